"""The record: verification beside the library's raw Ed25519 rate, hashes alone, and durable appends beside raw flushes.

The entries are as long as those of an election: a protocol with its numbers and words and one finding, some 2 KB. Every
figure is taken in one run on one machine; the yardstick is a million additions.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from itertools import islice
from pathlib import Path

from yardstick import yardstick

from saylau import law
from saylau.record import Actor, Entry, Envelope, KeyRing, Log, PublicKey, demo_keys, entries, keep_law, seal, verify
from saylau.record.tiles import read_bundle, widths
from saylau.record.tree import leaf_hash, root_of

ENTRIES, SINGLE, BATCH = 10_330, 400, 4096
SHARE, SECONDS, APPEND, BATCHED = 0.6, 0.3, 0.5, 10.0
NAMES = {"saylau/bench": "log", "bench/central": "central"} | {f"bench/tec_{n}": "territorial" for n in range(220)}
KEYS = demo_keys("bench", NAMES)
RING = KeyRing(PublicKey(name, role, KEYS[name].public) for name, role in NAMES.items())
DAY = date(2021, 1, 10)
LISTS = ("list_a", "list_b", "list_c", "list_d", "list_e")


def ruling(address: str, findings: int) -> dict[str, object]:
    told = [
        {
            "rule": f"rule_{n}",
            "outcome": "met",
            "source": "elections 43(8)",
            "required": "100",
            "found": "100",
            "where": "handed_out",
            "confidence": "high",
        }
        for n in range(findings)
    ]
    return {"findings": told, "on": DAY.isoformat(), "subject": address, "verdict": "stands"}


def opening(fingerprint: str) -> Entry:
    facts = {"keys": RING.as_json(), "illustrative": "yes", "origin": "saylau/bench"}
    actor = Actor("bench/central", "central")
    return Entry("open", actor, "open", "election/bench", DAY, fingerprint, facts, ruling("election/bench", 0))


def protocol(n: int, fingerprint: str, findings: int) -> Entry:
    first = {
        "numbers": {f"line_{k}": n % 1000 + k for k in range(27)},
        "votes": dict.fromkeys(LISTS, n % 500),
        "words": [
            {"field": f"line_{k}", "kk": "бір мың екі жүз отыз төрт", "ru": "одна тысяча двести"} for k in range(6)
        ],
        "times": {"opened": "2021-01-10 07:00", "closed": "2021-01-10 20:00"},
        "turnout_reports": [{"hour": hour, "voters": hour * 37} for hour in (10, 12, 14, 16, 18, 20)],
        "station": f"almaty/{n}",
        "typist": hashlib.sha256(str(n).encode()).hexdigest(),
    }
    address = f"protocol/bench/almaty/{n}"
    return Entry(
        id=f"settle/{n}",
        actor=Actor(f"bench/tec_{n % 220}", "territorial"),
        verb="settle",
        address=address,
        day=DAY,
        law=fingerprint,
        facts={"first": first, "second": {"same_as_first": "yes", "typing": 2}},
        ruling=ruling(address, findings),
        follows=("election/bench",),
    )


def sealed(numbers: range, fingerprint: str, findings: int = 1) -> list[Envelope]:
    made = [protocol(n, fingerprint, findings) if n else opening(fingerprint) for n in numbers]
    return [seal(each, [KEYS[each.actor.key]]) for each in made]


def write(record: Path, count: int, findings: int) -> None:
    """A record of so many entries, appended in batches."""
    fingerprint = keep_law(record, law.load("kz"))
    with Log(record, KEYS["saylau/bench"]) as log:
        for start in range(0, count, BATCH):
            log.append(sealed(range(start, min(count, start + BATCH)), fingerprint, findings), checked=True)


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


# ---- verification


def raw_verify(record: Path, part: int, parts: int) -> float:
    """The library's check of the first signatures over the same bytes, made ready beforehand, and nothing else; in seconds."""
    mine = (each for n, each in enumerate(islice(entries(record), ENTRIES)) if n % parts == part)
    ready = [(each.signatures[0], each.signed) for each in mine]
    return seconds(lambda: [RING.verifies(one.key, one.signature, signed) or sys.exit() for one, signed in ready])


def raw_seconds(record: Path, cores: int) -> float:
    """The seconds that the slowest of the cores takes for its share, all at work at once."""
    with ProcessPoolExecutor(cores) as pool:
        return max(pool.map(raw_verify, [record] * cores, range(cores), [cores] * cores))


def hashes_alone(record: Path, count: int) -> bytes:
    leaves = (leaf for number, width in widths(count) for leaf in read_bundle(record, number, width))
    return root_of(leaf_hash(leaf) for leaf in leaves)


