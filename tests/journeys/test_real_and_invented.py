"""Real and invented never mix: the example names nothing real, and says in every row that it is invented."""

import csv

from house.floorplan import REPO
from saylau.folder import law_of, read

EXAMPLE = REPO / "elections" / "example"
REAL = sorted(path.parent for path in (REPO / "elections").glob("*/election.toml") if path.parent != EXAMPLE)


def rows(path):
    with path.open(encoding="utf-8", newline="") as sheet:
        return list(csv.DictReader(sheet))


def test_every_row_of_the_example_says_that_it_is_illustrative():
    silent = [
        (path.relative_to(EXAMPLE).as_posix(), number)
        for path in sorted(EXAMPLE.rglob("*.csv"))
        for number, row in enumerate(rows(path), 2)
        if row["note"].partition(";")[0] != "illustrative"
    ]
    assert silent == []


def test_no_party_of_the_example_is_a_party_of_a_real_election():
    real = [party for folder in REAL for party in read(folder).parties.values()]
    invented = read(EXAMPLE).parties.values()
    assert {each.key for each in invented} & {each.key for each in real} == set()
    names = {name.casefold() for each in real for name in each.names.values()}
    assert [each.key for each in invented for name in each.names.values() if name.casefold() in names] == []


def test_no_region_of_the_example_is_a_region_of_the_country():
    example = read(EXAMPLE)
    regions = {row["region"] for path in EXAMPLE.rglob("stations.csv") for row in rows(path)}
    assert regions == {"sary_arqa", "kok_tobe", "abroad"}
    assert regions & {region.key for region in law_of(example).regions} == set()


def test_the_example_says_that_it_is_invented_and_no_real_election_does():
    assert read(EXAMPLE).invented is True
    assert [read(folder).id for folder in REAL if read(folder).invented] == []


def test_the_example_is_small():
    own = [path for path in EXAMPLE.rglob("*") if "record" not in path.relative_to(EXAMPLE).parts]
    assert sum(path.stat().st_size for path in own) < 260_000


def test_sheets_end_their_lines_as_text_files_do():
    marked = [path for folder in (EXAMPLE, *REAL) for path in folder.rglob("*.csv") if b"\r" in path.read_bytes()]
    assert marked == []
