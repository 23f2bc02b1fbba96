"""Every spoiled folder ends with exit code 2, a place and a remedy in three languages; nothing is written.

Each case spoils one good folder in one way and names what must be told: file, row, column, rule.
"""

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from house.floorplan import REPO
from saylau.errors import Problem
from saylau.folder import tell_problem

FIRST_ROW = "sary_arqa/1,1,a_tolegenova,800,"


def replaced(name: str, old: str, new: str):
    """Replaces the first place of a text in one file."""

    def spoil(folder: Path) -> None:
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    return spoil


def cell(text: str):
    """Writes a text where the first protocol has 800 voters in the list."""
    return replaced("protocols.csv", FIRST_ROW, f"sary_arqa/1,1,a_tolegenova,{text},")


def written(name: str, content: bytes):
    def spoil(folder: Path) -> None:
        (folder / name).write_bytes(content)

    return spoil


def cut_off(folder: Path) -> None:
    """The file ends in the middle of its last row, as after a broken copy."""
    content = (folder / "protocols.csv").read_bytes()
    (folder / "protocols.csv").write_bytes(content[:-200])


def in_utf16_without_a_mark(folder: Path) -> None:
    text = (folder / "parties.csv").read_text(encoding="utf-8")
    (folder / "parties.csv").write_bytes(text.encode("utf-16-le"))


def a_zip(folder: Path) -> None:
    with zipfile.ZipFile(folder / "protocols.csv", "w") as package:
        package.writestr("protocols.txt", "nothing")


def a_row_twice(folder: Path) -> None:
    sheet = folder / "protocols.csv"
    rows = sheet.read_text(encoding="utf-8").splitlines()
    sheet.write_text("\n".join([*rows, rows[1]]) + "\n", encoding="utf-8")


def a_workbook_with_a_formula(folder: Path) -> None:
    import xlsxwriter

    sheet = folder / "protocols.csv"
    rows = [line.split(",") for line in sheet.read_text(encoding="utf-8").splitlines()]
    sheet.unlink()
    book = xlsxwriter.Workbook(folder / "protocols.xlsx")
    page = book.add_worksheet("protocols")
    for number, row in enumerate(rows):
        for place, text in enumerate(row):
            page.write_string(number, place, text)
    page.write_formula(2, 3, "=400+400", None, 800)
    book.close()


def nothing_of_the_kind(folder: Path) -> None:
    for name in ("election.toml", "parties.csv", "lists.csv", "stations.csv", "protocols.csv"):
        (folder / name).unlink()


def opening(rule: str):
    return [("protocols.csv", 2, "list_at_opening", rule)]


