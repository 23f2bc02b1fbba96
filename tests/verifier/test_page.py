# ruff: noqa: E501 (figures and vectors stand on one line)
"""The page checks as verify.py does, says the same in three languages, and opens no connection."""

import random
import re
from pathlib import Path

import pytest

from verifier import browser, tamper, vectors, writer
from verifier.stranger import ask, verify

needs_node = pytest.mark.skipif(
    browser.node() is None, reason="node 20 is not there: the logic of index.html was not asked"
)


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("untouched")
    writer.small().write(folder)
    return folder


@needs_node
def test_the_page_proves_an_untouched_record_with_and_without_the_library(untouched: Path, tmp_path: Path) -> None:
    asked = [{"folder": str(untouched)}, {"folder": str(untouched), "own": True}, {"folder": str(tmp_path)}]
    reports = browser.run(browser.HARNESS, asked)
    assert [report["verdict"] for report in reports] == ["proven", "proven", "no_record"]
    python = verify.Verifier(untouched, own=False, head=None, outside=None).run()
    assert {each["check"]: each["count"] for each in reports[0]["checks"]} == python.counts


@needs_node
def test_the_page_proves_a_record_with_full_tiles(tmp_path: Path) -> None:
    writer.large(600).write(tmp_path)
    assert [report["verdict"] for report in browser.run(browser.HARNESS, [{"folder": str(tmp_path)}])] == ["proven"]


@needs_node
def test_the_page_says_what_the_program_says() -> None:
    said = browser.run("console.log(JSON.stringify([REASONS, LIMITS, WORDS, CHECKS]))")[0]
    for mine, theirs in zip(said, (verify.REASONS, verify.LIMITS, verify.WORDS), strict=False):
        assert mine == {key: list(words) for key, words in theirs.items()}
    assert said[3] == list(verify.CHECKS)


@needs_node
def test_the_page_has_an_ed25519_of_its_own() -> None:
    after = """
    const bytes = (text) => Uint8Array.from(Buffer.from(text, "hex"));
    (async () => {
      for (const [pub, message, signature] of JSON.parse(require("fs").readFileSync(0))) {
        const asked = [bytes(pub), bytes(message), bytes(signature)];
        const other = asked[2].slice(); other[3] ^= 1;
        console.log(JSON.stringify([await ownVerify(...asked), await libraryVerify(...asked), await ownVerify(asked[0], asked[1], other)]));
      }
    })();"""
    given = [vector[1:] for vector in vectors.VECTORS]
    assert browser.run(after, given) == [[True, True, False]] * len(given)


@needs_node
def test_the_page_shares_seats_as_the_program_does(untouched: Path) -> None:
    given = [
        [{"list_sizes": {}, "registered": [], "votes": v} | more, vectors.law_of(day, untouched)]
        for day, v, more, _ in vectors.CASES
    ]
    after = """for (const [facts, law] of JSON.parse(require("fs").readFileSync(0))) console.log(JSON.stringify(allocate(facts, law)));"""
    made = browser.run(after, given)
    shared = [each and ({name: n for name, n in each["seats"].items() if n}, each["waiting"]) for each in made]
    assert shared == [case[3] for case in vectors.CASES]


@needs_node
def test_the_page_reads_the_same_law_as_the_program(untouched: Path) -> None:
    names = [name for name in writer.law_files() if "elections/" in name]
    after = """
    const [texts, days] = JSON.parse(require("fs").readFileSync(0));
    const all = texts.flatMap((text) => readProvisions(text, ""));
    for (const day of days) console.log(JSON.stringify(inForce(all, day)));"""
    days = ["2004-09-19", "2007-08-18", "2012-01-15", "2021-01-10", "2023-03-19", "2026-08-01"]
    texts = [writer.law_files()[name].decode() for name in names]
    for day, values in zip(days, browser.run(after, [texts, days]), strict=True):
        found = {name: value for name, value in values.items() if name.startswith(("allocation.", "system."))}
        assert found == vectors.law_of(day, untouched)


def test_the_page_is_one_file_that_may_not_open_a_connection() -> None:
    text = browser.PAGE.read_text(encoding="utf-8")
    assert "default-src 'none'" in text
    assert (
        re.findall(r"https?:|<link|<img|<iframe|(?<!\.)\bfetch\(['\"]|XMLHttpRequest|WebSocket|\bimport\(|src=", text)
        == []
    )


@needs_node
def test_the_page_and_the_program_give_the_same_reasons_for_any_changed_fact(tmp_path: Path) -> None:
    folders = [tmp_path / str(number) for number in range(40)]
    for number, folder in enumerate(folders):
        tamper.with_any_fact_changed(folder, random.Random(number))
    reports = browser.run(browser.HARNESS, [{"folder": str(folder)} for folder in folders])
    found = [{each["code"] for each in report["problems"]} for report in reports]
    assert found == [ask(folder)[1] for folder in folders]
    assert not any("unreadable" in reasons for reasons in found)
