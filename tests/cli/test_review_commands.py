"""Reviews and scores on the command line."""

import json
import subprocess
import sys

import pytest

RELEASE = (
    "Chongqing, January 20, 2025 - In 2024, Chongqing's gross domestic product reached 3.2 trillion yuan, "
    "up 5.7% year on year.\n"
)


def bashu(*words, code=0, **env):
    import os

    run = subprocess.run(
        [sys.executable, "-m", "bashu.cli", *map(str, words)], capture_output=True, check=False, env=os.environ | env
    )  # fmt: skip
    assert run.returncode == code, run.stderr.decode()
    return run.stdout.decode(), run.stderr.decode()


def lines(text):
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture
def facts(folder, tmp_path):
    path = tmp_path / "release.txt"
    path.write_text(RELEASE, "utf-8")
    (document,) = json.loads(bashu("add", path, "-w", folder, "--json")[0])["added"]
    return lines(bashu("facts", "--doc", document, "--json", "-w", folder)[0])


def test_a_correction_is_listed_with_who_and_why_and_scores_as_gold(folder, facts, tmp_path):
    level = next(fact for fact in facts if fact["unit"] == "CNY")
    out, _ = bashu(
        "review", level["id"], "--set", "qualifier=about", "--reason", "it says so", "-w", folder, "--json",
        BASHU_AUTHOR="Wang",
    )  # fmt: skip
    made = json.loads(out)
    assert (made["author"], made["correction"]["qualifier"], made["correction"]["value"]) == (
        "Wang",
        "about",
        3.2e12,
    )
    growth = next(fact for fact in facts if fact["kind"] == "growth")
    bashu("review", growth["id"], "--accept", "--reason", "read", "--author", "Li", "-w", folder)
    listed = lines(bashu("review", "--list", "--json", "-w", folder)[0])
    assert {(row["fact"], row["verdict"], row["author"]) for row in listed} == {
        (level["id"], "correct", "Wang"), (growth["id"], "accept", "Li"),
    }  # fmt: skip
    assert (
        lines(bashu("review", level["id"], "--list", "--json", "-w", folder)[0])[0]["reason"] == "it says so"
    )
    said = {
        row["id"]: row["verdict"]
        for row in lines(bashu("facts", "--doc", level["doc"], "--json", "-w", folder)[0])
    }
    assert said == {level["id"]: "correct", growth["id"]: "accept", made["correction"]["id"]: None}

    gold = tmp_path / "gold.jsonl"
    assert "2 gold facts" in bashu("review", "--export-gold", gold, "-w", folder)[0]
    recorded = json.loads(bashu("score", gold, "-w", folder, "--json")[0])
    assert (recorded["gold"], recorded["matched"], recorded["agree"]["qualifier"]) == (2, 2, 0.5)
    itself = json.loads(bashu("score", gold, gold, "--json")[0])
    assert (itself["f1"], itself["agree"]["qualifier"]) == (1.0, 1.0)


