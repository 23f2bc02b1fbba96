"""Every bad row is named, nothing is guessed, and the two ways of reading read the same."""

from datetime import date

import pytest

from rolls.makers import DAY, HEADER, KEY, number, planted, row, write
from saylau.errors import BadCall, BadInput
from saylau.instruments.problems import tell
from saylau.rolls import PROBLEMS, IinFault, RowFault, ingest, is_read_roll, members_of, open_roll
from saylau.rolls.reading.dates import Reading, read_day


def read(path, **more):
    return ingest(path, DAY, key=KEY, **more)


def only(tmp_path, **changes):
    (member,) = read(write(tmp_path / "tan.csv", [row(1, **changes)])).members
    return member


def found(roll):
    return [(each.row, each.column, each.rule) for each in roll.problems]


# ---- days


@pytest.mark.parametrize(
    ("text", "day", "reading"),
    [
        ("", None, "empty"),
        ("2021-01-10", date(2021, 1, 10), "day"),
        ("2021-01-10 00:00", date(2021, 1, 10), "day"),
        ("2021-01-10 10:00", None, "unreadable"),
        ("10.01.2021", date(2021, 1, 10), "day"),
        ("1.2.2021", date(2021, 2, 1), "day"),
        ("31.02.2021", None, "unreadable"),
        ("10.01.21", None, "unreadable"),
        ("13/01/2021", date(2021, 1, 13), "day_first"),
        ("01/13/2021", date(2021, 1, 13), "month_first"),
        ("05/05/2021", date(2021, 5, 5), "day"),
        ("05-05-2021", date(2021, 5, 5), "day"),
        ("13/13/2021", None, "unreadable"),
        ("44206", date(2021, 1, 10), "serial"),
        ("61", None, "unreadable"),
        ("100", date(1900, 4, 9), "serial"),
        ("443706", None, "unreadable"),
        ("44206.5", None, "unreadable"),
        ("yesterday", None, "unreadable"),
    ],
)
def test_a_day_is_read_as_it_is_written(text, day, reading):
    assert read_day(text)[:2] == (day, Reading(reading))


def test_an_ambiguous_day_names_both_and_how_the_others_are_written(tmp_path):
    rows = [
        row(1, joined="01/10/2020"),
        row(2, joined="31/12/2020"),
        row(3, joined="30/12/2020"),
        row(4, joined="12/31/2020"),
    ]
    roll = read(write(tmp_path / "tan.csv", rows))
    (problem,) = roll.problems
    assert (problem.row, problem.rule, problem.found) == (2, "joined_ambiguous", "01/10/2020")
    assert dict(problem.more) == {"first": "2020-10-01", "second": "2020-01-10", "day_first": "2", "month_first": "1"}
    assert [member.joined for member in roll.members] == [
        None,
        date(2020, 12, 31),
        date(2020, 12, 30),
        date(2020, 12, 31),
    ]
    assert roll.members[0].faults == RowFault.JOINED_AMBIGUOUS


def test_serial_days_are_read_and_told_once(tmp_path):
    roll = read(write(tmp_path / "tan.csv", [row(1, joined="44000"), row(2, joined="44001")]))
    assert [member.joined for member in roll.members] == [date(2020, 6, 18), date(2020, 6, 19)]
    assert [(each.row, each.column, each.rule, each.found) for each in roll.problems] == [
        (0, "joined", "days_are_serials", "2")
    ]


# ---- rows


def test_a_member_in_order_has_no_fault(tmp_path):
    member = only(tmp_path, given=" Айна  Гүл ", region="Алматы қаласы", sex="ж", born="29.02.1980")
    assert (member.row, member.party, member.iin, member.iin_fault) == (2, "tan", number(1), IinFault.FINE)
    assert (member.born, member.sex, member.region, member.joined) == (
        date(1980, 2, 29),
        "f",
        "almaty",
        date(2020, 6, 1),
    )
    assert (member.surname, member.given, member.patronymic, member.name_key) == (
        "Ақбота",
        "Айна Гүл",
        None,
        "акбота айна гул",
    )
    assert (member.faults, member.person) == (RowFault(0), KEY.person(number(1)))


