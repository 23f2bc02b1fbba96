"""The table law → rule → example → sentence, made from the book, the code and the worked cases."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from types import ModuleType
from typing import Any

from tabular import table

from saylau import commissions, law, lists, parties, protocols, rolls, seats, tabulation, timetable
from saylau.folder.wording import rule_sentence

HOUSE = Path(law.__file__).parents[1]
TESTS = HOUSE.parents[1] / "tests"
ASIDE = Path(__file__).with_name("aside.toml")
CODED = (protocols, tabulation)
"""Rooms whose rules have codes; the rules of the others are functions, each with its name alone."""
NAMED = (timetable, commissions, rolls, parties, lists, seats)
FUNCTIONS = {
    rule.__name__: room.__name__.rpartition(".")[2]
    for room in NAMED
    for rule in (*room.RULES, *getattr(room, "SITTING_RULES", ()))
}
NAMES_OF_CODES = {rule.code: rule.name for rule in (*protocols.RULES, *tabulation.RULES)}


def law_to_rule(_: str) -> str:
    """Every provision that the program rests on: where, by which rule, with how many worked cases, in which words."""
    book = law.load("kz")
    day = book.on(max(w.since for p in book.provisions.values() for w in p.wordings if w.since))
    rows = []
    for provision in book.provisions.values():
        if provision.information:
            continue
        for place, rule in dict.fromkeys(_places(provision.name)):
            told = rule_sentence(rule, "en") if rule else "decides inside the method; told by the worked steps"
            rows.append([f"`{provision.name}`", day[provision.name].source, place, _cases(rule), told])
    return table(["provision", "article", "rule", "worked cases", "sentence on the screen"], rows)


def _places(name: str) -> Iterator[tuple[str, str]]:
    """Where a provision is asked for: (rule as shown, rule's key), or the function of a method and no key."""
    for rule in protocols.RULES:
        if name in rule.source:
            yield f"{rule.code} `{rule.name}`", rule.code
    for rule in tabulation.RULES:
        if name == rule.provision:
            yield f"{rule.code} `{rule.name}`", rule.code
    for path in sorted(HOUSE.rglob("*.py")):
        where = path.relative_to(HOUSE).as_posix()
        if where.startswith(("protocols/rules", "tabulation/rules", "seats/explaining")):
            continue
        for function in _functions_that_ask(path, name):
            if FUNCTIONS.get(function) == where.partition("/")[0]:
                yield f"`{function}`", function
            else:
                yield f"`{where}`: `{function}`", _of_comparison(name)


def _of_comparison(name: str) -> str:
    kinds = {
        "comparison.seats": "seats_agree_with_the_published",
        "comparison.totals": "totals_agree_with_the_published",
        "comparison.percentages": "percentages_follow_from_the_votes",
    }
    return kinds.get(name, "")


def _functions_that_ask(path: Path, name: str) -> Iterator[str]:
    text = path.read_text(encoding="utf-8")
    if f'"{name}"' not in text:
        return
    for node in ast.parse(text).body:
        strings = {each.value for each in ast.walk(node) if isinstance(each, ast.Constant)}
        if name in strings:
            yield getattr(node, "name", "its table")


def _cases(rule: str) -> str:
    """How many worked cases speak of a rule: those shipped in its room, and those of the tests at its limits."""
    shipped = sum(_speaks_of(rule, each) for room in (*CODED, *NAMED) for each in _examples(room))
    limits = sum(_speaks_of(rule, each) for each in _toml(TESTS / "protocols" / "cases.toml").get("case", []))
    told = [f"{shipped} shipped" if shipped else "", f"{limits} at its limits" if limits else ""]
    return ", ".join(filter(None, told))


def _examples(room: ModuleType) -> list[dict[str, object]]:
    home = Path(str(room.__file__)).parent
    told = [_toml(path) for path in (home / "examples.toml", home / "sitting" / "examples.toml")]
    return [each for file in told for key in ("example", "case") for each in file.get(key, [])]


def _speaks_of(rule: str, told: object) -> bool:
    """Whether a worked case names the rule anywhere in it."""
    if isinstance(told, dict):
        return any(key == rule or _speaks_of(rule, each) for key, each in told.items())
    if isinstance(told, list):
        return any(_speaks_of(rule, each) for each in told)
    return bool(rule) and told == rule


def _toml(path: Path) -> dict[str, list[dict[str, object]]]:
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def aside(_: str) -> str:
    """Every provision that no rule rests on: open in the sources, for a later room, outside of the program, or only told."""
    rows = []
    for provision, wording in resting():
        standing, reason = _standing(provision.name, wording)
        rows.append([f"`{provision.name}`", wording.source, standing, reason])
    return table(["provision", "article", "standing", "why"], rows)


def resting() -> Iterator[tuple[law.Provision, law.Wording]]:
    """Provisions marked as information, with their newest wording."""
    for provision in law.load("kz").provisions.values():
        if provision.information:
            yield provision, provision.wordings[-1]


def told_aside() -> list[dict[str, Any]]:
    """What the committed file says of families of provisions."""
    return _toml(ASIDE)["aside"]


def _standing(name: str, wording: law.Wording) -> tuple[str, str]:
    """Where a provision stands and why; two empty cells where nobody has said so, which a guard refuses."""
    if wording.state is law.State.OPEN:
        return "open", wording.note.removeprefix("open: ")
    for told in told_aside():
        if any(fnmatchcase(name, pattern) for pattern in told["names"]):
            return str(told["standing"]), str(told["reason"])
    return "", ""
