"""A case file is read whole, and everything wrong with it is told with its place."""

import tomllib
from datetime import date

import pytest

from house.floorplan import REPO
from parties.cases import TOLD, changed, file_with
from saylau.errors import BadInput
from saylau.folder import tell_problem
from saylau.parties import Branch, DissolutionKind, Outcome, read_dossier
from saylau.parties.reading import dossier_of

EXAMPLE = REPO / "elections" / "example" / "parties"


def problems(**changes):
    with pytest.raises(BadInput) as accident:
        dossier_of(changed({key.replace("__", "."): value for key, value in changes.items()}), "tan.toml")
    return [(each.column, each.rule, each.found) for each in accident.value.problems]


def test_every_key_of_a_file_becomes_a_fact():
    dossier = file_with(
        suspension=[{"on": date(2021, 8, 1), "until": date(2021, 11, 1), "act": "No. 4"}],
        reorganisation={"on": date(2022, 1, 1), "is_split": True, "act": "No. 5", "successor": [
            {"key": "koktem", "members": 7, "registered_on": date(2022, 3, 2), "branches": {"almaty": 7}}]},
        dissolution={"on": date(2022, 5, 1), "kind": "members", "act": "No. 6", "proposed_by": 6, "of_members": 7},
        missed_elections=1,
        answer=[{"rule": "name_is_its_own", "where": "samal", "reason": "No. 7", "against": True}],
        verification__branches={"almaty": 10399},
    )  # fmt: skip
    assert (dossier.key, dossier.illustrative, dossier.names[0].abbreviation) == ("tan", True, "ТП")
    assert dossier.emblem.sha256 == "0" * 63 + "1"
    assert (dossier.initiative_group.persons, sum(dossier.initiative_group.regions.values())) == (1000, 1000)
    assert dossier.organising_committee == 10
    assert (dossier.notice.on, dossier.notice.confirmed_on) == (date(2020, 6, 1), date(2020, 6, 30))
    congress = dossier.congress
    assert (congress.place, congress.elected, congress.present, congress.by_proxy) == ("Invented town", 1000, 501, 0)
    assert (dossier.charter.on, dossier.charter.adopted) == (date(2020, 8, 30), True)
    assert (dossier.filing.on, dossier.filing.members) == (date(2020, 12, 30), 20000)
    assert dossier.filing.applicant == "organising committee"
    assert dossier.branches[0] == Branch("akmola", 600, date(2021, 7, 5))
    check = dossier.verification
    assert (check.began, check.ended, check.members) == (date(2021, 1, 2), date(2021, 1, 4), 20000)
    assert (check.not_citizens, check.under_age, check.barred, check.in_two_parties) == (0, 0, 0, 0)
    assert dossier.branch_members["almaty"] == 10399
    assert (dossier.decision.outcome, dossier.decision.act) == (Outcome.REGISTERED, "No. 1")
    assert dossier.suspensions[0].until == date(2021, 11, 1)
    successor = dossier.reorganisation.successors[0]
    assert (successor.key, successor.members, successor.branches) == ("koktem", 7, {"almaty": 7})
    assert (dossier.dissolution.kind, dossier.dissolution.proposed_by) == (DissolutionKind.MEMBERS, 6)
    assert dossier.missed_elections == 1
    assert (dossier.answers[0].where, dossier.answers[0].against) == ("samal", True)


