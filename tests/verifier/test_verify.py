# ruff: noqa: E501 (figures, shapes and sentences stand on one line)
"""The verifier proves an untouched record and says what it cannot see."""

from __future__ import annotations

import base64
import json
import random
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from verifier import chapters, writer
from verifier.stranger import PROGRAM, report, verify
from verifier.vectors import BESIDE_THE_LISTS, CASES, VECTORS, given_of, law_of
from verifier.writer import Json


def ask(folder: Path, *more: str) -> tuple[int, Json]:
    """Exit status and report; nothing is ever written to the error output."""
    done = subprocess.run(
        [sys.executable, PROGRAM, folder, "--json", *more], check=False, capture_output=True, text=True
    )
    assert not done.stderr
    return done.returncode, json.loads(done.stdout)


def reasons(folder: Path, **outside: str) -> list[str]:
    return [code for code, _ in report(folder, **outside).problems]


def limits(folder: Path) -> dict[str, str]:
    return dict(report(folder).limits)


def states(told: Json) -> dict[str, str]:
    return {each["check"]: each["state"] for each in told["checks"]}


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("untouched")
    writer.small().write(folder)
    return folder


@pytest.fixture(scope="module")
def turned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("turned")
    writer.rich().write(folder)
    return folder


def test_an_untouched_record_is_proven(untouched: Path) -> None:
    status, told = ask(untouched)
    assert (status, told["verdict"], told["problems"]) == (0, "proven", [])
    assert {check: state for check, state in states(told).items() if state != "done"} == {
        "outside": "not_done",
        "registration": "not_done",
        "deputies": "not_done",
    }
    assert [each["code"] for each in told["not_checked"]] == [
        "illustrative",
        "no_witness",
        "law_text",
        "no_outside",
        "beside",
        "rulings",
        "truth",
    ]
    assert (told["contests"][0]["shared"]["seats"], told["contests"][0]["status"]) == (writer.SMALL_SEATS, "final")
    assert told["cosigned"] == ["kz-2021/witness"]


def test_a_record_with_every_turn_is_proven(turned: Path) -> None:
    status, told = ask(turned)
    assert (status, told["problems"], told["invented"]) == (0, [], "yes")
    turns, tie, short, bare = told["contests"]
    assert (turns["status"], turns["total"]["counted"], turns["total"]["registered"], turns["total"]["waiting"]) == (
        "partial",
        6,
        7,
        0,
    )
    assert turns["total"]["sums"]["ballots_transferred"] == -12
    assert (tie["shared"]["ties"], tie["shared"]["waiting"]) == ([{"lists": ["list_b", "list_c"], "seats": 1}], 1)
    assert (short["shared"]["seats"], short["shared"]["seats_empty"]) == (
        {"list_a": 4, "list_b": 2, "list_c": 3},
        {"list_c": 1},
    )
    assert (bare["shared"]["seats"], "total" in bare) == ({"list_a": 7, "list_b": 2, "list_c": 1}, False)


def test_its_own_ed25519_proves_the_same(untouched: Path) -> None:
    assert ask(untouched, "--own")[1] == ask(untouched)[1]


def test_a_head_from_outside_is_found_at_every_size(untouched: Path) -> None:
    leaves = writer.small().leaves()
    for size in (1, 4, 11, 25, 26):
        head = writer.root([writer.leaf_hash(leaf) for leaf in leaves[:size]])
        for text in (head.hex(), head.hex().upper(), writer.b64(head)):
            told = report(untouched, head=text)
            assert (told.problems, told.head["head_at"], told.state("outside")) == ([], size, "done")


def test_an_older_checkpoint_from_outside_is_extended(untouched: Path, tmp_path: Path) -> None:
    (tmp_path / "kept").write_bytes(writer.small().checkpoint(writer.small().leaves()[:7]))
    status, told = ask(untouched, "--checkpoint", str(tmp_path / "kept"))
    assert (status, states(told)["outside"]) == (0, "done")
    assert ask(untouched, "--checkpoint", str(tmp_path / "nowhere"))[1]["problems"][0]["code"] == "outside_form"


