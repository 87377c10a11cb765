"""Read derivations/*.yaml: lists of recipes for derived series, each checked against the pack's own codes."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from pathlib import Path

from bashu.model import Indicator, Kind, Recipe, RecipeForm
from bashu.region.problem import Report
from bashu.region.read_list import read_list
from bashu.region.record import Record

__all__ = ["read_recipes"]

_CODE = re.compile(r"[a-z][a-z0-9_]{0,59}")
_CURRENCY = re.compile(r"[A-Z]{3}")
_FORMS = tuple(form.value for form in RecipeForm)
_KINDS = tuple(kind.value for kind in Kind)
#: Kinds that can be added up; a price index can grow as well.
_ADDITIVE = frozenset({Kind.LEVEL, Kind.COUNT, Kind.CUMULATIVE})
#: What each form needs and what it may have, beyond the keys of every recipe.
_NEEDED: Mapping[RecipeForm, tuple[str, ...]] = {
    RecipeForm.PER_HEAD: ("population", "result"),
    RecipeForm.IN_CURRENCY: ("rate", "currency"),
    RecipeForm.CONTRIBUTION: ("whole",),
}
_ALLOWED: Mapping[RecipeForm, tuple[str, ...]] = {
    RecipeForm.GROWTH: ("prices", "deflator", "deflator_base"),
    RecipeForm.SHARE: ("whole", "whole_area", "result"),
    RecipeForm.CONTRIBUTION: ("result",),
    RecipeForm.IN_CURRENCY: ("rate_area",),
}
_SPECIAL = (
    "prices", "deflator", "deflator_base", "whole", "whole_area", "population", "rate", "rate_area", "currency",
    "result",
)  # fmt: skip


def read_recipes(
    folder: Path, report: Report, *, indicators: Mapping[str, Indicator], areas: Collection[str]
) -> tuple[Recipe, ...]:
    """The pack's recipes, files by name, within a file as written; none where it has no derivations."""
    seen: dict[str, Record] = {}
    found = []
    for record in read_list(folder, "derivations", "derivation", report):
        _check_code(record, seen)
        recipe = _recipe(record, indicators, areas)
        if recipe and record.sound:
            found.append(recipe)
    return tuple(found)


def _check_code(record: Record, seen: dict[str, Record]) -> None:
    code = record.text("code")
    if not _CODE.fullmatch(code):
        record.wrong(
            "code", f"the code {code!r}", why="a small letter, then small letters, digits and _",
            next_step="rename it",
        )  # fmt: skip
    elif code in seen:
        first = seen[code]
        record.wrong(
            "code", f"the derivation {code} stands twice", why=f"first in {first.file}:{first.line}",
            next_step="keep one",
        )  # fmt: skip
    seen.setdefault(code, record)


def _recipe(record: Record, indicators: Mapping[str, Indicator], areas: Collection[str]) -> Recipe | None:
    form = record.choice("form", _FORMS)
    of = _indicator(record, "of", indicators)
    if not record.sound or of is None:
        return None
    kind = Kind(record.choice("kind", _KINDS, of.kind.value))
    _check_keys(record, RecipeForm(form))
    _check_kind(record, RecipeForm(form), kind, of)
    for key in ("areas", "whole_area", "rate_area"):
        for code in record.listed(key):
            if code not in areas:
                record.wrong(
                    key, f"the area {code!r} is unknown", why="codelists/areas.csv has no such code",
                    next_step="add or rename it",
                )  # fmt: skip
    _check_units(record, of, indicators)
    _check_prices(record, RecipeForm(form), of)
    return Recipe(
        code=record.text("code"),
        names=record.names(),
        form=RecipeForm(form),
        of=of.code,
        kind=kind,
        result=_result(record, RecipeForm(form), of),
        whole=record.text("whole"),
        whole_area=record.text("whole_area"),
        population=record.text("population"),
        rate=record.text("rate"),
        rate_area=record.text("rate_area"),
        currency=record.text("currency"),
        deflator=record.text("deflator"),
        rebased=record.choice("deflator_base", ("previous year", "fixed"), "previous year") == "fixed",
        areas=record.listed("areas"),
        origin=record.text("origin"),
        where=f"{record.file}:{record.line}",
    )


