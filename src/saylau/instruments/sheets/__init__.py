"""Sheets: a CSV, XLSX, XLS or ODS file becomes rows of text, with file, row and column kept.

``kinds`` looks at what a file is, whatever its name says; ``plain`` reads text with separators; ``workbooks`` reads
office workbooks, after ``packages`` weighed them and ``spots`` found their formulas; ``columns`` matches the header;
``reading`` puts it together; ``packed`` opens what gzip packed. Nothing here types a number: every cell is text.
"""

from saylau.instruments.sheets.packed import unpacked
from saylau.instruments.sheets.reading import Sheet, read_sheet

__all__ = ["Sheet", "read_sheet", "unpacked"]
