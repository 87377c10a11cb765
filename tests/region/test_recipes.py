"""Recipes of a pack: what comes out of a sound one, and what a broken one says, with file and line."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tiny_pack import PACK, write_pack

from bashu.errors import Invalid
from bashu.model import Kind, Recipe, RecipeForm
from bashu.region import check_pack, load_pack

FILE = "derivations/output.yaml"
INDICATORS = (
    PACK["indicators/accounts.yaml"]
    + "- {code: people, name_en: People, name_zh: 人口, unit: persons, kind: count, theme: population}\n"
    "- {code: rate, name_en: Rate, name_zh: 汇率, unit: CNY per USD, kind: rate, theme: finance}\n"
    "- {code: prices, name_en: Prices, name_zh: 价格指数, unit: index, kind: index, theme: prices}\n"
    "- {code: urban, name_en: Urban, name_zh: 城镇化率, unit: percent, kind: rate, theme: population}\n"
)


def recipe(**keys: str) -> str:
    every = {"code": "r1", "name_en": "one", "name_zh": "一"} | keys
    return "- " + "\n  ".join(f"{key}: {value}" for key, value in every.items()) + "\n"


def load(folder, text):
    return load_pack(write_pack(folder, **{FILE: text, "indicators/accounts.yaml": INDICATORS})).recipes


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ({"form": "growth", "of": "gdp", "prices": "nominal"}, {"result": "gdp", "deflator": ""}),
        (
            {"form": "growth", "of": "gdp", "prices": "deflated", "deflator": "prices", "deflator_base": "fixed"},
            {"deflator": "prices", "rebased": True},
        ),
        ({"form": "growth", "of": "people"}, {"kind": Kind.COUNT}),
        ({"form": "share", "of": "gdp", "whole_area": "OLD"}, {"whole": "", "whole_area": "OLD"}),
        ({"form": "per_head", "of": "gdp", "population": "people", "result": "head"}, {"result": "head"}),
        (
            {"form": "in_currency", "of": "gdp", "rate": "rate", "rate_area": "T", "currency": "USD"},
            {"rate_area": "T", "currency": "USD"},
        ),
        ({"form": "contribution", "of": "gdp", "whole": "gdp"}, {"result": "gdp_contribution"}),
        ({"form": "sum_of_members", "of": "people", "areas": "[T]"}, {"areas": ("T",)}),
        ({"form": "discrete", "of": "gdp", "kind": "cumulative"}, {"kind": Kind.CUMULATIVE}),
    ],
)  # fmt: skip
def test_a_recipe_of_each_form_is_read(tmp_path, keys, expected):
    (found,) = load(tmp_path, recipe(**keys))
    assert isinstance(found, Recipe)
    assert (found.form, found.of, found.where) == (RecipeForm(keys["form"]), keys["of"], f"{FILE}:1")
    assert {name: getattr(found, name) for name in expected} == expected
    assert check_pack(tmp_path) == ()


@pytest.mark.parametrize(
    ("keys", "line", "word"),
    [
        ({"form": "growth", "of": "gdp"}, 4, "prices is missing"),
        ({"form": "growth", "of": "gdp", "prices": "deflated"}, 6, "do not agree"),
        ({"form": "growth", "of": "gdp", "prices": "nominal", "deflator": "prices"}, 6, "do not agree"),
        ({"form": "growth", "of": "gdp", "prices": "real"}, 6, "'real'"),
        ({"form": "growth", "of": "gdp", "prices": "nominal", "deflator_base": "fixed"}, 7, "no deflator"),
        ({"form": "growth", "of": "urban"}, 5, "rate cannot be used"),
        ({"form": "growth", "of": "gdp", "prices": "deflated", "deflator": "gdp"}, 7, "is in CNY"),
        ({"form": "ratio", "of": "gdp"}, 4, "'ratio'"),
        ({"form": "share", "of": "gdp"}, 4, "no whole"),
        ({"form": "share", "of": "gdp", "whole": "people"}, 6, "is in persons"),
        ({"form": "share", "of": "gdp", "whole_area": "X"}, 6, "'X' is unknown"),
        ({"form": "share", "of": "gdp", "whole_area": "T", "rate": "rate"}, 7, "no meaning here"),
        ({"form": "per_head", "of": "gdp", "population": "people"}, 1, "result is missing"),
        ({"form": "per_head", "of": "gdp", "population": "gdp", "result": "h"}, 6, "is in CNY"),
        ({"form": "in_currency", "of": "gdp", "rate": "rate", "currency": "EUR"}, 6, "CNY per USD"),
        ({"form": "in_currency", "of": "gdp", "rate": "rate", "currency": "dollar"}, 7, "'dollar'"),
        ({"form": "discrete", "of": "people"}, 5, "no flow"),
        ({"form": "sum_of_members", "of": "gdp", "areas": "[T, Y]"}, 6, "'Y' is unknown"),
        ({"form": "to_date", "of": "nothing"}, 5, "'nothing' is unknown"),
        ({"form": "to_date", "of": "gdp", "frequncy": "Q"}, 6, "unknown key"),
        ({"form": "to_date", "of": "gdp", "code": "R 1"}, 1, "'R 1'"),
    ],
)
def test_a_broken_recipe_is_refused_with_its_line(tmp_path, keys, line, word):
    with pytest.raises(Invalid) as caught:
        load(tmp_path, recipe(**keys))
    error = caught.value
    assert error.where == f"{FILE}:{line}"
    assert word in f"{error.what} {error.why}"
    assert error.next_step


def test_two_recipes_of_one_code_are_refused(tmp_path):
    one = recipe(form="to_date", of="gdp")
    with pytest.raises(Invalid, match="stands twice") as caught:
        load(tmp_path, one + one)
    assert caught.value.where == f"{FILE}:6"


def test_a_pack_needs_no_recipes(tmp_path):
    assert load_pack(write_pack(tmp_path)).recipes == ()


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(max_size=60)
    | st.dictionaries(st.sampled_from(["form", "of", "areas", "rate"]), st.text(max_size=8)).map(str)
)
def test_any_text_is_read_or_refused(tmp_path, text):
    write_pack(tmp_path, **{"indicators/accounts.yaml": INDICATORS})
    path = tmp_path / FILE
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    try:
        assert isinstance(load_pack(tmp_path).recipes, tuple)
    except Invalid as error:
        assert error.where.startswith(FILE)


def test_the_shipped_pack_computes_growth_share_head_and_contributions():
    recipes = load_pack("chengdu_chongqing", statements=False).recipes
    assert {
        RecipeForm.GROWTH,
        RecipeForm.SHARE,
        RecipeForm.PER_HEAD,
        RecipeForm.CONTRIBUTION,
        RecipeForm.DISCRETE,
    } <= {item.form for item in recipes}
    assert all(item.names.en and item.names.zh and item.origin for item in recipes)
