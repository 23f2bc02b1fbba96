"""Candidate lists and the quota among them: nomination, registration, changes and the ballot order (articles 86 to 90).

    ruling = examine(candidate_list, law, seats=98, days=Days(filing=…, polling=…))
    quota(candidate_list.persons(), law, days).share        # 5/16, exactly

Names, numbers of identity and birth dates stay in ``facts``: what rules see and the record keeps is a ``Paper`` of profiles.
"""

from pathlib import Path

from saylau.instruments.phrases import Phrases
from saylau.lists.ballot import ballot_order, examine_ballot
from saylau.lists.examining import address_of, examine, examine_counts
from saylau.lists.facts import Candidate, CandidateList, Days, Departure, KnownByCounts, Leaving, Sex
from saylau.lists.profiles import Paper, Profile, paper_of
from saylau.lists.quota import Cure, GroupShare, Quota, cure, groups_of, quota, quota_of_shares, share_of_groups
from saylau.lists.reading import COLUMNS, About, read_list
from saylau.lists.rules import (
    RULES,
    Answer,
    Answered,
    Cap,
    Deposit,
    Previous,
    cap_of,
    deposit_due,
    verification_ends,
)
from saylau.lists.states import MOVES, ListState, PersonState, Role, move, state_table
from saylau.lists.telling import SENTENCES, Weight, heading, headline, name_of, open_points, tell, weight
from saylau.lists.verbs import (
    VERBS,
    answer_facts,
    change_facts,
    count_facts,
    draw_facts,
    nominate_facts,
)

__all__ = [
    "COLUMNS",
    "MOVES",
    "PROBLEMS",
    "RULES",
    "SENTENCES",
    "VERBS",
    "About",
    "Answer",
    "Answered",
    "Candidate",
    "CandidateList",
    "Cap",
    "Cure",
    "Days",
    "Departure",
    "Deposit",
    "GroupShare",
    "KnownByCounts",
    "Leaving",
    "ListState",
    "Paper",
    "PersonState",
    "Previous",
    "Profile",
    "Quota",
    "Role",
    "Sex",
    "Weight",
    "address_of",
    "answer_facts",
    "ballot_order",
    "cap_of",
    "change_facts",
    "count_facts",
    "cure",
    "deposit_due",
    "draw_facts",
    "examine",
    "examine_ballot",
    "examine_counts",
    "groups_of",
    "heading",
    "headline",
    "move",
    "name_of",
    "nominate_facts",
    "open_points",
    "paper_of",
    "quota",
    "quota_of_shares",
    "read_list",
    "share_of_groups",
    "state_table",
    "tell",
    "verification_ends",
    "weight",
]

PROBLEMS = Phrases(Path(__file__).with_name("problems.toml"))
"""The sentences of what can be wrong with the file of a list."""
