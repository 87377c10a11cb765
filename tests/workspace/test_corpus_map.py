"""The map step gives the same files however it is run, and keeps what an earlier run wrote."""

import pytest

pyarrow = pytest.importorskip("pyarrow", reason="the extra [cluster] is not installed")

import pyarrow.parquet as parquet  # noqa: E402

from bashu.errors import Conflict, Invalid, NotFound, Unavailable  # noqa: E402
from bashu.workspace import map_corpus as module  # noqa: E402
from bashu.workspace import partition  # noqa: E402
from bashu.workspace.map_corpus import MapReport, map_corpus  # noqa: E402

PACK = "chengdu_chongqing"


@pytest.fixture
def corpus(tmp_path):
    """Fourteen releases of one figure each, one carried twice, and a file that is broken."""
    folder = tmp_path / "corpus"
    (folder / "below").mkdir(parents=True)
    for number in range(14):
        text = f"2024年，重庆市地区生产总值{3000 + number}.50亿元，比上年增长5.7%。\n"
        (folder / ("below" if number % 2 else "") / f"{number:02}.txt").write_text(text, "utf-8")
    (folder / "again.txt").write_bytes((folder / "00.txt").read_bytes())
    (folder / "broken.txt").write_bytes(b"")
    return folder


@pytest.fixture(autouse=True)
def small_partitions(monkeypatch):
    monkeypatch.setattr(partition, "FILES", 4)


def contents(out):
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


def test_every_fact_is_in_the_parts(corpus, tmp_path):
    out = tmp_path / "out"
    assert map_corpus(corpus, out, pack=PACK) == MapReport(4, 0, 15, 30, 1)
    facts = parquet.read_table(out / "facts").to_pylist()
    levels = {fact["value"] for fact in facts if fact["kind"] == "level"}
    assert levels == {f"{3000 + number}50000000" for number in range(14)}
    assert {(fact["indicator_code"], fact["area_code"], fact["period"]) for fact in facts} == {
        ("gdp", "500000", "2024")
    }
    documents = parquet.read_table(out / "documents").to_pylist()
    assert {document["id"] for document in documents} == {fact["doc"] for fact in facts}
    assert "below/01.txt" in {document["name"] for document in documents}
    (refused,) = parquet.read_table(out / "refused").to_pylist()
    assert (refused["name"], refused["what"]) == ("broken.txt", "the document is empty")


def test_a_link_that_leads_nowhere_is_refused_and_the_rest_is_read(corpus, tmp_path):
    (corpus / "gone.txt").symlink_to(tmp_path / "absent.txt")
    report = map_corpus(corpus, tmp_path / "out", pack=PACK)
    assert (report.documents, report.refused) == (15, 2)


def test_two_workers_write_the_same_bytes_as_one_process(corpus, tmp_path):
    pytest.importorskip("distributed", reason="the extra [cluster] is not installed")
    from bashu.workspace.cluster import on_cluster

    alone = map_corpus(corpus, tmp_path / "alone", pack=PACK)
    with on_cluster(workers=2) as run:
        assert map_corpus(corpus, tmp_path / "cluster", pack=PACK, run=run) == alone
    assert contents(tmp_path / "cluster") == contents(tmp_path / "alone")


def test_a_run_that_was_cut_off_is_completed(corpus, tmp_path):
    whole, cut = tmp_path / "whole", tmp_path / "cut"
    map_corpus(corpus, whole, pack=PACK)

    def two_only(work, plan):
        yield from map(work, plan[:2])
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        map_corpus(corpus, cut, pack=PACK, run=two_only)
    report = map_corpus(corpus, cut, pack=PACK)
    assert (report.partitions, report.kept) == (4, 2)
    assert contents(cut) == contents(whole)


def test_a_partition_that_fails_leaves_no_file(corpus, tmp_path, monkeypatch):
    def fail(fact, document):
        raise MemoryError

    monkeypatch.setattr(module, "_fact_row", fail)
    with pytest.raises(MemoryError):
        map_corpus(corpus, tmp_path / "out", pack=PACK)
    assert set(contents(tmp_path / "out")) == {"plan.json"}


def test_a_parquet_dataset_is_read_row_group_by_row_group(corpus, tmp_path):
    files = sorted(path for path in corpus.rglob("*.txt"))
    rows = [{"name": path.name, "content": path.read_bytes()} for path in files]
    rows.append({"name": "absent.txt", "content": None})
    (tmp_path / "dataset").mkdir()
    parquet.write_table(pyarrow.Table.from_pylist(rows), tmp_path / "dataset/a.parquet", row_group_size=7)
    report = map_corpus(tmp_path / "dataset", tmp_path / "out", pack=PACK)
    assert report == MapReport(3, 0, 15, 30, 2)
    by_file = map_corpus(corpus, tmp_path / "files", pack=PACK)
    assert by_file.facts == report.facts
    ids = [set(parquet.read_table(tmp_path / name / "facts")["id"].to_pylist()) for name in ("out", "files")]
    assert ids[0] == ids[1]


def test_results_of_another_corpus_are_not_mixed_in(corpus, tmp_path):
    map_corpus(corpus, tmp_path / "out", pack=PACK)
    (corpus / "more.txt").write_text("GDP grew by 6%.")
    with pytest.raises(Conflict):
        map_corpus(corpus, tmp_path / "out", pack=PACK)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/notes.txt").write_text("keep")
    with pytest.raises(Conflict):
        map_corpus(corpus, tmp_path / "mine", pack=PACK)


def test_what_is_no_corpus_says_so(tmp_path):
    with pytest.raises(NotFound):
        map_corpus(tmp_path / "absent", tmp_path / "out", pack=PACK)
    (tmp_path / "empty").mkdir()
    with pytest.raises(Invalid, match="empty"):
        map_corpus(tmp_path / "empty", tmp_path / "out", pack=PACK)
    parquet.write_table(pyarrow.table({"name": ["a"], "body": ["b"]}), tmp_path / "odd.parquet")
    with pytest.raises(Invalid, match="no column content"):
        map_corpus(tmp_path / "odd.parquet", tmp_path / "out", pack=PACK)
    (tmp_path / "broken.parquet").write_bytes(b"PAR1 is not enough")
    with pytest.raises(Invalid, match="cannot be read"):
        map_corpus(tmp_path / "broken.parquet", tmp_path / "out", pack=PACK)


def test_a_scheduler_that_is_not_there_is_named(monkeypatch):
    distributed = pytest.importorskip("distributed", reason="the extra [cluster] is not installed")
    from bashu.workspace.cluster import on_cluster

    def refuse(*_, **__):
        raise OSError("Timed out trying to connect")

    monkeypatch.setattr(distributed, "Client", refuse)
    with pytest.raises(Unavailable, match="tcp://127.0.0.1:9"), on_cluster(scheduler="tcp://127.0.0.1:9"):
        pass


def test_the_command_says_what_it_read(corpus, tmp_path):
    from click.testing import CliRunner

    from bashu.cli.app import app

    words = ["corpus", "map", str(corpus), str(tmp_path / "out"), "--workers", "1"]
    first, again = (CliRunner().invoke(app, words) for _ in range(2))
    assert (first.exit_code, first.output) == (0, "15 documents read with 30 facts, 1 refused.\n")
    assert again.output == "0 documents read with 0 facts, 4 of 4 parts were there already.\n"
    both = CliRunner().invoke(app, [*words, "--scheduler", "tcp://127.0.0.1:9"])
    assert both.exit_code == 2
