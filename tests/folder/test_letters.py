"""Whoever handed something in is told in a draft letter what is asked, by which article, and what to do."""

from __future__ import annotations

import re

import pytest

from house.floorplan import REPO
from saylau.folder import read, run
from saylau.folder.letters import letters
from saylau.instruments.phrases import LANGUAGES


@pytest.fixture(scope="module")
def written():
    return dict(letters(run(read(REPO / "elections" / "example"))))


def test_who_has_nothing_to_do_gets_no_letter(written):
    names = {name.removeprefix("letters/").split(".")[0] for name in written}
    assert "list-example-registration-samal-answer" in names
    assert "list-example-registration-tan-answer" not in names
    assert not any(name.startswith(("timetable", "commission", "decision")) for name in names)


def test_every_letter_is_there_in_three_languages(written):
    stems = {name.rsplit(".", 2)[0] for name in written}
    assert set(written) == {f"{stem}.{language}.html" for stem in stems for language in LANGUAGES}


def test_a_refused_list_is_told_the_cure_and_the_time_to_appeal(written):
    letter = written["letters/list-example-registration-samal-answer.en.html"]
    for told in ("3/12", "3/10", "replace 1 outside the groups by 1 in them", "within 7 days (elections 89)"):
        assert told in letter


def test_a_list_that_stands_is_told_no_appeal(written):
    assert "within 7 days" not in written["letters/list-example-registration-koktem-answer.en.html"]


def test_a_letter_says_that_it_is_a_draft_and_that_all_is_invented(written):
    for name, letter in written.items():
        assert letter.count('class="banner"') == 2, name


def test_no_letter_shows_a_code_or_a_person(written):
    people = (REPO / "elections/example/contests/registration/lists/samal.csv").read_text(encoding="utf-8").splitlines()
    surnames = [line.split(",")[1] for line in people[1:]]
    for name, letter in written.items():
        body = re.sub(r"<style>.*?</style>|<footer>.*?</footer>|\[[^\]]*\]", "", letter, flags=re.DOTALL)
        assert not re.search(r"[a-z]+_[a-z]+_[a-z]+", body), name
        assert not any(surname in letter for surname in surnames), name
