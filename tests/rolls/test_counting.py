"""Rolls become counts; nothing personal is left, and the engine is chosen by size."""

import json
import sys
from subprocess import run

import pytest

from rolls.makers import DAY, KEY, number, planted, row, write
from saylau.errors import BadCall, BadInput
from saylau.rolls import count_rolls, engine_for, examine, roll_facts
from saylau.rolls.counting import SMALL


def test_two_files_of_one_party_are_refused(tmp_path):
    paths = [write(tmp_path / "tan.csv", [row(1)]), write(tmp_path / "more.csv", [row(2)])]
    with pytest.raises(BadInput) as refusal:
        count_rolls(paths, DAY, key=KEY, parties=["tan", "tan"], engine="python")
    (problem,) = refusal.value.problems
    assert (problem.file, problem.rule, dict(problem.more)) == (
        "more.csv",
        "party_has_two_rolls",
        {"party": "tan", "first": "tan.csv"},
    )


def test_each_roll_has_a_key_or_none_has(tmp_path):
    paths = [write(tmp_path / "tan.csv", [row(1)]), write(tmp_path / "samal.csv", [row(2)])]
    with pytest.raises(BadCall) as refusal:
        count_rolls(paths, DAY, key=KEY, parties=["tan"])
    assert refusal.value.key == "keys_and_rolls_differ"


def test_counts_say_what_was_compared(tmp_path):
    paths = [write(tmp_path / "tan.csv", [row(1), row(2)]), write(tmp_path / "samal.csv", [row(2), row(3)])]
    counted = count_rolls(paths, DAY, key=KEY)
    assert counted.engine == "python"
    tan = counted.counts["tan"]
    assert (tan.beside, tan.lists, tan.persons, tan.key) == (("samal",), (), 2, KEY.name)
    assert examine(tan, DAY, of="spring").subject == "roll/spring/tan"


def test_duckdb_and_python_come_to_the_same_counts(tmp_path):
    pytest.importorskip("ibis")
    paths = [write(tmp_path / "tan.csv", planted(1, 500, 200)), write(tmp_path / "samal.csv", planted(2, 500, 200))]
    one, two = (count_rolls(paths, DAY, key=KEY, engine=engine) for engine in ("python", "duckdb"))
    assert one.counts == two.counts
    assert one.rows == two.rows


def test_kept_rolls_are_counted_again_without_their_source(tmp_path):
    pytest.importorskip("ibis")
    path, kept = write(tmp_path / "tan.csv", planted(1, 300, 200)), tmp_path / "kept"
    kept.mkdir()
    first = count_rolls([path], DAY, key=KEY, engine="duckdb", keep=kept)
    path.unlink()
    assert sorted(each.name for each in kept.iterdir()) == ["tan.parquet"]
    assert count_rolls([kept / "tan.parquet"], DAY, key=KEY).counts == first.counts
    assert count_rolls([kept / "tan.parquet"], DAY, key=KEY, engine="python").counts == first.counts


def test_no_fact_of_the_record_names_anybody(tmp_path):
    rows = planted(1, 300, 100)
    counted = count_rolls([write(tmp_path / "tan.csv", rows)], DAY, key=KEY)
    told = json.dumps(roll_facts(counted.counts["tan"])) + json.dumps(examine(counted.counts["tan"], DAY).as_json())
    for each in rows:
        for cell in (each["iin"], each["surname"], each["given"], each["born"]):
            assert len(cell) < 4 or cell not in told
    assert KEY.person(number(1)).hex() not in told


def test_size_chooses_the_engine(tmp_path):
    pytest.importorskip("ibis")
    path = tmp_path / "tan.csv"
    path.write_bytes(b"x" * SMALL)
    assert engine_for([path]) == "python"
    path.write_bytes(b"x" * (SMALL + 1))
    assert engine_for([path]) == "duckdb"
    assert engine_for([tmp_path / "tan.parquet"]) == "duckdb"


def test_the_room_is_entered_without_an_extra():
    heavy = ("ibis", "duckdb", "pyarrow", "numpy", "pyspark", "splink")
    code = f"import sys, saylau.rolls; sys.exit(' '.join(m for m in {heavy} if m in sys.modules))"
    assert run([sys.executable, "-c", code], capture_output=True, text=True, check=False).stderr.strip() == ""


def test_a_missing_extra_is_named(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(BadCall) as refusal:
        count_rolls([write(tmp_path / "tan.csv", [row(1)])], DAY, key=KEY, engine="duckdb")
    assert (refusal.value.key, refusal.value.blanks["extra"]) == ("needs_the_extra_for_rolls", "rolls")
