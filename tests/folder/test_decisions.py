"""What persons decided is read by place and rule; what would settle nothing is told."""

import pytest

from saylau.errors import Problem
from saylau.folder.decisions import Decisions, read_decisions
from saylau.ruling import Decision
from saylau.tabulation import Decided

REGISTER = {"north/1", "north/2"}
HEADER = "where,rule,decision,text,by"


@pytest.fixture
def read(tmp_path):
    def reading(*rows):
        path = tmp_path / "decisions.csv"
        path.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
        return read_decisions(path, REGISTER)

    return reading


def test_an_explanation_is_kept_with_who_gave_it(read):
    decisions, problems = read("north/1,S.101,explained,They left,the chair")
    assert problems == []
    assert decisions == Decisions(
        {("north/1", 1): {"S.101": "They left (the chair)"}},
        {},
        (Decided("S.101", "north/1", Decision.SETTLED, "They left (the chair)"),),
    )


def test_an_act_settles_and_a_return_decides_against(read):
    decisions, problems = read("north/1,K.102,accepted,Act 5,", "north/2,K.402,returned,Count again,")
    assert problems == []
    assert decisions.acts == {
        ("north/1", 1): {"K.102": (Decision.SETTLED, "Act 5")},
        ("north/2", 1): {"K.402": (Decision.AGAINST, "Count again")},
    }


def test_a_decision_on_the_addition_speaks_of_any_place(read):
    decisions, problems = read("nation,K.702,accepted,Act 6,")
    assert problems == []
    assert decisions.others == (Decided("K.702", "nation", Decision.SETTLED, "Act 6"),)


@pytest.mark.parametrize(
    ("row", "column", "rule", "found"),
    [
        (",K.702,accepted,Act,", "where", "cell_is_empty", ""),
        ("north/1,K.999,accepted,Act,", "rule", "no_such_rule", "K.999"),
        ("north/1,k.102,accepted,Act,", "rule", "no_such_rule", "k.102"),
        ("north/3,K.102,accepted,Act,", "where", "no_such_station", "north/3"),
        ("north/1,K.102,agreed,Act,", "decision", "no_such_decision", "agreed"),
        ("north/1,K.102,accepted,,", "text", "decision_without_a_text", ""),
        ("north/1,K.102,explained,Act,", "decision", "soft_rule_is_explained_hard_rule_is_decided", "explained"),
        ("north/1,S.101,accepted,Act,", "decision", "soft_rule_is_explained_hard_rule_is_decided", "accepted"),
    ],
)
def test_a_decision_that_settles_nothing_is_told(read, row, column, rule, found):
    assert read(row) == (Decisions(), [Problem("decisions.csv", 2, column, rule, found)])


def test_one_finding_is_decided_once(read):
    decisions, problems = read("north/1,S.101,explained,They left,", "north/1,S.101,explained,They stayed,")
    assert problems == [Problem("decisions.csv", 3, "where", "row_stands_twice", "north/1 S.101")]
    assert decisions.explanations == {("north/1", 1): {"S.101": "They left"}}
