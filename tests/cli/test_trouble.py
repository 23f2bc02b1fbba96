"""A command that cannot go on says so in one sentence: never a traceback, whatever the locale or the disk."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from house.floorplan import REPO

EXAMPLE = REPO / "elections" / "example"


def run(*arguments, **environment):
    return subprocess.run(
        [sys.executable, "-c", "from saylau.cli import main; main()", *map(str, arguments)],
        capture_output=True,
        env=os.environ | environment,
        check=False,
    )


def test_a_machine_that_only_knows_ascii_prints_kazakh_all_the_same():
    done = run(
        "--lang", "kk", "run", EXAMPLE, LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii", PYTHONCOERCECLOCALE="0"
    )
    assert (done.returncode, done.stderr) == (1, b"")
    assert "Ойдан шығарылған сайлау" in done.stdout.decode("utf-8")


def test_a_report_that_cannot_be_written_is_one_sentence(tmp_path):
    (tmp_path / "report").write_text("a file in the way")
    done = run("run", REPO / "elections" / "kz-2004", "--report", tmp_path / "report" / "inner")
    assert (done.returncode, b"Traceback" in done.stderr) == (2, False)
    assert b"Cannot go on" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("settle", REPO / "elections" / "kz-2004"), "известны только опубликованные итоги"),
        (("add-up", EXAMPLE, "--contest", "nothing"), "Округа nothing с протоколами здесь нет"),
        (("settle", EXAMPLE, "--contest", "clean", "--station", "x/1"), "нет протокола участка x/1"),
        (("law", "show", "party.minimum_member"), "Ближайшие имена: party.minimum_members"),
        (("law", "check", "--country", "zz"), "zz"),
    ],
)
def test_what_is_not_there_is_said_with_what_is(saylau, arguments, said):
    code, out, err = saylau("--lang", "ru", *arguments)
    assert (code, out) == (2, "")
    assert said in err


def test_a_pipe_that_closes_early_leaves_no_traceback():
    command = f"{sys.executable} -c 'from saylau.cli import main; main()' run {EXAMPLE} | head -n 1"
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False)
    assert done.stderr == b""


def test_every_command_tells_a_program_what_is_wrong(saylau, tmp_path):
    for command in ("run", "settle", "add-up"):
        code, out, _ = saylau("--lang", "en", command, tmp_path / "nowhere", "--json")
        assert (code, [each["rule"] for each in json.loads(out)["problems"]]) == (2, ["folder_is_missing"])


def test_a_command_stopped_from_the_keyboard_is_neither_waiting_nor_unusable():
    code = "import os, signal\nfrom saylau.cli import main, office\nimport saylau.cli\n"
    code += "office.main = lambda **_: os.kill(os.getpid(), signal.SIGINT)\nmain(['run'])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 130


def test_a_report_that_cannot_be_finished_leaves_the_earlier_one(saylau, tmp_path):
    report = tmp_path / "report"
    saylau("run", REPO / "elections" / "kz-2004", "--report", report)
    before = {path.name: path.read_bytes() for path in report.iterdir()}
    (report / "report.kk.html").unlink()
    (report / "report.kk.html").mkdir()
    code, _, err = saylau("run", REPO / "elections" / "kz-2007", "--report", report)
    assert (code, "Cannot go on" in err) == (2, True)
    assert {path.name: path.read_bytes() for path in report.iterdir() if path.is_file()} == {
        name: content for name, content in before.items() if name != "report.kk.html"
    }


@pytest.mark.parametrize("command", ["settle", "add-up"])
def test_every_command_says_that_its_figures_are_invented(saylau, command):
    _, out, _ = saylau(command, EXAMPLE, "--contest", "clean")
    assert out.startswith("! Invented")
    _, out, _ = saylau(command, EXAMPLE, "--contest", "clean", "--json")
    told = json.loads(out)
    told = told if isinstance(told, list) else told["clean"]
    assert {(each["illustrative"], each["invented"]) for each in told} == {(True, True)}
