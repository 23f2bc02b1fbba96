"""Who signs the acts of an election: the log, the central commission, each region and each territorial commission.

Their private keys lie in a folder of their own, ``<name>.key`` each, never in the election folder. An election that only
shows how things work signs with illustrative keys, which anybody can derive from its id.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from saylau.errors import BadInput, Problem
from saylau.folder.facts import Election
from saylau.instruments.files import write_whole
from saylau.record import (
    PublicKey,
    Signer,
    demo_keys,
    entries,
    is_key_name,
    read_keys,
    read_public_keys,
    to_base64,
    write_keys,
)

__all__ = [
    "CENTRAL",
    "WATCHERS",
    "Officers",
    "illustrative_officers",
    "log_name",
    "make_keys",
    "officer_names",
    "officers_from",
    "role_in",
    "witness_key",
    "witness_name",
]

SEED_BYTES = 32
CENTRAL, WITNESS, AUDITOR, OBSERVER = "central", "witness", "auditor", "observer"
WATCHERS = (WITNESS, AUDITOR)
"""The roles that sign no entry."""


@dataclass(frozen=True, slots=True)
class Officers:
    """The signers by the names of their keys, and the public keys of those who watch and sign no entry."""

    election: str
    signers: Mapping[str, Signer]
    watchers: tuple[PublicKey, ...] = ()
    illustrative: bool = False

    @property
    def log(self) -> Signer:
        """The key that signs checkpoints."""
        return self.signers[log_name(self.election)]

    @property
    def central(self) -> str:
        """The name of the key of the central commission."""
        return f"{self.election}/{CENTRAL}"

    def of_unit(self, key: str) -> str:
        """The name of the key of a region or a commission."""
        return f"{self.election}/{key}"

    def public(self, name: str) -> PublicKey:
        """The public key of a signer, with its role."""
        return PublicKey(name, role_in(name, self.election), self.signers[name].public)


def log_name(election: str) -> str:
    """The name of the key of the log, which is the origin of its checkpoints."""
    return f"saylau/{election}"


def role_in(name: str, election: str) -> str:
    """The role that the name of a key says: log, central, witness, auditor, and territorial of every unit."""
    if name == log_name(election):
        return "log"
    first = name.removeprefix(f"{election}/").split("/")[0]
    return first if first in (CENTRAL, WITNESS, AUDITOR) else "territorial"


def witness_name(election: str, name: str) -> str:
    """The name of the key of a witness."""
    return f"{election}/{WITNESS}/{name}"


def officer_names(election: Election, units: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """The names of all keys that sign: of the log, the central commission, and each region with its commissions."""
    keys = [key for region, commissions in units.items() for key in (region, *commissions)]
    return (log_name(election.id), *(f"{election.id}/{key}" for key in (CENTRAL, *keys)))


def illustrative_officers(election: Election, names: Iterable[str]) -> Officers:
    """Keys that anybody can derive from the election's id, a witness among them: they prove nothing about persons."""
    watcher = witness_name(election.id, OBSERVER)
    signers = demo_keys(election.id, (*names, watcher))
    public = PublicKey(watcher, WITNESS, signers[watcher].public)
    return Officers(election.id, signers, (public,), illustrative=True)


def officers_from(folder: Path, election: Election, names: Iterable[str]) -> Officers:
    """The keys of a folder; ``BadInput`` naming every key that is missing, damaged or open to others."""
    if not folder.is_dir():
        raise BadInput((Problem(str(folder), 0, "", "no_folder_of_keys"),))
    signers = read_keys(folder)
    missing = [name for name in names if name not in signers]
    if folder.resolve().is_relative_to(election.path.resolve()):
        raise BadInput((Problem(str(folder), 0, "", "keys_lie_in_the_folder"),))
    if missing:
        raise BadInput(tuple(Problem(f"{name}.key", 0, "", "signing_key_is_missing", name) for name in missing))
    public = {name: signer.public for name, signer in signers.items()} | read_public_keys(folder)
    watchers = [
        PublicKey(name, role, raw)
        for name, raw in sorted(public.items())
        if name.startswith(f"{election.id}/") and (role := role_in(name, election.id)) in WATCHERS
    ]
    return Officers(election.id, signers, tuple(watchers))


def witness_key(record: Path, folder: Path | None, name: str = "") -> tuple[Signer, bool]:
    """The private key of a witness of the record, and whether it is illustrative.

    Out of a folder of keys, by its name where there are several; without a folder the illustrative witness of a record
    that was opened with illustrative keys. ``BadInput`` where there is none.
    """
    if folder is not None:
        return _witness_of(folder, name), False
    first = next(entries(record), None)
    if first is None:
        raise BadInput((Problem(record.as_posix(), 0, "", "no_record"),))
    election = first.entry.facts
    key = name or witness_name(election["election"], OBSERVER)
    if election["illustrative"] != "yes":
        raise BadInput((Problem(f"{key}.key", 0, "", "signing_key_is_missing", key),))
    return demo_keys(election["election"], (key,))[key], True


def _witness_of(folder: Path, name: str) -> Signer:
    """The witness of a folder of keys by its whole name or the end of it; the only one where no name is given."""
    signers = {key: signer for key, signer in read_keys(folder).items() if f"/{WITNESS}/" in key}
    chosen = [key for key in signers if name in ("", key, key.rpartition("/")[2])]
    if len(chosen) != 1:
        known = ", ".join(signers) or "–"
        raise BadInput((Problem(str(folder), 0, "", "which_witness", name, (("known", known),)),))
    return signers[chosen[0]]


def make_keys(folder: Path, names: Iterable[str]) -> tuple[str, ...]:
    """Makes a private key for each name that has none yet, and for a witness the public one beside it, to be handed in.

    Returns the names of the new ones. A key that is there already, or only its public half, stays.
    """
    known = {**read_keys(folder), **read_public_keys(folder)} if folder.is_dir() else {}
    fresh = [name for name in names if name not in known]
    if strange := [name for name in fresh if not is_key_name(name)]:
        raise BadInput(tuple(Problem(name, 0, "", "not_a_key_name", name) for name in strange))
    seeds = {name: secrets.token_bytes(SEED_BYTES) for name in fresh}
    write_keys(folder, seeds)
    for name in fresh:
        if f"/{WITNESS}/" in name:
            write_whole(folder / f"{name}.pub", f"{to_base64(Signer.of(name, seeds[name]).public)}\n")
    return tuple(fresh)
