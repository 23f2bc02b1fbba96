"""Canonical JSON: the subset of RFC 8785 that an entry may use. Objects, arrays, strings and integers, nothing else.

One value has one way to be written, so a signature over bytes is a signature over what they say. Floats, true, false, null,
integers of 2^53 and more, keys outside printable ASCII and lone surrogates are refused, by the writer and by the reader.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from saylau.errors import BadCall

__all__ = ["DEEPEST", "Json", "decode", "encode"]

Json: TypeAlias = "str | int | Sequence[Json] | Mapping[str, Json]"

DEEPEST = 32
LARGEST = 2**53 - 1
"""The largest whole number that every reader of JSON keeps exactly (RFC 8785, I-JSON)."""

_write = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False).encode


def encode(value: Json) -> bytes:
    """The one way to write a value; ``BadCall`` names what an entry may not hold.

    Keys are ASCII, so sorting them as text is sorting them as RFC 8785 does; Python writes strings as it does.
    """
    _check(value, 0)
    return _write(value).encode("utf-8")


def decode(data: bytes) -> Json:
    """The value of canonical bytes; ``BadCall`` where they are anything but the one way to write it."""
    try:
        value: Json = json.loads(data.decode("utf-8"), parse_float=_refuse, parse_constant=_refuse, parse_int=_whole)
    except (UnicodeDecodeError, ValueError, RecursionError) as broken:
        raise BadCall(f"These bytes are not JSON in UTF-8: {type(broken).__name__}.") from None
    if encode(value) != data:
        raise BadCall("These bytes are not the canonical way to write what they say.")
    return value


def _check(value: object, depth: int) -> None:
    if depth > DEEPEST:
        raise BadCall(f"A value is nested more than {DEEPEST} deep.")
    if isinstance(value, str):
        _check_text(value)
    elif isinstance(value, Mapping):
        for key, each in value.items():
            if not isinstance(key, str) or not key.isascii() or not key.isprintable():
                raise BadCall(f"A key is not printable ASCII: {key!r}.")
            _check(each, depth + 1)
    elif isinstance(value, list | tuple):
        for each in value:
            _check(each, depth + 1)
    elif type(value) is not int:
        raise BadCall(f"An entry holds no {type(value).__name__}.")
    elif not -LARGEST <= value <= LARGEST:
        raise BadCall(f"{value} is beyond the whole numbers that every reader keeps exactly.")


def _check_text(text: str) -> None:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise BadCall("A text holds half of a pair of surrogates.") from None


def _refuse(text: str) -> object:
    raise ValueError(text)


def _whole(text: str) -> int:
    if len(text) > len(str(LARGEST)) + 1:
        raise ValueError(text)
    return int(text)
