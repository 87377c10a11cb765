"""Indicators: facts come in, series with their vintages go out.

>>> from datetime import date
>>> from decimal import Decimal
>>> from bashu.indicators import as_of, assemble
>>> from bashu.model import Observation, SeriesKey
>>> key = SeriesKey("gdp", "500000", "A", "level", "CNY", "nominal")
>>> first = Observation(key, "2023", date(2024, 1, 20), Decimal(30146), None, None, "P", "f1", "d1")
>>> revised = Observation(key, "2023", date(2025, 1, 22), Decimal(30800), None, None, "A", "f2", "d2")
>>> [series] = assemble([first, revised])
>>> series.current[0].value
Decimal('30800')
>>> as_of([first, revised], date(2024, 12, 31))[0].value
Decimal('30146')
"""

from bashu.indicators.add_up import add_members
from bashu.indicators.assemble import as_of, assemble
from bashu.indicators.compile import compile_observations
from bashu.indicators.derive import Derivation, derived_series
from bashu.indicators.divide import in_currency, per_head, share
from bashu.indicators.grow import contribution, growth
from bashu.indicators.revise import Revision, revisions
from bashu.indicators.unroll import discrete, to_date

__all__ = [
    "Derivation",
    "Revision",
    "add_members",
    "as_of",
    "assemble",
    "compile_observations",
    "contribution",
    "derived_series",
    "discrete",
    "growth",
    "in_currency",
    "per_head",
    "revisions",
    "share",
    "to_date",
]
