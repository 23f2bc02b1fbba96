"""Numbers in English words."""

from __future__ import annotations

__all__ = ["VALUES", "fold", "write"]

SMALL = (
    "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
ZERO, HUNDRED, THOUSAND, MILLION = "zero", "hundred", "thousand", "million"

VALUES: dict[str, int] = {
    ZERO: 0,
    **{word: unit for unit, word in enumerate(SMALL) if word},
    **{word: 10 * ten for ten, word in enumerate(TENS) if word},
    HUNDRED: 100,
    THOUSAND: 1_000,
    MILLION: 1_000_000,
}


def write(n: int) -> str:
    """The number in English words, without "and": 2,121 is "two thousand one hundred twenty-one"."""
    if n == 0:
        return ZERO
    millions, rest = divmod(n, 1_000_000)
    thousands, ones = divmod(rest, 1_000)
    words = [*_below_thousand(millions), MILLION] if millions else []
    words += [*_below_thousand(thousands), THOUSAND] if thousands else []
    return " ".join(words + _below_thousand(ones))


def fold(words: list[str]) -> list[str]:
    """The words without "and" inside, "a hundred" read as "one hundred", and a bare "thousand" as one."""
    kept: list[str] = []
    for word, following in zip(words, [*words[1:], ""], strict=True):
        if word == "and" and kept and following not in ("", word):
            continue
        heads_a_group = not kept or kept[-1] in (MILLION, THOUSAND)
        if word in (HUNDRED, THOUSAND, MILLION) and heads_a_group:
            kept.append("one")
        kept.append("one" if word in ("a", "an") else word)
    return kept


def _below_thousand(n: int) -> list[str]:
    hundreds, rest = divmod(n, 100)
    words = [SMALL[hundreds], HUNDRED] if hundreds else []
    if rest < 20:
        return words + ([SMALL[rest]] if rest else [])
    tens, units = divmod(rest, 10)
    return [*words, f"{TENS[tens]}-{SMALL[units]}" if units else TENS[tens]]
