"""The result of adding up: who reported, the totals now, and what they were before an annulment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from saylau.ruling import Finding, Ruling
from saylau.tabulation.facts.evidence import Certified, Counted
from saylau.tabulation.facts.totals import Status, Total, Totals

__all__ = ["Chosen", "Roll", "Tally"]


@dataclass(frozen=True, slots=True)
class Roll:
    """Which stations of the register reported and which did not, by code, in the order of the register.

    ``doubled`` reported more than once in one round: which report is right is not for a program, none is counted.
    ``unknown`` are not in the register. ``returned`` have a protocol that fell. ``untimely`` sent a repeat vote that
    no annulment had ordered.
    """

    missing: tuple[str, ...] = ()
    doubled: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    returned: tuple[str, ...] = ()
    annulled: tuple[str, ...] = ()
    repeated: tuple[str, ...] = ()
    untimely: tuple[str, ...] = ()

    @property
    def not_counted(self) -> int:
        """How many stations of the register are named here as not counted now."""
        return len(self.missing) + len(self.doubled) + len(self.returned) + len(self.annulled)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The protocols of the first vote, those left after annulments, and those that count with the repeat vote.

    ``reported`` is everything that was handed in. The three are one object where nothing was annulled.
    """

    reported: tuple[Counted, ...]
    first: tuple[Counted, ...]
    without: tuple[Counted, ...]
    current: tuple[Counted, ...]
    roll: Roll


@dataclass(frozen=True, slots=True)
class Tally:
    """The nation added up under the law of polling day ``on``.

    ``totals`` are those that count now. ``before`` are those of the first vote as if nothing had been annulled,
    ``without`` those of the first vote without the annulled stations; ``totals`` add the repeat vote to these. Where
    nothing was annulled the three are one object. ``counted`` are the protocols that make up ``totals``.
    """

    election: str
    on: date
    totals: Totals
    before: Totals
    without: Totals
    counted: tuple[Counted, ...]
    roll: Roll
    findings: tuple[Finding, ...] = ()
    certified: Certified | None = None

    @property
    def nation(self) -> Total:
        """The total of the nation that counts now."""
        return self.totals.nation

    @property
    def status(self) -> Status:
        """The status of the nation's total."""
        return self.totals.nation.status

    @property
    def was_annulled(self) -> bool:
        """Whether any vote was annulled, so that there is a before and an after."""
        return bool(self.roll.annulled or self.roll.repeated)

    @property
    def stages(self) -> tuple[tuple[str, Totals], ...]:
        """The totals before the annulment, without the annulled stations, and after the repeat vote, side by side."""
        return (("before", self.before), ("without", self.without), ("after", self.totals))

    def ruling(self, subject: str = "") -> Ruling:
        """The ruling on the total of the nation (or of the subject named); its result is the tally."""
        return Ruling(subject or self.nation.subject, self.on, self.findings, self)
