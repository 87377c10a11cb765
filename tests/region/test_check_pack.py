"""Checking a pack: everything that loading lets pass but readers rely on."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiny_pack import PACK, changed, write_pack

from bashu.region import check_pack
from bashu.region.check_documents import printed_agrees
from bashu.region.problem import Report
from bashu.region.read_yaml import read_yaml

DOCUMENT, OBSERVATIONS = "documents/d1.md", "observations.csv"
SENTENCE = "In 2023, the GDP of Tiny came to 1.5 billion yuan."

DOUBTFUL = [
    ({"maps/a.txt": "x"}, "warning", "maps", "unknown folder"),
    ({"notes.txt": "x"}, "warning", "notes.txt", "unknown file"),
    ({DOCUMENT: PACK[DOCUMENT] + SENTENCE}, "error", OBSERVATIONS, "stands 2 times"),
    ({DOCUMENT: changed(DOCUMENT, "came to", "was")}, "error", OBSERVATIONS, "stands 0 times"),
    ({DOCUMENT: changed(DOCUMENT, "source: s1", "source: s9")}, "error", DOCUMENT, "source 's9'"),
    ({DOCUMENT: changed(DOCUMENT, "about: [T]", "about: [X]")}, "error", DOCUMENT, "about 'X'"),
    ({DOCUMENT: changed(DOCUMENT, "language: en", "language: fr")}, "error", DOCUMENT, "language"),
    ({DOCUMENT: changed(DOCUMENT, "tier: press", "colour: red")}, "error", DOCUMENT, "unknown key"),
    ({DOCUMENT: SENTENCE}, "error", DOCUMENT, "no front matter"),
    (
        {OBSERVATIONS: changed(OBSERVATIONS, "1500000000", "1600000000")},
        "warning",
        OBSERVATIONS,
        "was read as 1600000000",
    ),
    (
        {"codelists/areas.csv": changed("codelists/areas.csv", "OLD,Old", "OLD,tinyland")},
        "warning",
        "codelists/areas.csv",
        "'tinyland' means T and OLD",
    ),
    (
        {"codelists/members.csv": changed("codelists/members.csv", "s1", "s9")},
        "warning",
        "codelists/members.csv",
        "'s9'",
    ),
    (
        {"indicators/b.yaml": PACK["indicators/accounts.yaml"].replace("code: gdp", "code: gva")},
        "warning",
        "indicators",
        "names 2 indicators",
    ),
]


@pytest.mark.parametrize(("files", "severity", "file", "what"), DOUBTFUL)
def test_a_doubtful_pack_names_the_place(files, severity, file, what, tmp_path):
    found = [problem for problem in check_pack(write_pack(tmp_path, **files)) if what in problem.what]
    assert [(problem.severity, problem.file) for problem in found][:1] == [(severity, file)]
    assert found[0].why
    assert found[0].next_step


def test_errors_come_first_and_all_of_them_are_listed(tmp_path):
    files = {"notes.txt": "x", "pack.yaml": PACK["pack.yaml"] + "colour: red\nshape: round\n"}
    problems = check_pack(write_pack(tmp_path, **files))
    assert [problem.severity for problem in problems] == ["error", "error", "warning"]


def test_a_statement_is_found_by_its_line(tmp_path):
    row = PACK[OBSERVATIONS].splitlines(keepends=True)[1]
    files = {OBSERVATIONS: PACK[OBSERVATIONS] + row.replace("In 2023", "In 2024")}
    assert [problem.line for problem in check_pack(write_pack(tmp_path, **files))] == [3]


def test_areas_that_never_meet_may_share_a_name(tmp_path):
    areas = changed("codelists/areas.csv", "NEW,New,新", "NEW,Old,旧")
    assert check_pack(write_pack(tmp_path, **{"codelists/areas.csv": areas})) == ()


@pytest.mark.parametrize(
    ("printed", "value", "agrees"),
    [
        ("7.50万亿元", "7500000000000", True),
        ("1,001,113 yuan", "1001113", True),
        ("-2.65‰", "-2.65", True),
        ("quadrupled", "4", True),
        ("660 billion yuan", "6600000000000", True),  # a slip of ten is a power of ten: the audit's work
        ("3.21亿元", "312000000", False),
    ],
)
def test_a_value_is_the_printed_number_times_a_power_of_ten(printed, value, agrees):
    assert printed_agrees(printed, Decimal(value)) is agrees


@pytest.mark.parametrize(
    ("sentence", "warned"),
    [
        ("In 2023, the GDP of Tiny came to 1.5 billion yuan.", True),
        ("In 2023, the GDP of Tiny came to 1.5 billion yuan at constant prices.", False),
    ],
)
def test_prices_other_than_the_usual_ones_must_be_said(tmp_path, sentence, warned):
    plain = "In 2023, the GDP of Tiny came to 1.5 billion yuan."
    changes = {name: PACK[name].replace(plain, sentence) for name in ("documents/d1.md", "observations.csv")}
    changes["observations.csv"] = changes["observations.csv"].replace("A,nominal", "A,real")
    problems = check_pack(write_pack(tmp_path, **changes))
    assert [("price basis" in problem.what) for problem in problems] == ([True] if warned else [])


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_any_text_reads_as_yaml_or_gives_one_problem_with_a_place(text):
    report = Report()
    node = read_yaml(text, file="f.yaml", report=report)
    assert (node is None) == (len(report.problems) == 1)
    assert all(0 <= problem.line <= text.count("\n") + text.count("\r") + 3 for problem in report.problems)


@given(st.text(alphabet="-:&*!|>[]{}'\"#%, \nab1?", max_size=80))
def test_any_run_of_yaml_signs_reads_or_gives_one_problem(text):
    report = Report()
    node = read_yaml(text, file="f.yaml", report=report)
    assert (node is None) == (len(report.problems) == 1)
