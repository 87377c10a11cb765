"""Announced numbers against their lists, in English and Chinese."""

import pytest

from bashu.audit import Audit
from bashu.model import Document, Edit, EditForm, Names, Result, Severity

EDITS = (
    Edit("lists", Names("lists", "列举"), EditForm.LIST_COUNT, severity=Severity.WARNING),
    Edit("twice", Names("twice", "两次计数"), EditForm.COUNTED_TWICE, severity=Severity.NOTE),
)


def audit(text, language="en"):
    return Audit([], EDITS).run([Document("d", "d.txt", text, language=language)])


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("They set up five working groups in the fields of roads, water, schools, and health.", Result.FAIL),
        ("They set up four working groups in the fields of roads, water, schools, and health.", Result.PASS),
        ("The plan has three goals: growth, jobs and clean air.", Result.PASS),
        ("The plan has four goals: growth, jobs and clean air.", Result.FAIL),
        ("The plan has two goals: growth, jobs and clean air.", Result.FAIL),
        ("Nine projects, including a bridge, a tunnel and a port, were begun.", Result.PASS),
        ("Two projects, including a bridge, a tunnel and a port were begun.", Result.FAIL),
        ("A three-tier system comprised of cities, counties, and towns works.", Result.PASS),
        ("Ten firms including Acme settled here with investment of 3 billion yuan.", Result.NOT_EVALUATED),
        ("Of 27 planned roads, 13 have been finished and 6 are being built.", Result.PASS),
        ("Of 17 planned roads, 13 have been finished and 6 are being built.", Result.FAIL),
        ("It added 1090 clinics, bringing the total number to 835.", Result.FAIL),
        ("Six tasks guide the next five years. They are roads, water, schools, and health.", Result.FAIL),
    ],
)
def test_english_lists(text, result):
    report = audit(text)
    assert {r for r in Result if report.total(r)} == {result}


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("会议确定四个重点领域:交通、产业、生态和民生。", Result.PASS),
        ("会议确定五个重点领域:交通、产业、生态和民生。", Result.FAIL),
        ("成立三个专项工作组,分别是交通组、产业组、生态组、民生组。", Result.FAIL),
        ("实施十二项任务,包括修路、架桥和办学。", Result.PASS),
        ("涵盖交通、产业、生态等3个领域。", Result.PASS),
        ("涵盖交通、产业、生态、民生等3个领域。", Result.FAIL),
        ("规划的20条高速公路中,已建成13条、在建9条。", Result.FAIL),
    ],
)
def test_chinese_lists(text, result):
    report = audit(text, "zh")
    assert {r for r in Result if report.total(r)} == {result}


def test_a_finding_shows_what_was_counted_and_where():
    text = "In 2020 they set up five working groups in the fields of roads, water, schools, and health."
    [finding] = audit(text).findings
    assert (finding.cause, finding.doc, finding.severity) == ("list_count", "d", Severity.WARNING)
    assert text[finding.start : finding.end].startswith("five working groups")
    assert "4 named: (1) roads; (2) water; (3) schools; (4) health" in finding.says.en
    assert "实列4项" in finding.says.zh


def test_an_item_that_may_be_two_lowers_the_belief():
    [sure] = audit("Six fields: roads, water, schools, and health.").findings
    [unsure] = audit("There are five fields: roads and rails, water, schools, and health.").findings
    assert unsure.causes[0].plausibility < sure.causes[0].plausibility


def test_a_span_of_examples_is_only_a_note():
    [finding] = audit("Thirteen tasks were set. They span roads, water, schools, and health.").findings
    assert finding.severity == Severity.NOTE


def test_the_same_things_counted_twice_in_one_document():
    text = "Plans exist for nine border platforms. The zone works through 10 border platforms."
    [finding] = audit(text).findings
    assert (finding.cause, finding.severity) == ("counted_twice", Severity.NOTE)


@pytest.mark.parametrize(
    "text",
    [
        "The 14th Five-Year Plan: roads, water and schools.",
        "It paid 72.31 US dollars here and 691.20 US dollars there.",
        "He was seen between two cities - building bridges: chances and risks, hopes and fears, and more.",
        "",
    ],
)
def test_what_is_no_announcement_is_left_alone(text):
    assert audit(text).findings == ()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Of the total of {0} things here, {0} were big and {0} were small.", "en"),
        ("{0}个项目中，{0}个在建、{0}个建成。", "zh"),
    ],
)
def test_runs_of_digits_that_count_nothing_are_left_alone(text, language):
    assert audit(text.format("7" * 5000), language).findings == ()
