"""Scan a Chinese sentence for figures in words: numerals, fractions, multiples and ranks."""

from __future__ import annotations

import re
from decimal import Decimal

from bashu.facts.figure import Figure
from bashu.facts.scan.finish import finish
from bashu.facts.scan.numerals import chinese_number, is_cjk, percent_of
from bashu.facts.scan.reject import is_quoted_name
from bashu.facts.scan.units import MEASURES, ZH_UNITS, read_zh_unit

__all__ = ["scan_chinese_words"]

_ZH_NUM = re.compile(r"[一二两三四五六七八九十百千万亿零〇半翻]")
_ZH_FORMS = re.compile(
    r"(?P<hundred>百分之(?P<h>[零〇一二三四五六七八九十百点]+))"
    r"|(?P<frac>(?P<den>[二三四五六七八九十百]+)分之(?P<num>[一二三四五六七八九十百]+))"
    r"|(?P<cheng>(?P<c>[一二两三四五六七八九])成(?P<half>[一二三四五六七八九半])?(?!都|为|立|员|本|长|果|效|功|熟|渝))"
    r"|(?P<fan>翻了?(?:(?P<f>[一两二三])番|番|倍))"
    r"|(?P<halfof>一半(?!以)|半数)"
    r"|(?P<plain>[一二两三四五六七八九十百千万亿零〇]+)"
)
_NOT_BEFORE = frozenset("第统唯同专单万逐周星期初其之划”·几数这那")
_NAMES_AFTER = (
    "川|峡|亚|期工|五”|五规|五时|五期|项规定|农|审|方|面八|通八|省市|地|市|江|岸|会|次产业|产业|产|江新区|三角|化|体|"
    "定|系列|些|起|样|直|致|切|旦|般|带|路|批|流|律|是|来|级|线|大报告|中全会|届|月|日|号|年|者|网|站式|卡通|卡|"
    "件事|码|体系|公里|同|如既往|并|边|手|头|代|心|成|经济|州|盛|象|千米|分|足|字|里|家渡|村|季度|业态"
)
_NOT_AFTER = re.compile(_NAMES_AFTER)
_RANK_ZH = re.compile(r"第([\d一二三四五六七八九十百]+)(?:位|名)?")
_RANK_CONTEXT = re.compile(
    r"(?:居|列|位列|排名?|名列|升至|上升至|升到|跃居|由|从|降至|"
    r"第[一二三四五六七八九十\d]+位?[升降上下]\w?至?|全国|稳居|保持)"
    r"(?:全国|全省|全市|西部|[东西南北华]{1,2}地区(?:各[\u4e00-\u9fff]{2})?|各机场|各省市|各市州|各区县|中西部|世界|全球|城市|的|各省份|省内|同类|副省级)*$"
)
#: 摆在工作的第一位: what matters most, no rank.
_PRIORITY = re.compile(r"[摆放列][在到][^,。;]{0,12}$")
#: 成都和重庆两个核心: the two just named.
_APPOSED = re.compile(r"[\u4e00-\u9fff]{2}[和与][^,。;\d有是为达了共近约超将建开]{2,4}$")
_TEN = re.compile(r"[个项家所座类种]")
_MEASURE_SET = frozenset(MEASURES) | {"大"}


def scan_chinese_words(
    text: str, low: str, start: int, end: int, masks: list[tuple[int, int]]
) -> list[Figure]:
    """The figures written in Chinese numerals, and ranks written 第N位."""
    figures: list[Figure] = []
    position = start
    while True:
        found = _ZH_NUM.search(text, position, end)
        if not found:
            break
        match = _ZH_FORMS.match(text, found.start(), end)
        if not match:
            position = found.end()
            continue
        position = match.end()
        if any(m < match.end() and match.start() < n for m, n in masks):
            continue
        figure = _chinese(text, low, match, start, end, figures[-1] if figures else None)
        if figure is not None:
            figures.append(figure)
            position = max(position, figure.number_end)
    figures.extend(_ranks(text, start, end))
    figures.extend(_tops(text, start, end))
    return figures


