"""The reader of the book is strict: what is damaged is refused with its place."""

from __future__ import annotations

from datetime import date

import pytest

from law.shelf import SOUND, book
from saylau.errors import BadLaw, NoSuchProvision
from saylau.law import Confidence, State

BREAKS = {
    "a float": ("value = 40_000", "value = 0.07", "0.07 is a float"),
    "a float in a list": ("value = 40_000", "value = [1, 0.5]", "0.5 is a float"),
    "a float in a table": ("value = 40_000", "value = { share = 0.5 }", "0.5 is a float"),
    "a moment for a day": ("from = 2009-02-06", "from = 2009-02-06T10:00:00", "is not a day"),
    "text for a day": ("from = 2009-02-06", 'from = "2009-02-06"', "is not a day"),
    "falling days": ("from = 2020-05-25", "from = 2008-05-25", "do not rise"),
    "two wordings of one day": ("from = 2020-05-25", "from = 2009-02-06", "do not rise"),
    "an end inside the next wording": ("until = 2015-01-01", "until = 2021-01-01", "runs into"),
    "a second open start": ("from = 2020-05-25\n", "", "only the first wording"),
    "no article": ('article = "10(6)"\nconfidence = "medium"', 'confidence = "medium"', "article is missing"),
    "an empty document": ('document = "Law"', 'document = " "', "document is missing"),
    "no confidence": ('confidence = "medium"\n', "", "confidence is missing"),
    "an unknown confidence": ('"medium"', '"so-so"', "so-so"),
    "an unknown basis": ('basis = "signed"\nvalue = 40_000', 'basis = "heard"\nvalue = 40_000', "heard"),
    "an unknown key of a wording": ("value = 40_000", "value = 40_000\nvalu = 1", "unknown key valu"),
    "an unknown key of a provision": ('unit = "members"', 'unit = "members"\nunits = "x"', "unknown key units"),
    "a value and open at once": ("value = 40_000", "value = 40_000\nopen = true", "exactly one of"),
    "neither value nor open": ("value = 40_000\n", "", "exactly one of"),
    "a language missing": ('says = { kk = "{value} мүше", ', "says = { ", "needs exactly"),
    "an empty sentence": ('kk = "{value} мүше"', 'kk = " "', "an empty sentence"),
    "no unit": ('unit = "members"\n', "", "unit is missing"),
    "an act that nobody describes": ('act = "elections"', 'act = "elektions"', "is not described"),
    "not TOML": ("[[provision]]", "[[provision", "elections.toml"),
}


@pytest.mark.parametrize(("old", "new", "said"), BREAKS.values(), ids=BREAKS)
def test_a_damaged_book_is_refused_with_its_place(tmp_path, old, new, said):
    assert old in SOUND
    with pytest.raises(BadLaw) as refused:
        book(tmp_path, SOUND.replace(old, new, 1))
    assert said in str(refused.value)
    assert "elections" in str(refused.value) or "list.members" in str(refused.value)


def test_a_name_stands_once_in_the_whole_book(tmp_path):
    with pytest.raises(BadLaw, match="stands twice"):
        book(tmp_path, SOUND + SOUND.split("\n\n", 1)[1])


def test_a_provision_needs_a_wording(tmp_path):
    text = SOUND + '\n[[provision]]\nname = "x.y"\nact = "elections"\nunit = "u"\nsubject = {kk="а",ru="б",en="c"}\n'
    with pytest.raises(BadLaw, match="without a wording"):
        book(tmp_path, text)


def test_a_file_that_is_not_utf8_is_refused(tmp_path):
    (tmp_path / "xx").mkdir()
    (tmp_path / "xx" / "elections.toml").write_bytes("title = 'Закон'".encode("cp1251"))
    from saylau.law.book import Book

    with pytest.raises(BadLaw, match=r"elections\.toml"):
        Book("xx", tmp_path)


UNREAD = """
[[unread]]
act = "elections"
article = "not read"
note = "open: this part was not read"
names = ["calendar.closes", "calendar.opens"]
subject = { kk = "Күнтізбе", ru = "Календарь", en = "Calendar" }
"""


def test_what_of_a_law_was_not_read_is_open_by_name(tmp_path):
    shelf = book(tmp_path, SOUND + UNREAD)
    wording = shelf.provision("calendar.opens").on(date(2021, 1, 10))
    assert (wording.state, wording.confidence, wording.note) == (
        State.OPEN,
        Confidence.LOW,
        "open: this part was not read",
    )
    with pytest.raises(NoSuchProvision):
        shelf.provision("calendar.open")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [("note = ", "notes = ", "unknown key notes"), ('note = "open: this part was not read"\n', "", "note is missing")],
)
def test_an_unread_part_is_read_strictly(tmp_path, old, new, said):
    with pytest.raises(BadLaw, match=said):
        book(tmp_path, SOUND + UNREAD.replace(old, new))
