"""A run as one page in each language: whole in itself, every text escaped, every unknown number a dash."""

import re
from html.parser import HTMLParser

import pytest

from house.floorplan import REPO
from saylau.folder import read, run
from saylau.folder.page import banners, counted, page, region_name

LANGUAGES = ("kk", "ru", "en")


class Outline(HTMLParser):
    """The elements of a page, in order, with those still open; what is opened must be closed."""

    VOID = ("meta", "link", "img", "br")

    def __init__(self):
        super().__init__()
        self.open, self.seen, self.outside = [], [], []

    def handle_starttag(self, tag, attrs):
        self.seen.append(tag)
        self.outside += [value for name, value in attrs if name in ("src", "href") and not value.startswith("#")]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.seen.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def outline(text):
    reader = Outline()
    reader.feed(text)
    return reader


@pytest.fixture
def result(small):
    return run(read(small))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_is_whole_and_needs_nothing_beside_it(result, language):
    text = page(result, language)
    seen = outline(text)
    assert (seen.open, seen.outside, "script" in seen.seen) == ([], [], False)
    assert text.startswith(f'<!doctype html>\n<html lang="{language}">')
    assert re.findall(r"https?://|url\(|@import", text) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_whole_example_makes_a_page(language):
    seen = outline(page(run(read(REPO / "elections" / "example")), language))
    assert (seen.open, seen.seen.count("section")) == ([], 14)


def test_the_page_opens_with_the_verdict_and_the_title(result):
    text = page(result, "ru")
    assert '<p class="verdict stands">В силе</p>\n<h1>Малые выборы</h1>' in text


def test_a_name_from_the_folder_is_no_markup(small, edit):
    edit(small / "parties.csv", "Tañ (Dawn)", "<script>alert(1)</script>")
    text = page(run(read(small)), "en")
    row = '<th scope="row">&lt;script&gt;alert(1)&lt;/script&gt;</th><td>450</td>'
    assert ("<script>" in text, text.count(row)) == (False, 1)


def test_an_invented_election_says_so_and_a_generated_one_says_what_is_real(result, small):
    invented, form, *_ = banners(result.election, result.contests[0], "en")
    assert (
        invented
        == "Invented: parties, people and figures are made up for practice; any likeness to real ones is chance."
    )
    assert form.startswith("The official form of the protocol was not found.")


def test_a_real_election_known_by_totals_has_no_such_banner():
    result = run(read(REPO / "elections" / "kz-2012"))
    told = banners(result.election, result.contests[0], "en")
    assert [each for each in told if each.startswith(("Invented", "Illustrative", "The official"))] == []


def test_the_line_under_the_title_says_how_far_the_count_is(example):
    partial = example["partial"]
    told = counted(partial, "en")
    assert told.split(" · ")[:2] == ["Partial result", "3 of 5 stations counted"]


def test_a_region_has_its_name_of_the_day_and_an_invented_one_its_key(result):
    assert region_name(result, "sary_arqa", "kk") == "sary_arqa"
    assert [region_name(result, key, "en") for key in ("", "abroad")] == ["Together", "Stations abroad"]
    assert region_name(result, "almaty_region", "en") == "Almaty Region"


def test_a_station_is_named_by_its_code_in_the_findings(example):
    from saylau.folder.page import _findings

    text = _findings(example["faults"], "en")
    assert "sary_arqa/2 " in text


def test_plain_information_on_a_station_is_left_to_the_sheet_of_findings(example):
    from saylau.folder.page import _findings

    assert "kok_tobe/1 " not in _findings(example["tie"], "en")


def test_each_number_of_a_list_stands_under_its_own_heading(small):
    (small / "published").mkdir()
    (small / "published" / "votes.csv").write_text("list,votes,seats\ntan,450,9\nsamal,250,8\nkoktem,300,7\n")
    toml = (small / "election.toml").read_text(encoding="utf-8")
    (small / "election.toml").write_text(toml + 'published = "published"\n', encoding="utf-8")
    text = page(run(read(small)), "en")
    text = text[text.index("<thead>") :]
    rows = text[: text.index("</table>")].split("</tr>")
    heads = [each.split("<")[0] for each in rows[0].split('scope="col">')[1:]]
    tan = [each.split("</")[0] for each in next(row for row in rows if "Tañ" in row).split("<td>")[1:]]
    told = dict(zip(heads[1:], tan, strict=True))
    assert {key: told[key] for key in ("votes", "seats", "published seats")} == {
        "votes": "450",
        "seats": "4",
        "published seats": "9",
    }
    assert "<svg" in tan[-1] or tan[-1].startswith("<svg")
