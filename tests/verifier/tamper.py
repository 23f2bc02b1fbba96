# ruff: noqa: E501 (figures, shapes and sentences stand on one line)
"""Tampered records, made from a seed: what anybody could do to the files, and what an insider with every key could sign.

`build(number, folder, seed)` makes one of them into a folder and says which class of reason a verifier must give. It knows no
verifier: the class is one of `files encoding shape keys signatures checkpoint tree extension outside law
registration totals seats certificate deputies`, and a case is refused for the right reason when at least one reason given is of an expected class.

python tests/verifier/tamper.py [--seed N] [--count N] [--keep FOLDER] [--page]
"""

from __future__ import annotations

import argparse
import base64
import copy
import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))
from verifier import browser, writer
from verifier.chapters import ten, whole
from verifier.writer import Record, Writer, b64, canonical, private, rich, small

VERIFY = Path(__file__).parents[2] / "verifier" / "verify.py"
COUNT = 200
Json = dict[str, Any]
Change = Callable[[Json], None]


@dataclass
class Case:
    """A tampered folder: the classes of which a reason must be, and what is known from outside (head, checkpoint, receipt)."""

    name: str
    folder: Path
    expected: set[str]
    outside: dict[str, str] = field(default_factory=dict)
    in_browser: bool = True


KINDS: list[tuple[str, set[str], bool, Callable[..., Any]]] = []


