"""The noun that a number counts in English prose of any kind, with what it is counted per."""

from __future__ import annotations

import re

from bashu.facts.quantities.prose import Phrase, Prose
from bashu.facts.quantities.units import WORDS
from bashu.facts.scan.nouns_en import IRREGULAR, STOP, read_noun
from bashu.facts.scan.numerals import EN_NUMBERS

__all__ = ["read_before", "read_counted", "read_single"]

#: Nouns that stand in the singular between a number and what it describes: "a 10-game run", "a five man crew".
_ATTRIBUTIVE = frozenset(
    """
    man woman person member player team judge star goal point run game match set shot stroke lap round
    wicket race hole seat bed bedroom bathroom room door storey story floor page cylinder speed gear piece
    part volume episode season song track city nation country state vote share unit car vehicle ship engine
    lane stop step stage magnitude core pack word letter
    """.split()
)
_BETWEEN = re.compile(r" ([a-z]+)(?=[ -][a-z])")
#: What a hyphen joins to a number is counted, whatever it is: "an eight-play drive".
_JOINED = re.compile(
    r"-(?!(?:under|par|figure|digit|strong|odd|plus|something|ish|or|to|and|for|in|on|of|up|off|all|over|a|an)\b)"
    r"([a-z]{3,})(?![a-z-])"
)
#: What a part is of that has no plural: "a third of the British population lives in the south".
_WHOLE = re.compile(
    r" (?:[a-z'-]+ ){0,2}?(?:population|electorate|workforce|public|country|world|market|economy|budget|income|revenue|"
    r"vote|staff|time|money|land|area|cost|total|energy|electricity|water|food|traffic|trade|gdp)\b(?![ -](?:of|share))"
)
#: Verbs that look like a plural: "the 911 makes 443 hp".
_VERB = re.compile(
    r" (?:costs|makes|pays|says|weighs|comes|gets|goes|includes|seems|adds|gives|keeps|lets|becomes|means|lies|sits|brings|"
    r"remains|allows|tells|thinks|wants|knows|x)\b"
)
#: A unit that has only initials: "0.5 WAR", "32 RBI".
_INITIALS = re.compile(r" ([A-Z]{2,5})(?=s?[),.;]|$| [a-z])(?! (?:pro|max))")
_RATE = re.compile(
    r" (?:per|an?|each) (?:day|week|month|year|hour|minute|second|game|night|season|person|household)\b"
    r"(?! (?:ago|earlier|later|before))"
)
_OR_TWO = re.compile(r"\b(?:an?|another) ([a-z]+) or $")
_ONE_OF = re.compile(r" of (?:the|its|his|her|their|our|my|[a-z]+'s) (?:most |least )?")
_THREE_WORDS = re.compile(r"[ -]([a-z'-]+)(?: ([a-z'-]+))?(?: ([a-z'-]+))?")
#: Words after "one" that it does not count.
_NO_NOUN = STOP | IRREGULAR | frozenset(
    "another way off on-one time day-to-day else knows thinks wants wonders sided stop upmanship liner i".split()
)  # fmt: skip
#: Adjectives before the noun of "one"; others are told by their ending.
_ADJECTIVES = frozenset(
    """
    new old big small large little good great bad young long short high low main major key single possible
    hot cold league extra additional final last first second third rare huge tiny whole full free simple
    true black white red blue green more less best worst top senior local public private former current
    early late recent human male female national regional federal medical special personal political social
    financial individual general central official original legal royal global commercial
    """.split()
)
_ADJECTIVAL = re.compile(r"(?:[a-z]ful|ous|ive|able|ible|less|[a-z]est|ese|ish)$")


def read_counted(prose: Prose, position: int, *, vague: bool) -> Phrase | None:
    """What the number that ends at ``position`` counts; after a ``vague`` one another number ends the search."""
    whole = _WHOLE.match(prose.low, position, prose.end) if vague else None
    if whole:
        return Phrase(position + 1, whole.end(), "", "count")
    joined = _JOINED.match(prose.low, position, prose.end)
    if joined:
        return Phrase(joined.start(1), joined.end(), "", "count")
    noun = None if _VERB.match(prose.low, position) else read_noun(prose.text, prose.low, position, prose.end)
    if noun and not _has_number(prose.low[slice(*noun)], vague=vague):
        return _with_rate(prose, Phrase(*noun, "", "count"))
    initials = _INITIALS.match(prose.text, position, prose.end)
    if initials:
        return Phrase(initials.start(1), initials.end(), initials.group(1), "physical")
    between = _BETWEEN.match(prose.low, position, prose.end)
    if between and between.group(1) in _ATTRIBUTIVE:
        return Phrase(between.start(1), between.end(), "", "count")
    return None


def _has_number(phrase: str, *, vague: bool) -> bool:
    """Whether a phrase runs over another number: "spend three hours"; digits may be a model's ("737 Max jets")."""
    digits = re.search(r"\d" if vague else r"\band \d", phrase) is not None
    return digits or not EN_NUMBERS.keys().isdisjoint(phrase.split())


def _with_rate(prose: Prose, noun: Phrase) -> Phrase:
    """A counted noun with what it is counted per: "tests per day"."""
    rate = _RATE.match(prose.low, noun.end, prose.end)
    return Phrase(noun.start, rate.end(), "", "count") if rate else noun


def read_single(prose: Prose, position: int) -> Phrase | None:
    """The singular noun after "one", or the plural of which it is one: "one of the best speakers"."""
    low, end = prose.low, prose.end
    of = _ONE_OF.match(low, position, end)
    if of:
        noun = read_noun(prose.text, low, of.end() - 1, end)
        return Phrase(*noun, "", "count") if noun else None
    words = _THREE_WORDS.match(low, position, end)
    if not words or words.group(1) in _NO_NOUN:
        return None
    last = 1
    while last < 3 and _describes(words.group(last)) and (words.group(last + 1) or "of") not in STOP:
        last += 1
    return Phrase(words.start(1), words.end(last), "", "count")


def _describes(word: str) -> bool:
    return word in _ADJECTIVES or _ADJECTIVAL.search(word) is not None


def read_before(prose: Prose, position: int) -> Phrase | None:
    """The noun before a number that comes after it: "another day or two"."""
    noun = _OR_TWO.search(prose.low, max(prose.start, position - 30), position)
    if noun is None:
        return None
    unit = WORDS.get(noun.group(1), "")
    return Phrase(*noun.span(1), unit, "physical" if unit else "count")
