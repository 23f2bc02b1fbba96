"""A damaged record is told plainly: each fault as a value with its place and its reason, never an exception."""

from __future__ import annotations

import random
import shutil
from dataclasses import replace

import pytest

from law.shelf import SOUND, book
from record.acts import DAY, KEYS, ORIGIN, RING, act, acts, appointing, opening, public, recorded, rules, ruling, sealed
from saylau.errors import BadInput
from saylau.record import Actor, KeyRing, Log, PublicKey, demo_keys, entries, head, keep_law, seal, verify, witness
from saylau.record.canonical import encode
from saylau.record.keys import to_base64
from saylau.record.notes import Checkpoint, read_note, sign_note
from saylau.record.reading import keys_of
from saylau.record.tiles import join_bundle, split_bundle
from saylau.record.tree import leaf_hash, root_of
from saylau.record.verifying import MOST

SIZE = 6
BUNDLE, TILE = f"tile/entries/000.p/{SIZE}", f"tile/0/000.p/{SIZE}"


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sound") / "record"
    recorded(folder, (1, 3, SIZE))
    return folder


@pytest.fixture
def record(sound, tmp_path):
    return shutil.copytree(sound, tmp_path / "record")


def leaves_of(record):
    return [each.leaf for each in entries(record)]


def rewritten(record, leaves):
    """The record with these leaves and the tree, tiles and signed heads over them: what a thief of the log's key makes."""
    shutil.rmtree(record / "tile")
    shutil.rmtree(record / "checkpoints")
    note = sign_note(Checkpoint(ORIGIN, len(leaves), root_of(map(leaf_hash, leaves))).text, KEYS[ORIGIN])
    for name, content in (
        ("checkpoint", note.written),
        (f"checkpoints/{len(leaves)}", note.written),
        (f"tile/entries/000.p/{len(leaves)}", join_bundle(leaves)),
        (f"tile/0/000.p/{len(leaves)}", b"".join(map(leaf_hash, leaves))),
    ):
        (record / name).parent.mkdir(parents=True, exist_ok=True)
        (record / name).write_bytes(content)
    return record


def told(report):
    return [(each.file, each.rule) for each in report.problems]


# ---- a sound record


def test_a_sound_record_holds_and_says_what_it_rests_on(sound):
    report = verify(sound)
    law = next(iter(entries(sound))).entry.law
    assert report.as_json() == {
        "holds": True,
        "problems": [],
        "count": 0,
        "keys": 5,
        "illustrative_keys": True,
        "cosigned": [],
        "laws": [law],
        "log_key": to_base64(RING.log.public),
        "anchored": False,
        "anchor": 0,
        "pending": 0,
        "origin": ORIGIN,
        "size": SIZE,
        "head": to_base64(root_of(map(leaf_hash, leaves_of(sound)))),
    }
    assert (report.exists, report.holds) == (True, True)


def test_one_process_and_two_find_the_same(sound, record):
    assert verify(sound, processes=2) == verify(sound, processes=1)
    bundle = record / BUNDLE
    bundle.write_bytes(bundle.read_bytes().replace(b'"counted":4', b'"counted":5'))
    assert verify(record, processes=2) == verify(record, processes=1)


def test_a_long_record_holds_over_many_bundles(tmp_path):
    recorded(tmp_path / "record", (1, 700, 2600))
    report = verify(tmp_path / "record")
    assert (report.problems, report.head.size) == ((), 2600)


def test_no_folder_and_an_empty_one_are_no_record(tmp_path):
    for folder in (tmp_path, tmp_path / "none"):
        report = verify(folder, head="A" * 43 + "=")
        assert (rules(report), report.exists, report.head) == (["no_record"], False, None)


# ---- heads from outside


