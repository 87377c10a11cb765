"""Read the bytes of a pack's file as text, within bounds."""

from __future__ import annotations

from pathlib import Path

from bashu.region.problem import Report

__all__ = ["MAX_CSV", "MAX_DOCUMENT", "MAX_YAML", "read_text"]

#: Caps in bytes. The shipped pack's largest files are a tenth of these; a pack may come from a stranger.
MAX_YAML = 4_000_000
MAX_CSV = 64_000_000
MAX_DOCUMENT = 16_000_000


def read_text(path: Path, *, file: str, limit: int, report: Report) -> str | None:
    """The file as UTF-8 text without a byte order mark; None with a problem noted where that fails.

    Line ends are kept, so that offsets count in the file's own code points.
    """
    try:
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
    except OSError as error:
        report.error(
            file, 0, "cannot read the file", why=str(error.strerror), next_step="make it a readable file"
        )
        return None
    if len(data) > limit:
        report.error(
            file, 0, "the file is too large", why=f"it has more than {limit:,} bytes", next_step="split it"
        )
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        report.error(
            file,
            data.count(b"\n", 0, error.start) + 1,
            "the file is not UTF-8",
            why=f"byte {error.start} is {data[error.start]:#04x}",
            next_step="save it as UTF-8",
        )
        return None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        report.error(
            file, line, "the file is not text", why="it holds a NUL character", next_step="remove it"
        )
        return None
    return text