def kind(*expected: str, in_browser: bool = True) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Register a way of tampering: it gets the folder and the dice, and may return what is known from outside."""

    def register(make: Callable[..., Any]) -> Callable[..., Any]:
        KINDS.append((make.__name__, set(expected), in_browser, make))
        return make

    return register


def build(number: int, folder: Path, seed: int = 1) -> Case:
    """Make case `number` into a folder that is not there yet; the same seed gives the same case."""
    name, expected, in_browser, make = KINDS[number % len(KINDS)]
    folder.mkdir(parents=True)
    outside = make(folder, random.Random(f"{seed}/{number}/{name}")) or {}
    return Case(f"{number:03}-{name}", folder, expected, outside, in_browser)


def make_all(folder: Path, seed: int = 1, count: int = COUNT) -> list[Case]:
    """So many tampered folders, each kind in turn."""
    return [build(number, folder / f"{number:03}", seed) for number in range(count)]


# --- What the kinds are made with ---


def honest(folder: Path) -> Path:
    small().write(folder)
    return folder / "record"


def bundle(folder: Path) -> Path:
    return next((folder / "record" / "tile" / "entries").rglob("*.p/*"))


def tile(folder: Path) -> Path:
    return next((folder / "record" / "tile" / "0").rglob("*.p/*"))


def flip(path: Path, dice: random.Random, start: int = 0, end: int | None = None) -> None:
    data = bytearray(path.read_bytes())
    data[dice.randrange(start, len(data) if end is None else end)] ^= 1 << dice.randrange(8)
    path.write_bytes(data)


def with_leaf(folder: Path, dice: random.Random, change: Callable[[bytes], bytes], at: int | None = None) -> None:
    """One leaf is written otherwise, and the whole is hashed and signed as if it were right."""
    leaves = small().leaves()
    at = dice.randrange(8, 14) if at is None else at
    changed = change(leaves[at])
    assert changed != leaves[at]
    leaves[at] = changed
    small().write(folder, leaves)


def resigned(
    folder: Path, change: Callable[[Record], None], made: Callable[[], Record] = small, seed: str = "demo"
) -> None:
    """The record is changed before it is signed: every signature and hash is right."""
    record = made()
    record.seed = seed
    before = canonical([record.entries, record.keys, record.signers, seed])
    change(record)
    assert (
        seed != "demo"
        or before != canonical([record.entries, record.keys, record.signers, seed])
        or record.law != writer.book()
    )
    record.write(folder)


def of(record: Record, verb: str, dice: random.Random, **facts: str) -> Json:
    """One of the entries of a verb whose facts are such."""
    return dice.choice(
        [entry for entry in record.entries if entry["verb"] == verb and facts.items() <= entry["facts"].items()]
    )


def lied(
    folder: Path, verb: str, change: Change, made: Callable[..., Record] = small, nth: int = 0, **facts: str
) -> None:
    """An insider lies in one act; all that comes after it is added up, shared, certified and signed as if it were true."""
    left = [nth]

    def lie(entry: Json) -> None:
        if entry["verb"] == verb and facts.items() <= entry["facts"].items():
            if left[0] == 0:
                before = canonical(entry)
                change(entry)
                assert canonical(entry) != before
            left[0] -= 1

    made(lie).write(folder)
    assert left[0] < 0


def result(change: Change) -> Change:
    """A change of what was worked out."""
    return lambda entry: change(entry["ruling"]["result"])


def add(figures: dict[str, int], name: str, dice: random.Random) -> None:
    figures[name] += dice.randrange(1, 50)


def known(folder: Path, name: str, data: bytes) -> str:
    """A file from outside, kept beside the record."""
    path = folder / name
    path.write_bytes(data)
    return str(path)


def head_of(record: Record, leaves: list[bytes] | None = None) -> bytes:
    return writer.root([writer.leaf_hash(leaf) for leaf in (leaves or record.leaves())])


# --- Files ---


@kind("files", in_browser=False)
def a_link_leads_out(folder: Path, dice: random.Random) -> None:
    path = dice.choice([honest(folder) / "checkpoint", folder / "record" / "keys.json", bundle(folder)])
    path.rename(folder / "outside")
    path.symlink_to(folder / "outside")


@kind("files", in_browser=False)
def a_link_stands_for_a_folder(folder: Path, dice: random.Random) -> None:
    path = honest(folder) / dice.choice(["law", "tile", "checkpoints"])
    path.rename(folder / "outside")
    path.symlink_to(folder / "outside", target_is_directory=True)


@kind("files", in_browser=False)
def a_pipe_stands_for_a_file(folder: Path, dice: random.Random) -> None:
    path = dice.choice([honest(folder) / "checkpoint", bundle(folder), tile(folder)])
    path.unlink()
    os.mkfifo(path)


@kind("files")
def a_file_is_missing(folder: Path, dice: random.Random) -> None:
    dice.choice([honest(folder) / "checkpoint", folder / "record" / "keys.json", bundle(folder), tile(folder)]).unlink()


@kind("files")
def a_folder_stands_for_a_file(folder: Path, dice: random.Random) -> None:
    path = dice.choice([honest(folder) / "checkpoint", folder / "record" / "keys.json", bundle(folder)])
    path.unlink()
    path.mkdir()


@kind("files", in_browser=False)
def a_file_is_larger_than_any_disk_should_hold(folder: Path, dice: random.Random) -> None:
    with dice.choice([honest(folder) / "checkpoint", folder / "record" / "keys.json", tile(folder)]).open(
        "r+b"
    ) as file:
        file.truncate(1 << 36)


@kind("files")
def the_record_is_a_file(folder: Path, dice: random.Random) -> None:
    (folder / "record").write_bytes(dice.randbytes(100))


# --- Encoding ---


@kind("encoding")
def a_number_is_a_float(folder: Path, dice: random.Random) -> None:
    number = dice.choice([b"0.0", b"3.5", b"3e0", b"1E400", b"-0.1"])
    with_leaf(folder, dice, lambda leaf: leaf.replace(b'"invalid":3', b'"invalid":' + number))


@kind("encoding")
def a_key_stands_twice(folder: Path, dice: random.Random) -> None:
    number = b"%d" % dice.randrange(3, 9)
    with_leaf(folder, dice, lambda leaf: leaf.replace(b'"invalid":3', b'"invalid":3,"invalid":' + number))


@kind("encoding")
def a_number_is_huge(folder: Path, dice: random.Random) -> None:
    number = dice.choice([b"9007199254740992", b"-9007199254740992", b"1" + b"0" * 20, b"9" * 5000])
    with_leaf(folder, dice, lambda leaf: leaf.replace(b'"invalid":3', b'"invalid":' + number))


@kind("encoding")
def a_value_is_true_or_null(folder: Path, dice: random.Random) -> None:
    value = dice.choice([b"true", b"false", b"null", b"NaN"])
    with_leaf(folder, dice, lambda leaf: leaf.replace(b'"invalid":3', b'"invalid":' + value))


@kind("encoding")
def the_bytes_are_not_canonical(folder: Path, dice: random.Random) -> None:
    old, new = dice.choice([(b'"invalid":3', b'"invalid": 3'), (b'"ru":"', b'"ru":"\\u0441'), (b'"valid":', b'"v\\u0061lid":'),
                            (b'"version":1,', b""), (b'"invalid":3', b'"invalid":-0')])  # fmt: skip

    def change(leaf: bytes) -> bytes:
        moved = leaf.replace(old, new, 1)
        return moved if new else moved.replace(b'"votes":', b'"version":1,"votes":', 1) + b" "

    with_leaf(folder, dice, change)


@kind("encoding", "shape")
def an_entry_is_nested_too_deep(folder: Path, dice: random.Random) -> None:
    depth = dice.choice([29, 100, 5000, 30000])
    with_leaf(folder, dice, lambda leaf: leaf.replace(b'"answers":[]', b'"answers":' + b"[" * depth + b"]" * depth))


@kind("encoding")
def keys_are_nested_ten_million_deep(folder: Path, dice: random.Random) -> None:
    (honest(folder) / "keys.json").write_bytes(b"[" * 10_000_000 + b"]" * dice.choice([0, 1, 10_000]))


@kind("encoding")
def an_entry_is_not_text(folder: Path, dice: random.Random) -> None:
    broken = dice.choice(
        [
            lambda leaf: leaf[:40] + b"\xff" + leaf[41:],
            lambda leaf: leaf[:-1],
            lambda _: b"",
            lambda _: b"\xfe" + dice.randbytes(90),
        ]
    )
    with_leaf(folder, dice, broken)


@kind("encoding")
def half_a_character_stands_alone(folder: Path, dice: random.Random) -> None:
    half = b"\\ud8%02x" % dice.randrange(256)
    with_leaf(folder, dice, lambda leaf: leaf.replace(b'"kk":"', b'"kk":"' + half))


@kind("encoding")
def a_key_is_not_ascii(folder: Path, dice: random.Random) -> None:
    key = dice.choice(["жарамды", "é", "tab\\there"]).encode()
    with_leaf(folder, dice, lambda leaf: leaf.replace(b'"invalid":3', b'"' + key + b'":3'))


# --- Keys ---


@kind("encoding", "keys")
def the_keys_are_garbage(folder: Path, dice: random.Random) -> None:
    (honest(folder) / "keys.json").write_bytes(
        dice.choice([b"", b"\xff\xfe", b"[", b'{"keys":{}}', b'"a"', b'{"keys":[{"__proto__":1}]}', dice.randbytes(50)])
    )


@kind("keys", "checkpoint")
def a_key_is_exchanged(folder: Path, dice: random.Random) -> None:
    path = honest(folder) / "keys.json"
    held = json.loads(path.read_bytes())
    stranger = private(f"stranger {dice.random()}").public_key().public_bytes_raw()
    dice.choice(held["keys"])["public"] = b64(stranger)
    path.write_bytes(canonical(held))


@kind("keys")
def a_key_was_never_handed_in(folder: Path, dice: random.Random) -> None:
    path = honest(folder) / "keys.json"
    held = json.loads(path.read_bytes())
    held["keys"].append(
        {
            "name": f"kz-2021/z{dice.randrange(9)}",
            "public": writer.public("z"),
            "role": dice.choice(["witness", "central"]),
        }
    )
    path.write_bytes(canonical(held))


@kind("keys")
def a_key_has_another_role(folder: Path, dice: random.Random) -> None:
    path = honest(folder) / "keys.json"
    held = json.loads(path.read_bytes())
    dice.choice([key for key in held["keys"] if key["role"] == "territorial"])["role"] = "central"
    path.write_bytes(canonical(held))


@kind("keys", "checkpoint", "encoding")
def a_bit_of_the_keys_is_flipped(folder: Path, dice: random.Random) -> None:
    path = honest(folder) / "keys.json"
    data = path.read_bytes()
    start = data.index(b'"public":"') + 10
    flip(path, dice, start, start + 40)


@kind("keys", "shape")
def keys_are_not_sorted(folder: Path, dice: random.Random) -> None:
    resigned(
        folder,
        lambda record: of(record, "appoint", dice)["facts"]["keys"].insert(
            0, record.entries[3]["facts"]["keys"][0] | {"name": "zzz"}
        ),
    )


@kind("keys")
def a_key_is_handed_in_twice(folder: Path, dice: random.Random) -> None:
    def change(record: Record) -> None:
        record.entries[2]["facts"]["keys"] = (
            copy.deepcopy(record.entries[1]["facts"]["keys"]) + record.entries[2]["facts"]["keys"]
        )

    resigned(folder, change)


@kind("keys")
def a_key_is_used_before_it_is_handed_in(folder: Path, dice: random.Random) -> None:
    def change(record: Record) -> None:
        late = record.entries.pop(dice.choice([1, 2, 3]))
        record.entries.insert(dice.choice([8, 12, 20]), late)

    resigned(folder, change)


@kind("keys", "signatures")
def an_unknown_key_signs(folder: Path, dice: random.Random) -> None:
    def change(record: Record) -> None:
        at = dice.randrange(1, 26)
        record.signers[at] = [record.entries[at]["actor"]["key"], "kz-2021/stranger"]

    resigned(folder, change)


@kind("keys")
def a_key_has_not_the_role_for_its_act(folder: Path, dice: random.Random) -> None:
    def change(record: Record) -> None:
        verb, key, role = dice.choice([("allocate", "kz-2021/abroad/mfa", "territorial"), ("certify", "kz-2021/akmola/tec_01", "territorial"),
                                       ("settle", "kz-2021/central", "central"), ("register", "kz-2021/central", "central"),
                                       ("settle", "kz-2021/witness", "witness"), ("appoint", "saylau/kz-2021", "log")])  # fmt: skip
        of(record, verb, dice)["actor"] = {"key": key, "role": role}

    resigned(folder, change)


@kind("keys")
def a_total_of_the_country_is_signed_by_a_region(folder: Path, dice: random.Random) -> None:
    level = dice.choice(["country", "nation"])
    resigned(
        folder,
        lambda record: of(record, "add_up", dice, level=level).update(
            actor={"key": "kz-2021/abroad/mfa", "role": "territorial"}
        ),
    )


@kind("keys")
def an_actor_claims_another_role(folder: Path, dice: random.Random) -> None:
    resigned(
        folder,
        lambda record: record.entries[dice.randrange(8, 14)]["actor"].update(role=dice.choice(["central", "log"])),
    )


# --- Signatures ---


@kind("signatures")
def a_vote_is_changed_and_signed_with_a_wrong_key(folder: Path, dice: random.Random) -> None:
    leaves, forged, at = small().leaves(), small(), dice.randrange(8, 14)
    forged.entries[at]["facts"]["first"]["votes"]["list_c"] += dice.randrange(1, 99)
    forged.seed = "forger"
    leaves[at] = forged.leaf(at)
    small().write(folder, leaves)


@kind("signatures")
def two_signatures_are_exchanged(folder: Path, dice: random.Random) -> None:
    leaves = small().leaves()
    one, other = dice.sample(range(8, 14), 2)
    held = [json.loads(leaves[at]) for at in (one, other)]
    for mine, theirs in ((0, 1), (1, 0)):
        signature = json.loads(leaves[(one, other)[theirs]])["signatures"][0]["signature"]
        held[mine]["signatures"][0]["signature"] = signature
        leaves[(one, other)[mine]] = canonical(held[mine])
    small().write(folder, leaves)


@kind("signatures")
def a_bit_of_a_signature_is_flipped(folder: Path, dice: random.Random) -> None:
    def change(leaf: bytes) -> bytes:
        held = json.loads(leaf)
        raw = bytearray(base64.b64decode(held["signatures"][0]["signature"]))
        raw[dice.randrange(64)] ^= 1 << dice.randrange(8)
        held["signatures"][0]["signature"] = b64(bytes(raw))
        return canonical(held)

    with_leaf(folder, dice, change, dice.randrange(1, 26))


@kind("signatures", "shape")
def nobody_signs(folder: Path, dice: random.Random) -> None:
    with_leaf(folder, dice, lambda leaf: canonical(json.loads(leaf) | {"signatures": []}), dice.randrange(1, 26))


@kind("signatures")
def another_signs_in_place_of_the_actor(folder: Path, dice: random.Random) -> None:
    resigned(folder, lambda record: record.signers.update({dice.randrange(8, 14): ["kz-2021/central"]}))


@kind("signatures")
def signatures_are_out_of_order(folder: Path, dice: random.Random) -> None:
    others = [
        ["kz-2021/central", "kz-2021/abroad/mfa"],
        ["kz-2021/witness", "kz-2021/central"],
        ["kz-2021/central", "kz-2021/central"],
    ]
    resigned(folder, lambda record: record.signers.update({9: ["kz-2021/akmola/tec_01", *dice.choice(others)]}))


# --- Checkpoints ---


@kind("checkpoint")
def a_byte_of_the_checkpoint_is_changed(folder: Path, dice: random.Random) -> None:
    path = honest(folder) / "checkpoint"
    flip(path, dice, 0, path.read_bytes().index(b"\n\n"))


@kind("checkpoint")
def the_checkpoint_says_another_size(folder: Path, dice: random.Random) -> None:
    path = honest(folder) / "checkpoint"
    path.write_bytes(path.read_bytes().replace(b"\n26\n", b"\n%d\n" % dice.choice([0, 25, 27, 10**12]), 1))


@kind("checkpoint")
def the_checkpoint_is_of_another_log(folder: Path, dice: random.Random) -> None:
    other = small()
    if dice.random() < 0.5:
        other.origin = "saylau/kz-2020"
    else:
        other.seed = "another"
    (honest(folder) / "checkpoint").write_bytes(other.checkpoint(small().leaves()))


@kind("checkpoint")
def a_witness_did_not_sign_this(folder: Path, dice: random.Random) -> None:
    path = honest(folder) / "checkpoint"
    lines = path.read_bytes().decode().split("\n")
    at = next(at for at, line in enumerate(lines) if "/witness" in line)
    raw = bytearray(base64.b64decode(lines[at].split()[2]))
    raw[dice.randrange(4, len(raw))] ^= 1 << dice.randrange(8)
    lines[at] = " ".join([*lines[at].split()[:2], b64(bytes(raw))])
    path.write_text("\n".join(lines))


@kind("checkpoint")
def a_published_checkpoint_is_spoiled(folder: Path, dice: random.Random) -> None:
    path = honest(folder) / "checkpoints" / "4"
    spoiled = [
        path.read_bytes()[:-1],
        path.read_bytes() + b"more\n",
        path.read_bytes().replace(b"\n\n", b"\nextension\n\n", 1),
        b"",
        dice.randbytes(80),
    ]
    path.write_bytes(dice.choice(spoiled))


@kind("checkpoint")
def a_published_checkpoint_bears_another_size(folder: Path, dice: random.Random) -> None:
    path = honest(folder) / "checkpoints" / "4"
    path.rename(path.with_name(dice.choice(["3", "5", "04", "+4", "four"])))


# --- The tree ---


@kind("tree")
def a_bit_of_an_entry_is_flipped(folder: Path, dice: random.Random) -> None:
    honest(folder)
    flip(bundle(folder), dice)


@kind("tree")
def a_bundle_is_truncated(folder: Path, dice: random.Random) -> None:
    honest(folder)
    path = bundle(folder)
    path.write_bytes(path.read_bytes()[: -dice.randrange(1, 500)])


@kind("tree")
def a_bundle_has_more_at_its_end(folder: Path, dice: random.Random) -> None:
    honest(folder)
    path = bundle(folder)
    path.write_bytes(path.read_bytes() + dice.randbytes(dice.randrange(1, 9)))


@kind("tree")
def a_tile_is_truncated(folder: Path, dice: random.Random) -> None:
    honest(folder)
    path = tile(folder)
    path.write_bytes(path.read_bytes()[: -dice.randrange(1, 64)])


@kind("tree")
def a_bit_of_a_tile_is_flipped(folder: Path, dice: random.Random) -> None:
    honest(folder)
    flip(tile(folder), dice)


@kind("tree")
def an_old_partial_tile_tells_another_story(folder: Path, dice: random.Random) -> None:
    honest(folder)
    where = dice.choice(["0", "entries"])
    path = next((folder / "record" / "tile" / where).rglob("*.p/*"))
    begun = bytearray(path.read_bytes()[: 5 * 32])
    begun[dice.randrange(len(begun))] ^= 1
    path.with_name("5").write_bytes(begun)


@kind("tree")
def an_entry_is_dropped(folder: Path, dice: random.Random) -> None:
    leaves = small().leaves()
    small().write(folder)
    del leaves[dice.randrange(8, 25)]
    bundle(folder).write_bytes(b"".join(len(leaf).to_bytes(2, "big") + leaf for leaf in leaves))


@kind("tree")
def two_entries_change_places(folder: Path, dice: random.Random) -> None:
    leaves = small().leaves()
    small().write(folder)
    one, other = dice.sample(range(8, 14), 2)
    leaves[one], leaves[other] = leaves[other], leaves[one]
    bundle(folder).write_bytes(b"".join(len(leaf).to_bytes(2, "big") + leaf for leaf in leaves))


@kind("tree")
def a_full_tile_is_changed(folder: Path, dice: random.Random) -> None:
    writer.large(300).write(folder)
    flip(folder / "record" / "tile" / dice.choice(["0", "entries"]) / "000", dice)


# --- Extension ---


@kind("extension")
def two_heads_of_one_size(folder: Path, dice: random.Random) -> None:
    leaves = small().leaves()
    small().write(folder)
    at = dice.randrange(8, 14)
    leaves[at], leaves[at - 1] = leaves[at - 1], leaves[at]
    (folder / "record" / "checkpoints" / "26").write_bytes(small().checkpoint(leaves))


@kind("extension")
def history_is_rewritten_after_a_checkpoint(folder: Path, dice: random.Random) -> None:
    old = small().leaves()[: dice.choice([4, 10, 14])]
    lied(folder, "register", lambda entry: entry["facts"]["stations"][0].update(kind="hospital"), nth=dice.randrange(2))
    size = len(old)
    (folder / "record" / "checkpoints" / str(size)).write_bytes(
        small().checkpoint([*old[:-1], b"another"] if size == 4 else old)
    )


@kind("extension")
def a_tail_is_cut_and_a_longer_checkpoint_remains(folder: Path, dice: random.Random) -> None:
    small().write(folder, small().leaves()[: dice.randrange(14, 26)])
    (folder / "record" / "checkpoints" / "26").write_bytes(small().checkpoint(small().leaves()))


# --- What is known from outside ---


@kind("outside")
def a_tail_is_cut_and_its_head_is_known(folder: Path, dice: random.Random) -> dict[str, str]:
    small().write(folder, small().leaves()[: dice.randrange(14, 26)])
    head = head_of(small())
    return {"head": dice.choice([head.hex(), b64(head), head.hex().upper()])}


@kind("outside")
def a_tail_is_cut_and_its_checkpoint_is_known(folder: Path, dice: random.Random) -> dict[str, str]:
    small().write(folder, small().leaves()[: dice.randrange(14, 26)])
    return {"checkpoint": known(folder, "kept", small().checkpoint(small().leaves()))}


@kind("outside")
def a_tail_is_cut_and_a_receipt_is_known(folder: Path, dice: random.Random) -> dict[str, str]:
    small().write(folder, small().leaves()[: dice.randrange(14, 20)])
    return {"receipt": known(folder, "receipt.json", canonical(small().receipt(dice.randrange(20, 26))))}


def another(lie: Change | None = None) -> Record:
    """Another history of the same election."""
    made = Writer("kz-2021", "2021-01-10", [writer.contest("majilis", "kz-2021")], lie=lie)
    writer.begun(made)
    writer.registered(made, "majilis")
    for station, votes in writer.VOTES.items():
        made.settle("majilis", station, [votes[1], votes[0], votes[2]])
    made.add_up("majilis")
    made.allocate("majilis")
    return made.record()


@kind("outside")
def the_whole_is_replaced_and_a_head_is_known(folder: Path, dice: random.Random) -> dict[str, str]:
    another().write(folder)
    return {"head": head_of(small(), small().leaves()[: dice.randrange(9, 27)]).hex()}


@kind("outside")
def the_whole_is_replaced_and_a_checkpoint_is_known(folder: Path, dice: random.Random) -> dict[str, str]:
    another().write(folder)
    return {"checkpoint": known(folder, "kept", small().checkpoint(small().leaves()[: dice.randrange(9, 25)]))}


@kind("outside")
def the_whole_is_replaced_with_other_keys(folder: Path, dice: random.Random) -> dict[str, str]:
    record = small()
    record.seed = f"replaced {dice.random()}"
    for keys in [record.keys, *(entry["facts"]["keys"] for entry in record.entries if "keys" in entry["facts"])]:
        for key in keys:
            key["public"] = writer.public(key["name"], record.seed)
    record.write(folder)
    if dice.random() < 0.5:
        return {"head": head_of(small()).hex()}
    return {"checkpoint": known(folder, "kept", small().checkpoint(small().leaves()[:9]))}


@kind("outside")
def the_proof_of_a_receipt_is_wrong(folder: Path, dice: random.Random) -> dict[str, str]:
    honest(folder)
    receipt = small().receipt(dice.randrange(26), dice.choice([None, 26]))
    change = dice.choice(["proof", "index", "entry", "short"])
    if change == "proof":
        receipt["proof"][dice.randrange(len(receipt["proof"]))] = b64(dice.randbytes(32))
    elif change == "index":
        receipt["index"] = (receipt["index"] + dice.randrange(1, 25)) % 26
    elif change == "entry":
        receipt["entry"] = b64(dice.randbytes(32))
    else:
        receipt["proof"].pop()
    return {"receipt": known(folder, "receipt.json", canonical(receipt))}


@kind("outside")
def the_entry_of_a_receipt_was_replaced(folder: Path, dice: random.Random) -> dict[str, str]:
    another().write(folder)
    return {
        "receipt": known(
            folder, "receipt.json", canonical(small().receipt(dice.randrange(8, 14), dice.randrange(14, 24)))
        )
    }


@kind("outside")
def a_receipt_is_of_another_log_or_none_at_all(folder: Path, dice: random.Random) -> dict[str, str]:
    honest(folder)
    other = dice.choice([rich, lambda: writer.large(5)])()
    spoiled = [
        canonical(other.receipt(3)) if other.origin != small().origin else b"[]",
        b"{}",
        b"\xff",
        b"",
        canonical(small().receipt(3) | {"more": 1}),
    ]
    return {"receipt": known(folder, "receipt.json", dice.choice(spoiled))}


@kind("outside")
def a_head_is_not_a_head(folder: Path, dice: random.Random) -> dict[str, str]:
    honest(folder)
    return {
        "head": dice.choice(
            ["abc", "g" * 64, head_of(small()).hex()[:-1], b64(dice.randbytes(31)), dice.randbytes(32).hex()]
        )
    }


# --- Law ---


@kind("law")
def a_law_file_is_changed(folder: Path, dice: random.Random) -> None:
    path = dice.choice(sorted((honest(folder) / "law").rglob("*.toml")))
    path.write_bytes(path.read_bytes() + b"\n# a word more\n")


@kind("law")
def a_bit_of_the_law_is_flipped(folder: Path, dice: random.Random) -> None:
    flip(dice.choice(sorted((honest(folder) / "law").rglob("*.toml"))), dice)


@kind("law")
def a_law_file_is_missing_or_new(folder: Path, dice: random.Random) -> None:
    path = dice.choice(sorted((honest(folder) / "law").rglob("*.toml")))
    if dice.random() < 0.5:
        path.unlink()
    else:
        path.with_name("new.toml").write_bytes(b"")


@kind("law", "files")
def the_law_has_another_name(folder: Path, dice: random.Random) -> None:
    path = next((honest(folder) / "law").iterdir())
    path.rename(path.with_name(f"{dice.getrandbits(256):064x}"))


@kind("law", "seats")
def the_law_does_not_hold_the_threshold(folder: Path, dice: random.Random) -> None:
    def change(record: Record) -> None:
        record.law = {name: data for name, data in record.law.items() if "system" not in name}
        if dice.random() < 0.5:
            record.law["elections/system.toml"] = b"[[provision]\nname = "
        for entry in record.entries:
            entry["law"] = writer.fingerprint(record.law)

    resigned(folder, change)


# --- Shape: what insiders sign, and the form does not allow ---


@kind("shape")
def the_law_is_a_path_out_of_the_folder(folder: Path, dice: random.Random) -> None:
    path = dice.choice(["../../../etc", "/etc/passwd", "..", "law/../../.."])
    resigned(folder, lambda record: record.entries[dice.randrange(1, 26)].update(law=path))


@kind("shape")
def a_key_of_an_entry_is_missing_or_new(folder: Path, dice: random.Random) -> None:
    def change(record: Record) -> None:
        entry = record.entries[dice.randrange(1, 26)]
        held = dice.choice([entry, entry["facts"], entry["ruling"], entry["actor"]])
        if dice.random() < 0.5:
            held["remark"] = "hello"
        else:
            del held[
                dice.choice([key for key in held if key not in ("seats", "list_sizes", "remark") or held is entry])
            ]

    resigned(folder, change)


@kind("shape")
def a_fact_has_another_type(folder: Path, dice: random.Random) -> None:
    change = dice.choice(
        [
            ("votes", []),
            ("votes", {"list_a": "7"}),
            ("numbers", {"valid": -1}),
            ("round", "third"),
            ("version", "1"),
            ("version", 0),
            ("typist", "A. Tolegenova"),
        ]
    )
    resigned(folder, lambda record: record.entries[dice.randrange(8, 14)]["facts"]["first"].update([change]))


@kind("shape")
def a_draft_of_the_format_is_followed(folder: Path, dice: random.Random) -> None:
    def change(record: Record) -> None:
        settle, total = of(record, "settle", dice), of(record, "add_up", dice, level="commission")
        if dice.random() < 0.5:
            settle["facts"]["station"] = {
                "code": settle["facts"]["station"],
                "commission": "akmola/tec_01",
                "region": "akmola",
            }
        else:
            total["facts"] |= total["ruling"].pop("result")

    resigned(folder, change)


@kind("shape")
def an_address_is_of_another_place(folder: Path, dice: random.Random) -> None:
    def change(record: Record) -> None:
        entry = record.entries[dice.choice([0, 1, 4, 8, 14, 18, 22, 23, 24, 25])]
        entry["address"] = entry["ruling"]["subject"] = dice.choice(
            [f"protocol/kz-2021/akmola/{dice.randrange(7, 99)}", "total/kz-2021/x", "a//b", "../x"]
        )

    resigned(folder, change)


@kind("shape")
def an_entry_rests_on_what_never_was(folder: Path, dice: random.Random) -> None:
    resigned(
        folder,
        lambda record: record.entries[dice.randrange(1, 26)]["follows"].append(f"protocol/x/{dice.randrange(99)}"),
    )


@kind("shape")
def a_protocol_rests_on_the_register_of_others(folder: Path, dice: random.Random) -> None:
    other = dice.choice([[], ["stations/kz-2021/abroad/mfa"], ["stations/kz-2021/akmola/tec_01"] * 2])
    resigned(folder, lambda record: record.entries[dice.choice([8, 9])].update(follows=other))


@kind("shape")
def a_total_does_not_say_what_it_rests_on(folder: Path, dice: random.Random) -> None:
    level = dice.choice(["commission", "region", "abroad", "country", "nation"])
    resigned(folder, lambda record: of(record, "add_up", dice, level=level).update(follows=["election/kz-2021"]))


@kind("shape")
def an_identifier_is_used_twice(folder: Path, dice: random.Random) -> None:
    resigned(folder, lambda record: record.entries[dice.randrange(1, 26)].update(id="act-0"))


@kind("shape")
def an_entry_stands_twice(folder: Path, dice: random.Random) -> None:
    leaves = small().leaves()
    small().write(folder, [*leaves, leaves[dice.randrange(1, 14)]])


@kind("shape")
def the_opening_is_not_alone_or_not_first(folder: Path, dice: random.Random) -> None:
    def change(record: Record) -> None:
        if dice.random() < 0.5:
            record.entries.append(copy.deepcopy(record.entries[0]) | {"id": "again"})
        else:
            record.entries[0], record.entries[1] = record.entries[1], record.entries[0]

    resigned(folder, change)


@kind("shape")
def a_ruling_speaks_of_something_else(folder: Path, dice: random.Random) -> None:
    change = dice.choice(
        [
            {"on": "2021-01-11"},
            {"subject": "protocol/kz-2021/x"},
            {"verdict": "rises"},
            {"findings": [{"rule": 1}]},
            {"findings": {}},
        ]
    )
    resigned(folder, lambda record: record.entries[dice.randrange(1, 26)]["ruling"].update(change))


@kind("shape")
def a_day_is_no_day(folder: Path, dice: random.Random) -> None:
    day = dice.choice(["2021-13-10", "2021-1-10", "10.01.2021", "٢٠٢١-01-10"])

    def change(record: Record) -> None:
        entry = record.entries[dice.randrange(1, 26)]
        entry["day"] = entry["ruling"]["on"] = day

    resigned(folder, change)


@kind("shape")
def an_act_is_of_a_contest_that_is_not_there(folder: Path, dice: random.Random) -> None:
    contest = dice.choice(["senate", "", "__proto__", "constructor"])
    resigned(folder, lambda record: record.entries[dice.randrange(4, 26)]["facts"].update(contest=contest))


@kind("shape", "totals")
def a_protocol_is_of_a_station_that_is_not_registered(folder: Path, dice: random.Random) -> None:
    def change(entry: Json) -> None:
        entry["facts"]["station"] = entry["facts"]["first"]["station"] = "akmola/777"
        entry["address"] = entry["ruling"]["subject"] = "protocol/kz-2021/akmola/777"

    resigned(folder, lambda record: change(record.entries[dice.choice([8, 9])]))


@kind("shape", "totals")
def a_station_is_registered_twice(folder: Path, dice: random.Random) -> None:
    lied(folder, "register", lambda entry: entry["facts"]["stations"].append({"code": dice.choice(["akmola/1", "akmola/2"]), "kind": "ordinary"}),
         nth=dice.randrange(1, 4))  # fmt: skip


@kind("shape", "totals")
def a_vote_is_annulled_where_nothing_is_registered(folder: Path, dice: random.Random) -> None:
    def change(record: Record) -> None:
        unit = dice.choice(["atyrau", "akmola/999", "akmola/tec_99"])
        facts = {"act": "Decision 7", "contest": "majilis", "reason": "none", "unit": unit}
        address = f"annulment/kz-2021/{unit}"
        entry = copy.deepcopy(record.entries[24]) | {
            "address": address,
            "facts": facts,
            "id": "annulled",
            "verb": "annul",
        }
        entry["ruling"]["subject"] = address
        record.entries.append(entry)

    resigned(folder, change)


# --- Totals: an insider adds up otherwise ---


@kind("totals")
def votes_are_added_and_carried_up(folder: Path, dice: random.Random) -> None:
    name = dice.choice(writer.LISTS)
    lied(folder, "add_up", result(lambda told: add(told["votes"], name, dice)), nth=dice.randrange(9))


@kind("totals")
def a_sum_is_wrong_and_carried_up(folder: Path, dice: random.Random) -> None:
    name = dice.choice(["invalid", "valid", "voters", "list_at_closing", "found"])
    lied(folder, "add_up", result(lambda told: add(told["sums"], name, dice)), nth=dice.randrange(9))


@kind("totals")
def votes_are_moved_from_one_list_to_another(folder: Path, dice: random.Random) -> None:
    def change(told: Json) -> None:
        moved = dice.randrange(1, 20)
        told["votes"]["list_a"] -= moved
        told["votes"]["list_b"] += moved

    lied(folder, "add_up", result(change), nth=dice.randrange(9))


@kind("totals")
def a_vote_is_changed_after_it_was_added_up(folder: Path, dice: random.Random) -> None:
    resigned(
        folder,
        lambda record: add(
            record.entries[dice.randrange(8, 14)]["facts"]["first"]["votes"], dice.choice(writer.LISTS), dice
        ),
    )


@kind("totals")
def a_count_is_wrong(folder: Path, dice: random.Random) -> None:
    key = dice.choice(["counted", "registered", "waiting"])
    lied(folder, "add_up", result(lambda told: add(told, key, dice)), nth=dice.randrange(9))


@kind("totals")
def an_old_total_was_wrong_and_a_new_one_is_right(folder: Path, dice: random.Random) -> None:
    lied(
        folder,
        "add_up",
        result(lambda told: add(told["votes"], "list_b", dice)),
        rich,
        contest="turns",
        key="akmola/tec_01",
    )


@kind("totals")
def a_figure_is_filled_that_not_all_have(folder: Path, dice: random.Random) -> None:
    number = dice.choice([0, 1234])
    lied(
        folder,
        "add_up",
        result(lambda told: told["sums"].update(found=number)),
        rich,
        nth=1,
        contest="turns",
        key="almaty/tec_01",
    )


def recount(told: Json, entry: Json, sign: int, dice: random.Random) -> None:
    """A protocol's figures more or less in a total."""
    first = entry["facts"]["first"]
    for figures, numbers in (("votes", first["votes"]), ("sums", first["numbers"])):
        for name in told[figures]:
            told[figures][name] += sign * numbers.get(name, 0)
    told["counted"] += sign


