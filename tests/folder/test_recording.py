"""A run is sealed act by act; recording again adds nothing, recording later adds what is new, and nothing leaves."""

import re
import shutil
import subprocess
import sys
import time
from dataclasses import replace

import pytest

from conftest import ELECTIONS, SMALL
from saylau.errors import BadInput
from saylau.folder import RECORD, read, record, run, verify_folder
from saylau.folder.recording import election_keys
from saylau.record import entries, head, keys_of
from verifier.stranger import report

ROW = "north/2,2,"


def sealed(folder, **options):
    return record(read(folder), **options)


def addresses(folder):
    return [each.entry.address for each in entries(folder / RECORD)]


def newest(folder):
    return {each.entry.address: each.entry for each in entries(folder / RECORD)}


def rules(raised):
    return sorted({problem.rule for problem in raised.value.problems})


def _unnamed(finding):
    """A finding without who decided: a name in a run, a commitment in the record."""
    return {key: re.sub(r" \([^()]*\)$", "", text) if key == "note" else text for key, text in finding.items()}


def plain(ruling):
    """A ruling without the order of its findings: the record adds up unit by unit, a run in the order of the register."""
    told = dict(ruling)
    told["findings"] = sorted(sorted(_unnamed(each).items()) for each in told["findings"])
    told.pop("result", None)
    return told


def test_the_acts_stand_in_the_order_of_the_election(small):
    sealed(small)
    verbs = [each.entry.verb for each in entries(small / RECORD)]
    order = ["open", "appoint", "count_list", "register", "annul", "settle", "add_up", "allocate", "compare", "certify"]
    assert verbs == sorted(verbs, key=order.index)


def test_every_ruling_of_the_record_is_the_one_of_the_run(recorded_example):
    told = newest(recorded_example)
    last = {ruling.subject: ruling for ruling in run(read(ELECTIONS / "example")).rulings}
    for ruling in last.values():
        if ruling.subject.startswith("published/") and not ruling.findings:
            continue  # nothing was published, so nothing was compared
        assert plain(told[ruling.subject].ruling) == plain(ruling.as_json()), ruling.subject


@pytest.mark.parametrize("name", ["kz-2004", "kz-2007", "kz-2012", "kz-2016", "kz-2023"])
def test_every_real_election_is_sealed_and_proven(name, tmp_path):
    folder = tmp_path / name
    shutil.copytree(ELECTIONS / name, folder, ignore=shutil.ignore_patterns("record"))
    sealed(folder)
    told = newest(folder)
    for ruling in run(read(folder)).rulings:
        if ruling.findings:
            assert plain(told[ruling.subject].ruling) == plain(ruling.as_json()), ruling.subject
    assert verify_folder(folder).holds


def test_recording_twice_adds_nothing(small):
    first, second = sealed(small), sealed(small)
    assert (first.added, second.added) == (first.head.size, 0)
    assert second.head == first.head


def test_the_same_folder_gives_the_same_head(small, tmp_path):
    other = tmp_path / "other"
    shutil.copytree(small, other)
    assert sealed(small).head == sealed(other).head


def test_a_protocol_that_comes_later_is_added_with_the_totals_it_changes(small):
    sheet = small / "protocols.csv"
    whole = sheet.read_text(encoding="utf-8")
    last = read_last_station(whole)
    sheet.write_text("".join(line for line in whole.splitlines(True) if not line.startswith(last)), encoding="utf-8")
    before = sealed(small)
    sheet.write_text(whole, encoding="utf-8")
    after = sealed(small)
    added = addresses(small)[before.head.size :]
    assert f"protocol/small/{last.rstrip(',')}" in added
    assert "total/small" in added
    assert "seats/small" in added
    assert after.head.size == before.head.size + len(added)
    assert verify_folder(small, checkpoint=(small / RECORD / "checkpoints" / str(before.head.size)).read_bytes()).holds
    assert newest(small)["total/small"].ruling["result"]["counted"] == 2


def read_last_station(text):
    return text.splitlines()[-1].split(",")[0] + ","


def test_a_ruling_that_changes_and_changes_back_is_sealed_each_time(small, edit):
    toml = small / "election.toml"
    sealed(small)
    edit(toml, 'registered = ["samal", "koktem", "tan"]', 'registered = ["tan", "koktem", "samal"]')
    changed = sealed(small)
    edit(toml, 'registered = ["tan", "koktem", "samal"]', 'registered = ["samal", "koktem", "tan"]')
    back = sealed(small)
    assert (changed.added, back.added) == (1, 1)
    assert [address for address in addresses(small) if address == "seats/small"] == ["seats/small"] * 3
    assert verify_folder(small).holds


