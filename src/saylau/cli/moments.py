"""A moment on the command line: of the local clock, or an instant with its distance from UTC."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

import click

from saylau.timetable import Moment

__all__ = ["MOMENT"]

WRITTEN = re.compile(r"\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?", re.ASCII)

DAY = len("2021-01-09")


class MomentOrInstant(click.ParamType["Moment | datetime"]):
    """A moment written as 2021-01-09, 2021-01-09T12:00 (local), 2021-01-09T12:00+06:00 or 2021-01-09T06:00Z."""

    name = "MOMENT"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Moment | datetime:
        """The local moment, or the instant, or a usage error that shows how one is written."""
        if isinstance(value, Moment | datetime):
            return value
        told = _read(str(value))
        if told is None:
            self.fail(f"{value!r} is not a moment; write 2021-01-09T12:00, or 2021-01-09T12:00+06:00.", param, ctx)
        return told


def _read(text: str) -> Moment | datetime | None:
    if not WRITTEN.fullmatch(text):
        return None
    try:
        told = datetime.fromisoformat(text)
    except ValueError:
        return None
    if told.tzinfo is not None:
        return told
    return Moment.read(f"{told:%Y-%m-%dT%H:%M}" if len(text) > DAY else text)


MOMENT = MomentOrInstant()
