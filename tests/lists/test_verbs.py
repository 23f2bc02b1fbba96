"""The record holds a list without a name, and its ruling comes out again from the facts alone."""

import hashlib
from datetime import date, datetime
from fractions import Fraction

import pytest

from lists.cases import list_of
from saylau import law
from saylau.errors import BadCall
from saylau.lists import (
    VERBS,
    Answer,
    Answered,
    Days,
    Previous,
    answer_facts,
    change_facts,
    draw_facts,
    examine,
    nominate_facts,
    paper_of,
)
from saylau.lists.writing import paper_as_json, paper_from_json
from saylau.record import Actor, Entry, decode, encode

DAY = law.load("kz").on(date(2023, 2, 8))
DAYS = Days(date(2023, 2, 7), date(2023, 2, 15), date(2023, 3, 19), date(2023, 1, 20))
CLOSES = datetime.fromisoformat("2023-02-08T18:00:00+06:00")
CASE = {"on": date(2023, 2, 7), "women": 3, "men": 7, "declared": date(2023, 1, 1)}
ODD = [
    {"position": 4, "disability": True}, {"position": 5, "unknown": ["citizen", "resident_since", "bars", "declared_as_of"]},
    {"position": 6, "member": False, "iin": "750309300012"}, {"position": 7, "left": {"on": date(2023, 2, 20), "reason": "died"}},
    {"position": 8, "bars": ["corruption_offence_established_by_court"]}, {"position": 9, "surname": "Бaев"},
]  # fmt: skip
PAPER = {"filed_at": "2023-02-07T11:20:00+06:00", "adopted_on": date(2023, 2, 1), "deposit_paid": 7}


def named(text):
    return hashlib.sha256(text.encode()).hexdigest()


def entry(verb, address, facts, ruling=None):
    actor = Actor("example/central", "central")
    return Entry("draft", actor, verb, address, DAY.day, DAY.book.fingerprint, decode(encode(facts)), ruling or {})


def odd_list():
    return list_of({**CASE, "persons": ODD, "paper": PAPER})


KNOWN = {"seats": 69, "closes_at": CLOSES, "previous": Previous(Fraction(3, 100))}


def test_a_paper_comes_back_from_its_json():
    paper = paper_of(odd_list(), DAY, DAYS, named)
    assert paper_from_json(decode(encode(paper_as_json(paper)))) == paper


def test_the_facts_hold_no_name_no_number_and_no_birth_date():
    text = encode(nominate_facts(paper_of(odd_list(), DAY, DAYS, named), **KNOWN)).decode()
    for private in ("ев", "Ойдан", "750309300012", "1975", "corruption", "conviction", "1991"):
        assert private not in text


def test_a_disability_is_a_number_of_the_list_and_not_of_a_person():
    paper = paper_as_json(paper_of(odd_list(), DAY, DAYS, named))
    assert paper["by_disability"] == {"filing": 1, "registration": 1, "polling": 1}
    assert paper["certificates_missing"] == 1
    assert "disability" not in "".join(key for each in paper["persons"] for key in each)


def test_who_left_is_counted_no_more_among_those_left():
    told = list_of(
        {**CASE, "persons": [{"position": 4, "disability": True, "left": {"on": date(2023, 2, 20), "reason": "died"}}]}
    )
    paper = paper_of(told, DAY, DAYS, named)
    assert (paper.by_disability["polling"], paper.by_disability_now["polling"]) == (1, 0)
    assert str(paper.shares(DAY)["polling"]) == "4/10"
    assert str(paper.shares(DAY, now=True)["polling"]) == "3/9"


def test_a_nomination_is_ruled_on_again():
    told = odd_list()
    facts = nominate_facts(paper_of(told, DAY, DAYS, named), **KNOWN)
    made = VERBS["nominate"](entry("nominate", "list/example/tan", facts), DAY, {}.get)
    assert made == examine(told, DAY, days=DAYS, named=named, **KNOWN).as_json()


@pytest.mark.parametrize(
    ("previous", "text"), [(Previous(None), "none"), (Previous(Fraction(1, 20)), "1/20"), (None, None)]
)
def test_the_previous_result_is_kept_exactly(previous, text):
    paper = paper_of(list_of(CASE), DAY, DAYS, named)
    facts = nominate_facts(paper, previous=previous)
    assert facts.get("previous") == text
    made = VERBS["nominate"](entry("nominate", "list/example/tan", facts), DAY, {}.get)
    assert made == examine(paper, DAY, previous=previous).as_json()


def test_a_local_assembly_is_kept():
    paper = paper_of(list_of(CASE), DAY, DAYS, named)
    facts = nominate_facts(paper, seats=15, is_chamber=False)
    made = VERBS["nominate"](entry("nominate", "list/example/tan", facts), DAY, {}.get)
    assert made == examine(paper, DAY, seats=15, is_chamber=False).as_json()


