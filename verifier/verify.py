# ruff: noqa: E501 (a sentence in three languages stands on one line)
"""Check the record of an election folder; written from docs/record-format.md alone, sharing no code with Saylau.

python verifier/verify.py FOLDER [--head HEX | --checkpoint FILE] [--json] [--lang kk|ru|en] [--own]

Exit status: 0 proven, 1 not proven (any damaged record included), 2 no record. Standard library only; `cryptography` is used
for Ed25519 when it can be imported, unless --own. Bundles are streamed, and what must be remembered lies in a temporary
SQLite database on disk, so that memory does not grow with the record.
"""

import argparse
import base64
import hashlib
import json
import os
import re
import sqlite3
import stat
import sys
import tomllib
from collections.abc import Callable, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

Json = dict[str, Any]
Shape = Mapping[str, type]
sys.dont_write_bytecode = True
WIDTH, HASH, DEEP, MIB = 256, 32, 32, 1 << 20
HEX64, DAY, IDENTIFIER = re.compile(r"[0-9a-f]{64}"), re.compile(r"\d{4}-\d\d-\d\d"), re.compile(r"[a-z0-9\-_./]{1,64}")
CHECKS = ("files", "keys", "checkpoint", "entries", "signatures", "tree", "extension", "outside", "law", "typings", "totals", "seats",
          "certificate")  # fmt: skip
ENTRY_KEYS = {"actor", "address", "day", "facts", "follows", "id", "law", "ruling", "verb", "version"}
ROLES = ("log", "central", "territorial", "witness", "auditor")
VERDICTS = ("stands", "falls", "waits")
PARTS_OF = {
    "region": ("commission",),
    "abroad": ("commission",),
    "country": ("region",),
    "nation": ("country", "abroad"),
}
FACTS: dict[str, Shape] = {
    "open": {"book": str, "contests": list, "election": str, "illustrative": str, "keys": list, "on": str, "origin": str, "title": dict},
    "settle": {"contest": str, "decisions": dict, "explanations": dict, "first": dict, "form": str, "station": dict},
    "add_up": {"contest": str, "counted": int, "key": str, "level": str, "parts": list, "registered": int, "status": str, "sums": dict,
               "votes": dict, "waiting": int},
    "allocate": {"contest": str, "list_sizes": dict, "registered": list, "result": dict, "votes": dict},
    "compare": {"contest": str, "percents": dict, "seats": dict, "totals": dict, "votes": dict},
    "certify": {"act": str, "contest": str, "on": str, "seats": dict, "status": str},
}  # fmt: skip
CONTEST: Shape = {"ballot": list, "form": str, "id": str, "list_sizes": dict, "name": str, "registered": list}
STATION: Shape = {"ballot": list, "code": str, "commission": str, "kind": str, "region": str}
TYPING: Shape = {
    "lists": list,
    "numbers": dict,
    "round": str,
    "station": str,
    "typing": int,
    "typist": str,
    "version": int,
    "votes": dict,
}
TIE: Shape = {"lists": list, "seats": int}
RESULT: Shape = {"admitted": list, "base": str, "seats": dict, "ties": list, "waiting": int}


class Refused(Exception):
    """One reason why something is not proven: its code and the place."""

    def __init__(self, code: str, where: str = "") -> None:
        super().__init__(code, where)
        self.code, self.where = code, where


class Report:
    """What was checked, what was found wrong, and what could not be checked."""

    def __init__(self) -> None:
        self.counts = dict.fromkeys(CHECKS, 0)
        self.problems: list[tuple[str, str]] = []
        self.more = 0
        self.limits: list[tuple[str, str]] = []
        self.head: dict[str, object] = {}
        self.failed: set[str] = set()

    def fail(self, code: str, where: str = "") -> None:
        """Note a reason; the first fifty are told, the others counted."""
        self.failed.add(REASONS[code][0])
        if len(self.problems) < 50:
            self.problems.append((code, where))
        else:
            self.more += 1

    def limit(self, code: str, where: str = "") -> None:
        """Note what could not be checked, once."""
        if (code, where) not in self.limits:
            self.limits.append((code, where))

    def state(self, check: str) -> str:
        """A check failed, was done, or had nothing that it could be done on."""
        return "failed" if check in self.failed else "done" if self.counts[check] else "not_done"


# --- Ed25519, RFC 8032 section 5.1: extended coordinates and the complete addition of a twisted Edwards curve ---

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def ed_add(a: tuple[int, ...], b: tuple[int, ...]) -> tuple[int, ...]:
    """The sum of two points; the formula is complete and so serves for doubling."""
    m, n = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    c, d = 2 * D * a[3] * b[3] % P, 2 * a[2] * b[2] % P
    e, f, g, h = n - m, d - c, d + c, n + m
    return e * f % P, g * h % P, f * g % P, e * h % P


def ed_point(encoded: bytes) -> tuple[int, ...] | None:
    """The point of 32 bytes, or None where they encode none (RFC 8032, 5.1.3)."""
    y = int.from_bytes(encoded, "little")
    sign, y = y >> 255, y & (1 << 255) - 1
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if x * x % P != square:
        x = x * ROOT % P
    if x * x % P != square or (x == 0 and sign):
        return None
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P


BASE = ed_point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little")) or ()


def own_verify(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether s·B = R + h·A, where h is SHA-512 of R, A and the message."""
    a, r = ed_point(public), ed_point(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= ORDER or len(signature) != 64:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % ORDER
    minus = (P - a[0], a[1], 1, P - a[3])
    table = [(0, 1, 1, 0), BASE, minus, ed_add(BASE, minus)]
    total = table[0]
    for bit in range(252, -1, -1):
        total = ed_add(ed_add(total, total), table[(s >> bit & 1) | (h >> bit & 1) << 1])
    return (total[0] - r[0] * total[2]) % P == 0 and (total[1] - r[1] * total[2]) % P == 0


def library_verify(public: bytes, message: bytes, signature: bytes) -> bool:
    """The same answer from the library `cryptography`."""
    try:
        Library.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


try:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey as Library
except ImportError:
    Library = None  # type: ignore[assignment, misc]


# --- Canonical JSON ---


def parse(data: bytes, where: str) -> object:
    """The value of strict JSON: no float, true, false, null, duplicate key or integer of 2^53 and more; at most 32 deep."""

    def whole(text: str) -> int:
        if len(text) > 17 or abs(int(text)) >= 2**53:
            raise Refused("huge_integer", where)
        return int(text)

    def single(pairs: list[tuple[str, object]]) -> dict[str, object]:
        value = dict(pairs)
        if len(value) != len(pairs):
            raise Refused("duplicate_key", where)
        return value

    def fraction(_: str) -> None:
        raise Refused("float", where)

    try:
        text = data.decode()
        value = json.loads(
            text, parse_int=whole, parse_float=fraction, parse_constant=fraction, object_pairs_hook=single
        )
    except UnicodeDecodeError:
        raise Refused("not_utf8", where) from None
    except RecursionError:
        raise Refused("nested_too_deep", where) from None
    except ValueError:
        raise Refused("not_json", where) from None
    allow(value, where, 1)
    return value


def allow(value: object, where: str, depth: int) -> None:
    """Refuse values, keys and depths that canonical JSON does not have."""
    if isinstance(value, str) or type(value) is int:
        return
    if not isinstance(value, dict | list):
        raise Refused("forbidden_value", where)
    if depth > DEEP:
        raise Refused("nested_too_deep", where)
    if isinstance(value, dict) and not all(key.isascii() and key.isprintable() for key in value):
        raise Refused("key_not_ascii", where)
    for inner in value.values() if isinstance(value, dict) else value:
        allow(inner, where, depth + 1)


def canonical(value: object, where: str) -> bytes:
    """The bytes of RFC 8785; for integers, strings and ASCII keys Python's sorted compact form is the same."""
    try:
        return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise Refused("lone_surrogate", where) from None


def need(value: object, shape: Shape, where: str) -> Json:
    """The value, where it is an object that has each key of the shape with its type."""
    if not isinstance(value, dict):
        raise Refused("shape", where)
    for key, kind in shape.items():
        if type(value.get(key)) is not kind:
            raise Refused("shape", f"{where}: {key}")
    return value


def need_numbers(value: object, where: str) -> None:
    """Refuse an object of figures that holds anything but integers of zero and more."""
    if not isinstance(value, dict) or not all(type(n) is int and n >= 0 for n in value.values()):
        raise Refused("shape", where)


def need_strings(value: object, where: str) -> None:
    """Refuse an array that holds anything but strings."""
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise Refused("shape", where)


def unbase64(text: object, length: int | None, code: str, where: str) -> bytes:
    """The bytes of standard Base64, refused where another text would give the same bytes."""
    try:
        data = base64.b64decode(str(text), validate=True)
    except ValueError:
        raise Refused(code, where) from None
    if base64.b64encode(data).decode() != text or (length is not None and len(data) != length):
        raise Refused(code, where)
    return data


# --- Files ---


def look_over(record: Path) -> None:
    """Refuse a record that holds a link or anything that is neither a file nor a folder."""
    if record.is_symlink():
        raise Refused("symlink", "record")
    if not record.is_dir():
        raise Refused("not_a_folder", "record")
    for folder, names, files in os.walk(record, onerror=raise_it):
        for name in names + files:
            mode = (Path(folder) / name).lstat().st_mode
            if stat.S_ISLNK(mode):
                raise Refused("symlink", name)
            if not (stat.S_ISDIR(mode) or stat.S_ISREG(mode)):
                raise Refused("not_a_file", name)


def raise_it(error: OSError) -> None:
    """A folder that cannot be listed is a reason, not silence."""
    raise Refused("unreadable", Path(str(error.filename)).name)


def fetch(path: Path, most: int, name: str) -> bytes:
    """The bytes of a plain file of at most so many bytes."""
    try:
        with os.fdopen(
            os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)), "rb"
        ) as file:
            found = os.fstat(file.fileno())
            if not stat.S_ISREG(found.st_mode):
                raise Refused("not_a_file", name)
            if found.st_size > most:
                raise Refused("file_too_large", name)
            return file.read(most)
    except FileNotFoundError:
        raise Refused("missing_file", name) from None
    except IsADirectoryError:
        raise Refused("not_a_file", name) from None
    except (OSError, ValueError):
        raise Refused("unreadable", name) from None


