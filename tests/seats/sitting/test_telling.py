"""A finding says what is so, and the cure where there is one."""

from datetime import date

import pytest

from saylau.law import load
from saylau.ruling import Finding, Outcome
from saylau.seats import tell_sitting

SOURCE = load("kz").on(date(2023, 3, 28))["allocation.mandate_quota"].source


def quota(outcome, found):
    return Finding("the_mandate_quota_is_reached", outcome, SOURCE, required="3/10", found=found)


@pytest.mark.parametrize(
    ("finding", "sentence"),
    [
        (quota(Outcome.MET, "3/10"), "The quota groups have 3/10 of the seats; at least 3/10 is asked."),
        (
            quota(Outcome.BROKEN, "1/10; replace 2, spare 5"),
            "The quota groups have 1/10 of the seats; at least 3/10 is asked. Exchange 2 of the persons named for persons of "
            "the groups; the list still has 5 of them.",
        ),
        (
            quota(Outcome.BROKEN, "1/10"),
            "The quota groups have 1/10 of the seats; at least 3/10 is asked. Name more women, persons under the age or "
            "persons with disabilities.",
        ),
    ],
    ids=["met", "broken with its cure", "broken without one"],
)
def test_the_quota_is_told_with_its_cure(finding, sentence):
    assert tell_sitting(finding, "en") == sentence


def test_a_code_is_told_in_words_and_a_number_as_it_is():
    told = [
        Finding("who_left_held_a_seat", Outcome.MET, SOURCE, found="death"),
        Finding("somebody_is_left_to_follow", Outcome.YES, SOURCE, found="3"),
    ]
    assert [tell_sitting(each, "en") for each in told] == [
        "A seat fell vacant: death.",
        "Persons of the list who may follow: 3.",
    ]


def test_what_is_not_in_force_names_its_rule_and_its_source():
    told = Finding("the_deputies_are_named_in_time", Outcome.NOT_IN_FORCE, SOURCE)
    assert tell_sitting(told, "en").startswith('"The deputies are named in time": the law book has no wording')
