"""Draft letters to those whose papers were ruled on: what is asked, by which article, what was found, and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path

from saylau.folder.before import ASKS, Row, Teller, chapter_title, rows_of
from saylau.folder.result import Chapter, Result
from saylau.folder.wording import WORDS, rule_sentence
from saylau.instruments.phrases import LANGUAGES, date_text, number
from saylau.ruling import Finding, Verdict

__all__ = ["letters"]

STYLE = Path(__file__).with_name("page.css")
WRITTEN_TO = ("parties", "lists", "rolls")
"""The chapters whose papers come from a party."""


def letters(result: Result) -> Iterator[tuple[str, str]]:
    """The draft letters of a run as pages by their names, in each language: one to whom something is to be said.

    A paper that stands and asks nobody anything has no letter.
    """
    for chapter in result.chapters:
        if chapter.key in WRITTEN_TO:
            for language in LANGUAGES:
                for row in rows_of(result, chapter, language):
                    if row.asks or row.ruling.verdict is not Verdict.STANDS:
                        name = row.ruling.subject.replace("/", "-")
                        yield f"letters/{name}.{language}.html", _letter(result, chapter, row, language)


def _letter(result: Result, chapter: Chapter, row: Row, language: str) -> str:
    title = escape(row.name)
    day = date_text(row.ruling.on, language)
    teller = Teller.of(result, row.ruling, language)
    told = "".join(_point(each, teller) for each in row.ruling.findings if each.outcome in ASKS)
    parts = [
        f'<p class="banner">{_say("letter.draft", language)}</p>\n',
        f'<p class="banner">{_say("page.invented", language)}</p>\n' if result.election.invented else "",
        f"<p>{escape(result.election.title[language])} · {escape(chapter_title(chapter, language))}</p>\n<h1>{title}</h1>\n",
        f'<p class="lead">{_say("letter.examined", language, day=day)}</p>\n',
        f"<p>{_say(f'letter.{row.ruling.verdict.value}', language)}</p>\n<ol>\n{told}</ol>\n",
        _appeal(result, chapter, row, language),
        f'<p class="sign">{_say("letter.signature", language)}</p>\n',
        f"<footer><p>{_say('letter.address', language, address=row.ruling.subject)}</p></footer>\n",
    ]
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<style>\n{STYLE.read_text(encoding='utf-8')}</style>\n</head>\n<body>\n<main>\n{''.join(parts)}</main>\n</body>\n</html>\n"
    )


def _point(finding: Finding, teller: Teller) -> str:
    """One finding: what is asked, and the sentence with its article and the act that settled it."""
    asked = _say("letter.asked", teller.language, rule=rule_sentence(finding.rule, teller.language))
    return f"<li><strong>{asked}</strong><br>{escape(teller.tell(finding))}</li>\n"


def _appeal(result: Result, chapter: Chapter, row: Row, language: str) -> str:
    """How long a refusal may be appealed, where the law of the day says so."""
    days = result.law.book.on(row.ruling.on)["registration.appeal"]
    if chapter.key != "lists" or row.ruling.verdict is not Verdict.FALLS or not days.is_set:
        return ""
    return f"<p>{_say('letter.appeal', language, days=number(days.whole, language), source=days.source)}</p>\n"


def _say(key: str, language: str, **blanks: object) -> str:
    return escape(WORDS.say(key, language, **blanks))
