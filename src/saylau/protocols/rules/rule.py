"""A rule as data: its code, its sentence name, the lines it reads, and what it hides when it fires."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from saylau.protocols.rules.measure import Filled, Yardstick

__all__ = ["Breach", "Check", "Fired", "Hint", "Rule", "Severity", "rule"]

VOTES = "votes"


class Severity(StrEnum):
    """What happens when a rule fires."""

    HARD = "K"
    """Acceptance waits until a person with the right role decides."""
    SOFT = "S"
    """The commission of the station explains in writing."""


@dataclass(frozen=True, slots=True)
class Hint:
    """What would restore the balances: a field with the value it would have, or two fields that change places."""

    field: str
    value: int | None = None
    other: str = ""

    def __str__(self) -> str:
        return f"{self.field}<->{self.other}" if self.other else f"{self.field}={self.value}"


@dataclass(frozen=True, slots=True)
class Breach:
    """A rule that is not met: what it asked for and what stood there.

    ``fields`` are the fields at fault where they are fewer than the rule reads; ``informs`` marks a figure that is
    printed and asks nobody anything.
    """

    required: int | str
    found: int | str
    fields: tuple[str, ...] = ()
    hints: tuple[Hint, ...] = ()
    informs: bool = False


Check: TypeAlias = "Callable[[Filled, Yardstick], Breach | None]"
Follows: TypeAlias = "Callable[[str, Filled, Yardstick], bool]"


def always(_code: str, _p: Filled, _at: Yardstick) -> bool:
    """A rule that is named as hidden follows from the one that hides it in every case."""
    return True


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; its ``name`` is the sentence that is true when it is met, and the name of its function.

    ``operands`` must be filled, else the rule is skipped and K.001 speaks; ``fields`` adds those it looks at besides.
    ``source`` names provisions of the law: the first is cited, the weakest gives the confidence, and where one of
    them sets nothing the rule is not applied. ``hides`` are the codes that say nothing new when this rule fires, as
    far as ``follows`` agrees: hiding never reaches across two causes. ``gate`` says in words what switches it off.
    """

    code: str
    name: str
    check: Check
    operands: tuple[str, ...]
    fields: tuple[str, ...]
    source: tuple[str, ...]
    hides: tuple[str, ...]
    follows: Follows
    gate: str
    condition: str

    @property
    def severity(self) -> Severity:
        """``K`` or ``S``, the first letter of the code."""
        return Severity(self.code[0])

    @property
    def is_hard(self) -> bool:
        """Whether acceptance waits when the rule fires."""
        return self.code[0] == Severity.HARD.value


@dataclass(frozen=True, slots=True)
class Fired:
    """A rule that fired on one protocol, with the values that the sentences need."""

    rule: Rule
    fields: tuple[str, ...]
    required: int | str
    found: int | str
    hints: tuple[Hint, ...] = ()

    @property
    def code(self) -> str:
        """The code of the rule, such as ``K.402``."""
        return self.rule.code


def rule(
    code: str,
    fires: str,
    *,
    operands: tuple[str, ...] = (),
    fields: tuple[str, ...] = (),
    source: tuple[str, ...],
    hides: tuple[str, ...] = (),
    follows: Follows = always,
    gate: str = "",
) -> Callable[[Check], Rule]:
    """Make a rule of a function; ``fires`` is the condition as the rule table prints it."""

    def make(check: Check) -> Rule:
        name = check.__name__
        return Rule(code, name, check, operands, operands + fields, source, hides, follows, gate, fires)

    return make
