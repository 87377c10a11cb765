"""Scoring facts against gold: small tables whose scores are known by hand, and the shared scorer."""

import json
import random
import re
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bashu.facts.score import BOUND_FIELDS, gold_row, score_facts
from bashu.model import Fact

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
GOLD = Path(__file__).resolve().parents[2] / "benchmarks" / "gold"


def row(start, value, **other):
    """A fact of 5 characters at ``start``, quoted with 10 characters on either side."""
    return {
        "doc": "a.txt",
        "quote_start": start - 10,
        "quote_end": start + 15,
        "value_start": start,
        "value_end": start + 5,
        "value": value,
        "unit": "percent",
        "kind": "growth",
        "period": "2024",
        "qualifier": None,
        "place": "Chongqing",
        "indicator": "GDP",
    } | other


def test_half_found_and_one_too_many():
    gold = [row(100, 5.8), row(200, 7.6)]
    score = score_facts(gold, [row(100, 5.8), row(300, 9.0), row(400, 1.0)])
    assert (score.recall, score.precision) == (0.5, pytest.approx(1 / 3))
    assert score.f1 == pytest.approx(0.4)
    assert (score.missed, score.extra) == ((1,), (1, 2))


@pytest.mark.parametrize(
    ("predicted", "matched"),
    [
        (row(100, 5.8), 1),
        (row(100, 5.80005), 1),  # relative 1e-4
        (row(100, 5.81), 0),
        (row(100, -5.8), 0),  # the sign counts
        (row(120, 5.8), 1),  # quotes overlap
        (row(125, 5.8), 0),  # quotes only touch
        (row(100, 5.8, doc="b.txt"), 0),
        (row(100, None), 0),
    ],
)
def test_a_match_needs_document_quote_and_value(predicted, matched):
    assert score_facts([row(100, 5.8)], [predicted]).matched == matched


def test_each_bound_field_is_judged_alone():
    wrong = {"unit": "pp", "kind": "rate", "period": "2023", "qualifier": "about", "place": "Sichuan"}
    for name in BOUND_FIELDS:
        agree = score_facts([row(100, 5.8)], [row(100, 5.8, **{name: wrong[name]})]).agree
        assert agree == {other: float(other != name) for other in BOUND_FIELDS}


def test_words_are_compared_without_case_and_punctuation():
    gold = row(100, 5.8, place="Chengdu-Chongqing economic circle")
    same = row(100, 5.8, place="chengdu–chongqing Economic Circle")
    assert score_facts([gold], [same]).agree["place"] == 1


def test_of_two_equal_values_the_one_with_the_unit_is_taken():
    gold = [row(100, 5.0, unit="pp"), row(106, 5.0)]
    score = score_facts(gold, [row(101, 5.0), row(105, 5.0, unit="pp")])
    assert score.matched == 2
    assert score.agree["unit"] == 1


def test_one_prediction_serves_one_gold_fact():
    assert score_facts([row(100, 5.0), row(106, 5.0)], [row(100, 5.0)]).matched == 1


def test_ignored_spans_count_neither_way():
    span = {"doc": "a.txt", "value_start": 302, "value_end": 303}
    score = score_facts([row(100, 5.8)], [row(100, 5.8), row(300, 9.0)], ignored=[span])
    assert (score.surplus, score.precision) == (0, 1.0)


def test_facts_left_out_count_neither_way_when_found():
    gold = [row(100, 5.8), row(200, 3.0, tier=2), row(300, 8.0, alt=True)]
    score = score_facts(gold, gold, tier1=True, second_currency=False)
    assert (score.gold, score.matched, score.surplus) == (1, 1, 0)


def test_similarity_of_indicators():
    gold = row(100, 5.8, indicator="total retail sales")
    alike = score_facts([gold], [row(100, 5.8, indicator="Retail sales")])
    other = score_facts([gold], [row(100, 5.8, indicator="exports")])
    assert alike.indicator_similarity == pytest.approx(2 * 12 / (18 + 12))
    assert (alike.indicator_alike, other.indicator_alike) == (1, 0)


