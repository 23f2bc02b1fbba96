"""`saylau run --record` and `saylau record`: what is sealed can be read, shown and proven, in three languages."""

import json

import pytest

from saylau.folder import RECORD
from saylau.record import entries, head

ADDRESS = "seats/example/clean"


def test_a_run_without_the_option_writes_nothing(saylau, small):
    saylau("run", small)
    assert not (small / RECORD).exists()


def test_a_recorded_run_ends_with_its_head_and_the_lines_that_verify_it(saylau, small):
    code, out, _ = saylau("run", small, "--record")
    told = head(small / RECORD)[0]
    assert code == 0
    assert f"Sealed: {told.size} new entries" in out
    assert f"saylau verify {small} --head {told.root.hex()}" in out
    assert f"python verifier/verify.py {small} --head {told.root.hex()}" in out
    assert "Illustrative keys" in out


def test_the_document_of_a_recorded_run_names_its_head(saylau, small):
    _, out, _ = saylau("run", small, "--record", "--json")
    told = head(small / RECORD)[0]
    expected = {"added": told.size, "size": told.size, "head": told.root.hex(), "illustrative_keys": True}
    assert json.loads(out)["record"] == expected


def test_keys_without_a_record_are_refused(saylau, small, tmp_path):
    code, _, err = saylau("run", small, "--keys", tmp_path)
    assert code == 2
    assert "--record" in err


def test_own_keys_are_made_and_used(saylau, small, tmp_path):
    keys = tmp_path / "keys"
    code, out, _ = saylau("record", "keys", small, "--keys", keys, "--witness", "press")
    assert code == 0
    assert "small/witness/press.key" in out
    code, out, _ = saylau("run", small, "--record", "--keys", keys)
    assert code == 0
    assert "Illustrative keys" not in out


def test_a_key_that_is_missing_is_named_with_its_remedy(saylau, small, tmp_path):
    keys = tmp_path / "keys"
    saylau("record", "keys", small, "--keys", keys)
    (keys / "small" / "central.key").unlink()
    code, _, err = saylau("run", small, "--record", "--keys", keys)
    assert code == 2
    assert "small/central" in err
    assert "saylau record keys" in err


def test_the_head_is_the_checkpoint(saylau, recorded_example):
    checkpoint, note = head(recorded_example / RECORD)
    code, out, _ = saylau("record", "head", recorded_example)
    assert code == 0
    assert checkpoint.root.hex() in out
    assert out.endswith(note)
    _, out, _ = saylau("record", "head", recorded_example, "--json")
    told = json.loads(out)
    assert (told["size"], told["head"], told["checkpoint"]) == (checkpoint.size, checkpoint.root.hex(), note)


def test_the_log_names_every_entry_and_can_be_narrowed(saylau, recorded_example):
    _, out, _ = saylau("record", "log", recorded_example, "--json")
    whole = json.loads(out)
    assert [each["address"] for each in whole] == [e.entry.address for e in entries(recorded_example / RECORD)]
    _, out, _ = saylau(
        "record", "log", recorded_example, "--json", "--verb", "settle", "--address", "protocol/example/tie/"
    )
    told = json.loads(out)
    assert told == [x for x in whole if x["verb"] == "settle" and x["address"].startswith("protocol/example/tie/")]
    _, out, _ = saylau("record", "log", recorded_example, "--json", "--verdict", "falls")
    assert {each["verdict"] for each in json.loads(out)} == {"falls"}


@pytest.mark.parametrize(("language", "word"), [("kk", "мандаттар"), ("ru", "мандаты"), ("en", "seats")])
def test_the_log_speaks_three_languages(saylau, recorded_example, language, word):
    _, out, _ = saylau("--lang", language, "record", "log", recorded_example, "--verb", "allocate")
    assert f"  {word} " in out


@pytest.mark.parametrize(
    "narrowed", [(), ("--verdict", "falls"), ("--verb", "settle"), ("--address", "protocol/example/corrected/")]
)
def test_the_text_names_as_many_entries_as_the_document(saylau, recorded_example, narrowed):
    _, document, _ = saylau("record", "log", recorded_example, "--json", *narrowed)
    _, text, _ = saylau("record", "log", recorded_example, *narrowed)
    told = json.loads(document)
    assert len(told) > 1
    assert len(text.splitlines()) == len(told) + 1
    assert text.splitlines()[-1] == f"Entries: {len(told)}"


def test_an_entry_is_shown_whole(saylau, recorded_example):
    _, out, _ = saylau("record", "show", recorded_example, ADDRESS, "--json")
    (told,) = json.loads(out)
    assert told["entry"]["ruling"]["result"]["seats"]["tan"] == 4
    assert told["signed_by"] == ["example/central"]
    _, out, _ = saylau("record", "show", recorded_example, ADDRESS)
    assert told["leaf_hash"] in out


def test_an_address_without_an_entry_is_told(saylau, recorded_example):
    code, _, err = saylau("record", "show", recorded_example, "seats/nowhere")
    assert code == 2
    assert "seats/nowhere" in err


def test_a_receipt_is_given_kept_and_checked(saylau, recorded_example, tmp_path):
    path = tmp_path / "receipt.json"
    code, out, _ = saylau("record", "prove", recorded_example, ADDRESS, "--out", path)
    assert (code, str(path) in out) == (0, True)
    code, out, _ = saylau("record", "check", recorded_example, path)
    assert code == 0
    assert ADDRESS in out
    _, printed, _ = saylau("record", "prove", recorded_example, ADDRESS)
    assert printed.encode().strip() == path.read_bytes().strip()


def test_a_receipt_of_another_record_does_not_hold(saylau, recorded_example, small, tmp_path):
    path = tmp_path / "receipt.json"
    saylau("record", "prove", recorded_example, ADDRESS, "--out", path)
    saylau("run", small, "--record")
    code, _, err = saylau("record", "check", small, path)
    assert code == 1
    assert err


@pytest.mark.parametrize("text", ["", "{}", "[1.5]", "not json"])
def test_what_is_no_receipt_is_told(saylau, recorded_example, tmp_path, text):
    path = tmp_path / "receipt.json"
    path.write_text(text, encoding="utf-8")
    code, _, err = saylau("record", "check", recorded_example, path)
    assert code == 2
    assert "Traceback" not in err


@pytest.mark.parametrize("command", [("head",), ("log",), ("show", "x"), ("prove", "x")])
def test_a_folder_without_a_record_is_told(saylau, small, command):
    code, _, err = saylau("record", command[0], small, *command[1:])
    assert code == 2
    assert "record" in err


def test_the_root_is_drawn_as_a_qr_code(saylau, recorded_example, tmp_path):
    path = tmp_path / "root.svg"
    code, _, err = saylau("record", "prove", recorded_example, ADDRESS, "--out", tmp_path / "r.json", "--qr", path)
    assert (code, str(path) in err) == (0, True)
    assert path.read_text(encoding="utf-8").lstrip().startswith("<")
    assert "svg" in path.read_text(encoding="utf-8")
