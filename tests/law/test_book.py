"""The book answers what is in force on a day, and never waives a rule in silence."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from law.shelf import SOUND, book
from saylau import law
from saylau.errors import BadLaw, LawIsSilent, NoSuchProvision
from saylau.law import Basis, Confidence, State

KZ = law.load("kz")


def test_a_name_that_nobody_wrote_is_an_accident_with_a_hint():
    with pytest.raises(NoSuchProvision) as raised:
        KZ.on(date(2021, 1, 10))["party.minimum_member"]
    assert raised.value.nearest[0] == "party.minimum_members"
    assert "Did you mean: party.minimum_members" in str(raised.value)


def test_a_name_from_elsewhere_leads_to_the_one_name():
    assert KZ.provision("party.registration.members").name == "party.minimum_members"


@pytest.mark.parametrize(
    ("day", "members"),
    [
        (date(1996, 7, 2), 3_000),
        (date(2002, 7, 14), 3_000),
        (date(2002, 7, 15), 50_000),
        (date(2009, 2, 5), 50_000),
        (date(2009, 2, 6), 40_000),
        (date(2020, 5, 24), 40_000),
        (date(2020, 5, 25), 20_000),
        (date(2022, 11, 4), 20_000),
        (date(2022, 11, 5), 5_000),
        (date(2026, 11, 24), 5_000),
    ],
)
def test_a_party_needs_the_members_of_the_law_of_that_day(day, members):
    assert KZ.on(day)["party.minimum_members"].whole == members


@pytest.mark.parametrize(
    ("day", "share"),
    [
        (date(2004, 9, 19), Fraction(7, 100)),
        (date(2021, 5, 23), Fraction(7, 100)),
        (date(2021, 5, 24), Fraction(1, 20)),
    ],
)
def test_the_threshold_is_an_exact_share(day, share):
    assert KZ.on(day)["system.threshold"].fraction == share


def test_a_day_before_the_first_wording_is_not_in_force_and_has_no_value():
    wording = KZ.on(date(1990, 1, 1))["party.minimum_members"]
    assert (wording.state, wording.said, wording.is_set) == (State.NOT_IN_FORCE, None, False)
    with pytest.raises(LawIsSilent, match="not in force"):
        _ = wording.value


def test_a_wording_that_ended_leaves_silence_behind(tmp_path):
    provision = book(tmp_path).provision("list.members")
    assert provision.on(date(2014, 12, 31)).whole == 40_000
    after = provision.on(date(2015, 1, 1))
    assert (after.state, after.since) == (State.NOT_IN_FORCE, date(2015, 1, 1))
    assert provision.on(date(2020, 5, 25)).fraction == Fraction(3, 10)


def test_the_health_rules_of_the_station_ended_on_5_march_2021():
    assert KZ.on(date(2021, 3, 4))["health.voting.isolation_room"].flag is True
    assert KZ.on(date(2021, 3, 5))["health.voting.isolation_room"].state is State.NOT_IN_FORCE


def test_what_the_sources_leave_open_stays_open():
    tie = KZ.on(date(2007, 8, 18))["allocation.tie_break"]
    assert (tie.state, tie.confidence) == (State.OPEN, Confidence.LOW)
    with pytest.raises(LawIsSilent, match="is open"):
        _ = tie.text


def test_a_law_known_to_have_no_such_rule_says_so():
    assert KZ.on(date(2012, 1, 15))["list.quota.share"].state is State.ABSENT


@pytest.mark.parametrize("accessor", ["whole", "fraction", "flag", "items", "table", "text"])
def test_a_value_is_read_as_what_it_is_and_as_nothing_else(accessor):
    day = KZ.on(date(2021, 1, 10))
    kinds = {
        "whole": "party.minimum_members",
        "fraction": "system.threshold",
        "flag": "system.against_all",
        "items": "list.quota.groups",
        "table": "voting.hours",
        "text": "allocation.tie_break",
    }
    for kind, name in kinds.items():
        if kind == accessor:
            assert getattr(day[name], accessor) is not None
        else:
            with pytest.raises(LawIsSilent, match="is not"):
                getattr(day[name], accessor)


def test_a_wording_cites_act_and_article():
    wording = KZ.on(date(2021, 1, 10))["system.threshold"]
    assert (wording.source, wording.basis) == ("elections 97-1(1)", Basis.SIGNED)


def test_the_difference_of_two_days_shows_the_reform_of_2020():
    changes = {c.name: (c.before.said, c.after.said) for c in KZ.changes(date(2019, 1, 1), date(2021, 1, 10))}
    assert changes["party.minimum_members"] == (40_000, 20_000)
    assert changes["list.quota.share"] == (None, Fraction(3, 10))
    before, after = changes["assembly.regime.by_form"]
    assert {form for form in after if after[form] != before[form]} == {"picketing", "meeting", "rally"}
    assert {after[form] for form in ("picketing", "meeting", "rally")} == {"notification"}
    assert "system.threshold" not in changes


def test_no_day_differs_from_itself():
    assert KZ.changes(date(2021, 1, 10), date(2021, 1, 10)) == ()


def test_the_fingerprint_follows_every_byte(tmp_path):
    first = book(tmp_path).fingerprint
    assert first == book(tmp_path).fingerprint
    assert first != book(tmp_path, SOUND + "\n").fingerprint


def test_the_fingerprint_follows_the_names_of_the_files(tmp_path):
    first = book(tmp_path).fingerprint
    (tmp_path / "xx" / "elections.toml").rename(tmp_path / "xx" / "parties.toml")
    from saylau.law.book import Book

    assert Book("xx", tmp_path).fingerprint != first


@pytest.mark.parametrize("country", ["", "zz", "../kz", "kz/elections", "қз"])
def test_a_country_without_a_book_is_refused(country):
    with pytest.raises(BadLaw, match="no statute book"):
        law.load(country)


def test_a_day_before_any_law_is_known_as_such():
    assert KZ.first_day == date(1995, 3, 17)
    assert KZ.on(date(1995, 3, 16)).is_before_any_law
    assert not KZ.on(date(1995, 3, 17)).is_before_any_law


def test_the_book_holds_every_provision_of_the_facts():
    assert (len(KZ.provisions) >= 212, {"elections", "parties", "assemblies"} <= set(KZ.acts)) == (True, True)


LATER = """
[acts.decision]
title = { kk = "Шешім", ru = "Решение", en = "Decision" }

