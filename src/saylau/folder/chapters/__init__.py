"""What goes before the vote: the calendar, the commissions and their decisions, rolls of members, parties and candidate lists.

Who sits comes after it: the persons that parties name for their seats, and who follows.

``reading`` opens the files, ``acts`` puts them in their order, ``judging`` rules on each as the record will: one verb, one ruling.
"""

from saylau.folder.chapters.acts import chapter_acts, deputies_acts
from saylau.folder.chapters.facts import Chapters, Filed
from saylau.folder.chapters.judging import chapters_of, deputies_of
from saylau.folder.chapters.reading import read_chapters

__all__ = [
    "Chapters",
    "Filed",
    "chapter_acts",
    "chapters_of",
    "deputies_acts",
    "deputies_of",
    "read_chapters",
]
