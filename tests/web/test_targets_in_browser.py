"""The targets' pages in a real browser: accessibility, narrow screens, the way to the sentence without a script."""

import re
import shutil

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

pytestmark = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")]


@pytest.mark.parametrize(
    ("language", "width", "scheme"), [("en", 1280, "light"), ("zh", 390, "dark"), ("en", 390, "light")]
)
def test_board_and_target_pass_axe_and_fit_the_screen(opened, address, complaints, language, width, scheme):
    page = opened(width, scheme)
    page.goto(f"{address}/{language}/targets?area=500000")
    for path in (None, page.locator(".targets th > a").first.get_attribute("href")):
        if path:
            page.goto(address + path)
        assert complaints(page) == []


def test_the_way_from_the_board_to_the_sentence_needs_no_script(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/en/targets")
    page.locator(".targets .under a").first.click()
    assert re.search(r"/en/facts/\w+", page.url)
    assert page.locator("#sentence mark").is_visible()
    context.close()
