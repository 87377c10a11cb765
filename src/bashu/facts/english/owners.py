"""English phrases that leave out whose they are: "total investment" of projects counted before, trade "with" a partner."""

from __future__ import annotations

import re

from bashu.facts.bound import Bound, Sentence
from bashu.facts.english.phrases import clean, find_subject

__all__ = ["name_industries", "own_subject_of", "say_whose"]

#: Measures of things counted before.
_OF_COUNTED = re.compile(
    r"(?:(?:total|combined|overall|contract|agreed|planned) )*(?:investments?|contract value|total value|value)",
    re.IGNORECASE,
)
_SUCH = re.compile(r"(?:(?:total )?number of )?such (?P<noun>[a-z][a-z -]*)", re.IGNORECASE)
#: Growth that names nothing but itself: "in June alone, the growth was 6.1 percent".
_CHANGE_ALONE = re.compile(
    r"(?:(?:monthly|annual|quarterly|yearly|average|cumulative|nominal|real) )?(?:growth|increase|rise|decline|drop|slump|fall|expansion|pace|decrease|gain)(?: rate)?",
    re.IGNORECASE,
)
_GROWTH_OF_IT = re.compile(r"growth of (?:growth|increase|rise|pace)?\s*", re.IGNORECASE)
_ORDINAL = re.compile(
    r"(?:first|second|third|fourth)(?: quarter| half)?|january|february|march|april|may|june|july|august|september|october|november|december",
    re.IGNORECASE,
)
#: "the primary industry contributed value added of ...": whose measure it is.
_MADE = re.compile(
    r"(?P<who>.{3,60}?) (?:contributed|posted|recorded|saw|achieved|made|produced|generated|reported|delivered) (?:an? )?"
    r"(?P<what>(?:total |combined )?(?:value[- ]added|added value|output(?: value)?|sales|revenue|turnover|exports|imports|profits?|investment))",
)
_FROM = re.compile(r" from (?P<np>[a-z][a-z -]{2,40}?)(?=[,.;]| (?:in|last|this|over|during|by)\b)")
_EARNS = re.compile(
    r"\b(?:earn(?:s|ed|ing)|took in|taking in|raked in|raking in|brought in)(?: (?:about|some|over|nearly|more than))? $"
)
_WORTH = re.compile(
    r"[a-z -]{0,24} worth (?:(?:about|some|over|nearly|more than|around|an estimated|up to) )*"
)
_ABSORBED = re.compile(
    r",? which (?:has|have|had) (?:already |now )?(?:absorbed|attracted|received|drawn|used|cost|taken)(?: (?:about|some|over|nearly|more than))? $"
)
#: Parts into which tasks fall: "28 key tasks in nine areas".
_ASPECTS = frozenset(("areas", "fields", "aspects", "categories", "sectors", "chapters", "parts", "groups"))
_IN = re.compile(
    r" (?:in|across|covering|over|under|falling into) (?:(?:about|some|over|nearly|more than) )*"
)
_PARTNER_NAMES = (
    r"(?:ASEAN|(?:the )?(?:European Union|EU|United States|US|U\.S\.|United Kingdom|Netherlands|Philippines|Republic of Korea|Belt and Road|United Arab Emirates)|"
    r"Japan|South Korea|Vietnam|Malaysia|Thailand|Indonesia|Singapore|Germany|Russia|India|Australia|Brazil|Mexico|France|Italy|Canada|"
    r"Hong Kong|Taiwan|Kazakhstan|Laos|Myanmar|Cambodia|Poland|Chile|South Africa|Saudi Arabia)"
)
_PARTNER = re.compile(
    rf"(?P<of>share of )?(?P<who>{_PARTNER_NAMES})(?P<rest>| (?:was|is|were|are|has|had|remain(?:s|ed)|stayed|came|ranked|became)\b.*)"
)
_OPENING_PARTNER = re.compile(rf"\W*(?:the )?(?P<who>{_PARTNER_NAMES}) [^.;]{{0,60}}?\btrad(?:e|ing) partner")
_TRADE = re.compile(r"\btrad(?:e|ing)\b|\bimports? and exports?\b")
_FLOW = re.compile(r"(?:trade|exports|imports|share of trade)", re.IGNORECASE)
_THREE = re.compile(r"share of (?:the )?three (?:industries|sectors)")
_INDUSTRIES = ("primary industry", "secondary industry", "tertiary industry")
#: What can grow or amount to something in the next sentence.
_MEASURE = re.compile(
    r"\b(?:trade|exports?|imports?|output|gdp|economy|investments?|sales|incomes?|revenues?|consumption|prices|industry|sector|tourism|retail|"
    r"production|turnover|lending|deposits|loans|spending|freight|traffic|throughput)$"
)


def own_subject_of(text: str, low: str, sentence: Sentence) -> str:
    """What a sentence without figures speaks of, where that can be measured: "Foreign trade did best of all"."""
    a, b = find_subject(low, sentence.start, sentence.end)
    if b - a > 70 or b == sentence.end:
        return ""
    a, b = clean(low, a, b, sentence)
    return text[a:b] if _MEASURE.search(low, a, b) else ""


