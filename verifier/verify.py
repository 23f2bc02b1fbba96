# ruff: noqa: E501 (a sentence in three languages stands on one line)
"""Check the record of an election folder; written from docs/record-format.md alone, sharing no code with Saylau.

python verifier/verify.py FOLDER [--head HASH] [--checkpoint FILE] [--receipt FILE] [--log-key KEY] [--json] [--lang kk|ru|en] [--own]

FOLDER is the folder of an election, or the folder `record` in it. Exit status: 0 proven, 1 not proven (any damaged record
included), 2 no record. Standard library only; `cryptography` is used for Ed25519 when it can be imported, unless --own. Entries are read once, in their order, and each is held against what stood
before it; what must be remembered of protocols lies in a temporary SQLite database on disk, so that memory does not grow with
the record.
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
from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

Json = dict[str, Any]
sys.dont_write_bytecode = True
WIDTH, HASH, DEEP, MIB = 256, 32, 32, 1 << 20
NOT_OF_THE_RECORD = (".lock", "journal")
OF_A_RECORD = ("checkpoint", "checkpoints", "keys.json", "tile")
# Each check, in the order in which it is told; every reason belongs to one of them.
CHECKS = ("files", "encoding", "shape", "keys", "signatures", "checkpoint", "tree", "extension", "outside", "law", "registration", "totals",
          "seats", "certificate", "deputies")  # fmt: skip
BEFORE_THE_VOTE = ("schedule", "constitute", "decide", "count_roll", "enrol", "file", "answer", "nominate", "change_list",
                   "count_list", "answer_list", "draw")  # fmt: skip
WHO_SITS = ("seat", "fill")
CENTRAL_VERBS = ("open", "appoint", "annul", "allocate", "compare", "certify", *BEFORE_THE_VOTE, *WHO_SITS)
FROM_PROTOCOLS = ("register", "annul", "settle", "add_up")
# The shape of the result of each chapter verb that has one.
RESULTS = {"schedule": "scheduled", "count_roll": "counted_roll", "file": "stated", "answer": "stated", "seat": "sitting",
           "fill": "sitting_after"}  # fmt: skip
WITH_RESULT = ("settle", "add_up", "certify", *RESULTS)
# Where the facts name the day whose law is applied; in the other chapter verbs it may be any day.
OWN_DAY = {
    "decide": ("on",),
    "file": ("dossier", "filing", "on"),
    "answer": ("decision", "on"),
    "nominate": ("paper", "days", "filing"),
    "count_list": ("known", "registered_on"),
    "answer_list": ("on",),
}
TERRITORIAL_LEVELS = ("commission", "region", "abroad")
LEVELS_BELOW = {
    "region": ("commission",),
    "abroad": ("commission",),
    "country": ("region",),
    "nation": ("country", "abroad"),
}
SUM_OF_TOOK_PART = {"registered_voters": "list_at_closing", "voters_who_received_a_ballot": "voters", "ballots_found": "found",
                    "valid_ballots": "valid"}  # fmt: skip
# Every object of the format: key:kind, where ? marks a key that may be absent, [kind] an array and {kind} an object of that
# kind; * lets further keys stand.
SHAPES = {
    "leaf": "entry:object signatures:[signature]",
    "signature": "key:text signature:text",
    "entry": "actor:actor address:address day:day facts:object follows:[address] id:id law:hash ruling:ruling verb:verb version:one",
    "actor": "key:text role:role",
    "ruling": "findings:[finding] on:day result?:object subject:address verdict:verdict",
    "finding": "*:text",
    "keys": "keys:[key]",
    "key": "name:name public:text role:role",
    "title": "en:text kk:text ru:text",
    "open": "book:text contests:[contest] election:address illustrative:yes_no invented:yes_no keys:[key] lists:{title} on:day origin:text title:title",
    "contest": "ballot:[text] form?:text id:address illustrative:yes_no name:address seats?:number title:title",
    "appoint": "keys:[key]",
    "register": "commission:address contest:text region:address stations:[station]",
    "station": "against_share?:fraction code:address invalid_share?:fraction kind:text list_before?:number past?:past trips?:number twin_issued?:number twin_list?:number",
    "past": "list_at_closing:number voters:number votes:{number}",
    "annul": "act:text contest:text on?:day reason:text unit:address",
    "settle": "contest:text decisions:{decision} explanations:{text} first:typing second?:object station:address",
    "decision": "decision:decided reason:text",
    "typing": "lists:[text] numbers:{figure} round:round station:address typing:number typist:person version:number votes:{number} *:any",
    "same": "same_as_first:yes typing:number typist:person",
    "settled": "agreed:yes_no",
    "add_up_commission": "contest:text key:address level:text paper?:paper protocols:[address] region:address",
    "add_up_upper": "contest:text key:address level:text paper?:paper parts:[address]",
    "add_up_nation": "certified?:certified contest:text decided:[judged] key:text level:text parts:[address] printed?:number stock?:number",
    "paper": "numbers:{figure} stations?:number votes:{number}",
    "certified": "act:text on:day",
    "judged": "decision:text note:text rule:text where:text",
    "total": "counted:number registered:number sums:{figure} votes:{number} waiting:number",
    "total_commission": "counted:number left_out:[address] registered:number sums:{figure} votes:{number} waiting:number",
    "allocate": "contest:text list_sizes:{number} published?:published registered:[text] seats?:number",
    "published": "against_all?:number blank?:number took_part?:number votes:{number}",
    "shared": "against_all?:number admitted:[text] base:text base_number:number blank?:number case:text needed:number quota?:fraction seats:{number} seats_empty:{number} seats_to_share:number ties:[tie] took_part?:number votes:{number} waiting:number",
    "tie": "lists:[text] seats:number",
    "compare": "contest:text published:figures",
    "figures": "percents:{text} seats:{number} totals:{figure} turnout_percent?:text votes:{number}",
    "certify": "act:text contest:text on:day",
    "certificate": "seats:{number} status:status",
    "schedule": "dates?:{text} done?:{text} doubtful?:[text] election:address hours?:text kind:text polling_day:day reasons?:{text} unknown?:[text]",
    "scheduled": "edges:{text}",
    "constitute": "before_formed_on?:day campaign?:campaign formed_by:text formed_on?:day key:address level:tier members:[member] region:text size:number started_on?:day",
    "campaign": "met_on:[day] since:day until:day",
    "member": "nominated_by:text person:person role:text since?:day until?:day",
    "decide": "abstained?:number against?:number commission:address dissents:number dissents_written:number ground:text number:text on:day present?:number result:resolved subject:text votes_for?:number",
    "count_roll": "beside:[text] columns:[text] key:text kind:roll_of lists:[text] party:code persons:number regions:{roll_region} root:text shared:{number} unread:number",
    "roll_region": "checks:{number} contested:number members:number rows:number",
    "counted_roll": "contested:number members:number rows:number",
    "enrol": "register:[enrolled]",
    "enrolled": "emblem_sha256?:hash key:code names:[named]",
    "named": "abbreviation?:text names:title since?:day until?:day",
    "file": "dossier:dossier register:[enrolled]",
    "dossier": "answers?:[settled_point] branches?:[branch] charter?:charter congress?:congress decision?:registrar dissolution?:dissolution emblem?:emblem filing?:filing illustrative:yes_no initiative_group?:initiative_group key:code missed_elections?:number names:[named] notice?:notice organising_committee?:number reorganisation?:reorganisation suspensions?:[suspension] verification?:verification",
    "settled_point": "against:yes_no reason:text rule:text where?:text",
    "branch": "members:number region:text registered_on?:day",
    "charter": "adopted:yes_no on:day",
    "congress": "by_proxy?:number elected?:number on:day place?:text present?:number regions?:{number}",
    "registrar": "act?:text ground?:text on:day outcome:answered",
    "dissolution": "act?:text kind:text of_members?:number on:day proposed_by?:number",
    "emblem": "description?:text sha256?:hash",
    "filing": "applicant?:person members:number on:day",
    "initiative_group": "persons:number regions?:{number}",
    "notice": "confirmed_on?:day on:day",
    "reorganisation": "act?:text is_split:yes_no on:day successors?:[successor]",
    "successor": "branches?:{number} key:code members:number registered_on?:day",
    "suspension": "act?:text on:day until:day",
    "verification": "barred?:number began:day branches?:{number} ended?:day in_two_parties?:number members?:number not_citizens?:number under_age?:number",
    "answer": "decision:registrar filed:address",
    "stated": "state:text",
    "nominate": "chamber:yes_no closes_at?:text contest:text others:[address] paper:list_paper previous?:previous seats?:number",
    "list_paper": "adopted_on?:day body_for?:number body_members?:number by_disability:{number} by_disability_now:{number} certificates_missing:number contest:text days:list_days deposit_paid?:number documents:[text] filed_at?:text key:code odd_numbers?:[number] out_of_order:[number] party:text persons:[listed] strange_letters:[number]",
    "list_days": "filing?:day nomination?:day polling?:day registration?:day",
    "listed": "ages:{number} barred?:yes_no citizen?:yes_no consents:yes_no declared_as_of?:day left?:left likeness:person member?:yes_no person?:person position:number residence:{number} sex:sex",
    "left": "on:day reason:text",
    "count_list": "contest:text known:counts seats?:number",
    "counts": "in_groups?:number key:code nominated?:number percent_published:text persons?:number previous?:fraction registered_as?:number registered_on?:day women?:number young?:number",
    "answer_list": "contest:text decision:address list:address on:day outcome:answered verified_on?:day",
    "draw": "ballot:[text] contest:text seed:seed",
    "seat": "announced_on?:day groups:{counted} list:code listed:[number] named:[number] named_on?:day",
    "counted": "by_disability:number positions:[number] spare:number",
    "sitting": "list:code seats:number sitting:[number]",
    "fill": "after:address cause:text groups:{counted} left:number list:code listed:[number] named_on?:day on:day substitute?:number term_ends_on?:day",
    "sitting_after": "empty:number list:code seats:number sitting:[number]",
    "receipt": "checkpoint:text entry:text index:number proof:[text]",
}  # fmt: skip
PATTERNS = {
    "address": r"[A-Za-z0-9_.\-]+(?:/[A-Za-z0-9_.\-]+)*",
    "code": r"[A-Za-z0-9_.\-]+",
    "day": r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])",
    "fraction": r"(?:0|[1-9][0-9]{0,30})(?:/[1-9][0-9]{0,30})?",
    "hash": r"[0-9a-f]{64}",
    "person": r"(?:[0-9a-f]{64})?",
    "id": r"[a-z0-9\-_./]{1,64}",
    "name": r"[!-*,-~]{1,200}",
    "role": "log|central|territorial|witness|auditor",
    "verdict": "stands|falls|waits",
    "verb": "open|appoint|register|annul|settle|add_up|allocate|compare|certify|schedule|constitute|decide|count_roll|enrol|file|answer|nominate|change_list|count_list|answer_list|draw|seat|fill",
    "yes_no": "yes|no",
    "yes": "yes",
    "round": "first|repeat",
    "decided": "settled|against",
    "status": "final|preliminary|partial",
    "tier": "central|territorial|precinct",
    "resolved": "registered|refused|cancelled|adopted",
    "answered": "registered|refused",
    "roll_of": "party|initiative_group",
    "previous": "none|(?:0|[1-9][0-9]{0,30})/[1-9][0-9]{0,30}",
    "sex": "f|m",
    # One line without blanks at its ends, or nothing.
    "seed": r"(?:[^\x00-\x20\x7f-\xa0](?:[^\x00-\x1f\x7f-\xa0]*[^\x00-\x20\x7f-\xa0])?)?",
}


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
        self.head: dict[str, Any] = {}
        self.contests: list[Json] = []
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

    def verdict(self) -> str:
        """Proven while there is no reason against it."""
        return "not_proven" if self.problems else "proven"


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


ORDER_8 = 0x05FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826


def is_weak(public: bytes) -> bool:
    """Whether a key is a point of small order, for which one signature fits every message, or is not written as RFC 8032 has it."""
    y = int.from_bytes(public, "little") & (1 << 255) - 1
    return y >= P or y in (0, 1, P - 1, ORDER_8, P - ORDER_8)


BASE = ed_point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little")) or ()


def times(scalar: int, point: tuple[int, ...]) -> tuple[int, ...]:
    """A multiple of a point."""
    total = (0, 1, 1, 0)
    for bit in range(scalar.bit_length() - 1, -1, -1):
        total = ed_add(total, total)
        if scalar >> bit & 1:
            total = ed_add(total, point)
    return total


def public_of(seed: bytes) -> bytes:
    """The public key of a private one (RFC 8032, 5.1.5)."""
    scalar = int.from_bytes(hashlib.sha512(seed).digest()[:32], "little") & (1 << 254) - 8 | 1 << 254
    x, y, z, _ = times(scalar, BASE)
    inverse = pow(z, P - 2, P)
    return (y * inverse % P | (x * inverse % P & 1) << 255).to_bytes(32, "little")


def derived_key(election: str, name: str) -> bytes:
    """The public key that everybody can derive for a name: it proves nothing about persons."""
    return public_of(hashlib.sha256(f"saylau/demo-key/v1\n{election}\n{name}".encode()).digest())


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

    def fraction(text: str) -> None:
        raise Refused("float" if text[-1].isdigit() else "not_json", where)

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
    allow(value, where)
    return value


def allow(value: object, where: str) -> None:
    """Refuse values, keys and depths that canonical JSON does not have."""
    level: list[Any] = [[value]]
    depth = -1
    while level:
        depth += 1
        if depth > DEEP:
            raise Refused("nested_too_deep", where)
        below: list[Any] = []
        for held in level:
            if isinstance(held, dict):
                names = "".join(held)
                if not (names.isascii() and names.isprintable()):
                    raise Refused("key_not_ascii", where)
            for item in held.values() if isinstance(held, dict) else held:
                kind = type(item)
                if kind is dict or kind is list:
                    below.append(item)
                elif kind is not str and kind is not int:
                    raise Refused("forbidden_value", where)
        level = below


ENCODE = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, check_circular=False).encode


def canonical(value: object, where: str) -> bytes:
    """The bytes of RFC 8785; for integers, strings and ASCII keys Python's sorted compact form is the same."""
    try:
        return ENCODE(value).encode()
    except UnicodeEncodeError:
        raise Refused("lone_surrogate", where) from None


def unbase64(text: object, length: int | None, code: str, where: str) -> bytes:
    """The bytes of standard Base64, refused where another text would give the same bytes."""
    try:
        data = base64.b64decode(str(text), validate=True)
    except ValueError:
        raise Refused(code, where) from None
    if base64.b64encode(data).decode() != text or (length is not None and len(data) != length):
        raise Refused(code, where)
    return data


# --- Shapes ---


def read_shape(text: str) -> tuple[dict[str, str], dict[str, str], str]:
    """The keys that must stand, those that may, and the kind of any further one."""
    must, may, other = {}, {}, ""
    for each in text.split():
        key, _, kind = each.partition(":")
        if key == "*":
            other = kind
        elif key.endswith("?"):
            may[key[:-1]] = kind
        else:
            must[key] = kind
    return must, may, other


PLAIN: dict[str, Callable[[object], bool]] = {
    "any": lambda _: True,
    "text": lambda value: isinstance(value, str),
    "object": lambda value: isinstance(value, dict),
    "number": lambda value: type(value) is int and value >= 0,
    "figure": lambda value: type(value) is int,
    "one": lambda value: value == 1 and type(value) is int,
}
READ = {name: read_shape(text) for name, text in SHAPES.items()}
MATCH = {name: re.compile(pattern).fullmatch for name, pattern in PATTERNS.items()}


def plain_or_matching(kind: str) -> Callable[[object], bool] | None:
    """The question that a kind without parts asks, if it is one."""
    match = MATCH.get(kind)
    if match is None:
        return PLAIN.get(kind)
    return lambda value: isinstance(value, str) and match(value) is not None


