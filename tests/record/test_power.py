"""The power fails at a random moment: all that was acknowledged is there, in order, under the right root, and verifies."""

from __future__ import annotations

import random
import shutil
from functools import cache

import pytest

from law.shelf import book
from record.acts import KEYS, ORIGIN, acts, appointing, public, sealed
from record.power import Platter, Taped
from saylau.errors import SaylauError
from saylau.record import Log, entries, keep_law, publishing, verify
from saylau.record import log as log_file
from saylau.record.tree import leaf_hash, root_of
from saylau.record.writing import write_all

WEAK_CUTS = 60
CUTS = {0: 140, 3: 140, 249: 60}
"""How many for each number of entries that are there before."""
ENTRIES = 24
BATCHES = (1, 1, 2, 1, 5, 1, 1, 8)


class Lost(AssertionError):
    pass


@cache
def envelopes(law):
    """The entries of every run, in their order; among them keys that are handed in."""
    made = acts(0, 249 + ENTRIES, law)
    for place in (2, 6, 252, 258):
        made[place] = sealed(appointing(place, public(f"example/region_{place}")[0], law=law))
    return made


@pytest.fixture(scope="module")
def grounds(tmp_path_factory):
    """A disk for each beginning: nothing but the law, a few entries, and nearly a whole tile of them."""
    made = {}
    for beginning in CUTS:
        root = made[beginning] = tmp_path_factory.mktemp("ground")
        shelf = tmp_path_factory.mktemp("book")
        law = keep_law(root / "record", book(shelf))
        with Log(root / "record", KEYS[ORIGIN]) as log:
            log.append(envelopes(law)[:beginning])
    return made, law


def taped(root, law, beginning, weak=()):
    """A run of a writer on this disk, written down: appends of several sizes, published every few entries, and the end."""
    disk = Taped(root, weak)
    every = envelopes(law)[: beginning + ENTRIES]
    with Log(root / "record", KEYS[ORIGIN], disk=disk, every=7) as log:
        place, turn = beginning, 0
        while place < len(every):
            batch = every[place : place + BATCHES[turn % len(BATCHES)]]
            receipts = log.append(batch)
            place, turn = place + len(batch), turn + 1
            disk.mark((place, receipts[-1].checkpoint))
    return disk.tape


def told(tape, beginning):
    marks = [each[1] for each in tape if each[0] == "told"]
    return marks[-1] if marks else (beginning, None)


def must(held, what):
    if not held:
        raise Lost(what)


def look_after(record, law, size, checkpoint, *, disk=None):
    """Opens what the cut left and looks for all that was acknowledged; ``Lost`` says what is not as it must be."""
    every = envelopes(law)
    try:
        with Log(record, KEYS[ORIGIN], **({"disk": disk} if disk else {})) as log:
            present = log.size
        must(present >= size, f"{present} of {size}")
        leaves = [each.leaf for each in entries(record)] if present else []
        must(leaves == [each.leaf for each in every[:present]], "order")
        must(log.head.root == root_of(map(leaf_hash, leaves)), "root")
        if present:
            report = verify(record, checkpoint=checkpoint and checkpoint.encode())
            must(report.holds and not report.pending, report.problems)
        with Log(record, KEYS[ORIGIN]) as log:  # and it goes on: what was not answered is sent again
            again = log.append(every[max(0, size - 2) : present + 2])
            must([each.index for each in again] == [*range(max(0, size - 2), min(present + 2, len(every)))], "again")
        must(verify(record).holds, "after going on")
    except (SaylauError, OSError) as accident:
        raise Lost(repr(accident)) from accident


def cuts(grounds, tmp_path, beginning, number, weak=()):
    """The losses of so many cuts of one run, each at a random act of it."""
    made, law = grounds
    root = shutil.copytree(made[beginning], tmp_path / "disk")
    tape, losses = taped(root, law, beginning, weak), []
    for seed in range(number):
        chance = random.Random(f"{beginning}/{seed}")
        moment = chance.randrange(len(tape) + 1)
        folder = tmp_path / f"cut-{seed}"
        folder.mkdir()
        Platter(made[beginning]).play(tape[:moment]).cut(folder, chance)
        try:
            look_after(folder / "record", law, *told(tape[:moment], beginning))
        except Lost as lost:
            losses.append((seed, moment, str(lost)))
        shutil.rmtree(folder)
    return losses


