"""Scan a sentence for figures: digits with scale and unit, fractions, ratios, ranges.

Number words are read by the ``scan_words`` files; all yield :class:`Figure`.
"""

from __future__ import annotations

import re
from decimal import Decimal

from bashu.facts.figure import Figure
from bashu.facts.scan.finish import finish
from bashu.facts.scan.numerals import EN_SCALES, is_cjk
from bashu.facts.scan.reject import is_quoted_name
from bashu.facts.scan.units import CURRENCY_SIGNS, EN_UNITS, MEASURES, ZH_UNITS, UnitRead, read_zh_unit

__all__ = ["half_width", "scan_digits"]

_NUMBER = re.compile(
    r"\d(?:\d{0,2}(?:,\d{3})+(?:\.\d+)?|\d*(?:\.\d+|\. \d{1,2}(?=\s?(?:%|万|亿|个百分|percent)))?)"
)
_SIGN = re.compile(r"(?:us ?\$|hk ?\$|a\$|[$¥€£]|\b(?:rmb|cny|usd|eur|gbp|rm|ps|y=)|人民币|新?台币|港币)\s?$")
#: The last characters of signs.
_SIGN_ENDS = frozenset("$¥€£=ydrbpms币")
_SCALE_EN = re.compile(
    r"[ -]?(hundred|thousand|million|billion|trillion|mn|mln|bln|bn|tn|trn|k|m|b)(?![a-z0-9])"
)
_SCALE_ZH = re.compile(r"\s?([十百千]?[万亿]{1,2}|兆(?=元|美元|\d)|[千百十](?=[万亿家个人元]))")
_MORE_ZH = re.compile(
    r"(?:多|余|来)(?=[万亿个家项条户人件座所台辆公吨元名次种套份场处批艘列班趟只头间张组片幅亩米篇株盏部册棵匹架栋幢支枚款颗对斤])"
)
_UNIT_EN = re.compile(r"[ -]?([%‰]|°[cf]|[a-z][a-z./²³]*(?:[ -][a-z][a-z./²³]*){0,3})")
_TEU_BOXES = re.compile(r" \(teus?\)(?: containers)?| containers")
_TEU_LONG = re.compile(r" (?:20|twenty)[ -]foot(?: |-)equivalent units?(?: \(teus?\))?")
_RATIO = re.compile(r"\d+(?:\.\d+)?(?: ?: ?\d+(?:\.\d+)?){2,}")
_YUAN_CLASS = re.compile(r"-yuan(?:-level|[ -](?:level|club|mark|threshold|cluster|industr|grade))")
_ONE = Decimal(1)
_MEASURES = frozenset(MEASURES)
#: With what the names of English units begin.
_UNIT_HEADS = frozenset(name.partition(" ")[0].partition("-")[0] for name in EN_UNITS)


def half_width(digits: str, factor: Decimal) -> Decimal:
    """Half a unit of the last printed digit, in base units."""
    decimals = len(digits) - digits.index(".") - 1 if "." in digits else 0
    return Decimal(5).scaleb(-decimals - 1) * factor


def scan_digits(text: str, low: str, start: int, end: int, masks: list[tuple[int, int]]) -> list[Figure]:
    """The figures that start with a digit between ``start`` and ``end``, outside the masked spans."""
    figures: list[Figure] = []
    taken = start
    for match in _NUMBER.finditer(text, start, end):
        a, b = match.span()
        if a < taken or any(m < b and a < n for m, n in masks):
            continue
        ratio = _RATIO.match(text, a, end)
        if ratio:
            taken = ratio.end()
            if (
                "." in ratio.group()
                or "比" in text[max(start, a - 30) : a]
                or "ratio" in low[max(start, a - 60) : a]
                or "proportion" in low[max(start, a - 60) : a]
            ):
                figures.extend(_ratio_parts(text, a, taken))
            continue
        figure = _read(text, low, a, b, start, end)
        if figure is not None:
            figures.append(figure)
            taken = max(figure.end if figure.form != "count" else figure.number_end, b)
    return figures


