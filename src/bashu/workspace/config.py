"""The workspace's own file: which pack it speaks of and where its record is kept."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path

from bashu.errors import Conflict, Invalid, NotFound, Unavailable

__all__ = ["CONFIG_NAME", "FORMAT", "Config", "find_workspace", "read_config", "write_config"]

CONFIG_NAME = "bashu.toml"
#: Raised when a workspace can no longer be read by an older bashu.
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Config:
    """``pack`` is a shipped pack's name or a path; ``database`` a URL, a relative SQLite path counting from the folder."""

    folder: Path
    pack: str
    database: str

    @property
    def database_url(self) -> str:
        """The URL to open, with a relative SQLite path made absolute."""
        scheme, _, rest = self.database.partition(":///")
        if scheme == "sqlite" and not Path(rest).is_absolute():
            return f"sqlite:///{(self.folder / rest).resolve()}"
        return self.database


def find_workspace(start: Path) -> Path:
    """The nearest folder at or above ``start`` that is a workspace; NotFound where there is none."""
    for folder in (start, *start.parents):
        if (folder / CONFIG_NAME).is_file():
            return folder
    raise NotFound(
        "no workspace here",
        where=str(start),
        why=f"neither it nor a folder above it holds {CONFIG_NAME}",
        next_step="make one with 'bashu init DIR', or name one with -w DIR",
    )


def read_config(folder: Path) -> Config:
    """Read the workspace file; Invalid where it is broken, Conflict where a newer bashu wrote it."""
    path = folder / CONFIG_NAME
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise NotFound(
            "no workspace",
            where=str(folder),
            why=f"it holds no {CONFIG_NAME}",
            next_step="make one with 'bashu init DIR'",
        ) from None
    except PermissionError:
        raise Unavailable(
            "cannot open the workspace",
            where=str(path),
            why="permission denied",
            next_step="ask its owner for read access",
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Invalid(
            "the workspace file is broken", where=str(path), why=str(error), next_step="mend or restore it"
        ) from None
    return _checked(folder, path, data)


def _checked(folder: Path, path: Path, data: dict[str, object]) -> Config:
    written = data.get("format")
    if not isinstance(written, int):
        raise Invalid(
            "the workspace file is broken",
            where=str(path),
            why="it has no format number",
            next_step="restore it",
        )
    if written > FORMAT:
        raise Conflict(
            "the workspace is newer than this bashu",
            where=str(folder),
            why=f"its format is {written}, this bashu reads up to {FORMAT}",
            next_step="upgrade bashu: pip install --upgrade bashu",
        )
    pack, database = data.get("pack"), data.get("database")
    if not isinstance(pack, str) or not isinstance(database, str):
        raise Invalid(
            "the workspace file is broken",
            where=str(path),
            why="it must name a pack and a database",
            next_step="restore it, or make a new workspace with 'bashu init DIR'",
        )
    return Config(folder, pack, database)


def write_config(config: Config) -> None:
    """Write the workspace file; it comes last when a workspace is made, so that half a workspace is none."""
    text = (
        "# A bashu workspace. The record is in the database; the pack gives it its region.\n"
        f"format = {FORMAT}\n"
        f"pack = {json.dumps(config.pack, ensure_ascii=False)}\n"
        f"database = {json.dumps(config.database, ensure_ascii=False)}\n"
    )
    (config.folder / CONFIG_NAME).write_text(text, "utf-8")
