"""A composite index over a framework of indicators, by the OECD/JRC handbook.

In: a panel of figures (units by indicators, over periods) and a framework (a tree of indicators with the
steps to take). Out: scores with every stage on the way, ranks, contributions that add up, and how far they
depend on the choices made.

>>> framework = parse_framework('''
... id: tiny
... steps: [{normalise: {method: min_max, low: 0, high: 10}}, aggregate]
... nodes: [{code: index}]
... indicators: [{code: x, parent: index}, {code: y, parent: index, weight: 3, direction: down}]
... ''')
>>> rows = [("A", "2020", "x", 1), ("B", "2020", "x", 2), ("A", "2020", "y", 5), ("B", "2020", "y", 9)]
>>> result = build(panel_from_rows(rows), framework)
>>> result.score("A", "2020").value, [part.value for part in result.contributions("A", "2020")]
(7.5, [0.0, 7.5])
"""

from bashu.index.build import build, prepare
from bashu.index.correlate import (
    Components,
    Correlation,
    Pair,
    components,
    correlation_table,
    correlations,
    cronbach_alpha,
    flagged,
)
from bashu.index.framework import framework_from, parse_framework
from bashu.index.gather import Figure, Gathered, gather
from bashu.index.methods import METHODS
from bashu.index.optimise import Optimum, optimise_weights
from bashu.index.panel import Panel, panel_from_rows
from bashu.index.profile import Strength, strengths_and_weaknesses, trend
from bashu.index.replicate import (
    Alternatives,
    Input,
    OptionRange,
    Replications,
    WeightNoise,
    WeightSets,
    replicate,
)
from bashu.index.result import Coverage, IndexResult, Part, Row, Stage
from bashu.index.sensitivity import Sensitivity, SobolIndices, sensitivity
from bashu.index.status import Cell, Finding, State
from bashu.index.uncertainty import RankInterval, Uncertainty, uncertainty
from bashu.index.usual_inputs import usual_inputs
from bashu.index.vary import Comparison, Removal, compare, remove_each
from bashu.index.weigh import effective_weights, reweighted

__all__ = [
    "METHODS",
    "Alternatives",
    "Cell",
    "Comparison",
    "Components",
    "Correlation",
    "Coverage",
    "Figure",
    "Finding",
    "Gathered",
    "IndexResult",
    "Input",
    "OptionRange",
    "Optimum",
    "Pair",
    "Panel",
    "Part",
    "RankInterval",
    "Removal",
    "Replications",
    "Row",
    "Sensitivity",
    "SobolIndices",
    "Stage",
    "State",
    "Strength",
    "Uncertainty",
    "WeightNoise",
    "WeightSets",
    "build",
    "compare",
    "components",
    "correlation_table",
    "correlations",
    "cronbach_alpha",
    "effective_weights",
    "flagged",
    "framework_from",
    "gather",
    "optimise_weights",
    "panel_from_rows",
    "parse_framework",
    "prepare",
    "remove_each",
    "replicate",
    "reweighted",
    "sensitivity",
    "strengths_and_weaknesses",
    "trend",
    "uncertainty",
    "usual_inputs",
]
