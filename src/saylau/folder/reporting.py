"""The papers of a run: pages in three languages, sheets of totals, seats and findings, and the JSON document."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from saylau.folder.facts import Contest
from saylau.folder.letters import letters
from saylau.folder.page import page
from saylau.folder.result import Result
from saylau.folder.telling import as_json
from saylau.instruments.files import safe_text, write_whole
from saylau.instruments.phrases import LANGUAGES
from saylau.ruling import Ruling
from saylau.tabulation import Total

__all__ = ["sheet", "write_report"]


def write_report(result: Result, folder: Path) -> tuple[Path, ...]:
    """Write the papers into a folder, each whole or not at all, and name them.

    ``report.<language>.html``, ``result.json``, ``totals.csv``, ``seats.csv``, ``findings.csv``, and draft letters on the
    papers before the vote under ``letters/``. Files of an earlier run are replaced; nothing else in the folder is touched.
    """
    folder.mkdir(parents=True, exist_ok=True)
    papers = {f"report.{language}.html": page(result, language) for language in LANGUAGES}
    papers |= letters(result)
    papers["result.json"] = json.dumps(as_json(result), ensure_ascii=False, indent=1) + "\n"
    papers["totals.csv"] = _totals(result)
    papers["seats.csv"] = _seats(result)
    papers["findings.csv"] = _findings(result)
    # All of them are written down before the first takes its place: a full disk leaves the papers of an earlier run.
    with TemporaryDirectory(dir=folder, prefix=".draft-") as drafts:
        for name, content in papers.items():
            (Path(drafts) / name).parent.mkdir(exist_ok=True)
            write_whole(Path(drafts) / name, content)
        for name in papers:
            (folder / name).parent.mkdir(exist_ok=True)
            (Path(drafts) / name).replace(folder / name)
    return tuple(folder / name for name in papers)


def sheet(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A CSV text; a cell of text that a spreadsheet would run as a formula is guarded, an unknown number is empty."""
    sheet = io.StringIO()
    writer = csv.writer(sheet, lineterminator="\n")
    writer.writerow(head)
    for row in rows:
        writer.writerow(["" if cell is None else safe_text(cell) if isinstance(cell, str) else cell for cell in row])
    return sheet.getvalue()


def _totals(result: Result) -> str:
    """Every total of every level; a count that a form lacks or that is not known is empty, never zero."""
    units = [(each.contest, total) for each in result.contests if each.tally for total in each.tally.totals.all]
    counts = [_counts(total) for _, total in units]
    names = list(dict.fromkeys(name for each in counts for name in each))
    rows = [
        [
            contest.id,
            total.level.value,
            total.key,
            total.status.value,
            total.registered,
            total.counted,
            *map(known.get, names),
            _note(contest),
        ]
        for (contest, total), known in zip(units, counts, strict=True)
    ]
    return sheet(["contest", "level", "unit", "status", "stations", "counted", *names, "note"], rows)


def _counts(total: Total) -> dict[str, int | None]:
    sums = {name: total.number(name) for name in total.sums}
    return sums | {f"votes:{name}": total.votes_of(name) for name in total.votes}


def _note(contest: Contest) -> str:
    return "illustrative" if contest.illustrative else ""


def _seats(result: Result) -> str:
    rows = []
    for each in result.contests:
        allocation, published = each.allocation, each.contest.published
        for key in each.contest.ballot:
            votes = allocation.votes.get(key) if allocation else None
            admitted = "yes" if allocation and key in allocation.admitted else "no"
            official = published.seats.get(key) if published else None
            rows.append([each.contest.id, key, votes, admitted, each.seats.get(key, 0), official, _note(each.contest)])
    return sheet(["contest", "list", "votes", "admitted", "seats", "published", "note"], rows)


def _rulings(result: Result) -> Iterator[tuple[str, Ruling]]:
    """Every ruling in the order of the result, and what must be known of its figures."""
    for chapter in result.chapters:
        yield from (("illustrative" if result.election.invented else "", ruling) for ruling in chapter.rulings)
    for contest in result.contests:
        yield from ((_note(contest.contest), ruling) for ruling in contest.rulings)


def _findings(result: Result) -> str:
    rows = [
        [
            ruling.subject,
            ruling.verdict.value,
            each.rule,
            each.outcome.value,
            each.where,
            each.required,
            each.found,
            each.source,
            each.confidence.value,
            each.note,
            note,
        ]
        for note, ruling in _rulings(result)
        for each in ruling.findings
    ]
    head = [
        "subject",
        "verdict",
        "rule",
        "outcome",
        "where",
        "required",
        "found",
        "source",
        "confidence",
        "note",
        "figures",
    ]
    return sheet(head, rows)
