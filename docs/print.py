"""Prints the tables of the documentation from the data they speak of, between ``<!-- printed: NAME -->`` and ``<!-- end -->``.

``python docs/print.py`` writes them, ``python docs/print.py --check`` says which are stale (exit 1).
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner

from saylau import law
from saylau.cli import COMMANDS, office
from saylau.instruments.files import write_whole
from saylau.law.showing import sentence

DOCS = Path(__file__).parent
REPO = DOCS.parent
PLACE = re.compile(r"(<!-- printed: (?P<name>[a-z-]+)(?: (?P<what>[^>]*?))? -->\n).*?(<!-- end -->)", re.DOTALL)

GROUPS = {
    "commissions": "Commissions", "law_registration": "Law and registration", "candidates_lists": "Candidates and lists",
    "rolls": "Rolls of voters", "voting": "Voting", "counting": "Counting", "results": "Results", "seats": "Seats",
    "observers": "Observers", "regions": "Regions",
}  # fmt: skip


def cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def table(head: list[str], rows: list[list[str]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "|" + " --- |" * len(head)]
    return "\n".join(lines + ["| " + " | ".join(map(cell, row)) + " |" for row in rows]) + "\n"


def glossary(_: str) -> str:
    with (DOCS / "glossary.csv").open(encoding="utf-8", newline="") as sheet:
        terms = list(csv.DictReader(sheet))
    told = []
    for group in dict.fromkeys(term["group"] for term in terms):
        rows = [[t["en"], t["ru"], t["kk"], t["definition"], t["confidence"]] for t in terms if t["group"] == group]
        told.append(f"### {GROUPS.get(group, group.replace('_', ' ').capitalize())}\n")
        told.append(table(["English", "русский", "қазақша", "meaning", "confidence"], rows))
    return "\n".join(told)


def statutes(_: str) -> str:
    """Every provision with its history, in English; the other languages are one command away."""
    book = law.load("kz")
    rows = []
    for provision in book.provisions.values():
        for wording in provision.wordings:
            since = wording.since.isoformat() if wording.since else "open"
            trust = wording.confidence.value
            rows.append([f"`{provision.name}`", since, sentence(wording, "en"), wording.source, trust])
    return table(["provision", "from", "what it says", "article", "confidence"], rows)


def opened(_: str) -> str:
    """What the sources leave open."""
    book = law.load("kz")
    rows = [
        [f"`{p.name}`", w.since.isoformat() if w.since else "open", p.subject["en"], w.note]
        for p in book.provisions.values()
        for w in p.wordings
        if w.state is law.State.OPEN
    ]
    return table(["provision", "from", "subject", "what is known"], rows)


def command(what: str) -> str:
    """The help page of a command, as the command itself prints it."""
    said = CliRunner().invoke(office, [*what.split(), "--help"], terminal_width=100, prog_name="saylau").output
    return f"```\n{said.rstrip()}\n```\n"


def commands(_: str) -> str:
    return "\n".join(f"### saylau {name}\n\n{command(name)}" for name in COMMANDS)


def rules(_: str) -> str:
    from saylau.protocols import table as protocol_rules

    return protocol_rules.markdown()


PRINTERS: dict[str, Callable[[str], str]] = {
    "glossary": glossary,
    "statutes": statutes,
    "open": opened,
    "command": command,
    "commands": commands,
    "rules": rules,
}


def printed(text: str) -> str:
    """The page with each printed place made anew."""

    def fill(place: re.Match[str]) -> str:
        return f"{place[1]}\n{PRINTERS[place['name']](place['what'] or '')}\n{place[4]}"

    return PLACE.sub(fill, text)


def pages() -> list[Path]:
    return [REPO / "README.md", *sorted(DOCS.rglob("*.md"))]


def main() -> None:
    stale = []
    for page in pages():
        text = page.read_text(encoding="utf-8")
        fresh = printed(text)
        if fresh != text:
            stale.append(page.relative_to(REPO).as_posix())
            if "--check" not in sys.argv:
                write_whole(page, fresh)
    if "--check" in sys.argv and stale:
        sys.exit("These pages are not what the data says; run `make docs`: " + ", ".join(stale))
    sys.stdout.write(f"{len(stale)} pages printed anew.\n")


if __name__ == "__main__":
    main()
