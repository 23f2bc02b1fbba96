"""A party's file: everything wrong is told by row and column, what can be two days is asked, nothing is guessed."""

from datetime import date, datetime, timedelta, timezone
from fractions import Fraction

import pytest
import xlsxwriter

from saylau.errors import BadInput
from saylau.instruments.cells import Bad
from saylau.instruments.problems import tell
from saylau.lists import COLUMNS, PROBLEMS, Departure, Leaving, Previous, Sex, read_list
from saylau.lists.reading.days import day_of_a_form

HEADER = "surname,given,patronymic,sex,born"
ROW = "Ойданов,Қиял,Ертегіұлы,м,1975-03-09"
CONSENT = "consent_of_each_listed_citizen"


@pytest.fixture
def read(tmp_path):
    def call(text, about=None):
        path = tmp_path / "tan.csv"
        path.write_text(text, encoding="utf-8")
        if about is not None:
            (tmp_path / "tan.toml").write_text(about, encoding="utf-8")
        return read_list(path)

    return call


@pytest.fixture
def wrong(read):
    def call(text, about=None):
        with pytest.raises(BadInput) as unusable:
            read(text, about)
        for problem in unusable.value.problems:
            for language in ("kk", "ru", "en"):
                assert tell(problem, language, PROBLEMS)
        return [(each.row, each.column, each.rule) for each in unusable.value.problems]

    return call


def one(read, columns="", cells=""):
    told, _ = read(f"{HEADER}{columns}\n{ROW}{cells}\n")
    return told.candidates[0]


def test_a_row_becomes_a_person(read):
    told = one(read)
    assert (told.position, told.name, told.sex, told.born) == (1, "Ойданов Қиял Ертегіұлы", Sex.MALE, date(1975, 3, 9))
    assert (told.citizen, told.member, told.disability, told.bars, told.left) == (None, None, False, None, None)
    assert (told.documents, told.resident_since, told.declared_as_of, told.iin) == (frozenset(), None, None, "")


def test_the_key_is_the_name_of_the_file_and_the_party_is_the_key(read):
    told, about = read(f"{HEADER}\n{ROW}\n")
    assert (told.key, told.contest, told.party, about.previous) == ("tan", "list", "tan", None)


@pytest.mark.parametrize(
    "header", ["Тегі,Аты,Жынысы,Туған күні", "Фамилия,Имя,Пол,Дата рождения", "Surname,Given,Sex,Born"]
)
def test_the_header_may_be_in_three_languages(read, header):
    told, _ = read(f"{header}\nОйданов,Қиял,м,09.03.1975\n")
    assert told.candidates[0].born == date(1975, 3, 9)


def test_no_two_columns_have_one_header():
    names = [name for column, aliases in COLUMNS.items() for name in (column, *aliases)]
    assert sorted(names) == sorted(set(names))


def test_a_workbook_is_read_with_its_dates(tmp_path):
    path = tmp_path / "samal.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["Тегі", "Аты", "Жынысы", "Туған күні", "ЖСН"])
    sheet.write_row(1, 0, ["Ойданов", "Қиял", "е"])
    sheet.write_datetime(1, 3, date(1975, 3, 9), book.add_format({"num_format": "dd.mm.yyyy"}))
    sheet.write_string(1, 4, "007503094000")
    book.close()
    told, _ = read_list(path)
    assert (told.candidates[0].born, told.candidates[0].iin) == (date(1975, 3, 9), "007503094000")


@pytest.mark.parametrize("text", ["f", "F", "ж", "Ж", "ә", "Әйел", "female", "женский"])
def test_a_woman_may_be_written_in_many_ways(read, text):
    told, _ = read(f"{HEADER}\nОйданова,Қиял,,{text},1975-03-09\n")
    assert told.candidates[0].sex is Sex.FEMALE


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("иә", True),
        ("ДА", True),
        ("yes", True),
        ("+", True),
        ("1", True),
        ("жоқ", False),
        ("нет", False),
        ("no", False),
        ("-", False),
        ("0", False),
        ("", None),
    ],
)
def test_yes_and_no_are_codes_and_empty_is_unknown(read, text, answer):
    assert one(read, ",citizen,member", f",{text},{text}").citizen is answer


