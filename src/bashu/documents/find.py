"""Find the files of a folder that can be read."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bashu.documents.recognise import SUFFIXES
from bashu.errors import Invalid, NotFound, Unavailable

__all__ = ["count_passed_over", "find_documents"]


def find_documents(path: Path) -> Iterator[Path]:
    """The documents in a folder and its subfolders, sorted by path; a single file stands for itself.

    Hidden files and folders, and files of unknown type, are passed over. Symbolic links are followed, each
    real folder once, so that loops end. Raises NotFound where there is nothing, Unavailable where the folder
    may not be opened; a subfolder that may not be opened is an error too, for silence would lose documents.
    """
    if path.is_file():
        return iter((path,))
    if not path.exists():
        raise NotFound("there is no such folder", where=str(path), next_step="check the path")
    if not path.is_dir():
        raise Invalid("neither a file nor a folder", where=str(path), next_step="name a file or a folder")
    return _walk(path)


def count_passed_over(path: Path) -> Counter[str]:
    """How many files of a folder :func:`find_documents` passes over, by suffix; hidden ones are not counted."""
    if not path.is_dir():
        return Counter()
    suffixes = (place.suffix.lower() or "without suffix" for place in _files(path))
    return Counter(suffix for suffix in suffixes if suffix not in SUFFIXES)


def _walk(path: Path) -> Iterator[Path]:
    return (place for place in _files(path) if place.suffix.lower() in SUFFIXES)


def _files(path: Path) -> Iterator[Path]:
    seen: set[tuple[int, int]] = set()
    _new(path, seen)
    # os.walk with followlinks would loop on links to a parent; device and inode tell a folder seen before.
    for folder, names, files in os.walk(path, followlinks=True, onerror=_refuse):
        place = Path(folder)
        names[:] = sorted(name for name in names if not name.startswith(".") and _new(place / name, seen))
        for name in sorted(files):
            if not name.startswith("."):
                yield place / name


def _new(folder: Path, seen: set[tuple[int, int]]) -> bool:
    try:
        status = folder.stat()
    except OSError:
        return False
    key = (status.st_dev, status.st_ino)
    if key in seen:
        return False
    seen.add(key)
    return True


def _refuse(error: OSError) -> None:
    raise Unavailable(
        "a folder may not be opened",
        where=str(error.filename),
        why=error.strerror or "permission denied",
        next_step="ask its owner for permission, or add the other folders by name",
    )
