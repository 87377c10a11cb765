"""The pages that every page leads to, in one place."""

from __future__ import annotations

from dataclasses import dataclass

from bashu.web.words import noted

__all__ = ["NAVIGATION", "Place"]


@dataclass(frozen=True, slots=True)
class Place:
    """A page of the navigation; ``path`` counts from the language, ``label`` is translated when shown."""

    path: str
    label: str

    def holds(self, path: str) -> bool:
        """Whether the page at ``path`` lies under this one."""
        return path == "/" if self.path == "/" else path == self.path or path.startswith(self.path + "/")


NAVIGATION = (
    Place("/", noted("Overview")),
    Place("/series", noted("Series")),
    Place("/targets", noted("Targets")),
    Place("/index", noted("Index")),
    Place("/checks", noted("Checks")),
    Place("/documents", noted("Documents")),
    Place("/search", noted("Search")),
)
