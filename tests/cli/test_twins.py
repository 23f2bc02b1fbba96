"""``saylau examine twins`` and ``saylau lab roll``: from an invented roll to a sheet that a person fills in."""

from __future__ import annotations

import json

import pytest

pytest.importorskip("splink")

from saylau.cli import main


def call(capsys, *arguments):
    with pytest.raises(SystemExit) as ended:
        main([*map(str, arguments)])
    return ended.value.code, capsys.readouterr().out


@pytest.fixture
def roll(tmp_path, capsys):
    path = tmp_path / "tan.csv"
    code, told = call(capsys, "lab", "roll", path, "--members", 2_000, "--on", "2021-01-10", "--seed", "twins")
    assert (code, "2,000 members, illustrative" in told) == (0, True)
    return path


def examined(capsys, roll, *more):
    code, told = call(capsys, "examine", "twins", roll, "--on", "2021-01-10", "--json", *more)
    return code, json.loads(told)


def test_pairs_wait_until_somebody_decides_them(roll, capsys):
    code, told = examined(capsys, roll)
    assert (code, told["verdict"], told["counts"]["pairs"], told["counts"]["open"]) == (1, "waits", 1, 1)
    sheet = roll.with_name("tan.twins.csv")
    header, pair = sheet.read_text(encoding="utf-8").splitlines()
    sheet.write_text(f"{header}\n{pair.replace(',,', ',different,')}\n", encoding="utf-8")
    code, told = examined(capsys, roll)
    assert (code, told["verdict"], told["counts"]["open"]) == (0, "stands", 0)
    assert ",different," in sheet.read_text(encoding="utf-8")


def test_decisions_on_another_file_count_for_nothing_and_are_kept(roll, capsys):
    examined(capsys, roll)
    sheet = roll.with_name("tan.twins.csv")
    decided = sheet.read_text(encoding="utf-8").replace(",,", ",same,")
    sheet.write_text(decided, encoding="utf-8")
    roll.write_bytes(roll.read_bytes() + b"\n")
    code, told = examined(capsys, roll)
    assert (code, [each["rule"] for each in told["problems"]]) == (1, ["twins_of_another_roll"])
    assert sheet.read_text(encoding="utf-8") == decided


def test_no_name_and_no_date_leaves_the_roll(roll, capsys):
    _, told = examined(capsys, roll, "--out", roll.with_name("pairs.csv"))
    written = roll.with_name("pairs.csv").read_text(encoding="utf-8") + json.dumps(told, ensure_ascii=False)
    rows = [line.split(",") for line in roll.read_text(encoding="utf-8").splitlines()[1:]]
    assert not any(cell and cell in written for row in rows for cell in (row[0], row[1], row[4]))
    assert told["findings"][0]["where"].isdecimal()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_people_are_told_in_their_language(roll, capsys, language):
    code, told = call(capsys, "--lang", language, "examine", "twins", roll, "--on", "2021-01-10")
    assert (code, "tan.twins.csv" in told, "!" in told) == (1, True, True)
