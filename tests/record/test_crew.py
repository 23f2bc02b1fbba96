"""Answers come in the order of the tasks, and only a few tasks are under way."""

from __future__ import annotations

import time
from itertools import islice
from pathlib import Path

import pytest

from record.acts import RING
from saylau.record.crew import AHEAD, in_order


def answers(folder, number, width, ring):
    time.sleep(0.01 if number % 3 == 0 else 0)
    return (folder.name, number, width, ring.log.name)


def breaks(folder, number, width, ring):
    raise ZeroDivisionError


@pytest.mark.parametrize("processes", [1, 2, 3])
def test_the_answers_are_in_the_order_of_the_tasks(processes):
    tasks = [(Path("record"), number, 256) for number in range(30)]
    wanted = [("record", number, 256, RING.log.name) for number in range(30)]
    assert list(in_order(answers, tasks, RING, processes)) == wanted


def test_tasks_without_end_are_taken_a_few_at_a_time():
    taken = []

    def endless():
        for number in range(2**53):
            taken.append(number)
            yield Path("record"), number, 256

    assert [each[1] for each in islice(in_order(answers, endless(), RING, 2), 10)] == list(range(10))
    assert len(taken) <= 10 + 2 * AHEAD


@pytest.mark.parametrize("processes", [1, 2])
def test_an_accident_in_a_process_is_not_hidden(processes):
    with pytest.raises(ZeroDivisionError):
        list(in_order(breaks, [(Path("record"), 0, 1)], RING, processes))
