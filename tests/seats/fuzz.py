"""Random elections rich in ties, shared out by the house and by the second implementation; any difference is printed.

``python tests/seats/fuzz.py 1000000 [SEED]`` says how many cases, ties and waits there were; it ends with 1 on a difference.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from saylau import law
from saylau.seats import BASES, Allocation, allocate
from seats.second import LAWS, Answer, Call, answer

NAMES = ("list_a", "list_b", "list_c", "list_d", "list_e", "list_f", "list_g")
DAYS = {2004: (9, 19), 2007: (8, 18), 2012: (1, 15), 2021: (1, 10), 2023: (3, 19)}
THRESHOLDS = (
    Fraction(0),
    Fraction(1, 20),
    Fraction(7, 100),
    Fraction(1, 4),
    Fraction(1, 3),
    Fraction(1, 2),
    Fraction(1),
)


@cache
def day(year: int):
    return law.load("kz").on(date(year, *DAYS[year]))


def few_votes(dice: random.Random) -> dict[str, int]:
    """A handful of votes a list, many of them equal; sometimes all of them many times over, which keeps every tie."""
    most, times = dice.choice((2, 4, 12, 60)), dice.choice((1, 1, 1, 7, 1000, 10**12))
    return {name: dice.randint(0, most) * times for name in NAMES[: dice.randint(1, 7)]}


def twins(dice: random.Random) -> dict[str, int]:
    """Two or three numbers shared by all lists."""
    numbers = [dice.randint(1, 10**6) for _ in range(dice.randint(1, 3))]
    return {name: dice.choice(numbers) for name in NAMES[: dice.randint(2, 7)]}


def on_the_edge(dice: random.Random) -> dict[str, int]:
    """One list at the threshold of seven or five in a hundred, or one vote beside it."""
    hundredth, least = dice.randint(1, 80_000), dice.choice((5, 7))
    rest, others = (100 - least) * hundredth, dice.randint(1, 4)
    votes = [rest // others] * others
    votes[0] += rest - sum(votes)
    votes.append(max(0, least * hundredth + dice.choice((-1, 0, 0, 1))))
    dice.shuffle(votes)
    return dict(zip(NAMES, votes, strict=False))


def one_above(dice: random.Random) -> dict[str, int]:
    """One list far above all others, some of which are equal."""
    small = dice.choice((1, 9, 400))
    votes = [dice.randint(40, 60) * small, *(dice.randint(0, 3) * small // 2 for _ in range(dice.randint(0, 6)))]
    dice.shuffle(votes)
    return dict(zip(NAMES, votes, strict=False))


def call(dice: random.Random) -> Call:
    votes = dice.choice((few_votes, few_votes, twins, on_the_edge, one_above))(dice)
    year = dice.choice(tuple(LAWS))
    plain = dice.random() < 0.3
    against_all = dice.randint(0, max(votes.values()) or 3) if year == 2023 or dice.random() < 0.2 else None
    if plain:
        return Call(year, votes, against_all=against_all)
    counted = sum(votes.values()) + (against_all or 0)
    took_part = counted + dice.choice((0, 0, 1, counted // 9)) if dice.random() < 0.4 else None
    names = list(votes)
    dice.shuffle(names)
    known = names[: dice.choice((0, len(names), len(names), dice.randint(0, len(names))))]
    sizes = {name: dice.randint(0, 12) for name in names[: dice.randint(0, 2)]} if dice.random() < 0.2 else {}
    bases = BASES[:3] if took_part is not None else BASES[:2] if against_all is not None else BASES[:1]
    return Call(
        year,
        votes,
        seats=dice.choice((None, dice.randint(0, 12), dice.randint(1, 30))),
        against_all=against_all,
        took_part=took_part,
        registered=tuple(known),
        sizes=sizes,
        base=dice.choice((None, *bases)),
        threshold=dice.choice((None, None, None, *THRESHOLDS)),
    )


def ours(one: Call) -> Allocation:
    return allocate(
        one.votes,
        day(one.year),
        seats=one.seats,
        against_all=one.against_all,
        took_part=one.took_part,
        registered=one.registered,
        list_sizes=one.sizes,
        base=one.base,
        threshold=one.threshold,
    )


def as_answer(told: Allocation) -> Answer:
    quotients = {s.list: s.whole + Fraction(s.remainder, told.admitted_votes) for s in told.steps}
    return Answer(
        case=told.case.value,
        admitted=told.admitted,
        seats=told.seats,
        empty=dict(told.seats_empty),
        ties=told.ties,
        settled=told.settled,
        quotients=quotients,
        readings=tuple((r.runner_up, r.coefficient, r.floor, r.leftovers, r.seats, r.ties) for r in told.readings),
    )


def fuzz(count: int, seed: int) -> tuple[Counter[str], list[Call]]:
    """Counts of what came up, and every call on which the two differ."""
    dice = random.Random(seed)
    seen: Counter[str] = Counter(cases=count)
    differ = []
    for _ in range(count):
        one = call(dice)
        told = ours(one)
        seen["ties"] += bool(told.ties or told.settled)
        seen["waits"] += told.waits
        seen[told.case.value] += 1
        if as_answer(told) != answer(one):
            differ.append(one)
    return seen, differ


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
    seen, differ = fuzz(count, int(sys.argv[2]) if len(sys.argv) > 2 else 97_1)
    for one in differ[:10]:
        print(f"{one}\n  the house:  {as_answer(ours(one))}\n  the second: {answer(one)}")
    for name, number in seen.items():
        print(f"{name:>20}  {number:,}")
    print(f"{'differences':>20}  {len(differ):,}")
    sys.exit(1 if differ else 0)


if __name__ == "__main__":
    main()
