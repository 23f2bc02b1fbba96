"""The committed pool of names, laid out as arrays so that a draw is a place in one of them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from saylau.lab.roll.chance import Places, below, key_of

__all__ = ["Names", "Pool", "Texts", "pool"]

Texts = npt.NDArray[np.object_]
MEN, WOMEN = 0, 1


@dataclass(frozen=True, slots=True)
class Pool:
    """Every form of a name in one array each; ``starts`` and ``many`` say where those of a people and a sex lie.

    Both are arrays people × sex for ``surname``, ``given`` and ``patronymic``. ``weights`` are those of the peoples, out of ten.
    """

    texts: dict[str, Texts]
    starts: dict[str, npt.NDArray[np.int64]]
    many: dict[str, npt.NDArray[np.int64]]
    weights: tuple[int, ...]

    def drawn(self, seed: str, persons: Places, sex: Places) -> Names:
        """The three names of each person, as places in the arrays."""
        mark = below(key_of(seed, "people"), persons, sum(self.weights))
        people = np.searchsorted(np.cumsum(self.weights), mark, side="right")
        return Names(
            *(
                self.starts[name][people, sex] + below(key_of(seed, name), persons, self.many[name][people, sex])
                for name in ("surname", "given", "patronymic")
            )
        )


@dataclass(frozen=True, slots=True)
class Names:
    """Places in the arrays of the pool, one a person."""

    surname: Places
    given: Places
    patronymic: Places


@cache
def pool() -> Pool:
    """The pool of ``names.toml``."""
    told = tomllib.loads(Path(__file__).with_name("names.toml").read_text(encoding="utf-8"))
    forms: dict[str, list[tuple[list[str], list[str]]]] = {"surname": [], "given": [], "patronymic": []}
    for people in told.values():
        men = _surnames(people)
        forms["surname"].append((men, [_of_a_woman(each) for each in men]))
        forms["given"].append((people["men"], people["women"]))
        forms["patronymic"].append((people["sons"], people["daughters"]))
    texts, starts, many = {}, {}, {}
    for name, peoples in forms.items():
        flat = [part for pair in peoples for part in pair]
        lengths = np.array([len(part) for part in flat], dtype=np.int64)
        texts[name] = np.array([text for part in flat for text in part], dtype=object)
        starts[name] = (np.cumsum(lengths) - lengths).reshape(len(peoples), 2)
        many[name] = lengths.reshape(len(peoples), 2)
    return Pool(texts, starts, many, tuple(people["weight"] for people in told.values()))


def _surnames(people: dict[str, Any]) -> list[str]:
    return people.get("surnames") or [root + tail for root in people["roots"] for tail in people["tails"]]


def _of_a_woman(surname: str) -> str:
    return f"{surname.removesuffix('ий')}ая" if surname.endswith("ский") else f"{surname}а"
