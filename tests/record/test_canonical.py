"""One value has one way to be written, the same as RFC 8785 writes it; everything else is refused."""

from __future__ import annotations

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from saylau.errors import BadCall
from saylau.record import decode, encode

KEYS = st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=8)
TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
WHOLES = st.integers(-(2**53) + 1, 2**53 - 1)
VALUES = st.recursive(
    TEXTS | WHOLES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=20
)


@given(VALUES)
def test_it_writes_what_rfc_8785_writes_and_reads_it_back(value):
    told = encode(value)
    assert told == rfc8785.dumps(value)
    assert decode(told) == value


@pytest.mark.parametrize(
    "value",
    [
        1.0,
        0.5,
        True,
        False,
        None,
        2**53,
        -(2**53),
        {1: "a"},
        {"қ": 1},
        {"a\n": 1},
        "\ud800",
        {"a": float("nan")},
        {"a": {1}},
        b"a",
    ],
    ids=repr,
)
def test_what_an_entry_may_not_hold_is_not_written(value):
    with pytest.raises(BadCall):
        encode(value)


def test_nesting_has_a_bottom():
    deep = fits = "a"
    for _ in range(32):
        fits = [fits]
    for _ in range(33):
        deep = [deep]
    assert decode(encode(fits)) == fits
    with pytest.raises(BadCall, match="nested"):
        encode(deep)


@pytest.mark.parametrize(
    "data",
    [
        b'{"a": 1}', b'{"b":1,"a":2}', b'{"a":1,"a":1}', b"1.0", b"1e3", b"-0", b"01", b"true", b"null", b"NaN", b'"\\u0041"',
        b'"\\/"', b"\xff", b"", b"1 ", b"\xef\xbb\xbf1", b"9007199254740992", b"9" * 5000, b"[" * 100_000, b'"\\ud800"', b"[1,]",
    ],
    ids=lambda data: repr(data[:24]),
)  # fmt: skip
def test_bytes_that_are_not_the_one_way_to_write_it_are_refused(data):
    with pytest.raises(BadCall):
        decode(data)


@given(st.binary(max_size=60))
def test_no_bytes_at_all_make_the_reader_stumble(data):
    try:
        value = decode(data)
    except BadCall:
        return
    assert encode(value) == data
