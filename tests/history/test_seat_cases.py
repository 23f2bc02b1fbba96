"""Real elections, here and abroad, each with the seats that were announced: by the formulas, and here by the law.

The cases lie beside the repository, in ``facts/seat-cases.yaml`` of the folder that ``SAYLAU_SHARED`` names
(``../shared`` by default). Those of one constituency, one method and one threshold (``supported_by: thirteen``) are run;
the others are printed by name with what they need beside.
"""

import os
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
import yaml

from house.floorplan import REPO
from saylau import law
from saylau.seats import allocate
from saylau.seats.formulas import Rules, Threshold, formula_of, share_out

FILE = Path(os.environ.get("SAYLAU_SHARED", REPO.parent / "shared")) / "facts" / "seat-cases.yaml"
MEANT = 18
"""So many cases were supported when this was written; fewer means that something was not read."""


def every_case():
    return yaml.safe_load(FILE.read_text(encoding="utf-8"))["cases"] if FILE.is_file() else []


CASES = [each for each in every_case() if each["supported_by"] == "thirteen"]
OTHERS = [each for each in every_case() if each["supported_by"] != "thirteen"]
KAZAKH = [each for each in CASES if each["country"] == "KZ"]
needs_the_file = pytest.mark.skipif(not CASES, reason=f"the cases are not beside the repository: no {FILE}")


def figures(case):
    return (
        {each["list"]: each["votes"] for each in case["parties"]},
        {each["list"]: each["seats"] for each in case["parties"]},
    )


@needs_the_file
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_real_election_gives_its_own_seats(case):
    votes, seats = figures(case)
    run = case["run"]
    outcome = share_out(
        votes, case["seats"], run["method"], Rules(Threshold.of(run["threshold"]), base=run.get("base_votes"))
    )
    assert outcome.seats == seats
    assert (outcome.verdict.value, outcome.formula) == ("stands", formula_of(run["method"]))


@needs_the_file
@pytest.mark.parametrize("case", KAZAKH, ids=lambda case: case["id"])
def test_a_kazakh_election_gives_its_own_seats_by_the_law_of_its_day(case):
    votes, seats = figures(case)
    run = case["run"]
    base = run.get("base_votes", sum(votes.values()))
    allocation = allocate(
        votes,
        law.load("kz").on(date.fromisoformat(case["date"])),
        seats=case["seats"],
        base="voters_who_took_part",
        took_part=base,
        threshold=Fraction(0) if run["threshold"] == "none" else Fraction(run["threshold"]),
    )
    assert (allocation.base_number, allocation.seats) == (base, seats)
    assert (allocation.waits, allocation.waiting) == (False, 0)


@needs_the_file
def test_no_case_is_left_out_in_silence(capsys):
    with capsys.disabled():
        for each in OTHERS:
            print(f"\nnot supported: {each['id']} ({each['name']}, {each['chamber']}): {each['why']}", end="")
        print()
    assert len(CASES) >= MEANT
    assert len(CASES) + len(OTHERS) == len(every_case())
    assert all(each["why"] for each in OTHERS)


@needs_the_file
def test_germany_2025_needs_no_more_than_an_exemption():
    """The case is not counted as supported: three direct mandates are another threshold; with the minority exempt, it fits."""
    (case,) = (each for each in OTHERS if each["id"] == "de-bundestag-2025")
    votes, seats = figures(case)
    told = share_out(
        votes, 630, "sainte-lague", Rules(Threshold.of("5%"), base=case["ballots"]["valid"], exempt={"SSW"})
    )
    assert told.seats == seats


@needs_the_file
def test_israel_2013_needs_joined_lists():
    (case,) = (each for each in OTHERS if each["id"] == "il-knesset-19")
    votes, seats = figures(case)
    joined = tuple(tuple(pair) for pair in case["alliances"])
    assert share_out(votes, case["seats"], "dhondt", Rules(joined=joined)).seats == seats
