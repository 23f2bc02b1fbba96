# ruff: noqa: E501 (figures, shapes and sentences stand on one line)
"""The chapters before the vote, and who sits after it, act by act, by the letter of docs/record-format.md; one record that has them all."""

from __future__ import annotations

import hashlib
from typing import Any

from verifier import writer
from verifier.writer import LISTS, NAMES, Json, Lie, Record, Writer, commitment

FILED, ANSWERED = "2020-11-20", "2020-11-30"
SEED = "31415-92653-2"
REGIONS = ["abai", "akmola", "aktobe", "almaty", "almaty_region", "astana", "atyrau", "east_kazakhstan", "karaganda", "kostanay", "kyzylorda",
           "mangystau", "north_kazakhstan", "pavlodar", "shymkent", "turkestan", "ulytau", "west_kazakhstan", "zhambyl", "zhetysu"]  # fmt: skip


def lot(contest: str, seed: str, names: list[str]) -> list[str]:
    """The names in the order of the lot."""
    texts = {name: f"saylau/lots/v1\nballot/{contest}\n{seed}\n{name}" for name in names}
    return sorted(names, key=lambda name: hashlib.sha256(texts[name].encode()).hexdigest())


def calendar(made: Writer) -> Json:
    facts = {"dates": {"registration_closes": "2020-11-30T18:00"}, "done": {"calling": "2020-10-21"}, "election": made.election, "hours": "07:00/20:00",
             "kind": "regular", "polling_day": made.day, "reasons": {"registration_closes": "a holiday"}, "unknown": ["funds_close"]}  # fmt: skip
    return made.act(
        "schedule", f"timetable/{made.election}", facts, result={"edges": {"registration.closes": "2020-11-30T18:00"}}
    )


def commission(made: Writer, key: str = "central", size: int = 7) -> Json:
    members = [{"nominated_by": f"party_{n}", "person": commitment(f"member {n}"), "role": "chair" if n == 1 else "member", "since": "2016-05-30"}
               for n in range(1, size + 1)]  # fmt: skip
    facts = {"formed_by": "president", "formed_on": "2016-05-30", "key": key, "level": "central", "members": members, "region": "", "size": size}  # fmt: skip
    return made.act("constitute", f"commission/{made.election}/{key}", facts)


def decision(made: Writer, number: str, subject: str, result: str, **more: Any) -> Json:
    """Of seven members five were present, and four of them voted for it."""
    facts = {"abstained": 0, "against": 1, "commission": "central", "dissents": 1, "dissents_written": 1, "ground": "article 89(6)", "number": number,
             "on": ANSWERED, "present": 5, "result": result, "subject": subject, "votes_for": 4}  # fmt: skip
    address = f"decision/{made.election}/central/{number.replace('/', '-')}"
    return made.act("decide", address, facts, day=ANSWERED, follows=[f"commission/{made.election}/central"], **more)


def roll(made: Writer, party: str, members: int = 1200) -> Json:
    """As many members in each region as there were on the map of 2020."""
    on_the_map = [key for key in REGIONS if key not in ("abai", "ulytau", "zhetysu")]
    regions: dict[str, Json] = {
        key: {"checks": {}, "contested": 1, "members": members, "rows": members + 2} for key in on_the_map
    }
    regions["akmola"]["checks"] = {"under_age": 1}
    regions["-"] = {"checks": {"region_unknown": 4}, "contested": 0, "members": 0, "rows": 4}
    facts = {"beside": ["list_b"], "columns": ["iin", "name"], "key": "key_2020", "kind": "party", "lists": ["barred"], "party": party,
             "persons": 20_000, "regions": regions, "root": commitment("roll"), "shared": {"list_b": 17}, "unread": 2}  # fmt: skip
    result = {name: sum(each[name] for each in regions.values()) for name in ("contested", "members", "rows")}
    return made.act("count_roll", f"roll/{made.election}/{party}", facts, day="2020-06-01", result=result)


def register_of(keys: list[str]) -> list[Json]:
    return [{"emblem_sha256": commitment(key), "key": key, "names": [{"abbreviation": "A", "names": NAMES[key], "since": "2006-12-22"}]} for key in keys]  # fmt: skip


def parties(made: Writer) -> None:
    made.act("enrol", f"parties/{made.election}", {"register": register_of(LISTS)})
    titles = {"en": "Party D", "kk": "D партиясы", "ru": "Партия D"}
    dossier = {"branches": [{"members": 1400, "region": "akmola", "registered_on": "2020-07-01"}], "charter": {"adopted": "yes", "on": "2020-06-20"},
               "congress": {"by_proxy": 0, "elected": 1010, "on": "2020-06-20", "present": 1001, "regions": {"akmola": 60}},
               "filing": {"applicant": commitment("applicant"), "members": 21_000, "on": "2020-07-10"}, "illustrative": "yes", "key": "list_d",
               "initiative_group": {"persons": 1010, "regions": {"akmola": 60}}, "names": [{"names": titles}], "notice": {"on": "2020-06-01"},
               "organising_committee": 11, "verification": {"began": "2020-07-15", "members": 20_400}}  # fmt: skip
    address = f"party/{made.election}/list_d"
    facts = {"dossier": dossier, "register": register_of(LISTS)}
    made.act("file", address, facts, day="2020-07-10", result={"state": "filed"})
    answer = {
        "decision": {"act": "Order 4", "ground": "article 11", "on": "2020-08-10", "outcome": "refused"},
        "filed": address,
    }
    made.act("answer", f"{address}/answer", answer, day="2020-08-10", follows=[address], result={"state": "refused"}, verdict="falls")  # fmt: skip