def test_every_earlier_head_is_met_as_hex_and_as_base64(sound):
    for size in range(1, SIZE + 1):
        root = root_of(map(leaf_hash, leaves_of(sound)[:size]))
        assert verify(sound, head=root.hex()).as_json()["anchored"] is True
        assert verify(sound, head=to_base64(root)).problems == ()


def test_a_head_that_the_record_never_had_is_told(sound):
    assert told(verify(sound, head="00" * 32)) == [("head", "head_is_of_another_record")]
    for head_text in ("", "xyz", "00" * 31, "AAAA", "é" * 64, "zz" * 32):
        assert told(verify(sound, head=head_text)) == [("head", "head_is_no_root")]
    assert verify(sound, head="00" * 32).anchored is False


def test_an_older_checkpoint_is_extended(sound):
    for size in (1, 3, SIZE):
        report = verify(sound, checkpoint=(sound / f"checkpoints/{size}").read_bytes())
        assert (report.problems, report.anchored) == ((), True)


def outside(size, root, signer=KEYS[ORIGIN], origin=ORIGIN):
    return sign_note(Checkpoint(origin, size, root).text, signer).written


@pytest.mark.parametrize(
    ("written", "rule"),
    [
        (outside(SIZE, bytes(32)), "two_heads"),
        (outside(3, bytes(32)), "does_not_extend"),
        (outside(SIZE + 1, bytes(32)), "tail_was_cut"),
        (outside(3, bytes(32), demo_keys("another", [ORIGIN])[ORIGIN]), "checkpoint_is_not_signed"),
        (outside(3, bytes(32), origin="saylau/other"), "checkpoint_of_another_log"),
        (b"[" * 10**7, "note_is_damaged"),
        (b"", "note_is_damaged"),
    ],
    ids=range(7),
)
def test_a_checkpoint_from_outside_that_does_not_fit_is_told(sound, written, rule):
    assert told(verify(sound, checkpoint=written)) == [("checkpoint from outside", rule)]


# ---- damaged files


def test_every_flipped_bit_is_found(sound, record):
    chance = random.Random(1)
    names = ["checkpoint", "keys.json", "checkpoints/3", BUNDLE, TILE]
    names += [p.relative_to(sound).as_posix() for p in sound.rglob("*.toml")]
    unfound = []
    for name in names:
        whole = (sound / name).read_bytes()
        for place in {*chance.sample(range(len(whole)), 25), 0, len(whole) - 1}:
            changed = bytearray(whole)
            changed[place] ^= 1 << chance.randrange(8)
            (record / name).write_bytes(changed)
            if verify(record).holds:
                unfound.append((name, place))
        (record / name).write_bytes(whole)
    assert unfound == []