@pytest.mark.parametrize(
    ("changes", "faults"),
    [
        ({"surname": "", "given": ""}, RowFault.NAME_MISSING),
        ({"given": "Aйна"}, RowFault.SCRIPTS_MIXED),
        ({"region": ""}, RowFault.REGION_MISSING),
        ({"region": "Абай облысы"}, RowFault.REGION_UNKNOWN),
        ({"region": "Aлматы қаласы"}, RowFault.REGION_UNKNOWN | RowFault.SCRIPTS_MIXED),
        ({"region": "Алматы"}, RowFault.REGION_UNKNOWN),
        ({"born": "soon"}, RowFault.BORN_UNREADABLE),
        ({"born": "01/02/1980"}, RowFault.BORN_AMBIGUOUS),
        ({"born": "1980-03-01"}, RowFault.BORN_DIFFERS),
        ({"sex": "x"}, RowFault.SEX_UNREADABLE),
        ({"sex": "м"}, RowFault.SEX_DIFFERS),
        ({"joined": ""}, RowFault.JOINED_MISSING),
        ({"joined": "soon"}, RowFault.JOINED_UNREADABLE),
        ({"joined": "01/10/2020"}, RowFault.JOINED_AMBIGUOUS),
    ],
)
def test_each_slip_of_a_row_is_one_fault(tmp_path, changes, faults):
    assert only(tmp_path, **changes).faults == faults


@pytest.mark.parametrize(
    "name", ["almaty", "Алматы қаласы", "город Алматы", "г. Алматы", "Алматы қ.", "Almaty", "KZ-75"]
)
def test_a_region_is_known_by_key_code_and_name(tmp_path, name):
    assert only(tmp_path, region=name).region == "almaty"


def test_a_region_has_the_name_of_the_day(tmp_path):
    assert only(tmp_path, region="город Нур-Султан").region == "astana"
    assert only(tmp_path, region="город Астана").region is None


def test_without_a_number_the_own_columns_of_birth_and_sex_stand(tmp_path):
    member = only(tmp_path, iin="", born="1970-05-05", sex="м")
    assert (member.iin, member.iin_fault, member.person) == (None, IinFault.MISSING, None)
    assert (member.born, member.sex) == (date(1970, 5, 5), "m")


def test_a_number_with_a_wrong_check_digit_is_kept_and_identifies_nobody(tmp_path):
    wrong = number(1)[:-1] + str((int(number(1)[-1]) + 1) % 10)
    member = only(tmp_path, iin=wrong)
    assert (member.iin, member.iin_fault, member.person, member.born) == (wrong, IinFault.CHECK_DIGIT_WRONG, None, None)


def test_one_column_of_names_is_parted_at_its_spaces(tmp_path):
    path = write(tmp_path / "tan.csv", [row(1, name="Ақбота Айна Серікқызы Кіші")], ("iin", "name", "region"))
    (member,) = read(path).members
    assert (member.surname, member.given, member.patronymic) == ("Ақбота", "Айна", "Серікқызы Кіші")


@pytest.mark.parametrize(
    "header",
    [
        "ЖСН;Тегі;Аты;Әкесінің аты;Туған күні;Жынысы;Облыс;Кірген күні",
        "ИИН\tФамилия\tИмя\tОтчество\tДата рождения\tПол\tРегион\tДата вступления",
        "№,IIN,Last name,First name,Middle name,Date of birth,Sex,Region,Date of joining",
    ],
)
def test_a_header_in_any_language_is_known(tmp_path, header):
    separator = next(each for each in ";\t," if each in header)
    told = row(1, patronymic="Серікқызы")
    cells = [told[name] for name in HEADER]
    cells = ["1", *cells] if header.startswith("№") else cells
    (tmp_path / "tan.csv").write_text(f"{header}\n{separator.join(cells)}\n", encoding="utf-8")
    roll = read(tmp_path / "tan.csv")
    assert roll.columns == HEADER
    assert roll.members[0].patronymic == "Серікқызы"


@pytest.mark.parametrize(
    ("header", "rules"),
    [
        ("iin,surname", [("region", "roll_column_missing")]),
        ("surname,region", [("iin", "roll_column_missing")]),
        ("iin,given,region", [("surname", "roll_column_missing")]),
        ("iin,ЖСН,surname,region", [("жсн", "roll_column_twice")]),
    ],
)
def test_a_header_that_cannot_be_used_is_refused(tmp_path, header, rules):
    (tmp_path / "tan.csv").write_text(f"{header}\n1,2,3,4\n", encoding="utf-8")
    with pytest.raises(BadInput) as refusal:
        read(tmp_path / "tan.csv")
    assert [(each.column, each.rule) for each in refusal.value.problems] == rules


