"""What goes before the vote, on the terminal: a line a paper, and under it what somebody must still act on."""

from __future__ import annotations

from rich.padding import Padding
from rich.text import Text

from saylau.cli.office import Office
from saylau.folder import Result
from saylau.folder.before import Row, chapter_title, rows_of, without_registration
from saylau.folder.result import Chapter
from saylau.instruments.phrases import number
from saylau.ruling import Verdict

__all__ = ["tell_chapters"]

MARKS = {Verdict.STANDS: ("✓", "green"), Verdict.WAITS: ("!", "yellow"), Verdict.FALLS: ("✗", "red")}
MOST = 12
"""Papers of a chapter told on the terminal one by one; with more, only those that do not stand."""


def tell_chapters(office: Office, result: Result, *, after: bool) -> None:
    """The chapters before the vote, or those after it, with their papers; nothing where the folder has none."""
    for chapter in result.chapters:
        if chapter.is_after is after:
            _chapter(office, result, chapter)


def _chapter(office: Office, result: Result, chapter: Chapter) -> None:
    console, rows = office.console(), list(rows_of(result, chapter, office.language))
    standing = [row for row in rows if row.ruling.verdict is Verdict.STANDS]
    console.print()
    console.print(chapter_title(chapter, office.language), style="bold", markup=False)
    if len(rows) > MOST:
        count, of = (number(n, office.language) for n in (len(standing), len(rows)))
        console.print(office.say("papers_stand", count=count, of=of), markup=False)
    if chapter.unregistered:
        office.warn([without_registration(result, chapter, office.language)])
    for row in rows:
        if len(rows) <= MOST or row not in standing:
            _paper(office, row)


def _paper(office: Office, row: Row) -> None:
    console, (mark, style) = office.console(), MARKS[row.ruling.verdict]
    console.print(Text.assemble((f"{mark} ", style), row.name, "  ", (row.counted(office.language), "dim")))
    for asks in row.asks:
        console.print(Padding(Text(asks, style="yellow"), (0, 0, 0, 4), expand=False))
