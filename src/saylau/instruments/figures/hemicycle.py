"""Seats as dots in half circles, each list's together, from left to right in the order given."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import pi, sin

from saylau.errors import BadCall
from saylau.instruments.figures.arcs import INNER, Place, apart, around, places, rows_of
from saylau.instruments.figures.canvas import BADGE, EDGE, Canvas, shown
from saylau.instruments.figures.colours import LETTERS
from saylau.instruments.figures.facts import Caption, Group, needed, whole
from saylau.instruments.figures.legend import legend
from saylau.instruments.figures.letters import clean
from saylau.instruments.figures.words import WORDS, counted

__all__ = ["hemicycle"]

MOST_SEATS = 1_000
LARGEST, LARGEST_ARC = 10, 230
"""The largest radius of a dot, and of the outermost row: in a wide picture the dots would come apart."""
RIM = 34
"""What lies outside the outermost row: the badges and their lines."""


def hemicycle(caption: Caption, groups: Sequence[Group], *, majority: int | None = None) -> str:
    """An SVG picture with exactly one dot a seat, up to 1,000 seats, and a legend with all counts.

    Seats that wait for a decision are hollow. The line of the majority has exactly that many seats on its left.
    ``BadCall`` for more than 1,000 seats, more than 40 groups, or a majority that is larger than the house.
    """
    needed(groups)
    total = sum(whole(group.seats) for group in groups)
    if total > MOST_SEATS:
        raise BadCall(f"A hemicycle has at most {MOST_SEATS} seats, not {total}: bars can show them.")
    if majority is not None and not 1 <= whole(majority) <= max(total, 1):
        raise BadCall(f"A majority of {majority} does not fit a house of {total}.")
    canvas = Canvas(caption, "hemicycle", tuple(groups), majority)
    outer = min(canvas.room / 2 - RIM, LARGEST_ARC)
    middle = canvas.head() + RIM + outer
    seated = places(total) if total else []
    if majority is not None and total:
        _majority(canvas, seated, majority, middle, outer)
    _dots(canvas, groups, seated, middle, outer)
    _badges(canvas, groups, seated, middle, outer)
    under = _count(canvas, total, majority, middle, outer)
    numbers = [counted(group.seats, caption.language) for group in groups]
    waits = [group.waits for group in groups]
    bottom = legend(canvas, [group.name for group in groups], under + 38, numbers=numbers, hollow=waits)
    told = [
        f"{LETTERS[at]} – {clean(group.name)}: {counted(group.seats, caption.language)}"
        for at, group in enumerate(groups)
    ]
    if majority is not None:
        told.append(WORDS.say("majority", caption.language, count=counted(majority, caption.language)))
    return canvas.sheet(bottom, told)


def _radius(row: int, rows: int, outer: float) -> float:
    inner = float(INNER)
    return outer * (inner + (1 - inner) * row / (rows - 1)) if rows > 1 else outer


def _dots(canvas: Canvas, groups: Sequence[Group], seated: Sequence[Place], middle: float, outer: float) -> None:
    if not seated:
        left, right = _centre(canvas) - outer, _centre(canvas) + outer
        canvas.stroke(
            f"M{shown(left)} {shown(middle)}A{shown(outer)} {shown(outer)} 0 0 1 {shown(right)} {shown(middle)}", "rule"
        )
        return
    counts = rows_of(len(seated))
    size = _dot(counts, outer)
    owners = [at for at, group in enumerate(groups) for _ in range(group.seats)]
    for owner, (share, row) in zip(owners, seated, strict=True):
        x, y = around(share, _radius(row, len(counts), outer))
        if groups[owner].waits:
            canvas.hollow(_centre(canvas) + x, middle + y, size * 0.8, owner, thick=size * 0.4)
        else:
            canvas.dot(_centre(canvas) + x, middle + y, size, canvas.colour(owner))


def _dot(counts: Sequence[int], outer: float) -> float:
    """The radius that lets no two dots of a row or of two rows touch."""
    gaps = [
        2 * _radius(row, len(counts), outer) * sin(pi / (count - 1) / 2)
        for row, count in enumerate(counts)
        if count > 1
    ]
    if len(counts) > 1:
        gaps.append(outer * float(1 - INNER) / (len(counts) - 1))
    return min([*(0.45 * gap for gap in gaps), LARGEST])


def _badges(canvas: Canvas, groups: Sequence[Group], seated: Sequence[Place], middle: float, outer: float) -> None:
    """A letter over the middle of each group that has seats, with a line to it."""
    held = [at for at, group in enumerate(groups) if group.seats]
    wanted, before = [], 0
    for at in held:
        mine = seated[before : before + groups[at].seats]
        wanted.append(float(mine[0][0] + mine[-1][0]) / 2)
        before += groups[at].seats
    rim = outer + RIM - BADGE
    gap = 2 * BADGE * 1.15 / (pi * rim)
    for at, share, place in zip(held, wanted, apart(wanted, gap, 0, 1), strict=True):
        x, y = around(place, rim)
        (ax, ay), (bx, by) = around(share, outer + 11), around(place, rim - BADGE)
        centre = _centre(canvas)
        canvas.stroke(f"M{shown(centre + ax)} {shown(middle + ay)}L{shown(centre + bx)} {shown(middle + by)}", "rule")
        canvas.badge(centre + x, middle + y, at, LETTERS[at], hollow=groups[at].waits)


def _majority(canvas: Canvas, seated: Sequence[Place], majority: int, middle: float, outer: float) -> None:
    """A line between the last seat of a majority and the next one."""
    share = seated[majority - 1][0]
    after = seated[majority][0] if majority < len(seated) else Fraction(1)
    (ax, ay), (bx, by) = (around((share + after) / 2, outer * far) for far in (float(INNER) - 0.08, 1.05))
    centre = _centre(canvas)
    canvas.stroke(
        f"M{shown(centre + ax)} {shown(middle + ay)}L{shown(centre + bx)} {shown(middle + by)}",
        "ink", thick=1.5, stroke_dasharray="5 3",
    )  # fmt: skip


def _count(canvas: Canvas, total: int, majority: int | None, middle: float, outer: float) -> float:
    """All seats inside the half circle, their word and the majority under it; gives the last baseline."""
    language = canvas.caption.language
    size = min(outer * 0.24, 44)
    canvas.text(_centre(canvas), middle + 4, counted(total, language), size=size, bold=True, anchor="middle")
    y = middle + 26
    canvas.text(_centre(canvas), y, WORDS.say("all_seats", language), size=13, anchor="middle", kind="faint")
    if majority is not None:
        y += 20
        told = WORDS.say("majority", language, count=counted(majority, language))
        canvas.text(_centre(canvas), y, told, size=13, anchor="middle")
    return y


def _centre(canvas: Canvas) -> float:
    return EDGE + canvas.room / 2