def against_protocol(
    folder: Path, made: Callable[..., Record], tail: str, change: Callable[[Json, Json], None], key: str, **facts: str
) -> None:
    """A total of a commission is changed by somebody who knows a protocol of it; the last total is meant."""
    seen: dict[str, Json] = {}
    often = sum(
        e["verb"] == "add_up" and e["facts"]["key"] == key and facts.items() <= e["facts"].items()
        for e in made().entries
    )

    def lie(entry: Json) -> None:
        if entry["address"].endswith("/" + tail) and entry["verb"] == "settle":
            seen[tail] = entry
        if entry["verb"] == "add_up" and entry["facts"]["key"] == key and facts.items() <= entry["facts"].items():
            seen["n"] = seen.get("n", 0) + 1  # type: ignore[operator,assignment]
            if seen["n"] == often:
                change(entry, seen[tail])

    made(lie).write(folder)


@kind("totals")
def a_good_protocol_is_left_out_and_said_to_be(folder: Path, dice: random.Random) -> None:
    tail = dice.choice(["akmola/1", "akmola/2"])

    def change(entry: Json, protocol: Json) -> None:
        entry["ruling"]["result"]["left_out"].append(tail)
        recount(entry["ruling"]["result"], protocol, -1, dice)

    against_protocol(folder, small, tail, change, "akmola/tec_01")


