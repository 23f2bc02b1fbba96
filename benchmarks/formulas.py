"""Highest averages of the size of the Netherlands in 2023 (26 lists, 150 seats), beside two peers in one process, in turn.

``share_out`` checks every vote, admits lists and reports ties; the peers check nothing. All give the same 150 seats.
Beside it, how close the elections of 2021 and 2023 and a house of that size were. Figures are ratios in one run.
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Callable
from datetime import date

from yardstick import once, yardstick

from saylau import law
from saylau.seats import allocate, how_close
from saylau.seats.formulas import share_out
from saylau.seats.formulas.closeness import how_close as how_close_by_formula

ROUNDS, CALLS = 15, 300
FLOORS = {"apportionment 1.0 (float)": 12.0, "votelib 0.4.0": 20.0}
CLOSE_FLOOR_MS = 50.0

# Made for measuring: 26 lists of sizes like those of 22 November 2023, adding up to 10.4 million votes.
SIZES = (
    2_450_878, 1_643_073, 1_589_519, 1_343_287, 656_292, 485_551, 345_822, 328_225, 246_765, 235_148, 232_963, 217_270, 212_532,
    178_802, 71_345, 52_913, 51_043, 44_253, 12_838, 9_117, 5_487, 5_325, 4_152, 3_966, 3_904, 2_962,
)  # fmt: skip
VOTES = {f"list_{place}": votes for place, votes in enumerate(SIZES, 1)}
SEATS = 150
VOTES_2023 = {
    "amanat": 3_431_510, "auyl": 693_938, "respublica": 547_154, "ak_zhol": 535_139, "npk": 432_920, "osdp": 331_058,
    "baytaq": 146_431,
}  # fmt: skip

Work = Callable[[], object]


def works() -> dict[str, Work]:
    import apportionment.methods as apportionment
    from votelib.evaluate.proportional import HighestAverages

    dhondt, sainte_lague = HighestAverages("d_hondt"), HighestAverages("sainte_lague")
    sizes = list(SIZES)
    told = {
        "share_out, D'Hondt": lambda: share_out(VOTES, SEATS, "dhondt"),
        "share_out, Sainte-Laguë": lambda: share_out(VOTES, SEATS, "sainte-lague"),
        "share_out, Huntington-Hill": lambda: share_out(VOTES, SEATS, "huntington-hill"),
        "votelib 0.4.0": lambda: dhondt.evaluate(VOTES, SEATS),
        "votelib 0.4.0, Sainte-Laguë": lambda: sainte_lague.evaluate(VOTES, SEATS),
        "apportionment 1.0 (float)": lambda: apportionment.compute(
            "dhondt", sizes, SEATS, fractions=False, verbose=False
        ),
    }
    ours = share_out(VOTES, SEATS, "dhondt").seats
    assert told["votelib 0.4.0"]() == {name: seats for name, seats in ours.items() if seats}
    assert list(told["apportionment 1.0 (float)"]()) == list(ours.values())
    return told


def distances() -> dict[str, Work]:
    day = law.load("kz").on(date(2023, 3, 19))
    allocation = allocate(VOTES_2023, day, against_all=248_291, took_part=6_521_860)
    assert list(allocation.seats.values()) == [40, 8, 6, 6, 5, 4, 0]
    dutch = share_out(VOTES, SEATS, "dhondt")
    return {
        "how close, 2023, every kind on every base": lambda: how_close(allocation),
        "how close, 26 lists by D'Hondt": lambda: how_close_by_formula(dutch),
    }


def main() -> None:
    taken: dict[str, list[float]] = {}
    told, close = works(), distances()
    for _ in range(ROUNDS):
        for name, work in told.items():
            taken.setdefault(name, []).append(once(work, CALLS if name.startswith("share_out") else CALLS // 10))
        for name, work in close.items():
            taken.setdefault(name, []).append(once(work, 1))
    medians = {name: statistics.median(times) for name, times in taken.items()}
    unit, ours = yardstick(), medians["share_out, D'Hondt"]
    print(f"{len(VOTES)} lists, {SEATS} seats.\n")
    print("| work | µs | in millionths of the yardstick | times `share_out` |")
    print("| --- | ---: | ---: | ---: |")
    for name, middle in medians.items():
        print(f"| {name} | {middle * 1e6:.1f} | {middle / unit * 1e6:.0f} | {middle / ours:.1f} |")
    failed = False
    print()
    for name, floor in FLOORS.items():
        ratio = medians[name] / ours
        failed |= ratio < floor
        print(f"{name} takes {ratio:.1f} times as long (floor and goal {floor:.0f}).")
    milliseconds = medians["how close, 2023, every kind on every base"] * 1e3
    failed |= milliseconds > CLOSE_FLOOR_MS
    print(f"How close 2023 was, in {milliseconds:.1f} ms (floor {CLOSE_FLOOR_MS:.0f}).")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
