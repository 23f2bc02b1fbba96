"""Every benchmark, one after the other, each with its yardstick: ``make bench``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

BENCHES = ("start", "seats", "formulas", "protocols", "record", "sealing", "nation", "batch", "lists", "rolls")


def main() -> None:
    here = Path(__file__).parent
    failed = []
    for name in BENCHES:
        print(f"\n## {name}\n", flush=True)
        if subprocess.run([sys.executable, str(here / f"{name}.py")], check=False).returncode:
            failed.append(name)
    if failed:
        sys.exit(f"These did not finish: {', '.join(failed)}")


if __name__ == "__main__":
    main()
