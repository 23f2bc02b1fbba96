"""Twelve colours that stay apart for the colour-blind, in light and dark, and the patterns after them."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["DARK", "LETTERS", "LIGHT", "PATTERNS", "PLAIN", "dark_rules", "on_light", "pattern"]

LIGHT = (
    "#00677f", "#c8811a", "#8a1f3d", "#9083e9", "#311d75", "#844f12",
    "#ea6c6d", "#7814d2", "#479fa8", "#4a1847", "#644fa3", "#611d09",
)  # fmt: skip
DARK = (
    "#58b7cf", "#f0b95a", "#f08a8f", "#8d74f0", "#9bf3e8", "#8d863c",
    "#ea4399", "#88a4f0", "#489362", "#e5e529", "#c9f09c", "#c28f12",
)  # fmt: skip
"""Each keeps 3 : 1 against its paper; a test sees them as the three kinds of colour-blindness do."""

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmn"
"""The letter of each list, so that its colour is never its only sign; a number would be taken for seats."""

PLAIN = {
    "ink": ("#16212b", "#e8eef2"),
    "faint": ("#4a5a67", "#a9b8c3"),
    "paper": ("#ffffff", "#10171d"),
    "soft": ("#f3f6f8", "#18222b"),
    "rule": ("#71818d", "#8496a3"),
    "alarm": ("#ffe9c2", "#4a3207"),
    "edge": ("#8a5200", "#f0b95a"),
    "on": ("#ffffff", "#10171d"),
    "dim": ("#16212b", "#10171d"),
}
"""What is no list: the name, its colour on light paper, on dark."""

PATTERNS = ("solid", "slanted", "dotted", "level", "crossed", "upright")
DRAWN = {
    "slanted": "M-1 1L1 -1M0 8L8 0M7 9L9 7",
    "dotted": "M1 2h3M5 6h3",
    "level": "M0 2H8M0 6H8",
    "crossed": "M0 0L8 8M8 0L0 8",
    "upright": "M2 0V8M6 0V8",
}
NEEDS_INK = frozenset({1, 3, 6, 8})
"""Light colours whose letter is dark: white would not keep 4.5 : 1."""


def on_light(index: int) -> str:
    """The class of what is written on the colour of that list."""
    return "dim" if index % len(LIGHT) in NEEDS_INK else "on"


def pattern(index: int, kind: str, name: str) -> str:
    """The definition of a pattern in the colour of that list."""
    colour = index % len(LIGHT)
    return (
        f'<pattern id="{name}" width="8" height="8" patternUnits="userSpaceOnUse">'
        f'<rect class="paper" width="8" height="8" fill="{PLAIN["paper"][0]}"/>'
        f'<path class="s{colour}" d="{DRAWN[kind]}" fill="none" stroke="{LIGHT[colour]}" stroke-width="2"/></pattern>'
    )


def dark_rules(colours: Iterable[int]) -> str:
    """The rules for a dark screen; on paper, and where a page forbids styles, the picture is light."""
    told = [f".saylau-figure .{name}{{fill:{dark}}}" for name, (_, dark) in PLAIN.items()]
    told += [f".saylau-figure .l-{name}{{stroke:{dark}}}" for name, (_, dark) in PLAIN.items()]
    for colour in sorted({each % len(DARK) for each in colours}):
        told.append(
            f".saylau-figure .c{colour}{{fill:{DARK[colour]}}}.saylau-figure .s{colour}{{stroke:{DARK[colour]}}}"
        )
    return "@media screen and (prefers-color-scheme:dark){" + "".join(told) + "}"