def test_every_cut_file_is_found(sound, record):
    for name in ("checkpoint", "keys.json", "checkpoints/3", BUNDLE, TILE):
        whole = (sound / name).read_bytes()
        for length in (0, 1, len(whole) // 2, len(whole) - 1):
            (record / name).write_bytes(whole[:length])
            assert not verify(record).holds, (name, length)
        (record / name).unlink()
        if name != "checkpoints/3":
            assert (name, "part_is_missing") in told(verify(record))
        (record / name).write_bytes(whole)
    assert verify(record).holds


def test_files_longer_than_they_can_be_are_not_read(record):
    for name in ("checkpoint", "keys.json", TILE):
        whole = (record / name).read_bytes()
        (record / name).write_bytes(b"[" * 10**7)
        assert (name, "file_is_too_long") in told(verify(record))
        (record / name).write_bytes(whole)


def test_a_nesting_of_millions_is_told(record):
    (record / "keys.json").write_bytes(b"[" * 4_000_000)
    assert ("keys.json", "not_of_the_subset") in told(verify(record))


def test_a_link_out_of_the_folder_is_never_followed(record, tmp_path):
    for name in (TILE, "law", "checkpoint"):
        aside = tmp_path / "aside"
        (record / name).rename(aside)
        (record / name).symlink_to(aside)
        assert told(verify(record)) == [(name, "link_in_the_record")]
        (record / name).unlink()
        aside.rename(record / name)
    assert verify(record).holds


def test_a_link_to_the_record_itself_is_told(record, tmp_path):
    (tmp_path / "link").symlink_to(record)
    assert told(verify(tmp_path / "link")) == [(".", "link_in_the_record")]


# ---- a record that was rewritten


def spoiled(record, change):
    leaves = leaves_of(record)
    change(leaves)
    return rewritten(record, leaves)


KEYLESS = ("keys.json", "keys_are_not_those_handed_in")
UNFOUNDED = [(f"entry/{n}", "follows_nothing_earlier") for n in range(5)]


def swap(leaves):
    leaves[2], leaves[3] = leaves[3], leaves[2]


def test_entries_dropped_moved_or_changed_without_the_key_of_the_log_are_found(record):
    head_before = (record / "checkpoint").read_bytes()
    for change in (swap, lambda leaves: leaves.pop(3), lambda leaves: leaves.insert(3, acts(3, 4)[0].leaf)):
        kept = leaves_of(record)
        spoiled(record, change)
        (record / "checkpoint").write_bytes(head_before)
        assert not verify(record).holds
        rewritten(record, kept)


@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        (lambda leaves: leaves.append(leaves[2]), [("entry/6", "id_stands_twice")]),
        (lambda leaves: leaves.append(sealed(act(2, note="x")).leaf), [("entry/6", "id_stands_twice")]),
        (lambda leaves: leaves.append(b"{}"), [("entry/6", "entry_has_another_shape")]),
        (lambda leaves: leaves.append(b""), [("entry/6", "not_json")]),
        (lambda leaves: leaves.append(b"[" * 65_000), [("entry/6", "not_of_the_subset")]),
        (lambda leaves: leaves.append(b"9" * 65_000), [("entry/6", "not_of_the_subset")]),
        (lambda leaves: leaves.append(b'{"a":1,"a":1}'), [("entry/6", "not_canonical")]),
        (lambda leaves: leaves.append(b'{"a":1.5}'), [("entry/6", "not_of_the_subset")]),
        (lambda leaves: leaves.pop(0), [("entry/0", "first_entry_does_not_open"), *UNFOUNDED, KEYLESS]),
    ],
    ids=range(9),
)  # fmt: skip
def test_what_the_thief_of_the_logs_key_adds_is_told(record, change, wanted):
    found = [each for each in told(verify(spoiled(record, change))) if not each[0].startswith("law/")]
    assert found == wanted


def test_signatures_swapped_between_entries_do_not_hold(record):
    one, two = list(entries(record))[2:4]
    line = to_base64(two.signatures[0].signature).encode()
    mixed = one.leaf.replace(to_base64(one.signatures[0].signature).encode(), line)
    report = verify(spoiled(record, lambda leaves: leaves.__setitem__(2, mixed)))
    assert told(report) == [("entry/2", "signature_does_not_hold")]


def append_sealed(record, *envelopes):
    return verify(spoiled(record, lambda leaves: leaves.extend(each.leaf for each in envelopes)))


def test_what_an_entry_says_of_itself_must_agree(record):
    law = next(iter(entries(record))).entry.law
    nobody = replace(KEYS["example/central"], name="example/none")
    stranger = seal(replace(act(7, law), actor=Actor("example/none", "territorial")), [nobody])
    report = append_sealed(
        record,
        stranger,
        sealed(replace(act(8, law), ruling=ruling("protocol/example/almaty/9"))),
        sealed(replace(act(9, law), day=DAY.replace(year=2020))),
        sealed(replace(act(10, law), follows=("protocol/example/almaty/10",))),
        sealed(replace(act(11, law), follows=("protocol/example/almaty/12",))),
        sealed(act(12, law)),
        sealed(replace(opening(law), id="open/again")),
    )
    assert sorted(told(report)) == [
        ("entry/10", "follows_nothing_earlier"),
        ("entry/12", "record_opens_twice"),
        ("entry/6", "signature_does_not_hold"),
        ("entry/7", "ruling_on_something_else"),
        ("entry/8", "ruling_on_something_else"),
        ("entry/9", "follows_nothing_earlier"),
    ]


