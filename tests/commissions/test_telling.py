"""A finding says what is so in whole sentences, by its place where that matters."""

import pytest

from saylau.commissions import tell
from saylau.errors import BadCall
from saylau.ruling import Finding, Outcome


def test_a_code_of_the_law_is_told_in_words():
    told = Finding("formed_by_the_body_the_law_names", Outcome.MET, "elections 11", found="president_and_both_chambers")
    assert tell(told, "en") == "The commission was formed by the President and both chambers, as the law says."


def test_the_start_and_the_end_of_a_renewal_are_told_apart():
    told = [
        Finding("renewed_within_its_window", Outcome.MET, "elections 10(3)", "2023-11-20", "2023-11-19", where)
        for where in ("start", "end")
    ]
    assert [tell(each, "en") for each in told] == [
        "Forming the new composition began on 2023-11-19, not later than 2023-11-20.",
        "The new composition was formed on 2023-11-19, not later than 2023-11-20.",
    ]


def test_what_is_not_in_force_names_its_rule_and_its_source():
    told = Finding("quorum_was_present", Outcome.NOT_IN_FORCE, "elections 20(4)")
    assert tell(told, "en") == (
        '"The quorum was present": the law book has no wording for this day (elections 20(4)), so nothing is judged.'
    )


def test_the_rule_of_another_room_is_not_told_here():
    with pytest.raises(BadCall):
        tell(Finding("votes_were_cast", Outcome.YES, "elections 97-1"), "en")
