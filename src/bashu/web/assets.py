"""Style, script and mark of the site, under names that carry a hash of their content."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib.resources import files

__all__ = ["Asset", "load_assets"]

_TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that never changes under its address."""

    address: str
    content: bytes
    media_type: str


def load_assets() -> dict[str, Asset]:
    """Every file of ``static/`` by its plain name."""
    return {
        entry.name: _asset(entry.name, entry.read_bytes())
        for entry in (files("bashu.web") / "static").iterdir()
        if entry.name[entry.name.rfind(".") :] in _TYPES
    }


def _asset(name: str, content: bytes) -> Asset:
    stem, _, ending = name.rpartition(".")
    digest = hashlib.sha256(content).hexdigest()[:12]
    return Asset(f"/static/{stem}.{digest}.{ending}", content, _TYPES["." + ending])
