"""No number of the law in Python; no name that the book does not know; no provision that nobody uses in silence."""

from __future__ import annotations

import ast
import re

import pytest

from house.floorplan import HOUSE, ROOMS_THAT_DECIDE, every_file, name, tree
from saylau import law

BOOK = law.load("kz")
BOOKS = tuple(law.load(country) for country in law.book.countries())
NAME_OF_A_PROVISION = re.compile(r"^[a-z0-9_]+(\.[a-z0-9_]+)+$")
FAMILIES = {provision.split(".")[0] for provision in BOOK.provisions}
EVERY_PROVISION = [
    pytest.param(book, each, id=f"{book.country} {each.name}") for book in BOOKS for each in book.provisions.values()
]
COUNTRIES = [pytest.param(book, id=book.country) for book in BOOKS]


def names_in_code() -> dict[str, set[str]]:
    """Every string in the code that is written like a provision's name, with the files it stands in."""
    found: dict[str, set[str]] = {}
    for path in every_file():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and NAME_OF_A_PROVISION.match(node.value):
                found.setdefault(node.value, set()).add(name(path))
    return found


def subscripts_of_law() -> list[tuple[str, str]]:
    """Every ``law["…"]`` with a fixed name."""
    found = []
    for path in every_file():
        for node in ast.walk(tree(path)):
            if (
                isinstance(node, ast.Subscript)
                and getattr(node.value, "id", getattr(node.value, "attr", "")) == "law"
                and isinstance(node.slice, ast.Constant)
            ):
                found.append((name(path), node.slice.value))
    return found


@pytest.mark.parametrize("book", COUNTRIES)
def test_every_name_that_the_code_asks_the_law_for_is_in_the_book(book):
    asked = subscripts_of_law()
    assert asked, "the code asks the law for nothing: this guard has lost its eyes"
    assert [(where, what) for where, what in asked if what not in book.provisions] == []


@pytest.mark.parametrize("book", COUNTRIES)
def test_every_book_answers_every_name_that_any_book_has_and_the_code_uses(book):
    """What a country does not have is absent in its book, by name: a name nobody wrote there would be an accident."""
    known = {name for other in BOOKS for name in other.provisions}
    assert sorted((names_in_code().keys() & known) - book.provisions.keys()) == []


def test_every_string_written_like_a_provision_is_one():
    known = {name for book in BOOKS for name in book.provisions}
    strange = {n: w for n, w in names_in_code().items() if n.split(".")[0] in FAMILIES and n not in known}
    strange = {n: w for n, w in strange.items() if not n.endswith((".toml", ".csv", ".py", ".json"))}
    assert strange == {}


@pytest.mark.parametrize("book", COUNTRIES)
def test_every_provision_is_used_or_marked_as_information(book):
    used = set(names_in_code())
    unused = [p.name for p in book.provisions.values() if not p.information and p.name not in used]
    idle_marks = [p.name for p in book.provisions.values() if p.information and p.name in used]
    assert (unused, idle_marks) == ([], [])


@pytest.mark.parametrize(("book", "provision"), EVERY_PROVISION)
def test_every_wording_has_its_day_its_article_and_what_changed_it(book, provision):
    for place, wording in enumerate(provision.wordings):
        assert wording.article
        assert wording.document
        if place and wording.basis is law.Basis.SIGNED and wording.since != book.acts[wording.act].signed:
            assert wording.by, f"{provision.name} from {wording.since}: which act changed it?"
        if place and wording.state is law.State.SET and wording.basis is not law.Basis.SIGNED:
            assert wording.by or wording.note or wording.keys, (
                f"{provision.name} from {wording.since}: how is it known?"
            )
        if wording.state is law.State.OPEN:
            assert wording.confidence is law.Confidence.LOW


def test_a_low_confidence_says_why():
    silent = [
        f"{book.country}: {p.name} from {w.since}"
        for book in BOOKS
        for p in book.provisions.values()
        for w in p.wordings
        if w.confidence is law.Confidence.LOW and not w.note
    ]
    assert silent == []


def test_no_country_stands_in_a_rule_or_a_method():
    """A second country is data: no room that decides names one outside its docstrings and the forms it may read."""
    found = []
    for path in every_file():
        if name(path).split("/")[0] not in ROOMS_THAT_DECIDE:
            continue
        found += [
            (name(path), node.lineno)
            for node in ast.walk(tree(path))
            if isinstance(node, ast.Constant) and node.value in {book.country for book in BOOKS}
        ]
    assert found == []


LIMITS_OF_THE_LAW = {7, 29, 30, 98, 69, 107, 127, 90, 1000, 3000, 5000, 20000, 40000, 50000, 600, 700}


def test_no_number_of_the_law_stands_in_python():
    """A number that the law is known for, in a rule, a method or a fact, is a number out of place."""
    found = []
    for path in every_file():
        rooms = {
            "instruments",
            "record",
            "lab",
            "cli",
        }  # files, numerals, simulations and commands have numbers of their own
        if path.relative_to(HOUSE).parts[0] in rooms:
            continue
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Constant) and type(node.value) is int and node.value in LIMITS_OF_THE_LAW:
                found.append((name(path), node.lineno, node.value))
    assert found == []
