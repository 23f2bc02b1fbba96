from itertools import combinations
from math import dist

import pytest

from instruments.figures.drawing import KINDS, real
from saylau.instruments.figures.colours import DARK, LETTERS, LIGHT, PLAIN, on_light
from saylau.instruments.figures.facts import MOST_LISTS

SIGHTS = {  # Machado, Oliveira and Fernandes 2009, full severity, on linear RGB
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "without red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "without green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "without blue": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
}


def linear(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]


def light_of(r, g, b):
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def light(colour):
    return light_of(*linear(colour))


def contrast(one, two):
    high, low = sorted((light(one), light(two)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def lab(colour, sight):
    r, g, b = (min(1, max(0, sum(m * c for m, c in zip(row, linear(colour), strict=True)))) for row in SIGHTS[sight])
    whites = (
        (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505,
        light_of(r, g, b),
        (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089,
    )
    x, y, z = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in whites)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("at", [0, 1])
def test_words_keep_four_and_a_half_to_one(at):
    for words, ground in (("ink", "paper"), ("faint", "paper"), ("ink", "alarm")):
        assert contrast(PLAIN[words][at], PLAIN[ground][at]) >= 4.5


@pytest.mark.parametrize("index", range(12))
def test_letters_on_colours_keep_four_and_a_half_to_one(index):
    assert contrast(PLAIN[on_light(index)][0], LIGHT[index]) >= 4.5
    assert contrast(PLAIN[on_light(index)][1], DARK[index]) >= 4.5


@pytest.mark.parametrize("index", range(12))
def test_colours_keep_three_to_one_against_their_paper(index):
    assert contrast(LIGHT[index], PLAIN["paper"][0]) >= 3
    assert contrast(DARK[index], PLAIN["paper"][1]) >= 3


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_twelve_colours_stay_apart_for_every_sight(sight, colours):
    assert min(dist(lab(a, sight), lab(b, sight)) for a, b in combinations(colours, 2)) > 13


def test_every_list_has_its_letter():
    assert len(set(LETTERS)) == len(LETTERS) == MOST_LISTS


@pytest.mark.parametrize("kind", KINDS)
def test_a_dark_screen_has_its_rules_and_paper_does_not(kind):
    picture = real(kind, "en")
    assert picture.count("@media screen and (prefers-color-scheme:dark)") == 1
    assert f".paper{{fill:{PLAIN['paper'][1]}}}" in picture
