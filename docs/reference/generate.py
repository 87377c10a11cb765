"""Write docs/reference/cli.md and formats.md from the code; a test fails where they are out of date.

Usage: python docs/reference/generate.py
"""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import click

from bashu.cli.app import COMMANDS, app
from bashu.cli.show import FACT_FIELDS
from bashu.model import Fact, Kind, Period, Status

HERE = Path(__file__).parent


def cli() -> str:
    """The command line's reference: every command's own help."""
    parts = ["# The command line\n\nGenerated from the code by `docs/reference/generate.py`.\n"]
    parts += [_command(name, app.get_command(click.Context(app), name)) for name in COMMANDS]
    return "\n".join(parts)


def _command(name: str, command: click.Command | None) -> str:
    assert command is not None
    context = click.Context(
        command,
        info_name=f"bashu {name}",
        terminal_width=100,
        max_content_width=100,
        help_option_names=["-h", "--help"],
    )
    text = f"## bashu {name}\n\n```\n{command.get_help(context)}\n```\n"
    if isinstance(command, click.Group):
        text += "".join("\n" + _command(f"{name} {sub}", item) for sub, item in command.commands.items())
    return text


def formats() -> str:
    """The reference of the fact format and its code lists."""
    types = {field.name: str(field.type) for field in fields(Fact)}
    rows = "\n".join(f"| `{name}` | {types[name].replace('|', 'or')} |" for name in FACT_FIELDS)
    kinds = ", ".join(f"`{kind.value}`" for kind in Kind)
    statuses = "\n".join(f"| `{item.value}` | {item.name.lower().replace('_', ' ')} |" for item in Status)
    return f"""# Formats

Generated from the code by `docs/reference/generate.py`. The [glossary](../../GLOSSARY.md) defines each term.

## A fact

One JSON object a line (`bashu read --format jsonl`, `bashu facts --json`), one row in CSV. In the output of
`read`, `doc` is the file's name; in a workspace it is the document's id.

| field | type |
|---|---|
{rows}

{_doc(Fact)}

## Kinds

{kinds}

## Observation status

| code | meaning |
|---|---|
{statuses}

## Periods

{_doc(Period, module=True)}
"""


def _doc(thing: type, *, module: bool = False) -> str:
    import inspect
    import sys

    text = inspect.getdoc(sys.modules[thing.__module__]) if module else inspect.getdoc(thing)
    return "```\n" + (text or "") + "\n```"


PAGES = {"cli.md": cli, "formats.md": formats}


def main() -> None:
    """Write every page."""
    for name, make in PAGES.items():
        (HERE / name).write_text(make(), "utf-8")


if __name__ == "__main__":
    main()
