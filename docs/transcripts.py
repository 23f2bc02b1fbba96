"""Runs the calls that the documentation shows, in a copy of ``elections/`` where they may write.

A line ``$ saylau …`` is run and what it prints stands under it; ``$ make demo`` runs the calls of that target; ``; echo $?``
adds the exit code; a line that is only ``…`` stands for any lines.
"""

from __future__ import annotations

import atexit
import contextlib
import io
import os
import re
import shlex
import shutil
import tempfile
from functools import cache
from pathlib import Path

from saylau import cli

__all__ = ["GENERATED", "REPO", "agree", "desk", "run", "transcript"]

REPO = Path(__file__).resolve().parents[1]
GENERATED = {"stations.csv", "protocols.csv"}
"""What the laboratory makes is made anew: the committed seed must be enough."""
WIDTH = "100"
ANY_LINES = "…"


@cache
def desk() -> Path:
    """A folder with a fresh copy of ``elections/``, gone when the process ends."""
    place = Path(tempfile.mkdtemp(prefix="saylau-docs-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    shutil.copytree(REPO / "elections", place / "elections", ignore=_generated)
    return place


def _generated(folder: str, names: list[str]) -> set[str]:
    """What a run made here is left behind: records, and the sheets of a folder whose stations are generated."""
    made = {"record"} & set(names)
    return made | (GENERATED & set(names) if (Path(folder) / "generated.toml").is_file() else set())


def transcript(block: str) -> str:
    """The block with each call's output made anew, unless it is as shown."""
    _, *calls = re.split(r"^\$ ", block, flags=re.MULTILINE)
    told = []
    for call, _, shown in (each.partition("\n") for each in calls):
        said = run(call)
        told.append(f"$ {call}\n{shown if agree(shown, said) else _shortened(shown, said)}")
    return "".join(told)


def _shortened(shown: str, said: str) -> str:
    """The new output, with ``…`` where the page had it, as far as the lines around it are still there."""
    lines, fresh = shown.splitlines(), said.splitlines()
    for place, line in enumerate(lines):
        if line.strip() == ANY_LINES and 0 < place < len(lines) - 1:
            before, after = lines[place - 1], lines[place + 1]
            if before in fresh and after in fresh and fresh.index(before) < fresh.index(after):
                fresh[fresh.index(before) + 1 : fresh.index(after)] = [ANY_LINES]
    return "".join(line + "\n" for line in fresh)


def agree(shown: str, said: str) -> bool:
    """Whether the output is what the page shows."""
    lines = [line.rstrip() for line in shown.splitlines()]
    parts = ["(?:.*\n)*?" if line.strip() == ANY_LINES else re.escape(line + "\n") for line in lines]
    return re.fullmatch("".join(parts), said) is not None


def run(call: str) -> str:
    """What one call prints, standard output and standard error as they come."""
    call, echo, _ = call.partition("; echo $?")
    words = shlex.split(call)
    if words[0] == "make":
        return "".join(map(run, _recipe(words[1])))
    if words[0] != "saylau":
        raise SystemExit(f"A transcript runs saylau and make, not {words[0]!r}.")
    out = io.StringIO()
    with contextlib.chdir(desk()), contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        code = _called(words[1:])
    said = "".join(line.rstrip() + "\n" for line in out.getvalue().strip("\n").splitlines())
    return said + (f"{code}\n" if echo else "")


def _called(arguments: list[str]) -> int:
    before = {name: os.environ.get(name) for name in ("COLUMNS", "SAYLAU_LANG")}
    os.environ.update(COLUMNS=WIDTH, SAYLAU_LANG="en")
    try:
        cli.main(arguments)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else int(bool(ended.code))
    finally:
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})
    return 0


def _recipe(target: str) -> list[str]:
    """The calls of ``saylau`` that a target of the Makefile makes."""
    _, _, rest = (REPO / "Makefile").read_text(encoding="utf-8").partition(f"\n{target}:")
    lines = [line.strip().lstrip("@-") for line in rest.split("\n\n")[0].splitlines()[1:]]
    return [line.replace("$(BIN)/saylau", "saylau") for line in lines if line.startswith("$(BIN)/saylau")]
