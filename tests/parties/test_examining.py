"""What follows from the findings: who falls, who waits, what an answer settles; and what can never happen."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from house.floorplan import REPO
from parties.cases import BOOK, CASES, file_with, ruling_of
from saylau.law import Confidence
from saylau.parties import RULES, Case, examine, read_dossier, read_register
from saylau.ruling import Decision, Outcome, Verdict

LAW = BOOK.on(date(2021, 1, 10))
REFORM = date(2022, 11, 5)
BEFORE, AFTER = BOOK.on(date(2022, 11, 4)), BOOK.on(REFORM)
REGIONS = [region.key for region in AFTER.regions]
EXAMPLE = REPO / "elections" / "example" / "parties"
RANK = {Verdict.FALLS: 0, Verdict.WAITS: 1, Verdict.STANDS: 2}


def finding_of(ruling, rule):
    (found,) = [each for each in ruling.findings if each.rule == rule]
    return found


def with_members(members, branches, group=1000):
    """A file on the map of November 2022, registered, with these numbers."""
    return file_with(
        branches=dict(zip(REGIONS, branches, strict=True)),
        branches_registered=dict.fromkeys(REGIONS, date(2021, 7, 5)),
        filing__members=members,
        verification__members=members,
        initiative_group__persons=group,
        initiative_group__regions=dict.fromkeys(REGIONS, group // len(REGIONS)),
        congress__regions="gone",
    )


numbers = st.integers(0, 45_000)
branches = st.lists(st.integers(0, 900), min_size=len(REGIONS), max_size=len(REGIONS))


@settings(max_examples=60)
@given(numbers, branches, st.integers(600, 1100))
def test_a_file_that_meets_the_stronger_law_meets_the_weaker(members, branches, group):
    dossier = with_members(members, branches, group)
    stronger, weaker = examine(dossier, BEFORE), examine(dossier, AFTER)
    broken = {(each.rule, each.where) for each in weaker.findings if each.outcome is Outcome.BROKEN}
    assert broken <= {(each.rule, each.where) for each in stronger.findings if each.outcome is Outcome.BROKEN}
    assert RANK[weaker.verdict] >= RANK[stronger.verdict]


@settings(max_examples=40)
@given(numbers, st.integers(0, 5_000), branches)
def test_more_members_never_make_a_file_worse(members, more, branches):
    fewer, greater = (
        finding_of(examine(with_members(each, branches), AFTER), "party_has_enough_members")
        for each in (members, members + more)
    )
    assert fewer.outcome is not Outcome.MET or greater.outcome is Outcome.MET


@settings(max_examples=40)
@given(branches, st.integers(0, len(REGIONS) - 1))
def test_a_member_more_in_one_branch_never_breaks_a_branch(branches, place):
    def broken(told):
        findings = examine(with_members(9_000, told), AFTER).findings
        return {each.where for each in findings if each.rule == "every_branch_has_enough_members" and each.where}

    grown = [number + (index == place) for index, number in enumerate(branches)]
    assert broken(grown) <= broken(branches)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["says"])
def test_nobody_falls_by_a_wording_of_low_confidence(case):
    against = [each for each in ruling_of(case).findings if each.decision is Decision.AGAINST]
    assert all(each.confidence is not Confidence.LOW and each.note for each in against)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["says"])
def test_no_finding_names_a_person_or_a_place(case):
    told = str(ruling_of(case).as_json())
    assert "organising committee" not in told.replace("organising_committee", "")
    assert "Invented town" not in told


def test_the_rounding_of_two_thirds_gives_what_the_book_derived():
    for day in (date(2018, 6, 19), date(2022, 6, 7), date(2022, 6, 8)):
        on = BOOK.on(day)
        (told, *_) = RULES[1](Case(file_with(), on))
        assert told.required == str(on["party.initiative_group.regions_count"].whole)
        assert told.confidence is Confidence.MEDIUM


def test_an_answer_settles_only_the_question_it_names():
    def ruled(**answer):
        told = {"rule": "congress_had_its_quorum", "where": "1000", "reason": "No. 2"} | answer
        return examine(file_with(congress__present=500, answer=[told]), LAW)

    settled = finding_of(ruled(), "congress_had_its_quorum")
    assert (settled.decision, settled.note) == (Decision.SETTLED, "No. 2")
    assert ruled(against=True).verdict is Verdict.FALLS
    assert ruled(where="900").verdict is Verdict.WAITS
    assert ruled(rule="name_is_its_own").verdict is Verdict.WAITS


def test_no_answer_settles_a_broken_requirement_or_a_missing_step():
    answers = [
        {"rule": "organising_committee_is_large_enough", "where": "organising_committee", "reason": "No. 2"},
        {"rule": "party_was_registered", "where": "decision", "reason": "No. 3"},
    ]
    few = examine(file_with(organising_committee__members=9, answer=answers), LAW)
    assert (few.verdict, finding_of(few, "organising_committee_is_large_enough").decision) == (
        Verdict.WAITS,
        Decision.OPEN,
    )
    undecided = examine(file_with(decision="gone", answer=answers), LAW)
    assert finding_of(undecided, "party_was_registered").decision is Decision.OPEN


def test_an_unfinished_file_waits_at_every_step():
    steps = (
        "decision",
        "verification",
        "filing",
        "congress",
        "charter",
        "notice",
        "organising_committee",
        "initiative_group",
    )
    gone = {}
    day = BOOK.on(date(2020, 7, 1))
    for step in steps:
        gone[step] = "gone"
        ruling = examine(file_with(**gone), day)
        assert ruling.verdict is Verdict.WAITS, step
        assert not any(each.outcome is Outcome.BROKEN for each in ruling.findings)


def test_a_law_that_nobody_read_waits_for_a_person():
    from saylau.law import load

    ruling = examine(file_with(), load("es").on(date(2019, 5, 26)))
    assert ruling.verdict is Verdict.WAITS
    assert not any(each.outcome is Outcome.BROKEN for each in ruling.findings)


def test_a_refusal_is_a_fact_even_where_the_law_was_not_read():
    from saylau.law import load

    refused = file_with(decision__outcome="refused", decision__act="gone")
    ruling = examine(refused, load("es").on(date(2019, 5, 26)))
    assert ruling.verdict is Verdict.FALLS
    assert finding_of(ruling, "party_was_registered").note == "Refused by the registrar: no act named."
    named = examine(file_with(decision__outcome="refused"), LAW)
    assert finding_of(named, "party_was_registered").note == "Refused by the registrar: No. 1."


def test_after_a_split_the_least_is_enough_and_an_unread_law_waits():
    from saylau.law import load

    full = {region.key: 1200 for region in LAW.regions}
    split = {"on": date(2021, 1, 1), "is_split": True, "act": "No. 6"}
    split["successor"] = [{"key": "koktem", "members": 20_000, "branches": full}]
    dossier = file_with(reorganisation=split)
    told = [each for each in examine(dossier, LAW).findings if each.rule == "every_successor_meets_the_minimum"]
    assert [(each.outcome, each.where) for each in told] == [(Outcome.MET, "koktem")]
    spain = load("es").on(date(2019, 5, 26))
    assert finding_of(examine(dossier, spain), "every_successor_meets_the_minimum").found == "open"
    first = BOOK.on(date(1997, 1, 1))
    least = finding_of(examine(dossier, first), "every_successor_meets_the_minimum")
    assert (least.outcome, least.source) == (Outcome.NOT_IN_FORCE, "parties 10(6)")
    assert finding_of(examine(dossier, LAW), "congress_had_its_quorum").note.startswith("open:")


def test_before_the_law_on_parties_its_rules_are_not_in_force():
    ruling = examine(file_with(filing__members=3000, verification__members=3000), BOOK.on(date(1997, 1, 1)))
    told = {each.rule: each.outcome for each in ruling.findings}
    assert told["party_has_enough_members"] is Outcome.MET
    for rule in ("every_branch_has_enough_members", "congress_was_held_in_time", "party_was_registered"):
        assert told[rule] is Outcome.NOT_IN_FORCE


@pytest.mark.parametrize(
    ("key", "day", "verdict", "state"),
    [
        ("tan", date(2022, 11, 4), "falls", "branches_registered"),
        ("tan", date(2022, 11, 5), "stands", "branches_registered"),
        ("tan", date(2023, 3, 19), "stands", "branches_registered"),
        ("samal", date(2019, 12, 31), "falls", "branches_registered"),
        ("samal", date(2021, 1, 10), "stands", "branches_registered"),
        ("samal", date(2023, 3, 19), "falls", "branches_registered"),
        ("qarlygash", date(2023, 3, 19), "waits", "notified"),
        ("qarlygash", date(2023, 5, 20), "waits", "notified"),
        ("qarlygash", date(2023, 5, 21), "falls", "notified"),
        ("qulyn", date(2023, 3, 19), "falls", "refused"),
        ("tah", date(2023, 3, 19), "waits", "filed"),
    ],
)
def test_the_case_files_of_the_example_election(key, day, verdict, state):
    register = read_register(EXAMPLE / "register.csv")
    ruling = examine(read_dossier(EXAMPLE / f"{key}.toml"), BOOK.on(day), register=register)
    assert (ruling.verdict.value, ruling.result) == (verdict, state)
