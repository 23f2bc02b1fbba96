"""The head of a record as a square to photograph: what is printed on protocols and notes, so that others can hold it against it."""

from __future__ import annotations

import io

from saylau.record.notes import Checkpoint

__all__ = ["draw_head"]

CORRECTS = "m"
"""A sheet that is folded or stained loses up to 15 % of its squares (ISO/IEC 18004, level M)."""


def draw_head(checkpoint: Checkpoint) -> str:
    """A QR code (ISO/IEC 18004) of the head as SVG: origin, size and root in Base64 on one line, parted by blanks.

    The picture has no size of its own, and that line as its title.
    """
    # The library is only needed where something is printed.
    import segno  # noqa: PLC0415

    drawn = io.BytesIO()
    code = segno.make_qr(checkpoint.line, error=CORRECTS)
    code.save(drawn, kind="svg", xmldecl=False, omitsize=True, light="#fff", title=checkpoint.line, nl=False)
    return drawn.getvalue().decode()
