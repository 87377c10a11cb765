"""What the pack's edits say of targets: identities between three figures, and indices that are growth."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from bashu.audit import load_edits
from bashu.model import Edit, EditForm, Indicator, Kind, Observation, Pack, TermPart
from bashu.outlook import Identity
from bashu.region import find_pack

__all__ = ["as_growth", "edits_of", "identities", "index_rules"]

HUNDRED = Decimal(100)


def edits_of(pack: Pack, reference: str) -> tuple[Edit, ...]:
    """The edits of a pack; ``reference`` is its name or folder."""
    folder = find_pack(reference) / "edits"
    known = {item.code: item for item in pack.indicators}
    areas = {item.code: item for item in pack.areas}
    return tuple(load_edits(folder, indicators=known, areas=areas)) if folder.is_dir() else ()


def identities(edits: Iterable[Edit]) -> tuple[Identity, ...]:
    """The identities ratio = whole / divisor among the edits: three indicators of one area and one year.

    Edits bound such a quotient around 1 and name the ratio first; shares and growth are left out.
    """
    found: dict[Identity, None] = {}
    for edit in edits:
        plain = all(t.part is TermPart.VALUE and not t.shift and t.area is None for t in edit.terms)
        if edit.form is not EditForm.PRODUCT or not plain or not _around(edit, Decimal(1)):
            continue
        if [term.coefficient for term in edit.terms] == [-1, 1, -1]:
            ratio, whole, divisor = (term.indicator for term in edit.terms)
            if len({ratio, whole, divisor}) == 3:
                found[Identity(ratio, whole, divisor)] = None
    return tuple(found)


def index_rules(edits: Iterable[Edit]) -> dict[str, tuple[str, ...]]:
    """Indicator -> those that give its growth as an index of the year before, 100 (1 + g).

    Such an edit is the quotient of the index and the growth of one area and year, bounded around 100.
    """
    found: dict[str, tuple[str, ...]] = {}
    for edit in edits:
        if edit.form is not EditForm.PRODUCT or len(edit.terms) != 2 or not _around(edit, HUNDRED):
            continue
        index, growth = edit.terms
        same = not (index.shift or growth.shift or index.area or growth.area)
        quotient = [index.coefficient, growth.coefficient] == [1, -1]
        kinds = (index.kind, growth.kind) == (Kind.INDEX, Kind.GROWTH)
        if same and quotient and kinds and growth.part is TermPart.GROWTH and index.part is TermPart.VALUE:
            found[growth.indicator] = (*found.get(growth.indicator, ()), index.indicator)
    return found


def as_growth(item: Observation, indicator: Indicator) -> Observation:
    """An index of the year before as growth in percent, at the prices that growth is published at by convention."""
    basis = indicator.usual_basis(Kind.GROWTH, "percent").value
    key = replace(item.key, indicator=indicator.code, kind=Kind.GROWTH, unit="percent", price_basis=basis)
    return replace(item, key=key, value=item.value - HUNDRED)


def _around(edit: Edit, middle: Decimal) -> bool:
    lower = edit.lower if edit.lower is not None else middle
    upper = edit.upper if edit.upper is not None else middle
    return lower <= middle <= upper
