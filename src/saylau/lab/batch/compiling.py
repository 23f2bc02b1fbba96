"""Compiling with numba: machine code is kept on disk, in the package or, where that cannot be written, with the user."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar, cast

from numba import njit
from numba.core.caching import FunctionCache

__all__ = ["BLOCK", "ROW", "compiled"]

BLOCK = 512
"""Scenarios that are worked on together: all that is known of them stays in the nearest cache."""
ROW = BLOCK + 8
"""Numbers in a row of scratch; not a multiple of 4 KB, or all rows would fight for the same lines of the cache."""

Function = TypeVar("Function", bound=Callable[..., Any])


def _stamp() -> str:
    """A fingerprint of every file with kernels: numba itself looks only at the file of the outermost one."""
    told = hashlib.sha256()
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        told.update(path.read_bytes())
    return told.hexdigest()


STAMP = _stamp()


class _Kept(FunctionCache):
    """A cache that a change in any file of this folder empties."""

    def _index_key(self, sig: object, codegen: object) -> tuple[object, ...]:
        known: Any = super()
        return (*known._index_key(sig, codegen), STAMP)


def compiled(function: Function) -> Function:
    """Compile at the first call, once for each kind of arguments; without the lock of the interpreter."""
    made: Any = njit(nogil=True, error_model="numpy")(function)
    kept: Any = _Kept
    with suppress(RuntimeError):  # nowhere to write: it is compiled again in each process
        made._cache = kept(function)
    return cast("Function", made)