@pytest.mark.parametrize("beginning", CUTS)
def test_nothing_acknowledged_is_lost_when_the_power_fails(grounds, tmp_path, beginning):
    assert cuts(grounds, tmp_path, beginning, CUTS[beginning]) == []


def test_nothing_is_lost_when_the_power_fails_again_while_the_log_is_opened(grounds, tmp_path):
    made, law = grounds
    root = shutil.copytree(made[3], tmp_path / "disk")
    tape, losses = taped(root, law, 3), []
    for seed in range(60):
        chance = random.Random(seed)
        moment = chance.randrange(len(tape) + 1)
        first, second = tmp_path / f"first-{seed}", tmp_path / f"second-{seed}"
        first.mkdir()
        second.mkdir()
        Platter(made[3]).play(tape[:moment]).cut(first, chance)
        before = shutil.copytree(first, tmp_path / f"before-{seed}")
        opening = Taped(first)
        Log(first / "record", KEYS[ORIGIN], disk=opening).close()
        Platter(before).play(opening.tape[: chance.randrange(len(opening.tape) + 1)]).cut(second, chance)
        try:
            look_after(second / "record", law, *told(tape[:moment], 3))
        except Lost as lost:
            losses.append((seed, str(lost)))
    assert losses == []


def killed_and_cut(grounds, tmp_path, number, weak=()):
    """The losses when a writer is killed, another one goes on, and the power fails before all is on the disk."""
    made, law = grounds
    root = shutil.copytree(made[3], tmp_path / "disk")
    tape, losses = taped(root, law, 3), []
    for seed in range(number):
        chance = random.Random(seed)
        moment = chance.randrange(len(tape) + 1)
        alive, folder = tmp_path / f"alive-{seed}", tmp_path / f"cut-{seed}"
        alive.mkdir()
        folder.mkdir()
        platter = Platter(made[3]).play(tape[:moment])
        size, note = told(tape[:moment], 3)
        disk = Taped(platter.alive(alive), weak)
        with Log(alive / "record", KEYS[ORIGIN], disk=disk, every=7) as log:
            for place in range(size, min(size + 3, 3 + ENTRIES)):
                note = log.append(envelopes(law)[place : place + 1])[0].checkpoint
                disk.mark((place + 1, note))
        until = chance.randrange(len(disk.tape) + 1)
        platter.play(disk.tape[:until]).cut(folder, chance)
        marks = [each[1] for each in disk.tape[:until] if each[0] == "told"]
        try:
            look_after(folder / "record", law, *(marks[-1] if marks else told(tape[:moment], 3)))
        except Lost as lost:
            losses.append((seed, str(lost)))
        shutil.rmtree(alive)
        shutil.rmtree(folder)
    return losses


def test_nothing_is_lost_when_a_writer_is_killed_and_then_the_power_fails(grounds, tmp_path):
    assert killed_and_cut(grounds, tmp_path, 90) == []


# ---- a harness that finds nothing on a weak disk proves nothing


@pytest.mark.parametrize("weak", ["sync", "sync_folder", "datasync"])
def test_a_writer_that_leaves_out_a_flush_loses_something(grounds, tmp_path, weak):
    assert cuts(grounds, tmp_path, 3, WEAK_CUTS, weak=(weak,)) != []


def test_a_writer_that_trusts_the_names_it_finds_loses_something(grounds, tmp_path):
    assert killed_and_cut(grounds, tmp_path, 90, weak=("sync_folder",)) != []


def test_a_checkpoint_before_its_tiles_loses_something(grounds, tmp_path, monkeypatch):
    def replace(self, files, size, note):
        write_all(self._record, {publishing.CHECKPOINT: note.encode()}, self._disk)
        write_all(self._record, files, self._disk)
        self._drop({name for name in files if ".p/" in name})

    monkeypatch.setattr(publishing.Published, "replace", replace)
    assert cuts(grounds, tmp_path, 3, WEAK_CUTS) != []


def test_a_journal_that_starts_over_before_all_is_published_loses_something(grounds, tmp_path, monkeypatch):
    publish = log_file.Log.publish

    def hasty(self):
        if self._shown != self.size:
            handle = self._journal._with_room(0)
            self._journal._disk.put(handle, 0, bytes(64))
            self._journal._disk.datasync(handle)
        publish(self)

    monkeypatch.setattr(log_file.Log, "publish", hasty)
    assert cuts(grounds, tmp_path, 3, WEAK_CUTS) != []