def tile_name(number: int) -> str:
    """The number of a tile in groups of three digits: 1234067 is x001/x234/067."""
    groups = [f"{number % 1000:03}"]
    while number := number // 1000:
        groups.insert(0, f"x{number % 1000:03}")
    return "/".join(groups)


# --- Keys, checkpoints ---


def read_keys(value: object, where: str) -> dict[str, tuple[str, bytes]]:
    """Role and public key by name; names rise and stand once."""
    if not isinstance(value, list):
        raise Refused("keys_shape", where)
    keys: dict[str, tuple[str, bytes]] = {}
    for item in value:
        if not isinstance(item, dict) or set(item) != {"name", "public", "role"} or not isinstance(item["name"], str):
            raise Refused("keys_shape", where)
        if item["role"] not in ROLES or not item["name"] or (keys and item["name"] <= max(keys)):
            raise Refused("keys_shape", f"{where}: {item['name']}")
        keys[item["name"]] = (item["role"], unbase64(item["public"], 32, "keys_shape", where))
    return keys


def read_note(data: bytes, where: str) -> tuple[str, int, bytes, str, list[tuple[str, bytes]]]:
    """Origin, size, root, signed text and signature lines of a checkpoint (C2SP signed-note, tlog-checkpoint)."""
    try:
        text, _, signed = data.decode().partition("\n\n")
    except UnicodeDecodeError:
        raise Refused("checkpoint_form", where) from None
    lines = text.split("\n")
    if len(lines) != 3 or not lines[0] or not re.fullmatch(r"[1-9][0-9]{0,15}", lines[1]) or not signed.endswith("\n"):
        raise Refused("checkpoint_form", where)
    found = []
    for line in signed[:-1].split("\n"):
        parts = line.split(" ")
        if len(parts) != 3 or parts[0] != "—":
            raise Refused("checkpoint_form", where)
        found.append((parts[1], unbase64(parts[2], None, "checkpoint_form", where)))
    return lines[0], int(lines[1]), unbase64(lines[2], HASH, "checkpoint_form", where), text + "\n", found


def key_hash(name: str, kind: int, public: bytes) -> bytes:
    """The four bytes by which a signature line names its key."""
    return hashlib.sha256(name.encode() + b"\n" + bytes([kind]) + public).digest()[:4]


def check_note(
    verifier: "Verifier", data: bytes, where: str, missing: str = "checkpoint_signature"
) -> tuple[int, bytes]:
    """Size and root of a checkpoint that this log signed; a wrong cosignature of a known witness is refused too."""
    origin, size, root, text, lines = read_note(data, where)
    if origin != verifier.origin:
        raise Refused("other_log", f"{where}: {origin}")
    signed = False
    for name, blob in lines:
        role, public = verifier.keys.get(name, ("", b""))
        if role == "log" and name == origin and blob[:4] == key_hash(name, 1, public):
            signed = len(blob) == 68 and verifier.verify(public, text.encode(), blob[4:])
            if not signed:
                raise Refused("checkpoint_signature", where)
        if role == "witness" and blob[:4] == key_hash(name, 4, public):
            message = f"cosignature/v1\ntime {int.from_bytes(blob[4:12], 'big')}\n{text}".encode()
            if len(blob) != 76 or not verifier.verify(public, message, blob[12:]):
                raise Refused("witness_signature", f"{where}: {name}")
            verifier.report.head["cosigned"] = int(verifier.report.head.get("cosigned", 0)) + (where == "checkpoint")  # type: ignore[call-overload]
    if not signed:
        raise Refused(missing, where)
    return size, root


# --- The tree ---


