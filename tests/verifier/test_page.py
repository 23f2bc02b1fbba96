# ruff: noqa: E501 (figures, shapes and sentences stand on one line)
"""The page checks as verify.py does, says the same in three languages, and opens no connection. Asked in chromium, as a person would."""

from __future__ import annotations

import json
import os
import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from verifier import browser, changes, chapters, tamper, vectors, writer
from verifier.stranger import report, verify

EVERY = os.environ.get("SAYLAU_EVERY_CASE") == "1"
needs_chromium = pytest.mark.skipif(
    browser.chromium() is None, reason="chromium is not installed: index.html was not asked"
)
CLASSES = {code: words[0] for code, words in verify.REASONS.items()}
CODES = {"not_a_file": "missing_file"}  # a browser does not show empty folders


@pytest.fixture(scope="module")
def page() -> Iterator[browser.Browser]:
    with browser.Browser() as made:
        yield made
        assert set(made.requests) <= {browser.PAGE.as_uri()}


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("untouched")
    writer.small().write(folder)
    writer.rich().write(folder / "rich")
    chapters.whole().write(folder / "whole")
    (folder / "record" / "journal").write_bytes(b"not of the record")
    return folder


def as_python(folder: Path, **outside: str) -> dict[str, object]:
    """What verify.py says, in the words of the page."""
    found = report(folder, **outside)
    text = json.loads(verify.as_json(found, found.verdict()))
    text["problems"] = [{"code": each["code"], "where": each["where"]} for each in text["problems"]]
    text["limits"] = [{"code": each["code"], "where": each["where"]} for each in text.pop("not_checked")]
    text["more"] = text.pop("more_problems")
    return text


def plain(told: dict[str, object]) -> object:
    """A report without the order of its admitted lists and ties."""
    return json.loads(
        json.dumps(told, sort_keys=True),
        object_hook=lambda each: each | {"admitted": sorted(each["admitted"])} if "admitted" in each else each,
    )


@needs_chromium
def test_the_page_proves_an_untouched_record_and_says_what_the_program_says(
    page: browser.Browser, untouched: Path
) -> None:
    for folder in (untouched, untouched / "rich", untouched / "whole"):
        told = page.verify(folder)
        assert told["verdict"] == "proven"
        assert plain(told) == plain(as_python(folder))


@needs_chromium
def test_the_page_proves_full_tiles_and_says_where_there_is_no_record(page: browser.Browser, tmp_path: Path) -> None:
    writer.large(600, everything=True).write(tmp_path / "large")
    assert plain(page.verify(tmp_path / "large")) == plain(as_python(tmp_path / "large"))
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "election.toml").write_text("")
    assert page.verify(tmp_path / "empty")["verdict"] == "no_record"


@needs_chromium
def test_heads_checkpoints_and_receipts_from_outside_are_held_against_the_record(
    page: browser.Browser, untouched: Path, tmp_path: Path
) -> None:
    record = writer.small()
    leaves = record.leaves()
    head = writer.root([writer.leaf_hash(leaf) for leaf in leaves[:11]])
    (tmp_path / "kept").write_bytes(record.checkpoint(leaves[:7]))
    (tmp_path / "receipt").write_bytes(writer.canonical(record.receipt(5, 9, leaves)))
    asked = [
        {"head": head.hex()},
        {"head": writer.b64(head)},
        {"checkpoint": str(tmp_path / "kept")},
        {"receipt": str(tmp_path / "receipt")},
    ]
    for outside in asked:
        told = page.verify(untouched, **outside)
        assert told["verdict"] == "proven"
        assert plain(told) == plain(as_python(untouched, **outside))
    assert page.verify(untouched, head="00" * 32)["problems"] == [{"code": "head_not_found", "where": "00" * 32}]


