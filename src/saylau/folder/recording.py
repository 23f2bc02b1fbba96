"""Seals a run: every act of the election in its order, from the opening to the certificate, into the record of the folder.

Each ruling is made by the verb that ``verify`` will make it with, from the facts as they are sealed. What stands in the
record already, word for word, is not sealed again: recording twice adds nothing, recording later adds what is new. What the
record holds and the folder has lost is refused: nothing leaves a record.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from saylau.errors import BadInput, Problem
from saylau.folder.acts import Act, Held, acts, hold, units_of
from saylau.folder.facts import Election
from saylau.folder.officers import (
    Officers,
    illustrative_officers,
    make_keys,
    officer_names,
    officers_from,
    role_of,
    witness_name,
)
from saylau.folder.persons import Persons
from saylau.folder.running import EVERY, Progress, law_of
from saylau.folder.verbs import VERBS
from saylau.law import LawOfDay
from saylau.record import (
    Actor,
    Checkpoint,
    Entry,
    Envelope,
    Log,
    PublicKey,
    decode,
    encode,
    entries,
    head,
    keep_law,
    keys_of,
    seal,
)

__all__ = ["RECORD", "Recorded", "election_keys", "record"]

RECORD = "record"
"""The folder of the record in the election folder."""
ID_LENGTH = 32


@dataclass(frozen=True, slots=True)
class Recorded:
    """The head after recording, how many entries were added to it, and whether the keys are illustrative."""

    head: Checkpoint
    added: int
    illustrative: bool


def record(election: Election, keys: Path | None = None, progress: Progress | None = None) -> Recorded:
    """Seal every act of the election that is new, signed by the keys of a folder, or by illustrative ones without it.

    Everything new goes under one new checkpoint, or nothing does. Raises ``BadInput`` for a folder that cannot be run, for
    keys that are missing, and for a record that says something else than the folder.
    """
    persons = Persons(keys, seed=election.id)
    held = hold(election, persons)
    names = officer_names(election, units_of(held))
    officers = officers_from(keys, election, names) if keys else illustrative_officers(election, names)
    law, where = law_of(election), election.path / RECORD
    handed_in = {key.name: key for key in keys_of(where)} if head(where) else {}
    _refuse_other_keys(officers, handed_in)
    where.mkdir(exist_ok=True)
    # The record is held from the first look to the last entry: what is ruled on is what stands there.
    with Log(where, officers.log) as log:
        newest = {each.entry.address: each.entry for each in entries(where)}
        handed_in = {key.name: key for key in keys_of(where)} if newest else {}
        opening = newest.get(f"election/{election.id}")
        opened_with = [handed_in[key["name"]] for key in opening.facts["keys"]] if opening else []
        planned = acts(election, held, officers, handed_in, opened_with)
        fresh = list(_seal(planned, newest, officers, law, _count(held, progress)))
        persons.keep()
        keep_law(where, law.book)
        log.append(fresh, checked=True)
        return Recorded(log.head, len(fresh), officers.illustrative)


def election_keys(election: Election, folder: Path, witnesses: Iterable[str] = ()) -> tuple[str, ...]:
    """Makes every private key that the election needs and that the folder lacks; returns the names of the new ones."""
    held = hold(election, str)
    watchers = (witness_name(election.id, each) for each in witnesses)
    return make_keys(folder, (*officer_names(election, units_of(held)), *watchers))


def _refuse_other_keys(officers: Officers, handed_in: Mapping[str, PublicKey]) -> None:
    """A key that the record has cannot be exchanged for another of its name: its signatures would prove nothing."""
    other = [
        name
        for name, key in handed_in.items()
        if name in officers.signers and officers.signers[name].public != key.public
    ]
    if other:
        raise BadInput(tuple(Problem(f"{name}.key", 0, "", "key_is_another", name) for name in other))


def _seal(
    planned: Iterable[Act], newest: dict[str, Entry], officers: Officers, law: LawOfDay, told: Iterator[None]
) -> Iterator[Envelope]:
    """The envelopes of what is new; ``newest`` grows by them, so that later acts see them."""
    before = dict.fromkeys(newest)
    for act in planned:
        before.pop(act.address, None)
        entry, known = _ruled(act, newest, officers, law), newest.get(act.address)
        # A ruling that another edition of the book gives too stands as it was made.
        if known is None or replace(known, id=entry.id, law=entry.law) != entry:
            _refuse_another_opening(entry, known)
            entry = replace(entry, id=_id_of(entry, known))
            newest[entry.address] = entry
            yield seal(entry, (officers.signers[act.actor],))
        if act.verb == "settle":
            next(told)
    lost = [address for address in before if not address.startswith("keys/")]
    if lost:
        raise BadInput(tuple(Problem(RECORD, 0, "", "record_holds_what_the_folder_lost", each) for each in lost))


def _ruled(act: Act, newest: Mapping[str, Entry], officers: Officers, law: LawOfDay) -> Entry:
    """The act as an entry with its ruling, made from the facts as a reader of the record will see them."""
    draft = Entry(
        id="draft",
        actor=Actor(act.actor, role_of(act.actor, officers.election)),
        verb=act.verb,
        address=act.address,
        day=law.day,
        law=law.book.fingerprint,
        facts=decode(encode(act.facts)),
        ruling={},
        follows=act.follows,
    )
    return replace(draft, ruling=decode(encode(VERBS[act.verb](draft, law, newest.get))))


def _id_of(entry: Entry, known: Entry | None) -> str:
    """An id that the same act gets again after a power cut, and another act on the same address never gets."""
    total = hashlib.sha256(encode(entry.as_json()))
    total.update((known.id if known else "").encode())
    return total.hexdigest()[:ID_LENGTH]


def _refuse_another_opening(entry: Entry, known: Entry | None) -> None:
    if entry.verb == "open" and known is not None:
        changed = [key for key in entry.facts if entry.facts[key] != known.facts.get(key)]
        raise BadInput((Problem("election.toml", 0, "", "record_was_opened_otherwise", ", ".join(changed)),))


def _count(held: Iterable[Held], progress: Progress | None) -> Iterator[None]:
    total = sum(len(each.papers) for each in held)
    done = 0
    while True:
        done += 1
        if progress and (done % EVERY == 0 or done == total):
            progress(done, total)
        yield
