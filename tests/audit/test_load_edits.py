"""Edits load from a pack; those that could never be right are refused with file, line and reason."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bashu.audit import load_edits, parse_edits
from bashu.errors import Invalid
from bashu.model import EditForm, Indicator, Kind, Names
from bashu.region import load_pack

PACK = Path(__file__).resolve().parents[2] / "src" / "bashu" / "packs" / "chengdu_chongqing"
INDICATORS = {
    code: Indicator(code, Names(code, code), unit, kind)
    for code, unit, kind in (
        ("gdp", "CNY", Kind.LEVEL),
        ("primary", "CNY", Kind.LEVEL),
        ("rest", "CNY", Kind.LEVEL),
        ("share", "percent", Kind.SHARE),
    )
}
AREAS = ("A", "B")
HEAD = "- name: n\n  label: {en: a, zh: b}\n"


def read(*texts):
    files = [(f"{i}.yaml", text) for i, text in enumerate(texts)]
    return parse_edits(files, indicators=INDICATORS, areas=AREAS)


def test_the_shipped_edits_load_and_name_only_what_the_pack_has():
    pack = load_pack("chengdu_chongqing")
    edits = load_edits(
        PACK / "edits", indicators={i.code: i for i in pack.indicators}, areas={a.code for a in pack.areas}
    )
    assert len(edits) >= 40
    assert all(edit.names.en and edit.names.zh and edit.origin for edit in edits)


def test_a_sum_becomes_a_whole_and_its_parts():
    [edit] = read(HEAD + "  form: sum\n  whole: gdp\n  parts: [primary, rest]\n")
    assert [(t.indicator, int(t.coefficient)) for t in edit.terms] == [
        ("gdp", 1),
        ("primary", -1),
        ("rest", -1),
    ]
    assert (edit.form, edit.lower, edit.upper, edit.where) == (EditForm.SUM, 0, 0, "0.yaml:1")


def test_no_folder_is_no_edits(tmp_path):
    assert load_edits(tmp_path / "edits", indicators={}, areas=()) == ()


@pytest.mark.parametrize(
    ("body", "line", "what"),
    [
        ("  form: sum\n  whole: gpd\n  parts: [rest]\n", 4, "unknown indicator 'gpd'"),
        ("  form: sum\n  whole: gdp\n  parts: [rest]\n  areas: [C]\n", 6, "unknown area 'C'"),
        ("  form: add\n", 3, "unknown form"),
        ("  form: sum\n  whole: gdp\n  part: [rest]\n", 5, "unknown key 'part'"),
        ("  form: sum\n  whole: gdp\n", 1, "no parts"),
        ("  form: range\n  figure: gdp\n", 1, "range without ends"),
        ("  form: range\n  figure: gdp\n  min: 5\n  max: 3\n", 6, "nothing fulfils"),
        ("  form: range\n  figure: gdp\n  min: .inf\n", 5, "no finite number"),
        ("  form: range\n  figure: gdp\n  min: 1e999999999999\n", 5, "no finite number"),
        ("  form: same\n  tolerance: 1\n", 4, "binds nothing"),
        ("  form: ratio\n  numerator: gdp\n  denominator: rest\n", 1, "ratio without bounds"),
        ("  form: ratio\n  numerator: gdp\n  denominator: rest\n  between: [-1, 2]\n", 6, "holds zero"),
        ("  form: ratio\n  numerator: gdp\n  denominator: rest\n  between: [0, 2]\n", 6, "holds zero"),
        ("  form: growth\n  growth: gdp\n  level: gdp\n  price_change: [-1, 0]\n", 6, "holds zero"),
        ("  form: change\n  figure: gdp\n  limit: 0\n", 5, "nothing keeps"),
        (
            "  form: sum\n  whole: {indicator: gdp, carry: 9, drift: 0.2}\n  parts: [rest]\n",
            4,
            "binds nothing",
        ),
        ("  form: sum\n  whole: gdp\n  parts: [{indicator: rest, times: 0}]\n", 5, "counts for nothing"),
        ("  form: &x sum\n", 3, "anchor"),
        ("  form: !!python/object:os.system sum\n", 3, "a tag"),
        ("  form: sum\n  form: sum\n", 4, "stands twice"),
        ("  form: [\n", 4, "not YAML"),
    ],
)
def test_hostile_edits_are_refused_with_file_and_line(body, line, what):
    with pytest.raises(Invalid) as caught:
        read(HEAD + body)
    assert what in caught.value.what + caught.value.why
    assert caught.value.where == f"0.yaml:{line}"
    assert caught.value.why


def test_ranges_that_contradict_each_other_are_refused():
    first = HEAD + "  form: range\n  figure: gdp\n  min: 5\n"
    second = "- name: m\n  label: {en: a, zh: b}\n  form: range\n  figure: gdp\n  max: 4\n"
    with pytest.raises(Invalid, match="contradict"):
        read(first + second)


def test_a_contradiction_over_several_edits_names_all_of_them():
    text = (
        "- {name: low, label: {en: a, zh: b}, form: range, figure: primary, min: 5}\n"
        "- {name: whole, label: {en: a, zh: b}, form: range, figure: gdp, max: 4}\n"
        "- {name: other, label: {en: a, zh: b}, form: range, figure: rest, min: 0}\n"
        "- {name: sum, label: {en: a, zh: b}, form: sum, whole: gdp, parts: [primary, rest]}\n"
        "- {name: innocent, label: {en: a, zh: b}, form: range, figure: share, max: 100}\n"
    )
    with pytest.raises(Invalid) as caught:
        read(text)
    assert caught.value.where == "0.yaml:4"
    assert all(name in caught.value.why for name in ("low", "whole", "other"))
    assert "innocent" not in caught.value.why


def test_ratios_that_contradict_each_other_are_refused():
    text = "".join(
        f"- {{name: r{i}, label: {{en: a, zh: b}}, form: ratio, numerator: gdp, denominator: rest, between: {b}}}\n"
        for i, b in enumerate(("[2, 3]", "[4, 5]"))
    )
    with pytest.raises(Invalid, match="contradict"):
        read(text)


def test_dividing_by_a_figure_whose_range_holds_zero_is_refused():
    ratio = "- {name: r, label: {en: a, zh: b}, form: ratio, numerator: gdp, denominator: rest, between: [1, 2]}\n"
    range_ = "- {{name: z, label: {{en: a, zh: b}}, form: range, figure: rest, {}: 0, max: 9}}\n"
    with pytest.raises(Invalid, match="holds zero"):
        read(ratio + range_.format("min"))
    assert len(read(ratio + range_.format("above"))) == 2


def test_a_name_twice_is_refused_with_the_first_place():
    same = HEAD + "  form: same\n"
    with pytest.raises(Invalid, match=r"first in 0\.yaml:1"):
        read(same, same)


@settings(max_examples=150, deadline=None)
@given(
    st.text(max_size=200)
    | st.from_regex(r"- name: [a-z]{1,3}\n  form: [a-z]{1,5}\n  [a-z]{1,5}: .{0,20}", fullmatch=True)
)
def test_any_text_ends_in_edits_or_in_a_reason(text):
    try:
        read(text)
    except Invalid as error:
        assert error.where
        assert error.why or error.what
