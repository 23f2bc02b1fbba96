"""A new folder has every file with its header; ``run`` accepts it, and it waits."""

import json
from datetime import date

import pytest

from saylau.errors import BadInput
from saylau.folder import open_folder, read, run

DAY = date(2023, 3, 19)
BALLOT = ("tan", "samal")


@pytest.fixture
def opened(tmp_path):
    folder = tmp_path / "spring"
    return folder, open_folder(folder, election_id="spring", law="kz", on=DAY, ballot=BALLOT)


def refused(path, **changes):
    asked = {"election_id": "spring", "law": "kz", "on": DAY, "ballot": BALLOT} | changes
    with pytest.raises(BadInput) as accident:
        open_folder(path, **asked)
    return [(each.column, each.rule, each.found) for each in accident.value.problems]


def test_a_new_folder_names_its_files(opened):
    folder, files = opened
    assert [path.name for path in files] == [
        "election.toml",
        "parties.csv",
        "lists.csv",
        "stations.csv",
        "protocols.csv",
        "decisions.csv",
        "datapackage.json",
    ]
    assert sorted(folder.iterdir()) == sorted(files)


def test_a_new_folder_is_read_and_waits(opened):
    folder, _ = opened
    election = read(folder)
    assert (election.id, election.law, election.on) == ("spring", "kz", DAY)
    assert (election.contests[0].ballot, election.contests[0].form) == (BALLOT, "kz-2021-working")
    assert run(election).verdict.value == "waits"


def test_a_party_has_a_name_to_fill_in_three_languages(opened):
    folder, _ = opened
    assert dict(read(folder).parties["tan"].names) == {
        "kk": "tan тізімінің атауы",
        "ru": "Название списка tan",
        "en": "Name of the list tan",
    }


def test_the_sheet_of_protocols_has_a_column_for_each_list(opened):
    folder, _ = opened
    header = (folder / "protocols.csv").read_text(encoding="utf-8").strip().split(",")
    assert [name for name in header if name.startswith("votes:")] == ["votes:tan", "votes:samal"]


def test_every_sheet_is_described(opened):
    folder, _ = opened
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert [each["path"] for each in package["resources"]] == [
        "decisions.csv",
        "lists.csv",
        "parties.csv",
        "protocols.csv",
        "stations.csv",
    ]


def test_an_empty_folder_may_be_filled(tmp_path):
    assert len(open_folder(tmp_path, election_id="spring", law="kz", on=DAY, ballot=BALLOT)) == 7


def test_a_folder_with_files_is_left_alone(tmp_path):
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    assert refused(tmp_path) == [("", "folder_is_not_empty", str(tmp_path))]
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"ballot": ("tan", 'sa"mal')}, ("ballot", "not_a_code", 'sa"mal')),
        ({"ballot": ("tan", "a,b")}, ("ballot", "not_a_code", "a,b")),
        ({"ballot": ("tan", "tan")}, ("ballot", "not_a_list_of_names", "tan, tan")),
        ({"election_id": "Spring"}, ("id", "not_a_code", "Spring")),
        ({"on": date(1936, 12, 5)}, ("on", "day_is_before_any_law", "1936-12-05")),
    ],
)
def test_what_a_run_would_not_accept_is_not_opened(tmp_path, changes, problem):
    assert refused(tmp_path / "spring", **changes) == [problem]
    assert list(tmp_path.iterdir()) == []
