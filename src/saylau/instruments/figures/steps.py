"""A sweep: how the seats of every list change with one value, and where the law's own value lies."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from saylau.errors import BadCall
from saylau.instruments.figures.canvas import Canvas
from saylau.instruments.figures.facts import Caption, Mark, Stop, needed, whole
from saylau.instruments.figures.letters import clean
from saylau.instruments.figures.plot import Plot, value_text
from saylau.instruments.figures.stacks import stack
from saylau.instruments.figures.words import counted

__all__ = ["steps_over"]


def steps_over(
    caption: Caption, lists: Sequence[str], stops: Sequence[Stop], *, axis: str, law: Mark | None = None,
    percent: bool = False,
) -> str:  # fmt: skip
    """An SVG picture of a sweep: step lines over numbers, stacked bars over categories.

    A step line changes half way between two stops: only at its dots was anything reckoned. With ``percent``, numbers
    are shares of one. ``BadCall`` where stops do not rise, mix texts with numbers, or the law's value is off the axis.
    """
    needed(lists, *(stop.seats for stop in stops))
    for stop in stops:
        for seats in stop.seats:
            whole(seats)
    categories = _kind(stops, law)
    canvas = Canvas(
        caption, "steps_over", tuple(lists), tuple((s.at, tuple(s.seats)) for s in stops), axis, law, percent
    )
    bottom = (
        stack(canvas, lists, stops, axis, law)
        if categories
        else Plot(canvas, lists, stops, percent=percent).draw(axis, law)
    )
    told = [clean(axis), *_told(lists, stops, caption.language, percent=percent)]
    if law:
        told.append(f"{clean(law.label)}: {value_text(law.at, caption.language, percent=percent)}")
    return canvas.sheet(bottom, told)


def _kind(stops: Sequence[Stop], law: Mark | None) -> bool:
    """Whether the sweep goes over categories."""
    if not stops:
        raise BadCall("A sweep has at least one stop.")
    marked = [stop.at for stop in stops] + ([law.at] if law else [])
    texts = [each for each in marked if isinstance(each, str)]
    if len(texts) == len(marked):
        if law and law.at not in texts[:-1]:
            raise BadCall(f"The law's own {law.at!r} is none of the categories.")
        return True
    numbers = [each for each in marked if not isinstance(each, str | float | bool)]
    if len(numbers) != len(marked):
        raise BadCall("A sweep goes over whole numbers and fractions, or over texts, and never over floats.")
    over = numbers[: len(stops)]
    if any(b <= a for a, b in zip(over, over[1:], strict=False)):
        raise BadCall("The stops of a sweep rise.")
    if law and not over[0] <= numbers[-1] <= over[-1]:
        raise BadCall(f"The law's own value {law.at} is off the axis, {over[0]} to {over[-1]}.")
    return False


def _told(lists: Sequence[str], stops: Sequence[Stop], language: str, *, percent: bool) -> list[str]:
    """For every list its numbers of seats, each with the first and the last value that gives it."""
    lines = []
    for at, name in enumerate(lists):
        runs = []
        for seats, run in groupby(stops, key=lambda stop: stop.seats[at]):
            ends = list(run)
            told = [value_text(ends[i].at, language, percent=percent) for i in (0, -1)]
            runs.append(f"{told[0] if len(ends) == 1 else ' – '.join(told)}: {counted(seats, language)}")
        lines.append(f"{clean(name)} – {'; '.join(runs)}")
    return lines
