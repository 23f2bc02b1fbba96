"""Saylau runs a party-list election by the law and gives everyone the evidence to check it."""

__version__ = "0.1.0"
