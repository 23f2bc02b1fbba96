# ruff: noqa: E501 (figures, shapes and sentences stand on one line)
"""A small writer of records, made from the description of the format only, so that the verifiers have something to refuse.

It keeps its own books: what it adds up and shares is worked out here, by the letter of docs/record-format.md, and not by the
verifiers or by the package. A test may hand it a `lie`: a function that changes an entry while it is made, so that everything
after it is added up, signed and hashed as if it were true.
"""

from __future__ import annotations

import base64
import copy
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

BOOK = Path(__file__).parents[2] / "src" / "saylau" / "law" / "kz"
LISTS = ["list_a", "list_b", "list_c"]
NAMES = {
    name: {"en": f"List {name[-1].upper()}", "kk": f"{name[-1].upper()} тізімі", "ru": f"Список {name[-1].upper()}"}
    for name in LISTS
}
Json = dict[str, Any]
Lie = Callable[[Json], None]
# What the law files say on these two days, read by a person: threshold, list seats, whether a vote "against all" is there.
RULES = {"2021-01-10": (Fraction(7, 100), 98, False), "2023-03-19": (Fraction(5, 100), 69, True)}


# --- Bytes: canonical JSON, keys, hashes ---


@cache
def private(name: str, seed: str = "demo") -> Ed25519PrivateKey:
    """The key that a public seed gives to a name."""
    return Ed25519PrivateKey.from_private_bytes(hashlib.sha256(f"saylau/demo-key/v1\n{seed}\n{name}".encode()).digest())


def public(name: str, seed: str = "demo") -> str:
    return b64(private(name, seed).public_key().public_bytes_raw())


def b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def canonical(value: object) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def commitment(name: str) -> str:
    salt = hashlib.sha256(name.encode()).hexdigest()[:32]
    return hashlib.sha256(f"saylau/commit/v1\n{salt}\n{name}".encode()).hexdigest()


def fingerprint(files: dict[str, bytes]) -> str:
    ordered = sorted(files, key=lambda name: (name.startswith("beside/"), name.split("/")))
    lines = [f"{name}\n{hashlib.sha256(files[name]).hexdigest()}\n" for name in ordered]
    return hashlib.sha256("".join(lines).encode()).hexdigest()


@cache
def book() -> dict[str, bytes]:
    """The law files of Kazakhstan and the house's own steps, as data."""
    own = {path.relative_to(BOOK).as_posix(): path.read_bytes() for path in sorted(BOOK.rglob("*.toml"))}
    return own | {
        path.relative_to(BOOK.parent).as_posix(): path.read_bytes()
        for path in sorted((BOOK.parent / "steps").rglob("*.toml"))
    }


def leaf_hash(leaf: bytes) -> bytes:
    return hashlib.sha256(b"\x00" + leaf).digest()


def root(hashes: list[bytes]) -> bytes:
    """The tree hash as RFC 6962 defines it, by recursion."""
    if len(hashes) == 1:
        return hashes[0]
    half = 1 << (len(hashes) - 1).bit_length() - 1
    return hashlib.sha256(b"\x01" + root(hashes[:half]) + root(hashes[half:])).digest()


def path_to(hashes: list[bytes], at: int) -> list[bytes]:
    """The audit path as RFC 6962 defines it, by recursion."""
    if len(hashes) == 1:
        return []
    half = 1 << (len(hashes) - 1).bit_length() - 1
    if at < half:
        return [*path_to(hashes[:half], at), root(hashes[half:])]
    return [*path_to(hashes[half:], at - half), root(hashes[:half])]


def key_hash(name: str, kind: int, key: Ed25519PrivateKey) -> bytes:
    return hashlib.sha256(name.encode() + b"\n" + bytes([kind]) + key.public_key().public_bytes_raw()).digest()[:4]


def put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


# --- A record and its files ---


