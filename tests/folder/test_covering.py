"""What counts cannot be left out of a record: each way to do it is named where it is done."""

from dataclasses import replace

import pytest

from saylau.folder import RECORD
from saylau.folder.covering import Covering
from saylau.record import entries

SINGLE = "example/clean"


@pytest.fixture(scope="module")
def told(recorded_example):
    return [each.entry for each in entries(recorded_example / RECORD)]


def seen(entries_):
    covering = Covering()
    return [problem for n, entry in enumerate(entries_) for problem in covering.see(f"entry/{n}", entry)]


def changed(told, address, *, follows=None, at=None, **facts):
    """The entries with the newest one on an address changed; ``at`` moves it to another address."""
    place = max(n for n, each in enumerate(told) if each.address == address)
    entry = told[place]
    entry = replace(entry, facts={**entry.facts, **facts}, address=at or address)
    if follows is not None:
        entry = replace(entry, follows=follows)
    return [*told[:place], entry, *told[place + 1 :]]


def fact(told, address, name):
    return next(each for each in reversed(told) if each.address == address).facts[name]


def find(told, prefix, verb, level=""):
    return next(
        each.address
        for each in told
        if each.verb == verb and each.address.startswith(prefix) and each.facts.get("level", "") == level
    )


def rules(problems):
    return sorted({problem.rule for problem in problems})


def test_a_sealed_run_leaves_nothing_out(told):
    assert seen(told) == []


def test_a_protocol_left_out_of_its_commission_is_named(told):
    address = find(told, f"total/{SINGLE}", "add_up", "commission")
    papers = fact(told, address, "protocols")
    problems = seen(changed(told, address, protocols=papers[1:]))
    assert [(each.rule, each.found) for each in problems] == [("paper_is_left_out", papers[0])]


def test_a_protocol_counted_twice_is_named(told):
    address = find(told, f"total/{SINGLE}", "add_up", "commission")
    papers = fact(told, address, "protocols")
    problems = seen(changed(told, address, protocols=[*papers, papers[0]]))
    assert [(each.rule, each.found) for each in problems] == [("part_stands_twice", papers[0])]


@pytest.mark.parametrize("level", ["region", "country", "nation"])
def test_a_part_left_out_is_named(told, level):
    address = find(told, f"total/{SINGLE}", "add_up", level)
    parts = fact(told, address, "parts")
    assert rules(seen(changed(told, address, parts=parts[1:]))) == ["part_is_left_out"]
    assert rules(seen(changed(told, address, parts=[*parts, "total/elsewhere"]))) == ["part_is_left_out"]


@pytest.mark.parametrize("verb", ["settle", "add_up", "allocate"])
def test_an_act_that_rests_on_something_else_is_named(told, verb):
    address = next(each.address for each in told if each.verb == verb and each.follows)
    assert rules(seen(changed(told, address, follows=()))) == ["rests_on_something_else"]
    assert rules(seen(changed(told, address, follows=("election/example",)))) == ["rests_on_something_else"]


def test_an_annulment_cannot_be_passed_over(told):
    address = "total/example/annulled"
    follows = next(each for each in told if each.address == address).follows
    assert any(each.startswith("annulment/") for each in follows)
    problems = seen(changed(told, address, follows=tuple(f for f in follows if not f.startswith("annulment/"))))
    assert rules(problems) == ["rests_on_something_else"]


@pytest.mark.parametrize("verb", ["open", "register", "annul", "add_up", "allocate"])
def test_an_act_on_another_address_is_named(told, verb):
    address = next(each.address for each in told if each.verb == verb)
    assert "stands_on_another_address" in rules(seen(changed(told, address, at=f"{address}-elsewhere")))


@pytest.mark.parametrize(("level", "key"), [("nation", "x"), ("country", "x"), ("abroad", "x")])
def test_a_level_with_the_key_of_another_is_named(told, level, key):
    address = find(told, f"total/{SINGLE}", "add_up", "nation")
    told_of = dict(next(each for each in told if each.address == address).facts) | {"level": level, "key": key}
    for name in ("decided", "certified", "printed", "stock") if level != "nation" else ():
        told_of.pop(name, None)
    place = next(n for n, each in enumerate(told) if each.address == address)
    entry = replace(told[place], facts=told_of)
    assert "stands_on_another_address" in rules(seen([*told[:place], entry, *told[place + 1 :]]))


def test_a_station_of_two_commissions_is_named(told):
    first, second = [
        each for each in told if each.verb == "register" and each.address.startswith("stations/example/faults")
    ][:2]
    problems = seen(changed(told, second.address, stations=first.facts["stations"]))
    assert "station_is_registered_twice" in rules(problems)


