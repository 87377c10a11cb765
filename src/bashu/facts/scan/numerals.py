"""Read number words: English cardinals and Chinese numerals."""

from __future__ import annotations

from decimal import Decimal

__all__ = [
    "EN_NUMBERS",
    "EN_SCALES",
    "ZH_SCALES",
    "chinese_number",
    "english_number",
    "is_cjk",
    "percent_of",
    "plain",
]

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
EN_NUMBERS: dict[str, int] = {word: value for value, word in enumerate(_SMALL)} | {
    word: 20 + 10 * index
    for index, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())
}
EN_NUMBERS["dozen"] = 12
EN_SCALES: dict[str, int] = {
    "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "mn": 10**6, "mln": 10**6, "bn": 10**9, "bln": 10**9, "tn": 10**12, "trn": 10**12, "k": 1000, "m": 10**6,
    "b": 10**9,
}  # fmt: skip
ZH_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "两": 2,
    "壹": 1,
    "贰": 2,
    "叁": 3,
}
ZH_SCALES: dict[str, int] = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}


def is_cjk(char: str) -> bool:
    """Whether the character is a Chinese one."""
    return "\u4e00" <= char <= "\u9fff"


def english_number(words: list[str]) -> Decimal | None:
    """The cardinal that the lower-case words spell, None where they spell none.

    >>> english_number(["three", "hundred", "and", "fifty"]), english_number(["twenty", "one", "million"])
    (Decimal('350'), Decimal('21000000'))
    """
    total = group = 0
    last = 0  # the last small number: "two three" is not a cardinal
    for word in words:
        if word in ("and", "a"):
            continue
        if word in EN_NUMBERS:
            value = EN_NUMBERS[word]
            if word == "dozen":
                group = max(group, 1) * 12
            elif last and (last < 20 or value >= 10):
                return None
            else:
                group += value
            last = value
        elif word == "hundred":
            group, last = max(group, 1) * 100, 0
        elif word in EN_SCALES:
            total, group, last = total + max(group, 1) * EN_SCALES[word], 0, 0
        else:
            return None
    return Decimal(total + group)


def chinese_number(text: str) -> Decimal | None:
    """The value of a Chinese numeral in simplified characters, None where it is none.

    >>> chinese_number("三百二十"), chinese_number("一百二十万"), chinese_number("二〇二四")
    (Decimal('320'), Decimal('1200000'), Decimal('2024'))
    """
    if not any(char in ZH_SCALES for char in text):
        digits = [ZH_DIGITS.get(char) for char in text]
        if not digits or None in digits:
            return None
        return Decimal("".join(str(digit) for digit in digits))
    total = section = digit = 0
    for char in text:
        if char in ZH_DIGITS:
            digit = ZH_DIGITS[char]
        elif char in "十百千":
            section += (digit or 1) * ZH_SCALES[char]
            digit = 0
        elif char in "万亿":
            total = (total + section + digit or 1) * ZH_SCALES[char]
            section = digit = 0
        else:
            return None
    return Decimal(total + section + digit)


def percent_of(part: Decimal, whole: Decimal) -> Decimal:
    """A fraction in percent, to four decimals: nobody who writes "a third" means more."""
    return round(100 * part / whole, 4).normalize()


def plain(value: Decimal) -> Decimal:
    """The number without an exponent, so that it prints as people write it."""
    if value == (whole := int(value)):
        return Decimal(whole)
    return value.normalize()
