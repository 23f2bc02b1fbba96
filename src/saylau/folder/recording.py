"""Seals a run: every act of the election in its order, from the opening to the certificate, into the record of the folder.

Recording twice adds nothing, recording later adds what is new. What the record holds and the folder has lost is refused:
nothing leaves a record.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from shutil import rmtree

from saylau.errors import BadInput, Problem
from saylau.folder.acts import Held, acts, hold, units_of
from saylau.folder.chapters import chapter_acts, deputies_acts, read_chapters
from saylau.folder.covering import Covering
from saylau.folder.facts import Act, Contest, Election
from saylau.folder.known import Known
from saylau.folder.officers import (
    Officers,
    illustrative_officers,
    make_keys,
    officer_names,
    officers_from,
    witness_name,
)
from saylau.folder.persons import Persons
from saylau.folder.reading import CODE
from saylau.folder.running import EVERY, Progress, law_of
from saylau.folder.sealing import seal_all
from saylau.record import Checkpoint, Envelope, Log, PublicKey, entries, head, keep_law, keys_of, pending

__all__ = ["RECORD", "Recorded", "election_keys", "record"]

RECORD = "record"
"""The folder of the record in the election folder."""
LEFT = frozenset(("checkpoints", "keys.json", "tile"))
"""What is there only when a checkpoint was there too, unless a journal still holds what led to it."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """The head after recording, how many entries were added to it, and whether the keys are illustrative."""

    head: Checkpoint
    added: int
    illustrative: bool


def record(election: Election, keys: Path | None = None, progress: Progress | None = None) -> Recorded:
    """Seal every act of the election that is new, signed by the keys of a folder, or by illustrative ones without it.

    Everything new goes under one new checkpoint, or nothing does. Raises ``BadInput`` for a folder that cannot be run, for
    keys that are missing, and for a record that is damaged or says something else than the folder.
    """
    _refuse_names(election)
    persons = Persons(keys, seed=election.id)
    held = hold(election, persons)
    names = officer_names(election, units_of(held))
    officers = officers_from(keys, election, names) if keys else illustrative_officers(election, names)
    law, where = law_of(election), election.path / RECORD
    told = read_chapters(election, law)
    if keys is None and not election.invented and (persons_in := told.persons):
        raise BadInput((Problem("run", 0, "", "persons_need_keys", ", ".join(persons_in)),))
    before = chapter_acts(election, told, law, persons, officers.central)

    def after(contest: Contest, seats: Mapping[str, int]) -> Iterator[Act]:
        return deputies_acts(election, told, law, contest, seats, officers.central)

    _refuse_damage(where)
    _refuse_other_keys(officers, {key.name: key for key in keys_of(where)} if head(where) else {})
    fresh_folder = not where.exists()
    where.mkdir(exist_ok=True)
    try:
        # The record is held from the first look to the last entry: what is ruled on is what stands there.
        with Log(where, officers.log) as log:
            known = Known.of(where)
            planned = acts(election, held, officers, known, before, after)
            fresh = list(seal_all(planned, known, officers, law, _count(held, progress)))
            _refuse_what_cannot_be_proven(where, fresh)
            persons.keep()
            keep_law(where, law.book)
            log.append(fresh, checked=True)
            return Recorded(log.head, len(fresh), officers.illustrative)
    except BaseException:
        if fresh_folder and head(where) is None and not pending(where, None):
            rmtree(where, ignore_errors=True)
        raise


def _refuse_what_cannot_be_proven(where: Path, fresh: Iterable[Envelope]) -> None:
    """Nothing is sealed that a reader of the record would not find in its place."""
    covering = Covering()
    whole = chain(((each, False) for each in entries(where)), ((each, True) for each in fresh))
    found = [
        problem
        for place, (envelope, is_fresh) in enumerate(whole)
        for problem in covering.see(f"entry/{place}", envelope.entry)
        if is_fresh
    ]
    if found:
        raise BadInput(tuple(found))


def _refuse_names(election: Election) -> None:
    """A name that cannot stand in an address or in the name of a key is refused where it is written."""
    wrong = [Problem("election.toml", 0, "id", "not_a_code", election.id)] if not CODE.fullmatch(election.id) else []
    wrong += [
        Problem("election.toml", 0, "contest.id", "not_a_code", contest.id)
        for contest in election.contests
        if not CODE.fullmatch(contest.id)
    ]
    if wrong:
        raise BadInput(tuple(wrong))


def _left(where: Path) -> list[str]:
    return sorted(LEFT & {each.name for each in where.iterdir()})


def _refuse_damage(where: Path) -> None:
    """Nothing is sealed on top of what is left of a record: a lost checkpoint would let it start over."""
    if where.is_symlink() or (where.exists() and not where.is_dir()):
        raise BadInput((Problem(RECORD, 0, "", "link_in_the_record"),))
    if where.is_dir() and head(where) is None and not pending(where, None) and (left := _left(where)):
        raise BadInput((Problem(RECORD, 0, "", "record_without_its_checkpoint", ", ".join(left)),))


def election_keys(election: Election, folder: Path, witnesses: Iterable[str] = ()) -> tuple[str, ...]:
    """Makes every private key that the election needs and that the folder lacks; returns the names of the new ones."""
    if folder.resolve().is_relative_to(election.path.resolve()):
        raise BadInput((Problem(str(folder), 0, "", "keys_lie_in_the_folder"),))
    held = hold(election, str)
    watchers = (witness_name(election.id, each) for each in dict.fromkeys(witnesses))
    return make_keys(folder, (*officer_names(election, units_of(held)), *watchers))


def _refuse_other_keys(officers: Officers, handed_in: Mapping[str, PublicKey]) -> None:
    """A key that the record has cannot be exchanged for another of its name: its signatures would prove nothing."""
    other = [
        name
        for name, key in handed_in.items()
        if name in officers.signers and officers.signers[name].public != key.public
    ]
    if other and officers.illustrative:
        raise BadInput((Problem("run", 0, "", "record_has_real_keys"),))
    if other:
        raise BadInput(tuple(Problem(f"{name}.key", 0, "", "key_is_another", name) for name in other))


def _count(held: Iterable[Held], progress: Progress | None) -> Iterator[None]:
    total = sum(len(each.papers) for each in held)
    done = 0
    while True:
        done += 1
        if progress and (done % EVERY == 0 or done == total):
            progress(done, total)
        yield