def test_a_flood_of_one_fault_hides_no_other(record):
    many = [sealed(replace(act(n, next(iter(entries(record))).entry.law), ruling=ruling("x"))) for n in range(10, 200)]
    report = append_sealed(record, *many, sealed(act(900)))
    assert (report.count, len(report.problems)) == (191, MOST + 1)
    assert rules(report) == ["law_is_missing", "ruling_on_something_else"]


def test_other_keys_beside_the_record_are_told(record):
    ring = KeyRing(
        [*(key for key in RING if key.role != "witness"), PublicKey("example/z", "witness", bytes([9, *bytes(31)]))]
    )
    (record / "keys.json").write_bytes(encode({"keys": ring.as_json()}))
    assert told(verify(record)) == [("keys.json", "keys_are_not_those_handed_in")]


def test_another_origin_in_the_first_entry_is_told(record):
    law = next(iter(entries(record))).entry.law
    leaf = sealed(opening(law, origin="saylau/other")).leaf
    report = verify(spoiled(record, lambda leaves: leaves.__setitem__(0, leaf)))
    assert told(report) == [("entry/0", "checkpoint_of_another_log")]


def test_a_cut_tail_is_seen_by_what_was_published_and_unseen_without_it(record):
    older = (record / "checkpoints/3").read_bytes()
    newest = (record / "checkpoint").read_bytes()
    sixth = leaves_of(record)
    rewritten(record, sixth[:3])
    assert (record / "checkpoint").read_bytes() == older
    assert verify(record).holds
    assert told(verify(record, checkpoint=newest)) == [("checkpoint from outside", "tail_was_cut")]
    assert told(verify(record, head=root_of(map(leaf_hash, sixth)).hex())) == [("head", "head_is_of_another_record")]
    (record / f"checkpoints/{SIZE}").write_bytes(newest)
    assert told(verify(record)) == [(f"checkpoints/{SIZE}", "tail_was_cut")]


def test_a_whole_replacement_is_seen_only_from_outside(sound, tmp_path):
    other = tmp_path / "other"
    law = keep_law(other, book(tmp_path))
    keys = demo_keys("replaced", [key.name for key in RING])
    ring = KeyRing(replace(key, public=keys[key.name].public) for key in RING)
    with Log(other, keys[ORIGIN]) as log:
        log.append([seal(opening(law, ring), [keys["example/central"]])])
    assert verify(other).holds
    assert told(verify(other, head=to_base64(head(sound)[0].root))) == [("head", "head_is_of_another_record")]
    older = (sound / "checkpoints/1").read_bytes()
    assert told(verify(other, checkpoint=older)) == [("checkpoint from outside", "checkpoint_is_not_signed")]


def test_two_heads_of_one_size_are_told(record):
    (record / f"checkpoints/{SIZE}").write_bytes(outside(SIZE, bytes(32)))
    assert told(verify(record)) == [(f"checkpoints/{SIZE}", "two_heads")]


def test_a_published_head_that_the_record_does_not_continue_is_told(record):
    (record / "checkpoints/3").write_bytes(outside(3, bytes(32)))
    assert told(verify(record)) == [("checkpoints/3", "does_not_extend")]


def test_a_published_checkpoint_under_another_size_is_told(record):
    shutil.copy(record / "checkpoints/3", record / "checkpoints/2")
    assert told(verify(record)) == [("checkpoints/2", "checkpoint_is_damaged")]


