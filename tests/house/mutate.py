"""``make mutate``: changes the rules, the addition and the sharing at random places, and counts the changes that no test sees.

The tool leaves decorated functions alone, and every rule is one: in the copy that is mutated, ``@rule(…)`` before a
function becomes a plain call behind it. Nothing of the working tree is touched. Prints the score of each room.
"""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

REPO = Path(__file__).resolve().parents[2]
WORK = REPO / "mutants"
ROOMS = ("protocols", "tabulation", "seats")
ONLY = {
    "protocols": "src/saylau/protocols/rules/*",
    "tabulation": "src/saylau/tabulation/*",
    "seats": "src/saylau/seats/*",
}
SPARED = {
    # Words, tables and readers of files are not rules; they have tests of their own.
    "protocols": (),
    "tabulation": ("src/saylau/tabulation/telling.py", "src/saylau/tabulation/reading.py"),
    "seats": ("src/saylau/seats/explaining*",),
}
GOAL = 90


def undecorated(source: str) -> str:
    """The same module with every decorated function of its top level undecorated, and the decorator called behind it."""
    tree = ast.parse(source)
    lines = source.splitlines()
    behind: dict[int, str] = {}
    gone: set[int] = set()
    for node in tree.body:
        if not isinstance(node, ast.FunctionDef) or not node.decorator_list:
            continue
        for decorator in node.decorator_list:
            gone |= set(range(decorator.lineno, (decorator.end_lineno or 0) + 1))
            behind[node.end_lineno or 0] = f"{node.name} = {ast.unparse(decorator)}({node.name})"
    told = []
    for number, line in enumerate(lines, 1):
        if number not in gone:
            told.append(line)
        if number in behind:
            told += ["", "", behind[number]]
    return "\n".join(told) + "\n"


def workshop(room: str) -> Path:
    """A copy of the tree to mutate, with the tool told which room."""
    copy = WORK / room
    shutil.rmtree(copy, ignore_errors=True)
    skip = shutil.ignore_patterns("mutants", ".venv", ".git", "__pycache__", ".*_cache", ".hypothesis", "*.egg-info")
    shutil.copytree(REPO, copy, ignore=skip)
    for path in (copy / "src" / "saylau" / room).rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if re.search(r"^@rule\b", text, re.MULTILINE):
            path.write_text(undecorated(text), encoding="utf-8")
    config = (copy / "pyproject.toml").read_text(encoding="utf-8")
    config += (
        "\n[tool.mutmut]\n"
        'source_paths = ["src"]\n'
        f'only_mutate = ["{ONLY[room]}"]\n'
        f"do_not_mutate = {json.dumps(list(SPARED[room]))}\n"
        'also_copy = ["tests", "elections", "docs", "README.md"]\n'
        f'pytest_add_cli_args_test_selection = ["tests/{room}"]\n'
        'pytest_add_cli_args = ["-p", "no:cacheprovider", "-x", "-q"]\n'
    )
    (copy / "pyproject.toml").write_text(config, encoding="utf-8")
    return copy


def run(room: str) -> tuple[int, int]:
    """Mutants killed and mutants made."""
    copy = workshop(room)
    shared = os.environ.get("SAYLAU_SHARED", str(REPO.parent / "shared"))
    env = os.environ | {"SAYLAU_QUICK": "1", "SAYLAU_SHARED": shared, "PYTHONPATH": ""}
    command = [str(Path(sys.executable).with_name("mutmut")), "run", "--max-children", "2"]
    subprocess.run(command, cwd=copy, env=env, check=False, stdout=sys.stderr)
    listed = subprocess.run(
        [command[0], "results", "--all", "true"], cwd=copy, env=env, check=False, capture_output=True, text=True
    ).stdout
    counts = Counter(line.rpartition(":")[2].strip() for line in listed.splitlines() if ":" in line)
    survived = [line.strip() for line in listed.splitlines() if line.rstrip().endswith(("survived", "no tests"))]
    (WORK / f"{room}.survived.txt").write_text("\n".join(survived) + "\n", encoding="utf-8")
    sys.stderr.write(f"{room}: {dict(counts)}\n")
    killed = counts["killed"] + counts["timeout"] + counts["caught by type check"]
    return killed, killed + counts["survived"] + counts["no tests"] + counts["suspicious"]


def main() -> None:
    rooms = sys.argv[1:] or list(ROOMS)
    WORK.mkdir(exist_ok=True)
    scores = {room: run(room) for room in rooms}
    scores["together"] = (sum(k for k, _ in scores.values()), sum(n for _, n in scores.values()))
    print("| room | mutants | seen by a test | score |\n| --- | ---: | ---: | ---: |")
    for name, (killed, made) in scores.items():
        print(f"| {name} | {made:,} | {killed:,} | {100 * killed // made if made else 0} % |")
    killed, made = scores["together"]
    sys.exit(0 if made and 100 * killed >= GOAL * made else 1)


if __name__ == "__main__":
    main()
