"""Reviews through the site: the form is there only when asked for, and only the site's own page may send it."""

import re
import sqlite3

import pytest
from fastapi.testclient import TestClient

from bashu.store import open_store
from bashu.web import create_app
from bashu.workspace import Workspace


@pytest.fixture
def own(workspace, tmp_path):
    """A copy of the small workspace that may be reviewed."""
    path = tmp_path / "record.db"
    with sqlite3.connect(workspace.store._engine.url.database) as source, sqlite3.connect(path) as copy:
        source.backup(copy)
    with Workspace(None, workspace.pack, open_store(f"sqlite:///{path}")) as opened:
        yield opened


@pytest.fixture
def editor(own):
    return TestClient(create_app(own, edit=True), raise_server_exceptions=False, follow_redirects=False)


@pytest.fixture
def fact(own):
    return next(f for f in own.document_facts("d2023") if f.value_text == "7.76 trillion yuan")


def filled(editor, fact, **fields):
    """The form as a browser sends it: every field of the page, some of them changed."""
    sent = filled_in(editor.get(f"/en/facts/{fact.id}").text)
    return {**sent, "reason": "seen in the original", "author": "李", **fields}


def filled_in(page):
    """What the fields of a page's form hold."""
    form = page[page.index('<form method="post"') :]
    sent = {
        name: value
        for name, value in re.findall(r'<input[^>]*? name="(\w+)"[^>]*? value="([^"]*)"', form)
        if name != "verdict"
    }
    for name, options in re.findall(r'<select[^>]*? name="(\w+)">(.*?)</select>', form):
        chosen = re.search(r'value="([^"]*)" selected', options)
        sent[name] = chosen[1] if chosen else ""
    return sent


def send(editor, fact, language="en", headers=None, **fields):
    return editor.post(
        f"/{language}/facts/{fact.id}/review", data=filled(editor, fact, **fields), headers=headers or {}
    )


def test_without_leave_there_is_no_form_and_nothing_is_taken(client, fact_of):
    identity = fact_of("d2023", "7.76 trillion yuan")
    assert "<textarea" not in client.get(f"/en/facts/{identity}").text
    assert client.post(f"/en/facts/{identity}/review", data={"verdict": "reject"}).status_code == 404


@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_accepted_figure_is_shown_with_who_and_why(editor, own, fact, language):
    answer = send(editor, fact, language=language, verdict="accept")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/{language}/facts/{fact.id}#reviews")
    page = editor.get(f"/{language}/facts/{fact.id}").text
    assert "seen in the original" in page
    assert "李" in page
    assert ("accepted" if language == "en" else "已采纳") in page
    assert own.reviews().rows[0].correction is None


def test_a_correction_sets_what_was_changed_and_nothing_else(editor, own, fact):
    assert (
        send(editor, fact, verdict="correct", set_qualifier="nearly", set_period="2022-H1").status_code == 303
    )
    made = own.reviews().rows[0].correction
    assert (made.qualifier, made.period, made.value, made.unit, made.kind) == (
        "nearly", "2022-H1", fact.value, fact.unit, fact.kind,
    )  # fmt: skip
    assert made.indicator_code == fact.indicator_code
    assert f"/en/facts/{made.id}" in editor.get(f"/en/facts/{fact.id}").text


def test_a_review_says_what_it_changed(editor, fact):
    send(editor, fact, verdict="correct", set_period="2022-H1")
    page = editor.get(f"/en/facts/{fact.id}").text
    assert "Period: 2022 → 2022-H1" in page
    assert "Unit:" not in page[page.index('id="reviews"') :]


@pytest.mark.parametrize(("language", "says"), [("en", "Nothing was recorded."), ("zh", "不是时期")])
def test_a_refused_form_comes_back_as_it_was_filled_in(editor, own, fact, language, says):
    answer = send(editor, fact, language=language, verdict="correct", set_period="2024-13", reason='<b>"why"')
    assert answer.status_code == 400
    assert says in answer.text
    again = filled_in(answer.text)
    assert (again["set_period"], again["author"]) == ("2024-13", "李")
    assert "&lt;b&gt;&#34;why&#34;</textarea>" in answer.text
    assert re.search(r'value="correct"[^>]*checked', answer.text)
    assert own.reviews().total == 0


