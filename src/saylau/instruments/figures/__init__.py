"""Figures: pictures of seats as SVG text, one source for page, paper and download; they know no law.

``seat_bars`` sets outcomes side by side, ``hemicycle`` draws every seat, ``steps_over`` a sweep, ``ranges`` what a
model drew. ``facts`` holds what they are drawn from; ``canvas`` writes the SVG, ``letters`` reckons how wide words
are, ``colours`` holds colours and patterns. No script, no font and no style comes from outside; one input gives the
same bytes. The same list has the same colour and letter wherever lists are given in the same order.
"""

from saylau.instruments.figures.bars import seat_bars
from saylau.instruments.figures.facts import Caption, Draws, Group, Mark, Outcome, Stop
from saylau.instruments.figures.hemicycle import hemicycle
from saylau.instruments.figures.steps import steps_over
from saylau.instruments.figures.strips import Spread, ranges, spread_of

__all__ = [
    "Caption",
    "Draws",
    "Group",
    "Mark",
    "Outcome",
    "Spread",
    "Stop",
    "hemicycle",
    "ranges",
    "seat_bars",
    "spread_of",
    "steps_over",
]
