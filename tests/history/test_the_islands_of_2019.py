"""The seven island councils of the Canaries, 26 May 2019: 2,825 real polling tables, from the table to the seats.

The tables lie beside the repository in ``data/``, the official figures in ``facts/`` of the folder that ``SAYLAU_SHARED``
names (``../shared`` by default), and are never copied into it.
"""

import os
import shutil
import time
from pathlib import Path

import pytest
import yaml

from house.floorplan import REPO
from saylau.folder import import_tables, law_of, read, record, run, settle_contest, tally_contest, verify_folder
from saylau.folder.comparing import Ours, compare
from saylau.ruling import Outcome, Verdict
from saylau.tabulation import Base, to_share
from saylau.tabulation.bases import number_of

SHARED = Path(os.environ.get("SAYLAU_SHARED", REPO.parent / "shared"))
TABLES = SHARED / "data" / "es-canarias-cabildos-2019-tables.csv.gz"
FACTS = SHARED / "facts" / "es-cabildos-2019.yaml"
FOLDER = REPO / "elections" / "es-cabildos-2019"

pytestmark = pytest.mark.skipif(
    not (TABLES.is_file() and FACTS.is_file()), reason=f"the polling tables are not beside the repository: no {TABLES}"
)

ISLANDS = {
    "gran-canaria": "Gran Canaria",
    "lanzarote": "Lanzarote",
    "fuerteventura": "Fuerteventura",
    "tenerife": "Tenerife",
    "la-palma": "Palma, La",
    "la-gomera": "Gomera, La",
    "el-hierro": "Hierro, El",
}
AGREE = [name for name in ISLANDS if name != "gran-canaria"]


@pytest.fixture(scope="module")
def official():
    """The official figures, by the id of the contest; the lists by the code of the source."""
    told = {each["island"]: each for each in yaml.safe_load(FACTS.read_text(encoding="utf-8"))["islands"]}
    return {name: told[island] for name, island in ISLANDS.items()}


@pytest.fixture(scope="module")
def election(tmp_path_factory):
    """The folder with the tables imported."""
    folder = tmp_path_factory.mktemp("elections") / "es-cabildos-2019"
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("contests", "record"))
    began = time.perf_counter()
    done = import_tables(read(folder), TABLES)
    assert time.perf_counter() - began < 20, "44,238 rows take less than a second where nothing else runs"
    assert sum(done.stations.values()) == 2_825
    return read(folder)


@pytest.fixture(scope="module")
def tallies(election):
    """Every island added up from its tables."""
    law = law_of(election)
    return {
        each.id: tally_contest(election, each, law, *settle_contest(election, each, law)) for each in election.contests
    }


@pytest.fixture(scope="module")
def codes(election):
    """The code of a list in the source → its code on the ballot, as the folder's own map has it."""
    import tomllib

    told = tomllib.loads((election.path / "tables.toml").read_text(encoding="utf-8"))
    return told["list"]["values"]


def compared(election, tally, contest):
    """The findings on the totals, held against what was published; seats apart."""
    nation = tally.nation
    ours = Ours({name: votes.value for name, votes in nation.votes.items()}, nation.number, None, 0)
    return compare("published/es", contest.published, ours, law_of(election))


def test_the_folder_says_what_the_official_figures_say(election, official, codes):
    for contest in election.contests:
        told = official[contest.id]
        assert dict(contest.published.votes) == {codes[each["code"]]: each["votes"] for each in told["lists"]}
        assert dict(contest.published.seats) == {codes[each["code"]]: each["seats"] for each in told["lists"]}
        assert contest.published.totals == {
            "votes_for_lists": told["list_votes"],
            "blank": told["blank"],
            "valid": told["valid"],
            "invalid": told["invalid"],
        }


def test_the_seats_of_every_island_stand_in_the_law(election, official):
    seats = law_of(election)["system.seats.by_constituency"].table
    assert seats == {name: told["seats"] for name, told in official.items()}


