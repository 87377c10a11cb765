"""The nouns that cross rooms: frozen, without input or output.

>>> from bashu.model import Period
>>> Period.parse("2022-H1").start
datetime.date(2022, 1, 1)
"""

from bashu.model.acceptance import Acceptance
from bashu.model.area import Area, Member
from bashu.model.codelist import FORECAST_STATUS, QUALIFIERS, Kind, Polarity, PriceBasis, Status
from bashu.model.derived import Derived, DerivedSeries, Gap, Input
from bashu.model.document import Document, Passage
from bashu.model.edit import Edit, EditForm, EditTerm, Severity, TermPart
from bashu.model.fact import Fact
from bashu.model.finding import Cause, Finding, Outcome, Result
from bashu.model.indicator import Indicator
from bashu.model.interval import Interval
from bashu.model.pack import Pack, Statement
from bashu.model.period import Period
from bashu.model.precedence import first_witnesses, interval_of, is_outturn, preferred
from bashu.model.recipe import Recipe, RecipeForm
from bashu.model.review import CORRECTION, Decision, Review, Verdict, decide
from bashu.model.series import Observation, Series, SeriesKey
from bashu.model.sketch import Sketch
from bashu.model.source import TIERS, Source, tier_rank
from bashu.model.table import Table, TableCell
from bashu.model.text import Names
from bashu.model.unit import UNITS, Unit, unit_label
from bashu.model.unread import Unread

__all__ = [
    "CORRECTION",
    "FORECAST_STATUS",
    "QUALIFIERS",
    "TIERS",
    "UNITS",
    "Acceptance",
    "Area",
    "Cause",
    "Decision",
    "Derived",
    "DerivedSeries",
    "Document",
    "Edit",
    "EditForm",
    "EditTerm",
    "Fact",
    "Finding",
    "Gap",
    "Indicator",
    "Input",
    "Interval",
    "Kind",
    "Member",
    "Names",
    "Observation",
    "Outcome",
    "Pack",
    "Passage",
    "Period",
    "Polarity",
    "PriceBasis",
    "Recipe",
    "RecipeForm",
    "Result",
    "Review",
    "Series",
    "SeriesKey",
    "Severity",
    "Sketch",
    "Source",
    "Statement",
    "Status",
    "Table",
    "TableCell",
    "TermPart",
    "Unit",
    "Unread",
    "Verdict",
    "decide",
    "first_witnesses",
    "interval_of",
    "is_outturn",
    "preferred",
    "tier_rank",
    "unit_label",
]
