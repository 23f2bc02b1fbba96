"""Adding up: station → territorial commission → region → nation, by the exact sums of what the protocols say.

Constitutional law on elections, art. 43-44 (protocols), 94 (from territorial commissions to the centre), 95 (a vote
found invalid, repeat voting). Every total names its protocols and its status; every percentage names its base.

    tally = add_up(counted, stations, law, election="kz-2021")
    tally.nation.votes_of("list_a"), tally.status, tally.ruling().verdict
"""

from saylau.tabulation.bases import Base, Share, TookPart, invalid_share, shares, threshold_bases, turnout
from saylau.tabulation.facts import (
    Annulment,
    Certified,
    Counted,
    Decided,
    Evidence,
    Level,
    Past,
    Roll,
    Status,
    Sum,
    Tally,
    Territorial,
    Total,
    Totals,
)
from saylau.tabulation.method import add_up
from saylau.tabulation.reading import PROBLEMS, read_annulments, read_past, read_territorial
from saylau.tabulation.rules import RULES
from saylau.tabulation.telling import SENTENCES, tell, tell_status

__all__ = [
    "PROBLEMS",
    "RULES",
    "SENTENCES",
    "Annulment",
    "Base",
    "Certified",
    "Counted",
    "Decided",
    "Evidence",
    "Level",
    "Past",
    "Roll",
    "Share",
    "Status",
    "Sum",
    "Tally",
    "Territorial",
    "TookPart",
    "Total",
    "Totals",
    "add_up",
    "invalid_share",
    "read_annulments",
    "read_past",
    "read_territorial",
    "shares",
    "tell",
    "tell_status",
    "threshold_bases",
    "turnout",
]
