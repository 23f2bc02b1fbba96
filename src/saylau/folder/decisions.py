"""``decisions.csv``: what persons decided about findings: explained, accepted with an act, returned."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from saylau.errors import Problem
from saylau.instruments.sheets import read_sheet
from saylau.protocols import RULES as OF_ONE_STATION
from saylau.ruling import Decision
from saylau.tabulation import RULES as OF_SEVERAL
from saylau.tabulation import Decided

__all__ = ["STATION_RULES", "Decisions", "read_decisions"]

STATION_RULES = frozenset(rule.code for rule in OF_ONE_STATION)
ALL_RULES = STATION_RULES | {rule.code for rule in OF_SEVERAL}
VERSIONS = {"": 1} | {str(number): number for number in range(1, 10)}
WORDS = {"explained": Decision.SETTLED, "accepted": Decision.SETTLED, "returned": Decision.AGAINST}

Paper: TypeAlias = tuple[str, int]
"""The code of a station (or a unit) and the version of its protocol."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """Decisions by the place they speak of: a station's code, or a unit of the addition.

    ``explanations`` are texts by S rule, ``acts`` decisions with their reasons by K rule, each by paper: the code of
    a station and the version of its protocol. ``others`` are for the addition, which looks them up by rule and place.
    """

    explanations: Mapping[Paper, Mapping[str, str]] = field(default_factory=dict)
    acts: Mapping[Paper, Mapping[str, tuple[Decision, str]]] = field(default_factory=dict)
    others: tuple[Decided, ...] = ()


def read_decisions(
    path: Path, register: Container[str], named: Callable[[str], str] = str
) -> tuple[Decisions, list[Problem]]:
    """The decisions of a file, and everything wrong in it. Columns: where, rule, decision, text, and by whom.

    ``register`` are the codes of all stations: a decision on a station that is not there would settle nothing.
    ``named`` gives what stands for the name of a person.
    """
    problems: list[Problem] = []
    sheet = read_sheet(path, required=("where", "rule", "decision", "text"), optional=("version", "by", "on", "note"))
    explanations: dict[Paper, dict[str, str]] = {}
    acts: dict[Paper, dict[str, tuple[Decision, str]]] = {}
    others: dict[tuple[Paper, str], Decided] = {}
    for row, cells in sheet.rows:
        told = dict(zip(sheet.header, cells, strict=False))
        wrong = _wrong(told, register)
        paper = told["where"], VERSIONS.get(told.get("version", ""), 1)
        if (paper, told["rule"]) in others:
            wrong = "where", "row_stands_twice", f"{told['where']} {told['rule']}"
        if wrong:
            problems.append(Problem(path.name, row, *wrong))
            continue
        where, rule, decision = told["where"], told["rule"], WORDS[told["decision"]]
        text = f"{told['text']} ({named(told['by'])})" if told.get("by") else told["text"]
        if rule.startswith("S"):
            explanations.setdefault(paper, {})[rule] = text
        else:
            acts.setdefault(paper, {})[rule] = (decision, text)
        others[paper, rule] = Decided(rule, where, decision, text)
    problems.extend(sheet.problems)
    return Decisions(explanations, acts, tuple(others.values())), problems


def _wrong(told: Mapping[str, str], register: Container[str]) -> tuple[str, str, str] | None:
    """The column, the rule and the text of what is wrong with a row, or None."""
    where, rule, decision = told["where"], told["rule"], told["decision"]
    explained = rule.startswith("S"), decision == "explained"
    checks = (
        (not where, "where", "cell_is_empty", ""),
        (rule not in ALL_RULES, "rule", "no_such_rule", rule),
        (rule in STATION_RULES and where not in register, "where", "no_such_station", where),
        (told.get("version", "") not in VERSIONS, "version", "version_is_not_known", told.get("version", "")),
        (decision not in WORDS, "decision", "no_such_decision", decision),
        (not told["text"], "text", "decision_without_a_text", ""),
        (explained[0] != explained[1], "decision", "soft_rule_is_explained_hard_rule_is_decided", decision),
    )
    return next(((column, broken, found) for wrong, column, broken, found in checks if wrong), None)
