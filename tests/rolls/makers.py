"""Small invented rolls with faults planted at known places."""

from __future__ import annotations

import random
from datetime import date, timedelta

from saylau import law
from saylau.rolls import Key, form_of, number_of

DAY = law.load("kz").on(date(2021, 1, 10))
FORM = form_of(DAY)
KEY = Key(b"a key of tests")
HEADER = ("iin", "surname", "given", "patronymic", "born", "sex", "region", "joined")
REGIONS = [region.key for region in DAY.regions]


def number(serial, born=date(1980, 2, 29), sex="f"):
    """The number of an invented person; those that are not given out are passed over."""
    return next(told for each in range(serial * 3, serial * 3 + 3) if (told := number_of(born, sex, each, FORM)))


def row(serial, **changes):
    told = {
        "iin": number(serial), "surname": "Ақбота", "given": "Айна", "patronymic": "", "born": "", "sex": "",
        "region": REGIONS[serial % len(REGIONS)], "joined": "2020-06-01",
    }  # fmt: skip
    return told | changes


def lines(rows, header=HEADER, separator=","):
    told = [separator.join(header)]
    told += [separator.join(each.get(name, "") for name in header) for each in rows]
    return "\n".join(told) + "\n"


def write(path, rows, header=HEADER, separator=","):
    path.write_text(lines(rows, header, separator), encoding="utf-8")
    return path


FAULTS = (
    {"iin": ""}, {"iin": "12"}, {"iin": "960230300012"}, {"iin": "9.6E+11"}, {"iin": "960101300012.0"}, {"iin": "'800229400009"},
    {"iin": number(5)[1:]}, {"region": "abai"}, {"region": ""}, {"region": "Aлматы қаласы"}, {"surname": "", "given": ""},
    {"surname": "Сeрiк"},
    {"joined": "2021-01-11"}, {"joined": "01/10/2020"}, {"joined": ""}, {"joined": "soon"}, {"joined": "44206"},
    {"joined": "31/12/2020"}, {"born": "1980-02-29"}, {"born": "1880-02-29"}, {"born": "29.02.1980"}, {"born": "01/02/1980"},
    {"born": "1981-03-01"}, {"born": "x"}, {"sex": "м"}, {"sex": "f"}, {"sex": "?"}, {"iin": number(0, date(2003, 1, 11))},
    {"iin": number(1, date(2003, 1, 10), "m")}, {"iin": number(0, date(2021, 1, 11))}, {"iin": number(0, date(1899, 5, 5))},
)  # fmt: skip


def planted(seed, rows, persons):
    """A roll in which about a third of the rows have something: a fault, or a person met before."""
    draw = random.Random(seed)
    told = []
    for _ in range(rows):
        serial = draw.randrange(persons)
        changes = draw.choice(FAULTS) if draw.random() < 0.3 else {}
        day = date(2019, 1, 1) + timedelta(days=draw.randrange(700))
        told.append(row(serial, joined=day.isoformat(), region=draw.choice(REGIONS)) | changes)
    return told
