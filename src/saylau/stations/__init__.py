"""Polling stations: what the commission's register says of each (article 23).

    stations, problems = read_stations(path, ballot, usual)

Facts and reading only; what a station reports belongs to ``protocols``.
"""

from pathlib import Path

from saylau.instruments.phrases import Phrases
from saylau.stations.facts import ABROAD, Station, StationKind
from saylau.stations.reading import COLUMNS, Usual, code_problem, read_stations
from saylau.stations.verbs import VERBS, Sealed, contest_of, register_facts, stations_of

__all__ = [
    "ABROAD",
    "COLUMNS",
    "PROBLEMS",
    "VERBS",
    "Sealed",
    "Station",
    "StationKind",
    "Usual",
    "code_problem",
    "contest_of",
    "read_stations",
    "register_facts",
    "stations_of",
]

PROBLEMS = Phrases(Path(__file__).with_name("problems.toml"))
"""The sentences of what can be wrong with a register."""
