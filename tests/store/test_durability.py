"""What happens when several write, when one is killed, and when someone tries to change the past."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from bashu.errors import Conflict, Invalid, NotFound, Unavailable
from bashu.store import Counts, Entry, Store, open_store
from bashu.store.migrate import HEAD

Make = Callable[..., Entry]
RECORDED = datetime(2025, 6, 1, tzinfo=UTC)
HERE = Path(__file__).parent


def run_sql(url: str, statement: str) -> None:
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    try:
        with engine.begin() as connection:
            connection.execute(text(statement))
    finally:
        engine.dispose()


@pytest.mark.parametrize("table", ["fact", "document", "observation", "witness"])
@pytest.mark.parametrize("statement", ["DELETE FROM {}", "UPDATE {} SET doc = 'x'"])
def test_the_database_refuses_to_change_the_past(
    store: Store, url: str, entry: Make, table: str, statement: str
) -> None:
    store.add([entry("d1", {"2023": "100"}), entry("d1", name="copy.txt")], recorded=RECORDED)
    change = statement.format(table)
    with pytest.raises(Exception, match="append-only"):
        run_sql(url, change.replace("doc =", "name =") if table == "document" else change)
    assert store.counts() == Counts(1, 1, 1, 1)
    assert store.names("d1") == ("d1.txt", "copy.txt")


def test_the_database_refuses_to_replace_the_past(store: Store, url: str, entry: Make) -> None:
    store.add([entry("d1", {"2023": "100"})], recorded=RECORDED)
    change = (
        "INSERT OR REPLACE INTO fact SELECT * FROM fact"
        if url.startswith("sqlite")
        else "TRUNCATE fact CASCADE"
    )
    with pytest.raises(Exception, match="append-only"):
        run_sql(url, change)
    assert store.facts().total == 1


WRITER = """
import sys
sys.path.insert(0, sys.argv[1])
from conftest import RECORDED, make_entry
from bashu.store import open_store
store = open_store(sys.argv[2])
first, last = int(sys.argv[3]), int(sys.argv[4])
for start in range(first, last, 4):
    store.add([make_entry(f"d{n}", {"2023": str(n), "2024": str(n)}) for n in range(start, start + 4)], recorded=RECORDED)
    print(start + 4, flush=True)
