"""verifier/verify.py as a module, loaded from its place because it belongs to no package."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

PROGRAM = Path(__file__).parents[2] / "verifier" / "verify.py"


def load() -> ModuleType:
    """The program, without running it."""
    spec = importlib.util.spec_from_file_location("stranger_verify", PROGRAM)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


verify = load()


def report(
    folder: Path,
    head: str | None = None,
    checkpoint: str | None = None,
    receipt: str | None = None,
    log_key: str | None = None,
    *,
    own: bool = False,
) -> Any:
    """What the program finds, asked in this process."""
    outside, kept = (Path(path) if path else None for path in (checkpoint, receipt))
    return verify.Verifier(folder, own=own, head=head, outside=outside, receipt=kept, log_key=log_key).run()


def classes(folder: Path, **outside: str) -> tuple[int, set[str], str]:
    """Exit status, classes of reasons, and no error output."""
    found = report(folder, **outside)
    return int(bool(found.problems)), {verify.REASONS[code][0] for code, _ in found.problems}, ""
