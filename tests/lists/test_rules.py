"""Rules at their edges: sizes, days, deposits by the band, and persons who leave on the day of registration."""

from datetime import date, datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lists.cases import list_of, ruling_of
from saylau import law
from saylau.lists import (
    Answer,
    Answered,
    Candidate,
    CandidateList,
    Days,
    KnownByCounts,
    Previous,
    Sex,
    Weight,
    ballot_order,
    cap_of,
    deposit_due,
    examine,
    examine_ballot,
    examine_counts,
    headline,
    open_points,
    paper_of,
    quota,
    tell,
    verification_ends,
    weight,
)
from saylau.lists.profiles import Profile
from saylau.ruling import Verdict

BOOK = law.load("kz")
IN_2020, IN_2023 = BOOK.on(date(2020, 11, 20)), BOOK.on(date(2023, 2, 8))
SPAIN = law.load("es").on(date(2019, 5, 26))


def of(ruling, rule):
    return [each for each in ruling.findings if each.rule == rule]


def outcome(case, rule):
    return [each.outcome.value for each in of(ruling_of(case), rule)]


CLEAN = {"on": date(2020, 11, 20), "seats": 98, "women": 5, "men": 5, "previous": "7/100"}


@pytest.mark.parametrize(
    ("day", "seats", "cap"),
    [
        (IN_2020, 98, (127, 127)),
        (IN_2020, None, (127, 127)),
        (IN_2023, 69, (90, 90)),
        (IN_2023, 98, (127, 128)),
        (IN_2020, 69, (89, 90)),
        (IN_2023, 10, (13, 13)),
        (IN_2023, 15, (19, 20)),
        (IN_2023, 1, (1, 2)),
    ],
)
def test_the_largest_size_is_attested_for_the_chamber_and_worked_out_elsewhere(day, seats, cap):
    told = cap_of(day, seats)
    assert (told.surely, told.perhaps) == cap


def test_a_local_assembly_of_as_many_seats_as_the_chamber_is_not_the_chamber():
    assert cap_of(IN_2020, 98, is_chamber=False)[:2] == (127, 128)
    assert cap_of(IN_2020, None, is_chamber=False) is None


@pytest.mark.parametrize(("persons", "told"), [(19, "met"), (20, "person"), (21, "broken")])
def test_only_the_size_between_two_roundings_waits_for_a_person(persons, told):
    case = {**CLEAN, "is_chamber": False, "seats": 15, "women": persons, "men": 0}
    found = of(ruling_of(case), "the_list_is_no_longer_than_allowed")[0]
    assert (found.outcome.value, found.required, found.confidence.value) == (told, "19-20", "low")


def test_an_attested_size_is_of_high_confidence():
    assert of(ruling_of(CLEAN), "the_list_is_no_longer_than_allowed")[0].confidence.value == "high"


@pytest.mark.parametrize(
    ("share", "pays"),
    [
        (Fraction(7, 100), 0),
        (Fraction(699, 10_000), Fraction(1, 2)),
        (Fraction(1, 20), Fraction(1, 2)),
        (Fraction(499, 10_000), Fraction(7, 10)),
        (Fraction(3, 100), Fraction(7, 10)),
        (Fraction(299, 10_000), 1),
        (None, 1),
    ],
)
def test_the_deposit_of_2020_follows_the_result_of_2016(share, pays):
    told = deposit_due(IN_2020, 16, Previous(share))
    assert (told.pays, told.amount) == (pays, pays * 15 * 42_500 * 16)


@pytest.mark.parametrize(
    ("share", "pays"),
    [
        (Fraction(1, 20), 0),
        (Fraction(499, 10_000), Fraction(1, 2)),
        (Fraction(3, 100), Fraction(1, 2)),
        (Fraction(299, 10_000), Fraction(7, 10)),
        (Fraction(0), Fraction(7, 10)),
        (None, 1),
    ],
)
def test_the_deposit_of_2023_follows_the_result_of_2021(share, pays):
    told = deposit_due(IN_2023, 18, Previous(share))
    assert (told.pays, told.amount) == (pays, pays * 15 * 70_000 * 18)


def test_the_deposits_of_one_person_are_those_that_were_published():
    whole = [
        deposit_due(BOOK.on(date(*day)), 1, Previous(None)).amount
        for day in ((2016, 2, 1), (2020, 11, 1), (2023, 2, 1))
    ]
    assert whole == [342_885, 637_500, 1_050_000]