def test_bars_are_known_when_both_columns_are_or_one_says_yes(read):
    columns = ",conviction,corruption"
    assert one(read, columns, ",no,no").bars == frozenset()
    assert one(read, columns, ",no,").bars is None
    assert one(read, columns, ",,yes").bars == {"corruption_offence_established_by_court"}
    assert one(read, columns, ",yes,no").bars == {"conviction_not_expunged_or_lifted"}


def test_papers_years_and_departures_are_read(read):
    columns = ",consent,disability,resident_since,resident_years,declared_as_of,left_on,left_why"
    told = one(read, columns, ",yes,yes,1991-12-16,12,2023-01-01,2023-02-20,умер")
    assert (told.documents, told.disability) == ({CONSENT}, True)
    assert (told.resident_since, told.resident_years, told.declared_as_of) == (date(1991, 12, 16), 12, date(2023, 1, 1))
    assert told.left == Departure(date(2023, 2, 20), Leaving.DIED)
    assert told.residence(date(2023, 12, 15)) == 31


def test_years_alone_are_taken_as_they_are(read):
    told = one(read, ",resident_years", ",12")
    assert told.residence(date(2023, 2, 8)) == 12


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2021-01-10", date(2021, 1, 10)),
        ("10.01.2021", date(2021, 1, 10)),
        ("1.2.2021", date(2021, 2, 1)),
        ("25/10/2021", date(2021, 10, 25)),
        ("10/25/2021", date(2021, 10, 25)),
        ("10/10/2021", date(2021, 10, 10)),
        ("29.02.1992", date(1992, 2, 29)),
        ("2021-01-10 00:00:00", date(2021, 1, 10)),
        ("2021-01-10T00:00", date(2021, 1, 10)),
        ("12/13/2021", date(2021, 12, 13)),
        ("13/12/2021", date(2021, 12, 13)),
        ("", None),
        ("  ", None),
    ],
)
def test_a_day_that_can_be_one_day_only_is_read(text, day):
    assert day_of_a_form(text) == day


@pytest.mark.parametrize(
    ("text", "rule", "more"),
    [
        ("01/10/2021", "candidate_day_is_ambiguous", (("one", "2021-01-10"), ("other", "2021-10-01"))),
        ("12/11/2021", "candidate_day_is_ambiguous", (("one", "2021-12-11"), ("other", "2021-11-12"))),
        ("44206", "candidate_day_is_a_serial", (("write", "2021-01-10"),)),
        ("44206.0", "candidate_day_is_a_serial", (("write", "2021-01-10"),)),
        ("29.02.1991", "day_does_not_exist", ()),
        ("31/31/2021", "day_does_not_exist", ()),
        ("10.01.21", "day_is_not_iso", ()),
        ("10 января 2021", "day_is_not_iso", ()),
        ("2021-13-01", "day_does_not_exist", ()),
    ],
)
def test_a_day_that_can_be_two_is_asked(text, rule, more):
    told = day_of_a_form(text)
    assert isinstance(told, Bad)
    assert (told.rule, told.more) == (rule, more)


def test_every_problem_is_told_by_row_and_column(wrong):
    header = f"{HEADER},iin,citizen,resident_years,left_on,left_why"
    rows = [
        ",Қиял,,м,1975-03-09,,,,,",
        "Ойданов,Қиял,,x,,,,,,",
        "Ойданов,Қиял,,м,01/10/1975,7503094000,maybe,ten,,",
        "Ойданов,Қиял,,м,1975-03-09,,,,2023-02-20,gone",
        "Ойданов,Қиял,,м,1975-03-09,,,,,died",
        "Ойданов,Қиял,,м,1975-03-09,,,,44206,died",
    ]
    assert wrong("\n".join([header, *rows])) == [
        (2, "surname", "candidate_cell_is_empty"),
        (3, "born", "candidate_cell_is_empty"),
        (3, "sex", "not_a_sex"),
        (4, "born", "candidate_day_is_ambiguous"),
        (4, "citizen", "not_yes_or_no"),
        (4, "resident_years", "not_a_number"),
        (4, "iin", "candidate_iin_is_not_twelve_digits"),
        (5, "left_why", "not_a_reason_to_leave"),
        (6, "left_on", "candidate_cell_is_empty"),
        (7, "left_on", "candidate_day_is_a_serial"),
    ]


