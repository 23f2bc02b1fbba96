"""What is planted is caught, and what is in order is left alone."""

from __future__ import annotations

from datetime import date

import pytest

pytest.importorskip("splink")

from saylau import law
from saylau.lab.roll import KINDS, Caught, Report, RollPlan, as_markdown, catch, write_rolls
from saylau.lab.roll.catching import CHECKS

DAY = date(2021, 1, 10)
LAW = law.load("kz").on(DAY)


@pytest.mark.filterwarnings("ignore:fetch_arrow_table")  # Ibis 12 asks DuckDB 2 by the old name
@pytest.mark.parametrize(("ending", "engine"), [(".csv", "python"), (".xlsx", "duckdb"), (".parquet", "duckdb")])
def test_every_planted_fault_is_caught_and_nothing_else(tmp_path, ending, engine):
    plan = RollPlan(5_000, ("tan", "samal", "koktem"), "caught", DAY)
    path = tmp_path / f"roll{ending}"
    report = catch(plan, write_rolls(plan, LAW, path), LAW, path, engine=engine)
    assert report.false_alarms == 0
    assert [each.kind for each in report.caught] == [kind.key for kind in KINDS]
    assert [each for each in report.caught if each.caught != each.planted] == []
    assert all(each.planted >= 2 for each in report.caught)


def test_only_what_was_planted_is_reported(tmp_path):
    plan = RollPlan(2_000, ("tan",), "caught", DAY, "under_age,twice")
    path = tmp_path / "roll.csv"
    report = catch(plan, write_rolls(plan, LAW, path), LAW, path, engine="python")
    assert report == Report(
        (Caught("under_age", "under_age", 1, 1), Caught("twice", "twice_in_the_roll", 3, 3)), false_alarms=0
    )


def test_each_kind_has_its_check_and_one_is_a_likeness():
    assert {kind.key for kind in KINDS} - set(CHECKS) == {"typed_again"}


def test_the_table_of_the_docs():
    report = Report((Caught("twice", "twice_in_the_roll", 1_500, 1_499),), 0)
    assert as_markdown(report).splitlines()[-1] == (
        "| the same person twice in the roll | `twice_in_the_roll` | 1,500 | 1,499 |"
    )
