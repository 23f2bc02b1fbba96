"""A seed is rolled by enough persons with enough digits, and is the one that was committed to."""

import pytest

from saylau.errors import BadCall
from saylau.instruments.lots import commitment, joined, reveals

SEED = "31415-92653-58979"
DIGEST = "9f1028dd778c97fd5f9734a7855f2de06f9b2db6c7e662cb46e859e6afaf8c29"


def test_the_rolls_of_several_persons_are_one_seed():
    assert joined(["31415", "92653", "58979"], persons=3, digits=15) == SEED


def test_who_rolled_what_makes_a_difference():
    assert joined(["1", "23"], persons=2, digits=3) != joined(["12", "3"], persons=2, digits=3)


def test_too_few_persons_are_refused():
    with pytest.raises(BadCall, match="At least 3 persons roll; there are 2"):
        joined(["31415", "92653"], persons=3, digits=1)


def test_too_few_digits_are_refused():
    with pytest.raises(BadCall, match="At least 16 digits are rolled; there are 15"):
        joined(["31415", "92653", "58979"], persons=3, digits=16)


@pytest.mark.parametrize("roll", ["", "3 1", "-3", "٣", "³", "six", "3\n"])
def test_a_roll_that_is_not_digits_is_refused(roll):
    with pytest.raises(BadCall, match="Roll 2 is not digits"):
        joined(["31415", roll], persons=1, digits=1)


def test_a_commitment_is_the_digest_of_the_seed_alone():
    assert commitment(SEED) == DIGEST


def test_the_seed_that_was_committed_to_is_told_from_another():
    assert (reveals(SEED, DIGEST), reveals(SEED[:-1] + "8", DIGEST)) == (True, False)


@pytest.mark.parametrize("committed", ["", DIGEST[:-1], DIGEST + "0", DIGEST.upper(), "g" + DIGEST[1:]])
def test_what_is_no_digest_is_refused(committed):
    with pytest.raises(BadCall, match="64 small hexadecimal digits"):
        reveals(SEED, committed)


def test_a_seed_with_a_line_break_is_refused():
    with pytest.raises(BadCall, match="A seed of a draw is"):
        commitment(SEED + "\n")
