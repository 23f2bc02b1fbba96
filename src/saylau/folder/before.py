"""What goes before the vote, for people: each paper with its verdict, and what somebody must still act on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import NamedTuple

from saylau.folder.chapters.judging import ANSWER
from saylau.folder.officers import CENTRAL
from saylau.folder.result import Chapter, Result
from saylau.folder.wording import WORDS, rule_sentence, tell_finding
from saylau.instruments.phrases import number
from saylau.law import LawOfDay
from saylau.ruling import Decision, Finding, Outcome, Ruling

__all__ = ["Row", "Teller", "before_the_vote", "chapter_title", "rows_of", "who_sits", "without_registration"]

ASKS = (Outcome.BROKEN, Outcome.PERSON)


class Row(NamedTuple):
    """One paper: what it is about, its ruling, and how many findings ask nothing.

    ``silent`` are rules that the book does not have for the day, ``asks`` the sentences of what is broken or asks a person.
    """

    name: str
    ruling: Ruling
    held: int
    silent: int
    asks: tuple[str, ...]

    def counted(self, language: str) -> str:
        """How many rules are met, and how many the book does not have."""
        told = [WORDS.say("page.rules_met", language, count=number(self.held, language))]
        if self.silent:
            told.append(WORDS.say("page.rules_silent", language, count=number(self.silent, language)))
        return " · ".join(told)


def chapter_title(chapter: Chapter, language: str) -> str:
    """The heading of a chapter."""
    return WORDS.say(f"chapter.{chapter.key}", language)


def rows_of(result: Result, chapter: Chapter, language: str) -> Iterator[Row]:
    """Every paper of a chapter in the order in which it was ruled on; one that was answered or changed by what came later."""
    answered = {ruling.subject for ruling in chapter.rulings}
    for ruling in chapter.newest:
        teller = Teller.of(result, ruling, language)
        asks = tuple(teller.tell_once(each for each in ruling.findings if each.outcome in ASKS))
        silent = sum(each.outcome is Outcome.NOT_IN_FORCE for each in ruling.findings)
        held = sum(each.outcome not in ASKS for each in ruling.findings) - silent
        name = _name(result, ruling, language)
        if f"{ruling.subject}/{ANSWER}" in answered:
            name += f", {WORDS.say('paper.changed', language)}"
        yield Row(name, ruling, held, silent, asks)


class Teller(NamedTuple):
    """Tells the findings of one ruling: in a language, by the map of its day, with the names of the parties."""

    language: str
    law: LawOfDay
    names: Mapping[str, str]

    @classmethod
    def of(cls, result: Result, ruling: Ruling, language: str) -> Teller:
        """The teller of a ruling of the result."""
        names = {key: names[language] for key, names in result.parties.items()}
        return cls(language, result.law.book.on(ruling.on), names)

    def tell(self, finding: Finding) -> str:
        """The sentence of a finding with its article; behind it the reason or decision by which a person settled it."""
        return next(self.tell_once([finding]))

    def tell_once(self, findings: Iterable[Finding]) -> Iterator[str]:
        """Each sentence once, with every article that it is told of.

        Where the law itself decides against a paper, the sentence says so already: the book's own note stays in the ruling.
        """
        sources: dict[tuple[str, str], list[str]] = {}
        for each in findings:
            by_a_person = each.decision is Decision.SETTLED or each.note.startswith("decision/")
            note = f" [{each.note}]" if each.note and by_a_person else ""
            told = tell_finding(each, self.language, self.law, self.names)
            sources.setdefault((told, note), []).append(each.source)
        for (told, note), articles in sources.items():
            yield f"{told} ({', '.join(dict.fromkeys(articles))}){note}"


def without_registration(result: Result, chapter: Chapter, language: str) -> str:
    """Which lists stand on a ballot without a registration that stands, and what to do."""
    names = ", ".join(result.parties[key][language] for key in dict.fromkeys(chapter.unregistered))
    return WORDS.say("page.unregistered", language, lists=names)


def _name(result: Result, ruling: Ruling, language: str) -> str:
    """What the paper is, and whose: the party behind it, or the tail of its address where it is about no party."""
    kind, *parts = ruling.subject.split("/")
    tail = [part for part in parts if part != result.election.id]
    ends = [WORDS.say("paper.answer", language)] if tail[-1:] == [ANSWER] else []
    tail = tail[:-1] if ends else tail
    named = [result.parties[part][language] for part in tail if part in result.parties]
    named = named or [
        WORDS.say("paper.central", language) for part in tail[:1] if part == CENTRAL and kind == "commission"
    ]
    told = [*(named or ["/".join(tail)]), *(tail[-1:] if kind == "vacancy" else []), *ends]
    what = WORDS.say(f"paper.{kind}", language)
    return f"{what}: {', '.join(told)}" if tail else what


def before_the_vote(result: Result, language: str) -> str:
    """The section of the report on the time before the vote; empty where the folder has no such papers."""
    return _section(result, [each for each in result.chapters if not each.is_after], "page.before", language)


def who_sits(result: Result, language: str) -> str:
    """The section of the report on who was named for the seats; empty where the folder does not say."""
    return _section(result, [each for each in result.chapters if each.is_after], "page.after", language)


def _section(result: Result, chapters: Sequence[Chapter], title: str, language: str) -> str:
    if not chapters:
        return ""
    parts = [f"<section>\n<h2>{_say(title, language)}</h2>\n"]
    if result.election.invented:
        parts.append(f'<p class="banner">{_say("page.invented", language)}</p>\n')
    for chapter in chapters:
        parts.append(f'<h3 id="{chapter.key}">{escape(chapter_title(chapter, language))}</h3>\n')
        parts.append('<div class="table before"><table>\n<tbody>\n')
        parts += [_row(row, language) for row in rows_of(result, chapter, language)]
        parts.append("</tbody></table></div>\n")
        if chapter.unregistered:
            parts.append(f'<p class="banner">{escape(without_registration(result, chapter, language))}</p>\n')
    parts.append("</section>\n")
    return "".join(parts)


def _row(row: Row, language: str) -> str:
    verdict = row.ruling.verdict
    rules = dict.fromkeys((each.rule, each.source) for each in row.ruling.findings if each.outcome not in ASKS)
    told_rules = "".join(
        f"<li>{escape(rule_sentence(rule, language))} ({escape(source)})</li>" for rule, source in rules
    )
    held = f"<details><summary>{escape(row.counted(language))}</summary><ul>{told_rules}</ul></details>"
    asks = "".join(f"<li>{escape(each)}</li>" for each in row.asks)
    told = f'<ul class="asks">{asks}</ul>' if asks else ""
    low = f' <span class="low">{_say("page.low_short", language)}</span>' if row.ruling.rests_on_low_confidence else ""
    return (
        f'<tr><th scope="row">{escape(row.name)}</th><td class="told">{told}{held}{low}</td>'
        f'<td class="{verdict.value}">{_say(f"page.{verdict.value}", language)}</td></tr>\n'
    )


def _say(key: str, language: str) -> str:
    return escape(WORDS.say(key, language))
