"""Scan an English sentence for figures in words: cardinals, fractions, multiples and ranks."""

from __future__ import annotations

import re
from decimal import Decimal

from bashu.facts.english.words import FINITE
from bashu.facts.figure import Figure
from bashu.facts.literal_first import by_first_letter
from bashu.facts.scan.finish import finish
from bashu.facts.scan.numerals import EN_NUMBERS, EN_SCALES, english_number, percent_of
from bashu.facts.scan.reject import is_quoted_name
from bashu.facts.scan.units import EN_UNITS

__all__ = ["scan_english_words"]

_CARDINAL = "|".join(sorted((w for w in EN_NUMBERS if w not in ("zero",)), key=len, reverse=True))
_SCALES = "hundred|thousand|million|billion|trillion"
_FRACTION = (
    r"(?P<frac>(?:one|a|two|three|four|1|2|3)[ -](?:and a half )?"
    r"(?:thirds?|quarters?|fifths?|fourths?|tenths?|sixths?)(?! (?:of )?(?:19|20)\d\d| of the year|\w))"
)
_HALF = r"(?P<half>(?:one |a )?half(?= (?:of|the)\b| a (?:million|billion)))"
#: Before "half" and "three quarters" these make a part of a place or a time, not a fraction.
_PART_OF = re.compile(
    r"\b(?:first|second|third|last|past|previous|latter|latest|other|another|next|recent|final|following|these|those|this|that|each|"
    r"eastern|western|northern|southern|upper|lower|left|right|early|late) $"
)
_TURN_AFTER = re.compile(
    r" (?:(?:straight|consecutive|successive) )?(?:month|year|quarter|week|day|time|term|round|phase|batch|stage|line|runway|airport|party|edition|into|later|ago)\b"
)
_SPAN_BEFORE = re.compile(r"\b(?:after|in|for|over|within|during|across|through)(?: the)? $")
_MULTIPLE = (
    r"(?P<mult>(?:more than |nearly |almost )?(?:doubled|tripled|trebled|quadrupled|quintupled"
    r"|(?:two|three|four|five|six|seven|eight|nine|ten)-?fold|doubling|tripling|quadrupling"
    r"|(?:(?<=to )|(?<=will )|(?<=would )|(?<=should ))(?:double|triple|quadruple)(?!-| the\b| that\b)))"
)
_ONE_IN = (
    r"(?P<inn>(?P<inn_a>one|two|three|four|five|six|seven|eight|nine|1) (?:in|out of) (?:every )?"
    r"(?P<inn_b>three|four|five|seven|eight|ten|twenty|\d{1,2}(?![\d,.%]))(?= (?:[a-z-]+ ){0,2}?(?:[a-z-]+s|people|children)\b|[.;,]))"
)
#: "one resident in every five".
_ONE_NOUN_IN = (
    r"(?P<one>one (?P<one_noun>(?:[a-z]+ )?[a-z]+) in (?:every )?(?P<one_of>two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty)"
    r"(?! (?:[a-z-]+ )?(?!is\b|was\b|has\b|this\b|its\b)[a-z]+s\b| (?:hundred|thousand|million)))"
)
#: "takes only an hour": a length of time, not the base of a speed.
_AN_HOUR = r"(?P<hour>(?<=[a-z] )an hour(?= and a half\b|\b)(?! ago| earlier| later| after| before| away| or so ago))"
_HOUR_TAKEN = re.compile(
    r"\b(?:takes?|took|taking|taken|need(?:s|ed)?|lasts?|last(?:ed|ing)|about|only|just|within|under|than|nearly|almost|roughly|to|in) $"
)
_TWICE = (
    r"(?P<twice>twice(?= (?:as (?:many|much|high|large|big|long|fast)|the (?:number|amount|volume|level|size|total|figure|rate|average|value|area)"
    r"|that of|what|its|their|today's|last year's)\b))"
)
_TOP = rf"(?P<top>top[ -](?P<topn>\d+(?![,.]?\d)|{_CARDINAL})(?! ?%| (?:hundred|thousand|million|billion|trillion|percent|per cent|yuan|tons?|tonnes|km|kilometers)\b))"
_RANKED = (
    r"(?P<rank>(?:(?:rank(?:ed|s|ing)?|plac(?:ed|es|ing)|stands|stood|listed|was|is|came|up|down|rose|moved|climbed"
    r"|fell|slipped|dropped) (?:up |down )?(?:the |at |in |to |from |at the )*|from |to )"
    r"(?:no\. ?(?P<no>\d+)|(?P<ord>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
    r"|\d+(?:st|nd|rd|th)))"
    r"(?! (?:quarter|half|time|five|year|phase|batch|stage|month|day|century|meeting|session|plenary|line"
    r"|consecutive|straight|runway|three|two|eight|nine|eleven|ten|six|seven|four|\w+ (?:year|quarter|month)"
    r"|world|largest|round|edition|industry|floor|storey|birthday|anniversary|street|avenue|congress|plenum|fair|expo|forum|stop|grade)))"
)
#: An ordinal that is a rank by what follows it: "the fifth largest in the country", "fifth place", "second only to".
_RANK_AFTER = (
    r"(?P<placed>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:nd|rd|th|st))"
    r"(?= (?:(?:largest|biggest|highest|most|busiest|longest|fastest|lowest) (?:in|among|of|nationwide)\b|place\b|only to\b|nationwide\b"
    r"|in the (?:country|province|nation|city|world|chinese mainland|mainland)\b|in china\b|among (?!the first)))"
)
_WHOLE = (
    rf"(?P<card>(?:a |several )?(?:{_CARDINAL}|hundred|thousand)(?:(?:[ -]| and )(?:{_CARDINAL}|{_SCALES}))*)"
)
#: How each of these begins; most words begin none.
_OPENING = by_first_letter(
    rf"{_CARDINAL}|hundred|thousand|several|an? |a-|half|more than |nearly |almost |doubl|tripl|trebl|quadrupl|quintupl|twice|top|rank|plac|"
    "stands|stood|listed|was|is|came|up|down|rose|moved|climbed|fell|slipped|dropped|from|to|second|third|fourth|fifth|sixth|seventh|"
    "eighth|ninth|tenth|1|2|3"
)
_WORDS = re.compile(
    rf"(?<![\w-])(?={_OPENING}|\d+(?:nd|rd|th|st))(?:{_FRACTION}|{_HALF}|{_MULTIPLE}|{_TWICE}|{_AN_HOUR}|{_ONE_IN}|{_ONE_NOUN_IN}|{_TOP}|{_RANKED}|{_RANK_AFTER}|{_WHOLE})(?![\w])"
)
_ORDINALS = {
    word: n
    for n, word in enumerate(
        "zeroth first second third fourth fifth sixth seventh eighth ninth tenth".split()
    )
}
_PARTS = {"third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "tenth": 10, "sixth": 6, "half": 2}
_MULTIPLES = {
    "doubl": 2, "tripl": 3, "trebl": 3, "quadrupl": 4, "quintupl": 5,
}  # fmt: skip
_LIST_NAME_BEFORE = re.compile(r"\b(?:world|global|fortune|forbes|china|chinese|national|private)(?:'s)? $")
_LISTED_FIRMS = re.compile(
    r" (?:global |private |chinese |foreign )?(?:companies|enterprises|firms|brands|corporations|manufacturers)\b"
)
_SCALE_AFTER = re.compile(r"[ -](hundred|thousand|million|billion|trillion)(?![a-z])")
_BY_BEFORE = re.compile(r"\bby (?:more than |nearly |about |almost |over )?$")
_UNIT_AFTER = re.compile(r"[ -]([a-z%][a-z.]*(?:[ -][a-z.]+){0,2})")


def scan_english_words(
    text: str, low: str, start: int, end: int, masks: list[tuple[int, int]]
) -> list[Figure]:
    """The figures written in English words."""
    figures = []
    for match in _WORDS.finditer(low, start, end):
        a, b = match.span()
        if any(m < b and a < n for m, n in masks):
            continue
        figure = _english(text, low, match, start, end)
        if figure is not None:
            figures.append(figure)
    return figures


def _english(text: str, low: str, match: re.Match[str], start: int, end: int) -> Figure | None:
    a, b = match.span()
    if match.group("frac"):
        return _fraction(low, match, start)
    if match.group("inn"):
        part = percent_of(_number_of(match.group("inn_a")), _number_of(match.group("inn_b")))
        return _share(a, b, part)
    if match.group("one"):
        return _share(a, b, percent_of(Decimal(1), Decimal(EN_NUMBERS[match.group("one_of")])))
    if match.group("half") and low.startswith((" a million", " a billion"), b):
        stop = b + len(" a million")
        half = Decimal(500_000 if low.startswith(" a m", b) else 500_000_000)
        return finish(Figure(a, stop, half, "", "bare", None, stop, rule="words"), text, low, start, end)
    if match.group("half"):
        whole = low.startswith(" of", b) and not _PART_OF.search(low, start, a)
        return _share(a, b, Decimal(50)) if whole else None
    if match.group("hour"):
        if not _HOUR_TAKEN.search(low, start, a):
            return None
        more = low.startswith(" and a half", b)
        hours = Decimal("1.5") if more else Decimal(1)
        stop = b + len(" and a half") if more else b
        return Figure(a, stop, hours, "hours", "physical", None, stop, rule="words")
    if match.group("twice"):
        return Figure(a, b, Decimal(2), "times", "times", None, b, rule="multiple")
    if match.group("mult"):
        word = match.group("mult").split(" ")[-1]
        fold = word.removesuffix("fold").rstrip("-")
        value = EN_NUMBERS.get(fold) or next(n for stem, n in _MULTIPLES.items() if word.startswith(stem))
        return Figure(b - len(word), b, Decimal(value), "times", "times", None, b, rule="multiple")
    if match.group("top"):
        if _LIST_NAME_BEFORE.search(low, start, a) and _LISTED_FIRMS.match(low, b):
            return None  # "347 World Top 500 companies": the name of a list
        number = match.group("topn")
        value = int(number) if number.isdigit() else EN_NUMBERS[number]
        return Figure(a, b, Decimal(value), "rank", "rank", None, b, rule="top", qualifiers=("at most",))
    if match.group("placed"):
        word = match.group("placed")
        value = _ORDINALS.get(word) or int(re.sub(r"\D", "", word))
        return Figure(a, b, Decimal(value), "rank", "rank", None, b, rule="rank")
    if match.group("rank"):
        return _rank(low, match)
    return _cardinal(text, low, a, b, start, end)


def _number_of(word: str) -> Decimal:
    return Decimal(word) if word.isdigit() else Decimal(EN_NUMBERS[word])


def _share(a: int, b: int, percent: Decimal) -> Figure:
    return Figure(a, b, percent, "percent", "share", None, b, rule="fraction")


def _fraction(low: str, match: re.Match[str], start: int) -> Figure | None:
    a, b = match.span()
    words = re.split(r"[ -]", match.group("frac"))
    top, part = words[0], words[-1].rstrip("s")
    count = {"a": 1, "1": 1, "2": 2, "3": 3}.get(top) or EN_NUMBERS[top]
    if part == "quarter" and _PART_OF.search(low, start, a):
        return None  # "in the first three quarters"
    if _TURN_AFTER.match(low, b):
        return None  # "for a third month", "three quarters into the year"
    if part == "quarter" and not low.startswith(" of", b) and _SPAN_BEFORE.search(low, start, a):
        return None  # "after three quarters"
    if (
        not low.startswith(
            (" of", " the", " more than", " less than", " fewer than", " higher than", " lower than"), b
        )
        and not _BY_BEFORE.search(low[max(start, a - 20) : a])
        and part in ("quarter", "fourth", "fifth", "tenth", "sixth")
        and count == 1
    ):
        return None
    return _share(a, b, percent_of(Decimal(count), Decimal(_PARTS[part])))


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
    r" (?:cities|sides|places|regions|provinces|municipalities|industries|sectors|parties|localities|areas"
    r"|locations|countries)\b"
)


