"""What a unit is taken per: "dollars a share", "mg/dL", "gallons per person per day"."""

from __future__ import annotations

import re
from dataclasses import replace

from bashu.facts.quantities.prose import Phrase, Prose
from bashu.facts.quantities.symbols import POWERS, RAISED
from bashu.facts.quantities.units import SYMBOLS, WORDS

__all__ = ["with_rate"]

_PER = re.compile(
    r"(?: (?:per|for every|for each) |[-/]per[-/]| ?/ ?)(?!cent\b)(?:(sq|cu)(?:uare|bic|\.)?[ -])?"
    r"([a-z]+\d?)"
)
#: What prose takes prices and rates by with an article: "$5 a share", "a 52,000 barrel-a-day refinery".
_AN = re.compile(
    r"[ -]an?[ -]((?:square |cubic |metric |troy )?(?:share|barrel|gallon|litre|liter|ounce|pound|ton|tonne|bushel|"
    r"kilogram|kilo|gram|day|week|weekend|month|quarter|year|season|hour|minute|second|night|game|person|head|piece|"
    r"unit|ticket|foot|metre|meter|mile|acre|hectare|pop|bottle|pack|pint|plate|mmbtu|megawatt|visit|vehicle|car|"
    r"household|student))\b(?! (?:ago|earlier|before|later|after|old|from now|away|or two))"
)
#: What may stand before the rate: "9 billion shekels ($2.4 billion) a year", "$35 or more per week".
_ASIDE = re.compile(r" (?:\([^()]{2,40}\)|or (?:more|less|so))(?= (?:a|an|per)\b)")
#: Nouns that stand behind a stroke; any word may stand behind "per".
_BEHIND_STROKE = frozenset(
    "share unit person head day week month year hour game season bbl household vehicle dose test".split()
)


def with_rate(prose: Prose, phrase: Phrase) -> Phrase:
    """A unit with what it is taken per, up to twice; without, the unit as it is."""
    aside = _ASIDE.match(prose.low, phrase.end, prose.end) if phrase.form == "money" else None
    position = aside.end() if aside else phrase.end
    per = _PER.match(prose.low, position, prose.end)
    base, stop = _base(prose, per) if per else ("", position)
    if not base and (article := _AN.match(prose.low, position, prose.end)):
        base, stop = WORDS.get(article.group(1), article.group(1)), article.end()
    if not base:
        return phrase
    rate = replace(phrase, unit=f"{phrase.unit} per {base}", end=phrase.end if aside else stop)
    return rate if aside or " per " in phrase.unit else with_rate(prose, rate)


def _base(prose: Prose, per: re.Match[str]) -> tuple[str, int]:
    """What a rate is taken per, with where it ends; behind a stroke only units and few nouns are."""
    word, stop = per.group(2), per.end()
    printed = prose.text[per.start(2) : stop]
    power = {"sq": "square ", "cu": "cubic "}.get(per.group(1), "")
    raised = RAISED.match(prose.low, stop, prose.end)
    if printed[-1] in POWERS:
        power, printed, word = f"{POWERS[printed[-1]]} ", printed[:-1], word[:-1]
    elif raised and not power:
        power, stop = f"{POWERS[raised.group(raised.lastindex or 1)]} ", raised.end()
    base = SYMBOLS.get(printed, "")
    for words, end in prose.leading(per.start(2)):
        if words in WORDS and not power and "/" not in per.group():
            return WORDS[words], end
    base = base or WORDS.get(word, "")
    if not base and "/" in per.group() and word not in _BEHIND_STROKE:
        return "", stop
    if base == "second" and power:  # acceleration
        return "second squared", stop
    return power + (base or word), stop
