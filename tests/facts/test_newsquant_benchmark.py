"""The NewsQuant benchmark counts as the shared scorer does, on sentences worsened in known ways."""

import importlib.util
import json
import random
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"

spec = importlib.util.spec_from_file_location("newsquant", ROOT / "benchmarks" / "newsquant.py")
newsquant = importlib.util.module_from_spec(spec)
spec.loader.exec_module(newsquant)


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
    ("printed", "before", "after", "name"),
    [
        ("$", "", " per share,", "dollar per share"),
        ("$", "at HK ", "", "hong kong dollar"),
        ("$", "", " a year earlier", "dollar"),
        ("European countries", "", "", "european country"),
        ("rushing yards", "", "", "yard"),
        ("miles per hour", "", "", "mile per hour"),
        ("square miles", "", "", "square mile"),
        ("per cent", "", " of", "percentage"),
        ("bosses", "", "", "boss"),
        ("", "", "", "-"),
    ],
)
def test_units_get_the_names_of_the_benchmark(printed, before, after, name):
    assert newsquant.unit_name(printed, before, after) == name


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