def test_a_receipt_of_every_entry_at_every_size_is_good(untouched: Path, tmp_path: Path) -> None:
    record = writer.small()
    leaves = record.leaves()
    for size in (1, 2, 7, 16, 26):
        for index in {0, size // 2, size - 1}:
            (tmp_path / "receipt").write_bytes(writer.canonical(record.receipt(index, size, leaves)))
            assert reasons(untouched, receipt=str(tmp_path / "receipt")) == []
    (tmp_path / "receipt").write_bytes(writer.canonical(record.receipt(3)) + b"\n")
    assert ask(untouched, "--receipt", str(tmp_path / "receipt"))[0] == 0


# --- What is told of heads, keys and witnesses ---


def printed(folder: Path, *more: str) -> str:
    """What a person reads."""
    return subprocess.run([sys.executable, PROGRAM, folder, *more], check=False, capture_output=True, text=True).stdout


def test_an_edited_entry_is_no_second_head_and_says_nothing_of_older_ones(tmp_path: Path) -> None:
    record = writer.small()
    record.published = [4, 11, 20]
    leaves = record.leaves()
    record.write(tmp_path)
    leaves[2] = leaves[2].replace(b"act-2", b"act-x")
    writer.write_tree(tmp_path / "record", leaves)
    (tmp_path / "kept").write_bytes(record.checkpoint(record.leaves()))
    for outside in ({}, {"checkpoint": str(tmp_path / "kept")}, {"head": writer.root([writer.leaf_hash(leaf) for leaf in record.leaves()]).hex()}):  # fmt: skip
        told = report(tmp_path, **outside)
        assert {code for code, _ in told.problems} == {"signature", "root_differs"}
        assert (told.state("extension"), told.state("outside")) == ("not_done", "not_done")
    (tmp_path / "older").write_bytes(record.checkpoint(record.leaves()[:11]))
    assert "outside_differs" in reasons(tmp_path, checkpoint=str(tmp_path / "older"))
    assert "head_not_found" in reasons(tmp_path, head="00" * 32)


def test_two_signed_heads_of_one_size_are_told_wherever_they_come_from(tmp_path: Path) -> None:
    record = writer.small()
    leaves = record.leaves()
    record.write(tmp_path)
    other = [leaf.replace(b"act-9", b"act-x") for leaf in leaves]
    (tmp_path / "kept").write_bytes(record.checkpoint(other))
    found = report(tmp_path, checkpoint=str(tmp_path / "kept")).problems
    assert set(found) == {("two_heads", "--checkpoint"), ("outside_differs", "--checkpoint")}
    (tmp_path / "kept").write_bytes(record.checkpoint([b"another", *leaves[1:4]]))
    assert set(reasons(tmp_path, checkpoint=str(tmp_path / "kept"))) == {"two_heads", "outside_differs"}
    (tmp_path / "kept").write_bytes(record.checkpoint([b"another", *leaves[1:7]]))
    assert reasons(tmp_path, checkpoint=str(tmp_path / "kept")) == ["outside_differs"]
    writer.put(tmp_path / "record" / "checkpoints" / "26", record.checkpoint(other))
    assert reasons(tmp_path) == ["two_heads"]


def test_whose_keys_they_are_and_whether_a_witness_is_one_is_told(tmp_path: Path) -> None:
    record = writer.with_keys_of_its_own(writer.small())
    record.write(tmp_path)
    assert reasons(tmp_path) == []
    told = limits(tmp_path)
    assert {"whose_keys", "witness_keys"} <= told.keys()
    assert not {"illustrative", "no_witness", "whose_other_keys"} & told.keys()
    assert told["witness_keys"] == "kz-2021/witness"
    record.witness = ""
    record.write(tmp_path / "alone")
    assert "no_witness" in limits(tmp_path / "alone")
    assert "witness_keys" not in limits(tmp_path / "alone")
    record.entries[0]["facts"]["illustrative"] = "yes"
    record.write(tmp_path / "illustrative")
    assert {"illustrative", "no_witness"} <= limits(tmp_path / "illustrative").keys()


def test_keys_that_are_only_called_real_make_no_witness(tmp_path: Path) -> None:
    writer.with_keys_of_its_own(writer.small(), "kz-2021").write(tmp_path)
    assert reasons(tmp_path) == ["keys_derived"]
    assert "no_witness" in limits(tmp_path)


def test_the_key_of_the_log_is_told_and_held_against_a_published_one(tmp_path: Path) -> None:
    record = writer.with_keys_of_its_own(writer.small())
    record.write(tmp_path)
    key = writer.public("saylau/kz-2021", record.seed)
    assert key in printed(tmp_path)
    assert ask(tmp_path)[1]["log_key"] == key
    for text in (key, f" {key[:20]} {key[20:]}\n", base64.b64decode(key).hex()):
        told = report(tmp_path, log_key=text)
        assert (told.problems, told.state("outside")) == ([], "done")
        assert {"whose_other_keys", "no_outside"} <= dict(told.limits).keys()
    other = writer.public("saylau/kz-2021")
    status, told = ask(tmp_path, "--log-key", other)
    assert (status, [(each["code"], each["check"], each["where"]) for each in told["problems"]]) == (1, [("other_log_key", "outside", other)])  # fmt: skip


def test_what_a_person_types_may_have_spaces_and_is_counted_where_it_is_wrong(untouched: Path) -> None:
    head = ask(untouched)[1]["root"]
    assert reasons(untouched, head=" ".join(head[at : at + 4] for at in range(0, 64, 4)) + "\n") == []
    wrong = {"": "0", "abc d": "4", head[:-1]: "63", "O" + head[1:]: "64 («O»)", writer.b64(bytes(32))[:-2] + "B=": "44 («B=»)", head * 2: "128"}  # fmt: skip
    for text, where in wrong.items():
        assert report(untouched, head=text).problems == [("head_form", where)]
        assert report(untouched, log_key=text).problems == [("log_key_form", where)]
    text = "64 hex digits or 44 characters of Base64 are needed, 4 were given"
    assert text in printed(untouched, "--head", "abc d")
    assert text in ask(untouched, "--head", "abcd")[1]["problems"][0]["says"]["en"]


def test_each_thing_from_outside_is_asked_for_itself(untouched: Path, tmp_path: Path) -> None:
    (tmp_path / "kept").write_bytes(b"no checkpoint")
    asked = {"head": "abc", "log_key": "abc", "checkpoint": str(tmp_path / "kept"), "receipt": str(tmp_path / "kept")}
    assert reasons(untouched, **asked) == ["head_form", "log_key_form", "outside_form", "outside_form"]


def test_nothing_from_outside_is_said_beneath_the_verdict(untouched: Path) -> None:
    for at, lang in enumerate(("en", "ru", "kk")):
        said = verify.WORDS["nothing_outside"][at]
        assert printed(untouched, "--lang", lang).splitlines()[2] == said
        assert said not in printed(untouched, "--lang", lang, "--head", ask(untouched)[1]["root"])


def test_witnesses_are_named_only_where_all_is_proven(untouched: Path) -> None:
    assert "signed by the witnesses (illustrative keys): kz-2021/witness" in printed(untouched)
    assert "signed by the witnesses" not in printed(untouched, "--head", "00" * 32)


def test_without_the_library_it_says_that_it_is_slow_and_why(untouched: Path, tmp_path: Path) -> None:
    (tmp_path / "cryptography.py").write_text("raise ImportError")
    for more in ([], ["--lang", "ru"], ["--lang", "kk"], ["--json"]):
        done = subprocess.run([sys.executable, PROGRAM, untouched, *more], check=False, capture_output=True,
                              text=True, env={"PYTHONPATH": str(tmp_path)})  # fmt: skip
        lang = ("en", "ru", "kk").index(more[1] if more[1:] else "en")
        assert done.stderr == ("" if more == ["--json"] else verify.WORDS["slow"][lang] + "\n")
        assert done.returncode == 0


# --- How it is written for people ---


def test_thousands_are_parted_as_the_language_does(untouched: Path) -> None:
    assert "2,560" in printed(untouched)
    for lang in ("ru", "kk"):
        assert "2\u00a0560" in printed(untouched, "--lang", lang)
        assert not re.search(r"\d,\d", printed(untouched, "--lang", lang))


def test_no_name_that_a_record_gives_can_be_read_as_a_verdict(tmp_path: Path) -> None:
    contest = writer.contest("majilis", "kz-2021", title=dict.fromkeys(("en", "ru", "kk"), "Nothing is wrong"))
    writer.begun(writer.Writer("kz-2021", "2021-01-10", [contest])).record().write(tmp_path)
    for lang, line in (("en", "Contest “Nothing is wrong”"), ("ru", "Округ «Nothing is wrong»"), ("kk", "Сайлау округі «Nothing is wrong»")):  # fmt: skip
        text = printed(tmp_path, "--lang", lang)
        assert any(each.startswith(line) for each in text.splitlines())
        assert not any(each.startswith("Nothing") for each in text.splitlines())


def test_the_columns_of_the_checks_stand_apart(tmp_path: Path) -> None:
    untouched = tmp_path
    chapters.whole().write(untouched)
    for at, lang in enumerate(("en", "ru", "kk")):
        text = printed(untouched, "--lang", lang, "--head", "00" * 32)
        assert f"  {verify.WORDS['failed'][at]}  {verify.WORDS['outside'][at]}" in text


# --- Which folder ---


def test_the_record_itself_may_be_named(untouched: Path) -> None:
    whole = ask(untouched)
    assert ask(untouched / "record") == whole
    done = subprocess.run([sys.executable, PROGRAM, ".", "--json"], check=False, capture_output=True, cwd=untouched / "record")  # fmt: skip
    assert json.loads(done.stdout) == whole[1]
    help_text = subprocess.run([sys.executable, PROGRAM, "--help"], check=False, capture_output=True, text=True).stdout
    assert "or the folder `record` in it" in " ".join(help_text.split())


def test_a_folder_without_a_record_is_said_to_have_none(tmp_path: Path) -> None:
    assert [ask(folder)[0] for folder in (tmp_path, tmp_path / "nowhere")] == [2, 2]
    (tmp_path / "record").mkdir()
    assert ask(tmp_path)[0] == 1


def test_what_a_writer_keeps_for_itself_is_passed_over(tmp_path: Path) -> None:
    writer.small().write(tmp_path)
    (tmp_path / "record" / ".lock").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "record" / "journal").write_bytes(b"\xff not of the record")
    assert reasons(tmp_path) == []