def test_before_the_wage_is_known_no_deposit_is_named():
    assert deposit_due(BOOK.on(date(2012, 1, 1)), 1, Previous(None)) is None
    case = {**CLEAN, "on": date(2012, 1, 1), "previous": "none"}
    assert outcome(case, "the_deposit_is_due") == ["person"]
    assert outcome(case, "the_deposit_is_paid") == []


@pytest.mark.parametrize(
    ("left", "persons"), [(date(2020, 12, 3), 9), (date(2020, 12, 4), 10), (date(2020, 12, 5), 10)]
)
def test_who_leaves_on_the_day_of_registration_was_registered(left, persons):
    case = {
        **CLEAN,
        "persons": [{"position": 1, "left": {"on": left, "reason": "withdrawn"}}],
        "days": {"registration": date(2020, 12, 4)},
    }
    assert of(ruling_of(case), "somebody_is_listed")[0].found == str(persons)
    changed = of(ruling_of(case), "somebody_is_left_on_the_list")
    assert [each.found for each in changed] == (["9"] if persons == 10 else [])


def test_without_a_day_of_registration_whoever_left_is_not_listed():
    case = {**CLEAN, "persons": [{"position": 1, "left": {"on": date(2020, 12, 24), "reason": "withdrawn"}}]}
    assert of(ruling_of(case), "somebody_is_listed")[0].found == "9"


@pytest.mark.parametrize(
    ("filed", "told"),
    [
        ("2020-11-30T18:00:00+06:00", "met"),
        ("2020-11-30T17:00:00+05:00", "met"),
        ("2020-11-30T17:00:01+05:00", "broken"),
    ],
)
def test_the_closing_moment_is_one_moment_in_every_zone(filed, told):
    case = {**CLEAN, "closes_at": "2020-11-30T18:00:00+06:00", "paper": {"filed_at": filed}}
    assert outcome(case, "the_list_was_filed_in_time") == [told]


@pytest.mark.parametrize(
    ("filed", "told"), [(date(2020, 11, 29), "met"), (date(2020, 11, 30), "person"), (date(2020, 12, 1), "broken")]
)
def test_a_day_without_an_hour_is_enough_but_on_the_last_day(filed, told):
    case = {**CLEAN, "closes_at": "2020-11-30T18:00:00+06:00", "paper": {"filed_on": filed}}
    assert outcome(case, "the_list_was_filed_in_time") == [told]


def test_the_law_itself_refuses_only_when_nothing_can_be_handed_in_any_more():
    for day, verdict in ((date(2020, 11, 30), "waits"), (date(2020, 12, 1), "falls")):
        case = {
            **CLEAN,
            "on": day,
            "women": 2,
            "men": 8,
            "closes_at": "2020-11-30T18:00:00+06:00",
            "paper": {"filed_on": date(2020, 11, 20)},
        }
        assert ruling_of(case).verdict.value == verdict


def test_a_number_missing_on_one_side_is_compared_by_name_and_birth_date():
    twice = [{"position": 1, "surname": "Бірев", "iin": "750309400011"}, {"position": 2, "surname": "Бірев"}]
    assert outcome({**CLEAN, "persons": twice}, "nobody_stands_twice_on_the_list") == ["person"]
    twice[1]["iin"] = "750309400029"
    assert outcome({**CLEAN, "persons": twice}, "nobody_stands_twice_on_the_list") == ["met"]


def test_spaces_and_capitals_do_not_part_one_name():
    twice = [{"position": 1, "surname": "Бірев"}, {"position": 2, "surname": "БІРЕВ "}]
    assert outcome({**CLEAN, "persons": twice}, "nobody_stands_twice_on_the_list") == ["person"]


def test_one_number_found_by_two_ways_is_told_once():
    twice = [
        {"position": 1, "surname": "Бірев", "iin": "750309400011"},
        {"position": 2, "surname": "Бірев", "iin": "750309400011"},
    ]
    found = of(ruling_of({**CLEAN, "persons": twice}), "nobody_stands_twice_on_the_list")
    assert [(each.outcome.value, each.where) for each in found] == [("broken", "1=2")]


def test_a_list_is_not_held_against_itself():
    told = list_of(CLEAN)
    assert of(examine(told, IN_2020, others=[told]), "nobody_stands_on_two_lists") == []


def test_who_left_one_list_may_stand_on_another():
    other = {
        "key": "samal",
        "women": 1,
        "persons": [{"position": 1, "left": {"on": date(2020, 11, 15), "reason": "withdrawn"}}],
    }
    assert outcome({**CLEAN, "others": [other]}, "nobody_stands_on_two_lists") == ["met"]


