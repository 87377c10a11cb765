"""Which statements differ in wording only: those of one figure in one document, or in two that resemble each other."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from sqlalchemy import Connection, bindparam, update

from bashu.model import Sketch
from bashu.store import schema
from bashu.store.bulk import chunks, insert_rows, select_among, select_between
from bashu.store.rows import FIGURE, Entry

__all__ = ["add_rewordings", "stands_as"]

#: The documents that make each statement of one figure.
_Carriers = dict[str, list[str]]
_COLUMNS = ("statement", "stands_as")


def add_rewordings(connection: Connection, entries: Sequence[Entry]) -> None:
    """Note what new documents, whose facts are recorded, word otherwise than themselves or than others.

    Only documents that share a figure are compared, and only where that is not known to be one statement yet. All
    wordings stand as the least of them, so that the table depends on what the record holds and not on the order
    in which it came.
    """
    drawn = {entry.document.id: entry for entry in entries if entry.sketch is not None and entry.statements}
    sketches = {doc: entry.sketch for doc, entry in drawn.items() if entry.sketch is not None}
    rows = [(doc, item.values) for doc, item in sketches.items()]
    insert_rows(connection, schema.sketch, ("doc", "wording"), rows)
    figures = {said[:FIGURE] for entry in drawn.values() for _, said in entry.statements}
    carried = _carriers(connection, figures)
    if not carried:
        return
    known = stands_as(connection, [statement for carriers in carried.values() for statement in carriers])
    same = _Same(known)
    for carriers in carried.values():
        _join_within(same, carriers)
        _join_across(connection, same, carriers, sketches)
    _keep(connection, same, known)


def stands_as(connection: Connection, statements: Collection[str]) -> dict[str, str]:
    """The statement that each stands as, for those that are worded in several ways."""
    among = [(statement,) for statement in sorted(statements)]
    return dict(select_among(connection, schema.rewording, _COLUMNS, where=("statement",), among=among))


class _Same:
    """Groups of statements, each led by its least member."""

    def __init__(self, known: Mapping[str, str]) -> None:
        self._leads: dict[str, str] = {}
        for statement, lead in known.items():
            self.unite(statement, lead)

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._leads))

    def lead(self, item: str) -> str:
        while (above := self._leads.get(item, item)) != item:
            self._leads[item] = self._leads.get(above, above)
            item = above
        return item

    def unite(self, one: str, other: str) -> None:
        least, greatest = sorted((self.lead(one), self.lead(other)))
        self._leads.setdefault(least, least)
        self._leads[greatest] = least


def _carriers(connection: Connection, figures: Collection[str]) -> dict[str, _Carriers]:
    """Who makes the statements of these figures, for the figures that are worded in several ways."""
    found: dict[str, _Carriers] = {}
    # Ids are hexadecimal: "g" comes after everything that continues the figure.
    between = [(figure, f"{figure}g") for figure in sorted(figures)]
    for statement, doc in select_between(connection, schema.fact, ("statement", "doc"), "statement", between):
        found.setdefault(statement[:FIGURE], {}).setdefault(statement, []).append(doc)
    return {figure: carriers for figure, carriers in sorted(found.items()) if len(carriers) > 1}


def _join_within(same: _Same, carriers: _Carriers) -> None:
    """One document states a figure once, in however many words."""
    first: dict[str, str] = {}
    for statement in sorted(carriers):
        for doc in carriers[statement]:
            same.unite(first.setdefault(doc, statement), statement)


def _join_across(
    connection: Connection, same: _Same, carriers: _Carriers, sketches: Mapping[str, Sketch]
) -> None:
    """New documents that resemble others make the same statement."""
    if len({same.lead(statement) for statement in carriers}) == 1:
        return
    makes = [(doc, statement) for statement in sorted(carriers) for doc in carriers[statement]]
    new = [(doc, statement) for doc, statement in makes if doc in sketches]
    for part in chunks(makes):
        others = _sketches(connection, {doc for doc, _ in part} - set(sketches)) | dict(sketches)
        for doc, statement in part:
            for own, said in new if doc in others else ():
                if same.lead(statement) != same.lead(said) and sketches[own].resembles(others[doc]):
                    same.unite(statement, said)


def _sketches(connection: Connection, docs: Collection[str]) -> dict[str, Sketch]:
    among = [(doc,) for doc in sorted(docs)]
    rows = select_among(connection, schema.sketch, ("doc", "wording"), where=("doc",), among=among)
    return {doc: Sketch(bytes(wording)) for doc, wording in rows}


def _keep(connection: Connection, same: _Same, known: Mapping[str, str]) -> None:
    """Write down what is new in the groups, with those members that no new document makes."""
    among = [(lead,) for lead in sorted({*known.values(), *same})]
    rest = dict(select_among(connection, schema.rewording, _COLUMNS, where=("stands_as",), among=among))
    for statement, lead in rest.items():
        same.unite(statement, lead)
    known = {**known, **rest}
    leads = {statement: same.lead(statement) for statement in same}
    fresh = [(item, lead) for item, lead in leads.items() if item != lead and item not in known]
    moved = [{"at": item, "lead": lead} for item, lead in leads.items() if known.get(item, lead) != lead]
    insert_rows(connection, schema.rewording, _COLUMNS, fresh)
    if moved:
        connection.execute(_MOVE, moved)


_MOVE = (
    update(schema.rewording)
    .where(schema.rewording.c.statement == bindparam("at"))
    .values(stands_as=bindparam("lead"))
)
