"""The index page: scores with their claim, every figure linked, weights in the address, stages to take away."""

import csv
import io
import re
import sqlite3

import pytest
from fastapi.testclient import TestClient

from bashu.store import open_store
from bashu.web import create_app
from bashu.workspace import Workspace
from bashu.workspace.config import Config

FRAMEWORK = """\
id: tiny
names: {en: Tiny index, zh: 小指数}
claim: {en: It is <b>not</b> the official one., zh: 并非官方指数。}
steps:
  - impute: {method: linear, outside: none}
  - normalise: {method: goalposts, low: 0, high: 10000000000000, factor: 100}
  - aggregate: {method: arithmetic, min_available: 0.3}
nodes:
  - {code: index, names: {en: All, zh: 总指数}}
  - {code: output, parent: index, names: {en: Output, zh: 产出}}
  - {code: joint, parent: index, names: {en: Joint work, zh: 合作}}
  - {code: air, parent: index, names: {en: Air, zh: 空气}, empty: true}
indicators:
  - {code: gdp, parent: output, measure: gdp, kind: level, unit: CNY, names: {en: Product, zh: 生产总值}}
  - code: projects
    parent: joint
    measure: projects
    kind: count
    unit: projects
    names: {en: Projects, zh: 项目}
    normalise: {method: goalposts, low: 0, high: 1000, factor: 100}
"""


@pytest.fixture(scope="module")
def site(workspace, tmp_path_factory):
    """The small workspace whose pack brings a framework."""
    folder = tmp_path_factory.mktemp("index")
    with (
        sqlite3.connect(workspace.store._engine.url.database) as source,
        sqlite3.connect(folder / "record.db") as copy,
    ):
        source.backup(copy)
    (folder / "pack").mkdir()
    (folder / "pack" / "pack.yaml").write_text("id: tiny\n", "utf-8")
    (folder / "pack" / "framework.yaml").write_text(FRAMEWORK, "utf-8")
    config = Config(folder, str(folder / "pack"), "")
    with Workspace(config, workspace.pack, open_store(f"sqlite:///{folder / 'record.db'}")) as opened:
        yield TestClient(create_app(opened), raise_server_exceptions=False)


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("en", ("Tiny index", "It is &lt;b&gt;not&lt;/b&gt; the official one.", "Product", "Coverage")),
        ("zh", ("小指数", "并非官方指数。", "生产总值", "覆盖情况")),
    ],
)
def test_the_index_is_shown_with_its_claim_and_its_parts(site, language, texts):
    page = site.get(f"/{language}/index").text
    for text in texts:
        assert text in page
    assert "<svg" in page
    # 2022: 7.76 of 10 trillion is 77.6, 230 of 1000 projects is 23
    assert ">77.6<" in page
    assert ">23.0<" in page
    assert ">50.3<" in page


def test_every_figure_behind_it_opens_its_fact(site, fact_of):
    page = site.get("/en/index").text
    figures = page[page.index('id="figures"') : page.index('id="coverage"')]
    for document, printed in (("d2023", "7.76 trillion yuan"), ("d2023", "230 projects")):
        assert f"/en/facts/{fact_of(document, printed)}" in figures


def test_weights_in_the_address_move_the_score(site):
    # the middle of 77.6 and 23 with three parts of one and one of the other
    page = site.get("/en/index?w_output=3").text
    assert ">64.0<" in page
    assert re.search(r'name="w_output"[^>]*value="3.0"', page)
    assert "Back to the framework" in page


def test_a_day_before_publication_knows_nothing(site):
    page = site.get("/en/index?as_of=2021-01-01").text
    assert "No area has figures of this framework in the record." in page
    assert ">77.6<" not in site.get("/en/index?as_of=2022-12-31").text


@pytest.mark.parametrize("query", ["area=R,500000", "area=R&area=500000"])
def test_several_areas_are_ranked_with_intervals(site, query):
    page = site.get(f"/en/index?{query}").text
    assert 'id="ranks"' in page
    assert "Chongqing" in page[page.index('id="ranks"') :]
    assert site.get(f"/en/index?{query}").text == page


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("?framework=other", 404), ("?framework=../pack/framework", 404), ("?area=nowhere", 404),
        ("?unit=nowhere", 404), ("?w_output=much", 400), ("?w_output=-1", 400), ("?w_output=nan", 400),
        ("?w_output=inf", 400), ("?w_nothing=1", 400), ("?w_output=0&w_joint=0", 400), ("?as_of=soon", 400),
        ("/stages.csv?as_of=2001-01-01", 404), ("/method?framework=other", 404),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_refused(site, path, status):
    assert site.get(f"/en/index{path}").status_code == status


@pytest.mark.parametrize(("language", "title"), [("en", "How it is made"), ("zh", "计算方法")])
def test_the_method_is_told_from_the_framework(site, language, title):
    page = site.get(f"/{language}/index/method").text
    assert f"<h1>{title}</h1>" in page
    assert "<code>method: goalposts</code>" in page
    assert "50.0%" in page


def test_every_stage_can_be_taken_away(site):
    answer = site.get("/en/index/stages.csv")
    assert answer.headers["content-type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    assert {row["stage"] for row in rows} >= {"impute", "normalise", "aggregate"}
    found = [row for row in rows if (row["code"], row["period"]) == ("index", "2022")]
    assert [round(float(row["value"]), 6) for row in found] == [50.3]
    assert "nan" not in answer.text.lower()
