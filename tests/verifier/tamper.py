"""Make tampered records from a seed, and see that the verifiers refuse each of them for the right reason.

python tests/verifier/tamper.py [--seed N] [--count N] [--keep FOLDER]
"""

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
from verifier.writer import CENTRAL, ELECTION, Record, b64, canonical, private, small

VERIFY = Path(__file__).parents[2] / "verifier" / "verify.py"
Json = dict[str, Any]


@dataclass
class Tampered:
    """A folder, how it is asked about, and the reasons of which one must be given."""

    name: str
    folder: Path
    expected: set[str]
    arguments: list[str] = field(default_factory=list)
    browser: bool = True


KINDS: list[tuple[str, Callable[[Path, random.Random], Tampered]]] = []


def kind(*expected: str, browser: bool = True) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Register a way of tampering: it gets the folder and the dice, and may return arguments for the verifier."""

    def register(make: Callable[..., Any]) -> Callable[..., Any]:
        def tamper(folder: Path, dice: random.Random) -> Tampered:
            arguments = make(folder, dice) or []
            return Tampered(make.__name__, folder, set(expected), arguments, browser)

        KINDS.append((make.__name__, tamper))
        return make

    return register


def honest(folder: Path) -> Path:
    small().write(folder)
    return folder / "record"


def bundle(folder: Path) -> Path:
    return next((folder / "record" / "tile" / "entries").rglob("*.p/*"))


def with_leaf(folder: Path, dice: random.Random, change: Callable[[bytes], bytes], at: int | None = None) -> None:
    """One leaf is written otherwise, and the whole is hashed and signed as if it were right."""
    leaves = small().leaves()
    at = dice.randrange(1, 4) if at is None else at
    leaves[at] = change(leaves[at])
    small().write(folder, leaves)


def resigned(folder: Path, change: Callable[[Record], None], seed: str = "demo") -> None:
    """The record is changed before it is signed: every signature and hash is right."""
    record = small()
    record.seed = seed
    change(record)
    record.write(folder)


# --- Bytes on disk ---


@kind("root_differs", "bundle_form")
def a_bit_is_flipped(folder: Path, dice: random.Random) -> None:
    honest(folder)
    path = bundle(folder)
    data = bytearray(path.read_bytes())
    data[dice.randrange(4, 3000)] ^= 1 << dice.randrange(8)
    path.write_bytes(data)


@kind("bundle_form")
def a_bundle_is_truncated(folder: Path, dice: random.Random) -> None:
    honest(folder)
    path = bundle(folder)
    path.write_bytes(path.read_bytes()[: -dice.randrange(1, 500)])


@kind("bundle_form")
def a_bundle_has_more_at_its_end(folder: Path, dice: random.Random) -> None:
    honest(folder)
    path = bundle(folder)
    path.write_bytes(path.read_bytes() + dice.randbytes(dice.randrange(1, 9)))


@kind("tile_form")
def a_tile_is_truncated(folder: Path, dice: random.Random) -> None:
    path = next((honest(folder) / "tile" / "0").rglob("*.p/*"))
    path.write_bytes(path.read_bytes()[: -dice.randrange(1, 64)])


@kind("tile_differs")
def a_tile_has_another_hash(folder: Path, dice: random.Random) -> None:
    path = next((honest(folder) / "tile" / "0").rglob("*.p/*"))
    data = bytearray(path.read_bytes())
    data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
    path.write_bytes(data)


@kind("missing_file")
def a_file_is_missing(folder: Path, dice: random.Random) -> None:
    record = honest(folder)
    dice.choice(
        [record / "checkpoint", record / "keys.json", bundle(folder), next((record / "tile" / "0").rglob("*.p/*"))]
    ).unlink()


@kind("not_a_file", "missing_file")
def a_folder_stands_for_a_file(folder: Path, dice: random.Random) -> None:
    path = dice.choice([honest(folder) / "checkpoint", folder / "record" / "keys.json", bundle(folder)])
    path.unlink()
    path.mkdir()


@kind("symlink", browser=False)
def a_link_leads_out(folder: Path, dice: random.Random) -> None:
    path = dice.choice([honest(folder) / "checkpoint", folder / "record" / "keys.json", bundle(folder)])
    path.rename(folder / "outside")
    path.symlink_to(folder / "outside")


@kind("not_a_file", browser=False)
def a_pipe_stands_for_a_file(folder: Path, dice: random.Random) -> None:
    path = dice.choice([honest(folder) / "checkpoint", bundle(folder)])
    path.unlink()
    os.mkfifo(path)


@kind("not_json", "not_utf8", "keys_shape")
def the_keys_are_garbage(folder: Path, dice: random.Random) -> None:
    (honest(folder) / "keys.json").write_bytes(
        dice.choice([b"", b"\xff\xfe", b"[", b'{"keys":{}}', b'"a"', dice.randbytes(50)])
    )


@kind("nested_too_deep")
def keys_are_nested_ten_million_deep(folder: Path, dice: random.Random) -> None:
    (honest(folder) / "keys.json").write_bytes(b"[" * 10_000_000 + b"]" * dice.choice([0, 1, 10_000]))


@kind("file_too_large", browser=False)
def a_file_is_larger_than_any_disk_should_hold(folder: Path, dice: random.Random) -> None:
    with dice.choice([honest(folder) / "checkpoint", folder / "record" / "keys.json"]).open("r+b") as file:
        file.truncate(1 << 36)


@kind("keys_differ", "signature")
def a_key_is_exchanged(folder: Path, dice: random.Random) -> None:
    path = honest(folder) / "keys.json"
    held = json.loads(path.read_bytes())
    held["keys"][dice.choice([0, 1, 2])]["public"] = b64(
        private(f"stranger {dice.random()}").public_key().public_bytes_raw()
    )
    path.write_bytes(canonical(held))


@kind("law_changed")
def a_law_file_is_changed(folder: Path, dice: random.Random) -> None:
    path = dice.choice(sorted((honest(folder) / "law").rglob("*.toml")))
    path.write_bytes(path.read_bytes() + b"\n# a word more\n")


@kind("law_changed", "law_missing")
def a_law_file_is_missing(folder: Path, dice: random.Random) -> None:
    dice.choice(sorted((honest(folder) / "law").rglob("*.toml"))).unlink()


@kind("law_missing")
def the_law_has_another_name(folder: Path, dice: random.Random) -> None:
    path = next((honest(folder) / "law").iterdir())
    path.rename(path.with_name(f"{dice.getrandbits(256):064x}"))


# --- Heads ---


@kind("checkpoint_form", "checkpoint_signature", "other_log")
def a_byte_of_the_checkpoint_is_changed(folder: Path, dice: random.Random) -> None:
    path = honest(folder) / "checkpoint"
    data = bytearray(path.read_bytes())
    data[dice.randrange(data.index(b"\n\n"))] ^= 1 << dice.randrange(7)
    path.write_bytes(data)


@kind("checkpoint_signature")
def the_checkpoint_says_another_size(folder: Path, dice: random.Random) -> None:
    path = honest(folder) / "checkpoint"
    path.write_bytes(path.read_bytes().replace(b"\n12\n", b"\n%d\n" % dice.choice([11, 13, 10**12]), 1))


@kind("witness_signature")
def a_cosignature_is_of_another_time(folder: Path, dice: random.Random) -> None:
    path = honest(folder) / "checkpoint"
    text = path.read_text()
    line = next(line for line in text.split("\n") if writer.WITNESS in line)
    blob = bytearray(base64.b64decode(line.split(" ")[2]))
    blob[dice.randrange(4, 76)] ^= 1 << dice.randrange(8)
    path.write_text(text.replace(line, f"— {writer.WITNESS} {b64(bytes(blob))}"))


@kind("other_log")
def the_checkpoint_is_of_another_log(folder: Path, dice: random.Random) -> None:
    other = small()
    other.origin = f"saylau/kz-20{dice.randrange(10, 99)}"
    leaves = other.leaves()
    (honest(folder) / "checkpoint").write_bytes(other.checkpoint(leaves))


@kind("two_heads")
def two_heads_of_one_size(folder: Path, dice: random.Random) -> None:
    record = small()
    leaves = record.leaves()
    leaves[dice.randrange(2, 12)] = leaves[1]
    (honest(folder) / "checkpoints" / "12").write_bytes(record.checkpoint(leaves))


@kind("not_an_extension")
def a_published_checkpoint_is_not_extended(folder: Path, dice: random.Random) -> None:
    record = small()
    leaves = record.leaves()
    size = dice.randrange(2, 11)
    (honest(folder) / "checkpoints" / str(size)).write_bytes(record.checkpoint(leaves[1 : size + 1]))


def older(folder: Path, dice: random.Random, leaves: list[bytes]) -> list[str]:
    """A head or a checkpoint that was kept outside."""
    if dice.random() < 0.5:
        return ["--head", writer.root([writer.leaf_hash(leaf) for leaf in leaves]).hex()]
    (folder / "kept").write_bytes(small().checkpoint(leaves))
    return ["--checkpoint", str(folder / "kept")]


@kind("cut_tail", "head_not_found")
def the_tail_is_cut(folder: Path, dice: random.Random) -> list[str]:
    record = small()
    leaves = record.leaves()
    record.write(folder, leaves[: dice.randrange(5, 12)])
    return older(folder, dice, leaves)


@kind("outside_signature", "head_not_found")
def the_whole_is_replaced(folder: Path, dice: random.Random) -> list[str]:
    def other(record: Record) -> None:
        record.seed = f"other {dice.random()}"
        record.keys = writer.keys_of(["akmola/tec_01", "abroad/mfa"], record.seed)
        record.entries[0]["facts"]["keys"] = record.keys

    resigned(folder, other)
    return older(folder, dice, small().leaves())


@kind("two_heads", "head_not_found")
def the_whole_is_rewritten_with_the_same_keys(folder: Path, dice: random.Random) -> list[str]:
    resigned(
        folder, lambda record: record.entries[dice.randrange(1, 4)]["facts"].update(form=f"another {dice.random()}")
    )
    return older(folder, dice, small().leaves())


@kind("not_an_extension", "head_not_found")
def an_older_state_is_rewritten(folder: Path, dice: random.Random) -> list[str]:
    def other(record: Record) -> None:
        record.published = []
        record.entries[dice.randrange(1, 4)]["facts"]["form"] = "another"

    resigned(folder, other)
    return older(folder, dice, small().leaves()[: dice.randrange(4, 11)])


# --- Entries, with a tree that was hashed and signed again ---


@kind("root_differs")
def an_entry_is_dropped(folder: Path, dice: random.Random) -> None:
    record = small()
    leaves = record.leaves()
    checkpoint = record.checkpoint(leaves)
    del leaves[dice.randrange(1, 11)]
    leaves.append(leaves[-1])
    record.write(folder, leaves)
    (folder / "record" / "checkpoint").write_bytes(checkpoint)


@kind("not_counted", "part_unknown", "follows_unknown")
def an_entry_is_left_out_of_a_new_tree(folder: Path, dice: random.Random) -> None:
    leaves = small().leaves()
    del leaves[dice.randrange(1, 4)]
    record = small()
    record.published = []
    record.write(folder, leaves)


@kind("follows_unknown", "open_not_first")
def entries_are_reordered(folder: Path, dice: random.Random) -> None:
    leaves = small().leaves()
    at, to = dice.choice([(0, 1), (3, 5), (4, 6), (8, 9), (9, 10), (1, 11), (2, 4)])
    leaves[at], leaves[to] = leaves[to], leaves[at]
    small().write(folder, leaves)


@kind("signature")
def two_signatures_are_swapped(folder: Path, dice: random.Random) -> None:
    leaves = small().leaves()
    first, second = dice.sample(range(1, 4), 2)
    values = [json.loads(leaves[at]) for at in (first, second)]
    values[0]["signatures"], values[1]["signatures"] = values[1]["signatures"], values[0]["signatures"]
    leaves[first], leaves[second] = map(canonical, values)
    small().write(folder, leaves)


@kind("duplicate_id")
def an_entry_stands_twice(folder: Path, dice: random.Random) -> None:
    leaves = small().leaves()
    small().write(folder, [*leaves, leaves[dice.randrange(1, 4)]])


@kind("float")
def a_number_is_a_float(folder: Path, dice: random.Random) -> None:
    number = dice.choice([b"0.0", b"3.5", b"3e0", b"1E400", b"-0.1"])
    with_leaf(folder, dice, lambda leaf: leaf.replace(b'"invalid":3', b'"invalid":' + number))


@kind("duplicate_key")
def a_key_stands_twice(folder: Path, dice: random.Random) -> None:
    with_leaf(
        folder, dice, lambda leaf: leaf.replace(b'"invalid":3', b'"invalid":3,"invalid":%d' % dice.randrange(3, 9))
    )


@kind("huge_integer")
def a_number_is_huge(folder: Path, dice: random.Random) -> None:
    number = dice.choice([b"9007199254740992", b"-9007199254740992", b"1" + b"0" * 20, b"9" * 5000])
    with_leaf(folder, dice, lambda leaf: leaf.replace(b'"invalid":3', b'"invalid":' + number))


@kind("forbidden_value")
def a_value_is_true_or_null(folder: Path, dice: random.Random) -> None:
    value = dice.choice([b"true", b"false", b"null"])
    with_leaf(folder, dice, lambda leaf: leaf.replace(b'"invalid":3', b'"invalid":' + value))


@kind("not_canonical")
def the_bytes_are_not_canonical(folder: Path, dice: random.Random) -> None:
    old, new = dice.choice(
        [(b'"invalid":3', b'"invalid": 3'), (b'"ru":"', b'"ru":"\\u0441'), (b'"valid":', b'"v\\u0061lid":'), (b'"version":1,', b'')]
    )  # fmt: skip

    def change(leaf: bytes) -> bytes:
        moved = leaf.replace(old, new, 1)
        return moved if new else moved.replace(b'"verb":', b'"version":1,"verb":', 1)

    with_leaf(folder, dice, change)


@kind("nested_too_deep")
def an_entry_is_nested_too_deep(folder: Path, dice: random.Random) -> None:
    depth = dice.choice([30, 100, 5000, 30000])
    with_leaf(folder, dice, lambda leaf: leaf.replace(b'"answers":[]', b'"answers":' + b"[" * depth + b"]" * depth))


@kind("not_utf8", "not_json")
def an_entry_is_not_text(folder: Path, dice: random.Random) -> None:
    with_leaf(
        folder, dice, lambda leaf: dice.choice([leaf[:40] + b"\xff" + leaf[41:], leaf[:-1], b"", dice.randbytes(90)])
    )


@kind("lone_surrogate")
def half_a_character_stands_alone(folder: Path, dice: random.Random) -> None:
    half = b"\\ud8%02x" % dice.randrange(256)
    with_leaf(folder, dice, lambda leaf: leaf.replace(b'"form":"', b'"form":"' + half))


@kind("key_not_ascii")
def a_key_is_not_ascii(folder: Path, dice: random.Random) -> None:
    key = dice.choice(["жарамды", "é", "tab\\there"]).encode()
    with_leaf(folder, dice, lambda leaf: leaf.replace(b'"invalid":3', b'"' + key + b'":3'))


@kind("signature")
def a_vote_is_changed_and_signed_with_a_wrong_key(folder: Path, dice: random.Random) -> None:
    leaves = small().leaves()
    forged = small()
    at = dice.randrange(1, 4)
    forged.entries[at]["facts"]["first"]["votes"]["list_c"] += dice.randrange(1, 99)
    forged.seed = "forger"
    leaves[at] = forged.leaf(at)
    small().write(folder, leaves)


@kind("unknown_key")
def an_unknown_key_signs(folder: Path, dice: random.Random) -> None:
    def change(record: Record) -> None:
        at = dice.randrange(1, 12)
        record.signers[at] = [record.entries[at]["actor"]["key"], "kz-2021/stranger"]

    resigned(folder, change)


@kind("signer")
def another_signs_in_place_of_the_actor(folder: Path, dice: random.Random) -> None:
    resigned(folder, lambda record: record.signers.update({dice.randrange(1, 4): [CENTRAL]}))


@kind("signature_order")
def signatures_are_out_of_order(folder: Path, dice: random.Random) -> None:
    others = [[CENTRAL, f"{ELECTION}/abroad/mfa"], [writer.WITNESS, CENTRAL], [CENTRAL, CENTRAL]]
    resigned(folder, lambda record: record.signers.update({1: [f"{ELECTION}/akmola/tec_01", *dice.choice(others)]}))


# --- Entries that are signed by the right persons and are wrong ---


@kind("shape")
def the_law_is_a_path_out_of_the_folder(folder: Path, dice: random.Random) -> None:
    path = dice.choice(["../../../etc", "/etc/passwd", "..", "law/../../.."])
    resigned(folder, lambda record: record.entries[dice.randrange(1, 12)].update(law=path))


@kind("shape")
def a_key_of_the_entry_is_missing_or_new(folder: Path, dice: random.Random) -> None:
    def change(record: Record) -> None:
        entry = record.entries[dice.randrange(1, 12)]
        if dice.random() < 0.5:
            entry["remark"] = "hello"
        else:
            del entry[dice.choice(["day", "id", "follows", "ruling"])]

    resigned(folder, change)


@kind("shape")
def a_fact_has_another_type(folder: Path, dice: random.Random) -> None:
    change = dice.choice(
        [("votes", []), ("votes", {"list_a": "7"}), ("numbers", {"valid": -1}), ("round", "third"), ("version", "1")]
    )
    resigned(folder, lambda record: record.entries[dice.randrange(1, 4)]["facts"]["first"].update([change]))


@kind("address")
def an_address_is_of_another_station(folder: Path, dice: random.Random) -> None:
    def change(record: Record) -> None:
        entry = record.entries[dice.randrange(1, 4)]
        entry["address"] = entry["ruling"]["subject"] = f"protocol/{ELECTION}/akmola/{dice.randrange(7, 99)}"

    resigned(folder, change)


@kind("actor_role")
def a_territorial_commission_shares_the_seats(folder: Path, dice: random.Random) -> None:
    def change(record: Record) -> None:
        record.entries[dice.choice([8, 9, 10, 11])]["actor"] = {"key": f"{ELECTION}/abroad/mfa", "role": "territorial"}

    resigned(folder, change)


@kind("follows_unknown")
def an_entry_follows_what_never_was(folder: Path, dice: random.Random) -> None:
    resigned(folder, lambda record: record.entries[dice.randrange(1, 4)]["follows"].append(f"protocol/{dice.random()}"))


@kind("typings_differ")
def two_typings_differ_and_it_stands(folder: Path, dice: random.Random) -> None:
    def change(record: Record) -> None:
        facts = record.entries[dice.randrange(1, 4)]["facts"]
        facts["second"] = copy.deepcopy(facts["first"]) | {"typing": 2, "typist": facts["second"]["typist"]}
        facts["second"]["votes"]["list_b"] += dice.randrange(1, 9)

    resigned(folder, change)


@kind("votes_differ")
def a_total_of_votes_does_not_add_up(folder: Path, dice: random.Random) -> None:
    resigned(
        folder,
        lambda record: add(record.entries[dice.randrange(4, 10)]["facts"]["votes"], dice.choice(writer.LISTS), dice),
    )


@kind("sum_differs")
def a_sum_does_not_add_up(folder: Path, dice: random.Random) -> None:
    field_ = dice.choice(["invalid", "valid", "voters", "list_at_closing"])
    resigned(folder, lambda record: add(record.entries[dice.randrange(4, 10)]["facts"]["sums"], field_, dice))


@kind("votes_differ")
def a_vote_is_changed_and_signed_by_its_commission(folder: Path, dice: random.Random) -> None:
    resigned(
        folder, lambda record: add(record.entries[dice.randrange(1, 4)]["facts"]["first"]["votes"], "list_c", dice)
    )


def add(figures: dict[str, int], name: str, dice: random.Random) -> None:
    figures[name] += dice.randrange(1, 50)


@kind("count_differs")
def a_count_is_wrong(folder: Path, dice: random.Random) -> None:
    key = dice.choice(["counted", "waiting"])
    resigned(folder, lambda record: add(record.entries[dice.randrange(4, 10)]["facts"], key, dice))


@kind("part_falls")
def a_protocol_that_falls_is_counted(folder: Path, dice: random.Random) -> None:
    resigned(folder, lambda record: record.entries[dice.randrange(1, 4)]["ruling"].update(verdict="falls"))


@kind("part_twice")
def a_protocol_is_counted_twice(folder: Path, dice: random.Random) -> None:
    def change(record: Record) -> None:
        total = record.entries[dice.choice([4, 5])]
        total["facts"]["parts"].append(total["facts"]["parts"][0])
        total["follows"] = list(total["facts"]["parts"])

    resigned(folder, change)


def rebuilt(folder: Path, counted: list[Json], uncounted: list[Json], annulments: list[Json] | None = None) -> None:
    """A record of which only some protocols are counted."""
    above = writer.totals(counted, annulments)
    commissions = ["akmola/tec_01", "abroad/mfa"]
    record = writer.finish([writer.opening(commissions), *counted, *uncounted, *above], commissions)
    record.write(folder)


@kind("not_counted")
def a_protocol_is_not_counted(folder: Path, dice: random.Random) -> None:
    protocols = [writer.protocol(*row) for row in writer.SMALL]
    left = protocols.pop(dice.choice([0, 1]))
    rebuilt(folder, protocols, [left])


@kind("part_replaced")
def a_protocol_is_counted_though_a_corrected_one_came(folder: Path, dice: random.Random) -> None:
    protocols = [writer.protocol(*row) for row in writer.SMALL]
    corrected = writer.protocol(*writer.SMALL[dice.randrange(3)][:3], [1, 2, 3], version=dice.randrange(2, 5))
    rebuilt(folder, protocols, [corrected])


@kind("part_annulled")
def a_vote_is_counted_though_it_was_annulled(folder: Path, dice: random.Random) -> None:
    unit = dice.choice(["akmola/1", "akmola/2", "abroad/1", "akmola/tec_01", "akmola"])
    rebuilt(folder, [writer.protocol(*row) for row in writer.SMALL], [], [{"station": unit}])


@kind("parts_differ")
def a_commission_is_left_out_of_its_region(folder: Path, dice: random.Random) -> None:
    rows = [*writer.SMALL[:2], (f"akmola/{dice.randrange(3, 9)}", "abroad/mfa", "akmola", [9, 8, 7])]
    protocols = [writer.protocol(*row) for row in rows]
    commissions = ["akmola/tec_01", "abroad/mfa"]
    above = writer.totals(protocols[:2])
    left = writer.total("commission", "abroad/mfa", protocols[2:], (f"{ELECTION}/abroad/mfa", "territorial"))
    writer.finish([writer.opening(commissions), *protocols, left, *above], commissions).write(folder)


@kind("seats_differ")
def a_seat_is_moved(folder: Path, dice: random.Random) -> None:
    def change(record: Record) -> None:
        for at in (10, 11):
            facts = record.entries[at]["facts"]
            seats = facts.get("result", facts)["seats"]
            seats["list_a"], seats["list_b"] = 69 + step, 29 - step

    step = dice.choice([-2, -1, 1, 2])
    resigned(folder, change)


@kind("seats_differ")
def a_list_under_the_threshold_is_admitted(folder: Path, dice: random.Random) -> None:
    change = dice.choice(
        [{"admitted": ["list_a", "list_b", "list_c"]}, {"waiting": 1}, {"base": "voters_who_took_part"}]
    )
    resigned(folder, lambda record: record.entries[10]["facts"]["result"].update(change))


@kind("inputs_differ")
def seats_are_shared_on_other_votes(folder: Path, dice: random.Random) -> None:
    def change(record: Record) -> None:
        facts = record.entries[10]["facts"]
        facts.update(dice.choice([{"registered": writer.LISTS}, {"list_sizes": {}}, {"seats": 97}, {"took_part": 1}]))

    resigned(folder, change)


@kind("certificate_differs")
def another_result_is_certified(folder: Path, dice: random.Random) -> None:
    change = dice.choice(
        [{"seats": {"list_a": 70, "list_b": 28, "list_c": 0}}, {"act": "Decision 2"}, {"on": "2021-01-13"}]
    )
    resigned(folder, lambda record: record.entries[11]["facts"].update(copy.deepcopy(change)))


def make(folder: Path, seed: int, count: int) -> list[Tampered]:
    """So many tampered folders, each kind in turn, drawn from a seed."""
    made = []
    for number in range(count):
        name, tamper = KINDS[number % len(KINDS)]
        target = folder / f"{number:03}-{name}"
        target.mkdir(parents=True)
        made.append(tamper(target, random.Random(f"{seed}/{number}/{name}")))
    return made


def with_any_fact_changed(folder: Path, dice: random.Random) -> None:
    """One value anywhere in one entry becomes another or goes, and the right persons sign it."""
    record = small()
    entry = record.entries[dice.choice([0, 1, 2, 4, 6, 8, 9, 10, 11])]
    places = [
        (held, key) for held in containers(entry) for key in (held if isinstance(held, dict) else range(len(held)))
    ]
    held, key = dice.choice([(held, key) for held, key in places if held is not entry["actor"]])
    if isinstance(held, dict) and held is not entry and dice.random() < 0.2:
        del held[key]
    else:
        value = [0, 7, -5, 2**53 - 1, "", "x", "akmola", "__proto__", [], {}, ["a"], {"a": 1}, [[1]], [{}]]
        held[key] = copy.deepcopy(dice.choice(value)) if key != "actor" else {"key": entry["actor"]["key"]}
    record.write(folder)


def containers(value: Any) -> list[Any]:
    """Every object and array in a value, itself among them."""
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [
        *([value] if isinstance(value, dict | list) else []),
        *(each for inner in inside for each in containers(inner)),
    ]


def told(case: Tampered) -> dict[str, str]:
    """The arguments of a case by name."""
    return {name.lstrip("-"): value for name, value in zip(case.arguments[::2], case.arguments[1::2], strict=True)}


def ask_python(case: Tampered, *more: str) -> tuple[int, set[str], str]:
    """Exit status, reasons and error output of verify.py."""
    command = [sys.executable, str(VERIFY), str(case.folder), "--json", *case.arguments, *more]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)
    codes = {problem["code"] for problem in json.loads(done.stdout)["problems"]} if done.stdout else set()
    return done.returncode, codes, done.stderr


def wrong_with(case: Tampered, answer: tuple[int, set[str], str]) -> str:
    """What is wrong with an answer, or nothing."""
    status, codes, errors = answer
    if status == 1 and codes & case.expected and not errors:
        return ""
    return f"{case.folder.name}: exit {status}, {sorted(codes)} instead of {sorted(case.expected)} {errors[-300:]}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--keep", type=Path, help="make the folders here and leave them")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        cases = make(options.keep or Path(scratch), options.seed, options.count)
        wrong = [text for case in cases if (text := wrong_with(case, ask_python(case)))]
        if browser.node():
            asked = [case for case in cases if case.browser]
            answers = browser.ask_browser(asked)
            wrong += [
                "index.html " + text
                for case, answer in zip(asked, answers, strict=True)
                if (text := wrong_with(case, answer))
            ]
            print(f"index.html: {len(asked)} folders asked")
        else:
            print("index.html: skipped, node is not there")
    print("\n".join(wrong))
    print(
        f"verify.py: {len(cases)} tampered folders of {len(KINDS)} kinds, {len(wrong)} not refused for the right reason"
    )
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
