"""A small statute book on a shelf of its own, for tests that need a damaged one."""

from __future__ import annotations

from pathlib import Path

from saylau.law.book import Book

SOUND = """
[acts.elections]
title = { kk = "Заң", ru = "Закон", en = "Law" }

[[provision]]
name = "list.members"
act = "elections"
unit = "members"
subject = { kk = "Мүшелер", ru = "Члены", en = "Members" }
says = { kk = "{value} мүше", ru = "{value} членов", en = "{value} members" }

[[provision.wording]]
from = 2009-02-06
until = 2015-01-01
basis = "signed"
value = 40_000
article = "10(6)"
confidence = "medium"
document = "Law"
read = "text"

[[provision.wording]]
from = 2020-05-25
basis = "signed"
value = "3/10"
article = "10(6)"
by = "Law No. 336-VI"
confidence = "high"
document = "Law"
read = "text"
"""


def book(folder: Path, text: str = SOUND, country: str = "xx") -> Book:
    shelf = folder / country
    shelf.mkdir(exist_ok=True)
    (shelf / "elections.toml").write_text(text, encoding="utf-8")
    return Book(country, folder)