def test_the_checkpoint_of_another_log_is_told(record):
    (record / "checkpoint").write_bytes(outside(SIZE, bytes(32), origin="saylau/other"))
    assert ("checkpoint", "checkpoint_of_another_log") in told(verify(record))
    stranger = demo_keys("another", [ORIGIN])[ORIGIN]
    (record / "checkpoint").write_bytes(outside(SIZE, bytes(32), stranger))
    assert told(verify(record)) == [("checkpoint", "checkpoint_is_not_signed")]


def test_a_head_over_another_tree_is_told(record):
    (record / "checkpoint").write_bytes(outside(SIZE, bytes(32)))
    assert told(verify(record)) == [(f"checkpoints/{SIZE}", "two_heads"), ("checkpoint", "root_differs")]


def test_a_head_of_a_size_beyond_all_measure_is_told_at_once(record):
    (record / "checkpoint").write_bytes(outside(2**53 - 1, bytes(32)))
    assert told(verify(record, processes=2)) == [("tile/entries/000", "part_is_missing")]


def test_a_head_over_nothing_is_told(record):
    (record / "checkpoint").write_bytes(outside(0, bytes(32)))
    assert told(verify(record)) == [("checkpoint", "checkpoint_is_damaged")]


# ---- keys and roles


def test_a_key_handed_in_by_an_entry_signs_the_entries_after_it(record):
    law = next(iter(entries(record))).entry.law
    key, signer = public("example/akmola/tec_01")
    there = replace(act(7, law), actor=Actor(key.name, key.role))
    with Log(record, KEYS[ORIGIN]) as log:
        log.append([sealed(appointing(1, key, law=law)), seal(there, [signer])])
    assert [each.name for each in keys_of(record)] == sorted([*(each.name for each in RING), key.name])
    assert (verify(record).problems, verify(record).keys) == ((), 6)
    rewritten(record, [*leaves_of(record)[:SIZE], leaves_of(record)[7], leaves_of(record)[6]])
    assert told(verify(record)) == [("entry/6", "key_is_not_handed_in_yet")]


def test_an_entry_is_not_signed_by_a_key_that_it_hands_in_itself(record):
    law = next(iter(entries(record))).entry.law
    key, signer = public("example/second", "central")
    (record / "keys.json").write_bytes(encode({"keys": KeyRing([*RING, key]).as_json()}))
    itself = seal(replace(appointing(1, key, law=law), actor=Actor(key.name, "central")), [signer])
    assert told(append_sealed(record, itself)) == [(f"entry/{SIZE}", "key_is_not_handed_in_yet")]


@pytest.mark.parametrize(
    ("keys", "rule"),
    [
        ([RING["example/press"].as_json()], "key_is_handed_in_again"),
        ([public("saylau/second", "log")[0].as_json()], "key_is_handed_in_again"),
        ([], "keys_are_damaged"),
        ([public("example/y")[0].as_json(), public("example/x")[0].as_json()], "keys_are_damaged"),
        ("none", "keys_are_damaged"),
    ],
    ids=range(5),
)
def test_keys_that_cannot_be_handed_in_are_told_and_not_let_in(record, keys, rule):
    law = next(iter(entries(record))).entry.law
    entry = replace(appointing(1, law=law), facts={"keys": keys})
    with Log(record, KEYS[ORIGIN]) as log:
        with pytest.raises(BadInput) as refused:
            log.append([sealed(entry)])
        assert (refused.value.problems[0].rule, log.size) == (rule, SIZE)
    assert told(append_sealed(record, sealed(entry))) == [(f"entry/{SIZE}", rule)]


def test_only_those_acts_hand_in_keys_that_the_format_names(record):
    law = next(iter(entries(record))).entry.law
    key, _ = public("example/akmola/tec_01")
    entry = replace(act(7, law), facts={"keys": [key.as_json()]})
    with Log(record, KEYS[ORIGIN]) as log:
        log.append([sealed(entry)])
    assert (verify(record).problems, key.name in keys_of(record)) == ((), False)


