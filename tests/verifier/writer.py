# ruff: noqa: E501 (figures and vectors stand on one line)
"""A tiny writer of records, made from the description of the format only, so that the verifiers have something to refuse."""

import base64
import copy
import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

BOOK = Path(__file__).parents[2] / "src" / "saylau" / "law" / "kz"
ELECTION, DAY, CONTEST = "kz-2021", "2021-01-10", "majilis"
ORIGIN = f"saylau/{ELECTION}"
CENTRAL, WITNESS = f"{ELECTION}/central", f"{ELECTION}/witness"
LISTS = ["list_a", "list_b", "list_c"]
REGISTERED = ["list_c", "list_a", "list_b"]
SIZES = {"list_a": 120, "list_b": 110, "list_c": 100}
Json = dict[str, Any]


def private(name: str, seed: str = "demo") -> Ed25519PrivateKey:
    """The key that a public seed gives to a name."""
    return Ed25519PrivateKey.from_private_bytes(hashlib.sha256(f"saylau/demo-key/v1\n{seed}\n{name}".encode()).digest())


def b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def canonical(value: object) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def commitment(name: str) -> str:
    return hashlib.sha256(hashlib.sha256(name.encode()).digest()[:16] + name.encode()).hexdigest()


def fingerprint(files: dict[str, bytes]) -> str:
    lines = [f"{name}\n{hashlib.sha256(files[name]).hexdigest()}\n" for name in sorted(files)]
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def law_files() -> dict[str, bytes]:
    return {path.relative_to(BOOK).as_posix(): path.read_bytes() for path in BOOK.rglob("*.toml")}


@dataclass
class Record:
    """What a record is made of; a test changes it before it is signed and written."""

    entries: list[Json]
    law: dict[str, bytes]
    keys: list[Json]
    published: list[int]
    seed: str = "demo"
    signers: dict[int, list[str]] = field(default_factory=dict)
    origin: str = ORIGIN

    def leaf(self, at: int) -> bytes:
        entry = self.entries[at]
        message = b"saylau/entry/v1\n" + canonical(entry)
        names = self.signers.get(at, [entry["actor"]["key"]])
        signatures = [{"key": name, "signature": b64(private(name, self.seed).sign(message))} for name in names]
        return canonical({"entry": entry, "signatures": signatures})

    def leaves(self) -> list[bytes]:
        return [self.leaf(at) for at in range(len(self.entries))]

    def write(self, folder: Path, leaves: list[bytes] | None = None) -> None:
        """The files of the record, for these leaves or for the signed entries."""
        leaves = self.leaves() if leaves is None else leaves
        record = folder / "record"
        put(record / "keys.json", canonical({"keys": self.keys}))
        for name, data in self.law.items():
            put(record / "law" / fingerprint(self.law) / name, data)
        write_tree(record, leaves)
        for size in {*self.published, len(leaves)}:
            put(record / "checkpoints" / str(size), self.checkpoint(leaves[:size]))
        put(record / "checkpoint", self.checkpoint(leaves, witnessed=True))

    def checkpoint(self, leaves: list[bytes], *, witnessed: bool = False) -> bytes:
        text = f"{self.origin}\n{len(leaves)}\n{b64(root([leaf_hash(leaf) for leaf in leaves]))}\n"
        log = private(ORIGIN, self.seed)
        lines = [f"— {self.origin} {b64(key_hash(self.origin, 1, log) + log.sign(text.encode()))}"]
        if witnessed:
            stamp, key = 1_610_300_000, private(WITNESS, self.seed)
            signature = key.sign(f"cosignature/v1\ntime {stamp}\n{text}".encode())
            lines.append(f"— {WITNESS} {b64(key_hash(WITNESS, 4, key) + stamp.to_bytes(8, 'big') + signature)}")
            lines.append(f"— somebody/else {b64(b'a second algorithm, not known here')}")
        return (text + "\n" + "\n".join(lines) + "\n").encode()


def put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def key_hash(name: str, kind: int, key: Ed25519PrivateKey) -> bytes:
    return hashlib.sha256(name.encode() + b"\n" + bytes([kind]) + key.public_key().public_bytes_raw()).digest()[:4]


def leaf_hash(leaf: bytes) -> bytes:
    return hashlib.sha256(b"\x00" + leaf).digest()


def root(hashes: list[bytes]) -> bytes:
    """The tree hash as RFC 6962 defines it, by recursion."""
    if len(hashes) == 1:
        return hashes[0]
    half = 1 << (len(hashes) - 1).bit_length() - 1
    return hashlib.sha256(b"\x01" + root(hashes[:half]) + root(hashes[half:])).digest()


