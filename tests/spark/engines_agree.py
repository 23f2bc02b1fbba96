"""One roll with planted faults through DuckDB, Spark and plain Python: equal to the unit, and to what was planted.

``make spark`` runs it in an environment of its own, with Java. Its name keeps it out of ``make test``.
"""

from __future__ import annotations

import os
import sys
from datetime import date

import pytest

from saylau import law
from saylau.lab.roll import RollPlan, write_rolls
from saylau.lab.roll.catching import CHECKS
from saylau.lab.roll.writing import barred_path
from saylau.rolls import Terms, bad_rows, ingest, last_birth, one_time_key, read_barred, run_checks
from saylau.rolls.checks import BITS

DAY = date(2021, 1, 10)
PARTIES = ("tan", "samal", "koktem")
ENGINES = ("duckdb", "spark", "python")
HEADER = "iin,surname,given,patronymic,born,sex,region,joined\n"
BESIDE = {
    # Two rolls that share a person with each other and with nobody else, and a file with hardly any column.
    "bulaq": HEADER + ",,,,,,,\n900101300010,Кенов,Болат,,,,almaty,31.12.2020\n900101300010,Кенов,Болат,,,,almaty,\n",
    "terek": HEADER + "900101300010,Кенов,Болат,,,,abai,01/10/2020\nх,Серік,,,30.02.1980,,nowhere,2021-02-30\n",
    "empty": "iin,surname,region\n",
    "bare": "iin,name,region\n900101300010,Кенов Болат,almaty\n,,\n",
}


@pytest.fixture(scope="session", autouse=True)
def session():
    """One Spark session of two cores for everything: each takes twenty seconds to begin."""
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    from pyspark.sql import SparkSession

    made = (
        SparkSession.builder.master("local[2]")
        .appName("saylau-engines-agree")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "4")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.driver.memory", "2g")
        .getOrCreate()
    )
    made.sparkContext.setLogLevel("ERROR")
    yield made
    made.stop()


@pytest.fixture(scope="session")
def planted(tmp_path_factory):
    """Three rolls with every fault planted, and the list of the barred."""
    folder = tmp_path_factory.mktemp("planted")
    plan = RollPlan(members=20_000, parties=PARTIES, seed="engines agree", on=DAY)
    return write_rolls(plan, law.load("kz").on(DAY), folder / "roll.csv"), barred_path(folder / "roll.csv")


@pytest.fixture(scope="session")
def checked(planted, tmp_path_factory):
    """What each engine found in the planted rolls."""
    written, barred = planted
    return compared([(each.path, each.party) for each in written], tmp_path_factory, barred)


@pytest.fixture(scope="session")
def beside(tmp_path_factory):
    """What each engine found in rolls written by hand."""
    folder = tmp_path_factory.mktemp("by_hand")
    for party, text in BESIDE.items():
        (folder / f"{party}.csv").write_text(text, encoding="utf-8")
    return compared([(folder / f"{party}.csv", party) for party in BESIDE], tmp_path_factory, None)


def compared(files, tmp_path_factory, barred):
    wordings, key = law.load("kz").on(DAY), one_time_key()
    read = tmp_path_factory.mktemp("read")
    rolls = [ingest(path, wordings, key=key, party=party, to=read / f"{party}.parquet") for path, party in files]
    listed = read_barred(barred, wordings, key=key) if barred else None
    terms = Terms(DAY, last_birth(DAY, wordings["party.member.age_min"].whole))
    return {
        engine: run_checks(rolls, terms, engine=engine, barred=listed, workspace=tmp_path_factory.mktemp(engine))
        for engine in ENGINES
    }


@pytest.mark.parametrize("engine", ENGINES[:2])
@pytest.mark.parametrize("told", ["checked", "beside"])
def test_an_engine_counts_as_the_oracle_does_for_each_party_region_and_check(engine, told, request):
    found = request.getfixturevalue(told)
    assert found[engine].parties == found["python"].parties


@pytest.mark.parametrize("engine", ENGINES[:2])
@pytest.mark.parametrize("told", ["checked", "beside"])
def test_an_engine_names_the_rows_that_the_oracle_names(engine, told, request):
    found = request.getfixturevalue(told)
    assert list(bad_rows(found[engine])) == list(bad_rows(found["python"]))
    assert found[engine].rows == found["python"].rows


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("kind", CHECKS)
def test_every_planted_fault_is_caught(engine, kind, planted, checked):
    masks = {(party, row): mask for party, row, mask in bad_rows(checked[engine])}
    faults = [each for written in planted[0] for each in written.planted if each.kind == kind]
    assert faults
    for each in faults:
        rows = [(each.party, each.row), (each.other_party, each.other_row)]
        assert any(masks.get(row, 0) & BITS[CHECKS[kind]] for row in rows)


@pytest.mark.parametrize("engine", ENGINES)
def test_no_row_in_order_is_called_bad(engine, planted, checked):
    explained = set()
    for written in planted[0]:
        for each in written.planted:
            explained |= {(each.party, each.row), (each.other_party, each.other_row)}
    assert {(party, row) for party, row, _ in bad_rows(checked[engine])} - explained == set()
