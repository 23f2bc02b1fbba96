"""From votes to seats by any formula: the call is checked, lists are admitted, seats are shared, what is open is named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from saylau.errors import BadCall
from saylau.seats.formulas.admission import Admission, admit, check_base
from saylau.seats.formulas.bounds import Shared, fill
from saylau.seats.formulas.catalogue import FORMULAS, Formula
from saylau.seats.formulas.facts import NOBODY, Tie
from saylau.seats.formulas.outcome import PLAIN, Outcome, Rules, State
from saylau.seats.formulas.ties import standing
from saylau.seats.formulas.votes import count_votes

__all__ = ["MOST_SEATS", "formula_of", "share_out"]

MOST_SEATS = 1_000_000
"""More than any assembly of anything; beyond it lies a slip of the pen."""


def share_out(votes: Mapping[str, int], seats: int, formula: Formula | str = "hare", rules: Rules = PLAIN) -> Outcome:
    """Share ``seats`` among lists by their ``votes``, exactly; ``formula`` is one of ``FORMULAS`` or its name.

    Raises ``BadCall`` for what no election can contain (no list, negative votes, no seat, more seats than votes, bounds that
    cannot all be kept). Everything that the formula leaves open is in the outcome: ties, and its state.
    """
    formula = formula_of(formula) if isinstance(formula, str) else formula
    total = count_votes(votes)
    _check(votes, total, seats, rules)
    base = total if rules.base is None else check_base(rules.base, total)
    if rules.is_plain:
        least = rules.threshold.needed(base)
        lists = {name: count for name, count in votes.items() if count >= least}
        admission = Admission(lists, dict.fromkeys(votes, least))
    else:
        needed = {name: rules.threshold_of(name).needed(base) for name in votes}
        admission = admit(votes, needed, rules.at_least)
    if not total or not admission.lists or admission.equal:
        state = State.NEXT_LIST_TIED if admission.equal else State.NOBODY_ADMITTED if total else State.NO_VOTES
        return Outcome(formula, rules, votes, seats, base, admission, state, dict.fromkeys(votes, 0), {})
    shared = (
        _joined(admission, formula, seats, rules) if rules.joined else _fill(admission.lists, formula, seats, rules)
    )
    return _told(formula, rules, votes, seats, base, admission, shared)


def formula_of(name: str) -> Formula:
    """The formula of that name; ``BadCall`` with the names there are, and the nearest ones."""
    found = FORMULAS.get(name)
    if found is None:
        nearest = get_close_matches(name, FORMULAS, n=2)
        hint = f" Did you mean {' or '.join(nearest)}?" if nearest else ""
        known = ", ".join(FORMULAS)
        raise BadCall(f"There is no formula {name!r}.{hint} There are: {known}.", "no_formula", name=name, known=known)
    return found


def _told(
    formula: Formula,
    rules: Rules,
    votes: Mapping[str, int],
    seats: int,
    base: int,
    admission: Admission,
    shared: Shared,
) -> Outcome:
    """The outcome with every list in it; whole parts that exceed the seats are no seats."""
    held, remainders, ties, settled = shared
    given = sum(held.values()) + sum([tie.seats for tie in ties])
    state = State.SHARED
    if given > seats:
        state, held = State.OVER_ALLOCATED, {}
    elif given < seats:
        state = State.TIE_DECIDES_MORE if ties else State.UNFILLED
    every = held if len(held) == len(votes) and not rules.joined else {name: held.get(name, 0) for name in votes}
    return Outcome(formula, rules, votes, seats, base, admission, state, every, remainders, ties, settled)


def _fill(lists: Mapping[str, int], formula: Formula, seats: int, rules: Rules) -> Shared:
    rank = standing(rules.registered) if rules.registered else NOBODY
    if not (rules.least or rules.most):
        return fill(lists, formula, seats, rank, NOBODY, NOBODY)
    least = {name: number for name, number in rules.least.items() if name in lists}
    most = {name: number for name, number in rules.most.items() if name in lists}
    if sum(least.values()) > seats:
        told = f"The least numbers of seats add up to {sum(least.values())}; there are {seats}."
        raise BadCall(told, "least_exceed_seats", least=sum(least.values()), seats=seats)
    return fill(lists, formula, seats, rank, least, most)


def _joined(admission: Admission, formula: Formula, seats: int, rules: Rules) -> Shared:
    """Joined lists share as one, then among themselves by the same formula; lists that were not admitted drop out of a group."""
    groups = [tuple(name for name in group if name in admission.lists) for group in rules.joined]
    groups = [group for group in groups if len(group) > 1]
    within = {name: group for group in groups for name in group}
    members = tuple(dict.fromkeys(within.get(name, (name,)) for name in admission.lists))
    # No list's name begins with a space: a group cannot be taken for a list.
    names = {group[0] if len(group) == 1 else f" {place}": group for place, group in enumerate(members)}
    first = _first(admission, formula, seats, rules, names)
    held: dict[str, int] = {}
    ties, settled = list(first[2]), list(first[3])
    tied = {name for tie in ties for name in tie.lists}
    for name, group in names.items():
        own = first[0].get(name, 0)
        if len(group) == 1:
            held[name] = own
            continue
        lists = {each: admission.lists[each] for each in group}
        fewest = max(1, sum(rules.least.get(each, 0) for each in group))
        ways = [_fill(lists, formula, number, rules) for number in {own, own + (name in tied)} if number >= fewest]
        if name in tied and any(sum(way[0].values()) > own + 1 for way in ways):
            # One way of settling the tie makes the quota inside the group too small, and then nobody has a seat.
            return dict.fromkeys(admission.lists, 0), first[1], _spread(first[2], names), ()
        held |= {each: min((way[0].get(each, 0) for way in ways), default=0) if own >= fewest else 0 for each in group}
        if ways and name not in tied:
            ties += ways[0][2]
            settled += ways[0][3]
    return held, first[1], _spread(ties, names), _spread(settled, names)


def _spread(ties: Sequence[Tie], names: Mapping[str, tuple[str, ...]]) -> tuple[Tie, ...]:
    """Ties with the lists of a group in the place of the group."""
    return tuple(Tie(tuple(each for name in tie.lists for each in names.get(name, (name,))), tie.seats) for tie in ties)


def _first(
    admission: Admission, formula: Formula, seats: int, rules: Rules, names: Mapping[str, tuple[str, ...]]
) -> Shared:
    """The sharing among groups: a group has the votes and the bounds of its lists together, registered with the first of them."""
    votes = {name: sum(admission.lists[each] for each in group) for name, group in names.items()}
    least = {name: sum(rules.least.get(each, 0) for each in group) for name, group in names.items()}
    most = {
        name: sum(rules.most[each] for each in group)
        for name, group in names.items()
        if all(each in rules.most for each in group)
    }
    order = tuple(dict.fromkeys(name for each in rules.registered for name, group in names.items() if each in group))
    return _fill(votes, formula, seats, rules._replace(least=least, most=most, registered=order))


def _check(votes: Mapping[str, int], total: int, seats: int, rules: Rules) -> None:
    """Refuse seats that no election shares out, and bounds or names that cannot be."""
    if type(seats) is not int or not 1 <= seats <= MOST_SEATS:
        told = f"The number of seats is a whole number from 1 to {MOST_SEATS}, not {seats!r}."
        raise BadCall(told, "seats_from_to", most=MOST_SEATS, seats=seats)
    if total and seats > total:
        told = f"There are more seats ({seats}) than votes ({total}); no election has that."
        raise BadCall(told, "more_seats_than_votes", seats=seats, votes=total)
    if rules is PLAIN or (rules.is_plain and not rules.registered):
        return
    _check_names(votes, rules)


def _check_names(votes: Mapping[str, int], rules: Rules) -> None:
    grouped = [name for group in rules.joined for name in group]
    for what, named in (("joined", grouped), ("registered", rules.registered)):
        if len(set(named)) != len(named):
            raise BadCall(f"A list is {what} once, not twice: {', '.join(named)}.")
    named = (*grouped, *rules.registered, *rules.least, *rules.most, *rules.kinds)
    if strange := [name for name in named if name not in votes]:
        raise BadCall(f"No votes are known for {', '.join(map(repr, strange))}.")
    for name, number in (*rules.least.items(), *rules.most.items()):
        if type(number) is not int or number < 0:
            raise BadCall(f"The seats of {name}: {number!r} is no number of seats.")
        if number > rules.most.get(name, number):
            told = f"{name} has at least {number} seats and at most {rules.most[name]}."
            raise BadCall(told, "least_above_most", list=name, least=number, most=rules.most[name])
