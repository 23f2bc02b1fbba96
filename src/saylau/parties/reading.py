"""A party's case file, written by people as ``parties/<key>.toml``, read into facts; every problem with its place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from saylau.errors import BadInput, Problem
from saylau.instruments.cells import mixed_scripts
from saylau.instruments.phrases import LANGUAGES
from saylau.instruments.tables import Told, read_toml
from saylau.law import Book
from saylau.parties.facts import (
    Answer,
    Branch,
    Charter,
    Congress,
    Dossier,
    Emblem,
    Filing,
    InitiativeGroup,
    Named,
    Notice,
    Verification,
)
from saylau.parties.later import read_decision, read_dissolution, read_reorganisation, read_suspensions
from saylau.parties.regions import RegionTables
from saylau.parties.rules import RULES

__all__ = ["dossier_of", "read_dossier"]

CODE = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
SHA256 = re.compile(r"[0-9a-f]{64}")
EARLIEST, LATEST = date(1990, 1, 1), date(2100, 1, 1)
"""No party of today was founded before, and no day of a file lies behind: a slip of the pen."""


def read_dossier(path: Path, book: Book | None = None) -> Dossier:
    """The case file at the path; raises ``BadInput`` with everything that is wrong with it.

    With a book of laws its regions may be written by key or by name, and what is no region of the country is a problem.
    """
    return dossier_of(read_toml(path), path.name, book)


def dossier_of(table: Mapping[str, Any], file: str, book: Book | None = None) -> Dossier:
    """The case file that a table of its keys tells; raises ``BadInput`` like ``read_dossier``, naming the file."""
    problems: list[Problem] = []
    if book is not None:
        table = RegionTables(file, book, problems).keyed(table)
    told = Told(table, file, "", problems)
    dossier = _dossier(told)
    told.close()
    problems += _days_in_reach(file, "", table)
    if problems:
        raise BadInput(tuple(problems))
    return dossier


def _dossier(told: Told) -> Dossier:
    key = told.text("key")
    if key and not CODE.fullmatch(key):
        told.wrong("key", "not_a_code_of_a_party", key)
    return Dossier(
        key=key,
        names=_names(told),
        emblem=_emblem(told.inner("emblem")),
        initiative_group=_group(told.inner("initiative_group")),
        organising_committee=_committee(told.inner("organising_committee")),
        notice=_notice(told.inner("notice")),
        congress=_congress(told.inner("congress")),
        charter=_charter(told.inner("charter")),
        filing=_filing(told.inner("filing")),
        branches=_branches(told),
        verification=_verification(told.inner("verification")),
        decision=read_decision(told.inner("decision")),
        suspensions=read_suspensions(told),
        reorganisation=read_reorganisation(told.inner("reorganisation")),
        dissolution=read_dissolution(told.inner("dissolution")),
        missed_elections=told.whole("missed_elections"),
        answers=tuple(map(_answer, told.tables("answer"))),
        illustrative=told.flag("illustrative"),
    )


def _names(told: Told) -> tuple[Named, ...]:
    names = tuple(map(_named, told.tables("name")))
    if not names:
        told.wrong("name", "party_without_a_name", "")
    for number, (earlier, later) in enumerate(zip(names, names[1:], strict=False), 2):
        if earlier.until is None or later.since is None or later.since < earlier.until:
            told.wrong(f"name[{number}].from", "names_overlap", later.since or "")
    return names


def _named(told: Told) -> Named:
    names = {language: told.text(language) for language in LANGUAGES}
    for language, text in names.items():
        if mixed_scripts(text):
            told.wrong(language, "scripts_are_mixed", text)
    since, until = optional_day(told, "from"), optional_day(told, "until")
    if since and until and until <= since:
        told.wrong("until", "ends_before_it_begins", until)
    named = Named(names, told.text("abbreviation", ""), since, until)
    told.close()
    return named


def optional_day(told: Told, key: str) -> date | None:
    """A day that may be left out."""
    return told.day(key) if key in told.table else None


def counts_by_region(told: Told, key: str) -> Mapping[str, int]:
    """A table of regions and whole numbers; none is empty."""
    inner = told.inner(key)
    if inner is None:
        return {}
    counted = {region: inner.whole(region) for region in inner.table}
    return {region: number for region, number in counted.items() if number is not None}


def _needed(told: Told, key: str) -> int:
    """A count that has to be there."""
    number = told.whole(key)
    if number is None and key not in told.table:
        told.wrong(key, "key_is_missing", "")
    return number or 0


def _emblem(told: Told | None) -> Emblem | None:
    if told is None:
        return None
    emblem = Emblem(told.text("description"), told.text("sha256", ""))
    if emblem.sha256 and not SHA256.fullmatch(emblem.sha256):
        told.wrong("sha256", "not_a_sha256", emblem.sha256)
    told.close()
    return emblem


def _group(told: Told | None) -> InitiativeGroup | None:
    if told is None:
        return None
    group = InitiativeGroup(_needed(told, "persons"), counts_by_region(told, "regions"))
    _no_more_than(told, "regions", sum(group.regions.values()), group.persons)
    told.close()
    return group


def _no_more_than(told: Told, key: str, part: int, whole: int | None) -> None:
    if whole is not None and part > whole:
        told.wrong(key, "parts_exceed_the_whole", f"{part} > {whole}")


def _committee(told: Told | None) -> int | None:
    if told is None:
        return None
    members = _needed(told, "members")
    told.close()
    return members


def _notice(told: Told | None) -> Notice | None:
    if told is None:
        return None
    on, confirmed_on = told.day("on"), optional_day(told, "confirmed_on")
    told.close()
    return Notice(on, confirmed_on) if on else None


def _congress(told: Told | None) -> Congress | None:
    if told is None:
        return None
    on, place = told.day("on"), told.text("place", "")
    elected, present, by_proxy = (told.whole(key) for key in ("elected", "present", "by_proxy"))
    regions = counts_by_region(told, "regions")
    for key, part, whole in (("present", present, elected), ("by_proxy", by_proxy, present)):
        _no_more_than(told, key, part or 0, whole)
    _no_more_than(told, "regions", sum(regions.values()), present)
    told.close()
    return Congress(on, place, elected, present, by_proxy, regions) if on else None


def _charter(told: Told | None) -> Charter | None:
    if told is None:
        return None
    on, adopted = told.day("on"), told.flag("adopted")
    told.close()
    return Charter(on, adopted) if on else None


def _filing(told: Told | None) -> Filing | None:
    if told is None:
        return None
    on, members, applicant = told.day("on"), _needed(told, "members"), told.text("applicant", "")
    told.close()
    return Filing(on, members, applicant) if on else None


def _branches(told: Told) -> tuple[Branch, ...]:
    """``[branches]`` gives members by region, ``[branches_registered]`` the day of a branch."""
    members, days = counts_by_region(told, "branches"), told.inner("branches_registered")
    registered = {region: days.day(region) for region in days.table} if days else {}
    for region in registered.keys() - members.keys():
        told.wrong(f"branches_registered.{region}", "branch_is_not_listed", region)
    return tuple(Branch(region, number, registered.get(region)) for region, number in members.items())


def _verification(told: Told | None) -> Verification | None:
    if told is None:
        return None
    began, ended, members = told.day("began"), optional_day(told, "ended"), told.whole("members")
    branches = counts_by_region(told, "branches")
    found = {key: told.whole(key) for key in ("not_citizens", "under_age", "barred", "in_two_parties")}
    if began and ended and ended < began:
        told.wrong("ended", "ends_before_it_begins", ended)
    told.close()
    return Verification(began, ended, members, branches, **found) if began else None


def _answer(told: Told) -> Answer:
    answer = Answer(told.text("rule"), told.text("where", ""), told.text("reason"), told.flag("against"))
    if answer.rule and answer.rule not in {rule.__name__ for rule in RULES}:
        told.wrong("rule", "answer_to_no_rule", answer.rule)
    told.close()
    return answer


def _days_in_reach(file: str, place: str, table: Mapping[str, object]) -> list[Problem]:
    """Days that no party's file can hold, wherever they stand."""
    found: list[Problem] = []
    for key, value in table.items():
        inner = value if isinstance(value, list) else [value]
        for each in inner:
            if isinstance(each, dict):
                found += _days_in_reach(file, f"{place}{key}.", each)
            elif type(each) is date and not EARLIEST <= each < LATEST:
                found.append(Problem(file, 0, f"{place}{key}", "day_out_of_reach", each.isoformat()))
    return found
