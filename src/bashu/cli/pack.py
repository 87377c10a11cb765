"""``bashu pack``: look after region packs."""

from __future__ import annotations

from pathlib import Path

import click

from bashu.cli.options import as_json
from bashu.cli.show import print_json


@click.group("pack")
def command() -> None:
    """Check region packs."""


@command.command("check")
@click.argument("path", type=str)
@as_json
def check(path: str, as_json: bool) -> None:
    """Check the pack in the folder PATH, or a shipped one by its name; exit 1 where it has errors."""
    from bashu.region import check_pack

    problems = check_pack(path)
    errors = [problem for problem in problems if problem.severity == "error"]
    if not errors:
        from bashu.region import Problem
        from bashu.workspace import rule_errors

        found = (Problem(one.where, 0, one.what, one.why, one.next_step) for one in rule_errors(path))
        errors = list(found)
        problems = (*problems, *errors)
    if as_json:
        print_json({"pack": path, "errors": len(errors), "problems": problems})
    else:
        for problem in problems:
            place = f"{problem.file}:{problem.line}" if problem.line else problem.file
            click.echo(
                f"{problem.severity}: {place}: {problem.what}\n  why:  {problem.why}\n  next: {problem.next_step}"
            )
        name = Path(path).name
        click.echo(f"{name}: {len(errors)} errors, {len(problems) - len(errors)} warnings")
    if errors:
        raise SystemExit(1)