def verified(record: Path) -> tuple[float, int]:
    """The seconds of a verification in a process of its own, and the most memory that any of its processes took, in MB."""
    told = subprocess.run(
        [sys.executable, __file__, "--verify", str(record)], capture_output=True, check=True, text=True
    )
    taken, peak = told.stdout.split()
    return float(taken), int(peak)


def verify_here(record: Path) -> None:
    """What ``verified`` runs."""
    start = time.perf_counter()
    assert verify(record).holds
    taken = time.perf_counter() - start
    print(taken, max(own_peak(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) // 1024)


def own_peak() -> int:
    """The most memory of this process in KiB. What getrusage says of it begins with that of the process that started it."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return int(status.read_text().partition("VmHWM:")[2].split()[0])


def verification(folder: Path, count: int, findings: int, unit: float, rounds: int) -> list[bool]:
    record, cores = folder / "record", os.cpu_count() or 1
    write(record, count, findings)
    whole, raw, tree, peak = [], [], [], 0
    for _ in range(rounds):  # in turn: what else runs on the machine meets both alike
        taken, peak = verified(record)
        whole.append(taken)
        raw.append(raw_seconds(record, cores) * count / min(count, ENTRIES))
        tree.append(seconds(lambda: hashes_alone(record, count)))
    share = statistics.median(one / two for one, two in zip(raw, whole, strict=True))
    taken = statistics.median(whole)
    row(f"verify {count:,} entries on {cores} cores", taken, unit, f"{count / taken:,.0f} a second, peak {peak} MB")
    row(
        "raw Ed25519 of the library", statistics.median(raw), unit, f"verify has {share:.2f} of its rate (goal {SHARE})"
    )
    row("hashes alone, files included", statistics.median(tree), unit, f"goal under {SECONDS} s")
    return [share >= SHARE, *([statistics.median(tree) < SECONDS] if count == ENTRIES else [])]


# ---- appends


def appends(folder: Path, count: int, unit: float) -> list[bool]:
    """One entry at a time, in turn with a raw write and flush; then batches, with all that publishes them."""
    fingerprint = keep_law(folder / "single", law.load("kz"))
    raw, one, many = [], [], []
    with (folder / "raw").open("wb", buffering=0) as file, Log(folder / "single", KEYS["saylau/bench"]) as log:
        log.append(sealed(range(1), fingerprint))
        for n in range(1, count):
            made = protocol(n, fingerprint, 1)
            raw.append(seconds(lambda: (file.write(bytes(4096)), os.fdatasync(file.fileno()))))
            one.append(seconds(lambda made=made: log.append([seal(made, [KEYS[made.actor.key]])], checked=True)))
    keep_law(folder / "batched", law.load("kz"))
    with Log(folder / "batched", KEYS["saylau/bench"]) as log:
        for start in range(0, 32 * 512, 512):
            made = sealed(range(start, start + 512), fingerprint)
            many.append(seconds(lambda made=made: log.append(made, checked=True)) / 512)
    flush, single, mean = statistics.median(raw), statistics.median(one), statistics.mean(many)
    row("raw 4 KiB write and fdatasync", flush, unit, "1")
    row("append of one entry: sealed, durable, receipt", single, unit, f"{flush / single:.2f} of raw (goal {APPEND})")
    row("the same in batches of 512, sealed before", mean, unit, f"{flush / mean:.1f} of raw (goal {BATCHED:.0f})")
    return [flush / single >= APPEND, flush / mean >= BATCHED]


def row(name: str, taken: float, unit: float, against: str) -> None:
    print(f"| {name} | {taken * 1e3:,.3f} | {taken / unit:,.4f} | {against} |", flush=True)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--entries", type=int, default=ENTRIES)
    asked.add_argument("--findings", type=int, default=1)
    asked.add_argument("--rounds", type=int, default=5)
    asked.add_argument("--long", action="store_true", help="verify only, once, such as --long --entries 1000000")
    asked.add_argument("--verify", type=Path, help=argparse.SUPPRESS)
    told = asked.parse_args()
    if told.verify:
        verify_here(told.verify)
        return
    unit = yardstick()
    print("| work | ms | in yardsticks | against |\n| --- | ---: | ---: | --- |")
    with tempfile.TemporaryDirectory(dir=Path.cwd(), prefix=".bench-") as folder:
        goals = verification(Path(folder), told.entries, told.findings, unit, 1 if told.long else told.rounds)
        if not told.long:
            goals += appends(Path(folder), SINGLE, unit)
    print(f"\n{sum(goals)} of {len(goals)} goals met.")


if __name__ == "__main__":
    main()
