"""Any single changed fact is refused, unless it is one of what persons entered; SAYLAU_EVERY_CASE=1 changes each of them."""

from __future__ import annotations

import copy
import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from verifier import changes, chapters, writer
from verifier.stranger import report

EVERY = os.environ.get("SAYLAU_EVERY_CASE") == "1"


@pytest.mark.parametrize("make", [writer.small, writer.rich, chapters.whole])
def test_a_changed_fact_that_everybody_signs_is_refused_unless_it_was_entered(
    make: Callable[[], writer.Record], tmp_path: Path
) -> None:
    record, dice = make(), random.Random(11)
    asked = list(changes.every_change(record))
    stood = []
    for number, (at, path) in enumerate(asked if EVERY else dice.sample(asked, 60)):
        folder = tmp_path / str(number)
        changes.changed(record, at, path).write(folder)
        found = report(folder)
        assert "unreadable" not in {code for code, _ in found.problems}
        if not found.problems and not changes.may_stand(record.entries[at], path, alone=changes.alone(record, at)):
            stood.append((at, record.entries[at]["address"], path))
    assert stood == []


def test_a_changed_fact_under_the_old_signature_is_always_refused(tmp_path: Path) -> None:
    record, dice = writer.rich(), random.Random(12)
    honest = record.leaves()
    for number, (at, path) in enumerate(dice.sample(list(changes.every_change(record)), 30)):
        leaves = copy.copy(honest)
        forged = changes.changed(record, at, path).entries[at]
        signatures = honest[at][honest[at].rindex(b',"signatures":') :]
        leaves[at] = b'{"entry":' + writer.canonical(forged) + signatures
        record.write(tmp_path / str(number), leaves)
        assert report(tmp_path / str(number)).failed & {"signatures", "shape", "keys"}
