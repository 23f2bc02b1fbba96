"""Names that look alike are found, whatever alphabet their letters come from; a machine shows and does not judge."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saylau.parties import Likeness, Named, Registered, likeness, skeleton
from saylau.parties.names import Clash, abbreviation_clashes, emblem_clashes, name_clashes

DAY = date(2021, 1, 10)


def named(text, abbreviation="", since=None, until=None):
    return Named({"kk": text, "ru": text, "en": text}, abbreviation, since, until)


def party(key, *names, emblem=""):
    return Registered(key, names, emblem_sha256=emblem)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ТАН", "TAH"),
        ("ТАҢ", "TAH"),
        ("Әсем", "Acem"),
        ("АВЕКМНОРСТУХІ", "ABEKMHOPCTYXI"),
        ("ҚҮӨҰҺ", "KYOYH"),
        ("Ғалым", "Галым"),
        ("«Отан» партиясы", 'Партия "ОТАН"'),
        ("«Nur Otan» партиясы", "Nur-Otan Party"),
        ("Ёлка", "Елка"),
        ("Йод", "Иод"),
        ("Şağala", "SAGALA"),
        ("ЗОЖ", "30Ж"),
        ("Ақ жол", "Ақжол"),
        ("Ақ_жол", "Ақ жол"),
        ("ѕјԛԝ", "sjqw"),
        ("ıəɵþ", "iaop"),
    ],
)
def test_what_the_eye_takes_for_one_has_one_skeleton(one, other):
    assert skeleton(one) == skeleton(other) != ""
    assert likeness(one, other) is Likeness.SAME


@pytest.mark.parametrize(
    ("one", "other"), [("Birlik", "Бірлік"), ("Tañ", "Таң"), ("Самал", "Терек"), ("", ""), ("«»", "—")]
)
def test_what_only_sounds_alike_or_is_nothing_is_apart(one, other):
    assert likeness(one, other) is Likeness.APART


def test_the_word_party_is_dropped_unless_it_is_all_there_is():
    assert skeleton("Партия «Таң»") == skeleton("Party Таң") == skeleton("Таң партиясы") == "tah"
    assert skeleton("ПАРТИЯ") == skeleton("Пaртия") != ""


def test_near_is_one_letter_changed_added_or_gone_in_a_name_that_is_long_enough():
    near = {"letters": 1, "length": 4}
    assert [likeness("Dawn", other, **near).value for other in ("Down", "Dawns", "Daw", "Dwan", "Dusk")] == [
        "near", "near", "apart", "apart", "apart",
    ]  # fmt: skip
    assert likeness("Dan", "Den", **near) is Likeness.APART
    assert likeness("Dawn", "Down", letters=0, length=4) is Likeness.APART
    assert likeness("Spring", "Sprang it", letters=2, length=4) is Likeness.APART
    assert likeness("Spring", "Sprangs", letters=2, length=4) is Likeness.NEAR
    assert likeness("Spring", "Pringly", letters=2, length=4) is Likeness.APART


@given(st.text(max_size=20), st.text(max_size=20))
def test_likeness_does_not_ask_who_came_first(one, other):
    assert likeness(one, other, letters=1, length=3) is likeness(other, one, letters=1, length=3)


@given(st.text(alphabet="авекмнорстухіəқңөүұһ ABEKMHOPCTYXI", min_size=1, max_size=12))
def test_a_name_is_always_the_same_as_itself_in_capitals(text):
    assert skeleton(text) == skeleton(text.upper()) == skeleton(skeleton(text))


def test_a_party_clashes_with_its_worst_pair_of_names_in_any_languages():
    own = (Named({"kk": "Таң", "ru": "Заря", "en": "Dawn"}),)
    others = (
        party("same", Named({"kk": "Күн", "ru": "Солнце", "en": "TAH"})),
        party("near", Named({"kk": "Күн", "ru": "Заряд", "en": "Sun"})),
        party("apart", Named({"kk": "Күн", "ru": "Солнце", "en": "Sun"})),
    )
    assert list(name_clashes(own, others, DAY, letters=1, length=4)) == [
        Clash("same", Likeness.SAME),
        Clash("near", Likeness.NEAR),
    ]


def test_a_name_given_up_clashes_no_more():
    former = party("terek", named("Емен", until=DAY), named("Терек", since=DAY))
    assert list(name_clashes((named("Емен"),), (former,), DAY, letters=1, length=4)) == []
    assert [each.key for each in name_clashes((named("Tepeк"),), (former,), DAY, letters=0, length=4)] == ["terek"]
    before = date(2021, 1, 9)
    assert [each.key for each in name_clashes((named("Eмеh"),), (former,), before, letters=0, length=4)] == ["terek"]


def test_abbreviations_clash_only_when_they_look_the_same():
    others = (party("a", named("X", "ТП")), party("b", named("Y", "TB")), party("c", named("Z")))
    assert list(abbreviation_clashes((named("Q", "TП"),), others, DAY)) == [Clash("a", Likeness.SAME)]
    assert list(abbreviation_clashes((named("Q"),), others, DAY)) == []
    gone = (party("a", named("X", "ТП", until=DAY)),)
    assert list(abbreviation_clashes((named("Q", "ТП"),), gone, DAY)) == []


def test_an_emblem_is_the_same_file_or_for_a_person_to_compare():
    others = (party("a", named("X"), emblem="1"), party("b", named("Y"), emblem="2"), party("c", named("Z")))
    assert list(emblem_clashes("1", others)) == [Clash("a", Likeness.SAME), Clash("b", Likeness.APART)]
    assert [each.likeness for each in emblem_clashes("", others)] == [Likeness.APART, Likeness.APART]