@needs_chromium
def test_keys_witnesses_and_what_was_typed_are_told_as_the_program_does(page: browser.Browser, tmp_path: Path) -> None:
    record = writer.with_keys_of_its_own(writer.small())
    record.write(tmp_path)
    key, head = writer.public("saylau/kz-2021", record.seed), writer.root([writer.leaf_hash(leaf) for leaf in record.leaves()]).hex()  # fmt: skip
    asked = [{}, {"log_key": key}, {"log_key": f"{key[:9]} {key[9:]}"}, {"log_key": writer.public("saylau/kz-2021")}, {"head": "abc d"},
             {"head": f"{head[:32]} {head[32:]}"}, {"head": "O" + head[1:], "log_key": key[:-2] + "/="}]  # fmt: skip
    for outside in asked:
        assert plain(page.verify(tmp_path, **outside)) == plain(as_python(tmp_path, **outside))
    assert page.run("document.body.innerText.includes('44 («/=»)')")
    (tmp_path / "kept").write_bytes(record.checkpoint([b"another", *record.leaves()[1:4]]))
    outside = {"checkpoint": str(tmp_path / "kept")}
    assert plain(page.verify(tmp_path, **outside)) == plain(as_python(tmp_path, **outside))
    shown = page.run("document.body.innerText")
    assert "two_heads · the checkpoint from outside" in shown
    assert "--" not in shown
    assert "signed by the witnesses" not in shown.lower()


@needs_chromium
def test_the_verdict_says_where_nothing_from_outside_was_given(page: browser.Browser, untouched: Path) -> None:
    said = verify.WORDS["nothing_outside"][0]
    root = page.verify(untouched)["root"]
    assert said in page.run("document.querySelector('.verdict.proven').innerText")
    page.verify(untouched, head=root)
    assert said not in page.run("document.body.innerText")


@needs_chromium
def test_of_several_records_the_page_asks_for_one(page: browser.Browser, tmp_path: Path) -> None:
    writer.small().write(tmp_path / "all" / "one")
    writer.rich().write(tmp_path / "all" / "deeper" / "other")
    (tmp_path / "all" / "src" / "record").mkdir(parents=True)
    (tmp_path / "all" / "src" / "record" / "tree.py").write_text("")
    page.open()
    page.choose("#folder", tmp_path / "all")
    page.wait("asked")
    assert page.run("[...document.querySelectorAll('.pick')].map((each) => each.innerText)") == ["all/deeper/other", "all/one"]  # fmt: skip
    assert page.run("saylau.report()") is None
    page.run("document.querySelectorAll('.pick')[1].click()")
    assert page.answer()["origin"] == "saylau/kz-2021"
    assert "all/one" in page.run("document.body.innerText")


@needs_chromium
def test_the_record_itself_may_be_chosen_and_the_only_one_below(page: browser.Browser, tmp_path: Path) -> None:
    writer.small().write(tmp_path / "all" / "one")
    told = page.verify(tmp_path / "all" / "one")
    assert told["verdict"] == "proven"
    assert page.verify(tmp_path / "all" / "one" / "record") == told
    assert page.verify(tmp_path / "all") == told


@needs_chromium
def test_many_contests_come_after_what_could_not_be_checked_and_the_later_ones_are_folded(page: browser.Browser, untouched: Path) -> None:  # fmt: skip
    page.verify(untouched / "rich")
    heads = page.run("[...document.querySelectorAll('#answer h2')].map((each) => each.innerText.replace(/\\n/g, ' '))")
    assert heads[:3] == ["What was checked", "The record", "What this program could not check"]
    assert heads[3].endswith("“Contest turns”")
    assert page.run("document.querySelectorAll('section.contest').length") == 3
    assert page.run("[...document.querySelectorAll('details.contest h2')].map((each) => each.textContent)") == ["Contest“Contest bare”"]  # fmt: skip


@needs_chromium
def test_the_page_has_an_ed25519_of_its_own(page: browser.Browser, untouched: Path) -> None:
    page.open()
    asked = json.dumps([vector[1:] for vector in vectors.VECTORS])
    made = page.run(f"""(async () => {{
      const bytes = (text) => Uint8Array.from(text.match(/../g) || [], (pair) => parseInt(pair, 16)), all = [];
      for (const vector of {asked}) {{
        const [pub, message, signature] = vector.map(bytes), other = signature.slice();
        other[3] ^= 1;
        all.push([await ownVerify(pub, message, signature), await libraryVerify(pub, message, signature), await ownVerify(pub, message, other)]);
      }}
      return all;
    }})()""")
    assert made == [[True, True, False]] * len(vectors.VECTORS)
    assert page.verify(untouched, own="yes")["verdict"] == "proven"


