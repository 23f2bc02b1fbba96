# ruff: noqa: E501 (figures, shapes and sentences stand on one line)
"""Three programs that share no code refuse the same records: `saylau verify`, `verify.py`, and (in a sample) the page."""

from __future__ import annotations

import copy
import random
import shutil
from pathlib import Path

import pytest

import conftest
from saylau.folder import check_kept, read, record, verify_folder
from saylau.record import demo_keys
from verifier import changes, tamper
from verifier.browser import Browser, chromium
from verifier.real import load
from verifier.stranger import report, verify
from verifier.writer import Record

CLASSES = {
    "files": {"part_is_missing", "file_is_too_long", "link_in_the_record", "no_record", "law_is_missing"},
    "encoding": {"not_json", "not_of_the_subset", "not_canonical", "file_is_too_long"},
    "keys": {"keys_are_damaged", "keys_are_not_those_handed_in", "key_is_handed_in_again", "key_is_not_handed_in_yet", "act_of_another_role", "signature_does_not_hold"},
    "signatures": {"signature_does_not_hold", "signatures_out_of_order"},
    "checkpoint": {"checkpoint_is_damaged", "checkpoint_of_another_log", "checkpoint_is_not_signed", "cosignature_does_not_hold", "note_is_damaged", "part_is_missing"},
    "tree": {"root_differs", "tile_differs", "tile_is_damaged", "bundle_is_damaged", "not_json"},
    "extension": {"two_heads", "does_not_extend", "tail_was_cut"},
    "outside": {"head_is_of_another_record", "head_is_no_root", "tail_was_cut", "two_heads", "does_not_extend", "checkpoint_is_not_signed", "checkpoint_of_another_log", "receipt_of_another_entry", "receipt_does_not_lead_to_the_root", "receipt_beyond_the_record", "receipt_is_damaged", "not_json", "not_canonical"},
    "law": {"law_was_edited", "law_is_missing", "law_is_damaged", "law_of_another_day", "cannot_be_replayed"},
}  # fmt: skip
"""Which rules of Saylau are reasons of which class; classes that need every ruling made again are asked of a real record below."""


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> list[tamper.Case]:
    return tamper.make_all(tmp_path_factory.mktemp("tampered"))


def asked(case: tamper.Case) -> set[str]:
    """The rules that Saylau names."""
    outside = case.outside
    kept = Path(outside["checkpoint"]).read_bytes() if "checkpoint" in outside else None
    receipt = Path(outside["receipt"]).read_bytes() if "receipt" in outside else None
    verified = verify_folder(case.folder, head=outside.get("head"), checkpoint=kept, receipt=receipt)
    assert not verified.holds, case.name
    return {problem.rule for problem in verified.all_problems}


def test_each_of_two_hundred_is_refused_and_for_the_right_reason(cases: list[tamper.Case]) -> None:
    wrong = []
    for case in cases:
        rules = asked(case)
        wanted = set().union(*(CLASSES.get(each, set()) for each in case.expected))
        if case.expected <= CLASSES.keys() and not rules & wanted:
            wrong.append((case.name, sorted(case.expected), sorted(rules)))
    assert wrong == []


