"""What became of one station's protocol."""

from __future__ import annotations

from dataclasses import dataclass

from saylau.protocols.facts import Protocol, Round
from saylau.protocols.rules import Difference, Fired
from saylau.protocols.settling.examining import NOTHING, Examination
from saylau.ruling import Decision, Outcome, Ruling
from saylau.stations import Station

__all__ = ["Settlement"]


@dataclass(frozen=True, slots=True)
class Settlement:
    """One station's protocol, settled: the agreed protocol or None, the ruling, and what the rules said.

    ``applied`` are the codes of the rules of that day, one tuple for all stations of the day. ``round`` and ``version``
    are those of the paper: a station that votes again or corrects its protocol hands in another one. ``typed_once``
    says that nobody has typed it a second time yet.
    """

    station: Station
    protocol: Protocol | None
    ruling: Ruling
    applied: tuple[str, ...]
    examination: Examination = NOTHING
    differences: tuple[Difference, ...] = ()
    round: Round = Round.FIRST
    version: int = 1
    typed_once: bool = False

    @property
    def fired(self) -> tuple[Fired, ...]:
        """The rules that fired and are shown, in the order of their codes."""
        return self.examination.fired

    @property
    def hidden(self) -> tuple[Fired, ...]:
        """The rules that fired and say nothing new."""
        return self.examination.hidden

    @property
    def information(self) -> tuple[Fired, ...]:
        """Figures that are printed and ask nobody anything."""
        return self.examination.information

    @property
    def blocks_acceptance(self) -> tuple[str, ...]:
        """The codes of hard rules that nobody has settled; recording what the paper says is never stopped."""
        return tuple(
            each.rule
            for each in self.ruling.findings
            if each.outcome is Outcome.BROKEN and each.decision is not Decision.SETTLED
        )

    @property
    def only_recorded(self) -> tuple[str, ...]:
        """The codes of everything else that was found: soft, settled, hidden, printed."""
        blocking = set(self.blocks_acceptance)
        return tuple(
            each.rule
            for each in self.ruling.findings
            if each.outcome is not Outcome.NOT_IN_FORCE and each.rule not in blocking
        )