def _ratio_parts(text: str, start: int, end: int) -> list[Figure]:
    parts = []
    position = start
    for part in text[start:end].split(":"):
        digits = part.strip()
        first = position + len(part) - len(part.lstrip())
        stop = first + len(digits)
        value = Decimal(digits)
        parts.append(
            Figure(first, stop, value, "percent", "ratio", half_width(digits, _ONE), stop, rule="ratio")
        )
        position += len(part) + 1
    return parts


def _read(text: str, low: str, a: int, b: int, start: int, end: int) -> Figure | None:
    before = text[a - 1] if a > start else " "
    digits = match_digits(text, a, b)
    negative = False
    first = a
    if before == "-":
        previous = text[a - 2] if a - 2 >= start else " "
        if previous.isalpha() and not is_cjk(previous):
            return None  # COVID-19
        if previous in " (:,为至到-" or is_cjk(previous):
            negative, first = previous != "-", a - 1
    elif (before.isalpha() and not is_cjk(before)) or before in "_#&'":
        sign = _SIGN.search(low, max(start, a - 5), a)
        if not sign:
            return None  # G93, T3B
    elif before == "." and a - 2 >= start and text[a - 2].isdigit():
        return None
    elif low.startswith("minus", a - 6) and before in " -" and a - 6 >= start:
        negative, first = True, a - 6
    after = text[b] if b < len(text) else " "
    if is_quoted_name(text, a, b):
        return None
    lead = low[max(start, first - 4) : first].rstrip()
    sign = _SIGN.search(low, max(start, first - 4), first) if lead[-1:] in _SIGN_ENDS else None
    factor, stop = _scale(low, b, after, money=sign is not None)
    digits, factor, stop = _compound(low, digits, factor, stop)
    beyond = stop > b and low[b] in "多余"  # 120多万
    if _YUAN_CLASS.match(low, stop):
        return None
    boxes = _TEU_LONG.match(low, stop)
    if boxes:
        figure = _figure(
            digits, factor, UnitRead("TEU", _ONE, "count"), first, boxes.end(), negative=negative
        )
        return finish(figure, text, low, start, end)
    odd = low.startswith("-odd ", stop)  # "3,000-odd recruits"
    unit, stop, qualifier = _unit(text, low, stop + 4 if odd else stop, end, scaled=factor != _ONE)
    qualifier = "more than" if odd else qualifier
    if sign and (unit is None or unit.form == "money"):
        code = CURRENCY_SIGNS.get(sign.group().strip(), "CNY")
        if unit is None or sign.group().strip() in ("rmb", "cny", "人民币", "新台币", "台币", "港币"):
            unit = UnitRead(code, _ONE, "money")
        first = sign.start()
    if (
        unit is not None
        and unit.code == "km"
        and low.endswith(("时速", "时速达", "时速为", "每小时"), start, first)
    ):
        unit = UnitRead("km/h", _ONE, "physical")
    figure = _figure(digits, factor, unit, first, stop, negative=negative)
    if qualifier or beyond:
        figure.qualifiers = (qualifier or "more than",)
    return finish(figure, text, low, start, end)


#: Tenths in digits: 超7成, 其中5成为机械.
_TENTHS = re.compile(
    r"(?<![\d.])[1-9]成(?![都立员本长果效功熟渝交人])(?!为(?:全|一|国|中|西|首|世|重|区|新))"
)


#: What follows the greater scale of 3兆3757.93億元, 1億2000萬元, 3萬5000人.
_LOWER = re.compile(r"(\d[\d,]*(?:\.\d+)?)([亿万千]?)(?=元|美元|[人家个户件项辆吨台])")
_LOWER_SCALES = {"亿": Decimal(10**8), "万": Decimal(10**4), "千": Decimal(1000), "": _ONE}


