import struct
import zipfile

import pytest

from saylau.instruments.sheets import packages

SHEET = "xl/worksheets/sheet1.xml"


@pytest.fixture
def plain(workbook):
    def fill(_book, sheet):
        sheet.write_row(0, 0, ["a", "b"])
        sheet.write_row(1, 0, [1, 2])

    return workbook(fill)


def test_a_part_that_swells_beyond_reason_is_refused(plain, change, refused):
    change(plain, SHEET, lambda text: text + " " * 20_000_000)
    assert refused(plain) == [("workbook_is_too_big", 0, "")]


def test_parts_that_are_too_much_together_are_refused(plain, refused, monkeypatch):
    monkeypatch.setattr(packages, "UNPACKED_AT_MOST", 1_000)
    assert refused(plain) == [("workbook_is_too_big", 0, "")]


def test_a_part_that_understates_its_size_is_refused(plain, refused):
    content = bytearray(plain.read_bytes())
    with zipfile.ZipFile(plain) as package:
        size = package.getinfo(SHEET).file_size
    at = content.rfind(SHEET.encode()) - 46  # its entry in the central directory
    assert struct.unpack_from("<I", content, at + 24)[0] == size
    struct.pack_into("<I", content, at + 24, 10)
    plain.write_bytes(content)
    assert refused(plain) == [("file_is_damaged", 0, "")]


@pytest.mark.parametrize("part", [SHEET, "xl/sharedStrings.xml", "xl/workbook.xml"])
def test_a_document_type_definition_is_refused(plain, change, refused, part):
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    change(plain, part, lambda text: text.replace("?>", "?>" + bomb, 1))
    assert refused(plain) == [("workbook_has_entities", 0, "")]


def test_another_encoding_of_the_xml_is_refused(plain, refused):
    with zipfile.ZipFile(plain) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts[SHEET] = parts[SHEET].decode().replace("UTF-8", "UTF-16").encode("utf-16")
    with zipfile.ZipFile(plain, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    assert refused(plain) == [("file_is_damaged", 0, "")]


def test_a_locked_part_is_refused(plain, refused):
    content = bytearray(plain.read_bytes())
    at = content.rfind(SHEET.encode()) - 46
    content[at + 8] |= 1
    plain.write_bytes(content)
    assert refused(plain) == [("file_has_a_password", 0, "")]
