"""Framework files: what they mean, and how bad ones are refused."""

import contextlib

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bashu.errors import Invalid
from bashu.index import parse_framework
from bashu.index.framework import framework_from

GOOD = """
id: demo
names: {en: Demo, zh: 示例}
steps:
  - impute: {method: mean, group: side}
  - normalise: {method: min_max, low: 1, high: 100}
  - aggregate: geometric
nodes:
  - {code: index}
  - {code: left, parent: index, weight: 2, aggregate: {method: generalised, power: -2}}
  - {code: later, parent: index, empty: true}
indicators:
  - {code: a, parent: left, direction: down, normalise: {method: goalposts, low: 0, high: 5}}
  - {code: b, parent: index}
"""


def changed(old, new):
    assert old in GOOD
    return GOOD.replace(old, new)


def test_a_framework_is_read_with_its_own_methods():
    found = parse_framework(GOOD)
    assert found.root.code == "index" and found.children("index") == ("b", "left")
    assert [node.code for node in found.upwards()] == ["left", "index"]
    assert found.leaves("index") == ("b", "a") and found.weight_of("left") == 2
    assert found.indicators[0].direction == -1
    assert str(found.indicators[0].normalise) == "normalise (method: goalposts, low: 0, high: 5)"
    assert found.step("impute").get("group") == "side" and found.step("screen") is None


@pytest.mark.parametrize(
    ("old", "new", "line", "why"),
    [
        ("{code: index}", "{code: index, parent: left}", 8, "0 nodes have no parent"),
        ("{code: later, parent: index, empty: true}", "{code: later}", 11, "2 nodes have no parent"),
        ("{code: left, parent: index,", "{code: left, parent: left,", 10, "go round: left -> left"),
        ("{code: b, parent: index}", "{code: b, parent: nowhere}", 14, "no node 'nowhere'"),
        ("{code: b, parent: index}", "{code: a, parent: index}", 14, "written twice"),
        ("{code: b, parent: index}", "{code: b, parent: later}", 14, "marked empty"),
        ("{code: b, parent: index}", "{code: b, parent: index, weight: -1}", 14, "below zero"),
        ("{code: b, parent: index}", "{code: b, parent: index, weight: .nan}", 14, "must be a number"),
        ("{code: b, parent: index}", "{code: b, parent: index, colour: red}", 14, "'colour' is not known"),
        ("direction: down", "direction: sideways", 13, "no direction"),
        ("direction: down", "direction: down, weight: 0", 10, "sum to zero"),
        ("method: min_max", "method: minmax", 6, "no method 'minmax'"),
        ("low: 1,", "lowest: 1,", 6, "no option 'lowest'"),
        ("low: 1,", "low: one,", 6, "must be a number"),
        ("- aggregate: geometric", "- aggregate: geometric\n  - impute: mean", 4, "the last step"),
        ("  - aggregate: geometric\n", "", 4, "the last step"),
        ("  - normalise: {method: min_max, low: 1, high: 100}\n", "", 4, "different scales"),
        ("method: mean, group: side", "method: mean, method: median", 5, "stands twice"),
        ("low: 0, high: 5", "low: 5, high: 5", 13, "equal bounds"),
        ("{code: b, parent: index}", "{code: b, parent: index, denominator: people}", 4, "no step divides"),
        ("{code: b, parent: index}", "{code: b, parent: index, treat: none}", 14, "no step 'treat'"),
        ("empty: true", "empty: false", 11, "nothing below it"),
        ("min_max, low: 1, high: 100", "distance_to_target", 13, "no target"),
    ],
)
def test_a_bad_framework_names_the_line_and_the_fault(old, new, line, why):
    text = changed(old, new)
    if "distance_to_target" in new:
        text = text.replace(", normalise: {method: goalposts, low: 0, high: 5}", "")
    with pytest.raises(Invalid) as caught:
        parse_framework(text, name="demo.yaml")
    assert caught.value.where == f"demo.yaml, line {line}"
    assert why in caught.value.why and caught.value.next_step


def test_a_longer_circle_is_shown_whole():
    text = GOOD.replace("{code: left, parent: index,", "{code: left, parent: right,").replace(
        "{code: later, parent: index, empty: true}", "{code: right, parent: left}"
    )
    with pytest.raises(Invalid, match="left -> right -> left"):
        parse_framework(text)


@pytest.mark.parametrize("text", ["", "[1, 2]", "id: x\n  - y", "id: &a [*a]", "steps: 3"])
def test_text_that_is_no_framework_is_refused(text):
    with pytest.raises(Invalid):
        parse_framework(text)


def test_anchors_that_multiply_and_endless_nesting_are_refused():
    text = "a0: &a0 [1,1,1,1,1,1,1,1,1,1]\n" + "".join(
        f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 8)
    )
    with pytest.raises(Invalid, match="anchor"):
        parse_framework(text)
    with pytest.raises(Invalid):
        parse_framework("[" * 5000)


def test_a_mapping_without_lines_names_the_place_instead():
    with pytest.raises(Invalid, match=r"framework\.indicators\.1"):
        framework_from(yaml.safe_load(changed("{code: b, parent: index}", "{code: b}")))


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text):
    with contextlib.suppress(Invalid):
        parse_framework(text)


PIECES = st.sampled_from(GOOD.replace("{", " { ").replace("}", " } ").replace(",", " , ").split(" "))


@given(st.lists(PIECES, max_size=60).map(" ".join))
def test_any_shuffle_of_a_framework_is_read_or_refused(text):
    with contextlib.suppress(Invalid):
        parse_framework(text)
