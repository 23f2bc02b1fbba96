"""The command shows the checklist of a party's case file in three languages, and its exit code says the verdict."""

import json

import pytest

from house.floorplan import REPO
from saylau.cli import main

EXAMPLE = REPO / "elections" / "example" / "parties"
REGISTER = ["--register", str(EXAMPLE / "register.csv")]


@pytest.fixture
def call(capsys):
    def run(name, day, *more):
        with pytest.raises(SystemExit) as ended:
            main(["examine", "party", str(EXAMPLE / f"{name}.toml"), "--on", day, *more])
        said = capsys.readouterr()
        return ended.value.code, said.out, said.err

    return run


@pytest.mark.parametrize(
    ("name", "day", "code"),
    [("tan", "2023-03-19", 0), ("tan", "2022-11-04", 1), ("qarlygash", "2023-03-19", 1), ("qulyn", "2023-03-19", 1)],
)
def test_the_exit_code_says_the_verdict(call, name, day, code):
    assert call(name, day, *REGISTER)[0] == code


def test_the_json_is_that_of_the_ruling(call):
    code, out, _ = call("tah", "2023-03-19", *REGISTER, "--json")
    told = json.loads(out)
    assert (code, told["subject"], told["on"], told["verdict"]) == (1, "party/register/tah", "2023-03-19", "waits")
    opened = {each["rule"] for each in told["findings"] if each["outcome"] == "person"}
    assert opened == {"name_is_its_own", "registrar_answered_in_time", "party_was_registered"}


def lines(out):
    return [" ".join(line.split()) for line in out.splitlines()]


def test_a_rule_stands_with_what_is_required_what_is_found_and_its_article(call):
    shown = lines(call("tan", "2023-03-19", *REGISTER)[1])
    assert "✓ The party has enough members. 5,000 5,500 parties 10(6)" in shown
    assert "✓ The congress was held in time. 2023-02-15 2022-12-10 parties 6" not in shown
    assert "✓ The founding congress was held in time. 2023-02-15 2022-12-10 parties 6" in shown
    assert "✓ The documents were filed in time. 2023-04-10 2022-12-20 parties 10(2) *" in shown
    assert "✓ The emblem is like that of no other party. – – procedure parties 8" in shown
    assert (
        "Decided: A sun and a bird: nobody takes one for the other. Act No. 1 of 12 January 2023 (invented)." in shown
    )
    assert shown[-1] == "The file stands."


def test_clocks_say_what_is_left_and_what_has_passed(call):
    shown = lines(call("qarlygash", "2023-05-20", *REGISTER)[1])
    assert "founding congress 2023-02-20 2023-05-20 open, days left: 0" in shown
    assert "! Hold the founding congress by 20 May 2023." in shown
    shown = lines(call("qarlygash", "2023-05-22", *REGISTER)[1])
    assert "founding congress 2023-02-20 2023-05-20 passed, days ago: 2" in shown
    assert sum("The founding congress is not in the file yet" in line for line in shown) == 1
    assert shown[-1] == "The file falls."


def test_findings_of_one_rule_are_counted_beyond_five(call):
    shown = lines(call("tan", "2022-11-04", *REGISTER)[1])
    assert "✗ Every branch has enough members. ×20 600 275 parties 10(6)" in shown
    assert sum("the branch has 275 members" in line for line in shown) == 5
    assert "… and 15 more; all of them are in --json." in shown


def test_without_a_register_the_reader_is_told(call):
    assert "! No register was given" in call("tan", "2023-03-19")[1]
    assert "! No register was given" not in call("tan", "2023-03-19", *REGISTER)[1]


@pytest.mark.parametrize(
    ("language", "title", "clash", "verdict"),
    [
        ("kk", "«TAH» партиясы: партия ісі, 2023 жылғы 19 наурыз күнгі заң бойынша", "«Таң» партиясы", "Іс күтіп тұр"),
        ("ru", "Партия «TAH»: дело партии по закону на 19 марта 2023 года", "Партия «Таң»", "Дело ожидает"),
        ("en", "TAH: the case file under the law of 19 March 2023", "Tañ (Dawn)", "The file waits"),
    ],
)
def test_the_checklist_speaks_three_languages(call, language, title, clash, verdict):
    _, out, _ = call("tah", "2023-03-19", *REGISTER, "--lang", language)
    assert out.splitlines()[0] == title
    assert clash in out
    assert out.splitlines()[-1].startswith(verdict)


def test_a_day_before_every_law_gives_no_ruling(call):
    code, out, err = call("tan", "1950-01-01")
    assert (code, out) == (2, "")
    assert "1950-01-01" in err


def test_both_files_are_told_when_neither_can_be_read(capsys, tmp_path):
    dossier, register = tmp_path / "tan.toml", tmp_path / "register.csv"
    dossier.write_text('key = "tan"\ncolour = 1\n', encoding="utf-8")
    register.write_text("key,name_kk,name_ru,name_en\ntan,,Тан,Dawn\n", encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        main(["examine", "party", str(dossier), "--on", "2023-03-19", "--register", str(register)])
    said = capsys.readouterr().err
    assert ended.value.code == 2
    for part in ("tan.toml, colour", "register.csv, row 2", "name_kk"):
        assert part.split(", ")[0] in said
        assert part.split(", ")[-1] in said
