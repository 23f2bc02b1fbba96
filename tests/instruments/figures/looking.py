"""A picture read back: its texts with their boxes, its dots, its bars."""

from __future__ import annotations

import re
from itertools import combinations
from xml.etree import ElementTree as ET

from saylau.instruments.figures.letters import width

SVG = "{http://www.w3.org/2000/svg}"
PARTIES = {
    "kk": (
        "«Nur Otan» партиясы",
        "«Ақ жол» Қазақстанның демократиялық партиясы",
        "Қазақстан Халық партиясы",
        "«Ауыл» халықтық-демократиялық патриоттық партиясы",
        "«ADAL» партиясы",
    ),
    "ru": (
        "Партия «Nur Otan»",
        "Демократическая партия Казахстана «Ак жол»",
        "Народная партия Казахстана",
        "Народно-демократическая патриотическая партия «Ауыл»",
        "Партия «ADAL»",
    ),
    "en": ("Nur Otan", "Ak Zhol Democratic Party", "People's Party of Kazakhstan", "Auyl", "ADAL"),
}
BANNERS = {"kk": "Заң емес: болжамды есеп", "ru": "Это не закон: условный расчёт", "en": "Not the law: a what-if"}
AT_SEVEN, AT_FIVE, AT_THREE = (76, 12, 10, 0, 0), (72, 11, 9, 6, 0), (70, 11, 9, 5, 3)
LONG = tuple(f"«Ауыл» халықтық-демократиялық патриоттық партиясының тізімі №{n}" for n in range(1, 41))
HOSTILE = ("</svg><script>alert(1)</script>", '" onload="alert(1)', "]]>&amp;<!--", "a\x00b\ud800\u202egnp.exe")


def seen(picture: str) -> ET.Element:
    return ET.fromstring(picture)


def each(picture: str, tag: str) -> list[ET.Element]:
    """The elements that are drawn; what a pattern is made of is not."""
    root = seen(picture)
    hidden = {id(node) for defs in root.iter(f"{SVG}defs") for node in defs.iter()}
    return [node for node in root.iter(f"{SVG}{tag}") if id(node) not in hidden]


def words(node: ET.Element) -> str:
    """What is written, without the title that tells a name that was cut."""
    return (node.text or "") + "".join(
        ("" if part.tag == f"{SVG}title" else part.text or "") + (part.tail or "") for part in node
    )


def texts(picture: str) -> list[str]:
    """Every text, with single spaces."""
    return [re.sub(" +", " ", words(node)).strip(" ") for node in each(picture, "text")]


def full_names(picture: str) -> set[str]:
    return {node.find(f"{SVG}title").text for node in each(picture, "text") if node.find(f"{SVG}title") is not None}


def box(node: ET.Element) -> tuple[float, float, float, float]:
    size, x, y = (float(node.get(key)) for key in ("font-size", "x", "y"))
    bold = node.get("font-weight") == "700"
    parts = [((node.text or ""), bold)]
    for part in node:
        if part.tag == f"{SVG}tspan":
            parts.append((part.text or "", True))
        parts.append((part.tail or "", bold))
    wide = sum(width(text, size, bold=heavy) for text, heavy in parts)
    left = x - {"start": 0, "middle": wide / 2, "end": wide}[node.get("text-anchor", "start")]
    return left, y - size * 0.75, left + wide, y + size * 0.2


def overlaps(picture: str) -> list[tuple[str, str]]:
    boxes = [(box(node), words(node)) for node in each(picture, "text")]
    return [
        (one, two)
        for (a, one), (b, two) in combinations(boxes, 2)
        if a[0] < b[2] - 0.1 and b[0] < a[2] - 0.1 and a[1] < b[3] and b[1] < a[3]
    ]


def outside(picture: str) -> list[str]:
    root = seen(picture)
    wide, high = (float(n) for n in root.get("viewBox").split()[2:])
    boxes = [(box(node), words(node)) for node in each(picture, "text")]
    return [text for (left, top, right, bottom), text in boxes if left < 0 or top < 0 or right > wide or bottom > high]
