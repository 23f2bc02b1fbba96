"""A draw can be repeated by anyone, depends on no order, is fair, and refuses what nobody could repeat."""

import hashlib
import shutil
import subprocess
from collections import Counter
from itertools import combinations, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saylau.errors import BadCall
from saylau.instruments.lots import Lot, draw, message, order, sample
from saylau.instruments.lots.drawing import ranked

LISTS = ("tan", "samal", "koktem", "bulaq", "terek")
SEED = "31415-92653-58979"
PURPOSE = "ballot/example"
DRAWN = ("terek", "tan", "samal", "koktem", "bulaq")
SHELL = r"""
while IFS= read -r name; do
  printf '%s  %s\n' "$(printf 'saylau/lots/v1\n%s\n%s\n%s' "$purpose" "$seed" "$name" | sha256sum | cut -c 1-64)" "$name"
done | LC_ALL=C sort
"""
SEEDS = 12_000
SEEN = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S")).filter(lambda each: each.isascii()), min_size=1
)


def test_a_draw_gives_what_it_gave_before():
    assert order(LISTS, seed=SEED, purpose=PURPOSE) == DRAWN


def test_each_name_is_shown_with_the_digest_of_its_four_lines():
    text = b"saylau/lots/v1\nballot/example\n31415-92653-58979\nterek"
    assert message("terek", seed=SEED, purpose=PURPOSE) == text
    first = draw(LISTS, seed=SEED, purpose=PURPOSE)[0]
    assert first == Lot(hashlib.sha256(text).hexdigest(), "terek")
    assert first.digest == "08407503f90d80cfdab71016512b11b2e1f602e05e8ffc3ad4e10131ea62608f"


def test_letters_of_other_alphabets_are_hashed_as_utf_8():
    assert message("Таң", seed="7", purpose="p") == "saylau/lots/v1\np\n7\nТаң".encode()


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="the machine has no sha256sum")
def test_the_shell_draws_the_same():
    names = (*LISTS, "Көктем және бұлақ", "100%", "-n", "\\n", "$(id)", "'quoted' \"name\"", "a  b")
    told = subprocess.run(
        ["sh", "-c", SHELL],
        input="".join(f"{name}\n" for name in names),
        env={"purpose": PURPOSE, "seed": SEED, "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    drawn = draw(names, seed=SEED, purpose=PURPOSE)
    assert told.stdout == "".join(f"{lot.digest}  {lot.name}\n" for lot in drawn)


@given(st.lists(SEEN, unique=True), st.randoms(use_true_random=False))
def test_the_order_in_which_names_come_plays_no_part(names, chance):
    mixed = list(names)
    chance.shuffle(mixed)
    assert order(mixed, seed=SEED, purpose=PURPOSE) == order(names, seed=SEED, purpose=PURPOSE)


@given(st.lists(SEEN, unique=True, min_size=1))
def test_a_name_that_is_struck_leaves_the_rest_as_they_stood(names):
    whole = order(names, seed=SEED, purpose=PURPOSE)
    assert order(names[1:], seed=SEED, purpose=PURPOSE) == tuple(each for each in whole if each != names[0])


def test_another_purpose_and_another_seed_are_another_draw():
    names = [str(number) for number in range(20)]
    drawn = {order(names, seed=seed, purpose=purpose) for seed in ("1", "2") for purpose in ("a", "b")}
    assert len(drawn) == 4


def test_every_order_of_four_names_is_as_likely_as_another():
    drawn = Counter(order("abcd", seed=str(seed), purpose="fair") for seed in range(SEEDS))
    # 23 degrees of freedom: a fair draw stays under 49.7 in 999 of 1000 lists of seeds; this list is fixed.
    assert chi_square(drawn, tuple(permutations("abcd"))) < 49.7


def test_every_sample_of_three_of_six_is_as_likely_as_another():
    drawn = Counter(tuple(sorted(sample("abcdef", 3, seed=str(seed), purpose="fair"))) for seed in range(SEEDS))
    # 19 degrees of freedom, one in a thousand.
    assert chi_square(drawn, tuple(combinations("abcdef", 3))) < 43.8


def test_names_that_resemble_each_other_are_as_likely_as_any():
    names = ("list", "list 1", "list 11", "LIST")
    drawn = Counter(order(names, seed=f"seed-{seed}", purpose="alike") for seed in range(SEEDS))
    assert chi_square(drawn, tuple(permutations(names))) < 49.7


def chi_square(drawn, possible):
    expected = SEEDS / len(possible)
    return sum((drawn[each] - expected) ** 2 / expected for each in possible)


def test_a_sample_is_the_beginning_of_the_order():
    samples = [sample(LISTS, size, seed=SEED, purpose=PURPOSE) for size in range(6)]
    assert samples == [DRAWN[:size] for size in range(6)]


@pytest.mark.parametrize("size", [-1, 6])
def test_a_sample_of_more_than_all_or_fewer_than_none_is_refused(size):
    with pytest.raises(BadCall, match=f"sample of {size} cannot be drawn from 5"):
        sample(LISTS, size, seed=SEED, purpose=PURPOSE)


def test_nothing_is_drawn_from_nothing():
    assert draw((), seed=SEED, purpose=PURPOSE) == ()


def test_a_name_that_stands_twice_is_refused():
    with pytest.raises(BadCall, match="twice in the draw: samal, tan"):
        order(("tan", "samal", "tan", "koktem", "samal"), seed=SEED, purpose=PURPOSE)


def test_equal_digests_are_refused():
    with pytest.raises(BadCall, match="samal and tan have one digest"):
        ranked({"tan": "00ff", "koktem": "00fe", "samal": "00ff"})


HOSTILE = {
    "empty": "",
    "a space before": " tan",
    "a space behind": "tan ",
    "a line break": "tan\nsamal",
    "a line break at the end": "tan\n",
    "a carriage return": "tan\rsamal",
    "a tab": "tan\tsamal",
    "nothing, written": "tan\0",
    "a turned direction": "tan\u202esamal",
    "no width at all": "tan\u200bsamal",
    "half a pair": "tan\ud800",
    "a line separator": "tan\u2028samal",
    "a paragraph separator": "tan\u2029samal",
    "another space": "tan\u00a0samal",
    "letters taken apart": "и\u0306",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("part", ["name", "seed", "purpose"])
def test_what_cannot_be_typed_again_from_paper_is_refused(part, text):
    told = {"name": "tan", "seed": SEED, "purpose": PURPOSE} | {part: text}
    with pytest.raises(BadCall, match=f"A {part} of a draw is"):
        message(told["name"], seed=told["seed"], purpose=told["purpose"])


@given(st.tuples(SEEN, SEEN, SEEN), st.tuples(SEEN, SEEN, SEEN))
def test_two_different_draws_never_share_a_text(one, other):
    ours, theirs = (message(name, seed=seed, purpose=purpose) for purpose, seed, name in (one, other))
    assert (ours == theirs) == (one == other)


def test_a_name_may_be_as_long_as_it_likes_and_hold_spaces_within():
    assert len(message("Ә" * 10_000 + " " + "b", seed="7", purpose="p")) == len("saylau/lots/v1\np\n7\n") + 20_002
