"""A day on the command line."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

__all__ = ["DAY"]


class Day(click.ParamType[date]):
    """A day written as 2021-01-10."""

    name = "DAY"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day, or a usage error that shows how one is written."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is not a day; write it as 2021-01-10.", param, ctx)


DAY = Day()
