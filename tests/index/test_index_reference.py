"""Outputs of COINr 1.1.14 on its example, reproduced; skipped where the reference folder is absent."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT.parent / "shared" / "reference" / "coinr"

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the reference outputs are not here")


@pytest.fixture(scope="module")
def found():
    sys.path.insert(0, str(ROOT / "benchmarks"))
    try:
        import index_reference

        return index_reference.run(FOLDER)
    finally:
        sys.path.pop(0)


def test_every_file_is_reproduced_but_the_known_fault(found):
    off = {name: value for name, value in found["files"].items() if not value <= 1e-9}
    assert set(off) == {"treat_log_GII_Flights.csv"}
    assert len(found["files"]) > 60 and not found["failed"] and not found["not_compared"]


def test_only_one_column_has_ties_that_the_export_lost(found):
    assert {code for codes in found["ties_broken_beyond_the_printed_digits"].values() for code in codes} == {
        "TolMin"
    }


def test_sampled_sensitivity_is_close_to_enumeration(found):
    assert found["sobol"]["combinations"] == 2000
    assert found["sobol"]["quasi_monte_carlo_off_by"] < 0.01