def test_nothing_against_nothing():
    score = score_facts([], [])
    assert (score.recall, score.precision, score.f1) == (0, 0, 0)


def test_a_fact_becomes_a_gold_row():
    text = "GDP grew by 5.8%."
    fact = Fact(
        doc="0" * 16, indicator="GDP", indicator_code="GDP", place="Chongqing", area_code="500000",
        period="2024", kind="growth", value=Decimal("5.8"), unit="percent", qualifier=None, status="A",
        quote_start=0, quote_end=16, value_start=12, value_end=16, value_text="5.8%",
        half_width=Decimal("0.05"), method="test",
    )  # fmt: skip
    made = gold_row(fact, doc="a.txt", text=text)
    assert (made["doc"], made["quote"], made["value"]) == ("a.txt", "GDP grew by 5.8%", 5.8)
    assert score_facts([made], [made]).f1 == 1


def worsened(gold, seed):
    """A reading with known kinds of error: left out, moved, of another sign, unit, kind, period ..."""
    rng = random.Random(seed)
    rows = []
    for fact in gold:
        changes = {
            "value": [fact["value"], fact["value"], fact["value"], -fact["value"], None],
            "unit": [fact["unit"], fact["unit"], "things"],
            "kind": [fact["kind"], fact["kind"], "level"],
            "period": [fact["period"], fact["period"], None, str(date(2020, 1, 1).year)],
            "place": [fact["place"], (fact["place"] or "").upper(), None],
            "qualifier": [fact["qualifier"], "about"],
            "indicator": [fact["indicator"], fact["indicator"][:8], None],
        }
        made = dict(fact) | {name: rng.choice(values) for name, values in changes.items()}
        shift = rng.choice([0, 0, 3, 40])
        for name in ("quote_start", "quote_end", "value_start", "value_end"):
            made[name] += shift
        rows.extend([made] * rng.choice([0, 1, 1, 1, 2]))
    return rows


def shared_score(folder, gold, predicted, ignored, *options):
    """What the shared scorer prints, as numbers by name."""
    paths = []
    for name, rows in (("gold", gold), ("pred", predicted), ("ignore", ignored)):
        path = folder / f"{name}.jsonl"
        path.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
        paths.append(str(path))
    printed = subprocess.run(
        [sys.executable, str(SHARED / "gold" / "score_facts.py"), *paths, *options],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return {name: float(number) for name, number in re.findall(r"([\w>=.]+):? ([\d.]+)\b", printed)}


@pytest.mark.skipif(not (SHARED / "gold").exists(), reason="the shared gold is not beside this checkout")
@pytest.mark.parametrize("options", [(), ("--tier1",), ("--no-alt",)])
@pytest.mark.parametrize("name", ["seeds", "dev"])
def test_agrees_with_the_shared_scorer(tmp_path, name, options):
    folder = SHARED / "gold" if name == "seeds" else GOLD
    gold, ignored = (
        [json.loads(line) for line in (folder / f"{name}{end}.jsonl").read_text("utf-8").splitlines()]
        for end in ("", "_ignore")
    )
    predicted = worsened(gold, seed=len(options))
    theirs = shared_score(tmp_path, gold, predicted, ignored, *options)
    ours = score_facts(
        gold,
        predicted,
        ignored=ignored,
        tier1="--tier1" in options,
        second_currency="--no-alt" not in options,
    )
    expected = {
        "gold": ours.gold,
        "pred": ours.predicted,
        "matched": ours.matched,
        "recall": ours.recall,
        "precision": ours.precision,
        "F1": ours.f1,
        "similarity": ours.indicator_similarity,
        ">=0.6": ours.indicator_alike,
        **ours.agree,
    }
    assert {key: theirs[key] for key in expected} == {key: round(v, 3) for key, v in expected.items()}
