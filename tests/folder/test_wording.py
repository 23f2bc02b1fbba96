"""Every word of the folder exists in three languages, and every rule it can speak of has a sentence."""

import ast
from pathlib import Path

import pytest

from house.floorplan import files, tree
from saylau import folder, protocols, tabulation
from saylau.folder.wording import WORDS, rule_sentence
from saylau.instruments.phrases import LANGUAGES, Phrases
from saylau.ruling import Outcome
from saylau.seats import rules as of_seats

PROBLEMS = Phrases(Path(folder.__file__).with_name("problems.toml"))


def texts():
    return {
        node.value
        for path in files("folder")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


@pytest.mark.parametrize("phrases", [WORDS, PROBLEMS], ids=["words", "problems"])
def test_no_phrase_is_missing_in_any_language(phrases):
    assert phrases.untold() == ()


def test_no_problem_lies_about_unused():
    assert sorted(set(PROBLEMS) - texts()) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_of_every_room_has_a_sentence(language):
    rules = [rule.code for rule in (*protocols.RULES, *tabulation.RULES)]
    rules += [rule.__name__ for rule in of_seats.RULES]
    rules += ["seats_agree_with_the_published", "totals_agree_with_the_published", "votes_are_known"]
    assert [rule for rule in rules if not rule_sentence(rule, language).strip()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_outcome_has_a_word_on_the_page(language):
    assert [each for each in Outcome if f"page.{each.value}" not in WORDS] == []