@dataclass
class Record:
    """What a record is made of; a test changes it before it is signed and written."""

    entries: list[Json]
    keys: list[Json]
    origin: str
    law: dict[str, bytes] = field(default_factory=book)
    published: list[int] = field(default_factory=lambda: [4])
    seed: str = "demo"
    signers: dict[int, list[str]] = field(default_factory=dict)
    witness: str = ""

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
        put(record / "keys.json", canonical({"keys": sorted(self.keys, key=lambda key: key["name"])}))
        for name, data in self.law.items():
            put(record / "law" / fingerprint(self.law) / name, data)
        write_tree(record, leaves)
        for size in sorted({*(size for size in self.published if size <= len(leaves)), len(leaves)}):
            put(record / "checkpoints" / str(size), self.checkpoint(leaves[:size]))
        put(record / "checkpoint", self.checkpoint(leaves, witnessed=True))

    def checkpoint(self, leaves: list[bytes], *, witnessed: bool = False) -> bytes:
        text = f"{self.origin}\n{len(leaves)}\n{b64(root([leaf_hash(leaf) for leaf in leaves]))}\n"
        log = private(self.origin, self.seed)
        lines = [f"— {self.origin} {b64(key_hash(self.origin, 1, log) + log.sign(text.encode()))}"]
        if witnessed and self.witness:
            stamp, key = 1_610_300_000, private(self.witness, self.seed)
            signature = key.sign(f"cosignature/v1\ntime {stamp}\n{text}".encode())
            lines.append(
                f"— {self.witness} {b64(key_hash(self.witness, 4, key) + stamp.to_bytes(8, 'big') + signature)}"
            )
            lines.append(f"— somebody/else {b64(b'a second algorithm, not known here')}")
        return (text + "\n" + "\n".join(lines) + "\n").encode()

    def receipt(self, index: int, size: int | None = None, leaves: list[bytes] | None = None) -> Json:
        """The receipt of an entry at some size of the record."""
        leaves = (self.leaves() if leaves is None else leaves)[:size]
        hashes = [leaf_hash(leaf) for leaf in leaves]
        return {"checkpoint": self.checkpoint(leaves).decode(), "entry": b64(hashes[index]), "index": index,
                "proof": [b64(step) for step in path_to(hashes, index)]}  # fmt: skip


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


# --- An election, act by act ---


