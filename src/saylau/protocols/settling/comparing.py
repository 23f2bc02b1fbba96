"""Two typings of one protocol, field by field (K.605)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from operator import attrgetter

from saylau.protocols.facts import Protocol
from saylau.protocols.form import VOTES_FOR
from saylau.protocols.rules import Difference

__all__ = ["differences_of"]

NOT_COMPARED = ("typing", "typist")
COMPARED = tuple(each.name for each in fields(Protocol) if each.name not in NOT_COMPARED)
TAKEN_APART = ("lists", "votes", "worded", "words_kk", "words_ru")
WHOLE = tuple(name for name in COMPARED if name not in TAKEN_APART)

everything = attrgetter(*COMPARED)


def differences_of(first: Protocol, second: Protocol) -> tuple[Difference, ...]:
    """The fields that two people typed differently, in the form's order; spaces and case of free text do not count."""
    if everything(first) == everything(second):
        return ()
    return tuple(_differences(first, second))


def _differences(first: Protocol, second: Protocol) -> Iterator[Difference]:
    for name in WHOLE:
        yield from _unequal(name, getattr(first, name), getattr(second, name))
    if first.lists == second.lists and len(first.votes) == len(second.votes):
        for name, one, other in zip(first.lists, first.votes, second.votes, strict=False):
            yield from _unequal(f"{VOTES_FOR}{name}", one, other)
    else:
        yield from _unequal("lists", first.lists, second.lists)
        yield from _unequal("votes", first.votes, second.votes)
    for column, ours, theirs in (
        ("words_kk", first.words_kk, second.words_kk),
        ("words_ru", first.words_ru, second.words_ru),
    ):
        mine, its = (dict(zip(p.worded, words, strict=False)) for p, words in ((first, ours), (second, theirs)))
        for name in dict.fromkeys((*mine, *its)):
            yield from _unequal(f"{column}:{name}", mine.get(name, ""), its.get(name, ""))


def _unequal(field: str, one: object, other: object) -> Iterator[Difference]:
    if one != other and _plain(one) != _plain(other):
        yield Difference(field, _show(one), _show(other))


def _plain(value: object) -> object:
    """A value without what two careful typists write differently: case and spaces of free text."""
    if isinstance(value, str):
        return " ".join(value.casefold().split())
    return tuple(map(_plain, value)) if isinstance(value, tuple) else value


def _show(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(" ".join(map(str, each)) if isinstance(each, tuple) else _show(each) for each in value)
    return str(value)