@pytest.mark.parametrize("island", ISLANDS)
def test_every_polling_table_is_counted_and_stands(tallies, official, island):
    tally, told = tallies[island], official[island]
    assert (tally.nation.registered, tally.nation.counted, tally.nation.waiting) == (told["tables"], told["tables"], 0)
    assert tally.nation.number("list_at_closing") == told["electorate"]
    assert tally.ruling().verdict is Verdict.STANDS


@pytest.mark.parametrize("island", AGREE)
def test_six_islands_balance(election, tallies, official, codes, island):
    contest = next(each for each in election.contests if each.id == island)
    nation, told = tallies[island].nation, official[island]
    votes = {name: each.value for name, each in nation.votes.items()}
    assert votes == {codes[each["code"]]: each["votes"] for each in told["lists"]}
    assert (nation.number("blank"), nation.number("invalid")) == (told["blank"], told["invalid"])
    assert number_of(nation, Base.VOTES_FOR_LISTS) == told["list_votes"]
    assert number_of(nation, Base.VOTES_FOR_LISTS_AND_BLANK) == told["valid"]
    ruling = compared(election, tallies[island], contest)
    assert {each.outcome for each in ruling.findings} == {Outcome.MET}
    assert len(ruling.findings) == len(told["lists"]) + 2
    assert ruling.verdict is Verdict.STANDS


def test_in_gran_canaria_every_difference_is_named(election, tallies, official, codes):
    told = official["gran-canaria"]["tables_minus_official"]
    expected = {codes[each["code"]]: (each["official"], each["tables"]) for each in told["lists"]}
    expected |= {"blank": (3_805, told["tables_blank"]), "invalid": (3_045, told["tables_invalid"])}
    ruling = compared(election, tallies["gran-canaria"], election.contests[0])
    differ = [each for each in ruling.findings if each.outcome is Outcome.PERSON]
    assert {each.where: (int(each.required), int(each.found)) for each in differ} == expected
    assert {each.where for each in ruling.findings} - set(expected) == {"pcpc", "rdg", "mas-por-gra"}
    assert ruling.verdict is Verdict.WAITS


def test_in_gran_canaria_the_differences_are_708_210_and_19(tallies):
    nation = tallies["gran-canaria"].nation
    assert number_of(nation, Base.VOTES_FOR_LISTS) - 363_690 == 708
    assert nation.number("blank") - 3_805 == 210
    assert nation.number("invalid") - 3_045 == 19


def test_what_is_shared_out_has_the_blank_ballots(election, tallies):
    nation = tallies["el-hierro"].nation
    known = to_share({name: each.value for name, each in nation.votes.items()}, nation.number, law_of(election))
    assert (sum(known.votes.values()), known.blank, known.against_all, known.took_part) == (6_276, 36, None, None)


def test_the_run_gives_the_official_seats_and_waits_for_gran_canaria_alone(election, official, codes):
    result = run(election)
    for each in result.contests:
        told = official[each.contest.id]
        assert {name: seats for name, seats in each.seats.items() if seats} == {
            codes[one["code"]]: one["seats"] for one in told["lists"] if one["seats"]
        }
        assert each.verdict is (Verdict.STANDS if each.contest.id in AGREE else Verdict.WAITS), each.contest.id
    assert result.verdict is Verdict.WAITS


def test_its_record_is_made_again_from_the_sealed_facts_alone(election):
    record(election)
    verified = verify_folder(election.path)
    assert (verified.all_problems, verified.holds) == ((), True)
    shutil.rmtree(election.path / "record")


def test_the_command_says_per_list_what_differs(saylau, election):
    code, said, _ = saylau("run", election.path)
    assert code == 1
    for line in (
        "PP: published 65,490, counted 65,649, difference +159",
        "All lists together: published 363,690, counted 364,398, difference +708",
        "Blank ballots: published 3,805, counted 4,015, difference +210",
        "Invalid ballots: published 3,045, counted 3,064, difference +19",
    ):
        assert said.count(line) == 1
    assert said.count("difference") == 13 + 3
