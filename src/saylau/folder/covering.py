"""Nothing that counts is left out of a record: what one entry alone cannot show.

A ruling is made again from the facts of its entry; that these facts have their form, that they are all there is, that they stand
where they belong and were sealed by whose act they are, and that no total is older than what it adds up, is seen only here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from saylau.errors import BadInput, Problem
from saylau.folder.chapters.placing import PLACES, Placing, Setting
from saylau.folder.sealing import papers_of
from saylau.folder.shapes import odd_shape
from saylau.record import Entry, KeyRing, is_derived
from saylau.stations import ABROAD
from saylau.tabulation import total_address

__all__ = ["Covering"]

Fault = tuple[str, str]
"""The rule that is broken, and what was found."""


@dataclass(slots=True)
class _Contest:
    """What the entries so far say of one contest. Only the newest entry on each address counts."""

    told: Mapping[str, Any]
    registers: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    """The facts of each register entry, by address."""
    homes: dict[str, str] = field(default_factory=dict)
    """The register entry of each station."""
    papers: dict[str, dict[str, None]] = field(default_factory=dict)
    """The tails of the papers of each station."""
    annulled: dict[str, str] = field(default_factory=dict)
    fresh: dict[str, None] = field(default_factory=dict)
    """Papers since the newest total of the nation."""

    @property
    def name(self) -> str:
        return str(self.told["name"])

    @property
    def regions(self) -> dict[str, dict[str, list[str]]]:
        """The register entries of each commission of each region."""
        regions: dict[str, dict[str, list[str]]] = {}
        for address, facts in self.registers.items():
            regions.setdefault(facts["region"], {}).setdefault(facts["commission"], []).append(address)
        return regions

    def stations_of(self, commission: str) -> Iterator[str]:
        for facts in self.registers.values():
            if facts["commission"] == commission:
                yield from (each["code"] for each in facts["stations"])


class Covering:
    """Sees the entries of a record one after another, and tells what each leaves out or puts in the wrong place."""

    def __init__(self) -> None:
        self._contests: dict[str, _Contest] = {}
        self._placing = Placing()
        self._election = ""
        self._on = ""
        self._seen = 0
        self._places: dict[str, int] = {}
        self._rests_on: dict[str, tuple[str, ...]] = {}
        """What the newest total, sharing or certificate on an address rests on."""
        self._touched: dict[str, int] = {}
        """When something last came in that concerns a commission, by the address of its total."""

    @property
    def not_added_up(self) -> int:
        """Protocols that came in after the newest total of the nation."""
        return sum(len(each.fresh) for each in self._contests.values())

    def see(self, place: str, entry: Entry) -> Iterator[Problem]:
        """What is wrong with the next entry beside those before it."""
        try:
            faults = list(self._see(entry))
        except (BadInput, LookupError, TypeError, AttributeError, ValueError) as odd:
            faults = [("cannot_be_replayed", f"{type(odd).__name__}: {odd}")]
        self._seen += 1
        self._places[entry.address] = self._seen
        yield from (Problem(place, 0, "", rule, found) for rule, found in faults)

    def _see(self, entry: Entry) -> Iterator[Fault]:
        if odd := list(odd_shape(entry)):
            yield from (("facts_of_another_shape", each) for each in odd)
            return
        if entry.verb == "open":
            yield from self._open(entry)
        if entry.verb in PLACES:
            yield from self._of_a_chapter(entry)
            return
        if entry.day.isoformat() != self._on:
            yield "law_of_another_day", self._on
        if entry.verb in ("open", "appoint"):
            yield from self._by(entry, "central")
            return
        contest = self._contests[entry.facts["contest"]]
        yield from SEE[entry.verb](contest, entry)
        yield from self._by(entry, _unit_of(contest, entry))
        if entry.verb in ("register", "annul", "settle"):
            for commission in _concerned(contest, entry):
                self._touched[total_address(contest.name, commission)] = self._seen + 1
        yield from self._on_the_newest(contest, entry)

    def _of_a_chapter(self, entry: Entry) -> Iterator[Fault]:
        """An act before the vote or of who sits is of its own day; it has its own place, and the central commission took it in."""
        told = {key: each.told for key, each in self._contests.items()}
        yield from self._placing.see(entry, Setting(self._election, self._on, told))
        yield from self._by(entry, "central")

    def _open(self, entry: Entry) -> Iterator[Fault]:
        facts, contests = entry.facts, entry.facts["contests"]
        self._contests = {each["id"]: _Contest(each) for each in contests}
        self._election, self._on = facts["election"], facts["on"]
        yield from _on(entry, f"election/{self._election}")
        names = [self._election if len(contests) == 1 else f"{self._election}/{each['id']}" for each in contests]
        if [each["name"] for each in contests] != names or len(self._contests) != len(contests):
            yield "stands_on_another_address", ", ".join(names)
        log = KeyRing.from_json(facts["keys"]).log
        if facts["illustrative"] != "yes" and is_derived(log, self._election):
            yield "keys_can_be_derived", log.name

    def _by(self, entry: Entry, unit: str) -> Iterator[Fault]:
        """An act is sealed with the key of the body whose act it is."""
        if entry.actor.key != f"{self._election}/{unit}":
            yield "act_of_another_body", f"{self._election}/{unit}"

    def _on_the_newest(self, contest: _Contest, entry: Entry) -> Iterator[Fault]:
        """A total of the nation, a sharing and a certificate rest on parts that are newer than everything under them."""
        if entry.verb not in ("add_up", "allocate", "compare", "certify"):
            return
        self._rests_on[entry.address] = (*entry.follows, *(papers_of(entry) if entry.verb == "add_up" else ()))
        if entry.verb != "add_up" or entry.facts["level"] == "nation":
            for address in entry.follows:
                if stale := self._stale(address):
                    yield "rests_on_an_older_total", stale
        if entry.verb == "add_up" and entry.facts["level"] == "nation":
            contest.fresh.clear()

    def _stale(self, address: str) -> str:
        """The address of what is older than something it rests on, at this address or under it; nothing where all is new."""
        place = self._places.get(address, 0)
        if self._touched.get(address, 0) > place:
            return address
        for under in self._rests_on.get(address, ()):
            if self._places.get(under, 0) > place:
                return address
            if found := self._stale(under):
                return found
        return ""


def _concerned(contest: _Contest, entry: Entry) -> Iterator[str]:
    """The commissions whose totals an act changes: its own, or those of a unit that votes no more."""
    if entry.verb != "annul":
        yield _unit_of(contest, entry)
        return
    unit = entry.facts["unit"]
    home = contest.registers.get(contest.homes.get(unit, ""), {})
    yield from contest.regions.get(unit, ())
    yield str(home.get("commission", unit))


def _unit_of(contest: _Contest, entry: Entry) -> str:
    """The body whose act it is: a commission or a region, else the central commission."""
    if entry.verb == "register":
        return str(entry.facts["commission"])
    if entry.verb == "settle":
        return str(contest.registers[contest.homes[entry.facts["station"]]]["commission"])
    if entry.verb == "add_up" and entry.facts["level"] in ("commission", "region", "abroad"):
        return str(entry.facts["key"])
    return "central"


def _on(entry: Entry, *addresses: str) -> Iterator[Fault]:
    if entry.address not in addresses:
        yield "stands_on_another_address", addresses[0]


def _same(rule: str, told: Iterable[str], whole: Iterable[str]) -> Iterator[Fault]:
    """Both name the same things, each once."""
    listed, wanted = list(told), set(whole)
    if len(set(listed)) != len(listed):
        yield "part_stands_twice", next(each for each in listed if listed.count(each) > 1)
    elif set(listed) != wanted:
        yield rule, min(set(listed) ^ wanted)


def _register(contest: _Contest, entry: Entry) -> Iterator[Fault]:
    commission = entry.facts["commission"]
    own = [address for address, facts in contest.registers.items() if facts["commission"] == commission]
    whole = f"stations/{contest.name}/{commission}"
    if entry.address not in own:
        yield from _on(entry, f"{whole}/part-{len(own) + 1}" if own else whole)
    for told in contest.registers.get(entry.address, {}).get("stations", ()):
        if contest.homes.get(told["code"]) == entry.address:
            del contest.homes[told["code"]]
    contest.registers[entry.address] = entry.facts
    for told in entry.facts["stations"]:
        if contest.homes.setdefault(told["code"], entry.address) != entry.address:
            yield "station_is_registered_twice", told["code"]
    if len([region for region, own_ones in contest.regions.items() if commission in own_ones]) > 1:
        yield "part_is_left_out", commission


def _annul(contest: _Contest, entry: Entry) -> Iterator[Fault]:
    unit = entry.facts["unit"]
    contest.annulled[unit] = entry.address
    yield from _on(entry, f"annulment/{contest.name}/{unit}")


def _settle(contest: _Contest, entry: Entry) -> Iterator[Fault]:
    station, ballot = entry.facts["station"], set(contest.told["ballot"])
    contest.papers.setdefault(station, {})[entry.address.removeprefix(f"protocol/{contest.name}/")] = None
    contest.fresh[entry.address] = None
    yield from _same("rests_on_something_else", entry.follows, (contest.homes[station],))
    typings = [entry.facts["first"], entry.facts.get("second", {})]
    if any(each.get("station", station) != station for each in typings):
        yield "facts_of_another_shape", "station"
    if any(set(each.get("lists", ballot)) != ballot for each in typings):
        yield "list_of_no_ballot", ", ".join(sorted(set(typings[0]["lists"]) ^ ballot))


def _add_up(contest: _Contest, entry: Entry) -> Iterator[Fault]:
    key, level, regions = entry.facts["key"], entry.facts["level"], contest.regions
    yield from _on(entry, total_address(contest.name, key))
    if level == "commission":
        yield from _commission(contest, entry)
        return
    parts_of: Mapping[str, Iterable[str]] = {
        "region": regions.get(key, ()),
        "abroad": regions.get(ABROAD, ()),
        "country": [region for region in regions if region != ABROAD],
        "nation": ("country", ABROAD) if ABROAD in regions else ("country",),
    }
    named = {"abroad": key == ABROAD, "country": key == "country", "nation": not key}
    if not named.get(level, key not in (ABROAD, "country", "")):
        yield "stands_on_another_address", level
    parts = [total_address(contest.name, each) for each in parts_of[level]]
    yield from _same("part_is_left_out", entry.facts["parts"], parts)
    others = contest.annulled.values() if level == "nation" else ()
    yield from _same("rests_on_something_else", entry.follows, (*parts, *others))


def _commission(contest: _Contest, entry: Entry) -> Iterator[Fault]:
    key, region = entry.facts["key"], entry.facts["region"]
    registers = contest.regions.get(region, {}).get(key)
    if registers is None:
        yield "part_is_left_out", region
        return
    stations = list(contest.stations_of(key))
    papers = [tail for station in stations for tail in contest.papers.get(station, ())]
    yield from _same("paper_is_left_out", entry.facts["protocols"], papers)
    units = {key, region, *stations}
    annulled = [address for unit, address in contest.annulled.items() if unit in units]
    yield from _same("rests_on_something_else", entry.follows, (*registers, *annulled))


def _allocate(contest: _Contest, entry: Entry) -> Iterator[Fault]:
    counted = "form" in contest.told
    yield from _on(entry, f"seats/{contest.name}")
    yield from _same("rests_on_something_else", entry.follows, (total_address(contest.name, ""),) if counted else ())
    if counted == ("published" in entry.facts):
        yield "votes_of_another_source", "published"
    if entry.facts.get("seats") != contest.told.get("seats"):
        yield "votes_of_another_source", "seats"


def _result(contest: _Contest, entry: Entry) -> Iterator[Fault]:
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
