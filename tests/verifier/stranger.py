"""verifier/verify.py as a module, loaded from its place because it belongs to no package."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

PROGRAM = Path(__file__).parents[2] / "verifier" / "verify.py"


def load() -> ModuleType:
    """The program, without running it."""
    spec = importlib.util.spec_from_file_location("stranger_verify", PROGRAM)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


verify = load()


def ask(folder: Path, head: str | None = None, checkpoint: str | None = None) -> tuple[int, set[str], str]:
    """Exit status, reasons and error output of the program, asked in this process."""
    outside = Path(checkpoint) if checkpoint else None
    report = verify.Verifier(folder, own=False, head=bytes.fromhex(head) if head else None, outside=outside).run()
    return int(bool(report.problems)), {code for code, _ in report.problems}, ""
