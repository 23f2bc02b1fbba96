"""The tables of the documentation, each printed from what it speaks of; ``PRINTERS`` names them."""

from __future__ import annotations

import importlib
import tomllib
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path

import click
from lawtorule import aside, law_to_rule
from tabular import sheet, table
from transcripts import REPO, desk, run

from saylau import cli, law, parties, protocols, tabulation
from saylau import timetable as calendar
from saylau.folder import read
from saylau.folder import run as run_folder
from saylau.instruments.phrases import LANGUAGES, number
from saylau.lab import nation, nation_of
from saylau.lab.catching import as_markdown, measure
from saylau.law.book import STEPS
from saylau.law.reading import read_acts, read_provisions, read_toml
from saylau.law.showing import sentence
from saylau.lists import state_table
from saylau.lists.reading.columns import COLUMNS as LIST_COLUMNS
from saylau.lists.reading.columns import REQUIRED as NEEDED_IN_A_LIST
from saylau.rolls.reading.headers import ALIASES as ROLL_COLUMNS
from saylau.seats import RULES as SEAT_RULES
from saylau.seats import SITTING_RULES
from saylau.seats.formulas import FORMULAS, Divisors, Quota, share_out
from saylau.timetable import RULES as CALENDAR_RULES
from saylau.timetable.method import APART as STAGE_ROWS_APART
from saylau.timetable.method import ROWS as STAGE_ROWS

__all__ = ["PRINTERS", "every_command"]

BOOK = law.load("kz")
NEWEST_FORM_DAY = date(2023, 3, 19)
"""The day whose law the rule tables are printed under: it has every line of the form."""
GROUPS = {
    "commissions": "Commissions", "law_registration": "Law and registration", "candidates_lists": "Candidates and lists",
    "rolls": "Rolls of voters", "voting": "Voting", "counting": "Counting", "results": "Results", "seats": "Seats",
    "observers": "Observers", "regions": "Regions",
}  # fmt: skip
PROVISION = ["provision", "from", "what it says", "article", "confidence"]


def glossary(_: str) -> str:
    """The terms, group by group."""
    terms = sheet(REPO / "docs" / "glossary.csv")
    told = []
    for group in dict.fromkeys(term["group"] for term in terms):
        rows = [[t["en"], t["ru"], t["kk"], t["definition"], t["confidence"]] for t in terms if t["group"] == group]
        told.append(f"## {GROUPS.get(group, group.replace('_', ' ').capitalize())}\n")
        told.append(table(["English", "русский", "қазақша", "meaning", "confidence"], rows))
    return "\n".join(told)


def statutes(country: str) -> str:
    """Every provision with its history, chapter by chapter, in English; the other languages are one command away.

    Of Kazakhstan unless another country is named; the house's own steps stand with the first book alone.
    """
    told = []
    book = law.load(country) if country else BOOK
    for chapter, path in book.files.items():
        names = [provision.name for provision in read_provisions(read_toml(path), chapter)]
        if names and (book is BOOK or not chapter.startswith(f"{STEPS}/")):
            rows = [_wording(wording) for name in names for wording in book.provision(name).wordings]
            told += [f"### {chapter}\n", table(PROVISION, rows)]
    return "\n".join(told)


def opened(_: str) -> str:
    """What the sources leave open."""
    wordings = [w for p in BOOK.provisions.values() for w in p.wordings if w.state is law.State.OPEN]
    rows = [[f"`{w.name}`", _since(w), BOOK.provision(w.name).subject["en"], w.note] for w in wordings]
    return table(["provision", "from", "subject", "what is known"], rows)


def acts(country: str) -> str:
    """The acts that a book cites, by the key that stands before an article; that of Kazakhstan unless another is named."""
    rows = []
    for path in (law.load(country) if country else BOOK).files.values():
        for act in read_acts(read_toml(path), path.name).values():
            days = [f"{word} {day}" for word, day in (("signed", act.signed), ("in force", act.in_force)) if day]
            rows.append([f"`{act.key}`", act.title["en"], ", ".join(days)])
    return table(["key", "act", "days"], rows)


def law_of_the_day(what: str) -> str:
    """What the provisions named after a day say on that day."""
    day, *names = what.split()
    wordings = [BOOK.on(date.fromisoformat(day))[name] for name in names]
    rows = [[f"`{w.name}`", sentence(w, "en"), w.source, w.confidence.value] for w in wordings]
    return table(["provision", f"what it says on {day}", "article", "confidence"], rows)


