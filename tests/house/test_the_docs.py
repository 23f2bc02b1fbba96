"""Documentation cannot rot: examples run, tables are fresh, and everything has its place."""

from __future__ import annotations

import contextlib
import doctest
import importlib
import importlib.util
import io
import re
import sys
import unicodedata
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

import pytest

from house.floorplan import REPO, ROOMS
from saylau import law

DOCS = REPO / "docs"


def printer():
    """The printer of the documentation, which lies beside the pages and not in a package."""
    sys.path.insert(0, str(DOCS))
    spec = importlib.util.spec_from_file_location("print_the_docs", DOCS / "print.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module, importlib.import_module("tables"), importlib.import_module("transcripts")


PRINT, TABLES, TRANSCRIPTS = printer()
LAW_TO_RULE = importlib.import_module("lawtorule")
PAGES = PRINT.pages()
FENCE = re.compile(r"^```(?P<kind>[a-z]*)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"(?<!!)\[[^\]\n]+\]\((?P<to>[^)\s]+)\)")
HEADING = re.compile(r"^#+ (?P<text>.+)$", re.MULTILINE)
NOT_RUN = "# not run"


def place(page: Path) -> str:
    return page.relative_to(REPO).as_posix()


def text(page: Path | str) -> str:
    return (REPO / page).read_text(encoding="utf-8")


def prose(page: Path) -> str:
    """The page without what stands in fences."""
    return FENCE.sub("", text(page))


# ---- what is shown is so


@pytest.mark.parametrize("page", PAGES, ids=place)
def test_tables_and_transcripts_are_what_the_data_and_the_command_say(page):
    assert PRINT.printed(text(page)) == text(page), "run `make docs`"


def python_blocks(page: Path) -> list[tuple[str, str | None]]:
    """Each Python block that is to run, with the ```text block after it: what it prints."""
    fences = [(each["kind"], each["text"]) for each in FENCE.finditer(text(page))]
    after = [*fences[1:], ("", "")]
    return [
        (code, shown if kind_after == "text" else None)
        for (kind, code), (kind_after, shown) in zip(fences, after, strict=False)
        if kind == "python" and NOT_RUN not in code
    ]


@pytest.mark.parametrize("page", [page for page in PAGES if python_blocks(page)], ids=place)
def test_the_python_of_a_page_runs_and_says_what_is_shown(page):
    names: dict[str, object] = {"__name__": "__page__"}
    with contextlib.chdir(TRANSCRIPTS.desk()):
        for code, shown in python_blocks(page):
            if ">>>" in code:
                converse(page, code, names)
                continue
            said = io.StringIO()
            with contextlib.redirect_stdout(said):
                exec(compile(code, place(page), "exec"), names)
            assert TRANSCRIPTS.agree(shown or "", said.getvalue()), said.getvalue()


def converse(page: Path, code: str, names: dict[str, object]) -> None:
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    lesson = doctest.DocTestParser().get_doctest(code, {}, place(page), place(page), 0)
    lesson.globs = names
    report = io.StringIO()
    runner = doctest.DocTestRunner(verbose=False, optionflags=flags)
    runner.run(lesson, out=report.write, clear_globs=False)
    assert report.getvalue() == ""


def test_the_readme_opens_with_the_main_job_then_the_tests_then_python():
    commands = [each["text"].splitlines()[0] for each in FENCE.finditer(text("README.md"))]
    assert commands[:3] == ["$ make demo", "make test", "from datetime import date"]


def test_a_block_that_does_not_run_is_rare():
    assert sum(text(page).count(NOT_RUN) for page in PAGES) <= 3


# ---- everything has its place