def test_a_file_of_nothing_but_a_name_is_a_beginning():
    dossier = dossier_of({"key": "tan", "name": [{"kk": "Таң", "ru": "Тан", "en": "Dawn"}]}, "tan.toml")
    assert (dossier.congress, dossier.branches, dossier.counted_members, dossier.missed_elections) == (
        None,
        (),
        None,
        None,
    )


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"key": "gone"}, [("key", "key_is_missing", "")]),
        ({"key": "Таң"}, [("key", "not_a_code_of_a_party", "Таң")]),
        ({"name": "gone"}, [("name", "party_without_a_name", "")]),
        ({"colour": "blue"}, [("colour", "unknown_key", "")]),
        ({"emblem__sha256": "abc"}, [("emblem.sha256", "not_a_sha256", "abc")]),
        ({"emblem__description": "gone"}, [("emblem.description", "key_is_missing", "")]),
        ({"initiative_group__persons": "gone"},
         [("initiative_group.persons", "key_is_missing", ""), ("initiative_group.regions", "parts_exceed_the_whole", "1000 > 0")]),
        ({"initiative_group__persons": 999}, [("initiative_group.regions", "parts_exceed_the_whole", "1000 > 999")]),
        ({"initiative_group__persons": -1}, [("initiative_group.persons", "not_a_count", "-1"),
                                             ("initiative_group.regions", "parts_exceed_the_whole", "1000 > 0")]),
        ({"organising_committee__members": "ten"}, [("organising_committee.members", "wrong_kind", "ten")]),
        ({"organising_committee": {}}, [("organising_committee.members", "key_is_missing", "")]),
        ({"notice__on": "2020-06-01"}, [("notice.on", "wrong_kind", "2020-06-01")]),
        ({"notice__on": "gone"}, [("notice.on", "key_is_missing", "")]),
        ({"congress__present": 1001}, [("congress.present", "parts_exceed_the_whole", "1001 > 1000")]),
        ({"congress__by_proxy": 502}, [("congress.by_proxy", "parts_exceed_the_whole", "502 > 501")]),
        ({"congress__regions__akmola": 62}, [("congress.regions", "parts_exceed_the_whole", "502 > 501")]),
        ({"filing__members": "gone"}, [("filing.members", "key_is_missing", "")]),
        ({"branches__almaty": "many"}, [("branches.almaty", "wrong_kind", "many"),
                                        ("branches_registered.almaty", "branch_is_not_listed", "almaty")]),
        ({"branches__almaty": "gone"}, [("branches_registered.almaty", "branch_is_not_listed", "almaty")]),
        ({"verification__ended": date(2021, 1, 1)}, [("verification.ended", "ends_before_it_begins", "2021-01-01")]),
        ({"decision__outcome": "maybe"}, [("decision.outcome", "not_one_of_the_words", "maybe; registered, refused")]),
        ({"decision__outcome": "gone"}, [("decision.outcome", "key_is_missing", "")]),
        ({"suspension": [{"on": date(2021, 2, 1), "until": date(2021, 1, 1)}]},
         [("suspension[1].until", "ends_before_it_begins", "2021-01-01")]),
        ({"reorganisation": {"on": date(2021, 2, 1), "successor": [{"key": "a"}]}},
         [("reorganisation.successor[1].members", "key_is_missing", "")]),
        ({"dissolution": {"on": date(2021, 2, 1), "kind": "wind"}},
         [("dissolution.kind", "not_one_of_the_words", "wind; congress, members, court")]),
        ({"dissolution": {"on": date(2021, 2, 1), "kind": "members", "proposed_by": 3, "of_members": 2}},
         [("dissolution.proposed_by", "parts_exceed_the_whole", "3 > 2")]),
        ({"missed_elections": -1}, [("missed_elections", "not_a_count", "-1")]),
        ({"answer": [{"rule": "name_is_nice", "reason": "No. 1"}]}, [("answer[1].rule", "answer_to_no_rule", "name_is_nice")]),
        ({"answer": [{"rule": "name_is_its_own"}]}, [("answer[1].reason", "key_is_missing", "")]),
        ({"congress__on": date(1020, 8, 30)}, [("congress.on", "day_out_of_reach", "1020-08-30")]),
        ({"suspension": [{"on": date(2021, 2, 1), "until": date(2100, 1, 1)}]},
         [("suspension.until", "day_out_of_reach", "2100-01-01")]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_place(changes, found):
    assert problems(**changes) == found


@pytest.mark.parametrize("day", [date(1990, 1, 1), date(2099, 12, 31)])
def test_the_first_and_the_last_day_within_reach(day):
    assert file_with(suspension=[{"on": day, "until": day}]).suspensions[0].on == day


def name(**keys):
    return {"kk": "Таң", "ru": "Тан", "en": "Dawn"} | keys


def test_names_follow_one_another():
    first, later = name(until=date(2020, 3, 1)), name(en="Day") | {"from": date(2020, 3, 1)}
    assert [str(each.since) for each in file_with(name=[first, later]).names] == ["None", "2020-03-01"]
    overlap = name(en="Day") | {"from": date(2020, 2, 29)}
    assert problems(name=[first, overlap]) == [("name[2].from", "names_overlap", "2020-02-29")]
    assert problems(name=[name(), later]) == [("name[2].from", "names_overlap", "2020-03-01")]
    assert problems(name=[first, name(en="Day")]) == [("name[2].from", "names_overlap", "")]
    gap = name(en="Day") | {"from": date(2020, 3, 2)}
    assert len(file_with(name=[first, gap]).names) == 2
    backwards = name(until=date(2020, 3, 1)) | {"from": date(2020, 3, 1)}
    assert problems(name=[backwards]) == [("name[1].until", "ends_before_it_begins", "2020-03-01")]


def test_a_word_of_two_alphabets_is_refused_in_a_name():
    assert problems(name=[name(ru="Tан")]) == [("name[1].ru", "scripts_are_mixed", "Tан")]


def test_a_file_that_is_not_toml_is_told(tmp_path):
    path = tmp_path / "tan.toml"
    path.write_text("[notice]\non = 01/10/2021\n", encoding="utf-8")
    with pytest.raises(BadInput) as accident:
        read_dossier(path)
    assert [each.rule for each in accident.value.problems] == ["not_toml"]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_problem_is_a_sentence_for_the_reader(language):
    with pytest.raises(BadInput) as accident:
        dossier_of(changed({"name": "gone", "colour": "blue", "filing.members": "gone"}), "tan.toml")
    for problem in accident.value.problems:
        assert "tan.toml" in tell_problem(problem, language)


def test_the_example_of_the_examples_is_a_file_that_is_read():
    assert dossier_of(TOLD["file"], "tan.toml") == file_with()


@pytest.mark.parametrize("path", sorted(EXAMPLE.glob("*.toml")), ids=lambda path: path.stem)
def test_the_case_files_of_the_example_election_are_read_and_say_that_they_are_invented(path):
    dossier = read_dossier(path)
    assert (dossier.key, dossier.illustrative) == (path.stem, True)
    assert tomllib.loads(path.read_text(encoding="utf-8"))["illustrative"] is True
