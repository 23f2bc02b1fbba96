"""``saylau allocate``: what it prints for people and for programs, and that no bad sheet gives a seat."""

from __future__ import annotations

import json

import pytest

from saylau.cli import main
from saylau.seats.formulas import FORMULAS

SHEET = "list,votes\nnur_otan,5148074\nak_zhol,792828\nnpk,659019\nauyl,383023\nadal,258618\n"


@pytest.fixture
def allocate(tmp_path, capsys):
    def call(text, *arguments, lang="en"):
        path = tmp_path / "votes.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        with pytest.raises(SystemExit) as ended:
            main(["--lang", lang, "allocate", str(path), *arguments])
        out, err = capsys.readouterr()
        return ended.value.code, out, err

    return call


def document(told):
    assert told[0] in (0, 1), told[2]
    return json.loads(told[1])


def test_the_document_has_what_a_program_needs(allocate):
    told = document(allocate(SHEET, "--method", "hare", "--seats", "98", "--threshold", "7%", "--json"))
    assert (told["verdict"], told["admitted"], told["ties"]) == ("stands", ["nur_otan", "ak_zhol", "npk"], [])
    assert told["seats"] == {"nur_otan": 76, "ak_zhol": 12, "npk": 10, "auyl": 0, "adal": 0}
    assert told["quota"] == "6599921/98"
    assert told["steps"][1] == {"list": "ak_zhol", "votes": 792828, "whole": 11, "remainder": 5098013, "extra": 1}
    assert (told["how_close"]["votes"], told["how_close"]["from"], told["how_close"]["to"]) == (
        11127,
        "ak_zhol",
        "nur_otan",
    )


@pytest.mark.parametrize("threshold", ["7%", "0.07", "7/100", "506910v"])
def test_four_ways_to_write_one_threshold(allocate, threshold):
    told = document(allocate(SHEET, "--method", "hare", "--seats", "98", "--threshold", threshold, "--json"))
    assert told["seats"] == {"nur_otan": 76, "ak_zhol": 12, "npk": 10, "auyl": 0, "adal": 0}


@pytest.mark.parametrize("formula", FORMULAS)
@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_every_method_is_told_in_every_language(allocate, formula, lang):
    code, out, _ = allocate(SHEET, "--method", formula, "--seats", "98", "--threshold", "7%", lang=lang)
    assert code == (formula == "imperiali-quota")  # too small a quota here
    assert "{" not in out
    assert "nur_otan" in out


def test_a_tied_seat_is_in_no_list_s_seats(allocate):
    sheet = "list,votes\na,3260714\nb,548690\nc,2518652\n"
    told = allocate(sheet, "--method", "hare", "--seats", "98", "--json")
    assert told[0] == 1
    assert (document(told)["verdict"], document(told)["ties"]) == ("waits", [{"lists": ["a", "b"], "seats": 1}])
    assert sum(document(told)["seats"].values()) == 97
    assert "person" in allocate(sheet, "--method", "hare", "--seats", "98")[1]


def test_the_column_of_registration_settles_a_tie(allocate):
    told = document(allocate("list,votes,registered\na,20,2\nb,20,1\n", "--method", "dhondt", "--seats", "3", "--json"))
    assert (told["verdict"], told["seats"]) == ("stands", {"a": 1, "b": 2})
    assert told["ties_settled_by_registration"] == [{"lists": ["b", "a"], "seats": 1}]


def test_kinds_have_thresholds_of_their_own_or_none(allocate):
    sheet = "list,votes,kind\na,60,\nb,31,\nc,6,coalition\nd,3,minority\n"
    call = ("--method", "dhondt", "--seats", "10", "--threshold", "5%", "--threshold", "coalition=7%", "--json")
    assert document(allocate(sheet, *call))["admitted"] == ["a", "b"]
    assert document(allocate(sheet, *call, "--exempt", "minority"))["admitted"] == ["a", "b", "d"]
    assert document(allocate(sheet, *call, "--at-least", "3"))["admitted"] == ["a", "b", "c"]


def test_bounds_and_joined_lists_stand_in_columns(allocate):
    sheet = "list,votes,joined,least,most\na,51,,,\nb,25,bc,,1\nc,24,bc,1,\n"
    told = document(allocate(sheet, "--method", "dhondt", "--seats", "3", "--json"))
    assert told["seats"] == {"a": 2, "b": 0, "c": 1}


