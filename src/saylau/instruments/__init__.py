"""The instruments: what any office uses, and what knows nothing of elections.

* ``sheets`` — a CSV, XLSX, XLS or ODS file becomes rows of text with file, row and column kept
* ``cells`` — the strict readers of one cell: whole numbers, days, minutes of the local clock, mixed scripts
* ``numerals`` — whole numbers in words, in Kazakh, Russian and English, and back
* ``phrases`` — the words of the interface: catalogues, numbers, shares and days as each language writes them
* ``problems`` — the sentence, with its remedy, of every problem that sheets and cells report
* ``figures`` — pictures as SVG text: outcomes side by side, hemicycles, sweeps, what a model drew
* ``files`` — files that are written whole or not at all

Nothing is re-exported here: a caller names the instrument it takes.
"""
