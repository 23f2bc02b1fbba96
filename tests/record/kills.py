"""Kills a writer at random moments, again and again: ``python tests/record/kills.py 1000`` says what was lost."""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2]
WRITER = """
import sys
from pathlib import Path
from record.acts import KEYS, ORIGIN, acts
from saylau.record import Log
record, law, start = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
print("begin", flush=True)
with Log(record, KEYS[ORIGIN], every=16) as log:
    for n in range(max(0, start - 3), start + 5000):
        print(log.append(acts(n, n + 1, law), checked=True)[0].index, flush=True)
"""


def killed(record, law, start, seconds):
    """Starts a writer at that entry and kills it; returns the last index that it acknowledged, None where there was none."""
    paths = os.pathsep.join((str(HOUSE / "tests"), str(HOUSE / "src")))
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(record), law, str(start)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": paths},
    )
    if writer.stdout.readline() != b"begin\n":
        raise AssertionError("the writer did not begin")
    time.sleep(seconds)
    writer.send_signal(signal.SIGKILL)
    lines = [line for line in writer.communicate()[0].splitlines(keepends=True) if line.endswith(b"\n")]
    return int(lines[-1]) if lines else None


def kill_many(record, law, times, seed=20210110):
    """How many entries are acknowledged after so many kills; ``AssertionError`` where one of them is missing."""
    from record.acts import KEYS, ORIGIN
    from saylau.record import Log, entries

    chance, told = random.Random(seed), 0
    for turn in range(times):
        last = killed(record, law, told + 1, chance.uniform(0, 0.05))
        told = told if last is None else max(told, last)
        if turn % 3 == 0:  # the other times the next writer finds what the last one left
            with Log(record, KEYS[ORIGIN]) as log:
                present = log.size
            if not told < present <= told + 2:
                raise AssertionError(f"turn {turn}: {told + 1} acknowledged, {present} present")
            told = present - 1
    Log(record, KEYS[ORIGIN]).close()
    numbers = [envelope.entry.id for envelope in entries(record)]
    if numbers != ["open/example", *(f"settle/{n}" for n in range(1, len(numbers)))] or len(numbers) <= told:
        raise AssertionError(f"{told + 1} acknowledged, {len(numbers)} present")
    return told + 1


def main():
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("times", type=int, nargs="?", default=1000)
    times = asked.parse_args().times
    sys.path[:0] = [str(HOUSE / "tests")]
    from record.acts import recorded
    from saylau.record import verify

    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "record"
        law = recorded(record, (1,))
        kept = kill_many(record, law, times)
        report = verify(record)
        print(f"{times} kills: {kept} entries acknowledged, none lost; the record holds: {report.holds}")
        sys.exit(0 if report.holds else 1)


if __name__ == "__main__":
    main()
