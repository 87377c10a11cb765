"""Many keys are looked up by an index, however many columns they have."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from bashu.store import Store, open_store, schema
from bashu.store.bulk import select_among, select_between


class Plans:
    """A connection that answers with the plan of what it is asked."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.dialect = connection.dialect
        self.steps: list[str] = []

    def exec_driver_sql(self, statement: str, parameters: tuple[object, ...]) -> Plans:
        plan = self._connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        self.steps += [row[3] for row in plan]
        return self

    def all(self) -> list[object]:
        return []


@pytest.fixture
def plans(tmp_path: Path) -> Iterator[Plans]:
    url = f"sqlite:///{tmp_path / 'record.db'}"
    with open_store(url, create=True) as store, store._engine.connect() as connection:
        yield Plans(connection)


@pytest.mark.parametrize(
    ("table", "where"),
    [
        ("document", ("id",)),
        ("witness", ("doc", "name")),
        ("observation", ("series", "period_end", "period")),
        ("series", ("indicator", "area", "frequency", "kind", "unit", "price_basis")),
        ("rewording", ("stands_as",)),
    ],
)
def test_rows_of_many_keys_are_searched_and_not_scanned(
    plans: Plans, table: str, where: tuple[str, ...]
) -> None:
    keys = [("a",) * len(where), ("b",) * len(where)]
    list(select_among(plans, schema.metadata.tables[table], where, where=where, among=keys))  # type: ignore[arg-type]
    (step,) = [step for step in plans.steps if step.split()[1] == table]
    assert step.startswith("SEARCH")
    assert all(f"{name}=?" in step for name in where)


def test_rows_between_two_values_are_searched_and_not_scanned(plans: Plans) -> None:
    list(select_between(plans, schema.fact, ("doc",), "statement", [("a", "b")]))  # type: ignore[arg-type]
    (step,) = [step for step in plans.steps if step.split()[1] == "fact"]
    assert step == "SEARCH fact USING INDEX fact_by_statement (statement>? AND statement<?)"


def test_a_key_that_is_given_twice_is_found_once_and_every_row_of_a_key_is_found(store: Store) -> None:
    with store._engine.begin() as connection:
        for statement in ("a", "b", "c"):
            connection.execute(
                schema.rewording.insert().values(
                    statement=statement, stands_as="b" if statement == "c" else "a"
                )
            )
        among = [("a",), ("b",), ("a",), ("x",)]
        rows = select_among(connection, schema.rewording, ("statement",), where=("stands_as",), among=among)
        assert sorted(row[0] for row in rows) == ["a", "b", "c"]
        near = select_between(
            connection, schema.rewording, ("statement",), "statement", [("a", "b"), ("c", "d")]
        )
        assert sorted(row[0] for row in near) == ["a", "c"]
