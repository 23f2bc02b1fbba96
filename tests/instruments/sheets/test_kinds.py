import zipfile

import pytest

from saylau.errors import BadInput, Problem
from saylau.instruments.sheets import read_sheet

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("name", "content", "found", "kind"),
    [
        ("a.csv", b"%PDF-1.7\n", "PDF", "CSV"),
        ("a.csv", b"\x89PNG\r\n\x1a\n", "PNG", "CSV"),
        ("a.csv", b"\xff\xd8\xff\xe0", "JPEG", "CSV"),
        ("a.csv", COMPOUND + b"\0" * 600, "XLS", "CSV"),
        ("a.xls", b"<html><table><tr><td>a</td></tr></table></html>", "HTML", "XLS"),
        ("a.xls", b"\xef\xbb\xbf\r\n<!DOCTYPE html><p>", "HTML", "XLS"),
        ("a.xls", b'<?xml version="1.0"?><Workbook/>', "XML", "XLS"),
        ("a.xls", b"a\tb\n1\t2\n", "CSV", "XLS"),
        ("a.xlsx", b"a,b\n", "CSV", "XLSX"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_refused(put, name, content, found, kind):
    with pytest.raises(BadInput) as accident:
        read_sheet(put(content, name), required=["a"])
    assert accident.value.problems == (Problem(name, 0, "", "file_is_another_kind", found, (("kind", kind),)),)


@pytest.mark.parametrize(
    ("part", "found"), [("x.txt", "ZIP"), ("xl/workbook.xml", "XLSX"), ("xl/workbook.bin", "XLSB")]
)
def test_a_package_under_the_name_of_a_csv_is_refused(tmp_path, part, found):
    with zipfile.ZipFile(tmp_path / "a.csv", "w") as package:
        package.writestr(part, "x")
    with pytest.raises(BadInput) as accident:
        read_sheet(tmp_path / "a.csv", required=["a"])
    assert [each.found for each in accident.value.problems] == [found]


def test_a_missing_file_a_folder_and_an_empty_file_are_refused(tmp_path, put, refused):
    assert refused(tmp_path / "none.csv") == [("file_is_missing", 0, "")]
    (tmp_path / "folder.csv").mkdir()
    assert refused(tmp_path / "folder.csv") == [("file_cannot_be_opened", 0, "")]
    assert refused(put(b"")) == [("file_is_empty", 0, "")]
    assert refused(put(b"", "a.xlsx")) == [("file_is_empty", 0, "")]


def test_another_suffix_is_not_read(put, refused):
    assert refused(put(b"a,b\n", "a.json")) == [("kind_is_not_read", 0, "")]
    assert refused(put(b"a,b\n", "a")) == [("kind_is_not_read", 0, "")]


def test_a_suffix_in_capitals_is_read(put, told):
    assert told(put("a,b\n1,2\n", "A.CSV"))[0] == [(2, ["1", "2"])]


def test_a_locked_workbook_is_refused(put, refused):
    locked = COMPOUND + b"\0" * (1 << 20) + "EncryptedPackage".encode("utf-16-le")
    assert refused(put(locked, "a.xlsx")) == [("file_has_a_password", 0, "")]


def test_a_broken_package_is_damaged(put, refused):
    assert refused(put(b"PK\x03\x04" + b"x" * 100, "a.xlsx")) == [("file_is_damaged", 0, "")]
