"""Outlook: what annual series will be, how sure that is, and whether targets will be met.

>>> import numpy as np
>>> from bashu.outlook import forecast
>>> levels = np.log(np.array([[100.0, 108.0, 116.0, 125.0, 135.0, 145.0]]))
>>> made = forecast(levels, horizon=2)
>>> bool(made.mean[0, 0] > levels[0, -1]), made.spread.total.shape
(True, (1, 2))
"""

from bashu.outlook.backtest import Forecaster, Row, Score, backtest, our_model, summarise
from bashu.outlook.feasible import Identity, Implication, implications
from bashu.outlook.forecast import FIRST_ORIGIN, Forecast, forecast, walk
from bashu.outlook.history import History, amounts, growths
from bashu.outlook.judge import FURTHEST, LIKELY, UNLIKELY, judge
from bashu.outlook.nowcast import Nowcast, nowcast
from bashu.outlook.panel import Panel, read_panel
from bashu.outlook.revise import revision_spread
from bashu.outlook.rivals import naive_drift, recent_drift
from bashu.outlook.score import brier, covered, crps_normal
from bashu.outlook.targets import targets

__all__ = [
    "FIRST_ORIGIN",
    "FURTHEST",
    "LIKELY",
    "UNLIKELY",
    "Forecast",
    "Forecaster",
    "History",
    "Identity",
    "Implication",
    "Nowcast",
    "Panel",
    "Row",
    "Score",
    "amounts",
    "backtest",
    "brier",
    "covered",
    "crps_normal",
    "forecast",
    "growths",
    "implications",
    "judge",
    "naive_drift",
    "nowcast",
    "our_model",
    "read_panel",
    "recent_drift",
    "revision_spread",
    "summarise",
    "targets",
    "walk",
]