#: "the two airports": known things, not a count of them; a description makes it news ("the two national new areas").
_KNOWN_PAIR = re.compile(
    r" (?:(?:big|large|local|main|major|great|twin|neighbou?ring|western|southwestern) )?(?:[a-z]+s|men|women|people|children)\b(?! (?:of|in|with|that)\b)"
)
#: "a thousand rivers": a figure of speech unless something bounds it.
_SMALL_BEFORE = re.compile(r"\b[a-z]+ $")
_CAPITAL_AFTER = re.compile(r" [A-Z][a-z]+")
_FIGURATIVE = re.compile(r"a (?:hundred|thousand|million)")
_BOUNDED = re.compile(r"\b(?:than|over|about|nearly|some|almost|around|least|most|to|up|every|half|per) $")


def _within_quotes(text: str, low: str, a: int, b: int) -> bool:
    """Whether the word stands in a short quoted name without a verb: "one belt, two wings"."""
    opened = max(text.rfind(mark, max(0, a - 40), a) for mark in '"\u201c')
    if opened < 0 or opened > 0 and text[opened - 1].isalnum():
        return False
    closed = next((i for i in range(b, min(len(text), b + 40)) if text[i] in '"\u201d'), -1)
    return closed > 0 and text[closed - 1].isalnum() and FINITE.search(low, opened, closed) is None


