"""Every rule has its words for the typist, the coordinator and the printed protocol, in three languages."""

import re

import pytest

from protocols.worked import CASES, STATION, WORKED, changed, day, second
from saylau.errors import BadCall
from saylau.instruments.phrases import LANGUAGES
from saylau.protocols import AUDIENCES, PROBLEMS, RULES, Fired, Hint, examine, settle, tell
from saylau.protocols.telling import SENTENCES
from saylau.stations import PROBLEMS as OF_STATIONS


def fired(rule, **more):
    told = {"fields": rule.fields or ("valid",), "required": 12_345, "found": 67_890} | more
    return Fired(rule, hints=(Hint("votes:list_a", 480), Hint("invalid", None, "valid")), **told)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.code)
def test_every_rule_has_a_sentence_whose_blanks_are_filled(rule, audience, language):
    value = "equal+more" if rule.code == "K.501" else 5
    said = tell(fired(rule, required=value), audience, language)
    assert said.endswith(".")
    assert "{" not in said


@pytest.mark.parametrize("catalogue", [SENTENCES, PROBLEMS, OF_STATIONS], ids=["rules", "protocols", "stations"])
def test_no_sentence_lacks_a_language(catalogue):
    assert catalogue.untold() == ()


def test_no_sentence_belongs_to_a_rule_that_is_not_there():
    codes = {re.match(r"[KS]\.\d+", key)[0] for key in SENTENCES if key[:2] in ("K.", "S.")}
    assert codes == {rule.code for rule in RULES}


def test_the_languages_of_a_sentence_have_the_same_blanks():
    for key in SENTENCES:
        phrases = [SENTENCES._phrases[key][language] for language in LANGUAGES]
        assert len({tuple(sorted(set(re.findall(r"{(\w+)}", phrase)))) for phrase in phrases}) == 1, key


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.code)
def test_a_typist_is_never_told_a_number(rule):
    for language in LANGUAGES:
        said = tell(fired(rule), "typist", language)
        assert "12" not in said
        assert "67" not in said
        assert "480" not in said


def said(change, code, audience, language, *, on="2023-03-19"):
    seen = examine(changed(WORKED, change), STATION, day(on))
    return next(tell(each, audience, language) for each in (*seen.fired, *seen.information) if each.code == code)


def test_a_broken_sum_is_told_with_both_numbers():
    change = {"valid": 1_895}
    assert said(change, "K.402", "printed", "en") == "Valid ballots: 1,895; the votes together give 895."
    assert said(change, "K.402", "printed", "ru") == "Действительных бюллетеней 1\u00a0895; голоса вместе дают 895."
    assert said(change, "K.402", "printed", "kk") == "Жарамды бюллетеньдер 1\u00a0895; дауыстардың қосындысы 895."


def test_a_statement_is_told_in_words():
    told = said({"statements": ["equal", "more"]}, "K.501", "printed", "en")
    assert told.endswith("ask for “fewer ballots”, ticked is “equal, more ballots”.")
    assert said({"statements": []}, "K.501", "printed", "ru").endswith("отмечено «ничего».")


def test_a_hint_names_the_line_and_the_number_it_would_have():
    told = said({"votes": {"list_a": 408}}, "S.117", "printed", "en")
    assert told == "Exchanging two neighbouring digits would restore the balances: “Votes for list_a”: 480."
    told = said({"invalid": 6, "ballots_spoiled": 21}, "S.125", "printed", "en")
    assert told.endswith("“Ballots spoiled by voters and replaced” and “Invalid ballots”.")


def test_a_turnout_report_and_words_are_named_by_their_line():
    assert "“Turnout reported at an hour: 20h”" in said({"turnout_reports": [[20, 921]]}, "S.120", "typist", "en")
    other = second(changed(WORKED, {"worded": ["valid"], "words_kk": ["бес"], "words_ru": [""]}))
    (two,) = settle(WORKED, other, STATION, day()).fired
    assert tell(two, "typist", "en") == (
        "Compare what you typed with the paper: “Numbers in words, in Kazakh and Russian: Valid ballots”."
    )


def test_a_missing_second_typing_is_told_as_such():
    (alone,) = settle(WORKED, None, STATION, day()).fired
    assert tell(alone, "printed", "en") == "The protocol was not typed by two people."
    assert tell(alone, "typist", "ru") == "Этот протокол с бумаги набирает другой человек."


def test_an_audience_or_language_that_nobody_knows_is_an_accident():
    (alone,) = settle(WORKED, None, STATION, day()).fired
    with pytest.raises(BadCall, match="not to 'voter'"):
        tell(alone, "voter", "en")
    with pytest.raises(BadCall, match="not in 'de'"):
        tell(alone, "printed", "de")


def test_every_case_of_every_rule_can_be_told():
    for case in CASES:
        seen = examine(changed(WORKED, case["fires"]), STATION, day(case.get("on", "2023-03-19")))
        for each in (*seen.fired, *seen.hidden, *seen.information):
            for audience in AUDIENCES:
                for language in LANGUAGES:
                    assert tell(each, audience, language)
