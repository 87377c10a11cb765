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

from bashu.indicators.assemble import as_of, assemble
from bashu.indicators.compile import compile_observations

__all__ = ["as_of", "assemble", "compile_observations"]
