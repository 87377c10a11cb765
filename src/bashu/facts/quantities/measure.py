"""What a number in English prose measures: a unit or a currency with what it is taken per, else a counted noun."""

from __future__ import annotations

import re

from bashu.facts.quantities.money import AFTER, CURRENCY_WORDS, UNSURE, code_of, nation_after
from bashu.facts.quantities.nouns import read_counted, read_single
from bashu.facts.quantities.prose import Number, Phrase, Prose
from bashu.facts.quantities.rates import with_rate
from bashu.facts.quantities.symbols import POWERS, RAISED, read_symbol
from bashu.facts.quantities.units import WORDS

__all__ = ["read_amount", "read_phrase"]

_SHAPE = re.compile(r"[ -](sq|cu)(?:uare|bic|\.)?[ -](?=[a-z])")
_FORMS = {"percent": "percent", "permille": "percent", "percentage point": "pp", "basis point": "pp"}
_OF = re.compile(r"(?: of)?(?: (?:all|the|its|his|her|their|our|an?|these|those)\b)*(?= )")
#: What may stand between a number and what it counts: "30 or so guests", "40 such clubs".
_FILLER = re.compile(r" (?:or so|or more|or fewer|such|odd)(?= [a-z])| (?:city|highway|combined)(?= mpg)")
_OLD = re.compile(r"[ -](year|month|week|day)s?[- ]olds?\b| (year|month|week|day)s of age\b")
_TIMES = re.compile(r"[ -]?(?:times|fold|x)(?![\w-])(?! \d)")
#: An ordinal: "four second-half goals".
_SECOND = re.compile(r" second-[a-z]")
#: A year as the letter of its symbol: "for 10 a and more".
_ANNUM = re.compile(r" a(?= (?:and|or|in|at|on|for|from|to|is|was)\b|[.,;)]|$)")
#: What a sentence speaks of where "pounds" are money, and where they are not.
_MONEY_TALK = re.compile(
    r"[\u00a3$\u20ac]|\b(?:pay|paid|costs?|ticket|worth|priced?|fined?|debt|fund|funding|spend|spent|spending|sold|"
    r"buy|bought|fee|wages?|salary|budget|sterling|revenue|profit|loss|losses|bill|invest\w*|raised|bank|tax)\b"
)
_WEIGHT_TALK = re.compile(
    r"\b(?:weigh\w*|heavy|heavier|lighter|thrust|payload|lift\w*|carry\w*|tackle|of (?:force|pressure))\b"
)


def read_phrase(prose: Prose, number: Number, *, single: bool) -> Phrase | None:
    """What a number measures or counts; ``single`` says that it is one, whose noun stands in the singular."""
    vague = number.high is not None or number.part
    position = number.end
    of = _OF.match(prose.low, position, prose.end) if vague else None
    if of:  # "thousands of miles", "a third of the voters"
        position = of.end()
    if prose.low.startswith(("+ ", "+-"), position):  # "12+ inches"
        position += 1
    filler = _FILLER.match(prose.low, position, prose.end)
    if filler:
        position = filler.end()
    old = _OLD.match(prose.low, position, prose.end)
    if old:
        return Phrase(position, old.end(), f"{old.group(1) or old.group(2)} of age", "physical")
    times = _TIMES.match(prose.low, position, prose.end)
    if times:
        return Phrase(position, times.end(), "times", "times")
    units = [_money(prose, position, scaled=number.scaled), _measure(prose, position)]
    longest = max((unit for unit in units if unit), key=lambda unit: unit.end, default=None)
    if longest:
        return with_rate(prose, longest)
    return read_single(prose, position) if single else read_counted(prose, position, vague=vague)


def read_amount(prose: Prose, sign: str, position: int) -> Phrase:
    """The money of a number that ends at ``position`` and has a currency sign before it."""
    code, end = code_of(sign), position
    if code == "USD":
        code, end = nation_after(prose.low, position, prose.end)
    return with_rate(prose, Phrase(position, end, code, "money"))


def _money(prose: Prose, position: int, *, scaled: bool) -> Phrase | None:
    sign = AFTER.match(prose.low, position, prose.end)
    if sign:
        return Phrase(position, sign.end(), code_of(sign.group()), "money")
    for words, stop in prose.leading(position):
        code = CURRENCY_WORDS.get(words)
        if not code and words not in ("kn", "pounds", "pound"):
            continue
        talk = scaled or _MONEY_TALK.search(prose.low, prose.start, prose.end)
        if code and (talk or words.removesuffix("s") not in UNSURE):
            return Phrase(position, stop, code, "money")
        if words == "kn" and talk:
            return Phrase(position, stop, "HRK", "money")
        if words in ("pounds", "pound"):
            weight = _WEIGHT_TALK.search(prose.low, prose.start, prose.end)
            if talk and not weight:
                return Phrase(position, stop, "GBP", "money")
            return Phrase(position, stop, "pound-mass", "physical")
    return None


def _measure(prose: Prose, position: int) -> Phrase | None:
    """A unit of measure: [square | cubic] name or symbol, raised to a power or not."""
    shape = _SHAPE.match(prose.low, position, prose.end)
    name, stop = _unit(prose, shape.end() - 1 if shape else position)
    if not name:
        return None
    raised = RAISED.match(prose.low, stop, prose.end)
    power = ""
    if shape:
        power = "square " if shape.group(1) == "sq" else "cubic "
    elif raised and ("metre" in name or name in ("foot", "inch", "mile", "yard")):
        power, stop = f"{POWERS[raised.group(raised.lastindex or 1)]} ", raised.end()
    return Phrase(position, stop, power + name, _FORMS.get(name, "physical"))


def _unit(prose: Prose, position: int) -> tuple[str, int]:
    """The unit named at the position, by words or by a symbol, whichever is longer, and where it ends."""
    symbol, until = read_symbol(prose, position)
    for words, stop in prose.leading(position):
        if stop <= until:
            break
        if words in WORDS and not _SECOND.match(prose.low, position):
            return WORDS[words], stop
    if symbol:
        return symbol, until
    annum = _ANNUM.match(prose.low, position, prose.end)
    return ("year", annum.end()) if annum else ("", position)