def test_a_folder_of_texts_is_read_and_scored(tmp_path):
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "release.txt").write_text(RELEASE, "utf-8")
    start = RELEASE.index("5.7%")
    row = {"doc": "release.txt", "indicator": "gross domestic product", "place": "Chongqing", "period": "2024",
           "kind": "growth", "value": 5.7, "unit": "percent", "qualifier": None, "quote_start": start - 3,
           "quote_end": start + 4, "value_start": start, "value_end": start + 4}  # fmt: skip
    gold, ignored = tmp_path / "gold.jsonl", tmp_path / "ignore.jsonl"
    gold.write_text(json.dumps(row) + "\n", "utf-8")
    level = RELEASE.index("3.2 trillion yuan")
    ignored.write_text(
        json.dumps({"doc": "release.txt", "value_start": level, "value_end": level + 17}) + "\n", "utf-8"
    )
    plain = json.loads(bashu("score", gold, texts, "--json")[0])
    assert (plain["matched"], plain["surplus"]) == (1, 1)
    assert json.loads(bashu("score", gold, texts, "--ignore", ignored, "--json")[0])["surplus"] == 0
    assert "1.000" in bashu("score", gold, texts, "--ignore", ignored)[0]
    (texts / "broken.txt").write_bytes(b"")
    out, err = bashu("score", gold, texts, "--json")
    assert json.loads(out) == plain
    assert "the document is empty: broken.txt" in err


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["0" * 16, "--accept", "--reason", "x"], 2, "no such fact"),
        (["FACT", "--accept"], 1, "the reason is empty"),
        (["FACT", "--set", "unit=yuan", "--reason", "x"], 1, "write CNY"),
        (["FACT", "--set", "size=1", "--reason", "x"], 1, "no such field"),
        (["FACT", "--set", "period", "--reason", "x"], 2, "FIELD=VALUE"),
        (["FACT", "--accept", "--reject", "--reason", "x"], 2, "Give one of"),
        (["FACT"], 2, "Give one of"),
        (["--accept", "--reason", "x"], 2, "Name the fact"),
        (["--export-gold", "absent/gold.jsonl"], 1, "cannot write the file"),
    ],
)
def test_a_review_that_cannot_be_is_explained(folder, facts, words, code, says):
    named = [facts[0]["id"] if word == "FACT" else word for word in words]
    assert says in bashu("review", *named, "-w", folder, code=code)[1]
    assert lines(bashu("review", "--list", "--json", "-w", folder)[0]) == []


@pytest.mark.parametrize(
    ("content", "says"),
    [("{}\n", "gold.jsonl:1"), ("\n[1]\n", "gold.jsonl:2"), ("{", "not JSON"), ('{"doc": "a", "value": true}', "'quote_start'")],
)  # fmt: skip
def test_a_broken_gold_file_is_refused_with_its_line(tmp_path, content, says):
    path = tmp_path / "gold.jsonl"
    path.write_text(content, "utf-8")
    assert says in bashu("score", path, path, code=1)[1]
    assert "no such file" in bashu("score", tmp_path / "absent.jsonl", path, code=2)[1]


@pytest.mark.parametrize("command", [["status"], ["facts", "--limit", "1"]])
def test_what_only_looks_up_loads_no_heavy_library(folder, command):
    script = (
        "import sys; from bashu.cli.app import app\n"
        "app(sys.argv[1:], standalone_mode=False)\nprint('LOADED', *sys.modules)"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, *command, "-w", str(folder)],
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(run.stdout.partition("LOADED")[2].split())
    heavy = {
        "numpy",
        "scipy",
        "alembic",
        "fastapi",
        "bashu.facts",
        "bashu.documents",
        "sqlalchemy.dialects.postgresql",
    }
    assert not heavy & loaded


def test_a_correction_says_what_it_changed_and_whether_it_is_in_a_series(folder, facts, tmp_path):
    level = next(fact for fact in facts if fact["unit"] == "CNY")
    out, err = bashu("review", level["id"], "--set", "period=2023", "--reason", "a test", "-w", folder)
    assert "  period: 2024 -> 2023" in out.splitlines()
    assert err == ""
    out, err = bashu("review", level["id"], "--set", "place=Atlantis", "--reason", "a test", "-w", folder)
    assert "  area_code: 500000 -> not stated" in out.splitlines()
    assert "knows no place Atlantis" in err
    assert lines(bashu("review", "--export-gold", "-", "-w", folder)[0])[0]["doc"] == "release.txt"


def test_gold_of_documents_that_are_not_here_is_no_score_of_zero(folder, facts, tmp_path):
    bashu("review", facts[0]["id"], "--accept", "--reason", "read", "-w", folder)
    (row,) = lines(bashu("review", "--export-gold", "-", "-w", folder)[0])
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps(row | {"doc": "elsewhere.txt"}) + "\n")
    _, err = bashu("score", gold, "-w", folder, code=2)
    assert "none of the 1 documents" in err and "FOLDER" in err
    gold.write_text(json.dumps(row | {"doc": "elsewhere.txt"}) + "\n" + json.dumps(row) + "\n")
    out, err = bashu("score", gold, "-w", folder, "--json")
    assert json.loads(out)["recall"] == 0.5
    assert "1 of 2 documents are not here" in err
