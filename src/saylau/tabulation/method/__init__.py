"""How protocols are added up: ``choosing`` says which of them count, ``adding`` sums them, ``tallying`` does the whole."""

from saylau.tabulation.method.adding import Register, add_units
from saylau.tabulation.method.choosing import choose
from saylau.tabulation.method.tallying import add_up

__all__ = ["Register", "add_units", "add_up", "choose"]
