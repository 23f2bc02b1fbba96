"""The lists of elections to maslikhats: 832 lists in 216 contests, all examined, each against the others of its contest.

The persons are generated and invented. The goal is five seconds for all of them; the yardstick is a million additions.
"""

from __future__ import annotations

import sys
import time
from datetime import date, timedelta
from fractions import Fraction

from yardstick import yardstick

from saylau import law
from saylau.instruments.alphabet import ALPHABETS
from saylau.lists import Candidate, CandidateList, Days, Sex, examine, nominate_facts, paper_of
from saylau.record import encode

CONTESTS, LISTS, SEATS = 216, 832, 15
IN_GROUPS = Fraction(446, 1000)
GOAL = 5.0
ROUNDS = 3
DAY = law.load("kz").on(date(2020, 11, 20))
DAYS = Days(date(2020, 11, 20), date(2020, 12, 4), date(2021, 1, 10), date(2020, 11, 10))
LETTERS = ALPHABETS["kazakh_cyrillic"]
DOCUMENTS = frozenset({"extract_of_minutes_of_highest_party_body", "copy_of_party_registration_certificate"})
CONSENT = frozenset({"consent_of_each_listed_citizen"})


def invented(contest: int, key: int, size: int) -> CandidateList:
    """A list of so many persons, of whom 44.6 per cent are women: names in alphabetical order, birth dates by a step."""
    women = size * IN_GROUPS.numerator // IN_GROUPS.denominator
    persons = tuple(
        Candidate(
            position,
            f"{LETTERS[(position * 42) // (size + 1)]}{LETTERS[contest % 42].lower()}{LETTERS[key].lower()}ов",
            f"Ойдан{contest}",
            Sex.FEMALE if position <= women else Sex.MALE,
            date(1960, 1, 1) + timedelta(contest * 41 + key * 173 + position * 307),
            citizen=True,
            resident_since=date(1991, 12, 16),
            member=True,
            bars=frozenset(),
            documents=CONSENT,
        )
        for position in range(1, size + 1)
    )
    told = {"body_members": 51, "body_for": 40, "documents": DOCUMENTS, "filed_on": date(2020, 11, 20)}
    return CandidateList(f"list_{key}", f"maslikhat_{contest}", f"list_{key}", persons, **told)


def election() -> list[list[CandidateList]]:
    """The contests: 184 of four lists and 32 of three make 832, each of 12 to 19 persons."""
    fours = LISTS - 3 * CONTESTS
    sizes = [4 if contest < fours else 3 for contest in range(CONTESTS)]
    return [[invented(c, key, 12 + (c + key) % 8) for key in range(lists)] for c, lists in enumerate(sizes)]


def all_examined(contests: list[list[CandidateList]]) -> int:
    standing = 0
    for lists in contests:
        papers = [paper_of(each, DAY, DAYS) for each in lists]
        for paper in papers:
            ruling = examine(paper, DAY, seats=SEATS, others=papers, is_chamber=False)
            standing += ruling.verdict.value == "stands"
    return standing


def all_written(contests: list[list[CandidateList]]) -> int:
    papers = (paper_of(each, DAY, DAYS) for lists in contests for each in lists)
    return sum(len(encode(nominate_facts(paper, seats=SEATS, is_chamber=False))) for paper in papers)


def main() -> None:
    contests = election()
    lists, persons = sum(map(len, contests)), sum(len(each.candidates) for c in contests for each in c)
    assert (len(contests), lists) == (CONTESTS, LISTS)
    print(f"yardstick: a million additions {yardstick() * 1000:.0f} ms")
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        standing = all_examined(contests)
        taken.append(time.perf_counter() - start)
    best = min(taken)
    print(f"{lists} lists with {persons} persons examined: {best:.2f} s ({standing} stand), goal under {GOAL:.0f} s")
    start = time.perf_counter()
    size = all_written(contests)
    print(f"their facts for the record: {time.perf_counter() - start:.2f} s, {size:,} bytes")
    if best >= GOAL:
        sys.exit("slower than the goal")


if __name__ == "__main__":
    main()
