"""``bashu add``: documents into the workspace's record."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path

import click

from bashu.cli.options import as_json, open_here, workspace_option
from bashu.cli.progress import counting
from bashu.cli.show import counted, print_json
from bashu.errors import BashuError
from bashu.workspace import AddReport, Refusal, Workspace


@click.command("add")
@click.argument("sources", nargs=-1, required=True, metavar="PATH|DIR|URL|-...")
@click.option(
    "--name", help="What to call the document that standard input brings.", default="stdin", show_default=True
)
@click.option("--jobs", type=click.IntRange(min=1), help="Processes to read with; by default one a core.")
@workspace_option
@as_json
def command(
    sources: tuple[str, ...], name: str, jobs: int | None, folder: Path | None, as_json: bool
) -> None:
    """Add documents: files, whole folders, addresses (https://...), or '-' for standard input.

    What the record holds already is not added again, so a run that was cut off is completed by running it again.
    """
    with open_here(folder) as workspace:
        places = [Path(source) for source in sources if source != "-" and not _is_address(source)]
        total, unread = _count(places)
        reports = [_piped(workspace, name)] if "-" in sources else []
        reports += [_fetched(workspace, source) for source in sources if _is_address(source)]
        with counting("Adding", total) as progress:
            reports.append(
                workspace.add(chain.from_iterable(map(_files, places)), jobs=jobs, progress=progress)
            )
    report = _joined(reports, unread)
    _print(report, as_json)
    refused = {item.name for item in unread}
    for place in places:
        if str(place) not in refused:
            _say_passed_over(place)
    if len(sources) == 1 and unread:
        raise unread[0].error
    if report.refused:
        raise SystemExit(1)


def _count(places: Iterable[Path]) -> tuple[int, list[Refusal]]:
    """How many files there are, and which places cannot be searched; the names are not kept, for they may be many."""
    total = 0
    unread: list[Refusal] = []
    for place in places:
        try:
            total += sum(1 for _ in _found(place))
        except BashuError as error:
            unread.append(Refusal(str(place), error))
    return total, unread


def _files(place: Path) -> Iterator[Path]:
    """The files of a place as far as it can be searched."""
    with suppress(BashuError):
        yield from _found(place)


def _found(place: Path) -> Iterator[Path]:
    from bashu.documents import find_documents

    return find_documents(place) if place.is_dir() else iter((place,))


def _piped(workspace: Workspace, name: str) -> AddReport:
    try:
        return workspace.add_bytes(sys.stdin.buffer.read(), name=name)
    except BashuError as error:
        return AddReport((), 0, 0, (Refusal("-", error),), refusals=1)


def _is_address(source: str) -> bool:
    return "://" in source


def _say_passed_over(place: Path) -> None:
    """Name the types of files in a folder that are not read, for silence would lose documents."""
    from bashu.documents import count_passed_over

    counts = count_passed_over(place)
    if counts:
        types = ", ".join(f"{count} {suffix}" for suffix, count in sorted(counts.items()))
        click.echo(f"bashu: files of types that are not read were passed over in {place}: {types}", err=True)


def _fetched(workspace: Workspace, address: str) -> AddReport:
    try:
        return workspace.add_address(address)
    except BashuError as error:
        return AddReport((), 0, 0, (Refusal(address, error),), refusals=1)


def _joined(reports: list[AddReport], unread: list[Refusal]) -> AddReport:
    return AddReport(
        tuple(identity for report in reports for identity in report.added),
        sum(report.known for report in reports),
        sum(report.facts for report in reports),
        (*unread, *(refusal for report in reports for refusal in report.refused)),
        sum(report.documents for report in reports),
        len(unread) + sum(report.refusals for report in reports),
    )


def _print(report: AddReport, as_json: bool) -> None:
    if as_json:
        refused = [{"name": item.name, "error": str(item.error)} for item in report.refused]
        print_json(
            {
                "added": report.added,
                "known": report.known,
                "facts": report.facts,
                "refused": refused,
                "documents": report.documents,
                "refusals": report.refusals,
            }
        )
        return
    for refusal in report.refused:
        click.echo(f"bashu: {refusal.error}", err=True)
    known = f", {report.known} known already" if report.known else ""
    if report.refusals > len(report.refused):
        click.echo(f"bashu: and {report.refusals - len(report.refused)} more files were refused", err=True)
    refused_count = f", {report.refusals} refused" if report.refusals else ""
    click.echo(
        f"{counted(report.documents, 'document')} added with {counted(report.facts, 'fact')}{known}{refused_count}."
    )
