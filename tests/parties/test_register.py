"""The register of parties is read with every name a party had, and the registers of the elections say what the sources say."""

from datetime import date

import pytest

from house.floorplan import REPO
from saylau.errors import BadInput
from saylau.parties import REGISTER_COLUMNS, read_register

HEADER = ",".join(REGISTER_COLUMNS)


@pytest.fixture
def sheet(tmp_path):
    def write(*rows, header=HEADER):
        path = tmp_path / "register.csv"
        path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
        return path

    return write


def problems(path):
    with pytest.raises(BadInput) as accident:
        read_register(path)
    return [(each.row, each.column, each.rule) for each in accident.value.problems]


def test_rows_of_one_party_are_its_names(sheet):
    path = sheet(
        "terek,Емен,Емен,Oak,,2016-05-04,2021-03-01,2016-06-10,,,,first",
        "tan,Таң,Тан,Dawn,ТП,,,,5500,its own file,,",
        f"terek,Терек,Терек,Poplar,,2021-03-01,,,,,{'a' * 64},second",
    )
    terek, tan = read_register(path)
    assert [each.names["en"] for each in terek.names] == ["Oak", "Poplar"]
    assert [each.held_on(date(2021, 3, 1)) for each in terek.names] == [False, True]
    assert (terek.registered_on, terek.emblem_sha256, terek.note) == (date(2016, 6, 10), "a" * 64, "first; second")
    assert (tan.names[0].abbreviation, tan.claimed_members, tan.claim_source) == ("ТП", 5500, "its own file")
    assert (tan.registered_on, tan.note) == (None, "")
    assert terek.names_on(date(2015, 1, 1))[0].names["en"] == "Poplar"


def test_four_columns_are_enough(sheet):
    (tan,) = read_register(sheet("tan,Таң,Тан,Dawn", header="key,name_kk,name_ru,name_en"))
    assert (tan.key, tan.claimed_members, tan.names[0].since) == ("tan", None, None)


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (["Tan,Таң,Тан,Dawn,,,,,,,,"], [(2, "key", "not_a_code_of_a_party")]),
        (["tan,,Тан,Dawn,,,,,,,,"], [(2, "name_kk", "party_without_a_name")]),
        (["tan,Tаң,Тан,Dawn,,,,,,,,"], [(2, "name_kk", "scripts_are_mixed")]),
        (["tan,Таң,Тан,Dawn,,10.01.2021,,,,,,"], [(2, "from", "day_is_not_iso")]),
        (["tan,Таң,Тан,Dawn,,2021-01-10,2021-01-10,,,,,"], [(2, "until", "ends_before_it_begins")]),
        (["tan,Таң,Тан,Dawn,,,,,5 500,own,,"], [(2, "claimed_members", "number_has_spaces")]),
        (["tan,Таң,Тан,Dawn,,,,,5500,,,"], [(2, "claim_source", "claim_without_a_source")]),
        (["tan,Таң,Тан,Dawn,,,,,,,xyz,"], [(2, "emblem_sha256", "not_a_sha256")]),
        (["tan,Таң,Тан,Dawn,,,,,,,,", "tan,Таң,Тан,Dawn,,,,,,,,"], [(3, "key", "name_stands_twice")]),
        (["tan,Таң,Тан,Dawn,,,,,,,", "tan,Таң,Тан,,,,,,,,,"],
         [(2, "", "row_is_too_short"), (3, "name_en", "party_without_a_name")]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_row_and_column(sheet, rows, found):
    assert problems(sheet(*rows)) == found


def parties(folder):
    return {each.key: each for each in read_register(REPO / "elections" / folder / "parties" / "register.csv")}


def test_six_parties_were_registered_before_the_election_of_2021():
    register = parties("kz-2021")
    assert sorted(register) == ["adal", "ak_zhol", "auyl", "npk", "nur_otan", "osdp"]
    assert [each.names["en"] for each in register["npk"].names_on(date(2020, 11, 10))] == [
        "Communist People's Party of Kazakhstan"
    ]
    assert [each.names["en"] for each in register["npk"].names_on(date(2020, 11, 11))] == [
        "People's Party of Kazakhstan"
    ]
    assert [each.names["en"] for each in register["adal"].names] == ["Birlik", "Political Party ADAL"]


def test_seven_parties_were_registered_before_the_election_of_2023():
    register = parties("kz-2023")
    assert sorted(register) == ["ak_zhol", "amanat", "auyl", "baytaq", "npk", "osdp", "respublica"]
    assert [each.names["en"] for each in register["amanat"].names_on(date(2022, 2, 28))] == ["Nur Otan"]
    assert [each.names["en"] for each in register["amanat"].names_on(date(2022, 3, 1))] == ["Amanat"]
    assert register["baytaq"].registered_on == date(2022, 11, 28)


@pytest.mark.parametrize("folder", ["kz-2021", "kz-2023"])
def test_members_are_claimed_only_where_a_source_gives_them(folder):
    claims = {key: (each.claimed_members, bool(each.claim_source)) for key, each in parties(folder).items()}
    with_claims = {key: told for key, told in claims.items() if told != (None, False)}
    assert list(with_claims.values()) == [(850_000, True)]
    assert set(with_claims) <= {"nur_otan", "amanat"}
