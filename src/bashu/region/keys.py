"""The keys of a pack's files. A key that is not here is a mistake; docs/reference/pack.md explains each."""

from __future__ import annotations

from types import MappingProxyType

__all__ = ["COLUMNS", "FILES", "FOLDERS", "FORMAT", "KEYS", "REQUIRED"]

#: The version of this layout; pack.yaml names it, so that an older bashu refuses a newer pack by name.
FORMAT = 1

#: Folders that a room reads; load_pack leaves those of other rooms alone.
FOLDERS = frozenset(
    (
        "sources", "documents", "codelists", "indicators", "derivations", "edits", "targets", "projects", "decisions",
        "services", "network", "scenarios", "cases", "economy", "series",
    )
)  # fmt: skip
#: Files beside them.
FILES = frozenset(("pack.yaml", "framework.yaml", "observations.csv", "LICENSE", "README.md"))

#: Keys of YAML mappings by what the mapping describes.
KEYS = MappingProxyType(
    {
        "pack": ("id", "format", "version", "name_en", "name_zh", "area", "licence"),
        "source": ("id", "title", "publisher", "published", "url", "tier", "licence", "note"),
        "indicator": (
            "code", "name_en", "name_zh", "aliases_en", "aliases_zh", "unit", "kind", "price_basis", "growth_basis",
            "polarity", "theme", "definition_en", "definition_zh", "headline",
        ),
        "document": ("title", "publisher", "published", "url", "language", "tier", "source", "about"),
        "derivation": (
            "code", "name_en", "name_zh", "form", "of", "kind", "areas", "prices", "deflator", "deflator_base",
            "whole", "whole_area", "population", "rate", "rate_area", "currency", "result", "origin",
        ),
    }
)  # fmt: skip

#: Columns of CSV files by the file's name in the pack.
COLUMNS = MappingProxyType(
    {
        "codelists/areas.csv": (
            "code", "name_en", "name_zh", "aliases_en", "aliases_zh", "kind", "parent", "valid_from", "valid_to",
            "replaced_by", "note",
        ),
        "codelists/members.csv": ("area", "member", "part", "note", "source"),
        "observations.csv": (
            "document", "quote", "as_printed", "indicator", "area", "period", "kind", "value", "unit",
            "qualifier", "status", "price_basis",
        ),
    }
)  # fmt: skip

#: Keys and columns that may not be empty.
REQUIRED = MappingProxyType(
    {
        "pack": ("id", "format", "version", "name_en", "name_zh", "area", "licence"),
        "source": ("id", "title", "publisher", "tier"),
        "indicator": ("code", "name_en", "name_zh", "unit", "kind", "theme"),
        "document": ("title", "publisher", "language", "source"),
        "derivation": ("code", "name_en", "name_zh", "form", "of"),
        "codelists/areas.csv": ("code", "name_en", "name_zh", "kind"),
        "codelists/members.csv": ("area", "member"),
        "observations.csv": (
            "document", "quote", "as_printed", "indicator", "area", "kind", "value", "unit", "status",
        ),
    }
)  # fmt: skip
