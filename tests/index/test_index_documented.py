"""The methods page names every step, method and option that a framework may use."""

import re
from pathlib import Path

import pytest

from bashu.index import METHODS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "methods" / "index.md"
WORDS = set(re.findall(r"\w+", PAGE.read_text(encoding="utf-8")))


@pytest.mark.parametrize("step", METHODS)
def test_each_step_and_its_methods_are_on_the_page(step):
    assert {step, *METHODS[step]} <= WORDS
