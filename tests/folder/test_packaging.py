"""Each folder carries its description as a data package, and the description is that of the sheets as they are."""

import csv
import json

import pytest

from house.floorplan import REPO
from saylau.folder import describe

FOLDERS = sorted(path.parent for path in (REPO / "elections").glob("*/election.toml"))


@pytest.fixture(params=FOLDERS, ids=lambda folder: folder.name)
def folder(request):
    return request.param


def package_of(folder):
    return json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))


def test_the_committed_description_is_that_of_the_sheets(folder):
    assert (folder / "datapackage.json").read_text(encoding="utf-8") == describe(folder, folder.name)


def test_every_described_sheet_is_there_with_its_columns(folder):
    for resource in package_of(folder)["resources"]:
        with (folder / resource["path"]).open(encoding="utf-8", newline="") as sheet:
            header = next(csv.reader(sheet))
        assert [field["name"] for field in resource["schema"]["fields"]] == header


def test_every_cell_is_of_the_kind_described(folder):
    kinds = {"integer": r"-?[0-9]+", "number": r"-?[0-9]+(\.[0-9]+)?", "date": r"[0-9]{4}-[0-9]{2}-[0-9]{2}"}
    import re

    for resource in package_of(folder)["resources"]:
        fields = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
        with (folder / resource["path"]).open(encoding="utf-8", newline="") as sheet:
            wrong = [
                (resource["path"], name, cell)
                for row in csv.DictReader(sheet)
                for name, cell in row.items()
                if cell and fields[name] != "string" and not re.fullmatch(kinds[fields[name]], cell)
            ]
        assert wrong == []


def test_a_primary_key_names_each_row_once(folder):
    for resource in package_of(folder)["resources"]:
        key = resource["schema"].get("primaryKey", [])
        with (folder / resource["path"]).open(encoding="utf-8", newline="") as sheet:
            keys = [tuple(row[name] for name in key) for row in csv.DictReader(sheet)]
        assert not key or len(set(keys)) == len(keys)


def test_generated_sheets_are_no_part_of_the_package(folder_of_2021):
    assert (folder_of_2021 / "protocols.csv").is_file()
    assert [each["path"] for each in json.loads(describe(folder_of_2021, "kz-2021"))["resources"]] == [
        "lists.csv",
        "parties/register.csv",
        "parties.csv",
        "published/totals.csv",
        "published/turnout.csv",
        "published/votes.csv",
    ]


def test_an_empty_cell_is_a_missing_value_and_never_zero(small):
    package = json.loads(describe(small, "small"))
    assert {tuple(each["schema"]["missingValues"]) for each in package["resources"]} == {("",)}


def test_what_is_a_number_and_what_is_text(small):
    package = json.loads(describe(small, "small"))
    (protocols,) = [each for each in package["resources"] if each["name"] == "protocols"]
    kinds = {field["name"]: field["type"] for field in protocols["schema"]["fields"]}
    asked = (
        "station",
        "typing",
        "typist",
        "voters",
        "votes:tan",
        "statement",
        "cause_1",
        "cause_1_number",
        "signed_at",
    )
    assert [kinds[name] for name in asked] == [
        "string",
        "integer",
        "string",
        "integer",
        "integer",
        "string",
        "string",
        "integer",
        "string",
    ]
