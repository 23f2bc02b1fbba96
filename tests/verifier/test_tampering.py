# ruff: noqa: E501 (figures, shapes and sentences stand on one line)
"""Two hundred tampered records are refused, each for the right reason.

`tests/verifier/test_page.py` asks a part of them of index.html; SAYLAU_EVERY_CASE=1 asks all.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from verifier import tamper
from verifier.stranger import classes, report


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> list[tamper.Case]:
    return tamper.make_all(tmp_path_factory.mktemp("tampered"))


def test_each_of_two_hundred_is_refused_for_the_right_reason(cases: list[tamper.Case]) -> None:
    assert len(cases) == 200
    assert [text for case in cases if (text := tamper.wrong_with(case, classes(case.folder, **case.outside)))] == []


def test_none_of_them_makes_the_program_stumble(cases: list[tamper.Case]) -> None:
    stumbled = [
        case.name
        for case in cases[: len(tamper.KINDS)]
        if "unreadable" in {code for code, _ in report(case.folder, **case.outside).problems}
    ]
    assert stumbled == []


def test_a_few_are_refused_by_the_command_too(cases: list[tamper.Case]) -> None:
    assert [text for case in cases[::16] if (text := tamper.wrong_with(case, tamper.ask_python(case, "--own")))] == []


def test_a_case_is_the_same_whenever_it_is_made(cases: list[tamper.Case], tmp_path: Path) -> None:
    for number in (3, 60, 110):
        again = tamper.build(number, tmp_path / str(number))
        held, made = ({path.relative_to(case.folder): path.read_bytes() for path in case.folder.rglob("*") if path.is_file()} for case in (cases[number], again))  # fmt: skip
        assert (again.name, held) == (cases[number].name, made)


def test_every_class_of_reason_is_asked_for(cases: list[tamper.Case]) -> None:
    from verifier.stranger import verify

    assert set().union(*(case.expected for case in cases)) == set(verify.CHECKS)
