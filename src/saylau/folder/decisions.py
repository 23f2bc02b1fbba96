"""``decisions.csv``: what persons decided about findings: explained, accepted with an act, returned."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from saylau.errors import Problem
from saylau.instruments.sheets import read_sheet
from saylau.ruling import Decision
from saylau.tabulation import Decided

__all__ = ["Decisions", "read_decisions"]

RULE = re.compile(r"[KS]\.[0-9]{3}")
WORDS = {"explained": Decision.SETTLED, "accepted": Decision.SETTLED, "returned": Decision.AGAINST}


@dataclass(frozen=True, slots=True)
class Decisions:
    """Decisions by the place they speak of: a station's code, or a unit of the addition.

    ``explanations`` are texts by S rule, ``acts`` decisions with their reasons by K rule, each by station.
    ``others`` are for the addition, which looks them up by rule and place.
    """

    explanations: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    acts: Mapping[str, Mapping[str, tuple[Decision, str]]] = field(default_factory=dict)
    others: tuple[Decided, ...] = ()


def read_decisions(path: Path, problems: list[Problem]) -> Decisions:
    """The decisions of a folder; no file is no decision. Columns: where, rule, decision, text, and by whom."""
    if not path.is_file():
        return Decisions()
    sheet = read_sheet(path, required=("where", "rule", "decision", "text"), optional=("by", "on", "note"))
    explanations: dict[str, dict[str, str]] = {}
    acts: dict[str, dict[str, tuple[Decision, str]]] = {}
    others = []
    for row, cells in sheet.rows:
        told = dict(zip(sheet.header, cells, strict=False))
        wrong = _wrong(told)
        if wrong:
            problems.append(Problem(path.name, row, *wrong))
            continue
        where, rule, decision = told["where"], told["rule"], WORDS[told["decision"]]
        text = f"{told['text']} ({told['by']})" if told.get("by") else told["text"]
        if rule.startswith("S"):
            explanations.setdefault(where, {})[rule] = text
        else:
            acts.setdefault(where, {})[rule] = (decision, text)
        others.append(Decided(rule, where, decision, text))
    problems.extend(sheet.problems)
    return Decisions(explanations, acts, tuple(others))


def _wrong(told: Mapping[str, str]) -> tuple[str, str, str] | None:
    """The column, the rule and the text of what is wrong with a row, or None."""
    if not told["where"]:
        return "where", "cell_is_empty", ""
    if not RULE.fullmatch(told["rule"]):
        return "rule", "no_such_rule", told["rule"]
    if told["decision"] not in WORDS:
        return "decision", "no_such_decision", told["decision"]
    if not told["text"]:
        return "text", "decision_without_a_text", ""
    if told["rule"].startswith("S") != (told["decision"] == "explained"):
        return "decision", "soft_rule_is_explained_hard_rule_is_decided", told["decision"]
    return None
