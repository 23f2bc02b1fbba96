"""A person looks at each pair; until then the roll waits."""

from __future__ import annotations

from datetime import date

import pytest

from saylau import law
from saylau.rolls.twins.facts import Decided, TwinPair, Twins
from saylau.rolls.twins.model import model
from saylau.rolls.twins.rules import examine_twins, probable_twins_were_decided
from saylau.rolls.twins.telling import SENTENCES, tell, tell_pair
from saylau.ruling import Outcome, Verdict

DAY = law.load("kz").on(date(2021, 1, 10))
TWINS = Twins((TwinPair(2, 9, 1805, ()), TwinPair(3, 4, 401, ())), 10, 4, 400)


@pytest.mark.parametrize(
    ("decided", "outcome", "found"),
    [
        ({}, Outcome.PERSON, "0"),
        ({(2, 9): True}, Outcome.PERSON, "1"),
        ({(2, 9): True, (3, 4): False}, Outcome.MET, "2"),
        ({(2, 9): True, (3, 4): False, (7, 8): True}, Outcome.MET, "2"),
    ],
)
def test_every_pair_wants_a_decision(decided, outcome, found):
    (told,) = probable_twins_were_decided(TWINS, Decided(decided), DAY)
    assert (told.rule, told.outcome, told.required, told.found, told.where) == (
        "probable_twins_were_decided", outcome, "2", found, "4",
    )  # fmt: skip


def test_a_roll_without_probable_twins_has_nothing_open():
    (told,) = probable_twins_were_decided(Twins((), 10, 4, 400), Decided({}), DAY)
    assert (told.outcome, told.required) == (Outcome.MET, "0")


def test_nothing_is_found_where_every_row_has_a_number():
    assert list(probable_twins_were_decided(Twins((), 10, 0, 400), Decided({}), DAY)) == []


def test_the_ruling_has_counts_and_no_person():
    ruling = examine_twins(TWINS, Decided({}), DAY, party="tan", of="tan.csv")
    assert (ruling.subject, ruling.verdict, len(ruling.findings)) == ("roll/tan.csv/tan/twins", Verdict.WAITS, 1)
    assert examine_twins(TWINS, Decided({(2, 9): True, (3, 4): False}), DAY, party="tan").subject == "roll/tan/twins"


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_outcome_and_every_reason_has_its_words(language):
    assert SENTENCES.untold() == ()
    for decided in ({}, {(2, 9): True, (3, 4): False}):
        (told,) = probable_twins_were_decided(TWINS, Decided(decided), DAY)
        assert tell(told, language)
    codes = [
        f"{each['name']}:{level['key']}" for each in model()["comparison"] for level in each["levels"] if level["key"]
    ]
    told = tell_pair(TwinPair(2, 3, 400, tuple(codes)), language)
    assert len(told.split("; ")) == len(codes) == 16
