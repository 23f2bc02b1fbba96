"""Swings: the numbers drawn are normal, both engines and any number of threads count the same, and it says what it is."""

from __future__ import annotations

import math
from fractions import Fraction
from importlib.util import find_spec

import pytest

np = pytest.importorskip("numpy", reason="the batch needs the extra saylau[lab]")

from lab.batchfuzz import ENGINES
from lab.exactly import exactly
from saylau.errors import BadCall
from saylau.lab.batch import FORMULAS, swing
from saylau.lab.batch.normals import key_of, normals
from saylau.lab.batch.swinging import drawn_votes, model_of

numba = pytest.mark.skipif(find_spec("numba") is None, reason="the engine numba needs the extra saylau[fast]")
VOTES = (5_148_074, 792_828, 659_019, 383_023, 258_618)
LINE = Fraction(7, 100)


@pytest.fixture(scope="module")
def drawn():
    return normals(key_of(1), 0, 8, 500_000).ravel()


def test_the_numbers_have_the_moments_of_the_normal_distribution(drawn):
    n = drawn.size
    for power, moment, spread in ((1, 0, 1), (2, 1, 2), (3, 0, 15), (4, 3, 96)):
        assert abs((drawn**power).mean() - moment) < 4 * math.sqrt(spread / n)


def test_the_tails_are_those_of_the_normal_distribution(drawn):
    for edge in (2.0, 3.0, 3.6541528853610088, 4.0, 4.5):
        expected = math.erfc(edge / math.sqrt(2)) / 2 * drawn.size
        for side in (drawn > edge, drawn < -edge):
            assert abs(np.count_nonzero(side) - expected) < 4.5 * math.sqrt(expected)


def test_a_chi_square_over_two_hundred_cells_is_as_it_should_be(drawn):
    cells = 200
    portions = np.array([math.erf(each / math.sqrt(2)) for each in np.linspace(-4, 4, 4001)]) / 2 + 0.5
    edges = np.interp(np.arange(1, cells) / cells, portions, np.linspace(-4, 4, 4001))
    found = np.bincount(np.searchsorted(edges, drawn), minlength=cells)
    cut = np.array([0.0, *(math.erf(e / math.sqrt(2)) / 2 + 0.5 for e in edges), 1.0])
    expected = np.diff(cut) * drawn.size
    chi = ((found - expected) ** 2 / expected).sum()
    assert abs(chi - (cells - 1)) < 4 * math.sqrt(2 * (cells - 1))


def test_neighbours_are_not_alike(drawn):
    for lag in (1, 2, 8, 64):
        assert abs((drawn[:-lag] * drawn[lag:]).mean()) < 4 / math.sqrt(drawn.size - lag)


def test_a_draw_depends_on_its_place_alone():
    together = normals(key_of(3), 0, 5, 1000)
    apart = np.hstack([normals(key_of(3), start, 5, 250) for start in (0, 250, 500, 750)])
    assert np.array_equal(together, apart)
    assert not np.array_equal(together, normals(key_of(4), 0, 5, 1000))


@numba
def test_the_compiled_numbers_are_the_same():
    from saylau.lab.batch.kernels.normals import normal

    key = key_of(9)
    compiled = [normal(key, np.uint64(place)) for place in range(40_000)]
    assert compiled == normals(key, 0, 1, 40_000).ravel().tolist()
    assert max(map(abs, compiled)) > 3.6541528853610088


def same(one, other):
    arrays = ("histogram", "below", "majority")
    plain = ("tied", "waits", "differs", "result", "scenarios")
    return all(np.array_equal(getattr(one, name), getattr(other, name)) for name in arrays) and all(
        getattr(one, name) == getattr(other, name) for name in plain
    )


@numba
@pytest.mark.parametrize("formula", FORMULAS)
def test_both_engines_count_the_same(formula):
    told = [
        swing(
            VOTES,
            98,
            formula=formula,
            threshold=LINE,
            spread=2.5,
            scenarios=9_001,
            seed=5,
            engine=engine,
            base_beside=9_999,
        )
        for engine in ("numba", "numpy")
    ]
    assert same(*told)


@pytest.mark.parametrize("engine", ENGINES)
def test_the_same_seed_counts_the_same_with_any_number_of_threads(engine):
    told = [
        swing(VOTES, 98, threshold=LINE, spread=1, scenarios=140_000, seed=5, engine=engine, threads=threads)
        for threads in (1, 2, 3)
    ]
    assert same(told[0], told[1])
    assert same(told[0], told[2])


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("formula", ["hare", "dhondt", "huntington-hill"])
def test_the_counts_are_those_of_the_second_path(engine, formula):
    few = (23, 20, 9, 5, 3)
    told = swing(
        few, 7, formula=formula, threshold=LINE, base_beside=4, spread=6.5, scenarios=3_000, seed=8, engine=engine
    )
    histogram, below, tied = np.zeros((5, 8), int), np.zeros(5, int), 0
    model = model_of(few, 7, formula, LINE, 4, 6.5, 8)
    usual = exactly(few, 7, formula, LINE, 64)[:2]
    differs = 0
    for column in drawn_votes(model, 0, 3_000).astype(int).T.tolist():
        seats, waiting, state, _ = exactly(column, 7, formula, LINE, sum(column) + 4)
        histogram[np.arange(5), seats] += 1
        below += [v == 0 or v < LINE * (sum(column) + 4) for v in column]
        tied += state == 1
        differs += (seats, waiting) != usual
    assert np.array_equal(told.histogram, histogram)
    assert np.array_equal(told.below, below)
    assert np.array_equal(told.majority, histogram[:, 4:].sum(axis=1))
    assert (told.tied, told.differs) == (tied, differs)
    assert tied > 50


@pytest.mark.parametrize("engine", ENGINES)
def test_without_a_spread_nothing_differs(engine):
    told = swing(VOTES, 98, threshold=LINE, spread=0, scenarios=600, seed=1, engine=engine)
    assert (told.differs, told.result) == (0, (76, 12, 10, 0, 0))
    assert told.histogram[0, 76] == 600
    assert told.majority.tolist() == [600, 0, 0, 0, 0]


def test_a_swing_says_that_it_is_a_model():
    told = swing((6, 5), 3, spread=1, scenarios=10, seed=1)
    assert told.note.startswith("A model, not a forecast")


@pytest.mark.parametrize(
    ("votes", "more", "why"),
    [
        ((0, 0), {}, "nothing to swing"),
        ((1.5, 2), {}, "whole number"),
        ((-1, 2), {}, "at least 0"),
        ((5, 4), {"spread": float("nan")}, "points"),
        ((5, 4), {"spread": -1}, "points"),
        ((5, 4), {"spread": "2"}, "points"),
        ((5, 4), {"scenarios": 0}, "at least 1"),
        ((5, 4), {"seed": -1}, "at least 0"),
        ((5, 4), {"base_beside": -1}, "at least 0"),
        ((5, 4), {"threshold": 0.07}, "Fraction"),
        ((2**60, 4), {}, "too many"),
    ],
)
def test_what_cannot_be_swung_is_refused(votes, more, why):
    with pytest.raises(BadCall, match=why):
        swing(votes, 5, **({"spread": 1, "scenarios": 10, "seed": 1} | more))
