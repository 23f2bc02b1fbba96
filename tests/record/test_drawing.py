"""The head of a record is drawn as a square that says origin, size and root."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import segno

from record.acts import ORIGIN
from saylau.record import Checkpoint, draw_head
from saylau.record.keys import to_base64

HEAD = Checkpoint(ORIGIN, 10_331, bytes(range(32)))
SVG = "{http://www.w3.org/2000/svg}"


def drawn_squares(path):
    """The dark squares of the picture: it is drawn row by row, in strokes to the right."""
    squares, x, y = set(), 0, 0.0
    for kind, numbers in re.findall(r"([Mmh])([-0-9. ]+)", path):
        told = [float(each) for each in numbers.split()]
        if kind == "h":
            squares |= {(x + n, int(y)) for n in range(int(told[0]))}
            x += int(told[0])
        else:
            x, y = (int(told[0]), told[1]) if kind == "M" else (x + int(told[0]), y + told[1])
    return squares


def test_the_square_says_origin_size_and_root_on_one_line():
    picture = ET.fromstring(draw_head(HEAD))
    line = f"{ORIGIN} 10331 {to_base64(bytes(range(32)))}"
    assert (picture.find(f"{SVG}title").text, HEAD.line) == (line, line)
    matrix = segno.make_qr(line, error="m").matrix
    border = 4
    wanted = {(x + border, y + border) for y, row in enumerate(matrix) for x, dark in enumerate(row) if dark}
    assert drawn_squares(picture.find(f"{SVG}path[@class='qrline']").get("d")) == wanted


def test_the_picture_has_no_size_of_its_own_and_is_the_same_each_time():
    picture = ET.fromstring(draw_head(HEAD))
    assert ("width" in picture.attrib, "viewBox" in picture.attrib) == (False, True)
    assert draw_head(HEAD) == draw_head(HEAD)


def test_the_longest_head_has_room():
    assert draw_head(Checkpoint("saylau/" + "x" * 200, 2**53 - 1, bytes(32))).startswith("<svg")
