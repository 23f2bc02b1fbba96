"""What lies in a record folder is told before anything is read."""

import os

from saylau.record.looking import is_something, strange_things


def test_nothing_and_what_a_writer_keeps_are_no_record(tmp_path):
    assert not is_something(tmp_path / "nowhere")
    (tmp_path / ".lock").touch()
    (tmp_path / "journal").touch()
    assert not is_something(tmp_path)


def test_whatever_else_lies_there_is_something(tmp_path):
    (tmp_path / "keys.json").touch()
    assert is_something(tmp_path)
    assert is_something(tmp_path / "keys.json")
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    assert is_something(tmp_path / "dangling")


def test_links_and_pipes_are_strange(tmp_path):
    inner = tmp_path / "record" / "tile"
    inner.mkdir(parents=True)
    (inner / "plain").touch()
    assert list(strange_things(tmp_path / "record")) == []
    os.mkfifo(inner / "pipe")
    (inner / "link").symlink_to(inner / "plain")
    assert sorted(strange_things(tmp_path / "record")) == ["tile/link", "tile/pipe"]
    assert list(strange_things(inner / "link")) == ["."]
