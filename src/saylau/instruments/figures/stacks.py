"""A sweep over categories, such as methods: one bar a category, parted among the lists."""

from __future__ import annotations

from collections.abc import Sequence

from saylau.instruments.figures.canvas import EDGE, Canvas, shown
from saylau.instruments.figures.colours import LETTERS, LIGHT, on_light
from saylau.instruments.figures.facts import Mark, Stop
from saylau.instruments.figures.legend import legend
from saylau.instruments.figures.letters import clean, fitting, width
from saylau.instruments.figures.words import counted

__all__ = ["stack"]

HIGH = 28
SIZE = 13


def stack(canvas: Canvas, lists: Sequence[str], stops: Sequence[Stop], axis: str, law: Mark | None) -> float:
    """Draws legend and bars; gives the lowest stroke."""
    y = legend(canvas, lists, canvas.head()) + 34
    y = canvas.paragraph(EDGE, y, axis, canvas.room, size=SIZE, kind="faint") + 26
    most = max(sum(stop.seats) for stop in stops)
    for stop in stops:
        y = _row(canvas, stop, most, y, law.label if law and law.at == stop.at else "") + 30
    return y - 30


def _row(canvas: Canvas, stop: Stop, most: int, y: float, label: str) -> float:
    inset, top = (12, y - 14) if label else (0, y)
    y = canvas.paragraph(EDGE + inset, y, str(stop.at), canvas.room - inset, size=14, bold=True)
    if label:
        y = canvas.paragraph(EDGE + inset, y + 18, f"◀ {clean(label)}", canvas.room - inset, size=SIZE)
    y += 8
    x, left_out = EDGE + inset + 0.0, []
    room = canvas.room - inset
    for at, seats in enumerate(stop.seats):
        wide = room * (seats / most) if most else 0.0
        if wide:
            canvas.box(x, y, max(wide - 1.5, 0.5), HIGH, canvas.colour(at))
        if seats and not _inside(canvas, at, seats, x, y, wide - 1.5):
            left_out.append(at)
        x += wide
    y += HIGH
    y = _outside(canvas, stop, left_out, inset, y)
    if label:
        canvas.stroke(f"M{shown(EDGE + 3)} {shown(top)}V{shown(y)}", "ink", thick=4)
    return y


def _inside(canvas: Canvas, at: int, seats: int, x: float, y: float, wide: float) -> bool:
    """Writes letter and number into the part if they fit."""
    letter, text = f"{LETTERS[at]} ", counted(seats, canvas.caption.language)
    needed = width(letter, SIZE) + width(text, SIZE, bold=True)
    if needed + 4 > wide:
        return False
    kind = on_light(at)
    if at >= len(LIGHT):
        canvas.box(x + wide / 2 - needed / 2 - 2, y + 5, needed + 4, HIGH - 10, canvas.plain("paper"))
        kind = "ink"
    canvas.text(x + wide / 2, y + HIGH / 2 + SIZE * 0.36, letter, text, size=SIZE, anchor="middle", kind=kind)
    return True


def _outside(canvas: Canvas, stop: Stop, left_out: Sequence[int], inset: int, y: float) -> float:
    """Writes the numbers of the parts that are too narrow under the bar."""
    x = float(EDGE + inset)
    for count, at in enumerate(left_out):
        text = counted(stop.seats[at], canvas.caption.language)
        needed = width(f"{LETTERS[at]} ", SIZE) + width(text, SIZE, bold=True)
        if count == 0 or x + needed > canvas.right:
            x, y = float(EDGE + inset), y + 18
        size = fitting(f"{LETTERS[at]} {text}", canvas.room - inset, SIZE, bold=True)
        canvas.text(x, y, f"{LETTERS[at]} ", text, size=size)
        x += needed + 12
    return y
