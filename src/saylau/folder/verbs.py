"""What the record keeps of the election as a whole, and the verbs that make these acts again.

``open`` and ``appoint`` hand in the election and its keys, ``compare`` holds a result against published figures, ``certify``
is the act that makes it official.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from saylau import commissions, lists, parties, protocols, rolls, seats, stations, tabulation, timetable
from saylau.errors import BadCall
from saylau.folder.comparing import Ours, compare, unknown
from saylau.folder.facts import Contest, Election, Published
from saylau.law import LawOfDay
from saylau.ruling import Outcome, Ruling, Verdict, finding
from saylau.stations import contest_of
from saylau.tabulation import Status, total_address

if TYPE_CHECKING:
    from saylau.record import Entry, LookUp, PublicKey, Verb

__all__ = ["VERBS", "appoint_facts", "certify_facts", "compare_facts", "open_facts"]


# ---- what is written


def open_facts(election: Election, origin: str, keys: Iterable[PublicKey], *, illustrative: bool) -> dict[str, Any]:
    """The facts of the first entry; ``illustrative`` says that everybody can derive the private keys."""
    return {
        "book": election.law,
        "contests": [_contest(election, each) for each in election.contests],
        "election": election.id,
        "illustrative": _yes(illustrative),
        "invented": _yes(election.invented),
        "keys": [key.as_json() for key in keys],
        "lists": {key: dict(party.names) for key, party in sorted(election.parties.items())},
        "on": election.on.isoformat(),
        "origin": origin,
        "title": dict(election.title),
    }


def appoint_facts(keys: Iterable[PublicKey]) -> dict[str, Any]:
    """The facts that hand in more keys."""
    return {"keys": [key.as_json() for key in keys]}


def compare_facts(contest: Contest, published: Published) -> dict[str, Any]:
    """The facts of a comparison: what the commission published."""
    told: dict[str, Any] = {
        "percents": {key: text for key, text in published.percents.items() if text},
        "seats": dict(published.seats),
        "totals": dict(published.totals),
        "votes": dict(published.votes),
    }
    if published.turnout_percent:
        told["turnout_percent"] = published.turnout_percent
    return {"contest": contest.id, "published": told}


def certify_facts(contest: Contest) -> dict[str, Any]:
    """The facts of the act that certified the contest; ``BadCall`` where there is none."""
    if contest.certified is None:
        raise BadCall(f"No act certified {contest.id}.")
    return {"act": contest.certified.act, "contest": contest.id, "on": contest.certified.on.isoformat()}


def _contest(election: Election, contest: Contest) -> dict[str, Any]:
    told: dict[str, Any] = {
        "ballot": list(contest.ballot),
        "id": contest.id,
        "illustrative": _yes(contest.illustrative),
        "name": election.name_of(contest),
        "title": dict(contest.title),
    }
    if contest.form:
        told["form"] = contest.form
    return told | ({"seats": contest.seats} if contest.seats is not None else {})


def _yes(told: bool) -> str:  # noqa: FBT001 (the one thing it is asked)
    return "yes" if told else "no"


# ---- what is made again


def _taken(entry: Entry, law: LawOfDay, _look_up: LookUp) -> Mapping[str, Any]:
    """An act that is taken as it is: the log itself checks keys, and that the election is opened once."""
    return Ruling(entry.address, law.day).as_json()


def _compare(entry: Entry, law: LawOfDay, look_up: LookUp) -> Mapping[str, Any]:
    contest, told = contest_of(entry, look_up), entry.facts["published"]
    order = contest.ballot
    published = Published(
        votes=_in_order(told["votes"], order),
        seats=_in_order(told["seats"], order),
        percents=_in_order(told["percents"], order),
        totals=told["totals"],
        turnout_percent=told.get("turnout_percent", ""),
    )
    total, shared = _result(total_address(contest.name, ""), look_up), _result(f"seats/{contest.name}", look_up)
    ours = Ours(
        votes=None if total is None else {name: total["votes"].get(name) for name in (*order, *total["votes"])},
        number=unknown if total is None else total["sums"].get,
        seats=None if shared is None else shared["seats"],
        base_number=0 if shared is None else shared["base_number"],
    )
    return compare(entry.address, published, ours, law).as_json()


def _in_order(told: Mapping[str, Any], order: Iterable[str]) -> dict[str, Any]:
    """The lists in the order of the ballot: canonical JSON keeps none."""
    return {name: told[name] for name in order if name in told}


def _certify(entry: Entry, law: LawOfDay, look_up: LookUp) -> Mapping[str, Any]:
    """What is certified must stand; what waits is certified only by name, and the ruling waits with it."""
    contest = contest_of(entry, look_up)
    rested = [each for address in entry.follows if (each := look_up(address)) is not None]
    shared = _result(f"seats/{contest.name}", look_up)
    open_ones = [each.address for each in rested if each.ruling["verdict"] != Verdict.STANDS]
    told = finding(
        "what_is_certified_stands",
        Outcome.PERSON if open_ones else Outcome.MET,
        law["tabulation.counted_protocols_stand"],
        found=", ".join(open_ones),
        where=entry.facts["act"],
    )
    result = {
        "seats": {} if shared is None else shared["seats"],
        "status": _status(_result(total_address(contest.name, ""), look_up), rested).value,
    }
    return {**Ruling(entry.address, law.day, (told,)).as_json(), "result": result}


def _status(total: Mapping[str, Any] | None, rested: Iterable[Entry]) -> Status:
    if total is not None and total["counted"] != total["registered"]:
        return Status.PARTIAL
    return Status.FINAL if all(each.ruling["verdict"] == Verdict.STANDS for each in rested) else Status.PRELIMINARY


def _result(address: str, look_up: LookUp) -> Mapping[str, Any] | None:
    entry = look_up(address)
    return entry.ruling.get("result") if entry else None


OWN: Mapping[str, Verb] = {"open": _taken, "appoint": _taken, "compare": _compare, "certify": _certify}

BEFORE: Mapping[str, Verb] = {
    **timetable.VERBS,
    **commissions.VERBS,
    **rolls.VERBS,
    **parties.VERBS,
    **lists.VERBS,
}
"""The acts before the vote; each is of its own day."""

VERBS: Mapping[str, Verb] = {
    **OWN,
    **BEFORE,
    **stations.VERBS,
    **protocols.VERBS,
    **tabulation.VERBS,
    **seats.VERBS,
}
"""Every act that a folder's record may hold, by its verb; handed to ``record.replay``."""
