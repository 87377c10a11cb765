"""Makers of files, as a fixture: test modules of this room cannot import each other."""

import importlib.util
from pathlib import Path

import pytest

_SPEC = importlib.util.spec_from_file_location(
    "documents_make_files", Path(__file__).with_name("make_files.py")
)


@pytest.fixture(scope="session")
def make():
    module = importlib.util.module_from_spec(_SPEC)
    _SPEC.loader.exec_module(module)
    return module
