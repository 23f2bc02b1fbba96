"""``saylau law``: what the law says, on any day, and what changed between two days."""

from __future__ import annotations

import sys
from collections import Counter
from datetime import date
from typing import Any

import click

from saylau.cli.days import DAY
from saylau.cli.office import Office, json_option, print_json
from saylau.errors import BadLaw
from saylau.instruments.phrases import date_text
from saylau.law import Book, State, Value, Wording, load
from saylau.law.showing import sentence, state_text, value_text

__all__ = ["law"]

country_option = click.option("--country", default="kz", show_default=True)


@click.group()
def law() -> None:
    """The statute book: what the law says, and since when."""


@law.command("list")
@click.option("--on", "day", type=DAY)
@click.option("--open", "only_open", is_flag=True)
@country_option
@json_option
@click.pass_obj
def list_provisions(office: Office, day: date | None, only_open: bool, country: str, as_json: bool) -> None:
    """Name every provision of the book, with what it says on a day."""
    book = load(country)
    on = day or _last_day(book)
    wordings = [w for w in book.on(on) if (w.state is not State.NOT_IN_FORCE or day is None)]
    if only_open:
        wordings = [w for w in wordings if w.state is State.OPEN]
    if as_json:
        print_json({"country": country, "on": on.isoformat(), "provisions": [as_data(w) for w in wordings]})
        return
    columns = [office.say(key) for key in ("provision", "value", "article", "confidence")]
    rows = [[w.name, _short(w, office.language), w.source, _trust(office, w)] for w in wordings]
    office.table(office.say("law_on", day=date_text(on, office.language), count=len(rows)), columns, rows)


@law.command()
@click.argument("name")
@click.option("--on", "day", type=DAY)
@country_option
@json_option
@click.pass_obj
def show(office: Office, name: str, day: date | None, country: str, as_json: bool) -> None:
    """Show a provision: its sentence, its history, and how each wording is known."""
    book = load(country)
    provision = book.provision(name)
    wordings = provision.wordings if day is None else (provision.on(day),)
    if as_json:
        print_json(
            {"name": provision.name, "subject": dict(provision.subject), "wordings": [as_data(w) for w in wordings]}
        )
        return
    console = office.console()
    console.print(f"[bold]{provision.name}[/bold]  {provision.subject[office.language]}")
    for wording in wordings:
        since = date_text(wording.since, office.language) if wording.since else office.say("start_open")
        console.print()
        said = office.say("since", day=since)
        console.print(f"[bold]{said}[/bold]  ({office.say(f'basis_{wording.basis.value}')})")
        console.print(f"  {sentence(wording, office.language)}", markup=False)
        _tell_origin(office, wording, country)


def _tell_origin(office: Office, wording: Wording, country: str) -> None:
    console = office.console()
    act = load_title(wording, office.language, country)
    told = [
        ("article", f"{wording.source} – {act}" if act else wording.source),
        ("changed_by", wording.by),
        ("known_from", f"{wording.document} ({wording.read}) {', '.join(wording.keys)}".strip()),
        ("confidence", _trust(office, wording)),
        ("note", wording.note),
    ]
    for key, text in told:
        if text:
            console.print(f"  {office.say(key)}: {text}", markup=False)


def load_title(wording: Wording, language: str, country: str) -> str:
    """The title of the act that a wording stands in."""
    act = load(country).acts.get(wording.act)
    return act.title[language] if act else ""


@law.command()
@click.argument("earlier", type=DAY)
@click.argument("later", type=DAY)
@country_option
@json_option
@click.pass_obj
def diff(office: Office, earlier: date, later: date, country: str, as_json: bool) -> None:
    """Show what the law says on LATER that it did not say on EARLIER."""
    changes = load(country).changes(earlier, later)
    if as_json:
        told = [{"name": c.name, "before": as_data(c.before), "after": as_data(c.after)} for c in changes]
        print_json({"country": country, "from": earlier.isoformat(), "to": later.isoformat(), "changes": told})
        return
    console = office.console()
    days = [date_text(day, office.language) for day in (earlier, later)]
    console.print(f"[bold]{office.say('changes', count=len(changes), earlier=days[0], later=days[1])}[/bold]")
    for change in changes:
        console.print()
        short = f"{_short(change.before, office.language)} → {_short(change.after, office.language)}"
        console.print(f"[bold]{change.name}[/bold]  {short}  ({change.after.source})")
        console.print(f"  – {sentence(change.before, office.language)}", markup=False)
        console.print(f"  + {sentence(change.after, office.language)}", markup=False)


@law.command()
@country_option
@json_option
@click.pass_obj
def check(office: Office, country: str, as_json: bool) -> None:
    """Check the book, and count what it knows and how well. Exit code 2 when a file breaks the rules of the book."""
    try:
        book = load(country)
    except BadLaw as broken:
        if as_json:
            print_json({"country": country, "sound": False, "problem": str(broken)})
            sys.exit(2)
        raise
    told = _inventory(book)
    if as_json:
        print_json(told)
        return
    rows = [
        [office.say(f"count_{key}"), str(told[key])] for key in ("acts", "provisions", "wordings", "open", "regions")
    ]
    rows += [[office.say(f"trust_{key}"), str(count)] for key, count in told["confidence"].items()]
    office.table(office.say("book_is_sound", country=country), [office.say("what"), office.say("count")], rows, right=1)
    office.console().print(f"{office.say('fingerprint')}: {book.fingerprint}")


def _inventory(book: Book) -> dict[str, Any]:
    wordings = [w for p in book.provisions.values() for w in p.wordings]
    trust = Counter(w.confidence.value for w in wordings)
    return {
        "country": book.country,
        "sound": True,
        "fingerprint": book.fingerprint,
        "acts": len(book.acts),
        "provisions": len(book.provisions),
        "wordings": len(wordings),
        "open": sum(w.state is State.OPEN for w in wordings),
        "regions": len(book.regions),
        "confidence": {key: trust[key] for key in ("high", "medium", "low")},
    }


def as_data(wording: Wording) -> dict[str, Any]:
    """A wording for a program: codes, numbers, fractions as text, and the sentence in the three languages."""
    return {
        "name": wording.name,
        "state": wording.state.value,
        "value": _plain(wording.said),
        "unit": wording.unit,
        "from": wording.since.isoformat() if wording.since else None,
        "until": wording.until.isoformat() if wording.until else None,
        "basis": wording.basis.value,
        "act": wording.act,
        "article": wording.article,
        "by": wording.by,
        "confidence": wording.confidence.value,
        "note": wording.note,
        "source": {"document": wording.document, "read": wording.read, "keys": list(wording.keys)},
        "says": {language: sentence(wording, language) for language in ("kk", "ru", "en")},
    }


def _plain(value: Value | None) -> Any:
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if value is None or isinstance(value, bool | int | str):
        return value
    return str(value)


def _short(wording: Wording, language: str) -> str:
    if wording.state is not State.SET:
        return state_text(wording.state, language)
    text = value_text(wording.said, language)
    return text if len(text) <= 60 else text[:57] + "…"


def _trust(office: Office, wording: Wording) -> str:
    return office.say(f"trust_{wording.confidence.value}")


def _last_day(book: Book) -> date:
    """The newest day that any wording of the book speaks of: the book as it stands at its end."""
    return max(w.since for p in book.provisions.values() for w in p.wordings if w.since is not None)