def node(left: bytes, right: bytes) -> bytes:
    """The hash of an inner node (RFC 6962, 2.1)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def peaks(hashes: list[bytes]) -> list[bytes]:
    """The roots of the complete subtrees that equal subtrees make, the largest first."""
    found: list[tuple[int, bytes]] = []
    for each in hashes:
        item, height = each, 0
        while found and found[-1][0] == height:
            item, height = node(found.pop()[1], item), height + 1
        found.append((height, item))
    return [item for _, item in found]


class Tree:
    """A growing tree that keeps no more than the unfinished tile of each level."""

    def __init__(self, full_tile: Callable[[int, int, list[bytes]], None]) -> None:
        self.levels: list[list[bytes]] = [[]]
        self.numbers = [0]
        self.full_tile = full_tile

    def append(self, item: bytes, level: int = 0) -> None:
        """Add a hash; a full tile is handed over and its root goes one level up."""
        if level == len(self.levels):
            self.levels.append([])
            self.numbers.append(0)
        self.levels[level].append(item)
        if len(self.levels[level]) == WIDTH:
            full, self.levels[level] = self.levels[level], []
            self.full_tile(level, self.numbers[level], full)
            self.numbers[level] += 1
            self.append(peaks(full)[0], level + 1)

    def root(self) -> bytes:
        """The tree hash of all that was added."""
        tops = [top for hashes in reversed(self.levels) for top in peaks(hashes)]
        root = tops.pop()
        while tops:
            root = node(tops.pop(), root)
        return root


# --- The verifier ---


class Verifier:
    """One run over one record."""

    def __init__(self, folder: Path, *, own: bool, head: bytes | None, outside: Path | None) -> None:
        self.record, self.head, self.outside = folder / "record", head, outside
        self.verify = own_verify if own or Library is None else library_verify
        self.report = Report()
        self.keys: dict[str, tuple[str, bytes]] = {}
        self.origin, self.size, self.root = "", 0, b""
        self.wanted: dict[int, list[tuple[str, bytes]]] = {}
        self.head_at = 0
        self.opened: Json = {}
        self.laws: set[str] = set()
        self.allocations: dict[str, tuple[Json, Json]] = {}
        self.certificates: list[tuple[Json, Json]] = []
        self.base = sqlite3.connect("")
        self.base.executescript("""
            PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF; PRAGMA cache_size = -16000;
            CREATE TABLE seen (id TEXT PRIMARY KEY) WITHOUT ROWID;
            CREATE TABLE address (address TEXT PRIMARY KEY) WITHOUT ROWID;
            CREATE TABLE settle (at INTEGER PRIMARY KEY, contest, address, station, commission, region, round, version, verdict, agreed,
                numbers, votes);
            CREATE TABLE total (at INTEGER PRIMARY KEY, contest, address, level, key, facts);
            CREATE INDEX settle_by ON settle (address); CREATE INDEX total_by ON total (address);
            CREATE INDEX station_by ON settle (contest, station, round);
            CREATE INDEX commission_by ON settle (contest, commission);
        """)

    def run(self) -> Report:
        """Every check in order; what cannot go on stops it, with its reason."""
        try:
            look_over(self.record)
            self.report.counts["files"] = 1
            self.read_heads()
            self.read_entries()
            self.compare_outside()
            self.check_laws()
            if self.report.failed & {"entries", "tree"} or not self.opened:
                self.report.limit("not_added_up")
            else:
                self.check_contests()
        except Refused as reason:
            self.report.fail(reason.code, reason.where)
        except (OSError, sqlite3.Error, MemoryError, RecursionError, ValueError, TypeError, LookupError, AttributeError,
                ArithmeticError) as error:  # fmt: skip
            self.report.fail("unreadable", type(error).__name__)
        return self.report

    def read_heads(self) -> None:
        """Keys, the newest checkpoint, the published ones, and the one from outside."""
        held = parse(fetch(self.record / "keys.json", 16 * MIB, "keys.json"), "keys.json")
        self.keys = read_keys(held.get("keys") if isinstance(held, dict) else held, "keys.json")
        logs = [name for name, (role, _) in self.keys.items() if role == "log"]
        if len(logs) != 1:
            raise Refused("log_key", "keys.json")
        self.origin = logs[0]
        self.report.counts["keys"] = len(self.keys)
        self.size, self.root = check_note(self, fetch(self.record / "checkpoint", MIB, "checkpoint"), "checkpoint")
        self.report.counts["checkpoint"] = 1
        self.report.head.update(origin=self.origin, size=self.size, root=self.root.hex())
        for path in sorted((self.record / "checkpoints").glob("*")):
            self.read_published(path.name, path)
        if self.outside:
            size, root = check_note(self, fetch(self.outside, MIB, "--checkpoint"), "--checkpoint", "outside_signature")
            if size > self.size:
                raise Refused("cut_tail", f"{self.size} < {size}")
            self.wanted.setdefault(size, []).append(("--checkpoint", root))

    def read_published(self, name: str, path: Path) -> None:
        """A published checkpoint is signed, bears its size as a name, and is no larger than the record."""
        size, root = check_note(self, fetch(path, MIB, f"checkpoints/{name}"), f"checkpoints/{name}")
        if name != str(size):
            raise Refused("checkpoint_form", f"checkpoints/{name}")
        if size > self.size:
            raise Refused("cut_tail", f"{self.size} < checkpoints/{size}")
        self.wanted.setdefault(size, []).append((f"checkpoints/{name}", root))

    def read_entries(self) -> None:
        """Stream the bundles: encoding, shapes, signatures, and the tree they make."""
        tree = Tree(self.check_tile)
        at = 0
        while at < self.size:
            for leaf in self.bundle(at // WIDTH, min(WIDTH, self.size - at)):
                tree.append(hashlib.sha256(b"\x00" + leaf).digest())
                try:
                    self.read_leaf(leaf, at)
                except Refused as reason:
                    self.report.fail(reason.code, reason.where or f"entry {at}")
                at += 1
                self.compare_at(at, tree)
        for level, hashes in enumerate(tree.levels):
            if hashes:
                self.check_tile(level, tree.numbers[level], hashes)
        if tree.root() != self.root:
            self.report.fail("root_differs", f"size {self.size}")
        self.report.counts["tree"] = self.size

    def bundle(self, number: int, width: int) -> list[bytes]:
        """The entries of one bundle; partial bundles that are still there begin it."""
        name = f"tile/entries/{tile_name(number)}"
        path = self.record / name
        data = fetch(path if width == WIDTH else Path(f"{path}.p/{width}"), WIDTH * 65537, name)
        leaves: list[bytes] = []
        at = 0
        while at < len(data) and len(leaves) < width:
            length = int.from_bytes(data[at : at + 2], "big")
            leaves.append(data[at + 2 : at + 2 + length])
            at += 2 + length
        if at != len(data) or len(leaves) != width:
            raise Refused("bundle_form", name)
        for other in Path(f"{path}.p").glob("*"):
            begun = fetch(other, WIDTH * 65537, f"{name}.p/{other.name}")
            if other.name != str(width) and not data.startswith(begun):
                self.report.fail("two_heads", f"{name}.p/{other.name}")
        return leaves

    def check_tile(self, level: int, number: int, hashes: list[bytes]) -> None:
        """The tile of hashes on disk is the computed one, and partial tiles still there begin it."""
        name = f"tile/{level}/{tile_name(number)}"
        path, data = self.record / name, b"".join(hashes)
        exact = path if len(hashes) == WIDTH else Path(f"{path}.p/{len(hashes)}")
        try:
            found = fetch(exact, WIDTH * HASH, name)
            if len(found) != len(data):
                raise Refused("tile_form", name)
            if found != data:
                raise Refused("tile_differs", name)
            for other in Path(f"{path}.p").glob("*"):
                if other != exact and not data.startswith(fetch(other, WIDTH * HASH, f"{name}.p")):
                    raise Refused("tile_differs", f"{name}.p/{other.name}")
        except Refused as reason:
            self.report.fail(reason.code, reason.where)

    def compare_at(self, size: int, tree: Tree) -> None:
        """Wherever a checkpoint or a head is known, the tree had that root at that size."""
        if size not in self.wanted and not self.head:
            return
        root = tree.root()
        if root == self.head:
            self.head_at = size
        for where, known in self.wanted.get(size, ()):
            if known != root:
                self.report.fail("two_heads" if size == self.size else "not_an_extension", where)
            self.report.counts["outside" if where == "--checkpoint" else "extension"] += 1

    def compare_outside(self) -> None:
        """A head from outside was the root at some size; with nothing from outside that is said."""
        if self.head and not self.head_at:
            raise Refused("head_not_found", self.head.hex())
        if self.head:
            self.report.counts["outside"] += 1
            self.report.head["head_at"] = self.head_at
        elif not self.outside:
            self.report.limit("no_outside")

    def read_leaf(self, leaf: bytes, at: int) -> None:
        """One entry: its bytes, its shape, its signatures; what later checks need goes to the database."""
        where = f"entry {at}"
        value = parse(leaf, where)
        if canonical(value, where) != leaf:
            raise Refused("not_canonical", where)
        if not isinstance(value, dict) or set(value) != {"entry", "signatures"}:
            raise Refused("shape", where)
        entry = need(
            value["entry"], {"actor": dict, "facts": dict, "follows": list, "ruling": dict, "version": int}, where
        )
        self.check_signatures(entry, value["signatures"], where)
        self.check_entry(entry, where)
        self.report.counts["entries"] += 1
        if (at == 0) != (entry["verb"] == "open"):
            raise Refused("open_not_first", where)
        self.keep(entry, at, where)

    def check_signatures(self, entry: Json, signatures: object, where: str) -> None:
        """The actor signed first, the others in the order of their names, and all of them verify."""
        if not isinstance(signatures, list) or not signatures:
            raise Refused("shape", f"{where}: signatures")
        message = b"saylau/entry/v1\n" + canonical(entry, where)
        names = []
        for item in signatures:
            if not isinstance(item, dict) or set(item) != {"key", "signature"} or not isinstance(item["key"], str):
                raise Refused("shape", f"{where}: signatures")
            if item["key"] not in self.keys:
                self.report.fail("unknown_key", f"{where}: {item['key']}")
                return
            names.append(item["key"])
            signature = unbase64(item["signature"], 64, "signature", where)
            if not self.verify(self.keys[item["key"]][1], message, signature):
                self.report.fail("signature", f"{where}: {item['key']}")
                return
            self.report.counts["signatures"] += 1
        if names[0] != entry["actor"].get("key"):
            self.report.fail("signer", where)
        if names[1:] != sorted(set(names[1:])) or names[0] in names[1:]:
            self.report.fail("signature_order", where)

    def check_entry(self, entry: Json, where: str) -> None:
        """The ten keys of an entry, its identifier, its actor's role, and what it follows."""
        if set(entry) != ENTRY_KEYS or entry["version"] != 1 or entry["verb"] not in tuple(FACTS):
            raise Refused("shape", where)
        for key, pattern in (("id", IDENTIFIER), ("law", HEX64), ("day", DAY), ("address", None)):
            if not isinstance(entry[key], str) or (pattern and not pattern.fullmatch(entry[key])):
                raise Refused("shape", f"{where}: {key}")
        self.check_ruling(entry, where)
        need_strings(entry["follows"], f"{where}: follows")
        need(entry["facts"], FACTS[entry["verb"]], f"{where}: facts")
        key, role = entry["actor"].get("key"), entry["actor"].get("role")
        if set(entry["actor"]) != {"key", "role"} or not isinstance(key, str) or self.keys.get(key, ("",))[0] != role:
            raise Refused("actor_role", where)
        below = entry["verb"] == "settle" or entry["facts"].get("level") in ("commission", "region", "abroad")
        if role != ("territorial" if below else "central"):
            raise Refused("actor_role", f"{where}: {key}")
        for address in entry["follows"]:
            if not self.base.execute("SELECT 1 FROM address WHERE address = ?", (address,)).fetchone():
                raise Refused("follows_unknown", f"{where}: {address}")
        if self.base.execute("INSERT OR IGNORE INTO seen VALUES (?)", (entry["id"],)).rowcount == 0:
            raise Refused("duplicate_id", f"{where}: {entry['id']}")
        self.base.execute("INSERT OR IGNORE INTO address VALUES (?)", (entry["address"],))
        self.laws.add(entry["law"])

    @staticmethod
    def check_ruling(entry: Json, where: str) -> None:
        """A ruling speaks of its entry's address and day, and has one of three verdicts."""
        ruling = entry["ruling"]
        if set(ruling) != {"findings", "on", "subject", "verdict"} or ruling["verdict"] not in VERDICTS:
            raise Refused("shape", f"{where}: ruling")
        if (
            ruling["on"] != entry["day"]
            or ruling["subject"] != entry["address"]
            or not isinstance(ruling["findings"], list)
        ):
            raise Refused("shape", f"{where}: ruling")

    def keep(self, entry: Json, at: int, where: str) -> None:
        """Keep what the later checks need of an entry."""
        facts, verb = entry["facts"], entry["verb"]
        if verb == "open":
            self.keep_opening(entry, where)
        if verb == "open" or not self.opened:
            return
        if facts["contest"] not in self.opened["contests"]:
            raise Refused("shape", f"{where}: contest")
        name = self.opened["contests"][facts["contest"]]["name"]
        if verb == "settle":
            self.keep_protocol(entry, name, at, where)
        elif verb == "add_up":
            self.keep_total(entry, name, at, where)
        else:
            address = {"allocate": "seats", "compare": "published", "certify": "result"}[verb]
            if verb != "compare" and entry["address"] != f"{address}/{name}":
                raise Refused("address", where)
            need_numbers(facts["seats"] if verb == "certify" else facts["votes"], where)
            if verb == "allocate":
                result = need(facts["result"], RESULT, f"{where}: result")
                need_numbers(result["seats"], f"{where}: result")
                need_numbers(facts["list_sizes"], f"{where}: list_sizes")
                for names in (
                    facts["registered"],
                    result["admitted"],
                    *(need(tie, TIE, where)["lists"] for tie in result["ties"]),
                ):
                    need_strings(names, f"{where}: lists")
                self.allocations[facts["contest"]] = (entry, facts)
            if verb == "certify":
                self.certificates.append((entry, facts))

    def keep_opening(self, entry: Json, where: str) -> None:
        """The first entry: the keys of keys.json, the origin of the checkpoint, the contests."""
        facts = entry["facts"]
        if read_keys(facts["keys"], where) != self.keys:
            self.report.fail("keys_differ", "keys.json")
        if facts["origin"] != self.origin or self.origin != f"saylau/{facts['election']}":
            self.report.fail("other_log", f"{where}: {facts['origin']}")
        if entry["address"] != f"election/{facts['election']}":
            raise Refused("address", where)
        contests = [need(contest, CONTEST, f"{where}: contest") for contest in facts["contests"]]
        self.opened = {**facts, "contests": {contest["id"]: contest for contest in contests}}
        self.report.head.update(election=facts["election"], illustrative=facts["illustrative"])
        if facts["illustrative"] != "no":
            self.report.limit("illustrative")

    def keep_protocol(self, entry: Json, name: str, at: int, where: str) -> None:
        """A protocol: its address follows from its station, round and version; its two typings agree where it stands."""
        facts = entry["facts"]
        station, first = (
            need(facts["station"], STATION, f"{where}: station"),
            need(facts["first"], TYPING, f"{where}: first"),
        )
        need_numbers(first["numbers"], f"{where}: numbers")
        need_numbers(first["votes"], f"{where}: votes")
        if first["round"] not in ("first", "repeat") or first["version"] < 1 or first["station"] != station["code"]:
            raise Refused("shape", f"{where}: first")
        tail = "/repeat" * (first["round"] == "repeat") + f"/corrected-{first['version']}" * (first["version"] > 1)
        if entry["address"] != f"protocol/{name}/{station['code']}{tail}":
            raise Refused("address", where)
        agreed = self.typed_the_same(facts, first, where)
        settled = need(facts["decisions"].get("K.605", {}), {}, where).get("decision") == "settled"
        if not agreed and "second" in facts and entry["ruling"]["verdict"] == "stands" and not settled:
            self.report.fail("typings_differ", f"{where}: {entry['address']}")
        row = (at, facts["contest"], entry["address"], station["code"], station["commission"], station["region"], first["round"],
               first["version"], entry["ruling"]["verdict"], agreed or settled, json.dumps(first["numbers"]), json.dumps(first["votes"]))  # fmt: skip
        self.base.execute("INSERT INTO settle VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", row)

    def typed_the_same(self, facts: Json, first: Json, where: str) -> bool:
        """Whether a second typing is there and says the same as the first."""
        if "second" not in facts:
            return False
        self.report.counts["typings"] += 1
        second = need(facts["second"], {"typing": int, "typist": str}, f"{where}: second")
        if set(second) == {"same_as_first", "typing", "typist"} and second["same_as_first"] == "yes":
            return True
        need(second, TYPING, f"{where}: second")
        plain = [
            {key: value for key, value in typing.items() if key not in ("typing", "typist")}
            for typing in (first, second)
        ]
        return plain[0] == plain[1]

    def keep_total(self, entry: Json, name: str, at: int, where: str) -> None:
        """A total: its address follows from its level and key, and it follows its parts."""
        facts = entry["facts"]
        if facts["level"] not in ("commission", *PARTS_OF):
            raise Refused("shape", f"{where}: level")
        tail = "" if facts["level"] == "nation" else f"/{facts['key']}"
        if entry["address"] != f"total/{name}{tail}" or (facts["level"] == "country" and facts["key"] != "country"):
            raise Refused("address", where)
        for figures in ("sums", "votes"):
            need_numbers(facts[figures], f"{where}: {figures}")
        need_strings(facts["parts"], f"{where}: parts")
        if entry["follows"] != facts["parts"]:
            raise Refused("shape", f"{where}: follows")
        if facts["level"] == "nation":
            need(facts.get("evidence"), {"annulments": list}, f"{where}: evidence")
        row = (at, facts["contest"], entry["address"], facts["level"], facts["key"], json.dumps(facts))
        self.base.execute("INSERT INTO total VALUES (?,?,?,?,?,?)", row)

    # --- The law files ---

    def check_laws(self) -> None:
        """Each statute book that an entry names is there with the fingerprint it is named by."""
        for fingerprint in sorted(self.laws):
            folder = self.record / "law" / fingerprint
            if not folder.is_dir():
                self.report.fail("law_missing", fingerprint)
                continue
            names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
            whole = hashlib.sha256()
            for name in names:
                whole.update(f"{name}\n{hashlib.sha256(fetch(folder / name, 16 * MIB, name)).hexdigest()}\n".encode())
            if whole.hexdigest() != fingerprint:
                self.report.fail("law_changed", fingerprint)
            self.report.counts["law"] += len(names)

    def law(self, fingerprint: str, day: str) -> dict[str, object]:
        """The values in force on a day, by name; what is open or absent has none."""
        values: dict[str, object] = {}
        folder = self.record / "law" / fingerprint
        for path in sorted(folder.rglob("*.toml")):
            try:
                held = tomllib.loads(fetch(path, 16 * MIB, path.name).decode())
            except (ValueError, RecursionError):
                raise Refused("law_unreadable", path.name) from None
            for provision in held.get("provision", []):
                begun = [w for w in provision.get("wording", []) if str(w.get("from", "")) <= day]
                last: Json = max(begun, key=lambda w: str(w.get("from", "")), default={})
                if (
                    "value" in last
                    and not last.get("open")
                    and not last.get("absent")
                    and day < str(last.get("until", "9999"))
                ):
                    values[provision["name"]] = last["value"]
        return values

    # --- Adding up ---

    def check_contests(self) -> None:
        """Re-add each contest, share its seats again, and compare what is certified."""
        for contest in sorted(self.opened["contests"]):
            nation = self.base.execute(
                "SELECT facts FROM total WHERE contest = ? AND level = 'nation' ORDER BY at DESC LIMIT 1", (contest,)
            ).fetchone()
            if nation is None:
                self.report.limit("no_totals", contest)
                continue
            self.add_up(contest, json.loads(nation[0]))
            if contest in self.allocations:
                self.check_seats(contest, *self.allocations[contest], json.loads(nation[0]))
            else:
                self.report.limit("no_seats", contest)
        for entry, facts in self.certificates:
            self.check_certificate(entry, facts)

    def add_up(self, contest: str, nation: Json) -> None:
        """Every total is the sum of its parts, and nothing that counts is left out or counted twice."""
        annulled = {unit for item in nation["evidence"]["annulments"] for unit in units_of(item)}
        query = "SELECT at, address, level, key, facts FROM total WHERE contest = ? ORDER BY at"
        for at, address, level, key, text in self.base.execute(query, (contest,)):
            facts = json.loads(text)
            last = not self.base.execute(
                "SELECT 1 FROM total WHERE contest = ? AND level = ? AND key = ? AND at > ?", (contest, level, key, at)
            ).fetchone()
            try:
                if level == "commission":
                    self.add_protocols(contest, at, address, facts, annulled if last else set())
                else:
                    self.add_totals(contest, at, address, facts, last=last)
            except Refused as reason:
                self.report.fail(reason.code, reason.where)
            self.report.counts["totals"] += 1
        self.check_all_counted(contest, annulled)

    def add_protocols(self, contest: str, at: int, address: str, facts: Json, annulled: set[str]) -> None:
        """A commission's total: its protocols stand or wait, are its own, are the newest, and make its figures."""
        rows, waiting = [], 0
        if len(set(facts["parts"])) != len(facts["parts"]):
            raise Refused("part_twice", address)
        for part in facts["parts"]:
            found = self.base.execute(
                "SELECT commission, station, region, round, version, verdict, numbers, votes FROM settle"
                " WHERE contest = ? AND address = ? AND at < ? ORDER BY at DESC LIMIT 1", (contest, part, at)
            ).fetchone()  # fmt: skip
            if found is None or found[0] != facts["key"]:
                raise Refused("part_unknown", f"{address}: {part}")
            if found[5] == "falls":
                raise Refused("part_falls", f"{address}: {part}")
            if self.replaced(contest, found[1], found[3], found[4], at):
                raise Refused("part_replaced", f"{address}: {part}")
            if found[3] == "first" and annulled & {found[1], found[0], found[2]}:
                raise Refused("part_annulled", f"{address}: {part}")
            waiting += found[5] == "waits"
            rows.append({"sums": json.loads(found[6]), "votes": json.loads(found[7])})
        compare_figures(address, facts, rows, {"counted": len(rows), "waiting": waiting})

    def replaced(self, contest: str, station: str, vote: str, version: int, before: int) -> bool:
        """Whether a later version of the same protocol came in before that entry."""
        query = "SELECT 1 FROM settle WHERE contest = ? AND station = ? AND round = ? AND version > ? AND at < ?"
        return self.base.execute(query, (contest, station, vote, version, before)).fetchone() is not None

    def add_totals(self, contest: str, at: int, address: str, facts: Json, *, last: bool) -> None:
        """A region, the country or the nation: the newest totals below it make its figures, each of them once."""
        rows, levels = [], PARTS_OF[facts["level"]]
        if len(set(facts["parts"])) != len(facts["parts"]):
            raise Refused("part_twice", address)
        for part in facts["parts"]:
            found = self.base.execute(
                "SELECT facts FROM total WHERE contest = ? AND address = ? AND level IN (?, ?) AND at < ? ORDER BY at DESC LIMIT 1",
                (contest, part, levels[0], levels[-1], at),
            ).fetchone()
            if found is None:
                raise Refused("part_unknown", f"{address}: {part}")
            rows.append(json.loads(found[0]))
        known = {key: sum(row[key] for row in rows) for key in ("counted", "registered", "waiting")}
        compare_figures(address, facts, rows, known)
        if last and facts["level"] in ("country", "nation"):
            below = {row[0] for row in self.base.execute(
                "SELECT address FROM total WHERE contest = ? AND level IN (?, ?)", (contest, levels[0], levels[-1]))}  # fmt: skip
            if below != set(facts["parts"]):
                raise Refused("parts_differ", f"{address}: {min(below ^ set(facts['parts']))}")

    def check_all_counted(self, contest: str, annulled: set[str]) -> None:
        """Every protocol that counts is in its commission's newest total, and every commission in its region's, once."""
        newest: dict[tuple[str, str], Json] = {}
        for level, key, text in self.base.execute(
            "SELECT level, key, facts FROM total WHERE contest = ? ORDER BY at", (contest,)
        ):
            newest[level, key] = {"parts": set(json.loads(text)["parts"])}
        name = self.opened["contests"][contest]["name"]
        upper = [(key, total["parts"]) for (level, key), total in newest.items() if level in ("region", "abroad")]
        for (level, key), _ in newest.items():
            homes = [region for region, parts in upper if f"total/{name}/{key}" in parts]
            if level == "commission" and len(homes) != 1:
                self.report.fail("parts_differ", f"total/{name}/{key}")
        query = """SELECT address, station, commission, region, round, version, at, agreed, verdict FROM settle
            WHERE contest = ? AND verdict <> 'falls'"""
        for address, station, commission, region, vote, version, at, agreed, verdict in self.base.execute(
            query, (contest,)
        ):
            if (verdict == "waits" and not agreed) or (vote == "first" and annulled & {station, commission, region}):
                continue
            parts = newest.get(("commission", commission), {"parts": set()})["parts"]
            if address not in parts and not self.replaced(contest, station, vote, version, self.size):
                self.report.fail("not_counted", f"entry {at}: {address}")
            elif address in parts and (region, True) not in [
                (home, f"total/{name}/{commission}" in held) for home, held in upper
            ]:
                self.report.fail("parts_differ", f"total/{name}/{commission}: {region}")

    # --- Seats ---

    def check_seats(self, contest: str, entry: Json, facts: Json, nation: Json) -> None:
        """The seats follow from the nation's votes by Article 97-1 and the law files of the day."""
        where, opened = entry["address"], self.opened["contests"][contest]
        self.report.counts["seats"] += 1
        same = facts["votes"] == nation["votes"] and all(
            key not in facts or facts[key] == nation["sums"].get(field)
            for key, field in (("against_all", "against_all"), ("took_part", "voters")))  # fmt: skip
        if not same or any(facts.get(key) != opened.get(key) for key in ("seats", "list_sizes", "registered")):
            self.report.fail("inputs_differ", where)
            return
        values = self.law(entry["law"], entry["day"])
        try:
            made = allocate(facts, values)
        except (KeyError, ValueError, ZeroDivisionError, TypeError) as error:
            self.report.fail("law_silent", f"{where}: {error}")
            return
        result = facts["result"]
        if result["base"] != values["system.threshold.base_practice"]:
            self.report.fail("seats_differ", f"{where}: {result['base']}")
        if made is None:
            self.report.limit("runner_up", where)
            if sum(result["seats"].values()) + result["waiting"] > facts.get(
                "seats", values["system.seats.party_list"]
            ):
                self.report.fail("seats_differ", where)
            return
        seats, waiting, ties, admitted = made
        told = {(frozenset(tie["lists"]), tie["seats"]) for tie in result["ties"]}
        if (result["seats"], result["waiting"], told, set(result["admitted"])) != (seats, waiting, ties, admitted):
            self.report.fail("seats_differ", f"{where}: {seats}, {waiting}")

    def check_certificate(self, entry: Json, facts: Json) -> None:
        """An act that certifies names the seats of the record and the act that was announced."""
        self.report.counts["certificate"] += 1
        shared = self.allocations.get(facts["contest"])
        announced = self.opened["contests"][facts["contest"]].get("certified", {})
        if (
            shared is None
            or shared[1]["result"]["seats"] != facts["seats"]
            or announced != {"act": facts["act"], "on": facts["on"]}
            or shared[0]["address"] not in entry["follows"]
        ):
            self.report.fail("certificate_differs", entry["address"])


