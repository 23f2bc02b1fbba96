"""A folder is read whole: contests, parties, lists, published figures, and everything wrong with them."""

from datetime import date
from fractions import Fraction

import pytest

from house.floorplan import REPO
from saylau.errors import BadInput, Problem
from saylau.folder import ListFacts, Party, read

PUBLISHED = {
    "votes.csv": "list,votes,percent,seats\ntan,450,45.00,4\nsamal,250,25.00,3\nkoktem,300,30.00,3\n",
    "totals.csv": "field,number,base\ntook_part,1033,\nturnout_percent,65.5,\nagainst_all,20,\n",
}


@pytest.fixture
def published(small, edit):
    """The small folder with published figures beside its protocols."""
    edit(small / "election.toml", "seats = 10\n", 'seats = 10\npublished = "published"\n')
    (small / "published").mkdir()
    for name, text in PUBLISHED.items():
        (small / "published" / name).write_text(text, encoding="utf-8")
    return small


def problems(folder):
    with pytest.raises(BadInput) as accident:
        read(folder)
    return list(accident.value.problems)


def test_a_folder_has_its_election_and_its_contests(small):
    election = read(small)
    assert (election.id, election.law, election.on, election.invented) == ("small", "kz", date(2023, 3, 19), True)
    assert [each.id for each in election.contests] == ["lists"]
    (contest,) = election.contests
    assert (contest.ballot, contest.registered) == (("tan", "samal", "koktem"), ("samal", "koktem", "tan"))
    assert (contest.seats, contest.form, contest.illustrative, contest.certified) == (10, "kz-2021-working", True, None)


def test_parties_and_lists_are_known_by_their_codes(small):
    election = read(small)
    assert election.parties["tan"] == Party("tan", {"kk": "«Таң» партиясы", "ru": "Партия «Таң»", "en": "Tañ (Dawn)"})
    assert election.lists["tan"] == ListFacts("tan", persons=12)


def test_one_contest_lies_in_the_folder_and_several_in_folders_of_their_own(small):
    one, several = read(small), read(REPO / "elections" / "example")
    assert one.contest_folder(one.contests[0]) == small
    assert several.contest_folder(several.contests[0]) == REPO / "elections" / "example" / "contests" / "clean"


def test_the_usual_shares_of_a_region_are_exact(small, edit):
    edit(small / "election.toml", "seats = 10\n", 'seats = 10\nusual = { sary_arqa = { invalid = "15/1000" } }\n')
    assert read(small).contests[0].usual == {"sary_arqa": (Fraction(3, 200), None)}


@pytest.mark.parametrize("share", ["0.015", "15/10", "1/0", "-1/2", "1/ 2", "¹/2"])
def test_a_share_that_is_no_fraction_of_one_is_told(small, edit, share):
    edit(small / "election.toml", "seats = 10\n", f'seats = 10\nusual = {{ sary_arqa = {{ invalid = "{share}" }} }}\n')
    where = "contest[1].usual.sary_arqa.invalid"
    assert problems(small) == [Problem("election.toml", 0, where, "not_a_share_in_quotes", share)]


def test_published_figures_are_read_and_percentages_stay_text(published):
    figures = read(published).contests[0].published
    assert figures.votes == {"tan": 450, "samal": 250, "koktem": 300}
    assert figures.seats == {"tan": 4, "samal": 3, "koktem": 3}
    assert figures.percents == {"tan": "45.00", "samal": "25.00", "koktem": "30.00"}
    assert (figures.took_part, figures.against_all, figures.turnout_percent) == (1033, 20, "65.5")


def test_everything_wrong_with_published_figures_is_told(published):
    (published / "published" / "votes.csv").write_text("list,votes\ntan,\ntan,1 000\nshagala,5\n", encoding="utf-8")
    assert [(each.row, each.column, each.rule) for each in problems(published)] == [
        (2, "votes", "cell_is_empty"),
        (3, "list", "row_stands_twice"),
        (3, "votes", "number_has_spaces"),
        (4, "list", "list_is_not_on_the_ballot"),
        (0, "list", "list_has_no_row"),
        (0, "list", "list_has_no_row"),
    ]


