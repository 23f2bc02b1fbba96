"""A commission's calendar is read whole, and everything wrong with it is told by its key."""

from datetime import date

import pytest

from saylau.errors import BadInput
from saylau.instruments.problems import tell
from saylau.timetable import PROBLEMS, Kind, Moment, read_timetable

DAY = date(2021, 1, 10)
GOOD = """\
kind = "regular"
decree = "No. 1"
voting = 2021-01-10
nomination_end = 2020-11-30T18:00:00
poll_ban = [2021-01-05, 2021-01-10]
silence = 2021-01-09
voting_hours = { from = "07:00", to = "20:00" }
count_max_hours = 12
doubtful = ["silence"]
[reasons]
nomination_end = "the decision of 5 November"
[done]
fund_report = 2021-01-20
[[day_off]]
on = 2021-01-08
name = "moved"
[[working_day]]
on = 2021-01-16
"""


@pytest.fixture
def written(tmp_path):
    def write(text):
        path = tmp_path / "timetable.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def problems(path, day=DAY):
    with pytest.raises(BadInput) as accident:
        read_timetable(path, day)
    return [(each.column, each.rule) for each in accident.value.problems]


def test_everything_is_read(written):
    kind, own = read_timetable(written(GOOD), DAY)
    assert kind is Kind.REGULAR
    assert {key: list(map(str, moments)) for key, moments in own.dates.items()} == {
        "nomination_end": ["2020-11-30T18:00"],
        "poll_ban": ["2021-01-05", "2021-01-10"],
        "silence": ["2021-01-09"],
    }
    assert own.hours == (420, 1200)
    assert own.doubtful == {"silence"}
    assert own.reasons == {"nomination_end": "the decision of 5 November"}
    assert own.done == {"fund_report": Moment(date(2021, 1, 20))}
    assert (own.days_off, own.days_worked) == ((date(2021, 1, 8),), (date(2021, 1, 16),))


def test_a_kind_is_all_that_is_needed(written):
    kind, own = read_timetable(written('kind = "repeat"'), DAY)
    assert (kind, own.dates, own.hours) == (Kind.REPEAT, {}, None)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", [("kind", "key_is_missing")]),
        ('kind = "early"', [("kind", "no_such_kind_of_election")]),
        ("kind = 1", [("kind", "wrong_kind")]),
        ('kind = "regular"\nvoting = 2021-01-11', [("voting", "voting_day_is_another")]),
        ('kind = "regular"\nnominaton_end = 2020-11-30', [("nominaton_end", "unknown_key")]),
        ('kind = "regular"\nsilence = "2021-01-09"', [("silence", "wrong_kind")]),
        ('kind = "regular"\nsilence = 2021-01-09T00:00:00+06:00', [("silence", "not_a_local_minute")]),
        ('kind = "regular"\nsilence = 2021-01-09T00:00:01', [("silence", "not_a_local_minute")]),
        ('kind = "regular"\npoll_ban = [2021-01-05]', [("poll_ban", "not_a_period")]),
        ('kind = "regular"\npoll_ban = [2021-01-05, 2021-01-06, 2021-01-07]', [("poll_ban", "not_a_period")]),
        ('kind = "regular"\npoll_ban = [2021-01-10, 2021-01-05]', [("poll_ban", "period_ends_before_it_begins")]),
        ('kind = "regular"\npoll_ban = [2021-01-05, "x"]', [("poll_ban.2", "wrong_kind")]),
        ('kind = "regular"\nresults = [2021-01-05, 2021-01-06]', [("results", "wrong_kind")]),
        ('kind = "regular"\nvoting_hours = { from = "7", to = "20:00" }', [("voting_hours.from", "not_a_time")]),
        ('kind = "regular"\nvoting_hours = { from = "07:00" }', [("voting_hours.to", "key_is_missing")]),
        (
            'kind = "regular"\nvoting_hours = { from = "20:00", to = "07:00" }',
            [("voting_hours", "period_ends_before_it_begins")],
        ),
        ('kind = "regular"\nvoting_hours = "07:00"', [("voting_hours", "wrong_kind")]),
        ('kind = "regular"\ndoubtful = ["silence"]', [("doubtful", "no_date_under_this_key")]),
        ('kind = "regular"\n[reasons]\nsilence = "x"', [("reasons", "no_date_under_this_key")]),
        ('kind = "regular"\nsilence = 2021-01-09\n[reasons]\nsilence = " "', [("reasons.silence", "reason_is_empty")]),
        ('kind = "regular"\n[done]\nparty = 2021-01-09', [("done.party", "no_such_stage")]),
        ('kind = "regular"\n[done]\nresult = true', [("done.result", "wrong_kind")]),
        ('kind = "regular"\n[[day_off]]\nname = "x"', [("day_off[1].on", "key_is_missing")]),
        ('kind = "regular"\n[[working_day]]\non = 2021-01-09T10:00:00', [("working_day[1].on", "not_a_day")]),
        ('kind = "regular"\n[[day_off]]\non = 2021-01-08\nnam = "x"', [("day_off[1].nam", "unknown_key")]),
        ('kind = "regular"\nday_off = [1]', [("day_off", "not_a_table")]),
        ('kind = "regular"\ncount_max_hours = -1', [("count_max_hours", "not_a_count")]),
        ('kind = "regular"\ncount_end = 2021-01-11', [("count_end", "hour_is_missing")]),
        ("kind = ", [("", "not_toml")]),
        (f"kind = {'[' * 9000}", [("", "not_toml")]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_by_its_key_and_in_three_languages(written, text, told):
    path = written(text)
    assert problems(path) == told
    with pytest.raises(BadInput) as accident:
        read_timetable(path, DAY)
    for language in ("kk", "ru", "en"):
        assert all(tell(each, language, PROBLEMS) for each in accident.value.problems)


def test_a_time_of_day_that_ends_with_the_day_is_read(written):
    _, own = read_timetable(written('kind = "regular"\nvoting_hours = { from = "00:00", to = "24:00" }'), DAY)
    assert own.hours == (0, 1440)


def test_every_problem_is_told_at_once(written):
    path = written('kind = "early"\nx = 1\nsilence = 1\n[done]\ny = 2021-01-01')
    assert [rule for _, rule in problems(path)] == [
        "no_such_kind_of_election",
        "wrong_kind",
        "no_such_stage",
        "unknown_key",
    ]


def test_a_file_that_is_not_there_or_not_text_is_refused(tmp_path, written):
    assert problems(tmp_path / "none.toml") == [("", "file_is_missing")]
    path = tmp_path / "timetable.toml"
    path.write_bytes(b"\xff\xfe\x00")
    assert problems(path) == [("", "not_utf8")]


def test_no_sentence_is_missing_in_any_language():
    assert PROBLEMS.untold() == ()


def test_a_date_that_no_source_gives_is_named_by_its_edge(written):
    _, own = read_timetable(written(GOOD.replace("[reasons]", 'unknown = ["voter_roll_closes"]\n[reasons]')), DAY)
    assert own.unknown == {"voter_roll_closes"}
    for strange in ("voter_roll", "voter_roll_ends", "walk_closes"):
        text = GOOD.replace("[reasons]", f'unknown = ["{strange}"]\n[reasons]')
        assert problems(written(text)) == [("unknown", "no_such_edge")]
