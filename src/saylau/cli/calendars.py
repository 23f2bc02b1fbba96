"""A calendar on the screen and for a program: a line a stage, then what is open, what comes next, and what waits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.markup import escape
from rich.table import Table

from saylau.cli.office import Office
from saylau.ruling import Outcome, Ruling, Verdict
from saylau.timetable import (
    SENTENCES,
    Bound,
    Calendar,
    Clock,
    Edge,
    Moment,
    Next,
    Stage,
    State,
    Status,
    edge_name,
    moment_text,
    stage_name,
    tell,
)
from saylau.timetable.days import WorkingDays

__all__ = ["as_data", "tell_calendar"]

Moments = Sequence[tuple[Clock | None, Status]]

MARKS = {
    State.OPEN: "[bold green]▶[/]",
    State.DONE: "[green]✓[/]",
    State.CLOSED: "[dim]✓[/]",
    State.AHEAD: "[dim]·[/]",
    State.MISSED: "[bold red]✗[/]",
    State.UNKNOWN: "[yellow]?[/]",
}
DOTS = {"high": "●", "medium": "◐", "low": "○"}
VERDICTS = {
    Verdict.STANDS: ("green", "calendar_stands"),
    Verdict.WAITS: ("yellow", "calendar_waits"),
    Verdict.FALLS: ("red", "calendar_falls"),
}
WIDE = 100
"""Columns from which the page has room for who is in charge."""
COMING = 3
"""Edges ahead that are told; all of them stand in the table."""


def tell_calendar(office: Office, calendar: Calendar, ruling: Ruling, moments: Moments, *, title: str) -> None:
    """The whole page for a person."""
    console = office.console()
    kind = SENTENCES.say(f"kind.{calendar.kind.value}", office.language)
    console.print(f"[bold]{escape(title)}[/]  [dim]{escape(kind)}[/]")
    console.print(_table(office, calendar, moments[0][1], wide=console.width >= WIDE))
    console.print(f"[dim]{escape(office.say('calendar_legend'))}[/]")
    act = calendar.law.book.acts[_act(calendar)].title[office.language]
    console.print(f"[dim]{escape(office.say('calendar_trust', act=act))}[/]")
    for alike in _grouped(moments):
        console.print()
        for clock, each in alike:
            console.print(_heading(office, calendar, clock, each))
        console.print(_lines(_now(office, alike[0][1])))
    console.print()
    console.print(_lines(_findings(office, ruling)))
    colour, key = VERDICTS[ruling.verdict]
    console.print(f"[bold {colour}]{escape(office.say(key))}[/]")


def _lines(rows: Iterable[tuple[str, str]]) -> Table:
    """Marked lines whose text hangs behind the mark."""
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    for mark, text in rows:
        table.add_row(mark, text)
    return table


def _table(office: Office, calendar: Calendar, at: Status, *, wide: bool) -> Table:
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column("")
    table.add_column(office.say("stage"), overflow="fold")
    table.add_column(office.say("opens"), no_wrap=True)
    table.add_column(office.say("closes"), no_wrap=True)
    table.add_column(office.say("rests_on"), overflow="fold")
    if wide:
        table.add_column(office.say("in_charge"), overflow="fold")
    days, act = _days_of(calendar), _act(calendar)
    for stage, state in at.states:
        name = escape(_capital(stage_name(stage.key, office.language)))
        cells = [
            MARKS[state],
            f"[bold]{name}[/]" if state is State.OPEN else name,
            _cell(stage.opens),
            _cell(stage.closes, "°" if _is_day_off(stage, days) else ""),
            escape("\n".join(_sources(stage, act))),
        ]
        if wide:
            cells.append(f"[dim]{escape(SENTENCES.say(f'owner.{stage.owner}', office.language))}[/]")
        table.add_row(*cells)
    return table


def _cell(edge: Edge | None, ring: str = "") -> str:
    """The date that holds, with a star where the commission set it; under it the law's, where that is another."""
    if edge is None:
        return ""
    told = f"{_short(edge.at)}{'*' if edge.own is not None else ''}{ring}" if edge.at else "[yellow]?[/]"
    if edge.lawful is None or (edge.at is not None and edge.at.agrees_with(edge.lawful)):
        return told
    is_last_day = edge.bound is Bound.BY and (edge.at is None or edge.follows_the_formula)
    sign, style = ("≤", "dim") if is_last_day else ("≠", "yellow")
    return f"{told}\n[{style}]{sign} {_short(edge.lawful)}[/]"


def _short(moment: Moment) -> str:
    return str(moment).replace("T", " ")


def _act(calendar: Calendar) -> str:
    """The act that most dates rest on: its articles stand without its name."""
    return Counter(edge.wording.act for stage in calendar.stages for edge in stage.edges).most_common(1)[0][0]


def _sources(stage: Stage, act: str) -> Iterator[str]:
    """The articles of a stage, each once, with how sure its dates are."""
    for edge in {(edge.confidence, edge.wording.source): edge for edge in stage.edges}.values():
        article = edge.wording.article if edge.wording.act in (act, "procedure") else edge.wording.source
        yield f"{DOTS[edge.confidence.value]} {article}"


def _days_of(calendar: Calendar) -> WorkingDays:
    own = calendar.own
    return WorkingDays(calendar.law.book.country, off=own.days_off, worked=own.days_worked)


