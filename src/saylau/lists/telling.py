"""What was found on a list as sentences in three languages: what it is, and what the party can do about it."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from saylau.instruments.phrases import Phrases, date_text, number
from saylau.law import Confidence
from saylau.ruling import Finding, Outcome, Ruling, Verdict

__all__ = ["SENTENCES", "Weight", "heading", "headline", "name_of", "tell", "weight"]

SENTENCES = Phrases(Path(__file__).with_name("sentences.toml"))
"""The names of the rules, and a sentence for each outcome of each."""

CUT = "; "
LONG_RUN = 3
OPEN = "open: "
"""How the notes of the book begin where the sources leave a point open."""
QUOTA = ("the_quota_is_reached", "the_quota_holds_after_the_change")


class Weight(StrEnum):
    """How heavily a finding weighs for the party."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


def weight(finding: Finding) -> Weight:
    """Broken and not settled is an error, what a person must settle or what rests on an open point a warning, all else told."""
    if finding.outcome is Outcome.BROKEN:
        return Weight.ERROR
    unsure = finding.confidence is Confidence.LOW and finding.outcome is Outcome.MET
    return Weight.WARNING if finding.is_open or unsure else Weight.INFO


def name_of(rule: str, language: str) -> str:
    """The name of a rule in words: the sentence that is true when it is met."""
    return _say(f"rule.{rule}", language)


def tell(finding: Finding, language: str) -> str:
    """One finding as a sentence: what was required and found, where, and what to do."""
    if finding.outcome is Outcome.NOT_IN_FORCE:
        return _say("not_in_force", language)
    key = f"{finding.rule}.{finding.outcome.value}"
    if finding.rule in QUOTA:
        return _quota(finding, key, language)
    blanks = {
        "required": _dressed(finding.required, language),
        "found": _dressed(finding.found, language) or "–",
        "where": _where(finding.where),
    }
    if finding.rule == "the_published_percentage_follows_from_the_counts":
        blanks |= {"required": finding.required, "found": _ways(finding.found, language)}
    if finding.rule == "the_documents_are_complete" and finding.outcome is Outcome.BROKEN:
        blanks |= {"document": _say(f"document.{finding.required}", language), "of": _of(finding, language)}
    if finding.rule == "the_deposit_comes_back" and finding.found == "died":
        key = "the_deposit_comes_back.died"
    return _say(key, language, **blanks)


def heading(key: str, persons: int, day: date, language: str) -> str:
    """The first line of a checklist."""
    return _say("checklist.title", language, list=key, persons=number(persons, language), day=date_text(day, language))


def headline(ruling: Ruling, language: str) -> str:
    """The verdict in one sentence."""
    broken = sum(each.outcome is Outcome.BROKEN and each.is_open for each in ruling.findings)
    waiting = sum(each.outcome is Outcome.PERSON and each.is_open for each in ruling.findings)
    key = f"checklist.{ruling.verdict.value}"
    if ruling.verdict is Verdict.WAITS:
        return _say(key, language, broken=number(broken, language), open=number(waiting, language))
    return _say(key, language)


def open_points(ruling: Ruling, language: str) -> tuple[str, ...]:
    """What the sources leave open and something here rests on, once each, with the article."""
    unsure = (each for each in ruling.findings if each.note and each.confidence is Confidence.LOW)
    notes = dict.fromkeys(f"{each.note.removeprefix(OPEN)} ({each.source})" for each in unsure)
    return tuple(_say("checklist.low", language, note=note) for note in notes)


def _quota(finding: Finding, key: str, language: str) -> str:
    if not finding.found:
        return _say("the_quota_is_reached.unread", language)
    share, _, changes = finding.found.partition(CUT)
    blanks = {"required": finding.required, "share": _readings(share, language), "cure": _cure(changes, language)}
    return _say(key, language, **blanks).strip()


def _readings(share: str, language: str) -> str:
    """``3/10``, or ``filing 3/10, polling 2/10`` with the days in words."""
    told = []
    for each in share.split(", "):
        day, _, fraction = each.rpartition(" ")
        told.append(f"{_say(f'reading.{day}', language)} {fraction}" if day else fraction)
    return ", ".join(told)


def _cure(changes: str, language: str) -> str:
    if not changes:
        return ""
    ways = []
    for each in changes.split(", "):
        way, _, n = each.partition(" ")
        ways.append(_say(f"cure.{way}", language, n=n))
    either = f", {_say('cure.either', language)} "
    return _say("cure.any", language, ways=either.join(ways))


def _ways(found: str, language: str) -> str:
    """``40/126 cut`` with the way in words."""
    told = []
    for each in found.split(CUT) if found else ():
        fraction, _, ways = each.partition(" ")
        told.append(f"{fraction} ({', '.join(_say(f'printed.{way}', language) for way in ways.split(', '))})")
    return ", ".join(told)


def _of(finding: Finding, language: str) -> str:
    if finding.where:
        return _say("of.positions", language, where=_where(finding.where))
    return _say("of.number", language, found=finding.found) if finding.found else ""


def _dressed(text: str, language: str) -> str:
    """Whole numbers in groups, days and moments as the language writes them, all else as it is."""
    if text.isdecimal():
        return number(int(text), language)
    if text[:4].isdecimal() and text[4:5] == "-":
        moment = datetime.fromisoformat(text)
        told = date_text(moment.date(), language)
        return f"{told} {moment:%H:%M}" if "T" in text else told
    return text


def _where(where: str) -> str:
    """Positions in a row as ``3–9``, pairs with spaces around their sign."""
    if not where.replace(", ", "").isdecimal():
        return where.replace("=", " = ").replace(":", " ")
    runs: list[list[int]] = []
    for position in map(int, where.split(", ")):
        if runs and position == runs[-1][-1] + 1:
            runs[-1].append(position)
        else:
            runs.append([position])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) >= LONG_RUN else ", ".join(map(str, run)) for run in runs)


def _say(phrase: str, language: str, **blanks: str) -> str:
    return SENTENCES.say(phrase, language, **blanks)
