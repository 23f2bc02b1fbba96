"""The record tells every state a result has had, what changed it, and with what effect."""

import pytest

from saylau.folder import history, read, record

OLD, NEW = '["samal", "koktem", "tan"]', '["tan", "koktem", "samal"]'


@pytest.fixture
def later(small):
    """The election sealed while one protocol was missing, then with it, then with another order of registration."""
    sheet = small / "protocols.csv"
    whole = sheet.read_text(encoding="utf-8")
    last = whole.splitlines()[-1].split(",")[0]
    sheet.write_text("".join(x for x in whole.splitlines(True) if not x.startswith(f"{last},")), encoding="utf-8")
    record(read(small))
    sheet.write_text(whole, encoding="utf-8")
    record(read(small))
    toml = small / "election.toml"
    toml.write_text(toml.read_text(encoding="utf-8").replace(OLD, NEW), encoding="utf-8")
    record(read(small))
    return small


def test_every_state_is_told_in_its_order(later):
    states = history(later)
    assert [(each.counted, each.registered, len(each.came)) for each in states] == [(1, 2, 1), (2, 2, 1), (2, 2, 0)]
    assert [sum(each.seats.values()) + each.waiting for each in states] == [10, 10, 10]
    assert states[1].seats != states[2].seats
    assert [each.index for each in states] == sorted(each.index for each in states)


def test_a_paper_that_comes_for_the_first_time_corrects_nothing(later):
    assert [each.corrections for each in history(later)] == [(), (), ()]


def test_corrections_are_named(recorded_example):
    states = {each.contest: each for each in history(recorded_example)}
    assert [each.address for each in states["corrected"].corrections] == [
        "protocol/example/corrected/sary_arqa/1/corrected-2"
    ]
    assert {each.verb for each in states["annulled"].corrections} == {"annul", "settle"}


def test_the_command_tells_the_effect(saylau, later):
    _, out, _ = saylau("record", "history", later)
    assert "effect on the seats" in out
    assert "States: 3" in out
    code, _, err = saylau("record", "history", later, "--contest", "nowhere")
    assert (code, "nowhere" in err) == (2, True)
