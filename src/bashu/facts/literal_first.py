"""Expressions whose alternatives all begin with a letter, so that a search passes quickly over text that has none.

Python's ``re`` skips ahead only where it knows with which characters a match can begin. A word boundary or a
lookbehind before the words hides them, and the whole expression is then tried at every character.
"""

from __future__ import annotations

import re

__all__ = ["by_first_letter", "literal_first"]


def literal_first(expression: str) -> re.Pattern[str]:
    """Compile an expression with what it asks of the text before its words asked after their first letters.

    It finds the same matches, several times as fast. Every alternative must begin with a literal, after
    boundaries, lookbehinds and groups without a name; any other expression raises ValueError.

    >>> literal_first(r"(?<!the )\\b(?:rose|fell|reached)\\b").pattern
    '(?:r(?<!(?:the )r)(?<!\\\\wr)(?:ose|eached)|f(?<!(?:the )f)(?<!\\\\wf)ell)\\\\b'
    """
    behind, at = _behind(expression)
    group = _GROUP.match(expression, at)
    if len(_split(expression)) == 1 and group:
        close = _close(expression, at)
        if not expression.startswith(_QUANTIFIERS, close):
            # what follows the group stays once, so that it may hold names
            begun = _joined(_begun(expression[group.end() : close - 1], behind))
            return re.compile(f"{group.group()}{begun}){expression[close:]}")
    return re.compile(_joined(_begun(expression, ())))


_GROUP = re.compile(r"\((?:\?:|\?P<\w+>|(?!\?))")


def by_first_letter(expression: str) -> str:
    """The same alternatives, gathered by their first letters, of which only those of the letter at hand are tried.

    >>> by_first_letter("(?:in|by) may|june|july")
    'in may|by may|ju(?:ne|ly)'
    """
    return _joined(_begun(expression, ()))


def _joined(begun: list[tuple[str, str]]) -> str:
    """One alternative for each beginning, in it what follows, in turn gathered by its letters."""
    rests: dict[str, list[str]] = {}
    for first, rest in begun:
        rests.setdefault(first, []).append(rest)
    return "|".join(first + _gathered(rest) for first, rest in rests.items())


def _gathered(rests: list[str]) -> str:
    """What follows one beginning: the alternatives in their order, neighbours that go on with a letter by that letter."""
    if len(rests) == 1:
        return rests[0]
    parts: list[str] = []
    run: dict[str, list[str]] = {}
    for rest in [*rests, ""]:
        if rest[:1].isalpha() and not rest.startswith(_QUANTIFIERS, 1):
            run.setdefault(rest[0], []).append(rest[1:])
            continue
        parts += [letter + _gathered(more) for letter, more in run.items()]
        run = {}
        parts.append(rest)
    parts.pop()
    return parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"


#: A class of plain characters, and a character that only an escape makes plain.
_CLASS = re.compile(r"\[([\w ,;:]+)\]")
_ESCAPED = re.compile(r"\\[().$+?*|]")
_QUANTIFIERS = tuple("?*+{")
_REPEATED = ("*", "+", "{", "??", "?+")
_SPECIAL = frozenset(".^$*+?{}[]()|\\")


def _begun(expression: str, before: tuple[str, ...]) -> list[tuple[str, str]]:
    """The alternatives of an expression: the first letter with the lookbehinds after it, and the rest."""
    found: list[tuple[str, str]] = []
    for alternative in _split(expression):
        own, at = _behind(alternative)
        behind = (*before, *own)
        if alternative.startswith("(?:", at):
            close = _close(alternative, at)
            inner, rest = alternative[at + 3 : close - 1], alternative[close:]
            if rest.startswith(_REPEATED):
                raise ValueError(f"a repeated group begins {alternative!r}")
            optional = rest.startswith("?")
            rest = rest[optional:]
            found += [(first, more + rest) for first, more in _begun(inner, behind)]
            if optional:
                found += _begun(rest, behind)
            continue
        plain = _CLASS.match(alternative, at)
        if plain and not alternative.startswith(_QUANTIFIERS, plain.end()):
            for char in plain.group(1):
                found += _begun(char + alternative[plain.end() :], behind)
            continue
        stop = at + (2 if _ESCAPED.match(alternative, at) else 1)
        first, rest = alternative[at:stop], alternative[stop:]
        if rest.startswith("?") and first not in _SPECIAL and not rest.startswith(_REPEATED):
            found += _begun(first + rest[1:], behind)
            found += _begun(rest[1:], behind)
            continue
        if not first or first in _SPECIAL or rest.startswith(_QUANTIFIERS):
            raise ValueError(f"no literal begins {alternative!r}")
        found.append((first + "".join(_after(look, first) for look in behind), rest))
    return found


def _after(look: str, first: str) -> str:
    """What is asked of the text before a letter, asked after it."""
    if look == r"\b":
        return rf"(?<!\w{first})" if first.isalnum() or first == "_" else rf"(?<=\w{first})"
    return f"{look[:4]}(?:{look[4:-1]}){first})"


def _behind(expression: str) -> tuple[tuple[str, ...], int]:
    """The boundaries and lookbehinds that open an expression, and where they end."""
    found: list[str] = []
    at = 0
    while True:
        if expression.startswith(r"\b", at):
            found.append(r"\b")
            at += 2
        elif expression.startswith(("(?<!", "(?<="), at):
            close = _close(expression, at)
            found.append(expression[at:close])
            at = close
        else:
            return tuple(found), at


def _split(expression: str) -> list[str]:
    """The alternatives outside all groups."""
    parts: list[str] = []
    start = at = 0
    while at < len(expression):
        char = expression[at]
        if char == "|":
            parts.append(expression[start:at])
            start = at + 1
        at = _close(expression, at) if char == "(" else _step(expression, at)
    return [*parts, expression[start:]]


def _close(expression: str, at: int) -> int:
    """Behind the group that opens at an offset."""
    at += 1
    while expression[at] != ")":
        at = _close(expression, at) if expression[at] == "(" else _step(expression, at)
    return at + 1


def _step(expression: str, at: int) -> int:
    """Behind the character, escape or class of characters at an offset."""
    if expression[at] == "\\":
        return at + 2
    if expression[at] == "[":
        at += 2 if expression[at + 1] == "^" else 1
        at += expression[at] == "]"
        while expression[at] != "]":
            at += 2 if expression[at] == "\\" else 1
    return at + 1