class Writer:
    """The acts of an election; each is held on to, so that later ones see it."""

    def __init__(
        self, election: str, day: str, contests: list[Json], *, invented: str = "no", lie: Lie | None = None
    ) -> None:
        self.election, self.day, self.lie = election, day, lie
        self.origin, self.central, self.witness = f"saylau/{election}", f"{election}/central", f"{election}/witness"
        self.contests = {told["id"]: told for told in contests}
        self.mark = fingerprint(book())
        self.entries: list[Json] = []
        self.registers: dict[str, dict[str, Json]] = {name: {} for name in self.contests}
        self.annulled: dict[str, list[str]] = {name: [] for name in self.contests}
        self.papers: dict[str, dict[str, Json]] = {name: {} for name in self.contests}
        self.totals: dict[str, Json] = {}
        self.seats: dict[str, Json] = {}
        first = [self.key(self.central, "central"), self.key(self.origin, "log"), self.key(self.witness, "witness")]
        self.keys = sorted(first, key=lambda key: key["name"])
        facts = {"book": "kz", "contests": contests, "election": election, "illustrative": "yes", "invented": invented,
                 "keys": self.keys, "lists": {name: NAMES[name] for told in contests for name in told["ballot"]}, "on": day, "origin": self.origin,
                 "title": {"en": "A tiny election, for practice", "kk": "Жаттығуға арналған шағын сайлау", "ru": "Маленькие выборы, для упражнений"}}  # fmt: skip
        self.act("open", f"election/{election}", facts)

    def key(self, name: str, role: str) -> Json:
        return {"name": name, "public": public(name), "role": role}

    def name(self, contest: str) -> str:
        return str(self.contests[contest]["name"])

    def act(self, verb: str, address: str, facts: Json, **more: Any) -> Json:
        """Add an entry; a lie is told before anything else sees it."""
        day = more.get("day", self.day)
        ruling = {"findings": [], "on": day, "subject": address, "verdict": more.get("verdict", "stands")}
        if "result" in more:
            ruling["result"] = more["result"]
        entry = copy.deepcopy({
            "actor": {"key": more.get("actor", self.central), "role": "territorial" if "actor" in more else "central"},
            "address": address, "day": day, "facts": facts, "follows": more.get("follows", []), "id": f"act-{len(self.entries)}",
            "law": self.mark, "ruling": ruling, "verb": verb, "version": 1})  # fmt: skip
        if self.lie:
            self.lie(entry)
        self.entries.append(entry)
        return entry

    def commissioner(self, commission: str) -> str:
        return f"{self.election}/{commission}"

    def appoint(self, region: str, commissions: list[str]) -> Json:
        keys = [self.key(self.commissioner(each), "territorial") for each in sorted((region, *commissions))]
        self.keys = self.keys + keys
        return self.act("appoint", f"keys/{self.election}/{region}", {"keys": keys})

    def register(self, contest: str, commission: str, region: str, stations: list[str], part: int = 1) -> Json:
        told = [{"code": code, "kind": "ordinary", "list_before": 1200} for code in stations]
        told[0] |= {
            "invalid_share": "15/1000",
            "past": {"list_at_closing": 1100, "voters": 700, "votes": dict.fromkeys(LISTS, 200)},
            "trips": 30,
        }
        address = f"stations/{self.name(contest)}/{commission}" + f"/part-{part}" * (part > 1)
        facts = {"commission": commission, "contest": contest, "region": region, "stations": told}
        entry = self.act("register", address, facts, actor=self.commissioner(commission))
        self.registers[contest][address] = entry["facts"]
        return entry

    def home(self, contest: str, station: str) -> tuple[str, Json]:
        return next((address, held) for address, held in self.registers[contest].items()
                    if station in [each["code"] for each in held["stations"]])  # fmt: skip

    def settle(self, contest: str, station: str, votes: list[int], **more: Any) -> Json:
        """A protocol, typed twice alike unless told otherwise: once="yes", once="settled", or other={…}, the second typing's changes."""
        vote, version, once = more.get("round", "first"), more.get("version", 1), more.get("once", "")
        ballot = self.contests[contest]["ballot"]
        numbers = {
            "found": sum(votes) + 7,
            "invalid": 3,
            "list_at_closing": sum(votes) + 300,
            "valid": sum(votes),
            "voters": sum(votes) + 8,
        }
        if RULES[self.day][2]:
            numbers |= {"against_all": 4, "valid": sum(votes) + 4, "ballots_transferred": -2}
        first = {"answers": [], "causes": [{"cause": "taken away", "number": -1}], "lists": ballot, "numbers": numbers | more.get("numbers", {}),
                 "round": vote, "station": station, "times": {"opened": f"{self.day} 07:00"}, "typing": 1, "typist": commitment("typist one"),
                 "version": version, "votes": dict(zip(ballot, votes, strict=True)), "words": [{"field": "valid", "kk": "Жүз", "ru": "сто один"}]}  # fmt: skip
        for name in more.get("empty", []):
            del first["numbers"][name]
        facts = {
            "contest": contest,
            "decisions": more.get("decisions", {}),
            "explanations": {},
            "first": first,
            "station": station,
        }
        if "other" in more:
            facts["second"] = copy.deepcopy(first) | {"typing": 2, "typist": commitment("typist two")} | more["other"]
        elif not once:
            facts["second"] = {"same_as_first": "yes", "typing": 2, "typist": commitment("typist two")}
        if once == "settled":
            facts["decisions"]["K.605"] = {"decision": "settled", "reason": "read aloud by two members"}
        agreed = more.get("agreed", "no" if once == "yes" else "yes")
        tail = "/repeat" * (vote == "repeat") + f"/corrected-{version}" * (version > 1)
        address, held = self.home(contest, station)
        entry = self.act("settle", f"protocol/{self.name(contest)}/{station}{tail}", facts, actor=self.commissioner(held["commission"]),
                         follows=[address], result={"agreed": agreed}, verdict=more.get("verdict", "stands"))  # fmt: skip
        self.papers[contest][station + tail] = entry
        return entry

    def annul(self, contest: str, unit: str) -> Json:
        facts = {"act": "Decision 7", "contest": contest, "on": self.day, "reason": "the box was open", "unit": unit}
        self.annulled[contest].append(unit)
        return self.act("annul", f"annulment/{self.name(contest)}/{unit}", facts)

    # --- Adding up ---

    def commission(self, contest: str, key: str) -> Json:
        """The total of a commission."""
        mine = {address: held for address, held in self.registers[contest].items() if held["commission"] == key}
        region = next(iter(mine.values()))["region"]
        codes = [station["code"] for held in mine.values() for station in held["stations"]]
        papers = {tail: entry for tail, entry in self.papers[contest].items() if entry["facts"]["station"] in codes}
        units = [unit for unit in self.annulled[contest] if unit in (key, region) or unit in codes]
        good = [tail for tail, entry in papers.items() if self.good(entry, units, key, region)]
        count = [
            tail for tail in good if sum(self.place(papers[tail]) == self.place(papers[each]) for each in good) == 1
        ]
        rows = [papers[tail] for tail in count]
        sums, votes = (added([row["facts"]["first"][figures] for row in rows]) for figures in ("numbers", "votes"))
        result = {"counted": len(rows), "left_out": [tail for tail in papers if tail not in count], "registered": len(codes), "sums": sums,
                  "votes": votes, "waiting": sum(row["ruling"]["verdict"] == "waits" for row in rows)}  # fmt: skip
        facts = {"contest": contest, "key": key, "level": "commission", "protocols": list(papers), "region": region}
        follows = [*mine, *(f"annulment/{self.name(contest)}/{unit}" for unit in dict.fromkeys(units))]
        return self.total(contest, facts, result, follows, self.commissioner(key))

    @staticmethod
    def place(entry: Json) -> tuple[str, str]:
        return entry["facts"]["station"], entry["facts"]["first"]["round"]

    @staticmethod
    def good(entry: Json, units: list[str], key: str, region: str) -> bool:
        wanted = "repeat" if {entry["facts"]["station"], key, region} & set(units) else "first"
        agreed, falls = entry["ruling"]["result"]["agreed"] == "yes", entry["ruling"]["verdict"] == "falls"
        return agreed and not falls and entry["facts"]["first"]["round"] == wanted

    def above(self, contest: str, level: str, key: str, below: list[str], **more: Any) -> Json:
        """The total of a region, of the country or of the nation."""
        parts = [f"total/{self.name(contest)}/{each}" for each in below]
        rows = [self.totals[part]["ruling"]["result"] for part in parts]
        counted = [row for row in rows if row["counted"]]
        result = {name: sum(row[name] for row in rows) for name in ("counted", "registered", "waiting")}
        result |= {figures: added([row[figures] for row in counted]) for figures in ("sums", "votes")}
        facts = {"contest": contest, "key": key, "level": level, "parts": parts}
        if level == "nation":
            facts |= {"certified": {"act": "Decision 1", "on": self.day}, "decided": [], "printed": 10_000, "stock": 40}
        annulled = [f"annulment/{self.name(contest)}/{unit}" for unit in self.annulled[contest]] * (level == "nation")
        return self.total(contest, facts, result, [*parts, *annulled], more.get("actor"))

    def total(self, contest: str, facts: Json, result: Json, follows: list[str], actor: str | None) -> Json:
        address = f"total/{self.name(contest)}" + f"/{facts['key']}" * (facts["level"] != "nation")
        more = {"actor": actor} if actor else {}
        verdict = "waits" if result["waiting"] or result["counted"] < result["registered"] else "stands"
        self.totals[address] = self.act(
            "add_up", address, facts, follows=follows, result=result, verdict=verdict, **more
        )
        return self.totals[address]

    def add_up(self, contest: str) -> Json:
        """Every total, parts before wholes."""
        regions: dict[str, list[str]] = {}
        for held in self.registers[contest].values():
            regions.setdefault(held["region"], [])
            if held["commission"] not in regions[held["region"]]:
                regions[held["region"]].append(held["commission"])
        for region, commissions in regions.items():
            for each in commissions:
                self.commission(contest, each)
            level = "abroad" if region == "abroad" else "region"
            self.above(contest, level, region, commissions, actor=self.commissioner(region))
        self.above(contest, "country", "country", [region for region in regions if region != "abroad"])
        return self.above(contest, "nation", "", ["country", *(region for region in regions if region == "abroad")])

    # --- Seats ---

    def allocate(self, contest: str, **more: Any) -> Json:
        """The seats, by the votes of the nation's total or by published ones."""
        told, name = self.contests[contest], self.name(contest)
        threshold, number, against = RULES[self.day]
        facts = {"contest": contest, "list_sizes": more.get("sizes", {}), "registered": more.get("registered", [])}
        facts |= {"seats": told["seats"]} if "seats" in told else {}
        if "published" in more:
            facts["published"], given, follows = more["published"], more["published"], []
        else:
            total = self.totals[f"total/{name}"]["ruling"]["result"]
            given = {"votes": total["votes"], "took_part": total["sums"].get("voters")} | {
                key: total["sums"][key] for key in ["against_all"] if key in total["sums"]}  # fmt: skip
            follows = [f"total/{name}"]
        if any(each not in given["votes"] for each in told["ballot"]):
            self.seats[contest] = self.act("allocate", f"seats/{name}", facts, follows=follows, verdict="waits")
            return self.seats[contest]
        result = shared(given, facts, threshold, facts.get("seats", number), against=against)
        verdict = (
            "waits"
            if result["waiting"] or (follows and self.totals[follows[0]]["ruling"]["verdict"] != "stands")
            else "stands"
        )
        self.seats[contest] = self.act(
            "allocate", f"seats/{name}", facts, follows=follows, result=result, verdict=verdict
        )
        return self.seats[contest]

    def certify(self, contest: str) -> Json:
        """An act that certifies what was shared."""
        name, seats = self.name(contest), self.seats[contest]
        total = self.totals.get(f"total/{name}")
        follows = [seats["address"], *([total["address"]] if total else [])]
        done = seats["ruling"]["verdict"] == "stands" and (total is None or total["ruling"]["verdict"] == "stands")
        missing = total and total["ruling"]["result"]["counted"] < total["ruling"]["result"]["registered"]
        status = "partial" if missing else "final" if done else "preliminary"
        facts = {"act": "Decision 1", "contest": contest, "on": self.day}
        return self.act("certify", f"result/{name}", facts, follows=follows,
                        result={"seats": seats["ruling"]["result"]["seats"], "status": status})  # fmt: skip

    def compare(self, contest: str, votes: dict[str, int]) -> Json:
        published = {
            "percents": {"list_a": "71.00"},
            "seats": {"list_a": 76},
            "totals": {"voters": 9},
            "turnout_percent": "63.3",
            "votes": votes,
        }
        return self.act("compare", f"published/{self.election}/{contest}", {"contest": contest, "published": published})

    def record(self) -> Record:
        return Record(self.entries, self.keys, self.origin, witness=self.witness)


