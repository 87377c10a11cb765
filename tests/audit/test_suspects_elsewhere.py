"""Suspects that stand in no failing edit themselves."""

from datetime import date
from decimal import Decimal

from bashu.audit import Audit
from bashu.model import Edit, EditForm, EditTerm, Names, Observation, SeriesKey


def gdp(area, value, *, day, qualifier=None, status="A", rank=2):
    key = SeriesKey("gdp", area, "A", "level", "CNY")
    number, fact = Decimal(value), f"{area}{day}"
    return Observation(
        key, "2020", date(2021, 1, day), number, Decimal(0), qualifier, status, fact, f"doc{day}", rank
    )


def test_an_edit_that_would_break_once_another_is_mended_is_explained_too():
    terms = (
        EditTerm("gdp", "level", "CNY", area="a"),
        EditTerm("gdp", "level", "CNY", Decimal(-1), area="b"),
        EditTerm("gdp", "level", "CNY", Decimal(-1), area="c"),
    )
    edit = Edit("sum", Names("the sum", "总和"), EditForm.SUM, terms, Decimal(0), Decimal(0))
    figures = [
        gdp("a", "-5", day=3),
        gdp("b", "1e30", day=5, qualifier="more than", status="F"),
        gdp("b", "0", day=12, qualifier="at least", status="F", rank=3),
        gdp("c", "660e9", day=11, qualifier="expected", status="P", rank=1),
    ]
    report = Audit(figures, [edit]).run()
    assert {fact for finding in report.findings for fact in finding.suspects} == {"b5", "b12"}
    assert all(finding.edits == ("sum",) and finding.says.en for finding in report.findings)