def units_of(annulment: object) -> list[str]:
    """The stations, commissions or regions that an annulment speaks of."""
    if isinstance(annulment, str):
        return [annulment]
    found = [annulment.get(key) for key in ("unit", "station")] if isinstance(annulment, dict) else []
    return [unit for unit in found if isinstance(unit, str)]


def compare_figures(address: str, facts: Json, rows: list[Json], known: dict[str, int]) -> None:
    """A field is summed where every part filled it; counts are those of the parts."""
    for key, number in known.items():
        if facts[key] != number:
            raise Refused("count_differs", f"{address}: {key} {facts[key]} ≠ {number}")
    if facts["counted"] > facts["registered"]:
        raise Refused("count_differs", f"{address}: {facts['counted']} > {facts['registered']}")
    for figures, code in (("votes", "votes_differ"), ("sums", "sum_differs")):
        told = facts[figures]
        rows_told = [row for row in rows if row.get("counted") != 0]
        if not rows_told:
            if any(told.values()):
                raise Refused(code, address)
            continue
        filled = set.intersection(*(set(row[figures]) for row in rows_told))
        for field in sorted(filled | set(told)):
            made = sum(row[figures][field] for row in rows_told) if field in filled else "–"
            if told.get(field, "–") != made:
                raise Refused(code, f"{address}: {field} {told.get(field, '–')} ≠ {made}")


