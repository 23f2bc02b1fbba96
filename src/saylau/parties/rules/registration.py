"""What the law asks of filing, of the registrar's answer and of the branches after it (article 10)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from saylau.parties.clock import answer_clock, branches_clock, filing_clock
from saylau.parties.facts import Outcome as Decided
from saylau.parties.rules.rule import NEVER, NOT_YET, Case, against, in_time, missing, rests_on, unset
from saylau.ruling import Decision, Finding, Outcome, finding

__all__ = [
    "branches_registered_in_time",
    "every_decision_names_its_act",
    "file_came_in_time",
    "party_was_registered",
    "refusal_names_its_ground",
    "registrar_answered_in_time",
    "the_steps_follow_one_another",
]

PASSED = "The term has passed and cannot be cured; a new founding congress is needed."
CANCELLED = "The law cancels the registration of the party."
BY_THE_REGISTRAR = "Refused by the registrar: {act}."


def file_came_in_time(case: Case) -> Iterator[Finding]:
    """The documents came within the law's months after the founding congress (10(2))."""
    law, clock = case.law["party.registration.submit_deadline"], filing_clock(case.dossier, case.law)
    if not law.is_set:
        yield from unset("file_came_in_time", law)
    elif clock is None:
        yield missing("file_came_in_time", law, "congress")
    else:
        told = in_time("file_came_in_time", clock, case.law.day, case.law["party.check.clock"])
        yield against(told, PASSED)


def the_steps_follow_one_another(case: Case) -> Iterator[Finding]:
    """Notice, congress, filing, check of the roll and decision have days that rise."""
    dossier, law = case.dossier, case.law["party.check.order"]
    notice, check = dossier.notice, dossier.verification
    steps: list[tuple[str, date | None]] = [
        ("notice", notice.on if notice else None),
        ("confirmation", notice.confirmed_on if notice else None),
        ("congress", dossier.congress.on if dossier.congress else None),
        ("filing", dossier.filing.on if dossier.filing else None),
        ("verification", check.began if check else None),
        ("end_of_verification", check.ended if check else None),
        ("decision", dossier.decision.on if dossier.decision else None),
    ]
    known = [(step, day) for step, day in steps if day is not None]
    wrong = [
        finding(
            "the_steps_follow_one_another",
            Outcome.BROKEN,
            law,
            required=before.isoformat(),
            found=day.isoformat(),
            where=f"{earlier}, {step}",
        )
        for (earlier, before), (step, day) in zip(known, known[1:], strict=False)
        if day < before
    ]
    yield from wrong
    if not wrong and known:
        yield finding("the_steps_follow_one_another", Outcome.MET, law, found=str(len(known)))


def registrar_answered_in_time(case: Case) -> Iterator[Finding]:
    """The registrar answered within its term, which stands still while the roll is checked (10, 11; low confidence)."""
    law, clock = case.law["party.registration.review_term"], answer_clock(case.dossier, case.law)
    if not law.is_set:
        yield from unset("registrar_answered_in_time", law)
    elif clock is None:
        yield missing("registrar_answered_in_time", law, "filing")
    else:
        yield in_time("registrar_answered_in_time", clock, case.law.day, case.law["party.check.clock"])


def party_was_registered(case: Case) -> Iterator[Finding]:
    """The registrar registered the party (10(1)); a refusal decides the file against it."""
    rule, law, decision = "party_was_registered", case.law["party.registration.body"], case.dossier.decision
    if decision is None:
        yield from [missing(rule, law, "decision")] if law.is_set else unset(rule, law)
        return
    told = {"found": decision.outcome.value, "where": decision.on.isoformat()}
    if decision.outcome is Decided.REFUSED:
        broken = finding(rule, Outcome.BROKEN, law, **told)
        # A decision is a fact, however well the article behind it is known: a refused file falls.
        yield broken.decided(Decision.AGAINST, BY_THE_REGISTRAR.format(act=decision.act or "no act named"))
    elif law.is_set:
        yield finding(rule, Outcome.MET, law, **told)
    else:
        yield from unset(rule, law)


def refusal_names_its_ground(case: Case) -> Iterator[Finding]:
    """A refusal says why: without a ground nobody can cure the file or appeal."""
    law, decision = case.law["party.check.ground"], case.dossier.decision
    if decision is not None and decision.outcome is Decided.REFUSED:
        outcome = Outcome.MET if decision.ground else Outcome.BROKEN
        yield finding("refusal_names_its_ground", outcome, law, where=decision.on.isoformat())


def every_decision_names_its_act(case: Case) -> Iterator[Finding]:
    """The registrar's decision, each suspension, a reorganisation and a dissolution name their act."""
    dossier, law = case.dossier, case.law["party.check.act"]
    acts = [("decision", dossier.decision.act)] if dossier.decision else []
    acts += [("suspension", each.act) for each in dossier.suspensions]
    acts += [("reorganisation", dossier.reorganisation.act)] if dossier.reorganisation else []
    acts += [("dissolution", dossier.dissolution.act)] if dossier.dissolution else []
    without = [step for step, act in acts if not act]
    for step in without:
        yield finding("every_decision_names_its_act", Outcome.BROKEN, law, where=step)
    if acts and not without:
        yield finding("every_decision_names_its_act", Outcome.MET, law, found=str(len(acts)))


def branches_registered_in_time(case: Case) -> Iterator[Finding]:
    """Every branch on the map of the day of registration was registered within the law's months after it (10(3)).

    A term missed cancels the registration (10(4)): where the book knows it, the finding is decided against the party.
    """
    rule, dossier = "branches_registered_in_time", case.dossier
    law, sanction = case.law["party.branch_registration.deadline"], case.law["party.branch_registration.sanction"]
    if dossier.decision is None or dossier.decision.outcome is not Decided.REGISTERED:
        return
    clock = branches_clock(dossier, case.law)
    if clock is None or clock.last is None:
        yield from unset(rule, law)
        return
    days = {each.region: each.registered_on for each in dossier.branches}
    regions = [region.key for region in case.law.book.on(dossier.decision.on).regions]
    late = [region for region in regions if (days.get(region) or case.law.day) > clock.last]
    to_come = [region for region in regions if days.get(region) is None and region not in late]
    told = {"required": clock.last.isoformat()}
    reckoning = case.law["party.check.clock"]
    if late:
        broken = rests_on(rule, Outcome.BROKEN, law, reckoning, found=NEVER, where=", ".join(late), **told)
        yield against(broken, CANCELLED) if sanction.is_set else broken
    if to_come:
        yield rests_on(rule, Outcome.PERSON, law, reckoning, found=NOT_YET, where=", ".join(to_come), **told)
    if not late and not to_come:
        yield rests_on(rule, Outcome.MET, law, reckoning, found=str(len(regions)), **told)
