"""The lab: station figures that never were, drawn from a public seed, always labelled *illustrative*.

    plan = read_plan(Path("elections/kz-2021/generated.toml"))
    written = write_nation(nation(plan), Path("elections/kz-2021"))

No station figures of the real elections were ever published. What is known (national votes, turnout by region) comes
out exactly or within its rounding; everything else is invented, and the plan lists it. The same plan gives the same
bytes on every machine: whole numbers and SHA-3 only. ``catching`` plants faults in an invented country, and counts
which rules notice.
"""

from saylau.lab.facts import Plan, RegionPlan
from saylau.lab.nation import Nation, nation
from saylau.lab.plans import nation_of, read_plan
from saylau.lab.writing import Written, check, write_nation

__all__ = ["Nation", "Plan", "RegionPlan", "Written", "check", "nation", "nation_of", "read_plan", "write_nation"]
