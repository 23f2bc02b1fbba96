"""`saylau verify`: 0 proven, 1 not proven, 2 no record; what it cannot show is always said."""

import json
import shutil

import pytest

from saylau.folder import RECORD, read, record
from saylau.record import head


@pytest.fixture
def sealed(small):
    record(read(small))
    return small


def test_a_sealed_folder_is_proven(saylau, sealed):
    code, out, _ = saylau("verify", sealed)
    assert code == 0
    assert "PROVEN (illustrative keys)" in out
    assert "NOT PROVEN" not in out
    assert "cut off or the whole replaced" in out


@pytest.mark.parametrize(("language", "word"), [("kk", "ДӘЛЕЛДЕНДІ"), ("ru", "ДОКАЗАНО"), ("en", "PROVEN")])
def test_it_speaks_three_languages(saylau, sealed, language, word):
    _, out, _ = saylau("--lang", language, "verify", sealed)
    assert word in out


def test_a_head_from_outside_is_met(saylau, sealed):
    code, out, _ = saylau("verify", sealed, "--head", head(sealed / RECORD)[0].root.hex())
    assert code == 0
    assert "cut off or the whole replaced" not in out


def test_a_head_of_another_record_is_not_proven(saylau, sealed):
    code, out, _ = saylau("verify", sealed, "--head", "00" * 32)
    assert code == 1
    assert "NOT PROVEN (illustrative keys)" in out


def test_an_older_checkpoint_from_outside_is_extended(saylau, sealed, tmp_path):
    kept = tmp_path / "kept"
    shutil.copy(sealed / RECORD / "checkpoint", kept)
    toml = sealed / "election.toml"
    toml.write_text(
        toml.read_text(encoding="utf-8").replace('"samal", "koktem", "tan"]\nseats', '"tan"]\nseats'), encoding="utf-8"
    )
    record(read(sealed))
    code, out, _ = saylau("verify", sealed, "--checkpoint", kept, "--json")
    told = json.loads(out)
    assert (code, told["verdict"], told["anchored"]) == (0, "proven", True)


def test_a_flipped_bit_is_not_proven_and_named(saylau, sealed):
    bundle = next(path for path in (sealed / RECORD / "tile" / "entries").rglob("*") if path.is_file())
    told = bytearray(bundle.read_bytes())
    told[len(told) // 2] ^= 1
    bundle.write_bytes(told)
    code, out, _ = saylau("verify", sealed)
    assert code == 1
    assert "NOT PROVEN" in out
    assert "entry/" in out or "tile" in out
    assert " 0  " not in out.split("Why")[0]  # no seats are shown of a record that is not proven


def test_the_document_says_the_same(saylau, sealed):
    code, out, _ = saylau("verify", sealed, "--json")
    told = json.loads(out)
    assert code == 0
    assert told["verdict"] == "proven"
    assert told["illustrative_keys"] is True
    assert told["seats"]["lists"]["tan"] == 4
    assert told["rulings_made_again"] == told["size"]
    assert {each["limit"] for each in told["not_checked"]} == {"truth", "beside", "outside", "keys", "witness"}


@pytest.mark.parametrize("where", ["nowhere", "."])
def test_no_record_is_exit_code_2(saylau, small, where):
    code, out, _ = saylau("verify", small / where)
    assert code == 2
    assert "NO RECORD" in out


def test_a_receipt_from_outside_is_met(saylau, sealed, tmp_path):
    saylau("record", "prove", sealed, "seats/small", "--out", tmp_path / "r.json")
    code, out, _ = saylau("verify", sealed, "--receipt", tmp_path / "r.json")
    assert code == 0
    assert "cut off or the whole replaced" not in out
    (tmp_path / "r.json").write_text("{}", encoding="utf-8")
    code, out, _ = saylau("verify", sealed, "--receipt", tmp_path / "r.json")
    assert (code, "NOT PROVEN" in out) == (1, True)


def test_a_damaged_record_never_raises(saylau, sealed):
    for path in sorted((sealed / RECORD).rglob("*")):
        if path.is_file() and path.name not in (".lock", "journal"):
            kept = path.read_bytes()
            for damaged in (b"", b"\x00" * len(kept), kept[: len(kept) // 2], kept + b"x"):
                path.write_bytes(damaged)
                code, out, err = saylau("verify", sealed)
                assert (code, "Traceback" in out + err) == (1, False), path
            path.write_bytes(kept)
    assert saylau("verify", sealed)[0] == 0


def test_a_record_under_another_statute_book_names_it(saylau, sealed, tmp_path):
    """The limits that need a number or a name are said in every language, as text and as a document."""
    from verifier.real import load
    from verifier.writer import fingerprint

    told = load(sealed)
    told.law["elections/allocation.toml"] += b"# another edition\n"
    for entry in told.entries:
        entry["law"] = fingerprint(told.law)
    told.write(tmp_path / "other")
    for language in ("kk", "ru", "en"):
        code, out, _ = saylau("--lang", language, "verify", tmp_path / "other")
        assert (code, fingerprint(told.law) in out) == (0, True)
    _, out, _ = saylau("verify", tmp_path / "other", "--json")
    assert "book" in {each["limit"] for each in json.loads(out)["not_checked"]}


def test_a_head_of_an_earlier_size_says_how_far_it_goes(saylau, sealed):
    from saylau.record import root_at

    code, out, _ = saylau("verify", sealed, "--head", root_at(sealed / RECORD, 5).hex())
    assert (code, "after entry 5" in out) == (0, True)
