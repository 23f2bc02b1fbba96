"""Who may do what: the role whose key seals an act (the format of the record, "Keys"), and which acts hand in keys."""

from __future__ import annotations

from saylau.record.entries import Entry

__all__ = ["APPOINT", "HANDS_IN_KEYS", "OPEN", "role_of"]

OPEN, APPOINT = "open", "appoint"
HANDS_IN_KEYS = frozenset((OPEN, APPOINT))
TERRITORIAL = frozenset(("register", "settle"))
ADD_UP = "add_up"
TERRITORIAL_LEVELS = frozenset(("commission", "region", "abroad"))


def role_of(entry: Entry) -> str:
    """The role that the actor of such an entry must have: ``territorial`` or ``central``."""
    if entry.verb == ADD_UP:
        # Whatever stands there as a level, nothing but these texts is one of a territorial commission.
        level = entry.facts.get("level")
        return "territorial" if isinstance(level, str) and level in TERRITORIAL_LEVELS else "central"
    return "territorial" if entry.verb in TERRITORIAL else "central"
