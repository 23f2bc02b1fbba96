"""What a verification tells: what was checked, and everything wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from saylau.errors import Problem
from saylau.record.keys import to_base64
from saylau.record.notes import Checkpoint

__all__ = ["Report"]


@dataclass(frozen=True, slots=True)
class Report:
    """What was checked, and what is wrong with it.

    ``problems`` holds the first twenty of each rule, ``count`` is the number of all. ``head`` is the newest checkpoint, None where
    it cannot be read. ``cosigned`` are the witnesses whose lines hold, each with its second since 1970. ``pending``: how many
    acknowledged entries lie in the journal of the writer and are not published yet.
    ``log_key`` is the public key of the log in Base64. ``anchor`` is the size up to which something from outside was met.
    """

    problems: tuple[Problem, ...]
    count: int
    head: Checkpoint | None = None
    keys: int = 0
    illustrative: bool = False
    cosigned: tuple[tuple[str, int], ...] = ()
    laws: tuple[str, ...] = ()
    pending: int = 0
    log_key: str = ""
    anchor: int = 0

    @property
    def exists(self) -> bool:
        """Whether there is a record at all."""
        return all(each.rule != "no_record" for each in self.problems)

    @property
    def anchored(self) -> bool:
        """Whether a head or an older checkpoint from outside was given and met; else a cut tail or a replacement is unseen."""
        return self.anchor > 0

    @property
    def holds(self) -> bool:
        """Whether nothing is wrong with what could be checked."""
        return not self.count

    def as_json(self) -> Mapping[str, Any]:
        """The report for a program."""
        told: dict[str, Any] = {
            "holds": self.holds,
            "problems": [{"place": p.file, "rule": p.rule, "found": p.found} for p in self.problems],
            "count": self.count,
            "keys": self.keys,
            "illustrative_keys": self.illustrative,
            "cosigned": [{"name": name, "time": at} for name, at in self.cosigned],
            "laws": list(self.laws),
            "anchored": self.anchored,
            "anchor": self.anchor,
            "pending": self.pending,
            "log_key": self.log_key,
        }
        if self.head:
            told |= {"origin": self.head.origin, "size": self.head.size, "head": to_base64(self.head.root)}
        return told