@needs_chromium
def test_the_page_hashes_as_the_standard_says(page: browser.Browser) -> None:
    import hashlib

    page.open()
    lengths = [0, 1, 55, 56, 63, 64, 65, 119, 120, 1000, 100_000]
    made = page.run(f"{lengths}.map((length) => hex(sha256(Uint8Array.from({{ length }}, (_, at) => at % 251))))")
    assert made == [hashlib.sha256(bytes(at % 251 for at in range(length))).hexdigest() for length in lengths]


@needs_chromium
def test_the_page_shares_seats_as_the_program_does(page: browser.Browser) -> None:
    page.open()
    for day, votes, more, expected in vectors.CASES:
        figures, facts = vectors.given_of(votes, more)
        law = {
            name: value for name, value in vectors.law_of(day).items() if name.startswith(("allocation.", "system."))
        }
        made = page.run(f"share({json.dumps(figures)}, {json.dumps(facts)}, {json.dumps(law)}, '').seats")
        seats = made and {name: n for name, n in made.items() if n}
        assert (seats, expected[1]) == (expected[0], expected[1])


@needs_chromium
def test_the_page_counts_blank_ballots_and_knows_the_seats_of_a_constituency(page: browser.Browser) -> None:
    page.open()
    law = {
        name: value
        for name, value in vectors.law_of("2021-01-10").items()
        if name.startswith(("allocation.", "system."))
    }
    for figures, facts, otherwise, seats in vectors.BESIDE_THE_LISTS:
        given = json.dumps({"list_sizes": {}, "registered": []} | facts)
        made = page.run(f"share({json.dumps(figures)}, {given}, {json.dumps(law | otherwise)}, '').seats")
        assert {name: number for name, number in made.items() if number} == seats
    once = page.run("[agree({ decisions: {} }, '', true), agree({ decisions: {} }, '', false)]")
    assert once == [True, False]


@needs_chromium
def test_the_page_reads_the_same_law_as_the_program(page: browser.Browser) -> None:
    page.open()
    texts = json.dumps([[name, data.decode()] for name, data in sorted(writer.book().items())])
    page.run(f"globalThis.texts = {texts}.map(([name, text]) => [name, utf8(text)]), 1")
    for day in ("1999-12-31", "2004-09-19", "2007-08-18", "2012-01-15", "2021-01-10", "2023-03-19", "2026-08-01"):
        read = json.loads(page.run(f"JSON.stringify(valuesOn(texts, {day!r}))"))
        assert read == json.loads(json.dumps(vectors.law_of(day), default=str))


def test_the_page_says_what_the_program_says() -> None:
    text = browser.PAGE.read_text(encoding="utf-8")
    for name in ("SHAPES", "PATTERNS", "REASONS", "LIMITS", "WORDS"):
        lines = re.search(rf"const {name} = \{{\n(.*?)\n\}};", text, re.DOTALL)[1].splitlines()
        held = {key: json.loads(value.rstrip(",")) for key, value in (line.strip().split(": ", 1) for line in lines)}
        assert held == json.loads(json.dumps(getattr(verify, name)))
    assert json.loads(re.search(r"const CHECKS = (.*);", text)[1]) == list(verify.CHECKS)


def test_the_page_is_one_file_that_may_not_open_a_connection() -> None:
    text = browser.PAGE.read_text(encoding="utf-8")
    assert "default-src 'none'" in text
    assert (
        re.findall(
            r"https?:|<link|<img|<iframe|(?<!\.)\bfetch\(['\"]|XMLHttpRequest|WebSocket|\bimport\(|src=|innerHTML|eval\(",
            text,
        )
        == []
    )


