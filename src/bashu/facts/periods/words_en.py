"""The forms in which English names periods and dates, as one expression."""

from __future__ import annotations

import re

from bashu.facts.literal_first import by_first_letter

__all__ = ["MONTHS", "PERIODS", "month_number"]

MONTHS = "january february march april may june july august september october november december".split()


_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\b\.?"
)


_NUM = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})"


_Y = r"(?:19|20)\d\d"


_OFYEAR = rf"(?:,?\s(?:of\s|in\s)?(?P<@>{_Y}|this year|last year|the year|the same year|that year|next year|the previous year))?"


def _year_of(name: str) -> str:
    return _OFYEAR.replace("@", name)


#: How every form begins. Tried before the forms themselves, so that most words fail after a few letters.
_BEGINNINGS = (
    r"(?:from |between |in |by |since |of |until |for |during |than in |over |end of |end-|through |early |late |mid-)?"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|(?:first|second|third|fourth|last|latter|final)[ -](?:qu|ha|and se|[a-z\d]+ (?:qu|mo|we|da)|ye|mo)"
    r"|q\d|h[12]|fy|same |since then|(?:in|for|during|over|of|throughout) the (?:same |whole )?(?:qu|half)|the half[- ]y|half the y|the (?:ye|pre|fol|sam|cur)|this |last |next |full"
    r"|year|month|quarter|a year|past |previous |preceding |coming |in (?:one|two|three|four|five|six|seven|eight|nine|ten|el|tw|\d)|(?:in|over|during|within|throughout|for) the (?:past|last|two|three|four|five|six|seven|eight|nine|ten|\d+) year|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) years (?:ago|later|earlier|before)"
    r"|(?:fourth|fifth|sixth|seventh|eighth) (?:nat|pop|cens)|spring fe|chinese new|lunar new|new year|national day|may day|labou?r day|mid-aut|dragon b|qingming|tomb|the (?:holiday|festival|golden)"
    r"|(?:during|over|in|for|within) (?:this|that|the) (?:same )?(?:period|[a-z\d]+ (?:months|quarters))|(?:end of|by|over the|during the|in the) (?:the |this |past |last |previous )?decade"
    r"|eleventh|t[a-z]+th |fo[a-z]+th |fi[a-z]+th |si[a-z]+th "
)
_BEGINNING = (
    r"(?=(?:19|20)\d\d|\d{1,2}(?:st|nd|rd|th)?[ ]|1\dth|"
    + by_first_letter(_BEGINNINGS)
    + "|[a-z]+-day (?:holiday|festival|golden))"
)
_HOLIDAY = (
    r"(?:spring festival|(?:chinese|lunar) new year|new year(?:'s)?(?: day)?|national day|may day|labou?r day"
    r"|mid-autumn|dragon boat|qingming|tomb[- ]sweeping)"
)
PERIODS = re.compile(
    rf"(?<![a-z])(?=[\da-fhjlmnopqstwuiy]){_BEGINNING}(?:"
    rf"(?P<hol>(?P<holn>{_HOLIDAY})(?: day| festival| golden| holidays?| break| week| period)*(?: (?:of |in )?(?P<holy>{_Y}|this year|last year))?"
    r"|(?:the (?:[a-z]+-day )?|[a-z]+-day )(?:holidays?|golden week)(?! travel| rush))"
    r"|(?P<census>(?P<census_n>fourth|fifth|sixth|seventh|eighth) (?:national )?(?:population )?census)"
    rf"|(?P<thatp>(?:during|over|in|for|within) (?:(?:this|that|the) period(?! of| from)|(?:this|that|the|the same) (?:{_NUM}) (?:months|quarters))(?! of| from| to| in| last| a| [a-z]+ed))"
    rf"|(?P<mto>(?:in|over|during|for|within) the (?P<mton>{_NUM}) months (?:to|through|ending(?: in)?|ended) (?P<mtom>{_MONTH}){_year_of('mtoy')})"
    r"|(?P<decade>(?:end of|by) (?:the |this )?decade|(?:over|during|in) the (?:past |last |previous )?decade)"
    rf"|(?P<plan>(?P<plan_n>1\dth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth) five[- ]year (?:plan|programme|program)(?: period)?(?: \({_Y}-(?:{_Y}|\d\d)\))?)"
    rf"|(?P<months>(?:from )?(?P<m1>{_MONTH})(?:,? (?P<m1y>{_Y}))?(?:-| to | through | until )(?P<m2>{_MONTH})(?: period)?{_year_of('m2y')}(?! \d{{1,2}}\b))"
    rf"|(?P<months2>(?:between|in|for|over|during) (?P<n1>{_MONTH}) and (?P<n2>{_MONTH}){_year_of('n2y')}(?! \d{{1,2}}\b(?!,\d)))"
    rf"|(?P<date>(?P<dm>{_MONTH}) \d{{1,2}}(?:st|nd|rd|th)?\b(?!,?\d)(?:(?:-| to | through | and )(?:{_MONTH} )?\d{{1,2}}(?:st|nd|rd|th)?\b)?(?:,? ?(?P<dy>{_Y}))?)"
    rf"|(?P<date2>\b\d{{1,2}}(?:st|nd|rd|th)? (?:of )?(?P<dm2>{_MONTH})(?:,? (?P<dy2>{_Y}))?)"
    rf"|(?P<iso>{_Y}[-/.]\d{{1,2}}[-/.]\d{{1,2}})"
    rf"|(?P<my>(?P<mym>{_MONTH}),? (?:of |in )?(?P<myy>{_Y}|this year|last year|the same year|the year))"
    rf"|(?P<mo>(?:in|by|since|of|from|until|for|during|than in|over|end of|end-|through|early|late|mid-) ?(?P<mom>{_MONTH})(?!\.?-[a-z]|\.? \d{{1,2}}(?!\d|,\d)|\.? \d{{4}}| to \w| through|,? (?:of |in )?(?:{_Y}|(?:this|last|the same) year)))"
    rf"|(?P<bm>(?P<bmm>{_MONTH})(?='s [a-z]| (?:exports?|imports?|trade|sales|output|retail|figures?|data|industrial|growth|inflation|consumer|factory|production|profits?|revenue|prices|total|reading)\b))"
    rf"|(?P<qs>first (?P<qsn>two|three|and second) quarters{_year_of('qsy')})"
    rf"|(?P<q>(?P<qn>first|second|third|fourth|last|final|[1-4](?:st|nd|rd|th))[ -]quarter{_year_of('qy')})"
    rf"|(?P<q2>q(?P<q2n>[1-4])(?:(?P<q2j>-| to | through | and )q?(?P<q2m>[2-4]))?(?:,? (?:of )?(?P<q2y>{_Y}))?\b)|(?P<q3>(?P<q3y>{_Y}) ?q(?P<q3n>[1-4])\b)"
    rf"|(?P<h>(?P<hn>first|second|1st|2nd|latter)[ -]half{_year_of('hy')})|(?P<h2>h(?P<h2n>[12]) (?P<h2y>{_Y}))"
    rf"|(?P<fm>first (?P<fmn>{_NUM}) months?{_year_of('fmy')})"
    rf"|(?P<fw>first (?:{_NUM}) (?:weeks|days)(?: (?:of|in) (?P<fwm>{_MONTH}))?)"
    rf"|(?P<span2>(?P<t1>{_Y}) (?:to|through|until) (?P<t2>{_MONTH}) (?P<t2y>{_Y}))"
    rf"|(?P<span>(?P<s1>{_Y})\s?(?:-|/| to | through | until |(?<=between \d\d\d\d) and )\s?(?P<s2>{_Y}|(?<=[-/])\d\d|(?<=[-/]\s)\d\d)(?![\d%]|[,.]\d| (?:percent|per cent|million|billion|yuan|tons)\b))"
    rf"|(?P<same>same (?P<samew>period|quarter|month|time|half) (?:of |in |a |the )?(?P<samey>{_Y}|last year|the previous year|year earlier|year before)?)"
    rf"|(?P<cq>(?:in|for|during|over|of|throughout) the (?:same |whole )?(?:quarter|half)(?! of| to| \d|-|[ -]year)|(?:(?:in|for|during|over|of|throughout) )?the half[- ]year|half the year(?= (?:has|is|had|was|gone|over|behind|past)\b))|(?P<then>since then)"
    rf"|(?P<rel>(?:this|last|next) year|the (?:previous|preceding|following|same|current) year|full[- ]year|year[- ]end|year[- ]to[- ]date|the year(?! (?:to |before|earlier|{_Y}|\w+ed))|a year (?:earlier|ago|before)|year[- ]on[- ]year|year[- ]over[- ]year|month[- ]on[- ]month|quarter[- ]on[- ]quarter|(?:this|last|previous) (?:month|quarter))"
    rf"|(?P<upto>(?:in|over|during|within) the (?P<upton>{_NUM}) years (?:to|through|until|ending in) (?P<uptoy>{_Y}))"
    r"|(?P<pasty>(?:in|over|during|throughout|for) the (?:past|last) year(?! of))"
    rf"|(?P<ago>{_NUM} years (?:ago|later|earlier|before(?! the)))"
    rf"|(?P<past>(?:past|last|previous|preceding) (?P<pastn>{_NUM}|few|several) years|in (?P<inn>{_NUM}) years|next (?P<nextn>{_NUM}) years|coming (?P<comn>{_NUM}) years)"
    rf"|(?P<year>(?:(?<=end-)|(?<![\d.,$-]))(?:fy)?(?P<yy>{_Y})(?![\d%]|,\d|\.\d|-\d|(?: (?:yuan|million|billion|percent|km|tons|people|enterprises|hospitals)))))"
)


def month_number(name: str) -> int:
    """1 to 12 for a month's name or its short form, in any case; StopIteration for other words."""
    start = name[:3].lower()
    return next(number for number, month in enumerate(MONTHS, 1) if month.startswith(start))
