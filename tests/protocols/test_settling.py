"""Two typings become one; what fires waits for a person; nothing ever stops recording."""

from dataclasses import replace

import pytest

from protocols.worked import ON, STATION, WORKED, changed, codes, day, second
from saylau.law import Confidence
from saylau.protocols import Difference, Round, settle
from saylau.ruling import Decision, Finding, Outcome, Verdict

LAW = day()


def fault(**changes):
    return changed(WORKED, changes)


def settled(first, other="second", **more):
    return settle(first, second(first) if other == "second" else other, STATION, LAW, **more)


def test_a_clean_pair_stands_and_its_protocol_is_agreed():
    settlement = settled(WORKED, election="example")
    assert settlement.protocol is WORKED
    assert settlement.station is STATION
    assert settlement.ruling.subject == "protocol/example/example/1"
    assert settlement.ruling.on == ON
    assert settlement.ruling.verdict is Verdict.STANDS
    assert settlement.blocks_acceptance == ()
    assert settlement.only_recorded == ("S.101",)
    assert settlement.differences == ()


def test_without_an_election_the_subject_is_the_station_alone():
    assert settled(WORKED).ruling.subject == "protocol/example/1"


def test_a_station_without_a_gap_leaves_no_finding_at_all():
    level = fault(voters_inside=876, voters=916, ballots_issued=922, ballots_unused=571)
    level = replace(level, statements=(WORKED.statements[0].__class__.EQUAL,), shortfall=0, answers=(), causes=())
    settlement = settled(level)
    assert settlement.ruling.findings == ()
    assert settlement.fired == settlement.hidden == settlement.information == ()


def test_all_stations_of_a_day_share_the_codes_that_were_applied():
    one, other = settled(WORKED), settled(fault(valid=0))
    assert one.applied is other.applied
    assert "S.103" not in one.applied
    assert {"K.001", "K.605", "K.606", "S.101", "S.125"} <= set(one.applied)
    assert len(one.applied) == 50


def test_the_same_facts_give_the_same_settlement():
    assert settled(fault(valid=0)) == settled(fault(valid=0))


def test_typings_that_differ_agree_on_nothing_and_only_that_is_said():
    settlement = settled(fault(valid=0), second(WORKED))
    assert codes(settlement.fired) == ["K.605"]
    assert settlement.differences == (Difference("valid", "0", "895"),)
    assert settlement.fired[0].fields == ("valid",)
    assert settlement.protocol is None
    assert settlement.hidden == settlement.information == ()
    assert settlement.blocks_acceptance == ("K.605",)


DIFFERENCES = [
    ({"votes": {"list_b": 99}}, Difference("votes:list_b", "98", "99")),
    ({"votes": {"list_b": "empty"}}, Difference("votes:list_b", "98", "")),
    ({"chair_signed": False}, Difference("chair_signed", "yes", "no")),
    ({"statements": ["fewer", "more"]}, Difference("statements", "fewer", "fewer, more")),
    ({"causes": {"taken away": -3}}, Difference("causes", "taken away -4", "taken away -3")),
    ({"signed_at": "2023-03-19 23:41"}, Difference("signed_at", "27987820", "27987821")),
    ({"round": Round.REPEAT}, Difference("round", "first", "repeat")),
    ({"columns_of_votes": 6}, Difference("votes", "480, 98, 77, 75, 60, 46, 21", "480, 98, 77, 75, 60, 46")),
    ({"worded": ["valid"], "words_kk": ["бес"], "words_ru": [""]}, Difference("words_kk:valid", "", "бес")),
]


@pytest.mark.parametrize(("change", "difference"), DIFFERENCES, ids=lambda each: str(each)[:40])
def test_each_difference_is_listed_with_both_values(change, difference):
    assert settled(WORKED, second(fault(**change))).differences == (difference,)


def test_lists_typed_in_another_order_differ_as_a_block():
    other = second(replace(WORKED, lists=WORKED.lists[::-1], votes=WORKED.votes[::-1]))
    assert [each.field for each in settled(WORKED, other).differences] == ["lists", "votes"]


def test_case_and_spaces_of_free_text_are_no_difference():
    first = replace(WORKED, causes=(("taken  away", -4),), worded=("valid",), words_kk=("",), words_ru=("Пять ",))
    other = replace(first, causes=(("Taken away", -4),), words_ru=("пять",))
    assert settled(first, second(other)).differences == ()


def test_one_person_typing_twice_is_one_typing():
    for same in ("Aigerim", " aigerim ", "AIGERIM"):
        settlement = settled(WORKED, second(WORKED, same))
        assert codes(settlement.fired) == ["K.605"]
        assert settlement.protocol is WORKED
        assert settlement.blocks_acceptance == ("K.605",)


def test_a_typing_by_nobody_is_no_typing():
    assert codes(settled(WORKED, second(WORKED, " ")).fired) == ["K.605"]
    nobody = replace(WORKED, typist="")
    assert codes(settled(nobody, second(nobody)).fired) == ["K.605"]


def test_a_single_typing_is_examined_and_waits_for_the_second():
    settlement = settled(fault(valid=0), None)
    assert codes(settlement.fired) == ["K.401", "K.403", "K.605"]
    assert settlement.protocol is None
    assert settlement.ruling.verdict is Verdict.WAITS


def test_a_single_typing_may_be_accepted_with_an_act():
    settlement = settled(WORKED, None, decisions={"K.605": (Decision.SETTLED, "act 7")})
    assert settlement.protocol is WORKED
    assert settlement.ruling.verdict is Verdict.STANDS
    assert settlement.blocks_acceptance == ()


