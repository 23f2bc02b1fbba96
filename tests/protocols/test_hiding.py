"""What one rule hides of another, and that hiding never reaches across two causes."""

import pytest

from protocols.worked import WORKED, changed, codes, day, station
from saylau.protocols import examine


def seen(change, on="2023-03-19", **of_station):
    told = examine(changed(WORKED, change), station(**of_station), day(on))
    return codes(told.fired), codes(told.hidden)


def test_two_faults_in_two_balances_both_show():
    assert seen({"votes": {"list_b": 980}, "ballots_unused": 570}) == (["K.202", "K.404"], ["K.402"])


def test_an_empty_box_hides_the_missing_ballots_and_the_empty_count():
    change = {"found": 0, "found_stationary": 0, "found_mobile": 0, "invalid": 0, "valid": 0, "against_all": 0}
    change |= {"votes": dict.fromkeys(WORKED.lists, 0), "shortfall": 920, "causes": {"taken away": -920}}
    assert seen(change) == (["K.303"], ["S.101", "S.113"])


def test_a_station_where_nobody_voted_is_not_an_empty_box():
    change = {"found": 0, "found_stationary": 0, "found_mobile": 0, "invalid": 0, "valid": 0, "against_all": 0}
    change |= {"votes": dict.fromkeys(WORKED.lists, 0), "voters_inside": 0, "voters_outside": 0, "voters": 0}
    change |= {
        "ballots_issued": 6,
        "ballots_unused": 1487,
        "shortfall": 0,
        "statements": ["equal"],
        "certificates_in": 0,
    }
    assert seen(change | {"answers": [], "causes": {}}) == (["S.113"], [])


BLOCKS = [
    ("the tick alone is wrong", {"statements": ["equal"]}, ["K.501"], []),
    ("the tick alone is missing", {"statements": []}, ["K.501"], []),
    (
        "a wrong tick beside a wrong number are two faults",
        {"statements": ["more"], "shortfall": 5},
        ["K.501", "K.502"],
        [],
    ),
    ("a missing tick beside a wrong number are two faults", {"statements": [], "shortfall": 5}, ["K.501", "K.502"], []),
    (
        "a block left blank is one fault",
        {"statements": [], "shortfall": 0, "answers": [], "causes": {}},
        ["K.501"],
        ["K.502", "K.503"],
    ),
    (
        "a block that says there is no difference is one fault",
        {"statements": ["equal"], "shortfall": 0, "answers": [], "causes": {}},
        ["K.501"],
        ["K.502", "K.503"],
    ),
    (
        "a block that speaks of a surplus is one fault",
        {"statements": ["more"], "shortfall": 0, "surplus": 3, "causes": {"found": 3}},
        ["K.501"],
        ["K.502", "K.504"],
    ),
    (
        "causes of another sum are a fault of their own",
        {"statements": ["more"], "shortfall": 0, "surplus": 3, "causes": {"found": 2}},
        ["K.501", "K.504"],
        ["K.502"],
    ),
    (
        "an unanswered surplus is a fault of its own",
        {"statements": ["more"], "shortfall": 0, "surplus": 3, "answers": []},
        ["K.501", "K.503"],
        ["K.502"],
    ),
    (
        "surplus and shortfall together contradict each other",
        {"statements": ["more"], "shortfall": 1, "surplus": 3},
        ["K.501", "K.502"],
        [],
    ),
    (
        "two ticks beside a wrong number are two faults",
        {"statements": ["fewer", "more"], "shortfall": 5},
        ["K.501", "K.502"],
        [],
    ),
    ("several answers hide the sum of causes", {"answers": ["fully", "no"], "causes": {}}, ["K.503"], ["K.504"]),
]


@pytest.mark.parametrize(("change", "fires", "hides"), [each[1:] for each in BLOCKS], ids=[each[0] for each in BLOCKS])
def test_the_statement_hides_what_agrees_with_it(change, fires, hides):
    assert seen(change) == (fires, hides)


def test_a_blank_block_with_unfilled_numbers_is_one_fault_besides_the_blanks():
    change = {"statements": [], "surplus": "empty", "shortfall": "empty", "answers": [], "causes": {}}
    assert seen(change) == (["K.001", "K.501"], ["K.503"])


def test_certificates_hide_the_size_of_the_list_only_where_they_alone_carry_it_out():
    moved = {"certificates_out": 1490}
    assert seen(moved) == (["S.124"], ["S.109"])
    assert seen(moved, list_before=1_000) == (["S.109", "S.124"], [])
    assert seen(moved, list_before=1_234) == (["S.124"], ["S.109"])
    assert seen(moved, list_before=1_233) == (["S.109", "S.124"], [])
    assert seen(moved, list_before=4_000) == (["S.109", "S.124"], [])
    assert seen({"certificates_out": 1_521}) == (["S.124"], ["S.109", "S.112"])
    assert seen({"certificates_out": 1_521}, list_before=None) == (["S.124"], ["S.112"])


def test_a_list_at_the_very_bound_is_carried_out_by_its_certificates():
    change = {"list_at_opening": 1_200, "list_at_closing": 1_220, "certificates_out": 1_201, "ballots_received": 1_212}
    change |= {"ballots_in_act": 1_212, "ballots_unused": 285}
    assert seen(change, list_before=1_000) == (["S.124"], ["S.109"])
    assert seen(change, list_before=999) == (["S.109", "S.124"], [])


def test_a_list_beyond_the_law_by_itself_is_not_hidden_by_its_certificates():
    change = {"list_at_opening": 3_001, "list_at_closing": 3_021, "certificates_out": 3_002, "ballots_received": 3_000}
    change |= {"ballots_in_act": 3_000, "ballots_unused": 2_073}
    assert seen(change, list_before=3_001) == (["S.112", "S.124"], ["S.109"])
    change |= {"list_at_opening": 3_000, "list_at_closing": 3_020}
    assert seen(change, list_before=3_001) == (["S.124"], ["S.109", "S.112"])


def test_a_line_outside_the_law_hides_the_broken_sum_only_where_it_explains_it_alone():
    assert seen({}, "2021-01-10") == (["K.004"], ["K.402"])
    assert seen({"against_all": 37}, "2021-01-10") == (["K.004", "K.402"], [])


def test_slips_are_not_looked_for_where_a_line_outside_the_law_explains_the_sum():
    # 480 for 408 would mend the sum by 72, which is also what the line outside the law holds.
    change = {"votes": {"list_a": 408}, "against_all": 72, "valid": 857, "invalid": 59}
    assert seen(change, "2021-01-10") == (["K.004", "S.102"], ["K.402"])
    assert seen(change | {"against_all": 0}, "2021-01-10") == (["K.402", "S.102", "S.117"], [])


def test_a_slip_beside_a_line_outside_the_law_is_still_looked_for():
    fires, hides = seen({"ballots_unused": 576}, "2021-01-10")
    assert (fires, hides) == (["K.004", "K.202"], ["K.402"])
    fires, hides = seen({"ballots_unused": 576, "valid": 857, "invalid": 59}, "2021-01-10")
    assert (fires, hides) == (["K.004", "K.202", "S.102", "S.117"], [])


def test_a_slip_that_mends_more_than_the_line_outside_the_law_explains_is_named():
    change = {"valid": 875, "against_all": 18, "found": 878, "found_stationary": 838, "shortfall": 42}
    change |= {"causes": {"taken away": -42}}
    assert seen(change, "2021-01-10") == (["K.004", "K.401", "S.101", "S.117"], ["K.402"])
