"""The shapes of the facts before the vote and of who sits: every key that may stand there, and nothing else (the format)."""

from __future__ import annotations

from saylau.folder.kinds import (
    Shape,
    array,
    day,
    exactly,
    number,
    one_of,
    pattern,
    table,
    text,
    yes_no,
)

__all__ = ["CHAPTER_FACTS"]

ADDRESS = pattern(r"[A-Za-z0-9_.\-]+(?:/[A-Za-z0-9_.\-]+)*")
CODE = pattern(r"[A-Za-z0-9_.\-]+")
HASH = pattern(r"[0-9a-f]{64}")
PERSON = pattern(r"(?:[0-9a-f]{64})?")
"""A commitment, or nothing: never the name of a person."""
FRACTION = pattern(r"(?:0|[1-9][0-9]{0,30})(?:/[1-9][0-9]{0,30})?")
PREVIOUS = pattern(r"none|(?:0|[1-9][0-9]{0,30})/[1-9][0-9]{0,30}")
SEED = pattern(r"(?:[^\x00-\x20\x7f-\xa0](?:[^\x00-\x1f\x7f-\xa0]*[^\x00-\x20\x7f-\xa0])?)?")
"""One line without blanks at its ends, or nothing."""
ANSWERED = one_of("registered", "refused")

TITLE = exactly(en=text, kk=text, ru=text)
NUMBERS, TEXTS, POSITIONS, PLACES = table(number), array(text), array(number), table(text)
MEMBER = exactly(nominated_by=text, person=PERSON, role=text, since_=day, until_=day)
NAMED = exactly(names=TITLE, abbreviation_=text, since_=day, until_=day)
REGISTER = array(exactly(key=CODE, names=array(NAMED), emblem_sha256_=HASH))

REGISTRAR = exactly(act_=text, ground_=text, on=day, outcome=ANSWERED)
SUCCESSOR = exactly(branches_=NUMBERS, key=CODE, members=number, registered_on_=day)
DOSSIER = exactly(
    answers_=array(exactly(against=yes_no, reason=text, rule=text, where_=text)),
    branches_=array(exactly(members=number, region=text, registered_on_=day)),
    charter_=exactly(adopted=yes_no, on=day),
    congress_=exactly(by_proxy_=number, elected_=number, on=day, place_=text, present_=number, regions_=NUMBERS),
    decision_=REGISTRAR,
    dissolution_=exactly(act_=text, kind=text, of_members_=number, on=day, proposed_by_=number),
    emblem_=exactly(description_=text, sha256_=HASH),
    filing_=exactly(applicant_=PERSON, members=number, on=day),
    illustrative=yes_no,
    initiative_group_=exactly(persons=number, regions_=NUMBERS),
    key=CODE,
    missed_elections_=number,
    names=array(NAMED),
    notice_=exactly(confirmed_on_=day, on=day),
    organising_committee_=number,
    reorganisation_=exactly(act_=text, is_split=yes_no, on=day, successors_=array(SUCCESSOR)),
    suspensions_=array(exactly(act_=text, on=day, until=day)),
    verification_=exactly(
        barred_=number,
        began=day,
        branches_=NUMBERS,
        ended_=day,
        in_two_parties_=number,
        members_=number,
        not_citizens_=number,
        under_age_=number,
    ),
)

CANDIDATE = exactly(
    ages=NUMBERS,
    barred_=yes_no,
    citizen_=yes_no,
    consents=yes_no,
    declared_as_of_=day,
    left_=exactly(on=day, reason=text),
    likeness=PERSON,
    member_=yes_no,
    person_=PERSON,
    position=number,
    residence=NUMBERS,
    sex=one_of("f", "m"),
)
LIST = exactly(
    adopted_on_=day,
    body_for_=number,
    body_members_=number,
    by_disability=NUMBERS,
    by_disability_now=NUMBERS,
    certificates_missing=number,
    contest=text,
    days=exactly(filing_=day, nomination_=day, polling_=day, registration_=day),
    deposit_paid_=number,
    documents=TEXTS,
    filed_at_=text,
    key=CODE,
    odd_numbers_=POSITIONS,
    out_of_order=POSITIONS,
    party=text,
    persons=array(CANDIDATE),
    strange_letters=POSITIONS,
)
NOMINATION = exactly(
    chamber=yes_no, closes_at_=text, contest=text, others=array(ADDRESS), paper=LIST, previous_=PREVIOUS, seats_=number
)
KNOWN = exactly(
    in_groups_=number,
    key=CODE,
    nominated_=number,
    percent_published=text,
    persons_=number,
    previous_=FRACTION,
    registered_as_=number,
    registered_on_=day,
    women_=number,
    young_=number,
)
GROUPS = table(exactly(by_disability=number, positions=POSITIONS, spare=number))

CHAPTER_FACTS: dict[str, Shape] = {
    "schedule": exactly(
        election=ADDRESS,
        kind=text,
        polling_day=day,
        dates_=PLACES,
        done_=PLACES,
        doubtful_=TEXTS,
        hours_=text,
        reasons_=PLACES,
        unknown_=TEXTS,
    ),
    "constitute": exactly(
        before_formed_on_=day,
        campaign_=exactly(met_on=array(day), since=day, until=day),
        formed_by=text,
        formed_on_=day,
        key=ADDRESS,
        level=one_of("central", "territorial", "precinct"),
        members=array(MEMBER),
        region=text,
        size=number,
        started_on_=day,
    ),
    "decide": exactly(
        abstained_=number,
        against_=number,
        commission=ADDRESS,
        dissents=number,
        dissents_written=number,
        ground=text,
        number=text,
        on=day,
        present_=number,
        result=one_of("registered", "refused", "cancelled", "adopted"),
        subject=text,
        votes_for_=number,
    ),
    "count_roll": exactly(
        beside=TEXTS,
        columns=TEXTS,
        key=text,
        kind=one_of("party", "initiative_group"),
        lists=TEXTS,
        party=CODE,
        persons=number,
        regions=table(exactly(checks=NUMBERS, contested=number, members=number, rows=number)),
        root=text,
        shared=NUMBERS,
        unread=number,
    ),
    "enrol": exactly(register=REGISTER),
    "file": exactly(dossier=DOSSIER, register=REGISTER),
    "answer": exactly(decision=REGISTRAR, filed=ADDRESS),
    "nominate": NOMINATION,
    "change_list": NOMINATION,
    "count_list": exactly(contest=text, known=KNOWN, seats_=number),
    "answer_list": exactly(contest=text, decision=ADDRESS, list=ADDRESS, on=day, outcome=ANSWERED, verified_on_=day),
    "draw": exactly(ballot=TEXTS, contest=text, seed=SEED),
    "seat": exactly(announced_on_=day, groups=GROUPS, list=CODE, listed=POSITIONS, named=POSITIONS, named_on_=day),
    "fill": exactly(
        after=ADDRESS,
        cause=text,
        groups=GROUPS,
        left=number,
        list=CODE,
        listed=POSITIONS,
        named_on_=day,
        on=day,
        substitute_=number,
        term_ends_on_=day,
    ),
}
"""The facts of each verb of a chapter."""
