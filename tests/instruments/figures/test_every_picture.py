import re

import pytest

from instruments.figures.drawing import KINDS, hard, real
from instruments.figures.looking import BANNERS, HOSTILE, LONG, PARTIES, SVG, each, full_names, outside, overlaps, seen
from saylau.errors import BadCall
from saylau.instruments.figures import Caption, Outcome, seat_bars
from saylau.instruments.phrases import LANGUAGES

ALL = [(kind, language, width) for kind in KINDS for language in LANGUAGES for width in (320, 480, 900)]
HARD = [(kind, width, names) for kind in KINDS for width in (320, 480, 1600) for names in (LONG, HOSTILE)]


@pytest.mark.parametrize(("kind", "language", "width"), ALL)
def test_no_text_lies_on_another_or_outside_the_sheet(kind, language, width):
    picture = real(kind, language, width)
    assert (overlaps(picture), outside(picture)) == ([], [])


@pytest.mark.parametrize(("kind", "width", "names"), HARD)
def test_forty_long_names_hostile_names_and_large_numbers_have_room(kind, width, names):
    picture = hard(kind, width, names)
    assert (overlaps(picture), outside(picture)) == ([], [])


@pytest.mark.parametrize("kind", KINDS)
def test_one_input_gives_the_same_bytes(kind):
    assert real(kind, "kk") == real(kind, "kk")
    assert real(kind, "kk") != real(kind, "ru")


@pytest.mark.parametrize("kind", KINDS)
def test_no_place_has_more_than_two_decimals(kind):
    for node in seen(hard(kind)).iter():
        for key in ("x", "y", "cx", "cy", "r", "width", "height", "font-size", "d", "viewBox"):
            assert re.findall(r"\.\d{3}|\de", node.get(key, "")) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_has_a_role_a_title_and_a_description(kind, language):
    root = seen(real(kind, language))
    title, told = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert (root.get("role"), root.get("lang")) == ("img", language)
    assert root.get("aria-labelledby").split() == [title.get("id"), told.get("id")]
    assert title.text == f"{BANNERS[language]} — 2021"
    assert told.text.startswith(BANNERS[language])
    assert [name for name in PARTIES[language] if name not in told.text] == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_banner_is_the_largest_text_but_the_number_of_all_seats(kind):
    texts = [node for node in each(real(kind, "en"), "text") if not "".join(node.itertext()).isdigit()]
    largest = max(texts, key=lambda node: float(node.get("font-size")))
    assert "".join(largest.itertext()) == BANNERS["en"]


def test_without_a_banner_there_is_no_frame():
    plain = seat_bars(Caption(language="en", title="2021"), ["a"], [Outcome("law", [1])])
    assert "stroke-dasharray" not in plain
    assert seen(plain).find(f"{SVG}title").text == "2021"


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_names_stay_text(kind):
    root = seen(hard(kind, names=HOSTILE))
    known = {"svg", "title", "desc", "style", "defs", "pattern", "rect", "path", "circle", "text", "tspan"}
    assert {node.tag.removeprefix(SVG) for node in root.iter()} <= known
    assert [key for node in root.iter() for key in node.attrib if key.startswith("on")] == []
    assert [letter for letter in "\x00\ud800\u202e" if letter in "".join(root.itertext())] == []


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_comes_from_outside(kind):
    picture = real(kind, "kk").replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert [word for word in ("http", "href", "@import", "@font-face", "<script", "<image") if word in picture] == []
    assert picture.count("url(") == picture.count("url(#")


@pytest.mark.parametrize("kind", KINDS)
def test_ids_are_the_pictures_own_and_every_pattern_is_there(kind):
    picture = hard(kind)
    root = seen(picture)
    ids = [node.get("id") for node in root.iter() if node.get("id")]
    filled = {node.get("fill")[5:-1] for node in root.iter() if node.get("fill", "").startswith("url(")}
    assert len(ids) == len(set(ids))
    assert filled - set(ids) == set()
    assert not set(ids) & {node.get("id") for node in seen(real(kind, "kk")).iter() if node.get("id")}


def test_a_name_that_was_cut_stands_whole_in_a_title():
    name = "Ұ" * 160
    assert name in full_names(seat_bars(Caption(language="kk", title="t"), [name], [Outcome("заң", [1])]))


@pytest.mark.parametrize("wrong", [{"language": "de"}, {"width": 200}, {"width": 5000}])
def test_a_caption_that_cannot_be_drawn_is_refused(wrong):
    with pytest.raises(BadCall):
        Caption(**{"language": "en", "title": "t", **wrong})