"""


def start_writer(url: str, first: int, last: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(HERE), url, str(first), str(last)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_a_killed_writer_loses_nothing_it_acknowledged_and_a_second_run_completes(
    url: str, entry: Make
) -> None:
    open_store(url, create=True).close()
    writer = start_writer(url, 0, 100_000)
    assert writer.stdout is not None
    acknowledged = 0
    while acknowledged < 40:
        acknowledged = int(writer.stdout.readline())
    os.kill(writer.pid, signal.SIGKILL)
    rest = writer.stdout.read().split()
    acknowledged = max([acknowledged, *map(int, rest)])
    writer.wait()
    with open_store(url) as store:
        counts = store.counts()
        held = counts.documents
        assert held >= acknowledged
        assert counts == Counts(held, 2 * held, 2 * held, 1)
        assert store.has([f"d{n}" for n in range(acknowledged)]) == {f"d{n}" for n in range(acknowledged)}
        everything = [entry(f"d{n}", {"2023": str(n), "2024": str(n)}) for n in range(held + 8)]
        assert len(store.add(everything, recorded=RECORDED)) == 8
        assert store.counts().documents == held + 8
        assert store.documents(text=f"d{held + 7}").total == 1


def test_two_processes_may_add_the_same_documents_at_once(url: str) -> None:
    open_store(url, create=True).close()
    writers = [start_writer(url, first, last) for first, last in ((0, 60), (20, 80))]
    for writer in writers:
        _, errors = writer.communicate(timeout=100)
        assert writer.returncode == 0, errors
    with open_store(url) as store:
        assert store.counts() == Counts(80, 160, 160, 1)


def test_readers_do_not_wait_for_a_writer(store: Store, url: str, entry: Make) -> None:
    store.add([entry("d1", {"2023": "100"})], recorded=RECORDED)
    from bashu.store.connect import writing

    with writing(store._engine), open_store(url) as reader:
        assert reader.counts().documents == 1
        assert len(reader.latest()) == 1


def test_threads_may_share_a_store(store: Store, entry: Make) -> None:
    errors: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for step in range(5):
                store.add([entry(f"d{number}-{step}", {"2023": str(number)})], recorded=RECORDED)
                store.latest()
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert store.counts().documents == 20


def test_what_was_recorded_is_there_after_reopening(url: str, entry: Make) -> None:
    with open_store(url, create=True) as store:
        store.add([entry("d1", {"2023": "100"})], recorded=RECORDED)
    with open_store(url, create=True) as store:
        assert store.counts().documents == 1


def test_an_absent_record_is_not_made_by_opening_it(tmp_path: Path, url: str) -> None:
    with pytest.raises(NotFound, match="no record here"):
        open_store(url)
    assert list(tmp_path.glob("*.db*")) == []


def test_a_newer_record_is_refused_and_left_as_it_is(url: str, entry: Make) -> None:
    with open_store(url, create=True) as store:
        store.add([entry("d1", {"2023": "100"})], recorded=RECORDED)
    run_sql(url, "UPDATE bashu_version SET version_num = '9999'")
    with pytest.raises(Conflict, match=r"newer than this bashu[\s\S]*9999[\s\S]*upgrade"):
        open_store(url)
    run_sql(url, f"UPDATE bashu_version SET version_num = '{HEAD}'")
    with open_store(url) as store:
        assert store.counts().documents == 1


def test_tables_of_others_are_not_touched(url: str) -> None:
    run_sql(url, "CREATE TABLE document (own TEXT)")
    with pytest.raises(Conflict, match="belongs to something else"):
        open_store(url, create=True)
    run_sql(url, "INSERT INTO document (own) VALUES ('still here')")


def test_a_creation_that_fails_leaves_no_tables(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import sqlalchemy
    from alembic import command

    upgrade = command.upgrade

    def fail(*given: object) -> None:
        upgrade(*given)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "upgrade", fail)
    with pytest.raises(KeyboardInterrupt):
        open_store(url, create=True)
    monkeypatch.undo()
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    assert sqlalchemy.inspect(engine).get_table_names() == []
    engine.dispose()
    open_store(url, create=True).close()


@pytest.mark.parametrize("content", [b"not a database at all, " * 100, b"\x00" * 5000])
def test_a_file_that_is_no_database_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "record.db"
    path.write_bytes(content)
    with pytest.raises((Invalid, NotFound)):
        open_store(f"sqlite:///{path}")
    assert path.read_bytes() == content


@pytest.mark.parametrize("address", ["", "nonsense", "mysql://host/db", "sqlite://", "sqlite:///:memory:"])
def test_an_address_that_names_no_database_is_invalid(address: str) -> None:
    with pytest.raises(Invalid, match="not a database address"):
        open_store(address)


def test_a_folder_is_no_record(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="it is a folder"):
        open_store(f"sqlite:///{tmp_path}")
    with pytest.raises(Unavailable, match="its folder does not exist"):
        open_store(f"sqlite:///{tmp_path}/absent/record.db", create=True)


def test_a_server_that_is_away_is_unavailable_and_its_password_not_shown() -> None:
    with pytest.raises(Unavailable) as caught:
        open_store("postgresql://someone:secret@127.0.0.1:1/none")
    assert "secret" not in str(caught.value)


def test_an_absent_database_of_a_server_is_not_found(postgres: str) -> None:
    with pytest.raises(NotFound, match="no such database"):
        open_store(postgres.replace("/postgres?", "/absent?"))


AS_NOBODY = """
import os, sys
from bashu.errors import Unavailable
from bashu.store import open_store
import bashu.store.connect, bashu.store.migrate, sqlalchemy.dialects.sqlite
os.setuid(65534)
try:
    with open_store(sys.argv[1]) as store:
        print("counts", store.counts().documents)
except Unavailable as error:
    print("refused", str(error).splitlines()[0])
"""


@pytest.fixture
def public_folder() -> Iterator[Path]:
    """A folder that other users may enter; pytest's own are closed to them."""
    folder = Path(tempfile.mkdtemp(prefix="bashu-public-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become somebody else"
)
@pytest.mark.parametrize(("mode", "said"), [(0o000, "refused"), (0o555, "counts 1")])
def test_a_closed_folder_is_named_and_one_that_may_not_be_written_is_read(
    public_folder: Path, entry: Make, mode: int, said: str
) -> None:
    folder = public_folder / "closed"
    folder.mkdir()
    with open_store(f"sqlite:///{folder}/record.db", create=True) as store:
        store.add([entry("d1")], recorded=RECORDED)
    (folder / "record.db").chmod(0o444)
    folder.chmod(mode)
    command = [sys.executable, "-c", AS_NOBODY, f"sqlite:///{folder}/record.db"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.startswith(said), done.stdout
    assert said != "refused" or "record.db" in done.stdout
