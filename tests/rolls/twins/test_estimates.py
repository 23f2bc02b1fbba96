"""Two rows that may be one person are put beside each other, with what agrees; two persons are left alone."""

from __future__ import annotations

import pytest

from saylau.rolls.twins import TwinPair, probable_twins

pytest.importorskip("splink")

NONE, FINE, WRONG = 1, 0, 7
ONE = ("Нұржанов", "Серік", "Ерланұлы", "1980-03-05", "almaty", NONE)
OTHERS = [
    (f"Кенов{letter}", "Болат", "Қанатұлы", f"19{60 + place}-07-1{place}", "abai", NONE)
    for place, letter in enumerate("абвгдежз")
]


def of_one(roll, **changes):
    """The pairs in a roll of that person, the same one with changes, and others."""
    fields = ("surname", "given", "patronymic", "born", "region", "fault")
    again = tuple(changes.get(field, told) for field, told in zip(fields, ONE, strict=True))
    return probable_twins(roll(ONE, again, *OTHERS))


@pytest.mark.parametrize(
    ("changes", "names", "patronymic", "born", "region"),
    [
        ({}, "same", "same", "same", "same"),
        ({"surname": "НУРЖАНОВ", "given": " серик"}, "same", "same", "same", "same"),
        ({"surname": "Серік", "given": "Нұржанов"}, "swapped", "same", "same", "same"),
        ({"surname": "Серик", "given": "Нурханов"}, "swapped_close", "same", "same", "same"),
        ({"given": "Серк"}, "given_close", "same", "same", "same"),
        ({"surname": "Нужранов"}, "surname_close", "same", "same", "same"),
        ({"surname": "Нурханов", "given": "Серік", "patronymic": "Ерлан"}, "surname_close", "", "same", "same"),
        ({"surname": "Нужранов", "given": "Серікк"}, "both_close", "same", "same", "same"),
        ({"patronymic": "Ерлаулы"}, "same", "close", "same", "same"),
        ({"patronymic": None}, "same", "", "same", "same"),
        ({"born": "1980-05-03"}, "same", "same", "day_and_month_swapped", "same"),
        ({"born": "1980-03-14"}, "same", "same", "few_days", "same"),
        ({"born": "1989-03-05"}, "same", "same", "other_year", "same"),
        ({"region": "shymkent"}, "same", "same", "same", ""),
        ({"born": None}, "same", "same", "", "same"),
    ],
)
def test_what_agrees_is_told(roll, changes, names, patronymic, born, region):
    twins = of_one(roll, **changes)
    told = {"names": names, "patronymic": patronymic, "born": born, "region": region}
    assert [(each.row, each.other_row) for each in twins.pairs] == [(2, 3)]
    assert twins.pairs[0].agrees == tuple(f"{name}:{how}" for name, how in told.items() if how)


@pytest.mark.parametrize(
    "changes",
    [
        {"born": "1980-03-15", "region": "shymkent", "patronymic": "Болатұлы"},
        {"born": "1990-03-05", "region": "shymkent", "patronymic": "Болатұлы"},
        {"surname": "Әбдіқұлов", "given": "Мұрат", "region": "shymkent"},
        {"surname": "Әбдіқұлов", "patronymic": "Болатұлы"},
    ],
)
def test_two_persons_are_left_alone(roll, changes):
    assert of_one(roll, **changes).pairs == ()


def test_two_rows_with_numbers_in_order_are_not_looked_at(roll):
    numbered = (*ONE[:5], FINE)
    assert probable_twins(roll(numbered, numbered, *OTHERS)).pairs == ()


@pytest.mark.parametrize("fault", [NONE, WRONG])
def test_one_row_without_a_number_in_order_is_enough(roll, fault):
    assert [each.row for each in probable_twins(roll((*ONE[:5], FINE), (*ONE[:5], fault), *OTHERS)).pairs] == [2]


def test_a_roll_in_order_is_not_weighed_at_all(roll):
    twins = probable_twins(roll((*ONE[:5], FINE)))
    assert (twins.pairs, twins.rows, twins.without_number, twins.threshold) == ((), 1, 0, 400)


def test_what_is_known_of_the_roll_is_counted(roll):
    twins = probable_twins(roll(ONE, (*ONE[:5], FINE), *OTHERS))
    assert (twins.rows, twins.without_number) == (10, 9)


def test_the_heaviest_pair_comes_first(roll):
    again = ("Нұржанов", "Серік", "Ерланұлы", "1980-03-14", "almaty", NONE)
    weights = [(each.row, each.other_row) for each in probable_twins(roll(ONE, ONE, again, *OTHERS)).pairs]
    assert weights == [(2, 3), (2, 4), (3, 4)]


def test_the_weight_is_the_sum_of_what_agrees(roll):
    # 0.34/0.00004, 0.8/0.0078, 0.78/0.00004, 0.79/0.058 and 2/(20 × 10) against its rest, each as log2, in hundredths
    assert of_one(roll).pairs == (TwinPair(2, 3, 3112, ("names:same", "patronymic:same", "born:same", "region:same")),)


def test_one_thread_and_two_give_the_same(roll):
    path = roll(ONE, ONE, *OTHERS)
    assert probable_twins(path, threads=1) == probable_twins(path, threads=2, memory="1GB")
