"""Every kind of tampering is refused for the right reason; `python tests/verifier/tamper.py` asks 200 folders."""

import pytest

from verifier import browser, tamper
from verifier.stranger import ask


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> list:
    return tamper.make(tmp_path_factory.mktemp("tampered"), seed=3, count=len(tamper.KINDS))


def test_one_folder_of_each_kind_is_refused_for_the_right_reason(cases: list) -> None:
    assert [text for case in cases if (text := tamper.wrong_with(case, ask(case.folder, **tamper.told(case))))] == []


def test_a_few_are_refused_by_the_command_too(cases: list) -> None:
    assert [text for case in cases[::16] if (text := tamper.wrong_with(case, tamper.ask_python(case, "--own")))] == []


@pytest.mark.skipif(browser.node() is None, reason="node 20 is not there: the logic of index.html was not asked")
def test_the_page_refuses_the_same_folders(cases: list) -> None:
    asked = [case for case in cases if case.browser]
    answers = browser.ask_browser(asked)
    assert [
        text for case, answer in zip(asked, answers, strict=True) if (text := tamper.wrong_with(case, answer))
    ] == []
