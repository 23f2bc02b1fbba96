"""Batches: both engines equal to the second path, every tie told, every bad call refused, nothing wraps."""

from __future__ import annotations

import subprocess
import sys
from fractions import Fraction
from importlib.util import find_spec

import pytest

np = pytest.importorskip("numpy", reason="the batch needs the extra saylau[lab]")

from house.floorplan import REPO
from lab.batchfuzz import ENGINES, fuzz
from lab.exactly import exactly
from saylau.errors import BadCall
from saylau.lab import batch
from saylau.lab.batch import FORMULAS, State, Tie, share_out

numba = pytest.mark.skipif(find_spec("numba") is None, reason="the engine numba needs the extra saylau[fast]")
engines = pytest.mark.parametrize("engine", ["numpy", pytest.param("numba", marks=numba)])
ONE = [[5_148_074], [792_828], [659_019], [383_023], [258_618]]


@pytest.mark.parametrize("seed", range(4))
def test_twenty_five_thousand_scenarios_rich_in_ties_equal_the_second_path(seed):
    seen, differ = fuzz(25_000, seed, size=500, lists=(3, 5))
    assert differ == []
    assert seen.total() == 25_000
    assert sum(number for name, number in seen.items() if name.endswith("tied")) > 3_000


@pytest.mark.parametrize("lists", [17, 33])
def test_more_lists_than_loops_are_unrolled_for(lists):
    votes = np.random.default_rng(lists).integers(0, 9, (lists, 40))
    for engine in ENGINES:
        for formula in ("hare", "dhondt"):
            told = share_out(votes, 12, formula=formula, engine=engine)
            for place, column in enumerate(votes.T.tolist()):
                assert told.seats[:, place].tolist() == exactly(column, 12, formula)[0]


@engines
def test_the_tenth_of_january_2021(engine):
    told = share_out(np.array(ONE), 98, threshold=Fraction(7, 100), engine=engine)
    assert told.seats.ravel().tolist() == [76, 12, 10, 0, 0]
    assert (told.tied.tolist(), told.state.tolist(), told.ties_of(0)) == ([0], [State.SHARED], ())


@engines
def test_a_list_exactly_on_the_line_is_admitted(engine):
    votes = np.array([[5_148_074], [792_828], [506_870], [383_023], [410_205]])
    told = share_out(votes, 98, threshold=Fraction(7, 100), engine=engine)
    assert told.seats.ravel().tolist() == [78, 12, 8, 0, 0]
    beside = share_out(votes, 98, threshold=Fraction(7, 100), base=votes.sum(axis=0) + 1, engine=engine)
    assert beside.seats.ravel().tolist()[2] == 0


@engines
def test_a_tie_is_in_no_lists_seats(engine):
    told = share_out(np.array([[3_260_714], [548_690], [2_518_652]]), 98, engine=engine)
    assert told.seats.sum() == 97
    assert (told.tied.tolist(), told.state.tolist()) == ([1], [State.TIED])
    assert told.ties_of(0) == (Tie((0, 1), 1),)


@engines
def test_small_quotas_can_give_away_too_much_and_large_ones_too_little(engine):
    over = share_out(np.array([[6], [6]]), 1, formula="imperiali-quota", engine=engine)
    assert (over.seats.ravel().tolist(), over.tied.tolist(), over.state.tolist()) == ([0, 0], [1], [State.OVER])
    few = share_out(np.array([[1], [0]]), 9, formula="droop", engine=engine)
    assert (few.seats.ravel().tolist(), few.tied.tolist(), few.state.tolist()) == ([1, 0], [8], [State.UNFILLED])


@engines
def test_nobody_admitted_leaves_every_seat_waiting(engine):
    told = share_out(np.array([[3, 0], [4, 0]]), 5, threshold=5, engine=engine)
    assert (told.seats.sum(), told.tied.tolist(), told.state.tolist()) == (0, [5, 5], [State.NOBODY] * 2)


