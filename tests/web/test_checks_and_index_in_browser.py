"""The pages of checks and of the index in a real browser: accessibility, narrow screens, both languages."""

import re
import shutil

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

pytestmark = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")]

LOOKS = [("en", 1280, "light"), ("zh", 390, "dark"), ("en", 390, "light"), ("zh", 1280, "light")]


@pytest.mark.parametrize(("language", "width", "scheme"), LOOKS)
def test_checks_and_findings_pass_axe_and_fit_the_screen(
    opened, address, complaints, language, width, scheme
):
    page = opened(width, scheme)
    page.goto(f"{address}/{language}/checks")
    assert complaints(page) == []
    findings = [link.get_attribute("href") for link in page.locator("main a[href*='/checks/']").all()]
    for path in dict.fromkeys(findings[:8]):
        page.goto(address + path)
        assert complaints(page) == [], path
    page.goto(f"{address}/{language}/checks?state=accepted")
    assert complaints(page) == []


@pytest.mark.parametrize(("language", "width", "scheme"), LOOKS)
def test_the_index_and_its_method_pass_axe_and_fit_the_screen(
    opened, address, complaints, language, width, scheme
):
    page = opened(width, scheme)
    page.goto(f"{address}/{language}/index")
    assert complaints(page) == []
    offered = [box.get_attribute("value") for box in page.locator("input[name=area]").all()]
    for path in (
        "/index/method",
        f"/index?area={','.join(filter(None, offered[:4]))}",
        "/index?as_of=2023-06-30",
    ):
        page.goto(f"{address}/{language}{path}")
        assert complaints(page) == [], path


def test_the_way_from_a_finding_to_the_sentence_needs_no_script(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/en/checks")
    page.locator("main a[href*='/checks/']").first.click()
    page.locator("main a[href*='/facts/']").first.click()
    assert re.search(r"/en/facts/\w+", page.url)
    assert page.locator("#sentence mark").is_visible()
    context.close()
