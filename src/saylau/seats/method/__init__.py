"""How seats are shared out: the law of the day as numbers (``numbers``), the sharing (``sharing``), the answer.

``allocation.allocate`` checks the call, applies the threshold and chooses the way; ``sharing`` does the arithmetic of
quota, whole parts and remainders; ``saylau.seats.readings`` that of the runner-up rule.
"""

from saylau.seats.method.allocation import Allocation, BaseOutcome, allocate
from saylau.seats.method.numbers import Method, method_of

__all__ = ["Allocation", "BaseOutcome", "Method", "allocate", "method_of"]