def _is_name(text: str, low: str, a: int, b: int, start: int) -> bool:
    """Whether the number word opens a name in quotes, stands in a capitalised one, tells known things or is a figure of speech."""
    if is_quoted_name(text, a, b):
        return True
    if _within_quotes(text, low, a, b):
        return True
    if text[a].isupper() and _SMALL_BEFORE.search(text, start, a) and _CAPITAL_AFTER.match(text, b):
        return True  # "the Three Gorges"
    if (
        low.startswith("two", a)
        and b - a == 3
        and low.endswith(("the ", "'s "), start, a)
        and _KNOWN_PAIR.match(low, b)
    ):
        return True
    return _FIGURATIVE.fullmatch(low, a, b) is not None and not _BOUNDED.search(low, start, a)


def _cardinal(text: str, low: str, a: int, b: int, start: int, end: int) -> Figure | None:
    words = low[a:b].replace("-", " ").split(" ")
    if _is_name(text, low, a, b, start):
        return None
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
    if value is not None and low.startswith(" and a half", b):
        value, b = value + Decimal("0.5"), b + len(" and a half")
    paired = _PAIR_AFTER.match(low, b) and low[max(start, a - 4) : a].endswith(
        ("the ", "both ", "for ", "of ")
    )
    if value is None or paired:
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
            known = EN_UNITS.get(name) or EN_UNITS.get(name.rstrip("."))
            if known:
                name = name if name in EN_UNITS else name.rstrip(".")
                figure.unit, figure.form, figure.value = known.code, known.form, value * known.factor
                figure.end = figure.number_end = unit.start(1) + len(name)
                break
            name = name.rpartition(" ")[0]
    lone = figure.form in ("percent", "money") or figure.form == "physical" and low[b : b + 1] == " "
    if value == 1 and not lone:
        return None
    if figure.form == "physical" and figure.unit in ("days", "seconds", "minutes", "hours", "degrees"):
        return (
            None if figure.unit in ("days", "seconds", "degrees") else finish(figure, text, low, start, end)
        )
    return finish(figure, text, low, start, end)