def _wording(wording: law.Wording) -> list[str]:
    return [f"`{wording.name}`", _since(wording), sentence(wording, "en"), wording.source, wording.confidence.value]


def _since(wording: law.Wording) -> str:
    return wording.since.isoformat() if wording.since else "start open"


def every_command() -> Iterator[tuple[str, click.Command]]:
    """Each command and each command inside it, by what is typed after ``saylau``."""
    context = click.Context(cli.office)
    for name in cli.COMMANDS:
        found = cli.office.get_command(context, name)
        if found is not None:
            yield name, found
        if isinstance(found, click.Group):
            yield from ((f"{name} {inner}", held) for inner, held in found.commands.items())


def commands(_: str) -> str:
    """The help page of each command, as the command itself prints it."""
    pages = [(name, run(f"saylau {name} --help")) for name, _ in every_command()]
    return "\n".join(f"### saylau {name}\n\n```\n{said}```\n" for name, said in pages)


def rules(_: str) -> str:
    """The rules that concern one station."""
    return protocols.rule_table(BOOK.on(NEWEST_FORM_DAY))


def states(_: str) -> str:
    """The moves of a paper protocol."""
    return protocols.state_table()


def states_of_a_party(_: str) -> str:
    """The moves of a party's case file."""
    return parties.state_table()


def rules_of_parties(_: str) -> str:
    """The rules on a party's case file: each function's name, what it says of itself, and the article of the newest law."""
    day, told = BOOK.on(NEWEST_FORM_DAY), []
    for rule in parties.RULES:
        names = [name for name in rule.__code__.co_consts if isinstance(name, str) and name in BOOK.provisions]
        says = " ".join((rule.__doc__ or "").split("\n\n")[0].split())
        told.append([f"`{rule.__name__}`", says, day[names[0]].source if names else ""])
    return table(["name (true when met)", "what it says", "article"], told)


def rules_of_several(_: str) -> str:
    """The rules that need several stations."""
    day = BOOK.on(NEWEST_FORM_DAY)
    rows = [
        [rule.code, f"`{rule.name}`", rule.says, ", ".join(rule.hides), day[rule.provision].source]
        for rule in tabulation.RULES
    ]
    return table(["Code", "Sentence name (true when met)", "What it does", "Hides", "Source"], rows)


def rules_of_seats(_: str) -> str:
    """The rules on a sharing of seats: each function's name and what it says of itself."""
    return _by_name(SEAT_RULES)


def rules_of_room(room: str) -> str:
    """The rules of a room: each function's name and what it says of itself."""
    return _by_name(importlib.import_module(f"saylau.{room}").RULES)


def rules_of_sitting(_: str) -> str:
    """The rules on who sits."""
    return _by_name(SITTING_RULES)


def _by_name(rules: Iterable[Callable[..., object]]) -> str:
    rows = [[f"`{rule.__name__}`", " ".join((rule.__doc__ or "").split("\n\n")[0].split())] for rule in rules]
    return table(["name (true when met)", "what it says"], rows)


def rules_of_timetable(_: str) -> str:
    """The rules on a calendar: each function's name and what it says of itself."""
    rows = [[f"`{rule.__name__}`", " ".join((rule.__doc__ or "").split("\n\n")[0].split())] for rule in CALENDAR_RULES]
    return table(["name (true when met)", "what it says"], rows)


def stages(_: str) -> str:
    """Every stage of the calendar of 2021 with its owner, the keys of its own dates and the provisions it rests on."""
    day = date(2021, 1, 10)
    own = calendar.Own(dates={key: (calendar.Moment(day),) for key in calendar.reading.KEYS})
    made = calendar.timetable(day, BOOK.on(day), own=own)
    keys = {row.key: dict.fromkeys(filter(None, (row.begin, row.end))) for row in (*STAGE_ROWS, *STAGE_ROWS_APART)}
    rows = [
        [
            f"`{stage.key}`",
            calendar.stage_name(stage.key, "en"),
            calendar.SENTENCES.say(f"owner.{stage.owner}", "en"),
            ", ".join(f"`{key}`" for key in keys[stage.key]) or ("`voting_hours`" if stage.key == "voting" else ""),
            "; ".join(dict.fromkeys(edge.rests_on[0].source for edge in stage.edges)),
        ]
        for stage in made.stages
    ]
    return table(["stage", "what it is", "in charge", "own date in `timetable.toml`", "rests on"], rows)


