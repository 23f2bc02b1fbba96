"""The numbers of identity of a list: held against their rows, told by position, and never kept."""

import hashlib
from datetime import date

from lists.cases import list_of, ruling_of
from saylau import law
from saylau.lists import Days, paper_of
from saylau.lists.writing import paper_as_json, paper_from_json

IN_2020 = law.load("kz").on(date(2020, 11, 20))
CASE = {"on": date(2020, 11, 20), "women": 2, "seats": 98}
RULE = "the_numbers_of_identity_agree_with_the_rows"


def named(text):
    return hashlib.sha256(text.encode()).hexdigest()


def paper(*persons):
    return paper_of(list_of({**CASE, "persons": persons}), IN_2020, Days(), named)


def outcomes(*persons):
    found = ruling_of({**CASE, "persons": persons}).findings
    return [(each.outcome.value, each.where) for each in found if each.rule == RULE]


def test_a_list_without_numbers_of_identity_is_not_asked_about_them():
    assert outcomes() == []
    assert "odd_numbers" not in paper_as_json(paper())


def test_a_number_disagrees_by_its_birth_date_alone_its_sex_alone_or_its_check_digit_alone():
    right = {"position": 1, "iin": "750309400011"}
    assert outcomes(right) == [("met", "")]
    assert outcomes({**right, "sex": "m"}) == [("person", "1")]
    assert outcomes({**right, "born": date(1975, 3, 10)}) == [("person", "1")]
    assert outcomes({**right, "iin": "750309400012"}) == [("person", "1")]


def test_the_positions_of_odd_numbers_are_kept_and_the_numbers_are_not():
    told = paper({"position": 2, "iin": "750309400012"})
    assert paper_as_json(told)["odd_numbers"] == [2]
    assert paper_from_json(paper_as_json(told)) == told
    assert "750309400012" not in repr(told)


def test_a_day_whose_law_has_no_identity_number_holds_none_against_it():
    told = paper_of(
        list_of({**CASE, "persons": [{"position": 1, "iin": "1" * 12}]}), law.load("es").on(date(2023, 7, 23)), Days()
    )
    assert told.odd_numbers is None
