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
from bashu.index.framework import framework_from, parse_framework
from bashu.index.panel import Panel, panel_from_rows
from bashu.index.result import Coverage, IndexResult, Part, Row, Stage
from bashu.index.status import Cell, Finding, State

__all__ = [
    "Cell",
    "Coverage",
    "Finding",
    "IndexResult",
    "Panel",
    "Part",
    "Row",
    "Stage",
    "State",
    "build",
    "framework_from",
    "panel_from_rows",
    "parse_framework",
    "prepare",
]
