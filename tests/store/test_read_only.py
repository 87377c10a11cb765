"""A record that may not be written is read all the same, and says so when it is to be written."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bashu.errors import Unavailable
from bashu.store import connect, open_store

RECORDED = datetime(2025, 6, 1, 12, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path, entry) -> Path:
    with open_store(f"sqlite:///{tmp_path / 'record.db'}", create=True) as store:
        store.add([entry("d1", {"2024": "1"})], recorded=RECORDED)
    return tmp_path


def locked(monkeypatch: pytest.MonkeyPatch) -> None:
    # Root may write everything, so the answer of the system is given here.
    monkeypatch.setattr(connect, "may_only_read", lambda path: True)


def test_it_is_read_and_leaves_no_trace_beside_it(folder, monkeypatch):
    locked(monkeypatch)
    with open_store(f"sqlite:///{folder / 'record.db'}") as store:
        assert [row.id for row in store.documents().rows] == ["d1"]
        assert sorted(path.name for path in folder.iterdir()) == ["record.db"]


def test_writing_says_who_must_allow_it(folder, monkeypatch, entry):
    locked(monkeypatch)
    with open_store(f"sqlite:///{folder / 'record.db'}") as store:
        with pytest.raises(Unavailable, match="may only be read") as caught:
            store.add([entry("d2", {"2024": "2"})], recorded=RECORDED)
        assert "owner" in caught.value.next_step
        assert store.documents().total == 1


def test_what_its_owner_writes_meanwhile_is_seen(folder, monkeypatch, entry):
    with open_store(f"sqlite:///{folder / 'record.db'}") as owner:
        locked(monkeypatch)
        with open_store(f"sqlite:///{folder / 'record.db'}") as store:
            assert store.documents().total == 1
            owner.add([entry("d2", {"2024": "2"})], recorded=RECORDED)
            assert store.documents().total == 2
        owner.add([entry("d3", {"2024": "3"})], recorded=RECORDED)
    with open_store(f"sqlite:///{folder / 'record.db'}") as store:
        assert store.documents().total == 3


@pytest.mark.parametrize(("denied", "only"), [((), False), (("record.db",), True), (("",), True)])
def test_a_file_or_folder_without_permission_makes_it_so(folder, monkeypatch, denied, only):
    barred = {str(folder / name) if name else str(folder) for name in denied}
    monkeypatch.setattr(connect.os, "access", lambda path, mode: str(path) not in barred)
    assert connect.may_only_read(folder / "record.db") == only
    assert not connect.may_only_read(folder / "absent.db")


def test_a_server_that_allows_reading_only_says_the_same(store, url, entry):
    if not url.startswith("postgresql"):
        pytest.skip("a file is tested above")
    store.add([entry("d1", {"2024": "1"})], recorded=RECORDED)
    with open_store(f"{url}&options=-c%20default_transaction_read_only%3Don") as reader:
        assert reader.documents().total == 1
        with pytest.raises(Unavailable, match="may only be read"):
            reader.add([entry("d2", {"2024": "2"})], recorded=RECORDED)
