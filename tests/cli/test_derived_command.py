"""``bashu series --derived``: computed figures with their inputs, and nothing computed without asking."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from bashu.cli.app import app
from bashu.errors import NotFound


def run(*words):
    return CliRunner().invoke(app, list(map(str, words)), catch_exceptions=True)


def test_json_has_every_figure_with_its_inputs_down_to_facts(filled_folder):
    answer = run(
        "series", "va_primary", "--area", "500000", "--derived", "--as-of", "2022-12-31", "--json", "-w", filled_folder
    )  # fmt: skip
    by_code = {item["recipe"]: item for item in json.loads(answer.stdout)}
    share = by_code["va_primary_in_gdp"]
    assert share["computed"] is True
    annual = next(one for one in share["series"] if one["key"]["frequency"] == "A")
    figure = next(item for item in annual["current"] if item["period"] == "2021")
    assert figure["low"] <= figure["value"] <= figure["high"]
    assert figure["formula"] == "100 × part ÷ whole"
    assert [one["role"] for one in figure["inputs"]] == ["part", "whole"]
    assert all(len(one["fact"]) == 16 and one["vintage"] <= "2022-12-31" for one in figure["inputs"])
    growth = by_code["va_primary_growth_nominal"]
    assert {"period": "2020", "reason": "missing", "detail": "base"} in [
        {key: gap[key] for key in ("period", "reason", "detail")} for gap in growth["gaps"]
    ]


def test_the_table_marks_what_is_computed_and_shortens_long_gaps(filled_folder):
    text = run("series", "gdp", "--area", "CCEC", "--derived", "-w", filled_folder).stdout
    assert "computed: share of the nation's GDP" in text
    assert "end-of-period" in text
    assert "more): " in text
    assert max(len(line) for line in text.splitlines() if line.startswith("  gap")) < 400


def test_published_series_stay_as_they_were(filled_folder):
    text = run("series", "gdp_per_capita", "--area", "500000", "-w", filled_folder).stdout
    assert "computed" not in text
    assert "90663" in text


def test_options_that_choose_published_series_do_not_go_with_it(filled_folder):
    for more in (["--vintages"], ["--kind", "level"], ["--frequency", "A"]):
        answer = run("series", "gdp", "--derived", *more, "-w", filled_folder)
        assert (answer.exit_code, "--derived needs CODE" in answer.stderr) == (2, True)
    assert run("series", "--derived", "-w", filled_folder).exit_code == 2


@pytest.mark.parametrize("code", ["forest_cover", "no_such_thing"])
def test_nothing_to_compute_is_not_found(filled_folder, code):
    assert isinstance(run("series", code, "--derived", "-w", filled_folder).exception, NotFound)
