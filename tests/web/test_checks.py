"""The page of checks: what contradicts what, how it stands, the marks beside figures, and who accepted it."""

import re
import sqlite3
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from bashu.store import open_store
from bashu.web import create_app
from bashu.workspace import Workspace
from bashu.workspace.config import Config

EDITS = """\
- name: stated_twice
  label: {en: one figure is one figure, zh: 同一数字应一致}
  form: same
  origin: two statements of one figure
- name: parts
  label: {en: the circle is both together, zh: 经济圈为两地之和}
  form: sum
  whole: {indicator: gdp, area: R}
  parts: [{indicator: gdp, area: '500000'}, {indicator: gdp, area: '510000'}]
  origin: <b>an identity</b>
"""


@pytest.fixture
def checked(workspace, tmp_path):
    """A copy of the small workspace whose pack brings edits: the parts of the GDP of 2022 do not add up."""
    path = tmp_path / "record.db"
    with sqlite3.connect(workspace.store._engine.url.database) as source, sqlite3.connect(path) as copy:
        source.backup(copy)
    (tmp_path / "pack" / "edits").mkdir(parents=True)
    (tmp_path / "pack" / "pack.yaml").write_text("id: tiny\n", "utf-8")
    (tmp_path / "pack" / "edits" / "all.yaml").write_text(EDITS, "utf-8")
    config = Config(tmp_path, str(tmp_path / "pack"), "")
    with Workspace(config, replace(workspace.pack), open_store(f"sqlite:///{path}")) as opened:
        yield opened


@pytest.fixture
def site(checked):
    return TestClient(create_app(checked, edit=True), raise_server_exceptions=False, follow_redirects=False)


@pytest.fixture
def finding(checked):
    """The graver finding of the record."""
    return checked.audit().report.findings[0]


def accept(site, finding, **fields):
    page = site.get(f"/en/checks/{finding.id}").text
    token = re.search(r'name="token" value="([^"]+)"', page)[1]
    data = {"token": token, "reason": "the press rounds", "author": "李", **fields}
    return site.post(f"/en/checks/{finding.id}/accept", data=data)


@pytest.mark.parametrize(("language", "title"), [("en", "Checks"), ("zh", "校验")])
def test_findings_are_listed_with_their_figures_causes_and_sentences(site, checked, language, title):
    page = site.get(f"/{language}/checks").text
    assert f"<h1>{title}</h1>" in page
    for finding in checked.audit().report.findings:
        assert finding.says.in_language(language).replace('"', "&#34;") in page
        assert f"/{language}/checks/{finding.id}" in page
        for fact in (*finding.suspects, *finding.facts):
            assert f"/{language}/facts/{fact}" in page
    assert ("one figure is one figure" if language == "en" else "同一数字应一致") in page
    assert "&lt;b&gt;an identity&lt;/b&gt;" in page


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_finding_has_a_page_with_a_proposal(site, finding, language):
    page = site.get(f"/{language}/checks/{finding.id}").text
    assert finding.title.in_language(language) in page
    assert ("Proposal" if language == "en" else "建议") in page
    for cause in finding.causes:
        assert cause.says.in_language(language).replace('"', "&#34;") in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", True), ("indicator=gdp", True), ("indicator=projects", False), ("state=accepted", False),
        ("publisher=Daily+News", True), ("publisher=Nobody", False), ("doc=d2022", False),
    ],
)  # fmt: skip
def test_filters_keep_what_they_name(site, finding, query, found):
    assert (f'/checks/{finding.id}"' in site.get(f"/en/checks?{query}").text) is found


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("?state=closed", 400), ("?cause=magic", 400), ("?severity=grave", 400), ("?start=-1", 400),
        ("?start=x", 400), ("?indicator=nothing", 404), ("/0000", 404), ("?as_of=soon", 400),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_refused(site, path, status):
    assert site.get(f"/en/checks{path}").status_code == status


def test_before_the_figures_were_published_there_is_nothing_to_find(site, finding):
    page = site.get("/en/checks?as_of=2022-12-31").text
    assert finding.id not in page
    assert "The checks found no contradiction." in page
    assert site.get(f"/en/checks/{finding.id}?as_of=2022-12-31").status_code == 404


@pytest.mark.parametrize("language", ["en", "zh"])
def test_figures_in_a_finding_are_marked_on_every_page(site, checked, language):
    def pages():
        fact = next(f for f in checked.document_facts("dpress"))
        paths = ("/", "/series/gdp/R", f"/facts/{fact.id}", "/documents/dpress")
        return [site.get(f"/{language}{path}").text for path in paths]

    pages()  # the first one begins the audit and does not wait for it
    site.app.state.site.watch.wait()
    calls = {
        fact: alarm[0].finding.id for fact, alarm in site.app.state.site.watch.over(None).items()
        if alarm[0].calls
    }  # fmt: skip
    assert calls
    overview, series, fact, document = pages()
    for page in (series, fact, document):
        assert re.search(rf'class="alarm[^>]*href="/{language}/checks/\w{{16}}"', page)
        assert ("in the checks:" if language == "en" else "校验中") in page


def test_an_accepted_finding_is_shown_with_who_and_why_and_marks_nothing(site, checked, finding):
    answer = accept(site, finding)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/en/checks/{finding.id}#state")
    page = site.get(f"/en/checks/{finding.id}").text
    assert "the press rounds" in page
    assert "李" in page
    assert finding.id not in site.get("/en/checks").text
    assert finding.id in site.get("/en/checks?state=accepted").text
    alarms = site.app.state.site.watch.over(None)
    assert all(
        not one.calls for fact in finding.facts for one in alarms[fact] if one.finding.id == finding.id
    )
    assert checked.acceptances()[finding.id].reason == "the press rounds"


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"reason": " "}, "the reason is empty"),
        ({"author": ""}, "the author is empty"),
        ({"token": "guessed"}, "the form was not taken"),
    ],
)
def test_an_acceptance_that_cannot_be_is_explained(site, checked, finding, fields, says):
    answer = accept(site, finding, **fields)
    assert answer.status_code == 400
    assert says in answer.text
    assert not checked.acceptances()


def test_without_leave_nothing_can_be_accepted(checked, finding):
    reader = TestClient(create_app(checked), raise_server_exceptions=False)
    assert "<textarea" not in reader.get(f"/en/checks/{finding.id}").text
    assert reader.post(f"/en/checks/{finding.id}/accept", data={}).status_code in (404, 405)
