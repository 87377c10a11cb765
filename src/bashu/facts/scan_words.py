"""Scan a sentence for figures in words: English cardinals and fractions, Chinese numerals, multiples, ranks."""

from __future__ import annotations

import re
from decimal import Decimal

from bashu.facts.figure import Figure
from bashu.facts.numerals import EN_NUMBERS, EN_SCALES, chinese_number, english_number
from bashu.facts.scan import finish
from bashu.facts.units import EN_UNITS, MEASURES, ZH_UNITS, read_zh_unit

__all__ = ["scan_english_words", "scan_chinese_words"]

_CARDINAL = "|".join(sorted((w for w in EN_NUMBERS if w not in ("zero",)), key=len, reverse=True))
_SCALES = "hundred|thousand|million|billion|trillion"
_WORDS = re.compile(
    rf"(?<![\w-])(?:(?P<frac>(?:one|a|two|three|four|1|2|3)[ -](?:and a half )?(?:thirds?|quarters?|fifths?|fourths?|tenths?|sixths?)(?! (?:of )?(?:19|20)\d\d| of the year|\w))"
    rf"|(?P<half>(?:one |a )?half(?= (?:of|the)\b| a (?:million|billion)))"
    rf"|(?P<mult>(?:more than |nearly |almost )?(?:doubled|tripled|trebled|quadrupled|quintupled|(?:two|three|four|five|six|seven|eight|nine|ten)-?fold|doubling|tripling|quadrupling))"
    rf"|(?P<inn>(?P<inn_a>one|two|three|four|seven|nine) (?:in|out of) (?:every )?(?P<inn_b>three|four|five|seven|eight|ten)(?= [a-z]+s\b))"
    rf"|(?P<top>top[ -](?P<topn>\d+|{_CARDINAL}))"
    rf"|(?P<rank>(?:(?:rank(?:ed|s|ing)?|plac(?:ed|es|ing)|stands|stood|listed|was|is|came|up|down|rose|moved|climbed|fell|slipped|dropped) (?:up |down )?(?:the |at |in |to |from |at the )*|from |to )(?:no\. ?(?P<no>\d+)|(?P<ord>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)))(?! (?:quarter|half|time|five|year|phase|batch|stage|month|day|century|meeting|session|plenary|line|consecutive|straight|runway|three|two|eight|nine|eleven|ten|six|seven|four|\w+ (?:year|quarter|month)|world|largest|round|edition|industry)))"
    rf"|(?P<card>(?:a |several )?(?:{_CARDINAL}|hundred|thousand)(?:(?:[ -]| and )(?:{_CARDINAL}|{_SCALES}))*))(?![\w])"
)
_ORDINALS = {
    word: n
    for n, word in enumerate(
        [
            "zeroth",
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
        ]
    )
}
_PARTS = {"third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "tenth": 10, "sixth": 6, "half": 2}
_MULTIPLES = {
    "doubl": 2, "tripl": 3, "trebl": 3, "quadrupl": 4, "quintupl": 5,
}  # fmt: skip
_SCALE_AFTER = re.compile(r"[ -](hundred|thousand|million|billion|trillion)(?![a-z])")
_UNIT_AFTER = re.compile(r"[ -]([a-z%][a-z.]*(?:[ -][a-z.]+){0,2})")


def scan_english_words(
    text: str, low: str, start: int, end: int, masks: list[tuple[int, int]], *, every: bool = False
) -> list[Figure]:
    """The figures written in English words."""
    figures = []
    for match in _WORDS.finditer(low, start, end):
        a, b = match.span()
        if any(m < b and a < n for m, n in masks):
            continue
        figure = _english(text, low, match, start, end, every=every)
        if figure is not None:
            figures.append(figure)
    return figures


def _english(
    text: str, low: str, match: re.Match[str], start: int, end: int, *, every: bool = False
) -> Figure | None:
    a, b = match.span()
    kind = match.lastgroup
    if match.group("frac"):
        top, part = (
            re.split(r"[ -]", match.group("frac"))[0],
            re.split(r"[ -]", match.group("frac"))[-1].rstrip("s"),
        )
        count = {"a": 1, "1": 1, "2": 2, "3": 3}.get(top) or EN_NUMBERS[top]
        if (
            not low.startswith((" of", " the"), b)
            and not re.search(
                r"\bby (?:more than |nearly |about |almost |over )?$", low[max(start, a - 20) : a]
            )
            and part in ("quarter", "fourth", "fifth", "tenth", "sixth")
            and count == 1
        ):
            return None
        return Figure(
            a,
            b,
            _percent(Decimal(count), Decimal(_PARTS[part])),
            "percent",
            "share",
            None,
            b,
            rule="fraction",
        )
    if match.group("inn"):
        part = _percent(Decimal(EN_NUMBERS[match.group("inn_a")]), Decimal(EN_NUMBERS[match.group("inn_b")]))
        return Figure(a, b, part, "percent", "share", None, b, rule="fraction")
    if match.group("half"):
        return (
            Figure(a, b, Decimal(50), "percent", "share", None, b, rule="fraction")
            if low.startswith(" of", b)
            else None
        )
    if match.group("mult"):
        word = match.group("mult").split(" ")[-1]
        fold = word.removesuffix("fold").rstrip("-")
        value = EN_NUMBERS.get(fold) or next(n for stem, n in _MULTIPLES.items() if word.startswith(stem))
        a = b - len(word)
        return Figure(a, b, Decimal(value), "times", "times", None, b, rule="multiple")
    if match.group("top"):
        number = match.group("topn")
        value = int(number) if number.isdigit() else EN_NUMBERS[number]
        return Figure(a, b, Decimal(value), "rank", "rank", None, b, rule="top", qualifiers=("at most",))
    if match.group("rank"):
        return _rank(low, match)
    del kind
    return _cardinal(text, low, a, b, start, end, every=every)


def _rank(low: str, match: re.Match[str]) -> Figure | None:
    word = match.group("ord") or match.group("no")
    a, b = match.end() - len(word), match.end()
    lead = match.group()
    if lead.startswith(("from ", "to ")) and not re.search(
        r"\bto |from ", low[max(0, a - 40) : b + 30].replace(lead, "", 1)
    ):
        return None
    if not re.search(
        r"rank|place\b|position|moved|climb|among|in the (?:country|province|nation|city)|nationwide|of all",
        low[max(0, a - 60) : b + 60],
    ):
        return None
    value = _ORDINALS.get(word) or int(re.sub(r"\D", "", word))
    return Figure(a, b, Decimal(value), "rank", "rank", None, b, rule="rank")


_PAIR_AFTER = re.compile(
    r" (?:cities|sides|places|regions|provinces|municipalities|industries|sectors|parties|localities|areas|locations|countries)\b"
)


_ONE_OF = re.compile(r" of (?:the|its|his|her|their) (?:most |best |largest |biggest |first )?\w+")


def _cardinal(
    text: str, low: str, a: int, b: int, start: int, end: int, *, every: bool = False
) -> Figure | None:
    words = re.split(r"[ -]", low[a:b])
    if words[0] in ("a", "several"):
        a += len(words[0]) + 1
        if words[0] == "several":
            return None
        words = words[1:]
    while words and words[-1] == "and":
        words.pop()
    if len(words) == 2 and words[-1] in EN_SCALES and low.startswith("-yuan", b):
        hyphened = re.compile(rf" {words[-1]}-yuan(?:-level)? ([a-z]+s)\b").match(
            low, b - len(words[-1]) - 1, end
        )
        small = english_number(words[:-1])
        if not hyphened or small is None:
            return None
        # "four trillion-yuan levels": the hyphen makes the amount a modifier of what is counted.
        noun = (hyphened.start() + 1, hyphened.end())
        return Figure(a, noun[1], small, "", "count", None, noun[0] - 1, "words", (), *noun)
    value = english_number(words)
    if (
        value is None
        or not every
        and (
            _PAIR_AFTER.match(low, b)
            and low[max(start, a - 4) : a].endswith(("the ", "both ", "for ", "of "))
        )
    ):
        return None
    scale = _SCALE_AFTER.match(low, b)
    if scale:
        value *= EN_SCALES[scale.group(1)]
        b = scale.end()
    figure = Figure(a, b, value, "", "bare", None, b, rule="words")
    unit = _UNIT_AFTER.match(low, b, end)
    if unit:
        name = unit.group(1)
        while name:
            known = EN_UNITS.get(name)
            if known:
                figure.unit, figure.form, figure.value = known.code, known.form, value * known.factor
                figure.end = figure.number_end = unit.start(1) + len(name)
                break
            name = name.rpartition(" ")[0]
    if value == 1 and figure.form not in ("percent", "money") and not (every and _ONE_OF.match(low, b)):
        return None
    if every:
        return finish(figure, text, low, start, end, every=True)
    if figure.form == "physical" and figure.unit in ("days", "seconds", "minutes", "hours", "degrees"):
        return (
            None if figure.unit in ("days", "seconds", "degrees") else finish(figure, text, low, start, end)
        )
    return finish(figure, text, low, start, end)


_ZH_NUM = re.compile(r"[一二两三四五六七八九十百千万亿零〇半翻]")
_ZH_FORMS = re.compile(
    r"(?P<hundred>百分之(?P<h>[零〇一二三四五六七八九十百点]+))"
    r"|(?P<frac>(?P<den>[二三四五六七八九十百]+)分之(?P<num>[一二三四五六七八九十百]+))"
    r"|(?P<cheng>(?P<c>[一二两三四五六七八九])成(?P<half>[一二三四五六七八九半])?(?!都|为|立|员|本|长|果|效|功|熟|渝))"
    r"|(?P<fan>翻了?(?:(?P<f>[一两二三])番|番|倍))"
    r"|(?P<halfof>一半(?!以))"
    r"|(?P<plain>[一二两三四五六七八九十百千万亿零〇]+)"
)
_NOT_BEFORE = frozenset("第统唯同专单万逐周星期初其之划”·")
_NAMES_AFTER = (
    "川|峡|亚|期工|五”|五规|五时|五期|项规定|农|审|方|面八|通八|省市|地|市|江|岸|会|次产业|产业|产|江新区|三角|化|体|"
    "定|系列|些|起|样|直|致|切|旦|般|带|路|批|流|律|是|来|级|线|大报告|中全会|届|月|日|号|年|者|网|站式|卡通|卡|"
    "件事|码|体系|公里|同|如既往|并|边|手|头|代|心|成|经济|州|盛|象|千米|分|足|字|里|家渡|村|季度|业态"
)
_NOT_AFTER = re.compile(_NAMES_AFTER)
_RANK_ZH = re.compile(r"第([\d一二三四五六七八九十百]+)(?:位|名)?")
_RANK_CONTEXT = re.compile(
    r"(?:居|列|位列|排名?|名列|升至|上升至|升到|跃居|由|从|降至|第[一二三四五六七八九十\d]+位?[升降上下]\w?至?|全国|稳居|保持)(?:全国|全省|全市|西部|中西部|世界|全球|城市|的|各省份|省内|同类|副省级)*$"
)
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
        figure = _chinese(text, low, match, start, end)
        if figure is not None:
            figures.append(figure)
            position = max(position, figure.number_end)
    figures.extend(_ranks(text, start, end))
    return figures


def _ranks(text: str, start: int, end: int) -> list[Figure]:
    ranks: list[Figure] = []
    if "第" not in text[start:end]:
        return ranks
    for match in _RANK_ZH.finditer(text, start, end):
        explicit = text[match.end() - 1] in "位名"
        if text[match.end() : match.end() + 1] in tuple("产季届批次期个年章条三二一四五六个轮版"):
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


def _chinese(text: str, low: str, match: re.Match[str], start: int, end: int) -> Figure | None:
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
            a, b, _percent(Decimal(top), Decimal(bottom)), "percent", "share", None, b, rule="fraction"
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
    return _plain(text, low, a, b, before, start, end)


def _plain(text: str, low: str, a: int, b: int, before: str, start: int, end: int) -> Figure | None:
    if before in _NOT_BEFORE or before.isdigit() or before == "." or _NOT_AFTER.match(text, b):
        return None
    numeral = text[a:b]
    value = chinese_number(numeral)
    if (
        value is None
        or numeral in ("一", "万", "百", "千", "亿", "万一", "一一", "十")
        and not read_money(text, b)
    ):
        return None
    if numeral in ("亿", "万", "千", "百", "十"):
        return None  # 超过亿元 is a threshold, not a figure
    figure = Figure(a, b, value, "", "bare", None, b, rule="words")
    found = read_zh_unit(low, b)
    if found and found[0] in ZH_UNITS and found[0] not in ("年", "天", "米", "方"):
        unit = ZH_UNITS[found[0]]
        figure.unit, figure.form, figure.value = unit.code, unit.form, value * unit.factor
        figure.end = figure.number_end = found[1]
        return finish(figure, text, low, start, end)
    if value < 2:
        return None
    if (found and found[0] in _MEASURE_SET) or text[b : b + 1] == "大":
        figure.form = "measure"
        figure.end = figure.number_end = b + 1 if not found else found[1]
        done = finish(figure, text, low, start, end)
        return done if done is not None and done.noun_end > 0 else None
    return None


def read_money(text: str, position: int) -> bool:
    """Whether a money unit follows, which makes even 一 or 百 a figure."""
    return text.startswith(("元", "美元", "倍"), position)


def _percent(part: Decimal, whole: Decimal) -> Decimal:
    """A fraction in percent, to four decimals: nobody who writes "a third" means more."""
    return round(100 * part / whole, 4).normalize()
