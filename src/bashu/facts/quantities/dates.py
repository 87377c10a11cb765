"""Spans of English prose whose digits are no quantities: dates, times of day, years in a span, links, codes."""

from __future__ import annotations

import re

from bashu.facts.quantities.prose import Prose

__all__ = ["masked"]

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
_FORMS = [
    # March 7 | Oct. 31, 2019 | July 9, 23 and 25 | March 7-9
    rf"(?<![a-z]){_MONTH} ?{_DAY}(?:(?: ?- ?| to | and | or )(?:{_MONTH} )?{_DAY})?"
    rf"(?:(?:, \d{{1,2}})+,? and \d{{1,2}})?"
    rf"(?![\d%:]|[.,]\d|-\w| (?:percent|per cent|million))(?:,? ?{_YEAR}\b)?",
    # 7 March | 7 to 9 March 2019
    rf"\b{_DAY}(?:(?: ?- ?| to | and ){_DAY})? (?:of )?{_MONTH}(?! (?:be|have|not|also|seem|cost|take)\b)"
    rf"(?:,? {_YEAR}\b)?",
    rf"(?<![a-z]){_MONTH},? {_YEAR}\b",
    rf"\b{_YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}}\b|\b\d{{1,2}}[-/.]\d{{1,2}}[-/.](?:\d{{4}}|\d\d)\b",
    rf"\b{_YEAR} ?[-/] ?(?:{_YEAR}|\d\d)(?![\d%]|[,.]\d)|\b{_YEAR}'?s\b",
    # the 1990s | mid-20s | '90s
    r"(?:the |mid-|early |late )?'?\b(?:\d{2})?\d0s\b|'\d\d\b",
    # 2:55 p.m. | 1.56pm | 10am | a time of 2:04:35
    r"\b\d{1,2}[:.]\d\d(?::\d\d)? ?(?:[ap]\.?m\b\.?|gmt|et|est|edt|pt|bst|utc)|\b\d{1,2} ?[ap]\.?m\b\.?",
    r"(?<![\d.:])\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?(?!\d|[.:]\d)|\b\d{1,2} o'clock",
    r"\b\d\d/\d\d(?= (?:season|campaign|tax year))|\b\d{1,2}-\d{1,2}-\d{1,2}\b|"
    r"\b(?:720|1080|1440|2160|4320)[pi]\b",  # a season, a record of wins and losses, a resolution
    r"\b(?:24[/-]7|9/11|7/7|50[-/]50|20[-/]20|401\(?k\)?)\b(?!\.\d)",
    r"https?://\S+|www\.\S+|@\w+|#\w+|\+?\d[\d-]*\d{3}-\d{3,4}-\d{4}\b|\(?\b\d{3}\)?[ -]\d{3}-\d{4}\b|"
    r"\b(?:call|calling|called|dial|dialled|phone) \d{3}\b|\b\d{3}-\d{4}\b(?!\.\d)",
    r"\b\d+(?:\.\d+){2,}\b|\b(?:section|article|rule|chapter|act) \d+\([a-z\d]\)",
    r"\b\d+(?:st|nd|rd|th)\b|(?<![\w.])\d{1,4}[a-z]?-[a-z]\d\w*",
    r"\b(?:\d|two|three)-pointers?\b|"
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|double|triple)-(?:way|time|faced|fold|wheel|piece|dimensional|tier|figure|digit|[a-z]{3,}(?<!spe)ed)\b",
]
_MASKS = re.compile("|".join(_FORMS))


def masked(prose: Prose) -> list[tuple[int, int]]:
    """The spans of a sentence that hold no quantity, in order."""
    return [match.span() for match in _MASKS.finditer(prose.low, prose.start, prose.end)]
