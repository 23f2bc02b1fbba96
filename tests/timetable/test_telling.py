"""Stages, edges and moments have names in three languages."""

from datetime import date

import pytest

from saylau.timetable import RULES, SENTENCES, Moment, edge_name, moment_text, stage_name
from saylau.timetable.method import APART, ROWS

ROWS_OF_ALL = (*ROWS, *APART)
every_language = pytest.mark.parametrize("language", ["kk", "ru", "en"])


def test_no_word_is_missing_in_any_language():
    assert SENTENCES.untold() == ()


@every_language
def test_every_stage_and_owner_has_a_name(language):
    assert all(stage_name(row.key, language) and SENTENCES.say(f"owner.{row.owner}", language) for row in ROWS_OF_ALL)


def test_every_name_is_used():
    keys = {f"stage.{row.key}" for row in ROWS_OF_ALL} | {f"owner.{row.owner}" for row in ROWS_OF_ALL}
    assert {key for key in SENTENCES if key.startswith(("stage.", "owner."))} == keys
    assert {key for key in SENTENCES if key.startswith("rule.")} == {f"rule.{rule.__name__}" for rule in RULES}


def test_stages_stand_once():
    assert len({row.key for row in ROWS_OF_ALL}) == len(ROWS_OF_ALL)


def test_an_edge_is_named_by_its_side_and_an_act_by_itself():
    assert edge_name("nomination_closes", "en") == "nomination of lists, closing"
    assert edge_name("nomination_opens", "ru") == "выдвижение списков, начало"
    assert edge_name("result_closes", "en") == "publication of the result"
    assert edge_name("term_ends", "en") == "term_ends"


def test_a_moment_is_told_with_its_hour():
    assert moment_text(Moment(date(2021, 1, 9), 1080), "en") == "9 January 2021, 18:00"
    assert moment_text(Moment(date(2021, 1, 9)), "kk") == "2021 жылғы 9 қаңтар"
    assert moment_text(None, "ru") == "–"
