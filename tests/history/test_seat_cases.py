"""Real elections by quota and largest remainders, here and abroad, each with the seats that were announced.

The cases lie beside the repository, in ``facts/seat-cases.yaml`` of the folder that ``SAYLAU_SHARED`` names
(``../shared`` by default). Those of one constituency, one method and one threshold (``supported_by: thirteen``) are run.
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

FILE = Path(os.environ.get("SAYLAU_SHARED", REPO.parent / "shared")) / "facts" / "seat-cases.yaml"
MEANT = 11
"""So many Hare cases the file had when this was written; fewer means that something was not read."""


def hare_cases():
    if not FILE.is_file():
        return []
    cases = yaml.safe_load(FILE.read_text(encoding="utf-8"))["cases"]
    return [each for each in cases if each["supported_by"] == "thirteen" and each["run"]["method"] == "hare"]


CASES = hare_cases()
needs_the_file = pytest.mark.skipif(not CASES, reason=f"the cases are not beside the repository: no {FILE}")


def day_of(case):
    """The law of the case's own day where it is Kazakhstan's; elsewhere a day whose method is the plain one."""
    return law.load("kz").on(date.fromisoformat(case["date"]) if case["country"] == "KZ" else date(2021, 1, 10))


@needs_the_file
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_real_election_gives_its_own_seats(case):
    run = case["run"]
    votes = {each["list"]: each["votes"] for each in case["parties"]}
    base = run.get("base_votes", sum(votes.values()))
    allocation = allocate(
        votes,
        day_of(case),
        seats=case["seats"],
        base="voters_who_took_part",
        took_part=base,
        threshold=Fraction(0) if run["threshold"] == "none" else Fraction(run["threshold"]),
    )
    assert allocation.base_number == base
    assert allocation.seats == {each["list"]: each["seats"] for each in case["parties"]}
    assert (allocation.waits, allocation.waiting) == (False, 0)


@needs_the_file
def test_no_case_is_left_out():
    assert len(CASES) >= MEANT
    assert {"kz-majilis-2004-list", "kz-majilis-2007", "kz-majilis-2021", "ru-duma-2021", "tw-ly-2024-list"} <= {
        case["id"] for case in CASES
    }
