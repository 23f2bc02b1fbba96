"""A provision of the law and its wordings: frozen facts, each with its day and its source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias

from saylau.errors import LawIsSilent

__all__ = ["Act", "Basis", "Confidence", "Provision", "State", "Value", "Wording"]

Value: TypeAlias = "int | bool | str | date | Fraction | tuple[Value, ...] | Mapping[str, Value]"
"""What a wording may say. A float is not among them: a share of the law is a ``Fraction``."""


class Basis(StrEnum):
    """What the first day of a wording rests on."""

    SIGNED = "signed"
    IN_FORCE = "in_force"
    ATTESTED = "attested"


class Confidence(StrEnum):
    """How well the sources carry a wording; ``low`` shows a banner wherever it decides something."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class State(StrEnum):
    """What the book knows of a provision on a day."""

    SET = "set"
    """The law says something, and the book knows what."""
    OPEN = "open"
    """The law may say something; the sources do not settle what. Never filled by a guess."""
    ABSENT = "absent"
    """The law of that day is known to have no such rule."""
    NOT_IN_FORCE = "not_in_force"
    """The book has no wording for that day."""


@dataclass(frozen=True, slots=True)
class Act:
    """An act of the law: its title in the languages, and the days it is known by."""

    key: str
    title: Mapping[str, str]
    signed: date | None = None
    in_force: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """What a provision says from one day on.

    ``since`` is None where the start is open; ``until`` is the first day on which the wording no longer holds.
    ``act`` and ``article`` are the address to cite; ``document``, ``read`` and ``keys`` say how it is known.
    """

    name: str
    state: State
    since: date | None
    until: date | None
    basis: Basis
    confidence: Confidence
    unit: str
    act: str
    article: str
    said: Value | None = None
    by: str = ""
    note: str = ""
    document: str = ""
    read: str = ""
    keys: tuple[str, ...] = ()
    says: Mapping[str, str] = field(default_factory=dict)

    @property
    def source(self) -> str:
        """The address that a finding cites, such as ``elections 97-1(1)``."""
        return f"{self.act} {self.article}"

    @property
    def value(self) -> Value:
        """The value; raises ``LawIsSilent`` where the wording has none."""
        if self.said is None:
            raise LawIsSilent(f"{self.name} is {self.state.value.replace('_', ' ')} and has no value ({self.source}).")
        return self.said

    @property
    def is_set(self) -> bool:
        """Whether there is a value to go by."""
        return self.state is State.SET

    @property
    def whole(self) -> int:
        """The value as a whole number."""
        value = self.value
        if isinstance(value, bool) or not isinstance(value, int):
            raise self._other("a whole number")
        return value

    @property
    def fraction(self) -> Fraction:
        """The value as an exact fraction."""
        value = self.value
        if isinstance(value, Fraction):
            return value
        raise self._other("a fraction")

    @property
    def flag(self) -> bool:
        """The value as yes or no."""
        value = self.value
        if isinstance(value, bool):
            return value
        raise self._other("yes or no")

    @property
    def text(self) -> str:
        """The value as a code (a short snake_case word); the words for people are in ``says``."""
        value = self.value
        if isinstance(value, str):
            return value
        raise self._other("a code")

    @property
    def items(self) -> tuple[Value, ...]:
        """The value as a list."""
        value = self.value
        if isinstance(value, tuple):
            return value
        raise self._other("a list")

    @property
    def table(self) -> Mapping[str, Value]:
        """The value as a table of names and values."""
        value = self.value
        if isinstance(value, Mapping):
            return value
        raise self._other("a table")

    def _other(self, wanted: str) -> LawIsSilent:
        return LawIsSilent(f"{self.name} is not {wanted}: it says {self.said!r} ({self.source}).")


@dataclass(frozen=True, slots=True)
class Provision:
    """One named rule of the law, with all its wordings in the order of their days.

    ``subject`` is one line in each language; ``aka`` are names the same provision had elsewhere.
    ``information`` is true while no rule of the program rests on it.
    """

    name: str
    unit: str
    subject: Mapping[str, str]
    wordings: tuple[Wording, ...]
    aka: tuple[str, ...] = ()
    information: bool = False

    def on(self, day: date) -> Wording:
        """The wording of a day; its state is ``NOT_IN_FORCE`` where the book has none for that day."""
        for wording in reversed(self.wordings):
            if wording.since is None or wording.since <= day:
                if wording.until is not None and wording.until <= day:
                    return self._silence(wording, since=wording.until)
                return wording
        return self._silence(self.wordings[0], since=None)

    def _silence(self, neighbour: Wording, *, since: date | None) -> Wording:
        return Wording(
            name=self.name,
            state=State.NOT_IN_FORCE,
            since=since,
            until=None,
            basis=neighbour.basis,
            confidence=Confidence.LOW,
            unit=self.unit,
            act=neighbour.act,
            article=neighbour.article,
            document=neighbour.document,
            read=neighbour.read,
            keys=neighbour.keys,
        )
