"""Load the bytes of a document, or say why that cannot be."""

from __future__ import annotations

import hashlib
from pathlib import Path

from bashu.documents.limits import Limits
from bashu.errors import Invalid, NotFound, Unavailable

__all__ = ["content_id", "load_bytes", "refuse_size"]


def content_id(source: Path | bytes) -> str:
    """The document's id: the first 16 hex digits of SHA-256 over its bytes.

    >>> content_id(b"GDP grew by 6%.")
    '971c039644652e25'

    A file is hashed without being held in memory. Raises NotFound, Invalid and Unavailable as
    :func:`load_bytes` does, except that the size is not judged.
    """
    if isinstance(source, bytes):
        return hashlib.sha256(source).hexdigest()[:16]
    try:
        with source.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()[:16]
    except OSError as error:
        raise _explained(source, error) from None


def load_bytes(path: Path, limits: Limits) -> bytes:
    """The whole file, if it is one and no larger than ``limits.size`` bytes.

    Raises NotFound (absent), Invalid (a folder, a device, too large) and Unavailable (no permission).
    """
    try:
        with path.open("rb") as file:
            # One byte more than allowed shows a file that is too large, or that never ends, without reading it.
            content = file.read(limits.size + 1)
    except (OSError, ValueError) as error:
        raise _explained(path, error) from None
    if len(content) > limits.size:
        raise refuse_size(str(path), limits)
    return content


def refuse_size(where: str, limits: Limits) -> Invalid:
    """The error for a document beyond the size cap."""
    return Invalid(
        "the document is too large",
        where=where,
        why=f"it has more than {limits.size / 1e6:g} MB",
        next_step="split it, or read only the part that states the figures",
    )


def _explained(path: Path, error: OSError | ValueError) -> Invalid | NotFound | Unavailable:
    where = str(path)
    if isinstance(error, FileNotFoundError) and path.is_symlink():
        return NotFound(
            "the link leads nowhere", where=where, why="what it names is gone", next_step="mend or remove it"
        )
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return NotFound(
            "there is no such file", where=where, why="nothing has that name", next_step="check the path"
        )
    if isinstance(error, IsADirectoryError):
        return Invalid(
            "this is a folder, not a document",
            where=where,
            why="a document is a single file",
            next_step="name a file in it, or use `bashu add`, which takes folders",
        )
    if isinstance(error, PermissionError):
        return Unavailable(
            "the file may not be read",
            where=where,
            why="permission denied",
            next_step="ask its owner for permission to read it",
        )
    why = (error.strerror if isinstance(error, OSError) else str(error)) or type(error).__name__
    return Invalid("the file cannot be read", where=repr(where), why=why, next_step="check the path")
