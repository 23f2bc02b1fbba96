"""The bytes of a value: RFC 8785 on a subset without floats, so that a value has one text and a text one value.

A value is an object, an array, a string or a whole number of less than 2^53 in magnitude, at most 32 levels deep, its
keys printable ASCII. Nothing else has bytes: no float, no true, false or null.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from typing import Any, NoReturn

import orjson

from saylau.errors import BadCall, BadInput, Problem

__all__ = ["DEEPEST", "GREATEST", "decode", "encode", "refuse"]

DEEPEST = 32
"""Levels of arrays and objects in each other, the outermost counted."""
GREATEST = 2**53 - 1
"""The greatest magnitude of a whole number: every implementation of JSON keeps it exactly (RFC 8785, appendix D)."""

SHOWN = 60
_STRICTLY = (
    orjson.OPT_SORT_KEYS
    | orjson.OPT_STRICT_INTEGER
    | orjson.OPT_PASSTHROUGH_DATACLASS
    | orjson.OPT_PASSTHROUGH_DATETIME
    | orjson.OPT_PASSTHROUGH_SUBCLASS
)
TEXT = frozenset((str,))
FLAT = frozenset((str, int))
KINDS = frozenset((str, int, list, tuple, dict))

_write = json.JSONEncoder(ensure_ascii=False, check_circular=False, sort_keys=True, separators=(",", ":")).encode


def encode(value: object) -> bytes:
    """The canonical bytes of the value; ``BadCall`` where it is not of the subset.

    An Enum or a UUID is written as what it stands for.
    """
    try:
        written = orjson.dumps(value, option=_STRICTLY)
        # Plain text was made of nothing but the subset; for all else the long way writes it or says why it cannot.
        if _is_plain(written):
            return written
    except TypeError:
        pass
    _check(value)
    return _bytes(value)


def decode(written: bytes) -> Any:
    """The value of canonical bytes; ``BadInput`` for every other text, that of the same value included."""
    if _is_plain(written):
        try:
            value = orjson.loads(written)
            if orjson.dumps(value, option=_STRICTLY) == written:
                return value
        except (orjson.JSONDecodeError, TypeError):
            pass
    return _decode_slowly(written)


def _decode_slowly(written: bytes) -> Any:
    """By the standard library alone: for what is not plain, and to say what is wrong with a text."""
    try:
        value = _read(written.decode("utf-8"))
        _check(value)
        again = _bytes(value)
    except (json.JSONDecodeError, UnicodeDecodeError) as broken:
        raise refuse("not_json", str(broken)) from broken
    except (BadCall, ValueError, RecursionError) as outside:
        # A plain ValueError is a number of thousands of digits, a RecursionError a nesting of thousands of levels.
        raise refuse("not_of_the_subset", str(outside)) from outside
    if again != written:
        raise refuse("not_canonical", _first_difference(written, again))
    return value


def refuse(rule: str, found: str = "") -> BadInput:
    """The refusal of one text; who reads it knows the place."""
    return BadInput((Problem("", 0, "", rule, found[: 2 * SHOWN]),))


def _bytes(value: object) -> bytes:
    try:
        return _write(value).encode("utf-8")
    except UnicodeEncodeError as lone:
        raise BadCall(f"A text holds half of a character: {lone.reason}.") from lone


def _no_float(text: str) -> NoReturn:
    raise BadCall(f"{text[:SHOWN]} is a float")


_read = json.JSONDecoder(parse_float=_no_float, parse_constant=_no_float).decode


# How JSON without a backslash looks from far: what is written outside its texts, and where other than ASCII stands in them.
_OUTSIDE = b"{}[]:,-0123456789"
_NO_BRACKETS = bytes(each for each in range(256) if each not in b"{}[]")
_ONE_KIND = bytes.maketrans(b"{}", b"[]")
_SIGNS = bytes(each if each in b'":' else 0xFF for each in range(256))
_PASSED_OVER = bytes(each for each in range(ord(" "), 0xC0) if each not in b'":\x7f')
"""ASCII, and of every other letter all bytes but the first."""
_STRANGE_KEY = re.compile(rb'\xff:*":')


def _is_plain(written: bytes) -> bool:
    """Whether valid JSON is surely of the subset, told by its bytes: three times as fast as going through its values."""
    if b"\\" in written:
        return False
    outside = b"".join(written.split(b'"')[::2])
    if outside.translate(None, _OUTSIDE):
        return False
    brackets = outside.translate(_ONE_KIND, _NO_BRACKETS)
    for _ in range(DEEPEST):  # each turn takes away exactly the innermost level
        brackets = brackets.replace(b"[]", b"")
        if not brackets:
            break
    if brackets or written.isascii():
        return not brackets and b"\x7f" not in written
    # Only after a key a colon follows the closing quote at once: after a text comes the quote of the next.
    return not _STRANGE_KEY.search(written.translate(_SIGNS, _PASSED_OVER))


def _check(value: object) -> None:
    """What no text of the subset can hold is refused; each level is left at once where it holds texts alone."""
    _check_all((value,), DEEPEST)


def _check_all(values: Collection[Any], levels: int) -> None:
    kinds = set(map(type, values))
    if kinds <= TEXT:
        return
    if not kinds <= KINDS:
        raise BadCall(f"{_strange(values)} is not an object, an array, a string or a whole number")
    if int in kinds:
        _check_numbers(values)
    if kinds <= FLAT:
        return
    if not levels:
        raise BadCall(f"the value is more than {DEEPEST} levels deep")
    for each in values:
        kind = type(each)
        if kind is dict:
            _check_keys(each)
            _check_all(each.values(), levels - 1)
        elif kind is list or kind is tuple:
            _check_all(each, levels - 1)


def _check_numbers(values: Collection[Any]) -> None:
    numbers = [each for each in values if type(each) is int]
    if max(numbers) > GREATEST or min(numbers) < -GREATEST:
        raise BadCall("a whole number is 2^53 or more in magnitude")


def _check_keys(table: dict[Any, Any]) -> None:
    try:
        keys = "".join(table)
    except TypeError:
        raise BadCall("a key is not a text") from None
    if not (keys.isascii() and keys.isprintable()):
        raise BadCall(f"a key is not printable ASCII: {keys[:SHOWN]!r}")


def _strange(values: Collection[Any]) -> str:
    return next(repr(each)[:SHOWN] for each in values if type(each) not in KINDS)


def _first_difference(written: bytes, again: bytes) -> str:
    place = next((n for n, (one, two) in enumerate(zip(written, again, strict=False)) if one != two), len(again))
    return f"byte {place}: {written[place : place + SHOWN].decode('utf-8', 'replace')}"
