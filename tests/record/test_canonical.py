"""A value has one text and a text one value; the oracle is an independent implementation of RFC 8785."""

from __future__ import annotations

import json

import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st

from saylau.errors import BadCall, BadInput
from saylau.record.canonical import DEEPEST, GREATEST, _decode_slowly, decode, encode

texts = st.text(st.characters(exclude_categories=("Cs",)))
keys = st.text(st.characters(min_codepoint=32, max_codepoint=126))
values = st.recursive(
    texts | st.integers(-GREATEST, GREATEST),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(keys, inner, max_size=5),
    max_leaves=25,
)


@given(values)
@settings(max_examples=400, deadline=None)
def test_the_bytes_are_those_of_the_oracle_and_read_back_as_the_same_value(value):
    assert encode(value) == rfc8785.dumps(value)
    assert decode(encode(value)) == value


@given(st.binary(max_size=60))
def test_bytes_that_are_read_are_written_back_as_they_were(written):
    try:
        value = decode(written)
    except BadInput:
        return
    assert encode(value) == written


anything = st.recursive(
    texts | st.integers(-(2**54), 2**54) | st.booleans() | st.none() | st.floats(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)


def is_written(value):
    try:
        return encode(value)
    except BadCall:
        return None


@given(anything | values)
@settings(max_examples=600, deadline=None)
def test_a_text_of_json_is_read_where_its_value_can_be_written_and_nowhere_else(value):
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    try:
        assert decode(text) == value
        assert is_written(value) == text
    except BadInput:
        assert is_written(value) is None


@pytest.mark.parametrize("key", ["ә", "ә:", "ә:x", ":ә", "xә x", "\x7f", 'ә"', "\n", "é::"])
def test_a_key_that_is_not_printable_ascii_is_found_wherever_it_stands(key):
    for value in ({key: 1}, {"a": {key: "b"}}, [{"a": "ә:", key: "x"}]):
        with pytest.raises(BadInput):
            decode(json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode())


@pytest.mark.parametrize("value", [{"a": "ә:", "b": "ә"}, ["ә", ":"], {"a": 'ә":', "b": [9] * 20}, "true", ["null"]])
def test_texts_of_every_letter_are_read(value):
    assert decode(encode(value)) == value


def test_every_control_character_has_the_escape_of_the_standard():
    text = "".join(map(chr, range(0x20))) + '"\\/\x7f\u2028é😀'
    assert encode(text) == rfc8785.dumps(text)


def test_the_sample_of_the_standard_is_written_as_there():
    """RFC 8785, 3.2.2, without its numbers and literals, which are not of the subset."""
    told = json.loads(r'{"string": "\u20ac$\u000F\u000aA\u0027\u0042\u0022\u005c\\\"\/"}')
    wanted = rb'{"string":"' + "€".encode() + rb"$\u000f\nA" + b"'" + rb'B\"\\\\\"/"}'
    assert (encode(told), decode(wanted)) == (wanted, told)


@pytest.mark.parametrize(
    "value",
    [1.0, True, False, None, 2**53, -(2**53), b"x", {"ә": 1}, {"\n": 1}, {1: 1}, [{"a": None}], "\ud800", {1, 2}],
    ids=repr,
)
def test_what_is_not_of_the_subset_has_no_bytes(value):
    with pytest.raises(BadCall):
        encode(value)


@given(values)
@settings(max_examples=300, deadline=None)
def test_the_short_way_and_the_long_way_say_the_same(value):
    written = rfc8785.dumps(value)
    assert decode(written) == _decode_slowly(written)


@given(anything)
@settings(max_examples=600, deadline=None)
def test_what_the_long_way_refuses_the_short_way_refuses(value):
    written = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode("utf-8", "replace")
    told = []
    for way in (decode, _decode_slowly):
        try:
            told.append(way(written))
        except BadInput as refused:
            told.append(refused.problems[0].rule)
    assert told[0] == told[1]


@pytest.mark.parametrize(
    "written",
    [
        b"1.5",
        b"[1.5]",
        b"[-0]",
        b"[1e2]",
        b"[true]",
        b"[9007199254740993]",
        b"[123456789012345678901]",
        b'["]",["]",[1.0]]]',
    ]
    + [b"[" * n + b"]" * n for n in (31, 32, 33, 255, 1100)]
    + [b'["]",' * n + b'"["' + b"]" * n for n in (31, 32, 33)],
    ids=lambda each: repr(each[:20]),
)
def test_both_ways_agree_at_the_borders(written):
    told = []
    for way in (decode, _decode_slowly):
        try:
            told.append(way(written))
        except BadInput as refused:
            told.append(refused.problems[0].rule)
    assert told[0] == told[1]


def nested(levels):
    value = "x"
    for _ in range(levels):
        value = [value]
    return value


@pytest.mark.parametrize("inside", [["x"], {}, []], ids=repr)
@pytest.mark.parametrize(
    "wraps", [(lambda v: [v],), (lambda v: {"a": v},), (lambda v: [v], lambda v: {"a": [], "b": v})]
)
def test_nesting_ends_at_its_deepest_level(wraps, inside):
    for levels, deep in ((DEEPEST, False), (DEEPEST + 1, True)):
        value = inside
        for n in range(levels - 1):
            value = wraps[n % len(wraps)](value)
        text = json.dumps(value, separators=(",", ":")).encode()
        assert (is_written(value) is None) is deep
        if deep:
            with pytest.raises(BadInput):
                decode(text)
        else:
            assert decode(text) == value


def test_a_ring_of_references_has_no_bytes():
    ring = []
    ring.append(ring)
    with pytest.raises(BadCall):
        encode(ring)


@pytest.mark.parametrize(
    ("written", "rule"),
    [
        (b'{"a":1,"a":1}', "not_canonical"),
        (b'{"b":1,"a":1}', "not_canonical"),
        (b'{"a": 1}', "not_canonical"),
        (b"[1]\n", "not_canonical"),
        (b'"\\u0041"', "not_canonical"),
        (b'"\\/"', "not_canonical"),
        (b'"\\u001F"', "not_canonical"),
        (b"-0", "not_canonical"),
        (b"1.0", "not_of_the_subset"),
        (b"1e3", "not_of_the_subset"),
        (b"NaN", "not_of_the_subset"),
        (b"[true]", "not_of_the_subset"),
        (b"null", "not_of_the_subset"),
        (b"9007199254740992", "not_of_the_subset"),
        (b"9" * 10**6, "not_of_the_subset"),
        (b"[" * 10**7, "not_of_the_subset"),
        (json.dumps(nested(DEEPEST + 1)).encode(), "not_of_the_subset"),
        (b'"\\ud800"', "not_of_the_subset"),
        (b'{"\xd3\x99":1}', "not_of_the_subset"),
        (b"01", "not_json"),
        (b'"\x01"', "not_json"),
        (b'"\xff"', "not_json"),
        (b'\xef\xbb\xbf"x"', "not_json"),
        (b"", "not_json"),
        (b"[1,]", "not_json"),
    ],
    ids=lambda each: repr(each[:20]),
)
def test_every_other_text_is_refused_with_its_reason(written, rule):
    with pytest.raises(BadInput) as refused:
        decode(written)
    assert [each.rule for each in refused.value.problems] == [rule]
