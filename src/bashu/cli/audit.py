"""``bashu audit``: contradictions in the record, explained."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bashu import __version__
from bashu.cli.options import AS_OF, as_json, default_author, open_here, workspace_option
from bashu.cli.show import counted, print_json, print_table

if TYPE_CHECKING:
    from bashu.model import Acceptance, Finding
    from bashu.workspace import AuditView


@click.command("audit")
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "sarif"]), default="table", show_default=True
)
@click.option("--language", type=click.Choice(["en", "zh"]), default="en", show_default=True)
@click.option(
    "--cause", metavar="CAUSE", help="Only findings of this likeliest cause, such as factor_of_ten."
)
@click.option("--indicator", metavar="CODE")
@click.option("--area", metavar="CODE")
@click.option("--doc", metavar="ID", help="Only findings that a figure of this document takes part in.")
@click.option(
    "--sources", is_flag=True, help="How often each publisher's figures are suspect, in place of findings."
)
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "note", "never"]),
    default="error",
    show_default=True,
    help="Leave with 1 where a finding is that grave.",
)
@click.option(
    "--accept",
    "accept",
    metavar="FINDING",
    help="Record that this finding (its id) is known; give a --reason.",
)
@click.option("--reason", default="", metavar="TEXT", help="Why it may stand; needed with --accept.")
@click.option(
    "--author", metavar="NAME", help="Who decides; by default BASHU_AUTHOR, GIT_AUTHOR_NAME or your login."
)
@click.option("--accepted", is_flag=True, help="Show only findings that were accepted, with who and why.")
@AS_OF
@as_json
@workspace_option
def command(
    form: str,
    language: str,
    cause: str | None,
    indicator: str | None,
    area: str | None,
    doc: str | None,
    sources: bool,
    fail_on: str,
    accept: str | None,
    reason: str,
    author: str | None,
    accepted: bool,
    as_of: date | None,
    as_json: bool,
    folder: Path | None,
) -> None:
    """Check every figure and text of the record against the pack's edits; nothing is overwritten.

    Accepted findings are left out, and out of the exit code. --json is short for --format json.
    """
    form = "json" if as_json else form
    with open_here(folder) as workspace:
        if accept is not None:
            said = workspace.accept(accept, author=author or default_author(), reason=reason)
            click.echo(f"{said.finding} accepted by {said.author}.")
            return
        workspace.check_codes(indicator=indicator, area=area)
        if doc is not None:
            workspace.store.document(doc)
        view = workspace.audit(as_of=as_of)
        known = workspace.acceptances(as_of=as_of)
        findings = tuple(
            finding
            for finding in view.report.findings
            if (finding.id in known) is accepted
            and (cause is None or finding.cause == cause)
            and (indicator is None or finding.indicator == indicator)
            and (area is None or finding.area == area)
            and (doc is None or doc in (finding.doc, *finding.docs))
        )
        if sources:
            _print_sources(view, form)
        elif form == "sarif":
            from bashu.audit import to_sarif

            facts, documents = view.facts, view.documents
            print_json(
                to_sarif(
                    findings,
                    view.edits,
                    facts=facts,
                    documents=documents,
                    version=__version__,
                    language=language,
                )
            )
        elif form == "json":
            counts = {
                name: {str(key): value for key, value in row.items()}
                for name, row in view.report.counts.items()
            }
            print_json(
                {
                    "edits": counts,
                    "findings": [_row(item, known) for item in findings],
                }
            )
        else:
            _print_findings(findings, view, known, language)
    graves = ["error", "warning", "note"]
    if (
        fail_on != "never"
        and not accepted
        and any(finding.severity in graves[: graves.index(fail_on) + 1] for finding in findings)
    ):
        raise SystemExit(1)


def _row(finding: Finding, known: Mapping[str, Acceptance]) -> dict[str, object]:
    """A finding's own fields with its state, and who accepted it."""
    from dataclasses import asdict

    from bashu.workspace import state_of

    said = known.get(finding.id)
    row = {"id": finding.id, "cause": finding.cause, "state": state_of(finding, known).value}
    return row | asdict(finding) | {"acceptance": asdict(said) if said else None}


def _print_findings(
    findings: tuple[Finding, ...], view: AuditView, known: Mapping[str, Acceptance], language: str
) -> None:
    from bashu.model import Result

    for finding in findings:
        certain = f" ({finding.causes[0].plausibility:.0%})" if finding.causes else ""
        click.echo(f"{finding.severity.value}: {finding.title.in_language(language)}  [{finding.id}]")
        click.echo(f"  {finding.cause.replace('_', ' ')}{certain}: {finding.says.in_language(language)}")
        for fact in finding.suspects:
            sentence = view.audit.context.sentence(fact)
            if sentence:
                click.echo(f"  suspect {fact}: {' '.join(sentence.split())}")
        if said := known.get(finding.id):
            click.echo(f"  accepted by {said.author}, {said.time.date()}: {said.reason}")
        click.echo("")
    counts = ", ".join(f"{view.report.total(result)} {result.value}" for result in Result)
    click.echo(f"{counted(len(findings), 'finding')}; outcomes: {counts}")


def _print_sources(view: AuditView, form: str) -> None:
    if form != "table":
        print_json(view.sources)
        return
    rows = ((item.publisher or "(unnamed)", str(item.figures), str(item.suspect)) for item in view.sources)
    print_table(("publisher", "figures", "suspect"), rows, right=("figures", "suspect"))
