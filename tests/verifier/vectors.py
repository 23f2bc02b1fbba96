# ruff: noqa: E501 (figures and vectors stand on one line)
"""What both verifiers are asked: published signatures, and seats that were worked out by hand."""

from __future__ import annotations

from functools import cache

from verifier import writer
from verifier.stranger import verify

# RFC 8032, section 7.1: secret, public, message, signature
VECTORS = [
    ("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60", "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
     "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"),
    ("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb", "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
     "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"),
    ("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7", "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
     "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"),
    ("833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42", "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
     "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
     "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704"),
]  # fmt: skip

# Day, votes, further figures and facts, and: seats (or None where the law leaves ways open) and seats that nobody has.
CASES = [
    ("2021-01-10", {"a": 5148074, "b": 792828, "c": 659019, "d": 383023, "e": 258618}, {}, ({"a": 76, "b": 12, "c": 10}, 0)),
    ("2021-01-10", {"a": 87, "b": 7, "c": 6}, {}, ({"a": 91, "b": 7}, 0)),
    ("2023-03-19", {"a": 60, "b": 35, "c": 5}, {"against_all": 1}, ({"a": 44, "b": 25}, 0)),
    ("2023-03-19", {"a": 60, "b": 35, "c": 5}, {}, ({"a": 41, "b": 24, "c": 4}, 0)),
    ("2021-01-10", {"a": 60, "b": 40}, {"seats": 10}, ({"a": 6, "b": 4}, 0)),
    ("2021-01-10", {"a": 1, "b": 1, "c": 1}, {"registered": ["c", "a", "b"]}, ({"a": 33, "b": 32, "c": 33}, 0)),
    ("2021-01-10", {"a": 1, "b": 1, "c": 1}, {}, ({"a": 32, "b": 32, "c": 32}, 2)),
    ("2004-09-19", {"a": 1, "b": 1, "c": 1}, {"registered": ["c", "a", "b"]}, ({"a": 3, "b": 3, "c": 3}, 1)),
    ("2007-08-18", {"a": 95, "b": 5}, {}, ({"a": 98}, 0)),
    ("2021-01-10", {"a": 95, "b": 5}, {}, (None, 98)),
    ("2021-01-10", {f"l{n}": 1 for n in range(15)}, {}, ({}, 98)),
    ("2021-01-10", {"a": 0, "b": 0}, {}, ({}, 98)),
    ("2021-01-10", {"a": 60, "b": 40}, {"list_sizes": {"a": 50}}, ({"a": 50, "b": 39}, 0)),
]  # fmt: skip


# Figures, facts, what the law of 10 January 2021 says otherwise, seats: blank ballots in the base, seats by the name of a contest.
BLANK = {"system.threshold": "1/20", "system.threshold.base_practice": "votes_for_lists_and_blank"}
ISLANDS = {"system.seats.by_constituency": {"north": 10, "south": 5}}
BESIDE_THE_LISTS = [
    ({"votes": {"a": 60, "b": 35, "c": 5}, "blank": 0}, {"seats": 20}, BLANK, {"a": 12, "b": 7, "c": 1}),
    ({"votes": {"a": 60, "b": 35, "c": 5}, "blank": 1}, {"seats": 19}, BLANK, {"a": 12, "b": 7}),
    ({"votes": {"a": 60, "b": 40}}, {"contest": "north"}, ISLANDS, {"a": 6, "b": 4}),
    ({"votes": {"a": 60, "b": 40}}, {"contest": "south"}, ISLANDS, {"a": 3, "b": 2}),
    ({"votes": {"a": 60, "b": 40}}, {"contest": "north", "seats": 5}, ISLANDS, {"a": 3, "b": 2}),
]


@cache
def law_of(day: str) -> dict[str, object]:
    """What verify.py reads in the law files."""
    return dict(verify.values_on(sorted(writer.book().items()), day))


def given_of(votes: dict[str, int], more: dict[str, object]) -> tuple[dict[str, object], dict[str, object]]:
    """The figures and the facts of a case."""
    figures = {"votes": votes} | {key: more[key] for key in ("against_all",) if key in more}
    return figures, {"list_sizes": {}, "registered": []} | {
        key: value for key, value in more.items() if key != "against_all"
    }
