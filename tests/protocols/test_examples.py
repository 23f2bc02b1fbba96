"""The worked station and each planted fault give exactly the codes that the examples say, and no other."""

import pytest

from protocols.worked import EXAMPLES, ON, STATION, WORKED, changed, codes, day, second
from saylau.protocols import settle
from saylau.ruling import Verdict


def settled(example):
    told = changed(WORKED, example.get("change", {}))
    return settle(told, second(told), STATION, day(example.get("on", ON)))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e["title"])
def test_an_example_gives_exactly_its_codes(example):
    settlement = settled(example)
    assert codes(settlement.fired) == example["fires"]
    assert codes(settlement.hidden) == example.get("hidden", [])
    assert codes(settlement.information) == example.get("information", [])
    assert [str(hint) for each in settlement.fired for hint in each.hints] == example.get("hints", [])


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e["title"])
def test_an_example_stands_or_waits_by_what_fires(example):
    settlement = settled(example)
    assert settlement.ruling.verdict is (Verdict.WAITS if example["fires"] else Verdict.STANDS)
    assert list(settlement.blocks_acceptance) == [code for code in example["fires"] if code[0] == "K"]


def test_the_gap_of_four_is_printed_with_the_limit_it_stays_below():
    (gap,) = settled(EXAMPLES[0]).information
    assert (gap.code, gap.required, gap.found) == ("S.101", 19, 4)