def say_whose(
    text: str,
    low: str,
    sentence: Sentence,
    bound: Bound,
    before: Bound | None,
    last: Bound | None,
    counted: Bound | None,
) -> None:
    """Complete a phrase from the figure ``before`` it, the ``last`` of the paragraph and what was ``counted`` there."""
    earlier = before or last
    phrase = bound.indicator
    if before is not None and _is_again(low, before, bound):
        bound.subject, bound.indicator = before.subject, before.indicator
        return
    made = _MADE.fullmatch(phrase)
    if made:
        bound.subject = bound.indicator = f"{made['what']} of {made['who']}"
        return
    if bound.form == "money" and _of_what_was_done(text, low, bound, before):
        return
    such = _SUCH.fullmatch(phrase) if counted is not None and "such " in phrase else None
    if such and counted is not None and counted.unit == bound.unit:
        bound.subject, bound.indicator = counted.subject, counted.indicator
    elif (
        bound.form == "money"
        and counted is not None
        and counted.form == "count"
        and _OF_COUNTED.fullmatch(phrase)
    ):
        if "invest" not in counted.indicator:
            bound.indicator = f"{phrase} of {counted.indicator}" if len(counted.indicator) < 60 else phrase
    elif (
        before is not None
        and bound.form == before.form == "count"
        and bound.unit in _ASPECTS
        and phrase.startswith(bound.subject)
    ):
        if _IN.fullmatch(low, before.end, bound.start):
            bound.indicator = f"{bound.subject} of the {before.subject}"
    elif earlier is not None and earlier.subject and bound.form in ("percent", "pp"):
        _change_alone(bound, earlier)
    if bound.form in ("money", "percent"):
        _trade(text, low, sentence, bound, earlier)


def _of_what_was_done(text: str, low: str, bound: Bound, before: Bound | None) -> bool:
    """Money that things counted are worth or have absorbed, or that someone earned."""
    source = _FROM.match(low, bound.end) if _EARNS.search(low, bound.clause_start, bound.start) else None
    if source:
        bound.subject = bound.indicator = f"earnings from {text[slice(*source.span('np'))]}"
        return True
    if before is None or before.form != "count" or len(before.indicator) > 60:
        return False
    if _WORTH.fullmatch(low, before.end, bound.start):
        bound.indicator = f"value of {before.indicator}"
    elif _ABSORBED.fullmatch(low, before.end, bound.start):
        bound.indicator = f"investment in {before.indicator}"
    else:
        return False
    return True


def _is_again(low: str, before: Bound, bound: Bound) -> bool:
    """The same amount in a second currency, in brackets."""
    return (
        bound.form == before.form == "money"
        and bound.unit != before.unit
        and low.startswith(("(", " ("), before.end)
        and bound.start - before.end < 24
        and low.find(")", before.end, bound.start) < 0
    )


def _change_alone(bound: Bound, earlier: Bound) -> None:
    phrase = bound.indicator
    if _ORDINAL.fullmatch(phrase) or bound.kind == "growth" and _CHANGE_ALONE.fullmatch(phrase):
        bound.subject = bound.indicator = earlier.subject
    elif bound.kind == "change_pp" and (_CHANGE_ALONE.fullmatch(phrase) or _GROWTH_OF_IT.fullmatch(phrase)):
        bound.subject, bound.indicator = earlier.subject, f"growth of {earlier.subject}"


def _trade(text: str, low: str, sentence: Sentence, bound: Bound, earlier: Bound | None) -> None:
    """Trade is with the partner named as its subject, and "trade" is foreign trade once that was said."""
    phrase = bound.indicator
    partner = _PARTNER.fullmatch(phrase)
    if partner:
        known = _TRADE.search(low, sentence.start, sentence.end) or (
            earlier is not None and _TRADE.search(earlier.indicator.lower())
        )
        if known:
            bound.subject = f"trade with {partner['who']}"
            bound.indicator = bound.subject + (" as share of the total" if partner["of"] else "")
        return
    if not _FLOW.fullmatch(phrase):
        return
    opening = _OPENING_PARTNER.match(text, sentence.start)
    if opening and opening.end() < bound.start:
        bound.subject = f"trade with {opening['who']}"
        bound.indicator = bound.subject + (" as share of the total" if bound.kind == "share" else "")
    elif (
        phrase.lower() == "trade" and low.rfind("foreign trade", max(0, bound.start - 4000), bound.start) >= 0
    ):
        bound.subject = bound.indicator = "foreign trade"


def name_industries(bounds: list[Bound]) -> None:
    """ "The three industries made up 7, 40 and 53 percent": a share each."""
    for index in range(len(bounds) - 2):
        group = bounds[index : index + 3]
        if all(b.kind == "share" and _THREE.fullmatch(b.indicator) for b in group):
            for name, bound in zip(_INDUSTRIES, group, strict=True):
                bound.indicator = f"{name} as share of GDP"
            return