@engines
def test_more_lists_than_first_seats_are_a_tie_of_all(engine):
    votes = np.array([[14, 9], [14, 9], [7, 9]])
    for formula in ("adams", "dean", "huntington-hill"):
        told = share_out(votes, 2, formula=formula, engine=engine)
        assert (told.seats.sum(), told.tied.tolist()) == (0, [2, 2])
        assert told.ties_of(0) == (Tie((0, 1, 2), 2),)


@engines
@pytest.mark.parametrize("most", [2**31, 2**40, 2**51, 2**53 - 1, 2**55, 2**60, 2**63 - 1, 2**64 - 1])
@pytest.mark.parametrize("formula", FORMULAS)
def test_no_number_of_votes_wraps_or_is_rounded(engine, most, formula):
    column = [most, most - 1, most // 3, most // 3 + 1, 1]
    told = share_out(
        np.array(column, np.uint64)[:, None], 98, formula=formula, threshold=Fraction(1, 97), engine=engine
    )
    seats, waiting, state, _ = exactly(column, 98, formula, Fraction(1, 97))
    assert (told.seats.ravel().tolist(), told.tied.tolist(), told.state.tolist()) == (seats, [waiting], [state])


@engines
def test_claims_that_floats_cannot_part(engine):
    """The packages that compare floats give 7 and 10."""
    votes = np.array([[1_000_000_000_000_006], [1_571_428_571_428_581]])
    assert share_out(votes, 17, formula="dhondt", engine=engine).seats.ravel().tolist() == [6, 11]


@engines
def test_rows_may_be_scenarios_when_that_is_said(engine):
    votes = np.array([[60, 40, 7], [1, 2, 3]])
    told = share_out(votes, 10, rows="scenarios", engine=engine)
    assert np.array_equal(told.seats, share_out(votes.T.copy(), 10, engine=engine).seats)
    assert told.seats.shape == (3, 2)


@engines
def test_seats_are_small_numbers_and_threads_change_nothing(engine):
    votes = np.random.default_rng(1).integers(0, 60, (5, 70_000)).astype(np.uint32)
    one = share_out(votes, 255, engine=engine)
    two = share_out(votes, 255, engine=engine, threads=2)
    assert (one.seats.dtype, one.engine) == (np.uint8, engine)
    assert np.array_equal(one.seats, two.seats)
    assert np.array_equal(one.tied, two.tied)
    assert share_out(votes[:, :9], 256, engine=engine).seats.dtype == np.uint16


@engines
def test_no_scenario_is_an_answer_without_scenarios(engine):
    assert share_out(np.empty((3, 0), np.int64), 5, engine=engine).seats.shape == (3, 0)


@pytest.mark.parametrize(
    ("votes", "seats", "more", "why"),
    [
        ([[1.0], [2.0]], 5, {}, "whole numbers"),
        ([[float("nan")], [2.0]], 5, {}, "whole numbers"),
        ([[True], [False]], 5, {}, "whole numbers"),
        ([["1"], ["2"]], 5, {}, "whole numbers"),
        ([[2**64], [1]], 5, {}, "64 bits"),
        ([[1, 2], [3]], 5, {}, "one array"),
        ([[-1], [2]], 5, {}, "negative"),
        ([1, 2], 5, {}, "2 axes"),
        (np.empty((0, 4), np.int64), 5, {}, "at least one list"),
        ([[1], [2]], 0, {}, "at least 1"),
        ([[1], [2]], 65_536, {}, "at most 65535"),
        ([[1], [2]], 2.5, {}, "whole number"),
        ([[1], [2]], True, {}, "whole number"),
        ([[1], [2]], 5, {"formula": "d'hondt"}, "no formula"),
        ([[1], [2]], 5, {"threshold": Fraction(3, 2)}, "from 0 to 1"),
        ([[1], [2]], 5, {"threshold": 0.07}, "Fraction"),
        ([[1], [2]], 5, {"threshold": True}, "Fraction"),
        ([[1], [2]], 5, {"threshold": -1}, "at least 0"),
        ([[1], [2]], 5, {"base": [1, 2]}, "one number a scenario"),
        ([[1], [2]], 5, {"base": [-3]}, "negative"),
        ([[1], [2]], 5, {"base": 3}, "1 axes"),
        ([[1], [2]], 5, {"rows": "columns"}, "lists or scenarios"),
        ([[1], [2]], 5, {"engine": "fortran"}, "numba or numpy"),
        ([[1], [2]], 5, {"threads": 0}, "at least 1"),
    ],
)
def test_what_no_election_contains_is_refused(votes, seats, more, why):
    with pytest.raises(BadCall, match=why):
        share_out(votes, seats, **more)


def test_a_missing_engine_names_its_extra(monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(BadCall, match=r"saylau\[fast\]"):
        share_out([[1]], 1, engine="numba")
    assert share_out([[1]], 1).engine == "numpy"


@numba
def test_where_nothing_can_be_kept_it_is_compiled_each_time(monkeypatch):
    from saylau.lab.batch import compiling

    def refuse(function):
        raise RuntimeError("cannot cache function")

    monkeypatch.setattr(compiling, "_Kept", refuse)
    assert compiling.compiled(lambda number: number + 1)(41) == 42


@numba
def test_a_change_in_any_file_of_the_folder_compiles_anew(monkeypatch):
    from saylau.lab.batch import compiling
    from saylau.lab.batch.kernels.remainders import remainders

    cache = compiling._Kept(remainders.py_func)
    codegen = remainders.targetctx.codegen()
    before = cache._index_key((), codegen)
    monkeypatch.setattr(compiling, "STAMP", "another")
    assert before != cache._index_key((), codegen)


def test_ties_are_asked_of_the_votes_that_were_shared_out():
    votes = np.array([[3, 1], [3, 5]])
    told = share_out(votes, 3)
    assert told.ties_of(0) == (Tie((0, 1), 1),)
    with pytest.raises(IndexError):
        told.ties_of(2)
    votes[0, 0] = 9
    with pytest.raises(RuntimeError, match="no longer"):
        told.ties_of(0)


def test_the_lab_and_the_command_do_not_import_numpy():
    code = "import sys, saylau.lab, saylau.cli; print('numpy' in sys.modules, 'numba' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout == "False False\n"


def test_without_numpy_the_batch_names_its_extra():
    code = "import importlib.util as u; u.find_spec = lambda name: None\nimport saylau.lab.batch"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "saylau[lab]" in said.stderr


def test_the_page_of_the_lab_shows_everything_that_the_batch_offers():
    page = (REPO / "docs" / "rooms" / "lab.md").read_text(encoding="utf-8")
    assert [name for name in batch.__all__ if f"`{name}`" not in page] == []
    assert [name for name in FORMULAS if f"`{name}`" not in page] == []


@pytest.mark.parametrize("formula", FORMULAS)
@pytest.mark.parametrize("share", [None, Fraction(7, 100), Fraction(1, 4)])
def test_the_batch_answers_as_the_room_of_seats_does(formula, share):
    """Where the room answers: it refuses more seats than votes."""
    from saylau.seats import formulas

    states = {
        State.NOBODY: {"no_votes", "nobody_admitted"},
        State.OVER: {"over_allocated"},
        State.UNFILLED: {"unfilled"},
    }
    votes = np.random.default_rng(4).integers(3, 30, (4, 400))
    rules = formulas.Rules(formulas.Threshold(share or Fraction(0)))
    told = share_out(votes, 11, formula=formula, threshold=share)
    for place, column in enumerate(votes.T.tolist()):
        room = formulas.share_out({str(name): count for name, count in enumerate(column)}, 11, formula, rules)
        assert told.seats[:, place].tolist() == list(room.seats.values())
        assert told.tied[place] == room.waiting
        assert room.state in states.get(State(told.state[place]), {"shared"})
        ties = [(tuple(str(each) for each in tie.lists), tie.seats) for tie in told.ties_of(place)]
        assert ties == [(tuple(sorted(tie.lists)), tie.seats) for tie in room.ties]
