import pytest

from instruments.figures.drawing import real
from instruments.figures.looking import PARTIES, each, texts
from saylau.errors import BadCall
from saylau.instruments.figures import Caption, Outcome, seat_bars

WORDS = Caption(language="en", title="t")


def drawn(*rows, lists=("a", "b")):
    return seat_bars(WORDS, lists[: len(rows[0])], [Outcome(f"o{at}", row) for at, row in enumerate(rows)])


def bars(picture, high="16"):
    return [float(node.get("width")) for node in each(picture, "rect") if node.get("height") == high]


def test_there_is_a_bar_for_each_number_above_zero():
    assert len(bars(real("bars", "en"))) == 3 + 4 + 5


def test_bars_are_as_long_as_their_numbers():
    assert bars(drawn((100, 50), (75, 25))) == pytest.approx(
        [n * bars(drawn((100, 50), (75, 25)))[0] / 100 for n in (100, 75, 50, 25)], abs=0.02
    )


@pytest.mark.parametrize(
    ("language", "enters", "leaves"),
    [("kk", "▲ өтеді", "▼ өтпей қалады"), ("ru", "▲ проходит", "▼ выбывает"), ("en", "▲ enters", "▼ drops out")],
)
def test_differences_and_who_enters_or_leaves_stand_at_the_bars(language, enters, leaves):
    picture = seat_bars(
        Caption(language=language, title="t"), ["a", "b", "c"], [Outcome("x", (76, 0, 3)), Outcome("y", (72, 6, 0))]
    )
    assert texts(picture)[3:] == ["a", "76", "72 −4", "b", "0", f"6 +6 {enters}", "c", "3", f"0 −3 {leaves}"]


def test_numbers_are_written_as_the_language_writes_them():
    for language, told in (("kk", "1\u00a0234"), ("ru", "1\u00a0234"), ("en", "1,234")):
        assert told in texts(seat_bars(Caption(language=language, title="t"), ["a"], [Outcome("x", [1234])]))


def test_a_list_that_did_not_stand_has_a_dash():
    assert texts(drawn((1, None), (1, 1)))[-2:] == ["– not on the ballot", "1"]


def test_no_seats_at_all_are_drawn_as_numbers_without_bars():
    assert bars(drawn((0, 0), (0, 0))) == []
    assert texts(drawn((0,)))[-1] == "0"


def test_every_list_is_named_once():
    told = " ".join(texts(real("bars", "kk")))
    assert [told.count(name) for name in PARTIES["kk"]] == [1] * 5


@pytest.mark.parametrize("rows", [[], [(1,)] * 7, [(1, 2, 3)], [(-1,)], [(1.5,)], [(True,)], [(10**16,)]])
def test_what_cannot_be_drawn_is_refused(rows):
    with pytest.raises(BadCall):
        seat_bars(WORDS, ["a"], [Outcome("x", row) for row in rows])


@pytest.mark.parametrize("count", [0, 41])
def test_there_are_one_to_forty_lists(count):
    with pytest.raises(BadCall):
        seat_bars(WORDS, ["a"] * count, [Outcome("x", (1,) * count)])
