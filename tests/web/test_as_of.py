"""One day of publication limits every page, and has one way to be written."""

import re

import pytest


def test_one_as_of_day_holds_on_every_link(client):
    for path in ("/", "/series/gdp/R", "/documents", "/search?q=GDP", "/series"):
        join = "&" if "?" in path else "?"
        text = client.get(f"/en{path}{join}as_of=2023-02-01").text
        assert "As of 1 February 2023." in text
        links = re.findall(r'href="(/en/[^"]*)"', text)
        without = {link for link in links if "as_of=2023-02-01" not in link}
        # the banner's way back to everything is the only link without the day
        assert without == {"/en" + path}, path


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("/en/series?text=gdp&as-of=2022-12-31", "/en/series?text=gdp&as_of=2022-12-31"),
        ("/zh/?as-of=2022-12-31&as_of=2021-01-01", "/zh/?as_of=2021-01-01"),
        ("//example.org/?as-of=x", "/example.org/?as_of=x"),
    ],
)
def test_the_command_line_s_spelling_of_as_of_leads_to_the_page_s_one_address(client, asked, told):
    answer = client.get(f"http://testserver{asked}", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (308, told)


def test_the_overview_counts_only_what_was_published(client):
    counts = re.findall(r"<dd>(?:<a[^>]*>)?(\d+)", client.get("/en/?as_of=2022-12-31").text)
    assert counts == ["1", "3"]


def test_as_of_hides_what_was_published_later(client):
    text = client.get("/en/series/gdp/R?as_of=2023-02-01").text
    assert "7,800" in text
    assert "7,760" not in text
    assert "8,200" not in text
    assert (
        "No figure of it had been published by then" in client.get("/en/series/gdp/R?as_of=2000-01-01").text
    )
    assert "No headline figure had been published by then" in client.get("/en/?as_of=2000-01-01").text