def test_a_rule_of_the_chamber_is_silent_for_a_local_assembly_and_says_so():
    rules = {each.rule for each in ruling_of({**CLEAN, "is_chamber": False, "seats": 15}).findings}
    silent = {
        "candidates_are_old_enough",
        "candidates_are_citizens",
        "candidates_have_lived_here_long_enough",
        "the_deposit_is_due",
        "the_deposit_is_paid",
        "declarations_are_as_of_the_right_day",
    }
    assert rules & silent == set()
    assert "the_rules_of_the_chamber_bind_the_list" in rules
    assert {"candidates_are_members_of_the_party", "no_bar_stands_against_a_candidate", "the_quota_is_reached"} <= rules


def test_under_a_book_that_nobody_read_every_requirement_waits_and_nothing_breaks():
    told = list_of({"on": date(2019, 5, 26), "women": 1, "men": 9})
    ruling = examine(told, SPAIN, seats=29, days=Days(polling=date(2019, 5, 26)), previous=Previous(None))
    assert ruling.verdict is Verdict.WAITS
    outcomes = {each.rule: each.outcome.value for each in ruling.findings}
    assert outcomes["the_quota_is_reached"] == "person"
    assert "broken" not in outcomes.values()
    for language in ("kk", "ru", "en"):
        assert all(tell(each, language) for each in ruling.findings)


def test_the_real_lists_of_2021_and_2023_stand_by_their_counts():
    known_2021 = [
        ("nur_otan", 126, 40, "31.7"),
        ("ak_zhol", 38, 14, "36.8"),
        ("adal", 16, 5, "31.2"),
        ("auyl", 19, None, ""),
        ("npk", 113, None, "36.2"),
    ]
    known_2023 = [
        ("amanat", 90, 29, "32.2"),
        ("ak_zhol", 54, None, ""),
        ("npk", 52, None, ""),
        ("respublica", 23, None, ""),
    ]
    for day, seats, known in ((date(2020, 12, 10), 98, known_2021), (date(2023, 2, 18), 69, known_2023)):
        for key, persons, inside, percent in known:
            counts = KnownByCounts(key, "example", persons=persons, in_groups=inside, percent_published=percent)
            ruling = examine_counts(counts, BOOK.on(day), seats=seats)
            assert ruling.verdict is Verdict.STANDS
            assert {each.outcome.value for each in ruling.findings} <= {"met", "yes", "no"}


def test_lists_of_which_nothing_is_known_are_told_so_and_wait_for_nobody():
    ruling = examine_counts(KnownByCounts("tan", "example"), IN_2020, seats=98)
    assert [(each.rule, each.outcome.value) for each in ruling.findings] == [("the_quota_groups_are_known", "no")]


def test_a_list_of_2016_has_no_quota_to_know():
    ruling = examine_counts(KnownByCounts("tan", "example", persons=127), BOOK.on(date(2016, 2, 3)), seats=98)
    assert [each.rule for each in ruling.findings] == [
        "somebody_is_listed",
        "the_law_names_a_smallest_size",
        "the_list_is_no_longer_than_allowed",
    ]


def test_counts_below_the_quota_are_broken_with_their_cure():
    ruling = examine_counts(KnownByCounts("tan", "example", persons=10, in_groups=2), IN_2020, seats=98)
    assert of(ruling, "the_quota_is_reached")[0].found == "2/10; replace 1, add 2, remove 4"


def test_the_ladder_of_the_party():
    findings = {each.rule: each for each in ruling_of({**CLEAN, "women": 2, "men": 8, "untold": ["body_for"]}).findings}
    assert weight(findings["the_quota_is_reached"]) is Weight.ERROR
    assert weight(findings["most_of_the_highest_body_voted_for_the_list"]) is Weight.WARNING
    assert weight(findings["somebody_is_listed"]) is Weight.INFO
    turning = {**CLEAN, "women": 3, "men": 7, "persons": [{"position": 5, "born": date(1992, 1, 5)}]}
    assert weight(of(ruling_of(turning), "the_quota_is_reached")[0]) is Weight.WARNING


def test_the_verdict_is_one_sentence_with_its_numbers():
    ruling = ruling_of({**CLEAN, "women": 2, "men": 8, "untold": ["body_for"]})
    assert headline(ruling, "en") == "The list waits: 1 to put right, 1 for a person to settle."
    assert headline(ruling_of(CLEAN), "en") == "The list stands: every requirement that was looked at is met."


def test_an_open_point_is_told_once_with_its_article():
    assert open_points(ruling_of(CLEAN), "en") == (
        "Rests on what the sources leave open: not found; not established for 10 January 2021 (elections 87)",
    )