ASK = {kind: plain_or_matching(kind) for kind in (*PLAIN, *PATTERNS)}


def shaped(value: object, kind: str, where: str) -> Any:
    """The value, where it is of that kind; `ballots_transferred` alone may be less than zero."""
    ask = ASK.get(kind)
    if ask is not None:
        if not ask(value):
            raise Refused("shape", where)
    elif kind[0] == "[" or kind[0] == "{":
        items = shaped_items(value, kind, where)
        ask = ASK.get(kind[1:-1])
        for key, item in items:
            if ask is None:
                shaped(item, kind[1:-1], f"{where}.{key}")
            elif not ask(item) or (kind == "{figure}" and item < 0 and key != "ballots_transferred"):
                raise Refused("shape", f"{where}.{key}")
    else:
        shaped_object(value, kind, where)
    return value


def shaped_items(value: Any, kind: str, where: str) -> Any:
    """The keys and the items of an array or of an object."""
    if not isinstance(value, list if kind[0] == "[" else dict):
        raise Refused("shape", where)
    return enumerate(value) if isinstance(value, list) else value.items()


def shaped_object(value: object, kind: str, where: str) -> None:
    """Refuse what is not an object with the keys of that shape and no others."""
    must, may, other = READ[kind]
    if not isinstance(value, dict):
        raise Refused("shape", where)
    for key in must:
        if key not in value:
            raise Refused("shape", f"{where}.{key}")
    for key, item in value.items():
        inner = must.get(key) or may.get(key) or other
        if not inner:
            raise Refused("shape", f"{where}.{key}")
        ask = ASK.get(inner)
        if ask is None:
            shaped(item, inner, f"{where}.{key}")
        elif not ask(item):
            raise Refused("shape", f"{where}.{key}")


# --- Files ---


def record_of(folder: Path) -> Path | None:
    """The record of an election folder, or the folder itself where it is a record; None where there is none."""
    if os.path.lexists(folder / "record"):
        return folder / "record"
    itself = any(os.path.lexists(folder / name) for name in OF_A_RECORD) or folder.name == "record"
    return folder if itself and os.path.lexists(folder) else None


def look_over(record: Path) -> None:
    """Refuse a record that holds a link or anything that is neither a file nor a folder."""
    if record.is_symlink():
        raise Refused("symlink", "record")
    if not record.is_dir():
        raise Refused("not_a_folder", "record")
    for folder, names, files in os.walk(record, onerror=raise_it):
        for name in names + files:
            if Path(folder) == record and name in NOT_OF_THE_RECORD:
                continue
            mode = (Path(folder) / name).lstat().st_mode
            if stat.S_ISLNK(mode):
                raise Refused("symlink", name)
            if not (stat.S_ISDIR(mode) or stat.S_ISREG(mode)):
                raise Refused("not_a_file", name)


def raise_it(error: OSError) -> None:
    """A folder that cannot be listed is a reason, not silence."""
    raise Refused("unreadable", Path(str(error.filename)).name)


def fetch(path: Path, most: int, name: str) -> bytes:
    """The bytes of a plain file of at most so many bytes; no link is followed, no pipe waited for."""
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

Keys = dict[str, tuple[str, bytes]]


KEY_NAME = re.compile(r"[a-z0-9_-]+(/[a-z0-9_-]+)*")


def read_keys(items: list[Json], where: str) -> Keys:
    """Role and public key by name; names rise, and each stands once."""
    keys: Keys = {}
    last = ""
    for item in items:
        if item["name"] <= last or not KEY_NAME.fullmatch(item["name"]):
            raise Refused("keys_shape", f"{where}: {item['name']}")
        last = item["name"]
        keys[last] = (item["role"], unbase64(item["public"], 32, "keys_shape", where))
        if is_weak(keys[last][1]):
            raise Refused("keys_shape", f"{where}: {last}")
    return keys


@dataclass
class Note:
    """A checkpoint as it is written (C2SP signed-note, tlog-checkpoint)."""

    origin: str
    size: int
    root: bytes
    text: str
    lines: list[tuple[str, bytes]]


def read_note(data: bytes, where: str) -> Note:
    """The parts of a checkpoint: three lines, an empty one, and lines of signatures."""
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
        if len(parts) != 3 or parts[0] != "—" or not parts[1]:
            raise Refused("checkpoint_form", where)
        found.append((parts[1], unbase64(parts[2], None, "checkpoint_form", where)))
    return Note(lines[0], int(lines[1]), unbase64(lines[2], HASH, "checkpoint_form", where), text + "\n", found)


def key_hash(name: str, kind: int, public: bytes) -> bytes:
    """The four bytes by which a signature line names its key."""
    return hashlib.sha256(name.encode() + b"\n" + bytes([kind]) + public).digest()[:4]


# --- The tree (RFC 6962) ---


def node(left: bytes, right: bytes) -> bytes:
    """The hash of an inner node."""
    return hashlib.sha256(b"\x01" + left + right).digest()