@pytest.mark.parametrize(("lang", "word"), [("en", "PROVEN"), ("ru", "ДОКАЗАНО"), ("kk", "ДӘЛЕЛДЕНДІ")])
def test_the_verdict_is_said_in_three_languages(turned: Path, lang: str, word: str) -> None:
    done = subprocess.run(
        [sys.executable, PROGRAM, turned, "--lang", lang], check=False, capture_output=True, text=True
    )
    first = done.stdout.splitlines()[0]
    assert first.startswith(word + " (")
    assert all(verify.WORDS[key][("en", "ru", "kk").index(lang)] in first for key in ("illustrative_keys", "invented"))


@pytest.mark.parametrize("size", [255, 256, 257, 512, 700])
def test_full_and_partial_tiles_are_read(tmp_path: Path, size: int) -> None:
    record = writer.large(700)
    record.write(tmp_path, record.leaves()[:size])
    found = {code for code in reasons(tmp_path) if code != "keys_differ"}
    assert found == set()


def test_partial_tiles_that_still_lie_there_begin_the_full_ones(tmp_path: Path) -> None:
    record = writer.large(700)
    record.write(tmp_path)
    old = tmp_path / "record" / "tile" / "0" / "000.p" / "7"
    writer.put(old, (tmp_path / "record" / "tile" / "0" / "000").read_bytes()[: 7 * 32])
    assert reasons(tmp_path) == []
    old.write_bytes(bytes(7 * 32))
    assert reasons(tmp_path) == ["tile_differs"]
    (tmp_path / "record" / "tile" / "1" / "000.p" / "2").write_bytes(bytes(64))
    assert reasons(tmp_path) == ["tile_differs"] * 2


