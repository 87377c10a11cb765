"""``bashu score``: how well facts agree with a gold file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bashu.cli.options import as_json, open_here, workspace_option
from bashu.cli.show import print_json, print_table
from bashu.errors import NotFound

if TYPE_CHECKING:
    from bashu.facts.score import Score


@click.command("score")
@click.argument("gold", type=click.Path(path_type=Path), metavar="GOLD")
@click.argument("predicted", type=click.Path(path_type=Path), metavar="[PREDICTED|FOLDER]", required=False)
@click.option(
    "--ignore",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Spans that count neither way, as JSON lines.",
)
@click.option("--pack", default="chengdu_chongqing", show_default=True, help="Whose words read the FOLDER.")
@as_json
@workspace_option
def command(
    gold: Path, predicted: Path | None, ignore: Path | None, pack: str, as_json: bool, folder: Path | None
) -> None:
    """Score facts against GOLD, facts as JSON lines in the gold format.

    Scored are the facts of PREDICTED (the same format), or those read in the texts of FOLDER now, or else
    those that the workspace's record took from the documents that GOLD names.
    """
    from bashu.facts.score import score_facts
    from bashu.workspace import read_gold

    rows = read_gold(gold)
    ignored = read_gold(ignore, spans=True) if ignore else ()
    found, absent = _predicted(rows, predicted, pack, folder)
    _say_absent(gold, rows, absent)
    score = score_facts(rows, found, ignored=ignored)
    if as_json:
        print_json(_figures(score))
        return
    cells = [(name.replace("_", " "), _cell(value)) for name, value in _flat(_figures(score))]
    print_table(("figure", "score"), cells, right=("score",))


def _predicted(
    gold: Sequence[Any], predicted: Path | None, pack: str, folder: Path | None
) -> tuple[Sequence[Any], set[str]]:
    """The facts to be scored, and the documents of the gold facts that were not there to be read."""
    from bashu.workspace import Pipeline, folder_gold, read_gold, recorded_gold

    names = {str(row["doc"]) for row in gold}
    if predicted is None:
        with open_here(folder) as workspace:
            held = {row.name for row in workspace.store.documents(limit=None).rows}
            return recorded_gold(workspace.store, names), names - held
    if predicted.is_dir():
        from bashu.documents import find_documents
        from bashu.region import load_pack

        held = {path.name for path in find_documents(predicted)}
        rows, refused = folder_gold(Pipeline(load_pack(pack)), predicted)
        for item in refused:
            click.echo(f"bashu: {item.error}", err=True)
        return rows, names - (held - {item.name for item in refused})
    return read_gold(predicted), set()


def _say_absent(gold: Path, rows: Sequence[Any], absent: set[str]) -> None:
    """A score over documents that nobody read would say nothing of the reader."""
    count = len({row["doc"] for row in rows})
    if not absent:
        return
    if len(absent) == count:
        raise NotFound(
            "there is nothing to score",
            where=str(gold),
            why=f"none of the {count} documents that it names is here, such as {min(absent)}",
            next_step="name the folder of their texts: bashu score GOLD FOLDER",
        )
    some = ", ".join(sorted(absent)[:3]) + (" ..." if len(absent) > 3 else "")
    click.echo(
        f"bashu: {len(absent)} of {count} documents are not here and count as missed: {some}", err=True
    )


def _figures(score: Score) -> dict[str, Any]:
    return {
        "gold": score.gold,
        "predicted": score.predicted,
        "matched": score.matched,
        "surplus": score.surplus,
        "recall": round(score.recall, 4),
        "precision": round(score.precision, 4),
        "f1": round(score.f1, 4),
        "agree": {name: round(share, 4) for name, share in score.agree.items()},
        "indicator_similarity": round(score.indicator_similarity, 4),
        "indicator_alike": round(score.indicator_alike, 4),
    }


def _flat(figures: dict[str, Any]) -> list[tuple[str, float]]:
    rows: list[tuple[str, float]] = []
    for name, value in figures.items():
        rows += value.items() if isinstance(value, dict) else [(name, value)]
    return rows


def _cell(value: float) -> str:
    return str(value) if isinstance(value, int) else f"{value:.3f}"
