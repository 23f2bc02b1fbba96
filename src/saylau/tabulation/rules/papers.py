"""Rules about the papers themselves: who reported, under which scan, and what an annulment makes of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from saylau.ruling import Outcome, Verdict
from saylau.tabulation.rules.rule import Case, Hit, Rule, names, table

__all__ = ["RULES"]

RULES: list[Rule] = []
rule = table(RULES)


@rule("K.604", "tabulation.scan_of_one_station")
def a_scan_belongs_to_one_station(case: Case) -> Iterable[Hit] | None:
    """Fires when one scan, or one file, is filed for two stations."""
    filed: dict[str, dict[str, None]] = {}
    for each in case.chosen.reported:
        for fingerprint in {each.protocol.scan, each.protocol.groups_of_file} - {""}:
            filed.setdefault(fingerprint, {})[each.station.code] = None
    if not filed:
        return None
    return (Hit(names(codes), required="1", found=str(len(codes))) for codes in filed.values() if len(codes) > 1)


@rule("K.704", "tabulation.every_station_once")
def every_registered_station_reports_once(case: Case) -> Iterator[Hit]:
    """Fires when the stations counted are not the register: missing, double, unknown, returned, annulled, by name."""
    roll = case.chosen.roll
    for kind, codes in (
        ("missing", roll.missing),
        ("doubled", roll.doubled),
        ("unknown", roll.unknown),
        ("returned", roll.returned),
    ):
        if codes:
            yield Hit(names(codes), required=f"{len(case.stations)} stations", found=f"{len(codes)} {kind}")
    if roll.annulled:
        # Art. 95(2): the commission orders the repeat vote and its day; until then a person must act.
        yield Hit(
            names(roll.annulled),
            required=f"{len(case.stations)} stations",
            found=f"{len(roll.annulled)} annulled",
            provision="repeat_voting.conditions",
            outcome=Outcome.PERSON,
        )


@rule("K.705", "invalidation.unit", hides=("K.701",))
def annulled_stations_do_not_count(case: Case) -> Iterator[Hit] | None:
    """Fires when an annulled station is still counted, or a repeat vote came without an annulment."""
    if not case.evidence.annulments and not case.chosen.roll.untimely:
        return None
    return _still_counted(case)


def _still_counted(case: Case) -> Iterator[Hit]:
    for code in case.chosen.roll.untimely:
        yield Hit(code, required="annulment", found="repeat", provision="repeat_voting.conditions")
    for each in case.chosen.current:
        if not each.is_repeat and any(annulment.covers(each.station) for annulment in case.evidence.annulments):
            yield Hit(each.station.code, required="0", found="1")
    before = {total.key: total for total in case.before.all}
    for paper in case.evidence.territorial:
        old, now = before.get(paper.unit), next((t for t in case.totals.all if t.key == paper.unit), None)
        if old is None or now is None or old.protocols == now.protocols:
            continue
        # The commission's paper equals the sum with the annulled stations and not the one without them.
        told = [(old.number(name), now.number(name), number) for name, number in paper.numbers.items()]
        if any(then != later for then, later, _ in told) and all(then == number for then, _, number in told):
            yield Hit(paper.unit, required=str(now.counted), found=str(old.counted))


@rule("K.706", "invalidation.unit")
def annulments_rest_on_an_act(case: Case) -> Iterator[Hit] | None:
    """Fires when an annulment names no act, no reason or no unit of the register (art. 95(1))."""
    if not case.evidence.annulments:
        return None
    units = {unit for station in case.stations for unit in (station.code, station.commission, station.region)}
    return (
        Hit(annulment.unit, required="unit, act, reason", found=lacking)
        for annulment in case.evidence.annulments
        if (lacking := _lacking(annulment.unit in units, annulment.act, annulment.reason))
    )


def _lacking(known: bool, act: str, reason: str) -> str:  # noqa: FBT001
    parts = (("unit", known), ("act", act.strip()), ("reason", reason.strip()))
    return ", ".join(f"no_{name}" for name, there in parts if not there)


@rule("K.707", "tabulation.counted_protocols_stand")
def counted_protocols_stand(case: Case) -> Iterator[Hit]:
    """Asks for a person while the ruling on a counted protocol waits."""
    waiting = [each.station.code for each in case.chosen.current if each.verdict is Verdict.WAITS]
    if waiting:
        found = f"{len(waiting)} waiting"
        yield Hit(names(waiting), required="0 waiting", found=found, outcome=Outcome.PERSON)