def test_a_party_has_a_key(tmp_path):
    with pytest.raises(BadCall) as refusal:
        read(write(tmp_path / "Таң.csv", [row(1)]))
    assert refusal.value.key == "no_key_of_a_party"
    assert read(tmp_path / "Таң.csv", party="tan").party == "tan"


def test_rows_that_cannot_be_parted_are_named_and_counted(tmp_path):
    told = [f"{number(each)},{name},almaty,2020-01-01" for each, name in enumerate("acd")]
    rows = ["iin,surname,region,joined", told[0], "", f"{number(9)},b", f"{told[1]},,", ",,,", f"{told[2]},x"]
    (tmp_path / "tan.csv").write_text("\n".join(rows), encoding="utf-8")
    for to in (None, tmp_path / "tan.parquet"):
        roll = read(tmp_path / "tan.csv", to=to)
        members = roll.members or tuple(members_of(roll.path))
        assert [(member.row, member.surname) for member in members] == [(2, "a"), (5, "c")]
        assert found(roll) == [(4, "", "row_is_too_short"), (7, "", "row_is_too_long")]
        assert roll.unread == 2


def test_of_each_kind_a_hundred_rows_are_named_and_all_counted(tmp_path):
    rows = [row(each, iin="12" if each % 5 < 2 else number(each)) for each in range(1000)]
    path = write(tmp_path / "tan.csv", rows)
    for to in (None, tmp_path / "tan.parquet"):
        roll = read(path, to=to)
        assert roll.noted == {"iin_wrong_length": 400}
        assert len(roll.problems) == 100
        assert (roll.problems[0].row, roll.problems[-1].row) == (2, 248)


def test_no_note_quotes_a_number_a_name_or_a_birth(tmp_path):
    roll = read(write(tmp_path / "tan.csv", planted(4, 600, 200)))
    quoted = {each.column for each in roll.problems if each.found and each.row}
    assert quoted == {"region", "joined", "sex"}


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_note_has_its_sentence(tmp_path, language):
    roll = read(write(tmp_path / "tan.csv", planted(4, 2000, 200)))
    assert len(roll.noted) == 20
    for problem in roll.problems:
        assert "{" not in tell(problem, language, PROBLEMS)


@pytest.mark.parametrize("fault", [each for each in IinFault if each], ids=lambda each: each.name)
def test_every_fault_of_a_number_has_a_sentence(fault):
    assert f"iin_{fault.name.lower()}" in PROBLEMS


# ---- two ways of reading


def test_columns_and_rows_are_read_alike(tmp_path):
    path = write(tmp_path / "tan.csv", planted(7, 3000, 500))
    slow, fast = read(path), read(path, to=tmp_path / "tan.parquet")
    assert tuple(members_of(fast.path)) == slow.members
    assert (fast.noted, fast.problems) == (slow.noted, slow.problems)
    assert (fast.persons, fast.root, fast.rows) == (slow.persons, slow.root, slow.rows)


def test_a_text_with_quotes_is_read_by_the_careful_reader_alike(tmp_path):
    rows = planted(8, 300, 100)
    plain, quoted = tmp_path / "tan.csv", tmp_path / "quoted.csv"
    write(plain, rows)
    quoted.write_text(
        "\n".join(",".join(f'"{cell}"' for cell in line.split(",")) for line in plain.read_text().splitlines())
    )
    one = read(plain, to=tmp_path / "one.parquet", party="tan")
    two = read(quoted, to=tmp_path / "two.parquet", party="tan")
    assert list(members_of(one.path)) == list(members_of(two.path))


@pytest.mark.parametrize("kind", ["xlsx", "ods", "parquet"])
def test_other_kinds_of_files_hold_the_same_roll(tmp_path, kind):
    rows = [row(each) for each in range(50)]
    plain = read(write(tmp_path / "tan.csv", rows))
    other = tmp_path / f"tan.{kind}"
    {"xlsx": write_xlsx, "ods": write_ods, "parquet": write_parquet}[kind](other, rows)
    assert read(other).members == plain.members
    assert tuple(members_of(read(other, to=tmp_path / "read.parquet").path)) == plain.members


