"""Numbers in English prose that are part of a name: years, addresses, models, labels."""

from __future__ import annotations

import re

from bashu.facts.quantities.prose import Number, Prose

__all__ = ["is_name", "is_year"]


def _one_of(words: str, *, before: str = "", after: str = "") -> re.Pattern[str]:
    """An expression for one of the words, in which an underscore stands for a space."""
    listed = "|".join(re.escape(word).replace("_", " ") for word in words.split())
    return re.compile(rf"{before}\b(?:{listed}){after}")


#: Words before a number that labels one of many: "Game 7", "Interstate 5", "the S&P 500".
_LABEL = _one_of(
    """
    no nos number line route highway interstate exit phase chapter article table figure fig room page pp
    section terminal gate platform part volume vol annex appendix item step version level class grade type
    model series flight train clause stage key_stage round week day game match test episode season lap hole
    channel category cat vision agenda group area block zone unit suite apartment apt flat building studio
    lot district ward precinct division tier proposition measure amendment title psalm verse size turn pier
    bay court tour track mile year film junction junctions pages lines lanes numbers chapters articles
    sections stages rounds games weeks days grades years fortune forbes ftse nasdaq dow nikkei cac dax
    russell asx csi stoxx tsx s&p s_p sp covid boeing airbus iphone galaxy windows android ios playstation
    xbox formula euro euros super_bowl apollo max note world_war group_of big sweet elite u
    """,
    after=r"\.?(?: #)?(?: \d{1,3}(?:,? (?:and|or|to)|-|,))? ?-?$",
)
#: A number that an article singles out: "the 747 is".
_SINGLED = re.compile(r"\b(?:the|a|an)(?: new| latest| first| old| original)? $")
_PREDICATE = re.compile(
    r"(?: (?:is|was|has|had|will|can|could|would|flew|comes|costs|makes|starts|and its|and the)\b|'s|[,.;]|$)"
)
_DESIGNATION = re.compile(r"\d{3,}")
#: Words that make a label of a number alone, and a choice of what it counts: "the bottom three", "the last ten games".
_CHOICE = re.compile(r"\b(?:top|bottom|last|first|other|final|under)[ -]$")
#: Words before four digits that count things, so that they are no year: "about 2000 people".
_QUANTIFIED = _one_of(
    """
    about around some nearly over than least approximately roughly almost up_to another extra additional
    employ employs killed total_of all only just these those to with for has have had cost costs at bought
    sold hired cut added estimated
    """,
    after="$",
)
#: What happens in a year: "the 2016 elections" are not two thousand.
_YEARLY = _one_of(
    """
    olympics election elections world_cup season census report survey study budget edition model campaign
    race games film presidential financial fiscal general referendum draft championship championships tax
    earthquake recession crisis winter summer
    """,
    before=" ",
    after=r"\b",
)
#: Words with a capital at the start of a sentence or of a day, before which a number is no part of a name.
_NO_NAME = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december in on at of for with from by to since between under until
    within and but if when while as after about over nearly almost some around more than up all only just
    approximately roughly least another every each a an the that this these those there his her its their
    our my your i he she it they we you is are was were has have had scored score odds minus plus usd cad
    aud nzd eur gbp inr chf us
    """.split()
)
_PROPER = re.compile(r"[ -](?=[A-Z])(?:[A-Z][\w'&.]*[ -])*[A-Z]?([\w'&.]*)")
_WORD_BEFORE = re.compile(r"([A-Za-z][\w.&'-]*)\s*$")
_STREET = re.compile(
    r"[A-Z]? (?:[NSEW]\.? )?(?:[A-Z0-9][\w'.]* ){1,3}"
    r"(?:St|Street|Ave|Avenue|Rd|Road|Dr|Drive|Ln|Lane|Blvd|Boulevard|Way|Place|Pl|Court|Ct|Square|Sq|Terrace|Close|"
    r"Crescent|Parade|Highway|Hwy|Parkway|Quay|Hill|Gardens)\b|"
    r" (?:Ave|Rue|Via|Calle|Avenue|Avenida|Boulevard)\b"
)


def is_year(prose: Prose, number: Number, form: str) -> bool:
    """Whether a number of four digits names a calendar year; ``form`` is that of its phrase, empty for none."""
    if len(number.digits) != 4 or number.end - number.start != 4 or not 1400 <= number.value < 2200:
        return False
    if form != "count":
        return form == ""
    if not 1800 <= number.value <= 2100:
        return False
    proper = prose.text[number.end : number.end + 2].strip()[:1].isupper()
    counted = _QUANTIFIED.search(prose.before(number.start, 16).rstrip())
    return proper or not counted or _YEARLY.match(prose.low, number.end) is not None


def is_name(prose: Prose, number: Number, form: str) -> bool:
    """Whether a number without a unit is part of a name, a label or an address."""
    run_on = number.digits.isdigit() and prose.text.startswith("s", number.end)  # "Channel 5s coverage"
    if _STREET.match(prose.text, number.end, prose.end):
        return True
    if form not in ("", "count") and not run_on:
        return False
    before = prose.before(number.start, 30)
    if "," not in number.digits and (_LABEL.search(before) or form == "" and _CHOICE.search(before)):
        return True
    if run_on:
        return len(number.digits) > 2  # "737s"
    if form == "" and _is_singled(prose, number, before):
        return True
    if not number.digits:
        return _is_proper(prose, number)
    return "," not in number.digits and not number.scaled and _is_model(prose, number, form)


def _is_singled(prose: Prose, number: Number, before: str) -> bool:
    """Whether an article makes a name of the digits: "the 747 is"."""
    if not _SINGLED.search(before) or not _DESIGNATION.fullmatch(number.digits):
        return False
    return _PREDICATE.match(prose.low, number.end, prose.end) is not None


def _is_model(prose: Prose, number: Number, form: str) -> bool:
    """Whether capitals beside the digits make a name of them: "787 Dreamliner", "Galaxy Note 20"."""
    after = _PROPER.match(prose.text, number.end, prose.end)
    if after:
        last = after.group().rpartition(" ")[2]
        return not last.endswith("s") or last.endswith("'s") or form == ""
    word = _WORD_BEFORE.search(prose.text, max(prose.start, number.start - 24), number.start)
    if word is None or not word.group(1)[0].isupper() or word.group(1).lower().rstrip(".") in _NO_NAME:
        return False
    return form == "" or word.start(1) > prose.start and len(number.digits) < 4


def _is_proper(prose: Prose, number: Number) -> bool:
    """A number word with a capital inside a sentence: "the Big Ten", "Seven Network"."""
    if not prose.text[number.start].isupper() or number.scaled:
        return False
    before = prose.text[prose.start : number.start].rstrip()
    return bool(before) and before[-1] not in ".:;!?\"'(-\u201c"
