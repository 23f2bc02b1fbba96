"""The columns of a list in the form of the nomination, and the words that people write in them, in three languages."""

from __future__ import annotations

from collections.abc import Mapping

from saylau.lists.facts import Leaving, Sex

__all__ = ["ALIASES", "COLUMNS", "NO", "REASONS", "REQUIRED", "SEXES", "YES"]

REQUIRED = ("surname", "given", "sex", "born")
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "number": ("№", "n", "no", "р/с", "р/с №", "№ п/п", "п/п", "реттік нөмірі"),
    "surname": ("тегі", "фамилия", "last name", "family name"),
    "given": ("аты", "имя", "given name", "first name"),
    "patronymic": ("әкесінің аты", "отчество", "father's name"),
    "sex": ("жынысы", "пол", "gender"),
    "born": ("туған күні", "дата рождения", "born on", "birth date", "date of birth"),
    "iin": ("жсн", "иин"),
    "citizen": ("азаматтығы", "қр азаматы", "гражданство", "гражданин рк", "citizenship"),
    "resident_since": ("тұра бастаған күні", "проживает с", "resident since"),
    "resident_years": ("тұру мерзімі", "лет проживания", "years of residence"),
    "member": ("партия мүшесі", "член партии", "party member"),
    "disability": ("мүгедектігі бар адам", "лицо с инвалидностью", "person with a disability"),
    "conviction": ("соттылығы", "судимость"),
    "corruption": ("сыбайлас жемқорлық", "коррупционное правонарушение", "corruption offence"),
    "consent": ("келісімі", "согласие"),
    "disability_certificate": ("мүгедектігі туралы анықтама", "справка об инвалидности", "disability certificate"),
    "declared_as_of": ("декларация күні", "дата декларации", "declared as of"),
    "left_on": ("шыққан күні", "дата выбытия", "left on"),
    "left_why": ("шығу себебі", "причина выбытия", "left why"),
    "note": ("ескертпе", "примечание"),
}
"""Each column by its name, with what else its header may say."""

ALIASES: Mapping[str, str] = {
    **{alias: name for name, aliases in COLUMNS.items() for alias in aliases},
    **{name: name for name in COLUMNS},
}
SEXES: Mapping[str, Sex] = {
    **dict.fromkeys(("f", "female", "w", "woman", "ж", "жен", "женский", "ә", "әйел"), Sex.FEMALE),
    **dict.fromkeys(("m", "male", "man", "м", "муж", "мужской", "е", "ер", "еркек"), Sex.MALE),
}
YES = frozenset({"yes", "y", "да", "иә", "бар", "+", "1"})
NO = frozenset({"no", "n", "нет", "жоқ", "-", "0"})
REASONS: Mapping[str, Leaving] = {
    **{each.value: each for each in Leaving},
    **dict.fromkeys(("бас тартты", "отказ", "самоотвод"), Leaving.WITHDRAWN),
    **dict.fromkeys(("шығарылды", "исключён", "исключена", "исключен"), Leaving.STRUCK),
    **dict.fromkeys(("қайтыс болды", "умер", "умерла", "смерть"), Leaving.DIED),
}