def _compound(low: str, digits: str, factor: Decimal, stop: int) -> tuple[str, Decimal, int]:
    """A number of two scales in the lesser one: its digits, factor and end."""
    if factor == _ONE or low[stop - 1 : stop] not in ("兆", "亿", "万"):
        return digits, factor, stop
    lower = _LOWER.match(low, stop)
    if lower is None or _LOWER_SCALES[lower.group(2)] >= factor:
        return digits, factor, stop
    scale = _LOWER_SCALES[lower.group(2)]
    total = Decimal(digits) * factor / scale + Decimal(lower.group(1).replace(",", ""))
    return str(total), scale, lower.end()


def match_digits(text: str, a: int, b: int) -> str:
    """The digits of a printed number, without separators."""
    return text[a:b].replace(",", "").replace(" ", "")


def _scale(low: str, b: int, after: str, *, money: bool) -> tuple[Decimal, int]:
    """The scale word after the number and where it ends."""
    if after in " -" or after.isascii():
        match = _SCALE_EN.match(low, b)
        if match:
            word = match.group(1)
            if word in ("m", "b", "k") and not (money or (word == "k" and match.end() - b == 1)):
                return _ONE, b
            return Decimal(EN_SCALES[word]), match.end()
    more = _MORE_ZH.match(low, b)
    start = more.end() if more else b
    match = _SCALE_ZH.match(low, start)
    if not match:
        return _ONE, b
    factor = _ONE
    for char in match.group(1):
        factor *= {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "兆": 10**12}[char]
    return factor, match.end()


def _unit(text: str, low: str, position: int, end: int, *, scaled: bool) -> tuple[UnitRead | None, int, str]:
    """The unit after number and scale, where it ends, and a qualifier in between (多, 余)."""
    qualifier = ""
    more = _MORE_ZH.match(low, position)
    if low[position - 1 : position] in ("多", "余") or (more and more.end() <= end):
        qualifier = "more than"
        position = more.end() if more else position
    if low.startswith("成", position) and not scaled and _TENTHS.match(low, position - 1):
        return UnitRead("percent", Decimal(10), "share"), position + 1, ""
    if low.startswith("个多小时", position):
        return ZH_UNITS["小时"], position + 4, "more than"
    probe = position + 1 if low[position : position + 1] == " " else position
    char = low[probe : probe + 1]
    if char and (is_cjk(char) or char in "%‰t"):
        found = read_zh_unit(low, probe)
        if found and found[0] in ZH_UNITS and (is_cjk(char) or char in "%‰"):
            return ZH_UNITS[found[0]], found[1], qualifier
        if found and found[0] in _MEASURES:
            return UnitRead("", _ONE, "measure"), found[1], qualifier
        if is_cjk(char):
            return None, position, qualifier
    match = _UNIT_EN.match(low, position, end)
    if match:
        words = match.group(1)
        head = words.partition(" ")[0].partition("-")[0]
        if head not in _UNIT_HEADS and head.rstrip(".") not in _UNIT_HEADS:
            words = ""
        while words:
            unit = EN_UNITS.get(words) or EN_UNITS.get(words.rstrip("."))
            if unit:
                boxes = _TEU_BOXES.match(low, match.start(1) + len(words)) if unit.code == "TEU" else None
                if boxes:
                    return unit, boxes.end(), qualifier
                return (
                    unit,
                    match.start(1) + len(words if words in EN_UNITS else words.rstrip(".")),
                    qualifier,
                )
            cut = max(words.rfind(" "), words.rfind("-"))
            if cut <= 0:
                break
            words = words[:cut]
    return None, position, qualifier


def _figure(
    digits: str, factor: Decimal, unit: UnitRead | None, start: int, end: int, *, negative: bool
) -> Figure:
    whole = factor * unit.factor if unit else factor
    value = Decimal(digits) * whole
    form = unit.form if unit else "bare"
    return Figure(
        start, end, -value if negative else value, unit.code if unit else "", form,
        half_width(digits, whole), end,
    )  # fmt: skip