# --- A record that Saylau sealed, changed by an insider who has every key ---


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An election with a vote annulled and held again, so that some papers count and some do not."""
    folder = tmp_path_factory.mktemp("sealed") / "small"
    shutil.copytree(conftest.ELECTIONS / "example" / "contests" / "annulled", folder)
    for name, text in conftest.SMALL.items():
        (folder / name).write_text(text, encoding="utf-8")
    record(read(folder))
    return folder


def test_written_by_another_hand_it_is_the_same_record(sealed: Path, tmp_path: Path) -> None:
    load(sealed).write(tmp_path)
    assert (tmp_path / "record" / "checkpoint").read_bytes() == (sealed / "record" / "checkpoint").read_bytes()
    assert verify_folder(tmp_path).holds
    assert report(tmp_path).problems == []


# What somebody entered and nothing else in the record contradicts.
ENTERED = {
    "*": ["id"],
    "open": ["facts.book", "facts.title", "facts.lists", "facts.contests.title", "facts.contests.form", "facts.contests.illustrative", "facts.invented"],
    "register": ["facts.stations.list_before"],
    # Published figures; that the key is that of the address, only the strangers ask (NAMED_BY_THE_STRANGERS in test_chapters).
    "count_list": ["facts.known", "facts.seats"],
    "annul": ["facts.act", "facts.on", "facts.reason"],
    "settle": ["facts.first.typing", "facts.first.typist", "facts.second.typing", "facts.second.typist"],
}  # fmt: skip


def may_stand(told: Record, at: int, path: tuple[object, ...]) -> bool:
    entry = told.entries[at]
    place = ".".join(str(key) for key in path if not isinstance(key, int))
    if any(place == each or place.startswith(f"{each}.") for each in [*ENTERED["*"], *ENTERED.get(entry["verb"], [])]):
        return True
    # A paper that is annulled adds to nothing: a number of it that breaks no rule stands for itself.
    return entry["verb"] == "settle" and place.startswith("facts.first.numbers.")


def test_any_single_changed_fact_is_refused_unless_somebody_entered_it(sealed: Path, tmp_path: Path) -> None:
    told, dice = load(sealed), random.Random(5)
    for number, (at, path) in enumerate(dice.sample(list(changes.every_change(told)), 90)):
        folder = tmp_path / str(number)
        changes.changed(told, at, path).write(folder)
        if verify_folder(folder).holds:
            assert may_stand(told, at, path), (told.entries[at]["address"], path)


Lie = tuple[str, str, set[str], set[str]]
LIES = {
    "a vote more in a protocol": ("settle", "facts.first.votes.tan", {"ruling_differs"}, {"totals"}),
    "a vote more in a commission": ("add_up:commission", "ruling.result.votes.tan", {"ruling_differs"}, {"totals"}),
    "a vote more in a region": ("add_up:region", "ruling.result.votes.tan", {"ruling_differs"}, {"totals"}),
    "a vote more in the nation": ("add_up:nation", "ruling.result.votes.tan", {"ruling_differs"}, {"totals"}),
    "a station more in the nation": ("add_up:nation", "ruling.result.registered", {"ruling_differs"}, {"totals"}),
    "a seat more": ("allocate", "ruling.result.seats.tan", {"ruling_differs"}, {"seats"}),
    "a lower threshold": ("allocate", "ruling.result.needed", {"ruling_differs"}, {"seats"}),
    "a seat more to share": ("allocate", "facts.seats", {"votes_of_another_source", "ruling_differs"}, {"seats"}),
}


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES)
def test_a_lie_is_named_by_both(sealed: Path, tmp_path: Path, lie: Lie) -> None:
    what, path, ours, theirs = lie
    verb, _, level = what.partition(":")
    told = load(sealed)
    at = next(
        n for n, each in enumerate(told.entries) if each["verb"] == verb and each["facts"].get("level", "") == level
    )
    changes.changed(told, at, tuple(path.split("."))).write(tmp_path)
    assert {problem.rule for problem in verify_folder(tmp_path).all_problems} & ours
    assert report(tmp_path).failed & theirs


def refused_by_both(told: Record, folder: Path) -> set[str]:
    told.write(folder)
    assert report(folder).problems != []
    return {problem.rule for problem in verify_folder(folder).all_problems}


def test_a_protocol_left_out_of_a_total_is_named_by_both(sealed: Path, tmp_path: Path) -> None:
    told = load(sealed)
    total = next(each for each in told.entries if each["facts"].get("level") == "commission")
    total["facts"]["protocols"].pop()
    assert "paper_is_left_out" in refused_by_both(told, tmp_path)


def test_an_annulled_vote_that_is_counted_is_named_by_both(sealed: Path, tmp_path: Path) -> None:
    told = load(sealed)
    total = next(each for each in told.entries if any("annulment/" in address for address in each["follows"]))
    total["follows"] = [address for address in total["follows"] if "annulment/" not in address]
    assert "rests_on_something_else" in refused_by_both(told, tmp_path)


def test_the_law_of_another_day_is_named_by_both(sealed: Path, tmp_path: Path) -> None:
    told = load(sealed)
    entry = next(each for each in told.entries if each["verb"] == "annul")
    entry["day"] = entry["ruling"]["on"] = "2021-01-10"
    assert "law_of_another_day" in refused_by_both(told, tmp_path)


def test_keys_that_anybody_can_derive_cannot_be_called_real(sealed: Path, tmp_path: Path) -> None:
    told = load(sealed)
    told.entries[0]["facts"]["illustrative"] = "no"
    assert "keys_can_be_derived" in refused_by_both(told, tmp_path)
    assert ("keys_derived", "entry 0") in report(tmp_path).problems


def test_the_derived_key_is_that_of_the_package() -> None:
    for election, name in (("kz-2021", "saylau/kz-2021"), ("example", "example/central")):
        assert verify.derived_key(election, name) == demo_keys(election, (name,))[name].public


@pytest.mark.skipif(chromium() is None, reason="no chromium here; apt-get install chromium")
def test_the_page_refuses_the_same(sealed: Path, tmp_path: Path) -> None:
    told = load(sealed)
    told.entries[0]["facts"]["illustrative"] = "no"
    told.write(tmp_path / "derived")
    late = load(sealed)
    entry = next(each for each in late.entries if each["verb"] == "annul")
    entry["day"] = entry["ruling"]["on"] = "2021-01-10"
    late.write(tmp_path / "late")
    with Browser() as browser:
        assert browser.verify(sealed)["verdict"] == "proven"
        assert "keys_derived" in {each["code"] for each in browser.verify(tmp_path / "derived")["problems"]}
        assert "other_day" in {each["code"] for each in browser.verify(tmp_path / "late")["problems"]}


def test_a_receipt_of_a_record_that_was_replaced_does_not_hold(sealed: Path, tmp_path: Path) -> None:
    told = load(sealed)
    receipt = tamper.canonical(told.receipt(3))
    assert check_kept(sealed, receipt).problems == ()
    assert verify_folder(sealed, receipt=receipt).holds
    changed = copy.deepcopy(told)
    changed.entries[2]["id"] = "another"
    changed.write(tmp_path)
    assert check_kept(tmp_path, receipt).problems != ()
    assert not verify_folder(tmp_path, receipt=receipt).holds


def test_an_act_of_another_body_is_named_by_both(sealed: Path, tmp_path: Path) -> None:
    told = load(sealed)
    bodies = {each["facts"]["commission"] for each in told.entries if each["verb"] == "register"}
    entry = next(each for each in told.entries if each["verb"] == "settle")
    own = entry["actor"]["key"]
    entry["actor"]["key"] = next(f"small/{each}" for each in sorted(bodies) if f"small/{each}" != own)
    assert "act_of_another_body" in refused_by_both(told, tmp_path)
    assert "actor_unit" in {code for code, _ in report(tmp_path).problems}


def test_a_certificate_on_older_seats_is_named_by_both(sealed: Path, tmp_path: Path) -> None:
    """A protocol is sealed again and all totals with it, the seats are not, and the old ones are certified."""
    told = load(sealed)
    seats = next(each for each in told.entries if each["verb"] == "allocate")["ruling"]["result"]["seats"]
    certify = {
        "actor": {"key": "small/central", "role": "central"},
        "address": "result/small",
        "day": told.entries[0]["day"],
        "facts": {"act": "Decision 1", "contest": "lists", "on": "2023-03-25"},
        "follows": ["total/small", "seats/small"],
        "id": "certify",
        "law": told.entries[0]["law"],
        "ruling": {
            "findings": [],
            "on": told.entries[0]["day"],
            "result": {"seats": seats, "status": "final"},
            "subject": "result/small",
            "verdict": "stands",
        },
        "verb": "certify",
        "version": 1,
    }
    again = [each for each in told.entries if each["verb"] in ("settle", "add_up")]
    told.entries += [{**copy.deepcopy(each), "id": f"again-{n}"} for n, each in enumerate(again)]
    told.entries.append(certify)
    assert "rests_on_an_older_total" in refused_by_both(told, tmp_path)
    assert "certifies_older" in {code for code, _ in report(tmp_path).problems}


def test_illustrative_keys_are_named_when_the_opening_cannot_be_read(sealed: Path, tmp_path: Path) -> None:
    told = load(sealed)
    leaves = told.leaves()
    leaves[0] = leaves[0][:-1]
    told.write(tmp_path, leaves)
    assert verify_folder(tmp_path).report.illustrative
    assert "illustrative" in {code for code, _ in report(tmp_path).limits}
