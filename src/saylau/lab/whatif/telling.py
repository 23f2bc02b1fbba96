"""A study in words, in three languages: what was supposed, what changes, what the measures say and where they come from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import Path

from saylau.instruments.phrases import Phrases, number, percent
from saylau.lab.whatif.effects import SOURCES, Effects, Paradox, root
from saylau.lab.whatif.studies import Study
from saylau.lab.whatif.supposing import SEATS
from saylau.law import LawOfDay, Value
from saylau.seats import formula_name
from saylau.seats.formulas import FORMULAS

__all__ = ["SENTENCES", "banner", "measures", "model_note", "paradoxes", "provision_name", "sources", "value_text"]

SENTENCES = Phrases(Path(__file__).with_name("sentences.toml"))
HUNDRED = 100


def banner(study: Study, language: str, beside: str = "") -> str:
    """The line that stands over everything: not the law, and what was supposed instead, ``beside`` a provision that is swept."""
    changes = {} if study.supposed is None else {n: v for n, v in study.supposed.changes.items() if n != beside}
    if not changes:
        return SENTENCES.say("banner", language)
    real = study.allocation.law
    told = [
        SENTENCES.say(
            "supposed",
            language,
            name=provision_name(real, name, language),
            value=value_text(value, language),
            law=value_text(_by_law(study, name), language),
        )
        for name, value in changes.items()
    ]
    return SENTENCES.say("banner_supposed", language, supposed="; ".join(told))


def _by_law(study: Study, name: str) -> Value | None:
    """What the law says there; the seats of a constituency may come from its decree."""
    said = study.allocation.law[name].said
    return study.allocation.seats_to_share if said is None and name == SEATS else said


def model_note(study: Study, language: str) -> str:
    """What a swing is and is not."""
    spread = percent(study.spread or Fraction(0), language, 2)
    scenarios = number(study.swung.scenarios if study.swung else 0, language)
    seed = study.swung.seed if study.swung else 0
    return SENTENCES.say("model", language, spread=spread, scenarios=scenarios, seed=seed)


def provision_name(law: LawOfDay, name: str, language: str) -> str:
    """What a provision is about, in a line."""
    return law.book.provision(name).subject[language]


def value_text(value: Value | None, language: str) -> str:
    """A value as people read it: a share in per cent, a formula by its name."""
    if value is None:
        return SENTENCES.say("nothing", language)
    if isinstance(value, bool):
        return SENTENCES.say("yes" if value else "no", language)
    if isinstance(value, Fraction):
        places = next((p for p in range(3) if (value * HUNDRED * 10**p).denominator == 1), 3)
        return percent(value, language, places)
    if isinstance(value, int):
        return number(value, language)
    if value in FORMULAS:
        return formula_name(str(value), language)
    return SENTENCES.say(f"code.{value}", language) if f"code.{value}" in SENTENCES else str(value)


def measures(effects: Effects, language: str) -> Mapping[str, str]:
    """Each measure as a number, by its key; a line where there is none."""
    square, cast = effects.gallagher_squared, effects.votes
    wasted = Fraction(effects.wasted, cast) if cast else None
    return {
        "gallagher": "–" if square is None else number(root(square, 6) * HUNDRED, language, 2),
        "parties_by_votes": _decimal(effects.parties_by_votes, language),
        "parties_by_seats": _decimal(effects.parties_by_seats, language),
        "wasted": f"{number(effects.wasted, language)} ({'–' if wasted is None else percent(wasted, language)})",
    }


def paradoxes(effects: Effects, language: str, names: Mapping[str, str]) -> Iterator[str]:
    """Each paradox in a sentence; one that says so where there is none."""
    for kind, found in (("alabama", effects.alabama), ("new_list", effects.new_list)):
        if not found:
            yield SENTENCES.say(f"no_{kind}", language)
        for each in found:
            yield _paradox(kind, each, language, names)


def _paradox(kind: str, each: Paradox, language: str, names: Mapping[str, str]) -> str:
    return SENTENCES.say(
        kind,
        language,
        list=names.get(each.list, each.list),
        cause=names.get(each.cause, each.cause),
        before=number(each.before, language),
        after=number(each.after, language),
    )


def _decimal(value: Fraction | None, language: str) -> str:
    return "–" if value is None else number(value, language, 2)


def sources(language: str) -> Iterator[str]:
    """Where each measure was defined."""
    for key, source in SOURCES.items():
        yield f"{SENTENCES.say(f'measure.{key}', language)}: {source}"