CASES = {
    "truncated": (cut_off, [("protocols.csv", 5, "", "row_is_too_short")]),
    "empty": (written("protocols.csv", b""), [("protocols.csv", 0, "", "file_is_empty")]),
    "only a header": (written("stations.csv", b"code,region\n"), [
        ("stations.csv", 1, "commission", "column_missing"),
        ("stations.csv", 1, "kind", "column_missing"),
        ("stations.csv", 1, "list_before", "column_missing"),
    ]),
    "a wrong encoding": (in_utf16_without_a_mark, [("parties.csv", 0, "", "encoding_has_no_mark")]),
    "a description that is not UTF-8": (
        written("election.toml", 'id = "сайлау"'.encode("cp1251")), [("election.toml", 0, "", "not_utf8")]
    ),
    "a description that is not TOML": (written("election.toml", b"id = "), [("election.toml", 0, "", "not_toml")]),
    "a duplicated row": (a_row_twice, [("protocols.csv", 6, "station", "typing_stands_twice")]),
    "two stations with one code": (
        replaced("stations.csv", "kok_tobe/1,kok_tobe,", "sary_arqa/1,sary_arqa,"),
        [
            ("stations.csv", 3, "code", "station_stands_twice"),
            ("protocols.csv", 0, "station", "no_such_station"),
        ],
    ),
    "two parties with one code": (
        replaced("parties.csv", "\nsamal,", "\ntan,"),
        [
            ("parties.csv", 3, "list", "row_stands_twice"),
            ("election.toml", 0, "contest.ballot", "party_is_not_described"),
        ],
    ),
    "an unknown party": (
        replaced("election.toml", '"samal", "koktem"]\nreg', '"shagala", "koktem"]\nreg'),
        [
            ("election.toml", 0, "contest[1].registered", "list_is_not_on_the_ballot"),
            ("election.toml", 0, "contest.ballot", "party_is_not_described"),
            ("lists.csv", 0, "list", "list_is_not_on_the_ballot"),
        ],
    ),
    "votes for an unknown party": (
        replaced("protocols.csv", "votes:samal", "votes:shagala"),
        [("protocols.csv", 1, "votes:shagala", "list_is_not_on_the_ballot")],
    ),
    "a negative number": (cell("-800"), opening("number_is_negative")),
    "a fractional number": (cell("800.5"), opening("number_is_fractional")),
    "a number of nineteen digits": (cell("1000000000000000000"), opening("number_is_too_long")),
    "a power of ten": (cell("10^18"), opening("not_a_number")),
    "spaces inside a number": (cell("1 234"), opening("number_has_spaces")),
    "no-break spaces inside a number": (cell("1\u00a0234"), opening("number_has_spaces")),
    "underscores inside a number": (cell("1_000"), opening("number_has_underscores")),
    "full-width digits": (cell("８００"), opening("digits_are_not_ascii")),
    "Arabic digits": (cell("٨٠٠"), opening("digits_are_not_ascii")),
    "not a number": (cell("NaN"), opening("not_a_number")),
    "infinity": (cell("inf"), opening("not_a_number")),
    "a formula in a text file": (cell("=400+400"), opening("not_a_number")),
    "a formula in a workbook": (
        a_workbook_with_a_formula, [("protocols.xlsx", 3, "list_at_opening", "formula_cell")]
    ),
    "letters of two alphabets in a name": (
        # the second letter is a Latin a
        replaced("parties.csv", "Партия «Таң»", "Пaртия «Таң»"), [("parties.csv", 2, "name_ru", "scripts_are_mixed")]
    ),
    "letters of two alphabets in a code": (
        # the first letter is a Cyrillic s
        replaced("stations.csv", "sary_arqa/1,sary_arqa", "сary_arqa/1,sary_arqa"),
        [
            ("stations.csv", 2, "code", "scripts_are_mixed"),
            ("protocols.csv", 0, "station", "no_such_station"),
        ],
    ),
    "spaces in the number of persons": (
        replaced("lists.csv", "samal,12", "samal,1 200"), [("lists.csv", 3, "persons", "number_has_spaces")]
    ),
    "a party without a name": (
        replaced("parties.csv", "Партия «Самал»", ""), [("parties.csv", 3, "name_ru", "cell_is_empty")]
    ),
    "a ZIP for a CSV": (a_zip, [("protocols.csv", 0, "", "file_is_another_kind")]),
    "no law": (replaced("election.toml", 'law = "kz"\n', ""), [("election.toml", 0, "law", "key_is_missing")]),
    "a law of another country": (
        replaced("election.toml", 'law = "kz"', 'law = "zz"'), [("election.toml", 0, "law", "no_such_law")]
    ),
    "no polling day": (replaced("election.toml", "on = 2023-03-19\n", ""), [("election.toml", 0, "on", "key_is_missing")]),
    "a polling day in quotes": (
        replaced("election.toml", "on = 2023-03-19", 'on = "2023-03-19"'), [("election.toml", 0, "on", "wrong_kind")]
    ),
    "a day before any law": (
        replaced("election.toml", "on = 2023-03-19", "on = 1936-12-05"),
        [("election.toml", 0, "on", "day_is_before_any_law")],
    ),
    "a misspelt key": (
        replaced("election.toml", "registered = ", "registred = "),
        [("election.toml", 0, "contest[1].registred", "unknown_key")],
    ),
    "an unknown form": (
        replaced("election.toml", "kz-2021-working", "kz-1999"), [("election.toml", 0, "contest.form", "no_such_form")]
    ),
    "a misspelt column": (
        replaced("protocols.csv", "ballots_issued", "balots_issued"),
        [("protocols.csv", 1, "balots_issued", "column_unknown")],
    ),
    "a sheet that lies there twice": (
        written("protocols.ods", b""), [("protocols.ods", 0, "", "file_stands_twice")]
    ),
    "a decision on no station": (
        written("decisions.csv", b"where,rule,decision,text\nsary_arqa/7,S.101,explained,They left\n"),
        [("decisions.csv", 2, "where", "no_such_station")],
    ),
    "a decision by no rule": (
        written("decisions.csv", b"where,rule,decision,text\nsary_arqa/1,S.999,explained,They left\n"),
        [("decisions.csv", 2, "rule", "no_such_rule")],
    ),
    "an annulment of nothing": (
        written("annulments.csv", b"station,act,reason\nsary_arqa/7,Act 1,A box was opened\n"),
        [("annulments.csv", 0, "", "no_such_unit")],
    ),
    "nothing of an election": (nothing_of_the_kind, [("election.toml", 0, "", "file_is_missing")]),
}  # fmt: skip


