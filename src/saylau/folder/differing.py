"""Where a count differs from the published totals: line by line, both numbers and the difference, with the lists together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from saylau.folder.comparing import TOTALS
from saylau.folder.result import ContestResult
from saylau.folder.wording import WORDS
from saylau.instruments.phrases import number
from saylau.protocols import load_form
from saylau.ruling import Finding, Outcome

__all__ = ["Difference", "differences", "line_name", "signed_number"]

TOGETHER = "votes_for_lists"
"""The votes of all lists together, told beside those of the lists that differ."""


class Difference(NamedTuple):
    """One line: a list or a count of the form by its code, what was published, and what the protocols add up to."""

    line: str
    published: int
    counted: int

    @property
    def by(self) -> int:
        """How many more were counted than published; negative for fewer."""
        return self.counted - self.published

    def as_json(self) -> dict[str, Any]:
        """The difference for a program."""
        return {"line": self.line, "published": self.published, "counted": self.counted, "difference": self.by}


def differences(each: ContestResult) -> tuple[Difference, ...]:
    """The lines that differ, the lists first and then all of them together; a sum that is not known is no difference."""
    held = [f for ruling in each.examined for f in ruling.findings if f.rule == TOTALS and f.found]
    apart = [_difference(finding) for finding in held if finding.outcome is not Outcome.MET]
    votes = each.contest.published.votes if each.contest.published else {}
    of_lists = [one for one in apart if one.line in votes]
    others = [one for one in apart if one.line not in votes]
    if of_lists:
        told = [_difference(finding) for finding in held if finding.where in votes]
        of_lists.append(Difference(TOGETHER, sum(d.published for d in told), sum(d.counted for d in told)))
    return (*of_lists, *others)


def line_name(line: str, each: ContestResult, names: Mapping[str, str], language: str) -> str:
    """What a line is called: the name of the list, or the title on the form."""
    if line == TOGETHER:
        return WORDS.say("page.votes_for_lists", language)
    return names.get(line) or load_form(each.contest.form).title(line, language)


def signed_number(difference: int, language: str) -> str:
    """A difference with its sign: +708, −12."""
    return f"{'+' if difference > 0 else '−'}{number(abs(difference), language)}"


def _difference(finding: Finding) -> Difference:
    return Difference(finding.where, int(finding.required), int(finding.found))
