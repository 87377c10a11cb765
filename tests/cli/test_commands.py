"""The command line as its users meet it."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

RELEASE = (
    "Chongqing, January 20, 2025 - In 2024, Chongqing's gross domestic product reached 3.2 trillion yuan, "
    "up 5.7% year on year.\n"
)


def bashu(*words, cwd=None, stdin=b"", code=0):
    run = subprocess.run(
        [sys.executable, "-m", "bashu.cli", *map(str, words)],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        check=False,
    )
    assert run.returncode == code, run.stderr.decode()
    return run.stdout.decode(), run.stderr.decode()


@pytest.fixture
def release(tmp_path):
    path = tmp_path / "release.txt"
    path.write_text(RELEASE, "utf-8")
    return path


def test_help_imports_no_heavy_library():
    script = (
        "import sys, bashu.cli.app as a, click; a.app.get_help(click.Context(a.app)); print(*sys.modules)"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {"numpy", "sqlalchemy", "fastapi", "rich", "yaml", "altair"} & set(loaded)


def test_read_prints_the_shared_format(release):
    out, _ = bashu("read", release, "--format", "jsonl")
    facts = [json.loads(line) for line in out.splitlines()]
    level = next(fact for fact in facts if fact["unit"] == "CNY")
    assert (level["doc"], level["value"], level["area_code"]) == ("release.txt", 3200000000000, "500000")
    assert (level["indicator_code"], level["period"], level["kind"]) == ("gdp", "2024", "level")
    assert RELEASE[level["value_start"] : level["value_end"]] == level["value_text"] == "3.2 trillion yuan"
    growth = next(fact for fact in facts if fact["kind"] == "growth")
    assert (growth["value"], growth["unit"], growth["half_width"]) == (5.7, "percent", 0.05)


def test_read_takes_standard_input_and_prints_csv():
    out, _ = bashu("read", "-", "--format", "csv", stdin=RELEASE.encode())
    rows = list(csv.DictReader(io.StringIO(out)))
    assert {row["doc"] for row in rows} == {"stdin"}
    assert "3200000000000" in {row["value"] for row in rows}


def test_read_goes_on_after_a_bad_file_and_says_so(release, tmp_path):
    empty = tmp_path / "empty.txt"
    empty.touch()
    out, err = bashu("read", empty, release, "--format", "jsonl", code=1)
    assert "empty.txt" in err
    assert len(out.splitlines()) >= 2


@pytest.mark.parametrize(
    ("content", "word"),
    [(b"", "empty"), (b"\x00\x01\x02" * 100, "binary"), (b"caf\xe9 \xff\xfe\xfa\x81" * 30, "decoded")],
)
def test_a_file_that_cannot_be_read_is_explained(tmp_path, content, word):
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    _, err = bashu("read", path, code=1)
    assert word in err.casefold()
    assert "bad.txt" in err
    assert "next:" in err


def test_a_file_over_the_limit_is_refused_without_reading_it(tmp_path):
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    _, err = bashu("read", path, code=1)
    assert "large.txt" in err
    assert "MB" in err


@pytest.mark.parametrize(
    "words", [["read"], ["nonsense"], ["read", "--format", "xml", "x"], ["series", "--as-of", "soon"]]
)
def test_a_bad_call_leaves_with_2(words):
    _, err = bashu(*words, code=2)
    assert err


def test_an_absent_file_leaves_with_2(tmp_path):
    _, err = bashu("read", tmp_path / "absent.txt", code=2)
    assert "absent.txt" in err


def test_outside_a_workspace_the_message_says_how_to_make_one(tmp_path):
    _, err = bashu("status", cwd=tmp_path, code=2)
    assert "bashu init" in err


def test_a_workspace_is_not_made_over_another(folder):
    _, err = bashu("init", folder, code=1)
    assert "workspace already" in err


def test_a_failed_init_leaves_nothing(tmp_path):
    pack = tmp_path / "pack"
    pack.mkdir()
    (pack / "pack.yaml").write_text("id: [", "utf-8")
    bashu("init", tmp_path / "work", "--pack", pack, code=1)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["pack"]


def test_a_workspace_of_a_newer_version_is_left_alone(folder):
    config = folder / "bashu.toml"
    config.write_text(config.read_text("utf-8").replace("format = 1", "format = 99"), "utf-8")
    _, err = bashu("status", "-w", folder, code=1)
    assert "newer" in err
    assert "upgrade" in err


def test_a_document_added_twice_is_added_once(folder, release):
    first = json.loads(bashu("add", release, "-w", folder, "--json")[0])
    second = json.loads(bashu("add", release, "-w", folder, "--json")[0])
    assert (len(first["added"]), first["known"]) == (1, 0)
    assert (len(second["added"]), second["known"]) == (0, 1)
    facts = [
        json.loads(line)
        for line in bashu("facts", "--doc", first["added"][0], "--json", "-w", folder)[0].splitlines()
    ]
    assert len(facts) == first["facts"] >= 2


def test_a_folder_is_added_with_its_bad_files_named(folder, release):
    (release.parent / "empty.txt").touch()
    (release.parent / "work.txt").write_text("Sichuan's population was 83.68 million in 2023.\n", "utf-8")
    sources = release.parent / "sources"
    sources.mkdir()
    for name in ("release.txt", "empty.txt", "work.txt"):
        (release.parent / name).rename(sources / name)
    out, err = bashu("add", sources, "-w", folder, code=1)
    assert out.startswith("2 documents added")
    assert "empty.txt" in err


def test_the_record_says_what_it_holds(folder):
    status = json.loads(bashu("status", "--json", "-w", folder)[0])
    assert status["pack"] == "chengdu_chongqing"
    assert status["documents"] > 0
    assert status["facts"] >= status["observations"] > 0


def test_a_series_is_limited_to_what_was_published(folder):
    newest = json.loads(bashu("series", "gdp", "--area", "500000", "--json", "-w", folder)[0])
    early = json.loads(
        bashu("series", "gdp", "--area", "500000", "--as-of", "2021-12-31", "--json", "-w", folder)[0]
    )
    last = [
        max(item["period"] for series in found for item in series["current"]) for found in (newest, early)
    ]
    assert last[1] < last[0]
    assert all(item["vintage"] <= "2021-12-31" for series in early for item in series["vintages"])


def test_an_unknown_indicator_is_answered_with_near_ones(folder):
    _, err = bashu("series", "gdq_per_capita", "-w", folder, code=2)
    assert "gdq_per_capita" in err
    assert "next:" in err


@pytest.mark.parametrize(
    ("words", "near"),
    [
        (("series", "gpd"), "gdp (Gross domestic product)"),
        (("facts", "--indicator", "GDP"), "gdp (Gross domestic product)"),
        (("facts", "--area", "Chongqing"), "500000 (Chongqing)"),
        (("series", "gdp", "--area", "50000"), "500000 (Chongqing)"),
    ],
)
def test_a_slip_in_a_code_is_answered_with_the_code_and_its_name(folder, words, near):
    assert near in bashu(*words, "-w", folder, code=2)[1]


@pytest.mark.parametrize(
    ("words", "says", "code"),
    [
        (("facts", "--period", "2024Q1"), "write 2024, 2022-H1", 1),
        (("facts", "--doc", "release.txt"), "no such document", 2),
        (("series", "gdp", "--kind", "levle"), "'levle' is not one of", 2),
        (("series", "gdp", "--frequency", "Y"), "'Y' is not one of", 2),
        (("series", "gdp", "--frequency", "D"), "gdp for CCEC, D", 2),
    ],
)
def test_a_filter_that_matches_nothing_is_no_empty_answer(folder, words, says, code):
    assert says in bashu(*words, "-w", folder, code=code)[1]


def test_facts_of_several_files_name_their_file(release, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text(RELEASE.replace("3.2", "3.3"), "utf-8")
    out, _ = bashu("read", release, other)
    assert [line.split()[0] for line in out.splitlines()[2:-1]] == ["release.txt"] * 2 + ["other.txt"] * 2
    assert "document" not in bashu("read", release)[0]


def test_without_a_fact_there_is_no_table(tmp_path):
    note = tmp_path / "note.txt"
    note.write_text("Nothing is counted here.\n", "utf-8")
    assert bashu("read", note)[0] == "0 facts\n"


def test_json_is_short_for_json_lines_where_facts_are_read(release):
    assert bashu("read", release, "--json") == bashu("read", release, "--format", "jsonl")


def test_a_link_that_leads_nowhere_is_called_so(tmp_path):
    (tmp_path / "gone.txt").symlink_to(tmp_path / "absent.txt")
    assert "the link leads nowhere" in bashu("read", tmp_path / "gone.txt", code=2)[1]


def test_the_shipped_pack_has_no_errors():
    report = json.loads(bashu("pack", "check", "chengdu_chongqing", "--json")[0])
    assert report["errors"] == 0


def test_an_addition_that_was_killed_is_completed_by_another(folder, tmp_path):
    sources = tmp_path / "many"
    sources.mkdir()
    for number in range(400):
        (sources / f"{number:03}.txt").write_text(RELEASE.replace("3.2", f"3.{number}") * 20, "utf-8")
    command = [sys.executable, "-m", "bashu.cli", "add", str(sources), "-w", str(folder), "--jobs", "1"]
    before = json.loads(bashu("status", "--json", "-w", folder)[0])["documents"]
    run = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    while (
        run.poll() is None and json.loads(bashu("status", "--json", "-w", folder)[0])["documents"] == before
    ):
        time.sleep(0.02)
    if run.poll() is None:
        os.killpg(run.pid, signal.SIGKILL)
    run.wait()
    held = json.loads(bashu("status", "--json", "-w", folder)[0])["documents"] - before
    report = json.loads(bashu("add", sources, "-w", folder, "--json")[0])
    assert report["known"] == held
    assert len(report["added"]) + held == 400


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_without_permission_is_explained(folder, tmp_path):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o000)
    _, err = bashu("add", closed, "-w", folder, code=1)
    assert "permission" in err.casefold()


def test_nothing_is_drawn_where_the_output_is_no_terminal(folder, release):
    _, err = bashu("add", release, "-w", folder)
    assert err == ""


def test_paths_in_messages_are_those_given(tmp_path):
    _, err = bashu("read", Path("nowhere.txt"), cwd=tmp_path, code=2)
    assert "nowhere.txt" in err


def test_files_of_types_that_are_not_read_are_counted(folder, tmp_path):
    texts = tmp_path / "texts"
    texts.mkdir()
    for name in ("a.txt", "map.jpg", "plan.jpg"):
        (texts / name).write_text(RELEASE, "utf-8")
    _, err = bashu("add", texts, "-w", folder)
    assert f"passed over in {texts}: 2 .jpg" in err


def test_a_folder_that_may_not_be_searched_is_named_once_and_the_rest_goes_on(
    folder, release, tmp_path, monkeypatch
):
    from click.testing import CliRunner

    from bashu.cli.app import app

    closed = tmp_path / "closed"
    closed.mkdir()

    def walk(path, *, onerror, **_):
        # Root may search everything, so the answer of the system is given here.
        onerror(PermissionError(13, "Permission denied", str(path)))

    monkeypatch.setattr("bashu.documents.find.os.walk", walk)
    result = CliRunner().invoke(app, ["add", str(closed), str(release), "-w", str(folder)])
    assert isinstance(result.exception, SystemExit) and result.exit_code == 1
    assert result.output.count("may not be opened") == 1
    assert "1 document added" in result.output


@pytest.fixture
def address(tmp_path):
    """A page served on this machine."""
    from functools import partial
    from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
    from threading import Thread

    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "release.html").write_text(f"<html><body><h1>GDP</h1><p>{RELEASE}</p></body></html>", "utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(SimpleHTTPRequestHandler, directory=str(pages)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def test_an_address_is_fetched_when_asked_for(folder, address):
    report = json.loads(bashu("add", f"{address}/release.html", "-w", folder, "--json")[0])
    assert (len(report["added"]), report["refused"]) == (1, [])
    report = json.loads(bashu("add", f"{address}/absent.html", "-w", folder, "--json", code=1)[0])
    assert "404" in report["refused"][0]["error"]
