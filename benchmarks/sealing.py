"""The election of 10 January 2021 sealed and checked: its 10,567 entries written, every ruling made again, and by the stranger.

Each part runs once in a process of its own. The goal is that of the replay: every ruling of the record in under ten seconds.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from yardstick import yardstick

from saylau.folder import RECORD, VERBS, read, record, verify_folder
from saylau.lab import nation, read_plan, write_nation
from saylau.record import head, replay_record, verify

REPO = Path(__file__).resolve().parents[1]
GOAL = 10.0


def part(name: str, folder: Path) -> float:
    """The seconds of one part."""
    start = time.perf_counter()
    if name == "seal":
        record(read(folder))
    elif name == "seal again, nothing new":
        assert record(read(folder)).added == 0
    elif name == "files: bytes, signatures, tree":
        assert verify(folder / RECORD).holds
    elif name == "replay of every ruling":
        assert replay_record(folder / RECORD, VERBS) == ()
    elif name == "saylau verify, whole":
        assert verify_folder(folder).holds
    else:
        subprocess.run(
            [sys.executable, str(REPO / "verifier" / "verify.py"), str(folder)], check=True, capture_output=True
        )
    return time.perf_counter() - start


PARTS = (
    "seal",
    "seal again, nothing new",
    "files: bytes, signatures, tree",
    "replay of every ruling",
    "saylau verify, whole",
    "verifier/verify.py, whole",
)


def main() -> None:
    if len(sys.argv) == 3:
        print(part(sys.argv[1], Path(sys.argv[2])))
        return
    unit, taken = yardstick(), {}
    with tempfile.TemporaryDirectory() as desk:
        folder = Path(desk) / "kz-2021"
        made = shutil.ignore_patterns(RECORD, "stations.csv", "protocols.csv")
        shutil.copytree(REPO / "elections" / "kz-2021", folder, ignore=made)
        write_nation(nation(read_plan(folder / "generated.toml")), folder)
        print("| work | s | in yardsticks |\n| --- | ---: | ---: |")
        for name in PARTS:
            told = subprocess.run(
                [sys.executable, __file__, name, str(folder)], capture_output=True, check=True, text=True
            )
            taken[name] = float(told.stdout)
            print(f"| {name} | {taken[name]:.2f} | {taken[name] / unit:.0f} |", flush=True)
        size = head(folder / RECORD)[0].size
    met = taken["replay of every ruling"] < GOAL
    print(f"\n{size:,} entries. The goal of {GOAL:.0f} s for the replay is {'met' if met else 'missed'}.")


if __name__ == "__main__":
    main()