def write_xlsx(path, rows):
    xlsxwriter = pytest.importorskip("xlsxwriter")
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, HEADER)
        for at, told in enumerate(rows, start=1):
            for column, name in enumerate(HEADER):
                if name == "joined":
                    sheet.write_datetime(at, column, date.fromisoformat(told[name]), day)
                else:
                    sheet.write_string(at, column, told[name])


def write_ods(path, rows):
    import zipfile
    from xml.sax.saxutils import escape

    def line(cells):
        told = "".join(
            f'<table:table-cell office:value-type="string"><text:p>{escape(cell)}</text:p></table:table-cell>'
            for cell in cells
        )
        return f"<table:table-row>{told}</table:table-row>"

    table = line(HEADER) + "".join(line([told[name] for name in HEADER]) for told in rows)
    urn = "urn:oasis:names:tc:opendocument:xmlns:"
    spaces = "".join(f' xmlns:{name}="{urn}{name}:1.0"' for name in ("office", "table", "text"))
    inner = f'<table:table table:name="a">{table}</table:table>'
    body = f"<office:body><office:spreadsheet>{inner}</office:spreadsheet></office:body>"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
        package.writestr("META-INF/manifest.xml", f'<manifest:manifest xmlns:manifest="{manifest}"/>')
        package.writestr("content.xml", f"<office:document-content{spaces}>{body}</office:document-content>")


def write_parquet(path, rows):
    import pyarrow as pa
    import pyarrow.parquet as pq

    columns = {name: [told[name] or None for told in rows] for name in HEADER}
    columns["joined"] = [date.fromisoformat(told["joined"]) for told in rows]
    pq.write_table(pa.table(columns), path)


def test_a_number_kept_as_a_number_loses_its_zero_and_is_named(tmp_path):
    xlsxwriter = pytest.importorskip("xlsxwriter")
    with xlsxwriter.Workbook(tmp_path / "tan.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["ИИН", "Фамилия", "Регион"])
        for at, told in enumerate((number(1), number(1, date(2001, 5, 5)), number(1, date(2000, 1, 1))), start=1):
            sheet.write_row(at, 0, [int(told), "Ақбота", "almaty"])
    roll = read(tmp_path / "tan.xlsx")
    assert [member.iin_fault.name for member in roll.members] == ["FINE", "LEADING_ZERO_LOST", "LEADING_ZERO_LOST"]
    assert [member.iin for member in roll.members] == [number(1), None, None]


# ---- what is kept


def test_a_read_roll_is_for_its_owner_alone_and_opens_again(tmp_path):
    roll = read(write(tmp_path / "tan.csv", [row(1)]), to=tmp_path / "tan.parquet")
    assert roll.path.stat().st_mode & 0o077 == 0
    assert (is_read_roll(roll.path), is_read_roll(tmp_path / "tan.csv"), is_read_roll(tmp_path / "none")) == (
        True,
        False,
        False,
    )
    again = open_roll(roll.path, day=DAY.day, key=KEY.name)
    assert (again.party, again.rows, again.root, again.columns) == (roll.party, roll.rows, roll.root, roll.columns)


def test_a_read_roll_of_another_day_or_key_is_refused(tmp_path):
    roll = read(write(tmp_path / "tan.csv", [row(1)]), to=tmp_path / "tan.parquet")
    with pytest.raises(BadCall) as refusal:
        open_roll(roll.path, day=date(2021, 1, 11), key=KEY.name)
    assert refusal.value.key == "roll_of_another_day"
    with pytest.raises(BadCall) as refusal:
        open_roll(roll.path, day=DAY.day, key="0" * 16)
    assert refusal.value.key == "roll_of_another_key"


def test_the_columns_of_a_read_roll_are_the_schema(tmp_path):
    import pyarrow.parquet as pq

    from saylau.rolls import SCHEMA

    roll = read(write(tmp_path / "tan.csv", [row(1)]), to=tmp_path / "tan.parquet")
    fields = pq.read_schema(roll.path)
    told = {
        each.name: str(each.type).replace("date32[day]", "date32").replace("fixed_size_binary[16]", "binary(16)")
        for each in fields
    }
    assert told == dict(SCHEMA)
    assert list(told) == list(SCHEMA)


def test_an_empty_roll_is_a_roll_without_members(tmp_path):
    path = write(tmp_path / "tan.csv", [])
    slow, fast = read(path), read(path, to=tmp_path / "tan.parquet")
    assert (slow.rows, fast.rows, slow.root) == (0, 0, fast.root)
