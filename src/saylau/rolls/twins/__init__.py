"""Probable twins: rows that may be one person although no number says so. A person decides; nothing is struck by machine.

    twins = probable_twins(Path("tan.parquet"))
    write_sheet(twins, Path("tan.twins.csv"), roll=mark)     # rows, weight, what agrees: no name, no date
    decided, problems = read_decisions(Path("tan.twins.csv"), roll=mark)
    examine_twins(twins, decided, law, party="tan").verdict

Readable rules find the pairs (``model.toml``), Splink's weight sorts them. Needs ``saylau[rolls]``.
"""

from saylau.rolls.twins.estimates import probable_twins
from saylau.rolls.twins.facts import Decided, TwinPair, Twins
from saylau.rolls.twins.rules import examine_twins
from saylau.rolls.twins.sheets import read_decisions, write_sheet
from saylau.rolls.twins.telling import SENTENCES, tell, tell_pair

__all__ = [
    "SENTENCES",
    "Decided",
    "TwinPair",
    "Twins",
    "examine_twins",
    "probable_twins",
    "read_decisions",
    "tell",
    "tell_pair",
    "write_sheet",
]
