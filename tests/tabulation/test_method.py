"""Adding up: every level is the sum of its parts, gaps stay gaps, annulments show before and after."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from saylau.protocols import NUMBERS, Protocol
from saylau.ruling import Decision, Verdict
from saylau.stations import Station
from saylau.tabulation import Annulment, Certified, Counted, Decided, Evidence, Level, Status, Sum, add_up
from saylau.tabulation.telling import tell_status
from tabulation.smallnation import CASES, DAY, LISTS, counted, nation, stations, tally

SOUTH_ANNULLED = [{"unit": "south/1", "act": "No. 1", "reason": "r"}]
REPEAT = [{"station": "south/1", "round": "repeat", "votes": [300, 200, 80], "voters": 590}]


def votes(total):
    return [total.votes_of(name) for name in LISTS]


def test_the_nation_is_the_country_and_the_stations_abroad():
    totals = tally().totals
    assert votes(totals.nation) == [1367, 638, 315]
    assert votes(totals.country) == [1023, 481, 236]
    assert votes(totals.abroad) == [344, 157, 79]
    assert (totals.nation.number("voters"), totals.country.number("voters")) == (2408, 1806)


def test_each_total_names_its_protocols():
    totals = tally().totals
    assert totals.commissions[0].protocols == ("protocol/example/north/1", "protocol/example/north/2")
    assert totals.nation.protocols == tuple(f"protocol/example/{code}" for code in CASES["stations"])
    assert [each.subject for each in totals.all] == [
        "total/example", "total/example/country", "total/example/north", "total/example/south", "total/example/abroad",
        "total/example/north/tec_1", "total/example/south/tec_1", "total/example/abroad/tec_1",
    ]  # fmt: skip
    assert [each.level for each in totals.all] == [
        Level.NATION, Level.COUNTRY, Level.REGION, Level.REGION, Level.ABROAD, *[Level.COMMISSION] * 3,
    ]  # fmt: skip


def test_a_nation_without_stations_abroad_is_its_country():
    own = [each for each in nation() if each.station.region != "abroad"]
    totals = add_up(own, [each.station for each in own], DAY, election="example").totals
    assert totals.abroad is None
    assert totals.nation.sums == totals.country.sums


def test_a_line_that_one_protocol_left_empty_is_unknown_and_not_zero():
    totals = tally(change={"north/1": {"invalid": None}}).totals
    assert totals.nation.sums["invalid"] == Sum(60, 3, 4)
    assert totals.nation.number("invalid") is None
    assert totals.regions[1].number("invalid") == 20


def test_a_list_left_empty_is_unknown_at_every_level_above():
    totals = tally(change={"north/1": {"votes": [340, None, 80]}}).totals
    assert votes(totals.nation) == [1367, None, 315]
    assert totals.commissions[0].votes["list_b"] == Sum(150, 1, 2)
    assert votes(totals.regions[1]) == [331, 171, 78]


def test_a_line_that_the_form_does_not_have_is_absent():
    sums = tally().nation.sums
    assert sums["against_all"].is_absent
    assert sums["against_all"] == Sum(0, 0, 4)
    assert not sums["invalid"].is_absent


def test_sums_add_their_gaps_too():
    assert Sum(5, 1, 2) + Sum(7, 2, 2) == Sum(12, 3, 4)
    assert (Sum(7, 2, 2).value, Sum(5, 1, 2).value, Sum().value, Sum(0, 0, 2).value) == (7, None, None, None)


def test_a_list_that_a_protocol_does_not_name_is_unknown_there():
    change = {"north/1": {"lists": ["list_a", "list_z"], "votes": [10, 5]}}
    found = tally(change=change).nation.votes
    assert found["list_z"] == Sum(5, 1, 4)
    assert found["list_b"] == Sum(478, 3, 4)
    assert found["list_a"] == Sum(1037, 4, 4)


def test_a_block_with_too_few_votes_leaves_the_rest_unknown():
    found = tally(change={"north/1": {"votes": [10, 5]}}).nation.votes
    assert [found[name] for name in LISTS] == [Sum(1037, 4, 4), Sum(483, 4, 4), Sum(235, 3, 4)]


def test_a_protocol_that_fell_is_not_added_and_is_named():
    result = tally(change={"south/1": {"verdict": "falls"}})
    assert result.roll.returned == ("south/1",)
    assert (result.nation.counted, result.nation.registered, result.roll.not_counted) == (3, 4, 1)
    assert result.status is Status.PARTIAL


def test_a_protocol_typed_anew_after_it_fell_is_counted():
    result = tally(change={"south/1": {"verdict": "falls"}}, extra=[{"station": "south/1"}])
    assert (result.roll.returned, result.roll.doubled, result.nation.counted) == ((), (), 4)


def test_of_two_protocols_of_one_station_neither_is_counted():
    result = tally(extra=[{"station": "north/1", "votes": [1, 2, 3]}])
    assert result.roll.doubled == ("north/1",)
    assert votes(result.nation) == [1027, 478, 235]


def test_a_protocol_that_waits_is_added_and_said_to_wait():
    result = tally(change={"north/2": {"verdict": "waits"}}, certified="No. 9")
    assert (result.nation.waiting, result.totals.commissions[0].waiting, result.totals.commissions[1].waiting) == (
        1,
        1,
        0,
    )
    assert (result.status, result.ruling().verdict) == (Status.PRELIMINARY, Verdict.WAITS)


def test_status_goes_from_partial_over_preliminary_to_final():
    partial, preliminary, final = tally(missing=["south/1"], certified="No. 9"), tally(), tally(certified="No. 9")
    assert (partial.status, preliminary.status, final.status) == (Status.PARTIAL, Status.PRELIMINARY, Status.FINAL)
    assert {each.status for each in final.totals.all} == {Status.FINAL}
    assert final.certified == Certified("No. 9")
    assert [each.status for each in partial.totals.regions] == [Status.PRELIMINARY, Status.PARTIAL, Status.PRELIMINARY]
    assert tell_status(partial.nation, "en") == "partial: 3 of 4 stations counted"
    assert tell_status(final.nation, "ru") == "окончательно: учтены все участки (4), итог утверждён актом"


def test_nothing_is_final_while_a_finding_on_the_sums_is_open():
    change = {"abroad/1": {"certificates_in": 13}}
    decided = Decided("K.703", "nation", Decision.SETTLED, "act No. 4")
    assert tally(change=change, certified="No. 9").status is Status.PRELIMINARY
    assert tally(change=change, certified="No. 9", decided=(decided,)).status is Status.FINAL


def test_an_annulment_shows_before_without_and_after():
    result = tally(annulments=SOUTH_ANNULLED, extra=REPEAT, certified="No. 9")
    told = [(name, votes(stage.nation), stage.nation.number("voters")) for name, stage in result.stages]
    assert told == [
        ("before", [1367, 638, 315], 2408),
        ("without", [1036, 467, 237], 1806),
        ("after", [1336, 667, 317], 2396),
    ]
    assert result.was_annulled
    assert result.roll.repeated == ("south/1",)
    assert result.totals.regions[1].protocols == ("protocol/example/south/1/repeat",)
    assert (result.status, result.without.nation.status) == (Status.FINAL, Status.PARTIAL)


def test_an_annulled_station_without_a_repeat_vote_waits_for_a_person():
    result = tally(annulments=SOUTH_ANNULLED)
    assert (result.roll.annulled, result.nation.counted, result.status) == (("south/1",), 3, Status.PARTIAL)
    assert result.ruling().verdict is Verdict.WAITS


def test_an_annulled_commission_or_region_takes_all_its_stations():
    for unit in ("north/tec_1", "north"):
        result = tally(annulments=[{"unit": unit, "act": "No. 1", "reason": "r"}])
        assert result.roll.annulled == ("north/1", "north/2")
        assert votes(result.nation) == [675, 328, 157]


def test_a_repeat_vote_without_an_annulment_is_not_counted():
    result = tally(extra=REPEAT)
    assert (result.roll.untimely, votes(result.nation)) == (("south/1",), [1367, 638, 315])
    assert not result.was_annulled


def test_two_repeat_votes_of_one_station_are_not_counted():
    result = tally(annulments=SOUTH_ANNULLED, extra=REPEAT * 2)
    assert (result.roll.doubled, result.nation.counted) == (("south/1",), 3)


def test_a_first_vote_handed_in_twice_no_longer_matters_once_it_is_annulled():
    result = tally(annulments=SOUTH_ANNULLED, extra=[{"station": "south/1"}, *REPEAT])
    assert (result.roll.doubled, result.roll.missing, result.nation.counted) == ((), (), 4)


def test_a_repeat_vote_that_fell_is_returned():
    result = tally(annulments=SOUTH_ANNULLED, extra=[{**REPEAT[0], "verdict": "falls"}])
    assert (result.roll.returned, result.nation.counted) == (("south/1",), 3)


def test_where_nothing_is_annulled_the_three_stages_are_one():
    for result in (tally(), tally(certified="No. 9")):
        assert result.before is result.totals
        assert result.without is result.totals


def test_an_annulment_covers_its_unit_and_no_other():
    station = Station("north/1", "north", "north/tec_1")
    assert [Annulment(unit, "a", "r").covers(station) for unit in ("north/1", "north/tec_1", "north", "north/11")] == [
        True, True, True, False,
    ]  # fmt: skip


def test_the_ruling_has_the_tally_as_its_result_and_the_day_of_the_law():
    result = tally()
    ruling = result.ruling()
    assert (ruling.subject, ruling.on, ruling.result) == ("total/example", date(2021, 1, 10), result)
    assert result.ruling("total/example/north").subject == "total/example/north"


def test_the_order_in_which_protocols_come_in_changes_nothing():
    forward = add_up(nation(), stations(), DAY, election="example")
    backward = add_up(reversed(nation()), stations(), DAY, election="example")
    assert forward.totals == backward.totals
    assert forward.findings == backward.findings


numbers = st.one_of(st.none(), st.integers(0, 3_000))
places = st.tuples(st.sampled_from(["north", "south", "abroad"]), st.integers(1, 3))


@st.composite
def small_nations(draw):
    rows = draw(st.lists(st.tuples(places, numbers, st.tuples(numbers, numbers), st.booleans()), max_size=12))
    own = []
    for place, ((region, commission), voters, block, reported) in enumerate(rows):
        station = Station(f"{region}/{place}", region, f"{region}/tec_{commission}", ballot=("list_a", "list_b"))
        own.append((station, Protocol(station.code, 1, "a", station.ballot, block, voters=voters), reported))
    return own


@given(small_nations())
def test_every_level_is_the_sum_of_the_protocols_under_it(rows):
    register = [station for station, _, _ in rows]
    own = [Counted(station, protocol) for station, protocol, reported in rows if reported]
    totals = add_up(own, register, DAY, election="e", evidence=Evidence()).totals
    for total in totals.all:
        under = [each for each in own if lies_under(each.station, total)]
        assert total.counted == len(under)
        assert total.registered == len([each for each in register if lies_under(each, total)])
        assert total.number("voters") == plain_sum([each.protocol.voters for each in under])
        for place, name in enumerate(totals.nation.votes):
            assert total.votes_of(name) == plain_sum([each.protocol.votes[place] for each in under])
    assert set(totals.nation.sums) == set(NUMBERS)


def lies_under(station, total):
    return {
        Level.NATION: True,
        Level.COUNTRY: station.region != "abroad",
        Level.ABROAD: station.region == total.key,
        Level.REGION: station.region == total.key,
        Level.COMMISSION: station.commission == total.key,
    }[total.level]


def plain_sum(values):
    return None if not values or None in values else sum(values)


def test_a_station_of_the_register_is_counted_by_its_own_protocol_only():
    result = tally(missing=["south/1"], extra=[{"station": "south/9"}])
    assert (result.roll.unknown, result.roll.missing) == (("south/9",), ("south/1",))
    assert votes(result.nation) == votes(tally(missing=["south/1"]).nation)
    assert counted("south/9").station.code == "south/9"


def test_the_branch_abroad_becomes_final_with_the_nation():
    assert tally(certified="No. 9").totals.abroad.status is Status.FINAL
    own = [each for each in nation() if each.station.region != "abroad"]
    register = [each.station for each in own]
    result = add_up(own, register, DAY, election="example", evidence=Evidence(certified=Certified("No. 9")))
    assert (result.status, result.totals.abroad) == (Status.FINAL, None)


def test_a_waiting_protocol_keeps_the_total_preliminary_whatever_is_said_of_the_total():
    decided = Decided("K.707", "north/2", Decision.SETTLED, "we accept the total")
    result = tally(change={"north/2": {"verdict": "waits"}}, certified="No. 9", decided=(decided,))
    assert (result.ruling().verdict, result.status) == (Verdict.STANDS, Status.PRELIMINARY)


def test_stations_left_out_are_counted_once_each_by_their_reason():
    result = tally(
        missing=["south/1"],
        change={"abroad/1": {"verdict": "falls"}},
        extra=[{"station": "north/1"}],
        annulments=[{"unit": "north/2", "act": "No. 1", "reason": "r"}],
    )
    roll = result.roll
    assert (roll.missing, roll.returned, roll.doubled, roll.annulled) == (
        ("south/1",), ("abroad/1",), ("north/1",), ("north/2",),
    )  # fmt: skip
    assert (roll.not_counted, result.nation.counted) == (4, 0)
