"""Rolls of members: 20,000 in a workbook, a million across parties, twelve million, and probable twins among a million.

Each step runs in a process of its own, so that its peak of memory is its own. Rolls are invented by ``saylau.lab.roll`` with
the committed rates of faults and pool of names. Twelve million rows are held against the engine's own grouping by the mark
of the person in the same process. ``--small`` does everything at a fiftieth of the size and holds nothing against a goal.
"""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from yardstick import yardstick

from saylau import law

DAY = date(2021, 1, 10)
PARTIES = ("tan", "samal", "koktem", "bulaq", "terek", "dala")
SMALLER = 50
STEP = "--step"
ROUNDS = 5
GROUPED = "SELECT count(*) FROM (SELECT person, count(*) AS n FROM read_parquet({files}) GROUP BY person HAVING n > 1)"


def day() -> law.LawOfDay:
    return law.load("kz").on(DAY)


def timed(work: Callable[[], object]) -> tuple[float, object]:
    start = time.perf_counter()
    done = work()
    return time.perf_counter() - start, done


def invent(folder: Path, members: int, *, ending: str, faults: str = "usual", parties: int = 1) -> dict[str, float]:
    from saylau.lab.roll import RollPlan, write_rolls

    plan = RollPlan(members // parties, PARTIES[:parties], "benchmark", DAY, faults)
    return {"invent": timed(lambda: write_rolls(plan, day(), folder / f"roll{ending}"))[0]}


def sheet(folder: Path, members: int) -> dict[str, float]:
    """A workbook examined again and again in one process, and from the shell."""
    from saylau.rolls import count_rolls, examine, one_time_key

    took = invent(folder, members, ending=".xlsx")
    path, today = folder / "roll.xlsx", day()

    def examined() -> object:
        counted = count_rolls([path], today, key=one_time_key(), parties=["tan"])
        return examine(counted.counts["tan"], today)

    took["first"] = timed(examined)[0]
    took["warm"] = statistics.median(timed(examined)[0] for _ in range(ROUNDS))
    shell = [
        str(Path(sys.executable).with_name("saylau")),
        "examine",
        "roll",
        str(path),
        "--on",
        DAY.isoformat(),
        "--json",
    ]
    took["shell"] = statistics.median(timed(lambda: told_by(shell))[0] for _ in range(ROUNDS))
    return took


def told_by(command: list[str]) -> object:
    """What a command prints, which must be a ruling."""
    said = subprocess.run(command, check=False, capture_output=True, text=True)
    if said.returncode not in (0, 1):
        sys.exit(said.stderr)
    return json.loads(said.stdout)["verdict"]


def read(folder: Path) -> dict[str, float]:
    """Every roll of the folder read into a Parquet file of its own."""
    from saylau.rolls import Key, ingest

    key, total = Key(bytes(32)), 0.0
    for path in sorted(folder.glob("roll-*.parquet")):
        party = path.stem.partition("-")[2]
        total += timed(
            lambda path=path, party=party: ingest(path, day(), key=key, party=party, to=folder / f"{party}.parquet")
        )[0]
        path.unlink()
    return {"read": total}


def check(folder: Path, rounds: int) -> dict[str, float]:
    """The checks over rolls read before, and the engine's own grouping, in turn."""
    import ibis
    from duckdb import connect

    from saylau.rolls import Terms, last_birth, open_roll, run_checks
    from saylau.rolls.engines.duckdb import MEMORY

    files = sorted(folder.glob("*.parquet"))
    ibis.duckdb.connect()  # the import and the first connection are the start of a process, not the work
    terms = Terms(DAY, last_birth(DAY, day()["party.member.age_min"].whole))
    took: dict[str, list[float]] = {"group": [], "check": []}

    def grouped() -> object:
        with connect(config={"memory_limit": MEMORY, "temp_directory": str(folder / "spilled")}) as engine:
            return engine.execute(GROUPED.format(files=[str(each) for each in files])).fetchall()

    def checked() -> object:
        with tempfile.TemporaryDirectory(dir=folder) as steps:
            rolls = [open_roll(each, day=DAY, key="") for each in files]
            return run_checks(rolls, terms, engine="duckdb", workspace=Path(steps)).parties

    for _ in range(rounds):
        took["group"].append(timed(grouped)[0])
        seconds, parties = timed(checked)
        took["check"].append(seconds)
    assert sum(each.checks["in_two_parties"] for each in parties.values()) > 0
    return {name: statistics.median(seconds) for name, seconds in took.items()} | {
        "rows": sum(e.rows for e in parties.values())
    }


def twins(folder: Path) -> dict[str, float]:
    """Probable twins at the default threshold, and the best F1 at any."""
    import tomllib

    from saylau.rolls.twins import probable_twins

    told = tomllib.loads((folder / "roll.generated.toml").read_text(encoding="utf-8"))["rolls"]["roll.parquet"][
        "typed_again"
    ]
    truth = {tuple(sorted(pair)) for pair in zip(told["rows"], told["same_as"], strict=True)}
    seconds, found = timed(lambda: probable_twins(folder / "tan.parquet"))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    lower = probable_twins(folder / "tan.parquet", threshold=-10).pairs
    best = max(score(lower[:many], truth)[2] for many in range(len(truth) // 2, len(lower), max(len(lower) // 200, 1)))
    names = ("precision", "recall", "f1")
    return {
        "twins": seconds,
        "peak MB": peak,
        "best f1": best,
        **dict(zip(names, score(found.pairs, truth), strict=True)),
    }


def score(pairs: tuple, truth: set) -> tuple[float, float, float]:
    right = sum((each.row, each.other_row) in truth for each in pairs)
    precision, recall = right / len(pairs), right / len(truth)
    return precision, recall, 2 * precision * recall / (precision + recall)


def read_one(folder: Path) -> dict[str, float]:
    from saylau.rolls import Key, ingest

    roll, to = folder / "roll.parquet", folder / "tan.parquet"
    return {"read": timed(lambda: ingest(roll, day(), key=Key(bytes(32)), party="tan", to=to))[0]}


def from_csv(folder: Path) -> dict[str, float]:
    """Rolls of several parties from their CSV files to the counts of each: read and checked."""
    from saylau.rolls import count_rolls, one_time_key

    paths = sorted(folder.glob("roll-*.csv"))
    parties = [path.stem.partition("-")[2] for path in paths]
    return {"whole": timed(lambda: count_rolls(paths, day(), key=one_time_key(), parties=parties, engine="duckdb"))[0]}


def in_a_process(step: str, folder: Path, *more: object) -> dict[str, float]:
    command = [sys.executable, __file__, STEP, step, str(folder), *map(str, more)]
    told = subprocess.run(command, capture_output=True, check=False, text=True)
    if told.returncode:
        sys.exit(told.stderr)
    return json.loads(told.stdout)


STEPS: dict[str, Callable[..., dict[str, float]]] = {
    "sheet": lambda folder, members: sheet(folder, int(members)),
    "invent": lambda folder, members, ending, faults, parties: invent(
        folder, int(members), ending=ending, faults=faults, parties=int(parties)
    ),
    "read": read,
    "read one": read_one,
    "check": lambda folder, rounds: check(folder, int(rounds)),
    "from csv": from_csv,
    "twins": twins,
}


def carry_out(step: str, folder: Path, *more: str) -> None:
    took = STEPS[step](folder, *more)
    print(json.dumps({"peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024} | took))


class Report:
    """The rows of the table, and whether a goal was missed."""

    def __init__(self, *, binding: bool) -> None:
        self.binding, self.failed = binding, False
        print("| rolls | measured | goal | |\n| --- | ---: | ---: | --- |")

    def row(self, name: str, measured: float, form: str, most: float | None = None, least: float | None = None) -> None:
        missed = (most is not None and measured >= most) or (least is not None and measured < least)
        self.failed |= missed and self.binding
        goal = f"< {most:g}" if most is not None else f"≥ {least:g}" if least is not None else ""
        verdict = "" if not goal else "missed" if missed else "reached"
        print(f"| {name} | {measured:{form}} | {goal} | {verdict} |", flush=True)


def small_rolls(report: Report, smaller: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        took = in_a_process("sheet", Path(folder), 20_000 // smaller)
    report.row("20,000 members in a workbook, warm: seconds", took["warm"], ".2f", most=1)
    report.row("the same, the first in a process", took["first"], ".2f")
    report.row("the same from the shell", took["shell"], ".2f", most=3)


def a_million(report: Report, smaller: int) -> None:
    members = 1_000_000 // smaller
    with tempfile.TemporaryDirectory() as folder:
        in_a_process("invent", Path(folder), members, ".csv", "usual", 4)
        took = in_a_process("from csv", Path(folder))
        report.row("1,000,000 rows of 4 parties from CSV to counts: seconds", took["whole"], ".2f")
        report.row("the same: MB", took["peak MB"], ".0f", most=1000)
    with tempfile.TemporaryDirectory() as folder:
        in_a_process("invent", Path(folder), members, ".parquet", "usual", 4)
        report.row(
            "1,000,000 rows of 4 parties read from Parquet: seconds", in_a_process("read", Path(folder))["read"], ".2f"
        )
        took = in_a_process("check", Path(folder), 3)
        report.row("1,000,000 rows read before, across parties: seconds", took["check"], ".2f", most=4)
        report.row("the same: MB", took["peak MB"], ".0f", most=1000)
        report.row("the same, in groupings by the mark", took["check"] / took["group"], ".1f")


def twelve_million(report: Report, smaller: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        made = in_a_process("invent", Path(folder), 12_000_000 // smaller, ".parquet", "usual", len(PARTIES))
        report.row("12,000,000 rows of 6 parties invented: seconds", made["invent"], ".0f")
        report.row("the same: MB", made["peak MB"], ".0f")
        took = in_a_process("read", Path(folder))
        report.row("12,000,000 rows read (numbers, names, marks): seconds", took["read"], ".0f")
        report.row("the same: MB", took["peak MB"], ".0f")
        took = in_a_process("check", Path(folder), 1 if smaller == 1 else 3)
        report.row("12,000,000 rows checked: seconds", took["check"], ".1f")
        report.row("the engine's own grouping by the mark: seconds", took["group"], ".1f")
        report.row("checked, in such groupings", took["check"] / took["group"], ".1f", most=4)
        report.row("the same: MB", took["peak MB"], ".0f", most=2500)


def probable_twins_of_a_million(report: Report, smaller: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        in_a_process("invent", Path(folder), 1_000_000 // smaller, ".parquet", "without_iin", 1)
        in_a_process("read one", Path(folder))
        took = in_a_process("twins", Path(folder))
    report.row("probable twins in 1,000,000 rows: seconds", took["twins"], ".1f", most=60)
    report.row("the same: MB", took["peak MB"], ".0f")
    report.row("precision at the default threshold", took["precision"], ".3f", least=0.99)
    report.row("recall at the default threshold", took["recall"], ".3f", least=0.80)
    report.row("F1 at the default threshold", took["f1"], ".3f")
    report.row("best F1", took["best f1"], ".3f", least=0.90)


PARTS = {"sheet": small_rolls, "million": a_million, "twelve": twelve_million, "twins": probable_twins_of_a_million}


def main(arguments: list[str]) -> None:
    small = "--small" in arguments
    asked = [each for each in arguments if each in PARTS] or list(PARTS)
    print(f"Yardstick: a million additions in plain Python take {yardstick() * 1000:.0f} ms.\n")
    report = Report(binding=not small)
    for name in asked:
        PARTS[name](report, SMALLER if small else 1)
    sys.exit(1 if report.failed else 0)


if __name__ == "__main__":
    if sys.argv[1:2] == [STEP]:
        carry_out(sys.argv[2], Path(sys.argv[3]), *sys.argv[4:])
    else:
        main(sys.argv[1:])
