"""English words that bind a figure: verbs and nouns of change, of reaching, of planning, and qualifiers."""

from __future__ import annotations

import re

__all__ = [
    "AUXILIARY", "CHANGE", "CHANGE_AFTER", "COMPARED_AFTER", "CUMULATIVE", "DOWN", "FINITE", "QUALIFIER_AFTER",
    "QUALIFIER_BEFORE", "QUALIFIER_CODE", "SHARE_VERB", "SKIP", "TARGET", "UP",
]  # fmt: skip

UP = frozenset(
    """grew grow grown growing grows rose rise risen rising rises increased increase increases increasing climbed climb
    climbing gained gain gains expanded expand expanding expands jumped jump jumping surged surge surging soared soar
    soaring advanced up improved picked growth expansion uptick accelerated quickened higher lifted raised boosted
    upturn added increments increment""".split()
)
DOWN = frozenset(
    """fell fall fallen falling falls decreased decrease decreases decreasing declined decline declines declining dropped
    drop drops dropping contracted contract contracting contraction shrank shrink shrinking shrunk down slid slipped
    slump slumped plunged plunge reduced reduce reducing reduction lowered lower lowering cut cutting narrowed eased
    tumbled dip dipped slowed slower retreated""".split()
)
CHANGE = UP | DOWN | frozenset(("changed", "change", "changing"))

#: Words that may stand between a verb of change and its figure.
SKIP = frozenset(
    """by to at of from a an the further again another average annual annually yearly monthly rate pace speed
    year-on-year year on over years month-on-month sharply slightly steadily rapidly markedly significantly modestly
    strongly only just still also even real terms nominal comparable prices respectively separately both some
    cumulative accumulated combined total whopping mere full whole robust strong compound about""".split()
)

AUXILIARY = re.compile(
    r"\b(?:have been|has been|had been|having been|have|has|had|having|are to be|is to be|are being|is being|are|is|were|"
    r"was|be|been|will be|will|now|already|also|can now|can|newly)\b ?"
)

_FINITE = """is are was were has have had will would should can could may might must shall grew grow grows rose rise
rises increased climbed gained expanded jumped surged soared advanced improved fell falls declined dropped contracted
shrank slid slipped slumped plunged tumbled decreased reached reaches reach hit hits totaled totalled totals total
stood stands amounted amounts came comes exceeded exceeds exceed surpassed surpasses surpass topped tops approached
approaches achieved achieves recorded posted registered saw sees attracted received completed signed added built
accounted accounts account makes made represents represented contributed contributes holds held covers covered
numbered numbering remained remains averaged averages doubled tripled quadrupled employs employed operates operated
handled processed launched opened introduced established produced generated yielded moved ranks ranked maintained
realized realised reported reports brought brings put puts puts plans plan aims aim targets expects expect intends
forecasts changed edged slowed accelerated quickened picked breaking broke crossed passed did does do reaching
exceeding totaling totalling hitting surpassing approaching standing amounting accounting representing growing rising
falling increasing declining decreasing contracting expanding climbing jumping soaring surging dropping
rated scored spent invested raised carried transported shipped welcomed hosted needs need takes took settled works
links connects runs serves includes included involves involved cost costs earned sold bought exported imported""".split()
FINITE = re.compile(r"(?<![\w-])(?:" + "|".join(sorted(set(_FINITE), key=len, reverse=True)) + r")(?![\w-])")

QUALIFIER_CODE = {
    "more than": "more than", "over": "more than", "above": "more than", "exceeding": "more than",
    "exceeded": "more than", "exceed": "more than", "exceeds": "more than", "surpassed": "more than",
    "surpass": "more than", "surpassing": "more than", "topped": "more than", "top": "more than", "topping": "more than",
    "in excess of": "more than", "upwards of": "more than", "well over": "more than", "beyond": "more than",
    "broke through": "more than", "passed": "more than", "crossed": "more than",
    "less than": "less than", "under": "less than", "below": "less than", "fewer than": "less than",
    "short of": "less than", "just under": "less than",
    "nearly": "nearly", "almost": "nearly", "close to": "nearly", "approaching": "nearly", "approached": "nearly",
    "near": "nearly", "approaches": "nearly", "approach": "nearly",
    "about": "about", "around": "about", "approximately": "about", "some": "about", "roughly": "about",
    "an estimated": "about", "circa": "about", "equivalent to about": "about",
    "at least": "at least", "no less than": "at least", "not less than": "at least", "a minimum of": "at least",
    "as little as": "at least", "no fewer than": "at least", "as low as": "at least",
    "at most": "at most", "no more than": "at most", "not more than": "at most", "up to": "at most",
    "as many as": "at most", "as much as": "at most", "a maximum of": "at most", "within": "at most",
    "not exceeding": "at most", "as high as": "at most", "not exceed": "at most",
}  # fmt: skip
_QUALIFIERS = "|".join(sorted((re.escape(word) for word in QUALIFIER_CODE), key=len, reverse=True))
QUALIFIER_BEFORE = re.compile(
    rf"(?<![\w-])({_QUALIFIERS})(?: (?:a|an|the|its|their|total of|a total of))*\s*$"
)
QUALIFIER_AFTER = re.compile(
    r"\s?(?:(or more|or above|and above|or higher|and over)|(or less|or below|or lower|at most)|(or so|or thereabouts))\b"
)

_CHANGE_NOUN = "growth|increase|rise|gain|jump|surge|expansion|uptick|decrease|decline|drop|fall|slump|contraction|reduction|dip|plunge|cut"
CHANGE_AFTER = re.compile(
    rf"\s?(?:(?:year[- ]on[- ]year|year[- ]over[- ]year|annual|average|yearly|actual|nominal|real) )*(?P<noun>{_CHANGE_NOUN})(?: rate)?\b(?! (?:target|pole))(?P<prep> (?:in|of|for) )?"
)
COMPARED_AFTER = re.compile(
    r",? (?:year[- ]on[- ]year )?(?P<word>higher|lower|more|less|fewer|faster|slower|greater|larger|smaller|longer|shorter|quicker|above|below|ahead)\b(?: (?:than|of))?"
)
SHARE_VERB = frozenset(
    """for up represents represented representing comprises comprised comprising constitutes contributed contributing
    contributes holds held hold taking took takes made makes making with had has have""".split()
)
CUMULATIVE = re.compile(
    r"\b(?:cumulative|cumulatively|accumulated|accumulative|to date|in total since|total number|so far)\b"
)
CUMULATIVE_VERB = re.compile(
    r"\b(?:(?:have|has) (?:been )?(?:also )?(?:already )?(?:processed|handled|received|installed|operated|served|transported|issued|achieved)|having been achieved|"
    r"operated in [\w ]{1,30} (?:have|has) (?:reached|exceeded))\b"
)
TARGET = re.compile(
    r"\b(?:aims?|aiming|plans|plan to|planned|planning to|targets?|targeting|targeted|goals?|is to|are to|should|strives?|striving|will|intends?|"
    r"expects? to|projecting|projects? to|forecast|set to|due to|by (?:20[2-9]\d)|expected to|seeks? to|hopes? to|to be)\b"
)
