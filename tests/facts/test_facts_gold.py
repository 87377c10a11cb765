"""The reader against annotated documents; thresholds a little below what was measured."""

import json
from pathlib import Path

import pytest

from bashu.documents import read_document
from bashu.facts import Reader
from bashu.facts.score import gold_row, score_facts
from bashu.region import load_pack

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
DEV = ROOT / "benchmarks" / "gold"


@pytest.fixture(scope="module")
def reader():
    pack = load_pack("chengdu_chongqing")
    return Reader(pack.indicators, pack.areas)


def lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def measure(reader, folder, gold, ignored):
    predicted = []
    for path in sorted(folder.glob("*.txt")):
        document = read_document(path)
        predicted += [gold_row(fact, doc=path.name, text=document.text) for fact in reader.read(document)]
    return score_facts(lines(gold), predicted, ignored=lines(ignored) if ignored.exists() else [])


def test_the_development_documents(reader):
    score = measure(reader, DEV / "dev", DEV / "dev.jsonl", DEV / "dev_ignore.jsonl")
    assert score.f1 >= 0.98
    assert score.agree["kind"] >= 0.97 and score.agree["unit"] >= 0.97
    assert score.agree["period"] >= 0.92 and score.agree["place"] >= 0.92


@pytest.mark.parametrize("name", ["articles_dev", "articles_held"])
def test_the_articles(reader, name):
    score = measure(reader, DEV / name, DEV / f"{name}.jsonl", DEV / f"{name}_ignore.jsonl")
    assert score.f1 >= 0.95
    assert score.agree["kind"] >= 0.92 and score.agree["unit"] >= 0.93
    assert score.agree["period"] >= 0.83 and score.agree["place"] >= 0.83


@pytest.mark.skipif(not SHARED.is_dir(), reason="the five shared documents are not beside the checkout")
def test_the_five_shared_documents(reader):
    gold = SHARED / "gold"
    score = measure(reader, SHARED / "seeds", gold / "seeds.jsonl", gold / "seeds_ignore.jsonl")
    assert score.f1 >= 0.98
    assert score.agree["kind"] >= 0.95 and score.agree["unit"] >= 0.97
    assert score.agree["period"] >= 0.95 and score.agree["place"] >= 0.9


def test_the_statements_of_the_shipped_pack_are_read_as_curated(reader):
    pack = load_pack("chengdu_chongqing")
    documents = {path.stem: read_document(path) for path in pack.documents[::4]}
    facts = {name: reader.read(document) for name, document in documents.items()}
    checked = right = 0
    for statement in pack.statements:
        document = documents.get(statement.document)
        if document is None:
            continue
        start = document.text.find(statement.quote) + statement.quote.find(statement.as_printed)
        end = start + len(statement.as_printed)
        near = [f for f in facts[statement.document] if f.value_start < end and start < f.value_end]
        checked += 1
        right += any(
            f.area_code == statement.area and f.kind == statement.kind and f.period == statement.period
            for f in near
        )
    assert checked > 100 and right / checked >= 0.93
