"""A folder is run by the law of its polling day; what is not known waits, and nothing is made up."""

import pytest

from saylau.errors import BadInput, Problem
from saylau.folder import law_of, read, run, settle_contest, tally_contest


def contest_of(folder):
    return run(read(folder)).contests[0]


def change(folder, old, new):
    """Changes both typings of a station."""
    sheet = folder / "protocols.csv"
    text = sheet.read_text(encoding="utf-8")
    assert text.count(old) == 2
    sheet.write_text(text.replace(old, new), encoding="utf-8")


def everything_in(folder):
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_run_changes_nothing_in_the_folder(small):
    before = everything_in(small)
    run(read(small))
    assert everything_in(small) == before


def test_two_runs_give_the_same_rulings(small):
    first, second = run(read(small)), run(read(small))
    assert [each.as_json() for each in first.rulings] == [each.as_json() for each in second.rulings]


def test_the_law_is_that_of_the_polling_day(small):
    assert law_of(read(small)).day.isoformat() == "2023-03-19"


def test_a_day_before_any_law_has_no_law(small, edit):
    edit(small / "election.toml", "2023-03-19", "1936-12-05")
    with pytest.raises(BadInput) as accident:
        law_of(read(small))
    assert accident.value.problems == (Problem("election.toml", 0, "on", "day_is_before_any_law", "1936-12-05"),)


def test_the_rulings_are_on_the_total_the_seats_and_the_published_figures(small):
    contest = contest_of(small)
    assert [each.subject for each in contest.examined] == ["total/small", "seats/small", "published/small/lists"]
    assert [each.ruling.subject for each in contest.settlements] == [
        "protocol/small/sary_arqa/1",
        "protocol/small/kok_tobe/1",
    ]


def test_with_several_contests_each_address_names_its_contest(example):
    tie = example["tie"]
    assert [each.subject for each in tie.rulings] == [
        "total/example/tie",
        "seats/example/tie",
        "published/example/tie",
        "protocol/example/tie/sary_arqa/1",
        "protocol/example/tie/kok_tobe/1",
    ]


def test_no_two_rulings_of_an_election_have_one_address(example):
    subjects = [ruling.subject for each in example.values() for ruling in each.rulings]
    assert {subject for subject in subjects if subjects.count(subject) > 1} == set()
    assert "protocol/example/annulled/kok_tobe/2/repeat" in subjects


def test_progress_ends_with_all_protocols(small):
    told = []
    run(read(small), lambda done, of: told.append((done, of)))
    assert told == [(2, 2)]


def test_voters_fewer_than_votes_leave_that_base_unknown(small):
    # 1,000 votes on a paper where 528 voters received a ballot: the protocol waits, the seats are still shown
    change(small, "522,240,120,150,12", "522,730,120,150,12")
    contest = contest_of(small)
    assert contest.verdict.value == "waits"
    assert contest.allocation.took_part is None
    assert contest.allocation.votes == {"tan": 940, "samal": 250, "koktem": 300}


def test_votes_against_all_that_are_not_filled_leave_the_seats_unknown(small):
    change(small, "522,240,120,150,12,", "522,240,120,150,,")
    contest = contest_of(small)
    assert (contest.verdict.value, contest.allocation, contest.how_close) == ("waits", None, None)
    assert contest.seats == {"tan": 0, "samal": 0, "koktem": 0}


def test_a_list_whose_votes_are_not_filled_leaves_the_seats_unknown(small):
    change(small, "522,240,120,150,12,", "522,240,,150,12,")
    contest = contest_of(small)
    assert (contest.verdict.value, contest.allocation) == ("waits", None)
    (finding,) = contest.examined[1].findings
    assert (finding.rule, finding.outcome.value, finding.is_open) == ("votes_are_known", "person", True)


def test_an_empty_register_waits_and_is_partial(small):
    for name in ("stations.csv", "protocols.csv"):
        header = (small / name).read_text(encoding="utf-8").splitlines()[0]
        (small / name).write_text(header + "\n", encoding="utf-8")
    contest = contest_of(small)
    assert (contest.verdict.value, contest.status.value, contest.allocation) == ("waits", "partial", None)


def test_a_second_typing_alone_waits_for_the_first(small):
    sheet = small / "protocols.csv"
    rows = sheet.read_text(encoding="utf-8").splitlines()
    sheet.write_text("\n".join([rows[0], *rows[2:]]) + "\n", encoding="utf-8")
    contest = contest_of(small)
    assert [(each.station.code, [fired.code for fired in each.fired]) for each in contest.settlements] == [
        ("sary_arqa/1", ["K.605"]),
        ("kok_tobe/1", []),
    ]
    assert (contest.verdict.value, contest.status.value) == ("waits", "partial")


def test_the_order_of_the_rows_does_not_matter(small):
    sheet = small / "protocols.csv"
    rows = sheet.read_text(encoding="utf-8").splitlines()
    before = contest_of(small)
    sheet.write_text("\n".join([rows[0], *reversed(rows[1:])]) + "\n", encoding="utf-8")
    after = contest_of(small)
    assert after.tally.nation == before.tally.nation
    assert after.seats == before.seats


def test_a_list_longer_than_its_seats_is_no_finding_and_a_shorter_one_waits(small, edit):
    edit(small / "lists.csv", "koktem,12", "koktem,2")
    contest = contest_of(small)
    assert contest.verdict.value == "waits"
    assert contest.seats == {"tan": 4, "samal": 3, "koktem": 2}
    assert dict(contest.allocation.seats_empty) == {"koktem": 1}


def test_the_steps_before_the_seats_can_be_taken_alone(small):
    election = read(small)
    (contest,) = election.contests
    law = law_of(election)
    settlements, stations, decisions = settle_contest(election, contest, law)
    tally = tally_contest(election, contest, law, settlements, stations, decisions)
    assert (tally.nation.votes_of("tan"), tally.nation.counted, tally.status.value) == (450, 2, "preliminary")


def test_a_contest_known_by_totals_needs_them(small, edit):
    edit(small / "election.toml", 'form = "kz-2021-working"', "totals_only = true")
    with pytest.raises(BadInput) as accident:
        run(read(small))
    assert [(each.file, each.rule) for each in accident.value.problems] == [("votes.csv", "file_is_missing")]
