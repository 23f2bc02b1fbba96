"""The election folder: plain files that anyone can open, run by the law from protocols to seats.

    from saylau import folder
    result = folder.run(folder.read(Path("elections/kz-2021")))
    result.contests[0].seats, result.verdict

A folder holds ``election.toml``, ``parties.csv``, ``lists.csv``, ``stations.csv``, ``protocols.csv`` and, where there are
any, ``decisions.csv``, ``annulments.csv``, ``territorial.csv`` and ``published/``.
"""

from saylau.folder.blank import open_folder
from saylau.folder.facts import Contest, Election, ListFacts, Party, Published
from saylau.folder.packaging import describe
from saylau.folder.reading import read
from saylau.folder.reporting import write_report
from saylau.folder.result import ContestResult, Result
from saylau.folder.running import law_of, run, settle_contest, tally_contest
from saylau.folder.telling import as_json, tell_problem

__all__ = [
    "Contest",
    "ContestResult",
    "Election",
    "ListFacts",
    "Party",
    "Published",
    "Result",
    "as_json",
    "describe",
    "law_of",
    "open_folder",
    "read",
    "run",
    "settle_contest",
    "tally_contest",
    "tell_problem",
    "write_report",
]
