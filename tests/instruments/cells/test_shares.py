"""A share is read exactly, in three ways and no other."""

from fractions import Fraction

import pytest

from saylau.instruments.cells import share


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("7%", Fraction(7, 100)), ("0.07", Fraction(7, 100)), ("7/100", Fraction(7, 100)),
        ("3.25%", Fraction(13, 400)), ("101%", Fraction(101, 100)),
    ],
)  # fmt: skip
def test_three_ways_to_write_one_share(text, told):
    assert share(text) == told


@pytest.mark.parametrize("text", ["", "7", "7 %", "-1%", "7/0", "1e-2", "nan", "٧%", "1_0%", ".5", "0.07%%"])
def test_anything_else_is_no_share(text):
    assert share(text) is None