def test_a_folder_that_is_not_there_is_told(tmp_path):
    path = tmp_path / "nowhere"
    assert problems(path) == [Problem(str(path), 0, "", "folder_is_missing")]


def test_an_election_without_a_contest_is_told(small):
    text = (small / "election.toml").read_text(encoding="utf-8")
    (small / "election.toml").write_text(text[: text.index("[[contest]]")], encoding="utf-8")
    (small / "lists.csv").unlink()
    assert problems(small) == [Problem("election.toml", 0, "contest", "no_contest", "")]


def test_two_contests_of_one_id_are_told(small):
    text = (small / "election.toml").read_text(encoding="utf-8")
    again = text[text.index("[[contest]]") :]
    (small / "election.toml").write_text(text + "\n" + again, encoding="utf-8")
    assert problems(small) == [Problem("election.toml", 0, "contest", "contest_stands_twice", "lists, lists")]


@pytest.mark.parametrize("code", ["Lists", "two words", "../up", "тізім", "a" * 41])
def test_the_id_of_a_contest_is_a_short_code(small, edit, code):
    edit(small / "election.toml", 'id = "lists"', f'id = "{code}"')
    assert problems(small) == [Problem("election.toml", 0, "contest[1].id", "not_a_code", code)]


def test_an_empty_ballot_is_told(small, edit):
    edit(small / "election.toml", 'ballot = ["tan", "samal", "koktem"]\nregistered = ["samal", "koktem", "tan"]', "")
    (small / "lists.csv").unlink()
    assert problems(small) == [Problem("election.toml", 0, "contest[1].ballot", "no_ballot", "0")]


@pytest.mark.parametrize(("seats", "rule"), [(0, "no_seats"), (10_000, "too_many_seats"), (10**18, "too_many_seats")])
def test_a_number_of_seats_that_no_chamber_has_is_told(small, edit, seats, rule):
    edit(small / "election.toml", "seats = 10\n", f"seats = {seats}\n")
    assert problems(small) == [Problem("election.toml", 0, "contest[1].seats", rule, str(seats))]


def test_a_day_of_registration_is_a_day(small):
    (small / "lists.csv").write_text("list,registered_on\ntan,19.03.2023\n", encoding="utf-8")
    assert [(each.row, each.column, each.rule) for each in problems(small)] == [(2, "registered_on", "day_is_not_iso")]


def test_a_party_without_a_list_on_the_ballot_is_no_problem(small):
    with (small / "parties.csv").open("a", encoding="utf-8") as sheet:
        sheet.write("terek,«Терек» партиясы,Партия «Терек»,Terek (Poplar)\n")
    assert list(read(small).parties) == ["tan", "samal", "koktem", "terek"]


def test_published_figures_that_contradict_each_other_are_told(published):
    (published / "published" / "totals.csv").write_text(
        "field,number\nvotes_for_lists,5\ntook_part,5\nlist_at_closing,4\n", encoding="utf-8"
    )
    assert {(each.column, each.rule, each.found) for each in problems(published)} == {
        ("votes_for_lists", "totals_contradict", "5"),
        ("took_part", "totals_contradict", "5"),
        ("list_at_closing", "totals_contradict", "4"),
    }


def test_a_folder_in_the_place_of_a_sheet_is_not_taken_for_its_absence(small):
    (small / "lists.csv").unlink()
    (small / "lists.csv").mkdir()
    assert [(each.file, each.rule) for each in problems(small)] == [("lists.csv", "file_cannot_be_opened")]


def test_a_number_of_ten_thousand_digits_is_not_toml(small, edit):
    edit(small / "election.toml", "seats = 10\n", f"seats = {'9' * 10_000}\n")
    assert [(each.file, each.rule) for each in problems(small)] == [("election.toml", "not_toml")]