@kind("totals")
def a_good_protocol_is_not_even_listed(folder: Path, dice: random.Random) -> None:
    tail = dice.choice(["akmola/1", "akmola/2"])

    def change(entry: Json, protocol: Json) -> None:
        entry["facts"]["protocols"].remove(tail)
        recount(entry["ruling"]["result"], protocol, -1, dice)

    against_protocol(folder, small, tail, change, "akmola/tec_01")


@kind("totals")
def a_protocol_is_counted_twice(folder: Path, dice: random.Random) -> None:
    tail, listed = dice.choice(["akmola/1", "akmola/2"]), dice.random() < 0.5

    def change(entry: Json, protocol: Json) -> None:
        entry["facts"]["protocols"] += [tail] if listed else []
        recount(entry["ruling"]["result"], protocol, 1, dice)

    against_protocol(folder, small, tail, change, "akmola/tec_01")


def counted_after_all(entry: Json, protocol: Json, dice: random.Random) -> None:
    tail = protocol["address"].split("/", 3)[3]
    entry["ruling"]["result"]["left_out"].remove(tail)
    recount(entry["ruling"]["result"], protocol, 1, dice)


@kind("totals")
def a_protocol_that_fell_is_counted(folder: Path, dice: random.Random) -> None:
    against_protocol(
        folder, rich, "akmola/2", lambda *both: counted_after_all(*both, dice), "akmola/tec_01", contest="turns"
    )