def test_entries_that_no_checkpoint_covers_are_told(tmp_path: Path) -> None:
    record = writer.small()
    leaves = record.leaves()
    record.write(tmp_path, leaves[:25])
    writer.write_tree(tmp_path / "record", leaves)
    assert reasons(tmp_path) == []
    assert "unpublished" in limits(tmp_path)


def test_what_came_after_the_totals_is_told_and_is_no_fault(tmp_path: Path) -> None:
    made = writer.small_writer()
    made.settle("majilis", "akmola/1", [1, 2, 3], version=2)
    made.annul("majilis", "almaty")
    made.record().write(tmp_path)
    assert reasons(tmp_path) == []
    assert limits(tmp_path)["not_yet_added"] == "majilis: 2"
    made.add_up("majilis")
    made.record().write(tmp_path / "added")
    assert (reasons(tmp_path / "added"), "not_yet_added" in limits(tmp_path / "added")) == ([], False)
    assert limits(tmp_path / "added")["seats_older"] == "majilis"
    made.allocate("majilis")
    made.record().write(tmp_path / "shared")
    assert (reasons(tmp_path / "shared"), limits(tmp_path / "shared")["certificate_older"]) == ([], "majilis")


def test_a_protocol_added_between_a_commission_s_total_and_the_nation_s_is_refused(tmp_path: Path) -> None:
    made = writer.begun(writer.Writer("kz-2021", "2021-01-10", [writer.contest("majilis", "kz-2021")]))
    writer.registered(made, "majilis")
    made.settle("majilis", "akmola/1", [9, 8, 7])
    made.commission("majilis", "akmola/tec_01")
    made.settle("majilis", "akmola/2", [9, 8, 7])
    made.commission("majilis", "akmola/tec_02")
    made.above("majilis", "region", "akmola", ["akmola/tec_01", "akmola/tec_02"], actor="kz-2021/akmola")
    for region, key in (("almaty", "almaty/tec_01"), ("abroad", "abroad/mfa")):
        made.commission("majilis", key)
        made.above("majilis", "abroad" if region == "abroad" else "region", region, [key], actor=f"kz-2021/{region}")
    made.above("majilis", "country", "country", ["akmola", "almaty"])
    made.above("majilis", "nation", "", ["country", "abroad"])
    made.record().write(tmp_path)
    assert reasons(tmp_path) == ["rests_on_older"]
    assert limits(tmp_path)["not_yet_added"] == "majilis: 1"


