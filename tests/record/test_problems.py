"""Everything that can be wrong with a record has its sentence in three languages."""

from __future__ import annotations

import ast

from house.floorplan import files, tree
from saylau.errors import Problem
from saylau.instruments.problems import tell
from saylau.record import PROBLEMS

PLACES = {"refuse": 0, "refused": 1, "_in": 1, "Problem": 3, "tell": 1, "want": 2}


def codes():
    """The rule of every problem that the room can tell, wherever one is made."""
    found = set()
    for path in files("record"):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Yield) and isinstance(node.value, ast.Tuple) and path.name == "checking.py":
                found |= {node.value.elts[0].value} if isinstance(node.value.elts[0], ast.Constant) else set()
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in PLACES and len(node.args) > PLACES[name]:
                inner = ast.walk(node.args[PLACES[name]])
                found |= {
                    each.value for each in inner if isinstance(each, ast.Constant) and isinstance(each.value, str)
                }
    return found


def test_every_problem_has_a_sentence_and_every_sentence_a_problem():
    assert codes() == set(PROBLEMS)


def test_no_sentence_is_missing_or_empty():
    assert PROBLEMS.untold() == ()


def test_a_problem_is_told_with_its_place():
    problem = Problem("entry/7", 0, "", "signature_does_not_hold", "example/press")
    assert tell(problem, "en", PROBLEMS) == (
        "entry/7: The signature of 'example/press' does not hold: the entry was changed, or another key signed it, "
        "or the key has another role."
    )


def test_every_sentence_can_be_filled():
    more = (("address", "protocol/x"), ("made_again", "stands"))
    told = [
        tell(Problem("entry/7", 0, "", rule, "x", more), language, PROBLEMS)
        for rule in PROBLEMS
        for language in ("kk", "ru", "en")
    ]
    assert [each for each in told if "{" in each or "}" in each] == []