def allocate(facts: Json, law: Json) -> tuple[dict[str, int], int, set[Any], set[str]] | None:
    """Seats, seats that wait, ties and admitted lists by Article 97-1; None where the runner-up rule leaves it open."""
    votes: dict[str, int] = facts["votes"]
    seats: int = facts["seats"] if "seats" in facts else law["system.seats.party_list"]
    base = sum(votes.values())
    bases = {
        "votes_for_lists": base,
        "votes_for_lists_and_against_all": base + facts.get("against_all", 0),
        "voters_who_took_part": facts.get("took_part", 0),
    }
    base = bases[law["system.threshold.base_practice"]]
    least = Fraction(law["system.threshold"])
    admitted = {name for name, number in votes.items() if base and Fraction(number, base) >= least and number}
    if not admitted:
        return dict.fromkeys(votes, 0), seats, set(), admitted
    if len(admitted) == 1 and law["allocation.runner_up.admitted"]:
        return None
    quota = Fraction(sum(votes[name] for name in admitted), seats)
    shares = {name: votes[name] / quota for name in admitted}
    given = {name: int(shares[name]) if name in admitted else 0 for name in votes}
    left, ties = seats - sum(given.values()), set()
    for rest in sorted({share % 1 for share in shares.values()}, reverse=True):
        equal = [name for name in admitted if shares[name] % 1 == rest]
        if left < len(equal):
            if (
                left
                and law.get("allocation.tie_break") == "earlier_registered_list"
                and set(equal) <= set(facts["registered"])
            ):
                equal, left = sorted(equal, key=facts["registered"].index)[:left], 0
            else:
                if left:
                    ties.add((frozenset(equal), left))
                break
        else:
            left -= len(equal)
        for name in equal:
            given[name] += 1
        if not left:
            break
    short = {name: min(number, facts["list_sizes"].get(name, number)) for name, number in given.items()}
    return short, left, ties, admitted


