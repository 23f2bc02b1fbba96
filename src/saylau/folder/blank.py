"""A new election folder: every file with its header, ready to be filled; ``run`` accepts it and waits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from saylau.errors import BadInput, Problem
from saylau.folder.packaging import describe
from saylau.folder.reading import CODE
from saylau.instruments.files import write_whole
from saylau.instruments.phrases import LANGUAGES, Phrases, date_text
from saylau.law import load
from saylau.protocols import columns as protocol_columns
from saylau.protocols import load_form
from saylau.seats import AGAINST_ALL, BLANK, OTHERS
from saylau.stations import COLUMNS as STATION_COLUMNS

__all__ = ["open_folder"]

WORDS = Phrases(Path(__file__).with_name("words.toml"))


def open_folder(path: Path, *, election_id: str, law: str, on: date, ballot: Sequence[str]) -> tuple[Path, ...]:
    """Write the files of a new election into a new or empty folder, and name them.

    Nothing is overwritten: a folder that has files raises ``BadInput``, as does what ``run`` would not accept.
    ``ballot`` are the lists in ballot order.
    """
    _refuse(path, election_id, law, on, ballot)
    form = load(law).on(on)["protocol.form.working"].text
    path.mkdir(parents=True, exist_ok=True)
    files = {
        "election.toml": _election(election_id, law, on, ballot, form),
        "parties.csv": _parties(ballot),
        "lists.csv": "list,persons,in_quota_groups,percent_published,registered_as,registered_on,note\n",
        "stations.csv": ",".join(STATION_COLUMNS) + "\n",
        "protocols.csv": ",".join(protocol_columns(load_form(form), tuple(ballot))) + "\n",
        "decisions.csv": "where,rule,decision,text,by,on\n",
    }
    written = []
    for name, content in files.items():
        write_whole(path / name, content)
        written.append(path / name)
    write_whole(path / "datapackage.json", describe(path, election_id))
    return (*written, path / "datapackage.json")


def _refuse(path: Path, election_id: str, law: str, on: date, ballot: Sequence[str]) -> None:
    """Raise everything for which the new folder could not be run."""
    problems = [
        Problem("election.toml", 0, key, "not_a_code", code)
        for key, codes in (("id", (election_id,)), ("ballot", ballot))
        for code in codes
        if not CODE.fullmatch(code)
    ]
    problems += [
        Problem("election.toml", 0, "ballot", "name_is_reserved", x) for x in {AGAINST_ALL, BLANK, OTHERS} & set(ballot)
    ]
    if len(set(ballot)) != len(ballot):
        problems.append(Problem("election.toml", 0, "ballot", "not_a_list_of_names", ", ".join(ballot)))
    if load(law).on(on).is_before_any_law:
        problems.append(Problem("election.toml", 0, "on", "day_is_before_any_law", on.isoformat()))
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        problems.append(Problem(str(path), 0, "", "folder_is_not_empty", str(path)))
    if problems:
        raise BadInput(tuple(problems))


def _election(election_id: str, law: str, on: date, ballot: Sequence[str], form: str) -> str:
    title = _words({language: WORDS.say("new_title", language, day=date_text(on, language)) for language in LANGUAGES})
    contest = _words({language: WORDS.say("new_contest", language) for language in LANGUAGES})
    lists = ", ".join(f'"{each}"' for each in ballot)
    return f"""# An election folder. docs/election-folder.md describes every file and column.
id = "{election_id}"
law = "{law}"
on = {on.isoformat()}
title = {title}

[[contest]]
id = "lists"
title = {contest}
# in the order of the ballot
ballot = [{lists}]
# in the order in which the lists were registered; it settles ties where the law says so
registered = []
form = "{form}"

# the usual shares of a region, for the rules that compare; remove the # and fill in
# [contest.usual]
# almaty = {{ invalid = "15/1000", against_all = "4/100" }}

# once the result is certified
# [contest.certified]
# on = {on.isoformat()}
# act = "…"
"""


def _parties(ballot: Sequence[str]) -> str:
    rows = ["list,name_kk,name_ru,name_en,note"]
    for key in ballot:
        names = [WORDS.say("new_list", language, list=key) for language in ("kk", "ru", "en")]
        rows.append(",".join([key, *(f'"{name}"' for name in names), ""]))
    return "\n".join(rows) + "\n"


def _words(texts: dict[str, str]) -> str:
    return "{ " + ", ".join(f'{language} = "{text}"' for language, text in texts.items()) + " }"