def _ranks(text: str, start: int, end: int) -> list[Figure]:
    ranks: list[Figure] = []
    if "第" not in text[start:end]:
        return ranks
    for match in _RANK_ZH.finditer(text, start, end):
        explicit = text[match.end() - 1] in "位名"
        if text[match.end() : match.end() + 1] in tuple("产季届批次期个年章条三二一四五六个轮版"):
            continue
        if _PRIORITY.search(text, max(start, match.start() - 14), match.start()):
            continue
        if not explicit and not _RANK_CONTEXT.search(text, max(start, match.start() - 12), match.start()):
            continue
        raw = match.group(1)
        value = Decimal(raw) if raw.isdigit() else chinese_number(raw)
        if value:
            ranks.append(
                Figure(match.start(), match.end(), value, "rank", "rank", None, match.end(), rule="rank")
            )
    return ranks


#: 跻身全国前十, 排名西部前3位: a place among the first.
_TOP = re.compile(
    r"(?:进入|跻身|居|位列|排名|保持|冲进|挺进|挤进|迈入|名列)[^,。;\d]{0,10}?"
    r"(?P<top>前(?P<n>[一二三四五六七八九十百]{1,3}|\d{1,3})(?:位|名|强)?)(?![季年月天期个周次批半大列沿\d.])"
)


def _tops(text: str, start: int, end: int) -> list[Figure]:
    tops: list[Figure] = []
    if text.find("前", start, end) < 0:
        return tops
    for match in _TOP.finditer(text, start, end):
        value = Decimal(match["n"]) if match["n"].isdigit() else chinese_number(match["n"])
        a, b = match.span("top")
        if value:
            tops.append(Figure(a, b, value, "rank", "rank", None, b, rule="top", qualifiers=("at most",)))
    return tops


def _chinese(
    text: str, low: str, match: re.Match[str], start: int, end: int, last: Figure | None
) -> Figure | None:
    a, b = match.span()
    before = text[a - 1] if a > start else ""
    if match.group("hundred"):
        whole, _, part = match.group("h").partition("点")
        value = chinese_number(whole)
        if value is None:
            return None
        digits = "".join(str(chinese_number(char)) for char in part)
        value = Decimal(f"{value}.{digits}") if digits else value
        return Figure(a, b, value, "percent", "percent", None, b, rule="words")
    if match.group("frac"):
        top, bottom = chinese_number(match.group("num")), chinese_number(match.group("den"))
        if not top or not bottom:
            return None
        if bottom == 1000:
            return Figure(a, b, top, "permille", "percent", None, b, rule="words")
        return Figure(
            a, b, percent_of(Decimal(top), Decimal(bottom)), "percent", "share", None, b, rule="fraction"
        )
    if match.group("cheng"):
        if before in tuple("第一二三四五六七八九十"):
            return None
        value = 10 * (chinese_number(match.group("c")) or Decimal(0))
        half = match.group("half")
        value += 5 if half == "半" else (chinese_number(half) or 0) if half else 0
        return Figure(a, b, value, "percent", "share", None, b, rule="fraction")
    if match.group("fan"):
        times = {"两": 4, "二": 4, "三": 8}.get(match.group("f") or "", 2)
        return Figure(a, b, Decimal(times), "times", "times", None, b, rule="multiple")
    if match.group("halfof"):
        return Figure(a, b, Decimal(50), "percent", "share", None, b, rule="fraction")
    return _plain(text, low, a, b, before, start, end, last)


_BARE_SCALES = frozenset(("百", "千", "万", "十万", "百万", "千万", "百亿", "千亿", "万亿", "十亿"))
_BEYOND = frozenset("逾超过近上约破")
_MORE = re.compile(
    r"[多余](?=[万亿个家项条户人件座所台辆公吨元名次种场份处批艘列班趟只头间张组片幅亩米篇株盏部册栋幢])"
)
_SCALES_AFTER = re.compile(r"[万亿]+")
_SITTING = re.compile(r"次(?:会议|代表大会|常委会)")
_PLENUM = re.compile(r"次全(?:体会议|会)")
_CONGRESS = frozenset(("十六", "十七", "十八", "十九", "二十"))