@kind("totals")
def an_annulled_vote_is_counted(folder: Path, dice: random.Random) -> None:
    against_protocol(
        folder, rich, "almaty/1", lambda *both: counted_after_all(*both, dice), "almaty/tec_01", contest="turns"
    )


@kind("totals")
def a_protocol_that_is_not_agreed_is_counted(folder: Path, dice: random.Random) -> None:
    against_protocol(
        folder, rich, "akmola/9", lambda *both: counted_after_all(*both, dice), "akmola/tec_01", contest="turns"
    )


@kind("totals")
def typings_that_differ_are_said_to_agree(folder: Path, dice: random.Random) -> None:
    nth = dice.choice([2, 9])
    change: Change = result(lambda told: told.update(agreed="yes"))
    lied(folder, "settle", change, rich, nth=nth, contest="turns")


@kind("totals")
def typings_that_agree_are_said_to_differ(folder: Path, dice: random.Random) -> None:
    lied(folder, "settle", result(lambda told: told.update(agreed="no")), nth=dice.randrange(6))


@kind("totals")
def two_typings_differ_after_all(folder: Path, dice: random.Random) -> None:
    def change(record: Record) -> None:
        facts = record.entries[dice.randrange(8, 14)]["facts"]
        facts["second"] = copy.deepcopy(facts["first"]) | {"typing": 2, "typist": facts["second"]["typist"]}
        if dice.random() < 0.5:
            facts["second"]["votes"]["list_b"] += dice.randrange(1, 9)
        else:
            facts["second"]["words"][0]["ru"] = "сто два"
        facts["decisions"]["K.605"] = {"decision": "settled", "reason": "two typings are not one"}

    resigned(folder, change)