# --- Words: each reason belongs to a check and is said in English, Russian and Kazakh ---

REASONS: dict[str, tuple[str, str, str, str]] = {
    "missing_file": ("files", "A file is missing", "Файл отсутствует", "Файл жоқ"),
    "not_a_file": ("files", "Something else stands where a file should be", "На месте файла находится не файл", "Файлдың орнында файл емес нәрсе тұр"),
    "not_a_folder": ("files", "The record is not a folder", "Запись — не папка", "Жазба — қалта емес"),
    "symlink": ("files", "A link could lead out of the folder", "Ссылка может вести за пределы папки", "Сілтеме қалтадан тыс жерге апаруы мүмкін"),
    "file_too_large": ("files", "A file is larger than the format allows", "Файл больше, чем допускает формат", "Файл пішім рұқсат еткеннен үлкен"),
    "unreadable": ("files", "Something cannot be read", "Что-то невозможно прочитать", "Бірдеңені оқу мүмкін емес"),
    "keys_shape": ("keys", "The list of keys does not have its form", "Список ключей не той формы", "Кілттер тізімінің пішіні дұрыс емес"),
    "log_key": ("keys", "There is not exactly one key of the log", "Ключ журнала не ровно один", "Журнал кілті дәл біреу емес"),
    "keys_differ": ("keys", "keys.json is not the list of the first entry", "keys.json не совпадает со списком первой записи", "keys.json бірінші жазбадағы тізіммен сәйкес емес"),
    "checkpoint_form": ("checkpoint", "A checkpoint does not have its form", "Контрольная точка не той формы", "Бақылау нүктесінің пішіні дұрыс емес"),
    "checkpoint_signature": ("checkpoint", "A checkpoint is not signed by the log", "Контрольная точка не подписана журналом", "Бақылау нүктесіне журнал қол қоймаған"),
    "other_log": ("checkpoint", "A checkpoint is of another log", "Контрольная точка другого журнала", "Бақылау нүктесі басқа журналдікі"),
    "witness_signature": ("checkpoint", "A witness's signature is wrong", "Подпись свидетеля неверна", "Куәгердің қолтаңбасы дұрыс емес"),
    "not_utf8": ("entries", "Bytes are not UTF-8", "Байты — не UTF-8", "Байттар UTF-8 емес"),
    "not_json": ("entries", "Text is not JSON", "Текст — не JSON", "Мәтін JSON емес"),
    "float": ("entries", "A number is not whole", "Число не целое", "Сан бүтін емес"),
    "duplicate_key": ("entries", "A key stands twice in an object", "Ключ стоит в объекте дважды", "Нысанда кілт екі рет тұр"),
    "huge_integer": ("entries", "A number is too large", "Число слишком велико", "Сан тым үлкен"),
    "forbidden_value": ("entries", "A value is true, false or null", "Значение true, false или null", "Мән true, false немесе null"),
    "key_not_ascii": ("entries", "A key is not printable ASCII", "Ключ — не печатный ASCII", "Кілт басылатын ASCII емес"),
    "lone_surrogate": ("entries", "Half a character stands alone", "Половина символа стоит отдельно", "Таңбаның жартысы жеке тұр"),
    "nested_too_deep": ("entries", "Values are nested too deep", "Значения вложены слишком глубоко", "Мәндер тым терең салынған"),
    "not_canonical": ("entries", "An entry's bytes are not the canonical ones", "Байты записи не канонические", "Жазба байттары канондық емес"),
    "shape": ("entries", "An entry does not have its form", "Запись не той формы", "Жазбаның пішіні дұрыс емес"),
    "open_not_first": ("entries", "The opening is not the first entry, or not the only one", "Открытие — не первая запись или не единственная", "Ашу жазбасы бірінші емес немесе жалғыз емес"),
    "duplicate_id": ("entries", "An identifier is used twice", "Идентификатор использован дважды", "Сәйкестендіргіш екі рет қолданылған"),
    "follows_unknown": ("entries", "An entry follows what was not there before it", "Запись опирается на то, чего до неё не было", "Жазба өзіне дейін болмаған нәрсеге сүйенеді"),
    "address": ("entries", "An address is not that of its facts", "Адрес не соответствует фактам", "Мекенжай деректерге сәйкес емес"),
    "actor_role": ("entries", "The actor does not have the role for this act", "У действующего лица нет роли для этого действия", "Әрекет етушінің бұл әрекетке рөлі жоқ"),
    "unknown_key": ("signatures", "A key is not in the list", "Ключа нет в списке", "Кілт тізімде жоқ"),
    "signature": ("signatures", "A signature is wrong", "Подпись неверна", "Қолтаңба дұрыс емес"),
    "signer": ("signatures", "The actor did not sign first", "Первой стоит не подпись действующего лица", "Бірінші болып әрекет етуші қол қоймаған"),
    "signature_order": ("signatures", "Signatures are not in their order", "Подписи стоят не по порядку", "Қолтаңбалар ретімен тұрған жоқ"),
    "bundle_form": ("tree", "A bundle of entries is cut or does not hold its number", "Пакет записей обрезан или содержит не то число записей", "Жазбалар бумасы қиылған немесе саны дұрыс емес"),
    "tile_form": ("tree", "A tile of hashes is cut", "Плитка хешей обрезана", "Хештер тақтасы қиылған"),
    "tile_differs": ("tree", "A tile of hashes is not that of the entries", "Плитка хешей не соответствует записям", "Хештер тақтасы жазбаларға сәйкес емес"),
    "root_differs": ("tree", "The entries do not make the root that was signed", "Записи не дают подписанного корня", "Жазбалар қол қойылған түбірді бермейді"),
    "two_heads": ("extension", "Two heads of one size", "Две вершины одного размера", "Бір өлшемнің екі басы бар"),
    "not_an_extension": ("extension", "The record does not extend an older checkpoint", "Запись не продолжает прежнюю контрольную точку", "Жазба бұрынғы бақылау нүктесін жалғастырмайды"),
    "cut_tail": ("outside", "The record is shorter than it was: its tail is cut", "Запись короче, чем была: хвост обрезан", "Жазба бұрынғыдан қысқа: соңы қиылған"),
    "head_not_found": ("outside", "The record never had this head: a tail is cut or the whole was replaced", "У записи никогда не было такой вершины: хвост обрезан или заменено всё", "Жазбада мұндай бас ешқашан болмаған: соңы қиылған немесе бәрі ауыстырылған"),
    "outside_signature": ("outside", "The log of this record did not sign the checkpoint from outside: the whole was replaced", "Журнал этой записи не подписывал внешнюю контрольную точку: заменено всё", "Сырттан келген бақылау нүктесіне бұл жазбаның журналы қол қоймаған: бәрі ауыстырылған"),
    "law_missing": ("law", "A statute book is missing", "Свод законов отсутствует", "Заңдар жинағы жоқ"),
    "law_changed": ("law", "A law file is not the one of the rulings", "Файл закона не тот, по которому принимались решения", "Заң файлы шешімдер қабылданған файл емес"),
    "law_unreadable": ("law", "A law file cannot be read", "Файл закона не читается", "Заң файлы оқылмайды"),
    "typings_differ": ("typings", "A protocol stands though its two typings differ", "Протокол принят, хотя два набора различаются", "Екі терілім әртүрлі болса да, хаттама қабылданған"),
    "part_unknown": ("totals", "A total names a part that is not its own", "Итог называет чужую или неизвестную часть", "Қорытынды өзінікі емес бөлікті атайды"),
    "part_twice": ("totals", "A total counts a part twice", "Итог считает часть дважды", "Қорытынды бөлікті екі рет санайды"),
    "part_falls": ("totals", "A total counts a protocol that falls", "Итог считает отклонённый протокол", "Қорытынды қабылданбаған хаттаманы санайды"),
    "part_replaced": ("totals", "A total counts a protocol that was replaced", "Итог считает заменённый протокол", "Қорытынды ауыстырылған хаттаманы санайды"),
    "part_annulled": ("totals", "A total counts a vote that was annulled", "Итог считает отменённое голосование", "Қорытынды күші жойылған дауыс беруді санайды"),
    "parts_differ": ("totals", "A total leaves a part out, or it stands elsewhere", "Итог пропускает часть, или она стоит в другом месте", "Қорытындыда бөлік қалып қойған немесе басқа жерде тұр"),
    "not_counted": ("totals", "A protocol that counts is in no total", "Действующий протокол не вошёл ни в один итог", "Есепке алынатын хаттама ешбір қорытындыға кірмеген"),
    "count_differs": ("totals", "A total counts another number of protocols", "Число протоколов в итоге иное", "Қорытындыдағы хаттамалар саны басқа"),
    "votes_differ": ("totals", "The votes of a total are not the sum of its parts", "Голоса итога не равны сумме частей", "Қорытынды дауыстары бөліктердің қосындысына тең емес"),
    "sum_differs": ("totals", "A figure of a total is not the sum of its parts", "Число итога не равно сумме частей", "Қорытынды саны бөліктердің қосындысына тең емес"),
    "inputs_differ": ("seats", "The seats were shared on figures that are not those of the nation or of the opening", "Мандаты распределены по числам, которые не совпадают с итогом страны или открытием", "Мандаттар ел қорытындысына немесе ашу жазбасына сәйкес емес сандармен бөлінген"),
    "seats_differ": ("seats", "The seats are not those of Article 97-1", "Мандаты не те, что по статье 97-1", "Мандаттар 97-1-бап бойынша емес"),
    "law_silent": ("seats", "The law files do not hold what sharing needs", "В файлах закона нет нужного для распределения", "Заң файлдарында бөлуге қажетті норма жоқ"),
    "certificate_differs": ("certificate", "What was certified is not what was shared out", "Заверено не то, что распределено", "Куәландырылғаны бөлінгенмен сәйкес емес"),
}  # fmt: skip
LIMITS: dict[str, tuple[str, str, str]] = {
    "rulings": ("The rulings on single protocols are not made again, rule by rule; `saylau verify` does that.", "Решения по отдельным протоколам правило за правилом заново не принимаются; это делает `saylau verify`.", "Жекелеген хаттамалар бойынша шешімдер қағидама-қағида қайта шығарылмайды; оны `saylau verify` жасайды."),
    "truth": ("Whether what was entered is true, no record can show.", "Верно ли внесённое, никакая запись показать не может.", "Енгізілген деректің шындығын ешқандай жазба көрсете алмайды."),
    "no_outside": ("Without a head or an older checkpoint from outside, a cut tail or a replacement of the whole cannot be seen.", "Без вершины или прежней контрольной точки извне обрезанный хвост или замену целого увидеть нельзя.", "Сырттан алынған бас немесе бұрынғы бақылау нүктесі болмаса, соңының қиылғанын немесе бәрінің ауыстырылғанын көру мүмкін емес."),
    "illustrative": ("The keys are illustrative: they derive from a public seed and prove nothing about persons.", "Ключи иллюстративные: они выведены из открытого зерна и ничего не доказывают о лицах.", "Кілттер иллюстративті: олар ашық тұқымнан алынған және адамдар туралы ештеңе дәлелдемейді."),
    "not_added_up": ("Totals and seats were not made again, because entries are damaged.", "Итоги и мандаты не пересчитаны, потому что записи повреждены.", "Жазбалар бүлінгендіктен, қорытындылар мен мандаттар қайта есептелмеді."),
    "no_totals": ("There is no total of the nation yet.", "Итога по стране ещё нет.", "Ел бойынша қорытынды әлі жоқ."),
    "no_seats": ("No seats are shared out yet.", "Мандаты ещё не распределены.", "Мандаттар әлі бөлінген жоқ."),
    "runner_up": ("One list alone reached the threshold: open, not checked.", "Барьер преодолел только один список: вопрос открыт, не проверено.", "Межеден бір ғана тізім өтті: мәселе ашық, тексерілмеді."),
}  # fmt: skip
WORDS: dict[str, tuple[str, str, str]] = {
    "proven": ("PROVEN", "ДОКАЗАНО", "ДӘЛЕЛДЕНДІ"), "not_proven": ("NOT PROVEN", "НЕ ДОКАЗАНО", "ДӘЛЕЛДЕНБЕДІ"),
    "no_record": ("NO RECORD in this folder", "В этой папке НЕТ ЗАПИСИ", "Бұл қалтада ЖАЗБА ЖОҚ"),
    "illustrative_keys": ("illustrative keys", "иллюстративные ключи", "иллюстративті кілттер"),
    "done": ("in order", "в порядке", "дұрыс"), "failed": ("NOT in order", "НЕ в порядке", "ДҰРЫС ЕМЕС"),
    "not_done": ("not checked", "не проверено", "тексерілмеді"), "reasons": ("Reasons", "Причины", "Себептері"),
    "limits": ("What this program could not check", "Чего эта программа проверить не могла", "Бұл бағдарлама тексере алмаған нәрселер"),
    "more": ("more reasons", "других причин", "басқа себеп"),
    "files": ("plain files, no links", "обычные файлы, без ссылок", "жай файлдар, сілтемесіз"), "keys": ("keys", "ключи", "кілттер"),
    "checkpoint": ("signed checkpoint", "подписанная контрольная точка", "қол қойылған бақылау нүктесі"),
    "entries": ("entries: bytes and form", "записи: байты и форма", "жазбалар: байттары мен пішіні"),
    "signatures": ("signatures", "подписи", "қолтаңбалар"), "tree": ("tree of hashes", "дерево хешей", "хештер ағашы"),
    "extension": ("published checkpoints are extended", "прежние контрольные точки продолжены", "бұрынғы бақылау нүктелері жалғасқан"),
    "outside": ("head or checkpoint from outside", "вершина или точка извне", "сырттан алынған бас немесе нүкте"),
    "law": ("law files", "файлы законов", "заң файлдары"), "typings": ("two typings", "два набора", "екі терілім"),
    "totals": ("totals added again", "итоги сложены заново", "қорытындылар қайта қосылды"),
    "seats": ("seats shared again", "мандаты распределены заново", "мандаттар қайта бөлінді"),
    "certificate": ("certified results", "заверенные результаты", "куәландырылған нәтижелер"),
}  # fmt: skip


