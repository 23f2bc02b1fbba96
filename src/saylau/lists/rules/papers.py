"""What the party hands in: numbers, names in order and letters, the vote of its highest body, papers, declarations, in time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from saylau.law import State
from saylau.lists.profiles import CONSENT, DISABILITY_PAPER, Paper
from saylau.lists.rules.case import Case, met, places, rests_on
from saylau.ruling import Finding, Outcome, finding

__all__ = [
    "declarations_are_as_of_the_right_day",
    "most_of_the_highest_body_voted_for_the_list",
    "names_are_in_the_letters_of_the_state_language",
    "names_stand_in_alphabetical_order",
    "the_documents_are_complete",
    "the_list_was_filed_in_time",
    "the_numbers_of_identity_agree_with_the_rows",
]

ALPHABETICAL = "alphabetical_in_state_language"
FIRST_OF_THE_MONTH = "first_day_of_month_in_which_nomination_starts"


def names_stand_in_alphabetical_order(case: Case) -> Iterator[Finding]:
    """The names stand in the order of the state language's own alphabet, surname first (87(3))."""
    order, alphabet = case.law["list.order"], case.law["list.order.alphabet"]
    if case.paper is None or (order.is_set and order.text != ALPHABETICAL):
        return
    wrong = case.paper.out_of_order
    known = not wrong if order.is_set and alphabet.is_set else None
    yield rests_on(
        "names_stand_in_alphabetical_order", met(known), order, alphabet, found=_number(wrong), where=places(wrong)
    )


def names_are_in_the_letters_of_the_state_language(case: Case) -> Iterator[Finding]:
    """No name holds a letter of another alphabet, such as a Latin one that looks the same: it would stand out of order."""
    if case.paper is None:
        return
    wrong, alphabet = case.paper.strange_letters, case.law["list.order.alphabet"]
    known = not wrong if alphabet.is_set else None
    rule = "names_are_in_the_letters_of_the_state_language"
    yield finding(rule, met(known), alphabet, found=_number(wrong), where=places(wrong))


def the_numbers_of_identity_agree_with_the_rows(case: Case) -> Iterator[Finding]:
    """Each number of identity that is given has its form, and the birth date and sex of its row; which is wrong a person sees."""
    wording = case.law["lists.numbers_of_identity"]
    if case.paper is None or case.paper.odd_numbers is None or not wording.is_set:
        return
    wrong = case.paper.odd_numbers
    known = None if wrong else True
    rule = "the_numbers_of_identity_agree_with_the_rows"
    yield finding(rule, met(known), wording, found=_number(wrong), where=places(wrong))


def most_of_the_highest_body_voted_for_the_list(case: Case) -> Iterator[Finding]:
    """More than half of all members of the party's highest body voted for the list, present or not (87(2))."""
    wording = case.law["list.adoption_majority"]
    if case.paper is None or wording.state is State.ABSENT:
        return
    members, in_favour = case.paper.body_members, case.paper.body_for
    known = None if members is None or in_favour is None else 2 * in_favour > members
    yield finding(
        "most_of_the_highest_body_voted_for_the_list",
        met(known),
        wording,
        required="" if members is None else str(members // 2 + 1),
        found="" if in_favour is None else str(in_favour),
    )


def the_documents_are_complete(case: Case) -> Iterator[Finding]:
    """Every document that the law of the day names is there; certificates of disability are told as a number alone (89(3))."""
    wording = case.law["registration.documents"]
    if case.paper is None or wording.state is State.ABSENT:
        return
    rule = "the_documents_are_complete"
    if not wording.is_set:
        yield finding(rule, Outcome.PERSON, wording)
        return
    wanted = tuple(str(each) for each in wording.items)
    missing = list(_missing(case.paper, wanted))
    for code, found, where in missing:
        yield finding(rule, Outcome.BROKEN, wording, required=code, found=found, where=where)
    if not missing:
        yield finding(rule, Outcome.MET, wording, required=", ".join(wanted), found=str(len(wanted)))


def _missing(paper: Paper, wanted: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Each document that is missing: its code, of how many persons, and at which places of the list."""
    for code in wanted:
        if code == DISABILITY_PAPER:
            # A place would say of whom the party holds that.
            if paper.certificates_missing:
                yield code, str(paper.certificates_missing), ""
        elif code == CONSENT:
            if without := [each.position for each in paper.listed if not each.consents]:
                yield code, str(len(without)), places(without)
        elif code not in paper.documents:
            yield code, "", ""


def declarations_are_as_of_the_right_day(case: Case) -> Iterator[Finding]:
    """Income and property are declared as of the first day of the month in which nomination starts (89(2))."""
    wording = case.law["registration.tax_declaration"]
    if case.paper is None or wording.state is State.ABSENT or not case.is_chamber:
        return
    rule, start = "declarations_are_as_of_the_right_day", case.paper.days.nomination
    if start is None or not wording.is_set or wording.table.get("as_of") != FIRST_OF_THE_MONTH:
        yield finding(rule, Outcome.PERSON, wording, found=str(len(case.paper.listed)))
        return
    right = start.replace(day=1)
    told = [(each.position, each.declared_as_of) for each in case.paper.listed]
    yield from _declared(rule, case, right, told)


def _declared(rule: str, case: Case, right: date, told: Iterable[tuple[int, date | None]]) -> Iterator[Finding]:
    wording, told = case.law["registration.tax_declaration"], tuple(told)
    other = [position for position, day in told if day is not None and day != right]
    unknown = [position for position, day in told if day is None]
    for outcome, group in ((Outcome.BROKEN, other), (Outcome.PERSON, unknown)):
        if group:
            where = places(group)
            yield finding(rule, outcome, wording, required=right.isoformat(), found=str(len(group)), where=where)
    if not (other or unknown):
        yield finding(rule, Outcome.MET, wording, required=right.isoformat(), found=str(len(told)))


def the_list_was_filed_in_time(case: Case) -> Iterator[Finding]:
    """The list was handed in before nomination closed; the closing moment is that of the commission's calendar."""
    if case.paper is None or case.closes_at is None:
        return
    at, on, closes = case.paper.filed_at, case.paper.days.filing, case.closes_at
    if at is not None:
        known: bool | None = at <= closes
    elif on is None or on == closes.date():
        known = None  # the day alone does not say whether the hour was kept
    else:
        known = on < closes.date()
    found = at.isoformat() if at is not None else on.isoformat() if on is not None else ""
    wording = case.law["calendar.nomination.closes"]
    yield finding("the_list_was_filed_in_time", met(known), wording, required=closes.isoformat(), found=found)


def _number(positions: tuple[int, ...]) -> str:
    return str(len(positions)) if positions else ""
