"""Protocols of a nation's size: both typings read from one sheet, each pair settled by every rule; beside a yardstick.

10,061 stations as Kazakhstan had in 2021, seven invented lists, every line filled, votes and their sum in words.
"""

from __future__ import annotations

import csv
import resource
import tempfile
import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

from yardstick import seconds, yardstick

import saylau.protocols
from saylau import law
from saylau.instruments.cells import local_minute, show_minute
from saylau.instruments.numerals import in_words
from saylau.protocols import NUMBERS, Explained, Protocol, Statement, load_form, read_protocols, settle
from saylau.stations import Station

STATIONS = 10_061
PAIRS = 2_000
TIMES = ("opened_at", "closed_at", "count_began_at", "signed_at", "mobile_opened_at", "stationary_opened_at")
MEGABYTE = 1_000_000


def worked() -> Protocol:
    """The worked station of the room's examples, with its words."""
    told = tomllib.loads(Path(saylau.protocols.__file__).with_name("examples.toml").read_text(encoding="utf-8"))
    told = told["protocol"]
    votes = told.pop("votes")
    told |= {name: local_minute(told[name]) for name in TIMES}
    told |= {"statements": (Statement.FEWER,), "answers": (Explained.FULLY,), "causes": tuple(told["causes"].items())}
    return Protocol("example/1", 1, "Aigerim", tuple(votes), tuple(votes.values()), **told)


def with_words(p: Protocol) -> Protocol:
    numbers = (*p.votes, p.valid)
    words = {f"words_{each}": tuple(in_words(n, each) for n in numbers) for each in ("kk", "ru")}
    return replace(p, worded=(*(f"votes:{name}" for name in p.lists), "valid"), **words)


def shifted(p: Protocol, by: int) -> Protocol:
    """Another clean station: so many more votes for the first list, all totals moved along."""
    moved = {n: getattr(p, n) + by for n in ("voters", "voters_inside", "found", "found_stationary", "valid")}
    moved |= {n: getattr(p, n) + by for n in ("ballots_issued", "ballots_received", "ballots_in_act")}
    moved |= {n: getattr(p, n) + by for n in ("list_at_opening", "list_at_closing")}
    return with_words(replace(p, votes=(p.votes[0] + by, *p.votes[1:]), **moved))


def write(path: Path, p: Protocol) -> None:
    in_sheet = [*p.lists, "valid"]
    header = ["station", "typing", "typist", *NUMBERS, *(f"votes:{name}" for name in p.lists), "chair_signed", *TIMES]
    header += ["statement", "explained", "cause_1", "cause_1_number"]
    header += [f"words_{each}:{name}" for each in ("kk", "ru") for name in in_sheet] + ["note"]
    with path.open("w", encoding="utf-8", newline="") as stream:
        sheet = csv.writer(stream)
        sheet.writerow(header)
        for number in range(STATIONS):
            one = shifted(p, number % 1_000)
            counts = [getattr(one, name) for name in NUMBERS]
            times = [show_minute(getattr(one, name)) for name in TIMES]
            rest = [
                *counts,
                *one.votes,
                "yes",
                *times,
                "fewer",
                "fully",
                "taken away",
                -4,
                *one.words_kk,
                *one.words_ru,
            ]
            for typing in (1, 2):
                sheet.writerow([f"region_{number % 17}/{number}", typing, f"typist_{typing}", *rest, "illustrative"])


def main() -> None:
    plain = worked()
    day = law.load("kz").on(date(2023, 3, 19))
    station = Station("example/1", "example", "example_city", ballot=plain.lists, list_before=1492)
    unit = yardstick()
    pairs = [(one, replace(one, typing=2, typist="Bolat")) for one in (shifted(plain, n % 300) for n in range(PAIRS))]
    level = [
        tuple(
            replace(
                p,
                found=p.voters,
                found_stationary=p.voters_inside,
                invalid=p.invalid + 4,
                statements=(Statement.EQUAL,),
            )
            for p in pair
        )
        for pair in pairs
    ]
    level = [tuple(replace(p, shortfall=0, answers=(), causes=()) for p in pair) for pair in level]
    print(f"yardstick: a million additions in {unit * 1000:.0f} ms\n")
    print("| work | time | in yardsticks |")
    print("| --- | --- | --- |")
    for title, work in (("settle a clean pair", level), ("settle a clean pair with a printed gap", pairs)):
        each = seconds(lambda work=work: [settle(*pair, station, day) for pair in work]) / PAIRS
        print(f"| {title} | {each * 1e6:.1f} µs | {each / unit * 1000:.2f} per thousand |")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "protocols.csv"
        write(path, plain)
        size, before = path.stat().st_size / MEGABYTE, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        form = load_form("kz-2021-working")
        taken = seconds(lambda: read_protocols(path, form, plain.lists), 3)
        grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    rows = 2 * STATIONS
    print(f"| read {rows:,} rows ({size:.0f} MB) | {taken:.2f} s ({rows / taken:,.0f} rows/s) | {taken / unit:.1f} |")
    print(f"\nreading grew the process by {grown:.0f} MB")


if __name__ == "__main__":
    main()
