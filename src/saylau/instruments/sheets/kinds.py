"""What a file is, by its first bytes: a name proves nothing."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from saylau.errors import Problem

__all__ = ["kind_problem"]

KINDS = {".csv": "CSV", ".tsv": "CSV", ".txt": "CSV", ".xlsx": "XLSX", ".xls": "XLS", ".ods": "ODS"}
ACCIDENTS = ("file_is_missing", "file_cannot_be_opened", "file_is_empty", "file_has_a_password", "file_is_damaged")
HEAD = 4_096
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|head|body|table|meta)\b", re.IGNORECASE)
XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml\b", re.IGNORECASE)
SIGNATURES = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"RIFF", "RIFF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"{\\rtf", "RTF"),
    (b"\x1f\x8b", "GZIP"),
    (b"7z\xbc\xaf", "7Z"),
    (b"Rar!", "RAR"),
    (b"\x7fELF", "ELF"),
    (b"SQLite format 3\0", "SQLITE"),
)


def kind_problem(path: Path, file: str) -> tuple[str, Problem | None]:
    """The kind that the name promises (CSV, XLSX, XLS, ODS), and what is wrong when the file is something else."""
    promised = KINDS.get(path.suffix.lower(), "")
    if not promised:
        return "", Problem(file, 0, "", "kind_is_not_read", path.suffix)
    found = _found(path)
    if found in ACCIDENTS:
        return promised, Problem(file, 0, "", found)
    if found != promised:
        return promised, Problem(file, 0, "", "file_is_another_kind", found, (("kind", promised),))
    return promised, None


def _found(path: Path) -> str:
    """The kind of the file, or the rule that keeps it from having one."""
    try:
        with path.open("rb") as stream:
            head = stream.read(HEAD)
        return _kind(path, head) if head else "file_is_empty"
    except FileNotFoundError:
        return "file_is_missing"
    except OSError:
        return "file_cannot_be_opened"


def _kind(path: Path, head: bytes) -> str:
    if head.startswith(b"PK\x03\x04"):
        return _kind_of_zip(path)
    if head.startswith(COMPOUND):
        return "file_has_a_password" if _holds(path, ENCRYPTED) else "XLS"
    if MARKUP.match(head):
        return "HTML"
    if XML.match(head):
        return "XML"
    return next((kind for signature, kind in SIGNATURES if head.startswith(signature)), "CSV")


def _kind_of_zip(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as package:
            names = set(package.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OverflowError, LookupError):
        return "file_is_damaged"
    if "xl/workbook.xml" in names:
        return "XLSX"
    if "xl/workbook.bin" in names:
        return "XLSB"
    if "word/document.xml" in names:
        return "DOCX"
    return "ODS" if "content.xml" in names and "mimetype" in names else "ZIP"


def _holds(path: Path, mark: bytes) -> bool:
    """Whether the mark stands anywhere in the file; read piece by piece, with an overlap."""
    tail = b""
    with path.open("rb") as stream:
        while piece := stream.read(1 << 20):
            if mark in tail + piece:
                return True
            tail = piece[-len(mark) :]
    return False
