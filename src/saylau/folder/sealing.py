"""Acts become entries: ruled on by the verb that will make the ruling again, compared with what stands there, and signed.

What stands in the record already, word for word, is not sealed again, unless something that it rests on is newer: a total is
always younger than what it adds up, so that nobody has to ask whether it saw the last of its papers.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from saylau.errors import BadInput, Problem
from saylau.folder.facts import Act
from saylau.folder.known import Known
from saylau.folder.officers import Officers, role_in
from saylau.folder.verbs import VERBS
from saylau.law import LawOfDay
from saylau.record import Actor, Entry, Envelope, LookUp, decode, encode, seal

__all__ = ["papers_of", "ruled_on", "seal_all"]

ID_LENGTH = 32
REST_ON_THE_NEWEST = frozenset(("add_up", "allocate", "compare", "certify", "seat", "fill"))
COMMITMENT = re.compile(rb'("typist":"|\()[0-9a-f]{64}')
"""What stands for a person: of a typist, and in parentheses behind a reason, of who decided."""


def seal_all(
    planned: Iterable[Act], known: Known, officers: Officers, law: LawOfDay, told: Iterator[None]
) -> Iterator[Envelope]:
    """The envelopes of what is new; ``known`` grows by them, so that later acts see them. ``told`` counts protocols."""
    before = dict.fromkeys(known.newest)
    for act in planned:
        before.pop(act.address, None)
        if _is_past(act, known):
            continue
        entry, there = ruled_on(act, officers.election, law, known.newest.get), known.newest.get(act.address)
        if there is None or not _same(there, entry) or _is_stale(entry, known):
            _refuse_another_opening(entry, there)
            entry = replace(entry, id=_id_of(entry, there))
            known.add(entry)
            yield seal(entry, (officers.signers[act.actor],))
        if act.verb == "settle":
            next(told)
    lost = [address for address in before if not address.startswith("keys/")]
    if lost:
        raise BadInput(tuple(Problem("record", 0, "", "record_holds_what_the_folder_lost", each) for each in lost))


def _is_past(act: Act, known: Known) -> bool:
    """Whether an act on a list is of the time before somebody left it, and is in the record.

    What was changed is neither handed in nor answered again: both would be ruled on as if the change had been known.
    """
    if act.verb not in ("nominate", "answer_list") or act.address not in known.newest:
        return False
    there = known.newest.get(str(act.facts["list"]) if act.verb == "answer_list" else act.address)
    return there is not None and there.verb == "change_list"


def papers_of(entry: Entry) -> list[str]:
    """The addresses of the protocols that a commission's total is made of."""
    name = entry.address.removeprefix("total/").removesuffix(f"/{entry.facts['key']}")
    return [f"protocol/{name}/{tail}" for tail in entry.facts.get("protocols", ())]


def _is_stale(entry: Entry, known: Known) -> bool:
    """Whether something that the act rests on came in after the entry that stands on its address."""
    if entry.verb not in REST_ON_THE_NEWEST:
        return False
    place = known.places[entry.address]
    rests_on = [*entry.follows, *(papers_of(entry) if entry.verb == "add_up" else ())]
    return any(known.places.get(address, -1) > place for address in rests_on)


def _same(there: Entry, entry: Entry) -> bool:
    """Whether both say the same. A ruling that another edition of the law book gives too stands as it was made.

    Persons do not count: when the table of their names was erased, the same typist has another commitment.
    """
    if replace(there, id=entry.id, law=entry.law) == entry:
        return True
    told = (encode(replace(each, id="", law="").as_json()) for each in (there, entry))
    one, other = (COMMITMENT.sub(rb"\1", each) for each in told)
    return one == other


def ruled_on(act: Act, election: str, law: LawOfDay, look_up: LookUp) -> Entry:
    """The act as an entry with its ruling, made from the facts as a reader of the record will see them.

    What was done before the polling day, or after it, is ruled on by the law of its own day.
    """
    law = law.book.on(act.day) if act.day else law
    draft = Entry(
        id="draft",
        actor=Actor(act.actor, role_in(act.actor, election)),
        verb=act.verb,
        address=act.address,
        day=law.day,
        law=law.book.fingerprint,
        facts=decode(encode(act.facts)),
        ruling={},
        follows=act.follows,
    )
    return replace(draft, ruling=decode(encode(VERBS[act.verb](draft, law, look_up))))


def _id_of(entry: Entry, there: Entry | None) -> str:
    """An id that the same act gets again after a power cut, and another act on the same address never gets."""
    total = hashlib.sha256(encode(entry.as_json()))
    total.update((there.id if there else "").encode())
    return total.hexdigest()[:ID_LENGTH]


def _refuse_another_opening(entry: Entry, there: Entry | None) -> None:
    if entry.verb == "open" and there is not None:
        changed = [key for key in entry.facts if entry.facts[key] != there.facts.get(key)]
        raise BadInput((Problem("election.toml", 0, "", "record_was_opened_otherwise", ", ".join(changed)),))
