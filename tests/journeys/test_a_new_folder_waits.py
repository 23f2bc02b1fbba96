"""``saylau new`` opens a folder that ``run`` accepts: nothing is wrong with it, and nothing is known yet."""

import json


def test_a_new_folder_waits_for_its_protocols(saylau, tmp_path):
    folder = tmp_path / "spring"
    assert saylau("new", folder, "--on", "2023-03-19", "--list", "tan", "--list", "samal")[0] == 0
    code, out, err = saylau("run", "--json", folder)
    told = json.loads(out)
    assert (code, err) == (1, "")
    assert (told["election"], told["on"], told["verdict"], told["status"]) == (
        "spring",
        "2023-03-19",
        "waits",
        "partial",
    )
    assert told["seats"] == {"tan": 0, "samal": 0}
    assert told["counted"] == {"stations": 0, "counted": 0, "waiting": 0}


def test_a_station_and_two_typings_make_it_run_to_seats(saylau, tmp_path, small):
    folder = tmp_path / "spring"
    lists = [word for name in ("tan", "samal", "koktem") for word in ("--list", name)]
    saylau("new", folder, "--on", "2023-03-19", *lists)
    for name in ("stations.csv", "protocols.csv"):
        (folder / name).write_text((small / name).read_text(encoding="utf-8"), encoding="utf-8")
    code, out, _ = saylau("run", "--json", folder)
    told = json.loads(out)
    # the whole chamber of 2023 is shared out, because the new folder names no seats of its own
    assert (code, told["status"], sum(told["seats"].values())) == (0, "preliminary", 69)


def test_a_folder_with_files_is_never_written_over(saylau, small):
    before = {path.name: path.read_bytes() for path in small.iterdir()}
    code, out, err = saylau("new", small, "--on", "2023-03-19")
    assert (code, out) == (2, "")
    assert str(small) in err
    assert {path.name: path.read_bytes() for path in small.iterdir()} == before


def test_a_day_that_is_none_is_refused(saylau, tmp_path):
    assert saylau("new", tmp_path / "spring", "--on", "19.03.2023")[0] == 2
    assert list(tmp_path.iterdir()) == []
