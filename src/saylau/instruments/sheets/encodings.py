"""How a text file is encoded: UTF-8, UTF-16 with its mark, or Windows-1251 when nothing speaks against it."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from saylau.errors import BadInput, Problem

__all__ = ["encoding_of"]

PIECE = 1 << 20
LINE_AT_MOST = PIECE
CYRILLIC_PERCENT = 65
"""Of the bytes above ASCII. Russian has « », — and № beside its letters; in bytes by chance, or in UTF-8, half are."""
MANY_NULS = 8
"""One NUL byte in so many is not dirt but UTF-16: plain digits and separators have one in two."""

CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x98]")
# The letters Қ Һ қ һ Ұ ұ Ә Ө Ғ Ү ө ғ ә Ң ң ү of the Kazakh code page 1048. In Windows-1251 the same bytes are Serbian,
# Ukrainian and Belarusian letters: read so, every Kazakh name would come out wrong, and look right to a program.
KAZAKH_1048 = re.compile(rb"[\x8d\x8e\x9d\x9e\xa1-\xa3\xa5\xaa\xaf\xb4\xba\xbc-\xbf]")
CYRILLIC_1251 = re.compile(rb"[\xa8\xb8\xc0-\xff]")
HIGH = re.compile(rb"[\x80-\xff]")


def encoding_of(path: Path, file: str) -> str:
    """The name of the codec that reads the whole file; ``BadInput`` when none does with certainty."""
    with path.open("rb") as stream:
        head = stream.read(4_096)
    encoding, rule = _by_mark(head)
    rule = rule or _dirt(path, encoding) or ("" if _decodes(path, encoding) else "encoding_is_unknown")
    if rule == "encoding_is_unknown" and encoding == "utf-8" and _is_1251(path):
        return "cp1251"
    if rule:
        raise BadInput((Problem(file, 0, "", rule),))
    return encoding


def _by_mark(head: bytes) -> tuple[str, str]:
    """The codec that the first bytes name, or the rule that they break."""
    if head.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "", "encoding_is_unknown"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16", ""
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8-sig", ""
    return "utf-8", "encoding_has_no_mark" if head.count(0) * MANY_NULS > len(head) else ""


def _dirt(path: Path, encoding: str) -> str:
    """The rule that is broken when a line would fill the memory, or when NUL bytes stand where a disk lost the text."""
    length = 0
    with path.open("rb") as stream:
        while piece := stream.read(PIECE):
            if b"\0" in piece and encoding != "utf-16":
                return "file_has_nul_bytes"
            ends = [piece.find(b"\n"), piece.find(b"\r")]
            first = min((end for end in ends if end >= 0), default=-1)
            if length + (first if first >= 0 else len(piece)) > LINE_AT_MOST:
                return "line_is_too_long"
            last = max(piece.rfind(b"\n"), piece.rfind(b"\r"))
            length = len(piece) - last - 1 if last >= 0 else length + len(piece)
    return ""


def _decodes(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with path.open("rb") as stream:
            while piece := stream.read(PIECE):
                decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _is_1251(path: Path) -> bool:
    """Whether every byte is plausible in Windows-1251: no control, no Kazakh letter, and Cyrillic most of the rest."""
    high = cyrillic = 0
    with path.open("rb") as stream:
        while piece := stream.read(PIECE):
            if CONTROLS.search(piece) or KAZAKH_1048.search(piece):
                return False
            high += len(HIGH.findall(piece))
            cyrillic += len(CYRILLIC_1251.findall(piece))
    return cyrillic * 100 >= high * CYRILLIC_PERCENT
