"""Highest averages compiled: a guess, one round of corrections for all, then seat by seat for the few that still lack it.

How the seats were found does not matter: at the end the last winner's claim is held against the first loser's.
"""

from __future__ import annotations

import numpy as np

from saylau.lab.batch.compiling import BLOCK, ROW, compiled
from saylau.lab.batch.kernels.admitting import DOUBT, Floats, Lanes, Out, Span, Three, Votes, admit, rows_of

__all__ = ["averages", "averages_of_block"]

Rule = tuple[float, float, float, float, float, float, float, float]
"""Square, step, start, under, first, whether squares, where between two steps, the doubt of one comparison."""

HEAD, NEXT, LAST, SEATS = 0, 1, 2, 3
"""Scratch by list: what the claim is a part of, the claim to the next seat, the one to the last, the seats."""
LISTS, LACK, BEST, WORST, LACKED, BESTED, WORSTED = 2, 3, 4, 5, 6, 7, 8
"""Scratch by scenario; before them lie two rows of `admit`."""


@compiled
def claim(head: float, seats: float, rule: Rule) -> float:
    """What a list with so many seats claims the next with; infinite where its first goes before every other."""
    divisor = (rule[0] * seats + rule[1]) * seats + rule[2]
    divisor = rule[4] if seats == 0.0 else divisor
    return head * (rule[3] * seats + 1.0) / divisor


@compiled
def guess(lanes: Lanes, votes: Votes, n: int, seats: float, rule: Rule, work: Floats, line: Floats) -> None:
    """Seats by one divisor that is nearly right, and how many are lacking (or too many)."""
    ratio, together, lists, lack, best, worst = line[0], line[1], line[2], line[LACK], line[BEST], line[WORST]
    for b in range(n):
        wanted = seats + lists[b] * (rule[6] - 0.5)
        ratio[b] = wanted / together[b] if together[b] > 0.0 else 0.0
        lack[b] = seats if lists[b] > 0.0 else 0.0
        best[b] = 0.0
        worst[b] = np.inf
    for p in range(rows_of(lanes, votes)):
        heads, nexts, lasts, counts = work[HEAD, p], work[NEXT, p], work[LAST, p], work[SEATS, p]
        for b in range(n):
            told = heads[b]
            count = np.floor(told * ratio[b] + (1.0 - rule[6]))
            count = count if (told > 0.0) & (count > 0.0) else 0.0
            count = count if count < seats else seats
            lack[b] -= count
            head = told * told if rule[5] > 0.0 else told
            following = claim(head, count, rule) if told > 0.0 else 0.0
            last = claim(head, count - 1.0, rule) if count > 0.0 else np.inf
            heads[b] = head
            counts[b] = count
            nexts[b] = following
            lasts[b] = last
            best[b] = following if following > best[b] else best[b]
            worst[b] = last if last < worst[b] else worst[b]


@compiled
def correct(lanes: Lanes, votes: Votes, n: int, rule: Rule, work: Floats, line: Floats) -> None:
    """One seat to the largest claim where one is lacking, one from the smallest where there is one too many."""
    lack, best, worst = line[LACK], line[BEST], line[WORST]
    lacked, bested, worsted = line[LACKED], line[BESTED], line[WORSTED]
    for b in range(n):
        lacked[b] = lack[b]
        bested[b] = best[b]
        worsted[b] = worst[b]
        best[b] = 0.0
        worst[b] = np.inf
    for p in range(rows_of(lanes, votes)):
        heads, nexts, lasts, counts = work[HEAD, p], work[NEXT, p], work[LAST, p], work[SEATS, p]
        for b in range(n):
            following, last = nexts[b], lasts[b]
            more = (lacked[b] > 0.0) & (following == bested[b])
            less = (lacked[b] < 0.0) & (last == worsted[b]) & (counts[b] > 0.0)
            step = 1.0 if more else 0.0
            step = -1.0 if less else step
            count = counts[b] + step
            made = claim(heads[b], count if more else count - 1.0, rule)
            made = made if count > 0.0 else np.inf
            newest = following if more else last
            newest = made if less else newest
            following = last if less else following
            following = made if more else following
            lack[b] -= step
            counts[b] = count
            nexts[b] = following
            lasts[b] = newest
            best[b] = following if following > best[b] else best[b]
            worst[b] = newest if newest < worst[b] else worst[b]


