"""Millions of elections at once: the formulas over whole arrays, and what-ifs drawn around a result.

    answer = share_out(votes, 98, formula="hare", threshold=Fraction(7, 100))
    answer.seats, answer.tied, answer.state

Exact whatever the numbers: floats and int64 compute only what a bound proves them to compute exactly, and the rest goes
to Python's whole numbers. A tied seat is in no list's seats. Needs NumPy (``saylau[lab]``); with numba
(``saylau[fast]``) it is compiled. Nothing in the house that decides anything imports this.
"""

from importlib.util import find_spec

if find_spec("numpy") is None:
    raise ImportError("Millions of elections at once need the extra saylau[lab]: pip install 'saylau[lab]'.")

from saylau.lab.batch.facts import Batch, State, Swing, Tie
from saylau.lab.batch.formulas import FORMULAS
from saylau.lab.batch.sharing import share_out
from saylau.lab.batch.swinging import swing

__all__ = ["FORMULAS", "Batch", "State", "Swing", "Tie", "share_out", "swing"]
