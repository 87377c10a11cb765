"""The workspace joins the rooms: what it promises over the shipped pack."""

from datetime import date
from decimal import Decimal

import pytest

from bashu.errors import Conflict, NotFound
from bashu.workspace import CURATED, create_workspace, open_workspace
from bashu.workspace.pipeline import half_width


@pytest.fixture(scope="module")
def workspace(filled_folder):
    with open_workspace(filled_folder) as opened:
        yield opened


@pytest.mark.parametrize(
    ("as_printed", "value", "expected"),
    [
        ("32193.15亿元", "3219315000000", "500000"),
        ("3.2 trillion yuan", "3200000000000", "50000000000"),
        ("7.6%", "7.6", "0.05"),
        ("316", "316", "0.5"),
        ("1,000", "1000", "0.5"),
        ("-2.3", "-2.3", "0.05"),
        ("tenfold", "10", None),
        ("0", "0", None),
    ],
)
def test_half_a_unit_of_the_last_digit(as_printed, value, expected):
    assert half_width(as_printed, Decimal(value)) == (None if expected is None else Decimal(expected))


def test_every_curated_figure_opens_its_sentence(workspace):
    facts = [fact for fact in workspace.facts(limit=None).rows if fact.method == CURATED]
    assert len(facts) >= 1000
    for fact in facts:
        text = workspace.document(fact.doc).text
        assert text[fact.value_start : fact.value_end] == fact.value_text
        assert fact.quote_start <= fact.value_start < fact.value_end <= fact.quote_end


def test_headlines_are_the_region_s_own(workspace):
    headlines = workspace.headlines()
    assert len(headlines) >= 4
    assert {item.area.code for item in headlines} == {workspace.pack.area}
    assert {item.latest.key.area for item in headlines} == {workspace.pack.area}


def test_the_circle_is_not_both_provinces(workspace):
    (circle, *_) = workspace.series("gdp", area=workspace.pack.area, kind="level", frequency="A")
    (both, *_) = workspace.series("gdp", area="CQSC", kind="level", frequency="A")
    values = {item.period: item.value for item in both.current}
    common = [(item.value, values[item.period]) for item in circle.current if item.period in values]
    assert common
    assert all(part != whole for part, whole in common)


def test_as_of_shows_only_what_was_published(workspace):
    day = date(2022, 6, 30)
    for series in workspace.series("gdp", area="500000", as_of=day):
        assert all(item.vintage <= day for item in series.vintages)


def test_a_fact_shows_earlier_and_later_vintages(workspace):
    series = workspace.series("gdp", area="500000", kind="level", frequency="A")[0]
    by_period: dict[str, set[date]] = {}
    for item in series.vintages:
        by_period.setdefault(item.period, set()).add(item.vintage)
    period = next(period for period, days in by_period.items() if len(days) >= 3)
    middle = sorted(by_period[period])[1]
    item = next(item for item in series.vintages if item.period == period and item.vintage == middle)
    view = workspace.fact(item.fact)
    assert view.observation == item
    assert {other.period for other in (*view.earlier, *view.later)} == {period}
    assert max(other.vintage for other in view.earlier) < middle < min(other.vintage for other in view.later)


@pytest.mark.parametrize(
    ("text", "code"), [("GDP", "gdp"), ("地区生产总值", "gdp"), ("gross domestic", "gdp")]
)
def test_indicators_are_found_in_both_languages(workspace, text, code):
    assert workspace.search(text).indicators[0].code == code


@pytest.mark.parametrize(("text", "code"), [("Chongqing", "500000"), ("重庆", "500000"), ("成都", "510100")])
def test_areas_are_found_in_both_languages(workspace, text, code):
    assert workspace.search(text).areas[0].code == code


def test_what_does_not_exist_is_said_with_the_nearest_names(workspace):
    with pytest.raises(NotFound) as caught:
        workspace.series("gdp", area="Chongqin")
    assert "500000" in caught.value.next_step


def test_a_folder_in_use_is_left_alone(tmp_path):
    (tmp_path / "notes.txt").write_text("mine", "utf-8")
    with pytest.raises(Conflict):
        create_workspace(tmp_path, pack="chengdu_chongqing")
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]
