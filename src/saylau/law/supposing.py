"""What if the law said something else: one day's law with some provisions replaced, which never passes for the law."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from saylau.errors import BadCall
from saylau.instruments.cells import share
from saylau.law.wording import Basis, Confidence, Provision, State, Value, Wording

__all__ = ["checked", "supposed", "value_from"]

NOTE = "A supposition, not the law."
KINDS: Mapping[str, type] = {"boolean": bool, "code": str, "text": str, "fraction": Fraction}
YES_AND_NO = {"yes": True, "true": True, "no": False, "false": False}


def value_from(provision: Provision, text: str) -> Value:
    """A value of this provision as a person types it: ``5/100``, ``5%``, ``yes``, ``69``, ``dhondt``."""
    like = _kind(provision)
    if like is bool and text.casefold() in YES_AND_NO:
        return YES_AND_NO[text.casefold()]
    if like is Fraction and (told := share(text)) is not None:
        return told
    if like is int and text.isascii() and text.isdigit() and len(text) <= 15:
        return int(text)
    if like is str and text.isascii() and text.replace("_", "").replace("-", "").replace(".", "").isalnum():
        return text
    raise BadCall(
        f"{provision.name} ({provision.unit}) cannot be {text!r}.", "value_cannot_be", name=provision.name, text=text
    )


def _kind(provision: Provision) -> type:
    """The kind of value that the provision has had on some day; where it never had one, the kind that its unit names."""
    never = KINDS.get(provision.unit.partition(" ")[0], int)
    return next((type(each.said) for each in provision.wordings if each.state is State.SET), never)


def checked(provision: Provision, value: Value) -> Value:
    """The value, where the provision can have one of its kind; else ``BadCall``."""
    kind = _kind(provision)
    if kind is Fraction and type(value) is int:
        value = Fraction(value)
    if type(value) is not kind:
        raise BadCall(f"{provision.name} ({provision.unit}) cannot be {value!r}.")
    return value


def supposed(wording: Wording, value: Value) -> Wording:
    """The wording saying something else, of low confidence, with a note that it is no law."""
    return replace(
        wording,
        state=State.SET,
        said=value,
        act="what-if",
        article=f"for {wording.source}",
        basis=Basis.ATTESTED,
        confidence=Confidence.LOW,
        note=NOTE,
        by="",
        says={},
    )
