"""What holds of every protocol: readers and rules never raise, clean pairs say nothing, slips are seen."""

import csv
from dataclasses import fields, replace

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from protocols.test_reading import FORM, cells
from protocols.worked import BALLOT, STATION, WORKED, codes, day, second, station
from saylau.errors import BadInput
from saylau.protocols import NUMBERS, Explained, Protocol, Round, Statement, read_protocols, settle, tell
from saylau.protocols.rules.restoring import LINES, transposed
from saylau.ruling import Decision, Verdict

LAW, EARLIER = day(), day("2021-01-10")
WHOLE = st.none() | st.integers() | st.integers(0, 10)
MINUTE = st.none() | st.integers() | st.integers(0, 40_000_000)
TEXT = st.text(max_size=8)
PAIRS = st.lists(st.tuples(TEXT, st.integers()), max_size=3).map(tuple)
VALUES = {
    "station": st.just("example/1"),
    "typing": st.sampled_from([1, 2]),
    "typist": TEXT,
    "lists": st.lists(st.sampled_from([*BALLOT, ""]), max_size=8).map(tuple),
    "votes": st.lists(WHOLE, max_size=8).map(tuple),
    "chair_signed": st.none() | st.booleans(),
    "statements": st.lists(st.sampled_from(Statement), max_size=3).map(tuple),
    "answers": st.lists(st.sampled_from(Explained), max_size=3).map(tuple),
    "causes": PAIRS,
    "invalid_reasons": PAIRS,
    "turnout_reports": st.lists(st.tuples(st.integers(), st.integers()), max_size=4).map(tuple),
    "worded": st.lists(st.sampled_from([*NUMBERS, "votes:list_a", "list_b", "", "typist"]), max_size=4).map(tuple),
    "words_kk": st.lists(TEXT, max_size=4).map(tuple),
    "words_ru": st.lists(TEXT, max_size=4).map(tuple),
    "scan": TEXT,
    "groups_typed": st.lists(st.tuples(st.integers(), TEXT), max_size=3).map(tuple),
    "groups_of_file": TEXT,
    "round": st.sampled_from(Round),
    "version": st.integers(1, 9),
} | dict.fromkeys(NUMBERS, WHOLE)
FACTS = {each.name: VALUES.get(each.name, MINUTE) for each in fields(Protocol)}
PROTOCOLS = st.builds(Protocol, **FACTS)
STATIONS = st.builds(
    station,
    ballot=VALUES["lists"],
    list_before=WHOLE,
    invalid_share=st.none() | st.fractions(0, 1),
    against_share=st.none() | st.fractions(0, 1),
    trips=WHOLE,
    twin_list=WHOLE,
    twin_issued=WHOLE,
)
QUIET = settings(deadline=None, suppress_health_check=list(HealthCheck), max_examples=150)


@QUIET
@given(
    PROTOCOLS, st.none() | PROTOCOLS, STATIONS, st.sampled_from([LAW, EARLIER, day("2004-09-19"), day("1996-01-01")])
)
def test_whatever_two_people_type_is_settled_and_told(first, other, register, law):
    settlement = settle(first, other, register, law)
    assert settlement == settle(first, other, register, law)
    for each in (*settlement.fired, *settlement.hidden, *settlement.information):
        assert tell(each, "printed", "kk")
    assert set(codes(settlement.fired)).isdisjoint(codes(settlement.hidden))


@QUIET
@given(PROTOCOLS, STATIONS, st.dictionaries(st.sampled_from(["K.001", "K.402", "S.104"]), st.sampled_from(Decision)))
def test_the_verdict_follows_from_what_is_open_and_what_was_decided_against(first, register, decided):
    decisions = {code: (decision, "act 1") for code, decision in decided.items()}
    settlement = settle(first, second(first, "somebody else"), register, LAW, decisions=decisions)
    shown = codes(settlement.fired)
    against = [code for code in shown if decided.get(code) is Decision.AGAINST]
    still = [code for code in shown if decided.get(code, Decision.OPEN) is Decision.OPEN]
    expected = Verdict.FALLS if against else Verdict.WAITS if still else Verdict.STANDS
    assert settlement.ruling.verdict is expected


