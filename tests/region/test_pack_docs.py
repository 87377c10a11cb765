"""Every key of a pack is explained."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bashu.region.keys import COLUMNS, FILES, FOLDERS, KEYS

PAGE = (Path(__file__).resolve().parents[2] / "docs/reference/pack.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## `?([^`\n]+?)`?\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL))
HEADINGS = {
    "pack": "pack.yaml",
    "source": "sources/*.yaml",
    "indicator": "indicators/*.yaml",
    "document": "documents/*.md",
    "derivation": "derivations/*.yaml",
}


@pytest.mark.parametrize(
    ("section", "key"),
    [(HEADINGS[kind], key) for kind, keys in KEYS.items() for key in keys]
    + [(file, key) for file, keys in COLUMNS.items() for key in keys],
)
def test_every_key_is_explained_in_its_section(section, key):
    assert re.search(rf"^\| `{key}`", SECTIONS[section], re.MULTILINE)


@pytest.mark.parametrize(
    ("section", "known"),
    [(HEADINGS[kind], keys) for kind, keys in KEYS.items()] + list(COLUMNS.items()),
)
def test_no_explained_key_is_unknown(section, known):
    assert set(re.findall(r"^\| `(\w+)`", SECTIONS[section], re.MULTILINE)) == set(known)


@pytest.mark.parametrize("name", sorted(FOLDERS | FILES))
def test_every_file_and_folder_is_named(name):
    assert f"`{name}" in PAGE
