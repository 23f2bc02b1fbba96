import pytest

from saylau.errors import BadCall
from saylau.instruments.figures.letters import broken, clean, cut, fitting, width

KAZAKH = "әғқңөұүіһ"


@pytest.mark.parametrize("size", [11, 14, 19])
@pytest.mark.parametrize("text", ["Қазақстан Халық партиясы", "W" * 60, "a", KAZAKH * 9, "漢字" * 20, "e\u0301" * 30])
def test_every_line_fits_its_room(text, size):
    assert all(width(line, size) <= 120 for line in broken(text, 120, size, lines=3))


def test_a_text_breaks_at_spaces_and_after_hyphens():
    assert broken("Қазақстан Халық партиясы", 130, 14, lines=2) == ["Қазақстан", "Халық партиясы"]
    assert broken("халықтық-демократиялық", 130, 14) == ["халықтық-", "демократиялық"]


def test_nothing_is_lost_before_the_dots():
    text = "бір екі үш төрт бес алты жеті сегіз тоғыз он"
    assert " ".join(broken(text, 90, 14, lines=20)) == text
    assert broken(text, 90, 14, lines=2)[-1].endswith("…")


def test_bold_letters_are_wider_and_marks_above_letters_have_no_width():
    assert width("Қ", 14, bold=True) > width("Қ", 14)
    assert width("e\u0301", 14) == width("e", 14)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\n\tb  c", "a b c"),
        ("", "—"),
        ("  ", "—"),
        ("a\x00", "a\ufffd"),
        ("\ud800", "\ufffd"),
        ("\u202eb", "\ufffdb"),
    ],
)
def test_texts_are_made_fit_to_write(text, shown):
    assert clean(text) == shown


def test_what_is_no_text_is_refused():
    with pytest.raises(BadCall):
        clean(7)


def test_a_number_is_made_smaller_and_never_cut():
    assert fitting("12", 100, 14) == 14
    assert width("1,000,000,000", fitting("1,000,000,000", 50, 14)) <= 50.01
    assert cut("12", 100, 14) == "12"
