"""A station whose protocol cannot stand: what the rules say, what a person decides, what becomes of the total."""

import pytest

from saylau.errors import BadInput
from saylau.folder import read, run

RULES = {
    "kok_tobe/1": (),
    "kok_tobe/2": ("K.402", "S.117"),
    "kok_tobe/3": ("K.202", "S.117"),
    "kok_tobe/4": ("K.201", "K.401", "S.125"),
    "kok_tobe/5": (),
    "kok_tobe/6": ("K.302", "K.401", "K.501"),
    "kok_tobe/7": ("K.401", "K.403"),
    "kok_tobe/8": ("S.124",),
    "kok_tobe/9": ("K.402",),
    "kok_tobe/10": (),
    "kok_tobe/11": ("K.404",),
    "kok_tobe/12": ("K.201", "K.203"),
    "sary_arqa/1": (),
    "sary_arqa/2": ("K.605",),
    "sary_arqa/3": ("K.605",),
    "sary_arqa/4": ("K.605",),
    "sary_arqa/5": ("K.102",),
    "sary_arqa/6": ("K.402",),
    "sary_arqa/7": ("S.101",),
    "sary_arqa/8": ("S.101",),
    "sary_arqa/9": ("K.001",),
    "sary_arqa/10": ("K.601",),
    "sary_arqa/11": ("K.602",),
    "sary_arqa/12": ("K.603",),
    "sary_arqa/13": (),
    "sary_arqa/14": (),
    "sary_arqa/15": ("K.606",),
    "sary_arqa/16": ("K.204",),
    "sary_arqa/17": ("K.104",),
    "sary_arqa/18": ("K.105",),
    "sary_arqa/19": ("K.304",),
    "sary_arqa/20": ("S.102",),
    "sary_arqa/21": ("S.106",),
    "sary_arqa/22": ("S.107",),
    "sary_arqa/23": ("S.108",),
    "sary_arqa/24": ("S.109",),
    "sary_arqa/25": ("S.110",),
    "sary_arqa/26": ("S.111",),
    "sary_arqa/27": ("S.120",),
    "sary_arqa/28": ("S.121",),
    "sary_arqa/29": ("S.123",),
    "sary_arqa/30": ("S.114",),
    "sary_arqa/31": (),
    "sary_arqa/32": ("S.104", "S.105"),
    "sary_arqa/33": ("S.113",),
}
DECIDED = {"sary_arqa/5": "stands", "sary_arqa/6": "falls", "sary_arqa/7": "stands", "sary_arqa/30": "stands"}


@pytest.fixture
def settled(example):
    return {each.station.code: each for each in example["faults"].settlements}


def test_each_planted_fault_fires_exactly_its_rules(settled):
    assert {code: tuple(fired.code for fired in each.fired) for code, each in settled.items()} == RULES


def test_the_hints_name_the_line_that_would_put_it_right(settled):
    hints = {
        code: [str(hint) for fired in each.fired if fired.code in ("S.117", "S.125") for hint in fired.hints]
        for code, each in settled.items()
    }
    assert {code: told for code, told in hints.items() if told} == {
        "kok_tobe/2": ["votes:tan=480"],
        "kok_tobe/3": ["ballots_unused=567"],
        "kok_tobe/4": ["ballots_spoiled<->invalid"],
    }


def test_what_another_rule_explains_is_kept_and_not_shown(settled):
    hidden = {code: tuple(each.code for each in found.hidden) for code, found in settled.items() if found.hidden}
    assert hidden == {
        "kok_tobe/6": ("K.502", "K.504"),
        "kok_tobe/7": ("K.402", "K.404"),
        "kok_tobe/8": ("S.109",),
        "kok_tobe/11": ("K.402",),
        "kok_tobe/12": ("K.202",),
    }


def test_a_station_waits_while_anything_is_open_and_stands_or_falls_by_decision(settled):
    expected = {code: DECIDED.get(code, "waits" if rules else "stands") for code, rules in RULES.items()}
    assert {code: each.ruling.verdict.value for code, each in settled.items()} == expected


def test_an_act_lets_a_broken_protocol_stand_and_is_named(settled):
    (found,) = settled["sary_arqa/5"].ruling.findings
    assert (found.rule, found.outcome.value, found.decision.value) == ("K.102", "broken", "settled")
    assert found.note == (
        "Act 5 of 20 March 2023: the tally sheet shows one voter counted twice inside "
        "(d_ybyrai, chair of the territorial commission)"
    )


def test_typings_that_differ_name_the_field_and_give_no_protocol(settled):
    station = settled["sary_arqa/2"]
    assert [(each.field, each.first, each.second) for each in station.differences] == [("votes:bulaq", "60", "66")]
    assert station.protocol is None


def test_a_protocol_not_yet_typed_again_is_not_counted(settled):
    assert settled["sary_arqa/4"].protocol is None
    assert settled["sary_arqa/3"].protocol is not None


def test_a_returned_protocol_is_not_counted_and_named(example):
    faults = example["faults"]
    assert faults.tally.roll.returned == ("sary_arqa/6",)
    assert faults.tally.roll.missing == ("sary_arqa/2", "sary_arqa/4")
    assert (faults.verdict.value, faults.status.value) == ("falls", "partial")


def test_what_only_several_stations_show_is_asked_of_the_total(example):
    open_ones = [f for r in example["faults"].examined for f in r.findings if f.is_open]
    places = {(f.rule, f.where) for f in open_ones if f.rule in ("K.604", "S.115", "S.116")}
    assert places == {
        ("K.604", "sary_arqa/13, sary_arqa/14"),
        ("S.115", "kok_tobe/1, kok_tobe/3, kok_tobe/4, kok_tobe/6, kok_tobe/7, kok_tobe/8, kok_tobe/12"),
        ("S.115", "kok_tobe/9, kok_tobe/10"),
        ("S.116", "kok_tobe/11"),
        ("S.116", "sary_arqa/31"),
    }


def test_a_returned_protocol_that_is_typed_anew_stands(small, edit):
    sheet = small / "protocols.csv"
    right = sheet.read_text(encoding="utf-8")
    sheet.write_text(right.replace("498,210,130,150,8", "498,201,130,150,8"), encoding="utf-8")
    (small / "decisions.csv").write_text(
        "where,rule,decision,text\nkok_tobe/1,K.402,returned,The votes are counted again\n", encoding="utf-8"
    )
    returned = run(read(small)).contests[0]
    assert (returned.verdict.value, returned.status.value) == ("falls", "partial")
    sheet.write_text(right, encoding="utf-8")
    # the decision spoke of the first typing: left behind, it would decide about nothing
    with pytest.raises(BadInput) as refused:
        run(read(small))
    assert [(each.rule, each.found) for each in refused.value.problems] == [
        ("decision_matches_no_finding", "kok_tobe/1 K.402")
    ]
    (small / "decisions.csv").unlink()
    corrected = run(read(small)).contests[0]
    assert (corrected.verdict.value, corrected.status.value) == ("stands", "preliminary")
