"""Rolls: registers of persons, such as the members of a party, read, checked, and counted under a key.

Law on political parties, art. 1, 3, 6(1), 8, 10(6): who may be a member, of how many parties, how many members a party has in
the country and in each region. The law on identification numbers: what a number is.

    counted = count_rolls([Path("tan.xlsx")], law.load("kz").on(day), key=one_time_key())
    examine(counted.counts["tan"], law.load("kz").on(day)).verdict
"""

from saylau.rolls.checks import CHECKS, Checked, PartyCount, RegionCount, Terms
from saylau.rolls.counting import Counted, Counts, Kind, count_rolls, engine_for
from saylau.rolls.engines import ENGINES, bad_rows, run_checks
from saylau.rolls.facts import PERSON_BYTES, SCHEMA, IinFault, Member, RowFault
from saylau.rolls.folding import fold, folded_together
from saylau.rolls.iin import Form, Iin, check, form_of, last_birth, number_of
from saylau.rolls.keys import Key, destroy_key, make_key, one_time_key, read_key
from saylau.rolls.reading import Ingested, ingest, is_read_roll, members_of, open_roll
from saylau.rolls.reading.barred import Barred, read_barred
from saylau.rolls.rules import RULES, Case, examine
from saylau.rolls.telling import PROBLEMS, SENTENCES, tell, tell_check
from saylau.rolls.verbs import VERBS, counts_of, roll_facts

__all__ = [
    "CHECKS",
    "ENGINES",
    "PERSON_BYTES",
    "PROBLEMS",
    "RULES",
    "SCHEMA",
    "SENTENCES",
    "VERBS",
    "Barred",
    "Case",
    "Checked",
    "Counted",
    "Counts",
    "Form",
    "Iin",
    "IinFault",
    "Ingested",
    "Key",
    "Kind",
    "Member",
    "PartyCount",
    "RegionCount",
    "RowFault",
    "Terms",
    "bad_rows",
    "check",
    "count_rolls",
    "counts_of",
    "destroy_key",
    "engine_for",
    "examine",
    "fold",
    "folded_together",
    "form_of",
    "ingest",
    "is_read_roll",
    "last_birth",
    "make_key",
    "members_of",
    "number_of",
    "one_time_key",
    "open_roll",
    "read_barred",
    "read_key",
    "roll_facts",
    "run_checks",
    "tell",
    "tell_check",
]
