"""Expressions with their first letters before what they ask of the text in front."""

from __future__ import annotations

import re

import pytest

from bashu.facts.literal_first import literal_first

TEXT = (
    "It rose to 5, the rise is to be up from 3; towards it was rising, unrisen, and has been up 2 percent "
    "than before (up to 7) but not over the line, 同比增长 5%, 计划增长, 将增长."
)
EXPRESSIONS = [
    r"\b(?:rose|rise|up)\b",
    r"(?<!the )\b(?:rose|rise|is)\b(?! to)",
    r"\b(?:(?:is|has) (?:to )?be(?:en)?|to be)\b",
    r"(?:\bup|\bthan|(?<!计划)增长)\b",
    r"\b(?:(?:all|not) )?over (?:the|a)\b",
    r"\b(?:over|up) (?P<what>the|to)\b",
    r"(?P<word>\bup|\bto) (?P<number>\d)",
    r",? (?:and|but) [a-z]+",
    r"[,;](?= )|\((?:up|down) to|\)|(?:and|the)\b",
    r"[,;](?= )|\((?:up|down) to|\)|(?:and|the)\b",
    r"\b(?:the|than|to|towards)",
]


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_the_matches_are_those_of_the_expression(expression: str) -> None:
    plain, quick = re.compile(expression), literal_first(expression)
    for start in range(len(TEXT)):
        expected = [(m.span(), m.groupdict()) for m in plain.finditer(TEXT, start)]
        assert [(m.span(), m.groupdict()) for m in quick.finditer(TEXT, start)] == expected


@pytest.mark.parametrize("expression", [r"\w+ed\b", r"(?:very )*good", r"a*b", r"x|[y-z]", r"\b(?:)"])
def test_an_expression_that_begins_otherwise_is_refused(expression: str) -> None:
    with pytest.raises(ValueError):
        literal_first(expression)
