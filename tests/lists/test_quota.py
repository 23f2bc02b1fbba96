"""The quota: the fraction decides, each person counts once, and a cure that is named does cure."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saylau import law
from saylau.lists import Candidate, Days, GroupShare, Sex, cure, groups_of, quota, quota_of_shares, share_of_groups

BOOK = law.load("kz")
BEFORE, LAW_2021, LAW_2023 = (BOOK.on(date(*day)) for day in ((2020, 5, 24), (2020, 11, 20), (2023, 2, 8)))
LEAST = Fraction(3, 10)
FILING, REGISTRATION, POLLING = date(2020, 11, 20), date(2020, 12, 4), date(2021, 1, 10)
DAYS = Days(filing=FILING, registration=REGISTRATION, polling=POLLING)


def person(sex=Sex.MALE, born=date(1970, 1, 1), *, disability=False):
    return Candidate(1, "Ойданов", "Бір", sex, born, disability=disability)


WOMAN, MAN = person(Sex.FEMALE), person()


def test_before_25_may_2020_there_is_no_quota():
    assert quota([MAN] * 4, BEFORE, Days(filing=BEFORE.day)) is None
    assert groups_of(BEFORE) == ()


def test_the_quota_begins_on_25_may_2020():
    assert quota([MAN] * 4, BOOK.on(date(2020, 5, 25)), DAYS).is_reached is False


def test_without_a_day_there_is_nothing_to_read_an_age_on():
    assert quota([WOMAN], LAW_2021, Days()) is None


@pytest.mark.parametrize(("inside", "of", "reached"), [(3, 10, True), (2, 10, False), (5, 16, True), (4, 16, False),
                                                      (4, 13, True), (3, 11, False), (40, 126, True), (38, 127, False),
                                                      (39, 127, True), (0, 0, True)])  # fmt: skip
def test_three_tenths_are_reached_exactly_and_never_by_rounding(inside, of, reached):
    assert GroupShare(inside, of).reaches(LEAST) is reached
    assert quota([WOMAN] * inside + [MAN] * (of - inside), LAW_2021, DAYS).is_reached is reached


def test_a_share_is_shown_as_its_fraction():
    assert str(GroupShare(5, 16)) == "5/16"


def test_a_young_woman_counts_once():
    young = person(Sex.FEMALE, date(1995, 1, 1))
    assert share_of_groups([young, MAN], ("women", "persons_under_29"), FILING) == (1, 2)


def test_persons_with_disabilities_count_since_7_february_2022():
    relied_on = person(disability=True)
    assert share_of_groups([relied_on], groups_of(LAW_2021), FILING).inside == 0
    assert share_of_groups([relied_on], groups_of(LAW_2023), FILING).inside == 1
    assert groups_of(BOOK.on(date(2022, 2, 6))) == ("women", "persons_under_29")


@pytest.mark.parametrize(("born", "inside"), [(date(1992, 1, 11), True), (date(1992, 1, 10), False)])
def test_a_birthday_on_the_day_itself_ends_the_youth(born, inside):
    assert person(born=born).belongs("persons_under_29", date(2021, 1, 10)) is inside


@pytest.mark.parametrize(("on", "age"), [(date(2021, 2, 28), 28), (date(2021, 3, 1), 29), (date(2024, 2, 28), 31),
                                         (date(2024, 2, 29), 32)])  # fmt: skip
def test_who_was_born_on_29_february_is_older_on_1_march_of_a_common_year(on, age):
    assert person(born=date(1992, 2, 29)).age(on) == age


def test_where_the_day_of_the_age_decides_nobody_is_told_that_it_is_reached():
    # 29 years old between registration and the polling day.
    turning = person(born=date(1992, 1, 5))
    told = quota([turning, WOMAN, WOMAN, *[MAN] * 7], LAW_2021, DAYS)
    assert (told.is_reached, told.age_day_matters) == (None, True)
    assert told.shares == {"filing": (3, 10), "registration": (3, 10), "polling": (2, 10)}
    assert told.share == (3, 10)
    assert told.cure().replace == 1


def test_readings_may_differ_without_a_difference():
    turning = person(born=date(1992, 1, 5))
    told = quota([turning, WOMAN], LAW_2021, DAYS)
    assert (told.is_reached, told.age_day_matters) == (True, True)


def test_the_reading_of_the_book_is_named_and_of_low_confidence():
    told = quota([WOMAN], LAW_2021, DAYS)
    assert (told.reading, told.day_wording.confidence.value) == ("registration", "low")


def test_without_the_day_of_registration_the_first_known_day_is_shown():
    told = quota_of_shares({"filing": GroupShare(1, 2)}, LAW_2021)
    assert told.share == (1, 2)


def test_a_cure_is_the_smallest_of_each_kind():
    assert cure(GroupShare(4, 16), LEAST, most=127) == (1, 2, 3)


def test_no_cure_adds_beyond_the_largest_size():
    assert cure(GroupShare(4, 16), LEAST, most=18).add == 2
    assert cure(GroupShare(4, 16), LEAST, most=17).add is None


def test_a_list_without_anybody_of_the_groups_is_not_cured_by_removing_all():
    assert cure(GroupShare(0, 10), LEAST) == (3, 5, None)


def test_a_share_that_is_reached_needs_no_cure():
    assert cure(GroupShare(3, 10), LEAST) is None


@given(st.integers(1, 200), st.integers(0, 200), st.fractions(Fraction(1, 20), 1, max_denominator=20))
def test_a_cure_that_is_named_cures_and_one_less_does_not(of, inside, least):
    inside = min(inside, of)
    told = cure(GroupShare(inside, of), least)
    if told is None:
        assert Fraction(inside, of) >= least
        return
    assert GroupShare(inside + told.replace, of).reaches(least)
    assert not GroupShare(inside + told.replace - 1, of).reaches(least)
    assert inside + told.replace <= of
    if told.add is not None:
        assert GroupShare(inside + told.add, of + told.add).reaches(least)
        assert not GroupShare(inside + told.add - 1, of + told.add - 1).reaches(least)
    if told.remove is not None:
        assert GroupShare(inside, of - told.remove).reaches(least)
        assert not GroupShare(inside, of - told.remove + 1).reaches(least)
    assert (told.add is None) == (least == 1)
    assert (told.remove is None) == (inside == 0)
