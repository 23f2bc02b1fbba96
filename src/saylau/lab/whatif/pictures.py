"""A study as pictures: SVG text by the names of the files, every one of them saying that it is not the law."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from saylau.instruments.figures import (
    Caption,
    Draws,
    Group,
    Mark,
    Outcome,
    Stop,
    hemicycle,
    ranges,
    seat_bars,
    steps_over,
)
from saylau.instruments.phrases import percent
from saylau.lab.whatif.studies import Study, Swept
from saylau.lab.whatif.supposing import WhatIf
from saylau.lab.whatif.telling import SENTENCES, banner, model_note, provision_name, value_text
from saylau.law import Value
from saylau.seats import Allocation

__all__ = ["pictures"]

MOST_DOTS = 1_000
MOST_LISTS = 20
"""Lists in one picture; those with the most votes."""


class _Words(NamedTuple):
    """The language of the pictures, the names of the lists, and what they are of."""

    language: str
    names: Mapping[str, str]
    contest: str

    def say(self, key: str, **values: object) -> str:
        return SENTENCES.say(f"picture.{key}", self.language, **values)

    def caption(self, study: Study, title: str, note: str = "", beside: str = "") -> Caption:
        said = banner(study, self.language, beside)
        return Caption(language=self.language, title=title, banner=said, about=self.contest, note=note)

    def of(self, keys: Sequence[str]) -> list[str]:
        return [self.names.get(key, key) for key in keys]


def pictures(study: Study, language: str, names: Mapping[str, str], contest: str) -> Mapping[str, str]:
    """The pictures of a study; ``names`` are those of the lists, ``contest`` the title of what was voted on."""
    words = _Words(language, names, contest)
    shown = sorted(study.allocation.votes, key=lambda name: -study.allocation.votes[name])[:MOST_LISTS]
    drawn: dict[str, str] = {}
    if study.supposed is not None:
        drawn |= _supposed(study, study.supposed, shown, words)
    if study.swept is not None:
        drawn["sweep.svg"] = _sweep(study, study.swept, shown, words)
    if study.swung is not None:
        drawn["swing.svg"] = _swing(study, shown, words)
    return drawn


def _supposed(study: Study, supposed: WhatIf, shown: Sequence[str], words: _Words) -> Mapping[str, str]:
    caption = words.caption(study, words.say("title", contest=words.contest))
    outcomes = [
        Outcome(words.say("law"), [supposed.law.seats[name] for name in shown]),
        Outcome(words.say("what_if"), [supposed.supposed.seats[name] for name in shown]),
    ]
    drawn = {"what-if.svg": seat_bars(caption, words.of(shown), outcomes)}
    if 0 < supposed.supposed.seats_to_share <= MOST_DOTS:
        drawn["house.svg"] = hemicycle(caption, _groups(supposed.supposed, shown, words))
    return drawn


def _groups(allocation: Allocation, shown: Sequence[str], words: _Words) -> list[Group]:
    groups = [Group(words.names.get(name, name), allocation.seats[name]) for name in shown if allocation.seats[name]]
    others = sum(allocation.seats.values()) - sum(each.seats for each in groups)
    if others:
        groups.append(Group("…", others))
    if allocation.waiting:
        groups.append(Group(words.say("waits"), allocation.waiting, waits=True))
    return groups


def _sweep(study: Study, swept: Swept, shown: Sequence[str], words: _Words) -> str:
    law = study.allocation.law
    subject = provision_name(law, swept.name, words.language)
    stops = [
        Stop(_at(each.changes[swept.name], words), [each.supposed.seats[name] for name in shown])
        for each in swept.points
    ]
    real, shares = law[swept.name].said, bool(stops) and isinstance(stops[0].at, Fraction)
    mark = Mark(_at(real, words), words.say("law")) if any(each.at == _at(real, words) for each in stops) else None
    caption = words.caption(study, words.say("sweep_title", provision=subject), beside=swept.name)
    return steps_over(caption, words.of(shown), stops, axis=subject, law=mark, percent=shares)


def _at(value: Value | None, words: _Words) -> int | Fraction | str:
    if isinstance(value, int | Fraction) and not isinstance(value, bool):
        return value
    return value_text(value, words.language)


def _swing(study: Study, shown: Sequence[str], words: _Words) -> str:
    swing = study.swung
    assert swing is not None  # noqa: S101 (drawn only where there is one)
    places = {name: place for place, name in enumerate(study.allocation.votes)}
    around = study.supposed.supposed if study.supposed else study.allocation
    draws = [
        Draws(
            words.names.get(name, name),
            {seats: int(times) for seats, times in enumerate(swing.histogram[places[name]]) if times},
            around.seats[name] if study.supposed is None else None,
            int(swing.below[places[name]]),
        )
        for name in shown
    ]
    title = words.say("swing_title", spread=percent(study.spread or Fraction(0), words.language, 2))
    return ranges(words.caption(study, title, model_note(study, words.language)), draws)
