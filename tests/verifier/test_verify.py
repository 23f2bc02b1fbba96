"""The verifier proves an untouched record and says what it cannot see."""

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from verifier import writer
from verifier.stranger import PROGRAM, verify
from verifier.vectors import CASES, VECTORS, law_of


def ask(folder: Path, *more: str) -> tuple[int, dict]:
    """Exit status and report; nothing is ever written to the error output."""
    done = subprocess.run(
        [sys.executable, PROGRAM, folder, "--json", *more], check=False, capture_output=True, text=True
    )
    assert not done.stderr
    return done.returncode, json.loads(done.stdout)


def checked(report: dict) -> dict[str, str]:
    return {each["check"]: each["state"] for each in report["checks"]}


def examine(folder: Path) -> tuple[list[str], list[str]]:
    """Reasons and limits, asked in this process."""
    report = verify.Verifier(folder, own=False, head=None, outside=None).run()
    return [code for code, _ in report.problems], [code for code, _ in report.limits]


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("untouched")
    writer.small().write(folder)
    return folder


def test_an_untouched_record_is_proven(untouched: Path) -> None:
    status, report = ask(untouched)
    assert (status, report["verdict"], report["problems"]) == (0, "proven", [])
    assert {check: state for check, state in checked(report).items() if state != "done"} == {"outside": "not_done"}
    assert [each["code"] for each in report["not_checked"]] == ["illustrative", "no_outside", "rulings", "truth"]


def test_its_own_ed25519_proves_the_same(untouched: Path) -> None:
    assert ask(untouched, "--own")[1] == ask(untouched)[1]


def test_a_head_from_outside_is_found_at_every_size(untouched: Path) -> None:
    leaves = writer.small().leaves()
    for size in (1, 4, 11, 12):
        head = writer.root([writer.leaf_hash(leaf) for leaf in leaves[:size]]).hex()
        status, report = ask(untouched, "--head", head)
        assert (status, report["head_at"], checked(report)["outside"]) == (0, size, "done")


def test_an_older_checkpoint_from_outside_is_extended(untouched: Path, tmp_path: Path) -> None:
    (tmp_path / "kept").write_bytes(writer.small().checkpoint(writer.small().leaves()[:7]))
    status, report = ask(untouched, "--checkpoint", str(tmp_path / "kept"))
    assert (status, checked(report)["outside"]) == (0, "done")
    assert ask(untouched, "--checkpoint", str(tmp_path / "nowhere"))[1]["problems"][0]["code"] == "missing_file"


def test_a_folder_without_a_record_is_said_to_have_none(tmp_path: Path) -> None:
    assert [ask(folder)[0] for folder in (tmp_path, tmp_path / "nowhere")] == [2, 2]
    (tmp_path / "record").mkdir()
    assert ask(tmp_path)[0] == 1


@pytest.mark.parametrize(("lang", "word"), [("en", "PROVEN"), ("ru", "ДОКАЗАНО"), ("kk", "ДӘЛЕЛДЕНДІ")])
def test_the_verdict_is_said_in_three_languages(untouched: Path, lang: str, word: str) -> None:
    done = subprocess.run(
        [sys.executable, PROGRAM, untouched, "--lang", lang], check=False, capture_output=True, text=True
    )
    assert done.stdout.startswith(word + " (")


def test_seven_hundred_entries_make_full_tiles_and_two_levels(tmp_path: Path) -> None:
    writer.large(700).write(tmp_path)
    reasons, limits = examine(tmp_path)
    assert (reasons, "no_totals" in limits) == ([], True)
    old = tmp_path / "record" / "tile" / "0" / "000.p" / "7"
    writer.put(old, (tmp_path / "record" / "tile" / "0" / "000").read_bytes()[: 7 * 32])
    assert examine(tmp_path)[0] == []
    old.write_bytes(bytes(7 * 32))
    assert examine(tmp_path)[0] == ["tile_differs"]
    (tmp_path / "record" / "tile" / "1" / "000.p" / "2").write_bytes(bytes(64))
    assert examine(tmp_path)[0] == ["tile_differs"] * 2


