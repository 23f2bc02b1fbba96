"""The sheet that a person fills in, and what is read out of it again."""

from __future__ import annotations

from saylau.rolls.twins.facts import Decided, TwinPair, Twins
from saylau.rolls.twins.sheets import read_decisions, write_sheet

PAIRS = (
    TwinPair(2, 9, 1805, ("names:swapped", "born:same")),
    TwinPair(3, 4, 400, ()),
    TwinPair(5, 6, 405, ("names:same",)),
)
TWINS = Twins(PAIRS, 10, 4, 400)


def test_the_sheet_has_rows_weight_and_reasons_and_room_for_a_decision(tmp_path):
    write_sheet(TWINS, tmp_path / "twins.csv", roll="ab12")
    assert (tmp_path / "twins.csv").read_text(encoding="utf-8") == (
        "row,other_row,weight,agrees,decision,roll\n"
        "2,9,18.05,names:swapped born:same,,ab12\n3,4,4.00,,,ab12\n5,6,4.05,names:same,,ab12\n"
    )


def test_decisions_are_read_and_stand_in_the_next_sheet(tmp_path):
    path = tmp_path / "twins.csv"
    path.write_text("row,other_row,decision,roll\n9,2,same,ab\n3,4,different,ab\n5,6,,\n", encoding="utf-8")
    decided, problems = read_decisions(path, roll="ab")
    assert (dict(decided.pairs), problems) == ({(2, 9): True, (3, 4): False}, ())
    assert decided.open_in(TWINS) == PAIRS[2:]
    write_sheet(TWINS, path, decided, roll="ab")
    assert [line.split(",")[4] for line in path.read_text(encoding="utf-8").splitlines()] == [
        "decision", "same", "different", "",
    ]  # fmt: skip


def test_a_decision_that_cannot_be_used_is_named_and_decides_nothing(tmp_path):
    path = tmp_path / "twins.csv"
    path.write_text(
        "row,other_row,decision,roll\n2,9,strike,ab\nx,4,same,ab\n5,6,same,ab\n6,5,different,ab\n"
        "0,1,same,ab\n3,4,same,cd\n",
        encoding="utf-8",
    )
    decided, problems = read_decisions(path, roll="ab")
    assert dict(decided.pairs) == {}
    assert [(each.row, each.rule, each.found) for each in problems] == [
        (2, "twin_decision_unknown", "strike"),
        (3, "twin_rows_are_no_rows", "x"),
        (5, "twin_decided_both_ways", "different"),
        (6, "twin_rows_are_no_rows", "0"),
        (7, "twins_of_another_roll", "cd"),
    ]


def test_nothing_decided_leaves_every_pair_open():
    assert Decided({}).open_in(TWINS) == PAIRS
