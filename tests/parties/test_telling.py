"""Every finding has its sentence in the three languages, with its numbers, days and regions in words."""

from datetime import date

import pytest

from parties.cases import BOOK, CASES, file_with, ruling_of
from saylau import law
from saylau.instruments.phrases import LANGUAGES
from saylau.parties import (
    CHAPTERS,
    PROBLEMS,
    RULES,
    SENTENCES,
    State,
    chapter_title,
    examine,
    rule_name,
    state_name,
    step_name,
    tell,
    value_text,
)
from saylau.ruling import Outcome

LAW = BOOK.on(date(2021, 1, 10))


def every_finding():
    for case in CASES:
        for finding in ruling_of(case).findings:
            yield finding, BOOK.on(case["on"])
    bare = dict.fromkeys(
        ("initiative_group", "organising_committee", "notice", "congress", "charter", "filing", "branches",
         "branches_registered", "verification", "decision", "emblem"), "gone",
    )  # fmt: skip
    half = {"congress__elected": "gone", "congress__by_proxy": "gone", "initiative_group__regions": "gone"}
    half |= {
        "reorganisation": {"on": date(2021, 1, 1), "is_split": True},
        "branches": "gone",
        "branches_registered": "gone",
    }
    half |= {"dissolution": {"on": date(2021, 1, 1), "kind": "members"}}
    for country, day in (("kz", date(2021, 1, 10)), ("kz", date(1995, 1, 1)), ("es", date(2019, 5, 26))):
        on = law.load(country).on(day)
        for changes in (bare, half, {}):
            yield from ((each, on) for each in examine(file_with(**changes), on).findings)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_is_a_sentence_with_every_blank_filled(language):
    for finding, on in every_finding():
        said = tell(finding, language, law=on)
        assert said.endswith(".")
        assert "{" not in said
        assert "–" not in said.replace("– ", "")


def test_no_sentence_is_missing_in_any_language():
    assert SENTENCES.untold() == PROBLEMS.untold() == ()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_rule_has_its_name_and_says_what_is_met_in_every_language(rule):
    for language in LANGUAGES:
        assert rule_name(rule.__name__, language).endswith(".")
        assert f"{rule.__name__}.met" in SENTENCES


def test_no_sentence_lies_about_unused():
    """Each sentence on a finding belongs to a rule of the room and to an outcome a finding can have."""
    names = {rule.__name__ for rule in RULES}
    families = {"rule", "chapter", "step", "state", "list", "missing", "open", "not_in_force"}
    idle = [key for key in SENTENCES if key.split(".")[0] not in names | families]
    outcomes = {outcome.value for outcome in Outcome}
    idle += [key for key in SENTENCES if key.split(".")[0] in names and key.split(".")[1] not in outcomes]
    assert idle == []


def test_chapters_steps_and_states_have_words():
    assert [chapter_title(chapter, "en") for chapter in CHAPTERS] == [
        "Founding", "Name and emblem", "Members and branches", "Registration", "After registration",
    ]  # fmt: skip
    assert all(state_name(state, language) for state in State for language in LANGUAGES)
    assert step_name("waiting", "en") == "waiting after the reorganisation"


def test_a_value_is_told_as_people_write_it():
    assert value_text("20000", "en") == "20,000"
    assert value_text("2021-01-10", "en") == "10 January 2021"
    assert value_text("2021-01-10..2021-04-10", "en") == "10 January 2021 – 10 April 2021"
    assert value_text("shymkent, abai", "ru", law=LAW) == "город Шымкент, область Абай"
    assert value_text("shymkent", "ru") == "shymkent"
    assert value_text("filing, verification", "en") == "filing, check of the roll"
    assert [value_text(text, "en") for text in ("", "missing", "open")] == ["–", "–", "–"]


def test_the_capital_has_the_name_of_the_day():
    capital = [value_text("astana", "en", law=BOOK.on(date(*day))) for day in ((2021, 1, 10), (2023, 3, 19))]
    assert capital == ["Nur-Sultan", "Astana"]


def test_the_most_particular_sentence_is_told():
    def told(**changes):
        return [tell(each, "en", law=LAW) for each in examine(file_with(**changes), LAW).findings if each.is_open or
                each.outcome is Outcome.BROKEN]  # fmt: skip

    empty = told(branches__shymkent=0, branches__almaty=11000)
    assert empty == ["Shymkent: the branch is empty. A branch without members is none: enrol at least 600 there."]
    assert told(verification__members=19999) == [
        "After the check of the roll 19,999 members stand, and the law of this day asks 20,000. "
        "The party may enrol more and file anew."
    ]
    filed = told(verification__members="gone", filing__members=19999, branches__almaty=10399)
    assert filed == [
        "The party has 19,999 members, and the law of this day asks 20,000. "
        "More members must join before it files; filed like this it is not registered."
    ]


def test_other_parties_are_told_by_their_names():
    case = next(case for case in CASES if case.get("register"))
    clash = next(each for each in ruling_of(case).findings if each.rule == "name_is_its_own")
    assert "«TAH» партиясы" in tell(clash, "kk", names={"samal": "«TAH» партиясы"})
    assert "samal" in tell(clash, "kk")
