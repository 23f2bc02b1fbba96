"""Several outcomes side by side: for every list one bar an outcome, with what changes against the first."""

from __future__ import annotations

from collections.abc import Sequence

from saylau.errors import BadCall
from saylau.instruments.figures.canvas import EDGE, Canvas
from saylau.instruments.figures.colours import PATTERNS
from saylau.instruments.figures.facts import Caption, Outcome, needed, whole
from saylau.instruments.figures.letters import clean, width
from saylau.instruments.figures.words import WORDS, counted, difference

__all__ = ["seat_bars"]

HIGH, STEP = 16, 23
NUMBER = 15
LEAST_BARS = 40


def seat_bars(caption: Caption, lists: Sequence[str], outcomes: Sequence[Outcome]) -> str:
    """An SVG picture of 1 to 6 outcomes; every number stands at its bar, with its difference from the first outcome.

    A list with no seat in the first outcome and some in another *enters* there, and the other way round *drops out*.
    ``BadCall`` where an outcome has not one value for each of the 1 to 40 lists.
    """
    needed(lists, *(each.seats for each in outcomes))
    if not 1 <= len(outcomes) <= len(PATTERNS):
        raise BadCall(f"A picture compares 1 to {len(PATTERNS)} outcomes, not {len(outcomes)}.")
    most = max((whole(n) for each in outcomes for n in each.seats if n is not None), default=0)
    canvas = Canvas(caption, "seat_bars", tuple(lists), tuple((each.name, tuple(each.seats)) for each in outcomes))
    tails = [[_tail(outcomes, of, at, caption.language) for of in range(len(outcomes))] for at in range(len(lists))]
    longest = _longest(canvas.room, outcomes, tails, most)
    y = _key(canvas, outcomes, canvas.head())
    for at, name in enumerate(lists):
        y = canvas.paragraph(EDGE, y, name, canvas.room, size=15, lines=3, bold=True) + 9
        for of, outcome in enumerate(outcomes):
            _bar(canvas, of, _length(outcome.seats[at], most, longest), y, tails[at][of])
            y += STEP
        canvas.stroke(f"M{EDGE} {y - STEP * len(outcomes) - 3:.0f}V{y - 4:.0f}", "rule", thick=1.5)
        y += 20
    return canvas.sheet(y - 26, _told(lists, outcomes, tails))


def _longest(
    room: float, outcomes: Sequence[Outcome], tails: Sequence[Sequence[tuple[str, str, str]]], most: int
) -> float:
    """The length of the longest bar that leaves every bar room for what stands behind it."""
    ends = [
        (room - 10 - _wide(tails[at][of])) * (most / seats)
        for of, outcome in enumerate(outcomes)
        for at, seats in enumerate(outcome.seats)
        if seats
    ]
    return max(min([room, *ends]), LEAST_BARS)


def _wide(tail: tuple[str, str, str]) -> float:
    return width(tail[1], NUMBER, bold=True) + width(tail[2], NUMBER)


def _length(seats: int | None, most: int, longest: float) -> float:
    return longest * (seats / most) if seats else 0.0


def _key(canvas: Canvas, outcomes: Sequence[Outcome], y: float) -> float:
    """What each kind of bar stands for; gives the baseline of the first list."""
    for of, outcome in enumerate(outcomes):
        canvas.box(EDGE + 1, y - 12, 26, 14, canvas.colour(of, PATTERNS[of % len(PATTERNS)]))
        y = canvas.paragraph(EDGE + 36, y, outcome.name, canvas.room - 36, size=14, lines=3) + 22
    return y + 14


def _bar(canvas: Canvas, of: int, length: float, y: float, tail: tuple[str, str, str]) -> None:
    if length:
        canvas.box(EDGE + 1, y, max(length, 1), HIGH, canvas.colour(of, PATTERNS[of % len(PATTERNS)]))
    size = NUMBER * min((canvas.room - length - 8) / _wide(tail), 1)
    canvas.text(EDGE + length + 8, y + 13.5, *tail, size=size)


def _tail(outcomes: Sequence[Outcome], of: int, at: int, language: str) -> tuple[str, str, str]:
    """What stands behind a bar: nothing, the number, and what changes."""
    seats, first = outcomes[of].seats[at], outcomes[0].seats[at]
    if seats is None:
        return "", counted(None, language), f" {WORDS.say('did_not_stand', language)}"
    if of == 0 or first is None or seats == first:
        return "", counted(seats, language), ""
    change = f"  {difference(seats - first, language)}"
    if first == 0:
        change += f"  ▲ {WORDS.say('enters', language)}"
    elif seats == 0:
        change += f"  ▼ {WORDS.say('leaves', language)}"
    return "", counted(seats, language), change


def _told(
    lists: Sequence[str], outcomes: Sequence[Outcome], tails: Sequence[Sequence[tuple[str, str, str]]]
) -> list[str]:
    return [
        f"{clean(outcome.name)}: " + "; ".join(
            f"{clean(name)} – {clean(''.join(tails[at][of]))}" for at, name in enumerate(lists)
        )
        for of, outcome in enumerate(outcomes)
    ]  # fmt: skip
