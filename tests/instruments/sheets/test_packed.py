"""A packed file is unpacked whole, within a limit, or refused by name."""

import gzip

import pytest

from saylau.errors import BadInput
from saylau.instruments.problems import tell
from saylau.instruments.sheets.packed import unpacked


def refused(path, most=1_000):
    with pytest.raises(BadInput) as told, unpacked(path, most):
        pass
    (problem,) = told.value.problems
    for language in ("kk", "ru", "en"):
        assert "{" not in tell(problem, language)
    return problem.rule


def test_a_plain_file_is_the_file_itself(tmp_path):
    path = tmp_path / "tables.csv"
    path.write_text("a,b\n")
    with unpacked(path) as plain:
        assert plain == path


def test_a_packed_file_lies_open_for_as_long_as_it_is_read(tmp_path):
    path = tmp_path / "tables.csv.gz"
    path.write_bytes(gzip.compress(b"a,b\n1,2\n"))
    with unpacked(path) as plain:
        assert (plain.name, plain.read_bytes()) == ("tables.csv", b"a,b\n1,2\n")
    assert not plain.exists()


@pytest.mark.parametrize("kept", [5, 15, -4])
def test_a_package_that_was_cut_off_is_refused(tmp_path, kept):
    path = tmp_path / "tables.csv.gz"
    path.write_bytes(gzip.compress(b"a,b\n1,2\n" * 9)[:kept])
    assert refused(path) == "package_is_damaged"


def test_what_is_no_package_is_refused(tmp_path):
    path = tmp_path / "tables.csv.gz"
    path.write_bytes(b"a,b\n1,2\n")
    assert refused(path) == "package_is_damaged"


def test_a_bomb_is_stopped_while_it_unpacks(tmp_path):
    path = tmp_path / "tables.csv.gz"
    path.write_bytes(gzip.compress(b"0" * 5_000_000))
    assert refused(path) == "package_is_too_big"


def test_a_file_that_is_not_there_is_left_to_its_reader(tmp_path):
    with unpacked(tmp_path / "nothing.csv.gz") as plain:
        assert plain.name == "nothing.csv.gz"
