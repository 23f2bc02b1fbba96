"""An invented roll as a workbook (Office Open XML, ISO/IEC 29500): one sheet, every cell a text of the shared list.

A number that lost its zero is a numeric cell, as the spreadsheet that ate the zero would have it. No clock is asked.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from string import ascii_uppercase
from xml.sax.saxutils import escape

from saylau.lab.roll.blocks import COLUMNS, Block
from saylau.lab.roll.persons import Town

__all__ = ["write_workbook"]

NEVER = (1980, 1, 1, 0, 0, 0)
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{SHEET_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{SHEET_TYPE}.worksheet+xml"/>'
    f'<Override PartName="/xl/sharedStrings.xml" ContentType="{SHEET_TYPE}.sharedStrings+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{SHEETS}" xmlns:r="{LINKS}"><sheets>'
    '<sheet name="illustrative" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{LINKS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" '
    f'Type="{LINKS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
}


def write_workbook(path: Path, made: Iterator[Block], town: Town) -> None:
    """Write the blocks as the only sheet of a workbook."""
    texts = _Texts()
    with zipfile.ZipFile(path, "w") as package:
        for name, part in PARTS.items():
            package.writestr(_part(name), XML + part)
        with package.open(_part("xl/worksheets/sheet1.xml"), "w") as sheet:
            sheet.write(f'{XML}<worksheet xmlns="{SHEETS}"><sheetData>'.encode())
            sheet.write(_row(1, map(texts.cell, COLUMNS)))
            for block in made:
                for row in _rows(block, town, texts):
                    sheet.write(row)
            sheet.write(b"</sheetData></worksheet>")
        with package.open(_part("xl/sharedStrings.xml"), "w") as shared:
            shared.write(f'{XML}<sst xmlns="{SHEETS}" uniqueCount="{len(texts)}">'.encode())
            for text in texts:
                shared.write(f"<si><t>{escape(text)}</t></si>".encode())
            shared.write(b"</sst>")


class _Texts(dict[str, int]):
    """The different texts of the workbook by their place in its list."""

    def cell(self, told: str | None) -> str:
        """A cell behind its address, which the row completes; nothing where there is no text."""
        return f'" t="s"><v>{self.setdefault(told, len(self))}</v></c>' if told is not None else ""


def _part(name: str) -> zipfile.ZipInfo:
    part = zipfile.ZipInfo(name, NEVER)
    part.compress_type = zipfile.ZIP_DEFLATED
    return part


def _rows(block: Block, town: Town, texts: _Texts) -> Iterator[bytes]:
    columns = [[texts.cell(each) for each in block.column(name, town)] for name in COLUMNS]
    numbers = columns[COLUMNS.index("iin")]
    for place in block.typed_as_number:
        numbers[place] = f'"><v>{block.texts["iin"][place]}</v></c>'
    for place, cells in enumerate(zip(*columns, strict=True)):
        yield _row(block.first + place, cells)


def _row(number: int, cells: Iterable[str]) -> bytes:
    placed = (f'<c r="{letter}{number}{cell}' for letter, cell in zip(ascii_uppercase, cells, strict=False) if cell)
    return f'<row r="{number}">{"".join(placed)}</row>'.encode()
