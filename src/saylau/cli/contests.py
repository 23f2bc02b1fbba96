"""Which contests of a folder a command speaks of."""

from __future__ import annotations

from saylau.cli.office import Office
from saylau.errors import BadCall
from saylau.folder import Contest, Election

__all__ = ["counted_contests"]


def counted_contests(office: Office, election: Election, contest_id: str) -> list[Contest]:
    """The contests counted from protocols, or the one that was asked for; ``BadCall`` where there is none."""
    counted = [each for each in election.contests if each.has_stations]
    chosen = [each for each in counted if contest_id in ("", each.id)]
    if not counted:
        raise BadCall(office.say("only_totals", election=election.id))
    if not chosen:
        raise BadCall(office.say("no_such_contest", contest=contest_id, known=", ".join(each.id for each in counted)))
    return chosen
