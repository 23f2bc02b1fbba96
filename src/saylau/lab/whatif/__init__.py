"""What if: the same votes under another law, over a range of its values, or swung at random. Never the law, and it says so.

    study = Study.of(allocation, changes=["seats.threshold=5/100"], swept="seats.method=all")
    study.supposed.supposed.seats, study.as_json()["title"]

``supposing`` changes the law, ``effects`` measures what a sharing does to votes, ``studies`` puts them together;
``telling``, ``sheets`` and ``pictures`` are the three ways out.
"""

from saylau.lab.whatif.effects import SOURCES, Effects, Paradox, effects_of, root
from saylau.lab.whatif.studies import Study
from saylau.lab.whatif.supposing import TITLE, WhatIf, changes_from, sweep, values_from, what_if

__all__ = [
    "SOURCES",
    "TITLE",
    "Effects",
    "Paradox",
    "Study",
    "WhatIf",
    "changes_from",
    "effects_of",
    "root",
    "sweep",
    "values_from",
    "what_if",
]
