"""A release that another site carries in another frame is the same statement, with a witness."""

from datetime import UTC, date, datetime

import pytest

from bashu.workspace import open_workspace

RECORDED = datetime(2026, 2, 1, tzinfo=UTC)
SENTENCE = "2031年，重庆市地区生产总值<b>43210.55</b>亿元，比上年增长5.5%。"
REVISED = "经最终核实，2031年重庆市地区生产总值为43310.55亿元。"


def page(body, *, day, site):
    return (
        f"<html lang='zh'><head><title>{site}公报</title><meta name='date' content='{day}'></head><body>"
        f"<nav><a href='/'>{site}</a></nav><article><h1>{site}公报</h1><p>{body}</p></article></body></html>"
    ).encode()


@pytest.fixture
def workspace(folder):
    with open_workspace(folder) as opened:
        pages = [
            ("late.html", page(SENTENCE.replace("，", ", "), day="2032-09-01", site="门户")),
            ("first.html", page(SENTENCE, day="2032-01-20", site="统计局")),
            ("revised.html", page(REVISED, day="2032-06-01", site="统计局")),
        ]
        ids = {
            name: opened.add_bytes(content, name=name, recorded=RECORDED).added[0] for name, content in pages
        }
        yield opened, ids


def figure(workspace, document, printed):
    return next(fact for fact in workspace.document_facts(document) if printed in fact.value_text)


def test_the_fact_names_who_else_carries_it(workspace):
    opened, ids = workspace
    view = opened.fact(figure(opened, ids["first.html"], "43210.55").id)
    assert [row.id for row in view.witnesses] == [ids["late.html"]]
    assert [item.doc for item in view.later] == [ids["revised.html"]]
    assert view.earlier == view.others == ()
    other = opened.fact(figure(opened, ids["late.html"], "43210.55").id)
    assert [row.id for row in other.witnesses] == [ids["first.html"]]


def test_carrying_an_old_figure_takes_no_revision_back(workspace):
    opened, ids = workspace
    (series, *_) = opened.series("gdp", area="500000", kind="level", frequency="A")
    (now,) = [item for item in series.current if item.period == "2031"]
    assert (now.doc, now.vintage) == (ids["revised.html"], date(2032, 6, 1))
    vintages = [item.doc for item in series.vintages if item.period == "2031"]
    assert vintages == [ids["first.html"], ids["revised.html"]]


def test_the_fact_s_page_lists_its_witnesses(workspace):
    client = pytest.importorskip("fastapi.testclient", reason="the extra [web] is not installed")
    from bashu.web import create_app

    opened, ids = workspace
    site = client.TestClient(create_app(opened))
    fact = figure(opened, ids["first.html"], "43210.55").id
    shown = site.get(f"/en/facts/{fact}").text
    assert "Also carried by" in shown
    assert f"/documents/{ids['late.html']}" in shown
    alone = figure(opened, ids["revised.html"], "43310.55").id
    assert "Also carried by" not in site.get(f"/en/facts/{alone}").text
    before = site.get(f"/en/facts/{fact}", params={"as_of": "2032-03-01"}).text
    assert "Also carried by" not in before
