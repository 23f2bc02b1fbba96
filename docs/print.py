"""Prints what the documentation shows: tables from the data, help pages from the command, transcripts from running it.

Between ``<!-- printed: NAME -->`` and ``<!-- end -->`` stands what a printer of ``tables`` says; the calls of a
```` ```console ```` block are run by ``transcripts``. ``python docs/print.py`` writes the pages, ``--check`` says which
are stale (exit 1); pages may be named.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from tables import PRINTERS
from transcripts import REPO, transcript

from saylau.instruments.files import write_whole

__all__ = ["pages", "printed"]

PLACE = re.compile(r"(<!-- printed: (?P<name>[a-z-]+)(?: (?P<what>[^>]*?))? -->\n).*?(<!-- end -->)", re.DOTALL)
CONSOLE = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)


def printed(text: str) -> str:
    """The page with each printed place and each transcript made anew."""

    def fill(place: re.Match[str]) -> str:
        return f"{place[1]}\n{PRINTERS[place['name']](place['what'] or '')}\n{place[4]}"

    return CONSOLE.sub(lambda block: transcript(block[0]), PLACE.sub(fill, text))


def pages() -> list[Path]:
    """Every page of the documentation."""
    return [REPO / "README.md", REPO / "CONTRIBUTING.md", *sorted((REPO / "docs").rglob("*.md"))]


def main(arguments: list[str]) -> None:
    """Print the pages named, or all."""
    check = "--check" in arguments
    stale = []
    for page in [Path(each).resolve() for each in arguments if each != "--check"] or pages():
        text = page.read_text(encoding="utf-8")
        fresh = printed(text)
        if fresh != text:
            stale.append(page.relative_to(REPO).as_posix())
            if not check:
                write_whole(page, fresh)
    if check and stale:
        sys.exit("These pages are not what the data says; run `make docs`: " + ", ".join(stale))
    sys.stdout.write(f"{len(stale)} pages printed anew.\n")


if __name__ == "__main__":
    main(sys.argv[1:])
