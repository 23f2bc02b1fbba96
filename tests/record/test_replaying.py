"""Every ruling is made again from its own facts, day and law; one that differs is laid beside the recorded one."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from law.shelf import SOUND, book
from record.acts import DAY, KEYS, ORIGIN, act, acts, opening, recorded, ruling, sealed
from saylau.errors import BadCall, BadInput
from saylau.record import Log, entries, keep_law, law_kept, replay, replay_record
from saylau.record.canonical import encode


def settles(entry, law, look_up):
    facts = entry.facts
    """A small verb: a protocol stands in a record that was opened, while the law says three tenths."""
    opened = look_up("election/example")
    stands = opened is not None and law["list.members"].fraction == Fraction(3, 10)
    return ruling(f"protocol/example/{facts['station']}", "stands" if stands else "falls")


VERBS = {
    "open": lambda entry, law, look_up: ruling(f"election/{entry.facts['election']}"),
    "settle": settles,
}


@pytest.fixture
def record(tmp_path):
    recorded(tmp_path / "record")
    return tmp_path / "record"


def test_a_record_whose_rulings_come_out_again_has_no_problems(record):
    assert replay(entries(record), VERBS, law_kept(record)) == ()


def test_a_ruling_that_differs_is_told_beside_the_recorded_one(record):
    found = ({"rule": "sums", "outcome": "broken"},)
    other = replace(act(7), ruling=ruling(act(7).address, "falls"))
    more = replace(act(8), ruling=ruling(act(8).address, "stands", found))
    law_of = law_kept(record)
    law = next(iter(entries(record))).entry.law
    envelopes = [*entries(record), *(sealed(replace(each, law=law)) for each in (other, more))]
    told = replay(envelopes, VERBS, law_of)
    assert [(each.file, each.rule, each.found, dict(each.more)) for each in told] == [
        ("entry/6", "ruling_differs", '"falls"', {"address": act(7).address, "made_again": '"stands"'}),
        (
            "entry/7",
            "ruling_differs",
            '{"outcome":"broken","rule":"sums"}',
            {"address": act(8).address, "made_again": ""},
        ),
    ]


def test_a_verb_that_nobody_knows_and_facts_that_nobody_can_use_are_told(record):
    law = next(iter(entries(record))).entry.law
    envelopes = [
        *entries(record),
        sealed(replace(act(7, law), verb="crown")),
        sealed(replace(act(8, law), facts={})),
    ]
    told = replay(envelopes, VERBS, law_kept(record))
    assert [(each.file, each.rule, each.found) for each in told] == [
        ("entry/6", "verb_is_unknown", "crown"),
        ("entry/7", "cannot_be_replayed", "KeyError: 'station'"),
    ]


def test_a_verb_that_answers_out_of_the_subset_cannot_be_compared(record):
    told = replay(entries(record), {**VERBS, "open": lambda *_: {"share": 0.5}}, law_kept(record))
    assert [(each.file, each.rule) for each in told] == [("entry/0", "cannot_be_replayed")]


def test_a_damaged_entry_ends_the_replay_with_its_problem(record):
    bundle = record / "tile/entries/000.p/6"
    bundle.write_bytes(bundle.read_bytes().replace(b'"counted":4', b'"counted":t'))
    told = replay(entries(record), VERBS, law_kept(record))
    assert [each.rule for each in told] == ["not_json"]


def test_rulings_under_an_old_law_are_made_under_that_law(tmp_path):
    record, shelf = tmp_path / "record", tmp_path / "books"
    shelf.mkdir()
    old = keep_law(record, book(shelf))
    new = keep_law(record, book(shelf, SOUND.replace("3/10", "4/10")))
    assert old != new
    changed = sealed(replace(act(2, new), ruling=ruling(act(2).address, "falls")))
    with Log(record, KEYS[ORIGIN]) as log:
        log.append([sealed(opening(old)), *acts(1, 2, old), changed])
    assert replay(entries(record), VERBS, law_kept(record)) == ()


def test_a_law_that_is_missing_edited_or_no_law_is_told(record):
    law = next(iter(entries(record))).entry.law
    path = record / "law" / law / "elections.toml"
    path.write_text("x = 1", encoding="utf-8")
    assert {each.rule for each in replay(entries(record), VERBS, law_kept(record))} == {"law_was_edited"}
    with pytest.raises(BadInput) as refused:
        law_kept(record)("0" * 64, DAY)
    assert refused.value.problems[0].rule == "law_is_missing"


def test_the_newest_earlier_entry_answers_for_an_address(record):
    seen = []

    def looks(entry, law, look_up):
        seen.append([look_up(f"protocol/example/almaty/{n}") for n in (1, 2)])
        return settles(entry, law, look_up)

    replay(entries(record), {**VERBS, "settle": looks}, law_kept(record))
    first, second = (each.entry for each in list(entries(record))[1:3])
    assert seen[:3] == [[None, None], [first, None], [first, second]]


def test_an_error_of_the_house_is_told_and_another_is_not_hidden(record):
    def refuses(*_):
        raise BadCall("no such contest")

    def breaks(*_):
        raise NotImplementedError

    told = replay(entries(record), {**VERBS, "open": refuses}, law_kept(record))
    assert [each.found for each in told] == ["BadCall: no such contest"]
    with pytest.raises(NotImplementedError):
        replay(entries(record), {**VERBS, "open": breaks}, law_kept(record))


# ---- a record by itself


def test_a_record_is_replayed_from_its_folder_alone(record):
    assert replay_record(record, VERBS) == ()
    assert [each.rule for each in replay_record(record, {"open": VERBS["open"]})] == ["verb_is_unknown"] * 5


def test_a_record_without_a_head_has_nothing_to_replay_and_a_damaged_one_says_so(record, tmp_path):
    assert replay_record(tmp_path / "none", VERBS) == ()
    (record / "checkpoint").write_bytes(b"x")
    assert [each.rule for each in replay_record(record, VERBS)] == ["note_is_damaged"]


def test_progress_is_told_now_and_then(tmp_path):
    recorded(tmp_path / "record", (600,))
    told = []
    assert replay_record(tmp_path / "record", VERBS, progress=told.append) == ()
    assert told == [256, 512]


def test_both_ways_of_looking_up_find_the_same(tmp_path):
    record = tmp_path / "record"
    law = recorded(record, (300,))
    again = [replace(act(n, law, note="again"), id=f"again/{n}") for n in range(1, 300, 7)]
    with Log(record, KEYS[ORIGIN]) as log:
        log.append([sealed(each) for each in again])
    seen = []

    def looks(entry, law, look_up):
        found = [look_up(f"protocol/example/almaty/{n}") for n in (1, 2, 8, 299, 300)]
        seen.append([each and (each.id, dict(each.facts)) for each in found])
        return settles(entry, law, look_up)

    verbs = {**VERBS, "settle": looks}
    assert replay_record(record, verbs) == ()
    by_the_shelf = seen.copy()
    seen.clear()
    assert replay(entries(record), verbs, law_kept(record)) == ()
    assert seen == by_the_shelf
    assert by_the_shelf[-1][0][0] == "again/1"


def test_a_result_that_differs_is_told_at_its_place(record):
    law = next(iter(entries(record))).entry.law
    told = ruling(act(7).address) | {"result": {"sums": {"voters": 7}, "votes": {"list_a": 5, "list_b": 2}}}
    made = ruling(act(7).address) | {"result": {"sums": {"voters": 7}, "votes": {"list_a": 5, "list_b": 3}}}
    envelopes = [*entries(record), sealed(replace(act(7, law), ruling=told))]

    def again(answer):
        verbs = {**VERBS, "settle": lambda *call: answer if call[0].facts.get("counted") == 7 else settles(*call)}
        found = replay(envelopes, verbs, law_kept(record))
        return [(each.file, each.rule, each.found, dict(each.more)["made_again"]) for each in found]

    assert again(told) == []
    assert again(made) == [("entry/6", "ruling_differs", "result/votes/list_b 2", "result/votes/list_b 3")]
    nothing = again(ruling(act(7).address))
    assert nothing == [("entry/6", "ruling_differs", f"result {encode(told['result']).decode()}", "result")]