def _plain(
    text: str, low: str, a: int, b: int, before: str, start: int, end: int, last: Figure | None
) -> Figure | None:
    if before in _NOT_BEFORE or before.isdigit() or before == "." or _NOT_AFTER.match(text, b):
        return None
    numeral = text[a:b]
    value = _worth(text, numeral, a, b, before)
    if value is None or is_quoted_name(text, a, b):
        return None
    if value == 2 and text.startswith("两个", a) and _APPOSED.search(text, max(start, a - 8), a):
        return None
    if text.startswith("兆元", b):
        value, b = value * 10**12, b + 1
    figure = Figure(a, b, value, "", "bare", None, b, rule="words")
    more = _MORE.match(text, b)
    if more or before == "上":
        figure.qualifiers = ("more than",)
    position = more.end() if more else b
    scale = _SCALES_AFTER.match(text, position) if more else None
    if scale:  # 三百多万辆
        figure.value = value = value * (chinese_number("一" + scale.group()) or 1)
        position = scale.end()
    found = read_zh_unit(low, position)
    if found and found[0] in ZH_UNITS and found[0] not in ("年", "天", "米", "方"):
        unit = ZH_UNITS[found[0]]
        if unit.form == "money" and value < 10 and _is_compound(text, found[1]):
            return None  # 三元前驱体
        figure.unit, figure.form, figure.value = unit.code, unit.form, value * unit.factor
        figure.end = figure.number_end = found[1]
        return finish(figure, text, low, start, end)
    if value < 2 or numeral in _CONGRESS and text.startswith("大", b):
        return None
    if found and found[0] == "期" or text.startswith("个多", b):
        return None  # the third phase of a building, more than three months
    if _PLENUM.match(text, b) or _SITTING.match(text, b) and before in tuple("届大委会、"):
        return None
    if (found and found[0] in _MEASURE_SET) or text[b : b + 1] == "大":
        figure.form = "measure"
        figure.end = figure.number_end = found[1] if found else b + 1
        done = finish(figure, text, low, start, end)
        if done is None or done.noun_end > 0 or _stands_alone(text, a, last):
            return done
        return done if value >= 10 and not is_cjk(text[done.end : done.end + 1] or "。") else None
    return None


def _worth(text: str, numeral: str, a: int, b: int, before: str) -> Decimal | None:
    """The numeral's value; none for 一, and for a bare scale (百家争鸣) without a bound or money beside it."""
    if numeral in ("一", "万一", "一一", "十"):
        money = text.startswith("兆元", b) or read_money(text, b)
        ten = numeral == "十" and (_MORE.match(text, b) or _TEN.match(text, b))
        return chinese_number(numeral) if money or ten else None
    if numeral in ("亿", "万", "千", "百") and not (_MORE.match(text, b) or before in _BEYOND):
        return None
    if numeral == "亿":
        return None  # 超过亿元 is a threshold, not a figure
    if numeral in _BARE_SCALES and text.startswith("元的", b):
        return None  # 产值上千亿元的区县
    return chinese_number(numeral)


def _is_compound(text: str, position: int) -> bool:
    """Whether a word goes on behind 元: a figure of money ends there or says 钱, 以上, 左右."""
    following = text[position : position + 1]
    return bool(following) and is_cjk(following) and following not in "以左的多钱每至到起及和与或之"


def _stands_alone(text: str, start: int, last: Figure | None) -> bool:
    """其中三个, 有六个上升、四个下降: the noun was said before."""
    if text.endswith(("有", "其中"), 0, start):
        return True
    if last is None or last.form != "count" or last.noun_start >= 0 or start - last.end > 6:
        return False
    return text[start - 1] in "、,和"


def read_money(text: str, position: int) -> bool:
    """Whether a money unit follows, which makes even 一 or 百 a figure."""
    return text.startswith(("元", "美元", "倍"), position)
