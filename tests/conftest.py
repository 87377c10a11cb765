"""What several rooms' tests share: a workspace of the shipped pack, made once."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings

# A busy machine is no failure: examples are bounded in number, not in time.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

RECORDED = datetime(2026, 1, 31, tzinfo=UTC)


@pytest.fixture(scope="session")
def filled_folder(tmp_path_factory) -> Path:
    """A workspace of the shipped pack; read it, do not add to it."""
    from bashu.workspace import create_workspace

    folder = tmp_path_factory.mktemp("filled") / "work"
    create_workspace(folder, pack="chengdu_chongqing", recorded=RECORDED).close()
    return folder


@pytest.fixture
def folder(filled_folder, tmp_path) -> Path:
    """A copy of that workspace to add to."""
    return Path(shutil.copytree(filled_folder, tmp_path / "work"))
