"""Which contests of a folder a command speaks of."""

from __future__ import annotations

from saylau.cli.office import Office
from saylau.errors import BadCall
from saylau.folder import Contest, Election
from saylau.protocols import load_form

__all__ = ["banners", "counted_contests", "labels"]


def banners(office: Office, election: Election, contest: Contest) -> list[str]:
    """What a reader must know before the numbers: what is illustrative, and which form is only a working one."""
    told = []
    if election.invented:
        told.append(office.say("invented"))
    elif contest.illustrative:
        told.append(office.say("illustrative"))
    if contest.form:
        told.append(load_form(contest.form).banner(office.language))
    return told


def labels(election: Election, contest: Contest) -> dict[str, bool]:
    """What every document must say of its figures: whether they are illustrative, and whether the election is invented."""
    return {"illustrative": contest.illustrative, "invented": election.invented}


def counted_contests(office: Office, election: Election, contest_id: str) -> list[Contest]:
    """The contests counted from protocols, or the one that was asked for; ``BadCall`` where there is none."""
    counted = [each for each in election.contests if each.has_stations]
    chosen = [each for each in counted if contest_id in ("", each.id)]
    if not counted:
        raise BadCall(office.say("only_totals", election=election.id))
    if not chosen:
        raise BadCall(office.say("no_such_contest", contest=contest_id, known=", ".join(each.id for each in counted)))
    return chosen
