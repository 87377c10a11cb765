"""How much one document may cost before reading it ends in a clear error."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Limits"]

MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Caps on one document.

    ``size`` bounds the file and ``unpacked`` what an office archive may unpack to, in bytes; ``ratio`` is the
    highest compression of one part, ``entries`` the number of parts. ``seconds`` is processor time and
    ``memory`` the address space in bytes of the process in which office files, PDFs and heavy pages are
    parsed. ``pages`` bounds a PDF, ``cells`` a sheet. ``timeout`` is in seconds of waiting for an address,
    ``redirects`` how many it may name in turn.
    """

    size: int = 50 * MB
    unpacked: int = 300 * MB
    ratio: int = 200
    entries: int = 10_000
    seconds: int = 30
    memory: int = 1_500 * MB
    pages: int = 2_000
    cells: int = 2_000_000
    timeout: float = 20.0
    redirects: int = 5