def exceptions(_: str) -> str:
    """The real dates that are not what the formula gives, each with its reason."""
    told = read_toml(Path(calendar.__file__).with_name("exceptions.toml"))["exception"]
    rows = [
        [
            each["election"],
            calendar.edge_name(each["edge"], "en"),
            each["formula"].replace("T", " "),
            each["set"].replace("T", " "),
            each["reason"],
        ]
        for each in told
    ]
    return table(["election", "date", "formula", "as it was", "reason"], rows)


def headers(paper: str) -> str:
    """The columns of a list or of a roll, and every header that is read as one of them."""
    if paper == "list":
        known, needed = LIST_COLUMNS, set(NEEDED_IN_A_LIST)
    else:
        known, needed = ROLL_COLUMNS, {"iin", "region"}
    rows = [
        [f"`{name}`", ", ".join(each for each in aliases if each != name), "yes" if name in needed else ""]
        for name, aliases in known.items()
    ]
    return table(["column", "may also be headed", "must be there"], rows)


def regions(_: str) -> str:
    """Every region by key, with each name it had and the days of that name."""
    rows = []
    for region in BOOK.regions:
        starts = [max(filter(None, (since, region.began)), default=None) for since, _ in region.names]
        for (_, names), since, until in zip(region.names, starts, [*starts[1:], region.ended], strict=True):
            days = [f"{word} {day}" for word, day in (("from", since), ("until", until)) if day]
            rows.append([f"`{region.key}`", *(names[each] for each in LANGUAGES), " ".join(days)])
    return table(["key", "қазақша", "русский", "English", "on the map"], rows)


def form(version: str) -> str:
    """The lines of a form, with what each rests on."""
    return protocols.form_table(protocols.load_form(version))


def _examples() -> dict[str, object]:
    return tomllib.loads(Path(protocols.__file__).with_name("examples.toml").read_text(encoding="utf-8"))


def worked(version: str) -> str:
    """The worked station, line by line of the form."""
    told = _examples()["protocol"]
    lines = protocols.load_form(version).lines
    rows = [[lines[name].symbol if name in lines else "", f"`{name}`", _value(value)] for name, value in told.items()]
    return table(["symbol", "line", "worked station"], rows)


def _value(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} {_value(each)}" for key, each in value.items())
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:,}" if isinstance(value, int) else ", ".join(value) if isinstance(value, list) else str(value)


def planted(_: str) -> str:
    """The faults planted into the worked station, and the exact set of codes of each."""
    rows = []
    for each in _examples()["example"]:
        hints = ", ".join(each.get("hints", [])).replace("<->", " and ").replace("=", " should be ")
        rows.append([each["title"], ", ".join(each["fires"]) or "nothing", ", ".join(each.get("hidden", [])), hints])
    return table(["planted fault", "fires, exactly", "hidden", "hint"], rows)


def caught(stations: str) -> str:
    """False alarms and planted faults caught, on an invented nation of so many stations."""
    lists = ("list_a", "list_b", "list_c", "list_d", "list_e")
    country = nation(nation_of(stations=int(stations), lists=lists, seed=7))
    return as_markdown(measure(country, BOOK.on(date(2021, 1, 10)), per_mille=300, seed=3))


def elections(_: str) -> str:
    """The election folders of the repository."""
    rows = []
    for path in sorted((REPO / "elections").glob("*/election.toml")):
        told = read_toml(path)
        kinds = [each.get("form") or "published totals" for each in told["contest"]]
        name = f"`elections/{path.parent.name}`"
        rows.append([name, told["title"]["en"], str(told["on"]), ", ".join(dict.fromkeys(kinds))])
    return table(["folder", "election", "polling day", "counted from"], rows)


def _names(folder: str) -> dict[str, str]:
    return {row["list"]: row["name_en"] for row in sheet(REPO / "elections" / folder / "parties.csv")}


def lists(folder: str) -> str:
    """The lists as published: counts only, an empty cell is what no source gives."""
    columns = ("persons", "in_quota_groups", "percent_published", "registered_as", "registered_on", "note")
    told = sheet(REPO / "elections" / folder / "lists.csv")
    rows = [[_names(folder)[row["list"]], *(row[column] for column in columns)] for row in told]
    return table(
        ["list", "persons", "women and under 29", "share as published, %", "registered as no.", "on", "note"], rows
    )


