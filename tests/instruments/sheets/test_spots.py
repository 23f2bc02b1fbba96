import pytest

from saylau.instruments.sheets import read_sheet, walkers

SHEET = "xl/worksheets/sheet1.xml"


@pytest.fixture
def plain(workbook):
    def fill(_book, sheet):
        sheet.write_row(0, 0, ["a", "b"])
        sheet.write_row(1, 0, [1, 2])

    return workbook(fill)


@pytest.mark.parametrize(
    "formula",
    [
        "<f>1+1</f>",
        "<f\n>1+1</f>",
        '<f t="shared" si="0"/>',
        "<f/>",
        '<f t="array" ref="B2">1+1</f>',
        "<f><![CDATA[1]]></f>",
    ],
)
def test_each_way_to_write_a_formula_is_found(plain, change, told, formula):
    change(plain, SHEET, lambda text: text.replace("<v>2</v>", formula + "<v>2</v>"))
    assert told(plain)[1] == [("formula_cell", 2, "b")]


def test_a_formula_under_a_prefix_is_found(plain, change, told):
    def prefixed(text):
        text = text.replace("<v>2</v>", "<f>1+1</f><v>2</v>").replace('xmlns="', 'xmlns:x="')
        return text.replace("</", "</x:").replace("<", "<x:").replace("<x:/x:", "</x:").replace("<x:?", "<?")

    change(plain, SHEET, prefixed)
    assert told(plain) == ([(2, ["1", "2"])], [("formula_cell", 2, "b")])


def test_cells_without_address_are_counted(plain, change, told):
    def bare(text):
        for address in ("A1", "B1", "A2", "B2"):
            text = text.replace(f'<c r="{address}"', "<c")
        return text.replace("<v>2</v>", "<f>1+1</f><v>2</v>")

    change(plain, SHEET, bare)
    assert told(plain) == ([(2, ["1", "2"])], [("formula_cell", 2, "b")])


def test_an_error_without_a_formula_is_found(plain, change, told):
    change(plain, SHEET, lambda text: text.replace('<c r="B2"><v>2</v>', '<c r="B2" t="e"><v>#REF!</v>'))
    assert told(plain) == ([(2, ["1", ""])], [("error_cell", 2, "b")])


@pytest.mark.parametrize("quote", ['"', "'"])
def test_two_cells_at_the_far_ends_of_a_sheet_are_refused(plain, change, refused, quote):
    far = f"<row r={quote}1048576{quote}><c r={quote}XFD1048576{quote}><v>1</v></c></row></sheetData>"
    change(plain, SHEET, lambda text: text.replace("</sheetData>", far))
    assert refused(plain) == [("workbook_is_too_big", 0, "")]


@pytest.mark.parametrize("address", ["B0x", "2B", "ABCD1", ""])
def test_an_address_that_is_none_is_damage(plain, change, refused, address):
    change(plain, SHEET, lambda text: text.replace('<c r="B2"', f'<c s="0" r="{address}"'))
    assert refused(plain) == [("file_is_damaged", 0, "")]


def test_a_sheet_whose_part_is_missing_is_damage(plain, change, refused):
    change(plain, "xl/_rels/workbook.xml.rels", lambda text: text.replace("sheet1.xml", "sheet9.xml"))
    assert refused(plain) == [("file_is_damaged", 0, "")]


def test_beyond_a_bound_formulas_are_only_counted(workbook, monkeypatch):
    monkeypatch.setattr(walkers, "SPOTS_AT_MOST", 3)

    def fill(_book, sheet):
        sheet.write_row(0, 0, ["a", "b"])
        for row in range(1, 11):
            sheet.write_formula(row, 0, "=1", None, 1)

    sheet = read_sheet(workbook(fill), required=["a"], optional=["b"])
    assert len(list(sheet.rows)) == 10
    assert [(each.rule, each.row, each.found) for each in sheet.problems] == [
        ("formula_cell", 2, "=1"),
        ("formula_cell", 3, "=1"),
        ("formula_cell", 4, "=1"),
        ("more_of_the_same", 4, "7"),
    ]


def test_a_formula_across_two_pieces_of_a_large_sheet_is_found(workbook, told):
    def fill(_book, sheet):
        sheet.write_row(0, 0, ["a", "b"])
        for row in range(1, 12_000):
            sheet.write_row(row, 0, [row, "x" * 20])
        sheet.write_formula(12_000, 0, "=1", None, 1)

    rows, problems = told(workbook(fill))
    assert len(rows) == 12_000
    assert problems == [("formula_cell", 12_001, "a")]
