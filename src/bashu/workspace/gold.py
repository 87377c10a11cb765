"""Gold facts: what people accepted or corrected, and what readings are scored against."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from bashu.errors import BashuError, Invalid, NotFound, Unavailable
from bashu.model import CORRECTION, Fact, Verdict
from bashu.store import Store
from bashu.workspace.pipeline import Pipeline
from bashu.workspace.views import Refusal

__all__ = ["export_gold", "folder_gold", "read_gold", "recorded_gold"]

Row = Mapping[str, Any]

_TYPES: Mapping[str, tuple[type, ...]] = {
    "doc": (str,), "quote_start": (int,), "quote_end": (int,), "value_start": (int,), "value_end": (int,),
    "value": (int, float), "unit": (str,), "kind": (str,), "indicator": (str,),
}  # fmt: skip
#: What a row needs to be scored; a file of spans to ignore needs less.
FACT_KEYS = ("doc", "quote_start", "quote_end", "value", "unit", "kind", "indicator")
SPAN_KEYS = ("doc", "value_start", "value_end")


def export_gold(store: Store) -> tuple[Row, ...]:
    """Accepted facts and the corrections that stand, in the order of documents and text."""
    verdicts = store.verdicts()
    chosen = {fact for fact, verdict in verdicts.items() if verdict is Verdict.ACCEPT}
    for review in store.reviews(limit=None).rows:
        made = review.correction.id if review.correction else None
        if made and not (made in verdicts and verdicts[made].withdraws):
            chosen.add(made)
    return _rows(store, (store.fact(identity) for identity in chosen))


def recorded_gold(store: Store, names: Iterable[str]) -> tuple[Row, ...]:
    """What the reader took from the recorded documents of these names; corrections are not its work."""
    wanted = frozenset(names)
    found: list[Fact] = []
    for row in store.documents(limit=None).rows:
        if row.name in wanted:
            found.extend(
                fact for fact in store.facts(doc=row.id, limit=None).rows if fact.method != CORRECTION
            )
    return _rows(store, found)


def folder_gold(pipeline: Pipeline, folder: Path) -> tuple[tuple[Row, ...], tuple[Refusal, ...]]:
    """Facts of every document below a folder, as the reader takes them now, and which files it refused."""
    from bashu.documents import find_documents, read_document
    from bashu.facts.score import gold_row

    rows: list[Row] = []
    refused: list[Refusal] = []
    for path in find_documents(folder):
        try:
            document = read_document(path)
        except BashuError as error:
            refused.append(Refusal(path.name, error))
            continue
        rows.extend(
            gold_row(fact, doc=document.name, text=document.text) for fact in pipeline.facts(document)
        )
    return tuple(rows), tuple(refused)


def read_gold(path: Path, *, spans: bool = False) -> tuple[Row, ...]:
    """The rows of a file of JSON lines.

    NotFound where there is none; Invalid, with the line, where one is no object or lacks a key that scoring needs;
    with ``spans`` the rows are places in texts, which need no more than their offsets.
    """
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except FileNotFoundError:
        raise NotFound(
            "no such file", where=str(path), why="nothing is there", next_step="check the path"
        ) from None
    except UnicodeDecodeError:
        raise _bad(path, 1, "it is not UTF-8") from None
    except OSError as error:
        why = error.strerror or str(error)
        raise Unavailable(
            "cannot read the file", where=str(path), why=why, next_step="name another"
        ) from None
    keys = SPAN_KEYS if spans else FACT_KEYS
    return tuple(_row(path, number, line, keys) for number, line in enumerate(lines, 1) if line.strip())


def _row(path: Path, number: int, line: str, needed: Iterable[str]) -> Row:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise _bad(path, number, f"it is not JSON: {error}") from None
    if not isinstance(row, dict):
        raise _bad(path, number, "it is no object")
    for key in needed:
        if not isinstance(row.get(key), _TYPES[key]) or isinstance(row[key], bool):
            raise _bad(path, number, f"{key!r} is missing or of another type")
    for key in ("value_start", "value_end"):
        if not isinstance(row.get(key, 0), int):
            raise _bad(path, number, f"{key!r} is no whole number")
    return row


def _bad(path: Path, number: int, why: str) -> Invalid:
    return Invalid(
        "cannot read the facts",
        where=f"{path}:{number}",
        why=why,
        next_step="write one JSON object a line, as 'bashu review --export-gold' does",
    )


def _rows(store: Store, facts: Iterable[Fact]) -> tuple[Row, ...]:
    from bashu.facts.score import gold_row  # the reader beside it takes a quarter of a second to import

    document = lru_cache(maxsize=64)(store.document)
    ordered = sorted(
        facts, key=lambda fact: (document(fact.doc).name, fact.doc, fact.value_start, fact.value_end)
    )
    return tuple(
        gold_row(fact, doc=document(fact.doc).name, text=document(fact.doc).text) for fact in ordered
    )
