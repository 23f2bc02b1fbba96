import os
import stat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saylau.instruments import files
from saylau.instruments.files import safe_text, write_whole


def test_text_is_written_as_utf8_with_its_own_line_ends(tmp_path):
    write_whole(tmp_path / "қ.txt", "сайлау\r\n")
    assert (tmp_path / "қ.txt").read_bytes() == "сайлау\r\n".encode()


def test_bytes_replace_the_old_file_and_nothing_else_is_left(tmp_path):
    (tmp_path / "a").write_bytes(b"old")
    write_whole(tmp_path / "a", b"new")
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("a", b"new")]


def test_a_failure_leaves_the_old_file_and_no_draft(tmp_path, monkeypatch):
    (tmp_path / "a").write_bytes(b"old")

    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(tmp_path / "a", b"new")
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("a", b"old")]


def test_the_draft_is_flushed_before_the_rename_and_the_folder_after(tmp_path, monkeypatch):
    seen = []
    flush = os.fsync

    def note(handle):
        seen.append((stat.S_ISDIR(os.fstat(handle).st_mode), (tmp_path / "a").exists()))
        flush(handle)

    monkeypatch.setattr(files.os, "fsync", note)
    write_whole(tmp_path / "a", b"new")
    assert seen == [(False, False), (True, True)]


def test_a_written_file_has_the_mode_of_any_new_file(tmp_path):
    (tmp_path / "plain").write_bytes(b"")
    write_whole(tmp_path / "a", b"")
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_name_as_long_as_the_disk_allows_is_written(tmp_path):
    name = "ә" * 120
    write_whole(tmp_path / name, b"x")
    assert (tmp_path / name).read_bytes() == b"x"


@pytest.mark.parametrize("cell", ["=1+2", "+5", "-5", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"])
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(cell):
    assert safe_text(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["", "480", "Ак жол", "a=b", " x", "'=1"])
def test_other_text_stays_as_it_is(cell):
    assert safe_text(cell) == cell


@given(st.text())
def test_no_safe_text_starts_a_formula(cell):
    assert not safe_text(cell).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert safe_text(cell).removeprefix("'") == cell.removeprefix("'")
