from collections import Counter
from math import dist

import pytest

from instruments.figures.looking import AT_SEVEN, PARTIES, each, overlaps, texts
from saylau.errors import BadCall
from saylau.instruments.figures import Caption, Group, hemicycle
from saylau.instruments.figures.arcs import apart, places, rows_of
from saylau.instruments.figures.canvas import BADGE, shown
from saylau.instruments.figures.colours import LIGHT

WORDS = Caption(language="kk", title="t")


def dots(picture):
    badges = {shown(BADGE), shown(BADGE - 1), shown(BADGE * 0.78)}
    return [node for node in each(picture, "circle") if node.get("r") not in badges]


@pytest.mark.parametrize("seats", range(1, 1001))
def test_rows_hold_every_seat_once(seats):
    rows = rows_of(seats)
    assert (sum(rows), len(set(places(seats)))) == (seats, seats)
    assert rows == sorted(rows)


@pytest.mark.parametrize("seats", [1, 2, 3, 5, 50, 98, 107, 500, 999, 1000])
def test_there_is_one_dot_a_seat_and_none_touch(seats):
    found = dots(hemicycle(WORDS, [Group("a", seats)]))
    where = [(float(node.get("cx")), float(node.get("cy"))) for node in found]
    radius = float(found[0].get("r"))
    assert len(found) == seats
    if seats < 501:
        assert all(dist(a, b) > 2 * radius for at, a in enumerate(where) for b in where[at + 1 :])


def test_each_list_has_its_dots_from_left_to_right():
    groups = [Group(*pair) for pair in zip(PARTIES["kk"], AT_SEVEN, strict=True)]
    found = dots(hemicycle(WORDS, groups, majority=50))
    assert Counter(node.get("fill") for node in found) == {LIGHT[0]: 76, LIGHT[1]: 12, LIGHT[2]: 10}
    middles = [[float(node.get("cx")) for node in found if node.get("fill") == LIGHT[at]] for at in range(3)]
    means = [sum(places) / len(places) for places in middles]
    assert means == sorted(means)


def test_seats_that_wait_are_hollow():
    found = each(hemicycle(WORDS, [Group("a", 97), Group("тең", 2, waits=True)]), "circle")
    in_the_legend_and_over_the_arc = 2
    assert [node.get("fill") for node in found].count("none") == 2 + in_the_legend_and_over_the_arc


def test_the_legend_has_every_count_also_zero():
    told = texts(hemicycle(WORDS, [Group("a", 76), Group("b", 0), Group("c", 22)], majority=50))
    assert {"76", "0", "22", "98", "Көпшілік: 50", "Барлық мандат"} <= set(told)


@pytest.mark.parametrize("majority", [1, 50, 66, 98])
def test_the_majority_has_its_number_of_seats_on_the_left_of_the_line(majority):
    found = places(98)
    left, right = found[majority - 1][0], found[majority][0] if majority < 98 else 1
    assert left <= (left + right) / 2 <= right
    assert 'stroke-dasharray="5 3"' in hemicycle(WORDS, [Group("a", 98)], majority=majority)


def test_a_house_without_seats_is_an_empty_arc():
    picture = hemicycle(WORDS, [Group("a", 0)])
    assert (dots(picture), "0" in texts(picture)) == ([], True)


@pytest.mark.parametrize("small", range(1, 40))
def test_letters_of_small_lists_stay_apart(small):
    groups = [Group("a", 400), *(Group(str(at), 1) for at in range(small)), Group("z" * 60, 3)][:40]
    assert overlaps(hemicycle(WORDS, groups)) == []


def test_places_that_touch_are_moved_apart_around_their_middle():
    assert apart([0.5, 0.5, 0.9], 0.2, 0, 1) == pytest.approx([0.4, 0.6, 0.9])
    assert apart([0, 0, 0], 0.1, 0, 1) == pytest.approx([0, 0.1, 0.2])
    assert apart([1, 1, 1], 0.9, 0, 1) == pytest.approx([0, 0.5, 1])
    assert apart([], 1, 0, 1) == []


@pytest.mark.parametrize(("seats", "majority"), [(1001, None), (10, 11), (10, 0), (-1, None), (1.0, None)])
def test_what_cannot_be_drawn_is_refused(seats, majority):
    with pytest.raises(BadCall):
        hemicycle(WORDS, [Group("a", seats)], majority=majority)