@compiled
def finish(lanes: Lanes, votes: Votes, b: int, rule: Rule, work: Floats, line: Floats) -> None:
    """Seat by seat until none is lacking and no loser claims more than a winner."""
    lack = line[LACK, b]
    while True:
        best, worst, gains, loses = 0.0, np.inf, 0, 0
        for p in range(rows_of(lanes, votes)):
            if work[NEXT, p, b] > best:
                best, gains = work[NEXT, p, b], p
            if work[SEATS, p, b] > 0.0 and work[LAST, p, b] <= worst:
                worst, loses = work[LAST, p, b], p
        line[BEST, b], line[WORST, b] = best, worst
        if lack == 0.0 and worst >= best:
            return
        chosen = gains if lack >= 0.0 else loses
        step = 1.0 if lack >= 0.0 else -1.0
        count = work[SEATS, chosen, b] + step
        work[SEATS, chosen, b] = count
        work[NEXT, chosen, b] = claim(work[HEAD, chosen, b], count, rule)
        work[LAST, chosen, b] = claim(work[HEAD, chosen, b], count - 1.0, rule) if count > 0.0 else np.inf
        lack -= step


@compiled
def untie(lanes: Lanes, votes: Votes, b: int, rule: Rule, work: Floats, line: Floats) -> tuple[int, int]:
    """The seats that wait and the state of a scenario that has its seats: a tied seat is taken back."""
    best, worst = line[BEST, b], line[WORST, b]
    if worst > best * (1.0 + rule[7]):
        return 0, 0
    if worst > best or (rule[7] > 0.0 and worst < np.inf):
        return 0, DOUBT
    tied = 0
    for p in range(rows_of(lanes, votes)):
        if work[SEATS, p, b] > 0.0 and work[LAST, p, b] == worst:
            work[SEATS, p, b] -= 1.0
            tied += 1
    return tied, 1


@compiled
def averages_of_block(
    lanes: Lanes, votes: Votes, base: Floats, span: Span, seats: float, bar: Three, rule: Rule, work: Floats, out: Out
) -> None:
    """Highest averages of up to 512 scenarios."""
    line = work[-1]
    start, n = span
    admit(lanes, votes, base, span, bar, work[HEAD], line)
    guess(lanes, votes, n, seats, rule, work, line)
    correct(lanes, votes, n, rule, work, line)
    for b in range(n):
        waiting, state = 0, 0
        if line[LISTS, b] == 0.0:
            waiting, state = int(seats), 2
        elif line[LACK, b] != 0.0 or line[WORST, b] <= line[BEST, b] * (1.0 + rule[7]):
            finish(lanes, votes, b, rule, work, line)
            waiting, state = untie(lanes, votes, b, rule, work, line)
        out[1][start + b] = waiting
        out[2][start + b] = state
    for p in range(rows_of(lanes, votes)):
        row, counts = out[0][p, start : start + n], work[SEATS, p]
        for b in range(n):
            row[b] = np.int32(counts[b])


@compiled
def averages(
    lanes: Lanes, votes: Votes, base: Floats, span: Span, seats: float, bar: Three, rule: Rule, out: Out
) -> None:
    """Highest averages of the scenarios from ``span[0]`` to before ``span[1]``."""
    work = np.empty((5, max(9, votes.shape[0]), ROW))
    for start in range(span[0], span[1], BLOCK):
        block = (start, min(BLOCK, span[1] - start))
        averages_of_block(lanes, votes, base, block, seats, bar, rule, work, out)
