"""``saylau timetable``: the calendar on the screen, for a program and for a diary."""

import json
import shutil

import pytest
from icalendar import Calendar as Diary

from house.floorplan import REPO

ELECTIONS = REPO / "elections"
NOON = "2021-01-09T12:00+06:00"


def test_a_calendar_that_stands_ends_with_0_and_one_that_waits_with_1(saylau, tmp_path):
    assert saylau("timetable", ELECTIONS / "kz-2021", "--at", NOON)[0] == 0
    folder = tmp_path / "kz-2016"
    shutil.copytree(ELECTIONS / "kz-2016", folder)
    calendar = folder / "timetable.toml"
    told = calendar.read_text(encoding="utf-8").splitlines(keepends=True)
    calendar.write_text("".join(line for line in told if not line.startswith("unknown")), encoding="utf-8")
    assert saylau("timetable", folder, "--at", NOON)[0] == 1


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["Nomination of lists", "open: lists of voters", "UTC+5: Aktobe Region", "The calendar stands"]),
        ("ru", ["Выдвижение списков", "идёт: ознакомление", "Актюбинская область", "Календарь в силе"]),
        ("kk", ["Тізімдерді ұсыну", "жүріп жатыр: сайлаушылар", "Ақтөбе облысы", "Күнтізбе күшінде"]),
    ],
)
def test_the_page_speaks_the_language_asked_for(saylau, language, words):
    _, printed, _ = saylau("--lang", language, "timetable", ELECTIONS / "kz-2021", "--at", NOON)
    assert [word for word in words if word not in printed] == []


def test_the_document_has_every_stage_the_moments_and_the_ruling(saylau):
    _, printed, _ = saylau("timetable", ELECTIONS / "kz-2021", "--at", NOON, "--json")
    told = json.loads(printed)
    assert (told["election"], told["kind"], told["polling_day"], told["verdict"]) == (
        "kz-2021",
        "regular",
        "2021-01-10",
        "stands",
    )
    nomination = next(each for each in told["stages"] if each["key"] == "nomination")
    assert nomination["closes"] == {
        "name": "nomination_closes",
        "at": "2020-11-30T18:00",
        "own": "2020-11-30T18:00",
        "lawful": "2020-11-30T18:00",
        "bound": "on",
        "left_open": False,
        "rests_on": ["calendar.nomination.closes", "calendar.day_count.convention", "calendar.closing.hour"],
        "source": "elections 87",
        "confidence": "high",
        "working_day": True,
    }
    assert [(each["clock"], each["at"]) for each in told["moments"]] == [
        ("UTC+6", "2021-01-09T12:00"),
        ("UTC+5", "2021-01-09T11:00"),
    ]
    assert told["moments"][0]["closes_next"]["stage"] == "absentee"
    assert told["ruling"]["subject"] == "timetable/kz-2021"


def test_a_local_moment_is_the_same_on_every_clock(saylau):
    _, printed, _ = saylau("timetable", ELECTIONS / "kz-2021", "--at", "2021-01-10T19:30", "--json")
    (moment,) = json.loads(printed)["moments"]
    assert (moment["clock"], moment["at"], "voting" in moment["open"]) == (None, "2021-01-10T19:30", True)


def test_voting_is_over_in_the_east_and_not_in_the_west(saylau):
    _, printed, _ = saylau("timetable", ELECTIONS / "kz-2021", "--at", "2021-01-10T14:30Z", "--json")
    assert ["voting" in each["open"] for each in json.loads(printed)["moments"]] == [False, True]


def test_without_a_moment_it_looks_from_now(saylau):
    code, printed, _ = saylau("timetable", ELECTIONS / "kz-2021", "--json")
    assert code == 0
    assert json.loads(printed)["moments"][0]["open"] == []


def test_the_diary_is_written_whole_and_read_by_a_diary(saylau, tmp_path):
    path = tmp_path / "kz-2021.ics"
    _, printed, told = saylau("--lang", "kk", "timetable", ELECTIONS / "kz-2021", "--at", NOON, "--ics", path)
    assert f"Жазылды: {path}" in told
    assert str(path) not in printed
    diary = Diary.from_ical(path.read_bytes())
    assert str(diary["x-wr-calname"]) == "kz-2021 сайлауының күнтізбесі"
    assert len(list(diary.walk("VEVENT"))) > 30
    assert [each.name for each in tmp_path.iterdir()] == ["kz-2021.ics"]


def test_a_folder_without_a_calendar_has_the_formulas_of_a_regular_election(saylau, small):
    code, printed, _ = saylau("timetable", small, "--at", NOON, "--json")
    told = json.loads(printed)
    assert (code, told["kind"]) == (1, "regular")
    assert [each["where"] for each in told["ruling"]["findings"] if each["outcome"] == "person"] == [
        "called",
        "term_ends",
        "voter_roll_closes",
    ]


def test_a_calendar_with_faults_is_refused_with_each_of_them(saylau, small):
    (small / "timetable.toml").write_text('kind = "early"\nvotng = 2023-03-19\n', encoding="utf-8")
    code, printed, told = saylau("timetable", small, "--json")
    assert code == 2
    assert [each["rule"] for each in json.loads(printed)["problems"]] == ["no_such_kind_of_election", "unknown_key"]
    assert "timetable.toml, column kind: 'early' is no kind of election" in told


@pytest.mark.parametrize(
    "moment", ["tomorrow", "10.01.2021", "2021-02-30", "2021-01-10T25:00", "2021-01-10T10:00+99:00"]
)
def test_a_moment_that_is_none_is_refused(saylau, moment):
    code, _, told = saylau("timetable", ELECTIONS / "kz-2021", "--at", moment)
    assert code == 2
    assert "is not a moment" in told


def test_brackets_of_a_folder_are_no_style(saylau, small, edit):
    edit(small / "election.toml", 'en = "A small election"', 'en = "A [red]small[/red] election"')
    _, printed, _ = saylau("timetable", small, "--at", NOON)
    assert "A [red]small[/red] election" in printed


def test_a_country_whose_zones_nobody_read_is_told_in_utc(saylau):
    _, printed, _ = saylau("timetable", ELECTIONS / "es-cabildos-2019", "--at", "2019-05-26T12:00+02:00", "--json")
    assert [(each["clock"], each["at"]) for each in json.loads(printed)["moments"]] == [("UTC+0", "2019-05-26T10:00")]
