# ruff: noqa: E501 (figures, shapes and sentences stand on one line)
"""The chapters before the vote and who sits: what stands by the law of its own day, and what strangers and package refuse."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import conftest
from saylau.folder import read, record, verify_folder
from saylau.folder.chapters.placing import PLACES
from saylau.lists import ballot_order
from verifier import changes, chapters
from verifier.browser import Browser, chromium
from verifier.insider import ruled_anew
from verifier.real import load
from verifier.stranger import report, verify
from verifier.writer import Json, Lie, Record


def lie_in(verb: str, change: Any) -> Lie:
    """The first act of a verb, changed."""
    done: list[str] = []

    def lie(entry: Json) -> None:
        if entry["verb"] == verb and not done:
            done.append(entry["id"])
            change(entry)

    return lie


def problems(record: Record, folder: Path) -> list[str]:
    record.write(folder)
    return [code for code, _ in report(folder).problems]


def test_a_record_with_every_chapter_is_proven(tmp_path: Path) -> None:
    chapters.whole().write(tmp_path)
    found = report(tmp_path)
    assert found.problems == []
    assert (found.counts["registration"], found.counts["deputies"]) == (18, 3)
    assert ("chapters", "") in found.limits
    assert {entry["verb"] for entry in chapters.whole().entries} >= {*verify.BEFORE_THE_VOTE, *verify.WHO_SITS}


def young_at(days: dict[str, int]) -> list[Json]:
    """Ten persons, three of them of the quota groups, one of whom is as old as told on each day."""
    persons = chapters.ten()
    persons[2]["ages"] = days
    return persons


OLDER = {"filing": 28, "registration": 29, "polling": 29}


def test_a_list_stands_by_the_ages_on_the_day_that_the_law_files_name(tmp_path: Path) -> None:
    younger = {"filing": 30, "registration": 28, "polling": 28}
    for number, (ages, expected) in enumerate(((OLDER, ["quota_missing"]), (younger, []))):
        lie = lie_in("nominate", lambda entry, ages=ages: entry["facts"]["paper"].update(persons=young_at(ages)))
        assert problems(chapters.whole(lie), tmp_path / str(number)) == expected


def test_a_commission_that_registers_a_list_settles_on_which_day_ages_are_read(tmp_path: Path) -> None:
    def change(entry: Json) -> None:
        entry["facts"]["paper"]["persons"] = young_at(OLDER)
        entry["ruling"]["verdict"] = "waits"

    assert problems(chapters.whole(lie_in("nominate", change)), tmp_path) == []


def test_persons_with_disabilities_are_counted_by_the_law_of_2022(tmp_path: Path) -> None:
    for number, (day, expected) in enumerate((("2022-02-06", ["quota_missing"]), ("2022-02-07", []))):

        def change(entry: Json, day: str = day) -> None:
            told = entry["facts"]["paper"]
            told["persons"], told["days"]["filing"] = chapters.ten(2, 0), day
            told["by_disability"] = dict.fromkeys(("filing", "registration", "polling"), 1)
            entry["day"] = entry["ruling"]["on"] = day

        made = chapters.whole(lie_in("nominate", change))
        # The answer is of 2020, when the law counted women and the young alone.
        for entry in made.entries:
            if entry["address"] == "list/kz-2021/list_a/answer":
                entry["ruling"]["verdict"] = "waits"
        assert problems(made, tmp_path / str(number)) == expected


def test_a_minimum_is_that_of_the_day_of_the_roll(tmp_path: Path) -> None:
    for number, (day, members, expected) in enumerate(
        (("2022-11-04", 600, ["members_missing"]), ("2022-11-05", 300, []), ("2022-11-05", 249, ["members_missing"]))
    ):

        def change(entry: Json, day: str = day, members: int = members) -> None:
            regions = entry["facts"]["regions"]
            for key in ("abai", "ulytau", "zhetysu"):
                regions[key] = {"checks": {}, "contested": 1, "members": 0, "rows": 2}
            for key in [key for key in regions if key != "-"]:
                regions[key]["members"] = members
            made = {name: sum(each[name] for each in regions.values()) for name in ("contested", "members", "rows")}
            entry["ruling"] |= {"result": made, "on": day}
            entry["day"] = day

        assert problems(chapters.whole(lie_in("count_roll", change)), tmp_path / str(number)) == expected


# --- A record that Saylau sealed ---


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two contests of the invented election: one with all its chapters, one that is counted from protocols."""
    folder = tmp_path_factory.mktemp("sealed") / "example"
    shutil.copytree(conftest.ELECTIONS / "example", folder, ignore=shutil.ignore_patterns("record"))
    for each in (folder / "contests").iterdir():
        if each.name not in ("registration", "clean"):
            shutil.rmtree(each)
    head, *told = (folder / "election.toml").read_text(encoding="utf-8").split("[[contest]]")
    own = [each for each in told if any(f'id = "{known}"' in each for known in ("registration", "clean"))]
    (folder / "election.toml").write_text("[[contest]]".join([head, *own]), encoding="utf-8")
    rows = (folder / "lists.csv").read_text(encoding="utf-8").splitlines()
    kept = [row for row in rows if row.split(",")[0] in ("list", "tan", "samal", "koktem", "bulaq", "terek")]
    (folder / "lists.csv").write_text("\n".join(kept) + "\n", encoding="utf-8")
    record(read(folder))
    return folder


