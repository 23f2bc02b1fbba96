"""XLS files are small binary file systems; these are written here, record by record, since no kept library writes them."""

import struct
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from saylau.errors import BadInput
from saylau.instruments.sheets import read_sheet

SECTOR = 512
FREE, END, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def record(kind, data=b""):
    return struct.pack("<HH", kind, len(data)) + data


def bof(part):
    return record(0x0809, struct.pack("<HHHHII", 0x0600, part, 0, 0, 0, 0))


def number(row, place, value):
    return record(0x0203, struct.pack("<HHHd", row, place, 0, value))


def label(row, place, text):
    return record(0x0204, struct.pack("<HHHHB", row, place, 0, len(text), 0) + text.encode("ascii"))


def formula(row, place, value):
    return record(0x0006, struct.pack("<HHHdHIH", row, place, 0, value, 0, 0, 3) + b"\x1e\x01\x00")


def error(row, place):
    return record(0x0205, struct.pack("<HHHBB", row, place, 0, 0x2A, 1))


def yes(row, place):
    return record(0x0205, struct.pack("<HHHBB", row, place, 0, 1, 0))


def xls(*sheets):
    """A workbook stream of these sheets (each the bytes of its cells), in a compound file."""
    names = [f"s{place}" for place in range(len(sheets))]
    listed = sum(4 + 8 + len(name) for name in names)
    start = len(bof(5)) + len(record(0x0042, b"\xb0\x04")) + listed + 4
    heads, bodies = b"", b""
    for name, cells in zip(names, sheets, strict=True):
        heads += record(0x0085, struct.pack("<IBBBB", start + len(bodies), 0, 0, len(name), 0) + name.encode())
        bodies += bof(0x10) + cells + record(0x000A)
    stream = bof(5) + record(0x0042, b"\xb0\x04") + heads + record(0x000A) + bodies
    return compound(stream.ljust(4_096, b"\0"))


def entry(name, kind, first, size, child=FREE):
    told = name.encode("utf-16-le") + b"\0\0"
    return (
        told.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(told), kind, 1, FREE, FREE, child)
        + b"\0" * 36
        + struct.pack("<IQ", first, size)
    )


def compound(stream):
    count = -(-len(stream) // SECTOR)
    table = [TABLE, END, *range(3, 2 + count), END]
    table += [FREE] * (SECTOR // 4 - len(table))
    directory = entry("Root Entry", 5, END, 0, 1) + entry("Workbook", 2, 2, len(stream))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4_096, END, 0, END, 0)
    head += struct.pack("<109I", 0, *[FREE] * 108)
    return head + struct.pack("<128I", *table) + directory.ljust(SECTOR, b"\0") + stream.ljust(count * SECTOR, b"\0")


HEADER = label(0, 0, "a") + label(0, 1, "b")


def test_values_are_read_and_a_formula_and_an_error_are_reported(put, told):
    cells = (
        HEADER
        + number(1, 0, 480.0)
        + formula(1, 1, 3.0)
        + number(2, 0, 1.0)
        + error(2, 1)
        + yes(3, 0)
        + number(3, 1, 2.5)
    )
    rows, problems = told(put(xls(cells), "a.xls"))
    assert rows == [(2, ["480", "3"]), (3, ["1", ""]), (4, ["true", "2.5"])]
    assert problems == [("formula_cell", 2, "b"), ("error_cell", 3, "b")]


def test_only_the_sheet_that_is_read_is_searched(put, told):
    content = xls(HEADER + number(1, 0, 1.0) + number(1, 1, 2.0), HEADER + formula(1, 0, 1.0) + number(1, 1, 5.0))
    assert told(put(content, "a.xls")) == ([(2, ["1", "2"])], [])
    assert told(put(content, "a.xls"), sheet="s1") == ([(2, ["1", "5"])], [("formula_cell", 2, "a")])


def test_a_chain_that_runs_in_a_circle_is_damage(put, refused):
    content = bytearray(xls(HEADER))
    struct.pack_into("<I", content, SECTOR + 4 * 5, 2)
    assert refused(put(bytes(content), "a.xls")) == [("file_is_damaged", 0, "")]


@pytest.mark.parametrize("length", [8, 100, 600, 1_600])
def test_a_file_cut_off_is_damage(put, refused, length):
    assert refused(put(xls(HEADER)[:length], "a.xls")) == [("file_is_damaged", 0, "")]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.data())
def test_an_xls_with_any_bytes_changed_is_read_or_refused(tmp_path_factory, data):
    content = bytearray(xls(HEADER + number(1, 0, 1.0) + formula(1, 1, 2.0)))
    for place in data.draw(st.lists(st.integers(0, 2_000), min_size=1, max_size=4)):
        content[place] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.getbasetemp() / "broken.xls"
    path.write_bytes(content)
    with suppress(BadInput):
        list(read_sheet(path, required=["a"]).rows)
