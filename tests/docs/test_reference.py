"""The reference says what the code says."""

import importlib.util
from pathlib import Path

import pytest

from bashu.cli.app import COMMANDS
from bashu.model import Kind

ROOT = Path(__file__).resolve().parents[2]
GLOSSARY = (ROOT / "GLOSSARY.md").read_text("utf-8")


def _generator():
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs/reference/generate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("page", ["cli.md", "formats.md"])
def test_the_reference_is_up_to_date(page):
    written = (ROOT / "docs/reference" / page).read_text("utf-8")
    assert written == _generator().PAGES[page](), "run python docs/reference/generate.py"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_stands_in_the_readme_or_the_how_to(command):
    prose = (ROOT / "README.md").read_text("utf-8") + "".join(
        path.read_text("utf-8") for path in (ROOT / "docs").rglob("*.md") if path.name != "cli.md"
    )
    assert f"bashu {command}" in prose


@pytest.mark.parametrize("kind", [kind.value for kind in Kind])
def test_every_kind_stands_in_the_glossary(kind):
    assert f"\n| {kind} |" in GLOSSARY


@pytest.mark.parametrize(
    "room",
    sorted(
        path.parent.name
        for path in (ROOT / "src/bashu").glob("*/__init__.py")
        if path.parent.name not in {"cli", "model"}
    ),
)
def test_every_room_has_a_methods_page(room):
    assert (ROOT / f"docs/methods/{room}.md").is_file()
