"""The election folder: plain files that anyone can open, run by the law from protocols to seats.

    from saylau import folder
    result = folder.run(folder.read(Path("elections/kz-2021")))
    result.contests[0].seats, result.verdict

A folder holds ``election.toml``, ``parties.csv``, ``lists.csv``, ``stations.csv``, ``protocols.csv`` and, where there are
any, ``tables.toml``, ``decisions.csv``, ``annulments.csv``, ``territorial.csv`` and ``published/``. ``record/`` is what
was sealed of it.
"""

from saylau.folder.blank import open_folder
from saylau.folder.facts import Contest, Election, ListFacts, Party, Published
from saylau.folder.history import Change, State, history
from saylau.folder.importing import Imported, import_tables
from saylau.folder.officers import witness_key
from saylau.folder.packaging import describe
from saylau.folder.persons import Persons, commitment
from saylau.folder.reading import read
from saylau.folder.receipts import check_kept, entries_on, head_of, receipt_for, record_of
from saylau.folder.recording import RECORD, Recorded, election_keys, record
from saylau.folder.reporting import write_report
from saylau.folder.result import ContestResult, Result
from saylau.folder.running import law_of, run, settle_contest, tally_contest
from saylau.folder.telling import as_json, tell_problem
from saylau.folder.verbs import VERBS
from saylau.folder.verifying import Verified, verify_folder

__all__ = [
    "RECORD",
    "VERBS",
    "Change",
    "Contest",
    "ContestResult",
    "Election",
    "Imported",
    "ListFacts",
    "Party",
    "Persons",
    "Published",
    "Recorded",
    "Result",
    "State",
    "Verified",
    "as_json",
    "check_kept",
    "commitment",
    "describe",
    "election_keys",
    "entries_on",
    "head_of",
    "history",
    "import_tables",
    "law_of",
    "open_folder",
    "read",
    "receipt_for",
    "record",
    "record_of",
    "run",
    "settle_contest",
    "tally_contest",
    "tell_problem",
    "verify_folder",
    "witness_key",
    "write_report",
]
