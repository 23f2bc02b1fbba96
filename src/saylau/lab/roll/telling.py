"""The plan of an invented roll and every fault planted in it, as a TOML file beside it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from saylau.lab.roll.facts import KINDS, NOTE, Planted, RollPlan

if TYPE_CHECKING:
    from saylau.lab.roll.writing import WrittenRoll

__all__ = ["sidecar"]

HEAD = f"""\
# Generated from a seed, {NOTE}: nobody named in this roll exists, and no real party has it. The same plan gives the same roll.
# Rows are those of the file as a spreadsheet shows them: the header is row 1. `same_as` names the row of the same person.
"""


def sidecar(plan: RollPlan, written: Iterable[WrittenRoll]) -> str:
    """The file: the plan, the checksum of each roll, and by kind the count and the rows of what was planted."""
    parties = ", ".join(f'"{party}"' for party in plan.parties)
    lines = [
        HEAD,
        f'note = "{NOTE}"',
        f"seed = {_quoted(plan.seed)}",
        f"members = {plan.members}",
        f"parties = [{parties}]",
        f"on = {plan.on.isoformat()}",
        f"faults = {_quoted(plan.faults)}",
    ]
    for roll in written:
        lines += ["", f'[rolls."{roll.path.name}"]', f'party = "{roll.party}"', f'sha256 = "{roll.sha256}"']
        for kind in KINDS:
            planted = [each for each in roll.planted if each.kind == kind.key]
            if planted:
                lines += _of_a_kind(roll, kind.key, kind.says["en"], planted)
    return "\n".join(lines) + "\n"


def _of_a_kind(roll: WrittenRoll, kind: str, says: str, planted: list[Planted]) -> list[str]:
    rows = ", ".join(str(each.row) for each in planted)
    lines = [
        "",
        f'[rolls."{roll.path.name}".{kind}]',
        f"says = {_quoted(says)}",
        f"count = {len(planted)}",
        f"rows = [{rows}]",
    ]
    if any(each.other_row for each in planted):
        others = ", ".join(str(each.other_row) for each in planted)
        lines.append(f"same_as = [{others}]")
        if any(each.other_party != each.party for each in planted):
            lines.append(f'of = "{planted[0].other_party}"')
    if any(each.damages for each in planted):
        lines.append("damages = [" + ", ".join(f'"{" ".join(each.damages)}"' for each in planted) + "]")
    return lines


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c >= " " and c != "\x7f" else f"\\u{ord(c):04X}" for c in escaped) + '"'
