"""How seats are shared out by law: the law of the day as numbers (``numbers``), the ways of an election (``ways``), the answer.

``allocation.allocate`` checks the call, applies the threshold and chooses the way; ``saylau.seats.formulas`` does the
arithmetic of the method that the law names, ``saylau.seats.readings`` that of the runner-up rule.
"""

from saylau.seats.method.allocation import Allocation, BaseOutcome, allocate
from saylau.seats.method.numbers import DECISIVE, Method, method_of

__all__ = ["DECISIVE", "Allocation", "BaseOutcome", "Method", "allocate", "method_of"]
