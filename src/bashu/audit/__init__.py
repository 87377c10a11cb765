"""Audit: observations, documents and edits come in; outcomes, suspects and explained findings go out.

>>> from datetime import date
>>> from decimal import Decimal
>>> from bashu.audit import Audit
>>> from bashu.model import Edit, EditForm, EditTerm, Names, Observation, SeriesKey
>>> def gdp(area, value, doc):
...     key = SeriesKey("gdp", area, "A", "level", "CNY", "nominal")
...     half = Decimal(5 * 10**8)
...     return Observation(key, "2020", date(2021, 10, 25), Decimal(value), half, None, "A", doc + area, doc)
>>> terms = [EditTerm("gdp", "level", "CNY", Decimal(c), area) for c, area in ((1, "both"), (-1, "a"), (-1, "b"))]
>>> edit = Edit("both_sides", Names("the sum of both", "两地之和"), EditForm.SUM, tuple(terms), Decimal(0), Decimal(0))
>>> figures = [gdp("both", 736 * 10**9, "x"), gdp("a", 2500 * 10**9, "y"), gdp("b", 4860 * 10**9, "z")]
>>> [finding] = Audit(figures, [edit]).run().findings
>>> finding.suspects, finding.cause
(('xboth',), 'factor_of_ten')
"""

from bashu.audit.assemble import System, assemble
from bashu.audit.audit import Audit, Report, check, wrong_by_document
from bashu.audit.context import Context
from bashu.audit.edits import load_edits, parse_edits
from bashu.audit.impute import Proposal
from bashu.audit.intervals import printed_interval
from bashu.audit.localise import Localisation, localise, localise_intervals
from bashu.audit.rank import rank_solutions
from bashu.audit.sarif import to_sarif

__all__ = [
    "Audit",
    "Context",
    "Localisation",
    "Proposal",
    "Report",
    "System",
    "assemble",
    "check",
    "load_edits",
    "localise",
    "localise_intervals",
    "parse_edits",
    "printed_interval",
    "rank_solutions",
    "to_sarif",
    "wrong_by_document",
]
