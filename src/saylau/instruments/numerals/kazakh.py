"""Numbers in Kazakh words."""

from __future__ import annotations

__all__ = ["VALUES", "fold", "write"]

UNITS = ("", "бір", "екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз")
TENS = ("", "он", "жиырма", "отыз", "қырық", "елу", "алпыс", "жетпіс", "сексен", "тоқсан")
ZERO, ONE, HUNDRED, THOUSAND, MILLION = "нөл", "бір", "жүз", "мың", "миллион"

VALUES: dict[str, int] = {
    ZERO: 0,
    **{word: unit for unit, word in enumerate(UNITS) if word},
    **{word: 10 * ten for ten, word in enumerate(TENS) if word},
    HUNDRED: 100,
    THOUSAND: 1_000,
    MILLION: 1_000_000,
}

# Kazakh texts are often typed on a Russian or Latin layout: i, h and ə stand in for і, һ and ә.
STAND_INS = str.maketrans("ihə", "іһә")


def write(n: int) -> str:
    """The number in Kazakh words: 1,100 is «бір мың жүз».

    «Бір» stands before «мың» and «миллион», as money and acts are written, so that nothing can be put in front of the
    words afterwards; before «жүз» it is not said, since «бір жүз» is not standard Kazakh.
    """
    if n == 0:
        return ZERO
    millions, rest = divmod(n, 1_000_000)
    thousands, ones = divmod(rest, 1_000)
    words = [*_below_thousand(millions), MILLION] if millions else []
    words += [*_below_thousand(thousands), THOUSAND] if thousands else []
    return " ".join(words + _below_thousand(ones))


def fold(words: list[str]) -> list[str]:
    """The words without what Kazakh leaves to taste: «бір» before «жүз», «мың» and «миллион» at the head of a group."""
    words = [word.translate(STAND_INS) for word in words]
    kept: list[str] = []
    for word, following in zip(words, [*words[1:], ""], strict=True):
        heads_a_group = not kept or kept[-1] in (THOUSAND, MILLION)
        if not (word == ONE and heads_a_group and following in (HUNDRED, THOUSAND, MILLION)):
            kept.append(word)
    return kept


def _below_thousand(n: int) -> list[str]:
    hundreds, rest = divmod(n, 100)
    tens, units = divmod(rest, 10)
    count = [UNITS[hundreds]] if hundreds > 1 else []
    return count + ([HUNDRED] if hundreds else []) + [word for word in (TENS[tens], UNITS[units]) if word]