def test_protocols_that_do_not_count_are_left_out(tmp_path: Path) -> None:
    counted = [writer.protocol(*row) for row in writer.SMALL]
    out = [writer.protocol(f"akmola/{n}", "akmola/tec_01", "akmola", [5, 4, 3]) for n in (3, 4, 5)]
    out[0]["ruling"]["verdict"] = "falls"
    out[1]["ruling"]["verdict"] = "waits"
    del out[1]["facts"]["second"]
    commissions = ["akmola/tec_01", "abroad/mfa"]
    corrected = writer.protocol("akmola/3", "akmola/tec_01", "akmola", [6, 5, 4], version=2)
    repeat = writer.protocol("akmola/5", "akmola/tec_01", "akmola", [7, 5, 4], round="repeat")
    above = writer.totals([*counted, corrected, repeat], [{"station": "akmola/5"}])
    writer.finish([writer.opening(commissions), *counted, *out, corrected, repeat, *above], commissions).write(tmp_path)
    reasons, limits = examine(tmp_path)
    assert (reasons, "no_seats" in limits) == ([], True)


def test_a_field_that_one_protocol_left_empty_has_no_sum(tmp_path: Path) -> None:
    protocols = [writer.protocol(*row) for row in writer.SMALL]
    del protocols[0]["facts"]["first"]["numbers"]["invalid"]
    above = writer.totals(protocols)
    assert "invalid" not in above[-1]["facts"]["sums"]
    commissions = ["akmola/tec_01", "abroad/mfa"]
    record = writer.finish([writer.opening(commissions), *protocols, *above], commissions)
    record.write(tmp_path)
    assert examine(tmp_path)[0] == []
    record.entries[-1]["facts"]["sums"]["invalid"] = 0
    record.write(tmp_path)
    assert examine(tmp_path)[0] == ["sum_differs"]


def test_typings_that_differ_may_stand_once_settled(tmp_path: Path) -> None:
    record = writer.small()
    facts = record.entries[2]["facts"]
    facts["second"] = facts["first"] | {"typing": 2, "numbers": {"valid": 1}}
    facts["decisions"] = {"K.605": {"decision": "settled", "text": "the first is what the paper says"}}
    record.write(tmp_path)
    assert examine(tmp_path)[0] == []


@pytest.mark.parametrize(("public", "message", "signature"), [vector[1:] for vector in VECTORS])
def test_ed25519_verifies_the_vectors_of_the_rfc(public: str, message: str, signature: str) -> None:
    key, text, signed = bytes.fromhex(public), bytes.fromhex(message), bytes.fromhex(signature)
    for check in (verify.own_verify, verify.library_verify):
        assert check(key, text, signed)
        assert not check(key, text + b"!", signed)
        assert not check(
            key, text, signed[:32] + (int.from_bytes(signed[32:], "little") + verify.ORDER).to_bytes(32, "little")
        )


def test_ed25519_agrees_with_the_library_on_broken_signatures() -> None:
    dice = random.Random(5)
    for _ in range(60):
        key = writer.private(str(dice.random()))
        message = dice.randbytes(20)
        signed, public = bytearray(key.sign(message)), bytearray(key.public_key().public_bytes_raw())
        broken = dice.choice([signed, public, bytearray(1)])
        broken[dice.randrange(len(broken))] ^= 1 << dice.randrange(8)
        given = bytes(public), message, bytes(signed)
        assert verify.own_verify(*given) == verify.library_verify(*given)


@pytest.mark.parametrize(("day", "votes", "more", "expected"), CASES)
def test_seats_follow_article_97_1_of_the_day(
    untouched: Path, day: str, votes: dict, more: dict, expected: object
) -> None:
    facts = {"list_sizes": {}, "registered": [], "votes": votes} | more
    made = verify.allocate(facts, law_of(day, untouched))
    assert (made and ({name: n for name, n in made[0].items() if n}, made[1])) == expected


def test_the_program_shares_nothing_with_the_house() -> None:
    text = PROGRAM.read_text(encoding="utf-8")
    assert not any(line.startswith(("import saylau", "from saylau")) for line in text.splitlines())


def test_no_random_damage_makes_it_stumble(tmp_path: Path) -> None:
    writer.small().write(tmp_path)
    dice = random.Random(7)
    files = sorted(path for path in (tmp_path / "record").rglob("*") if path.is_file() and "law" not in path.parts)
    for _ in range(90):
        path = dice.choice(files)
        data = path.read_bytes()
        at, length = dice.randrange(len(data)), dice.choice([0, 1, 1, 3, 40])
        path.write_bytes(data[:at] + dice.randbytes(dice.choice([0, 1, 2, 30])) + data[at + length :])
        changed = path.read_bytes() != data
        reasons, _ = examine(tmp_path)
        assert bool(reasons) == changed or path.name == "checkpoint"
        path.write_bytes(data)