def _is_day_off(stage: Stage, days: WorkingDays) -> bool:
    """Whether something must be done by a day on which no office works."""
    return stage.is_act and stage.ends is not None and not days.is_working_day(stage.ends.day)


def _grouped(moments: Moments) -> Iterator[list[tuple[Clock | None, Status]]]:
    """The clocks on which the same is open and the same lies ahead, together."""
    for _, alike in groupby(moments, key=lambda told: (told[1].states, told[1].ahead)):
        yield list(alike)


def _heading(office: Office, calendar: Calendar, clock: Clock | None, at: Status) -> str:
    when = f"[bold]{escape(moment_text(at.at, office.language))}[/]"
    return (
        f"{when}  [dim]{clock.name}: {escape(_regions(office, calendar, clock))}[/]"
        if clock and clock.regions
        else when
    )


def _regions(office: Office, calendar: Calendar, clock: Clock) -> str:
    """The regions of a clock by name; where they are most of the country, their number."""
    names = {region.key: region.name_on(calendar.polling_day, office.language) for region in calendar.law.regions}
    told = [names[key] for key in clock.regions]
    if len(told) * 2 <= len(names):
        return ", ".join(told)
    return office.say("regions_of", count=len(told), all=len(names))


def _now(office: Office, at: Status) -> Iterator[tuple[str, str]]:
    language = office.language
    open_ones = ", ".join(stage_name(stage.key, language) for stage in at.of(State.OPEN))
    yield MARKS[State.OPEN], escape(office.say("open_now", stages=open_ones or "–"))
    for each in _coming(at):
        yield MARKS[State.AHEAD], escape(_line(each, language))
    if missed := ", ".join(stage_name(stage.key, language) for stage in at.of(State.MISSED)):
        yield MARKS[State.MISSED], escape(office.say("no_sign", stages=missed))


def _coming(at: Status) -> list[Next]:
    """The next edges; the next that closes something is always among them."""
    coming = list(at.ahead[:COMING])
    closes = at.closes_next
    return coming if closes is None or closes in coming else [*coming, closes]


def _line(each: Next, language: str) -> str:
    owner = SENTENCES.say(f"owner.{each.stage.owner}", language)
    return f"{moment_text(each.at, language)}: {edge_name(f'{each.stage.key}_{each.side.value}', language)} ({owner})"


def _findings(office: Office, ruling: Ruling) -> Iterator[tuple[str, str]]:
    """What somebody must act on, then what differs without a breach."""
    for each in ruling.findings:
        if each.is_open:
            mark = "[bold red]✗[/]" if each.outcome is Outcome.BROKEN else "[bold yellow]![/]"
            yield mark, f"{escape(tell(each, office.language))} [dim]({escape(each.source)})[/]"
    for each in ruling.findings:
        if not each.is_open and each.outcome in (Outcome.NO, Outcome.PERSON, Outcome.BROKEN):
            note = "" if each.outcome is Outcome.NO else f" – {each.note}"
            yield "○", f"[dim]{escape(tell(each, office.language) + note)} ({escape(each.source)})[/]"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


# ---- for a program


def as_data(calendar: Calendar, ruling: Ruling, moments: Moments) -> dict[str, Any]:
    """The calendar as one document: days as ISO text, codes, and the ruling."""
    days = _days_of(calendar)
    return {
        "election": calendar.election,
        "kind": calendar.kind.value,
        "polling_day": calendar.polling_day.isoformat(),
        "law": {"country": calendar.law.book.country, "fingerprint": calendar.law.book.fingerprint},
        "verdict": ruling.verdict.value,
        "stages": [_stage(stage, state, days) for stage, state in moments[0][1].states],
        "moments": [_moment(clock, each) for clock, each in moments],
        "ruling": dict(ruling.as_json()),
    }


def _stage(stage: Stage, state: State, days: WorkingDays) -> dict[str, Any]:
    told: dict[str, Any] = {"key": stage.key, "owner": stage.owner, "is_act": stage.is_act, "state": state.value}
    for side, edge in (("opens", stage.opens), ("closes", stage.closes)):
        told[side] = _edge(edge, days) if edge else None
    return told | {"done": str(stage.done) if stage.done else None}


def _edge(edge: Edge, days: WorkingDays) -> dict[str, Any]:
    at = edge.at
    return {
        "name": edge.name,
        "at": str(at) if at else None,
        "own": str(edge.own) if edge.own else None,
        "lawful": str(edge.lawful) if edge.lawful else None,
        "bound": edge.bound.value,
        "left_open": edge.left_open,
        "rests_on": [wording.name for wording in edge.rests_on],
        "source": edge.wording.source,
        "confidence": edge.confidence.value,
        "working_day": days.is_working_day(at.day) if at else None,
    }


def _moment(clock: Clock | None, at: Status) -> dict[str, Any]:
    following = at.closes_next
    return {
        "at": str(at.at),
        "clock": clock.name if clock else None,
        "regions": list(clock.regions) if clock else None,
        "open": [stage.key for stage in at.of(State.OPEN)],
        "closes_next": _next(following) if following else None,
        "ahead": [_next(each) for each in at.ahead],
        "missed": [stage.key for stage in at.of(State.MISSED)],
    }


def _next(each: Next) -> dict[str, str]:
    return {"stage": each.stage.key, "side": each.side.value, "at": str(each.at), "owner": each.stage.owner}
