"""A finding, a stage and a moment as sentences, in three languages."""

from __future__ import annotations

from pathlib import Path

from saylau.instruments.phrases import Phrases, date_text
from saylau.ruling import Decision, Finding
from saylau.timetable.facts import Moment, Side
from saylau.timetable.method import APART, ROWS

__all__ = ["SENTENCES", "edge_name", "moment_text", "stage_name", "tell"]

SENTENCES = Phrases(Path(__file__).with_name("sentences.toml"))
"""The words of the timetable."""

ACTS = frozenset(row.key for row in (*ROWS, *APART) if row.is_act)
NOTHING = "–"


def moment_text(moment: Moment | None, language: str) -> str:
    """The moment in words: *9 January 2021, 18:00*."""
    if moment is None:
        return NOTHING
    return date_text(moment.day, language) + (f", {moment.clock}" if moment.clock else "")


def stage_name(key: str, language: str) -> str:
    """The name of a stage."""
    return SENTENCES.say(f"stage.{key}", language)


def edge_name(name: str, language: str) -> str:
    """The name of an edge such as ``nomination_closes``; of an act, that of the stage alone."""
    key, _, side = name.rpartition("_")
    if side not in set(Side) or f"stage.{key}" not in SENTENCES:
        return name
    stage = stage_name(key, language)
    return stage if key in ACTS else SENTENCES.say(f"edge.{side}", language, stage=stage)


def tell(finding: Finding, language: str) -> str:
    """What a finding of the timetable says: what is so, what the law gives, and what to do."""
    outcome = "settled" if finding.decision is Decision.SETTLED else finding.outcome.value
    own = f"{finding.rule}.{outcome}"
    if not finding.required and f"{own}_bare" in SENTENCES:
        own = f"{own}_bare"
    where = ", ".join(edge_name(name, language) for name in finding.where.split(", "))
    return SENTENCES.say(
        own if own in SENTENCES else f"date.{outcome}",
        language,
        where=where[:1].upper() + where[1:] if finding.where.endswith(tuple(Side)) else where,
        required=_moments(finding.required, language),
        found=_moments(finding.found, language),
    )


def _moments(text: str, language: str) -> str:
    """Days of a finding in words; what is no day stays as it is."""
    if not text:
        return NOTHING
    try:
        return "; ".join(moment_text(Moment.read(each), language) for each in text.split(", "))
    except ValueError:
        return text