def person(position: int, sex: str, age: int) -> Json:
    ages = dict.fromkeys(("filing", "registration", "polling"), age)
    return {"ages": ages, "citizen": "yes", "consents": "yes", "likeness": commitment(f"person {position}"), "member": "yes", "person": commitment(f"iin {position}"),
            "position": position, "residence": {"filing": 10}, "sex": sex}  # fmt: skip


def paper(made: Writer, key: str, persons: list[Json]) -> Json:
    days = {"filing": FILED, "nomination": "2020-11-10", "polling": made.day, "registration": ANSWERED}
    return {"adopted_on": "2020-11-18", "body_for": 9, "body_members": 11, "by_disability": {}, "by_disability_now": {}, "certificates_missing": 0, "contest": made.election,
            "days": days, "deposit_paid": 637_500, "documents": ["protocol"], "filed_at": f"{FILED}T11:00:00+06:00", "key": key, "out_of_order": [], "party": key,
            "persons": persons, "strange_letters": []}  # fmt: skip


def ten(women: int = 2, young: int = 1) -> list[Json]:
    """Ten persons: so many women, the first of them young; so many young men; three of ten are the quota of 2020."""
    told = [person(n + 1, "f" if n < women else "m", 45) for n in range(10)]
    for each in [told[0], *told[women : women + young]]:
        each["ages"] = dict.fromkeys(each["ages"], 28)
    return told


def handed_in(made: Writer, contest: str, key: str, persons: list[Json], others: list[str], **more: Any) -> Json:
    facts = {"chamber": "yes", "closes_at": "2020-11-30T18:00:00+06:00", "contest": contest, "others": others,
             "paper": paper(made, key, persons), "previous": "1/10", "seats": 98}  # fmt: skip
    address = f"list/{made.name(contest)}/{key}"
    return made.act(more.pop("verb", "nominate"), address, facts, follows=others, **({"day": FILED} | more))


def lists(made: Writer, contest: str) -> None:
    """Two lists that are registered, of one of which a person left, one that is refused, and one known by counts."""
    name = made.name(contest)
    a, b, d = (f"list/{name}/{key}" for key in ("list_a", "list_b", "list_d"))
    handed_in(made, contest, "list_a", ten(), [])
    handed_in(made, contest, "list_b", ten(4, 0), [a])
    handed_in(made, contest, "list_d", ten(1, 0), [a, b], verdict="waits")
    known = {"in_groups": 3, "key": "list_c", "nominated": 12, "percent_published": "30", "persons": 10, "registered_on": ANSWERED, "women": 2, "young": 1}  # fmt: skip
    facts = {"contest": contest, "known": known, "seats": 98}
    made.act("count_list", f"list/{name}/list_c", facts, day=ANSWERED)
    for number, (address, outcome) in enumerate(((a, "registered"), (b, "registered"), (d, "refused"))):
        told = decision(made, f"{number + 11}/375", address, outcome)
        told_to = {"contest": contest, "decision": told["address"], "list": address, "on": ANSWERED, "outcome": outcome, "verified_on": "2020-12-10"}  # fmt: skip
        verdict = "stands" if outcome == "registered" else "falls"
        made.act("answer_list", f"{address}/answer", told_to, day=ANSWERED, follows=[address, told["address"]], verdict=verdict)  # fmt: skip
    left = ten(4, 0)
    left[9]["left"] = {"on": "2020-12-05", "reason": "withdrawn"}
    handed_in(made, contest, "list_b", left, [a], verb="change_list", day="2020-12-05")


def ballot(made: Writer, contest: str) -> Json:
    told = made.contests[contest]["ballot"]
    return made.act("draw", f"ballot/{made.name(contest)}", {"ballot": told, "contest": contest, "seed": SEED})


def before(made: Writer, contest: str) -> None:
    """Everything before the vote."""
    calendar(made)
    commission(made)
    roll(made, "list_a")
    parties(made)
    lists(made, contest)
    ballot(made, contest)


def after(made: Writer, contest: str, key: str = "list_a") -> None:
    """Who sits for a list, and who follows when somebody leaves, twice."""
    name, seats = made.name(contest), made.seats[contest]["ruling"]["result"]["seats"][key]
    listed = list(range(1, seats + 4))
    groups = {"named": {"by_disability": 0, "positions": [1, 2], "spare": 0}}
    facts = {"announced_on": "2021-01-12", "groups": groups, "list": key, "listed": listed, "named": listed[:seats], "named_on": "2021-01-13"}  # fmt: skip
    sitting = listed[:seats]
    told = made.act("seat", f"deputies/{name}/{key}", facts, day="2021-01-13", follows=[f"seats/{name}"],
                    result={"list": key, "seats": seats, "sitting": sitting})  # fmt: skip
    for number, left in enumerate((3, 5), 1):
        facts = {"after": told["address"], "cause": "resignation", "groups": groups, "left": left, "list": key, "listed": listed, "named_on": "2021-09-02",
                 "on": "2021-09-01", "substitute": seats + number, "term_ends_on": "2026-01-10"}  # fmt: skip
        sitting = [*(each for each in sitting if each != left), seats + number]
        told = made.act("fill", f"vacancy/{name}/{key}/{number}", facts, day="2021-09-02", follows=[told["address"]],
                        result={"empty": 0, "list": key, "seats": seats, "sitting": sitting})  # fmt: skip


def whole(lie: Lie | None = None) -> Record:
    """The small election with every chapter: what went before the vote, and who sits after it."""
    made = writer.begun(Writer("kz-2021", "2021-01-10", [writer.contest("majilis", "kz-2021")], lie=lie))
    before(made, "majilis")
    writer.counted(made)
    after(made, "majilis")
    return made.record()
