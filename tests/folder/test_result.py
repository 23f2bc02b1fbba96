"""The verdict of a whole is the worst of its parts."""

import pytest

from saylau.folder import read, run
from saylau.folder.result import worst
from saylau.ruling import Verdict

STANDS, FALLS, WAITS = Verdict.STANDS, Verdict.FALLS, Verdict.WAITS


@pytest.mark.parametrize(
    ("verdicts", "verdict"),
    [
        ((), STANDS),
        ((STANDS, STANDS), STANDS),
        ((STANDS, WAITS), WAITS),
        ((WAITS, FALLS, STANDS), FALLS),
    ],
)
def test_falls_comes_before_waits_and_waits_before_stands(verdicts, verdict):
    assert worst(verdicts) is verdict


def test_the_example_shows_every_verdict_and_every_status(example):
    assert {name: (each.verdict.value, each.status.value) for name, each in example.items()} == {
        "registration": ("stands", "final"),
        "clean": ("stands", "final"),
        "faults": ("falls", "partial"),
        "tie": ("waits", "preliminary"),
        "tie_registered": ("stands", "preliminary"),
        "runner_up": ("waits", "preliminary"),
        "nobody": ("waits", "preliminary"),
        "short_list": ("waits", "preliminary"),
        "corrected": ("stands", "preliminary"),
        "annulled": ("stands", "preliminary"),
        "partial": ("waits", "partial"),
        "territorial": ("waits", "preliminary"),
    }


def test_an_election_falls_with_any_of_its_contests(example):
    assert worst(each.verdict for each in example.values()) is FALLS


def test_an_act_makes_a_complete_count_final(small, edit):
    edit(small / "election.toml", "seats = 10\n", 'seats = 10\ncertified = { on = 2023-03-21, act = "Decision 1" }\n')
    assert run(read(small)).contests[0].status.value == "final"
