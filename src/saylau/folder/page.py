"""The report of a run as one HTML page in one language: it needs no network, no script and nothing beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from html import escape
from pathlib import Path

from saylau.folder.before import before_the_vote, chapter_title, who_sits
from saylau.folder.differing import differences, line_name, signed_number
from saylau.folder.facts import Contest, Election
from saylau.folder.result import ContestResult, Result
from saylau.folder.telling import turnout_of
from saylau.folder.wording import WORDS, rule_sentence
from saylau.instruments.phrases import date_text, number, percent
from saylau.law import Confidence
from saylau.protocols import load_form
from saylau.ruling import Decision, Finding, Outcome
from saylau.seats import Allocation, explain, tell_closeness
from saylau.tabulation import Tally, Total, turnout

__all__ = ["page"]

STYLE = Path(__file__).with_name("page.css")
BAR = 320
"""Width of the longest bar, in the page's pixels."""


def page(result: Result, language: str) -> str:
    """The whole page; every text from the folder is escaped."""
    election = result.election
    title = escape(election.title[language])
    contests = "".join(_contest(result, each, language) for each in result.contests)
    body = before_the_vote(result, language) + contests + who_sits(result, language)
    law = WORDS.say(
        "page.law",
        language,
        day=date_text(result.law.day, language),
        country=election.law,
        fingerprint=result.law.book.fingerprint,
    )
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n'
        f"<style>\n{STYLE.read_text(encoding='utf-8')}</style>\n</head>\n<body>\n<main>\n"
        f'<p class="verdict {result.verdict.value}">{_say(f"page.{result.verdict.value}", language)}</p>\n'
        f"<h1>{title}</h1>\n{_contents(result, language)}{body}<footer><p>{escape(law)}</p></footer>\n</main>\n</body>\n</html>\n"
    )


def _contents(result: Result, language: str) -> str:
    """The polling day, and a line a part of the page with its verdict, each leading to it."""
    parts = [(each.key, chapter_title(each, language), each.verdict.value) for each in result.chapters]
    parts += [
        (f"contest-{each.contest.id}", each.contest.title[language], each.verdict.value) for each in result.contests
    ]
    lines = "".join(
        f'<li><a href="#{escape(key)}">{escape(name)}</a> <span class="{verdict}">{_say(f"page.{verdict}", language)}</span></li>\n'
        for key, name, verdict in parts
    )
    day = WORDS.say("page.polling_day", language, day=date_text(result.law.day, language))
    return f'<p class="lead">{escape(day)}</p>\n<nav><ol>\n{lines}</ol></nav>\n'


def _contest(result: Result, each: ContestResult, language: str) -> str:
    parts = [f'<section id="contest-{each.contest.id}">\n<h2>{escape(each.contest.title[language])}</h2>\n']
    parts += [f'<p class="banner">{escape(text)}</p>\n' for text in banners(result.election, each, language)]
    parts.append(f'<p class="lead">{escape(counted(each, language))}</p>\n')
    names = {key: party.names[language] for key, party in result.election.parties.items()}
    if each.allocation is not None:
        parts.append(_lists(result, each.contest, each.allocation, language))
        parts.append(_paragraphs("page.steps", explain(each.allocation, language, names), language))
    if each.stages:
        parts.append(_stages(result, each, language))
    if each.how_close is not None:
        parts.append(_paragraphs("page.close", tell_closeness(each.how_close, language, names), language))
    parts.append(_differences(each, names, language))
    if each.tally is not None:
        parts.append(_regions(result, each.contest, each.tally, language))
    parts.append(_findings(each, language))
    parts.append("</section>\n")
    return "".join(parts)


def banners(election: Election, each: ContestResult, language: str) -> list[str]:
    """What a reader must know before the numbers."""
    told = []
    if election.invented:
        told.append(WORDS.say("page.invented", language))
    elif each.contest.illustrative:
        told.append(WORDS.say("page.illustrative", language))
    if each.contest.form:
        told.append(load_form(each.contest.form).banner(language))
    low = sum(f.confidence is Confidence.LOW for ruling in each.examined for f in ruling.findings)
    if low:
        told.append(WORDS.say("page.low", language, count=number(low, language)))
    return told


def counted(each: ContestResult, language: str) -> str:
    """Status, x of y counted, turnout: the line under the title."""
    status = WORDS.say(f"page.{each.status.value}", language)
    told = [status]
    if each.tally is not None:
        of, done = (number(n, language) for n in (each.tally.nation.registered, each.tally.nation.counted))
        told.append(WORDS.say("page.counted", language, counted=done, of=of))
    share = turnout_of(each)
    if share:
        exact = Fraction(share["voters"], share["registered"])
        numbers = {key: number(share[key], language) for key in ("voters", "registered")}
        told.append(WORDS.say("page.turnout", language, percent=percent(exact, language), **numbers))
    return " · ".join(told)


def _lists(result: Result, contest: Contest, allocation: Allocation, language: str) -> str:
    official = contest.published.seats if contest.published else {}
    most = max(allocation.votes.values(), default=0) or 1
    rows = []
    for key in sorted(allocation.votes, key=lambda name: -allocation.votes[name]):
        votes = allocation.votes[key]
        share = percent(Fraction(votes, allocation.base_number), language) if allocation.base_number else "–"
        rows.append(
            [
                escape(result.election.parties[key].names[language]),
                number(votes, language),
                share,
                number(allocation.seats.get(key, 0), language),
                number(official[key], language) if key in official else "",
                _bar(votes, most, admitted=key in allocation.admitted),
            ]
        )
    head = ["list", "votes", f"share_{allocation.base}", "seats", "published", "bar"]
    line = WORDS.say("page.threshold", language, percent=percent(allocation.threshold, language, places=0))
    return _table([WORDS.say(f"page.{key}", language) for key in head], rows, caption=line)


