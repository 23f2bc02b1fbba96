"""Reads the files of a statute book, strictly: an unknown key, a float or a falling date is refused."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any, TypeVar

from saylau.errors import BadLaw
from saylau.law.wording import Act, Basis, Confidence, Provision, State, Value, Wording

__all__ = ["LANGUAGES", "continued", "read_acts", "read_provisions", "read_toml"]

LANGUAGES = ("kk", "ru", "en")

UNREAD_KEYS = {"names", "act", "article", "subject", "note"}
PROVISION_KEYS = {"name", "act", "unit", "subject", "says", "aka", "information", "wording"}
WORDING_KEYS = {
    "from", "until", "basis", "value", "open", "absent", "act", "article", "by", "confidence", "note", "says",
    "document", "read", "keys",
}  # fmt: skip

T = TypeVar("T")


def read_toml(path: Path) -> dict[str, Any]:
    """One file as a table; ``BadLaw`` with the file's name where it is not TOML in UTF-8."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as broken:
        raise BadLaw(f"{path.name}: {broken}") from broken


def read_acts(tables: Mapping[str, Any], where: str) -> dict[str, Act]:
    """The acts that a file cites, by their keys."""
    acts = {}
    for key, told in tables.get("acts", {}).items():
        acts[key] = Act(
            key=key,
            title=_languages(told.get("title"), f"{where}: act {key}: title"),
            signed=told.get("signed"),
            in_force=told.get("in_force"),
            note=told.get("note", ""),
        )
    return acts


def read_provisions(tables: Mapping[str, Any], where: str) -> list[Provision]:
    """The provisions of one file, each with its wordings in the order of their days; then those that it knows by name only."""
    unread = (each for told in tables.get("unread", []) for each in _unread(told, where))
    return [*(_provision(told, where) for told in tables.get("provision", [])), *unread]


def continued(earlier: Provision, later: Provision, where: str) -> Provision:
    """A provision of the book with further wordings; ``BadLaw`` where they do not all begin later than the book's."""
    wordings = earlier.wordings + later.wordings
    _dates_rise(wordings, f"{where}: {earlier.name}")
    return replace(earlier, wordings=wordings)


def _provision(told: Mapping[str, Any], where: str) -> Provision:
    name = str(told.get("name", "?"))
    place = f"{where}: {name}"
    _only(told, PROVISION_KEYS, place)
    unit = _needed(told, "unit", place)
    wordings = tuple(_wording(told, each, place) for each in told.get("wording", []))
    if not wordings:
        raise BadLaw(f"{place}: a provision without a wording")
    _dates_rise(wordings, place)
    return Provision(
        name=name,
        unit=unit,
        subject=_languages(told.get("subject"), f"{place}: subject"),
        wordings=wordings,
        aka=tuple(told.get("aka", [])),
        information=told.get("information", False),
    )


def _unread(told: Mapping[str, Any], where: str) -> Iterator[Provision]:
    """Provisions of a part of the law that nobody has read yet: open, by name, so that no rule rests on them in silence."""
    place = f"{where}: unread"
    _only(told, UNREAD_KEYS, place)
    wording = {
        "open": True,
        "basis": Basis.ATTESTED,
        "confidence": Confidence.LOW,
        "document": "none",
        "read": "not read",
    }
    for key in ("article", "note"):
        wording[key] = _needed(told, key, place)
    for name in told.get("names", []):
        yield _provision(
            {
                "name": name,
                "act": _needed(told, "act", place),
                "unit": "unread",
                "subject": told.get("subject"),
                "wording": [wording],
            },
            where,
        )


