"""Which protocols count: one a registered station, none of an annulled vote, a repeat vote in the place of an annulled one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from saylau.ruling import Verdict
from saylau.stations.facts import Station
from saylau.tabulation.facts import Annulment, Chosen, Counted, Roll

__all__ = ["choose"]


def choose(counted: Iterable[Counted], stations: Sequence[Station], annulments: Sequence[Annulment]) -> Chosen:
    """Pick the protocols that count, in the order of the register, and name every station that is left out."""
    reported = tuple(counted)
    register = dict.fromkeys(station.code for station in stations)
    first, doubled, returned = _one_each(each for each in reported if not each.is_repeat)
    repeats, doubled_repeats, returned_repeats = _one_each(each for each in reported if each.is_repeat)
    struck = _struck(stations, annulments)
    first_in_order = _in_order(first, register)
    roll = Roll(
        missing=tuple(c for c in register if c not in struck and c not in first and c not in doubled | returned),
        doubled=tuple(c for c in register if c in (doubled_repeats if c in struck else doubled)),
        unknown=tuple(dict.fromkeys(e.station.code for e in reported if e.station.code not in register)),
        returned=tuple(c for c in register if c in (returned_repeats if c in struck else returned)),
        annulled=tuple(c for c in register if c in struck and c not in repeats),
        repeated=tuple(c for c in register if c in struck and c in repeats),
        untimely=tuple(c for c in register if c in repeats and c not in struck),
    )
    if not struck:
        return Chosen(reported, first_in_order, first_in_order, first_in_order, roll)
    without = tuple(each for each in first_in_order if each.station.code not in struck)
    again = {code: repeats[code] for code in roll.repeated}
    kept = {each.station.code: each for each in without}
    return Chosen(reported, first_in_order, without, _in_order(kept | again, register), roll)


def _one_each(counted: Iterable[Counted]) -> tuple[dict[str, Counted], frozenset[str], frozenset[str]]:
    """The one protocol of each station; the stations with several; those whose only protocols fell.

    Of two protocols of one station a program cannot know the right one: neither counts until a person decides.
    """
    one: dict[str, Counted] = {}
    doubled, returned = set(), set()
    for each in counted:
        code = each.station.code
        if each.verdict is Verdict.FALLS:
            returned.add(code)
        elif code in one:
            doubled.add(code)
        else:
            one[code] = each
    for code in doubled:
        del one[code]
    return one, frozenset(doubled), frozenset(returned - one.keys() - doubled)


def _struck(stations: Sequence[Station], annulments: Sequence[Annulment]) -> frozenset[str]:
    if not annulments:
        return frozenset()
    units = {annulment.unit for annulment in annulments}
    return frozenset(s.code for s in stations if not units.isdisjoint((s.code, s.commission, s.region)))


def _in_order(counted: Mapping[str, Counted], register: Iterable[str]) -> tuple[Counted, ...]:
    return tuple(counted[code] for code in register if code in counted)