def test_a_protocol_that_the_folder_lost_is_refused_and_nothing_is_written(small):
    sealed(small)
    before = head(small / RECORD)
    sheet = small / "protocols.csv"
    whole = sheet.read_text(encoding="utf-8")
    last = read_last_station(whole)
    sheet.write_text("".join(line for line in whole.splitlines(True) if not line.startswith(last)), encoding="utf-8")
    with pytest.raises(BadInput) as refused:
        sealed(small)
    assert rules(refused) == ["record_holds_what_the_folder_lost"]
    assert head(small / RECORD) == before


def test_an_election_once_opened_keeps_its_description(small, edit):
    sealed(small)
    edit(small / "election.toml", 'en = "A small election"', 'en = "Another election"')
    with pytest.raises(BadInput) as refused:
        sealed(small)
    assert rules(refused) == ["record_was_opened_otherwise"]
    assert refused.value.problems[0].found == "title"


def test_a_unit_of_two_kinds_is_refused(small):
    sheet = small / "stations.csv"
    header, *rows = sheet.read_text(encoding="utf-8").splitlines()
    place, region = header.split(",").index("commission"), rows[0].split(",")[header.split(",").index("region")]
    cells = [row.split(",") for row in rows]
    sheet.write_text(
        "\n".join([header, *(",".join([*c[:place], region, *c[place + 1 :]]) for c in cells)]), encoding="utf-8"
    )
    with pytest.raises(BadInput) as refused:
        sealed(small)
    assert rules(refused) == ["unit_of_two_kinds"]
    assert not (small / RECORD).exists()


def test_no_name_of_a_person_stands_in_the_record(recorded_example):
    names = set()
    for sheet in (ELECTIONS / "example").rglob("protocols.csv"):
        header, *rows = (line.split(",") for line in sheet.read_text(encoding="utf-8").splitlines())
        names |= {row[header.index("typist")] for row in rows} - {""}
    assert names
    written = b"".join(path.read_bytes() for path in (recorded_example / RECORD / "tile").rglob("*") if path.is_file())
    assert [name for name in names if f'"{name}"'.encode() in written] == []


def test_own_keys_sign_and_the_same_keys_must_sign_again(small, tmp_path):
    keys = tmp_path / "keys"
    made = election_keys(read(small), keys, ["press"])
    assert "small/witness/press" in made
    assert not sealed(small, keys=keys).illustrative
    assert keys_of(small / RECORD)["small/witness/press"].role == "witness"
    report = verify_folder(small)
    assert report.holds
    assert not report.report.illustrative
    assert sealed(small, keys=keys).added == 0
    other = tmp_path / "other"
    election_keys(read(small), other)
    with pytest.raises(BadInput) as refused:
        sealed(small, keys=other)
    assert rules(refused) == ["key_is_another"]


def test_a_missing_key_is_named(small, tmp_path):
    keys = tmp_path / "keys"
    election_keys(read(small), keys)
    (keys / "small" / "central.key").unlink()
    with pytest.raises(BadInput) as refused:
        sealed(small, keys=keys)
    assert [(each.rule, each.found) for each in refused.value.problems] == [("signing_key_is_missing", "small/central")]
    assert not (small / RECORD).exists()


def test_keys_for_a_commission_that_comes_later_are_handed_in_then(small, tmp_path):
    whole = (small / "stations.csv").read_text(encoding="utf-8")
    header, *rows = whole.splitlines()
    commission = header.split(",").index("commission")
    first = rows[0].split(",")
    protocols = small / "protocols.csv"
    papers = protocols.read_text(encoding="utf-8")
    (small / "stations.csv").write_text(f"{header}\n{rows[0]}\n", encoding="utf-8")
    protocols.write_text(
        "".join(x for x in papers.splitlines(True) if not x.startswith(rows[1].split(",")[0])), encoding="utf-8"
    )
    sealed(small)
    second = rows[1].split(",")
    second[commission] = "another_tec"
    assert first[commission] != "another_tec"
    (small / "stations.csv").write_text(f"{header}\n{rows[0]}\n{','.join(second)}\n", encoding="utf-8")
    protocols.write_text(papers, encoding="utf-8")
    sealed(small)
    assert "small/another_tec" in keys_of(small / RECORD)
    assert verify_folder(small).holds


