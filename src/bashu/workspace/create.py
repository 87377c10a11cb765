"""Make a workspace: its folder, its record, and what the pack brings."""

from __future__ import annotations

import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from bashu.errors import Conflict, Unavailable
from bashu.model import Pack
from bashu.region import load_pack
from bashu.store import Store, open_store
from bashu.workspace.add import Progress
from bashu.workspace.config import CONFIG_NAME, Config, write_config
from bashu.workspace.pipeline import Pipeline
from bashu.workspace.workspace import Workspace, open_workspace

__all__ = ["create_workspace"]


def create_workspace(
    folder: Path,
    *,
    pack: str,
    database: str = "sqlite:///bashu.db",
    recorded: datetime | None = None,
    progress: Progress = lambda done: None,
) -> Workspace:
    """Make ``folder`` a workspace of the pack (a shipped pack's name or a path) and record the pack's documents.

    Nothing is left behind where it fails: the folder is filled beside its place and moved there at the end.
    Conflict where the folder is not empty.
    """
    loaded = load_pack(pack)
    reference = pack if loaded.id == pack else str(Path(pack).resolve())
    target = folder.resolve()
    _check_free(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        building = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    except OSError as error:
        raise Unavailable(
            "cannot make the workspace",
            where=str(folder),
            why=str(error),
            next_step="choose a folder you may write to",
        ) from None
    try:
        config = Config(building, reference, database)
        with open_store(config.database_url, create=True) as store:
            fill(store, loaded, recorded=recorded or datetime.now(UTC), progress=progress)
        write_config(config)
        building.chmod(0o755)
        if target.exists():
            target.rmdir()
        building.rename(target)
    except BaseException:
        shutil.rmtree(building, ignore_errors=True)
        raise
    return open_workspace(target)


def fill(store: Store, pack: Pack, *, recorded: datetime, progress: Progress) -> None:
    """Record the pack's documents with their curated statements, all of them or none."""
    pipeline = Pipeline(pack)
    entries = []
    for path in pack.documents:
        entries.append(pipeline.pack_entry(path, recorded=recorded.date()))
        progress(1)
    store.add(entries, recorded=recorded)


def _check_free(target: Path) -> None:
    if (target / CONFIG_NAME).exists():
        raise Conflict(
            "there is a workspace already",
            where=str(target),
            why=f"it holds {CONFIG_NAME}",
            next_step="add to it with 'bashu add', or choose another folder",
        )
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise Conflict(
            "the folder is not empty",
            where=str(target),
            why="a workspace is made in a new or empty folder",
            next_step="choose another folder",
        )
