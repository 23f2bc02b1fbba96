"""The strict readers of one cell: each gives a value, ``None`` for an empty cell, or a ``Bad`` that says what is wrong.

``refusal`` holds ``Bad``; ``wholes`` reads whole numbers, ``moments`` days and local minutes, ``shares`` shares of a whole,
``scripts`` looks at letters. An empty cell is never zero, and nothing is repaired in silence: a ``Bad`` may carry what to
write instead.
"""

from saylau.instruments.cells.moments import day, local_minute, show_minute
from saylau.instruments.cells.refusal import Bad
from saylau.instruments.cells.scripts import mixed_scripts
from saylau.instruments.cells.shares import share
from saylau.instruments.cells.wholes import signed, whole

__all__ = ["Bad", "day", "local_minute", "mixed_scripts", "share", "show_minute", "signed", "whole"]
