import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from saylau.instruments.cells import Bad, signed, whole


@pytest.mark.parametrize(("text", "value"), [("0", 0), ("5", 5), ("0005", 5), (" 480 ", 480), ("\u00a07\u00a0", 7),
                                             ("999999999", 999_999_999)])  # fmt: skip
def test_plain_ascii_digits_are_a_number(text, value):
    assert whole(text) == value


@pytest.mark.parametrize("text", ["", " ", "\u00a0", "\t"])
def test_an_empty_cell_is_none_and_never_zero(text):
    assert whole(text) is None
    assert signed(text) is None


@pytest.mark.parametrize(
    ("text", "rule", "write"),
    [
        ("1 234", "number_has_spaces", "1234"),
        ("1\u00a0234", "number_has_spaces", "1234"),
        ("1\u2009234\u2009567", "number_has_spaces", "1234567"),
        ("1_000", "number_has_underscores", "1000"),
        ("+5", "number_has_plus_sign", "5"),
        ("-5", "number_is_negative", None),
        ("\u22125", "number_is_negative", None),
        ("3.5", "number_is_fractional", None),
        ("3,5", "number_is_fractional", None),
        ("480.0", "number_is_fractional", None),
        ("5.", "number_is_fractional", None),
        ("-3.5", "number_is_fractional", None),
        ("1e3", "number_is_a_power", None),
        ("1E+3", "number_is_a_power", None),
        ("\uff11\uff12", "digits_are_not_ascii", "12"),
        ("\u0661\u0662", "digits_are_not_ascii", "12"),
        ("²", "digits_are_not_ascii", "2"),
        ("1О5", "letters_look_like_digits", "105"),
        ("О", "letters_look_like_digits", "0"),
        ("l2", "letters_look_like_digits", "12"),
        ("З4", "letters_look_like_digits", "34"),
        ("1234567890", "number_is_too_long", None),
        ("1" + 18 * "0", "number_is_too_long", None),
        ("1 234 567 890", "number_is_too_long", None),
        ("NaN", "not_a_number", None),
        ("inf", "not_a_number", None),
        ("0x10", "not_a_number", None),
        ("abc", "not_a_number", None),
        ("12a", "not_a_number", None),
        ("SO", "not_a_number", None),
        ("1'234", "not_a_number", None),
        ("-", "not_a_number", None),
        ("+", "not_a_number", None),
        ("=1+2", "not_a_number", None),
    ],
)
def test_each_slip_is_refused_by_its_own_rule(text, rule, write):
    assert whole(text) == Bad(rule, text, () if write is None else (("write", write),))


@pytest.mark.parametrize(("text", "value"), [("-5", -5), ("5", 5), ("-0", 0), ("-999999999", -999_999_999)])
def test_a_signed_field_takes_an_ascii_hyphen(text, value):
    assert signed(text) == value


@pytest.mark.parametrize(
    ("text", "rule", "more"),
    [
        ("\u22125", "minus_is_not_a_hyphen", (("write", "-5"),)),
        ("- 5", "minus_is_not_a_hyphen", (("write", "-5"),)),
        ("--5", "not_a_number", ()),
        ("-", "not_a_number", ()),
        ("-1 234", "number_has_spaces", (("write", "-1234"),)),
        ("-3.5", "number_is_fractional", ()),
        ("+5", "number_has_plus_sign", (("write", "5"),)),
    ],
)
def test_a_signed_field_refuses_every_other_sign(text, rule, more):
    assert signed(text) == Bad(rule, text, more)


@given(st.text(max_size=20))
@example("1_0")
@example("\x1c1")
def test_a_value_is_read_only_from_what_int_reads_from_ascii_digits(text):
    value = whole(text)
    plain = text.strip()
    if isinstance(value, int):
        assert plain.isascii()
        assert plain.isdigit()
        assert value == int(plain)
    elif value is None:
        assert plain == ""
    else:
        assert value.found == plain
        assert all(whole(write) is not None for blank, write in value.more if blank == "write")


@given(st.integers(min_value=-999_999_999, max_value=999_999_999))
def test_every_number_of_nine_digits_reads_back(n):
    assert signed(str(n)) == n
    assert (whole(str(n)) == n) is (n >= 0)


def test_a_refusal_becomes_a_problem_of_its_place():
    problem = Bad("not_a_number", "x" * 500).at(file="a.csv", row=3, column="votes")
    assert (problem.file, problem.row, problem.column, problem.rule) == ("a.csv", 3, "votes", "not_a_number")
    assert problem.found == "x" * 80
