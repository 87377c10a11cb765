"""Make a correction of a fact from what a person wrote: field by field, checked before anything is recorded."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from bashu.errors import Invalid
from bashu.model import (
    CORRECTION,
    QUALIFIERS,
    UNITS,
    Area,
    Document,
    Fact,
    Indicator,
    Kind,
    Names,
    Period,
    PriceBasis,
    Status,
)
from bashu.workspace.pipeline import half_width

__all__ = ["CORRECTABLE", "corrected"]

_SPANS = ("quote_start", "value_start", "value_end", "quote_end")
#: Fields that a correction may set; the text as printed and its precision follow from the others.
CORRECTABLE = (
    "indicator", "indicator_code", "place", "area_code", "period", "kind", "value", "unit", "qualifier",
    "status", "price_basis", *_SPANS,
)  # fmt: skip
_MAY_BE_EMPTY = frozenset(("indicator_code", "place", "area_code", "period", "qualifier", "price_basis"))
#: A unit is a code or a counted noun: a word, never a sign.
_WORD = re.compile(r"[^\W\d_][\w .,/()'·-]{0,59}", re.UNICODE)


def corrected(
    fact: Fact,
    changes: Mapping[str, str],
    *,
    document: Document,
    indicators: Mapping[str, Indicator],
    areas: Mapping[str, Area],
) -> Fact:
    """The fact with fields set from text, as a fact of its own; an empty text says that the field is not stated.

    Where ``indicator`` or ``place`` is set without its code, the code follows from the pack's names. Invalid,
    naming the field, where a text is no value of it, and where nothing changes.
    """
    texts = {name: text.strip() for name, text in changes.items()}
    _check_fields(texts)
    values: dict[str, object] = {name: _parse(name, text) for name, text in texts.items()}
    _check_codes(values, indicators=indicators, areas=areas)
    for phrase, code, things in (("indicator", "indicator_code", indicators), ("place", "area_code", areas)):
        if phrase in values and code not in values:
            values[code] = _code_of(str(values[phrase] or ""), list(things.items()))
    made = replace(fact, **values)  # type: ignore[arg-type]
    if any(name in values for name in _SPANS):
        made = replace(made, value_text=_printed(made, document))
    if {"value", *_SPANS} & set(values):
        made = replace(made, half_width=half_width(made.value_text, made.value))
    if made == fact:
        raise _wrong(
            "the correction changes nothing",
            "",
            "every field is as it was",
            "accept the fact, or set another value",
        )
    return replace(made, method=CORRECTION)


def _check_fields(texts: Mapping[str, str]) -> None:
    if not texts:
        raise _wrong("the correction changes nothing", "", "no field is set", "name a field and its value")
    for name, text in texts.items():
        if name not in CORRECTABLE:
            raise _wrong(
                "no such field", name, "a correction may set " + ", ".join(CORRECTABLE), "use one of these"
            )
        if not text and name not in _MAY_BE_EMPTY:
            raise _wrong("the field is empty", name, "every fact has it", "write its value")
        if any(ord(char) < 32 or 0xD800 <= ord(char) < 0xE000 for char in text) or len(text) > 300:
            raise _wrong(
                "the field cannot be read",
                name,
                "it is too long or holds control characters",
                "write one line",
            )


def _parse(name: str, text: str) -> object:
    if not text:
        return None
    parse = _PARSERS.get(name)
    return parse(name, text) if parse else text


def _choice(known: Sequence[str]) -> Callable[[str, str], str]:
    def parse(name: str, text: str) -> str:
        if text not in known:
            raise _wrong(
                f"not a {name.replace('_', ' ')}", text, "known are " + ", ".join(known), "use one of these"
            )
        return text

    return parse


def _period(_: str, text: str) -> str:
    return Period.parse(text).text


def _number(name: str, text: str) -> Decimal:
    try:
        value = Decimal(text)
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite() or abs(value.adjusted()) > 40:
        raise _wrong(
            "not a value", text, "it is no number in base units", "write digits such as 3219315000000 or -2.5"
        )
    return value


def _place_in_text(name: str, text: str) -> int:
    if not re.fullmatch(r"\d{1,12}", text):
        raise _wrong(
            "not a place in the text", f"{name}={text}", "it is no whole number", "count code points from 0"
        )
    return int(text)


def _unit(_: str, text: str) -> str:
    if text in UNITS:
        return text
    for unit in UNITS.values():
        same = {unit.code.casefold(), *(name.casefold() for name in unit.names.every())}
        if unit.dimension != "count" and text.casefold() in same:
            raise _wrong("not a unit", text, "units have one code each", f"write {unit.code}")
    if not _WORD.fullmatch(text):
        raise _wrong(
            "not a unit",
            text,
            "it is neither a code nor a counted noun",
            "write one of " + ", ".join(UNITS) + ", or the noun",
        )
    return text


def _qualifier(_: str, text: str) -> str:
    for word in text.split("+"):
        _choice(QUALIFIERS)("qualifier", word)
    return text


_PARSERS: Mapping[str, Callable[[str, str], object]] = {
    "period": _period,
    "kind": _choice([kind.value for kind in Kind]),
    "value": _number,
    "unit": _unit,
    "qualifier": _qualifier,
    "status": _choice([status.value for status in Status]),
    "price_basis": _choice([PriceBasis.NOMINAL.value, PriceBasis.REAL.value]),
    **dict.fromkeys(_SPANS, _place_in_text),
}


def _check_codes(
    values: Mapping[str, object], *, indicators: Mapping[str, Indicator], areas: Mapping[str, Area]
) -> None:
    for name, known in (("indicator_code", indicators), ("area_code", areas)):
        code = values.get(name)
        if code is not None and code not in known:
            what = f"no such {name.split('_')[0]}"
            raise _wrong(
                what, str(code), "the pack does not define it", "write a code of the pack, or leave it empty"
            )


def _code_of(phrase: str, things: Sequence[tuple[str, Indicator | Area]]) -> str | None:
    def is_called(names: Names) -> bool:
        return phrase.casefold() in {name.casefold() for name in names.every()}

    return next((code for code, thing in things if is_called(thing.names)), None)


def _printed(made: Fact, document: Document) -> str:
    inside = (
        0 <= made.quote_start <= made.value_start < made.value_end <= made.quote_end <= len(document.text)
    )
    if not inside:
        raise _wrong(
            "not a place in the text",
            ", ".join(f"{name}={getattr(made, name)}" for name in _SPANS),
            f"the figure lies in its clause and the clause in the text of {len(document.text)} characters",
            "mend the offsets",
        )
    return document.text[made.value_start : made.value_end]


def _wrong(what: str, where: str, why: str, next_step: str) -> Invalid:
    return Invalid(what, where=where, why=why, next_step=next_step)