def test_a_record_that_saylau_sealed_is_proven_with_its_chapters(sealed: Path) -> None:
    assert verify_folder(sealed).holds
    found = report(sealed)
    assert found.problems == []
    assert found.counts["registration"] > 25
    assert found.counts["deputies"] == 4


LIES = {
    "one voted less": ("decide", "facts.votes_for", "registration"),
    "one was present more": ("decide", "facts.present", "registration"),
    "a member more in a region": ("count_roll", "facts.regions.akmola.members", "registration"),
    "a member more in all": ("count_roll", "ruling.result.members", "registration"),
    "another place in a list": ("nominate", "facts.paper.persons.0.position", "registration"),
    "the ballot in another order": ("draw", "facts.ballot", "registration"),
    "another polling day": ("schedule", "facts.polling_day", "registration"),
    "another day of a decision": ("decide", "facts.on", "law"),
    "somebody else is named": ("seat", "facts.named.0", "deputies"),
    "a seat more": ("seat", "ruling.result.seats", "deputies"),
    "somebody else left": ("fill", "facts.left", "deputies"),
    "another body acts": ("nominate", "actor", "keys"),
    "another address": ("draw", "address", "shape"),
}
OUT_OF_PLACE = {
    "an answer without its decision": ("answer_list", "follows", "shape"),
    "another day of an answer": ("answer_list", "facts.on", "law"),
    "another day of filing": ("nominate", "facts.paper.days.filing", "law"),
    "a list of another key": ("nominate", "facts.paper.key", "shape"),
    "a commission of another key": ("constitute", "facts.key", "shape"),
    "a decision of another number": ("decide", "facts.number", "shape"),
    "a roll of another party": ("count_roll", "facts.party", "shape"),
    "a file of another party": ("file", "facts.dossier.key", "shape"),
    "a calendar of another election": ("schedule", "facts.election", "registration"),
}
"""What is held against the address and the day of an entry, whatever its ruling says."""


def lied_to(told: Record, verb: str, path: str) -> None:
    """One fact of the first entry of a verb that stands, changed."""
    standing = [each["verb"] == verb and each["ruling"]["verdict"] == "stands" for each in told.entries]
    at = standing.index(True)
    entry = told.entries[at]
    if path == "actor":
        entry["actor"] = {"key": "example/sary_arqa", "role": "territorial"}
    elif path == "address":
        entry["address"] = entry["ruling"]["subject"] = "ballot/example/clean"
    elif path == "follows":
        entry["follows"].pop()
    elif path == "facts.ballot":
        entry["facts"]["ballot"].reverse()
    else:
        steps = tuple(int(key) if key.isdigit() else key for key in path.split("."))
        told.entries[at] = changes.changed(told, at, steps).entries[at]


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES)
def test_a_lie_in_a_chapter_is_named_by_the_package_and_by_the_stranger(
    sealed: Path, tmp_path: Path, lie: tuple[str, str, str]
) -> None:
    verb, path, expected = lie
    told = load(sealed)
    lied_to(told, verb, path)
    told.write(tmp_path)
    assert not verify_folder(tmp_path).holds
    assert expected in report(tmp_path).failed


@pytest.mark.parametrize("lie", OUT_OF_PLACE.values(), ids=OUT_OF_PLACE)
def test_a_lie_about_address_and_day_is_named_by_the_package_and_by_the_stranger(
    sealed: Path, tmp_path: Path, lie: tuple[str, str, str]
) -> None:
    verb, path, expected = lie
    told = load(sealed)
    lied_to(told, verb, path)
    told.write(tmp_path)
    assert not verify_folder(tmp_path).holds
    assert expected in report(tmp_path).failed