def totals(folder: str) -> str:
    """The totals as published."""
    told = sheet(REPO / "elections" / folder / "published" / "totals.csv")
    rows = [[f"`{row['field']}`", _grouped(row["number"]), row["note"] or row["base"]] for row in told]
    return table(["figure", "number", "note"], rows)


def votes(folder: str) -> str:
    """The votes and seats as published."""
    told = sheet(REPO / "elections" / folder / "published" / "votes.csv")
    rows = [[_names(folder)[row["list"]], _grouped(row["votes"]), row["percent"], row["seats"]] for row in told]
    return table(["list", "votes", "% as published", "seats"], rows)


def _grouped(text: str) -> str:
    return f"{int(text):,}" if text.isdigit() else text


def timetable(folder: str) -> str:
    """The calendar as it was."""
    told = read_toml(REPO / "elections" / folder / "timetable.toml")
    doubtful = told.pop("doubtful", [])
    rows = [
        [key.replace("_", " "), _moment(value) + (" (inferred)" if key in doubtful else "")]
        for key, value in told.items()
        if key != "reasons"
    ]
    return table(["stage", "day"], rows)


def _moment(value: object) -> str:
    if isinstance(value, list | dict):
        return " to ".join(map(_moment, value.values() if isinstance(value, dict) else value))
    return value.isoformat(" ", "minutes") if isinstance(value, datetime) else str(value)


def sharing(folder: str) -> str:
    """The sharing of the seats step by step, by the room of seats from the published votes."""
    with_totals = read(desk() / "elections" / folder)
    allocation = run_folder(with_totals).contests[0].allocation
    if allocation is None or allocation.quota is None:
        raise SystemExit(f"{folder} shares out no seats.")
    rows = []
    for step in allocation.steps:
        quotient = step.votes / allocation.quota
        exact = [
            number(step.votes, "en"),
            number(quotient, "en", 3),
            str(step.whole),
            number(quotient - step.whole, "en", 3),
        ]
        extra = f"+{step.extra}" if step.extra else ""
        rows.append([_names(folder)[step.list], *exact, extra, str(allocation.seats[step.list])])
    return table(["list", "votes", "votes ÷ quota", "whole part", "remainder", "by remainder", "seats"], rows)


def formulas(_: str) -> str:
    """Every formula on one set of votes, with a link to its page."""
    votes = {"a": 340_000, "b": 280_000, "c": 160_000, "d": 60_000}
    rows = []
    for name, formula in FORMULAS.items():
        outcome = share_out(votes, 7, name)
        if isinstance(formula, Quota):
            how = f"quota {number(outcome.quota or 0, 'en', 1)}, largest remainders"
        else:
            how = f"divisors {', '.join(_divisor(formula, seats) for seats in range(4))} …"
        rows.append([f"[{name}]({name}.md)", how, *map(str, outcome.seats.values())])
    return table(["formula", "how", "340,000", "280,000", "160,000", "60,000"], rows)


def _divisor(formula: Divisors, seats: int) -> str:
    """The divisor after so many seats as people write it."""
    down = formula.down(seats)
    if formula.squared:
        return f"√{down}" if down else "0"
    if formula.up is not None:
        return str(Fraction(2 * down, formula.up(seats)))
    if formula.first is not None:
        return number(Fraction(down, formula.start), "en", 0 if seats else 1)
    return str(down)


PRINTERS: dict[str, Callable[[str], str]] = {
    "glossary": glossary,
    "statutes": statutes,
    "open": opened,
    "acts": acts,
    "law-of-the-day": law_of_the_day,
    "commands": commands,
    "rules": rules,
    "states": states,
    "law-to-rule": law_to_rule,
    "aside": aside,
    "rules-of-several": rules_of_several,
    "rules-of-seats": rules_of_seats,
    "rules-of-room": rules_of_room,
    "rules-of-sitting": rules_of_sitting,
    "rules-of-parties": rules_of_parties,
    "states-of-a-party": states_of_a_party,
    "rules-of-timetable": rules_of_timetable,
    "stages": stages,
    "exceptions": exceptions,
    "states-of-lists": lambda _: state_table(),
    "form": form,
    "headers": headers,
    "regions": regions,
    "formulas": formulas,
    "worked": worked,
    "planted": planted,
    "caught": caught,
    "elections": elections,
    "lists": lists,
    "totals": totals,
    "votes": votes,
    "timetable": timetable,
    "sharing": sharing,
}
