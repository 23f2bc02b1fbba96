"""The worked cases of the room, each as a case file, its law, and the register beside it."""

import copy
import tomllib
from pathlib import Path

import saylau.parties
from saylau import law
from saylau.parties import Named, Registered, examine
from saylau.parties.reading import dossier_of

TOLD = tomllib.loads(Path(saylau.parties.__file__).with_name("examples.toml").read_text(encoding="utf-8"))
CASES = TOLD["case"]
BOOK = law.load("kz")


def changed(changes):
    """The file of the examples with some of its keys changed or gone."""
    table = copy.deepcopy(TOLD["file"])
    for place, value in changes.items():
        *path, key = place.split(".")
        inner = table
        for each in path:
            inner = inner.setdefault(each, {})
        if value == "gone":
            inner.pop(key, None)
        else:
            inner[key] = value
    return table


def file_with(**changes):
    """The same as facts: ``file_with(congress__on=…)`` changes the key ``on`` of ``[congress]``."""
    return dossier_of(changed({key.replace("__", "."): value for key, value in changes.items()}), "tan.toml")


def party(told):
    names = {language: told[language] for language in ("kk", "ru", "en")}
    return Registered(
        told["key"], (Named(names, told.get("abbreviation", "")),), emblem_sha256=told.get("emblem_sha256", "")
    )


def ruling_of(case):
    dossier = dossier_of(changed(case.get("change", {})), "tan.toml")
    return examine(dossier, BOOK.on(case["on"]), register=map(party, case.get("register", ())), beside="example")


def told(finding):
    keys = ("rule", "outcome", "where", "required", "found")
    return {key: str(getattr(finding, key)) for key in keys if getattr(finding, key)}
