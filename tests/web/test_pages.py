"""Every page of the site, in both languages, and every way of asking wrongly."""

import csv
import io
import re
from html.parser import HTMLParser

import pytest
from fastapi.testclient import TestClient

from bashu.model import Names
from bashu.web import create_app


class Elements(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def elements(html):
    parser = Elements()
    parser.feed(html)
    return parser.found


PAGES = ("/", "/documents", "/documents/d2023", "/series", "/series/gdp/R", "/search?q=GDP", "/search")


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_answers_in_its_language(client, language, path):
    answer = client.get(f"/{language}{path}")
    assert answer.status_code == 200
    assert f'<html lang="{"zh-Hans" if language == "zh" else "en"}">' in answer.text
    assert ("跳到正文" in answer.text) == (language == "zh")


def test_the_front_door_follows_the_reader_s_language(client):
    for header, place in (("zh-CN,zh;q=0.9", "/zh/?as_of=2023-01-01"), ("fr", "/en/?as_of=2023-01-01")):
        answer = client.get("/?as_of=2023-01-01", headers={"Accept-Language": header}, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (307, place)


def test_the_language_switch_keeps_page_and_query(client):
    text = client.get("/en/series/gdp/R?kind=growth&as_of=2024-01-01").text
    assert 'href="/zh/series/gdp/R?kind=growth&amp;as_of=2024-01-01"' in text


def test_the_overview_shows_value_growth_status_and_source(client, fact_of):
    text = client.get("/en/").text
    card = text[text.index("Gross domestic product") :]
    card = card[: card.index("</li>")]
    assert 'more than</span> <span class="n">8.2</span>\u00a0<span class="u">trillion yuan' in card
    assert "+6.1%" in card
    assert "provisional" in card
    assert f"/en/facts/{fact_of('d2024', '8.2万亿元')}" in card
    assert "统计局" in card
    assert "<polyline" in card


def test_the_overview_sets_areas_side_by_side(client):
    table = client.get("/zh/").text.split("<table")[1]
    assert "重庆市" in table
    assert "3.01" in table


def test_documents_can_be_searched_in_chinese(client):
    assert "二〇二三年公报" in client.get("/en/documents?q=城镇化").text
    assert "Yearbook 2022" not in client.get("/en/documents?q=城镇化").text


def test_every_fact_of_a_document_is_marked_and_listed(client, workspace):
    text = client.get("/en/documents/d2023").text
    for fact in workspace.document_facts("d2023"):
        assert f'id="v{fact.value_start}"' in text
        assert text.count(f'/en/facts/{fact.id}"') == 2
    assert 'class="k-growth"' in text
    assert 'data-sign="Δ"' in text


def test_a_fact_opens_its_sentence_with_what_binds_it(client, fact_of):
    text = client.get(f"/en/facts/{fact_of('dpress', '7.8 trillion yuan')}").text
    assert re.search(r'<mark class="k-level">7.8 trillion yuan</mark>', text)
    assert "last year, officials said." in text
    for word in ("nearly", "7.8 trillion yuan", "test.rule", "Daily News", "2022"):
        assert word in text
    later = text[text.index("as others published it") :]
    assert fact_of("d2023", "7.76 trillion yuan") in later
    assert "−40\u00a0billion yuan" in later
    assert "−0.51%" in later


def test_a_fact_outside_every_series_says_so(client, fact_of):
    text = client.get(f"/en/facts/{fact_of('dbad', '12 tons')}").text
    assert "in no series" in text


def test_a_series_has_chart_table_sources_and_vintages(client, fact_of):
    text = client.get("/en/series/gdp/R").text
    assert text.count("<svg") >= 3
    assert f'href="/en/facts/{fact_of("d2024", "8.2万亿元")}"' in text
    assert "(billion yuan)" in text
    assert "8,200" in text
    vintages = text[text.index('id="vintages"') :]
    assert "1 March 2022" in vintages
    assert "−10" in vintages
    assert "Statistics Office" in vintages


def test_a_series_can_be_asked_by_kind_and_compared(client):
    growth = client.get("/en/series/gdp/R?kind=growth").text
    assert "+6.1" in growth
    beside = client.get("/en/series/gdp/R?compare=500000,510000").text
    assert "2,912.9" in beside
    assert "5,675" in beside
    assert 'class="keys"' in beside
    assert 'href="/en/series/gdp/R?compare=510000"' in beside


def test_points_of_the_chart_open_their_sentence(client, fact_of):
    text = client.get("/en/series/gdp/R.svg").text
    assert f'href="/en/facts/{fact_of("d2024", "8.2万亿元")}"' in text
    assert "vega-datasets" not in text


def test_the_csv_holds_every_vintage_with_its_source(client, fact_of):
    answer = client.get("/en/series/gdp/R.csv?as_of=2023-12-31")
    assert answer.headers["content-type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    assert {(row["period"], row["value"], row["vintage"], row["current"]) for row in rows} == {
        ("2021", "7400000000000", "2022-03-01", "no"),
        ("2021", "7390000000000", "2023-03-01", "yes"),
        ("2022", "7800000000000", "2023-01-20", "no"),
        ("2022", "7760000000000", "2023-03-01", "yes"),
    }
    assert rows[0]["publisher"] == "Statistics Office"
    assert rows[0]["fact"].endswith(f"/en/facts/{fact_of('d2022', '7.4 trillion yuan')}")


def test_search_finds_indicators_areas_and_documents_in_both_languages(client):
    for query in ("Chongqing", "重庆"):
        assert "/en/series?area=500000" in client.get("/en/search", params={"q": query}).text
    assert "/zh/series/gdp/R" in client.get("/zh/search", params={"q": "生产总值"}).text
    assert "<b>calm</b>" in client.get("/en/search?q=calm").text
    assert "Nothing matches" in client.get("/en/search?q=zzzz").text


def test_the_index_lists_series_by_theme_and_narrows_them(client):
    text = client.get("/en/series").text
    assert text.index("National accounts") < text.index("Population and living")
    narrowed = client.get("/en/series?area=510000").text
    assert "Urbanisation rate" not in narrowed
    assert "Joint projects" in narrowed
    assert "Gross domestic product" not in client.get("/en/series?q=urban").text.split("<main")[1]


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/en/nothing", 404, "there is no such page"),
        ("/fr/", 404, "there is no such page"),
        ("/zh/nothing", 404, "没有这个页面"),
        ("/en/facts/none", 404, "no such fact"),
        ("/zh/documents/none", 404, "没有这份文献"),
        ("/en/series/none/R", 404, "no such indicator"),
        ("/zh/series/gdp/none", 404, "没有这个地区"),
        ("/en/series/gdp/R?compare=none", 404, "no such area"),
        ("/en/?as_of=yesterday", 400, "not a date"),
        ("/zh/series?as_of=2024-02-30", 400, "不是日期"),
        ("/en/series/gdp/R?kind=weight", 400, "level, count"),
        ("/en/documents?start=x", 400, "start = x"),
        ("/en/documents?start=-5", 400, "start = -5"),
        ("/en/documents/d2023?part=0", 400, "part = 0"),
        ("/static/none.css", 404, "there is no such page"),
    ],
)
def test_a_wrong_address_is_answered_with_a_page(client, path, status, words):
    answer = client.get(path)
    assert answer.status_code == status
    assert words in answer.text
    assert "<main" in answer.text
    assert "Traceback" not in answer.text


