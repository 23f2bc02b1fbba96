"""A study as sheets: CSV that any data tool opens; every row says that it is not the law."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from saylau.instruments.files import safe_text
from saylau.lab.whatif.studies import Study
from saylau.lab.whatif.supposing import TITLE, text_of
from saylau.law import Value
from saylau.seats import Allocation

__all__ = ["sheets"]

MODEL = "a model, not a forecast"


def sheets(study: Study) -> Mapping[str, str]:
    """The sheets of a study by the names of their files."""
    told: dict[str, str] = {}
    changes = _changes(study.supposed.changes) if study.supposed else ""
    if study.supposed is not None:
        law, other = study.supposed.law, study.supposed.supposed
        rows: list[Sequence[object]] = [
            (name, votes, law.seats[name], other.seats[name], other.seats[name] - law.seats[name], changes, TITLE)
            for name, votes in study.allocation.votes.items()
        ]
        rows.append(("", "", law.waiting, other.waiting, other.waiting - law.waiting, changes, TITLE))
        told["what-if.csv"] = _csv(
            ("list", "votes", "seats_by_law", "seats_supposed", "difference", "supposed", "title"), rows
        )
    if study.swept is not None:
        name = study.swept.name
        points = [
            (str(text_of(each.changes[name])), _changes(each.changes), each.supposed) for each in study.swept.points
        ]
        told["sweep.csv"] = _csv(("provision", "value", "list", "seats", "supposed", "title"), _sweep(name, points))
    if study.swung is not None:
        counted = [
            (name, seats, int(times), study.swung.scenarios, changes, TITLE, MODEL)
            for name, row in zip(study.allocation.votes, study.swung.histogram, strict=True)
            for seats, times in enumerate(row)
            if times
        ]
        told["swing.csv"] = _csv(("list", "seats", "scenarios", "of", "supposed", "title", "note"), counted)
    return told


def _changes(changes: Mapping[str, Value]) -> str:
    return "; ".join(f"{name}: {text_of(value)}" for name, value in changes.items())


def _sweep(name: str, points: Iterable[tuple[str, str, Allocation]]) -> Iterable[Sequence[object]]:
    for value, changes, allocation in points:
        for each, seats in allocation.seats.items():
            yield name, value, each, seats, changes, TITLE
        yield name, value, "", allocation.waiting, changes, TITLE


def _csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """One sheet; the row without a list holds the seats that wait."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([safe_text(each) if isinstance(each, str) else each for each in row] for row in rows)
    return out.getvalue()
