"""Files of one call are written whole: after a failure nothing half written stands under a name."""

from __future__ import annotations

import os

import pytest

from saylau.record import disk
from saylau.record.writing import DRAFTS, write_all


def test_files_are_written_into_folders_that_are_made(tmp_path):
    write_all(tmp_path / "record", {"a": b"one", "tile/0/x001/000.p/3": b"", "b": b"x" * 3_000_000})
    found = {p.relative_to(tmp_path).as_posix(): p.stat().st_size for p in tmp_path.rglob("*") if p.is_file()}
    assert found == {"record/a": 3, "record/b": 3_000_000, "record/tile/0/x001/000.p/3": 0}


def test_what_stood_there_is_replaced(tmp_path):
    for content in (b"older and longer", b"new"):
        write_all(tmp_path, {"a": content})
    assert (tmp_path / "a").read_bytes() == b"new"


def test_every_file_is_flushed_before_any_has_its_name(tmp_path, monkeypatch):
    steps = []
    flush = os.fsync
    monkeypatch.setattr(disk.os, "fsync", lambda handle: (steps.append((tmp_path / "b").exists()), flush(handle)))
    write_all(tmp_path, {"a": b"1", "b": b"2"})
    assert steps == [False, False, True]


def test_a_failure_leaves_the_old_files_and_no_drafts(tmp_path, monkeypatch):
    write_all(tmp_path, {"a": b"old"})

    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(disk.os, "fsync", full)
    with pytest.raises(OSError):
        write_all(tmp_path, {"b": b"new", "a": b"new"})
    assert ([p.name for p in tmp_path.iterdir()], (tmp_path / "a").read_bytes()) == (["a"], b"old")
    assert list(tmp_path.rglob(DRAFTS)) == []