def as_json(report: Report, verdict: str) -> str:
    """The report for programs; sentences in three languages."""

    def said(words: tuple[str, ...]) -> dict[str, str]:
        return dict(zip(("en", "ru", "kk"), words, strict=True))

    value = {
        "verdict": verdict,
        **report.head,
        "checks": [{"check": check, "state": report.state(check), "count": report.counts[check]} for check in CHECKS],
        "problems": [
            {"code": code, "where": where, "says": said(REASONS[code][1:])} for code, where in report.problems
        ],
        "more_problems": report.more,
        "not_checked": [{"code": code, "where": where, "says": said(LIMITS[code])} for code, where in report.limits],
    }
    return json.dumps(value, ensure_ascii=False, indent=1)


def as_text(report: Report, verdict: str, lang: int) -> str:
    """The report for people."""
    head = report.head
    lines = [
        WORDS[verdict][lang]
        + (f" ({WORDS['illustrative_keys'][lang]})" if head.get("illustrative", "no") != "no" else "")
    ]
    if head:
        lines.append(f"{head['origin']} · {head['size']} · {head['root']}")
    if verdict != "no_record":
        lines += [
            f"  {WORDS[report.state(check)][lang]:<12} {WORDS[check][lang]} ({report.counts[check]})"
            for check in CHECKS
        ]
    if report.problems:
        lines += ["", WORDS["reasons"][lang] + ":"]
        lines += [f"  {code}: {REASONS[code][1 + lang]} [{clean(where)}]" for code, where in report.problems]
        lines += [f"  + {report.more} {WORDS['more'][lang]}"] * bool(report.more)
    if report.limits:
        lines += ["", WORDS["limits"][lang] + ":"]
        lines += [
            f"  · {LIMITS[code][lang]}" + (f" [{clean(where)}]" if where else "") for code, where in report.limits
        ]
    return "\n".join(lines)


