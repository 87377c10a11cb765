"""The site in a real browser: the way from overview to sentence, accessibility, narrow screens, no script needed."""

import re
import shutil
import threading
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn

from bashu.web import create_app
from bashu.workspace import open_workspace

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
SHOTS = Path(__file__).resolve().parents[2] / "screenshots"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed"),
]


@contextmanager
def served(workspace):
    """The address of a workspace's site."""
    server = uvicorn.Server(uvicorn.Config(create_app(workspace), port=0, log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="module")
def site(filled_folder):
    """The site of the shipped pack."""
    with open_workspace(filled_folder) as opened, served(opened) as address:
        yield address


@pytest.fixture(scope="module")
def small_site(workspace):
    """The site of the small workspace, whose pages hold every part of every template once."""
    with served(workspace) as address:
        yield address


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture
def open_page(browser, site):
    """Open a page of the site; console errors and requests to elsewhere fail the test at its end."""
    contexts, complaints = [], []

    def open_it(path, *, viewport=WIDE, scheme="light", script=True):
        context = browser.new_context(viewport=viewport, color_scheme=scheme, java_script_enabled=script)
        contexts.append(context)
        page = context.new_page()
        page.on(
            "console", lambda message: complaints.append(message.text) if message.type == "error" else None
        )
        page.on("request", lambda asked: None if asked.url.startswith(site) else complaints.append(asked.url))
        page.goto(site + path)
        return page

    yield open_it
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture(scope="module")
def pages(browser, site):
    """A page of every type, found by following the site's own links."""
    page = browser.new_page()
    page.goto(site + "/en/")
    series = page.locator(".card h3 a").first.get_attribute("href")
    page.goto(site + "/en/documents")
    # the document with most figures shows most of what the reading view can show
    figures = [int(cell.replace(",", "")) for cell in page.locator("td.num").all_inner_texts()]
    document = page.locator("td .title").nth(figures.index(max(figures))).get_attribute("href")
    page.goto(site + "/en/series/gdp/500000?kind=level&frequency=A")
    fact = page.locator(".vintages td.num a").first.get_attribute("href")
    page.close()
    return {
        "overview": "/",
        "documents": "/documents",
        "document": document.removeprefix("/en"),
        "fact": fact.removeprefix("/en"),
        "index": "/series",
        "series": series.removeprefix("/en"),
        "compared": "/series/gdp/500000?compare=510000,510100&kind=level&frequency=A",
        "vintages": "/series/gdp/500000",
        "search": "/search?q=GDP",
        "as-of": "/?as_of=2023-06-30",
    }


TYPES = (
    "overview", "documents", "document", "fact", "index", "series", "compared", "vintages", "search", "as-of",
)  # fmt: skip


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_way_from_overview_to_the_sentence_needs_no_script(open_page, language):
    page = open_page(f"/{language}/", script=False)
    name = page.locator(".card h3 a").first.inner_text()
    page.locator(".card h3 a").first.click()
    assert re.search(rf"/{language}/series/", page.url)
    assert page.locator("h1").inner_text().startswith(name)
    assert page.locator(".chart-wide svg").first.is_visible()
    _shot(page, f"way_{language}_series")
    page.locator("#values ~ .table td.num a").first.click()
    assert re.search(rf"/{language}/facts/\w+", page.url)
    printed = page.locator(".printed").inner_text()
    assert page.locator("#sentence mark").inner_text() == printed
    assert printed in page.locator("#sentence").inner_text()
    _shot(page, f"way_{language}_fact")
    page.locator(".facets a[href*='documents']").click()
    marked = page.locator("mark:target")
    assert printed in marked.inner_text()
    assert marked.is_visible()
    _shot(page, f"way_{language}_document")


@pytest.mark.parametrize(
    ("language", "viewport", "scheme"),
    [("en", WIDE, "light"), ("zh", NARROW, "dark")],
    ids=["wide", "narrow"],
)
def test_every_page_passes_axe_at_levels_a_and_aa(browser, small_site, fact_of, language, viewport, scheme):
    from axe_playwright_python.sync_playwright import Axe

    fact = fact_of("dpress", "7.8 trillion yuan")
    paths = (
        "/", "/?as_of=2023-06-30", "/documents", "/documents/d2023", "/documents/dbad", f"/facts/{fact}", "/series",
        "/series?area=R", "/series/gdp/R", "/series/gdp/R?compare=500000,510000", "/search?q=GDP", "/nothing",
    )  # fmt: skip
    context = browser.new_context(viewport=viewport, color_scheme=scheme)
    page = context.new_page()
    for path in paths:
        page.goto(f"{small_site}/{language}{path}")
        found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
        assert [_said(item) for item in found.response["violations"]] == [], path
    context.close()


@pytest.mark.parametrize("kind", TYPES)
def test_no_page_is_wider_than_the_screen(open_page, pages, kind):
    page = open_page("/en" + pages[kind], viewport=NARROW)
    for language in ("en", "zh"):
        if language == "zh":
            page.goto(page.url.replace("/en/", "/zh/"))
        for width in (390, 768, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (language, width)
            if width != 768:
                page.screenshot(path=SHOTS / f"{kind}_{language}_{width}.png")


def test_failures_wear_the_site_s_clothes(browser, site):
    page = browser.new_page(viewport=NARROW)
    answer = page.goto(site + "/zh/nothing")
    assert answer.status == 404
    assert page.locator("nav").first.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.close()


def test_the_first_tab_skips_to_the_content(open_page):
    page = open_page("/en/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_the_as_of_day_is_set_by_a_plain_form_and_kept(open_page, pages):
    page = open_page("/en" + pages["series"], script=False)
    page.locator(".asof summary").click()
    page.locator("#as-of").fill("2024-06-30")
    page.locator(".asof button").click()
    assert "as_of=2024-06-30" in page.url
    page.get_by_role("link", name="Overview").click()
    assert "As of 30 June 2024." in page.locator(".banner").inner_text()


def test_kinds_can_be_left_unmarked(open_page, pages):
    page = open_page("/en" + pages["document"])
    mark = page.locator("mark.k-level > a").first
    before = mark.evaluate("element => getComputedStyle(element).borderBottomColor")
    page.locator(".t-level").uncheck()
    assert mark.evaluate("element => getComputedStyle(element).borderBottomColor") != before
    assert page.locator(".fact-list li.k-level").first.is_hidden()


def test_a_point_tells_its_value_and_opens_its_sentence(open_page, pages):
    page = open_page("/en" + pages["series"])
    point = page.locator(".chart-wide a path").last
    point.hover(force=True)
    assert "trillion yuan" in page.locator(".tip").inner_text()
    point.click(force=True)
    page.wait_for_url(re.compile(r"/en/facts/\w+"))


def _shot(page, name):
    page.screenshot(path=SHOTS / f"{name}.png", full_page=True)


def _said(violation):
    return f"{violation['id']}: {violation['nodes'][0]['html'][:200]}: {violation['nodes'][0]['failureSummary'][:300]}"