def added(rows: list[dict[str, int]]) -> dict[str, int]:
    """The sum of each field that all of them filled."""
    filled = set.intersection(*map(set, rows)) if rows else set()
    return {name: sum(row[name] for row in rows) for name in sorted(filled)}


def shared(given: Json, facts: Json, threshold: Fraction, seats: int, *, against: bool) -> Json:
    """Article 97-1 in whole numbers: each list's votes times the seats, divided by the votes of the admitted."""
    votes = given["votes"]
    base = sum(votes.values()) + (given.get("against_all", 0) if against else 0)
    admitted = [name for name in votes if votes[name] and Fraction(votes[name], base) >= threshold]
    together, got, rests, ties = sum(votes[name] for name in admitted), dict.fromkeys(votes, 0), {}, []
    for name in admitted:
        got[name], rests[name] = divmod(votes[name] * seats, together)
    left = seats - sum(got.values()) if admitted else 0
    while left:
        best = max(rests.values())
        equal = [name for name in rests if rests[name] == best]
        if len(equal) > left and not set(equal) <= set(facts["registered"]):
            ties = [{"lists": equal, "seats": left}]
            break
        for name in sorted(
            equal, key=lambda each: facts["registered"].index(each) if each in facts["registered"] else 0
        )[:left]:
            got[name], left = got[name] + 1, left - 1
            del rests[name]
    empty = {name: got[name] - size for name, size in facts["list_sizes"].items() if got.get(name, 0) > size}
    got = {name: number - empty.get(name, 0) for name, number in got.items()}
    made = {"admitted": admitted, "base": "votes_for_lists_and_against_all" if against else "votes_for_lists", "base_number": base,
            "case": "shared", "needed": -(-threshold.numerator * base // threshold.denominator), "seats": got, "seats_empty": empty,
            "seats_to_share": seats, "ties": ties, "votes": votes, "waiting": seats - sum(got.values()) - sum(empty.values())}  # fmt: skip
    if admitted:
        quota = Fraction(together, seats)
        made["quota"] = f"{quota.numerator}/{quota.denominator}"
    if "against_all" in given:
        made["against_all"] = given["against_all"]
    if given.get("took_part") is not None and given["took_part"] >= sum(votes.values()) + given.get("against_all", 0):
        made["took_part"] = given["took_part"]
    return made


# --- Elections that never were ---


def with_keys_of_its_own(record: Record, seed: str = "kept in a safe") -> Record:
    """The record under other keys, which its opening calls real; nobody can derive them, unless from the id of the election."""
    record.seed = seed
    for keys in [record.keys, *(entry["facts"]["keys"] for entry in record.entries if "keys" in entry["facts"])]:
        for key in keys:
            key["public"] = public(key["name"], record.seed)
    record.entries[0]["facts"]["illustrative"] = "no"
    return record


def contest(known: str, name: str, **more: Any) -> Json:
    """What the opening says of a contest."""
    titles = {"en": f"Contest {known}", "kk": f"«{known}» сайлауы", "ru": f"Выборы «{known}»"}
    told = {
        "ballot": LISTS,
        "form": "kz-2021-working",
        "id": known,
        "illustrative": "yes",
        "name": name,
        "title": titles,
    } | more
    return {key: value for key, value in told.items() if value is not None}


HOMES = [("akmola", "akmola/tec_01", ["akmola/1", "akmola/2"]), ("akmola", "akmola/tec_02", ["akmola/3"]),
         ("almaty", "almaty/tec_01", ["almaty/1", "almaty/2"]), ("abroad", "abroad/mfa", ["abroad/1"])]  # fmt: skip
VOTES = {"akmola/1": [600, 200, 40], "akmola/2": [500, 260, 30], "akmola/3": [410, 190, 30], "almaty/1": [700, 100, 60],
         "almaty/2": [300, 301, 20], "abroad/1": [50, 15, 5]}  # fmt: skip
SMALL_SEATS = {"list_a": 69, "list_b": 29, "list_c": 0}


def begun(made: Writer) -> Writer:
    """Keys of the regions, handed in."""
    for region in dict.fromkeys(home[0] for home in HOMES):
        made.appoint(region, [commission for each, commission, _ in HOMES if each == region])
    return made


def registered(made: Writer, known: str) -> None:
    """The stations of a contest."""
    for region, commission, stations in HOMES:
        made.register(known, commission, region, stations)


def small_writer(lie: Lie | None = None) -> Writer:
    """One contest, two regions and abroad, by the law of 10 January 2021: 98 seats."""
    return counted(begun(Writer("kz-2021", "2021-01-10", [contest("majilis", "kz-2021")], lie=lie)))


def counted(made: Writer) -> Writer:
    """The stations, their protocols, the totals, the seats and the certificate."""
    registered(made, "majilis")
    for station, votes in VOTES.items():
        made.settle("majilis", station, votes)
    made.add_up("majilis")
    made.allocate(
        "majilis", sizes={"list_a": 120, "list_b": 110, "list_c": 100}, registered=["list_c", "list_a", "list_b"]
    )
    made.compare("majilis", {"list_a": 2560})
    made.certify("majilis")
    return made


def small(lie: Lie | None = None) -> Record:
    return small_writer(lie).record()


def rich(lie: Lie | None = None) -> Record:
    """Four contests by the law of 19 March 2023: one with every turn, one with a tie, one with a short list, one without protocols."""
    told = [contest(known, f"example/{known}", seats=10) for known in ("turns", "tie", "short")]
    told.append(contest("bare", "example/bare", form=None, seats=10, illustrative="no"))
    made = begun(Writer("example", "2023-03-19", told, invented="yes", lie=lie))
    turns(made)
    for known in ("tie", "short"):
        made.register(known, "akmola/tec_01", "akmola", ["akmola/1"])
        made.settle(known, "akmola/1", [500, 250, 250] if known == "tie" else [400, 180, 420])
        made.add_up(known)
    made.allocate("tie")
    made.allocate("short", sizes={"list_c": 3})
    made.allocate(
        "bare", published={"against_all": 12, "took_part": 1100, "votes": {"list_a": 700, "list_b": 250, "list_c": 60}}
    )
    made.certify("bare")
    return made.record()


def turns(made: Writer) -> None:
    """Protocols corrected, typed once, settled, annulled and held again; totals added up three times."""
    registered(made, "turns")
    made.register("turns", "akmola/tec_01", "akmola", ["akmola/9"], part=2)
    made.settle(
        "turns", "akmola/1", VOTES["akmola/1"], other={"words": [{"field": "valid", "kk": "жүз ", "ru": "Сто  Один"}]}
    )
    made.settle("turns", "akmola/2", [5000, 260, 30], verdict="falls")
    made.settle("turns", "akmola/3", VOTES["akmola/3"], once="yes", verdict="waits")
    made.add_up("turns")
    made.settle("turns", "akmola/2", VOTES["akmola/2"], version=2)
    made.settle("turns", "akmola/3", VOTES["akmola/3"], once="settled")
    made.settle("turns", "almaty/1", VOTES["almaty/1"], verdict="waits")
    made.settle("turns", "almaty/2", VOTES["almaty/2"], empty=["found"])
    made.settle("turns", "abroad/1", VOTES["abroad/1"])
    made.add_up("turns")
    made.allocate("turns")
    made.annul("turns", "almaty/1")
    made.settle("turns", "almaty/1", [600, 90, 70], round="repeat")
    made.settle(
        "turns",
        "akmola/9",
        [90, 60, 10],
        other={"votes": {"list_a": 91, "list_b": 60, "list_c": 10}},
        agreed="no",
        verdict="waits",
    )
    made.add_up("turns")
    made.allocate("turns", registered=LISTS)
    made.certify("turns")


def large(stations: int, *, everything: bool = False) -> Record:
    """So many alike stations that the tree has full tiles; with everything, totals and seats too."""
    made = begun(Writer("kz-2021", "2021-01-10", [contest("majilis", "kz-2021")]))
    commissions = [commission for _, commission, _ in HOMES]
    for at, (region, commission, _) in enumerate(HOMES):
        codes = [f"{region}/{n}" for n in range(at, stations, len(commissions))]
        for part in range(0, len(codes), 300):
            made.register("majilis", commission, region, codes[part : part + 300], part=part // 300 + 1)
    for address, held in made.registers["majilis"].items():
        made.home = lambda _, __, home=(address, held): home  # type: ignore[method-assign,misc]
        for station in held["stations"]:
            made.settle("majilis", station["code"], [60, 20, 4])
    if everything:
        made.add_up("majilis")
        made.allocate("majilis")
        made.certify("majilis")
    return made.record()