def _stages(result: Result, each: ContestResult, language: str) -> str:
    """Votes and seats before an annulment, without the annulled stations, and after the repeat vote, side by side."""
    rows = []
    for key in each.contest.ballot:
        row = [escape(result.election.parties[key].names[language])]
        for stage in each.stages:
            votes = stage.nation.votes_of(key)
            seats = stage.allocation.seats.get(key, 0) if stage.allocation else None
            row += ["–" if n is None else number(n, language) for n in (votes, seats)]
        rows.append(row)
    head = ["list"]
    for stage in each.stages:
        head += [f"stage_{stage.name}", "seats"]
    return _heading("page.stages", language) + _table([_say(f"page.{key}", language) for key in head], rows)


def _bar(votes: int, most: int, *, admitted: bool) -> str:
    width = BAR * votes // most
    kind = "in" if admitted else "out"
    return f'<svg class="{kind}" width="{BAR}" height="14" aria-hidden="true"><rect width="{width}" height="14"/></svg>'


def _differences(each: ContestResult, names: Mapping[str, str], language: str) -> str:
    """The lines of the count that differ from the published totals; nothing where none does."""
    rows = [
        [
            escape(line_name(one.line, each, names, language)),
            number(one.published, language),
            number(one.counted, language),
            signed_number(one.by, language),
        ]
        for one in differences(each)
    ]
    head = [_say(f"page.{key}", language) for key in ("line", "published_votes", "counted_votes", "difference")]
    return _heading("page.differences", language) + _table(head, rows) if rows else ""


def _regions(result: Result, contest: Contest, tally: Tally, language: str) -> str:
    rows = [_region(result, total, language) for total in (*tally.totals.regions, tally.nation)]
    lists = [result.election.parties[key].names[language] for key in tally.nation.votes]
    head = [WORDS.say(f"page.{key}", language) for key in ("region", "counted_of", "turnout_short")]
    told = WORDS.say("page.illustrative_table", language) if contest.illustrative else ""
    return _heading("page.regions", language) + _table([*head, *map(escape, lists)], rows, caption=told)


def _region(result: Result, total: Total, language: str) -> list[str]:
    share = turnout(total)
    told = percent(share.fraction, language) if share and share.fraction is not None else "–"
    votes = [total.votes_of(key) for key in total.votes]
    numbers = ["–" if n is None else number(n, language) for n in votes]
    of = f"{number(total.counted, language)} / {number(total.registered, language)}"
    return [escape(region_name(result, total.key, language)), of, told, *numbers]


def region_name(result: Result, key: str, language: str) -> str:
    """The name of a region on the polling day; the key itself where the map does not have it."""
    if key in ("", "abroad"):
        return WORDS.say("page.abroad" if key else "page.nation", language)
    names = {region.key: region.name_on(result.law.day, language) for region in result.law.regions}
    return names.get(key, key)


def _findings(each: ContestResult, language: str) -> str:
    rows = [row for ruling in each.examined for row in _rows("", ruling.findings, language)]
    for settlement in each.settlements:
        rows += _rows(settlement.station.code, filter(_asks, settlement.ruling.findings), language)
    if not rows:
        return ""
    head = [
        WORDS.say(f"page.{key}", language)
        for key in ("rule", "where", "outcome", "required", "found", "source", "note")
    ]
    return _heading("page.findings", language) + _table(head, rows)


def _asks(finding: Finding) -> bool:
    """Whether a station's finding asks somebody something; plain information is in the sheet of findings."""
    return finding.outcome in (Outcome.BROKEN, Outcome.PERSON)


def _reason(finding: Finding) -> str:
    """The written explanation or the act that settled a finding; it is printed with it."""
    return finding.note if finding.decision is not Decision.OPEN else ""


def _rows(station: str, findings: Iterable[Finding], language: str) -> list[list[str]]:
    return [
        [
            escape(rule_sentence(each.rule, language)),
            escape(f"{station} {each.where}".strip()),
            escape(WORDS.say(f"page.{each.outcome.value}", language)),
            escape(each.required),
            escape(each.found),
            escape(each.source),
            escape(_reason(each)),
        ]
        for each in findings
    ]


def _say(key: str, language: str) -> str:
    return escape(WORDS.say(key, language))


def _heading(key: str, language: str) -> str:
    return f"<h3>{_say(key, language)}</h3>\n"


def _paragraphs(key: str, lines: Iterable[str], language: str) -> str:
    return _heading(key, language) + "<ol>\n" + "".join(f"<li>{escape(line)}</li>\n" for line in lines) + "</ol>\n"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]], *, caption: str = "") -> str:
    top = "".join(f'<th scope="col">{name}</th>' for name in head)
    body = "".join(
        '<tr><th scope="row">' + row[0] + "</th>" + "".join(f"<td>{cell}</td>" for cell in row[1:]) + "</tr>\n"
        for row in rows
    )
    told = f"<caption>{escape(caption)}</caption>" if caption else ""
    return f'<div class="table"><table>{told}<thead><tr>{top}</tr></thead>\n<tbody>\n{body}</tbody></table></div>\n'
