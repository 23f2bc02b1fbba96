"""What a program learns from the command's exit code alone."""

import re
import subprocess
import sys

import pytest

from house.floorplan import REPO

COMMANDS = ("run", "settle", "add-up")


@pytest.mark.parametrize("command", COMMANDS)
def test_0_where_everything_stands(saylau, small, command):
    assert saylau(command, small)[0] == 0


@pytest.mark.parametrize("command", COMMANDS)
def test_1_where_something_waits(saylau, small, command):
    (small / "protocols.csv").write_text(
        (small / "protocols.csv").read_text(encoding="utf-8").replace(",240,120,150,", ",241,120,150,"),
        encoding="utf-8",
    )
    assert saylau(command, small)[0] == 1


@pytest.mark.parametrize("command", COMMANDS)
def test_2_where_the_folder_cannot_be_used(saylau, tmp_path, command):
    assert saylau(command, tmp_path / "nowhere")[0] == 2


@pytest.mark.parametrize(
    "arguments", [("run",), ("run", "--no-such-option"), ("no-such-command",), ("--lang", "xx", "run")]
)
def test_2_where_the_call_cannot_be_used(saylau, arguments):
    assert saylau(*arguments)[0] == 2


def test_a_falling_contest_ends_with_1(saylau):
    code, _, _ = saylau("run", "--json", REPO / "elections" / "example")
    assert code == 1


def test_an_explained_question_stands(saylau, small):
    sheet = small / "protocols.csv"
    text = sheet.read_text(encoding="utf-8")
    # as many invalid ballots as spoiled ones
    sheet.write_text(text.replace("531,3,277,0", "534,6,274,0"), encoding="utf-8")
    assert saylau("run", small)[0] == 1
    (small / "decisions.csv").write_text(
        "where,rule,decision,text\nsary_arqa/1,S.114,explained,Six by chance; both piles were counted again\n",
        encoding="utf-8",
    )
    assert saylau("run", small)[0] == 0


def test_a_shell_sees_the_same_codes_and_no_traceback(small):
    def call(folder):
        done = subprocess.run(  # the installed command, as a shell calls it
            [sys.executable, "-c", "from saylau.cli import main; main()", "run", str(folder)],
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, "Traceback" in done.stderr

    assert call(small) == (0, False)
    assert call(small / "stations.csv") == (2, False)


def test_brackets_out_of_a_folder_are_brackets_on_the_screen(saylau, small, edit):
    edit(small / "election.toml", 'en = "A small election"', 'en = "A [/bold] small [x election"')
    edit(small / "parties.csv", "Tañ (Dawn)", "T [/red]")
    code, out, _ = saylau("--lang", "en", "run", small)
    assert (code, out.splitlines()[0]) == (0, "A [/bold] small [x election")
    assert len(re.findall(r"(?m)^ *T \[/red\] +450 ", out)) == 1
