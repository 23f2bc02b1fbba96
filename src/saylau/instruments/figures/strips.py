"""What a model drew: for every list how often it got each number of seats, beside the published number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from saylau.errors import BadCall
from saylau.instruments.figures.canvas import EDGE, Canvas, shown
from saylau.instruments.figures.facts import Caption, Draws, needed, whole
from saylau.instruments.figures.letters import clean, width
from saylau.instruments.figures.scales import ticks
from saylau.instruments.figures.words import WORDS, counted
from saylau.instruments.phrases import percent

__all__ = ["Spread", "ranges", "spread_of"]

HIGH = 60
SIZE = 13
SMALL = 11
WIDEST = 34
FLAGS = 38
"""Room over the bars for their shares and for the mark of the published number."""


@dataclass(frozen=True, slots=True)
class Spread:
    """The middle draw of a list and the ends of its inner nine tenths, in seats."""

    low: int
    median: int
    high: int


def spread_of(draws: Draws) -> Spread:
    """The least numbers of seats that at least 5, 50 and 95 in a hundred draws do not exceed."""
    total = sum(draws.counts.values())
    found = []
    for share in (5, 50, 95):
        upto = 0
        for seats in sorted(draws.counts):
            upto += draws.counts[seats]
            if upto * 100 >= total * share:
                found.append(seats)
                break
    return Spread(*found)


def ranges(caption: Caption, lists: Sequence[Draws]) -> str:
    """An SVG picture with one strip a list: a bar for each number of seats, by its share of the draws.

    All strips have one width a seat, but each begins at its own number and is as high as its highest bar, whose share
    is written over it. ``BadCall`` where a
    list has no draws, or other draws than the first list has.
    """
    needed(lists)
    total = sum(lists[0].counts.values())
    for each in lists:
        _check(each, total)
    drawn_from = [(each.name, sorted(each.counts.items()), each.official, each.below) for each in lists]
    canvas = Canvas(caption, "ranges", drawn_from)
    y = _key(canvas, total, canvas.head())
    span = max(_ends(each)[1] - _ends(each)[0] + 1 for each in lists)
    for at, each in enumerate(lists):
        y = canvas.paragraph(EDGE, y, each.name, canvas.room, size=15, lines=3, bold=True)
        y = _facts(canvas, each, y + 19)
        y = _Strip(canvas, each, at, canvas.room / span, y + FLAGS).draw() + 38
    count = WORDS.say("draws", caption.language, count=counted(total, caption.language))
    return canvas.sheet(y - 32, [count, *_told(lists, caption.language)])


def _check(each: Draws, total: int) -> None:
    mine = sum(whole(draws) for seats, draws in each.counts.items() if whole(seats) >= 0)
    if not mine or mine != total:
        raise BadCall(
            f"{each.name!r} has {mine} draws, the first list {total}; each has the same number, at least one."
        )
    if each.official is not None:
        whole(each.official)
    if each.below is not None and whole(each.below) > total:
        raise BadCall(f"{each.name!r} was below the threshold in {each.below} of {total} draws.")


def _ends(each: Draws) -> tuple[int, int]:
    seats = [n for n, draws in each.counts.items() if draws] + ([] if each.official is None else [each.official])
    return min(seats), max(seats)


def _said(each: Draws, language: str) -> list[tuple[str, str]]:
    """What is known of a list: a word and a number each."""
    spread = spread_of(each)
    ends = "–".join(dict.fromkeys((counted(spread.low, language), counted(spread.high, language))))
    told = [(WORDS.say("median", language), counted(spread.median, language)), (WORDS.say("interval", language), ends)]
    if each.official is not None:
        told.append((WORDS.say("official", language), counted(each.official, language)))
    if each.below is not None:
        share = percent(Fraction(each.below, sum(each.counts.values())), language, places=1)
        told.append((WORDS.say("below", language), share))
    return told


def _facts(canvas: Canvas, each: Draws, y: float) -> float:
    """Writes the words and numbers in as few lines as they need; gives the last baseline."""
    x = float(EDGE)
    for word, text in _said(each, canvas.caption.language):
        needs = width(f"{word}: ", SIZE) + width(text, SIZE, bold=True)
        if x > EDGE and x + needs > canvas.right:
            x, y = float(EDGE), y + 18
        canvas.text(x, y, f"{word}: ", text, size=SIZE * min(canvas.room / needs, 1))
        x += needs + 16
    return y


def _key(canvas: Canvas, total: int, y: float) -> float:
    """What the marks stand for; gives the baseline of the first list."""
    language, x = canvas.caption.language, EDGE + 0.0
    canvas.text(x, y, WORDS.say("draws", language, count=counted(total, language)), size=SIZE, kind="faint")
    y += 22
    for word, draw in (("median", _median), ("interval", _interval), ("official", _official)):
        text = WORDS.say(word, language)
        needs = 30 + width(text, SIZE)
        if x > EDGE and x + needs > canvas.right:
            x, y = float(EDGE), y + 22
        draw(canvas, x + 11, y - 5)
        canvas.text(x + 28, y, text, size=SIZE)
        x += needs + 18
    return y + 34


def _median(canvas: Canvas, x: float, y: float) -> None:
    canvas.dot(x, y, 5, canvas.plain("ink"))


def _interval(canvas: Canvas, x: float, y: float, half: float = 11) -> None:
    path = f"M{shown(x - half)} {shown(y - 4)}v8M{shown(x - half)} {shown(y)}H{shown(x + half)}m0 -4v8"
    canvas.stroke(path, "ink", thick=2)


def _official(canvas: Canvas, x: float, y: float) -> None:
    canvas.stroke(f"M{shown(x)} {shown(y - 6)}l6 6l-6 6l-6 -6z", "ink", thick=2)


class _Strip:
    """The bars of one list over their numbers of seats; ``y`` is where the highest one ends."""

    def __init__(self, canvas: Canvas, each: Draws, at: int, column: float, y: float) -> None:
        self.canvas, self.each, self.at = canvas, each, at
        self.column = min(column, WIDEST + 4)
        self.low, self.high = _ends(each)
        self.peak = max(each.counts.values())
        self.tops = {seats: HIGH * (draws / self.peak) for seats, draws in sorted(each.counts.items()) if draws}
        self.ground = y + HIGH
        self.language = canvas.caption.language

    def x(self, seats: int) -> float:
        """The middle of a column."""
        return EDGE + self.column * (seats - self.low + 0.5)

    def _inside(self, x: float, half: float) -> float:
        """The middle of a text, moved so that all of it lies on the sheet."""
        return min(max(x, EDGE + half), self.canvas.right - half)

    def draw(self) -> float:
        """Draws bars, numbers and marks; gives the lowest stroke."""
        right = max(self.x(self.high) + self.column / 2, EDGE + 24)
        self.canvas.stroke(f"M{EDGE} {shown(self.ground)}H{shown(right)}", "rule", thick=1.5)
        wide = max(min(self.column * 0.82, WIDEST), 0.75)
        for seats, top in self.tops.items():
            self.canvas.box(self.x(seats) - wide / 2, self.ground - top, wide, top, self.canvas.colour(self.at))
            self._share(seats, top)
        if self.each.official is not None:
            lift = self.tops.get(self.each.official, 0.0)
            _official(self.canvas, self.x(self.each.official), self.ground - lift - (24 if lift else 11))
        return self._marks()

    def _share(self, seats: int, top: float) -> None:
        """Writes the share over a bar that is wide enough, and over the highest one always."""
        total = sum(self.each.counts.values())
        share = Fraction(self.each.counts[seats], total)
        text = (
            percent(share, self.language, places=0)
            if share * 200 >= 1
            else "<" + percent(Fraction(1, 100), self.language, 0)
        )
        half = width(text, SMALL) / 2
        first = min(n for n, top in self.tops.items() if top == HIGH)
        if half * 2 <= self.column or seats == first:
            x = self._inside(self.x(seats), half)
            self.canvas.text(x, self.ground - top - 4, text, size=SMALL, anchor="middle", kind="faint")

    def _marks(self) -> float:
        free = 0.0
        widest = max(width(counted(n, self.language), SIZE) for n in (self.low, self.high)) + 8
        room = self.column * (self.high - self.low + 1)
        for seats in ticks(self.low, self.high, int(room / widest)) or [self.low]:
            text = counted(seats, self.language)
            x = self._inside(self.x(seats), width(text, SIZE) / 2)
            if x - width(text, SIZE) / 2 < free:
                continue
            self.canvas.text(x, self.ground + 17, text, size=SIZE, anchor="middle")
            free = x + width(text, SIZE) / 2 + 4
        spread = spread_of(self.each)
        y = self.ground + 29
        middle, half = (self.x(spread.low) + self.x(spread.high)) / 2, (self.x(spread.high) - self.x(spread.low)) / 2
        _interval(self.canvas, middle, y, half)
        _median(self.canvas, self.x(spread.median), y)
        return y + 6


def _told(lists: Sequence[Draws], language: str) -> list[str]:
    lines = []
    for each in lists:
        total = sum(each.counts.values())
        facts = "; ".join(f"{word}: {text}" for word, text in _said(each, language))
        shares = "; ".join(
            f"{counted(seats, language)} – {percent(Fraction(draws, total), language, places=1)}"
            for seats, draws in sorted(each.counts.items()) if draws
        )  # fmt: skip
        lines.append(f"{clean(each.name)} – {facts}. {shares}")
    return lines
