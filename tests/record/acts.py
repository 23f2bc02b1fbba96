"""Small acts under illustrative keys, a record of them, and a statute book of one provision."""

from __future__ import annotations

from datetime import date

from law.shelf import book
from saylau.record import Actor, Entry, KeyRing, Log, PublicKey, demo_keys, keep_law, seal

ORIGIN = "saylau/example"
ROLES = {
    ORIGIN: "log",
    "example/central": "central",
    "example/almaty/tec_01": "territorial",
    "example/observers": "witness",
    "example/press": "witness",
}
KEYS = demo_keys("example", ROLES)
RING = KeyRing(PublicKey(name, role, KEYS[name].public) for name, role in ROLES.items())
DAY = date(2021, 1, 10)
LAW = "0" * 64


def ruling(address, verdict="stands", findings=()):
    return {"findings": list(findings), "on": DAY.isoformat(), "subject": address, "verdict": verdict}


def opening(law=LAW, ring=RING, log=ORIGIN, **facts):
    told = {"election": "example", "illustrative": "yes", "keys": ring.as_json(), "origin": log} | facts
    address = "election/example"
    actor = Actor("example/central", "central")
    return Entry("open/example", actor, "open", address, DAY, law, told, ruling(address))


def act(number, law=LAW, **facts):
    """The settling of the protocol of one station, with what was counted there."""
    address = f"protocol/example/almaty/{number}"
    return Entry(
        id=f"settle/{number}",
        actor=Actor("example/almaty/tec_01", "territorial"),
        verb="settle",
        address=address,
        day=DAY,
        law=law,
        facts={"station": f"almaty/{number}", "counted": number} | facts,
        ruling=ruling(address),
        follows=("election/example",),
    )


def appointing(number, *keys, law=LAW):
    """The act that hands in more keys, for a region of that number."""
    address = f"keys/example/{number}"
    told = {"keys": [each.as_json() for each in keys]}
    actor = Actor("example/central", "central")
    return Entry(f"appoint/{number}", actor, "appoint", address, DAY, law, told, ruling(address), ("election/example",))


def public(name, role="territorial"):
    """A key that the record does not know yet, and the signer who has it."""
    signer = demo_keys("example", [name])[name]
    return PublicKey(name, role, signer.public), signer


def sealed(entry, *others):
    return seal(entry, [KEYS[entry.actor.key], *(KEYS[name] for name in others)])


def acts(start, end, law=LAW):
    """Envelopes of the entries from start to end, the opening one being 0."""
    return [sealed(act(number, law)) if number else sealed(opening(law)) for number in range(start, end)]


def recorded(folder, sizes=(1, 3, 6), law_folder=None):
    """A record whose log published a checkpoint at each of the sizes, its law on its shelf."""
    shelf = law_folder or folder.parent / "book"
    shelf.mkdir(exist_ok=True)
    law = keep_law(folder, book(shelf))
    with Log(folder, KEYS[ORIGIN]) as log:
        for start, end in zip((0, *sizes), sizes, strict=False):
            log.append(acts(start, end, law), checked=True)
            log.publish()
    return law


def rules(report):
    return sorted({problem.rule for problem in report.problems})