@kind("totals")
def a_second_good_paper_of_a_station_is_passed_over(folder: Path, dice: random.Random) -> None:
    made = writer.small_writer()
    made.entries.clear()
    made = writer.begun(Writer("kz-2021", "2021-01-10", [writer.contest("majilis", "kz-2021")]))
    writer.registered(made, "majilis")
    for station, votes in writer.VOTES.items():
        made.settle("majilis", station, votes)
    tail = f"akmola/1/corrected-{dice.randrange(2, 9)}"
    made.settle("majilis", "akmola/1", [1, 2, 3], version=int(tail[-1]))
    keep = dice.choice([tail, "akmola/1"])
    held = made.papers["majilis"][keep]

    def lie(entry: Json) -> None:
        if entry["verb"] == "add_up" and entry["facts"]["key"] == "akmola/tec_01":
            entry["ruling"]["result"]["left_out"].remove(keep)
            recount(entry["ruling"]["result"], held, 1, dice)

    made.lie = lie
    made.add_up("majilis")
    made.record().write(folder)


@kind("totals")
def a_part_is_left_out(folder: Path, dice: random.Random) -> None:
    def change(entry: Json) -> None:
        del entry["facts"]["parts"][dice.randrange(len(entry["facts"]["parts"]))]
        entry["follows"] = entry["facts"]["parts"]

    lied(folder, "add_up", change, level=dice.choice(["country", "nation", "abroad"]))


@kind("totals")
def a_part_is_another_s(folder: Path, dice: random.Random) -> None:
    def change(entry: Json) -> None:
        other = "total/kz-2021/" + ("akmola" if entry["facts"]["level"] == "nation" else "akmola/tec_01")
        entry["facts"]["parts"] = [*entry["facts"]["parts"], other]
        entry["follows"] = entry["facts"]["parts"]

    lied(folder, "add_up", change, level=dice.choice(["country", "nation", "abroad"]))


@kind("totals")
def a_part_is_named_twice(folder: Path, dice: random.Random) -> None:
    def change(entry: Json) -> None:
        entry["facts"]["parts"] = entry["facts"]["parts"] * 2
        entry["follows"] = entry["facts"]["parts"]

    lied(folder, "add_up", change, level=dice.choice(["region", "country", "nation"]))


@kind("totals")
def a_commission_says_it_lies_elsewhere(folder: Path, dice: random.Random) -> None:
    lied(
        folder,
        "add_up",
        lambda entry: entry["facts"].update(region=dice.choice(["abroad", "almaty", "nowhere"])),
        key="akmola/tec_01",
    )


@kind("totals")
def what_is_left_out_is_not_in_order(folder: Path, dice: random.Random) -> None:
    lied(
        folder,
        "add_up",
        result(lambda told: told["left_out"].reverse()),
        rich,
        nth=2,
        contest="turns",
        key="akmola/tec_01",
    )


# --- Seats ---


@kind("seats")
def a_seat_is_moved_and_certified(folder: Path, dice: random.Random) -> None:
    def change(told: Json) -> None:
        step = dice.choice([-2, -1, 1, 2])
        told["seats"]["list_a"] += step
        told["seats"]["list_b"] -= step

    lied(folder, "allocate", result(change))


@kind("seats")
def a_result_of_sharing_is_not_the_law_s(folder: Path, dice: random.Random) -> None:
    change = dice.choice([{"admitted": ["list_a", "list_b", "list_c"]}, {"waiting": 1}, {"base": "voters_who_took_part"}, {"base_number": 3810},
                          {"needed": 266}, {"quota": "3626/97"}, {"seats_to_share": 97}, {"seats_empty": {"list_a": 1}}, {"case": "tie"},
                          {"ties": [{"lists": ["list_a", "list_b"], "seats": 1}]}])  # fmt: skip
    lied(folder, "allocate", result(lambda told: told.update(change)))


@kind("seats")
def a_list_under_the_threshold_gets_seats(folder: Path, dice: random.Random) -> None:
    change = {
        "admitted": ["list_a", "list_b", "list_c"],
        "quota": "3811/98",
        "seats": {"list_a": 66, "list_b": 27, "list_c": 5},
        "needed": 185,
    }
    lied(folder, "allocate", result(lambda told: told.update(change)))


@kind("seats")
def a_tie_is_decided_in_silence(folder: Path, dice: random.Random) -> None:
    def change(told: Json) -> None:
        told["seats"][dice.choice(["list_b", "list_c"])] += 1
        told |= {"ties": [], "waiting": 0}

    lied(folder, "allocate", result(change), rich, contest="tie")


@kind("seats")
def a_list_gets_more_seats_than_it_has_persons(folder: Path, dice: random.Random) -> None:
    def change(told: Json) -> None:
        told["seats"]["list_c"] += 1
        told |= {"seats_empty": {}, "waiting": 0}

    lied(folder, "allocate", result(change), rich, contest="short")


@kind("seats")
def seats_are_shared_on_other_votes(folder: Path, dice: random.Random) -> None:
    change = dice.choice(
        [{"votes": {"list_a": 2561, "list_b": 1066, "list_c": 185}}, {"took_part": 3812}, {"against_all": 5}]
    )
    lied(folder, "allocate", result(lambda told: told.update(copy.deepcopy(change))))


@kind("seats")
def those_who_took_part_are_not_told(folder: Path, dice: random.Random) -> None:
    lied(folder, "allocate", result(lambda told: told.pop("took_part")))


@kind("seats")
def votes_against_all_are_forgotten(folder: Path, dice: random.Random) -> None:
    lied(folder, "allocate", result(lambda told: told.pop("against_all")), rich, nth=1, contest="turns")


@kind("seats")
def another_number_of_seats_is_shared(folder: Path, dice: random.Random) -> None:
    lied(folder, "allocate", lambda entry: entry["facts"].update(seats=dice.choice([97, 99, 107])))


@kind("seats")
def published_votes_stand_in_for_protocols(folder: Path, dice: random.Random) -> None:
    lied(
        folder,
        "allocate",
        lambda entry: entry["facts"].update(
            published={"votes": {"list_a": 9, "list_b": 8, "list_c": dice.randrange(9)}}
        ),
    )


@kind("seats")
def the_law_of_another_day_is_applied(folder: Path, dice: random.Random) -> None:
    def change(entry: Json) -> None:
        entry["day"] = entry["ruling"]["on"] = dice.choice(["2023-03-19", "2007-08-18", "2004-09-19"])

    lied(folder, "allocate", change)


