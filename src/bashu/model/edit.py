"""Edits: rules that figures must fulfil together, as data of a pack."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bashu.model.text import Names

__all__ = ["Edit", "EditForm", "EditTerm", "Severity", "TermPart"]


class EditForm(StrEnum):
    """What an edit computes from its terms."""

    SUM = "sum"  # the sum of coefficient times figure lies between the sides
    PRODUCT = "product"  # the product of figure to the power of coefficient lies between the sides
    CHANGE = "change"  # a year-on-year change lies within the series' own usual changes
    SAME = "same"  # one figure stated in several places is one figure
    LIST_COUNT = "list_count"  # an announced number equals the items named after it
    COUNTED_TWICE = "counted_twice"  # one document counts the same things alike


class TermPart(StrEnum):
    """How a figure enters an edit."""

    VALUE = "value"  # v
    PERCENT = "percent"  # v / 100
    GROWTH = "growth"  # 1 + v / 100


class Severity(StrEnum):
    """How much a failed edit matters, as in SARIF."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class EditTerm:
    """One figure of an edit: ``coefficient`` in a sum, exponent in a product.

    ``area`` is None for the area of the instance. ``shift`` counts years from the period of the instance.
    Where the period has no figure, one up to ``carry`` years older stands in, its interval widened by
    ``drift`` (relative) a year.
    """

    indicator: str
    kind: str
    unit: str
    coefficient: Decimal = Decimal(1)
    area: str | None = None
    shift: int = 0
    part: TermPart = TermPart.VALUE
    carry: int = 0
    drift: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Edit:
    """A rule. The first term is the one that the others explain (the whole, the share, the growth).

    ``lower`` and ``upper`` bound the sum or the product (None: open); with
    ``open_lower`` the lower side itself is not allowed. ``centre`` is the value between the sides that sentences reckon with. ``tolerance`` is a relative slack for
    what definitions leave open. ``areas`` limits the instances (empty: every area with figures).
    ``limit`` is the number of robust deviations for CHANGE. ``where`` is the file and line it stands in.
    """

    name: str
    names: Names
    form: EditForm
    terms: tuple[EditTerm, ...] = ()
    lower: Decimal | None = None
    upper: Decimal | None = None
    open_lower: bool = False
    centre: Decimal | None = None
    tolerance: Decimal = Decimal(0)
    areas: tuple[str, ...] = ()
    limit: Decimal = Decimal(6)
    severity: Severity = Severity.ERROR
    origin: str = ""
    where: str = ""
