"""Where a count differs from what was published, each line says by how much, and the lists are told together."""

from saylau.folder import as_json, read, run
from saylau.folder.differing import differences, line_name, signed_number
from saylau.folder.page import page


def published(small, edit, votes, totals):
    edit(small / "election.toml", "seats = 10\n", 'seats = 10\npublished = "published"\n')
    (small / "published").mkdir()
    (small / "published" / "votes.csv").write_text(f"list,votes\n{votes}\n", encoding="utf-8")
    (small / "published" / "totals.csv").write_text(f"field,number\n{totals}\n", encoding="utf-8")
    return run(read(small))


def test_lines_that_differ_are_told_with_the_lists_together(small, edit):
    result = published(small, edit, "tan,448\nsamal,250\nkoktem,303", "took_part,1032\ninvalid,5")
    (each,) = result.contests
    told = [(one.line, one.published, one.counted, one.by) for one in differences(each)]
    assert told[:3] == [
        ("tan", 448, 450, 2),
        ("koktem", 303, 300, -3),
        ("votes_for_lists", 1_001, 1_000, -1),
    ]
    assert [line for line, *_ in told[3:]] == ["invalid"]
    assert as_json(result)["differences"][1] == {"line": "koktem", "published": 303, "counted": 300, "difference": -3}
    names = {"tan": "Tañ"}
    assert line_name("tan", each, names, "en") == "Tañ"
    assert line_name("invalid", each, names, "en") == "Invalid ballots"
    assert line_name("votes_for_lists", each, names, "kk") == "Барлық тізім бірге"
    assert "Where the count differs from the published totals" in page(result, "en")


def test_totals_that_agree_have_no_difference(small, edit):
    result = published(small, edit, "tan,450\nsamal,250\nkoktem,300", "took_part,1032")
    assert differences(result.contests[0]) == ()
    assert "differences" not in as_json(result)
    assert "Where the count differs" not in page(result, "en")


def test_a_difference_has_its_sign():
    assert [signed_number(n, "en") for n in (1_708, -12)] == ["+1,708", "−12"]
