"""The engines find the same to the unit: counts, regions, first rows and every bad row."""

import random
from datetime import date

import pytest

from rolls.makers import DAY, KEY, number, planted, row, write
from saylau.errors import BadCall
from saylau.rolls import Terms, bad_rows, ingest, read_barred, run_checks
from saylau.rolls.checks import BITS

TERMS = Terms(DAY.day, date(2003, 1, 10))


def plain(tmp_path, barred=None, **parties):
    rolls = [ingest(write(tmp_path / f"{name}.csv", rows), DAY, key=KEY) for name, rows in parties.items()]
    return run_checks(rolls, TERMS, engine="python", barred=barred)


def by(engine, tmp_path, barred=None, **parties):
    folder = tmp_path / engine
    folder.mkdir()
    rolls = [
        ingest(write(tmp_path / f"{name}.csv", rows), DAY, key=KEY, to=tmp_path / f"{name}.parquet")
        for name, rows in parties.items()
    ]
    return run_checks(rolls, TERMS, engine=engine, barred=barred, workspace=folder)


def masks(checked):
    names = {bit: name for name, bit in BITS.items()}
    return {(party, row): {name for bit, name in names.items() if mask & bit} for party, row, mask in bad_rows(checked)}


def barred_list(tmp_path, seed=0):
    draw = random.Random(seed)
    kinds = ("judges", "military_personnel", "foreigner", "deceased")
    told = [f"{number(draw.randrange(300))},{draw.choice(kinds)}" for _ in range(60)]
    path = tmp_path / "barred.csv"
    path.write_text("iin,kind\n" + "\n".join(told) + "\n", encoding="utf-8")
    return read_barred(path, DAY, key=KEY)


@pytest.mark.parametrize("engine", ["duckdb", "spark"])
@pytest.mark.parametrize("is_listed", [True, False])
def test_an_engine_finds_what_the_oracle_finds(tmp_path, engine, is_listed):
    pytest.importorskip({"duckdb": "duckdb", "spark": "pyspark"}[engine])
    pytest.importorskip("ibis")
    parties = {"tan": planted(1, 900, 300), "samal": planted(2, 700, 500), "koktem": planted(3, 20, 400)}
    barred = barred_list(tmp_path) if is_listed else None
    oracle, told = plain(tmp_path, barred, **parties), by(engine, tmp_path, barred, **parties)
    assert told.parties == oracle.parties
    assert told.rows == oracle.rows
    assert list(bad_rows(told)) == list(bad_rows(oracle))
    used = {name for name, rows in oracle.parties["tan"].checks.items() if rows}
    listed = {"barred", "foreign", "deceased"}
    assert used == set(BITS) - (set() if is_listed else listed)


@pytest.mark.parametrize("seed", range(3))
def test_duckdb_finds_what_the_oracle_finds_in_one_roll(tmp_path, seed):
    pytest.importorskip("ibis")
    rows = planted(seed + 10, 400, 60)
    oracle, told = plain(tmp_path, tan=rows), by("duckdb", tmp_path, tan=rows)
    assert (told.parties, told.rows, list(bad_rows(told))) == (oracle.parties, oracle.rows, list(bad_rows(oracle)))


def test_a_roll_without_a_bad_row_has_none_by_either(tmp_path):
    pytest.importorskip("ibis")
    rows = [row(each) for each in range(30)]
    for checked in (plain(tmp_path, tan=rows), by("duckdb", tmp_path, tan=rows)):
        assert list(bad_rows(checked)) == []
        assert checked.rows == {}
        assert (checked.parties["tan"].members, checked.parties["tan"].contested) == (30, 0)


def test_a_person_counts_once_at_the_first_row_that_is_clean(tmp_path):
    rows = [row(1, joined="2022-01-01", region="almaty"), row(1, region="astana"), row(1, region="aktobe")]
    checked = plain(tmp_path, tan=rows)
    regions = checked.parties["tan"].regions
    assert {key: each.members for key, each in regions.items()} == {"almaty": 0, "astana": 1, "aktobe": 0}
    assert masks(checked) == {
        ("tan", 2): {"joined_after_the_filing"},
        ("tan", 3): {"twice_in_the_roll"},
        ("tan", 4): {"twice_in_the_roll"},
    }


