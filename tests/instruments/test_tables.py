"""A TOML table is read key by key, and every wrong key is remembered."""

from datetime import date, datetime

import pytest

from saylau.errors import BadInput, Problem
from saylau.instruments.tables import LARGEST_FILE, Told, read_toml


@pytest.fixture
def told():
    def table(**keys):
        problems = []
        return Told(keys, "election.toml", "contest[1].", problems), problems

    return table


def wrong(key, rule, found=""):
    return [Problem("election.toml", 0, f"contest[1].{key}", rule, found)]


def refused(path):
    with pytest.raises(BadInput) as accident:
        read_toml(path)
    return [(each.file, each.rule) for each in accident.value.problems]


def test_a_missing_key_is_told_and_replaced_by_nothing(told):
    table, problems = told()
    assert (table.text("id"), problems) == ("", wrong("id", "key_is_missing"))


def test_a_key_with_a_default_may_be_missing(told):
    table, problems = told()
    assert (table.text("form", "none"), table.whole("seats"), table.flag("invented"), problems) == (
        "none",
        None,
        False,
        [],
    )


@pytest.mark.parametrize("value", [-1, True, "10", 1.5])
def test_a_count_is_a_whole_number_that_is_not_negative(told, value):
    table, problems = told(seats=value)
    rule = "not_a_count" if value == -1 else "wrong_kind"
    assert (table.whole("seats"), problems) == (None, wrong("seats", rule, str(value)))


def test_zero_is_a_count(told):
    table, problems = told(seats=0)
    assert (table.whole("seats"), problems) == (0, [])


def test_a_day_is_no_moment(told):
    from datetime import datetime

    table, problems = told(on=date(2023, 3, 19), at=datetime(2023, 3, 19, 7, 0))  # noqa: DTZ001 (TOML has such)
    assert table.day("on") == date(2023, 3, 19)
    assert (table.day("at"), problems) == (None, wrong("at", "not_a_day", "2023-03-19 07:00:00"))


@pytest.mark.parametrize("names", [["tan", "tan"], ["tan", ""], ["tan", 1]])
def test_names_are_texts_each_once(told, names):
    table, problems = told(ballot=names)
    assert (table.names("ballot"), problems) == ((), wrong("ballot", "not_a_list_of_names", str(names)))


def test_words_stand_in_all_three_languages(told):
    table, problems = told(title={"en": "Lists", "ru": "Списки"})
    assert table.words("title") == {"kk": "?", "ru": "?", "en": "?"}
    assert problems == wrong("title", "not_in_three_languages", "['en', 'ru']")


def test_a_key_nobody_asked_for_is_told_unless_it_is_a_note(told):
    table, problems = told(registred=[], ballot_note="as printed")
    table.close()
    assert problems == wrong("registred", "unknown_key")


def test_an_inner_table_keeps_its_place(told):
    table, problems = told(certified={"on": "soon"})
    inner = table.inner("certified")
    assert inner is not None
    assert (inner.day("on"), problems) == (None, wrong("certified.on", "wrong_kind", "soon"))


def test_tables_are_numbered_from_one(told):
    table, problems = told(row=[{}, {}])
    table.tables("row")[1].text("id")
    assert problems == wrong("row[2].id", "key_is_missing")


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"id = ", "not_toml"),
        (b"id = 1\nid = 2", "not_toml"),
        ("id = 'сайлау'".encode("cp1251"), "not_utf8"),
        (b"a = " + b"[" * 20_000, "not_toml"),
        (b"#" * (LARGEST_FILE + 1), "file_is_too_large"),
    ],
)
def test_a_file_that_is_no_table_is_refused(tmp_path, content, rule):
    path = tmp_path / "election.toml"
    path.write_bytes(content)
    assert refused(path) == [("election.toml", rule)]


def test_a_folder_is_no_file(tmp_path):
    assert refused(tmp_path) == [(tmp_path.name, "file_is_missing")]


def test_a_mark_of_utf_8_is_no_part_of_the_file(tmp_path):
    path = tmp_path / "election.toml"
    path.write_bytes(b"\xef\xbb\xbfid = 'example'")
    assert read_toml(path) == {"id": "example"}


def test_a_moment_is_a_day_or_a_minute_of_the_local_clock(told):
    table, problems = told(day=date(2021, 1, 9), minute=datetime.fromisoformat("2021-01-09T18:00"))
    assert (table.moment("day"), table.moment("minute"), table.moment("none"), problems) == (
        date(2021, 1, 9),
        datetime.fromisoformat("2021-01-09T18:00"),
        None,
        [],
    )


@pytest.mark.parametrize(
    "value", [datetime.fromisoformat("2021-01-09T18:00Z"), datetime.fromisoformat("2021-01-09T18:00:01")], ids=str
)
def test_a_moment_with_a_zone_or_with_seconds_is_refused(told, value):
    table, problems = told(end=value)
    assert (table.moment("end"), problems) == (None, wrong("end", "not_a_local_minute", value.isoformat()))