def test_every_room_has_its_page_and_its_row():
    pages = {page.stem for page in (DOCS / "rooms").glob("*.md")} - {"README"}
    rows = set(re.findall(r"^\| `([a-z]+)` \| \[", text("docs/rooms/README.md"), re.MULTILINE))
    assert (pages, rows) == (set(ROOMS), set(ROOMS))


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_page_names_everything_that_the_room_offers(room):
    module = importlib.import_module(f"saylau.{room}")
    page = text(f"docs/rooms/{room}.md")
    assert [name for name in getattr(module, "__all__", ()) if f"`{name}`" not in page] == []


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_page_shows_each_verb_at_work(room):
    module = importlib.import_module(f"saylau.{room}")
    verbs = [name for name in getattr(module, "__all__", ()) if name.islower() and name != "main"]
    shown = "".join(code for code, _ in python_blocks(DOCS / "rooms" / f"{room}.md"))
    assert [verb for verb in verbs if not re.search(rf"\b{verb}\(", shown)] == []


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_page_says_what_the_room_does_not_do(room):
    assert re.search(r"^## What it does not do$", text(f"docs/rooms/{room}.md"), re.MULTILINE)


def every_rule() -> list[tuple[str, str]]:
    from saylau.protocols import rules as of_a_station
    from saylau.tabulation import rules as of_several

    return [(rule.code, rule.name) for rule in (*of_a_station.RULES, *of_several.RULES)]


def test_every_rule_stands_in_the_table_by_code_and_name():
    rows = set(re.findall(r"^\| ([KS]\.\d{3}) \| `([a-z_]+)` \|", text("docs/rules-of-a-protocol.md"), re.MULTILINE))
    assert rows == set(every_rule())


@pytest.mark.parametrize("room", LAW_TO_RULE.NAMED, ids=lambda room: room.__name__.rpartition(".")[2])
def test_every_rule_with_a_name_stands_on_the_page_of_its_room(room):
    page = text(f"docs/rooms/{room.__name__.rpartition('.')[2]}.md")
    rows = re.findall(r"^\| `([a-z0-9_]+)` \|", page, re.MULTILINE)
    assert [rule for rule, home in LAW_TO_RULE.FUNCTIONS.items() if home in room.__name__ and rule not in rows] == []


def test_no_provision_is_silent_on_the_way_from_the_law_to_a_rule():
    """Each is used by a rule with worked cases, or it says why not: the tables have no blank cell."""
    rules = TABLES.law_to_rule("").splitlines()[2:]
    named = [row for row in rules if any(f"`{rule}`" in row for rule in LAW_TO_RULE.FUNCTIONS)]
    assert [row for row in named if "|  |" in row] == []
    assert [row for row in TABLES.aside("").splitlines()[2:] if "|  |" in row] == []


def test_what_stands_aside_is_in_the_book_and_nothing_rests_on_it():
    names = [provision.name for provision, _ in LAW_TO_RULE.resting()]
    patterns = [pattern for told in LAW_TO_RULE.told_aside() for pattern in told["names"]]
    assert [each for each in patterns if not any(fnmatchcase(name, each) for name in names)] == []


def test_every_command_has_its_help_in_the_docs():
    headings = set(re.findall(r"^### (saylau .+)$", text("docs/commands.md"), re.MULTILINE))
    assert headings == {f"saylau {name}" for name, _ in TABLES.every_command()}


def test_every_provision_stands_in_the_law_book():
    named = set(re.findall(r"^\| `([a-z0-9_.]+)` \|", text("docs/the-law-book.md"), re.MULTILINE))
    assert set(law.load("kz").provisions) - named == set()


def test_every_act_stands_in_the_law_book():
    named = set(re.findall(r"^\| `([a-z0-9_]+)` \|", text("docs/the-law-book.md"), re.MULTILINE))
    assert set(law.load("kz").acts) - named == set()


def test_every_term_stands_in_the_glossary():
    rows = [line for line in text("docs/glossary.md").splitlines() if line.startswith("| ")]
    terms = TABLES.sheet(DOCS / "glossary.csv")
    assert [t["en"] for t in terms if not any(r.startswith(f"| {t['en']} | ") for r in rows)] == []