# --- An insider makes every ruling anew, so that only its place and its neighbours speak against an entry ---


def at_of(told: Record, verb: str, head: str = "") -> Json:
    """The first entry of a verb on an address that begins so."""
    return next(each for each in told.entries if each["verb"] == verb and each["address"].startswith(head))


def facts_of(verb: str, head: str = "", **facts: Any) -> Callable[[Record], None]:
    return lambda told: at_of(told, verb, head)["facts"].update(facts)


def entry_of(verb: str, head: str = "", **keys: Any) -> Callable[[Record], None]:
    return lambda told: at_of(told, verb, head).update(keys)


def without_a_person(told: Record) -> None:
    at_of(told, "nominate")["facts"]["paper"]["persons"].pop(2)


def a_draw_of_another_ballot(told: Record) -> None:
    """The lot of three lists, where two stand on the ballot."""
    draw = at_of(told, "draw")["facts"]
    draw["ballot"] = list(ballot_order(draw["contest"], ["tan", "koktem", "samal"], seed=draw["seed"]))


def a_vacancy_after_another_list(told: Record) -> None:
    entry = at_of(told, "fill", "vacancy/example/registration/koktem")
    entry["facts"] |= {"after": (after := "deputies/example/registration/tan"), "list": "tan"}
    entry["follows"] = [after]


def an_answer_before_its_decision(told: Record) -> None:
    entry = at_of(told, "answer_list")
    told.entries.remove(entry)
    told.entries.insert(told.entries.index(at_of(told, "decide")), entry)


def a_name_in_the_case_file(told: Record) -> None:
    at_of(told, "file")["facts"]["dossier"]["chair"] = "Somebody"


def a_name_for_a_commitment(told: Record) -> None:
    at_of(told, "nominate")["facts"]["paper"]["persons"][0]["likeness"] = "Somebody"


OTHER = "list/example/registration/samal"
INSIDE: dict[str, tuple[Callable[[Record], None], str, str]] = {
    "the calendar of another day": (facts_of("schedule", polling_day="2023-03-26"), "calendar_of_another_vote", "calendar_differs"),
    "a decision told to be of another day": (entry_of("decide", day="2023-01-21"), "act_of_another_day", "not_its_day"),
    "a list told to be of another day": (entry_of("nominate", day="2022-01-21"), "act_of_another_day", "not_its_day"),
    "a person taken out of a list": (without_a_person, "list_with_a_gap", "positions_differ"),
    "a decision that rests on no commission": (entry_of("decide", follows=[]), "rests_on_something_else", "follows_differ"),
    "a decision on another list": (facts_of("decide", "decision/example/central/2", subject=OTHER), "answer_without_its_decision", "answer_unfounded"),
    "a decision of another result": (facts_of("decide", "decision/example/central/2", result="adopted"), "answer_without_its_decision", "answer_unfounded"),
    "an answer before its decision": (an_answer_before_its_decision, "answer_without_its_decision", "answer_unfounded"),
    "a lot of other lists": (a_draw_of_another_ballot, "ballot_of_another_contest", "ballot_differs"),
    "a vacancy on the address of another list": (a_vacancy_after_another_list, "stands_on_another_address", "address"),
    "a vacancy that is not numbered": (entry_of("fill", address="vacancy/example/registration/tan/x"), "stands_on_another_address", "address"),
    "a vacancy without a number": (entry_of("fill", address="vacancy/example/registration/tan"), "stands_on_another_address", "address"),
    "a chapter on the address of another verb": (entry_of("schedule", address="commission/example"), "stands_on_another_address", "address"),
    "a chapter signed by another body": (entry_of("decide", actor={"key": "example/sary_arqa", "role": "territorial"}), "act_of_another_body", "actor_role"),
    "more in a case file than its form": (a_name_in_the_case_file, "facts_of_another_shape", "shape"),
    "a name where a commitment belongs": (a_name_for_a_commitment, "facts_of_another_shape", "shape"),
    "a day in another spelling": (facts_of("constitute", formed_on="20210301"), "facts_of_another_shape", "shape"),
    "a seed that nobody could type again": (facts_of("draw", seed=" 1"), "facts_of_another_shape", "shape"),
}  # fmt: skip
"""What the insider changes, what the package says of it, and what the stranger."""


