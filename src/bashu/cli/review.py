"""``bashu review``: accept, correct or reject facts, list what was decided, export it as gold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bashu.cli.options import as_json, default_author, open_here, workspace_option
from bashu.cli.show import fact_row, plain, print_json, print_jsonl, print_table

if TYPE_CHECKING:
    from bashu.model import Fact, Review
    from bashu.workspace import Workspace


@click.command("review")
@click.argument("fact", required=False)
@click.option("--accept", is_flag=True, help="The fact is as the document states it.")
@click.option("--reject", is_flag=True, help="The fact is none, or past mending.")
@click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="FIELD=VALUE",
    help="Correct a field; may be given several times.",
)
@click.option("--reason", default="", metavar="TEXT", help="Why; needed with every decision.")
@click.option(
    "--author", metavar="NAME", help="Who decides; by default BASHU_AUTHOR, GIT_AUTHOR_NAME or your login."
)
@click.option(
    "--list", "listing", is_flag=True, help="List reviews, newest first; of FACT where one is named."
)
@click.option(
    "--export-gold",
    "export",
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    metavar="FILE",
    help="Write accepted facts and corrections as gold facts, an object a line; '-' prints them.",
)
@click.option("--limit", type=click.IntRange(min=1), default=100, show_default=True)
@as_json
@workspace_option
def command(
    fact: str | None,
    accept: bool,
    reject: bool,
    settings: tuple[str, ...],
    reason: str,
    author: str | None,
    listing: bool,
    export: Path | None,
    limit: int,
    as_json: bool,
    folder: Path | None,
) -> None:
    """Decide about FACT (its id): --accept, --reject, or --set FIELD=VALUE ... with a --reason.

    A correction is a new fact beside the old one; the latest review of a fact decides. Fields are those of
    'bashu facts --json'; an empty VALUE says that the field is not stated.
    """
    deciding = [bool(chosen) for chosen in (accept, reject, settings)]
    if [*deciding, listing, export is not None].count(True) != 1:
        raise click.UsageError("Give one of --accept, --reject, --set, --list and --export-gold.")
    if any(deciding) and fact is None:
        raise click.UsageError("Name the fact: 'bashu facts' lists facts with their ids.")
    with open_here(folder) as workspace:
        if listing:
            _list(workspace, fact, limit, as_json)
        elif export is not None:
            _export(workspace, export)
        else:
            assert fact is not None
            verdict = "accept" if accept else "reject" if reject else "correct"
            before = workspace.store.fact(fact)
            review = workspace.review(
                fact,
                verdict,
                reason=reason,
                author=author or default_author(),
                changes=_changes(settings) or None,
            )
            _show(review, before, as_json)


def _changes(settings: tuple[str, ...]) -> dict[str, str]:
    changes: dict[str, str] = {}
    for setting in settings:
        name, separator, value = setting.partition("=")
        if not separator or name.strip() in changes:
            raise click.UsageError(f"--set {setting}: write FIELD=VALUE, each field once.")
        changes[name.strip()] = value
    return changes


def _row(review: Review) -> dict[str, Any]:
    correction = review.correction
    return {
        "fact": review.fact,
        "verdict": review.verdict,
        "author": review.author,
        "time": review.time.isoformat(),
        "reason": review.reason,
        "correction": {"id": correction.id, **fact_row(correction)} if correction else None,
    }


def _show(review: Review, before: Fact, as_json: bool) -> None:
    from bashu.workspace import CORRECTABLE

    if as_json:
        print_json(_row(review))
        return
    made = review.correction
    said = {"accept": "accepted", "correct": "corrected", "reject": "rejected"}[review.verdict]
    click.echo(f"{review.fact} {said} by {review.author}{f'; it is now {made.id}' if made else ''}.")
    if made is None:
        return
    for name in CORRECTABLE:
        old, new = getattr(before, name), getattr(made, name)
        if old != new:
            click.echo(f"  {name}: {_said(old)} -> {_said(new)}")
    for name, code in (("indicator", made.indicator_code), ("place", made.area_code)):
        if code is None:
            click.echo(
                f"  The pack knows no {name} {_said(getattr(made, name))}: the correction belongs to no series.",
                err=True,
            )


def _said(value: object) -> str:
    return "not stated" if value is None else str(plain(value))


def _list(workspace: Workspace, fact: str | None, limit: int, as_json: bool) -> None:
    page = workspace.reviews(fact, limit=limit)
    if as_json:
        print_jsonl(_row(review) for review in page.rows)
        return
    print_table(
        ("time", "fact", "verdict", "now", "author", "reason"),
        (
            (
                item.time.strftime("%Y-%m-%d %H:%M"),
                item.fact,
                item.verdict,
                item.correction.id if item.correction else "",
                item.author,
                item.reason,
            )
            for item in page.rows
        ),
    )
    click.echo(f"{len(page.rows)} of {page.total} reviews")


def _export(workspace: Workspace, path: Path) -> None:
    rows = workspace.gold()
    if str(path) == "-":
        print_jsonl(rows)
        return
    text = "".join(json.dumps(plain(row), ensure_ascii=False) + "\n" for row in rows)
    try:
        path.write_text(text, "utf-8")
    except OSError as error:
        from bashu.errors import Unavailable

        raise Unavailable(
            "cannot write the file",
            where=str(path),
            why=error.strerror or str(error),
            next_step="name another place",
        ) from None
    click.echo(f"{path}: {len(rows)} gold facts")
