"""How long ``saylau --help`` takes to start, in bare Python starts; measured in turn, medians."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

ROUNDS = 15


def once(arguments: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def main() -> None:
    bare = [sys.executable, "-c", "pass"]
    ours = [str(Path(sys.executable).with_name("saylau")), "--help"]
    law = [*ours[:1], "law", "show", "system.threshold"]
    taken: dict[str, list[float]] = {"bare Python": [], "saylau --help": [], "saylau law show": []}
    for _ in range(ROUNDS):
        for name, arguments in zip(taken, (bare, ours, law), strict=True):
            taken[name].append(once(arguments))
    base = statistics.median(taken["bare Python"])
    print("| start | median ms | bare starts |\n| --- | ---: | ---: |")
    for name, times in taken.items():
        middle = statistics.median(times)
        print(f"| {name} | {middle * 1000:.0f} | {middle / base:.1f} |")


if __name__ == "__main__":
    main()