def test_a_person_in_two_rolls_is_contested_in_both_and_shared(tmp_path):
    checked = plain(tmp_path, tan=[row(1), row(2), row(1)], samal=[row(1), row(3)])
    tan, samal = checked.parties["tan"], checked.parties["samal"]
    assert (tan.members, tan.contested, dict(tan.shared)) == (1, 1, {"samal": 1})
    assert (samal.members, samal.contested, dict(samal.shared)) == (1, 1, {"tan": 1})
    assert tan.checks["in_two_parties"] == 2


def test_a_bad_row_in_another_roll_still_makes_a_member_contested(tmp_path):
    checked = plain(tmp_path, tan=[row(1)], samal=[row(1, joined="2022-01-01")])
    assert (checked.parties["tan"].contested, checked.parties["samal"].contested) == (1, 0)


def test_who_has_no_number_in_order_is_never_twice_nor_elsewhere(tmp_path):
    checked = plain(tmp_path, tan=[row(1, iin=""), row(1, iin="")], samal=[row(1, iin="")])
    assert checked.parties["tan"].checks["twice_in_the_roll"] == 0
    assert masks(checked)["tan", 2] == {"iin_missing", "birth_unknown"}


@pytest.mark.parametrize(
    ("changes", "checks"),
    [
        ({"joined": "2021-01-10"}, set()),
        ({"joined": "2021-01-11"}, {"joined_after_the_filing"}),
        ({"joined": ""}, {"joined_unknown"}),
        ({"joined": "01/10/2020"}, {"joined_unknown"}),
        ({"iin": number(0, date(2003, 1, 10))}, set()),
        ({"iin": number(0, date(2003, 1, 11))}, {"under_age"}),
        ({"iin": "12"}, {"iin_invalid", "birth_unknown"}),
        ({"iin": "12", "born": "1980-01-01"}, {"iin_invalid"}),
        ({"region": ""}, {"region_unknown"}),
        ({"region": "abai"}, {"region_unknown"}),
        ({"surname": "", "given": ""}, {"name_missing"}),
        ({"surname": ""}, set()),
        ({"sex": "?"}, set()),
    ],
)
def test_each_check_speaks_against_its_own_rows(tmp_path, changes, checks):
    told = masks(plain(tmp_path, tan=[row(1, **changes)]))
    assert told == ({("tan", 2): checks} if checks else {})


def test_a_column_of_joining_that_is_not_there_speaks_against_nobody(tmp_path):
    path = write(tmp_path / "tan.csv", [row(1)], ("iin", "surname", "region"))
    checked = run_checks([ingest(path, DAY, key=KEY)], TERMS, engine="python")
    assert list(bad_rows(checked)) == []


def test_a_list_says_why_and_by_number_or_mark(tmp_path):
    path = tmp_path / "barred.csv"
    path.write_text(
        f"iin,person,kind\n{number(1)},,judges\n,{KEY.person(number(2)).hex()},foreigner\n{number(1)},,deceased\n"
        f"{number(3)},,president_of_the_republic\n12,,judges\n",
        encoding="utf-8",
    )
    barred = read_barred(path, DAY, key=KEY)
    assert dict(barred.persons) == {
        KEY.person(number(1)): frozenset({"barred", "deceased"}),
        KEY.person(number(2)): frozenset({"foreign"}),
    }
    assert barred.checks == {"barred", "deceased", "foreign"}
    assert [(each.row, each.rule) for each in barred.problems] == [
        (5, "kind_of_bar_unknown"),
        (6, "barred_without_number"),
    ]
    told = masks(plain(tmp_path, barred, tan=[row(1), row(2), row(3)]))
    assert told == {("tan", 2): {"barred", "deceased"}, ("tan", 3): {"foreign"}}


def test_an_engine_that_is_none_is_refused(tmp_path):
    roll = ingest(write(tmp_path / "tan.csv", [row(1)]), DAY, key=KEY)
    with pytest.raises(BadCall) as refusal:
        run_checks([roll], TERMS, engine="abacus")
    assert refusal.value.key == "no_engine"
