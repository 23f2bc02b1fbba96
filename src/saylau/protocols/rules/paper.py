"""K.601–K.606: the paper, its words, its signatures, its times, and its two typings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from operator import attrgetter

from saylau.instruments.numerals import from_words
from saylau.protocols.facts import NUMBERS
from saylau.protocols.form import VOTES_FOR
from saylau.protocols.rules.measure import Filled, Yardstick, clock, reaches
from saylau.protocols.rules.rule import Breach, rule
from saylau.protocols.rules.values import value_of

__all__ = ["RULES"]

SOURCE = "protocol.rules.paper"


def _disagreeing(p: Filled) -> Iterator[tuple[str, str, int]]:
    for language, words in (("kk", p.words_kk), ("ru", p.words_ru)):
        for field, told in zip(p.worded, words, strict=False):
            value = value_of(p, field) if told else None
            if value is not None and from_words(told, language) != value:
                yield field, told, value


@lru_cache(maxsize=256)
def _values_in_words(worded: tuple[str, ...], lists: tuple[str, ...]) -> Callable[[Filled], Sequence[int]] | None:
    """How to take at once the values of the lines in words, where they are all the lists and then counts."""
    votes, counts = worded[: len(lists)], worded[len(lists) :]
    if tuple(name.removeprefix(VOTES_FOR) for name in votes) != lists or not set(counts) <= set(NUMBERS):
        return None
    if not counts:
        return attrgetter("votes")
    read = attrgetter(*counts)
    return lambda p: (*p.votes, *((read(p),) if len(counts) == 1 else read(p)))


def _agree(p: Filled) -> bool:
    """Whether all words are there and agree; anything else is looked at field by field."""
    read = _values_in_words(p.worded, p.lists)
    if read is None:
        return False
    values = list(read(p))
    return [from_words(told, "kk") for told in p.words_kk] == values == [from_words(told, "ru") for told in p.words_ru]


@rule(
    "K.601",
    "words and digits of a field disagree, in either language",
    fields=("worded",),
    source=(SOURCE,),
    gate="words are typed",
)
def words_agree_with_digits(p: Filled, _at: Yardstick) -> Breach | None:
    """A number in words, in Kazakh and in Russian, is the number in digits."""
    wrong = list(_disagreeing(p)) if p.worded and not _agree(p) else []
    if not wrong:
        return None
    _, told, value = wrong[0]
    return Breach(value, told, tuple(dict.fromkeys(field for field, _, _ in wrong)))


@rule(
    "K.602",
    "n_sig below the legal minimum for n_c, or neither chair nor the lawful substitute signed",
    operands=("members", "signatures", "chair_signed"),
    source=("protocol.signatures.minimum",),
)
def enough_members_signed(p: Filled, at: Yardstick) -> Breach | None:
    """Enough members signed, the chair, the deputy or the secretary among them (article 44(3))."""
    share = at.limits.signatures
    least = -(-share.numerator * p.members // share.denominator)
    if not reaches(p.signatures, share, p.members):
        return Breach(least, p.signatures, ("signatures", "members"))
    return None if p.chair_signed else Breach(least, p.signatures, ("chair_signed",))


@rule(
    "K.603",
    "not t_open < t_close < t_count ≤ t_sign",
    operands=("opened_at", "closed_at", "count_began_at", "signed_at"),
    source=(SOURCE,),
)
def times_are_in_order(p: Filled, _at: Yardstick) -> Breach | None:
    """The station opened, closed, began to count and signed, in this order."""
    times = (p.opened_at, p.closed_at, p.count_began_at, p.signed_at)
    if times[0] < times[1] < times[2] <= times[3]:
        return None
    told = ", ".join(map(clock, times))
    return Breach("opened < closed < count_began <= signed", told)


@rule(
    "K.605",
    "second entry not by another person, or entries differ",
    fields=("typist",),
    source=("protocol.typed_twice",),
)
def two_people_typed_the_same(p: Filled, at: Yardstick) -> Breach | None:
    """A second person typed the protocol, and typed the same; where the procedure asks for one typing, one is enough."""
    if at.differences:
        return Breach(0, len(at.differences), tuple(each.field for each in at.differences))
    if at.second is None:
        return Breach(2, 1) if at.limits.typed_twice else None
    same = p.typist.strip().casefold() == at.second.typist.strip().casefold()
    return Breach(2, 1) if same or not p.typist.strip() or not at.second.typist.strip() else None


@rule(
    "K.606",
    "hash groups typed from paper ≠ hash of the imported file",
    fields=("groups_typed", "groups_of_file"),
    source=(SOURCE,),
    gate="groups were typed and a file was imported",
)
def paper_and_file_have_one_fingerprint(p: Filled, _at: Yardstick) -> Breach | None:
    """The groups of the fingerprint typed from paper, counted from 1, stand in the fingerprint of the file."""
    if not p.groups_typed or not p.groups_of_file:
        return None
    groups = dict(enumerate(p.groups_of_file.casefold().replace("-", " ").split(), start=1))
    for place, typed in p.groups_typed:
        if groups.get(place) != typed.casefold():
            return Breach(groups.get(place, "-"), typed)
    return None


RULES = (
    words_agree_with_digits,
    enough_members_signed,
    times_are_in_order,
    two_people_typed_the_same,
    paper_and_file_have_one_fingerprint,
)
