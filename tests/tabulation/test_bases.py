"""Percentages name their denominators, and the open bases of the threshold stand side by side."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from saylau import law
from saylau.law import Book
from saylau.tabulation import Base, Share, ToShare, invalid_share, shares, threshold_bases, to_share, turnout
from saylau.tabulation.bases import number_of
from saylau.tabulation.telling import SENTENCES
from tabulation.smallnation import CASES, DAY, tally


def test_turnout_is_voters_of_the_list_at_closing():
    assert turnout(tally().nation) == Share(2408, 4000, Base.REGISTERED_VOTERS)
    assert turnout(tally().nation).fraction == Fraction(301, 500)


def test_the_invalid_share_is_one_of_ballots_found():
    assert invalid_share(tally().nation) == Share(80, 2400, Base.BALLOTS_FOUND)


def test_shares_of_lists_go_by_the_base_that_is_named():
    nation = tally().nation
    assert shares(nation, Base.VOTES_FOR_LISTS)["list_a"] == Share(1367, 2320, Base.VOTES_FOR_LISTS)
    assert shares(nation, Base.VOTERS_WHO_RECEIVED_A_BALLOT)["list_c"] == Share(
        315, 2408, Base.VOTERS_WHO_RECEIVED_A_BALLOT
    )
    assert shares(nation, Base.VALID_BALLOTS)["list_b"].fraction == Fraction(638, 2320)


def test_a_share_of_nothing_has_no_fraction():
    assert Share(0, 0, Base.BALLOTS_FOUND).fraction is None


def test_an_unknown_sum_gives_no_share():
    nation = tally(change={"north/1": {"voters": None, "votes": [1, None, 3]}}).nation
    assert turnout(nation) is None
    assert number_of(nation, Base.VOTES_FOR_LISTS) is None
    assert shares(nation, Base.REGISTERED_VOTERS)["list_b"] is None
    assert shares(nation, Base.REGISTERED_VOTERS)["list_c"] == Share(238, 4000, Base.REGISTERED_VOTERS)


def test_votes_against_all_are_in_the_base_where_the_form_has_the_line():
    change = {code: {"against_all": 10} for code in CASES["stations"]}
    nation = tally(change=change).nation
    assert number_of(nation, Base.VOTES_FOR_LISTS) == 2320
    assert number_of(nation, Base.VOTES_FOR_LISTS_AND_AGAINST_ALL) == 2360


def test_votes_against_all_that_one_station_left_empty_make_the_base_unknown():
    change = {code: {"against_all": 10} for code in ("north/1", "north/2")}
    assert number_of(tally(change=change).nation, Base.VOTES_FOR_LISTS_AND_AGAINST_ALL) is None


def test_without_the_line_both_bases_of_votes_are_the_same():
    bases = threshold_bases(tally().nation, DAY)
    assert (bases.votes_for_lists, bases.votes_for_lists_and_against_all) == (2320, 2320)


def test_who_took_part_is_open_in_the_law_and_both_readings_are_given():
    assert not DAY["voting.took_part.definition"].is_set
    assert threshold_bases(tally().nation, DAY).took_part == {
        Base.VOTERS_WHO_RECEIVED_A_BALLOT: 2408,
        Base.BALLOTS_FOUND: 2400,
    }


def test_a_definition_in_the_book_would_leave_one_reading(tmp_path):
    folder = tmp_path / "xx"
    folder.mkdir()
    words = '{ en = "a", ru = "a", kk = "a" }'
    (folder / "act.toml").write_text(
        f'[acts.act]\ntitle = {words}\n[[provision]]\nname = "voting.took_part.definition"\nact = "act"\n'
        f'unit = "code"\nsubject = {words}\nsays = {words}\n[[provision.wording]]\nbasis = "signed"\n'
        'value = "ballots_found"\narticle = "1"\nconfidence = "high"\ndocument = "d"\nread = "r"\n'
    )
    day = Book("xx", tmp_path).on(date(2030, 1, 1))
    assert threshold_bases(tally().nation, day).took_part == {Base.BALLOTS_FOUND: 2400}


def test_nothing_counted_gives_no_base():
    codes = list(CASES["stations"])
    bases = threshold_bases(tally(missing=codes).nation, law.load("kz").on(date(2023, 3, 19)))
    assert (bases.votes_for_lists, set(bases.took_part.values())) == (None, {None})


def test_every_base_has_words():
    for base in Base:
        assert SENTENCES.say(f"base.{base.value}", "en").startswith("of ")


ISLANDS = law.load("es").on(date(2019, 5, 26))


def test_blank_ballots_are_in_their_base_where_the_form_has_the_line():
    nation = tally(change={code: {"blank": 5} for code in CASES["stations"]}).nation
    assert number_of(nation, Base.VOTES_FOR_LISTS) == number_of(nation, Base.VOTES_FOR_LISTS_AND_AGAINST_ALL) == 2320
    assert number_of(nation, Base.VOTES_FOR_LISTS_AND_BLANK) == 2340
    assert threshold_bases(nation, DAY).votes_for_lists_and_blank == 2340
    assert number_of(tally(change={"north/1": {"blank": 5}}).nation, Base.VOTES_FOR_LISTS_AND_BLANK) is None


def test_votes_are_not_shared_while_the_blank_ballots_that_the_law_counts_are_unknown():
    votes, sums = {"list_a": 60, "list_b": 40}, {"blank": 7, "voters": 106}
    assert to_share(votes, sums.get, ISLANDS) == ToShare(votes, None, None, 7)
    assert to_share(votes, {"voters": 107, "blank": 7}.get, ISLANDS).took_part == 107
    assert to_share(votes, {}.get, ISLANDS).votes is None
    assert to_share(votes, {}.get, DAY).votes == votes


def test_a_rule_that_the_law_is_known_not_to_have_is_not_applied():
    ours = {each.rule for each in tally().findings}
    theirs = {each.rule for each in tally(law_of_day=ISLANDS).findings}
    assert ours - theirs == {"S.115", "S.116", "S.118"}
