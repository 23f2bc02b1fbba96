"""`saylau witness`: cosigns what extends the record it saw, refuses what does not."""

import shutil

from saylau.folder import RECORD, read, record


def reorder(folder, old, new):
    toml = folder / "election.toml"
    text = toml.read_text(encoding="utf-8")
    assert old in text
    toml.write_text(text.replace(old, new), encoding="utf-8")


def test_a_witness_cosigns_and_the_verifier_names_it(saylau, small, tmp_path):
    record(read(small))
    code, out, _ = saylau("witness", small, "--state", tmp_path / "state")
    assert code == 0
    assert "small/witness/observer" in out
    assert (tmp_path / "state").read_text(encoding="utf-8").count("\n") == 1
    _, out, _ = saylau("verify", small)
    assert "Cosigned by small/witness/observer" in out


def test_a_witness_goes_on_with_a_record_that_grew(saylau, small, tmp_path):
    record(read(small))
    saylau("witness", small, "--state", tmp_path / "state")
    reorder(small, '["samal", "koktem", "tan"]', '["tan", "koktem", "samal"]')
    record(read(small))
    assert saylau("witness", small, "--state", tmp_path / "state")[0] == 0


def test_a_record_that_was_replaced_is_refused_and_not_cosigned(saylau, small, tmp_path):
    record(read(small))
    saylau("witness", small, "--state", tmp_path / "state")
    shutil.rmtree(small / RECORD)
    reorder(small, '["samal", "koktem", "tan"]', '["tan", "koktem", "samal"]')
    record(read(small))
    before = (small / RECORD / "checkpoint").read_bytes()
    code, _, err = saylau("witness", small, "--state", tmp_path / "state")
    assert code == 2
    assert err
    assert (small / RECORD / "checkpoint").read_bytes() == before


def test_a_witness_without_a_record_is_told(saylau, small, tmp_path):
    code, _, err = saylau("witness", small, "--state", tmp_path / "state")
    assert code == 2
    assert "Traceback" not in err


def test_a_witness_of_real_keys_signs_with_its_own(saylau, small, tmp_path):
    keys = tmp_path / "keys"
    saylau("record", "keys", small, "--keys", keys, "--witness", "press", "--witness", "court")
    record(read(small), keys)
    assert saylau("witness", small, "--state", tmp_path / "state")[0] == 2
    code, out, _ = saylau(
        "witness", small, "--state", tmp_path / "state", "--keys", keys, "--name", "small/witness/court"
    )
    assert (code, "small/witness/court" in out, "Illustrative" in out) == (0, True, False)


def test_a_record_whose_entries_were_changed_is_not_cosigned(saylau, small, tmp_path):
    record(read(small))
    saylau("witness", small, "--state", tmp_path / "state")
    bundle = next(path for path in (small / RECORD / "tile" / "entries").rglob("*") if path.is_file())
    told = bytearray(bundle.read_bytes())
    told[len(told) // 2] ^= 1
    bundle.write_bytes(told)
    for state in ("state", "fresh"):
        code, _, err = saylau("witness", small, "--state", tmp_path / state)
        assert (code, "entry/" in err or "tile" in err) == (2, True)
    assert not (tmp_path / "fresh").exists()


def test_a_witness_without_a_right_to_write_hands_on_what_it_signed(saylau, small, tmp_path):
    record(read(small))
    before = (small / RECORD / "checkpoint").read_bytes()
    code, _, _ = saylau("witness", small, "--state", tmp_path / "state", "--out", tmp_path / "cosigned")
    assert code == 0
    assert (small / RECORD / "checkpoint").read_bytes() == before
    assert (tmp_path / "cosigned").read_bytes().startswith(before)
    code, out, _ = saylau("verify", small, "--checkpoint", tmp_path / "cosigned")
    assert (code, "cut off or the whole replaced" in out) == (0, False)