def test_a_file_without_the_columns_gives_no_list(wrong):
    assert wrong("surname,given\nОйданов,Қиял\n") == [(1, "sex", "column_missing"), (1, "born", "column_missing")]


def test_two_headers_of_one_column_are_told(wrong):
    assert wrong("surname,Тегі,given,sex,born\nа,а,а,м,1975-03-09\n") == [(1, "тегі", "column_twice")]


def test_an_unknown_column_is_told(wrong):
    assert wrong(f"{HEADER},shoe\n{ROW},44\n") == [(1, "shoe", "column_unknown")]


def test_a_header_without_a_person_is_no_list(wrong):
    assert wrong(f"{HEADER}\n") == [(0, "", "list_has_no_candidate")]


ABOUT = """
contest = "example"
party = "samal"
adopted_on = 2023-02-01
filed_on = 2023-02-02
filed_at = 2023-02-02T11:20:00+06:00
body_members = 61
body_for = 40
deposit_paid = 0
documents = ["extract_of_minutes_of_highest_party_body"]
previous_share = "3/100"
nomination_from = 2023-01-20
nomination_until = 2023-02-08T18:00:00+06:00
note = "invented"
"""


def test_the_file_beside_it_says_what_concerns_the_whole_list(read):
    told, about = read(f"{HEADER}\n{ROW}\n", ABOUT)
    astana = timezone(timedelta(hours=6))
    assert (told.contest, told.party, told.adopted_on, told.filed_on) == (
        "example",
        "samal",
        date(2023, 2, 1),
        date(2023, 2, 2),
    )
    assert told.filed_at == datetime(2023, 2, 2, 11, 20, tzinfo=astana)
    assert (told.body_members, told.body_for, told.deposit_paid) == (61, 40, 0)
    assert told.documents == {"extract_of_minutes_of_highest_party_body"}
    assert (about.previous, about.nomination_from) == (Previous(Fraction(3, 100)), date(2023, 1, 20))
    assert about.nomination_until == datetime(2023, 2, 8, 18, tzinfo=astana)


def test_a_party_may_have_had_no_list_before(read):
    _, about = read(f"{HEADER}\n{ROW}\n", 'previous_share = "none"')
    assert about.previous == Previous(None)


@pytest.mark.parametrize(
    ("text", "key", "rule"),
    [
        ("body = 1", "body", "about_key_is_unknown"),
        ("body_for = -1", "body_for", "about_value_is_of_another_kind"),
        ('body_for = "1"', "body_for", "about_value_is_of_another_kind"),
        ("body_for = true", "body_for", "about_value_is_of_another_kind"),
        ("adopted_on = 2023-02-01T10:00:00", "adopted_on", "about_value_is_of_another_kind"),
        ("filed_at = 2023-02-01T10:00:00", "filed_at", "about_moment_has_no_zone"),
        ("filed_at = 2023-02-01", "filed_at", "about_moment_has_no_zone"),
        ("documents = [1]", "documents", "about_value_is_of_another_kind"),
        ('documents = "x"', "documents", "about_value_is_of_another_kind"),
        ('previous_share = "3 %"', "previous_share", "about_share_is_no_fraction"),
        ('previous_share = "3/0"', "previous_share", "about_share_is_no_fraction"),
        ('previous_share = "3/2"', "previous_share", "about_share_is_no_fraction"),
        ("previous_share = 3", "previous_share", "about_value_is_of_another_kind"),
        ("what", "", "about_is_not_toml"),
    ],
)
def test_what_is_wrong_beside_it_is_told_by_its_key(wrong, text, key, rule):
    assert wrong(f"{HEADER}\n{ROW}\n", text) == [(0, key, rule)]


def test_a_whole_previous_share_is_a_share(read):
    _, about = read(f"{HEADER}\n{ROW}\n", 'previous_share = "2/2"')
    assert about.previous == Previous(Fraction(1))


def test_problems_have_their_sentences_in_three_languages():
    assert PROBLEMS.untold() == ()
