"""Sheets of commissions are read whole, and everything wrong with them is reported with its place and its remedy."""

from datetime import date

import pytest

from house.floorplan import REPO
from saylau.commissions import (
    COMMISSIONS,
    MEMBERS,
    PROBLEMS,
    SESSIONS,
    Commission,
    Decision,
    Level,
    Member,
    Result,
    Role,
    examine,
    examine_decision,
    read_commissions,
    read_sessions,
)
from saylau.errors import BadInput
from saylau.instruments.problems import tell
from saylau.law import load

EXAMPLE = REPO / "elections" / "example" / "commissions"
CENTRAL = "central,central,,2021-03-01,president_and_both_chambers,7"
NORTH = "north_tec,territorial,north,2019-01-11,maslikhat_on_proposals_of_parties,7"
TAKEN = "12,central,2023-02-10,list/example/tan,registered,7,6,1,0,1,1,89(4)"


def sheet(path, columns, *rows):
    path.write_text("\n".join((",".join(columns), *rows)) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def commissions(tmp_path):
    def read(*rows, members=None):
        path = sheet(tmp_path / "commissions.csv", COMMISSIONS, *rows)
        return read_commissions(path, members and sheet(tmp_path / "members.csv", MEMBERS, *members))

    return read


@pytest.fixture
def sessions(tmp_path, commissions):
    def read(*rows):
        known, _ = commissions(CENTRAL, NORTH)
        return read_sessions(sheet(tmp_path / "sessions.csv", SESSIONS, *rows), known)

    return read


def places(problems):
    return [(each.file, each.row, each.column, each.rule) for each in problems]


def test_a_commission_is_read_with_its_members(commissions):
    found, problems = commissions(CENTRAL, members=["central,chair,A,tan,2021-03-01,2023-01-01", "central,member,B,,,"])
    members = (
        Member(Role.CHAIR, "A", "tan", date(2021, 3, 1), date(2023, 1, 1), 2),
        Member(Role.MEMBER, "B", row=3),
    )
    formed = date(2021, 3, 1), "president_and_both_chambers", 7
    assert (found, problems) == ([Commission("central", Level.CENTRAL, "", *formed, members)], [])


def test_the_days_of_renewal_are_read_where_they_are_given(tmp_path):
    columns = (*COMMISSIONS, "formation_started", "before_formed_on", "note")
    path = sheet(tmp_path / "commissions.csv", columns, f"{NORTH},2018-11-10,2014-01-15,x")
    (found,), problems = read_commissions(path)
    assert (found.started_on, found.before_formed_on, problems) == (date(2018, 11, 10), date(2014, 1, 15), [])


def test_a_decision_is_read_with_its_votes(sessions):
    found, problems = sessions(TAKEN)
    subject = date(2023, 2, 10), "list/example/tan", Result.REGISTERED
    assert (found, problems) == ([Decision("12", "central", *subject, 7, 6, 1, 0, 1, 1, "89(4)")], [])


def test_an_empty_number_of_votes_is_not_zero(sessions):
    (found,), problems = sessions("12,central,2023-02-10,list/example/tan,registered,,,,,,,")
    assert (found.present, found.votes_for, found.against, found.abstained) == (None,) * 4
    assert (found.dissents, found.dissents_written, problems) == (0, 0, [])


BAD_COMMISSIONS = {
    ",central,,2021-03-01,,7": ("key", "not_a_short_key"),
    "Central,central,,2021-03-01,,7": ("key", "not_a_short_key"),
    "centrаl,central,,2021-03-01,,7": ("key", "key_mixes_alphabets"),
    "x,regional,,2021-03-01,,7": ("level", "not_a_level"),
    "x,central,North,2021-03-01,,7": ("region", "not_a_short_key"),
    "x,central,,01.03.2021,,7": ("formed_on", "day_is_not_iso"),
    "x,central,,2021-02-30,,7": ("formed_on", "day_does_not_exist"),
    "x,central,,2021-03-01,the President,7": ("formed_by", "not_a_short_key"),
    "x,central,,2021-03-01,,": ("members", "commission_without_a_number_of_members"),
    "x,central,,2021-03-01,,0": ("members", "commission_without_a_number_of_members"),
    "x,central,,2021-03-01,,seven": ("members", "not_a_number"),
    "north_tec,central,,2021-03-01,,7": ("key", "commission_stands_twice"),
}
BAD_MEMBERS = {
    "south_tec,chair,A,tan,,": ("commission", "no_such_commission"),
    "north_tec,boss,A,tan,,": ("role", "not_a_role"),
    "north_tec,chair,,tan,,": ("name", "member_without_a_name"),
    "north_tec,chair,A,Tan,,": ("nominated_by", "not_a_short_key"),
    "north_tec,chair,A,tan,10/01/2021,": ("from", "day_is_not_iso"),
    "north_tec,chair,A,tan,,44206": ("until", "day_is_not_iso"),
    "north_tec,chair,A,tan,2021-01-02,2021-01-01": ("until", "member_ends_before_beginning"),
}
BAD_SESSIONS = {
    "12,south_tec,2023-02-10,x,adopted,7,7,0,0,0,0,": ("commission", "no_such_commission"),
    ",central,2023-02-10,x,adopted,7,7,0,0,0,0,": ("number", "not_a_number_of_a_decision"),
    "№ 12,central,2023-02-10,x,adopted,7,7,0,0,0,0,": ("number", "not_a_number_of_a_decision"),
    "12,central,,x,adopted,7,7,0,0,0,0,": ("on", "decision_without_a_day"),
    "12,central,10.02.2023,x,adopted,7,7,0,0,0,0,": ("on", "day_is_not_iso"),
    "12,central,2023-02-10,,adopted,7,7,0,0,0,0,": ("subject", "not_a_short_key"),
    "12,central,2023-02-10,x,approved,7,7,0,0,0,0,": ("outcome", "not_an_outcome"),
}
BAD_VOTES = {
    "12,central,2023-02-10,x,adopted,seven,7,0,0,0,0,": ("present", "not_a_number"),
    "12,central,2023-02-10,x,adopted,7,-7,0,0,0,0,": ("for", "number_is_negative"),
    "12,central,2023-02-10,x,adopted,7,7,O,0,0,0,": ("against", "letters_look_like_digits"),
    "12,central,2023-02-10,x,adopted,7,7,0,1.5,0,0,": ("abstained", "number_is_fractional"),
    "12,central,2023-02-10,x,adopted,7,7,0,0,1 0,0,": ("dissents", "number_has_spaces"),
    "12,central,2023-02-10,x,adopted,7,7,0,0,0,?,": ("dissents_written", "not_a_number"),
    "12,central,2023-02-10,x,adopted,7,7,0,0,0,0,": None,
}


@pytest.mark.parametrize(("row", "wrong"), BAD_COMMISSIONS.items(), ids=BAD_COMMISSIONS)
def test_a_bad_cell_of_a_commission_is_named(commissions, row, wrong):
    _, problems = commissions(NORTH, row)
    assert places(problems) == [("commissions.csv", 3, *wrong)]


@pytest.mark.parametrize(("row", "wrong"), BAD_MEMBERS.items(), ids=BAD_MEMBERS)
def test_a_bad_cell_of_a_member_is_named(commissions, row, wrong):
    _, problems = commissions(NORTH, members=["north_tec,member,B,,,", row])
    assert places(problems) == [("members.csv", 3, *wrong)]


@pytest.mark.parametrize(("row", "wrong"), BAD_SESSIONS.items(), ids=BAD_SESSIONS)
def test_a_decision_that_cannot_be_placed_is_named_and_left_out(sessions, row, wrong):
    found, problems = sessions("1" + TAKEN, row)
    assert places(problems) == [("sessions.csv", 3, *wrong)]
    assert [each.number for each in found] == ["112"]


@pytest.mark.parametrize(("row", "wrong"), BAD_VOTES.items(), ids=BAD_VOTES)
def test_a_bad_vote_is_named_and_not_known(sessions, row, wrong):
    found, problems = sessions(row)
    assert places(problems) == ([("sessions.csv", 2, *wrong)] if wrong else [])
    assert len(found) == 1


def test_two_commissions_of_one_key_are_one_and_the_first_row_is_named(commissions):
    found, problems = commissions(NORTH, CENTRAL, NORTH)
    assert [each.key for each in found] == ["north_tec", "central"]
    assert [each.more for each in problems] == [(("first", "2"),)]


def test_two_decisions_of_one_number_are_one_only_in_one_commission(sessions):
    found, problems = sessions(TAKEN, TAKEN.replace("central", "north_tec", 1), TAKEN)
    assert [each.commission for each in found] == ["central", "north_tec"]
    assert [(each.row, each.rule, each.more) for each in problems] == [(4, "decision_stands_twice", (("first", "2"),))]


def test_problems_stand_in_the_order_of_the_files_and_their_rows(commissions):
    _, problems = commissions(
        "x,central,,,,", f"{NORTH},too,long", "y,what,,,,7", members=["x,chair", "x,,A,,,", "y,chair,,,,"]
    )
    assert [(each.file, each.row) for each in problems] == [
        ("commissions.csv", 2),
        ("commissions.csv", 3),
        ("commissions.csv", 4),
        ("members.csv", 2),
        ("members.csv", 3),
        ("members.csv", 4),
    ]


def test_a_sheet_without_a_column_is_refused_with_what_was_wrong_before(tmp_path):
    path = sheet(tmp_path / "commissions.csv", COMMISSIONS, "x,what,,,,7")
    members = sheet(tmp_path / "members.csv", MEMBERS[:-1], "x,chair,A,,")
    with pytest.raises(BadInput) as refused:
        read_commissions(path, members)
    assert places(refused.value.problems) == [
        ("commissions.csv", 2, "level", "not_a_level"),
        ("members.csv", 1, "until", "column_missing"),
    ]


def test_a_long_cell_is_quoted_by_its_beginning(commissions):
    _, (problem,) = commissions("x,central,,2021-03-01," + "Q" * 500 + ",7")
    assert problem.found == "Q" * 80


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_problem_is_told_in_every_language(commissions, sessions, language):
    found = [problem for row in BAD_COMMISSIONS for problem in commissions(NORTH, row)[1]]
    found += [problem for row in BAD_MEMBERS for problem in commissions(NORTH, members=[row])[1]]
    found += [problem for row in BAD_SESSIONS for problem in sessions(row)[1]]
    found += sessions(TAKEN, TAKEN)[1]
    assert all("{" not in tell(problem, language, PROBLEMS) for problem in found)
    assert {each.rule for each in found} >= set(PROBLEMS)
    assert PROBLEMS.untold() == ()


# ---- the invented election


def test_the_example_has_a_commission_of_each_tier_that_stands_and_one_decision_that_falls():
    commissions, problems = read_commissions(EXAMPLE / "commissions.csv", EXAMPLE / "members.csv")
    decisions, more = read_sessions(EXAMPLE / "sessions.csv", commissions)
    assert problems + more == []
    law = load("kz").on(date(2023, 3, 19))
    assert [(each.key, examine(each, law).verdict.value) for each in commissions] == [
        ("central", "stands"),
        ("sary_arqa_tec", "stands"),
    ]
    known = {each.key: each for each in commissions}
    rulings = [examine_decision(each, known[each.commission], load("kz").on(each.on)) for each in decisions]
    fallen = [each.subject for each in rulings if each.verdict != "stands"]
    assert (len(rulings), fallen) == (8, ["decision/central/5"])
    registered = [each.subject.split("/")[-1] for each in decisions if each.result is Result.REGISTERED]
    assert registered == ["tan", "koktem"]
