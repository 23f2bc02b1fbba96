"""Lots: one public seed, and draws that anyone can repeat with ``sha256sum`` and ``sort``.

``drawing`` puts names in the order of their digests, ``seeds`` makes the seed in public. No clock, no state, no ``random``.
"""

from saylau.instruments.lots.drawing import FORMAT, Lot, draw, message, order, sample
from saylau.instruments.lots.seeds import commitment, joined, reveals

__all__ = ["FORMAT", "Lot", "commitment", "draw", "joined", "message", "order", "reveals", "sample"]
