import ast
import re
from pathlib import Path
from string import Formatter

import pytest

from saylau.errors import BadCall, Problem
from saylau.instruments import cells, sheets, tables
from saylau.instruments.phrases import LANGUAGES, Phrases
from saylau.instruments.problems import SENTENCES, tell

RULE = re.compile(r"[a-z]+(_[a-z0-9]+)+")


def rules_in_code():
    """Every text constant of sheets, cells and tables that has the form of a rule key, without the names that a module exports."""
    rules = set()
    folders = (Path(sheets.__file__).parent, Path(cells.__file__).parent)
    for path in (Path(tables.__file__), *(each for folder in folders for each in folder.glob("*.py"))):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        exported = [
            node for node in tree.body if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
        ]
        left_out = {id(each) for node in exported for each in ast.walk(node)}
        rules |= {
            each.value
            for each in ast.walk(tree)
            if isinstance(each, ast.Constant) and isinstance(each.value, str)
            if id(each) not in left_out and RULE.fullmatch(each.value)
        }
    return rules


def test_every_rule_in_code_has_a_sentence_and_every_sentence_a_rule():
    told = {key for key in Phrases(SENTENCES) if not key.startswith("place.")}
    assert {key.removesuffix("_near") for key in told} == rules_in_code()


def test_a_column_that_is_nearly_known_is_told_with_the_known_name():
    problem = Problem("a.csv", 1, "balots", "column_unknown", "balots", (("near", "ballots"),))
    assert "Perhaps ballots is meant" in tell(problem, "en")


def test_every_sentence_is_told_in_three_languages():
    assert Phrases(SENTENCES).untold() == ()


@pytest.mark.parametrize("key", sorted(rules_in_code()))
def test_the_three_sentences_of_a_rule_have_the_same_blanks(key):
    sentences = [Phrases(SENTENCES)._phrases[key][language] for language in LANGUAGES]
    blanks = [{field for _, field, _, _ in Formatter().parse(each) if field} for each in sentences]
    assert blanks[0] == blanks[1] == blanks[2]


def test_a_problem_is_told_with_its_place_and_its_remedy():
    problem = Problem("protocols.csv", 17, "votes", "number_has_spaces", "1 234", (("write", "1234"),))
    assert tell(problem, "en") == "protocols.csv, row 17, column votes: '1 234' has spaces inside. Write 1234."
    assert (
        tell(problem, "ru") == "protocols.csv, строка 17, столбец votes: «1 234»: внутри числа пробелы. Напишите 1234."
    )
    assert tell(problem, "kk") == "protocols.csv, 17-жол, votes бағаны: «1 234» ішінде бос орын бар. 1234 деп жазыңыз."


def test_a_problem_of_the_whole_file_names_only_the_file():
    assert tell(Problem("a.csv", 0, "", "file_is_missing"), "en") == (
        "a.csv: There is no such file. Check the name and the folder."
    )


def test_a_line_break_in_a_cell_does_not_break_the_line():
    told = tell(Problem("a.csv", 2, "a\nb", "not_a_number", "1\n\x1b[2J"), "en")
    assert told.isprintable()


def test_the_catalogue_of_a_room_is_asked_first(tmp_path):
    path = tmp_path / "room.toml"
    path.write_text('[not_a_number]\nen = "Votes are counted, {found} is not."\n', encoding="utf-8")
    assert tell(Problem("a.csv", 0, "", "not_a_number", "x"), "en", Phrases(path)) == (
        "a.csv: Votes are counted, 'x' is not."
    )


@pytest.mark.parametrize(("rule", "language"), [("no_such_rule", "en"), ("not_a_number", "de")])
def test_a_rule_or_language_without_sentence_is_a_bad_call(rule, language):
    with pytest.raises(BadCall):
        tell(Problem("a.csv", 0, "", rule), language)
