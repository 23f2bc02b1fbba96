"""Rolls of persons that never were: any size, from a seed, with planted faults whose rows are told.

    plan = RollPlan(members=20_000, parties=("tan",), seed="spring", on=date(2021, 1, 10))
    written = write_rolls(plan, law.load("kz").on(plan.on), Path("tan.csv"))

Names are put together by chance from a committed pool, numbers are in order by the law of the day, and every row says
*illustrative*. The same plan gives the same cells on every machine, and as CSV the same bytes (how workbooks and Parquet are
packed is the packer's): chance is a counter and whole numbers. Needs NumPy (``saylau[lab]``), for Parquet ``saylau[rolls]``.
"""

from importlib.util import find_spec

if find_spec("numpy") is None:
    raise ImportError("Invented rolls need the extra saylau[lab]: pip install 'saylau[lab]'.")

from saylau.lab.roll.catching import Caught, Report, as_markdown, catch
from saylau.lab.roll.facts import KINDS, Kind, RollPlan, profile
from saylau.lab.roll.writing import WrittenRoll, write_rolls

__all__ = [
    "KINDS",
    "Caught",
    "Kind",
    "Report",
    "RollPlan",
    "WrittenRoll",
    "as_markdown",
    "catch",
    "profile",
    "write_rolls",
]