def test_a_folder_without_a_single_protocol_can_be_sealed(small):
    sheet = small / "protocols.csv"
    sheet.write_text(sheet.read_text(encoding="utf-8").splitlines(True)[0], encoding="utf-8")
    sealed(small)
    assert newest(small)["seats/small"].ruling["verdict"] == "waits"
    assert verify_folder(small).holds


def test_the_law_beside_the_folder_is_kept_with_the_record(small):
    beside = small / "law"
    beside.mkdir()
    (beside / "limits.toml").write_text(LIMITS, encoding="utf-8")
    sealed(small)
    fingerprint = newest(small)["seats/small"].law
    assert (small / RECORD / "law" / fingerprint / "beside" / "limits.toml").read_text(encoding="utf-8") == LIMITS
    (beside / "limits.toml").unlink()
    assert verify_folder(small).holds


LIMITS = """\
[acts.decision]
title = { kk = "Шешім", ru = "Решение", en = "Decision" }

[[provision]]
name = "protocol.limit.turnout.ceiling"
act = "decision"
unit = "fraction"
subject = { kk = "Қатысу", ru = "Явка", en = "Turnout" }
says = { kk = "{value}", ru = "{value}", en = "{value}" }

[[provision.wording]]
from = 2023-01-01
basis = "signed"
value = "90/100"
article = "1"
by = "Decision 1"
confidence = "high"
document = "Decision 1"
read = "text"
"""


def test_a_record_replaced_entry_by_entry_keeps_its_ids(small):
    sealed(small)
    told = newest(small)["seats/small"]
    assert replace(told, id="x") != told
    assert len({each.entry.id for each in entries(small / RECORD)}) == head(small / RECORD)[0].size


def test_another_edition_of_the_book_that_rules_the_same_adds_nothing_but_what_it_changes(small):
    first = sealed(small)
    beside = small / "law"
    beside.mkdir()
    (beside / "limits.toml").write_text(LIMITS, encoding="utf-8")
    again = sealed(small)
    assert again.added < first.added
    assert len({each.entry.law for each in entries(small / RECORD)}) <= 2
    assert verify_folder(small).holds


def test_a_record_that_another_holds_open_is_refused(small):
    from saylau.folder.officers import illustrative_officers
    from saylau.record import Log

    sealed(small)
    officers = illustrative_officers(read(small), ["saylau/small"])
    with Log(small / RECORD, officers.log), pytest.raises(BadInput) as refused:
        sealed(small)
    assert rules(refused) == ["record_is_open_elsewhere"]
    assert sealed(small).added == 0


def test_a_writer_that_is_killed_loses_nothing_that_was_sealed_and_the_next_one_goes_on(small, tmp_path):
    """Killed at twelve moments from the start of sealing to its end; the head is that of a run that nobody disturbed."""
    other = tmp_path / "other"
    shutil.copytree(small, other)
    whole = sealed(other).head
    for moment in range(12):
        code = f"from pathlib import Path; from saylau.folder import read, record; record(read(Path({str(small)!r})))"
        writer = subprocess.Popen([sys.executable, "-c", code])
        time.sleep(0.05 * moment)
        writer.kill()
        writer.wait()
    assert sealed(small).head == whole
    assert verify_folder(small).holds


# ---- the folder changes between two recordings


def stations(folder):
    header, *rows = (folder / "stations.csv").read_text(encoding="utf-8").splitlines()
    return header.split(","), [row.split(",") for row in rows]


def write_stations(folder, header, rows):
    (folder / "stations.csv").write_text("\n".join(map(",".join, [header, *rows])) + "\n", encoding="utf-8")


def moved(folder, code, commission):
    header, rows = stations(folder)
    place = header.index("commission")
    write_stations(folder, header, [[*r[:place], commission, *r[place + 1 :]] if r[0] == code else r for r in rows])


@pytest.fixture
def annulled(tmp_path):
    """Four stations of two commissions in one region and another."""
    folder = tmp_path / "annulled"
    shutil.copytree(ELECTIONS / "example" / "contests" / "annulled", folder)
    for name, text in SMALL.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def proven(folder):
    verified = verify_folder(folder)
    assert verified.all_problems == ()
    assert verified.not_added_up == 0
    assert report(folder).problems == []
    assert not {code for code, _ in report(folder).limits} & {"not_yet_added", "seats_older"}


