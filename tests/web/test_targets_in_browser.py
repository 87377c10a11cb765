"""The targets' pages in a real browser: accessibility, narrow screens, the way to the sentence without a script."""

import re
import shutil
import threading
import time

import pytest
import uvicorn

from bashu.web import create_app
from bashu.workspace import open_workspace

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

pytestmark = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")]


@pytest.fixture(scope="module")
def address(filled_folder):
    """The site of the shipped pack."""
    with open_workspace(filled_folder) as opened:
        server = uvicorn.Server(uvicorn.Config(create_app(opened), port=0, log_level="warning"))
        thread = threading.Thread(target=server.run)
        thread.start()
        while not server.started and thread.is_alive():
            time.sleep(0.02)
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--headless", "--no-sandbox", "--disable-gpu"]
        )
        yield opened
        opened.close()


@pytest.mark.parametrize(
    ("language", "width", "scheme"), [("en", 1280, "light"), ("zh", 390, "dark"), ("en", 390, "light")]
)
def test_board_and_target_pass_axe_and_fit_the_screen(browser, address, language, width, scheme):
    from axe_playwright_python.sync_playwright import Axe

    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.goto(f"{address}/{language}/targets?area=500000")
    for path in (None, page.locator(".targets th > a").first.get_attribute("href")):
        if path:
            page.goto(address + path)
        found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
        assert [(item["id"], item["nodes"][0]["html"][:200]) for item in found.response["violations"]] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_the_way_from_the_board_to_the_sentence_needs_no_script(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/en/targets")
    page.locator(".targets .under a").first.click()
    assert re.search(r"/en/facts/\w+", page.url)
    assert page.locator("#sentence mark").is_visible()
    context.close()