class Tree:
    """A growing tree that keeps the roots of its complete subtrees and the unfinished tile of each level."""

    def __init__(self, full_tile: Callable[[int, int, list[bytes]], None]) -> None:
        self.tops: list[tuple[int, bytes]] = []
        self.levels: list[list[bytes]] = []
        self.numbers: list[int] = []
        self.full_tile = full_tile

    def append(self, item: bytes) -> None:
        """Add a leaf hash; equal subtrees join, and each eighth height is a level of tiles."""
        height = 0
        while True:
            if height % 8 == 0:
                self.into_tile(height // 8, item)
            if not self.tops or self.tops[-1][0] != height:
                break
            item, height = node(self.tops.pop()[1], item), height + 1
        self.tops.append((height, item))

    def into_tile(self, level: int, item: bytes) -> None:
        """Put a hash into the tile of its level; a full tile is handed over."""
        if level == len(self.levels):
            self.levels.append([])
            self.numbers.append(0)
        self.levels[level].append(item)
        if len(self.levels[level]) == WIDTH:
            self.full_tile(level, self.numbers[level], self.levels[level])
            self.levels[level] = []
            self.numbers[level] += 1

    def root(self) -> bytes:
        """The tree hash of all that was added."""
        root = self.tops[-1][1]
        for _, top in reversed(self.tops[:-1]):
            root = node(top, root)
        return root


def root_of_proof(item: bytes, index: int, size: int, proof: list[bytes]) -> bytes | None:
    """The root that an inclusion proof leads to (RFC 9162, 2.1.3.2), or None where it has another length."""
    at, last = index, size - 1
    for step in proof:
        if last == 0:
            return None
        if at & 1 or at == last:
            item = node(step, item)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            item = node(item, step)
        at, last = at >> 1, last >> 1
    return item if last == 0 else None


# --- Law files ---


def segments(path: str) -> tuple[bool, list[str]]:
    """The place of a law file in their order: by segments, those under beside/ last."""
    parts = path.split("/")
    return parts[0] == "beside", parts


@dataclass
class Book:
    """A statute book as its files have it: the wordings of each provision, and the regions."""

    wordings: dict[str, list[Json]] = field(default_factory=dict)
    regions: list[Json] = field(default_factory=list)


def read_book(texts: list[tuple[str, bytes]]) -> Book:
    """The provisions and the regions of law files."""
    book = Book()
    for name, data in texts:
        try:
            held = tomllib.loads(data.decode())
            for provision in held.get("provision", []):
                book.wordings.setdefault(provision["name"], []).extend(provision.get("wording", []))
            book.regions += [
                {"key": str(each["key"]), "began": str(each.get("began", "")), "ended": str(each.get("ended", "9999"))}
                for each in held.get("region", [])
            ]
        except (ValueError, RecursionError, LookupError, TypeError, AttributeError):
            raise Refused("law_unreadable", name) from None
    return book


def values_on(texts: list[tuple[str, bytes]], day: str) -> dict[str, object]:
    """The values in force on a day, by name; what is open, absent or ended has none."""
    return in_force(read_book(texts), day)


def in_force(book: Book, day: str) -> dict[str, object]:
    """The same, of a book that was read."""
    values: dict[str, object] = {}
    for name, all_of_them in book.wordings.items():
        last: Json = {}
        for wording in all_of_them:
            if str(last.get("from", "")) <= str(wording.get("from", "")) <= day:
                last = wording
        silent = last.get("open") or last.get("absent") or day >= str(last.get("until", "9999"))
        if "value" in last and not silent:
            values[name] = last["value"]
        elif last.get("absent"):
            values[name] = False
    return values


def regions_on(book: Book, day: str) -> list[str]:
    """The regions on the map of a day."""
    return [each["key"] for each in book.regions if each["began"] <= day < each["ended"]]


# --- Seats by Article 97-1 ---


@dataclass
class Shared:
    """What sharing works out; without seats where the law leaves ways open."""

    base: str
    base_number: int
    needed: int
    seats_to_share: int
    admitted: set[str]
    quota: Fraction | None = None
    seats: dict[str, int] | None = None
    seats_empty: dict[str, int] = field(default_factory=dict)
    ties: set[tuple[frozenset[str], int]] = field(default_factory=set)
    other_method: bool = False


DIVISORS = {"dhondt": (1, 1), "sainte-lague": (2, 1), "imperiali": (1, 2), "danish": (3, 1)}
"""Rows of divisors a·n + b; the other methods that a law may name are not worked out here, and that is said."""


def share(given: Json, facts: Json, law: dict[str, object], where: str) -> Shared:
    """The seats of votes by the law of the day; `given` holds votes, and maybe against_all, blank and took_part."""
    votes: dict[str, int] = given["votes"]
    base, threshold = law.get("system.threshold.base_practice"), str(law.get("system.threshold"))
    apart = law.get("system.seats.by_constituency") or {}
    own = apart.get(facts.get("contest"), law.get("system.seats.party_list")) if isinstance(apart, dict) else None
    seats = facts.get("seats", own)
    bases = {
        "votes_for_lists": sum(votes.values()),
        "votes_for_lists_and_against_all": sum(votes.values()) + given.get("against_all", 0),
        "votes_for_lists_and_blank": sum(votes.values()) + given["blank"] if "blank" in given else None,
        "voters_who_took_part": given.get("took_part"),
    }
    number = bases.get(str(base))
    if number is None or not MATCH["fraction"](threshold) or type(seats) is not int or seats < 1:
        raise Refused("law_silent", where)
    least = Fraction(threshold)
    admitted = {name for name, own in votes.items() if own and own >= least * number}
    made = Shared(str(base), number, -(-least.numerator * number // least.denominator), seats, admitted)
    method = str(law.get("allocation.method", "hare"))
    if method != "hare":
        made.other_method = method not in DIVISORS
        if not made.other_method:
            more_votes = law.get("allocation.tie_break") == "more_votes"
            average(made, votes, facts["list_sizes"], {} if not more_votes else votes, DIVISORS[method])
        return made
    if admitted:
        made.quota = Fraction(sum(votes[name] for name in admitted), seats)
    if len(admitted) != 1 or law.get("allocation.runner_up.admitted") is False:
        by_order = law.get("allocation.tie_break") == "earlier_registered_list"
        fill(made, votes, facts["list_sizes"], facts["registered"] if by_order else [])
    return made


def fill(made: Shared, votes: dict[str, int], sizes: dict[str, int], order: list[str]) -> None:
    """Whole parts first, then the largest remainders; of equal ones that compete nobody gets any, unless the order is known."""
    shares = {name: votes[name] / made.quota for name in made.admitted} if made.quota else {}
    given = {name: int(shares.get(name, 0)) for name in votes}
    left = made.seats_to_share - sum(given.values()) if shares else 0
    for rest in sorted({own % 1 for own in shares.values()}, reverse=True):
        equal = [name for name in shares if shares[name] % 1 == rest]
        if left and left < len(equal) and set(equal) <= set(order):
            equal = sorted(equal, key=order.index)[:left]
        elif left < len(equal):
            made.ties = {(frozenset(equal), left)} if left else set()
            break
        left -= len(equal)
        for name in equal:
            given[name] += 1
    seated(made, given, sizes)


def average(
    made: Shared, votes: dict[str, int], sizes: dict[str, int], rank: dict[str, int], row: tuple[int, int]
) -> None:
    """Seat by seat to the highest averages; of equal ones at the end those of more votes first, where the law says so."""
    given, left = dict.fromkeys(votes, 0), made.seats_to_share
    claims: dict[Fraction, list[str]] = {}
    for name in made.admitted:
        for seats in range(made.seats_to_share):
            claims.setdefault(Fraction(votes[name], row[0] * seats + row[1]), []).append(name)
    for claim in sorted(claims, reverse=True):
        equal = claims[claim]
        if left < len(equal):
            last = sorted((rank.get(name, 0) for name in equal), reverse=True)[left - 1] if left else 0
            first = [name for name in equal if rank.get(name, 0) > last] if left else []
            rest = [name for name in equal if rank.get(name, 0) == last]
            if left and len(first) + len(rest) == left:
                first, rest = first + rest, []
            for name in first:
                given[name] += 1
            made.ties = {(frozenset(rest), left - len(first))} if left > len(first) else set()
            break
        left -= len(equal)
        for name in equal:
            given[name] += 1
    seated(made, given, sizes)


def seated(made: Shared, given: dict[str, int], sizes: dict[str, int]) -> None:
    """The seats that lists can fill, and those they have nobody for."""
    made.seats_empty = {name: own - sizes[name] for name, own in given.items() if own > sizes.get(name, own)}
    made.seats = {name: own - made.seats_empty.get(name, 0) for name, own in given.items()}


# --- The acts, each held against what stood before it ---


@dataclass
class Total:
    """A total as it stands: its entry, its figures, and the entry of each commission's total that is in it."""

    at: int
    level: str
    key: str
    verdict: str
    result: Json
    as_of: dict[str, int]


@dataclass
class Contest:
    """What stands of one contest."""

    told: Json
    name: str
    registers: dict[str, tuple[str, str, int]] = field(default_factory=dict)
    registered_at: dict[str, int] = field(default_factory=dict)
    annulled: dict[str, int] = field(default_factory=dict)
    totals: dict[str, Total] = field(default_factory=dict)
    seats_at: int = -1
    seats_entry: Json | None = None
    shared: Shared | None = None
    certified_at: int = -1
    status: str = ""

    def regions(self) -> dict[str, set[str]]:
        """The commissions of each region."""
        found: dict[str, set[str]] = {}
        for commission, region, _ in self.registers.values():
            found.setdefault(region, set()).add(commission)
        return found

    def nation(self) -> Total | None:
        """The newest total of the nation."""
        return self.totals.get(f"total/{self.name}")


class Acts:
    """The acts of a record in their order; `take` holds one entry against those before it, and keeps what later ones need."""

    def __init__(self, report: Report, law: Callable[[str, str], dict[str, object] | None]) -> None:
        self.report, self.law = report, law
        self.keys: Keys = {}
        self.election, self.origin, self.on = "", "", ""
        self.contests: dict[str, Contest] = {}
        self.addresses: set[str] = set()
        self.chapters = Chapters(self)
        self.base = sqlite3.connect("")
        self.base.executescript("""
            PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF; PRAGMA cache_size = -16000;
            CREATE TABLE seen (id TEXT PRIMARY KEY) WITHOUT ROWID;
            CREATE TABLE address (address TEXT PRIMARY KEY) WITHOUT ROWID;
            CREATE TABLE station (contest, code, register, commission, PRIMARY KEY (contest, code)) WITHOUT ROWID;
            CREATE INDEX station_of ON station (contest, commission);
            CREATE INDEX station_in ON station (contest, register);
            CREATE TABLE paper (contest, address, at, station, round, verdict, agreed, numbers, votes, PRIMARY KEY (contest, address))
                WITHOUT ROWID;
            CREATE INDEX paper_of ON paper (contest, station);
        """)

    def take(self, entry: Json, at: int, where: str) -> None:
        """Check one entry, and keep it."""
        self.check_entry(entry, where)
        facts, verb = entry["facts"], entry["verb"]
        if (at == 0) != (verb == "open"):
            raise Refused("open_not_first", where)
        shaped(facts, shape_of(verb, facts, where), f"{where}.facts")
        if verb != "allocate" and ("result" in entry["ruling"]) != (verb in WITH_RESULT):
            raise Refused("shape", f"{where}.ruling.result")
        if verb in ("open", "appoint"):
            getattr(self, verb)(entry, where)
        elif verb in BEFORE_THE_VOTE or verb in WHO_SITS:
            self.chapters.take(entry, where)
        else:
            contest = self.contests.get(facts["contest"])
            if contest is None or ("form" not in contest.told and verb in FROM_PROTOCOLS):
                raise Refused("contest_unknown", f"{where}: {facts['contest']}")
            getattr(self, verb)(entry, contest, at, where)
        self.by(entry, where)
        if entry["day"] != self.on and verb not in BEFORE_THE_VOTE and verb not in WHO_SITS:
            self.report.fail("other_day", f"{where}: {entry['day']}")
        if verb == "settle":
            self.base.execute("INSERT OR IGNORE INTO address VALUES (?)", (entry["address"],))
        else:
            self.addresses.add(entry["address"])

    def check_entry(self, entry: Json, where: str) -> None:
        """What every entry has: its ruling, its identifier, its actor's role, and what it follows."""
        ruling, actor, verb = entry["ruling"], entry["actor"], entry["verb"]
        if ruling["on"] != entry["day"] or ruling["subject"] != entry["address"]:
            raise Refused("shape", f"{where}.ruling")
        below = verb in ("settle", "register") or entry["facts"].get("level") in TERRITORIAL_LEVELS
        role = "central" if verb in CENTRAL_VERBS or not below else "territorial"
        held = self.keys.get(actor["key"])
        if held and (held[0] != actor["role"] or held[0] != role):
            self.report.fail("actor_role", f"{where}: {actor['key']}")
        query = "SELECT 1 FROM address WHERE address = ?"
        for address in entry["follows"]:
            if address not in self.addresses and not self.base.execute(query, (address,)).fetchone():
                self.report.fail("follows_unknown", f"{where}: {address}")
        if self.base.execute("INSERT OR IGNORE INTO seen VALUES (?)", (entry["id"],)).rowcount == 0:
            self.report.fail("duplicate_id", f"{where}: {entry['id']}")

    def by(self, entry: Json, where: str) -> None:
        """An act is sealed with the key of the body whose act it is: a commission, a region, or the central commission."""
        facts, unit = entry["facts"], "central"
        if entry["verb"] == "register":
            unit = facts["commission"]
        elif entry["verb"] == "settle":
            unit = (self.station(facts_id(entry), facts["station"]) or ("", ""))[1]
        elif facts.get("level") in TERRITORIAL_LEVELS:
            unit = facts["key"]
        if unit and entry["actor"]["key"] != f"{self.election}/{unit}":
            self.report.fail("actor_unit", f"{where}: {entry['actor']['key']}")

    def place(self, entry: Json, address: str, where: str) -> None:
        """Refuse an entry whose address is not that of its facts."""
        if entry["address"] != address:
            raise Refused("address", f"{where}: {entry['address']}")

    def follow(self, entry: Json, wanted: list[str], where: str) -> None:
        """An entry names what it rests on, all of it and no more."""
        if sorted(entry["follows"]) != sorted(wanted):
            self.report.fail("follows_differ", where)

    def hand_in(self, items: list[Json], where: str) -> None:
        """Put keys in force."""
        for name, key in read_keys(items, where).items():
            if name in self.keys:
                self.report.fail("key_twice", f"{where}: {name}")
            self.keys.setdefault(name, key)

    def open(self, entry: Json, where: str) -> None:
        """The first entry: the election, its contests, and the first keys."""
        facts = entry["facts"]
        self.election, self.on = facts["election"], facts["on"]
        self.place(entry, f"election/{self.election}", where)
        if facts["origin"] != self.origin or self.origin != f"saylau/{self.election}":
            self.report.fail("other_log", f"{where}: {facts['origin']}")
        if facts["illustrative"] == "no" and self.derivable(facts):
            self.report.fail("keys_derived", where)
        for told in facts["contests"]:
            name = self.election if len(facts["contests"]) == 1 else f"{self.election}/{told['id']}"
            if told["id"] in self.contests or told["name"] != name or len(set(told["ballot"])) != len(told["ballot"]):
                raise Refused("shape", f"{where}.facts.contests: {told['id']}")
            self.contests[told["id"]] = Contest(told, name)
        self.report.head.update(
            {key: facts[key] for key in ("election", "illustrative", "invented", "lists", "on", "title")}
        )

    def derivable(self, facts: Json) -> bool:
        """Whether the key of the log is one that everybody can derive from the id of the election."""
        public = base64.b64encode(derived_key(facts["election"], facts["origin"])).decode()
        return any(key["name"] == facts["origin"] and key["public"] == public for key in facts["keys"])

    def appoint(self, entry: Json, where: str) -> None:
        """More keys, those of a region; the log has one key only."""
        head, _, region = entry["address"].partition(f"/{self.election}/")
        if head != "keys" or not region:
            raise Refused("address", f"{where}: {entry['address']}")
        if any(key["role"] == "log" for key in entry["facts"]["keys"]):
            self.report.fail("log_key", where)
        self.hand_in(entry["facts"]["keys"], where)

    def register(self, entry: Json, contest: Contest, at: int, where: str) -> None:
        """Stations of a commission; a station stands in one entry of its contest, a commission in one region."""
        facts, address, known = entry["facts"], entry["address"], facts_id(entry)
        part = rf"stations/{re.escape(contest.name)}/{re.escape(facts['commission'])}(/part-[1-9][0-9]*)?"
        if not re.fullmatch(part, address):
            raise Refused("address", f"{where}: {address}")
        self.base.execute("DELETE FROM station WHERE contest = ? AND register = ?", (known, address))
        for station in facts["stations"]:
            row = (known, station["code"], address, facts["commission"])
            if self.base.execute("INSERT OR IGNORE INTO station VALUES (?,?,?,?)", row).rowcount == 0:
                self.report.fail("station_twice", f"{where}: {station['code']}")
        contest.registers[address] = (facts["commission"], facts["region"], len(facts["stations"]))
        contest.registered_at[facts["commission"]] = at
        if (
            len({region for commission, region, _ in contest.registers.values() if commission == facts["commission"]})
            > 1
        ):
            self.report.fail("station_twice", f"{where}: {facts['commission']}")

    def station(self, known: str, code: str) -> tuple[str, str] | None:
        """The register entry and the commission of a station."""
        query = "SELECT register, commission FROM station WHERE contest = ? AND code = ?"
        found: tuple[str, str] | None = self.base.execute(query, (known, code)).fetchone()
        return found

    def annul(self, entry: Json, contest: Contest, at: int, where: str) -> None:
        """A vote is found invalid: of a station, a commission or a region that is registered."""
        unit = entry["facts"]["unit"]
        self.place(entry, f"annulment/{contest.name}/{unit}", where)
        units = {key for commission, region, _ in contest.registers.values() for key in (commission, region)}
        if unit not in units and not self.station(facts_id(entry), unit):
            self.report.fail("unit_unknown", f"{where}: {unit}")
        contest.annulled[unit] = at

    def settle(self, entry: Json, contest: Contest, at: int, where: str) -> None:
        """A protocol: its address follows from its station, round and version, its agreement from its two typings."""
        facts, known = entry["facts"], facts_id(entry)
        first, code = facts["first"], facts["station"]
        shaped(entry["ruling"]["result"], "settled", f"{where}.ruling.result")
        if first["version"] < 1 or first["station"] != code:
            raise Refused("shape", f"{where}.facts.first")
        tail = "/repeat" * (first["round"] == "repeat") + f"/corrected-{first['version']}" * (first["version"] > 1)
        self.place(entry, f"protocol/{contest.name}/{code}{tail}", where)
        station = self.station(known, code)
        if station is None:
            self.report.fail("station_unknown", f"{where}: {code}")
        else:
            self.follow(entry, [station[0]], where)
        law = self.law(entry["law"], entry["day"]) or {}
        agreed = "yes" if agree(facts, where, once=law.get("protocol.typed_twice") is False) else "no"
        if entry["ruling"]["result"]["agreed"] != agreed:
            self.report.fail("agreed_differs", f"{where}: {entry['address']}")
        self.report.counts["totals"] += 1
        row = (known, entry["address"], at, code, first["round"], entry["ruling"]["verdict"], agreed,
               json.dumps(first["numbers"]), json.dumps(first["votes"]))  # fmt: skip
        self.base.execute("INSERT OR REPLACE INTO paper VALUES (?,?,?,?,?,?,?,?,?)", row)

    def add_up(self, entry: Json, contest: Contest, at: int, where: str) -> None:
        """A total: its unit, its parts and its figures are those of what stood before it."""
        facts, result = entry["facts"], entry["ruling"]["result"]
        level, key = facts["level"], facts["key"]
        shaped(result, "total_commission" if level == "commission" else "total", f"{where}.ruling.result")
        self.place(entry, f"total/{contest.name}" + f"/{key}" * (level != "nation"), where)
        total = Total(at, level, key, entry["ruling"]["verdict"], result, {})
        try:
            fixed = {"nation": "", "country": "country", "abroad": "abroad"}.get(level, key)
            if key != fixed or (level == "region" and key in ("", "country", "abroad")):
                raise Refused("part_unknown", f"{where}: {key}")
            if level == "commission":
                self.add_protocols(entry, contest, total, where)
            else:
                self.add_parts(entry, contest, total, where)
        except Refused as reason:
            self.report.fail(reason.code, reason.where)
        self.report.counts["totals"] += 1
        contest.totals[entry["address"]] = total

    def add_protocols(self, entry: Json, contest: Contest, total: Total, where: str) -> None:
        """A commission's total: all papers of its stations, and the sums of those that count."""
        facts, key, known = entry["facts"], total.key, facts_id(entry)
        total.as_of = {key: total.at}
        mine = {address: held for address, held in contest.registers.items() if held[0] == key}
        if {held[1] for held in mine.values()} != {facts["region"]}:
            raise Refused("part_unknown", f"{where}: {key}")
        papers = self.papers(known, key, f"protocol/{contest.name}/")
        if len(set(facts["protocols"])) != len(facts["protocols"]):
            raise Refused("part_twice", f"{where}: {entry['address']}")
        if set(facts["protocols"]) != set(papers):
            raise Refused("protocols_differ", f"{where}: {min(set(papers) ^ set(facts['protocols']))}")
        units = {
            unit
            for unit in contest.annulled
            if unit in (key, facts["region"]) or (self.station(known, unit) or ("", ""))[1] == key
        }
        counting = those_that_count(papers, units, {key, facts["region"]})
        if total.result["left_out"] != [tail for tail in facts["protocols"] if tail not in counting]:
            raise Refused("left_out_differs", f"{where}: {entry['address']}")
        rows = [papers[tail] for tail in facts["protocols"] if tail in counting]
        compare_figures(where, total.result, rows, {
            "counted": len(rows), "registered": sum(held[2] for held in mine.values()), "waiting": sum(row["waiting"] for row in rows)})  # fmt: skip
        self.follow(entry, [*mine, *(f"annulment/{contest.name}/{unit}" for unit in units)], where)

    def papers(self, known: str, commission: str, head: str) -> dict[str, Json]:
        """The papers of a commission's stations by their tails, as their newest entries tell them."""
        query = """SELECT address, paper.station, round, verdict, agreed, numbers, votes FROM station
            JOIN paper ON paper.contest = station.contest AND paper.station = station.code
            WHERE station.contest = ? AND commission = ?"""
        return {
            row[0].removeprefix(head): {"station": row[1], "round": row[2], "good": row[4] == "yes" and row[3] != "falls",
                "waiting": int(row[3] == "waits"), "counted": 1, "sums": json.loads(row[5]), "votes": json.loads(row[6])}
            for row in self.base.execute(query, (known, commission))
        }  # fmt: skip

    def add_parts(self, entry: Json, contest: Contest, total: Total, where: str) -> None:
        """A region, the country or the nation: the newest totals of all that lies below it, each once."""
        parts, rows = entry["facts"]["parts"], []
        if len(set(parts)) != len(parts):
            raise Refused("part_twice", f"{where}: {entry['address']}")
        regions = contest.regions()
        if total.level in ("region", "abroad"):
            if total.key not in regions:
                raise Refused("part_unknown", f"{where}: {total.key}")
            below = regions[total.key]
        elif total.level == "country":
            below = set(regions) - {"abroad"}
        else:
            below = {"country"} | ({"abroad"} & set(regions))
        wanted = {f"total/{contest.name}/{key}" for key in below}
        if set(parts) != wanted:
            raise Refused("parts_differ", f"{where}: {min(wanted ^ set(parts))}")
        for part in parts:
            found = contest.totals.get(part)
            if found is None or found.level not in LEVELS_BELOW[total.level]:
                raise Refused("part_unknown", f"{where}: {part}")
            total.as_of |= found.as_of
            rows.append(found.result)
        compare_figures(where, total.result, rows, {
            key: sum(row[key] for row in rows) for key in ("counted", "registered", "waiting")})  # fmt: skip
        annulled = [f"annulment/{contest.name}/{unit}" for unit in contest.annulled] * (total.level == "nation")
        self.follow(entry, [*parts, *annulled], where)
        if total.level == "nation" and self.late(facts_id(entry), contest, total):
            self.report.fail("rests_on_older", where)

    def allocate(self, entry: Json, contest: Contest, at: int, where: str) -> None:
        """The seats: shared again from the nation's total, or from published figures where there are no protocols."""
        result = entry["ruling"].get("result")
        self.place(entry, f"seats/{contest.name}", where)
        if result is not None:
            shaped(result, "shared", f"{where}.ruling.result")
        contest.seats_at, contest.seats_entry, contest.shared = at, entry, None
        self.report.counts["seats"] += 1
        try:
            given = self.given(entry, contest, where)
            law = self.law(entry["law"], entry["day"])
            if law is not None:
                self.share_again(given, entry, contest, law, where)
        except Refused as reason:
            self.report.fail(reason.code, reason.where)

    def given(self, entry: Json, contest: Contest, where: str) -> Json:
        """Votes, votes against all, and the figures from which those who took part are read."""
        facts, nation = entry["facts"], contest.nation()
        if entry["day"] != self.on or facts.get("seats") != contest.told.get("seats"):
            raise Refused("inputs_differ", where)
        if "form" not in contest.told:
            if "published" not in facts:
                raise Refused("inputs_differ", where)
            self.follow(entry, [], where)
            return {"sums": {}, **facts["published"]}
        if "published" in facts or nation is None or f"total/{contest.name}" not in entry["follows"]:
            raise Refused("inputs_differ", where)
        self.follow(entry, [f"total/{contest.name}"], where)
        sums = nation.result["sums"]
        beside = {key: sums[key] for key in ("against_all", "blank") if key in sums}
        return {"sums": sums, "votes": nation.result["votes"], **beside}

    def share_again(self, given: Json, entry: Json, contest: Contest, law: dict[str, object], where: str) -> None:
        """The result that the law gives, held against the one that was written."""
        result, votes = entry["ruling"].get("result"), given["votes"]
        unknown = any(name not in votes for name in contest.told["ballot"])
        unknown |= law.get("system.against_all") is True and "against_all" not in given
        if unknown or (
            law.get("system.threshold.base_practice") == "votes_for_lists_and_blank" and "blank" not in given
        ):
            if result is not None or entry["ruling"]["verdict"] != "waits":
                raise Refused("seats_differ", where)
            return
        if result is None:
            raise Refused("seats_differ", where)
        field_of = SUM_OF_TOOK_PART.get(str(law.get("voting.took_part.definition")), "voters")
        took_part = given["sums"].get(field_of, given.get("took_part"))
        everybody = sum(votes.values()) + given.get("against_all", 0) + given.get("blank", 0)
        given = {key: given[key] for key in ("votes", "against_all", "blank") if key in given}
        if took_part is not None and took_part >= everybody:
            given["took_part"] = took_part
        if given != {key: result[key] for key in ("votes", "against_all", "blank", "took_part") if key in result}:
            raise Refused("inputs_differ", where)
        contest.shared = share(given, entry["facts"], law, where)
        wrong = differences(contest.shared, result)
        if wrong:
            raise Refused("seats_differ", f"{where}: {wrong[0]}")
        if contest.shared.seats is None:
            self.report.limit("other_method" if contest.shared.other_method else "runner_up", entry["address"])

    def compare(self, entry: Json, _contest: Contest, _at: int, where: str) -> None:
        """Published figures: they are what was entered, and nothing follows from them."""
        self.place(entry, f"published/{self.election}/{entry['facts']['contest']}", where)

    def certify(self, entry: Json, contest: Contest, at: int, where: str) -> None:
        """An act that certifies names the seats of the newest sharing, and as much finality as there is."""
        result, nation, seats = entry["ruling"]["result"], contest.nation(), contest.seats_entry
        self.place(entry, f"result/{contest.name}", where)
        shaped(result, "certificate", f"{where}.ruling.result")
        self.report.counts["certificate"] += 1
        contest.certified_at, contest.status = at, result["status"]
        if seats is None or seats["ruling"].get("result", {}).get("seats", {}) != result["seats"]:
            self.report.fail("certificate_differs", where)
            return
        self.follow(entry, [seats["address"], *([f"total/{contest.name}"] if nation else [])], where)
        if nation and (contest.seats_at < nation.at or self.late(facts_id(entry), contest, nation)):
            self.report.fail("certifies_older", where)
        missing = nation is not None and nation.result["counted"] < nation.result["registered"]
        stands = seats["ruling"]["verdict"] == "stands" and (
            nation is None or (nation.verdict == "stands" and not nation.result["waiting"])
        )
        if result["status"] != ("partial" if missing else "final" if stands else "preliminary"):
            self.report.fail("status_differs", f"{where}: {result['status']}")

    def end(self) -> None:
        """What no entry has added up, shared or certified yet."""
        for known, contest in self.contests.items():
            nation = contest.nation()
            if nation is None and "form" in contest.told:
                self.report.limit("no_totals", known)
            if nation is not None:
                late = self.late(known, contest, nation)
                if late:
                    self.report.limit("not_yet_added", f"{known}: {late}")
                if contest.seats_entry and contest.seats_at < nation.at:
                    self.report.limit("seats_older", known)
            if contest.seats_entry is None:
                self.report.limit("no_seats", known)
            elif -1 < contest.certified_at < contest.seats_at:
                self.report.limit("certificate_older", known)
            self.report.contests.append(standing(known, contest, nation))

    def late(self, known: str, contest: Contest, nation: Total) -> int:
        """How many protocols, registers and annulments are newer than the totals that are in the nation's."""
        query = "SELECT commission, at FROM paper JOIN station ON station.contest = paper.contest AND code = station WHERE paper.contest = ?"
        found = sum(at > nation.as_of.get(commission, -1) for commission, at in self.base.execute(query, (known,)))
        found += sum(at > nation.as_of.get(commission, -1) for commission, at in contest.registered_at.items())
        regions = contest.regions()
        for unit, at in contest.annulled.items():
            over = regions.get(unit, {(self.station(known, unit) or ("", unit))[1]})
            found += any(at > nation.as_of.get(each, -1) for each in over)
        return found


class Chapters:
    """The acts before the vote, and those of who sits after it; each is ruled on by the law of its own day."""

    def __init__(self, acts: Acts) -> None:
        self.acts, self.report = acts, acts.report
        self.sizes: dict[str, int] = {}
        self.decisions: dict[str, Json] = {}
        self.papers: dict[str, Json] = {}
        self.registered: set[str] = set()
        self.sitting: dict[str, Json] = {}

    def take(self, entry: Json, where: str) -> None:
        """Check one entry; its law is None where the ruling does not stand, or the law files are damaged: then nothing is owed."""
        verb, facts = entry["verb"], entry["facts"]
        if verb in RESULTS:
            shaped(entry["ruling"]["result"], RESULTS[verb], f"{where}.ruling.result")
        if "contest" in facts and facts["contest"] not in self.acts.contests:
            raise Refused("contest_unknown", f"{where}: {facts['contest']}")
        self.report.counts["deputies" if verb in WHO_SITS else "registration"] += 1
        named: Any = facts
        for key in OWN_DAY.get(verb, ()):
            named = named.get(key, {})
        if isinstance(named, str) and named != entry["day"]:
            self.report.fail("not_its_day", f"{where}: {entry['day']} ≠ {named}")
        law = self.acts.law(entry["law"], entry["day"]) if entry["ruling"]["verdict"] == "stands" else None
        getattr(self, verb)(entry, law, where)

    def stand(self, entry: Json, address: str, follows: list[str], where: str) -> None:
        """An entry stands on the address of its facts, and follows what it rests on."""
        self.acts.place(entry, address, where)
        self.acts.follow(entry, follows, where)

    def contest(self, entry: Json) -> Contest:
        """The contest that the facts name."""
        return self.acts.contests[facts_id(entry)]

    # --- Calendar, commissions, decisions ---

    def schedule(self, entry: Json, _law: Json | None, where: str) -> None:
        """The calendar is that of this election and its polling day."""
        facts = entry["facts"]
        self.stand(entry, f"timetable/{self.acts.election}", [], where)
        if facts["election"] != self.acts.election or facts["polling_day"] != self.acts.on:
            self.report.fail("calendar_differs", where)

    def constitute(self, entry: Json, _law: Json | None, where: str) -> None:
        """A commission: decisions are held against the number of all its members."""
        self.stand(entry, f"commission/{self.acts.election}/{entry['facts']['key']}", [], where)
        self.sizes[entry["address"]] = entry["facts"]["size"]

    def decide(self, entry: Json, law: Json | None, where: str) -> None:
        """A decision that stands had its quorum and a majority of all members, and its votes are those of the members present."""
        facts, election = entry["facts"], self.acts.election
        formed = f"commission/{election}/{facts['commission']}"
        self.stand(
            entry, f"decision/{election}/{facts['commission']}/{facts['number'].replace('/', '-')}", [formed], where
        )
        self.decisions[entry["address"]] = entry
        if law is None or formed not in self.sizes:
            return
        size, present = self.sizes[formed], facts.get("present", 0)
        votes = [facts[key] for key in ("votes_for", "against", "abstained") if key in facts]
        if "present" not in facts or len(votes) < 3 or sum(votes) != present or present > size:
            self.report.fail("decision_votes_differ", f"{where}: {sum(votes)} ≠ {present}")
        quorum, needed = law.get("commission.quorum"), size // 2 + 1
        if is_fraction(quorum) and present < Fraction(str(quorum)) * size:
            self.report.fail("quorum_missing", f"{where}: {present} / {size}")
        by_all = law.get("commission.majority") == "open_vote_majority_of_all_members"
        if by_all and facts.get("votes_for", 0) < needed:
            self.report.fail("majority_missing", f"{where}: {facts.get('votes_for', 0)} < {needed}")

    # --- Rolls and parties ---

    def count_roll(self, entry: Json, law: Json | None, where: str) -> None:
        """The result is the sum of the regions; a party's roll that stands has its members, and has them in each region of the map."""
        facts = entry["facts"]
        self.stand(entry, f"roll/{self.acts.election}/{facts['party']}", [], where)
        regions = facts["regions"]
        made = {key: sum(each[key] for each in regions.values()) for key in ("contested", "members", "rows")}
        if made != entry["ruling"]["result"]:
            self.report.fail("roll_differs", where)
        if law is None or facts["kind"] != "party":
            return
        asked = {"": law.get("party.minimum_members")} | dict.fromkeys(
            law["regions"], law.get("party.branch.minimum_members")
        )
        for region, least in asked.items():
            found = regions.get(region, {}).get("members", 0) if region else made["members"]
            if type(least) is int and found < least:
                self.report.fail("members_missing", f"{where}: {region} {found} < {least}")
                return

    def enrol(self, entry: Json, _law: Json | None, where: str) -> None:
        """The register of parties."""
        self.stand(entry, f"parties/{self.acts.election}", [], where)

    def file(self, entry: Json, _law: Json | None, where: str) -> None:
        """The case file of a party, as it was handed in."""
        self.stand(entry, f"party/{self.acts.election}/{entry['facts']['dossier']['key']}", [], where)

    def answer(self, entry: Json, _law: Json | None, where: str) -> None:
        """The registrar's answer to a case file."""
        filed = entry["facts"]["filed"]
        start, _, key = filed.rpartition("/")
        if start != f"party/{self.acts.election}" or not key:
            raise Refused("address", f"{where}: {filed}")
        self.stand(entry, f"{filed}/answer", [filed], where)

    # --- Lists and ballots ---

    def nominate(self, entry: Json, law: Json | None, where: str) -> None:
        """A list: its persons stand one after another, and where it stands they reach the quota."""
        facts, paper = entry["facts"], entry["facts"]["paper"]
        self.stand(entry, f"list/{self.contest(entry).name}/{paper['key']}", facts["others"], where)
        self.report_unknown([each for each in facts["others"] if each not in self.papers], where)
        self.papers[entry["address"]] = paper
        if [each["position"] for each in paper["persons"]] != list(range(1, len(paper["persons"]) + 1)):
            self.report.fail("positions_differ", where)
        if law is not None and has_quota(law):
            settled = entry["verb"] == "change_list" and entry["address"] in self.registered
            self.quota_missing(not has_its_quota(paper, law, settled=settled), where)

    def change_list(self, entry: Json, law: Json | None, where: str) -> None:
        """A list that somebody left, written anew at its address; what the commission settled when it registered the list stays settled."""
        self.report_unknown([entry["address"]] * (entry["address"] not in self.papers), where)
        self.nominate(entry, law, where)

    def quota_missing(self, missing: bool, where: str) -> None:  # noqa: FBT001 (the one thing it is told)
        """A list that stands without its quota."""
        if missing:
            self.report.fail("quota_missing", where)

    def report_unknown(self, addresses: list[str], where: str) -> None:
        """Lists that nobody handed in."""
        for address in addresses:
            self.report.fail("list_unknown", f"{where}: {address}")

    def count_list(self, entry: Json, law: Json | None, where: str) -> None:
        """A list that is known by counts only; where those of the quota groups are known, they reach it."""
        known = entry["facts"]["known"]
        self.stand(entry, f"list/{self.contest(entry).name}/{known['key']}", [], where)
        if law is not None and has_quota(law) and "in_groups" in known and known.get("persons"):
            share = Fraction(known["in_groups"], known["persons"])
            self.quota_missing(not Fraction(law["list.quota.share"]) <= share <= 1, where)

    def answer_list(self, entry: Json, law: Json | None, where: str) -> None:
        """A list is registered or refused by a decision on it, of that result; a registered one reaches the quota on one day at least."""
        facts, address = entry["facts"], entry["facts"]["list"]
        if not address.startswith(f"list/{self.contest(entry).name}/"):
            raise Refused("address", f"{where}: {address}")
        self.stand(entry, f"{address}/answer", [address, facts["decision"]], where)
        self.report_unknown([address] * (address not in self.papers), where)
        decision = self.decisions.get(facts["decision"])
        fits = decision and (decision["facts"]["subject"], decision["facts"]["result"]) == (address, facts["outcome"])
        if not decision or not fits or (law is not None and decision["ruling"]["verdict"] != "stands"):
            self.report.fail("answer_unfounded", f"{where}: {facts['decision']}")
        if law is not None and has_quota(law) and facts["outcome"] == "registered" and address in self.papers:
            self.quota_missing(not has_its_quota(self.papers[address], law, settled=True), where)
        self.registered.discard(address)
        if facts["outcome"] == "registered":
            self.registered.add(address)

    def draw(self, entry: Json, law: Json | None, where: str) -> None:
        """A ballot that stands is that of the opening, in the order of the lot, or in the one that the law files keep of these lists."""
        facts, contest = entry["facts"], self.contest(entry)
        self.stand(entry, f"ballot/{contest.name}", [], where)
        if law is None:
            return
        if facts["ballot"] != contest.told["ballot"]:
            self.report.fail("ballot_differs", where)
        order: object = law.get("ballot.order")
        if facts["seed"]:
            start = f"saylau/lots/v1\nballot/{facts['contest']}\n{facts['seed']}\n"
            order = sorted(facts["ballot"], key=lambda name: hashlib.sha256((start + name).encode()).digest())
        if order != facts["ballot"]:
            self.report.fail("draw_differs", where)

    # --- Who sits ---

    def contest_at(self, entry: Json, head: str, tail: str, where: str) -> Contest:
        """The contest in whose name an address of that head and tail stands; its facts do not name it."""
        for contest in self.acts.contests.values():
            if re.fullmatch(f"{head}/{re.escape(contest.name)}/{tail}", entry["address"]):
                return contest
        raise Refused("address", f"{where}: {entry['address']}")

    def seat(self, entry: Json, law: Json | None, where: str) -> None:
        """Those whom a party names from its list for the seats it won."""
        facts, result = entry["facts"], entry["ruling"]["result"]
        contest = self.contest_at(entry, "deputies", re.escape(facts["list"]), where)
        self.acts.follow(entry, [f"seats/{contest.name}"], where)
        shared = (contest.seats_entry or {"ruling": {}})["ruling"].get("result", {}).get("seats", {})
        once = list(dict.fromkeys(facts["named"]))
        sitting = [position for position in once if position in facts["listed"]]
        wrong = result != {"list": facts["list"], "seats": shared.get(facts["list"], 0), "sitting": sitting}
        if wrong or (law is not None and (sitting != facts["named"] or len(sitting) > result["seats"])):
            self.report.fail("sitting_differs", where)
        self.sitting[entry["address"]] = result

    def fill(self, entry: Json, law: Json | None, where: str) -> None:
        """A seat fell vacant, and somebody of the same list follows."""
        facts, result = entry["facts"], entry["ruling"]["result"]
        contest = self.contest_at(entry, "vacancy", f"{re.escape(facts['list'])}/[1-9][0-9]*", where)
        self.acts.follow(entry, [facts["after"]], where)
        before = self.sitting.get(facts["after"])
        places = tuple(f"{head}/{contest.name}/{facts['list']}" for head in ("deputies", "vacancy"))
        if before is None or not (facts["after"] == places[0] or facts["after"].startswith(f"{places[1]}/")):
            self.report.fail("sitting_differs", where)
        else:
            free = [each for each in facts["listed"] if each not in before["sitting"] and each != facts["left"]]
            follows = facts.get("substitute") in free
            sitting = [each for each in before["sitting"] if each != facts["left"]] + [
                facts.get("substitute")
            ] * follows
            made = {"empty": before["seats"] - len(sitting), "list": facts["list"], "seats": before["seats"], "sitting": sitting}  # fmt: skip
            vacant = facts["left"] in before["sitting"] and (follows or not free)
            if made != result or (law is not None and not vacant):
                self.report.fail("sitting_differs", where)
        self.sitting[entry["address"]] = result


def is_fraction(value: object) -> bool:
    """Whether a value of the law is a fraction."""
    return isinstance(value, str) and MATCH["fraction"](value) is not None


def has_quota(law: Json) -> bool:
    """Whether the law of that day asks for a share of some groups on a list."""
    return is_fraction(law.get("list.quota.share")) and isinstance(law.get("list.quota.groups"), list)


def has_its_quota(paper: Json, law: Json, *, settled: bool) -> bool:
    """Whether the groups reach their share, of those who were registered and of those who are left, on the day on which ages are read.

    Where the list does not have the day that the law files name, it is every day it has; where a commission settled the question by
    registering the list, one of the days is enough for those who were registered.
    """
    registration = paper["days"].get("registration", "9999")
    listed = [each for each in paper["persons"] if "left" not in each or each["left"]["on"] >= registration]
    now = [each for each in listed if "left" not in each]
    known = [day for day in ("filing", "registration", "polling") if day in paper["days"]]
    working = [day for day in known if day == law.get("list.quota.age_day")] or known
    of_listed = (
        reaches(listed, paper["by_disability"].get(day, 0), day, law) for day in (known if settled else working)
    )
    of_now = (reaches(now, paper["by_disability_now"].get(day, 0), day, law) for day in working)
    enough = any(of_listed) if settled else bool(known) and all(of_listed)
    return enough and (len(now) == len(listed) or all(of_now))


def reaches(persons: list[Json], by_disability: int, day: str, law: Json) -> bool:
    """Whether women and the young, each person once, with those counted by a disability alone are the share of the law."""
    groups = [str(group) for group in law["list.quota.groups"]]
    under = [int(group[14:]) for group in groups if re.fullmatch("persons_under_[0-9]{1,3}", group)]
    inside = sum(
        ("women" in groups and each["sex"] == "f") or any(each["ages"].get(day, 999) < age for age in under)
        for each in persons
    )
    inside += by_disability if "persons_with_disabilities" in groups else 0
    return len(persons) >= inside >= Fraction(law["list.quota.share"]) * len(persons)


def shape_of(verb: str, facts: Json, where: str) -> str:
    """The shape of the facts of a verb; that of a total depends on its level."""
    if verb != "add_up":
        return "nominate" if verb == "change_list" else verb
    level = facts.get("level")
    if level not in ("commission", *LEVELS_BELOW):
        raise Refused("shape", f"{where}.facts.level")
    return f"add_up_{level if level in ('commission', 'nation') else 'upper'}"


def facts_id(entry: Json) -> str:
    """The contest that an entry speaks of."""
    return str(entry["facts"]["contest"])


def agree(facts: Json, where: str, *, once: bool) -> bool:
    """Whether both typings say the same, or one typing was settled or is enough; case and spaces of texts do not matter."""
    if "second" not in facts:
        return once or facts["decisions"].get("K.605", {}).get("decision") == "settled"
    second, where = facts["second"], f"{where}.facts.second"
    if "same_as_first" in second:
        shaped(second, "same", where)
        return True
    shaped(second, "typing", where)
    first, second = ({key: alike(value) for key, value in typing.items() if key not in ("typing", "typist")}
                     for typing in (facts["first"], second))  # fmt: skip
    return bool(first == second)


SPACES = re.compile("[ \\t\\n\\r\\u00a0\\u2000-\\u200a\\u202f\\u205f\\u3000]+")


def alike(value: Any) -> Any:
    """A value whose texts have neither case nor spaces."""
    if isinstance(value, str):
        return SPACES.sub("", value.lower())
    if isinstance(value, dict):
        return {key: alike(item) for key, item in value.items()}
    return [alike(item) for item in value] if isinstance(value, list) else value


def those_that_count(papers: dict[str, Json], annulled: set[str], above: set[str]) -> set[str]:
    """The tails of the protocols that count: good, of the round that is asked for, and the only such of their station."""
    found: dict[str, list[str]] = {}
    for tail, paper in papers.items():
        wanted = "repeat" if annulled & ({paper["station"]} | above) else "first"
        if paper["good"] and paper["round"] == wanted:
            found.setdefault(paper["station"], []).append(tail)
    return {tails[0] for tails in found.values() if len(tails) == 1}


def compare_figures(where: str, told: Json, rows: list[Json], known: dict[str, int]) -> None:
    """A field is summed where every part filled it; a part of which nothing is counted is passed over."""
    for key, number in known.items():
        if told[key] != number:
            raise Refused("count_differs", f"{where}: {key} {told[key]} ≠ {number}")
    rows = [row for row in rows if row["counted"]]
    for figures, code in (("votes", "votes_differ"), ("sums", "sum_differs")):
        filled = set.intersection(*(set(row[figures]) for row in rows)) if rows else set()
        for name in sorted(filled | set(told[figures])):
            made = sum(row[figures][name] for row in rows) if name in filled else "–"
            if told[figures].get(name, "–") != made:
                raise Refused(code, f"{where}: {name} {told[figures].get(name, '–')} ≠ {made}")


def differences(made: Shared, told: Json) -> list[str]:
    """Where a result that was written is not the one that was worked out; a list without seats may be left out."""
    wrong = [key for key in ("base", "base_number", "seats_to_share") if told[key] != getattr(made, key)]
    if told["needed"] != made.needed and not (told["needed"] == 1 and made.needed == 0):
        wrong.append("needed")
    won = sum(told["seats"].values()) + sum(told["seats_empty"].values())
    if told["waiting"] != made.seats_to_share - won:
        wrong.append("waiting")
    if made.seats is None:
        return wrong + ["case"] * (told["case"] == "shared" and not made.other_method)
    ties = {(frozenset(tie["lists"]), tie["seats"]) for tie in told["ties"]}
    quota = Fraction(told["quota"]) if "quota" in told else None
    pairs = {
        "admitted": (sorted(told["admitted"]), sorted(made.admitted)),
        "case": (bool(made.admitted) and told["case"] != "shared", False),
        "quota": (quota, made.quota),
        "seats": (without_zeros(told["seats"]), without_zeros(made.seats)),
        "seats_empty": (without_zeros(told["seats_empty"]), made.seats_empty),
        "ties": (ties, made.ties),
    }
    return wrong + [key for key, (one, other) in pairs.items() if one != other]


def without_zeros(numbers: dict[str, int]) -> dict[str, int]:
    """The lists that have any."""
    return {name: number for name, number in numbers.items() if number}


def standing(known: str, contest: Contest, nation: Total | None) -> Json:
    """What stands of a contest at the end, for the reader."""
    made, told = contest.shared, contest.told
    shown: Json = {
        "contest": known,
        "title": told["title"],
        "illustrative": told["illustrative"],
        "ballot": told["ballot"],
    }
    if nation:
        shown["total"] = nation.result
    if contest.status:
        shown["status"] = contest.status
    if made and contest.seats_entry:
        result = contest.seats_entry["ruling"]["result"]
        shown["shared"] = {
            "base": made.base, "base_number": made.base_number, "needed": made.needed, "seats_to_share": made.seats_to_share,
            "admitted": sorted(made.admitted), "seats": made.seats if made.seats is not None else result["seats"],
            "seats_empty": made.seats_empty, "ties": [{"lists": sorted(lists), "seats": seats} for lists, seats in made.ties],
            "votes": result["votes"], "open": "yes" if made.seats is None else "no"}  # fmt: skip
        shown["shared"] |= {key: result[key] for key in ("against_all", "blank") if key in result}
        won = sum(shown["shared"]["seats"].values()) + sum(made.seats_empty.values())
        shown["shared"]["waiting"] = made.seats_to_share - won
    return shown


# --- The verifier ---


class Verifier:
    """One run over one record."""

    def __init__(self, folder: Path, *, own: bool = False, head: str | None = None, outside: Path | None = None,
                 receipt: Path | None = None, log_key: str | None = None) -> None:  # fmt: skip
        self.record = record_of(folder) or folder / "record"
        self.head_text, self.outside, self.receipt_file, self.log_key_text = head, outside, receipt, log_key
        self.verify = own_verify if own or Library is None else library_verify
        self.report = Report()
        self.acts = Acts(self.report, self.law)
        self.keys: Keys = {}
        self.size, self.root, self.head = 0, b"", b""
        self.wanted: dict[int, list[tuple[str, bytes]]] = {}
        self.compared: list[tuple[int, str, bytes, bool]] = []
        self.receipt: Json = {}
        self.log_key_known = False
        self.laws: dict[str, bool] = {}
        self.books: dict[str, Book] = {}
        self.values: dict[tuple[str, str], dict[str, object]] = {}

    def run(self) -> Report:
        """Every check in order; what cannot go on stops it, with its reason."""
        report = self.report
        try:
            look_over(self.record)
            report.counts["files"] = 1
            self.read_heads()
            self.read_outside()
            self.compare_heads()
            self.read_entries()
            if self.acts.keys != self.keys and not report.failed & {"encoding", "shape"}:
                report.fail("keys_differ", "keys.json")
            if self.whole():
                self.acts.end()
            else:
                report.limit("not_added_up")
        except Refused as reason:
            report.fail(reason.code, reason.where)
        except (OSError, sqlite3.Error, MemoryError, RecursionError, ValueError, TypeError, LookupError, AttributeError,
                ArithmeticError) as error:  # fmt: skip
            report.fail("unreadable", type(error).__name__)
        self.tell_limits()
        return report

    def tell_limits(self) -> None:
        """What no check of these files can show."""
        report, head = self.report, self.report.head
        real = head.get("illustrative") == "no" and ("keys_derived", "entry 0") not in report.problems
        if head.get("illustrative") == "yes":
            report.limit("illustrative")
        elif "origin" in head:
            report.limit("whose_other_keys" if self.log_key_known else "whose_keys")
        if real and head.get("cosigned"):
            report.limit("witness_keys", ", ".join(head["cosigned"]))
        else:
            report.limit("no_witness")
        if head.get("law"):
            report.limit("law_text", " ".join(head["law"]))
        if not (self.head_text or self.outside or self.receipt_file):
            report.limit("no_outside")
        for code in ("beside", "rulings", "truth"):
            report.limit(code)
        if report.counts["registration"] or report.counts["deputies"]:
            report.limit("chapters")

    def whole_so_far(self) -> bool:
        """Whether every entry so far could be read, so that what rests on them can be worked out."""
        return not self.report.failed & {"encoding", "shape"}

    def whole(self) -> bool:
        """Whether there is an election, and all of it could be read."""
        return self.whole_so_far() and bool(self.acts.election)

    # --- Heads ---

    def read_heads(self) -> None:
        """Keys, the newest checkpoint and the published ones."""
        held = parse(fetch(self.record / "keys.json", 16 * MIB, "keys.json"), "keys.json")
        try:
            self.keys = read_keys(shaped(held, "keys", "keys.json")["keys"], "keys.json")
        except Refused as reason:
            raise Refused("keys_shape", reason.where) from None
        logs = [name for name, (role, _) in self.keys.items() if role == "log"]
        if len(logs) != 1:
            raise Refused("log_key", "keys.json")
        self.acts.origin = logs[0]
        if derived_key(self.acts.origin.removeprefix("saylau/"), self.acts.origin) == self.keys[self.acts.origin][1]:
            self.report.head["illustrative"] = "yes"  # whatever becomes of the opening
        self.report.counts["keys"] = len(self.keys)
        note = self.check_note(fetch(self.record / "checkpoint", MIB, "checkpoint"), "checkpoint")
        self.size, self.root = note.size, note.root
        self.report.head.update(origin=note.origin, size=note.size, root=note.root.hex(), cosigned=self.cosigned(note),
                                log_key=base64.b64encode(self.keys[note.origin][1]).decode())  # fmt: skip
        published = self.record / "checkpoints"
        for path in sorted(published.iterdir()) if published.is_dir() else ():
            if path.name.endswith(".part"):  # a draft that a crash left behind
                continue
            self.read_published(f"checkpoints/{path.name}", path)
        self.report.counts["checkpoint"] = 1

    def read_published(self, name: str, path: Path) -> None:
        """A published checkpoint is signed, bears its size as a name, and is no larger than the newest."""
        note = self.check_note(fetch(path, MIB, name), name)
        if path.name != str(note.size):
            raise Refused("checkpoint_form", name)
        if note.size > self.size:
            raise Refused("newer_published", f"{name} > {self.size}")
        self.wanted.setdefault(note.size, []).append((name, note.root))

    def check_note(self, data: bytes, where: str) -> Note:
        """A checkpoint that this log signed; a wrong cosignature of a known witness is refused too."""
        note = read_note(data, where)
        if note.origin != self.acts.origin:
            raise Refused("other_log", f"{where}: {note.origin[:100]}")
        signed = False
        for name, blob in note.lines:
            role, public = self.keys.get(name, ("", b""))
            if role == "log" and blob[:4] == key_hash(name, 1, public):
                signed = len(blob) == 68 and self.verify(public, note.text.encode(), blob[4:])
                if not signed:
                    raise Refused("checkpoint_signature", where)
            if role == "witness" and blob[:4] == key_hash(name, 4, public):
                message = f"cosignature/v1\ntime {int.from_bytes(blob[4:12], 'big')}\n{note.text}".encode()
                if len(blob) != 76 or not self.verify(public, message, blob[12:]):
                    raise Refused("witness_signature", f"{where}: {name}")
        if not signed:
            raise Refused("checkpoint_signature", where)
        return note

    def cosigned(self, note: Note) -> list[str]:
        """The witnesses that signed a checkpoint, by name."""
        keys = self.keys
        return sorted(
            {n for n, b in note.lines if keys.get(n, ("",))[0] == "witness" and b[:4] == key_hash(n, 4, keys[n][1])}
        )

    def read_outside(self) -> None:
        """The head, the key, the older checkpoint and the receipt that are known from outside, each for itself."""
        given = ((self.head_text, self.take_head), (self.log_key_text, self.take_log_key),
                 (self.outside, self.take_checkpoint), (self.receipt_file, self.take_receipt))  # fmt: skip
        for value, take in given:
            if value is None:
                continue
            try:
                take()
            except Refused as reason:
                of_outside = REASONS[reason.code][0] == "outside"
                code = {"checkpoint_signature": "outside_signature", "other_log": "outside_signature"}.get(
                    reason.code, "outside_form"
                )
                self.report.fail(reason.code if of_outside else code, reason.where)

    def take_head(self) -> None:
        """A head is 32 bytes, typed by a person."""
        self.head = read_typed(self.head_text or "", "head_form")

    def take_log_key(self) -> None:
        """The key of the log is the one that was published."""
        key = read_typed(self.log_key_text or "", "log_key_form")
        if key != self.keys[self.acts.origin][1]:
            raise Refused("other_log_key", base64.b64encode(key).decode())
        self.log_key_known = True
        self.report.counts["outside"] += 1

    def take_checkpoint(self) -> None:
        """An older checkpoint, from a file."""
        if self.outside is not None:
            self.read_older(fetch(self.outside, MIB, "--checkpoint"), "--checkpoint")

    def take_receipt(self) -> None:
        """A receipt, from a file."""
        if self.receipt_file is not None:
            data = fetch(self.receipt_file, MIB, "--receipt")
            held = parse(data, "--receipt")
            if canonical(held, "--receipt") != data.removesuffix(b"\n"):
                raise Refused("receipt_form", "--receipt")
            self.read_receipt(shaped(held, "receipt", "--receipt"))

    def compare_heads(self) -> None:
        """Two heads of one size that the log signed have one root; where they have not, the log itself is at fault."""
        for size, heads in self.wanted.items():
            first = self.root if size == self.size else heads[0][1]
            for where, root in heads:
                if root != first:
                    self.report.fail("two_heads", where)

    def read_older(self, data: bytes, where: str) -> Note:
        """A checkpoint from outside, which the record must extend."""
        note = self.check_note(data, where)
        if note.size > self.size:
            raise Refused("cut_tail", f"{where}: {note.size} > {self.size}")
        self.wanted.setdefault(note.size, []).append((where, note.root))
        return note

    def read_receipt(self, receipt: Json) -> None:
        """A receipt proves that its entry lies in the tree of its checkpoint."""
        where = "--receipt"
        item = unbase64(receipt["entry"], HASH, "receipt_form", where)
        proof = [unbase64(step, HASH, "receipt_form", where) for step in receipt["proof"]]
        note = self.read_older(receipt["checkpoint"].encode(), where)
        index = receipt["index"]
        if index >= note.size or root_of_proof(item, index, note.size, proof) != note.root:
            raise Refused("receipt_proof", where)
        self.receipt = {"at": index, "entry": item}

    # --- Entries ---

    def read_entries(self) -> None:
        """Stream the bundles: encoding, shapes, signatures, what each entry says, and the tree they make."""
        tree = Tree(self.check_tile)
        at = 0
        while at < self.size:
            for leaf in self.bundle(at // WIDTH, min(WIDTH, self.size - at)):
                item = hashlib.sha256(b"\x00" + leaf).digest()
                tree.append(item)
                try:
                    self.read_leaf(leaf, at)
                except Refused as reason:
                    self.report.fail(reason.code, reason.where)
                if self.receipt.get("at") == at and self.receipt["entry"] != item:
                    self.report.fail("receipt_entry", f"entry {at}")
                at += 1
                self.compare_at(at, tree)
        for level, hashes in enumerate(tree.levels):
            if hashes:
                self.check_tile(level, tree.numbers[level], hashes)
        self.report.counts["tree"] = self.size
        self.report.counts["outside"] += bool(self.receipt)
        self.tell_extension(signed=tree.root() == self.root)

    def tell_extension(self, *, signed: bool) -> None:
        """What the heads say of the tree; where it has not the root that was signed, older heads of the record say no more."""
        report = self.report
        if not signed:
            report.fail("root_differs", f"size {self.size}")
        for size, where, known, held in self.compared:
            outside = where.startswith("--")
            if not signed and not (outside and (held or known != self.root)):
                continue
            report.counts["outside" if outside else "extension"] += 1
            if not held and outside:
                report.fail("outside_differs", where)
            elif not held and size < self.size:
                report.fail("not_an_extension", where)
        if self.head and "head_at" not in report.head and (signed or self.head != self.root):
            report.fail("head_not_found", self.head.hex())

    def bundle(self, number: int, width: int) -> list[bytes]:
        """The entries of one bundle; partial bundles that are still there begin it."""
        name = f"tile/entries/{tile_name(number)}"
        path = self.record / name
        exact = name if width == WIDTH else f"{name}.p/{width}"
        data = fetch(self.record / exact, WIDTH * 65537, exact)
        leaves: list[bytes] = []
        ends, at = [0], 0
        while at < len(data) and len(leaves) < width:
            length = int.from_bytes(data[at : at + 2], "big")
            leaves.append(data[at + 2 : at + 2 + length])
            at += 2 + length
            ends.append(at)
        if at != len(data) or len(leaves) != width:
            raise Refused("bundle_form", name)
        self.check_partials(path, data, ends, name)
        return leaves

    def check_partials(self, path: Path, data: bytes, ends: list[int], name: str) -> None:
        """A partial tile that still lies there begins the tile; what no checkpoint covers yet is told."""
        width, folder = len(ends) - 1, Path(f"{path}.p")
        for other in sorted(folder.iterdir()) if folder.is_dir() else ():
            where = f"{name}.p/{other.name}"
            if not re.fullmatch(r"[1-9][0-9]{0,2}", other.name) or int(other.name) >= WIDTH:
                raise Refused("tile_form", where)
            found, own = fetch(other, WIDTH * 65537, where), int(other.name)
            if own > width and found.startswith(data):
                self.report.limit("unpublished", where)
            elif own > width or found != data[: ends[own]]:
                self.report.fail("tile_differs", where)

    def check_tile(self, level: int, number: int, hashes: list[bytes]) -> None:
        """The tile of hashes on disk is the computed one."""
        name = f"tile/{level}/{tile_name(number)}"
        width, data = len(hashes), b"".join(hashes)
        exact = name if width == WIDTH else f"{name}.p/{width}"
        try:
            found = fetch(self.record / exact, WIDTH * HASH, exact)
            if found != data:
                raise Refused("tile_form" if len(found) != len(data) else "tile_differs", exact)
            self.check_partials(self.record / name, data, list(range(0, len(data) + 1, HASH)), name)
        except Refused as reason:
            self.report.fail(reason.code, reason.where)

    def compare_at(self, size: int, tree: Tree) -> None:
        """Wherever a checkpoint or a head is known, the tree had that root at that size."""
        if size not in self.wanted and not self.head:
            return
        root = tree.root()
        if root == self.head:
            self.report.head["head_at"] = size
            self.report.counts["outside"] += 1
        self.compared += [(size, where, known, known == root) for where, known in self.wanted.get(size, ())]

    def read_leaf(self, leaf: bytes, at: int) -> None:
        """One entry: its bytes, its shape, its law, its signatures, and what it says."""
        where = f"entry {at}"
        value: Any = parse(leaf, where)
        if canonical(value, where) != leaf:
            raise Refused("not_canonical", where)
        self.report.counts["encoding"] += 1
        entry = shaped(value, "leaf", where)["entry"]
        shaped(entry, "entry", where)
        self.report.counts["shape"] += 1
        self.check_law(entry["law"])
        if at == 0 and entry["verb"] == "open":
            keys = shaped(entry["facts"].get("keys"), "[key]", f"{where}.facts.keys")
            self.acts.hand_in(keys, where)
            if [key["name"] for key in keys if key["role"] == "log"] != [self.acts.origin]:
                self.report.fail("log_key", where)
        text = leaf[len(b'{"entry":') : -len(canonical(value["signatures"], where)) - len(b',"signatures":}')]
        self.check_signatures(entry, value["signatures"], text, where)
        if at == 0 or self.whole():
            self.acts.take(entry, at, where)

    def check_signatures(self, entry: Json, signatures: list[Json], text: bytes, where: str) -> None:
        """The actor signed first, the others in the order of their names, with keys in force; and all of them verify."""
        message, names = b"saylau/entry/v1\n" + text, [item["key"] for item in signatures]
        if names[:1] != [entry["actor"]["key"]]:
            self.report.fail("signer", where)
        if names[1:] != sorted(set(names[1:])) or set(names[:1]) & set(names[1:]):
            self.report.fail("signature_order", where)
        for item in signatures:
            name = item["key"]
            key = self.acts.keys.get(name) or (None if self.whole_so_far() else self.keys.get(name))
            if key is None:
                self.report.fail("key_not_yet" if name in self.keys else "unknown_key", f"{where}: {name}")
                continue
            signature = unbase64(item["signature"], 64, "signature", f"{where}: {name}")
            if not self.verify(key[1], message, signature):
                self.report.fail("signature", f"{where}: {name}")
            self.report.counts["signatures"] += 1

    # --- The law files ---

    def check_law(self, fingerprint: str) -> None:
        """The statute book that an entry names is there, with the fingerprint it is named by."""
        if fingerprint in self.laws:
            return
        folder, whole = self.record / "law" / fingerprint, hashlib.sha256()
        self.laws[fingerprint] = False
        if not folder.is_dir():
            self.report.fail("law_missing", fingerprint)
            return
        names = self.law_names(fingerprint)
        for name in names:
            whole.update(f"{name}\n{hashlib.sha256(fetch(folder / name, 16 * MIB, name)).hexdigest()}\n".encode())
        self.laws[fingerprint] = whole.hexdigest() == fingerprint
        if not self.laws[fingerprint]:
            self.report.fail("law_changed", fingerprint)
        self.report.counts["law"] += len(names)
        self.report.head.setdefault("law", []).append(fingerprint)

    def law_names(self, fingerprint: str) -> list[str]:
        """The files of a statute book, in their order."""
        folder = self.record / "law" / fingerprint
        return sorted(
            (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()), key=segments
        )

    def law(self, fingerprint: str, day: str) -> dict[str, object] | None:
        """The values in force on a day, or None where the files are not those of the fingerprint."""
        if not self.laws.get(fingerprint):
            return None
        if fingerprint not in self.books:
            folder = self.record / "law" / fingerprint
            names = [name for name in self.law_names(fingerprint) if name.endswith(".toml")]
            texts = [(name, fetch(folder / name, 16 * MIB, name)) for name in names]
            self.books[fingerprint] = read_book(texts)
        if (fingerprint, day) not in self.values:
            book = self.books[fingerprint]
            self.values[fingerprint, day] = in_force(book, day) | {"regions": regions_on(book, day)}
        return self.values[fingerprint, day]


def read_typed(text: str, code: str) -> bytes:
    """32 bytes that a person typed, in hex or Base64; white space does not matter."""
    text = "".join(text.split())
    if re.fullmatch(r"[0-9a-fA-F]{64}", text):
        return bytes.fromhex(text)
    try:
        return unbase64(text, HASH, code, "")
    except Refused:
        raise Refused(code, how_many(text)) from None


def how_many(text: str) -> str:
    """How many characters were typed; where that is a right number, the first one that is wrong."""
    odd = ""
    if len(text) == 2 * HASH:
        odd = next((each for each in text if each not in "0123456789abcdefABCDEF"), "")
    elif len(text) == 44:
        odd = next((each for each in text[:-1] if not re.fullmatch("[A-Za-z0-9+/]", each)), text[-2:])
    return f"{len(text)} («{odd}»)" if odd else str(len(text))


# --- Words: each reason belongs to a check and is said in English, Russian and Kazakh ---

REASONS: dict[str, tuple[str, str, str, str]] = {
    "missing_file": ("files", "A file is missing", "Файл отсутствует", "Файл жоқ"),
    "not_a_file": ("files", "Something else stands where a file should be", "На месте файла находится не файл", "Файл орнында басқа нәрсе тұр"),
    "not_a_folder": ("files", "The record is not a folder", "Журнал — не папка", "Журнал қалта емес"),
    "symlink": ("files", "A link could lead out of the folder", "Ссылка может вести за пределы папки", "Сілтеме қалтадан тыс жерге апаруы мүмкін"),
    "file_too_large": ("files", "A file is larger than the format allows", "Файл больше, чем допускает формат", "Файл форматта белгіленген шектен үлкен"),
    "unreadable": ("files", "Something cannot be read", "Что-то прочитать не удалось", "Бір нәрсені оқу мүмкін болмады"),
    "not_utf8": ("encoding", "The bytes are not UTF-8 text", "Байты не являются текстом UTF-8", "Байттар UTF-8 мәтіні емес"),
    "not_json": ("encoding", "The text is not JSON", "Текст не в формате JSON", "Мәтін JSON форматында емес"),
    "float": ("encoding", "A number is not whole", "Число не целое", "Сан бүтін емес"),
    "duplicate_key": ("encoding", "A field stands twice in one object", "Поле указано в объекте дважды", "Бір өріс екі рет жазылған"),
    "huge_integer": ("encoding", "A number is too large", "Число слишком велико", "Сан тым үлкен"),
    "forbidden_value": ("encoding", "A value is true, false or null", "Встречается значение true, false или null", "true, false немесе null мәні кездеседі"),
    "key_not_ascii": ("encoding", "The name of a field is not printable ASCII", "Имя поля — не печатные символы ASCII", "Өріс атауында ASCII-ден тыс таңба бар"),
    "lone_surrogate": ("encoding", "Half a character stands alone", "Половина символа стоит отдельно", "Таңбаның жартысы ғана жазылған"),
    "nested_too_deep": ("encoding", "Values are nested too deep", "Слишком глубокая вложенность", "Мәндер тым көп қабаттасқан"),
    "not_canonical": ("encoding", "The bytes are not the canonical ones", "Байты записаны не канонически", "Байттар канондық түрде жазылмаған"),
    "shape": ("shape", "An entry does not have its form", "Запись составлена не по форме", "Жазба белгіленген пішінге сай емес"),
    "open_not_first": ("shape", "The opening is not the first entry, or not the only one", "Открытие — не первая запись или не единственная", "Ашу жазбасы бірінші емес немесе жалғыз емес"),
    "duplicate_id": ("shape", "An identifier is used twice", "Идентификатор использован дважды", "Бір сәйкестендіргіш екі рет қолданылған"),
    "address": ("shape", "An address is not that of its facts", "Адрес не соответствует содержанию записи", "Мекенжай жазбаның мазмұнына сай емес"),
    "follows_unknown": ("shape", "An entry rests on what was not there before it", "Запись опирается на то, чего до неё не было", "Жазба өзіне дейін болмаған жазбаға сүйенеді"),
    "follows_differ": ("shape", "An entry does not name what it rests on", "Запись не называет того, на что опирается", "Жазба неге сүйенетінін дұрыс көрсетпеген"),
    "contest_unknown": ("shape", "An entry is of a contest that the opening does not have, or not with protocols", "Такого округа нет в открытии, или он без протоколов", "Ашу жазбасында мұндай округ жоқ немесе ол хаттамасыз өтеді"),
    "station_unknown": ("shape", "A protocol is of a station that is not registered", "Протокол незарегистрированного участка", "Хаттама тіркелмеген учаскеден келген"),
    "station_twice": ("shape", "A station or a commission is registered in two places", "Участок или комиссия внесены в реестр в двух местах", "Учаске немесе комиссия тізілімде екі жерде тұр"),
    "unit_unknown": ("shape", "A vote is found invalid where nothing is registered", "Недействительным признано голосование там, где ничего не зарегистрировано", "Тізілімде жоқ жердегі дауыс беру жарамсыз деп танылған"),
    "keys_shape": ("keys", "The list of keys does not have its form", "Список ключей составлен не по форме", "Кілттер тізімі белгіленген пішінге сай емес"),
    "log_key": ("keys", "There is not exactly one key of the log", "Ключ журнала не ровно один", "Журнал кілті біреу ғана болуы керек еді"),
    "keys_differ": ("keys", "keys.json does not hold the keys that the entries handed in", "keys.json не совпадает с ключами, внесёнными записями", "keys.json жазбалар арқылы енгізілген кілттерге сай емес"),
    "key_twice": ("keys", "A key is handed in twice", "Ключ внесён дважды", "Бір кілт екі рет енгізілген"),
    "unknown_key": ("keys", "A key was never handed in", "Ключ никогда не вносился", "Кілт ешқашан енгізілмеген"),
    "keys_derived": ("keys", "The opening calls its keys real, and everybody can derive the key of the log", "По открытию ключи настоящие, но ключ журнала может вывести каждый", "Ашу жазбасында кілттер шынайы делінген, ал журнал кілтін кез келген адам шығара алады"),
    "key_not_yet": ("keys", "A key was used before it was handed in", "Ключ применён до того, как был внесён", "Кілт енгізілмей тұрып қолданылған"),
    "actor_unit": ("keys", "The act is not sealed with the key of the body whose act it is", "Действие подписано ключом не того органа, чьё оно", "Әрекетке ол тиесілі органның кілтімен қол қойылмаған"),
    "actor_role": ("keys", "The key does not have the role for this act", "У ключа нет роли для этого действия", "Кілттің бұл әрекетке құқық беретін рөлі жоқ"),
    "signature": ("signatures", "A signature is wrong", "Подпись неверна", "Қолтаңба дұрыс емес"),
    "signer": ("signatures", "The one who acted did not sign first", "Первой стоит подпись не того, кто действовал", "Бірінші қолтаңба әрекет жасаушынікі емес"),
    "signature_order": ("signatures", "Signatures are not in their order", "Подписи стоят не по порядку", "Қолтаңбалардың реті бұзылған"),
    "checkpoint_form": ("checkpoint", "A checkpoint does not have its form", "Контрольная точка составлена не по форме", "Бақылау нүктесі белгіленген пішінге сай емес"),
    "checkpoint_signature": ("checkpoint", "A checkpoint is not signed by the log", "Контрольная точка не подписана журналом", "Бақылау нүктесінде журналдың қолтаңбасы жоқ немесе дұрыс емес"),
    "other_log": ("checkpoint", "A checkpoint is of another log", "Контрольная точка другого журнала", "Бақылау нүктесі басқа журналдікі"),
    "witness_signature": ("checkpoint", "A witness's signature is wrong", "Подпись свидетеля неверна", "Куәгердің қолтаңбасы дұрыс емес"),
    "bundle_form": ("tree", "A bundle of entries is cut or does not hold its number", "Пакет записей обрезан или содержит не то число записей", "Жазбалар топтамасы қиылған немесе саны дұрыс емес"),
    "tile_form": ("tree", "A tile of hashes is cut", "Плитка хешей обрезана", "Хештер тақтасы қиылған"),
    "tile_differs": ("tree", "A tile is not that of the entries", "Плитка не соответствует записям", "Тақта жазбаларға сай емес"),
    "root_differs": ("tree", "The entries do not make the root that was signed", "Записи не дают подписанного корневого хеша", "Жазбалардан қол қойылған түбір хеш шықпайды"),
    "two_heads": ("extension", "The log signed two different heads of one size", "Журнал подписал две разные вершины при одном числе записей", "Жазба саны бірдей бола тұра, журналдың қол қойылған басы екі түрлі"),
    "not_an_extension": ("extension", "The record does not extend an older checkpoint", "Журнал не продолжает прежнюю контрольную точку", "Журнал бұрынғы бақылау нүктесінің жалғасы емес"),
    "newer_published": ("extension", "A checkpoint of a longer record was published: its tail is cut", "Опубликована контрольная точка более длинного журнала: конец обрезан", "Ұзағырақ журналдың бақылау нүктесі жарияланған: журналдың соңы қиылған"),
    "outside_form": ("outside", "What is known from outside cannot be read", "Данные извне прочитать не удалось", "Сырттан алынған деректі оқу мүмкін болмады"),
    "outside_signature": ("outside", "The log of this record did not sign the checkpoint from outside: the whole was replaced, or it is of another log", "Контрольная точка извне не подписана этим журналом: заменено всё, или она другого журнала", "Сырттан алынған бақылау нүктесіне бұл журнал қол қоймаған: бүкіл журнал ауыстырылған немесе ол басқа журналдікі"),
    "outside_differs": ("outside", "The record does not extend the checkpoint from outside", "Журнал не продолжает контрольную точку извне", "Журнал сырттан алынған бақылау нүктесінің жалғасы емес"),
    "cut_tail": ("outside", "The record is shorter than it was: its tail is cut", "Журнал короче, чем был: конец обрезан", "Журнал бұрынғысынан қысқа: соңы қиылған"),
    "head_not_found": ("outside", "The record never had this head: an entry was changed, the tail is cut or the whole was replaced", "У журнала никогда не было такой вершины: изменена запись, обрезан конец или заменено всё", "Журналдың мұндай басы ешқашан болмаған: жазба өзгертілген, соңы қиылған немесе бүкіл журнал ауыстырылған"),
    "head_form": ("outside", "The head cannot be read: 64 hex digits or 44 characters of Base64 are needed, {} were given", "Вершину прочитать не удалось: нужны 64 шестнадцатеричные цифры или 44 знака Base64, а дано: {}", "Журналдың басын оқу мүмкін болмады: он алтылық 64 цифр немесе Base64-тің 44 таңбасы керек, ал берілгені: {}"),
    "log_key_form": ("outside", "The key of the log cannot be read: 64 hex digits or 44 characters of Base64 are needed, {} were given", "Ключ журнала прочитать не удалось: нужны 64 шестнадцатеричные цифры или 44 знака Base64, а дано: {}", "Журнал кілтін оқу мүмкін болмады: он алтылық 64 цифр немесе Base64-тің 44 таңбасы керек, ал берілгені: {}"),
    "other_log_key": ("outside", "The log of this record has another key than the one from outside: the whole was replaced, or it is of another log", "Ключ этого журнала не тот, что известен извне: заменено всё, или это другой журнал", "Бұл журналдың кілті сырттан белгілі кілттен өзге: бүкіл журнал ауыстырылған немесе бұл – басқа журнал"),
    "receipt_form": ("outside", "A receipt does not have its form", "Квитанция составлена не по форме", "Түбіртек белгіленген пішінге сай емес"),
    "receipt_proof": ("outside", "The proof of a receipt does not lead to its checkpoint", "Доказательство квитанции не приводит к её контрольной точке", "Түбіртектің дәлелі өзінің бақылау нүктесіне апармайды"),
    "receipt_entry": ("outside", "The record has another entry where the receipt has its own", "На месте записи из квитанции в журнале стоит другая", "Журналда түбіртектегі жазбаның орнында басқа жазба тұр"),
    "law_missing": ("law", "A statute book is missing", "Книга законов отсутствует", "Заңдар кітабы жоқ"),
    "other_day": ("law", "An act was ruled on by the law of another day than polling day", "Акт решён по закону другого дня, а не дня голосования", "Акт дауыс беру күнінің емес, басқа күннің заңы бойынша қаралған"),
    "not_its_day": ("law", "An act was ruled on by the law of another day than the one it names", "Акт решён по закону другого дня, а не того, который в нём назван", "Акт өзінде көрсетілген күннің емес, басқа күннің заңы бойынша қаралған"),
    "law_changed": ("law", "The law files are not those of the rulings", "Файлы законов не те, по которым принимались решения", "Заң файлдары шешімдерге негіз болған файлдар емес"),
    "law_unreadable": ("law", "A law file cannot be read", "Файл закона прочитать не удалось", "Заң файлын оқу мүмкін болмады"),
    "law_silent": ("law", "The law files do not hold what sharing needs", "В файлах законов нет того, что нужно для распределения", "Заң файлдарында мандаттарды бөлуге қажетті норма жоқ"),
    "calendar_differs": ("registration", "A calendar is of another election or polling day than the opening", "Календарь составлен для других выборов или другого дня голосования, чем в открытии", "Күнтізбе ашу жазбасындағыдан басқа сайлауға немесе басқа дауыс беру күніне жасалған"),
    "decision_votes_differ": ("registration", "A decision stands whose votes are not those of the members present", "Решение признано действительным, хотя голоса не сходятся с числом присутствовавших членов", "Дауыстары қатысқан мүшелердің санына сай келмейтін шешім күшінде делінген"),
    "quorum_missing": ("registration", "A decision stands that had no quorum", "Решение признано действительным, хотя кворума не было", "Кворумсыз қабылданған шешім күшінде делінген"),
    "majority_missing": ("registration", "A decision stands that no majority of all members voted for", "Решение признано действительным, хотя за него не голосовало большинство всех членов", "Барлық мүшенің көпшілігі жақтап дауыс бермеген шешім күшінде делінген"),
    "roll_differs": ("registration", "The result on a roll of members is not the sum of its regions", "Итог по списку членов партии не равен сумме по регионам", "Партия мүшелері тізімінің қорытындысы өңірлердің қосындысына тең емес"),
    "members_missing": ("registration", "A roll of members stands that has fewer of them than the law asks", "Список членов партии признан достаточным, хотя их меньше, чем требует закон", "Партия мүшелері заң талап еткеннен аз бола тұра, тізім жеткілікті делінген"),
    "list_unknown": ("registration", "An act is of a list that nobody handed in", "Акт относится к списку, который никто не вносил", "Акт ешкім ұсынбаған тізімге қатысты"),
    "positions_differ": ("registration", "The persons of a list are not numbered one after another from 1", "Лица в списке пронумерованы не подряд с единицы", "Тізімдегі адамдар 1-ден бастап қатарынан нөмірленбеген"),
    "quota_missing": ("registration", "A list stands, or is registered, that does not reach the quota", "Список признан правильным или зарегистрирован, хотя квота не выполнена", "Квота орындалмаса да, тізім дұрыс делінген немесе тіркелген"),
    "answer_unfounded": ("registration", "An answer to a list rests on no decision on that list with that outcome", "Ответ по списку не опирается на решение по этому списку с тем же исходом", "Тізім бойынша жауап осы тізім туралы нәтижесі дәл сондай шешімге сүйенбейді"),
    "ballot_differs": ("registration", "The ballot that was drawn is not that of the opening", "Бюллетень по жребию не тот, что в открытии", "Жеребемен шыққан бюллетень ашу жазбасындағыдай емес"),
    "draw_differs": ("registration", "The lists do not stand on the ballot in the order of the lot", "Списки стоят в бюллетене не в порядке жребия", "Бюллетеньдегі тізімдер жеребе берген ретпен тұрған жоқ"),
    "agreed_differs": ("totals", "A protocol is said to be agreed though its typings are not, or the other way round", "Указано, что наборы протокола совпали, но это не так, или наоборот", "Хаттаманың екі терілімі сәйкес делінген, бірақ олай емес, немесе керісінше"),
    "protocols_differ": ("totals", "A total does not list all protocols of its stations", "Итог перечисляет не все протоколы своих участков", "Қорытындыда учаскелердің барлық хаттамасы көрсетілмеген"),
    "left_out_differs": ("totals", "A total counts what does not count, or leaves out what does", "Итог учитывает лишнее или пропускает нужное", "Қорытынды есепке алынбайтынын қосқан немесе алынатынын тастап кеткен"),
    "part_twice": ("totals", "A total counts a part twice", "Итог учитывает часть дважды", "Қорытынды бір бөлікті екі рет санаған"),
    "part_unknown": ("totals", "A total is of a unit, or of a part, that is not there", "Итог неизвестной единицы или с неизвестной частью", "Қорытындының бірлігі немесе бөлігі белгісіз"),
    "parts_differ": ("totals", "A total leaves a part out, or has one that is not its own", "Итог пропускает часть или содержит чужую", "Қорытындыда бөлік қалып қойған немесе бөтен бөлік бар"),
    "count_differs": ("totals", "A total counts another number of protocols or stations", "Число протоколов или участков в итоге другое", "Қорытындыдағы хаттамалар немесе учаскелер саны басқа"),
    "rests_on_older": ("totals", "The total of the nation rests on totals older than what lies under them", "Итог по стране опирается на итоги, которые старше того, что под ними", "Ел қорытындысы астындағысынан ескі қорытындыларға сүйенеді"),
    "votes_differ": ("totals", "The votes of a total are not the sum of its parts", "Голоса в итоге не равны сумме частей", "Қорытындыдағы дауыстар бөліктердің қосындысына тең емес"),
    "sum_differs": ("totals", "A figure of a total is not the sum of its parts", "Число в итоге не равно сумме частей", "Қорытындыдағы сан бөліктердің қосындысына тең емес"),
    "inputs_differ": ("seats", "Seats were shared on figures that are not those of the nation's total or of the opening", "Мандаты распределены не по числам итога по стране или открытия", "Мандаттар ел қорытындысына немесе ашу жазбасына сай емес сандар бойынша бөлінген"),
    "seats_differ": ("seats", "The seats are not those of Article 97-1", "Мандаты распределены не по статье 97-1", "Мандаттар 97-1-бапқа сай бөлінбеген"),
    "certificate_differs": ("certificate", "What was certified is not what was shared out", "Утверждено не то, что было распределено", "Бекітілген нәтиже бөлінген мандаттарға сай емес"),
    "certifies_older": ("certificate", "What is certified is older than protocols, totals or seats that came later", "Утверждается то, что старше поступивших позже протоколов, итогов или мандатов", "Бекітілгені кейін түскен хаттамалардан, қорытындылардан не мандаттардан ескі"),
    "status_differs": ("certificate", "The result is said to be more, or less, final than it is", "Окончательность результата указана неверно", "Нәтиженің түпкілікті не алдын ала екені дұрыс көрсетілмеген"),
    "sitting_differs": ("deputies", "Those who sit are not those whom the party named from its list for its seats", "Места занимают не те, кого партия назвала из своего списка на свои мандаты", "Орын алғандар партия өз мандаттарына тізімінен атаған адамдар емес"),
}  # fmt: skip
LIMITS: dict[str, tuple[str, str, str]] = {
    "illustrative": ("The keys are illustrative: they derive from a public seed and prove nothing about who acted.", "Ключи иллюстративные: они выведены из общеизвестного числа и не доказывают, кто действовал.", "Кілттер – иллюстрациялық: олар жұртқа белгілі саннан шығарылған, сондықтан кім әрекет еткенін дәлелдемейді."),
    "whose_keys": ("Whether these keys belong to the bodies they name: compare the key of the log with the published one.", "Принадлежат ли эти ключи тем, кто в них назван: сравните ключ журнала с опубликованным.", "Бұл кілттердің аталған органдарға тиесілі екені: журнал кілтін жарияланған кілтпен салыстырыңыз."),
    "whose_other_keys": ("Whether the other keys belong to the bodies they name: only the key of the log is known from outside.", "Принадлежат ли остальные ключи тем, кто в них назван: извне известен только ключ журнала.", "Қалған кілттердің аталған органдарға тиесілі екені: сырттан журнал кілті ғана белгілі."),
    "no_witness": ("Whether others were shown another record: nobody independent has signed this one.", "Не показали ли другим другой журнал: никто независимый этот не подписал.", "Басқаларға өзге журнал көрсетілмегені: бұған тәуелсіз ешкім қол қоймаған."),
    "witness_keys": ("Whether the witnesses are independent: their keys stand in the record itself and must be known from outside.", "Независимы ли свидетели: их ключи взяты из самого журнала, а знать их нужно извне.", "Куәгерлердің тәуелсіздігі: олардың кілттері журналдың өзінен алынған, ал оларды сырттан білу керек."),
    "law_text": ("Whether the law files say what the law says; compare their fingerprint with one that you trust.", "Говорят ли файлы законов то же, что и сам закон; сравните их отпечаток с тем, которому вы доверяете.", "Заң файлдарының заңның өзіне сай келетіні; олардың цифрлық таңбасын өзіңіз сенетін таңбамен салыстырыңыз."),
    "no_outside": ("Whether the tail was cut or the whole replaced: no head, no older checkpoint and no receipt is known from outside.", "Не обрезан ли конец и не заменено ли всё: извне не известно ни вершины, ни прежней контрольной точки, ни квитанции.", "Журналдың соңы қиылмағаны не бүкілдей ауыстырылмағаны: сырттан журналдың басы да, бұрынғы бақылау нүктесі де, түбіртек те берілмеген."),
    "beside": ("The tables beside `record/` in the folder: they are working files, only `record/` was checked.", "Таблицы рядом с `record/` в той же папке: это рабочие файлы, проверена только папка `record/`.", "Қалтадағы `record/` жанында тұрған кестелер: олар – жұмыс файлдары, тек `record/` тексерілді."),
    "rulings": ("The rulings on single protocols, rule by rule; `saylau verify` makes them again.", "Решения по отдельным протоколам, правило за правилом; их заново принимает `saylau verify`.", "Жекелеген хаттамалар бойынша шешімдердің әр қағидасы; оларды `saylau verify` қайта шығарады."),
    "chapters": ("Of calendar, commissions, rolls, parties, lists and deputies, more than quorum, minimum, quota, lot and who sits; `saylau verify` makes these rulings again.", "В календаре, комиссиях, списках членов, партиях, списках кандидатов и депутатах — всё, кроме кворума, минимума, квоты, жребия и занятых мест; эти решения заново принимает `saylau verify`.", "Күнтізбе, комиссиялар, мүшелер тізімдері, партиялар, кандидаттар тізімдері мен депутаттар бойынша кворум, ең аз сан, квота, жеребе және алынған орындардан басқасы; бұл шешімдерді `saylau verify` қайта шығарады."),
    "truth": ("Whether what was entered is true: that no record can show.", "Верно ли то, что внесено: этого не покажет никакой журнал.", "Енгізілген мәліметтің шындыққа сәйкестігі: оны ешқандай журнал көрсете алмайды."),
    "not_added_up": ("Totals and seats were not made again, because entries are damaged.", "Итоги и мандаты не пересчитаны, потому что записи повреждены.", "Жазбалар бүлінгендіктен, қорытындылар мен мандаттар қайта есептелмеді."),
    "no_totals": ("There is no total of the nation yet.", "Итога по стране ещё нет.", "Ел бойынша қорытынды әлі шығарылмаған."),
    "no_seats": ("No seats are shared out yet.", "Мандаты ещё не распределены.", "Мандаттар әлі бөлінбеген."),
    "not_yet_added": ("Some protocols or annulments are newer than the newest totals and are not added up yet.", "Некоторые протоколы или признания голосования недействительным новее последних итогов и ещё не учтены.", "Кейбір хаттамалар немесе дауыс беруді жарамсыз деп тану шешімдері соңғы қорытындылардан кейін түскен, олар әлі есепке алынбаған."),
    "seats_older": ("The seats were shared before the newest total of the nation.", "Мандаты распределены до последнего итога по стране.", "Мандаттар ел бойынша соңғы қорытындыға дейін бөлінген."),
    "certificate_older": ("What was certified is older than the newest seats.", "Утверждённый результат старше последнего распределения мандатов.", "Бекітілген нәтиже мандаттардың соңғы бөлінуінен бұрын шыққан."),
    "unpublished": ("Entries lie here that no checkpoint covers yet.", "Здесь лежат записи, ещё не охваченные контрольной точкой.", "Мұнда әлі бақылау нүктесіне кірмеген жазбалар бар."),
    "other_method": ("The law names a method of sharing seats that this program does not work out, so only the number of seats was checked.", "Закон называет метод распределения мандатов, которого эта программа не вычисляет, поэтому проверено лишь число мандатов.", "Заң атаған бөлу әдісін бұл бағдарлама есептемейді, сондықтан мандаттардың саны ғана тексерілді."),
    "runner_up": ("One list alone reached the threshold; the law leaves ways open, so only the number of seats was checked.", "Барьер преодолел только один список; закон допускает разные решения, поэтому проверено лишь число мандатов.", "Өту межесінен бір ғана тізім өтті; заң бірнеше жол қалдырғандықтан, мандаттардың саны ғана тексерілді."),
}  # fmt: skip
WORDS: dict[str, tuple[str, str, str]] = {
    "proven": ("PROVEN", "ДОКАЗАНО", "ДӘЛЕЛДЕНДІ"), "not_proven": ("NOT PROVEN", "НЕ ДОКАЗАНО", "ДӘЛЕЛДЕНБЕДІ"),
    "no_record": ("NO RECORD in this folder", "В этой папке НЕТ ЖУРНАЛА", "Бұл қалтада ЖУРНАЛ ЖОҚ"),
    "illustrative_keys": ("illustrative keys", "иллюстративные ключи", "иллюстрациялық кілттер"),
    "invented": ("the whole election is invented", "выборы полностью вымышлены", "сайлау түгел ойдан шығарылған"),
    "illustrative_figures": ("the figures of the stations are generated", "данные участков созданы программой", "учаскелердің деректерін бағдарлама жасаған"),
    "done": ("in order", "в порядке", "дұрыс"), "failed": ("NOT in order", "НЕ в порядке", "ДҰРЫС ЕМЕС"),
    "not_done": ("not checked", "не проверено", "тексерілмеді"), "reasons": ("Why not", "Почему нет", "Себептері"),
    "checks": ("What was checked", "Что проверено", "Тексерілген нәрселер"),
    "limits": ("What this program could not check", "Чего эта программа не могла проверить", "Бұл бағдарлама нені тексере алмады"),
    "more": ("more reasons", "других причин", "басқа себеп"),
    "files": ("plain files, no links", "обычные файлы, без ссылок", "жай файлдар, сілтемелер жоқ"),
    "encoding": ("bytes of the entries", "байты записей", "жазбалардың байттары"),
    "shape": ("form of the entries", "форма записей", "жазбалардың пішіні"),
    "keys": ("keys and roles", "ключи и роли", "кілттер мен рөлдер"), "signatures": ("signatures", "подписи", "қолтаңбалар"),
    "checkpoint": ("signed checkpoints", "подписанные контрольные точки", "қол қойылған бақылау нүктелері"),
    "tree": ("tree of hashes", "дерево хешей", "хештер ағашы"),
    "extension": ("published checkpoints are extended", "опубликованные контрольные точки продолжены", "жарияланған бақылау нүктелері жалғасқан"),
    "outside": ("what is known from outside", "сведения извне", "сырттан белгілі деректер"),
    "law": ("law files", "файлы законов", "заң файлдары"),
    "registration": ("decisions, rolls, lists and lots judged again", "решения, списки и жребий проверены заново", "шешімдер, тізімдер мен жеребе қайта тексерілді"),
    "deputies": ("who sits", "кто занял места", "орын алған депутаттар"),
    "totals": ("protocols and totals added again", "протоколы и итоги сложены заново", "хаттамалар мен қорытындылар қайта қосылды"),
    "seats": ("seats shared again", "мандаты распределены заново", "мандаттар қайта бөлінді"),
    "certificate": ("certified results", "утверждённые результаты", "бекітілген нәтижелер"),
    "choose_record": ("Choose the folder of one election, the one that holds the folder `record`, or `record` itself.", "Выберите папку одних выборов, в которой лежит папка `record`, или саму папку `record`.", "Бір сайлаудың `record` қалтасы бар қалтасын немесе `record` қалтасының өзін таңдаңыз."),
    "nothing_outside": ("No head, older checkpoint or receipt from outside was given, so a record whose tail was cut, or that was replaced whole, would look the same.", "Извне не дано ни вершины, ни прежней контрольной точки, ни квитанции, поэтому журнал с обрезанным концом или заменённый целиком выглядел бы так же.", "Сырттан журналдың басы да, бұрынғы бақылау нүктесі де, түбіртек те берілмеді, сондықтан соңы қиылған немесе бүкілдей ауыстырылған журнал да дәл осындай көрінер еді."),
    "slow": ("Without the library `cryptography` this program checks signatures by its own arithmetic: about half a minute for 10,000 entries.", "Без библиотеки `cryptography` программа проверяет подписи собственными вычислениями: около полминуты на 10\u00a0000 записей.", "`cryptography` кітапханасы жоқ болғандықтан, бағдарлама қолтаңбаларды өз есептеуімен тексереді: 10\u00a0000 жазбаға жарты минуттай уақыт кетеді."),
    "contest": ("contest", "округ", "сайлау округі"), "log_key": ("key of the log", "ключ журнала", "журнал кілті"),
    "head": ("head", "вершина", "журналдың басы"), "entries": ("entries", "записей", "жазба"),
    "witnesses": ("signed by the witnesses", "подписано свидетелями", "куәгерлер қол қойған"),
    "list": ("list", "список", "тізім"), "votes": ("votes", "голоса", "дауыс"), "mandates": ("seats", "мандаты", "мандат"),
    "against_all": ("against all", "против всех", "бәріне қарсымын"), "all_votes": ("together", "всего", "барлығы"),
    "protocols_of": ("protocols counted / stations", "учтено протоколов / всего участков", "есепке алынған хаттамалар / барлық учаскелер"),
    "waiting_protocols": ("of them wait for a decision", "из них ждут решения", "оның ішінде шешім күтіп тұрғаны"),
    "base_number": ("votes on which the share is taken", "голоса, от которых берётся доля", "үлес есептелетін дауыс саны"),
    "needed": ("votes needed for the threshold", "голосов нужно для барьера", "өту межесіне қажетті дауыс"),
    "waiting": ("seats that no list has won yet", "мандатов пока не получил никто", "әзірге ешбір тізімге берілмеген мандат"),
    "seats_empty": ("seats that a list is too short to fill", "мандатов список не может заполнить", "тізімде адам жетпегендіктен бос қалған мандат"),
    "tie": ("a tie: a person must decide", "равенство: решает человек", "теңдік: адам шешуі керек"),
    "as_told": ("as the record says it, not proven", "так сказано в журнале, не доказано", "журналда осылай жазылған, дәлелденбеген"),
    "not_shared": ("not shared out", "не распределены", "бөлінбеген"),
    "final": ("final result", "окончательные итоги", "түпкілікті қорытынды"),
    "preliminary": ("preliminary result", "предварительные итоги", "алдын ала қорытынды"),
    "partial": ("partial result: stations are missing", "частичные итоги: не все участки", "ішінара қорытынды: учаскелер түгел емес"),
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
            {
                "code": code,
                "check": REASONS[code][0],
                "where": where,
                "says": said(tuple(filled(words, where) for words in REASONS[code][1:])),
            }
            for code, where in report.problems
        ],
        "more_problems": report.more,
        "not_checked": [{"code": code, "where": where, "says": said(LIMITS[code])} for code, where in report.limits],
        "contests": report.contests,
    }
    return json.dumps(value, ensure_ascii=False, indent=1)


def filled(words: str, where: str) -> str:
    """A sentence with the number that stands in it."""
    return words.replace("{}", clean(where))


def grouped(number: int, lang: int) -> str:
    """A number with its thousands apart, as the language writes it."""
    return f"{number:,}" if lang == 0 else f"{number:,}".replace(",", "\u00a0")


def quoted(text: str, lang: int) -> str:
    """A name that the record gives, marked as one, so that no name can be read as a verdict."""
    return f"“{clean(text)}”" if lang == 0 else f"«{clean(text)}»"


def as_text(report: Report, verdict: str, lang: int) -> str:
    """The report for people."""

    def w(key: str) -> str:
        return WORDS[key][lang]

    head = report.head
    marks = [w("illustrative_keys")] * (head.get("illustrative") == "yes") + [w("invented")] * (
        head.get("invented") == "yes"
    )
    lines = [w(verdict) + (f" ({'; '.join(marks)})" if marks else "")]
    if "title" in head:
        lines.append(quoted(head["title"][("en", "ru", "kk")[lang]], lang))
    lines += [w("choose_record")] * (verdict == "no_record")
    lines += [w("nothing_outside")] * (verdict == "proven" and ("no_outside", "") in report.limits)
    if "origin" in head:
        lines.append(f"{head['origin']} · {grouped(head['size'], lang)} {w('entries')}")
        lines += [f"{w('head')}: {head['root']}", f"{w('log_key')}: {head['log_key']}"]
    if verdict == "proven" and head["cosigned"]:
        lines.append(f"{w('witnesses')}{mark_of_keys(head, lang)}: {', '.join(head['cosigned'])}")
    for told in report.contests:
        lines += contest_lines(told, head.get("lists", {}), lang, proven=verdict == "proven")
    if report.problems:
        lines += ["", w("reasons") + ":"]
        lines += [reason_line(code, where, lang) for code, where in report.problems]
        lines += [f"  + {grouped(report.more, lang)} {w('more')}"] * bool(report.more)
    if verdict != "no_record":
        lines += ["", w("checks") + ":"]
        states = {check: w(report.state(check)) for check in CHECKS}
        width = 2 + max(len(state) for state in states.values())
        lines += [f"  {states[check]:<{width}}{w(check)} ({grouped(report.counts[check], lang)})" for check in CHECKS]
    if report.limits:
        lines += ["", w("limits") + ":"]
        lines += [
            f"  · {LIMITS[code][lang]}" + (f" [{clean(where)}]" if where else "") for code, where in report.limits
        ]
    return "\n".join(lines)


def reason_line(code: str, where: str, lang: int) -> str:
    """A reason with its code and its place, which stands in the sentence itself where that has room for it."""
    words = REASONS[code][1 + lang]
    place = "" if "{}" in words or not where else f": {clean(where)}"
    return f"  {filled(words, where)} [{code}{place}]"


def mark_of_keys(head: Json, lang: int) -> str:
    """Whoever signs with an illustrative key is nobody."""
    return f" ({WORDS['illustrative_keys'][lang]})" if head.get("illustrative") == "yes" else ""


def contest_lines(told: Json, names: Json, lang: int, *, proven: bool) -> list[str]:
    """The totals and the seats of a contest: those that this program made, which are the record's own where all is proven."""
    shared, total = told.get("shared"), told.get("total")
    votes: dict[str, int] = (shared or total or {}).get("votes", {})
    name = WORDS["contest"][lang].strip()
    title = f"{name[:1].upper()}{name[1:]} {quoted(told['title'][('en', 'ru', 'kk')[lang]], lang)}"
    marks = [] if proven else [WORDS["as_told"][lang]]
    marks += [WORDS[told["status"]][lang]] if "status" in told else []
    marks += [WORDS["illustrative_figures"][lang]] * (told["illustrative"] == "yes")
    lines = ["", title + (f" — {'; '.join(marks)}" if marks else "")]
    if total:
        lines.append(
            f"  {WORDS['protocols_of'][lang]}: {grouped(total['counted'], lang)} / {grouped(total['registered'], lang)}"
        )
        lines += [f"  {WORDS['waiting_protocols'][lang]}: {grouped(total['waiting'], lang)}"] * bool(total["waiting"])
    seats = shared["seats"] if shared else {}
    heads = [WORDS[key][lang] for key in ("list", "votes", "mandates")]
    width = 2 + max([22, *(len(list_name(name, names, lang)) for name in votes)])
    lines += [f"  {heads[0]:<{width}}{heads[1]:>14}{heads[2]:>10}"] * bool(votes)
    for name in [*(name for name in told["ballot"] if name in votes), *sorted(set(votes) - set(told["ballot"]))]:
        won = grouped(seats[name], lang) if name in seats else "–"
        lines.append(f"  {list_name(name, names, lang):<{width}}{grouped(votes[name], lang):>14}{won:>10}")
    if shared:
        figures = {key: shared[key] for key in ("base_number", "needed", "waiting")}
        figures["seats_empty"] = sum(shared["seats_empty"].values())
        always = ("base_number", "needed")
        lines += [
            f"  {WORDS[key][lang]}: {grouped(number, lang)}"
            for key, number in figures.items()
            if number or key in always
        ]
        for tie in shared["ties"]:
            lines.append(f"  {WORDS['tie'][lang]}: {', '.join(list_name(name, names, lang) for name in tie['lists'])}")
    elif votes:
        lines.append(f"  {WORDS['mandates'][lang]}: {WORDS['not_shared'][lang]}")
    return lines


def list_name(name: str, names: Json, lang: int) -> str:
    """The name of a list as the opening has it, or its code."""
    return clean(names[name][("en", "ru", "kk")[lang]] if name in names else name)


def clean(text: str) -> str:
    """Text from a record as a terminal may show it: no control characters, at most 200 characters."""
    return "".join(each if each.isprintable() or each == "\u00a0" else "�" for each in text[:200])


def main(arguments: list[str] | None = None) -> int:
    """Check a folder, print what was found, and return the exit status."""
    parser = argparse.ArgumentParser(prog="verify.py", description="Check the record of an election folder.")
    parser.add_argument("folder", type=Path, help="the folder of an election, or the folder `record` in it")
    parser.add_argument(
        "--head", metavar="HASH", help="the head at some size, known from outside: 64 hex digits or Base64"
    )
    parser.add_argument("--checkpoint", type=Path, metavar="FILE", help="an older checkpoint, kept outside")
    parser.add_argument("--receipt", type=Path, metavar="FILE", help="a receipt of an entry, kept outside")
    parser.add_argument("--log-key", metavar="KEY", help="the published public key of the log: Base64 or 64 hex digits")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--lang", choices=("en", "ru", "kk"), default="en")
    parser.add_argument(
        "--own", action="store_true", help="use this program's own Ed25519 even where a library is there"
    )
    options = parser.parse_args(arguments)
    lang = ("en", "ru", "kk").index(options.lang)
    report, verdict = Report(), "no_record"
    if record_of(options.folder):
        if Library is None and not options.json:
            sys.stderr.buffer.write(WORDS["slow"][lang].encode() + b"\n")
            sys.stderr.flush()
        report = Verifier(options.folder, own=options.own, head=options.head, outside=options.checkpoint,
                          receipt=options.receipt, log_key=options.log_key).run()  # fmt: skip
        verdict = report.verdict()
    text = as_json(report, verdict) if options.json else as_text(report, verdict, lang)
    sys.stdout.buffer.write(text.encode("utf-8", "replace") + b"\n")
    return {"proven": 0, "not_proven": 1, "no_record": 2}[verdict]


if __name__ == "__main__":
    sys.exit(main())
