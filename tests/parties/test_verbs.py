"""A case file goes into the record without persons, and its ruling is made again from there."""

from datetime import date

import pytest

from parties.cases import BOOK, CASES, changed, file_with, party
from saylau.errors import BadCall
from saylau.parties import VERBS, Outcome, RegistrarDecision, answer_facts, examine, file_facts
from saylau.parties.reading import dossier_of
from saylau.parties.writing import dossier_as_json, dossier_from_json, register_as_json, register_from_json
from saylau.record import Actor, Entry, decode, encode

LAW = BOOK.on(date(2021, 1, 10))
OTHERS = tuple(party(each) for case in CASES for each in case.get("register", ()))[:1]
ADDRESS = "party/example/tan"


def kept(name):
    return name


def entry(verb, address, facts, follows=()):
    actor = Actor("example/registrar", "central")
    return Entry(
        "draft", actor, verb, address, LAW.day, LAW.book.fingerprint, decode(encode(facts)), {}, tuple(follows)
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["says"])
def test_every_file_comes_back_as_it_was(case):
    dossier = dossier_of(changed(case.get("change", {})), "tan.toml")
    assert dossier_from_json(decode(encode(dossier_as_json(dossier, kept)))) == dossier


def test_the_smallest_and_the_fullest_file_come_back_as_they_were():
    bare = {"key": "tan", "name": [{"kk": "Таң", "ru": "Тан", "en": "Dawn"}]}
    full = {
        "reorganisation": {
            "on": date(2022, 1, 1),
            "successor": [{"key": "a", "members": 0, "branches": {"almaty": 0}}],
        },
        "dissolution": {"on": date(2022, 1, 1), "kind": "court"},
        "answer": [{"rule": "name_is_its_own", "reason": "No. 1", "against": True}],
        "missed_elections": 0,
    }
    for dossier in (dossier_of(bare, "tan.toml"), file_with(**full)):
        assert dossier_from_json(decode(encode(dossier_as_json(dossier, kept)))) == dossier


def test_the_register_comes_back_with_what_names_are_compared_by():
    (back,) = register_from_json(decode(encode(register_as_json(OTHERS))))
    assert (back.key, back.names, back.emblem_sha256) == (OTHERS[0].key, OTHERS[0].names, OTHERS[0].emblem_sha256)


def test_the_applicant_leaves_the_file_as_a_commitment():
    facts = file_facts(file_with(), OTHERS, lambda name: f"hash-of-{len(name)}")
    assert facts["dossier"]["filing"]["applicant"] == "hash-of-20"
    assert "organising committee" not in encode(facts).decode()
    nobody = file_facts(file_with(filing__applicant="gone"), (), lambda name: "never asked")
    assert "applicant" not in nobody["dossier"]["filing"]


def test_the_file_is_ruled_on_again_from_the_record():
    told = VERBS["file"](entry("file", ADDRESS, file_facts(file_with(), OTHERS, kept)), LAW, {}.get)
    ours = examine(file_with(), LAW, register=OTHERS, beside="example")
    assert told == {**ours.as_json(), "result": {"state": "branches_registered"}}
    assert told["subject"] == ADDRESS
    assert encode(told)


def test_an_answer_rules_on_the_file_it_follows_with_the_decision_in_it():
    filed = entry("file", ADDRESS, file_facts(file_with(decision="gone"), (), kept))
    refused = RegistrarDecision(date(2021, 1, 5), Outcome.REFUSED, act="No. 9", ground="A signature is missing")
    answer = entry("answer", f"{ADDRESS}/answer", answer_facts(ADDRESS, refused), [ADDRESS])
    told = VERBS["answer"](answer, LAW, {ADDRESS: filed}.get)
    assert (told["verdict"], told["result"]) == ("falls", {"state": "refused"})
    assert told["subject"] == f"{ADDRESS}/answer"
    assert told["findings"] == list(
        examine(file_with(decision={"on": date(2021, 1, 5), "outcome": "refused", "act": "No. 9",
                                    "ground": "A signature is missing"}), LAW).as_json()["findings"])  # fmt: skip


def test_an_answer_that_follows_no_file_is_refused():
    registered = answer_facts(ADDRESS, RegistrarDecision(date(2021, 1, 5), Outcome.REGISTERED))
    filed = entry("file", ADDRESS, file_facts(file_with(), (), kept))
    other = entry("settle", ADDRESS, {})
    for follows, known in (([], filed), ([ADDRESS], None), ([ADDRESS], other)):
        with pytest.raises(BadCall, match="follows no case file"):
            VERBS["answer"](entry("answer", f"{ADDRESS}/answer", registered, follows), LAW, {ADDRESS: known}.get)
