"""Prints what the documentation shows: tables from the data, help pages from the command, transcripts from running it.

Between ``<!-- printed: NAME -->`` and ``<!-- end -->`` stands what a printer below says. In a ```` ```console ```` block
each line ``$ saylau …`` is run in a copy of ``elections/`` and what it prints is written under it; a line that is only
``…`` stands for any lines. ``python docs/print.py`` writes the pages, ``--check`` says which are stale (exit 1); pages
may be named.
"""

from __future__ import annotations

import atexit
import contextlib
import csv
import io
import os
import re
import shlex
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import cache
from pathlib import Path

import click

from saylau import cli, law
from saylau.instruments.files import write_whole
from saylau.instruments.phrases import number
from saylau.law.reading import read_acts, read_provisions, read_toml
from saylau.law.showing import sentence

DOCS = Path(__file__).resolve().parent
REPO = DOCS.parent
WIDTH = "100"
PLACE = re.compile(r"(<!-- printed: (?P<name>[a-z-]+)(?: (?P<what>[^>]*?))? -->\n).*?(<!-- end -->)", re.DOTALL)
CONSOLE = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)
GENERATED = {"stations.csv", "protocols.csv"}
ANY_LINES = "…"

GROUPS = {
    "commissions": "Commissions", "law_registration": "Law and registration", "candidates_lists": "Candidates and lists",
    "rolls": "Rolls of voters", "voting": "Voting", "counting": "Counting", "results": "Results", "seats": "Seats",
    "observers": "Observers", "regions": "Regions",
}  # fmt: skip


def cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def table(head: list[str], rows: list[list[str]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "|" + " --- |" * len(head)]
    return "\n".join(lines + ["| " + " | ".join(map(cell, row)) + " |" for row in rows]) + "\n"


def sheet(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


# ---- the words


def glossary(_: str) -> str:
    terms = sheet(DOCS / "glossary.csv")
    told = []
    for group in dict.fromkeys(term["group"] for term in terms):
        rows = [[t["en"], t["ru"], t["kk"], t["definition"], t["confidence"]] for t in terms if t["group"] == group]
        told.append(f"## {GROUPS.get(group, group.replace('_', ' ').capitalize())}\n")
        told.append(table(["English", "русский", "қазақша", "meaning", "confidence"], rows))
    return "\n".join(told)


# ---- the law


def statutes(_: str) -> str:
    """Every provision with its history, chapter by chapter, in English; the other languages are one command away."""
    book = law.load("kz")
    told = []
    for path in book.files:
        chapter = path.relative_to(book.folder).as_posix()
        names = [provision.name for provision in read_provisions(read_toml(path), chapter)]
        if names:
            rows = [wording_row(wording) for name in names for wording in book.provision(name).wordings]
            told.append(f"### {chapter}\n")
            told.append(table(["provision", "from", "what it says", "article", "confidence"], rows))
    return "\n".join(told)


def wording_row(wording: law.Wording) -> list[str]:
    trust = wording.confidence.value
    return [f"`{wording.name}`", since(wording), sentence(wording, "en"), wording.source, trust]


def since(wording: law.Wording) -> str:
    return wording.since.isoformat() if wording.since else "start open"


def opened(_: str) -> str:
    """What the sources leave open."""
    wordings = [w for p in law.load("kz").provisions.values() for w in p.wordings if w.state is law.State.OPEN]
    subjects = law.load("kz").provisions
    rows = [[f"`{w.name}`", since(w), subjects[w.name].subject["en"], w.note] for w in wordings]
    return table(["provision", "from", "subject", "what is known"], rows)


def acts(_: str) -> str:
    """The acts that the book cites, by the key that stands before an article."""
    book = law.load("kz")
    rows = []
    for path in book.files:
        for act in read_acts(read_toml(path), path.name).values():
            days = [f"{word} {day}" for word, day in (("signed", act.signed), ("in force", act.in_force)) if day]
            rows.append([f"`{act.key}`", act.title["en"], ", ".join(days)])
    return table(["key", "act", "days"], rows)


def provision(what: str) -> str:
    """The history of the provisions named, one row a wording."""
    book = law.load("kz")
    rows = [wording_row(wording) for name in what.split() for wording in book.provision(name).wordings]
    return table(["provision", "from", "what it says", "article", "confidence"], rows)


def law_of_the_day(what: str) -> str:
    """What the provisions named after a day say on that day."""
    day, *names = what.split()
    of_day = law.load("kz").on(date.fromisoformat(day))
    rows = [
        [f"`{name}`", sentence(of_day[name], "en"), of_day[name].source, of_day[name].confidence.value]
        for name in names
    ]
    return table(["provision", f"what it says on {day}", "article", "confidence"], rows)


# ---- the command


def every_command() -> Iterator[tuple[str, click.Command]]:
    """Each command and each command inside it, by what is typed after ``saylau``."""
    context = click.Context(cli.office)
    for name in cli.COMMANDS:
        found = cli.office.get_command(context, name)
        assert found is not None
        yield name, found
        if isinstance(found, click.Group):
            for inner in found.list_commands(context):
                held = found.get_command(context, inner)
                assert held is not None
                yield f"{name} {inner}", held


def command(what: str) -> str:
    """The help page of a command, as the command itself prints it."""
    return f"```\n{run(f'saylau {what} --help').rstrip()}\n```\n"


def commands(_: str) -> str:
    return "\n".join(f"### saylau {name}\n\n{command(name)}" for name, _ in every_command())


# ---- the protocol


def rules(_: str) -> str:
    from saylau.protocols import table as protocol_rules

    return protocol_rules.markdown()


def form(version: str) -> str:
    """The lines of a form: the column of the file, the symbol of the rule table, what the line says, what it rests on."""
    from saylau.protocols import load_form

    rows = [
        [f"`{line.name}`", line.symbol, line.title["en"], f"{line.rests_on}: {line.article}".removesuffix(": ")]
        for line in load_form(version).lines.values()
    ]
    return table(["column", "symbol", "line of the form", "rests on"], rows)


# ---- an election folder


def elections(_: str) -> str:
    """The election folders of the repository."""
    rows = []
    for path in sorted((REPO / "elections").iterdir()):
        told = read_toml(path / "election.toml")
        kinds = [each.get("form") or "published totals" for each in told["contest"]]
        rows.append([f"`elections/{path.name}`", told["title"]["en"], str(told["on"]), ", ".join(dict.fromkeys(kinds))])
    return table(["folder", "election", "polling day", "counted from"], rows)


def names(folder: str) -> dict[str, str]:
    return {row["list"]: row["name_en"] for row in sheet(REPO / "elections" / folder / "parties.csv")}


def lists(folder: str) -> str:
    """The lists as published: counts only, an empty cell is what no source gives."""
    columns = ("persons", "in_quota_groups", "percent_published", "registered_as", "registered_on", "note")
    rows = [
        [names(folder)[row["list"]], *(row[c] for c in columns)]
        for row in sheet(REPO / "elections" / folder / "lists.csv")
    ]
    head = ["list", "persons", "women and under 29", "share as published, %", "registered as no.", "on", "note"]
    return table(head, rows)


def totals(folder: str) -> str:
    """The totals as published."""
    rows = sheet(REPO / "elections" / folder / "published" / "totals.csv")
    return table(
        ["figure", "number", "note"], [[f"`{r['field']}`", grouped(r["number"]), r["note"] or r["base"]] for r in rows]
    )


def votes(folder: str) -> str:
    """The votes and seats as published."""
    rows = sheet(REPO / "elections" / folder / "published" / "votes.csv")
    told = [[names(folder)[r["list"]], grouped(r["votes"]), r["percent"], r["seats"]] for r in rows]
    return table(["list", "votes", "% as published", "seats"], told)


def timetable(folder: str) -> str:
    """The calendar as it was."""
    told = read_toml(REPO / "elections" / folder / "timetable.toml")
    return table(["stage", "day"], [[key.replace("_", " "), moment(value)] for key, value in told.items()])


def moment(value: object) -> str:
    match value:
        case list():
            return " to ".join(map(moment, value))
        case dict():
            return " to ".join(value.values())
        case datetime():
            return value.isoformat(" ", "minutes")
    return str(value)


def grouped(number: str) -> str:
    return f"{int(number):,}" if number.isdigit() else number


def sharing(folder: str) -> str:
    """The sharing of the seats step by step, worked out by the room of seats from the published votes."""
    from saylau.folder import read, run

    allocation = run(read(desk() / "elections" / folder)).contests[0].allocation
    assert allocation is not None
    assert allocation.quota is not None
    rows = []
    for step in allocation.steps:
        quotient = step.votes / allocation.quota
        won = allocation.seats[step.list]
        rows.append(
            [names(folder)[step.list], number(step.votes, "en"), number(quotient, "en", 3), str(step.whole),
             number(quotient - step.whole, "en", 3), f"+{step.extra}" if step.extra else "", str(won)]
        )  # fmt: skip
    return table(["list", "votes", "votes ÷ quota", "whole part", "remainder", "by remainder", "seats"], rows)


# ---- running


@cache
def desk() -> Path:
    """A folder with a fresh copy of ``elections/``, where the documentation may write."""
    place = Path(tempfile.mkdtemp(prefix="saylau-docs-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    shutil.copytree(REPO / "elections", place / "elections", ignore=not_generated)
    return place


def not_generated(folder: str, names: list[str]) -> set[str]:
    """What the laboratory makes is made anew: the committed seed must be enough."""
    return GENERATED & set(names) if (Path(folder) / "generated.toml").is_file() else set()


def run(call: str) -> str:
    """What one call prints, standard output and standard error as they come; ``; echo $?`` adds the exit code."""
    call, echo, _ = call.partition("; echo $?")
    words = shlex.split(call)
    if words[0] == "make":
        return "".join(run(line) for line in recipe(words[1]))
    if words[0] != "saylau":
        raise SystemExit(f"A transcript runs saylau and make, not {words[0]!r}.")
    out = io.StringIO()
    code = 0
    os.environ.update(COLUMNS=WIDTH, NO_COLOR="1")
    with contextlib.chdir(desk()), contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        try:
            cli.main(words[1:])
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else int(bool(ended.code))
    said = "\n".join(line.rstrip() for line in out.getvalue().splitlines())
    return said.strip("\n") + "\n" * bool(said.strip()) + (f"{code}\n" if echo else "")


def recipe(target: str) -> list[str]:
    """The calls of ``saylau`` that a target of the Makefile makes."""
    _, _, rest = (REPO / "Makefile").read_text(encoding="utf-8").partition(f"\n{target}:")
    lines = [line.strip().lstrip("@-") for line in rest.split("\n\n")[0].splitlines()[1:]]
    return [line.replace("$(BIN)/saylau", "saylau") for line in lines if line.startswith("$(BIN)/saylau")]


def transcript(block: str) -> str:
    """The block with each call's output made anew, unless it is as shown."""
    _, *calls = re.split(r"^\$ ", block, flags=re.MULTILINE)
    told = []
    for call, _, shown in (each.partition("\n") for each in calls):
        said = run(call)
        told.append(f"$ {call}\n{shown if agree(shown, said) else said}")
    return "".join(told)


def agree(shown: str, said: str) -> bool:
    """Whether the output is what the page shows; a line that is only ``…`` stands for any lines."""
    parts = [
        re.escape(line.rstrip() + "\n") if line.strip() != ANY_LINES else "(?:.*\n)*?" for line in shown.splitlines()
    ]
    return re.fullmatch("".join(parts), said) is not None


PRINTERS: dict[str, Callable[[str], str]] = {
    "glossary": glossary,
    "statutes": statutes,
    "open": opened,
    "acts": acts,
    "provision": provision,
    "law-of-the-day": law_of_the_day,
    "command": command,
    "commands": commands,
    "rules": rules,
    "form": form,
    "elections": elections,
    "lists": lists,
    "totals": totals,
    "votes": votes,
    "timetable": timetable,
    "sharing": sharing,
}


def printed(text: str) -> str:
    """The page with each printed place and each transcript made anew."""

    def fill(place: re.Match[str]) -> str:
        return f"{place[1]}\n{PRINTERS[place['name']](place['what'] or '')}\n{place[4]}"

    return CONSOLE.sub(lambda block: transcript(block[0]), PLACE.sub(fill, text))


def pages() -> list[Path]:
    return [REPO / "README.md", REPO / "CONTRIBUTING.md", *sorted(DOCS.rglob("*.md"))]


def main(arguments: list[str]) -> None:
    check = "--check" in arguments
    named = [Path(each).resolve() for each in arguments if each != "--check"]
    stale = []
    for page in named or pages():
        text = page.read_text(encoding="utf-8")
        fresh = printed(text)
        if fresh != text:
            stale.append(page.relative_to(REPO).as_posix())
            if not check:
                write_whole(page, fresh)
    if check and stale:
        sys.exit("These pages are not what the data says; run `make docs`: " + ", ".join(stale))
    sys.stdout.write(f"{len(stale)} pages printed anew.\n")


if __name__ == "__main__":
    main(sys.argv[1:])
