"""Polling stations: what the commission's register says of each (articles 23 and 24).

    stations, problems = read_stations(path, ballot, usual)

Facts and reading only; what a station reports belongs to ``protocols``.
"""

from saylau.stations.facts import ABROAD, Station, StationKind

__all__ = ["ABROAD", "Station", "StationKind"]
