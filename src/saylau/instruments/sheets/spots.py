"""The cells of a workbook that hold no typed value: formulas and errors, found in its XML.

A reader of values sees only what a formula last came to, and takes an error for an empty cell; a protocol holds
what people wrote. A quick search of the bytes says whether a sheet can have any; only then is it parsed.
"""

from __future__ import annotations

import re
import zipfile
from contextlib import closing
from pathlib import Path

from saylau.instruments.sheets.packages import Damaged, pieces, without_accidents
from saylau.instruments.sheets.walkers import OdsCells, Spot, XlsxCells, attributes, spots

__all__ = ["spots_of_ods", "spots_of_xlsx"]

LONGEST_MARK = 64
# A formula, an error, a prefixed or unnumbered cell, or an address so far out that the area must be counted.
SUSPECT = (
    re.compile(rb"<f[\s/>]"),
    re.compile(rb't\s*=\s*["\']e["\']'),
    re.compile(rb"<[A-Za-z_][\w.-]*:(?:c|row)[\s/>]"),
    re.compile(rb"<c(?:[/>]|\s[^r])"),
    re.compile(rb"<row(?:[/>]|\s[^r])"),
    re.compile(rb'r=["\'](?:[A-Z]{3}|[D-Z][A-Z][0-9]|[A-Z]*[0-9]{6})'),
)


def spots_of_xlsx(path: Path, sheet: str) -> list[Spot]:
    """The formulas and errors of one sheet of an XLSX workbook; raises ``Damaged``, also when its area is absurd."""
    with without_accidents(), zipfile.ZipFile(path) as package:
        part = _part_of(package, sheet)
        return spots(pieces(package, part), XlsxCells()) if _is_suspect(package, part) else []


def spots_of_ods(path: Path, sheet: str) -> list[Spot]:
    """The formulas of one sheet of an ODS workbook; raises ``Damaged``, also when its area is absurd."""
    with without_accidents(), zipfile.ZipFile(path) as package:
        return spots(pieces(package, "content.xml"), OdsCells(sheet))


def _is_suspect(package: zipfile.ZipFile, part: str) -> bool:
    tail = b""
    with closing(pieces(package, part)) as read:
        for piece in read:
            window = tail + piece
            if any(mark.search(window) for mark in SUSPECT):
                return True
            tail = piece[-LONGEST_MARK:]
    return False


def _part_of(package: zipfile.ZipFile, sheet: str) -> str:
    """The part that holds a sheet: the workbook names the relation, the relations name the part."""
    address = attributes(pieces(package, "xl/workbook.xml"), "sheet", "name", "id").get(sheet, "")
    target = attributes(pieces(package, "xl/_rels/workbook.xml.rels"), "Relationship", "Id", "Target").get(address)
    if target is None:
        raise Damaged("file_is_damaged")
    return target.removeprefix("/") if target.startswith(("/xl/", "xl/")) else f"xl/{target}"
