"""A run is held against what the commission published; a difference waits for a person."""

from fractions import Fraction

import pytest

from saylau.folder import read, run
from saylau.folder.comparing import printed_as

VOTES = "list,votes,percent,seats\ntan,450,{percent},4\nsamal,250,24.5,{seats}\nkoktem,{votes},29.4,3\n"


@pytest.fixture
def compared(small, edit):
    """The findings of the comparison, by rule, with the published figures as given."""
    edit(small / "election.toml", "seats = 10\n", 'seats = 10\npublished = "published"\n')
    (small / "published").mkdir()

    def call(*, percent="44.1", seats=3, votes=300, totals="took_part,1032"):
        sheet = VOTES.format(percent=percent, seats=seats, votes=votes)
        (small / "published" / "votes.csv").write_text(sheet, encoding="utf-8")
        (small / "published" / "totals.csv").write_text(f"field,number\n{totals}\n", encoding="utf-8")
        ruling = run(read(small)).contests[0].examined[2]
        told = [(f.rule, f.outcome.value, f.where, f.required, f.found) for f in ruling.findings]
        return ruling.verdict.value, [each for each in told if each[1] not in ("met", "yes")]

    return call


def test_figures_that_agree_stand(compared):
    assert compared() == ("stands", [])


def test_other_seats_wait(compared):
    assert compared(seats=2) == ("waits", [("seats_agree_with_the_published", "person", "samal", "2", "3")])


def test_other_votes_wait(compared):
    verdict, told = compared(votes=301)
    assert verdict == "waits"
    assert told == [
        ("totals_agree_with_the_published", "person", "koktem", "301", "300"),
        # 301 of 1,020 is 29.5 %
        ("percentages_follow_from_the_votes", "no", "koktem", "29.4", "29.5"),
    ]


def test_other_totals_wait(compared):
    assert compared(totals="took_part,1031\nagainst_all,20") == (
        "waits",
        [("totals_agree_with_the_published", "person", "voters", "1031", "1032")],
    )


def test_a_percentage_may_be_rounded_or_cut_and_any_other_is_only_said(compared):
    # 450 of 1,020 is 44.1176… %
    assert compared(percent="44.12") == ("stands", [])
    assert compared(percent="44.11") == ("stands", [])
    assert compared(percent="44.10")[1] == [
        ("percentages_follow_from_the_votes", "no", "tan", "44.10", "44.12 / 44.11")
    ]


@pytest.mark.parametrize(
    ("share", "places", "rounded", "cut"),
    [
        (Fraction(1, 3), 2, "33.33", "33.33"),
        (Fraction(2, 3), 2, "66.67", "66.66"),
        (Fraction(1, 200), 0, "1", "0"),
        (Fraction(1, 8), 1, "12.5", "12.5"),
        (Fraction(822, 1000), 2, "82.2", "82.2"),
        (Fraction(1, 1000), 1, "0.1", "0.1"),
        (Fraction(1), 3, "100", "100"),
    ],
)
def test_a_share_is_printed_rounded_half_up_and_cut(share, places, rounded, cut):
    assert printed_as(share, places) == {"rounded": rounded, "cut": cut}
