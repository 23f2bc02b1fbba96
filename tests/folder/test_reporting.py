"""The papers of a run: pages, a document and three sheets, each whole or not at all."""

import csv
import json

import pytest

from house.floorplan import REPO
from saylau.folder import as_json, read, run, write_report

PAPERS = [
    "report.kk.html",
    "report.ru.html",
    "report.en.html",
    "result.json",
    "totals.csv",
    "seats.csv",
    "findings.csv",
]


@pytest.fixture
def report(small, tmp_path):
    result = run(read(small))
    written = write_report(result, tmp_path / "report")
    return result, {path.name: path for path in written}


def rows(path):
    with path.open(encoding="utf-8", newline="") as sheet:
        return list(csv.DictReader(sheet))


def test_the_papers_are_named_and_there(report, tmp_path):
    _, papers = report
    assert list(papers) == PAPERS
    assert sorted(path.name for path in (tmp_path / "report").iterdir()) == sorted(PAPERS)


def test_the_document_is_that_of_the_command(report):
    result, papers = report
    assert json.loads(papers["result.json"].read_text(encoding="utf-8")) == json.loads(json.dumps(as_json(result)))


def test_the_sheet_of_seats_has_a_row_a_list(report):
    _, papers = report
    assert rows(papers["seats.csv"]) == [
        {
            "contest": "lists",
            "list": "tan",
            "votes": "450",
            "admitted": "yes",
            "seats": "4",
            "published": "",
            "note": "illustrative",
        },
        {
            "contest": "lists",
            "list": "samal",
            "votes": "250",
            "admitted": "yes",
            "seats": "3",
            "published": "",
            "note": "illustrative",
        },
        {
            "contest": "lists",
            "list": "koktem",
            "votes": "300",
            "admitted": "yes",
            "seats": "3",
            "published": "",
            "note": "illustrative",
        },
    ]


def test_the_sheet_of_totals_has_a_row_a_unit(report):
    _, papers = report
    told = [(each["level"], each["unit"], each["counted"], each["votes:tan"]) for each in rows(papers["totals.csv"])]
    assert told == [
        ("nation", "", "2", "450"),
        ("country", "country", "2", "450"),
        ("region", "sary_arqa", "1", "240"),
        ("region", "kok_tobe", "1", "210"),
        ("commission", "sary_arqa_tec", "1", "240"),
        ("commission", "kok_tobe_tec", "1", "210"),
    ]


def test_a_number_that_is_not_known_is_an_empty_cell(small, tmp_path):
    sheet = small / "protocols.csv"
    sheet.write_text(sheet.read_text(encoding="utf-8").replace(",531,3,277,0,", ",531,3,,0,"), encoding="utf-8")
    write_report(run(read(small)), tmp_path / "report")
    nation = rows(tmp_path / "report" / "totals.csv")[0]
    assert (nation["ballots_unused"], nation["ballots_issued"]) == ("", "1038")


def test_the_sheet_of_findings_has_every_finding(report):
    result, papers = report
    told = [(each["subject"], each["rule"], each["outcome"]) for each in rows(papers["findings.csv"])]
    assert told == [(r.subject, f.rule, f.outcome.value) for r in result.rulings for f in r.findings]


def test_a_text_that_a_spreadsheet_would_run_is_guarded(small, tmp_path):
    (small / "decisions.csv").write_text(
        "where,rule,decision,text\nkok_tobe/1,S.114,explained,=HYPERLINK()\n", encoding="utf-8"
    )
    sheet = small / "protocols.csv"
    sheet.write_text(sheet.read_text(encoding="utf-8").replace(",507,3,270,", ",509,5,268,"), encoding="utf-8")
    write_report(run(read(small)), tmp_path / "report")
    notes = [each["note"] for each in rows(tmp_path / "report" / "findings.csv") if each["rule"] == "S.114"]
    assert notes == ["'=HYPERLINK()"]


def test_a_second_run_replaces_its_papers_and_nothing_else(report, tmp_path):
    result, papers = report
    mine = tmp_path / "report" / "mine.txt"
    mine.write_text("mine", encoding="utf-8")
    papers["seats.csv"].write_text("old", encoding="utf-8")
    write_report(result, tmp_path / "report")
    assert papers["seats.csv"].read_text(encoding="utf-8").startswith("contest,list,votes")
    assert mine.read_text(encoding="utf-8") == "mine"


def test_the_papers_of_a_real_election_hold_its_official_seats(tmp_path):
    write_report(run(read(REPO / "elections" / "kz-2023")), tmp_path)
    told = {each["list"]: (each["seats"], each["published"]) for each in rows(tmp_path / "seats.csv")}
    assert told == {
        "amanat": ("40", "40"),
        "auyl": ("8", "8"),
        "respublica": ("6", "6"),
        "npk": ("5", "5"),
        "baytaq": ("0", "0"),
        "ak_zhol": ("6", "6"),
        "osdp": ("4", "4"),
    }