def test_a_commission_in_another_region_is_named(told):
    address = find(told, f"total/{SINGLE}", "add_up", "commission")
    assert "part_is_left_out" in rules(seen(changed(told, address, region="elsewhere")))


def test_seats_of_a_counted_contest_do_not_come_from_published_votes(told):
    address = f"seats/{SINGLE}"
    assert rules(seen(changed(told, address, published={"votes": {}}))) == ["votes_of_another_source"]
    assert rules(seen(changed(told, address, seats=999))) == ["votes_of_another_source"]


def test_facts_of_another_shape_are_told_and_never_raised(told):
    address = find(told, f"total/{SINGLE}", "add_up", "commission")
    for odd in ({"protocols": 7}, {"key": ["x"]}, {"level": {"a": 1}}, {"more": "x"}, {"region": 5}):
        assert rules(seen(changed(told, address, **odd)))[0] == "facts_of_another_shape"
    assert "cannot_be_replayed" in rules(seen(changed(told, address, contest="nowhere")))


@pytest.mark.parametrize("verb", ["open", "appoint", "register", "annul", "settle", "add_up", "allocate", "certify"])
def test_a_key_more_or_less_in_the_facts_is_named(told, verb):
    address = next(each.address for each in told if each.verb == verb)
    facts = next(each.facts for each in told if each.address == address)
    assert "facts_of_another_shape" in rules(seen(changed(told, address, name_of_a_person="Иванов")))
    place = next(n for n, each in enumerate(told) if each.address == address)
    for key in facts:
        if key in {"form", "seats", "on", "second", "certified", "printed", "stock", "paper", "published"}:
            continue
        less = replace(told[place], facts={name: value for name, value in facts.items() if name != key})
        assert "facts_of_another_shape" in rules(seen([*told[:place], less, *told[place + 1 :]])), key


@pytest.mark.parametrize("verb", ["register", "settle", "add_up", "allocate"])
def test_an_act_sealed_with_the_key_of_another_body_is_named(told, verb):
    place = next(n for n, each in enumerate(told) if each.verb == verb)
    entry = replace(told[place], actor=replace(told[place].actor, key="example/somebody"))
    assert "act_of_another_body" in rules(seen([*told[:place], entry, *told[place + 1 :]]))


def test_a_certificate_on_seats_older_than_the_votes_is_named(told):
    """A protocol comes in again, everything is added up anew, and the seats are not shared out again."""
    contest = [each for each in told if f"/{SINGLE}" in each.address]
    settle = next(each for each in contest if each.verb == "settle")
    totals = [each for each in contest if each.verb == "add_up"]
    certify = next(each for each in contest if each.verb == "certify")
    problems = seen([*told, settle, *totals, certify])
    assert [(each.rule, each.found) for each in problems] == [("rests_on_an_older_total", f"seats/{SINGLE}")]
    seats = next(each for each in contest if each.verb == "allocate")
    assert seen([*told, settle, *totals, seats, certify]) == []


def test_a_total_of_the_nation_on_older_parts_is_named(told):
    contest = [each for each in told if f"/{SINGLE}" in each.address]
    settle = next(each for each in contest if each.verb == "settle")
    nation = next(each for each in contest if each.facts.get("level") == "nation")
    assert rules(seen([*told, settle, nation])) == ["rests_on_an_older_total"]


def test_a_typing_of_another_station_or_of_other_lists_is_named(told):
    address = next(
        each.address for each in told if each.verb == "settle" and each.address.startswith(f"protocol/{SINGLE}")
    )
    first = fact(told, address, "first")
    assert "facts_of_another_shape" in rules(seen(changed(told, address, first={**first, "station": "kok_tobe/99"})))
    lists = [*first["lists"][:-1], "ghost"]
    assert "list_of_no_ballot" in rules(seen(changed(told, address, first={**first, "lists": lists})))


def test_protocols_newer_than_the_newest_total_are_counted(told):
    covering = Covering()
    settle = next(each for each in told if each.verb == "settle" and each.address.startswith(f"protocol/{SINGLE}"))
    for n, entry in enumerate([*told, settle]):
        assert list(covering.see(f"entry/{n}", entry)) == []
    assert covering.not_added_up == 1


def test_an_annulment_after_the_total_of_its_commission_makes_it_old(told):
    contest = [each for each in told if "/example/annulled" in each.address]
    annul = next(each for each in contest if each.verb == "annul")
    nation = next(each for each in contest if each.facts.get("level") == "nation")
    assert rules(seen([*told, annul, nation])) == ["rests_on_an_older_total"]
