"""What many tests start from: the folders of elections, run once, and small folders that a test may spoil."""

import os
import shutil

import pytest
from hypothesis import settings

from house.floorplan import REPO

ELECTIONS = REPO / "elections"

# An ordinary run tries the same cases each time, so that a red test is the change's own; `make fuzz` looks for new ones.
settings.register_profile("ordinary", derandomize=True, deadline=None)
settings.register_profile("quick", derandomize=True, deadline=None, max_examples=15)
settings.register_profile("fuzz", deadline=None, max_examples=2_000)
settings.load_profile("quick" if os.environ.get("SAYLAU_QUICK") else os.environ.get("HYPOTHESIS_PROFILE", "ordinary"))
SMALL = {
    "election.toml": """\
id = "small"
law = "kz"
on = 2023-03-19
title = { en = "A small election", ru = "Малые выборы", kk = "Шағын сайлау" }
invented = true

[[contest]]
id = "lists"
title = { en = "Lists", ru = "Списки", kk = "Тізімдер" }
ballot = ["tan", "samal", "koktem"]
registered = ["samal", "koktem", "tan"]
seats = 10
form = "kz-2021-working"
illustrative = true
""",
    "parties.csv": """\
list,name_kk,name_ru,name_en
tan,«Таң» партиясы,Партия «Таң»,Tañ (Dawn)
samal,«Самал» партиясы,Партия «Самал»,Samal (Breeze)
koktem,«Көктем» партиясы,Партия «Көктем»,Köktem (Spring)
""",
    "lists.csv": "list,persons\ntan,12\nsamal,12\nkoktem,12\n",
}


@pytest.fixture
def small(tmp_path):
    """A folder with one contest of two stations and no fault: the tie of the example, settled by registration."""
    folder = tmp_path / "small"
    shutil.copytree(ELECTIONS / "example" / "contests" / "tie_registered", folder)
    for name, text in SMALL.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def edit():
    """Changes the text of one file; what is to be replaced must stand there exactly once."""

    def change(path, old, new):
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, (path.name, old, text.count(old))
        path.write_text(text.replace(old, new), encoding="utf-8")

    return change


@pytest.fixture
def saylau(capsys):
    """Calls the command as a shell does: exit code, standard output, standard error."""
    from saylau.cli import main

    def call(*arguments):
        with pytest.raises(SystemExit) as end:
            main([str(each) for each in arguments])
        printed = capsys.readouterr()
        return end.value.code or 0, printed.out, printed.err

    return call


@pytest.fixture(scope="session")
def example():
    """The invented election, run once: its contests by id."""
    from saylau.folder import read, run

    result = run(read(ELECTIONS / "example"))
    return {each.contest.id: each for each in result.contests}


@pytest.fixture(scope="session")
def folder_of_2021(tmp_path_factory):
    """The folder of 10 January 2021 with its stations, generated once from the committed seed."""
    from saylau.lab import nation, read_plan, write_nation

    folder = tmp_path_factory.mktemp("elections") / "kz-2021"
    shutil.copytree(ELECTIONS / "kz-2021", folder, ignore=shutil.ignore_patterns("stations.csv", "protocols.csv"))
    write_nation(nation(read_plan(folder / "generated.toml")), folder)
    return folder


@pytest.fixture(scope="session")
def recorded_example(tmp_path_factory):
    """The invented election with its record, sealed once with illustrative keys; not to be changed."""
    from saylau.folder import read, record

    folder = tmp_path_factory.mktemp("sealed") / "example"
    shutil.copytree(ELECTIONS / "example", folder, ignore=shutil.ignore_patterns("record"))
    record(read(folder))
    return folder