@kind("seats")
def seats_do_not_rest_on_the_total(folder: Path, dice: random.Random) -> None:
    lied(folder, "allocate", lambda entry: entry.update(follows=["election/kz-2021"]))


@kind("seats", "certificate")
def there_is_no_result_though_there_could_be(folder: Path, dice: random.Random) -> None:
    def change(record: Record) -> None:
        entry = of(record, "allocate", dice)
        del entry["ruling"]["result"]
        entry["ruling"]["verdict"] = dice.choice(["waits", "stands"])

    resigned(folder, change)


# --- Certificates ---


@kind("certificate")
def another_result_is_certified(folder: Path, dice: random.Random) -> None:
    step = dice.choice([-2, -1, 1, 2])
    lied(folder, "certify", result(lambda told: told["seats"].update(list_a=69 + step, list_b=29 - step)))


@kind("certificate")
def a_result_is_said_to_be_more_final_than_it_is(folder: Path, dice: random.Random) -> None:
    status = dice.choice(["final", "preliminary"])
    lied(folder, "certify", result(lambda told: told.update(status=status)), rich, contest="turns")


@kind("certificate")
def a_final_result_is_said_to_be_less(folder: Path, dice: random.Random) -> None:
    lied(folder, "certify", result(lambda told: told.update(status=dice.choice(["partial", "preliminary"]))))


@kind("certificate", "shape")
def a_certificate_rests_on_nothing(folder: Path, dice: random.Random) -> None:
    lied(folder, "certify", lambda entry: entry.update(follows=dice.choice([[], ["seats/kz-2021"], ["total/kz-2021"]])))


@kind("certificate", "shape")
def a_certificate_comes_before_the_seats(folder: Path, dice: random.Random) -> None:
    def change(record: Record) -> None:
        record.entries.insert(dice.choice([14, 20, 23]), record.entries.pop())

    resigned(folder, change)


# --- The chapters before the vote, and who sits ---


def chapter(folder: Path, verb: str, change: Change, nth: int = 0, **facts: str) -> None:
    """A lie in a record that has every chapter."""
    lied(folder, verb, change, whole, nth, **facts)


@kind("shape")
def a_chapter_stands_on_another_address(folder: Path, dice: random.Random) -> None:
    verb, address = dice.choice([("schedule", "timetable/kz-2023"), ("constitute", "commission/kz-2021/other"), ("decide", "decision/kz-2021/central/11"),
                                 ("count_roll", "roll/kz-2021/list_b"), ("enrol", "parties/kz-2023"), ("file", "party/kz-2021/list_e"),
                                 ("answer", "party/kz-2021/list_a/answer"), ("nominate", "list/kz-2021/majilis/list_a"), ("change_list", "list/kz-2021/list_a"),
                                 ("count_list", "list/kz-2021/list_c/answer"), ("answer_list", "list/kz-2021/list_a"), ("draw", "ballot/kz-2021/majilis"),
                                 ("seat", "deputies/kz-2021/list_b"), ("fill", "vacancy/kz-2021/list_a/01")])  # fmt: skip

    def change(entry: Json) -> None:
        entry["address"] = entry["ruling"]["subject"] = address

    chapter(folder, verb, change)


@kind("keys")
def a_chapter_is_signed_by_another_body(folder: Path, dice: random.Random) -> None:
    actor = dice.choice([("kz-2021/akmola", "territorial"), ("kz-2021/witness", "witness"), ("saylau/kz-2021", "log")])
    verb = dice.choice(["schedule", "constitute", "decide", "count_roll", "enrol", "file", "nominate", "draw", "seat", "fill"])  # fmt: skip
    chapter(folder, verb, lambda entry: entry.update(actor={"key": actor[0], "role": actor[1]}))


@kind("shape")
def a_chapter_has_facts_of_another_form(folder: Path, dice: random.Random) -> None:
    verb, key, value = dice.choice([("decide", "result", "settled"), ("constitute", "level", "nation"), ("draw", "seed", "1\n2"), ("draw", "seed", " 1"),
                                    ("count_roll", "kind", "voters"), ("nominate", "previous", "0.1"), ("answer_list", "outcome", "adopted"),
                                    ("seat", "contest", "majilis"), ("schedule", "polling_day", "2021-1-10"), ("enrol", "register", {})])  # fmt: skip
    chapter(folder, verb, lambda entry: entry["facts"].update({key: value}))


@kind("shape")
def a_chapter_does_not_say_what_it_rests_on(folder: Path, dice: random.Random) -> None:
    verb, follows = dice.choice([("decide", []), ("answer", []), ("answer_list", ["list/kz-2021/list_a"]), ("fill", ["seats/kz-2021"]), ("seat", []),
                                 ("draw", ["election/kz-2021"]), ("change_list", []), ("schedule", ["election/kz-2021"])])  # fmt: skip
    chapter(folder, verb, lambda entry: entry.update(follows=follows))


@kind("law")
def a_chapter_is_ruled_on_by_the_law_of_another_day(folder: Path, dice: random.Random) -> None:
    verb, day = dice.choice([("decide", "2020-12-01"), ("file", "2022-11-05"), ("answer", "2019-01-01"), ("nominate", "2019-11-20"),
                             ("count_list", "2019-11-30"), ("answer_list", "2020-12-01")])  # fmt: skip

    def change(entry: Json) -> None:
        entry["day"] = entry["ruling"]["on"] = day

    chapter(folder, verb, change)


@kind("registration")
def a_calendar_is_of_another_polling_day(folder: Path, dice: random.Random) -> None:
    change = dice.choice([{"polling_day": "2021-01-17"}, {"election": "kz-2023"}])
    chapter(folder, "schedule", lambda entry: entry["facts"].update(change))


@kind("registration")
def a_decision_without_its_quorum_stands(folder: Path, dice: random.Random) -> None:
    chapter(folder, "decide", lambda entry: entry["facts"].update(present=4, against=0), dice.randrange(3))


@kind("registration")
def a_decision_without_a_majority_of_all_members_stands(folder: Path, dice: random.Random) -> None:
    change = dice.choice([{"votes_for": 3, "abstained": 1}, {"votes_for": 3, "against": 2}])
    chapter(folder, "decide", lambda entry: entry["facts"].update(change), dice.randrange(3))


@kind("registration")
def a_decision_stands_whose_votes_do_not_add_up(folder: Path, dice: random.Random) -> None:
    change = dice.choice([{"abstained": 2}, {"present": 8, "abstained": 3}, {"present": 6}])
    chapter(folder, "decide", lambda entry: entry["facts"].update(change), dice.randrange(3))


@kind("registration")
def a_decision_stands_whose_votes_nobody_knows(folder: Path, dice: random.Random) -> None:
    key = dice.choice(["present", "votes_for", "against", "abstained"])
    chapter(folder, "decide", lambda entry: entry["facts"].pop(key))


@kind("registration")
def a_roll_stands_with_too_few_members(folder: Path, dice: random.Random) -> None:
    region, members = dice.choice([("akmola", 599), ("almaty", 0), ("", 1176)])

    def change(entry: Json) -> None:
        regions = entry["facts"]["regions"]
        for key in [region] if region else [key for key in regions if key != "-"]:
            regions[key]["members"] = members
        entry["ruling"]["result"]["members"] = sum(each["members"] for each in regions.values())

    chapter(folder, "count_roll", change)


@kind("registration")
def a_roll_without_a_region_of_the_map_stands(folder: Path, dice: random.Random) -> None:
    region = dice.choice(["shymkent", "turkestan", "astana"])

    def change(entry: Json) -> None:
        gone = entry["facts"]["regions"].pop(region)
        entry["facts"]["regions"]["-"] = gone
        entry["ruling"]["result"].update(contested=17, rows=17 * 1202)

    chapter(folder, "count_roll", change)


@kind("registration")
def a_roll_is_added_up_wrongly(folder: Path, dice: random.Random) -> None:
    name = dice.choice(["members", "contested", "rows"])
    chapter(folder, "count_roll", result(lambda told: add(told, name, dice)))