def test_typings_that_differ_cannot_be_accepted_only_returned():
    other = second(fault(valid=894))
    accepted = settled(WORKED, other, decisions={"K.605": (Decision.SETTLED, "act 7")})
    assert (accepted.ruling.verdict, accepted.protocol) == (Verdict.WAITS, None)
    returned = settled(WORKED, other, decisions={"K.605": (Decision.AGAINST, "illegible")})
    assert (returned.ruling.verdict, returned.protocol) == (Verdict.FALLS, None)


def test_a_protocol_typed_under_another_station_is_not_agreed():
    elsewhere = replace(WORKED, station="example/2")
    settlement = settled(elsewhere)
    assert settlement.differences == (Difference("station", "example/2", "example/1"),)
    assert settlement.protocol is None


def test_a_first_typing_under_another_station_is_told_once():
    settlement = settled(replace(WORKED, station="example/2"), second(WORKED))
    assert settlement.differences == (Difference("station", "example/2", "example/1"),)


def test_what_two_typings_lack_is_told_in_numbers():
    for other, change, numbers in (
        (None, {}, (2, 1)),
        (second(WORKED, "Aigerim"), {}, (2, 1)),
        (second(WORKED), {"valid": 1, "found": 2}, (0, 2)),
    ):
        (said,) = [each for each in settled(fault(**change), other).fired if each.code == "K.605"]
        assert (said.required, said.found) == numbers


def test_the_second_typing_of_another_station_is_one_difference():
    settlement = settled(WORKED, second(replace(WORKED, station="example/2")))
    assert settlement.differences == (Difference("station", "example/1", "example/2"),)


def test_a_hard_rule_waits_and_its_finding_says_what_it_asked_for():
    settlement = settled(fault(ballots_in_act=1495))
    assert settlement.ruling.findings[0] == Finding(
        rule="K.204",
        outcome=Outcome.BROKEN,
        source="procedure protocol K.2",
        required="1495",
        found="1494",
        where="ballots_received, ballots_in_act",
        confidence=Confidence.LOW,
        decision=Decision.OPEN,
        note="own rule; no statute sets these balances",
    )


def test_a_soft_rule_waits_until_the_commission_explains_it():
    odd = fault(certificates_out=1490)
    waits = settled(odd)
    assert waits.ruling.findings[0].outcome is Outcome.PERSON
    assert waits.ruling.verdict is Verdict.WAITS
    assert (waits.blocks_acceptance, waits.only_recorded) == ((), ("S.124", "S.109", "S.101"))
    told = settled(odd, explanations={"S.124": "a pilgrimage left town"})
    assert told.ruling.verdict is Verdict.STANDS
    assert told.ruling.findings[0].note == "a pilgrimage left town"
    assert told.ruling.findings[0].decision is Decision.SETTLED


def test_an_explanation_of_nothing_explains_nothing():
    assert settled(fault(certificates_out=1490), explanations={"S.124": "  "}).ruling.verdict is Verdict.WAITS


def test_an_explanation_does_not_settle_a_hard_rule():
    settlement = settled(fault(ballots_in_act=1495), explanations={"K.204": "so it is"})
    assert settlement.ruling.verdict is Verdict.WAITS


def test_a_hard_rule_is_accepted_with_an_act_and_then_only_recorded():
    settlement = settled(fault(ballots_in_act=1495), decisions={"K.204": (Decision.SETTLED, "act 3")})
    assert settlement.ruling.verdict is Verdict.STANDS
    assert settlement.ruling.findings[0].note == "act 3"
    assert settlement.blocks_acceptance == ()
    assert settlement.only_recorded == ("K.204", "S.101")


def test_nothing_is_accepted_without_an_act():
    settlement = settled(fault(ballots_in_act=1495), decisions={"K.204": (Decision.SETTLED, "")})
    assert settlement.blocks_acceptance == ("K.204",)


def test_a_returned_protocol_falls_and_still_blocks():
    settlement = settled(fault(ballots_in_act=1495), decisions={"K.204": (Decision.AGAINST, "returned")})
    assert settlement.ruling.verdict is Verdict.FALLS
    assert settlement.blocks_acceptance == ("K.204",)
    assert settlement.protocol is not None


def test_a_soft_rule_may_be_decided_against_too():
    settlement = settled(
        fault(certificates_out=1490),
        decisions={"S.124": (Decision.AGAINST, "no register")},
        explanations={"S.124": "x"},
    )
    assert settlement.ruling.verdict is Verdict.FALLS


def test_a_decision_on_a_rule_that_did_not_fire_changes_nothing():
    assert settled(WORKED, decisions={"K.402": (Decision.AGAINST, "x")}) == settled(WORKED)


def test_hidden_and_printed_findings_ask_nobody_anything():
    settlement = settled(fault(valid=0))
    told = [(each.rule, each.outcome, each.note) for each in settlement.ruling.findings[2:]]
    assert told == [
        ("K.402", Outcome.YES, "hidden by K.403"),
        ("K.404", Outcome.YES, "hidden by K.403"),
        ("S.101", Outcome.YES, "information"),
    ]
    assert settlement.only_recorded == ("K.402", "K.404", "S.101")


def test_a_hint_is_what_was_found():
    settlement = settled(fault(votes={"list_a": 408}))
    assert settlement.ruling.findings[1].found == "votes:list_a=480"