def _result(record: Record, form: RecipeForm, of: Indicator) -> str:
    code = record.text("result")
    if code and not _CODE.fullmatch(code):
        record.wrong(
            "result", f"the code {code!r}", why="a small letter, then small letters, digits and _",
            next_step="rename it",
        )  # fmt: skip
    return code or (f"{of.code}_contribution" if form is RecipeForm.CONTRIBUTION else of.code)


def _indicator(record: Record, key: str, indicators: Mapping[str, Indicator]) -> Indicator | None:
    code = record.text(key)
    if code and code not in indicators:
        record.wrong(
            key, f"the indicator {code!r} is unknown", why="indicators/ has no such code",
            next_step="add or rename it",
        )  # fmt: skip
    return indicators.get(code)


def _check_keys(record: Record, form: RecipeForm) -> None:
    needed = _NEEDED.get(form, ())
    for key in needed:
        if not record.text(key):
            record.wrong(key, f"{key} is missing", why=f"the form {form.value} needs it", next_step="add it")
    allowed = (*needed, *_ALLOWED.get(form, ()))
    for key in _SPECIAL:
        if key in record.fields and key not in allowed:
            record.wrong(
                key, f"{key} has no meaning here", why=f"the form {form.value} does not use it",
                next_step="remove it",
            )  # fmt: skip
    if form is RecipeForm.SHARE and not (record.text("whole") or record.text("whole_area")):
        record.wrong(
            "form", "the share has no whole", why="a share is of another indicator or another area",
            next_step="add whole, whole_area or both",
        )  # fmt: skip


def _check_kind(record: Record, form: RecipeForm, kind: Kind, of: Indicator) -> None:
    grows = form is RecipeForm.GROWTH and kind is Kind.INDEX
    key = "kind" if record.text("kind") else "of"
    if kind not in _ADDITIVE and not grows:
        record.wrong(
            key, f"figures of the kind {kind.value} cannot be used",
            why=f"the form {form.value} needs amounts, counts or sums" + " or an index" * (form is RecipeForm.GROWTH),
            next_step="choose another indicator or kind",
        )  # fmt: skip
    elif form is not RecipeForm.GROWTH and ("/" in of.unit or " per " in of.unit):
        record.wrong(
            "of", f"figures in {of.unit} do not add up", why="they are per something",
            next_step="choose an amount or a count",
        )  # fmt: skip
    if form in (RecipeForm.DISCRETE, RecipeForm.TO_DATE) and of.unit == "persons":
        record.wrong(
            "of", "people are no flow", why="a stock is never published to date",
            next_step="choose a flow, such as output or trade",
        )  # fmt: skip


def _check_units(record: Record, of: Indicator, indicators: Mapping[str, Indicator]) -> None:
    """Inputs must measure what their part in the arithmetic asks for."""
    currency = record.text("currency")
    if currency and not _CURRENCY.fullmatch(currency):
        record.wrong(
            "currency", f"the currency {currency!r}", why="three capital letters, as in ISO 4217",
            next_step="write a code such as USD",
        )  # fmt: skip
    wanted = {
        "whole": of.unit,
        "population": "persons",
        "rate": f"{of.unit} per {currency}",
        "deflator": "index",
    }
    for key, unit in wanted.items():
        item = _indicator(record, key, indicators)
        if item and item.unit != unit:
            record.wrong(
                key, f"{item.code} is in {item.unit}", why=f"as {key} it has to be in {unit}",
                next_step="choose an indicator of that unit",
            )  # fmt: skip


def _check_prices(record: Record, form: RecipeForm, of: Indicator) -> None:
    """Growth of money says whether it is nominal or deflated, so that the two are never taken for each other."""
    prices, deflator = record.text("prices"), record.text("deflator")
    if prices and prices not in ("nominal", "deflated"):
        record.choice("prices", ("nominal", "deflated"))
    elif form is RecipeForm.GROWTH and of.price_basis == "nominal" and not prices:
        record.wrong(
            "form", "prices is missing", why="growth of money at current prices is nominal or deflated",
            next_step="add prices: nominal, or prices: deflated with a deflator",
        )  # fmt: skip
    elif (prices == "deflated") != bool(deflator):
        record.wrong(
            "prices" if prices else "deflator", "prices and deflator do not agree",
            why="growth is deflated exactly where a deflator is named", next_step="name both or neither",
        )  # fmt: skip
    if "deflator_base" in record.fields and not deflator:
        record.wrong(
            "deflator_base", "there is no deflator", why="the base is that of the deflator",
            next_step="add a deflator or remove it",
        )  # fmt: skip