def test_a_station_that_moves_to_a_new_commission_is_sealed_and_proven(annulled):
    sealed(annulled)
    _, rows = stations(annulled)
    moved(annulled, rows[0][0], "sary_arqa_tec_2")
    sealed(annulled)
    proven(annulled)
    assert sealed(annulled).added == 0


def test_stations_that_change_places_are_sealed_and_proven(annulled):
    header, rows = stations(annulled)
    region = rows[0][header.index("region")]
    own = [row[0] for row in rows if row[header.index("region")] == region]
    moved(annulled, own[0], "tec_a")
    moved(annulled, own[1], "tec_b")
    sealed(annulled)
    moved(annulled, own[0], "tec_b")
    moved(annulled, own[1], "tec_a")
    sealed(annulled)
    proven(annulled)


def test_a_commission_of_many_stations_grows_and_shrinks(small):
    header, rows = stations(small)
    place = header.index("code")
    first = rows[0]
    many = [[*first[:place], f"{first[place].split('/')[0]}/{n}", *first[place + 1 :]] for n in range(100, 220)]
    write_stations(small, header, [*rows, *many])
    sealed(small)
    proven(small)
    write_stations(small, header, [many[0], *rows, *many[1:]])
    sealed(small)
    proven(small)
    write_stations(small, header, rows)
    sealed(small)
    proven(small)


def test_a_corrected_time_is_added_up_again_though_no_sum_changes(small):
    sheet = small / "protocols.csv"
    sealed(small)
    text = sheet.read_text(encoding="utf-8")
    header, row, *_ = text.splitlines()
    told = row.split(",")[header.split(",").index("signed_at")]
    sheet.write_text(text.replace(told, f"{told[:-2]}{(int(told[-2:]) + 1) % 60:02}"), encoding="utf-8")
    assert sealed(small).added > 0
    proven(small)


def test_a_lost_checkpoint_is_told_and_nothing_is_sealed_on_top(small):
    sealed(small)
    (small / RECORD / "checkpoint").unlink()
    before = {path: path.read_bytes() for path in (small / RECORD).rglob("*") if path.is_file()}
    with pytest.raises(BadInput) as refused:
        sealed(small)
    assert rules(refused) == ["record_without_its_checkpoint"]
    assert {path: path.read_bytes() for path in (small / RECORD).rglob("*") if path.is_file()} == before


def test_a_record_that_is_a_link_or_a_file_is_refused(small, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (small / RECORD).symlink_to(elsewhere, target_is_directory=True)
    with pytest.raises(BadInput):
        sealed(small)
    (small / RECORD).unlink()
    (small / RECORD).write_text("x", encoding="utf-8")
    with pytest.raises(BadInput):
        sealed(small)
    assert list(elsewhere.iterdir()) == []


def test_erased_names_do_not_seal_anything_again(small, tmp_path):
    keys = tmp_path / "keys"
    election_keys(read(small), keys)
    sealed(small, keys=keys)
    (keys / "persons.csv").unlink()
    assert sealed(small, keys=keys).added == 0


@pytest.mark.parametrize("name", ["Small", "шағын", "kz.2021", "../x", "a/b", "x" * 300])
def test_a_name_that_no_key_can_have_is_refused_where_it_stands(small, edit, name):
    edit(small / "election.toml", 'id = "small"', f'id = "{name}"')
    with pytest.raises(BadInput) as refused:
        sealed(small)
    assert [(each.file, each.rule) for each in refused.value.problems] == [("election.toml", "not_a_code")]
    assert not (small / RECORD).exists()


def test_a_refused_first_recording_leaves_nothing(small, monkeypatch):
    from saylau.record import Log

    def full(*_args, **_more):
        raise OSError(28, "No space left on device", "journal")

    monkeypatch.setattr(Log, "append", full)
    with pytest.raises(OSError, match="No space"):
        sealed(small)
    assert not (small / RECORD).exists()


@pytest.mark.parametrize("name", ["witness", "central", "auditor/tec"])
def test_a_unit_with_the_name_of_another_office_is_refused_where_it_stands(small, name):
    header, rows = stations(small)
    moved(small, rows[0][header.index("code")], name)
    with pytest.raises(BadInput) as refused:
        sealed(small)
    assert [(each.rule, each.found) for each in refused.value.problems] == [("unit_has_a_reserved_name", name)]
    assert not (small / RECORD).exists()
