import pytest

from instruments.figures.drawing import real
from instruments.figures.looking import each, texts
from saylau.errors import BadCall
from saylau.instruments.figures import Caption, Draws, Spread, ranges, spread_of

WORDS = Caption(language="en", title="t", banner="A model, not a forecast")


def bars(picture):
    return [node for node in each(picture, "rect") if node.get("class", "").startswith("c")]


def test_there_is_a_bar_for_every_number_of_seats_that_was_drawn():
    assert len(bars(real("ranges", "kk"))) == 3 + 2 + 2 + 4 + 1


def test_bars_are_as_high_as_their_share():
    picture = ranges(WORDS, [Draws("a", {1: 25, 2: 100, 3: 50, 4: 0})])
    assert [float(node.get("height")) for node in bars(picture)] == [15, 60, 30]
    assert {"14%", "57%", "29%"} <= set(texts(picture))


@pytest.mark.parametrize(
    ("counts", "spread"),
    [
        ({5: 1}, Spread(5, 5, 5)),
        ({0: 5, 1: 90, 2: 5}, Spread(0, 1, 1)),
        ({0: 4, 1: 91, 2: 5}, Spread(1, 1, 1)),
        ({0: 4, 1: 90, 2: 6}, Spread(1, 1, 2)),
        ({1: 50, 2: 50}, Spread(1, 1, 2)),
        ({2: 51, 1: 49}, Spread(1, 2, 2)),
    ],
)
def test_median_and_interval_are_counted(counts, spread):
    assert spread_of(Draws("a", counts)) == spread


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("kk", {"медиана: 0", "5–95% аралығы: 0–6", "ресми нәтиже: 0", "межеден төмен қалған сынақтар: 87,0%"}),
        ("ru", {"медиана: 0", "интервал 5–95 %: 0–6", "официальный итог: 0", "испытания ниже порога: 87,0\u00a0%"}),
        ("en", {"median: 0", "5–95% interval: 0–6", "official result: 0", "draws below the threshold: 87.0%"}),
    ],
)
def test_what_is_known_of_a_list_is_written_in_the_language(language, lines):
    assert lines - set(texts(real("ranges", language))) == set()


def test_what_is_not_known_is_not_marked():
    told = " ".join(texts(ranges(WORDS, [Draws("a", {1: 1})])))
    assert "official result:" not in told
    assert "below" not in told


@pytest.mark.parametrize(
    "lists",
    [
        [],
        [Draws("a", {})],
        [Draws("a", {1: 0})],
        [Draws("a", {1: 2}), Draws("b", {1: 3})],
        [Draws("a", {1: 2}, below=3)],
        [Draws("a", {-1: 2})],
        [Draws("a", {1: -2, 2: 4})],
        [Draws("a", {1: 2}, official=-1)],
    ],
)
def test_what_cannot_be_drawn_is_refused(lists):
    with pytest.raises(BadCall):
        ranges(WORDS, lists)
