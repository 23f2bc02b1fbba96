"""A whole nation from its files to its seats: read, settle, add up with every rule, share out; time, memory, yardstick.

Each size runs in a process of its own, so that its peak memory is its own. The first is the generated nation of
``elections/kz-2021`` (10,061 stations), the second an invented country of 200,000.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from yardstick import yardstick

from saylau import law
from saylau.lab import Plan, nation, nation_of, read_plan, write_nation
from saylau.protocols import load_form, read_protocols, settle
from saylau.ruling import Outcome
from saylau.stations import read_stations
from saylau.tabulation import Counted, add_up
from saylau.tabulation.method import Register, add_units

REPO = Path(__file__).resolve().parents[1]
SIZES = (10_061, 200_000)
LISTS = tuple(f"list_{letter}" for letter in "abcde")
FORM = "kz-2021-working"
PARTS = ("read", "settle", "add up alone", "add up with rules", "share out")


def plan_of(stations: int) -> Plan:
    if stations == SIZES[0]:
        return read_plan(REPO / "elections" / "kz-2021" / "generated.toml")
    return nation_of(stations=stations, lists=LISTS, seed=stations)


def generate(stations: int, folder: Path) -> dict[str, float]:
    start = time.perf_counter()
    made = nation(plan_of(stations))
    drawn = time.perf_counter()
    write_nation(made, folder)
    return {"draw": drawn - start, "write": time.perf_counter() - drawn}


def chain(stations: int, folder: Path) -> dict[str, float]:
    """Seconds of each part; ``fired`` counts what fired, which must be nothing hard."""
    plan = plan_of(stations)
    day = law.load("kz").on(date(2021, 1, 10))
    taken: dict[str, float] = {}

    def timed(name: str, work: Callable[[], object]) -> object:
        start = time.perf_counter()
        done = work()
        taken[name] = time.perf_counter() - start
        return done

    def read() -> tuple:
        register, _ = read_stations(folder / "stations.csv", plan.lists, {})
        return register, read_protocols(folder / "protocols.csv", load_form(FORM), plan.lists)[0]

    register, protocols = timed("read", read)
    by_code = {station.code: station for station in register}

    def settled() -> list:
        pairs = zip(protocols[::2], protocols[1::2], strict=True)
        return [settle(one, two, by_code[one.station], day, election=plan.election) for one, two in pairs]

    settlements = timed("settle", settled)
    counted = [Counted(each.station, each.protocol, each.ruling.verdict) for each in settlements]
    units = Register.of(plan.election, register)
    timed("add up alone", lambda: add_units(units, counted))
    tally = timed("add up with rules", lambda: add_up(counted, register, day, election=plan.election))
    timed("share out", lambda: share_out({name: votes.value for name, votes in tally.nation.votes.items()}, day))
    assert {name: votes.value for name, votes in tally.nation.votes.items()} == dict(plan.votes)
    taken["fired"] = sum(each.outcome is Outcome.BROKEN for each in tally.findings)
    taken["peak MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return taken


def share_out(votes: dict[str, int], day: law.LawOfDay) -> object:
    from saylau.seats import allocate, how_close

    return how_close(allocate(votes, day))


def in_a_process(step: str, stations: int, folder: Path) -> dict[str, float]:
    command = [sys.executable, __file__, step, str(stations), str(folder)]
    told = subprocess.run(command, capture_output=True, check=False, text=True)
    if told.returncode:
        sys.exit(told.stderr)
    return json.loads(told.stdout)


def main() -> None:
    unit = yardstick()
    print(f"Yardstick: a million additions in plain Python take {unit * 1000:.0f} ms.\n")
    head = ("stations", "draw", "write", *PARTS, "from files to seats", "yardsticks", "µs a station", "peak MB")
    print("| " + " | ".join(head) + " |\n| " + " | ".join("---:" for _ in head) + " |")
    for stations in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            made = in_a_process("generate", stations, Path(folder))
            took = in_a_process("chain", stations, Path(folder))
        whole = sum(took[part] for part in PARTS if part != "add up alone")
        seconds = [f"{each:.2f}" for each in (made["draw"], made["write"], *(took[part] for part in PARTS), whole)]
        ratios = [f"{whole / unit:.0f}", f"{whole / stations * 1_000_000:.0f}", f"{took['peak MB']:.0f}"]
        print(f"| {stations:,} | " + " | ".join((*seconds, *ratios)) + " |", flush=True)


if __name__ == "__main__":
    if len(sys.argv) == 4:
        step = {"generate": generate, "chain": chain}[sys.argv[1]]
        print(json.dumps(step(int(sys.argv[2]), Path(sys.argv[3]))))
    else:
        main()
