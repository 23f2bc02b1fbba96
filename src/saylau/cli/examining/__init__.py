"""``saylau examine``: one paper held against the law of a day, without an election folder."""

from __future__ import annotations

import click

from saylau.cli.examining.lists import examine_list
from saylau.cli.examining.parties import party
from saylau.cli.examining.rolls import roll
from saylau.cli.examining.twins import twins

__all__ = ["examine"]


@click.group()
def examine() -> None:
    """Hold a paper against the law of a day."""


examine.add_command(examine_list)
examine.add_command(party)
examine.add_command(roll)
examine.add_command(twins)