def test_every_decision_is_numbered_listed_and_says_its_cost():
    pages = sorted((DOCS / "decisions").glob("0*.md"))
    listed = re.findall(r"\((0\d{3}-[a-z0-9-]+\.md)\)", text("docs/decisions/README.md"))
    assert [int(page.name[:4]) for page in pages] == list(range(1, len(pages) + 1))
    assert listed == [page.name for page in pages]
    for page in pages:
        headings = [each["text"] for each in HEADING.finditer(text(page))]
        assert headings[0].startswith(page.name[:4])
        assert headings[1:] == ["Context", "Decision", "Cost"]


def test_every_election_folder_is_named_in_the_docs():
    named = re.findall(r"^\| `elections/([a-z0-9-]+)` \|", text("docs/election-folder.md"), re.MULTILINE)
    assert named == sorted(path.parent.name for path in (REPO / "elections").glob("*/election.toml"))


@pytest.mark.parametrize("folder", ["kz-2023", "example"])
def test_every_key_of_the_document_of_a_run_is_described(folder):
    from saylau.folder import as_json, read, run

    document = as_json(run(read(REPO / "elections" / folder)))
    contest = next(each for each in document["contests"].values() if each["allocation"])
    ruling = next(each for each in document["rulings"] if each["findings"])
    parts = [document, ruling, *ruling["findings"], *document["contests"].values()]
    parts += [contest["allocation"], *contest["allocation"]["steps"], contest["how_close"], contest["turnout"]]
    page = text("docs/commands.md")
    assert sorted({key for part in parts for key in part if f"`{key}`" not in page}) == []


def keys_that_the_reader_asks_for() -> set[str]:
    reader = (REPO / "src/saylau/folder/reading.py").read_text(encoding="utf-8")
    return set(re.findall(r'told\.(?:text|whole|flag|day|names|words|inner|tables)\("([a-z_]+)"', reader))


def columns_of_the_folders() -> set[str]:
    headers = [path.read_text(encoding="utf-8-sig").splitlines()[0] for path in (REPO / "elections").rglob("*.csv")]
    columns = {column.partition(":")[0] for header in headers for column in header.split(",")}
    return {re.sub(r"^turnout_\d+h$", "turnout_10h", column) for column in columns}


def test_every_key_and_column_of_an_election_folder_is_described():
    from saylau.protocols import columns, load_form
    from saylau.stations import COLUMNS

    asked = keys_that_the_reader_asks_for() | columns_of_the_folders() | set(COLUMNS)
    asked |= {column.partition(":")[0] for column in columns(load_form("kz-2021-working"), ("list_a",))}
    named = set(re.findall(r"`\[*([a-z_0-9]+)[`:\]]", text("docs/election-folder.md")))
    assert asked - named - {"cause_2", "cause_2_number", "cause_3", "cause_3_number"} == set()


# ---- pages lead somewhere


@cache
def anchors(page: Path) -> set[str]:
    return {anchor(each["text"]) for each in HEADING.finditer(prose(page))}


def anchor(heading: str) -> str:
    plain = re.sub(r"[`*]", "", heading).strip().lower()
    kept = [c for c in plain if c in " -_" or unicodedata.category(c)[0] in "LN"]
    return "".join(kept).replace(" ", "-")


@pytest.mark.parametrize("page", PAGES, ids=place)
def test_links_between_pages_resolve(page):
    broken = []
    for link in LINK.finditer(prose(page)):
        to, _, part = link["to"].partition("#")
        if "://" in to or to.startswith("mailto:"):
            continue
        target = (page.parent / to).resolve() if to else page
        known = target.exists() and (not part or (target.suffix == ".md" and part in anchors(target)))
        if not known:
            broken.append(link["to"])
    assert broken == []


def test_every_page_is_reachable_from_the_readme():
    found, ahead = set(), [REPO / "README.md"]
    while ahead:
        page = ahead.pop()
        if page in found:
            continue
        found.add(page)
        links = [link["to"].partition("#")[0] for link in LINK.finditer(prose(page))]
        targets = [(page.parent / to).resolve() for to in links if to and "://" not in to]
        ahead += [t for t in targets if t.suffix == ".md" and t.exists()]
        ahead += [t / "README.md" for t in targets if (t / "README.md").is_file()]
    assert [place(page) for page in PAGES if page not in found] == []
