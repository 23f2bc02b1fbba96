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
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from pathlib import Path

from yardstick import yardstick

from saylau import law
from saylau.record import Actor, Entry, KeyRing, Log, PublicKey, demo_keys, entries, keep_law, seal, verify
from saylau.record.tiles import read_bundle, widths
from saylau.record.tree import leaf_hash, root_of

ENTRIES, SINGLE = 10_330, 300
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


def write(record: Path, count: int, findings: int, batch: int = 4096) -> None:
    fingerprint = keep_law(record, law.load("kz"))
    with Log(record, KEYS["saylau/bench"]) as log:
        for start in range(0, count, batch):
            made = [
                protocol(n, fingerprint, findings) if n else opening(fingerprint)
                for n in range(start, min(count, start + batch))
            ]
            log.append([seal(each, [KEYS[each.actor.key]]) for each in made], checked=True)


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def raw_verify(record: Path, part: int, parts: int) -> int:
    """Nothing but the library's check of each signature over the same bytes, made ready beforehand."""
    ready = [(e.signatures[0], e.signed) for n, e in enumerate(entries(record)) if n % parts == part]
    start = time.perf_counter()
    held = sum(RING.verifies(one.key, one.signature, signed) for one, signed in ready)
    assert held == len(ready)
    return int((time.perf_counter() - start) * 1e9)


def raw_seconds(record: Path, cores: int) -> float:
    """The seconds that the slowest of the cores takes for its share, all at work at once."""
    with ProcessPoolExecutor(cores) as pool:
        done = [pool.submit(raw_verify, record, part, cores) for part in range(cores)]
        return max(each.result() for each in done) / 1e9


def hashes_alone(record: Path, count: int) -> bytes:
    leaves = (leaf for number, width in widths(count) for leaf in read_bundle(record, number, width))
    return root_of(leaf_hash(leaf) for leaf in leaves)


def flushes(folder: Path, count: int) -> float:
    """The seconds of one 4 KiB write with its flush, in the middle."""
    taken = []
    with (folder / "raw").open("wb", buffering=0) as file:
        for _ in range(count):
            taken.append(seconds(lambda: (file.write(bytes(4096)), os.fdatasync(file.fileno()))))
    return statistics.median(taken)


def appends(folder: Path, count: int, batch: int) -> float:
    """The seconds of one entry, sealed, appended and receipted, in the middle of the batches."""
    fingerprint = keep_law(folder / f"by_{batch}", law.load("kz"))
    taken = []
    with Log(folder / f"by_{batch}", KEYS["saylau/bench"]) as log:
        log.append([seal(opening(fingerprint), [KEYS["bench/central"]])])
        for start in range(1, count, batch):
            made = [protocol(n, fingerprint, 1) for n in range(start, start + batch)]

            def append(made: list[Entry] = made) -> object:
                return log.append([seal(each, [KEYS[each.actor.key]]) for each in made], checked=True)

            taken.append(seconds(append) / batch)
    return statistics.median(taken)


def row(name: str, taken: float, unit: float, against: str) -> None:
    print(f"| {name} | {taken * 1e3:,.2f} | {taken / unit:,.3f} | {against} |", flush=True)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--entries", type=int, default=ENTRIES)
    asked.add_argument("--findings", type=int, default=1)
    asked.add_argument("--short", action="store_true", help="verify only, for a record of a million entries")
    told = asked.parse_args()
    cores, unit = os.cpu_count() or 1, yardstick()
    print("| work | ms | in yardsticks | against |\n| --- | ---: | ---: | --- |")
    goals = []
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        record = Path(folder) / "record"
        write(record, told.entries, told.findings)
        rounds = 1 if told.short else 3
        whole = statistics.median(seconds(lambda: verify(record)) for _ in range(rounds))
        report = verify(record) if not told.short else None
        assert report is None or report.holds, report
        peak = (
            max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) // 1024
        )
        row(
            f"verify {told.entries:,} entries on {cores} cores",
            whole,
            unit,
            f"{told.entries / whole:,.0f} a second, peak {peak} MB",
        )
        if told.short:
            return
        raw = statistics.median(raw_seconds(record, cores) for _ in range(rounds))
        row(
            f"raw Ed25519 of the library on {cores} cores",
            raw,
            unit,
            f"verify reaches {raw / whole:.2f} of its rate (goal {SHARE})",
        )
        tree = statistics.median(seconds(lambda: hashes_alone(record, told.entries)) for _ in range(rounds))
        row("hashes alone, files included", tree, unit, f"goal under {SECONDS} s")
        sync = flushes(Path(folder), SINGLE)
        one, many = appends(Path(folder), SINGLE, 1), appends(Path(folder), 10 * 512, 512)
        row("raw 4 KiB write and fdatasync", sync, unit, "1")
        row("append of one entry: sealed, durable, receipt", one, unit, f"{sync / one:.2f} of raw (goal {APPEND})")
        row("append of one entry in batches of 512", many, unit, f"{sync / many:.2f} of raw (goal {BATCHED:.0f})")
        goals = [raw / whole >= SHARE, tree < SECONDS, sync / one >= APPEND, sync / many >= BATCHED]
    print(f"\n{sum(goals)} of {len(goals)} goals met.")
    sys.exit(0 if all(goals) else 1)


if __name__ == "__main__":
    main()