def test_of_two_good_papers_of_a_station_neither_counts(tmp_path: Path) -> None:
    made = writer.begun(writer.Writer("kz-2021", "2021-01-10", [writer.contest("majilis", "kz-2021")]))
    writer.registered(made, "majilis")
    for station, votes in writer.VOTES.items():
        made.settle("majilis", station, votes)
    made.settle("majilis", "akmola/1", [1, 1, 1], version=2)
    made.add_up("majilis")
    made.record().write(tmp_path)
    told = report(tmp_path)
    assert (told.problems, told.contests[0]["total"]["counted"]) == ([], 5)


def test_nothing_counted_has_neither_sums_nor_votes_and_no_seats(tmp_path: Path) -> None:
    made = writer.begun(writer.Writer("kz-2021", "2021-01-10", [writer.contest("majilis", "kz-2021")]))
    writer.registered(made, "majilis")
    made.add_up("majilis")
    made.allocate("majilis")
    made.record().write(tmp_path)
    told = report(tmp_path)
    assert (told.problems, told.contests[0]["total"]["votes"]) == ([], {})


def test_one_list_alone_over_the_threshold_is_open(tmp_path: Path) -> None:
    made = writer.begun(writer.Writer("kz-2021", "2021-01-10", [writer.contest("majilis", "kz-2021")]))
    writer.registered(made, "majilis")
    for station in writer.VOTES:
        made.settle("majilis", station, [970, 20, 10])
    made.add_up("majilis")
    made.lie = lambda entry: entry["ruling"]["result"].update(case="runner_up")
    made.allocate("majilis")
    made.record().write(tmp_path)
    assert (reasons(tmp_path), limits(tmp_path)["runner_up"]) == ([], "seats/kz-2021")
    made.lie = lambda entry: entry["ruling"]["result"].update(case="runner_up", seats={"list_a": 99}, waiting=0)
    made.allocate("majilis")
    made.record().write(tmp_path / "more")
    assert reasons(tmp_path / "more") == ["seats_differ"]


def test_wordings_beside_the_book_carry_its_provisions_on(tmp_path: Path) -> None:
    later = b'[[provision]]\nname = "system.seats.party_list"\n[[provision.wording]]\nfrom = 2021-01-01\nvalue = 107\n'
    record = writer.small()
    record.law = writer.book() | {"beside/a.toml": later}
    assert verify.values_on(list(record.law.items()), "2021-01-10")["system.seats.party_list"] == 107
    for entry in record.entries:
        entry["law"] = writer.fingerprint(record.law)
    record.write(tmp_path)
    assert reasons(tmp_path)[0] == "seats_differ"
    assert verify.values_on(list(record.law.items()), "2020-12-31")["system.seats.party_list"] == 98