@needs_chromium
def test_tampered_records_are_refused_by_the_page_for_the_right_reason(page: browser.Browser, tmp_path: Path) -> None:
    numbers = range(tamper.COUNT) if EVERY else random.Random(4).sample(range(tamper.COUNT), 40)
    wrong, asked = [], 0
    for number in numbers:
        case = tamper.build(number, tmp_path / str(number))
        if not case.in_browser:
            continue
        asked += 1
        told = page.verify(case.folder, **case.outside)
        found = [each["code"] for each in told["problems"]]
        wrong += [
            text
            for text in [
                tamper.wrong_with(case, (browser.STATUS[told["verdict"]], {CLASSES[code] for code in found}, ""))
            ]
            if text
        ]
        theirs = {CODES.get(code, code) for code, _ in report(case.folder, **case.outside).problems}
        if {CODES.get(code, code) for code in found} != theirs:
            wrong.append(f"{case.name}: {found}, and verify.py {theirs}")
    assert (wrong, asked > 30) == ([], True)


@needs_chromium
def test_the_page_gives_the_same_reasons_for_any_changed_fact(page: browser.Browser, tmp_path: Path) -> None:
    dice = random.Random(6)
    for record in (writer.rich(), chapters.whole()):
        for number, (at, path) in enumerate(dice.sample(list(changes.every_change(record)), 200 if EVERY else 15)):
            folder = tmp_path / f"{record.origin}/{number}"
            changes.changed(record, at, path).write(folder)
            assert plain(page.verify(folder)) == plain(as_python(folder)), (at, path)


@needs_chromium
@pytest.mark.parametrize("width", [1200, 400])
@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_the_page_is_legible_at_any_width_in_each_language(
    page: browser.Browser, untouched: Path, lang: str, width: int
) -> None:
    page.open(width=width)
    page.run(f"document.querySelector('[data-lang={lang}]').click()")
    page.choose("#folder", untouched / "rich")
    page.answer()
    assert page.run("document.documentElement.scrollWidth <= innerWidth")
    shown = page.run("document.body.innerText.toLowerCase()")
    at = ("en", "ru", "kk").index(lang)
    assert all(
        verify.WORDS[key][at].lower() in shown
        for key in ("proven", "invented", "illustrative_keys", "mandates", "limits", "tie")
    )
    assert page.run("document.documentElement.lang") == lang
    assert page.run(CONTRAST) == []


# Text that has less than 4.5 : 1 against what is painted behind it (WCAG 2.2, 1.4.3).
CONTRAST = """(() => {
  const rgb = (text) => text.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => { const part = (c) => (c /= 255) <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4; return .2126 * part(r) + .7152 * part(g) + .0722 * part(b); };
  const behind = (each) => { for (; each; each = each.parentElement) { const color = rgb(getComputedStyle(each).backgroundColor); if (color.length < 4 || color[3] > 0) return color; } return [255, 255, 255]; };
  const poor = [];
  for (const each of document.body.querySelectorAll("*")) {
    if (![...each.childNodes].some((child) => child.nodeType === 3 && child.textContent.trim()) || each.tagName === "SCRIPT") continue;
    const [a, b] = [light(rgb(getComputedStyle(each).color)), light(behind(each))].sort((x, y) => y - x);
    if ((a + .05) / (b + .05) < 4.5) poor.push(each.textContent.slice(0, 40));
  }
  return poor;
})()"""


@needs_chromium
def test_every_control_can_be_reached_and_is_named(page: browser.Browser) -> None:
    page.open()
    page.run("document.getElementById('known').open = true")
    named = page.run("""[...document.querySelectorAll("button, input, summary")].map((each) =>
      [each.id || each.dataset.lang || each.tagName, each.tabIndex >= 0, Boolean((each.labels?.[0]?.innerText || each.innerText || "").trim())])""")
    assert named == [
        [name, True, True] for name in ("kk", "ru", "en", "folder", "SUMMARY", "head", "log-key", "older", "receipt")
    ]