def everything_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture(params=CASES)
def spoiled(request, small):
    """A good folder, spoiled in one way, and what must be told of it."""
    spoil, problems = CASES[request.param]
    spoil(small)
    return small, problems


def test_the_place_and_the_rule_are_told_to_a_program(saylau, spoiled):
    folder, problems = spoiled
    code, out, _ = saylau("run", "--json", folder)
    told = json.loads(out)
    assert [(p["file"], p["row"], p["column"], p["rule"]) for p in told["problems"]] == problems
    assert (code, told["election"]) == (2, "small")


def test_every_problem_is_told_with_its_remedy_in_every_language(saylau, spoiled):
    folder, problems = spoiled
    remedies = []
    for language in ("kk", "ru", "en"):
        _, told, _ = saylau("--lang", language, "run", "--json", folder)
        says = [each["says"] for each in json.loads(told)["problems"]]
        code, out, err = saylau("--lang", language, "run", folder)
        heading, *lines = err.splitlines()
        assert (code, out) == (2, "")
        assert heading.endswith(str(len(problems)))
        assert lines == [f"  {each}" for each in says]
        remedies.append(says)
    for kk, ru, en in zip(*remedies, strict=True):
        assert len({kk, ru, en}) == 3


def test_nothing_is_written(saylau, spoiled, tmp_path):
    folder, _ = spoiled
    before = everything_in(folder)
    assert saylau("run", folder, "--report", tmp_path / "report")[0] == 2
    assert everything_in(folder) == before
    assert not (tmp_path / "report").exists()


def test_a_sentence_names_file_row_column_and_what_to_write():
    problem = Problem("protocols.csv", 2, "list_at_opening", "number_has_spaces", "1 234", (("write", "1234"),))
    assert [tell_problem(problem, language) for language in ("en", "ru", "kk")] == [
        "protocols.csv, row 2, column list_at_opening: '1 234' has spaces inside. Write 1234.",
        "protocols.csv, строка 2, столбец list_at_opening: «1 234»: внутри числа пробелы. Напишите 1234.",
        "protocols.csv, 2-жол, list_at_opening бағаны: «1 234» ішінде бос орын бар. 1234 деп жазыңыз.",
    ]


def test_the_description_is_judged_before_the_sheets_and_the_sheets_together(saylau, small):
    cell("-1")(small)
    replaced("stations.csv", "ordinary", "castle")(small)
    replaced("parties.csv", "Köktem (Spring)", "")(small)
    code, out, _ = saylau("run", "--json", small)
    # the description is read first; the sheets of a contest only once it is known what the contest is
    assert [(p["file"], p["column"]) for p in json.loads(out)["problems"]] == [("parties.csv", "name_en")]
    replaced("parties.csv", "Партия «Көктем»,", "Партия «Көктем»,Köktem (Spring)")(small)
    code, out, _ = saylau("run", "--json", small)
    assert [(p["file"], p["column"]) for p in json.loads(out)["problems"]] == [
        ("stations.csv", "kind"),
        ("protocols.csv", "list_at_opening"),
    ]
    assert code == 2


def test_the_sheets_of_all_contests_are_told_at_once_each_by_its_way(saylau, tmp_path):
    folder = tmp_path / "small"
    shutil.copytree(REPO / "elections" / "example", folder)
    replaced("contests/tie/protocols.csv", FIRST_ROW, "sary_arqa/1,1,a_tolegenova,1_000,")(folder)
    replaced("contests/clean/stations.csv", "ordinary", "castle")(folder)
    code, out, _ = saylau("run", "--json", folder)
    assert (code, [(p["file"], p["row"], p["rule"]) for p in json.loads(out)["problems"]]) == (
        2,
        [
            ("contests/clean/stations.csv", 2, "not_a_kind_of_station"),
            ("contests/tie/protocols.csv", 2, "number_has_underscores"),
        ],
    )
