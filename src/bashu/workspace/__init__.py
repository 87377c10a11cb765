"""The workspace joins the rooms to the record: documents in, answers out.

>>> from bashu.workspace import create_workspace
>>> with create_workspace(tmp_path / "w", pack="chengdu_chongqing") as workspace:  # doctest: +SKIP
...     workspace.add([Path("release.txt")])
"""

from bashu.workspace.accept import FindingState, state_of
from bashu.workspace.check_rules import rule_errors
from bashu.workspace.config import CONFIG_NAME, find_workspace
from bashu.workspace.correct import CORRECTABLE
from bashu.workspace.create import create_workspace
from bashu.workspace.gold import folder_gold, read_gold, recorded_gold
from bashu.workspace.panel_file import index_of_table
from bashu.workspace.pipeline import CURATED, Pipeline
from bashu.workspace.views import (
    AddReport,
    AuditView,
    ChanceAt,
    DerivedView,
    FactView,
    Headline,
    IndexView,
    Refusal,
    SearchResult,
    SourceRecord,
    TargetView,
)
from bashu.workspace.workspace import Workspace, open_workspace

__all__ = [
    "CONFIG_NAME",
    "CORRECTABLE",
    "CURATED",
    "AddReport",
    "AuditView",
    "ChanceAt",
    "DerivedView",
    "FactView",
    "FindingState",
    "Headline",
    "IndexView",
    "Pipeline",
    "Refusal",
    "SearchResult",
    "SourceRecord",
    "TargetView",
    "Workspace",
    "create_workspace",
    "find_workspace",
    "folder_gold",
    "index_of_table",
    "open_workspace",
    "read_gold",
    "recorded_gold",
    "rule_errors",
    "state_of",
]