def test_other_lists_are_those_of_the_record():
    one, other = (paper_of(list_of(CASE, key), DAY, DAYS, named) for key in ("tan", "samal"))
    there = {"list/example/samal": entry("nominate", "list/example/samal", nominate_facts(other))}
    facts = nominate_facts(one, others=["list/example/samal"])
    made = VERBS["nominate"](entry("nominate", "list/example/tan", facts), DAY, there.get)
    assert made == examine(one, DAY, others=[other]).as_json()
    assert [each["where"] for each in made["findings"] if each["rule"] == "nobody_stands_on_two_lists"] == [
        ", ".join(f"{n}=samal:{n}" for n in range(1, 11))
    ]
    with pytest.raises(BadCall, match="no list/example/samal"):
        VERBS["nominate"](entry("nominate", "list/example/tan", facts), DAY, {}.get)


def answered(outcome, verdict, told=CASE):
    facts = nominate_facts(paper_of(list_of(told), DAY, DAYS, named), seats=69, previous=Previous(Fraction(1, 20)))
    there = {"list/example/tan": entry("nominate", "list/example/tan", facts)}
    if verdict:
        there["decision/example/12"] = entry("decide", "decision/example/12", {}, {"verdict": verdict})
    answer = Answer(outcome, "decision/example/12", date(2023, 2, 15), verified_on=date(2023, 3, 1))
    given = answer_facts("example", "list/example/tan", answer)
    return VERBS["answer_list"](entry("answer_list", "answer/example/tan", given), DAY, there.get)


@pytest.mark.parametrize(
    ("verdict", "outcome"), [("stands", "met"), ("waits", "broken"), ("falls", "broken"), ("", "person")]
)
def test_an_answer_rests_on_the_decision_in_the_record(verdict, outcome):
    told = {each["rule"]: each["outcome"] for each in answered(Answered.REGISTERED, verdict)["findings"]}
    assert told["registration_rests_on_a_decision"] == outcome
    assert told["the_answer_agrees_with_the_findings"] == "met"
    assert told["declarations_are_verified_in_time"] == "met"


def test_a_refusal_makes_a_broken_list_fall():
    assert answered(Answered.REFUSED, "stands", {**CASE, "women": 2})["verdict"] == "falls"


def test_a_registration_settles_what_waited_for_a_person():
    unknown = {**CASE, "persons": [{"position": 1, "unknown": ["citizen"]}]}
    told = answered(Answered.REGISTERED, "stands", unknown)
    citizens = next(each for each in told["findings"] if each["rule"] == "candidates_are_citizens")
    assert (told["verdict"], citizens["decision"], citizens["note"]) == ("stands", "settled", "decision/example/12")


def test_a_registration_settles_nothing_that_is_broken():
    told = answered(Answered.REGISTERED, "stands", {**CASE, "women": 2})
    quota = next(each for each in told["findings"] if each["rule"] == "the_quota_is_reached")
    assert (told["verdict"], quota["decision"]) == ("waits", "open")


def test_an_answer_needs_its_list_in_the_record():
    answer = Answer(Answered.REFUSED, "decision/example/12", date(2023, 2, 15))
    given = answer_facts("example", "list/example/tan", answer)
    assert "verified_on" not in given
    with pytest.raises(BadCall, match="no list/example/tan"):
        VERBS["answer_list"](entry("answer_list", "answer/example/tan", given), DAY, {}.get)


def test_a_change_needs_somebody_who_left_and_a_list_to_change():
    whole, left = (paper_of(each, DAY, DAYS, named) for each in (list_of(CASE), odd_list()))
    with pytest.raises(BadCall, match="nothing to change"):
        change_facts(whole)
    changed = entry("change_list", "list/example/tan", change_facts(left, seats=69))
    with pytest.raises(BadCall, match="to change"):
        VERBS["change_list"](changed, DAY, {}.get)
    there = {"list/example/tan": entry("nominate", "list/example/tan", nominate_facts(whole))}
    made = VERBS["change_list"](changed, DAY, there.get)
    assert made == examine(left, DAY, seats=69).as_json()
    assert "somebody_is_left_on_the_list" in {each["rule"] for each in made["findings"]}


def test_a_draw_is_made_again_from_its_seed():
    drawn = ["tan", "koktem", "samal"]
    made = VERBS["draw"](entry("draw", "ballot/example", draw_facts("example", "31415-92653", drawn)), DAY, {}.get)
    assert (made["subject"], made["verdict"]) == ("ballot/example", "stands")
    other = VERBS["draw"](entry("draw", "ballot/example", draw_facts("example", "31415-92654", drawn)), DAY, {}.get)
    assert other["findings"][0]["outcome"] == "broken"
