"""The working form says what each line rests on, and that it is not the official one."""

import pytest

from saylau.instruments.phrases import LANGUAGES
from saylau.law import Confidence
from saylau.protocols import NUMBERS, form_table, load_form
from saylau.protocols.form import NoSuchForm

FORM = load_form("kz-2021-working")
ATTESTED = {
    "list_at_closing",
    "voters_outside",
    "voters",
    "ballots_unused",
    "invalid",
    "valid",
    "votes",
    "against_all",
    "members",
    "signatures",
    "chair_signed",
    "count_began_at",
    "signed_at",
    "turnout_reports",
}


def test_the_banner_says_in_each_language_that_the_official_form_was_not_found():
    assert FORM.banner("en").startswith("The official form of the protocol was not found.")
    assert FORM.banner("ru").startswith("Официальная форма протокола не найдена.")
    assert FORM.banner("kk").startswith("Хаттаманың ресми нысаны табылмады.")


def test_every_count_of_a_protocol_is_a_line_of_a_form():
    numbers = [line.name for line in FORM.lines.values() if line.kind == "number" and line.name != "votes"]
    assert tuple(numbers) == tuple(name for name in NUMBERS if name != "blank")
    assert "blank" in load_form("es-mesa-2019").lines


def test_a_line_rests_on_the_law_or_on_expected_practice():
    law = {line.name for line in FORM.lines.values() if line.rests_on == "law"} - {"lists", "station"}
    assert law == ATTESTED
    for line in FORM.lines.values():
        assert line.confidence is (Confidence.HIGH if line.rests_on == "law" else Confidence.LOW)
        assert bool(line.article) is (line.rests_on == "law")


def test_every_line_has_a_name_in_each_language_and_a_symbol_of_its_own():
    assert all(set(line.title) == set(LANGUAGES) and all(line.title.values()) for line in FORM.lines.values())
    assert len({line.symbol for line in FORM.lines.values()}) == len(FORM.lines)


def test_votes_against_all_are_required_only_where_the_law_has_the_line():
    with_line = FORM.required(against_all=True, outside_voting=True)
    without = FORM.required(against_all=False, outside_voting=True)
    assert set(with_line) - set(without) == {"against_all"}
    inside = FORM.required(against_all=True, outside_voting=False)
    assert set(with_line) - set(inside) == {"voters_outside", "found_mobile"}
    times = {"opened_at", "closed_at", "count_began_at", "signed_at", "stationary_opened_at"}
    assert set(with_line) == {*NUMBERS, "chair_signed", *times} - {"blank"}


def test_only_a_transfer_and_a_cause_may_be_negative_and_votes_and_their_sum_stand_in_words():
    assert FORM.signed == {"ballots_transferred", "causes"}
    assert FORM.worded == ("valid", "votes")
    assert FORM.cap == 999_999_999


def test_a_list_is_named_in_the_line_of_its_votes():
    assert FORM.title("votes:list_a", "en") == "Votes for list_a"
    assert FORM.title("found", "ru") == "Бюллетеней в урнах, всего"
    assert FORM.title("nobody_knows", "kk") == "nobody_knows"
    assert [FORM.symbol("found"), FORM.symbol("votes:list_a"), FORM.symbol("else")] == ["X", "v list_a", "else"]


@pytest.mark.parametrize("version", ["kz-1995", "../kz-2021-working", "", "kz-2021-working.toml"])
def test_a_form_that_the_house_does_not_have_is_an_accident(version):
    with pytest.raises(NoSuchForm, match="there is: es-mesa-2019, kz-2021-working"):
        load_form(version)


def test_the_printed_form_opens_with_the_banner_and_has_a_row_a_line():
    printed = form_table(FORM).splitlines()
    assert printed[0] == f"> {FORM.banner('en')}"
    assert len(printed) == 4 + len(FORM.lines)
    assert "| X | `found` | Ballots found in the boxes, together | procedure, low |" in printed
    assert "| R | `list_at_closing` | Voters in the list at closing | law: 44(5) |" in printed
