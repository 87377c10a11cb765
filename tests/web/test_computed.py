"""Computed figures on the series page: marked as such, with interval and inputs, in both languages, apart."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from bashu.model import Kind, Names, Recipe, RecipeForm
from bashu.web import create_app
from bashu.web.computed import FORMULAS, NOTES, ROLES
from bashu.workspace import Workspace

RECIPES = (
    Recipe("g", Names("nominal growth", "名义增速"), RecipeForm.GROWTH, "gdp", Kind.LEVEL, "gdp"),
    Recipe("s", Names("share of the circle", "占经济圈比重"), RecipeForm.SHARE, "gdp", Kind.LEVEL, "gdp", whole_area="R"),
    Recipe("w", Names("<b>wrong</b>", "错"), RecipeForm.SHARE, "gdp", Kind.LEVEL, "gdp", whole="projects", areas=("R",)),
    Recipe("n", Names("of Sichuan", "比四川"), RecipeForm.SHARE, "gdp", Kind.LEVEL, "gdp", whole_area="510000", areas=("500000",)),
)  # fmt: skip


@pytest.fixture(scope="module")
def site(workspace):
    made = Workspace(None, replace(workspace.pack, recipes=RECIPES), workspace.store)
    return TestClient(create_app(made), raise_server_exceptions=False)


def section(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    found = re.search(r'<section aria-labelledby="computed">.*?</section>', answer.text, re.DOTALL)
    return found[0] if found else ""


def plain(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).replace("\u00a0", " ").split()).replace(" %", "%")


def test_a_computed_figure_shows_formula_interval_and_inputs(site, fact_of):
    html = section(site, "/en/series/gdp/R")
    text = plain(html)
    assert "computed, not published" in text
    assert "nominal growth, annual computed 2023: +5.67%" in text  # 8.2 over 7.76 trillion
    assert "100 × (this period ÷ the same period a year earlier − 1)" in text
    assert re.search(r"\+5\.\d+ to \+\d+\.\d+%", text)
    assert f"/en/facts/{fact_of('d2024', '8.2万亿元')}" in html
    assert f"/en/facts/{fact_of('d2023', '7.76 trillion yuan')}" in html
    assert "an input was revised" in text


def test_the_section_speaks_chinese(site):
    text = plain(section(site, "/zh/series/gdp/R"))
    assert "由本序列计算" in text
    assert "名义增速，年度 计算得出" in text
    assert "本期" in text
    assert not re.search(r"this period|computed|Inputs", text)


def test_what_was_published_later_goes_into_nothing(site):
    text = plain(section(site, "/en/series/gdp/R?as_of=2023-12-31"))
    assert "2023:" not in text
    assert "2022: +" in text
    assert section(site, "/en/series/gdp/R?as_of=2020-01-01") == ""


def test_links_keep_the_day(site):
    links = re.findall(r'href="([^"]+)"', section(site, "/en/series/gdp/R?as_of=2023-12-31"))
    assert links
    assert all(link.endswith("as_of=2023-12-31") for link in links)


def test_another_area_is_named_with_the_input(site):
    text = plain(section(site, "/en/series/gdp/500000"))
    assert re.search(r"share of the circle, annual computed 2023: 36\.8%", text)
    assert re.search(r"whole: more than 8\.2 trillion yuan 2023, Test circle", text)


def test_gaps_are_said_with_their_reason(site):
    assert "an input is missing (whole): 2021, 2023" in plain(section(site, "/en/series/gdp/500000"))
    assert "缺少输入数据 (总体)：2021年，2023年" in plain(section(site, "/zh/series/gdp/500000"))


def test_a_recipe_that_does_not_fit_is_said_and_its_name_is_text(site):
    html = section(site, "/en/series/gdp/R")
    assert "&lt;b&gt;wrong&lt;/b&gt;" in html
    assert "Not computed: the series of the record do not fit the rule." in html


def test_published_growth_has_the_computed_one_beside_it_not_in_it(site):
    page = site.get("/en/series/gdp/R?kind=growth").text
    values = page[page.index('id="values"') : page.index('id="vintages"')]
    assert "5.67" not in values
    assert "Computed, to set beside this series" in page


def test_a_pack_without_recipes_has_no_such_section(client):
    assert section(client, "/en/series/gdp/R") == ""


def test_revisions_stand_with_their_percentage(client, fact_of):
    text = client.get("/en/series/gdp/R").text
    table = text[text.index("Revisions in percent") :]
    table = plain(table[: table.index("</details>")])
    # 7.4 is printed to one decimal, which 7.39 lies in: that is rounding; nearly 7.8 became 7.76
    assert re.search(r"2021 1 March 2023 7\.4 trillion yuan 7\.39 trillion yuan −0\.14%", table)


def test_every_rule_role_and_note_of_the_engine_has_words():
    from bashu.indicators import divide, grow, unroll

    rules = [
        item
        for room in (divide, grow, unroll)
        for item in vars(room).values()
        if type(item).__name__ == "Rule"
    ]
    assert len(rules) >= 8
    assert {rule.formula for rule in rules} == set(FORMULAS)
    named = {role for formula in FORMULAS for role in ROLES if role in formula}
    assert {"level", "base", "part", "whole", "population", "rate", "to date", "index"} <= named
    assert {"nominal", "revised-input", "partial-members", "end-of-period"} <= set(NOTES)
