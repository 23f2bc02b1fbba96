"""A paper that names something which the folder does not have is refused before anything is sealed."""

from __future__ import annotations

import shutil

import pytest

from house.floorplan import REPO
from saylau.errors import BadInput
from saylau.folder import read, record, run

HOME = "contests/registration/lists"


@pytest.fixture
def example(tmp_path):
    folder = tmp_path / "example"
    shutil.copytree(REPO / "elections" / "example", folder, ignore=shutil.ignore_patterns("record"))
    return folder


def problems(folder):
    with pytest.raises(BadInput) as refused:
        run(read(folder))
    return [(each.file, each.column, each.rule, each.found) for each in refused.value.problems]


def test_a_list_of_another_contest_is_named_with_its_file(example, edit):
    edit(example / HOME / "tan.toml", 'contest = "registration"', 'contest = "spring"')
    assert problems(example) == [(f"{HOME}/tan.toml", "contest", "list_of_another_contest", "spring")]


def test_a_list_of_another_contest_is_never_sealed(example, edit):
    edit(example / HOME / "tan.toml", 'contest = "registration"', 'contest = "spring"')
    with pytest.raises(BadInput):
        record(read(example))
    assert not (example / "record").exists()


def test_a_list_that_no_party_stands_behind_is_named(example):
    for ending in ("csv", "toml"):
        shutil.copy(example / HOME / f"terek.{ending}", example / HOME / f"ghost.{ending}")
    assert (f"{HOME}/ghost.csv", "", "list_of_no_party", "ghost") in problems(example)


def test_a_list_of_a_party_that_does_not_exist_is_named(example, edit):
    edit(example / HOME / "tan.toml", 'party = "tan"', 'party = "qqq"')
    assert problems(example) == [(f"{HOME}/tan.toml", "party", "list_of_no_party", "qqq")]


def test_a_roll_of_no_party_is_named(example):
    (example / "rolls" / "tan.json").rename(example / "rolls" / "r20.json")
    assert problems(example) == [("rolls/r20.json", "party", "roll_of_no_party", "tan")]


def test_a_decision_on_nothing_is_named(example, edit):
    edit(example / "commissions/sessions.csv", "list/example/registration/tan", "list/example/tan")
    assert problems(example) == [("commissions/sessions.csv", "subject", "decision_on_nothing", "list/example/tan")]


def test_the_words_of_these_problems_name_what_there_is(example, edit):
    from saylau.folder import tell_problem

    edit(example / HOME / "tan.toml", 'party = "tan"', 'party = "qqq"')
    with pytest.raises(BadInput) as refused:
        run(read(example))
    told = tell_problem(refused.value.problems[0], "en")
    assert "parties.csv has no party 'qqq'. Add it there" in told
    assert "aqqu, bulaq, koktem" in told
