"""bashu: run and monitor a regional development plan that several governments share.

>>> import bashu
>>> bashu.open_workspace("no such folder")
Traceback (most recent call last):
    ...
bashu.errors.NotFound: no workspace: no such folder
  why:  it holds no bashu.toml
  next: make one with 'bashu init DIR'
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bashu.workspace import Workspace

__all__ = ["__version__", "open_workspace"]

__version__ = "0.1.0"


def open_workspace(folder: str | Path) -> Workspace:
    """Open the workspace in ``folder``; see :class:`bashu.workspace.Workspace`."""
    from bashu.workspace import open_workspace as open_folder

    return open_folder(Path(folder))
