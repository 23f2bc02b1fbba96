from fractions import Fraction

import pytest

from instruments.figures.drawing import hard, real
from instruments.figures.looking import PARTIES, SVG, each, seen, texts
from saylau.errors import BadCall
from saylau.instruments.figures import Caption, Mark, Stop, steps_over
from saylau.instruments.figures.scales import ticks

WORDS = Caption(language="en", title="t")


def told(picture):
    return seen(picture).find(f"{SVG}desc").text.splitlines()


def test_every_list_has_a_line_and_a_label_with_its_last_number():
    picture = real("steps", "kk")
    lines = [node for node in each(picture, "path") if node.get("stroke-linejoin") == "round"]
    assert len(lines) == 5
    assert len(each(picture, "circle")) == 5 * 21
    shown = texts(picture)
    assert [shown.count(number) for number in ("76", "12", "10")] == [1, 1, 1]


def test_the_description_names_the_first_and_the_last_value_of_each_number():
    assert f"{PARTIES['kk'][3]} – 0% – 3%: 5; 3,5% – 5%: 6; 5,5% – 10%: 0" in told(real("steps", "kk"))
    assert told(real("steps", "en"))[-1] == "Заң / закон / law: 7%"


def test_the_laws_own_value_is_a_labelled_vertical_line():
    picture = real("steps", "ru")
    assert "▼ Заң / закон / law" in texts(picture)
    assert [node.get("d").count("V") for node in each(picture, "path") if node.get("stroke-dasharray") == "6 3"] == [1]


def test_lines_step_half_way_between_two_stops():
    picture = steps_over(WORDS, ["a"], [Stop(1, [2]), Stop(2, [1])], axis="x")
    line = next(node for node in each(picture, "path") if node.get("stroke-linejoin"))
    first, second = (float(node.get("cx")) for node in each(picture, "circle"))
    assert float(line.get("d").split("H")[1].split("V")[0]) == pytest.approx((first + second) / 2, abs=0.01)


def test_more_than_twelve_lists_have_letters_and_a_legend():
    shown = texts(hard("steps"))
    assert [shown.count(letter) for letter in "ABZan"] == [2] * 5


def test_one_stop_alone_is_drawn():
    assert "98" in texts(steps_over(WORDS, ["a"], [Stop(98, [0])], axis="x"))


def test_categories_are_bars_parted_by_their_seats():
    picture = real("stack", "en")
    parts = [node for node in each(picture, "rect") if node.get("height") == "28"]
    assert len(parts) == 3 + 3 + 5
    assert {"A 76", "B 12", "C 10", "A 77", "D 5", "E 3", "◀ Заң / закон / law"} <= set(texts(picture))


def test_a_part_too_narrow_for_its_number_has_it_under_the_bar():
    picture = steps_over(WORDS, ["a", "b"], [Stop("x", (999, 1))], axis="x")
    assert texts(picture)[-2:] == ["A 999", "B 1"]


@pytest.mark.parametrize(
    ("stops", "law"),
    [
        ([], None),
        ([Stop(1, [1]), Stop(1, [1])], None),
        ([Stop(1, [1]), Stop("x", [1])], None),
        ([Stop(0.5, [1])], None),
        ([Stop(1, [1, 2])], None),
        ([Stop(1, [-1])], None),
        ([Stop(1, [1]), Stop(2, [1])], Mark(3, "law")),
        ([Stop(1, [1])], Mark("x", "law")),
        ([Stop("x", [1])], Mark("y", "law")),
        ([Stop("x", [1])], Mark(1, "law")),
    ],
)
def test_what_cannot_be_drawn_is_refused(stops, law):
    with pytest.raises(BadCall):
        steps_over(WORDS, ["a"], stops, axis="x", law=law)


@pytest.mark.parametrize(
    ("low", "high", "most", "found"),
    [(0, 76, 6, [0, 20, 40, 60]), (0, 5, 6, [0, 1, 2, 3, 4, 5]), (71, 80, 4, [75, 80]), (0, 0, 3, [0])],
)
def test_axis_labels_are_round(low, high, most, found):
    assert ticks(low, high, most) == found


def test_percentages_have_the_decimals_they_need():
    sweep = [Stop(Fraction(n, 1000), [1]) for n in (65, 70)]
    assert {"6.5%", "7%"} <= set(texts(steps_over(WORDS, ["a"], sweep, axis="x", percent=True)))
