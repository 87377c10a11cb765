"""Measure the fact reader: ``python benchmarks/facts.py GOLD FOLDER [--ignore FILE] [--peers] [--json]``.

Every file of FOLDER is read and its facts are scored against GOLD (JSON lines, the format is described in
benchmarks/gold/README.md). Also printed: documents of 2,300 characters and facts a CPU second on one core (the
folder's texts joined and cut, another cut in every round), and the peak memory of the process. The interval behind a
score is the middle 95 % over folders drawn from this one's documents with replacement. ``--peers`` reads
the same texts with quantulum3 and Recognizers-Text, each in an environment of its own under .bench/, and scores
the values they find.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import time
import venv
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bashu.documents import find_documents, read_document
from bashu.facts import Reader
from bashu.facts.score import Score, gold_row, score_facts
from bashu.model import Document
from bashu.region import load_pack

HERE = Path(__file__).resolve().parent
CHARACTERS = 2300
CPU_SECONDS = 3.0
DRAWS = 1000
#: name -> what pip installs; each in its own environment, none of them is a dependency of the project.
PEERS = {
    "quantulum3": ["quantulum3==0.10.0", "setuptools<81"],
    "recognizers-text": ["recognizers-text-suite==1.0.2a2", "emoji==1.7.0"],
}

Row = dict[str, Any]


def read_rows(path: Path | None) -> list[Row]:
    """The lines of a JSON lines file, none where no file is named."""
    if path is None:
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def make_reader() -> Reader:
    """The reader with the lexicon of the shipped pack."""
    pack = load_pack("chengdu_chongqing")
    return Reader(pack.indicators, pack.areas)


def predict(reader: Reader, documents: Sequence[Document]) -> list[Row]:
    """Facts of all documents as rows of the gold format."""
    return [
        gold_row(fact, doc=document.name, text=document.text)
        for document in documents
        for fact in reader.read(document)
    ]


def scores(gold: list[Row], predicted: list[Row], ignored: list[Row], languages: dict[str, str]) -> Row:
    """Scores over all documents and, where there are several, by language."""
    groups = {"all": set(languages)}
    if len(set(languages.values())) > 1:
        for language in sorted(set(languages.values())):
            groups[language] = {name for name, spoken in languages.items() if spoken == language}
    return {
        group: as_row(score_facts(of(gold, names), of(predicted, names), ignored=of(ignored, names)))
        for group, names in groups.items()
    }


def intervals(gold: list[Row], predicted: list[Row], ignored: list[Row], names: set[str]) -> Row:
    """The middle 95 % of each score over folders of as many documents, drawn with replacement."""
    parts = []
    for name in sorted(names):
        one = {name}
        score = score_facts(of(gold, one), of(predicted, one), ignored=of(ignored, one))
        right = {key: share * score.matched for key, share in score.agree.items()}
        parts.append({"gold": score.gold, "matched": score.matched, "surplus": score.surplus, **right})
    drawing = random.Random(20)
    draws: dict[str, list[float]] = {}
    for _ in range(DRAWS):
        drawn = drawing.choices(parts, k=len(parts))
        total = {key: sum(part[key] for part in drawn) for key in parts[0]}
        found, surplus = total.pop("matched"), total.pop("surplus")
        draws.setdefault("f1", []).append(2 * found / max(1, total.pop("gold") + found + surplus))
        for key, right in total.items():
            draws.setdefault(key, []).append(right / max(1, found))
    return {
        key: [sorted(values)[DRAWS // 40], sorted(values)[-DRAWS // 40 - 1]] for key, values in draws.items()
    }


def of(rows: list[Row], names: set[str]) -> list[Row]:
    """The rows of some documents."""
    return [row for row in rows if row["doc"] in names]


def as_row(score: Score) -> Row:
    """A score as plain figures."""
    row = asdict(score) | {"recall": score.recall, "precision": score.precision, "f1": score.f1}
    return {name: value for name, value in row.items() if name not in {"missed", "extra"}}


def cut(texts: Sequence[str], offset: int) -> list[str]:
    """The texts joined, turned by ``offset`` and cut to documents of 2,300 characters."""
    joined = "\n".join(texts)
    while len(joined) < 2 * CHARACTERS:
        joined += "\n" + joined
    offset %= len(joined)
    turned = joined[offset:] + "\n" + joined[:offset]
    return [turned[i : i + CHARACTERS] for i in range(0, len(turned) - CHARACTERS + 1, CHARACTERS)]


def speed(reader: Reader, texts: Sequence[str]) -> Row:
    """Rates of reading facts, alone and with the reading of the document before it."""
    spent = read = documents = facts = turn = 0.0
    while spent < CPU_SECONDS:
        for number, text in enumerate(cut(texts, int(turn))):
            start = time.process_time()
            document = read_document(text.encode(), name=f"{number}.txt")
            middle = time.process_time()
            facts += len(reader.read(document))
            spent += time.process_time() - middle
            read += middle - start
            documents += 1
        turn += 137
    return {
        "documents_a_second": documents / spent,
        "facts_a_second": facts / spent,
        "documents_a_second_with_reading": documents / (spent + read),
    }


def peer(name: str, documents: Sequence[Document]) -> Row:
    """What another library finds in the same texts: rows and CPU seconds; ``error`` where it cannot run."""
    python = HERE.parent / ".bench" / name / "bin" / "python"
    try:
        if not python.exists():
            venv.create(python.parents[1], with_pip=True)
        install = [str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check", *PEERS[name]]
        subprocess.run(install, check=True, capture_output=True)
        texts = [[d.name, d.language, d.text] for d in documents]
        run = subprocess.run(
            [str(python), "-W", "ignore", str(HERE / "fact_peers.py"), name],
            input=json.dumps(texts), capture_output=True, text=True, check=True,
        )  # fmt: skip
    except (OSError, subprocess.CalledProcessError) as error:
        return {"error": f"{error}\n{getattr(error, 'stderr', '')}"}
    found: Row = json.loads(run.stdout)
    return found


def measure_peer(name: str, documents: Sequence[Document], gold: list[Row], ignored: list[Row]) -> Row:
    """Value scores and speed of a peer."""
    found = peer(name, documents)
    if "error" in found:
        return found
    by_group = scores(gold, found["rows"], ignored, {d.name: d.language for d in documents})
    value = {group: {k: s[k] for k in ("recall", "precision", "f1")} for group, s in by_group.items()}
    length = sum(len(d.text) for d in documents) / CHARACTERS
    return {"value": value, "documents_a_second": length / found["seconds"], "memory_mb": found["memory_mb"]}


def measure(options: argparse.Namespace) -> Row:
    """All figures of one run."""
    gold, ignored = read_rows(options.gold), read_rows(options.ignore)
    documents = [read_document(path) for path in find_documents(options.folder)]
    reader = make_reader()
    predicted = predict(reader, documents)
    result: Row = {
        "gold": str(options.gold),
        "documents": len(documents),
        "scores": scores(gold, predict(reader, documents), ignored, {d.name: d.language for d in documents}),
        "speed": {"all": speed(reader, [d.text for d in documents])},
        "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    result["intervals"] = intervals(gold, predicted, ignored, {d.name for d in documents})
    for language in sorted({d.language for d in documents}):
        result["speed"][language] = speed(reader, [d.text for d in documents if d.language == language])
    if options.peers:
        result["peers"] = {name: measure_peer(name, documents, gold, ignored) for name in PEERS}
    return result


def show(result: Row) -> None:
    """Print the figures as tables."""
    print(f"{result['documents']} documents, {result['gold']}")
    for group, score in result["scores"].items():
        print(
            f"{group}: gold {score['gold']} pred {score['predicted']} matched {score['matched']} "
            f"recall {score['recall']:.3f} precision {score['precision']:.3f} F1 {score['f1']:.3f}"
        )
        agree = " ".join(f"{name} {share:.3f}" for name, share in score["agree"].items())
        print(
            f"  {agree} indicator {score['indicator_similarity']:.3f}, >=0.6 {score['indicator_alike']:.3f}"
        )
    bounds = (f"{name} {low:.3f} to {high:.3f}" for name, (low, high) in result["intervals"].items())
    print(f"95 %: {', '.join(bounds)}")
    for group, rates in result["speed"].items():
        print(
            f"{group}: {rates['documents_a_second']:.0f} documents of {CHARACTERS} characters and "
            f"{rates['facts_a_second']:.0f} facts a CPU second; "
            f"{rates['documents_a_second_with_reading']:.0f} documents with the reading of their text"
        )
    print(f"peak memory {result['memory_mb']:.0f} MB")
    ours = result["speed"]["all"]["documents_a_second"]
    for name, found in result.get("peers", {}).items():
        if "error" in found:
            print(f"{name}: left out: {found['error']}")
            continue
        rate = found["documents_a_second"]
        print(f"{name}: {rate:.1f} documents a second (bashu {ours / rate:.0f} times), ", end="")
        print(f"{found['memory_mb']:.0f} MB", end="")
        for group, value in found["value"].items():
            own = result["scores"][group]["f1"]
            ratio = f"bashu {own / value['f1']:.2f} times" if value["f1"] else "found none"
            print(
                f"; {group} recall {value['recall']:.3f} precision {value['precision']:.3f} "
                f"F1 {value['f1']:.3f} ({ratio})",
                end="",
            )
        print()


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--ignore", type=Path, help="spans that count neither way")
    parser.add_argument("--peers", action="store_true", help="measure other libraries too")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args()
    result = measure(options)
    if options.json:
        print(json.dumps(result, ensure_ascii=False, indent=1))
    else:
        show(result)
    return 0


if __name__ == "__main__":
    sys.exit(main())