def test_the_base_is_a_number_of_its_own(allocate):
    told = document(
        allocate(
            "list,votes\na,93\nb,7\n",
            "--method",
            "hare",
            "--seats",
            "5",
            "--threshold",
            "7%",
            "--base",
            "101",
            "--json",
        )
    )
    assert (told["admitted"], told["base"]) == (["a"], 101)


BAD_SHEETS = {
    "nothing at all": "",
    "a header alone": "list,votes\n",
    "no header": "a,5\nb,6\n",
    "a negative number": "list,votes\na,-5\nb,6\n",
    "a fraction": "list,votes\na,5.5\nb,6\n",
    "no number": "list,votes\na,NaN\nb,6\n",
    "infinity": "list,votes\na,inf\nb,6\n",
    "an exponent": "list,votes\na,1e6\nb,6\n",
    "sixteen digits": "list,votes\na,1000000000000000\nb,6\n",
    "an empty cell": "list,votes\na,\nb,6\n",
    "a list twice": "list,votes\na,5\na,6\n",
    "a list without a name": "list,votes\n,5\nb,6\n",
    "a registration twice": "list,votes,registered\na,5,1\nb,6,1\n",
    "a reserved name": "list,votes\nagainst_all,5\nb,6\n",
    "bytes that are no text": b"list,votes\n\xff\xfe\x00a,5\n",
    "digits of another alphabet": "list,votes\na,٥٥\nb,6\n",
    "an underscore": "list,votes\na,1_000\nb,6\n",
}


@pytest.mark.parametrize("formula", ["hare", "dhondt"])
@pytest.mark.parametrize("sheet", BAD_SHEETS.values(), ids=BAD_SHEETS)
def test_a_bad_sheet_is_refused_and_shares_nothing(allocate, sheet, formula):
    code, out, err = allocate(sheet, "--method", formula, "--seats", "5", "--json")
    assert code == 2
    assert '"seats"' not in out
    assert "{" not in err
    assert err.strip()
    assert "Traceback" not in err


BAD_CALLS = {
    "no seats": ("--method", "hare", "--seats", "0"),
    "negative seats": ("--method", "hare", "--seats", "-1"),
    "more seats than votes": ("--method", "hare", "--seats", "12"),
    "half a seat": ("--method", "hare", "--seats", "2.5"),
    "a method nobody has": ("--method", "borda", "--seats", "5"),
    "a threshold above the whole": ("--method", "hare", "--seats", "5", "--threshold", "101%"),
    "a threshold above one": ("--method", "hare", "--seats", "5", "--threshold", "1.5"),
    "a threshold that is none": ("--method", "hare", "--seats", "5", "--threshold", "seven"),
    "a threshold for nobody": ("--method", "hare", "--seats", "5", "--threshold", "z=5%"),
    "two thresholds": ("--method", "hare", "--seats", "5", "--threshold", "5%", "--threshold", "7%"),
    "a base below the votes": ("--method", "hare", "--seats", "5", "--base", "3"),
    "a number of seats beyond any": ("--method", "hare", "--seats", "99999999999999999999"),
}


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
@pytest.mark.parametrize("arguments", BAD_CALLS.values(), ids=BAD_CALLS)
def test_a_bad_call_is_refused_in_one_sentence(allocate, arguments, lang):
    code, out, err = allocate("list,votes\na,5\nb,6\n", *arguments, lang=lang)
    assert (code, out) == (2, "")
    assert err.strip()
    assert "Traceback" not in err


@pytest.mark.parametrize("formula", FORMULAS)
@pytest.mark.parametrize(
    "sheet", ["list,votes\na,0\nb,0\n", "list,votes\na,30\nb,30\nc,30\n"], ids=["no votes", "all below"]
)
def test_what_nobody_can_share_waits(allocate, formula, sheet):
    told = document(allocate(sheet, "--method", formula, "--seats", "5", "--threshold", "40%", "--json"))
    assert (told["verdict"], set(told["seats"].values())) == ("waits", {0})
    assert allocate(sheet, "--method", formula, "--seats", "5", "--threshold", "40%")[0] == 1


def test_many_lists_are_shared_out_without_a_distance(allocate):
    sheet = "list,votes\n" + "".join(f"l{n},{1000 + n}\n" for n in range(150))
    told = document(allocate(sheet, "--method", "sainte-lague", "--seats", "100", "--json"))
    assert (told["how_close"], sum(told["seats"].values())) == (None, 100)