[[provision]]
name = "list.members"
act = "decision"
unit = "members"
subject = { kk = "Мүшелер", ru = "Члены", en = "Members" }
says = { kk = "{value} мүше", ru = "{value} членов", en = "{value} members" }

[[provision.wording]]
from = 2023-01-01
basis = "signed"
value = 7
article = "1"
by = "Decision 1"
confidence = "high"
document = "Decision 1"
read = "text"
"""


def beside(folder, text):
    from saylau.law.book import Book

    own = folder / "own"
    own.mkdir()
    (own / "limits.toml").write_text(text, encoding="utf-8")
    book(folder)
    return Book("xx", folder, beside=own)


def test_a_commission_carries_the_book_on_beside_it(tmp_path):
    carried = beside(tmp_path, LATER)
    assert carried.on(date(2022, 12, 31))["list.members"].fraction == Fraction(3, 10)
    assert carried.on(date(2023, 1, 1))["list.members"].whole == 7
    assert carried.on(date(2023, 1, 1))["list.members"].source == "decision 1"
    assert carried.fingerprint != book(tmp_path).fingerprint


def test_nobody_edits_beside_the_book_what_the_book_says(tmp_path):
    with pytest.raises(BadLaw, match="do not rise"):
        beside(tmp_path, LATER.replace("2023-01-01", "2020-05-25"))


def test_the_real_book_can_be_carried_on(tmp_path):
    text = LATER.replace("list.members", "protocol.limit.turnout.ceiling").replace("value = 7", 'value = "90/100"')
    (tmp_path / "limits.toml").write_text(text.replace('unit = "members"', 'unit = "fraction"'), encoding="utf-8")
    carried = law.load_beside("kz", tmp_path)
    assert carried.on(date(2023, 3, 19))["protocol.limit.turnout.ceiling"].fraction == Fraction(9, 10)


def test_a_file_beside_the_book_that_says_nothing_is_refused(tmp_path):
    with pytest.raises(BadLaw, match="unknown key a"):
        beside(tmp_path, "a = 1\n")
