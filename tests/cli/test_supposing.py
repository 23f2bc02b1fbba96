"""``saylau what-if``: always titled *not the law*, in three languages, as text, document, sheets and pictures."""

from __future__ import annotations

import csv
import json
import sys
import xml.etree.ElementTree as ET

import pytest

from house.floorplan import REPO
from saylau.cli import main

FOLDER = REPO / "elections" / "kz-2023"
BANNERS = {"en": "NOT THE LAW", "ru": "ЭТО НЕ ЗАКОН", "kk": "ЗАҢ ЕМЕС"}


@pytest.fixture
def what_if(capsys):
    def call(*arguments, lang="en", folder=FOLDER):
        with pytest.raises(SystemExit) as ended:
            main(["--lang", lang, "what-if", str(folder), *map(str, arguments)])
        out, err = capsys.readouterr()
        return ended.value.code or 0, out, err

    return call


@pytest.mark.parametrize("lang", BANNERS)
@pytest.mark.parametrize(
    "arguments",
    [
        ("--set", "seats.threshold=3%"),
        ("--set", "seats.method=sainte-lague-1.4", "--set", "seats.number=98"),
        ("--sweep", "seats.threshold=0%..10%:5%"),
        ("--sweep", "seats.method=all"),
        ("--swing", "1%", "--scenarios", "2000"),
    ],
)
def test_every_answer_says_that_it_is_not_the_law(what_if, arguments, lang):
    code, out, err = what_if(*arguments, lang=lang)
    assert (code, err) == (0, "")
    assert BANNERS[lang] in out
    assert "{" not in out


def test_the_seats_by_law_and_the_supposed_ones_stand_side_by_side(what_if):
    told = json.loads(what_if("--set", "seats.threshold=6%", "--json")[1])
    (contest,) = told["contests"]
    assert told["title"] == contest["title"] == contest["what_if"]["title"] == "not the law"
    assert list(contest["what_if"]["the_law"]["seats"].values()).count(0) == 1
    assert sum(contest["what_if"]["what_if"]["seats"].values()) == 69
    assert contest["what_if"]["the_law_says"] == {"system.threshold": "1/20"}
    assert contest["what_if"]["what_if"]["effects"]["wasted"] > contest["what_if"]["the_law"]["effects"]["wasted"]


def test_a_sweep_marks_the_law_s_own_value(what_if):
    told = json.loads(what_if("--sweep", "seats.threshold=3%..7%:1%", "--json")[1])
    points = told["contests"][0]["sweep"]["points"]
    assert [each["value"] for each in points if each["is_the_law"]] == ["1/20"]
    assert all(sum(each["seats"].values()) + each["seats_waiting"] == 69 for each in points)


def test_beside_another_change_no_value_is_the_law_and_every_sheet_says_what_is_supposed(what_if, tmp_path):
    asked = ("--set", "seats.threshold=6%", "--sweep", "seats.method=all", "--swing", "1%", "--scenarios", "100")
    told = json.loads(what_if(*asked, "--out", tmp_path, "--json")[1])
    assert not any(each["is_the_law"] for each in told["contests"][0]["sweep"]["points"])
    for sheet in tmp_path.glob("*.csv"):
        rows = csv.DictReader(sheet.read_text(encoding="utf-8").splitlines())
        assert all("system.threshold: 3/50" in row["supposed"] for row in rows), sheet.name


def test_a_contest_that_cannot_be_swung_does_not_keep_the_others_from_it(what_if):
    code, out, _ = what_if("--swing", "1%", "--scenarios", "500", folder=REPO / "elections" / "example")
    assert code == 0
    assert "can be swung" in out


@pytest.mark.parametrize("lang", BANNERS)
def test_without_the_extra_a_swing_says_what_is_missing(what_if, monkeypatch, lang):
    for name in [each for each in sys.modules if each.startswith("saylau.lab.batch")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "numpy", None)
    code, out, err = what_if("--swing", "1%", lang=lang)
    assert (code, out) == (2, "")
    assert "pip install 'saylau[lab]'" in err
    assert what_if("--set", "seats.threshold=3%", lang=lang)[0] == 0


def test_the_same_seed_gives_the_same_swing(what_if):
    first, again, other = (
        json.loads(what_if("--swing", "1%", "--scenarios", "5000", "--seed", seed, "--json")[1]) for seed in (1, 1, 2)
    )
    assert first == again
    assert first != other
    swing = first["contests"][0]["swing"]
    assert "not a forecast" in swing["note"]
    assert all(sum(each.values()) == 5000 for each in swing["histogram"].values())


@pytest.mark.parametrize("lang", BANNERS)
def test_sheets_and_pictures_all_say_it_too(what_if, tmp_path, lang):
    asked = (
        "--set",
        "seats.threshold=3%",
        "--sweep",
        "seats.threshold=1%..7%:1%",
        "--swing",
        "1%",
        "--scenarios",
        "2000",
    )
    assert what_if(*asked, "--out", tmp_path / "out", lang=lang)[0] == 0
    sheets = sorted((tmp_path / "out").glob("*.csv"))
    assert [each.name for each in sheets] == ["sweep.csv", "swing.csv", "what-if.csv"]
    for sheet in sheets:
        rows = list(csv.DictReader(sheet.read_text(encoding="utf-8").splitlines()))
        assert rows
        assert {row["title"] for row in rows} == {"not the law"}
    drawn = sorted((tmp_path / "out").glob("*.svg"))
    assert [each.name for each in drawn] == ["house.svg", "sweep.svg", "swing.svg", "what-if.svg"]
    for picture in drawn:
        text = picture.read_text(encoding="utf-8")
        ET.fromstring(text)
        assert BANNERS[lang] in text


def test_a_folder_of_several_contests_has_a_folder_for_each(what_if, tmp_path):
    code = what_if("--set", "seats.method=dhondt", "--out", tmp_path, folder=REPO / "elections" / "example")[0]
    assert code == 0
    assert len(list(tmp_path.glob("*/what-if.svg"))) > 1


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--set", "seats.threshold=5"),
        ("--set", "seats.treshold=5%"),
        ("--set", "party.minimum_members=5"),
        ("--sweep", "seats.threshold=5%..3%"),
        ("--swing", "0"),
        ("--swing", "60%"),
        ("--swing", "wide"),
        ("--set", "seats.threshold=5%", "--contest", "nowhere"),
    ],
)
@pytest.mark.parametrize("lang", BANNERS)
def test_what_cannot_be_supposed_is_refused(what_if, arguments, lang):
    code, out, err = what_if(*arguments, lang=lang)
    assert (code, out) == (2, "")
    assert err.strip()
    assert "Traceback" not in err


def test_a_folder_that_is_none_is_refused(what_if, tmp_path):
    assert what_if("--set", "seats.threshold=5%", folder=tmp_path / "none")[0] == 2
