"""The order of names by lot: each name has the SHA-256 digest of one short text, and the smallest digest goes first.

The text of a name has four lines, the last one without a line break, in UTF-8::

    saylau/lots/v1
    <purpose>
    <seed>
    <name>

A name's digest depends on no other name: the order in which names are handed in plays no part, and a name that is struck
leaves the rest as they stood.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from saylau.errors import BadCall

__all__ = ["FORMAT", "Lot", "draw", "message", "order", "plain", "ranked", "sample"]

FORMAT = "saylau/lots/v1"
"""The first line of every text that is hashed: another recipe would have another number."""

UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp", "Zs")
"""Kinds of characters that nobody tells apart on paper: line breaks, marks of direction, halves of pairs, other spaces."""
SPACE = " "


class Lot(NamedTuple):
    """A name and the digest that gave it its place, as 64 small hexadecimal digits."""

    digest: str
    name: str


def draw(names: Iterable[str], *, seed: str, purpose: str) -> tuple[Lot, ...]:
    """Every name with its digest, the first drawn first.

    ``purpose`` says what is drawn (``ballot/example``): one seed then serves several draws that know nothing of each other.
    Raises ``BadCall`` for a name that stands twice, for two equal digests, which nothing could decide, and for a seed,
    a purpose or a name that cannot be typed again from paper (see ``message``).
    """
    handed_in = Counter(names)
    if twice := sorted(name for name, times in handed_in.items() if times > 1):
        raise BadCall(f"Each name is drawn once; twice in the draw: {', '.join(twice)}.")
    digests = {name: hashlib.sha256(message(name, seed=seed, purpose=purpose)).hexdigest() for name in handed_in}
    return ranked(digests)


def order(names: Iterable[str], *, seed: str, purpose: str) -> tuple[str, ...]:
    """The names in the order of the lot; raises as ``draw``."""
    return tuple(lot.name for lot in draw(names, seed=seed, purpose=purpose))


def sample(names: Iterable[str], size: int, *, seed: str, purpose: str) -> tuple[str, ...]:
    """The first ``size`` names of the order, drawn without putting back; raises as ``draw``.

    A larger sample of the same draw begins with the smaller one. ``BadCall`` for fewer than none or more than all.
    """
    drawn = order(names, seed=seed, purpose=purpose)
    if not 0 <= size <= len(drawn):
        raise BadCall(f"A sample of {size} cannot be drawn from {len(drawn)} names.")
    return drawn[:size]


def message(name: str, *, seed: str, purpose: str) -> bytes:
    """The bytes that are hashed for a name.

    No part is empty, begins or ends with a space, holds a character that is not seen (a line break would let two different
    draws share one text), or is written in another way than Unicode's composed form (NFC): ``BadCall``.
    """
    parts = (plain(purpose, "purpose"), plain(seed, "seed"), plain(name, "name"))
    return "\n".join((FORMAT, *parts)).encode()


def plain(text: str, what: str) -> str:
    """The text as it is, if it can be typed again from paper; ``BadCall`` otherwise."""
    if not text or text != text.strip():
        raise BadCall(f"A {what} of a draw is not empty and has no space at either end: {text!a}.")
    if any(each != SPACE and unicodedata.category(each) in UNSEEN for each in text):
        raise BadCall(f"A {what} of a draw is one line of characters that can be seen: {text!a}.")
    if not unicodedata.is_normalized("NFC", text):
        raise BadCall(f"A {what} of a draw is written in Unicode's composed form (NFC): {text!a}.")
    return text


def ranked(digests: Mapping[str, str]) -> tuple[Lot, ...]:
    """The names by their digests, the smallest first; ``BadCall`` where two are equal: no third thing may decide."""
    lots = sorted(Lot(digest, name) for name, digest in digests.items())
    for lot, after in zip(lots, lots[1:], strict=False):
        if lot.digest == after.digest:
            raise BadCall(f"{lot.name} and {after.name} have one digest; draw again with another seed.")
    return tuple(lots)
