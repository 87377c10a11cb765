"""Accepting findings: recorded with who and why; rules of a pack that cannot be are said by the check."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

import bashu
from bashu.errors import Invalid, NotFound
from bashu.model import Acceptance, Cause, Finding, Names, Severity
from bashu.workspace import FindingState, rule_errors, state_of

PACK = Path(bashu.__file__).parent / "packs" / "chengdu_chongqing"


def found(*causes):
    nothing = Names("", "")
    return Finding(
        ("same",), Severity.ERROR, "gdp", "R", "2020", ("f",), (("f",),), ("f", "g"),
        tuple(Cause(code, ("f",), share, 0.0, None, nothing) for code, share in causes), nothing, nothing,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("causes", "state"),
    [
        ((), "open"),
        ((("factor_of_ten", 0.49), ("sign", 0.3)), "open"),
        ((("factor_of_ten", 0.5), ("sign", 0.3)), "explained"),
        ((("unexplained", 1.0),), "open"),
    ],
)
def test_a_finding_is_explained_by_a_cause_that_is_likely_enough(causes, state):
    finding = found(*causes)
    assert state_of(finding, ()) == FindingState(state)
    assert state_of(finding, {finding.id}) == FindingState.ACCEPTED


def test_the_same_acceptance_has_the_same_id_and_another_reason_another():
    moment = datetime(2025, 1, 1, tzinfo=UTC)
    first = Acceptance("f", "Li", moment, "known")
    assert first.id == Acceptance("f", "Li", moment, "known").id
    assert first.id != Acceptance("f", "Li", moment, "unknown").id


def test_the_shipped_rules_are_sound_and_broken_ones_are_named(tmp_path):
    assert rule_errors("chengdu_chongqing") == ()
    broken = tmp_path / "chengdu_chongqing"
    shutil.copytree(PACK, broken)
    edits = broken / "edits" / "output.yaml"
    edits.write_text(edits.read_text("utf-8").replace("form: at_most", "form: at_moost"), "utf-8")
    frame = broken / "framework.yaml"
    frame.write_text(frame.read_text("utf-8").replace("code: people", "code: peeple"), "utf-8")
    errors = rule_errors(str(broken))
    assert [type(error) for error in errors] == [Invalid, Invalid]
    assert "output.yaml:" in errors[0].where
    assert "framework.yaml, line" in errors[1].where


def test_a_finding_that_is_not_there_cannot_be_accepted(tmp_path):
    from bashu.workspace import create_workspace

    with create_workspace(tmp_path / "w", pack="chengdu_chongqing") as workspace:
        with pytest.raises(NotFound, match="no such finding"):
            workspace.accept("0000", author="Li", reason="known")
        finding = workspace.audit().report.findings[0]
        with pytest.raises(Invalid, match="the reason is empty"):
            workspace.accept(finding.id, author="Li", reason=" ")
        workspace.accept(finding.id, author="Li", reason="known")
        assert workspace.acceptances()[finding.id].author == "Li"
        assert workspace.audit_at_hand() is not None
