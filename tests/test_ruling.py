"""A ruling tells itself to a program and is made again from what it told."""

from __future__ import annotations

from datetime import date

import pytest

from saylau.law import Confidence
from saylau.ruling import Decision, Finding, Outcome, Ruling, Verdict

MET = Finding("enough_members", Outcome.MET, "parties 10(6)", required="20000", found="31000")
OPEN = Finding("a_tie", Outcome.PERSON, "elections 97-1", where="tan", confidence=Confidence.LOW, note="open")
BROKEN = Finding("in_time", Outcome.BROKEN, "elections 89", where="tan").decided(Decision.AGAINST, "refused by act 7")


@pytest.mark.parametrize(
    ("findings", "verdict"),
    [((), Verdict.STANDS), ((MET,), Verdict.STANDS), ((MET, OPEN), Verdict.WAITS), ((OPEN, BROKEN), Verdict.FALLS)],
)
def test_a_ruling_is_made_again_from_what_it_told(findings, verdict):
    ruling = Ruling("party/example/tan", date(2021, 1, 10), findings)
    again = Ruling.from_json(ruling.as_json())
    assert (again, again.verdict) == (ruling, verdict)


def test_a_result_comes_with_its_ruling():
    told = {**Ruling("order/example", date(2021, 1, 10)).as_json(), "result": {"order": ["tan", "samal"]}}
    assert Ruling.from_json(told).result == {"order": ["tan", "samal"]}


def test_a_word_that_no_outcome_has_is_refused():
    with pytest.raises(ValueError, match="perhaps"):
        Finding.from_json({**MET.as_json(), "outcome": "perhaps"})
