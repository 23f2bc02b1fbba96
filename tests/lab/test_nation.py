"""A generated nation: what was published comes out, what is invented fires no rule, and the bytes are the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from house.floorplan import REPO
from saylau import law
from saylau.errors import BadCall, BadInput
from saylau.lab import check, nation, nation_of, read_plan, write_nation
from saylau.lab.facts import Plan
from saylau.protocols import load_form, read_protocols, settle
from saylau.ruling import Outcome, Verdict
from saylau.stations import read_stations
from saylau.tabulation import Certified, Counted, Evidence, Status, add_up, turnout

FOLDER = REPO / "elections" / "kz-2021"
LISTS = ("list_a", "list_b", "list_c", "list_d")


@pytest.fixture(scope="module")
def plan():
    return read_plan(FOLDER / "generated.toml")


@pytest.fixture(scope="module")
def kazakhstan(plan):
    return nation(plan)


def settled(made, day):
    pairs = zip(made.protocols(1), made.protocols(2), made.stations, strict=True)
    return [settle(one, two, station, day, election=made.plan.election) for one, two, station in pairs]


def counted(settlements):
    return [Counted(each.station, each.protocol, each.ruling.verdict) for each in settlements]


@pytest.fixture(scope="module")
def settlements(kazakhstan, plan):
    return settled(kazakhstan, law.load("kz").on(plan.on))


@pytest.fixture(scope="module")
def tally(settlements, kazakhstan, plan):
    evidence = Evidence(printed=plan.printed, stock=kazakhstan.stock, certified=Certified("statement"))
    day = law.load("kz").on(plan.on)
    return add_up(counted(settlements), kazakhstan.stations, day, election="kz-2021", evidence=evidence)


def test_no_rule_fires_at_any_station_of_a_real_election(settlements):
    assert len(settlements) == 10_061
    assert [(each.station.code, each.fired, each.hidden) for each in settlements if each.fired or each.hidden] == []
    assert {each.code for one in settlements for each in one.information} == {"S.101"}
    assert {each.ruling.verdict for each in settlements} == {Verdict.STANDS}


def test_no_rule_over_several_stations_fires(tally):
    assert [each for each in tally.findings if each.outcome is not Outcome.MET] == []
    assert [each.rule for each in tally.findings] == [
        "K.702", "K.703", "K.704", "K.707", "S.115", "S.116", "S.118",
    ]  # fmt: skip
    assert tally.status is Status.FINAL


def test_the_published_figures_of_the_nation_come_out_exactly(tally):
    votes = {name: votes.value for name, votes in tally.nation.votes.items()}
    assert votes == {"npk": 659_019, "nur_otan": 5_148_074, "auyl": 383_023, "ak_zhol": 792_828, "adal": 258_618}
    assert tally.nation.number("valid") == 7_241_562
    assert tally.nation.number("voters") == 7_539_280
    assert tally.nation.number("list_at_closing") == 11_919_241
    assert tally.nation.number("voters") - tally.nation.number("valid") == 297_718


def test_turnout_of_each_region_is_within_the_rounding_of_what_was_published(tally, plan):
    for total, region in zip(tally.totals.regions, plan.regions, strict=True):
        assert abs(turnout(total).fraction - Fraction(region.turnout, 1_000)) <= Fraction(1, 2_000)


def test_stations_and_commissions_are_as_many_as_published(kazakhstan):
    stations = kazakhstan.stations
    assert len({each.code for each in stations}) == 10_061
    assert len({each.commission for each in stations}) == 232
    assert sum(each.is_abroad for each in stations) == 66


def test_the_print_run_is_the_published_one_and_the_stock_what_is_left(kazakhstan, plan):
    assert plan.printed == 12_038_433
    assert kazakhstan.stock == 84_279


def test_the_files_have_the_bytes_that_the_plan_promises_and_say_illustrative(kazakhstan, plan, tmp_path):
    written = write_nation(kazakhstan, tmp_path)
    assert check(plan, written) == ()
    assert {each.path.name: each.sha256 for each in written} == plan.checksums
    for each in written:
        rows = each.path.read_text(encoding="utf-8").splitlines()
        assert {row.rpartition(",")[2] for row in rows[1:]} == {"illustrative"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["protocols.csv", "stations.csv"]


def test_other_bytes_are_named(plan, tmp_path):
    smaller = nation(nation_of(stations=20, lists=LISTS, seed=1))
    assert check(plan, write_nation(smaller, tmp_path)) == ("stations.csv", "protocols.csv")


def test_every_list_of_what_is_invented_stands_in_three_languages(plan):
    assert len(plan.invented) == 8
    assert {frozenset(each) for each in plan.invented} == {frozenset(("kk", "ru", "en"))}


def test_what_is_written_reads_back_as_it_was(tmp_path):
    made = nation(nation_of(stations=60, lists=LISTS, seed=5, against_all=True))
    write_nation(made, tmp_path)
    stations, problems = read_stations(tmp_path / "stations.csv", LISTS, {})
    protocols, wrong = read_protocols(tmp_path / "protocols.csv", load_form("kz-2021-working"), LISTS)
    assert (problems, wrong) == ([], [])
    assert tuple(stations) == made.stations
    assert protocols[::2] == list(made.protocols(1))
    assert protocols[1::2] == list(made.protocols(2))


def test_the_two_typings_are_by_two_people_and_say_the_same():
    made = nation(nation_of(stations=40, lists=LISTS, seed=5))
    for one, two in zip(made.protocols(1), made.protocols(2), strict=True):
        assert one.typist != two.typist
        assert replace(two, typing=1, typist=one.typist) == one


@pytest.mark.parametrize("stations", [1, 7, 150, 1_000])
def test_an_invented_country_of_any_size_stands_with_votes_against_all(stations):
    made = nation(nation_of(stations=stations, lists=LISTS, seed=stations, against_all=True))
    day = law.load("kz").on(date(2023, 3, 19))
    own = settled(made, day)
    assert [(each.station.code, each.fired) for each in own if each.fired] == []
    result = add_up(counted(own), made.stations, day, election="invented")
    assert {name: votes.value for name, votes in result.nation.votes.items()} == dict(made.plan.votes)
    assert result.nation.number("against_all") == made.plan.against_all
    assert [each for each in result.findings if each.outcome is Outcome.BROKEN] == []


def test_the_same_plan_gives_the_same_nation_and_another_seed_another():
    plan = nation_of(stations=50, lists=LISTS, seed=5)
    assert nation(plan) == nation(plan)
    assert nation(plan).figures != nation(replace(plan, seed=6)).figures


def test_no_two_stations_of_a_nation_have_equal_blocks():
    made = nation(nation_of(stations=3_000, lists=("list_a", "list_b"), seed=5))
    blocks = [each.votes for each in made.figures if sum(each.votes) >= 100]
    assert len(set(blocks)) == len(blocks)


def test_a_plan_whose_parts_are_not_its_voters_is_refused():
    plan = nation_of(stations=10, lists=LISTS, seed=1)
    with pytest.raises(BadCall):
        replace(plan, invalid=plan.invalid + 1)


def test_a_plan_with_a_turnout_that_its_voters_cannot_have_is_refused():
    plan = nation_of(stations=20, lists=LISTS, seed=1)
    more = replace(plan, voters=plan.voters + 500, votes={**plan.votes, "list_a": plan.votes["list_a"] + 500})
    with pytest.raises(BadCall):
        nation(more)


@pytest.mark.parametrize(
    ("change", "column"),
    [
        (("seed = ", "sed = "), "seed"),
        (("turnout = 728", "turnout = 72.8"), "region.akmola"),
        (("register = ", "registr = "), ""),
    ],
)
def test_a_damaged_plan_is_refused_with_its_place(tmp_path, change, column):
    path = tmp_path / "generated.toml"
    path.write_text((FOLDER / "generated.toml").read_text(encoding="utf-8").replace(*change), encoding="utf-8")
    with pytest.raises(BadInput) as refused:
        read_plan(path)
    (problem,) = refused.value.problems
    assert (problem.file, problem.rule) == ("generated.toml", "key_is_missing")
    assert problem.column.startswith(column)


def test_a_plan_that_is_no_toml_is_refused(tmp_path):
    path = tmp_path / "generated.toml"
    path.write_text("seed = = 1", encoding="utf-8")
    with pytest.raises(BadInput) as refused:
        read_plan(path)
    assert [each.rule for each in refused.value.problems] == ["not_toml"]


def test_a_writing_that_breaks_off_leaves_the_old_file_and_no_draft(tmp_path, plan):
    made = nation(nation_of(stations=10, lists=LISTS, seed=1))
    write_nation(made, tmp_path)
    before = (tmp_path / "protocols.csv").read_bytes()
    broken = replace(made, figures=made.figures[:-1])
    with pytest.raises(ValueError, match="shorter"):
        write_nation(broken, tmp_path)
    assert (tmp_path / "protocols.csv").read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["protocols.csv", "stations.csv"]
    assert isinstance(plan, Plan)


def test_a_country_with_one_list_has_nothing_to_part():
    made = nation(nation_of(stations=20, lists=("list_a",), seed=1))
    assert sum(each.votes[0] for each in made.figures) == made.plan.votes["list_a"]
