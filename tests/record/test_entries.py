"""An entry has exactly one shape, and every signature under it holds."""

from __future__ import annotations

import base64
from dataclasses import replace

import pytest

from record.acts import DAY, KEYS, RING, act, opening, ruling, sealed
from saylau.errors import BadCall, BadInput
from saylau.record import Actor, Entry, read_envelope, seal
from saylau.record.canonical import decode, encode

SEALED = sealed(act(7))


def test_the_leaf_is_the_canonical_json_of_entry_and_signatures():
    told = decode(SEALED.leaf)
    signature = KEYS["example/almaty/tec_01"].sign(b"saylau/entry/v1\n" + encode(told["entry"]))
    assert told == {
        "entry": {
            "actor": {"key": "example/almaty/tec_01", "role": "territorial"},
            "address": "protocol/example/almaty/7",
            "day": "2021-01-10",
            "facts": {"counted": 7, "station": "almaty/7"},
            "follows": ["election/example"],
            "id": "settle/7",
            "law": "0" * 64,
            "ruling": ruling("protocol/example/almaty/7"),
            "verb": "settle",
            "version": 1,
        },
        "signatures": [{"key": "example/almaty/tec_01", "signature": base64.b64encode(signature).decode()}],
    }


def test_an_envelope_is_read_back_as_it_was_sealed():
    both = sealed(act(7), "example/press", "example/central")
    for each in (SEALED, both, sealed(opening())):
        assert read_envelope(each.leaf) == each
        assert each.signed == b"saylau/entry/v1\n" + encode(each.entry.as_json()) == each.entry.signed
    assert [each.key for each in both.signatures] == ["example/almaty/tec_01", "example/central", "example/press"]
    assert both.signed_under(RING) is None


def test_what_was_worked_out_stands_in_the_ruling():
    worked_out = replace(act(7), ruling=ruling(act(7).address) | {"result": {"votes": {"list_a": 3}}})
    assert read_envelope(sealed(worked_out).leaf).entry == worked_out


def test_a_signature_that_does_not_hold_is_named():
    other = sealed(act(8), "example/press")
    swapped = replace(SEALED, signatures=(replace(SEALED.signatures[0], signature=other.signatures[0].signature),))
    assert swapped.signed_under(RING) == "example/almaty/tec_01"
    second = replace(sealed(act(7), "example/press"), signatures=(SEALED.signatures[0], other.signatures[1]))
    assert second.signed_under(RING) == "example/press"


def test_an_actor_without_a_key_or_in_another_role_signed_nothing():
    stranger = Actor("example/stranger", "central")
    signer = replace(KEYS["example/central"], name="example/stranger")
    assert seal(replace(act(7), actor=stranger), [signer]).signed_under(RING) == "example/stranger"
    promoted = replace(act(7), actor=Actor("example/almaty/tec_01", "central"))
    assert sealed(promoted).signed_under(RING) == "example/almaty/tec_01"


TWICE = "example/almaty/tec_01, example/almaty/tec_01"


def spoiled(change):
    told = decode(SEALED.leaf)
    change(told)
    return encode(told)


def signature_of(told):
    return told["signatures"][0]


