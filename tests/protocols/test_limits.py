"""What the law of a day sets, leaves open or does not have yet decides which rules apply and at what limit."""

import shutil
from datetime import date
from pathlib import Path

import pytest

import saylau.law
from protocols.worked import STATION, WORKED, changed, codes, day, second, station
from saylau.law import Book, Confidence
from saylau.protocols import examine, rules_of, settle
from saylau.ruling import Outcome, Verdict

SHELF = Path(saylau.law.__file__).parent
LIMITS = "kz/procedure/protocols.toml"
MEASURED = 'value = 3\nsays = { kk = "{value}", ru = "{value}", en = "{value}" }'


@pytest.fixture
def amended(tmp_path):
    """The law of the worked day with one provision said otherwise."""

    def amend(name, told, file=LIMITS):
        for shelf in ("kz", "steps"):
            shutil.copytree(SHELF / shelf, tmp_path / shelf)
        path = tmp_path / file
        head, name_line, rest = path.read_text(encoding="utf-8").partition(f'name = "{name}"\n')
        lines = rest.split("\n")
        place = next(n for n, line in enumerate(lines) if line.startswith(("value = ", "open = ")))
        lines[place] = told
        path.write_text(head + name_line + "\n".join(lines), encoding="utf-8")
        return Book("kz", tmp_path).on(date(2023, 3, 19))

    return amend


def gap(voters, found, law):
    told = examine(changed(WORKED, {"voters": voters, "found": found}), STATION, law)
    return "S.101" in codes(told.fired)


def test_the_greater_of_share_and_number_decides_which_gap_is_explained(amended):
    law = day()
    assert [gap(920, 902, law), gap(920, 901, law)] == [False, True]
    assert [gap(100, 86, law), gap(100, 85, law)] == [False, True]


def test_the_smaller_of_share_and_number_is_the_other_variant(amended):
    law = amended("protocol.limit.taken_away.combine", 'value = "smaller"')
    assert [gap(920, 906, law), gap(920, 905, law)] == [False, True]
    assert [gap(100, 99, law), gap(100, 98, law)] == [False, True]


def test_votes_against_all_are_not_judged_until_the_multiple_is_measured(amended):
    odd = changed(WORKED, {"against_all": 400, "votes": {"list_a": 118}})
    assert codes(examine(odd, station(against_share="4/100"), day()).fired) == []
    law = amended("protocol.limit.against_all.factor", MEASURED)
    assert codes(examine(odd, station(against_share="4/100"), law).fired) == ["S.103"]
    assert codes(examine(odd, STATION, law).fired) == []
    assert "S.103" in rules_of(law).applied


def test_votes_against_all_are_not_judged_under_a_law_without_the_line(amended):
    law = amended("protocol.limit.against_all.factor", MEASURED).book.on(date(2021, 1, 10))
    seen = examine(changed(WORKED, {"against_all": 400}), station(against_share="4/100"), law)
    assert codes(seen.fired) == ["K.004", "K.402"]


def test_a_cap_of_the_procedure_below_that_of_the_form_decides(amended):
    law = amended("protocol.field.cap", "value = 1500", file="steps/protocols.toml")
    assert codes(examine(WORKED, STATION, law).fired) == []
    assert codes(examine(changed(WORKED, {"outside_requests": 1501}), STATION, law).fired) == ["K.002"]


def test_where_nobody_votes_outside_an_empty_line_counts_as_nothing(amended):
    law = amended("protocol.line.outside_voting", "value = false")
    inside = {"voters_outside": "empty", "found_mobile": "empty", "voters_inside": 920, "found_stationary": 916}
    told = changed(WORKED, inside)
    assert codes(examine(told, STATION, law).fired) == []
    assert codes(settle(told, second(told), STATION, law).fired) == []
    assert settle(told, second(told), STATION, law).protocol is told
    one = changed(told, {"voters_outside": 1})
    assert codes(examine(one, STATION, law).fired) == ["K.004", "K.102"]
    other = changed(told, {"found_mobile": 1})
    assert codes(examine(other, STATION, law).fired) == ["K.004", "K.301", "K.302"]
    assert codes(examine(changed(WORKED, inside), STATION, day()).fired) == ["K.001"]


def test_a_limit_that_the_law_does_not_have_yet_is_said_and_not_guessed():
    law = day("2004-09-19")
    told = changed(WORKED, {"against_all": "empty", "valid": 857, "invalid": 27, "found": 884, "found_stationary": 844})
    told = changed(told, {"shortfall": 36, "causes": {"taken away": -36}})
    settlement = settle(told, second(told), STATION, law)
    silent = [(each.rule, each.outcome) for each in settlement.ruling.findings[:3]]
    assert silent == [(code, Outcome.NOT_IN_FORCE) for code in ("S.107", "S.112", "S.123")]
    assert settlement.ruling.findings[0].source == "elections 37"
    assert {"S.107", "S.112", "S.123"}.isdisjoint(settlement.applied)
    assert "S.107" not in settlement.only_recorded
    assert settlement.ruling.verdict is Verdict.WAITS


def test_the_rules_of_a_day_are_worked_out_once():
    law = day()
    assert rules_of(law) is rules_of(law)


def test_a_finding_rests_on_the_weakest_of_its_provisions():
    basis = rules_of(day()).basis
    assert (basis["S.107"].source, basis["S.107"].confidence) == ("elections 37", Confidence.LOW)
    assert (basis["S.112"].source, basis["S.112"].confidence) == ("elections 23", Confidence.MEDIUM)
    assert (basis["S.123"].source, basis["S.123"].confidence) == ("elections 43(1)", Confidence.HIGH)
    assert basis["S.123"].note == ""
    assert basis["S.107"].note == "own rule; the size of a pack is not known"


def test_the_limits_of_the_day_are_those_of_the_book():
    limits = rules_of(day()).limits
    assert (limits.station_cap, limits.count_minutes, limits.cap) == (3_000, 720, 999_999_999)
    assert (limits.against_all, limits.outside_voting) == (True, True)
    assert rules_of(day("2021-01-10")).limits.against_all is False
    assert "against_all" not in rules_of(day("2021-01-10")).limits.required