def test_a_wording_that_ended_open_or_absent_gives_no_value() -> None:
    text = "\n".join(['[[provision]]', 'name = "a"', "[[provision.wording]]", "value = 1", "until = 2020-01-01", '[[provision]]', 'name = "b"',
                      "[[provision.wording]]", "value = 1", "[[provision.wording]]", "from = 2019-01-01", "open = true"])  # fmt: skip
    assert [verify.values_on([("x", text.encode())], day) for day in ("2018-01-01", "2019-06-01", "2020-01-01")] == [
        {"a": 1, "b": 1},
        {"a": 1},
        {},
    ]


@pytest.mark.parametrize(("public", "message", "signature"), [vector[1:] for vector in VECTORS])
def test_ed25519_verifies_the_vectors_of_the_rfc(public: str, message: str, signature: str) -> None:
    key, text, signed = bytes.fromhex(public), bytes.fromhex(message), bytes.fromhex(signature)
    more = (int.from_bytes(signed[32:], "little") + verify.ORDER).to_bytes(32, "little")
    for check in (verify.own_verify, verify.library_verify):
        assert check(key, text, signed)
        assert not check(key, text + b"!", signed)
        assert not check(key, text, signed[:32] + more)


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


@pytest.mark.parametrize(("figures", "facts", "changes", "seats"), BESIDE_THE_LISTS)
def test_blank_ballots_and_the_seats_of_a_constituency(figures, facts, changes, seats):
    facts = {"list_sizes": {}, "registered": []} | facts
    made = verify.share(figures, facts, law_of("2021-01-10") | changes, "")
    assert {name: number for name, number in made.seats.items() if number} == seats


def test_blank_ballots_that_are_in_the_base_must_be_known():
    law = law_of("2021-01-10") | BESIDE_THE_LISTS[0][2]
    with pytest.raises(verify.Refused, match="law_silent"):
        verify.share({"votes": {"a": 1}}, {"list_sizes": {}, "registered": [], "seats": 1}, law, "")


def test_one_typing_is_enough_where_the_law_wants_no_second():
    facts = {"decisions": {}, "first": {}}
    assert [verify.agree(facts, "", once=once) for once in (True, False)] == [True, False]


@pytest.mark.parametrize(("day", "votes", "more", "expected"), CASES)
def test_seats_follow_article_97_1_of_the_day(
    day: str, votes: dict[str, int], more: Json, expected: tuple[Any, int]
) -> None:
    figures, facts = given_of(votes, more)
    made = verify.share(figures, facts, law_of(day), "")
    seats = None if made.seats is None else {name: n for name, n in made.seats.items() if n}
    won = sum((seats or {}).values()) + sum(made.seats_empty.values())
    assert (seats, made.seats_to_share - won) == expected


def test_the_needed_votes_are_the_fewest_that_reach_the_threshold() -> None:
    for votes in ({"a": 100, "b": 100}, {"a": 93, "b": 7}, {"a": 1, "b": 13}):
        made = verify.share({"votes": votes}, {"list_sizes": {}, "registered": []}, law_of("2021-01-10"), "")
        base = sum(votes.values())
        assert made.needed * 100 >= 7 * base > (made.needed - 1) * 100


def test_the_program_shares_nothing_with_the_house() -> None:
    text = PROGRAM.read_text(encoding="utf-8")
    assert not any(line.strip().startswith(("import saylau", "from saylau")) for line in text.splitlines())


def test_no_random_damage_makes_it_stumble(tmp_path: Path) -> None:
    writer.small().write(tmp_path)
    dice = random.Random(7)
    files = sorted(path for path in (tmp_path / "record").rglob("*") if path.is_file() and "law" not in path.parts)
    for _ in range(60):
        path = dice.choice(files)
        data = path.read_bytes()
        at, length = dice.randrange(len(data)), dice.choice([0, 1, 1, 3, 40])
        path.write_bytes(data[:at] + dice.randbytes(dice.choice([0, 1, 2, 30])) + data[at + length :])
        changed = path.read_bytes() != data
        assert bool(reasons(tmp_path)) == changed or path.name == "checkpoint"
        path.write_bytes(data)
