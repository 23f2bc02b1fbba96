"""Step lines over a number, each with its name at its end."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from saylau.instruments.figures.arcs import apart
from saylau.instruments.figures.canvas import EDGE, Canvas, shown
from saylau.instruments.figures.colours import LETTERS
from saylau.instruments.figures.facts import Mark, Stop
from saylau.instruments.figures.legend import legend
from saylau.instruments.figures.letters import broken, clean, cut, fitting, width
from saylau.instruments.figures.scales import ticks
from saylau.instruments.figures.words import WORDS, counted
from saylau.instruments.phrases import number
from saylau.instruments.phrases import percent as as_percent

__all__ = ["Plot", "value_text"]

SIZE = 13
LINE = 17
LOWEST = 300
NEAR, FAR = 24, 60
"""Between the end of a line and its number; far where many lists need steep leads."""
DASHES = ("", "7 4", "2 3", "10 3 2 3")
FEW_DOTS = 30
MANY_LISTS = 12
ROOMY = 700
EVERY = (1, 2, 4, *(step * 10**power for power in range(12) for step in (5, 10, 20)))
"""Which stops have a label under the axis: the first of these that leaves room between them."""


def value_text(at: int | Fraction | str, language: str, *, percent: bool) -> str:
    """The swept value as the language writes it, with as many decimals as it needs, at most four."""
    if isinstance(at, str):
        return clean(at)
    exact = Fraction(at) * (100 if percent else 1)
    places = next((n for n in range(4) if (exact * 10**n).denominator == 1), 4)
    return as_percent(Fraction(at), language, places) if percent else number(at, language, places)


def _longest_word(lists: Sequence[str]) -> float:
    return max(width(word, SIZE) for name in lists for word in clean(name).replace("-", "- ").split(" "))


class Plot:
    """The area between two axes."""

    def __init__(self, canvas: Canvas, lists: Sequence[str], stops: Sequence[Stop], *, percent: bool) -> None:
        self.canvas, self.lists, self.stops, self.percent = canvas, lists, stops, percent
        self.language = canvas.caption.language
        self.most = max(max(stop.seats) for stop in stops) or 1
        self.levels = ticks(0, self.most, 6)
        axis = max(width(counted(n, self.language), SIZE) for n in self.levels)
        self.axis = min(axis, canvas.room * 0.25)
        self.ends = [counted(seats, self.language) for seats in stops[-1].seats]
        taken = max(width(text, SIZE, bold=True) for text in self.ends)
        self.aside = canvas.room * (0.42 if canvas.caption.width < ROOMY else 0.3)
        self.many = len(lists) > MANY_LISTS or _longest_word(lists) > self.aside - NEAR - 6 - taken
        if self.many:
            self.aside = canvas.room * 0.3
        self.lead = FAR if len(lists) > MANY_LISTS else NEAR
        self.taken = min(taken, (self.aside - self.lead) * 0.7)
        self.left = EDGE + self.axis + 8
        self.end = canvas.right - self.aside
        self.labels = self._labels()
        self.high = max(LOWEST, sum(len(each) for each in self.labels) * LINE + 8 * len(lists))
        self.top = 0.0

    def draw(self, axis: str, law: Mark | None) -> float:
        """Draws everything under the title; gives the lowest stroke."""
        y = self.canvas.head()
        self.canvas.text(
            EDGE, y, cut(WORDS.say("seats", self.language), self.canvas.room, SIZE), size=SIZE, kind="faint"
        )
        self.top = y + 18
        if law is not None:
            self.top = self._law(law, y + 22) + 12
        self._levels()
        bottom = self._values(axis)
        for at in reversed(range(len(self.lists))):
            self._line(at)
        self._names()
        bottom = max(bottom, self.top + self.high + 6)
        return legend(self.canvas, self.lists, bottom + 34) if self.many else bottom

    def x(self, at: int | Fraction | str) -> float:
        """The place of a value; the outermost stops have half a step of room."""
        first, last = self._stop(0), self._stop(-1)
        if first == last:
            return (self.left + self.end) / 2
        pad = (self.end - self.left) / (2 * len(self.stops))
        return self.left + pad + (self.end - self.left - 2 * pad) * float((Fraction(at) - first) / (last - first))

    def y(self, seats: int) -> float:
        """The height of a number of seats."""
        return self.top + self.high * (1 - seats / self.most)

    def _stop(self, index: int) -> Fraction:
        return Fraction(self.stops[index].at)

    def _labels(self) -> list[list[str]]:
        """What names a list at the end of its line: its name, or its letter where the names stand in a legend."""
        if self.many:
            return [[LETTERS[at]] for at in range(len(self.lists))]
        room = self.aside - self.lead - 6 - self.taken
        return [broken(clean(name), room, SIZE, lines=3) for name in self.lists]

    def _law(self, law: Mark, y: float) -> float:
        """The labelled vertical line of the law's own value; gives the label's last baseline."""
        x, label = self.x(law.at), f"▼ {clean(law.label)}"
        parts = broken(label, self.canvas.room, SIZE, lines=3, bold=True)
        half = max(width(part, SIZE, bold=True) for part in parts) / 2
        middle = min(max(x, EDGE + half), self.canvas.right - half)
        end = self.canvas.paragraph(middle, y, label, self.canvas.room, size=SIZE, lines=3, bold=True, anchor="middle")
        path = f"M{shown(x)} {shown(end + 5)}V{shown(end + 12 + self.high)}"
        self.canvas.stroke(path, "ink", thick=2, stroke_dasharray="6 3")
        return end

    def _levels(self) -> None:
        for seats in self.levels:
            y, text = self.y(seats), counted(seats, self.language)
            self.canvas.stroke(
                f"M{shown(self.left)} {shown(y)}H{shown(self.end)}", "rule", thick=1 if seats == 0 else 0.4
            )
            size = fitting(text, self.axis, SIZE)
            self.canvas.text(self.left - 6, y + size * 0.36, text, size=size, anchor="end", kind="faint")

    def _values(self, axis: str) -> float:
        """The labels under the axis, as many as fit, and its name; gives the last baseline."""
        y = self.top + self.high + 20
        for x, text in next(told for every in EVERY if self._apart(told := self._every(every))):
            self.canvas.text(x, y, text, size=SIZE, anchor="middle", kind="faint")
            self.canvas.stroke(f"M{shown(x)} {shown(y - 20)}v5", "rule")
        return self.canvas.paragraph(EDGE, y + 22, axis, self.canvas.room, size=SIZE, kind="faint")

    def _every(self, every: int) -> list[tuple[float, str]]:
        """The place and the label of the first stop and of every n-th one after it."""
        stops = self.stops[::every]
        return [(self.x(stop.at), value_text(stop.at, self.language, percent=self.percent)) for stop in stops]

    def _apart(self, labels: Sequence[tuple[float, str]]) -> bool:
        """Whether the labels leave a gap between each other; one alone always does."""
        sides = [(x - width(text, SIZE) / 2, x + width(text, SIZE) / 2) for x, text in labels]
        return all(left[1] + 8 <= right[0] for left, right in pairwise(sides))

    def _line(self, at: int) -> None:
        places = [self.x(stop.at) for stop in self.stops]
        bounds = [self.left, *((a + b) / 2 for a, b in zip(places, places[1:], strict=False)), self.end]
        path, before = "", -1
        for stop, left, right in zip(self.stops, bounds, bounds[1:], strict=False):
            seats = stop.seats[at]
            if seats != before:
                path += f"{'V' if path else f'M{shown(left)} '}{shown(self.y(seats))}"
            path += f"H{shown(right)}"
            before = seats
        dashes = DASHES[at // MANY_LISTS % len(DASHES)]
        more = {"stroke_dasharray": dashes} if dashes else {}
        # The first lists lie on top and are thin: where lines run together, the later ones show at both sides.
        self.canvas.stroke(path, at, thick=min(2 + at * 0.8, 5.5), stroke_linejoin="round", **more)
        if len(self.stops) <= FEW_DOTS:
            for stop, place in zip(self.stops, places, strict=True):
                self.canvas.dot(place, self.y(stop.seats[at]), 3.2, self.canvas.colour(at))

    def _names(self) -> None:
        """The name of every list beside the end of its line, moved apart and led to it."""
        order = sorted(range(len(self.lists)), key=lambda at: (-self.stops[-1].seats[at], at))
        tall = [len(self.labels[at]) * LINE + 6 for at in order]
        below = [sum(tall[:at]) for at in range(len(order))]
        wanted = [self.y(self.stops[-1].seats[at]) - tall[i] / 2 - below[i] for i, at in enumerate(order)]
        tops = apart(wanted, 0, self.top - 12, max(self.top + self.high + 10 - sum(tall), self.top - 12))
        for i, at in enumerate(order):
            top, y = tops[i] + below[i], self.y(self.stops[-1].seats[at])
            middle = top + tall[i] / 2
            self.canvas.stroke(
                f"M{shown(self.end + 2)} {shown(y)}L{shown(self.end + self.lead - 8)} {shown(middle)}h4", at, thick=1.5
            )
            self._name(at, top + LINE)

    def _name(self, at: int, y: float) -> None:
        name, lines, text = clean(self.lists[at]), self.labels[at], self.ends[at]
        full = name if lines[-1] not in name else ""
        x = self.end + self.lead + self.taken
        self.canvas.text(x, y, text, size=fitting(text, self.taken, SIZE, bold=True), bold=True, anchor="end")
        for more, line in enumerate(lines):
            self.canvas.text(x + 6, y + more * LINE, line, size=SIZE, full=full)