def tile_path(folder: Path, number: int, width: int) -> Path:
    groups = f"{number:0{-(-len(str(number)) // 3) * 3}}"
    parts = [groups[at : at + 3] for at in range(0, len(groups), 3)]
    path = folder.joinpath(*[f"x{part}" for part in parts[:-1]], parts[-1])
    return path if width == 256 else path.with_name(path.name + ".p") / str(width)


def write_tree(record: Path, leaves: list[bytes]) -> None:
    for at in range(0, len(leaves), 256):
        some = leaves[at : at + 256]
        data = b"".join(len(leaf).to_bytes(2, "big") + leaf for leaf in some)
        put(tile_path(record / "tile" / "entries", at // 256, len(some)), data)
    hashes, level = [leaf_hash(leaf) for leaf in leaves], 0
    while hashes:
        for at in range(0, len(hashes), 256):
            some = hashes[at : at + 256]
            put(tile_path(record / "tile" / str(level), at // 256, len(some)), b"".join(some))
        hashes = [root(hashes[at : at + 256]) for at in range(0, len(hashes) // 256 * 256, 256)]
        level += 1


def tec(commission: str) -> str:
    return f"{ELECTION}/{commission}"


def keys_of(commissions: list[str], seed: str = "demo") -> list[Json]:
    roles = {
        ORIGIN: "log",
        CENTRAL: "central",
        WITNESS: "witness",
        **{tec(name): "territorial" for name in commissions},
    }
    return [
        {"name": name, "public": b64(private(name, seed).public_key().public_bytes_raw()), "role": roles[name]}
        for name in sorted(roles)
    ]


def entry(verb: str, address: str, actor: tuple[str, str], facts: Json, **more: Any) -> Json:
    """An entry of the day, numbered later."""
    made = {
        "actor": {"key": actor[0], "role": actor[1]},
        "address": address,
        "day": DAY,
        "facts": facts,
        "follows": [],
        "ruling": {"findings": [], "on": DAY, "subject": address, "verdict": "stands"},
        "verb": verb,
        "version": 1,
    }
    return made | more


def opening(commissions: list[str]) -> Json:
    contest = {"ballot": LISTS, "certified": {"act": "Decision 1", "on": "2021-01-12"}, "form": "kz-2021-working", "id": CONTEST,
               "list_sizes": SIZES, "name": ELECTION, "registered": REGISTERED}  # fmt: skip
    facts = {"book": "kz", "contests": [contest], "election": ELECTION, "illustrative": "yes", "keys": keys_of(commissions), "on": DAY,
             "origin": ORIGIN, "title": {"en": "A tiny election", "kk": "Кішкентай сайлау", "ru": "Маленькие выборы"}}  # fmt: skip
    return entry("open", f"election/{ELECTION}", (CENTRAL, "central"), facts)


def protocol(station: str, commission: str, region: str, votes: list[int], **more: Any) -> Json:
    """A settled protocol, typed twice alike."""
    vote, version = more.get("round", "first"), more.get("version", 1)
    numbers = {"invalid": 3, "list_at_closing": sum(votes) + 50, "valid": sum(votes), "voters": sum(votes) + 3}
    first = {"answers": [], "causes": [], "groups_typed": [], "invalid_reasons": [], "lists": LISTS, "numbers": numbers, "round": vote,
             "statements": [], "station": station, "times": {"opened": f"{DAY} 07:00"}, "turnout_reports": [{"hour": 10, "voters": 5}],
             "typing": 1, "typist": commitment("typist one"), "version": version, "votes": dict(zip(LISTS, votes, strict=True)),
             "words": [{"field": "valid", "kk": "жүз", "ru": "сто"}]}  # fmt: skip
    facts = {"contest": CONTEST, "decisions": {}, "explanations": {}, "first": first, "form": "kz-2021-working",
             "second": {"same_as_first": "yes", "typing": 2, "typist": commitment("typist two")},
             "station": {"ballot": LISTS, "code": station, "commission": commission, "kind": "ordinary", "region": region}}  # fmt: skip
    tail = "/repeat" * (vote == "repeat") + f"/corrected-{version}" * (version > 1)
    return entry("settle", f"protocol/{ELECTION}/{station}{tail}", (tec(commission), "territorial"), facts)


def total(level: str, key: str, parts: list[Json], actor: tuple[str, str], **more: Any) -> Json:
    """A total of entries below it."""
    rows = [part["facts"] for part in parts]
    leaf = level == "commission"
    sums = [row["first"]["numbers"] if leaf else row["sums"] for row in rows]
    votes = [row["first"]["votes"] if leaf else row["votes"] for row in rows]
    count = len(rows) if leaf else sum(row["counted"] for row in rows)
    waiting = (
        sum(part["ruling"]["verdict"] == "waits" for part in parts) if leaf else sum(row["waiting"] for row in rows)
    )
    addresses = [part["address"] for part in parts]
    facts = {"contest": CONTEST, "counted": count, "key": key, "level": level, "parts": addresses,
             "registered": count if leaf else sum(row["registered"] for row in rows), "status": "final", "sums": added(sums),
             "votes": added(votes), "waiting": waiting}  # fmt: skip
    tail = "" if level == "nation" else f"/{key}"
    return entry("add_up", f"total/{ELECTION}{tail}", actor, facts | more, follows=addresses)


def added(rows: list[dict[str, int]]) -> dict[str, int]:
    filled = set.intersection(*map(set, rows)) if rows else set()
    return {name: sum(row[name] for row in rows) for name in sorted(filled)}


def totals(protocols: list[Json], annulments: list[Json] | None = None) -> list[Json]:
    """Every total of protocols that count, parts before wholes."""
    homes = {p["facts"]["station"]["commission"]: p["facts"]["station"]["region"] for p in protocols}
    commissions = [
        total(
            "commission",
            name,
            [p for p in protocols if p["facts"]["station"]["commission"] == name],
            (tec(name), "territorial"),
        )
        for name in homes
    ]
    by_key = {c["facts"]["key"]: c for c in commissions}
    regions = []
    for region in dict.fromkeys(homes.values()):
        below = [by_key[name] for name in homes if homes[name] == region]
        actor = (below[0]["actor"]["key"], "territorial")
        regions.append(total("abroad" if region == "abroad" else "region", region, below, actor))
    central = (CENTRAL, "central")
    country = total("country", "country", [r for r in regions if r["facts"]["level"] == "region"], central)
    evidence = {"annulments": annulments or [], "decided": [], "past": {}, "territorial": []}
    top = [country, *(r for r in regions if r["facts"]["level"] == "abroad")]
    return [*commissions, *regions, country, total("nation", "", top, central, evidence=evidence)]


def results(nation: Json, seats: dict[str, int], **result: Any) -> list[Json]:
    """The sharing and the act that certifies it."""
    votes = nation["facts"]["votes"]
    made = {
        "admitted": [n for n in LISTS if seats[n]],
        "base": "votes_for_lists",
        "seats": seats,
        "ties": [],
        "waiting": 0,
    } | result
    facts = {"contest": CONTEST, "list_sizes": SIZES, "registered": REGISTERED, "result": made,
             "took_part": nation["facts"]["sums"]["voters"], "votes": votes}  # fmt: skip
    actor, address = (CENTRAL, "central"), f"seats/{ELECTION}"
    act = {"act": "Decision 1", "contest": CONTEST, "on": "2021-01-12", "seats": made["seats"], "status": "final"}
    return [
        entry("allocate", address, actor, facts, follows=[nation["address"]]),
        entry("certify", f"result/{ELECTION}", actor, act, follows=[address]),
    ]


def finish(entries: list[Json], commissions: list[str]) -> Record:
    """Number the entries and name their statute book."""
    law = law_files()
    mark = fingerprint(law)
    for at, each in enumerate(entries):
        each["id"], each["law"] = f"act-{at}", mark
    return Record(copy.deepcopy(entries), law, keys_of(commissions), [4])


SMALL = [("akmola/1", "akmola/tec_01", "akmola", [600, 200, 40]), ("akmola/2", "akmola/tec_01", "akmola", [500, 260, 30]),
         ("abroad/1", "abroad/mfa", "abroad", [50, 15, 5])]  # fmt: skip
SMALL_SEATS = {"list_a": 69, "list_b": 29, "list_c": 0}


def small() -> Record:
    """Three stations, two commissions, one region and abroad; 98 seats of 2021."""
    commissions = ["akmola/tec_01", "abroad/mfa"]
    protocols = [protocol(*row) for row in SMALL]
    above = totals(protocols)
    return finish([opening(commissions), *protocols, *above, *results(above[-1], SMALL_SEATS)], commissions)


def large(stations: int) -> Record:
    """So many alike stations that the tree has full tiles; no total is written yet."""
    commissions = ["akmola/tec_01", "abroad/mfa"]
    protocols = [protocol(f"akmola/{n}", "akmola/tec_01", "akmola", [60, 20, 4]) for n in range(1, stations)]
    protocols.append(protocol(*SMALL[2]))
    return finish([opening(commissions), *protocols], commissions)
