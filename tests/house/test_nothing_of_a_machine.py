"""What is committed speaks of the project alone: no host of a registry, no path of a machine."""

from __future__ import annotations

import re
import subprocess

import pytest

from house.floorplan import REPO

PATH_OF_A_MACHINE = re.compile(r"(?<![\w.])/(?:home|root|Users|work|tmp)/[\w.-]+")
REGISTRY = re.compile(r"(?:index-url|registry *=|pypi\.org|files\.pythonhosted|npmjs\.org)")


def tracked() -> list[str]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=REPO, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout: nothing is tracked")
    return [each for each in listed.stdout.decode().split("\0") if each]


def test_no_committed_text_names_a_machine_or_a_registry():
    found = []
    for each in tracked():
        path = REPO / each
        if not path.is_file() or path.suffix in {".png", ".xlsx", ".gz"} or path.name == "test_nothing_of_a_machine.py":
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        found += [
            f"{each}: {hit.group()}" for pattern in (PATH_OF_A_MACHINE, REGISTRY) for hit in pattern.finditer(text)
        ]
    assert found == []


def test_no_lock_file_that_names_hosts():
    assert "uv.lock" not in tracked()
