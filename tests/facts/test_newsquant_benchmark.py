"""The NewsQuant benchmark counts as the shared scorer does, on sentences worsened in known ways."""

import json
import random
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"

sys.path.insert(0, str(ROOT / "benchmarks"))
import newsquant  # noqa: E402
import newsquant_names  # noqa: E402


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("5.0", (5.0,)),
        ("-5.0", (-5.0,)),
        ("5.0-7.0", (5.0, 7.0)),
        ("-1-2", (-1.0, 2.0)),
        ("1.99E-29", (1.99e-29,)),
    ],
)
def test_gold_values_are_numbers_or_ranges(text, values):
    assert newsquant.gold_values(text) == values


def test_one_found_of_two_and_a_wrong_unit():
    gold = [[((3.0,), "percentage"), ((5.0, 7.0), "year")]]
    scores = newsquant.score(gold, [[((3.0,), "point"), ((5.0,), "year")]])
    assert (scores["value"]["f1"], scores["value+unit"]["f1"]) == (0.5, 0)


@pytest.mark.parametrize(
    ("unit", "form", "name"),
    [
        ("USD per share", "money", "dollar per share"),
        ("frame per second", "physical", "frames per second"),
        ("percent", "percent", "percentage"),
        ("mile per hour", "physical", "mile per hour"),
        ("European countries", "count", "european country"),
        ("rushing yards", "count", "yard"),
        ("basis points", "count", "basis point"),
        ("largest buses", "count", "large bus"),
        ("digital and physical sales", "count", "digital physical sale"),
        ("commercial fishermen", "count", "commercial fisherman"),
        ("tests a day", "count", "test per day"),
        ("number", "bare", "-"),
    ],
)
def test_units_get_the_names_of_the_benchmark(unit, form, name):
    assert newsquant_names.unit_name(unit, form) == name


@pytest.mark.parametrize(
    ("sentence", "quantities"),
    [
        ("It fell from $75 a barrel in June to $45.", [((75, 45), "dollar per barrel")]),
        ("It rose $3 to $45.", [((3,), "dollar"), ((45,), "dollar")]),
        ("Costs are up 5 to 10 percent.", [((5, 10), "percentage")]),
        ("Dozens of flights left.", [((12, 120), "flight")]),
        ("A third of the voters came.", [((1 / 3,), "% voter")]),
        ("It gained 2.3 percent to 71p.", [((2.3,), "percentage"), ((71,), "point")]),
        ("The deepest cut was 4 percent.", [((4,), "percentage")]),
    ],
)
def test_quantities_as_the_benchmark_counts_them(sentence, quantities):
    (found,) = newsquant.read_all([{"text": sentence}])
    assert [(pytest.approx(values), unit) for values, unit in found] == quantities


@pytest.mark.skipif(
    not (SHARED / "benchmarks").exists(), reason="the shared benchmarks are not beside this checkout"
)
def test_agrees_with_the_shared_scorer(tmp_path):
    source = SHARED / "benchmarks" / "newsquant_dev.json"
    sentences = json.loads(source.read_text("utf-8"))
    rng = random.Random(7)
    gold = [newsquant.gold_quantities(sentence) for sentence in sentences]
    predicted = [
        [
            (tuple(rng.choice([v, v, v + 1]) for v in values), rng.choice([unit, unit, "-"]))
            for values, unit in sentence
            for _ in range(rng.choice([0, 1, 1, 2]))
        ]
        for sentence in gold
    ]
    path = tmp_path / "pred.jsonl"
    lines = [
        {"quantities": [{"value": v[0] if len(v) == 1 else list(v), "unit": unit} for v, unit in sentence]}
        for sentence in predicted
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    script = SHARED / "benchmarks" / "score_newsquant.py"
    printed = subprocess.run(
        [sys.executable, str(script), str(source), str(path)], capture_output=True, text=True, check=True
    ).stdout
    theirs = re.findall(r"(.+): P ([\d.]+) R ([\d.]+) F1 ([\d.]+)  \(gold (\d+), predicted (\d+)\)", printed)
    ours = newsquant.score(gold, predicted)
    assert theirs == [
        (
            name,
            f"{s['precision']:.3f}",
            f"{s['recall']:.3f}",
            f"{s['f1']:.3f}",
            str(s["gold"]),
            str(s["predicted"]),
        )
        for name, s in ours.items()
    ]
    assert 0 < ours["value+unit"]["f1"] < ours["value"]["f1"] < 1
