"""The sheets of a contest are read together; what would change nothing is refused."""

import pytest

from saylau.errors import BadInput, Problem
from saylau.folder import read
from saylau.folder.decisions import Decisions
from saylau.folder.papers import read_evidence, read_papers


@pytest.fixture
def papers(small):
    election = read(small)
    return lambda: read_papers(election, election.contests[0])


@pytest.fixture
def evidence(small):
    election = read(small)
    (contest,) = election.contests
    return lambda: read_evidence(election, contest, read_papers(election, contest).stations, Decisions())


def refused(call):
    with pytest.raises(BadInput) as accident:
        call()
    return [(each.file, each.row, each.column, each.rule) for each in accident.value.problems]


def test_a_contest_has_its_register_both_typings_and_its_decisions(papers):
    stations, protocols, decisions = papers()
    assert [each.code for each in stations] == ["sary_arqa/1", "kok_tobe/1"]
    assert [(each.station, each.typing) for each in protocols] == [
        ("sary_arqa/1", 1),
        ("sary_arqa/1", 2),
        ("kok_tobe/1", 1),
        ("kok_tobe/1", 2),
    ]
    assert decisions == Decisions()


def test_a_sheet_may_be_a_workbook(small, papers):
    import xlsxwriter

    before = papers()
    sheet = small / "protocols.csv"
    book = xlsxwriter.Workbook(small / "protocols.xlsx")
    page = book.add_worksheet("protocols")
    for number, line in enumerate(sheet.read_text(encoding="utf-8").splitlines()):
        for place, text in enumerate(line.split(",")):
            if text.isdigit():
                page.write_number(number, place, int(text))
            else:
                page.write_string(number, place, text)
    book.close()
    sheet.unlink()
    assert papers() == before


def test_both_missing_sheets_are_told(small, papers):
    (small / "stations.csv").unlink()
    (small / "protocols.csv").unlink()
    assert refused(papers) == [
        ("stations.csv", 0, "", "file_is_missing"),
        ("protocols.csv", 0, "", "file_is_missing"),
    ]


def test_stations_that_are_generated_say_how_to_generate_them(small, papers):
    (small / "stations.csv").unlink()
    (small / "generated.toml").write_text("", encoding="utf-8")
    assert refused(papers) == [("stations.csv", 0, "", "stations_are_generated")]


def test_a_register_that_cannot_be_read_accuses_no_protocol(small, papers):
    (small / "stations.csv").write_bytes(b"")
    assert refused(papers) == [("stations.csv", 0, "", "file_is_empty")]


def test_a_protocol_of_no_station_is_told_once(small, papers, edit):
    edit(small / "stations.csv", "kok_tobe/1,", "kok_tobe/2,")
    assert refused(papers) == [("protocols.csv", 0, "station", "no_such_station")]


def test_what_is_known_beside_the_protocols_is_nothing_until_a_file_says_it(evidence):
    told = evidence()
    assert (told.annulments, told.territorial, told.past, told.printed, told.stock, told.certified) == (
        (),
        (),
        {},
        None,
        None,
        None,
    )


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("annulments.csv", "region,act,reason\nkok_tob,Act 1,A box was opened\n"),
        ("territorial.csv", "unit,stations\nkok_tobe/1,1\n"),
        ("past.csv", "station,list_at_closing,voters\nkok_tobe/9,100,50\n"),
    ],
)
def test_a_paper_about_no_unit_of_the_register_is_told(small, evidence, file, text):
    (small / file).write_text(text, encoding="utf-8")
    assert refused(evidence) == [(file, 0, "", "no_such_unit")]


def test_a_region_may_be_annulled_and_a_commission_may_report(small, evidence):
    (small / "annulments.csv").write_text("region,act,reason\nkok_tobe,Act 1,A box was opened\n", encoding="utf-8")
    (small / "territorial.csv").write_text("unit,stations,voters\nkok_tobe_tec,1,504\n", encoding="utf-8")
    told = evidence()
    assert [each.unit for each in told.annulments] == ["kok_tobe"]
    assert [(each.unit, each.stations, dict(each.numbers)) for each in told.territorial] == [
        ("kok_tobe_tec", 1, {"voters": 504})
    ]


def test_a_form_that_the_house_does_not_have_is_told(small, edit):
    edit(small / "election.toml", "kz-2021-working", "../kz")
    election = read(small)
    with pytest.raises(BadInput) as accident:
        read_papers(election, election.contests[0])
    assert accident.value.problems == (Problem("election.toml", 0, "contest.form", "no_such_form", "../kz"),)
