"""The map of a published table is read strictly: what it names must be in the election and on its form."""

import pytest

from folder.test_importing import ELECTION, MAP, PARTIES
from saylau.errors import BadInput
from saylau.folder import read, tell_problem
from saylau.folder.mapping import read_map


@pytest.fixture
def wrong(tmp_path):
    """The problems of a map with one text in the place of another."""

    def call(old, new):
        assert MAP.count(old) == 1
        for name, text in (
            ("election.toml", ELECTION),
            ("parties.csv", PARTIES),
            ("tables.toml", MAP.replace(old, new)),
        ):
            (tmp_path / name).write_text(text, encoding="utf-8")
        with pytest.raises(BadInput) as refused:
            read_map(read(tmp_path))
        for problem in refused.value.problems:
            for language in ("kk", "ru", "en"):
                assert "{" not in tell_problem(problem, language)
        return [(each.column, each.rule, each.found) for each in refused.value.problems]

    return call


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('= "north"', '= "west"', ("contest.values", "contest_is_not_known", "west")),
        ('= "moon"', '= "comet"', ("list.values", "list_is_not_on_the_ballot", "comet")),
        ('= "moon"', '= "sun"', ("list.values", "code_stands_twice", "sun, sun, star")),
        ('= "invalid"', '= "voters"', ("lines", "line_is_not_of_the_form", "voters")),
        ('"{section}{table}"', '"1"', ("station.number", "pattern_has_no_column", "1")),
        ('votes = "votes"', "", ("list.votes", "key_is_missing", "")),
        ('ignored = ["town_name"]', 'ignores = ["town_name"]', ("ignores", "unknown_key", "")),
        ('votes = "sum"', 'vote = "sum"', ("control.vote", "unknown_key", "")),
    ],
)
def test_what_the_map_names_must_be_there(wrong, old, new, told):
    assert told in wrong(old, new)


def test_several_contests_need_a_column_that_tells_them_apart(wrong):
    old = MAP[MAP.index("[contest]") : MAP.index("[list]\n")]
    assert ("contest", "key_is_missing", "") in wrong(old, "")


def test_a_folder_without_a_map_says_so(tmp_path):
    for name, text in (("election.toml", ELECTION), ("parties.csv", PARTIES)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(BadInput) as refused:
        read_map(read(tmp_path))
    assert [(each.file, each.rule) for each in refused.value.problems] == [("tables.toml", "file_is_missing")]


def test_a_pattern_is_filled_letter_by_letter(tmp_path):
    for name, text in (("election.toml", ELECTION), ("parties.csv", PARTIES), ("tables.toml", MAP)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    made = read_map(read(tmp_path))
    assert made.number.fill({"section": "07", "table": "A"}) == "071"
    assert made.columns == ("isle", "town", "section", "table", "registered", "blank", "null", "sum", "party", "votes")
    with pytest.raises(KeyError, match="table"):
        made.number.fill({"section": "07", "table": "Z"})
