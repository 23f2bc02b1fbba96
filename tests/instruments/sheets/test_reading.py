import tracemalloc

from saylau.instruments.sheets import read_sheet


def test_problems_carry_the_name_that_the_caller_shows(put):
    sheet = read_sheet(put("a,b\n1\n"), required=["a", "b"], file="almaty/107.csv")
    assert list(sheet.rows) == []
    assert (sheet.file, [each.file for each in sheet.problems]) == ("almaty/107.csv", ["almaty/107.csv"])


def test_a_sheet_that_nobody_reads_holds_no_file_open(put):
    path = put("a,b\n1,2\n")
    read_sheet(path, required=["a"], optional=["b"])
    path.unlink()


def test_reading_a_long_file_takes_no_more_memory_than_a_short_one(put):
    peaks = []
    for rows in (20_000, 200_000):
        path = put("a,b\n" + "123,x y z\n" * rows)
        tracemalloc.start()
        assert sum(1 for _ in read_sheet(path, required=["a", "b"]).rows) == rows
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] + 6_000_000