def test_a_rejected_figure_leaves_the_series_at_once(editor, fact):
    before = editor.get("/en/series/gdp/R").text
    send(editor, fact, verdict="reject")
    after = editor.get("/en/series/gdp/R").text
    assert fact.id in before
    assert fact.id not in after


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"verdict": "accept", "reason": " "}, "the reason is empty"),
        ({"verdict": "accept", "author": ""}, "the author is empty"),
        ({"verdict": "correct"}, "the correction changes nothing"),
        ({"verdict": "correct", "set_unit": "yuan"}, "write CNY"),
        ({"verdict": "perhaps"}, "no such verdict"),
        ({"verdict": ""}, "no such verdict"),
    ],
)
def test_a_form_that_cannot_be_is_explained(editor, own, fact, fields, says):
    answer = send(editor, fact, **fields)
    assert answer.status_code == 400
    assert says in answer.text
    assert own.reviews().total == 0


@pytest.mark.parametrize(
    ("field", "text", "says"),
    [
        ("reason", " ", "the reason is empty"),
        ("author", "", "the author is empty"),
        ("verdict", "perhaps", "no such verdict"),
        ("set_value", "many", "not a value"),
        ("set_unit", "yuan", "not a unit"),
        ("set_period", "2024-13", "not a period"),
        ("set_indicator_code", "none", "no such indicator"),
        ("set_area_code", "none", "no such area"),
        ("set_indicator", "", "the field is empty"),
        ("set_kind", "level", "the correction changes nothing"),
    ],
)
def test_what_a_form_is_refused_for_is_said_in_the_page_s_language(editor, fact, field, text, says):
    form = {"verdict": "correct", field: text}
    assert says in send(editor, fact, **form).text
    answer = send(editor, fact, language="zh", **form)
    assert answer.status_code == 400
    assert says not in answer.text


@pytest.mark.parametrize(
    ("headers", "fields"),
    [
        ({"origin": "https://elsewhere.example"}, {}),
        ({"origin": "null"}, {}),
        ({"sec-fetch-site": "cross-site"}, {}),
        ({}, {"token": "guessed"}),
        ({}, {"token": "é"}),
    ],
)
def test_a_form_from_elsewhere_is_refused(editor, own, fact, headers, fields):
    answer = send(editor, fact, headers=headers, verdict="reject", **fields)
    assert answer.status_code == 400
    assert "the form was not taken" in answer.text
    assert own.reviews().total == 0


def test_the_site_s_own_page_is_known_by_its_origin(editor, fact):
    headers = {"origin": "http://testserver", "sec-fetch-site": "same-origin"}
    assert send(editor, fact, headers=headers, verdict="accept").status_code == 303


def test_a_stranger_s_name_for_this_machine_is_refused(own, fact):
    app = create_app(own, edit=True, hosts={"127.0.0.1", "::1"})
    for address, status in (
        ("http://stranger.example:8000", 400),
        ("http://127.0.0.1:8000", 303),
        ("http://[::1]:8000", 303),
    ):
        browser = TestClient(app, base_url=address, follow_redirects=False)
        assert send(browser, fact, verdict="accept").status_code == status


@pytest.mark.parametrize(
    "sent",
    [
        {"content": b"{}", "headers": {"content-type": "application/json"}},
        {"content": b"a=" + b"x" * 100_000, "headers": {"content-type": "application/x-www-form-urlencoded"}},
        {"content": b"reason=%ff", "headers": {"content-type": "application/x-www-form-urlencoded"}},
        {
            "content": b"&".join(b"a=1" for _ in range(500)),
            "headers": {"content-type": "application/x-www-form-urlencoded"},
        },
        {},
    ],
)
def test_what_is_no_form_is_refused(editor, own, fact, sent):
    assert editor.post(f"/en/facts/{fact.id}/review", **sent).status_code == 400
    assert own.reviews().total == 0


def test_an_unknown_fact_is_not_found(editor, fact):
    data = filled(editor, fact, verdict="accept")
    assert editor.post("/en/facts/0000/review", data=data).status_code == 404


def test_prices_that_a_reading_states_are_shown(editor, own, fact):
    assert "at constant prices" not in editor.get(f"/en/facts/{fact.id}").text.partition('class="review"')[0]
    send(editor, fact, verdict="correct", set_price_basis="real")
    made = own.reviews().rows[0].correction
    assert "at constant prices" in editor.get(f"/en/facts/{made.id}").text.partition('class="review"')[0]
