"""Adding up: station → territorial commission → region → nation, by the exact sums of what the protocols say.

Constitutional law on elections, art. 43-44 (protocols), 94 (from territorial commissions to the centre), 95 (a vote
found invalid, repeat voting). Every total names its protocols and its status; every percentage names its base.

    tally = add_up(counted, stations, law, election="kz-2021")
    tally.nation.votes_of("list_a"), tally.status, tally.ruling().verdict
"""

from saylau.tabulation.bases import (
    Base,
    Share,
    TookPart,
    ToShare,
    invalid_share,
    shares,
    threshold_bases,
    to_share,
    turnout,
)
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
from saylau.tabulation.verbs import (
    VERBS,
    annul_facts,
    commission_facts,
    nation_facts,
    past_as_json,
    total_address,
    unit_facts,
)

__all__ = [
    "PROBLEMS",
    "RULES",
    "SENTENCES",
    "VERBS",
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
    "ToShare",
    "TookPart",
    "Total",
    "Totals",
    "add_up",
    "annul_facts",
    "commission_facts",
    "invalid_share",
    "nation_facts",
    "past_as_json",
    "read_annulments",
    "read_past",
    "read_territorial",
    "shares",
    "tell",
    "tell_status",
    "threshold_bases",
    "to_share",
    "total_address",
    "turnout",
    "unit_facts",
]
