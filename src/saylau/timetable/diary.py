"""A calendar as an iCalendar file (RFC 5545) that any diary opens: whole days as days, hours as instants of each zone.

The file is the same for the same calendar: identifiers and stamps come from its dates, never from a clock.
The door does not import this file: the library behind it costs as much to import as the whole command.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

from icalendar import Calendar as Diary
from icalendar import Event

from saylau.timetable.facts import Calendar, Edge, Moment, Stage
from saylau.timetable.telling import SENTENCES, edge_name, moment_text, stage_name
from saylau.timetable.zones import Clock, clocks_on, instant

__all__ = ["as_diary"]

SHORT = timedelta(days=2)
"""A stage that is over within two days is one event; of a longer one each edge is an event."""


def as_diary(calendar: Calendar, language: str) -> bytes:
    """The calendar as the bytes of an ``.ics`` file in one of the three languages.

    What happens at an hour happens once in each zone of the country: one event a zone, at its instant in UTC. Where the
    law names no zones, the hour stays without a zone, as RFC 5545 has it for a time that is local everywhere.
    """
    diary = Diary()
    diary.add("prodid", "-//Saylau//timetable//EN")
    diary.add("version", "2.0")
    diary.add("calscale", "GREGORIAN")
    diary.add("method", "PUBLISH")
    title = SENTENCES.say("diary.title", language, election=calendar.election)
    diary.add("name", title)
    diary.add("x-wr-calname", title)
    for stage in calendar.stages:
        for event in _events(calendar, stage, language):
            diary.add_component(event)
    return bytes(diary.to_ical())


def _events(calendar: Calendar, stage: Stage, language: str) -> Iterator[Event]:
    begins, ends = stage.begins, stage.ends
    if stage.opens and stage.closes and begins and ends and _is_short(begins, ends):
        yield from _event(calendar, stage, stage.closes, (begins, ends), stage.key, language)
        return
    for edge in stage.edges:
        if edge.at is not None:
            yield from _event(calendar, stage, edge, (edge.at, edge.at), edge.name, language)


def _is_short(begins: Moment, ends: Moment) -> bool:
    alike = (begins.minute is None) == (ends.minute is None)
    return alike and begins.start <= ends.start and ends.day - begins.day < SHORT


def _event(
    calendar: Calendar, stage: Stage, edge: Edge, span: tuple[Moment, Moment], name: str, language: str
) -> Iterator[Event]:
    spans = name == stage.key
    summary = stage_name(stage.key, language) if spans else edge_name(name, language)
    clocks = clocks_on(span[0], calendar.law) if span[0].minute is not None else ()
    for clock in clocks or (None,):
        yield _made(calendar, stage, edge, span, (name, summary, clock), language)


def _made(
    calendar: Calendar,
    stage: Stage,
    edge: Edge,
    span: tuple[Moment, Moment],
    told: tuple[str, str, Clock | None],
    language: str,
) -> Event:
    name, summary, clock = told
    event = Event()
    zone = f".{clock.offset}" if clock else ""
    event.add("uid", f"{name}{zone}@{calendar.election or 'election'}.timetable.saylau")
    event.add("dtstamp", datetime.combine(calendar.polling_day, time(), tzinfo=UTC))
    many = clock is not None and len(clocks_on(span[0], calendar.law)) > 1
    event.add("summary", _capital(summary) + (f" ({clock.name})" if clock and many else ""))
    event.add("description", _description(stage, edge, language))
    event.add("categories", [SENTENCES.say(f"owner.{stage.owner}", language)])
    begins, ends = span
    if begins.minute is None:
        event.add("dtstart", begins.day)
        event.add("dtend", ends.day + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
    else:
        event.add("dtstart", instant(begins, clock) if clock else _floating(begins))
        if ends != begins:
            event.add("dtend", instant(ends, clock) if clock else _floating(ends))
    return event


def _floating(moment: Moment) -> datetime:
    return instant(moment, Clock(0, ())).replace(tzinfo=None)


def _description(stage: Stage, edge: Edge, language: str) -> str:
    told = []
    if stage.is_act and edge.lawful is not None and edge.lawful != edge.at:
        told.append(_capital(SENTENCES.say("diary.by", language, day=moment_text(edge.lawful, language))) + ".")
    told.append(
        SENTENCES.say(
            "diary.rule",
            language,
            source=edge.wording.source,
            confidence=SENTENCES.say(f"confidence.{edge.confidence.value}", language),
            owner=SENTENCES.say(f"owner.{stage.owner}", language),
        )
    )
    return "\n".join(told)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
