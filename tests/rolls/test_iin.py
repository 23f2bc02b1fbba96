"""A number is in order or has one named fault, and the check of many is the check of one."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolls.makers import FORM, number
from saylau import law
from saylau.errors import BadCall
from saylau.rolls import Iin, IinFault, check, form_of, last_birth, number_of

DAYS = st.dates(date(1850, 1, 1), date(2099, 12, 31))
SEXES = st.sampled_from("mf")


@given(DAYS, SEXES, st.integers(0, 9999))
def test_a_number_that_is_given_out_says_who_it_is_of(born, sex, serial):
    told = number_of(born, sex, serial, FORM)
    if told is None:
        return
    if born > FORM.day:
        assert check(told, FORM) is IinFault.BORN_IN_THE_FUTURE
    elif born <= FORM.oldest:
        assert check(told, FORM) is IinFault.CENTURY_DISAGREES
    else:
        assert check(f" {told}\t", FORM) == Iin(told, born, sex)


@given(DAYS, SEXES, st.integers(0, 9999), st.integers(0, 11), st.integers(1, 9))
def test_one_wrong_digit_never_passes_for_the_same_person(born, sex, serial, place, by):
    told = number_of(born, sex, serial, FORM)
    if told is None:
        return
    wrong = told[:place] + str((int(told[place]) + by) % 10) + told[place + 1 :]
    assert check(wrong, FORM) != Iin(told, born, sex)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "MISSING"),
        ("  ", "MISSING"),
        ("abcdefghijkl", "NOT_DIGITS"),
        ("96010130001O", "NOT_DIGITS"),
        ("٩٦٠١٠١٣٠٠٠١٢", "NOT_DIGITS"),
        ("96010130001", "WRONG_LENGTH"),
        ("9601013000121", "WRONG_LENGTH"),
        ("960230300012", "BIRTH_DATE_IMPOSSIBLE"),
        ("961301300012", "BIRTH_DATE_IMPOSSIBLE"),
        ("960001300012", "BIRTH_DATE_IMPOSSIBLE"),
        ("960100300012", "BIRTH_DATE_IMPOSSIBLE"),
        ("970229300012", "BIRTH_DATE_IMPOSSIBLE"),
        ("960101000012", "CENTURY_DIGIT_UNKNOWN"),
        ("960101700012", "CENTURY_DIGIT_UNKNOWN"),
        ("960101300012", "CHECK_DIGIT_WRONG"),
        ("960101 300012", "HAS_SPACES"),
        ("960101\u00a0300012", "HAS_SPACES"),
        ("960101300012.0", "TYPED_AS_NUMBER"),
        ("960101300012,0", "TYPED_AS_NUMBER"),
        ("9.6E+11", "TYPED_AS_POWER"),
        ("9,60101E+11", "TYPED_AS_POWER"),
        ("'960101300012", "HAS_APOSTROPHE"),
    ],
)
def test_each_slip_has_its_own_name(text, fault):
    assert check(text, FORM) is IinFault[fault]


def test_29_february_is_born_in_leap_years_alone():
    assert isinstance(check(number(1, date(2000, 2, 29)), FORM), Iin)
    assert check("000229" + "1" + "00000", FORM) is IinFault.BIRTH_DATE_IMPOSSIBLE  # 1800 had none


@pytest.mark.parametrize("born", [date(2005, 1, 1), date(2000, 1, 1)])
def test_a_lost_zero_is_found_and_never_put_back(born):
    told = number(0, born)
    assert check(told.lstrip("0"), FORM) is IinFault.LEADING_ZERO_LOST


def test_a_number_with_both_sums_ten_is_not_given_out():
    born, serials = date(1980, 2, 29), range(300)
    withheld = [serial for serial in serials if number_of(born, "f", serial, FORM) is None]
    assert withheld
    stem = f"8002294{withheld[0]:04}"
    assert {check(f"{stem}{digit}", FORM) for digit in range(10)} == {IinFault.NOT_ISSUED}


def test_the_day_itself_is_no_future_and_the_age_is_believed_to_its_last_day():
    assert isinstance(check(number(0, FORM.day), FORM), Iin)
    assert check(number(0, FORM.day + timedelta(days=1)), FORM) is IinFault.BORN_IN_THE_FUTURE
    assert FORM.oldest == date(1900, 1, 10)
    assert check(number(0, FORM.oldest), FORM) is IinFault.CENTURY_DISAGREES
    assert isinstance(check(number(0, FORM.oldest + timedelta(days=1)), FORM), Iin)


def test_an_own_column_with_the_same_day_of_another_century_disagrees():
    told = number(0, date(1904, 5, 6))
    assert check(told, FORM, born=date(2004, 5, 6)) is IinFault.CENTURY_DISAGREES
    assert isinstance(check(told, FORM, born=date(1904, 5, 6)), Iin)
    assert isinstance(check(told, FORM, born=date(2003, 5, 6)), Iin)


@pytest.mark.parametrize(
    ("day", "years", "last"),
    [
        (date(2021, 1, 10), 18, date(2003, 1, 10)),
        (date(2024, 2, 29), 18, date(2006, 2, 28)),
        (date(2022, 2, 28), 18, date(2004, 2, 28)),
        (date(2022, 3, 1), 18, date(2004, 3, 1)),
        (date(2024, 2, 29), 20, date(2004, 2, 29)),
    ],
)
def test_who_is_born_on_29_february_is_of_age_on_1_march(day, years, last):
    assert last_birth(day, years) == last


def test_a_law_without_numbers_has_no_form():
    for book, day in (("es", date(2019, 5, 26)), ("kz", date(2004, 9, 19))):
        with pytest.raises(BadCall) as refusal:
            form_of(law.load(book).on(day))
        assert refusal.value.key == "no_identity_number"


TEXTS = st.one_of(
    st.text("0123456789", min_size=12, max_size=12),
    st.text("0123456789 .,E+'abA", max_size=14),
    st.builds(lambda born, sex, serial: number_of(born, sex, serial, FORM) or "", DAYS, SEXES, st.integers(0, 9999)),
    st.builds(
        lambda born, sex, serial, digit: (number_of(born, sex, serial, FORM) or "1")[:-1] + digit,
        DAYS, SEXES, st.integers(0, 9999), st.sampled_from("0123456789"),
    ),
    st.builds("04{:02}{:02}{:06}".format, st.integers(0, 14), st.integers(0, 33), st.integers(0, 999999)),
)  # fmt: skip


@settings(max_examples=300)
@given(st.lists(TEXTS, max_size=20), st.integers(0, 3))
def test_the_check_of_many_is_the_check_of_one(texts, skipped):
    pa = pytest.importorskip("pyarrow")
    from saylau.rolls.reading.kernel import check_many

    texts = [text.strip() for text in texts]
    many = check_many(pa.array(texts, pa.string()).slice(min(skipped, len(texts))), FORM)
    for place, text in enumerate(texts[min(skipped, len(texts)) :]):
        assert bool(many.formed[place]) == (len(text) == 12 and text.isascii() and text.isdigit())
        if not many.formed[place]:
            continue
        one = check(text, FORM)
        assert many.fault[place] == (0 if isinstance(one, Iin) else one)
        if isinstance(one, Iin):
            assert date(1970, 1, 1) + timedelta(days=int(many.born[place])) == one.born
            assert bool(many.man[place]) == (one.sex == "m")
