"""A record is proven whole, and whatever an insider changes and signs again is named."""

import shutil
from dataclasses import replace

import pytest

from saylau.folder import RECORD, read, record, verify_folder
from saylau.folder.chapters.placing import PLACES
from saylau.folder.officers import illustrative_officers, officer_names
from saylau.folder.verbs import VERBS
from saylau.record import Log, entries, head, keep_law, law_kept, seal

LAST = "protocol/small/kok_tobe/1"


def rules(verified):
    return sorted({problem.rule for problem in verified.all_problems})


@pytest.fixture
def forge(small, tmp_path):
    """The record of the small election written anew by an insider who has every key: each entry changed as the test says."""
    record(read(small))
    election = read(small)
    units = {}
    told = [each.entry for each in entries(small / RECORD)]
    for each in told:
        if each.verb == "register":
            units.setdefault(each.facts["region"], []).append(each.facts["commission"])
    officers = illustrative_officers(election, officer_names(election, units))

    def write(change):
        folder = tmp_path / "forged"
        shutil.copytree(small, folder, ignore=shutil.ignore_patterns("record"))
        where = folder / RECORD
        where.mkdir()
        shutil.copytree(small / RECORD / "law", where / "law")
        with Log(where, officers.log) as log:
            changed = [new for each in told if (new := change(each)) is not None]
            log.append([seal(each, [officers.signers[each.actor.key]]) for each in changed], checked=True)
        return verify_folder(folder)

    return write


def test_the_protocol_that_these_tests_forge_is_there(small):
    record(read(small))
    assert LAST in [each.entry.address for each in entries(small / RECORD)]


def test_a_sealed_election_is_proven(recorded_example):
    verified = verify_folder(recorded_example)
    assert verified.holds
    assert verified.replayed == head(recorded_example / RECORD)[0].size
    assert verified.report.illustrative
    assert verified.opening["election"] == "example"
    assert verified.results["tie"]["waiting"] == 1


def test_what_is_written_again_unchanged_is_proven(forge):
    assert forge(lambda entry: entry).holds


def test_a_folder_without_a_record_has_none(small):
    verified = verify_folder(small)
    assert not verified.report.exists
    assert not verified.holds


def altered(entry, **facts):
    return replace(entry, facts={**entry.facts, **facts})


def ruled(entry, **ruling):
    return replace(entry, ruling={**entry.ruling, **ruling})


def test_votes_changed_in_a_protocol_make_every_total_differ(forge):
    def change(entry):
        if entry.verb != "settle":
            return entry
        first = {**entry.facts["first"], "votes": {**entry.facts["first"]["votes"], "tan": 1}}
        return altered(entry, first=first)

    told = forge(change)
    assert "ruling_differs" in rules(told)
    assert any(each.file.startswith("entry/") for each in told.problems)


def test_a_total_changed_alone_is_told_beside_what_it_should_be(forge):
    def change(entry):
        if entry.verb != "add_up" or entry.facts["level"] != "nation":
            return entry
        result = entry.ruling["result"]
        return ruled(entry, result={**result, "votes": {**result["votes"], "tan": result["votes"]["tan"] + 1}})

    told = forge(change)
    differing = [each for each in told.problems if each.rule == "ruling_differs"]
    assert differing
    assert dict(differing[0].more)["address"] == "total/small"


def test_seats_changed_alone_are_named(forge):
    def change(entry):
        if entry.verb != "allocate":
            return entry
        result = entry.ruling["result"]
        seats = {**result["seats"], "tan": result["seats"]["tan"] + 1, "samal": result["seats"]["samal"] - 1}
        return ruled(entry, result={**result, "seats": seats})

    assert rules(forge(change)) == ["ruling_differs"]


def test_a_protocol_left_out_everywhere_is_named(forge):
    def change(entry):
        return None if entry.verb == "settle" and entry.address == LAST else entry

    assert {"cannot_be_replayed", "paper_is_left_out"} & set(rules(forge(change)))


def test_a_verdict_changed_alone_is_named(forge):
    def change(entry):
        return ruled(entry, verdict="falls") if entry.verb == "settle" and entry.address == LAST else entry

    assert "ruling_differs" in rules(forge(change))


def test_an_old_law_is_found_on_its_shelf_and_an_edited_one_is_noticed(small):
    record(read(small))
    fingerprint = next(entries(small / RECORD)).entry.law
    shelf = small / RECORD / "law" / fingerprint
    path = next(shelf.rglob("allocation.toml"))
    path.write_text(path.read_text(encoding="utf-8") + "\n# a word more\n", encoding="utf-8")
    assert "law_was_edited" in rules(verify_folder(small))
    shutil.rmtree(shelf)
    assert "law_is_missing" in rules(verify_folder(small))


def test_the_shelf_of_a_record_is_the_book_it_was_made_under(small):
    from saylau.folder import law_of

    record(read(small))
    book = law_of(read(small)).book
    law = law_kept(small / RECORD)(book.fingerprint, read(small).on)
    assert law.book.fingerprint == keep_law(small / RECORD, book) == book.fingerprint
    assert law["system.threshold"].said == law_of(read(small))["system.threshold"].said


def test_every_verb_of_the_format_is_known():
    counting = {"open", "appoint", "register", "annul", "settle", "add_up", "allocate", "compare", "certify"}
    assert set(VERBS) == counting | set(PLACES)


def test_a_head_of_another_record_is_not_met(small, recorded_example):
    record(read(small))
    other = head(recorded_example / RECORD)[0].root.hex()
    assert "head_is_of_another_record" in rules(verify_folder(small, head=other))
    own = head(small / RECORD)[0].root.hex()
    assert verify_folder(small, head=own).report.anchored
