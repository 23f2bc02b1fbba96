"""The legend: letter, colour and name of every list, and its number where there is one."""

from __future__ import annotations

from collections.abc import Sequence

from saylau.instruments.figures.canvas import EDGE, Canvas
from saylau.instruments.figures.colours import LETTERS
from saylau.instruments.figures.letters import width

__all__ = ["legend"]

NUMBER, NAME, STEP = 15, 14, 26


def legend(
    canvas: Canvas, names: Sequence[str], y: float, *, numbers: Sequence[str] = (), hollow: Sequence[bool] = ()
) -> float:
    """Draws the legend from the baseline ``y`` down; gives its last baseline."""
    taken = max((width(text, NUMBER, bold=True) for text in numbers), default=0)
    bottom = y
    for at, name in enumerate(names):
        canvas.badge(EDGE + 11, y - 5, at, LETTERS[at], hollow=bool(hollow) and hollow[at])
        if numbers:
            canvas.text(canvas.right, y, numbers[at], size=NUMBER, bold=True, anchor="end")
        bottom = canvas.paragraph(EDGE + 30, y, name, canvas.room - 30 - taken - 14, size=NAME, lines=3)
        y = bottom + STEP
    return bottom