def test_a_cure_and_the_readings_are_told_in_words():
    turning = {**CLEAN, "women": 2, "men": 8, "persons": [{"position": 5, "born": date(1992, 1, 5)}]}
    told = tell(of(ruling_of(turning), "the_quota_is_reached")[0], "en")
    assert told == (
        "Whether 3/10 is reached depends on the day on which ages are read (on the day of filing 3/10, on the polling day 2/10), "
        "and the law read so far does not name it. The commission decides. Any of these is enough: replace 1 outside the groups "
        "by 1 in them, or add 2 of the groups, or take 4 outside the groups off."
    )


def test_positions_in_a_row_are_told_as_a_run():
    unknown = [{"position": n, "unknown": ["citizen"]} for n in (1, 3, 4, 6, 7, 8)]
    told = tell(of(ruling_of({**CLEAN, "persons": unknown}), "candidates_are_citizens")[0], "en")
    assert "at positions 1, 3, 4, 6–8." in told


def test_verification_ends_with_the_days_of_the_law():
    assert verification_ends(IN_2020, date(2020, 12, 4)) == date(2020, 12, 19)
    assert verification_ends(SPAIN, date(2019, 5, 1)) is None


def test_an_answer_without_a_decision_is_broken():
    told = examine(list_of(CLEAN), IN_2020, decision=Answer(Answered.REGISTERED, "", date(2020, 12, 4)))
    assert of(told, "registration_rests_on_a_decision")[0].outcome.value == "broken"


@given(st.permutations(["tan", "samal", "koktem", "bulaq", "terek"]))
def test_the_order_of_a_lot_knows_nothing_of_the_order_of_the_lists(lists):
    assert ballot_order("example", lists, seed="31415-92653") == ballot_order(
        "example", sorted(lists), seed="31415-92653"
    )


persons = st.builds(
    Candidate,
    st.integers(1, 200),
    st.just("Ойданов"),
    st.just("Қиял"),
    st.sampled_from(Sex),
    st.dates(date(1960, 1, 1), date(1998, 12, 31)),
    disability=st.booleans(),
)


@given(st.lists(persons, min_size=1, max_size=40))
def test_a_paper_counts_the_quota_as_the_persons_do(drawn):
    days = Days(date(2023, 2, 7), date(2023, 2, 15), date(2023, 3, 19))
    paper = paper_of(CandidateList("tan", "example", "tan", tuple(drawn)), IN_2023, days)
    assert paper.shares(IN_2023) == quota(drawn, IN_2023, days).shares
    assert all(isinstance(each, Profile) for each in paper.persons)


@given(st.lists(persons, min_size=4, max_size=40))
def test_a_cure_of_a_real_list_cures_it_on_every_reading(drawn):
    days = Days(date(2023, 2, 7), date(2023, 2, 15), date(2023, 3, 19))
    told = quota(drawn, IN_2023, days)
    changes = told.cure()
    if changes is None:
        assert told.is_reached
        return
    woman = Candidate(1, "Ойданова", "Қиял", Sex.FEMALE, date(1980, 1, 1))
    outside = [p for p in drawn if not any(p.belongs(g, day) for g in told.groups for day in days.readings.values())]
    inside = [p for p in drawn if p not in outside]
    added = [*drawn, *[woman] * changes.add]
    assert quota(added, IN_2023, days).is_reached
    replaced = [*inside, *outside[changes.replace :], *[woman] * changes.replace]
    if len(outside) >= changes.replace:
        assert quota(replaced, IN_2023, days).is_reached


def test_a_moment_of_filing_stands_before_the_day():
    told = {
        **CLEAN,
        "closes_at": "2020-11-30T18:00:00+06:00",
        "paper": {"filed_at": "2020-11-30T18:00:01+06:00", "filed_on": date(2020, 11, 1)},
    }
    assert outcome(told, "the_list_was_filed_in_time") == ["broken"]
    assert datetime.fromisoformat(told["closes_at"]).utcoffset().total_seconds() == 21_600


def test_a_ballot_has_an_address_of_its_own():
    assert examine_ballot("example", ["tan"], IN_2020).subject == "ballot/example"


def test_before_2009_nothing_is_known_of_a_deposit_that_comes_back():
    case = {**CLEAN, "on": date(2008, 8, 18), "share": "1/2"}
    assert outcome(case, "the_deposit_comes_back") == ["not_in_force"]
    told = examine(list_of(CLEAN), SPAIN, share=Fraction(1, 2))
    assert [each.outcome.value for each in of(told, "the_deposit_comes_back")] == ["person"]