@pytest.mark.parametrize(
    ("verb", "facts", "role"),
    [
        ("settle", {}, "territorial"),
        ("register", {}, "territorial"),
        ("add_up", {"level": "commission"}, "territorial"),
        ("add_up", {"level": "region"}, "territorial"),
        ("add_up", {"level": "abroad"}, "territorial"),
        ("add_up", {"level": "country"}, "central"),
        ("add_up", {"level": "nation"}, "central"),
        ("add_up", {"level": ["region"]}, "central"),
        ("add_up", {}, "central"),
        ("allocate", {}, "central"),
        ("annul", {}, "central"),
    ],
)
def test_an_act_of_another_role_is_told_and_not_let_in(record, verb, facts, role):
    law = next(iter(entries(record))).entry.law
    actors = {"central": "example/central", "territorial": "example/almaty/tec_01", "witness": "example/press"}
    right = replace(act(7, law), verb=verb, facts=facts, actor=Actor(actors[role], role))
    assert told(append_sealed(record, sealed(right))) == []
    for other in actors.keys() - {role}:
        wrong = replace(right, id=f"wrong/{other}", actor=Actor(actors[other], other))
        with Log(record, KEYS[ORIGIN]) as log, pytest.raises(BadInput) as refused:
            log.append([sealed(wrong)])
        assert refused.value.problems[0].rule == "act_of_another_role"
        assert told(verify(spoiled(record, lambda leaves, wrong=wrong: leaves.append(sealed(wrong).leaf))))[-1:] == [
            (f"entry/{len(leaves_of(record)) - 1}", "act_of_another_role")
        ]


# ---- the law beside the record


def test_an_edited_law_and_a_missing_one_are_told(record):
    law = next(iter(entries(record))).entry.law
    path = record / "law" / law / "elections.toml"
    path.write_text(SOUND.replace("40_000", "30_000"), encoding="utf-8")
    assert told(verify(record)) == [(f"law/{law}", "law_was_edited")]
    path.unlink()
    assert told(verify(record)) == [(f"law/{law}", "law_was_edited")]
    path.parent.rmdir()
    assert told(verify(record)) == [(f"law/{law}", "law_is_missing")]


# ---- witnesses


def test_cosignatures_that_hold_are_named(record, tmp_path):
    witness(record, tmp_path / "state", KEYS["example/observers"], clock=lambda: 1_610_280_000)
    assert verify(record).cosigned == (("example/observers", 1_610_280_000),)
    note = read_note((record / "checkpoint").read_bytes())
    for name in ("checkpoint", f"checkpoints/{SIZE}"):
        for signature in (bytes(72), bytes(7)):
            (record / name).write_bytes(note.with_line(replace(note.lines[1], signature=signature)).written)
            assert (name, "cosignature_does_not_hold") in told(verify(record))
        (record / name).write_bytes(note.written)


def test_a_line_that_nobody_knows_is_no_fault(record):
    note = read_note((record / "checkpoint").read_bytes())
    line = replace(note.lines[0], name="somebody")
    (record / "checkpoint").write_bytes(note.with_line(line).written)
    assert verify(record).problems == ()


def test_a_second_line_of_the_log_that_does_not_hold_is_told(record):
    note = read_note((record / "checkpoint").read_bytes())
    forged = replace(note.lines[0], signature=bytes(64))
    (record / "checkpoint").write_bytes(replace(note, lines=(*note.lines, forged)).written)
    assert told(verify(record)) == [("checkpoint", "checkpoint_is_not_signed")]


def test_the_files_of_a_writer_are_passed_over(record):
    (record / "journal").write_bytes(b"whatever")
    (record / ".lock").write_bytes(b"")
    assert verify(record).problems == ()


def test_bundles_are_split_as_they_were_joined(sound):
    assert split_bundle((sound / BUNDLE).read_bytes(), SIZE) == leaves_of(sound)
