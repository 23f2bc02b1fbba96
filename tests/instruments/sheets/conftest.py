"""Files made on the spot: text, workbooks, and packages that lie."""

import zipfile
from pathlib import Path

import pytest

from saylau.errors import BadInput
from saylau.instruments.sheets import read_sheet

PROLOGUE = '<?xml version="1.0" encoding="UTF-8"?>\n'
OFFICE = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


@pytest.fixture
def put(tmp_path):
    """Writes bytes or text under a name."""

    def write(content, name="a.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.fixture
def workbook(tmp_path):
    """Writes an XLSX file with xlsxwriter: the function fills the sheet."""
    import xlsxwriter

    def write(fill, name="a.xlsx"):
        book = xlsxwriter.Workbook(tmp_path / name)
        fill(book, book.add_worksheet("votes"))
        book.close()
        return tmp_path / name

    return write


@pytest.fixture
def ods(tmp_path):
    """Writes an ODS file around the rows of one table."""

    def write(rows, name="a.ods"):
        path = tmp_path / name
        with zipfile.ZipFile(path, "w") as package:
            package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
            package.writestr(
                "META-INF/manifest.xml",
                PROLOGUE + '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
            )
            package.writestr(
                "content.xml",
                f"{PROLOGUE}<office:document-content {OFFICE}><office:body><office:spreadsheet>"
                f'<table:table table:name="votes">{rows}</table:table>'
                "</office:spreadsheet></office:body></office:document-content>",
            )
        return path

    return write


def changed(path: Path, part: str, change) -> Path:
    """The package again, with the text of one part changed."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts[part] = change(parts[part].decode()).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


@pytest.fixture
def change():
    return changed


@pytest.fixture
def refused():
    """The rules, rows and columns for which a file is refused whole."""

    def read(path, required=("a",), **more):
        with pytest.raises(BadInput) as accident:
            read_sheet(path, required=required, **more)
        return [(each.rule, each.row, each.column) for each in accident.value.problems]

    return read


@pytest.fixture
def told():
    """The rows of a file, and its problems as rule, row and column."""

    def read(path, required=("a", "b"), **more):
        sheet = read_sheet(path, required=required, **more)
        rows = list(sheet.rows)
        return rows, [(each.rule, each.row, each.column) for each in sheet.problems]

    return read
