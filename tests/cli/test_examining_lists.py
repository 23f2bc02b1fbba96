"""``saylau examine list``: a checklist for people, the ruling for programs, three languages, three exit codes."""

import json

import pytest

from house.floorplan import REPO
from saylau.cli import main

LISTS = REPO / "elections" / "example" / "contests" / "registration" / "lists"


@pytest.fixture
def examine(capsys):
    def call(path, *arguments, lang="en", on="2023-02-07"):
        days = ("--on", on, "--seats", "10", "--polling-day", "2023-03-19")
        with pytest.raises(SystemExit) as ended:
            main(["--lang", lang, "examine", "list", str(path), *days, *arguments])
        out, err = capsys.readouterr()
        return ended.value.code, out, err

    return call


def test_a_clean_list_stands(examine):
    code, out, _ = examine(LISTS / "tan.csv")
    assert code == 0
    assert out.startswith("List tan: 12 persons, under the law of 7 February 2023\n")
    assert "4/12 of the list are in the quota groups; at least 3/10 are needed." in out
    assert out.rstrip().endswith("The list stands: every requirement that was looked at is met.")


@pytest.mark.parametrize(("name", "rules"), [
    ("samal", ["the_quota_is_reached"]), ("bulaq", ["names_stand_in_alphabetical_order", "the_deposit_is_paid"]),
    ("terek", ["most_of_the_highest_body_voted_for_the_list"]), ("koktem", []),
])  # fmt: skip
def test_the_lists_of_the_example_show_what_their_notes_say(examine, name, rules):
    code, out, _ = examine(LISTS / f"{name}.csv", "--json")
    told = json.loads(out)
    assert [each["rule"] for each in told["findings"] if each["outcome"] == "broken"] == rules
    assert (code, told["verdict"]) == ((1, "waits") if rules else (0, "stands"))
    assert told["subject"] == f"list/registration/{name}"


def test_a_person_on_two_lists_is_found_and_not_named(examine):
    code, out, _ = examine(LISTS / "koktem.csv", "--other", str(LISTS / "tan.csv"), "--json")
    told = [each for each in json.loads(out)["findings"] if each["rule"] == "nobody_stands_on_two_lists"]
    assert (code, told[0]["outcome"], told[0]["where"]) == (1, "person", "5=tan:9")
    assert "Нұрсәулеева" not in out


def test_a_broken_list_falls_when_nomination_is_over(examine):
    assert examine(LISTS / "samal.csv", on="2023-02-09", lang="kk")[1].rstrip().endswith("шешілген жоқ.")


@pytest.mark.parametrize(("lang", "sentence"), [("kk", "Тізім күтуде: түзетілетіні – 1, адам шешетіні – 0."),
                                                ("ru", "Список ожидает: исправить – 1, решить человеку – 0."),
                                                ("en", "The list waits: 1 to put right, 0 for a person to settle.")])  # fmt: skip
def test_the_checklist_speaks_three_languages(examine, lang, sentence):
    assert examine(LISTS / "samal.csv", lang=lang)[1].rstrip().endswith(sentence)


def test_a_local_assembly_is_looked_at_by_its_own_rules(examine):
    told = json.loads(examine(LISTS / "tan.csv", "--local", "--json")[1])
    bound = next(each for each in told["findings"] if each["rule"] == "the_rules_of_the_chamber_bind_the_list")
    assert bound["outcome"] == "no"


def test_without_seats_the_list_is_one_for_the_chamber(capsys):
    with pytest.raises(SystemExit):
        main(["examine", "list", str(LISTS / "tan.csv"), "--on", "2023-02-07", "--json"])
    told = json.loads(capsys.readouterr().out)
    size = next(each for each in told["findings"] if each["rule"] == "the_list_is_no_longer_than_allowed")
    assert size["required"] == "90"


def test_an_unusable_file_is_told_by_row_and_column(examine, tmp_path):
    path = tmp_path / "tan.csv"
    path.write_text("surname,given,sex,born\nОйданов,Қиял,м,01/10/1980\n", encoding="utf-8")
    code, _, err = examine(path)
    assert code == 2
    assert "tan.csv, row 2, column born: '01/10/1980' is 1980-01-10 in one country and 1980-10-01 in another." in err
