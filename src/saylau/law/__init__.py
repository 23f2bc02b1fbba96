"""The statute book: what the law says, and since when.

    from saylau import law
    day = law.load("kz").on(date(2021, 1, 10))
    day["party.minimum_members"].whole        # 20000

The provisions lie as dated TOML in a folder a country; nothing of them is written in Python.
"""

from saylau.law.book import Book, Change, LawOfDay, load, load_beside
from saylau.law.supposing import value_from
from saylau.law.territory import Region
from saylau.law.wording import Act, Basis, Confidence, Provision, State, Value, Wording

__all__ = [
    "Act",
    "Basis",
    "Book",
    "Change",
    "Confidence",
    "LawOfDay",
    "Provision",
    "Region",
    "State",
    "Value",
    "Wording",
    "load",
    "load_beside",
    "value_from",
]
