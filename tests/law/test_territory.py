"""The map is dated: regions begin, end and change their names."""

from __future__ import annotations

from datetime import date

import pytest

from saylau import law

KZ = law.load("kz")


@pytest.mark.parametrize(
    ("day", "regions"),
    [
        (date(2004, 9, 19), 16),
        (date(2018, 6, 18), 16),
        (date(2018, 6, 19), 17),
        (date(2021, 1, 10), 17),
        (date(2022, 6, 7), 17),
        (date(2022, 6, 8), 20),
    ],
)
def test_the_number_of_regions_follows_the_day(day, regions):
    assert len(KZ.on(day).regions) == regions


def test_the_capital_had_the_name_of_its_day():
    astana = next(region for region in KZ.regions if region.key == "astana")
    names = [astana.name_on(day, "en") for day in (date(2018, 1, 1), date(2021, 1, 10), date(2023, 3, 19))]
    assert names == ["Astana", "Nur-Sultan", "Astana"]


def test_keys_and_classifier_codes_are_unique():
    keys = [region.key for region in KZ.regions]
    kato = [region.kato for region in KZ.regions]
    assert (len(set(keys)), len(set(kato))) == (len(keys), len(kato)) == (20, 20)


def test_every_region_has_its_name_in_three_languages():
    assert [r.key for r in KZ.regions for _, names in r.names if not all(names[x] for x in ("kk", "ru", "en"))] == []