def _wording(provision: Mapping[str, Any], told: Mapping[str, Any], place: str) -> Wording:
    since = _day(told.get("from"), place)
    place = f"{place} from {since}"
    _only(told, WORDING_KEYS, place)
    state = _state(told, place)
    return Wording(
        name=str(provision["name"]),
        state=state,
        since=since,
        until=_day(told.get("until"), place),
        basis=_word(Basis, _needed(told, "basis", place), place),
        confidence=_word(Confidence, _needed(told, "confidence", place), place),
        unit=str(provision["unit"]),
        act=str(told.get("act") or _needed(provision, "act", place)),
        article=_needed(told, "article", place),
        said=_value(told["value"], place) if state is State.SET else None,
        by=told.get("by", ""),
        note=told.get("note", ""),
        document=_needed(told, "document", place),
        read=_needed(told, "read", place),
        keys=tuple(told.get("keys", [])),
        says=_sentence(provision, told, state, place),
    )


def _sentence(provision: Mapping[str, Any], told: Mapping[str, Any], state: State, place: str) -> Mapping[str, str]:
    """The wording's own sentence, else the provision's; a wording that is set must have one."""
    says = told.get("says") or provision.get("says")
    if says is None and state is not State.SET:
        return {}
    return _languages(says, f"{place}: says")


def _state(told: Mapping[str, Any], place: str) -> State:
    states = [state for key, state in (("open", State.OPEN), ("absent", State.ABSENT)) if told.get(key)]
    if "value" in told:
        states.append(State.SET)
    if len(states) != 1:
        raise BadLaw(f"{place}: a wording has exactly one of value, open = true, absent = true")
    return states[0]


def _value(told: Any, place: str) -> Value:
    """A value of the file as the book keeps it; text such as ``7/100`` becomes a fraction."""
    if isinstance(told, float):
        raise BadLaw(f'{place}: {told!r} is a float; write a share as "7/100"')
    if isinstance(told, str):
        return _fraction(told) or told
    if isinstance(told, list):
        return tuple(_value(item, place) for item in told)
    if isinstance(told, Mapping):
        return {key: _value(item, place) for key, item in told.items()}
    if isinstance(told, datetime) or not isinstance(told, int | date):
        raise BadLaw(f"{place}: {told!r} is not a value of the law")
    return told


def _fraction(text: str) -> Fraction | None:
    above, stroke, below = text.partition("/")
    if stroke and above.isascii() and below.isascii() and above.isdigit() and below.isdigit() and int(below):
        return Fraction(int(above), int(below))
    return None


def _languages(told: Any, place: str) -> Mapping[str, str]:
    if not isinstance(told, Mapping) or set(told) != set(LANGUAGES):
        raise BadLaw(f"{place}: needs exactly {', '.join(LANGUAGES)}")
    if any(not isinstance(text, str) or not text.strip() for text in told.values()):
        raise BadLaw(f"{place}: an empty sentence")
    return dict(told)


def _only(told: Mapping[str, Any], allowed: set[str], place: str) -> None:
    if strange := sorted(set(told) - allowed):
        raise BadLaw(f"{place}: unknown key {', '.join(strange)}")


def _needed(told: Mapping[str, Any], key: str, place: str) -> str:
    text = told.get(key)
    if not isinstance(text, str) or not text.strip():
        raise BadLaw(f"{place}: {key} is missing")
    return text


def _word(kind: Callable[[str], T], text: str, place: str) -> T:
    try:
        return kind(text)
    except ValueError as strange:
        raise BadLaw(f"{place}: {strange}") from strange


def _day(told: Any, place: str) -> date | None:
    if told is None or (isinstance(told, date) and not isinstance(told, datetime)):
        return told
    raise BadLaw(f"{place}: {told!r} is not a day such as 2020-05-25")


def _dates_rise(wordings: tuple[Wording, ...], place: str) -> None:
    days = [wording.since for wording in wordings]
    if None in days[1:]:
        raise BadLaw(f"{place}: only the first wording may have an open start")
    for earlier, later in zip(wordings, wordings[1:], strict=False):
        if earlier.since is not None and later.since is not None and later.since <= earlier.since:
            raise BadLaw(f"{place}: the days of the wordings do not rise at {later.since}")
        if earlier.until is not None and later.since is not None and earlier.until > later.since:
            raise BadLaw(f"{place}: the wording until {earlier.until} runs into that of {later.since}")
