"""``saylau examine roll``: a ruling for people in three languages and for programs, and its exit codes."""

import json
from datetime import date, timedelta

import pytest
from click.testing import CliRunner

from rolls.makers import REGIONS, number, planted, row, write
from saylau.cli import main, office


def call(*arguments):
    return CliRunner().invoke(office, [*map(str, arguments)], catch_exceptions=False)


@pytest.fixture(scope="module")
def roll(tmp_path_factory):
    """A roll with 1,180 members in every region of 2021."""
    told = []
    for place in range(1180 * len(REGIONS)):
        born = date(1970, 1, 1) + timedelta(days=place % 40)
        told.append(row(0, iin=number(place // 40, born), region=REGIONS[place % len(REGIONS)]))
    return write(tmp_path_factory.mktemp("rolls") / "tan.csv", told)


def test_a_roll_that_is_large_enough_stands(roll):
    done = call("examine", "roll", roll, "--on", "2021-01-10", "--json")
    told = json.loads(done.stdout)
    assert (done.exit_code, told["verdict"], told["subject"]) == (0, "stands", "roll/tan.csv/tan")
    assert (told["counts"]["members"], told["counts"]["rows"], told["problems"]) == (20060, 20060, [])


def test_the_same_roll_falls_a_year_before(roll):
    done = call("examine", "roll", roll, "--on", "2020-01-10", "--json")
    told = json.loads(done.stdout)
    assert (done.exit_code, told["verdict"]) == (1, "falls")
    assert told["findings"][0]["required"] == "40000"


@pytest.mark.parametrize(
    ("language", "word"), [("en", "The roll falls"), ("ru", "Реестр не принят"), ("kk", "Тізілім қабылданбады")]
)
def test_people_read_it_in_their_language(tmp_path, language, word):
    path = write(tmp_path / "tan.csv", planted(1, 200, 100))
    done = call("--lang", language, "examine", "roll", path, "--on", "2021-01-10")
    assert done.exit_code == 1
    assert word in done.stdout
    assert number(1) not in done.stdout


def test_several_rolls_are_compared(tmp_path):
    paths = [write(tmp_path / f"{name}.csv", [row(1), row(place)]) for place, name in ((2, "tan"), (3, "samal"))]
    told = json.loads(call("examine", "roll", *paths, "--on", "2021-01-10", "--json").stdout)
    assert [each["counts"]["shared"] for each in told["rolls"]] == [{"samal": 1}, {"tan": 1}]


def test_a_group_is_held_against_its_own_rule(tmp_path):
    path = write(tmp_path / "tan.csv", [row(each) for each in range(12)])
    done = call("examine", "roll", path, "--on", "2021-01-10", "--group", "--json")
    rules = [each["rule"] for each in json.loads(done.stdout)["findings"]]
    assert (done.exit_code, rules[0]) == (0, "members_live_in_two_thirds_of_regions")
    assert "enough_members" not in rules


def test_a_key_is_drawn_once_and_used_again(tmp_path):
    path, key = write(tmp_path / "tan.csv", [row(1)]), tmp_path / "commission.key"
    barred = tmp_path / "barred.csv"
    barred.write_text(f"iin,kind\n{number(1)},judges\n", encoding="utf-8")
    arguments = ("examine", "roll", path, "--on", "2021-01-10", "--key", key, "--barred", barred, "--json")
    one, two = (json.loads(call(*arguments).stdout) for _ in range(2))
    assert one == two
    assert (one["counts"]["lists"], one["counts"]["checks"]["barred"]) == (["barred"], 1)


@pytest.mark.parametrize(
    ("name", "text", "word"),
    [
        ("tan.csv", "iin,surname\n", "There is no column"),
        ("tan.txt", "", "is empty"),
        ("Таң.csv", "iin,surname,region\n", "no key of a party"),
    ],
)
def test_what_is_no_roll_is_told_and_exits_with_two(tmp_path, capsys, name, text, word):
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(SystemExit) as end:
        main(["examine", "roll", str(tmp_path / name), "--on", "2021-01-10"])
    assert end.value.code == 2
    assert word in capsys.readouterr().err
