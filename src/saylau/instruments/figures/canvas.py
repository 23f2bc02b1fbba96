"""A sheet on which a picture is drawn as text: one input gives the same bytes on every machine."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from saylau.instruments.figures.colours import LIGHT, PATTERNS, PLAIN, dark_rules, on_light, pattern
from saylau.instruments.figures.facts import Caption
from saylau.instruments.figures.letters import FONTS, broken, clean

__all__ = ["BADGE", "EDGE", "Canvas", "shown"]

EDGE = 16
"""The empty margin on each side."""
BADGE = 9
"""Radius of the disc with a list's letter."""
BANNER_SIZE, TITLE_SIZE, NOTE_SIZE = 19, 17, 12
BANNER_LINES = 8
"""What was supposed must be read whole; a longer banner is cut."""


def shown(value: float) -> str:
    """A place or a length with at most two decimals."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


class Canvas:
    """What is drawn so far. ``drawn_from`` is everything the picture shows: its name is the hash of that."""

    def __init__(self, caption: Caption, *drawn_from: object) -> None:
        self.caption = caption
        self.name = (
            "f" + hashlib.sha256(repr((caption, drawn_from)).encode("utf-8", "backslashreplace")).hexdigest()[:10]
        )
        self.right = caption.width - EDGE
        self.room = caption.width - 2 * EDGE
        self._body: list[str] = []
        self._patterns: dict[str, str] = {}
        self._colours: set[int] = set()

    # ---- single strokes

    def text(self, x: float, y: float, *parts: str, size: float = 14, anchor: str = "start",
             bold: bool = False, kind: str = "ink", full: str = "") -> None:  # fmt: skip
        """Words on one line with their baseline at ``y``; every second part is bold; ``full`` is what was cut."""
        told = "".join(
            f'<tspan font-weight="700">{escape(part)}</tspan>' if at % 2 else escape(part)
            for at, part in enumerate(parts)
        )
        heavy = ' font-weight="700"' if bold else ""
        aside = "" if anchor == "start" else f' text-anchor="{anchor}"'
        whole = f"<title>{escape(full)}</title>" if full else ""
        self._body.append(
            f'<text class="{kind}" x="{shown(x)}" y="{shown(y)}" font-size="{shown(size)}"{heavy}{aside} '
            f'fill="{PLAIN[kind][0]}">{whole}{told}</text>'
        )

    def paragraph(self, x: float, y: float, text: str, room: float, *, size: float = 14, lines: int = 2,
                  bold: bool = False, kind: str = "ink", anchor: str = "start") -> float:  # fmt: skip
        """Words in at most that many lines, the first baseline at ``y``; gives the last baseline."""
        told = clean(text)
        parts = broken(told, room, size, lines=lines, bold=bold)
        full = told if parts[-1].endswith("…") and not told.endswith("…") else ""
        for at, line in enumerate(parts):
            self.text(x, y + at * size * 1.25, line, size=size, bold=bold, kind=kind, anchor=anchor, full=full)
        return y + (len(parts) - 1) * size * 1.25

    def box(self, x: float, y: float, wide: float, high: float, fill: str, **more: str) -> None:
        """A rectangle; ``fill`` is what :meth:`colour` or :meth:`plain` gave."""
        self._body.append(
            f'<rect {fill} x="{shown(x)}" y="{shown(y)}" width="{shown(wide)}" height="{shown(high)}"{_more(more)}/>'
        )

    def dot(self, x: float, y: float, radius: float, fill: str, **more: str) -> None:
        """A disc."""
        self._body.append(f'<circle {fill} cx="{shown(x)}" cy="{shown(y)}" r="{shown(radius)}"{_more(more)}/>')

    def stroke(self, path: str, kind: str | int, *, thick: float = 1, **more: str) -> None:
        """A line without a fill, in a plain colour or in that of a list."""
        if isinstance(kind, int):
            self._colours.add(kind)
            drawn = f'class="s{kind % len(LIGHT)}" stroke="{LIGHT[kind % len(LIGHT)]}"'
        else:
            drawn = f'class="l-{kind}" stroke="{PLAIN[kind][0]}"'
        self._body.append(f'<path {drawn} d="{path}" fill="none" stroke-width="{shown(thick)}"{_more(more)}/>')

    # ---- colours

    def colour(self, index: int, kind: str = "") -> str:
        """The fill of a list: its colour, or a pattern in it with an outline; from the 13th list on always a pattern."""
        self._colours.add(index)
        chosen = kind or PATTERNS[index // len(LIGHT) % len(PATTERNS)]
        colour = index % len(LIGHT)
        if chosen == "solid":
            return f'class="c{colour}" fill="{LIGHT[colour]}"'
        name = f"{self.name}-{chosen}-{colour}"
        self._patterns[name] = pattern(index, chosen, name)
        return f'class="s{colour}" fill="url(#{name})" stroke="{LIGHT[colour]}" stroke-width="1.5"'

    def plain(self, name: str) -> str:
        """The fill of what is no list."""
        return f'class="{name}" fill="{PLAIN[name][0]}"'

    def hollow(self, x: float, y: float, radius: float, index: int, thick: float) -> None:
        """A ring in the colour of a list."""
        self._colours.add(index)
        colour = index % len(LIGHT)
        self._body.append(
            f'<circle class="s{colour}" cx="{shown(x)}" cy="{shown(y)}" r="{shown(radius)}" fill="none" '
            f'stroke="{LIGHT[colour]}" stroke-width="{shown(thick)}"/>'
        )

    def badge(self, x: float, y: float, index: int, letter: str, *, hollow: bool = False) -> None:
        """The letter of a list on a disc of its colour, with its middle at ``x`` and ``y``; a ring where it waits."""
        bare = hollow or index >= len(LIGHT)
        if hollow:
            self.hollow(x, y, BADGE - 1, index, 2)
        else:
            self.dot(x, y, BADGE, self.colour(index))
        if bare and not hollow:
            self.dot(x, y, BADGE * 0.78, self.plain("paper"))
        kind = "ink" if bare else on_light(index)
        self.text(x, y + BADGE * 0.45, letter, size=BADGE * 1.25, bold=True, anchor="middle", kind=kind)

    # ---- the sheet

    def head(self) -> float:
        """Draws banner and title at the top; gives the baseline of the next line."""
        y = float(EDGE)
        if self.caption.banner.strip():
            parts = broken(clean(self.caption.banner), self.room - 24, BANNER_SIZE, lines=BANNER_LINES, bold=True)
            high = len(parts) * BANNER_SIZE * 1.25 + 16
            self.box(EDGE, y, self.room, high, self.plain("alarm"))
            self.box(EDGE, y, 6, high, self.plain("edge"))
            self.paragraph(
                EDGE + 16, y + 26, self.caption.banner, self.room - 24, size=BANNER_SIZE, lines=BANNER_LINES, bold=True
            )
            y += high + 10
        y = self.paragraph(EDGE, y + 16, self.caption.title, self.room, size=TITLE_SIZE, lines=3, bold=True)
        return y + 28

    def sheet(self, bottom: float, told: Sequence[str]) -> str:
        """The whole picture, its lowest stroke at ``bottom``; ``told`` says in words what it shows."""
        if self.caption.note.strip():
            bottom = self.paragraph(
                EDGE, bottom + 24, self.caption.note, self.room, size=NOTE_SIZE, lines=4, kind="faint"
            )
        wide, high = shown(self.caption.width), shown(bottom + EDGE)
        banner = [clean(self.caption.banner)] if self.caption.banner.strip() else []
        about = [clean(self.caption.about)] if self.caption.about.strip() else []
        title = escape(" — ".join([*banner, clean(self.caption.title)]))
        described = escape("\n".join([*banner, *about, *told]))
        frame = []
        if banner:
            frame.append(
                f'<rect class="l-edge" x="2" y="2" width="{shown(self.caption.width - 4)}" height="{shown(bottom + 12)}" '
                f'fill="none" stroke="{PLAIN["edge"][0]}" stroke-width="3" stroke-dasharray="9 6"/>'
            )
        defined = f"<defs>{''.join(self._patterns.values())}</defs>" if self._patterns else ""
        return "\n".join([
            f'<svg xmlns="http://www.w3.org/2000/svg" class="saylau-figure" role="img" lang="{self.caption.language}" '
            f'aria-labelledby="{self.name}-t {self.name}-d" width="{wide}" height="{high}" viewBox="0 0 {wide} {high}" '
            f"font-family={quoteattr(FONTS)}>",
            f'<title id="{self.name}-t">{title}</title>',
            f'<desc id="{self.name}-d">{described}</desc>',
            f"<style>svg.saylau-figure{{max-width:100%;height:auto}}{dark_rules(self._colours)}</style>{defined}",
            f'<rect {self.plain("paper")} width="{wide}" height="{high}"/>',
            *frame, *self._body, "</svg>\n",
        ])  # fmt: skip


def _more(more: dict[str, str]) -> str:
    return "".join(f" {name.replace('_', '-')}={quoteattr(value)}" for name, value in more.items())
