"""Nothing that counts is left out of a record: what one entry alone cannot show.

A ruling is made again from the facts of its entry; that these facts are all there is, and that they stand where they
belong, is seen only beside the entries before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from saylau.errors import Problem
from saylau.record import Entry, demo_keys, to_base64
from saylau.stations import ABROAD
from saylau.tabulation import total_address

__all__ = ["Covering"]


@dataclass(slots=True)
class _Contest:
    """What the entries so far say of one contest."""

    told: Mapping[str, Any]
    regions: dict[str, dict[str, None]] = field(default_factory=dict)
    registers: dict[str, list[str]] = field(default_factory=dict)
    """The register entries of each commission."""
    stations: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    """Register entry, commission and region of each station."""
    papers: dict[str, dict[str, None]] = field(default_factory=dict)
    """The tails of the papers handed in to each commission."""
    annulled: dict[str, str] = field(default_factory=dict)
    fresh: int = 0
    """Papers since the newest total of the nation."""

    @property
    def name(self) -> str:
        return str(self.told["name"])


class Covering:
    """Sees the entries of a record one after another, and tells what each leaves out or puts in the wrong place."""

    def __init__(self) -> None:
        self._contests: dict[str, _Contest] = {}
        self._on = ""

    @property
    def not_added_up(self) -> int:
        """Protocols that came in after the newest total of the nation."""
        return sum(each.fresh for each in self._contests.values())

    def see(self, place: str, entry: Entry) -> Iterator[Problem]:
        """What is wrong with the next entry beside those before it."""
        try:
            yield from (Problem(place, 0, "", rule, found) for rule, found in self._see(entry))
        except (LookupError, TypeError, AttributeError) as odd:
            yield Problem(place, 0, "", "cannot_be_replayed", f"{type(odd).__name__}: {odd}")

    def _see(self, entry: Entry) -> Iterator[tuple[str, str]]:
        if entry.verb == "open":
            self._contests = {each["id"]: _Contest(each) for each in entry.facts["contests"]}
            self._on = entry.facts["on"]
            yield from _on(entry, f"election/{entry.facts['election']}")
            yield from _keys(entry)
        if entry.day.isoformat() != self._on:
            yield "law_of_another_day", self._on
        if entry.verb in ("open", "appoint"):
            return
        contest = self._contests[entry.facts["contest"]]
        yield from SEE[entry.verb](contest, entry)


def _keys(entry: Entry) -> Iterator[tuple[str, str]]:
    """Keys that anybody can derive are illustrative, whatever the opening says of them."""
    origin = entry.facts["origin"]
    derived = to_base64(demo_keys(entry.facts["election"], (origin,))[origin].public)
    known = any(key["name"] == origin and key["public"] == derived for key in entry.facts["keys"])
    if known and entry.facts["illustrative"] != "yes":
        yield "keys_can_be_derived", origin


def _on(entry: Entry, *addresses: str) -> Iterator[tuple[str, str]]:
    if entry.address not in addresses:
        yield "stands_on_another_address", addresses[0]


def _same(rule: str, told: Iterable[str], whole: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Both name the same things, each once."""
    listed, wanted = list(told), set(whole)
    if len(set(listed)) != len(listed):
        yield "part_stands_twice", next(each for each in listed if listed.count(each) > 1)
    elif set(listed) != wanted:
        yield rule, min(set(listed) ^ wanted)


def _register(contest: _Contest, entry: Entry) -> Iterator[tuple[str, str]]:
    commission, region = entry.facts["commission"], entry.facts["region"]
    own = contest.registers.setdefault(commission, [])
    whole = f"stations/{contest.name}/{commission}"
    if entry.address not in own:
        yield from _on(entry, f"{whole}/part-{len(own) + 1}" if own else whole)
        own.append(entry.address)
    contest.regions.setdefault(region, {})[commission] = None
    for told in entry.facts["stations"]:
        here = entry.address, commission, region
        if contest.stations.setdefault(told["code"], here) != here:
            yield "station_is_registered_twice", told["code"]


def _annul(contest: _Contest, entry: Entry) -> Iterator[tuple[str, str]]:
    unit = entry.facts["unit"]
    contest.annulled[unit] = entry.address
    yield from _on(entry, f"annulment/{contest.name}/{unit}")


def _settle(contest: _Contest, entry: Entry) -> Iterator[tuple[str, str]]:
    register, commission, _ = contest.stations[entry.facts["station"]]
    contest.papers.setdefault(commission, {})[entry.address.removeprefix(f"protocol/{contest.name}/")] = None
    contest.fresh += 1
    yield from _same("rests_on_something_else", entry.follows, (register,))


def _add_up(contest: _Contest, entry: Entry) -> Iterator[tuple[str, str]]:
    key, level = entry.facts["key"], entry.facts["level"]
    yield from _on(entry, total_address(contest.name, key))
    if level == "commission":
        yield from _commission(contest, entry)
        return
    at_home = [region for region in contest.regions if region != ABROAD]
    keys: Mapping[str, Iterable[str]] = {
        "region": contest.regions.get(key, ()),
        "abroad": contest.regions.get(ABROAD, ()),
        "country": at_home,
        "nation": ("country", ABROAD) if ABROAD in contest.regions else ("country",),
    }
    if (
        (level == "abroad") != (key == ABROAD)
        or (level == "country") != (key == "country")
        or (level == "nation") != (not key)
    ):
        yield "stands_on_another_address", level
    parts = [total_address(contest.name, each) for each in keys[level]]
    yield from _same("part_is_left_out", entry.facts["parts"], parts)
    others = contest.annulled.values() if level == "nation" else ()
    yield from _same("rests_on_something_else", entry.follows, (*parts, *others))
    if level == "nation":
        contest.fresh = 0


def _commission(contest: _Contest, entry: Entry) -> Iterator[tuple[str, str]]:
    key, region = entry.facts["key"], entry.facts["region"]
    if key not in contest.regions.get(region, ()):
        yield "part_is_left_out", region
    yield from _same("paper_is_left_out", entry.facts["protocols"], contest.papers.get(key, ()))
    own = (
        {code for code, (_, commission, _) in contest.stations.items() if commission == key} if contest.annulled else ()
    )
    units = {key, region, *own}
    annulled = [address for unit, address in contest.annulled.items() if unit in units]
    yield from _same("rests_on_something_else", entry.follows, (*contest.registers[key], *annulled))


def _allocate(contest: _Contest, entry: Entry) -> Iterator[tuple[str, str]]:
    counted = "form" in contest.told
    yield from _on(entry, f"seats/{contest.name}")
    yield from _same("rests_on_something_else", entry.follows, (total_address(contest.name, ""),) if counted else ())
    if counted == ("published" in entry.facts):
        yield "votes_of_another_source", "published"
    if entry.facts.get("seats") != contest.told.get("seats"):
        yield "votes_of_another_source", "seats"


def _result(contest: _Contest, entry: Entry) -> Iterator[tuple[str, str]]:
    election = entry.address.split("/")[1]
    address = f"result/{contest.name}" if entry.verb == "certify" else f"published/{election}/{contest.told['id']}"
    yield from _on(entry, address)
    total = (total_address(contest.name, ""),) if "form" in contest.told else ()
    yield from _same("rests_on_something_else", entry.follows, (*total, f"seats/{contest.name}"))


SEE = {
    "register": _register,
    "annul": _annul,
    "settle": _settle,
    "add_up": _add_up,
    "allocate": _allocate,
    "compare": _result,
    "certify": _result,
}
