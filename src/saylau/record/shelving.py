"""The statute book beside the record: the files that rulings were made under, each shelf named by their fingerprint."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path

from saylau.errors import BadInput, BadLaw, Problem
from saylau.law import Book, LawOfDay
from saylau.law.book import BESIDE
from saylau.record.tiles import read_file
from saylau.record.writing import write_all

__all__ = ["LAW", "keep_law", "law_kept", "wrong_shelf"]

LAW = "law"
LONGEST = 2**24
TOML = ".toml"


class KeptBook(Book):
    """A book read from its shelf in a record: its own files, then those that a commission kept beside it."""

    @property
    def files(self) -> Mapping[str, Path]:
        """The files by their names, in the order in which the fingerprint takes them."""
        return shelf_files(self.folder)


def shelf_files(folder: Path, kind: str = "*.toml") -> Mapping[str, Path]:
    """The files of a shelf in the order of the fingerprint: by the parts of their paths, ``beside/`` after all others."""
    names = {
        path.relative_to(folder).parts: path for path in folder.rglob(kind) if path.suffix == TOML or path.is_file()
    }
    ordered = sorted(names, key=lambda parts: (parts[0] == BESIDE and len(parts) > 1, parts))
    return {"/".join(parts): names[parts] for parts in ordered}


def keep_law(record: Path, book: Book) -> str:
    """Puts the files of the book on its shelf, once; returns the fingerprint by which entries name it."""
    shelf = f"{LAW}/{book.fingerprint}"
    files = {f"{shelf}/{name}": path.read_bytes() for name, path in book.files.items()}
    write_all(record, {name: content for name, content in files.items() if not (record / name).is_file()})
    return book.fingerprint


def law_kept(record: Path) -> Callable[[str, date], LawOfDay]:
    """Gives the law of a day from the shelf of a fingerprint; ``BadInput`` where its files are missing or say otherwise."""

    @cache
    def book(fingerprint: str) -> Book:
        if wrong := wrong_shelf(record, fingerprint):
            raise BadInput((wrong,))
        try:
            return KeptBook(fingerprint, shelf=record / LAW)
        except BadLaw as damaged:
            raise BadInput((Problem(f"{LAW}/{fingerprint}", 0, "", "law_is_damaged", str(damaged)),)) from damaged

    return lambda fingerprint, day: book(fingerprint).on(day)


def wrong_shelf(record: Path, fingerprint: str) -> Problem | None:
    """What is wrong with the shelf of a fingerprint, None where its files are those of that fingerprint."""
    place, folder = f"{LAW}/{fingerprint}", record / LAW / fingerprint
    if not folder.is_dir():
        return Problem(place, 0, "", "law_is_missing", fingerprint)
    total = hashlib.sha256()
    try:
        for name, path in shelf_files(folder, "*").items():
            content = read_file(record, path.relative_to(record).as_posix(), LONGEST)
            total.update(f"{name}\n{hashlib.sha256(content).hexdigest()}\n".encode())
    except BadInput as damaged:
        return damaged.problems[0]
    found = total.hexdigest()
    return None if found == fingerprint else Problem(place, 0, "", "law_was_edited", found)