def clean(text: str) -> str:
    """Text from a record as a terminal may show it: no control characters, at most 200 characters."""
    return "".join(character if character.isprintable() else "�" for character in text[:200])


def outside_head(text: str) -> bytes:
    """The 32 bytes of a head in hex."""
    if not HEX64.fullmatch(text.lower()):
        raise argparse.ArgumentTypeError("64 hex digits")
    return bytes.fromhex(text)


def main(arguments: list[str] | None = None) -> int:
    """Check a folder, print what was found, and return the exit status."""
    parser = argparse.ArgumentParser(prog="verify.py", description="Check the record of an election folder.")
    parser.add_argument("folder", type=Path)
    given = parser.add_mutually_exclusive_group()
    given.add_argument("--head", type=outside_head, metavar="HEX", help="the root of a checkpoint, known from outside")
    given.add_argument("--checkpoint", type=Path, metavar="FILE", help="an older checkpoint, kept outside")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--lang", choices=("en", "ru", "kk"), default="en")
    parser.add_argument(
        "--own", action="store_true", help="use this program's own Ed25519 even where a library is there"
    )
    options = parser.parse_args(arguments)
    report, verdict = Report(), "no_record"
    if os.path.lexists(options.folder / "record"):
        report = Verifier(options.folder, own=options.own, head=options.head, outside=options.checkpoint).run()
        report.limit("rulings")
        report.limit("truth")
        verdict = "not_proven" if report.problems else "proven"
    text = (
        as_json(report, verdict) if options.json else as_text(report, verdict, ("en", "ru", "kk").index(options.lang))
    )
    sys.stdout.buffer.write(text.encode("utf-8", "replace") + b"\n")
    return {"proven": 0, "not_proven": 1, "no_record": 2}[verdict]


if __name__ == "__main__":
    sys.exit(main())