@pytest.mark.parametrize(
    ("change", "rule", "found"),
    [
        (lambda t: t.update(note="x"), "entry_has_another_shape", "envelope"),
        (lambda t: t.pop("signatures"), "entry_has_another_shape", "envelope"),
        (lambda t: t["entry"].update(note="x"), "entry_has_another_shape", "entry"),
        (lambda t: t["entry"].pop("follows"), "entry_has_another_shape", "entry"),
        (lambda t: t.update(entry=[]), "entry_has_another_shape", "entry"),
        (lambda t: t["entry"].update(version=2), "entry_has_another_shape", "version"),
        (lambda t: t["entry"].update(version="1"), "entry_has_another_shape", "version"),
        (lambda t: t["entry"].update(id=""), "entry_has_another_shape", "id"),
        (lambda t: t["entry"].update(id="x" * 65), "entry_has_another_shape", "id"),
        (lambda t: t["entry"].update(id="A"), "entry_has_another_shape", "id"),
        (lambda t: t["entry"].update(id="a\n"), "entry_has_another_shape", "id"),
        (lambda t: t["entry"]["actor"].update(role="king"), "entry_has_another_shape", "actor"),
        (lambda t: t["entry"]["actor"].update(name="A person"), "entry_has_another_shape", "actor"),
        (lambda t: t["entry"].update(verb="Settle"), "entry_has_another_shape", "verb"),
        (lambda t: t["entry"].update(address="a//b"), "entry_has_another_shape", "address"),
        (lambda t: t["entry"].update(day="2021-02-30"), "entry_has_another_shape", "day"),
        (lambda t: t["entry"].update(day="20210110"), "entry_has_another_shape", "day"),
        (lambda t: t["entry"].update(law="../" + "0" * 61), "entry_has_another_shape", "law"),
        (lambda t: t["entry"].update(facts=[]), "entry_has_another_shape", "facts"),
        (lambda t: t["entry"].update(follows="x"), "entry_has_another_shape", "follows"),
        (lambda t: t["entry"].update(follows=[1]), "entry_has_another_shape", "follows"),
        (lambda t: t["entry"]["ruling"].update(verdict="maybe"), "entry_has_another_shape", "ruling"),
        (lambda t: t["entry"]["ruling"].update(result=[]), "entry_has_another_shape", "ruling"),
        (lambda t: t["entry"]["ruling"].update(more={}), "entry_has_another_shape", "ruling"),
        (lambda t: t["entry"]["ruling"].update(verdict=["stands"]), "entry_has_another_shape", "ruling"),
        (lambda t: t["entry"]["ruling"].update(findings=[{"rule": 1}]), "entry_has_another_shape", "ruling"),
        (lambda t: t["entry"]["ruling"].pop("on"), "entry_has_another_shape", "ruling"),
        (lambda t: t.update(signatures=[]), "entry_has_another_shape", "signatures"),
        (lambda t: t.update(signatures={}), "entry_has_another_shape", "signatures"),
        (lambda t: signature_of(t).update(signature="AAAA"), "entry_has_another_shape", "signatures"),
        (lambda t: signature_of(t).update(key=3), "entry_has_another_shape", "signatures"),
        (lambda t: signature_of(t).update(key="example/press"), "signatures_out_of_order", "example/press"),
        (lambda t: t["signatures"].append(signature_of(t)), "signatures_out_of_order", TWICE),
    ],
    ids=range(33),
)  # fmt: skip
def test_every_other_shape_is_refused_with_its_place(change, rule, found):
    with pytest.raises(BadInput) as refused:
        read_envelope(spoiled(change))
    assert [(each.rule, each.found) for each in refused.value.problems] == [(rule, found)]


def test_bytes_that_are_not_canonical_are_no_envelope():
    with pytest.raises(BadInput) as refused:
        read_envelope(SEALED.leaf.replace(b'"counted":7', b'"counted": 7'))
    assert refused.value.problems[0].rule == "not_canonical"


def test_an_entry_has_at_most_its_bytes():
    room = 65_535 - len(sealed(act(7, note="")).leaf)
    assert len(sealed(act(7, note="x" * room)).leaf) == 65_535
    with pytest.raises(BadCall):
        sealed(act(7, note="x" * (room + 1)))
    with pytest.raises(BadInput) as refused:
        read_envelope(b"x" * 65_536)
    assert refused.value.problems[0].rule == "entry_is_too_long"


@pytest.mark.parametrize(
    "entry",
    [
        replace(act(7), id="With blanks"),
        replace(act(7), facts={"share": 0.5}),
        replace(act(7), facts={"filled": None}),
        replace(act(7), ruling={}),
    ],
    ids=range(4),
)
def test_what_is_not_of_the_format_is_never_sealed(entry):
    with pytest.raises(BadCall):
        sealed(entry)


@pytest.mark.parametrize("names", [(), ("example/press",), ("example/almaty/tec_01",) * 2])
def test_the_actor_signs_and_nobody_signs_twice(names):
    with pytest.raises(BadCall):
        seal(act(7), [KEYS[name] for name in names])


def test_an_entry_reads_back_from_its_json():
    assert Entry.from_json(act(7).as_json()) == act(7)
    assert act(7).day == DAY
