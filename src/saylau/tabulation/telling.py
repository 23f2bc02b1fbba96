"""What a finding on sums says to people, in three languages: the rule's name, the coordinator's text, the printed one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from saylau.instruments.phrases import Phrases
from saylau.protocols.form import Form
from saylau.ruling import Finding
from saylau.tabulation.facts import Total

__all__ = ["SENTENCES", "tell", "tell_status"]

SENTENCES = Phrases(Path(__file__).with_name("sentences.toml"))
CODE = re.compile(r"(?:votes:)?[a-z][a-z0-9_-]*")
NO_NAMES: Mapping[str, str] = {}


def tell(
    finding: Finding, form: Form, language: str, *, voice: str = "printed", names: Mapping[str, str] = NO_NAMES
) -> str:
    """The sentence of a finding in the voice asked for: ``printed``, ``coordinator``, or ``name`` for the rule's name.

    Codes become words: fields by the titles of the form, lists by ``names`` where given.
    """
    key = finding.rule if voice == "name" else f"{finding.rule}.{voice}"

    def word(code: re.Match[str]) -> str:
        return _word(code.group(), form, language, names)

    required, found = CODE.sub(word, finding.required), CODE.sub(word, finding.found)
    return SENTENCES.say(key, language, where=finding.where, required=required, found=found)


def _word(code: str, form: Form, language: str, names: Mapping[str, str]) -> str:
    if f"word.{code}" in SENTENCES:
        return SENTENCES.say(f"word.{code}", language)
    return names.get(code.removeprefix("votes:")) or form.title(code, language)


def tell_status(total: Total, language: str) -> str:
    """The status of a total with its numbers of stations, as it stands beside every number."""
    return SENTENCES.say(f"status.{total.status.value}", language, counted=total.counted, registered=total.registered)