def test_other_methods_are_refused_and_head_is_answered(client):
    assert client.post("/en/").status_code == 405
    assert client.head("/en/").status_code == 200


def test_a_fault_is_a_page_that_tells_nothing_of_the_inside(workspace, monkeypatch):
    def broken(*_, **__):
        raise RuntimeError("secret path")

    monkeypatch.setattr(type(workspace), "documents", broken)
    answer = TestClient(create_app(workspace), raise_server_exceptions=False).get("/zh/documents")
    assert answer.status_code == 500
    assert "程序的缺陷" in answer.text
    assert "secret path" not in answer.text
    assert "default-src 'self'" in answer.headers["content-security-policy"]


def test_hostile_text_stays_text(client, fact_of):
    fact = fact_of("dbad", "<b>9</b>")
    pages = [
        "/en/documents",
        "/en/documents/dbad",
        f"/en/facts/{fact}",
        "/en/series/projects/510000",
        "/en/search?q=alert",
    ]
    hostile = [
        "/en/search?q=<script>alert(1)</script>",
        '/en/documents?q="><script>',
        "/en/<script>alert(1)</script>",
    ]
    for path in pages + hostile:
        for tag, attributes in elements(client.get(path).text):
            assert tag != "img", path
            # search sets the words it found in bold
            assert tag != "b" or "search?q=" in path, path
            assert tag != "script" or attributes["src"].startswith("/static/"), path
            assert not [name for name in attributes if name.startswith("on")], path


def test_only_addresses_of_the_web_become_links(client, fact_of):
    for path in ("/en/documents/dpress", f"/en/facts/{fact_of('dpress', '7.8 trillion yuan')}"):
        assert "javascript:" not in client.get(path).text


def test_every_answer_allows_nothing_but_the_site_s_own_files(client):
    for path in ("/en/", "/en/none", "/en/series/gdp/R.csv"):
        headers = client.get(path).headers
        assert "default-src 'self'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


def test_pages_need_nothing_inline_and_nothing_from_elsewhere(client):
    for path in PAGES:
        for tag, attributes in elements(client.get("/en" + path).text):
            assert tag != "style"
            assert "style" not in attributes
            assert not [name for name in attributes if name.startswith("on")]
            assert (
                tag not in {"script", "link", "img"}
                or (attributes.get("src") or attributes["href"])[0] == "/"
            )


def test_static_files_are_kept_for_good_under_the_name_of_their_content(client):
    text = client.get("/en/").text
    for address in set(re.findall(r'"(/static/[^"]+)"', text)):
        answer = client.get(address)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]


def test_names_fall_back_to_the_other_language():
    assert Names("", "重庆").in_language("en") == "重庆"


def test_a_review_shows_beside_the_figure_and_takes_it_out_of_the_text(own_workspace):
    fact = next(f for f in own_workspace.document_facts("d2023") if f.value_text == "230 projects")
    client = TestClient(create_app(own_workspace))
    assert f"/en/facts/{fact.id}" in client.get("/en/documents/d2023").text
    own_workspace.review(fact.id, "reject", reason="A <b>plan</b>, no count", author="Li")
    text = client.get(f"/en/facts/{fact.id}").text
    assert "it stands in no series" in text
    assert "A &lt;b&gt;plan&lt;/b&gt;, no count" in text
    assert "已否决" in client.get(f"/zh/facts/{fact.id}").text
    assert f"/en/facts/{fact.id}" not in TestClient(create_app(own_workspace)).get("/en/documents/d2023").text
