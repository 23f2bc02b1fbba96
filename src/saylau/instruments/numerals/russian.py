"""Numbers in Russian words."""

from __future__ import annotations

__all__ = ["VALUES", "fold", "write"]

UNITS = ("", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять")
TEENS = (
    "десять", "одиннадцать", "двенадцать", "тринадцать", "четырнадцать",
    "пятнадцать", "шестнадцать", "семнадцать", "восемнадцать", "девятнадцать",
)  # fmt: skip
TENS = (
    "", "", "двадцать", "тридцать", "сорок", "пятьдесят", "шестьдесят", "семьдесят", "восемьдесят", "девяносто",
)  # fmt: skip
HUNDREDS = (
    "", "сто", "двести", "триста", "четыреста", "пятьсот", "шестьсот", "семьсот", "восемьсот", "девятьсот",
)  # fmt: skip
ZERO = "ноль"
THOUSANDS = ("тысяча", "тысячи", "тысяч")
MILLIONS = ("миллион", "миллиона", "миллионов")

VALUES: dict[str, int] = {
    ZERO: 0,
    **{word: unit for unit, word in enumerate(UNITS) if word},
    **{word: 10 + unit for unit, word in enumerate(TEENS)},
    **{word: 10 * ten for ten, word in enumerate(TENS) if word},
    **{word: 100 * hundred for hundred, word in enumerate(HUNDREDS) if word},
    THOUSANDS[0]: 1_000,
    MILLIONS[0]: 1_000_000,
}

# Gender and case say nothing about the number, so a slip in them is not a disagreement.
FORMS = {
    "одна": "один",
    "одно": "один",
    "две": "два",
    "нуль": ZERO,
    **dict.fromkeys(THOUSANDS, THOUSANDS[0]),
    **dict.fromkeys(MILLIONS, MILLIONS[0]),
}


def write(n: int) -> str:
    """The number in Russian words, masculine, with the right cases: 2,001 is «две тысячи один»."""
    if n == 0:
        return ZERO
    millions, rest = divmod(n, 1_000_000)
    thousands, ones = divmod(rest, 1_000)
    words = [*_below_thousand(millions), _case(millions, MILLIONS)] if millions else []
    if thousands:
        feminine = {"один": "одна", "два": "две"}
        words += [*(feminine.get(word, word) for word in _below_thousand(thousands)), _case(thousands, THOUSANDS)]
    return " ".join(words + _below_thousand(ones))


def fold(words: list[str]) -> list[str]:
    """The words in one gender and case, without the «один» that may be left out before «тысяча» and «миллион»."""
    words = [FORMS.get(word, word) for word in words]
    kept: list[str] = []
    for word, following in zip(words, [*words[1:], ""], strict=True):
        heads_a_group = not kept or kept[-1] == MILLIONS[0]
        if not (word == "один" and heads_a_group and following in (THOUSANDS[0], MILLIONS[0])):
            kept.append(word)
    return kept


def _below_thousand(n: int) -> list[str]:
    hundreds, rest = divmod(n, 100)
    tens, units = divmod(rest, 10)
    below_hundred = [TEENS[units]] if tens == 1 else [TENS[tens], UNITS[units]]
    return [word for word in (HUNDREDS[hundreds], *below_hundred) if word]


def _case(n: int, forms: tuple[str, str, str]) -> str:
    """One тысяча, two to four тысячи, five тысяч; eleven to nineteen like five."""
    units = n % 10
    if n % 100 // 10 == 1 or units == 0 or units > 4:
        return forms[2]
    return forms[0] if units == 1 else forms[1]
