"""A study as sheets: CSV that any data tool opens; every row says that it is not the law."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from saylau.instruments.files import safe_text
from saylau.lab.whatif.studies import Study
from saylau.lab.whatif.supposing import TITLE, text_of
from saylau.seats import Allocation

__all__ = ["sheets"]

MODEL = "a model, not a forecast"


def sheets(study: Study) -> Mapping[str, str]:
    """The sheets of a study by the names of their files."""
    told: dict[str, str] = {}
    if study.supposed is not None:
        law, other = study.supposed.law, study.supposed.supposed
        rows: list[Sequence[object]] = [
            (name, votes, law.seats[name], other.seats[name], other.seats[name] - law.seats[name], TITLE)
            for name, votes in study.allocation.votes.items()
        ]
        rows.append(("", "", law.waiting, other.waiting, other.waiting - law.waiting, TITLE))
        told["what-if.csv"] = _csv(("list", "votes", "seats_by_law", "seats_supposed", "difference", "title"), rows)
    if study.swept is not None:
        name = study.swept.name
        points = [(str(text_of(each.changes[name])), each.supposed) for each in study.swept.points]
        told["sweep.csv"] = _csv(("provision", "value", "list", "seats", "title"), _sweep(name, points))
    if study.swung is not None:
        counted = [
            (name, seats, int(times), study.swung.scenarios, TITLE, MODEL)
            for name, row in zip(study.allocation.votes, study.swung.histogram, strict=True)
            for seats, times in enumerate(row)
            if times
        ]
        told["swing.csv"] = _csv(("list", "seats", "scenarios", "of", "title", "note"), counted)
    return told


def _sweep(name: str, points: Iterable[tuple[str, Allocation]]) -> Iterable[Sequence[object]]:
    for value, allocation in points:
        for each, seats in allocation.seats.items():
            yield name, value, each, seats, TITLE
        yield name, value, "", allocation.waiting, TITLE


def _csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """One sheet; the row without a list holds the seats that wait."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([safe_text(each) if isinstance(each, str) else each for each in row] for row in rows)
    return out.getvalue()