@pytest.mark.parametrize("lie", INSIDE.values(), ids=INSIDE)
def test_rulings_made_anew_hide_no_lie_from_package_or_stranger(
    sealed: Path, tmp_path: Path, lie: tuple[Callable[[Record], None], str, str]
) -> None:
    change, ours, theirs = lie
    ruled_anew(load(sealed), change).write(tmp_path)
    assert ours in {each.rule for each in verify_folder(tmp_path).all_problems}
    assert theirs in {code for code, _ in report(tmp_path).problems}


def standing(verb: str, head: str, **facts: Any) -> Callable[[Record], None]:
    """An entry is told to stand as it is, without a finding against it."""

    def change(told: Record) -> None:
        entry = at_of(told, verb, head)
        entry["facts"].update(facts)
        entry["ruling"] |= {"findings": [], "verdict": "stands"}

    return change


def others_sit(told: Record) -> None:
    at_of(told, "seat")["ruling"]["result"]["sitting"] = [1, 2, 3, 4, 5, 6]


def a_region_with_one_member(told: Record) -> None:
    regions = at_of(told, "count_roll", "roll/example/tan")["facts"]["regions"]
    regions["akmola"]["members"] = 1
    members = sum(each["members"] for each in regions.values())
    at_of(told, "count_roll", "roll/example/tan")["ruling"]["result"]["members"] = members


CLAIMS: dict[str, tuple[Callable[[Record], None], str]] = {
    "a decision without its quorum": (standing("decide", "decision/example/central/5"), "quorum_missing"),
    "a decision without a majority": (standing("decide", "decision/example/central/3", votes_for=3, against=2), "majority_missing"),
    "a list without its quota": (standing("nominate", OTHER), "quota_missing"),
    "a draw out of order": (standing("draw", "ballot/example", seed="another"), "draw_differs"),
    "a roll without its members": (a_region_with_one_member, "members_missing"),
    "a person who was not named": (others_sit, "sitting_differs"),
}  # fmt: skip
"""What is told to stand against what it says itself."""


@pytest.mark.parametrize("claim", CLAIMS.values(), ids=CLAIMS)
def test_what_is_only_told_to_stand_is_refused_by_package_and_stranger(
    sealed: Path, tmp_path: Path, claim: tuple[Callable[[Record], None], str]
) -> None:
    change, theirs = claim
    told = load(sealed)
    change(told)
    told.write(tmp_path)
    assert "ruling_differs" in {each.rule for each in verify_folder(tmp_path).all_problems}
    assert theirs in {code for code, _ in report(tmp_path).problems}


def test_rulings_made_anew_without_a_lie_are_the_same_record(sealed: Path, tmp_path: Path) -> None:
    ruled_anew(load(sealed), lambda _: None).write(tmp_path)
    assert (tmp_path / "record" / "checkpoint").read_bytes() == (sealed / "record" / "checkpoint").read_bytes()


def test_whatever_the_stranger_refuses_in_a_chapter_the_package_refuses(sealed: Path, tmp_path: Path) -> None:
    told, dice = load(sealed), random.Random(5)
    own = [at for at, each in enumerate(told.entries) if each["verb"] in PLACES]
    paths = [(at, path) for at in own for path in changes.leaves_of(told.entries[at]) if path[0] != "ruling"]
    for number, (at, path) in enumerate(dice.sample(paths, 40)):
        folder = tmp_path / str(number)

        def change(record: Record, at: int = at, path: tuple[Any, ...] = path) -> None:
            record.entries[at] = changes.changed(record, at, path).entries[at]

        ruled_anew(load(sealed), change).write(folder)
        if verify_folder(folder).holds:
            assert report(folder).problems == [], (told.entries[at]["address"], path)


@pytest.mark.skipif(chromium() is None, reason="no chromium here; apt-get install chromium")
def test_the_page_says_of_it_what_the_program_says(sealed: Path, tmp_path: Path) -> None:
    with Browser() as browser:
        assert browser.verify(sealed)["verdict"] == "proven"
        for number, (verb, path, _) in enumerate([*LIES.values(), *OUT_OF_PLACE.values()]):
            told, folder = load(sealed), tmp_path / str(number)
            lied_to(told, verb, path)
            told.write(folder)
            found = [(each["code"], each["where"]) for each in browser.verify(folder)["problems"]]
            assert found == report(folder).problems