@kind("registration")
def a_list_stands_that_does_not_reach_the_quota(folder: Path, dice: random.Random) -> None:
    persons = dice.choice([ten(2, 0), ten(1, 1), ten(0, 2)])
    if dice.random() < 0.5:
        persons = [each | {"ages": each["ages"] | {"registration": 29}} for each in ten()[2:]]
        persons = [each | {"position": at} for at, each in enumerate(persons, 1)]
    chapter(folder, "nominate", lambda entry: entry["facts"]["paper"].update(persons=persons))


@kind("registration")
def disabilities_are_counted_before_the_law_did(folder: Path, dice: random.Random) -> None:
    days = {day: dice.randrange(1, 4) for day in ("filing", "registration", "polling")}
    chapter(folder, "nominate", lambda entry: entry["facts"]["paper"].update(persons=ten(2, 0), by_disability=days))


@kind("registration")
def a_list_stands_that_lost_its_quota(folder: Path, dice: random.Random) -> None:
    gone = {"on": dice.choice(["2020-12-05", "2021-01-05"]), "reason": "withdrawn"}

    def change(entry: Json) -> None:
        for each in entry["facts"]["paper"]["persons"][:2]:
            each["left"] = gone

    chapter(folder, "change_list", change)


@kind("registration")
def a_list_is_registered_without_its_quota(folder: Path, dice: random.Random) -> None:
    def change(entry: Json) -> None:
        entry["facts"]["paper"]["persons"] = ten(2, 0)
        entry["ruling"]["verdict"] = dice.choice(["waits", "falls"])

    chapter(folder, "nominate", change)


@kind("registration")
def a_list_that_is_known_by_counts_stands_without_its_quota(folder: Path, dice: random.Random) -> None:
    change = dice.choice([{"in_groups": 2}, {"persons": 11}, {"in_groups": 11}])
    chapter(folder, "count_list", lambda entry: entry["facts"]["known"].update(change))


@kind("registration")
def a_place_of_a_list_is_left_out(folder: Path, dice: random.Random) -> None:
    at = dice.randrange(9)
    chapter(folder, "nominate", lambda entry: entry["facts"]["paper"]["persons"].pop(at), dice.choice([0, 1]))


@kind("registration")
def an_answer_names_no_decision_on_its_list(folder: Path, dice: random.Random) -> None:
    change = dice.choice([{"subject": "list/kz-2021/list_c"}, {"result": "refused"}, {"result": "adopted"}])
    chapter(folder, "decide", lambda entry: entry["facts"].update(change))


@kind("registration")
def an_answer_names_the_decision_on_another_list(folder: Path, dice: random.Random) -> None:
    def change(entry: Json) -> None:
        entry["facts"]["decision"] = dice.choice(["election/kz-2021", "commission/kz-2021/central"])
        entry["follows"] = [entry["facts"]["list"], entry["facts"]["decision"]]

    chapter(folder, "answer_list", change)


@kind("registration")
def an_answer_stands_on_a_decision_that_fell(folder: Path, dice: random.Random) -> None:
    chapter(folder, "decide", lambda entry: entry["ruling"].update(verdict=dice.choice(["falls", "waits"])))


@kind("registration")
def an_answer_is_given_to_no_list(folder: Path, dice: random.Random) -> None:
    key = dice.choice(["list_a", "list_c"])

    def change(record: Record) -> None:
        entry = next(each for each in record.entries if each["verb"] == "answer_list")
        at = next(n for n, each in enumerate(record.entries) if each["address"] == f"list/kz-2021/{key}")
        if key == "list_a":
            record.entries.append(record.entries.pop(at))
        else:
            told = next(each for each in record.entries if each["verb"] == "decide")
            told["facts"]["subject"] = entry["facts"]["list"] = "list/kz-2021/list_c"
            entry["address"] = entry["ruling"]["subject"] = "list/kz-2021/list_c/answer"
            entry["follows"] = ["list/kz-2021/list_c", told["address"]]

    resigned(folder, change, whole)


@kind("registration")
def a_draw_is_out_of_order(folder: Path, dice: random.Random) -> None:
    change = dice.choice([{"seed": "31415-92653-3"}, {"seed": ""}, {"ballot": ["list_b", "list_a", "list_c"]}])
    chapter(folder, "draw", lambda entry: entry["facts"].update(change))


@kind("registration")
def a_draw_is_of_another_ballot(folder: Path, dice: random.Random) -> None:
    ballot = dice.choice([["list_a", "list_b"], ["list_a", "list_b", "list_d"], ["list_a", "list_b", "list_c", "list_c"]])  # fmt: skip
    chapter(folder, "draw", lambda entry: entry["facts"].update(ballot=ballot))


@kind("deputies")
def somebody_sits_who_was_not_named(folder: Path, dice: random.Random) -> None:
    place = dice.randrange(69)
    chapter(folder, "seat", result(lambda told: told["sitting"].__setitem__(place, 72)))


@kind("deputies")
def more_sit_than_a_list_has_seats(folder: Path, dice: random.Random) -> None:
    def change(entry: Json) -> None:
        entry["facts"]["named"].append(70)
        entry["ruling"]["result"]["sitting"].append(70)
        entry["ruling"]["result"]["seats"] += dice.choice([0, 1])

    chapter(folder, "seat", change)


@kind("deputies")
def a_person_is_named_twice_and_it_stands(folder: Path, dice: random.Random) -> None:
    def change(entry: Json) -> None:
        entry["facts"]["named"][5] = dice.choice([1, 80])
        entry["ruling"]["result"]["sitting"].pop(5)

    chapter(folder, "seat", change)


@kind("deputies")
def a_seat_is_filled_that_nobody_left(folder: Path, dice: random.Random) -> None:
    change = dice.choice([{"left": 71}, {"substitute": 4}, {"substitute": 99}])
    chapter(folder, "fill", lambda entry: entry["facts"].update(change), dice.randrange(2))


@kind("deputies")
def a_vacancy_follows_who_never_sat(folder: Path, dice: random.Random) -> None:
    def change(entry: Json) -> None:
        entry["facts"]["after"] = dice.choice(["seats/kz-2021", "result/kz-2021", "list/kz-2021/list_a"])
        entry["follows"] = [entry["facts"]["after"]]

    chapter(folder, "fill", change)


# --- Asking the verifiers of this repository ---


def ask_python(case: Case, *more: str) -> tuple[int, set[str], str]:
    """Exit status, classes of reasons, and error output of verify.py."""
    known = [text for name, value in case.outside.items() for text in (f"--{name}", value)]
    command = [sys.executable, str(VERIFY), str(case.folder), "--json", *known, *more]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)
    told = json.loads(done.stdout)["problems"] if done.stdout else []
    return done.returncode, {problem["check"] for problem in told}, done.stderr


def ask_page(page: browser.Browser, case: Case, classes: dict[str, str]) -> tuple[int, set[str], str]:
    """The same of index.html."""
    report = page.verify(case.folder, **case.outside)
    loud = [url for url in page.requests if url != browser.PAGE.as_uri()]
    return (
        browser.STATUS[report["verdict"]],
        {classes[problem["code"]] for problem in report["problems"]},
        " ".join(loud),
    )


def wrong_with(case: Case, answer: tuple[int, set[str], str]) -> str:
    """What is wrong with an answer, or nothing."""
    status, classes, errors = answer
    if status == 1 and classes & case.expected and not errors:
        return ""
    return f"{case.name}: exit {status}, {sorted(classes)} instead of {sorted(case.expected)} {errors[-300:]}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--keep", type=Path, help="make the folders here and leave them")
    parser.add_argument("--page", action="store_true", help="ask index.html in chromium too")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        cases = make_all(options.keep or Path(scratch), options.seed, options.count)
        wrong = ["verify.py " + text for case in cases if (text := wrong_with(case, ask_python(case)))]
        if options.page:
            from verifier.stranger import verify

            classes = {code: words[0] for code, words in verify.REASONS.items()}
            with browser.Browser() as page:
                asked = [case for case in cases if case.in_browser]
                wrong += [
                    "index.html " + text for case in asked if (text := wrong_with(case, ask_page(page, case, classes)))
                ]
            print(f"index.html: {len(asked)} folders asked")
    print("\n".join(wrong))
    print(f"{len(cases)} tampered folders of {len(KINDS)} kinds, {len(wrong)} not refused for the right reason")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