@st.composite
def clean(draw):
    """A protocol in which everything fits: drawn by its parts, the totals added up."""
    votes = draw(st.lists(st.integers(3, 120), min_size=7, max_size=7))
    against, invalid, gap = draw(st.integers(0, 40)), draw(st.integers(1, 4)), draw(st.integers(0, 14))
    outside, spoiled, lost = draw(st.integers(0, 2)), draw(st.integers(5, 9)), draw(st.integers(0, 3))
    valid = sum(votes) + against
    found = valid + invalid
    voters = found + gap
    opening = draw(st.integers(voters + voters // 9 + 60, voters + voters // 9 + 900))
    added, removed = draw(st.integers(0, 2)), draw(st.integers(0, 2))
    received = opening
    return replace(
        WORKED,
        votes=tuple(votes),
        against_all=against,
        invalid=invalid,
        valid=valid,
        found=found,
        found_mobile=outside,
        found_stationary=found - outside,
        voters=voters,
        voters_outside=outside,
        voters_inside=voters - outside,
        outside_requests=outside,
        list_at_opening=opening,
        list_added=added,
        list_removed=removed,
        list_at_closing=opening + added - removed,
        certificates_in=added,
        certificates_out=0,
        ballots_spoiled=spoiled,
        ballots_issued=voters + spoiled,
        ballots_lost=lost,
        ballots_received=received,
        ballots_in_act=received,
        ballots_unused=received - voters - spoiled - lost,
        shortfall=gap,
        statements=(Statement.FEWER if gap else Statement.EQUAL,),
        answers=(Explained.FULLY,) if gap else (),
        causes=(("taken away", -gap),) if gap else (),
    )


PLAIN = station(list_before=None)


def said(protocol):
    return codes(settle(protocol, second(protocol), PLAIN, LAW).fired)


@QUIET
@given(clean())
def test_a_clean_pair_says_nothing(protocol):
    assert said(protocol) == []


UNSEEN = {"foreign_papers", "members", "signatures", "outside_requests", "certificates_in", "certificates_out"}
"""Counts that no balance holds: a slip there is seen only where it passes a limit, by the second typing or the scan."""


@QUIET
@given(clean(), st.data())
def test_transposed_digits_are_seen_by_a_hard_rule_and_named_wherever_a_balance_holds_the_line(protocol, data):
    field = data.draw(st.sampled_from([*LINES, "against_all", *range(7)]))
    value = protocol.votes[field] if isinstance(field, int) else getattr(protocol, field)
    changed = data.draw(st.sampled_from([*transposed(value), value]))
    if isinstance(field, int):
        slip = replace(protocol, votes=(*protocol.votes[:field], changed, *protocol.votes[field + 1 :]))
    else:
        slip = replace(protocol, **{field: changed})
    fired = said(slip)
    if changed == value:
        assert fired == []
    else:
        assert any(code.startswith("K.") for code in fired)
        assert "S.117" in fired


def test_every_count_is_in_a_balance_or_compared_or_known_to_be_unseen():
    compared = {"ballots_in_act", "surplus", "shortfall", "against_all", "blank"}
    assert set(NUMBERS) == set(LINES) | compared | UNSEEN


def test_a_slip_in_a_line_that_no_balance_holds_is_not_seen_by_a_rule():
    for field, value in {"foreign_papers": 20, "outside_requests": 430, "certificates_out": 21}.items():
        protocol = replace(WORKED, **{field: value})
        assert codes(settle(protocol, second(protocol), STATION, LAW).fired) == []


DAMAGE = st.sampled_from(
    ["", " ", "x", "-1", "1 2", "９", "1e9", "9" * 40, "\x00", '"', "2023-03-19", "Аb", "=1+1", "∞", "\ufeff", ";"]
)


@QUIET
@given(st.dictionaries(st.sampled_from([*cells(WORKED), "round", "scan", "groups_typed"]), DAMAGE | TEXT, max_size=6))
@example({"station": "", "typing": "", "typist": ""})
def test_a_damaged_row_is_read_or_told_and_never_raises(tmp_path_factory, damage):
    path = tmp_path_factory.getbasetemp() / "damaged.csv"
    row = cells(WORKED) | {"round": "", "scan": "", "groups_typed": ""}
    with path.open("w", encoding="utf-8", newline="") as stream:
        sheet = csv.writer(stream)
        sheet.writerows([row, row.values(), (row | damage).values()])
    try:
        protocols, problems = read_protocols(path, FORM, BALLOT)
    except BadInput as accident:
        protocols, problems = [], list(accident.problems)
    assert protocols[:1] == [WORKED] or problems
    assert all(each.row in (0, 1, 2, 3) for each in problems)


@QUIET
@given(st.binary(max_size=400))
def test_bytes_that_are_no_sheet_are_refused_and_never_raise_anything_else(tmp_path_factory, raw):
    path = tmp_path_factory.getbasetemp() / "bytes.csv"
    path.write_bytes(raw)
    try:
        protocols, problems = read_protocols(path, FORM, BALLOT)
    except BadInput as accident:
        protocols, problems = [], list(accident.problems)
    assert protocols == []
    assert problems
