"""One picture of each kind from real figures of 2021, and one of each that is hard to draw."""

from __future__ import annotations

from fractions import Fraction

from instruments.figures.looking import AT_FIVE, AT_SEVEN, AT_THREE, BANNERS, HOSTILE, LONG, PARTIES
from saylau.instruments.figures import (
    Caption,
    Draws,
    Group,
    Mark,
    Outcome,
    Stop,
    hemicycle,
    ranges,
    seat_bars,
    steps_over,
)

KINDS = ("bars", "hemicycle", "steps", "stack", "ranges")


def caption(language: str, width: int = 480) -> Caption:
    return Caption(language=language, title="2021", banner=BANNERS[language], note="12.01.2021", width=width)


def real(kind: str, language: str, width: int = 480) -> str:
    names, words = PARTIES[language], caption(language, width)
    if kind == "bars":
        return seat_bars(words, names, [Outcome("7 %", AT_SEVEN), Outcome("5 %", AT_FIVE), Outcome("3 %", AT_THREE)])
    if kind == "hemicycle":
        return hemicycle(words, [Group(*pair) for pair in zip(names, AT_SEVEN, strict=True)], majority=50)
    if kind == "steps":
        sweep = [Stop(Fraction(p, 200), AT_THREE if p < 7 else AT_FIVE if p < 11 else AT_SEVEN) for p in range(21)]
        mark = Mark(Fraction(7, 100), "Заң / закон / law")
        return steps_over(words, names, sweep, axis="Меже", law=mark, percent=True)
    if kind == "stack":
        methods = [Stop("Hare", AT_SEVEN), Stop("D'Hondt", (77, 12, 9, 0, 0)), Stop("3 %", AT_THREE)]
        return steps_over(words, names, methods, axis="Әдіс", law=Mark("Hare", "Заң / закон / law"))
    counts = ({75: 30, 76: 50, 77: 20}, {11: 40, 12: 60}, {9: 30, 10: 70}, {0: 87, 5: 3, 6: 8, 7: 2}, {0: 100})
    below = (0, 0, None, 87, 100)
    return ranges(words, [Draws(*each) for each in zip(names, counts, AT_SEVEN, below, strict=True)])


def hard(kind: str, width: int = 480, names: tuple[str, ...] = LONG) -> str:
    """Forty lists with long or hostile names, or the largest numbers."""
    words = Caption(language="kk", title=LONG[0] * 3, banner=HOSTILE[0] + LONG[1], note=HOSTILE[1], width=width)
    seats = [max(0, 57 - 3 * at) + (at % 7 == 0) for at in range(len(names))]
    if kind == "bars":
        huge = (*(10**15 // (at + 1) for at in range(len(names) - 1)), None)
        return seat_bars(words, names, [Outcome(LONG[2], huge), Outcome(HOSTILE[0], seats)])
    if kind == "hemicycle":
        return hemicycle(words, [Group(*pair) for pair in zip(names, seats, strict=True)], majority=sum(seats) // 2 + 1)
    if kind == "steps":
        sweep = [Stop(50 + i, [n + i // (at + 1) for at, n in enumerate(seats)]) for i in range(101)]
        return steps_over(words, names, sweep, axis=LONG[3], law=Mark(150, LONG[4]))
    if kind == "stack":
        return steps_over(words, names, [Stop(LONG[5], seats), Stop(HOSTILE[0], [0] * len(names))], axis=LONG[3])
    spread = {at: 1 + at * 37 % 11 for at in range(107)}
    return ranges(
        words, [Draws(name, spread if at else {10**9: sum(spread.values())}, 98 + at) for at, name in enumerate(names)]
    )
