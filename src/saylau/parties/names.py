"""Names, abbreviations and emblems that could be taken for those of another party: shown to a person, never judged here.

Letters of Latin and Cyrillic that look alike become one letter: the *skeleton* of a name. Equal skeletons are the same to the eye.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from saylau.parties.facts import Named, Registered

__all__ = ["Clash", "Likeness", "abbreviation_clashes", "emblem_clashes", "likeness", "name_clashes", "skeleton"]

LOOK_ALIKES = str.maketrans(
    {
        **dict(zip("авекмнорстухіјѕһԛԝ", "abekmhopctyxijshqw", strict=True)),
        **dict(zip("әғқңөүұҳ", "aгkhoyyx", strict=True)),
        **dict(zip("ıəɵþ03", "iaopoз", strict=True)),
    }
)
"""Case-folded letters that look like a Latin letter in upper or lower case, Kazakh ones among them, to that letter."""

WORDS_OF_EVERY_PARTY = ("партия", "партиясы", "партии", "party", "partiya", "partiyasy", "partiia", "partiiasy")
WORD = re.compile(r"\w+")


class Likeness(StrEnum):
    """How alike two names are to the eye."""

    SAME = "same"
    NEAR = "near"
    APART = "apart"


class Clash(NamedTuple):
    """Another party whose name, abbreviation or emblem is like the one asked about."""

    key: str
    likeness: Likeness


def _folded(word: str) -> str:
    plain = unicodedata.normalize("NFD", word.casefold())
    # A breve makes й of и and a diaeresis makes ё of е: to the eye they are marks over the same letter.
    return "".join(each for each in plain if not unicodedata.combining(each)).translate(LOOK_ALIKES)


_DROPPED = frozenset(map(_folded, WORDS_OF_EVERY_PARTY))


def skeleton(name: str) -> str:
    """The name as the eye takes it: letters and digits alone, look-alikes made one, the word *party* dropped.

    A name of nothing but that word keeps it.
    """
    words = [_folded(word) for word in WORD.findall(name.replace("_", " "))]
    return "".join(word for word in words if word not in _DROPPED) or "".join(words)


def likeness(one: str, other: str, *, letters: int = 0, length: int = 0) -> Likeness:
    """How alike two names are; *near* are those of at least ``length`` letters that differ in at most ``letters`` of them."""
    first, second = skeleton(one), skeleton(other)
    if first == second:
        return Likeness.SAME if first else Likeness.APART
    if min(len(first), len(second)) >= length and _within(first, second, letters):
        return Likeness.NEAR
    return Likeness.APART


def _within(one: str, other: str, most: int) -> bool:
    """Whether at most so many letters must be changed, added or taken away to make one text of the other."""
    if abs(len(one) - len(other)) > most:
        return False
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, 1):
        before, row[0] = row[0], place
        for column, each in enumerate(other, 1):
            before, row[column] = row[column], min(row[column] + 1, row[column - 1] + 1, before + (letter != each))
    return row[-1] <= most


def name_clashes(
    names: Iterable[Named], others: Iterable[Registered], day: date, *, letters: int, length: int
) -> Iterator[Clash]:
    """The parties of the register with a name like one of these on the day, in any pair of languages; the worst of each."""
    own = [text for each in names for text in each.names.values() if text]
    for other in others:
        theirs = [text for each in other.names if each.held_on(day) for text in each.names.values() if text]
        found = {likeness(one, two, letters=letters, length=length) for one in own for two in theirs}
        yield from _worst(other.key, found)


def abbreviation_clashes(names: Iterable[Named], others: Iterable[Registered], day: date) -> Iterator[Clash]:
    """The parties with the same abbreviation to the eye; a letter's difference is the rule among abbreviations."""
    own = [each.abbreviation for each in names if each.abbreviation]
    for other in others:
        theirs = [each.abbreviation for each in other.names if each.abbreviation and each.held_on(day)]
        yield from _worst(other.key, {likeness(one, two, length=len(one) + 1) for one in own for two in theirs})


def emblem_clashes(sha256: str, others: Iterable[Registered]) -> Iterator[Clash]:
    """The parties with an emblem: SAME where its file is the same, APART where a person has to compare."""
    for other in others:
        if other.emblem_sha256:
            yield Clash(other.key, Likeness.SAME if sha256 and other.emblem_sha256 == sha256 else Likeness.APART)


def _worst(key: str, found: set[Likeness]) -> Iterator[Clash]:
    for each in (Likeness.SAME, Likeness.NEAR):
        if each in found:
            yield Clash(key, each)
            return
