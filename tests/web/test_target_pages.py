"""The board of targets and a target's page: what is shown, in both languages, as of a day, and asked wrongly."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from fastapi.testclient import TestClient

from bashu.indicators import compile_observations
from bashu.model import Document, Fact, Passage
from bashu.model.target import Judgement, Standing
from bashu.region import load_pack
from bashu.store import Entry, open_store
from bashu.web import create_app
from bashu.web.standing import chance
from bashu.workspace import Workspace
from bashu.workspace.config import Config

RECORDED = datetime(2026, 1, 31, tzinfo=UTC)
CQ, SC = "500000", "510000"
LEVELS = {2012 + step: round(1200 * 1.07**step * (1.02 if step % 2 else 1)) for step in range(12)}  # billions


def level(year):
    said = f"{LEVELS[year]} billion yuan"
    return (
        f"In {year} GDP of Chongqing was {said}.",
        said,
        "gdp",
        CQ,
        str(year),
        "level",
        LEVELS[year] * 10**9,
        "CNY",
    )


def goal(said, indicator, area, period, value, unit):
    return (
        f"The plan for {period} names {said} of {indicator}.",
        said,
        indicator,
        area,
        period,
        "target",
        value,
        unit,
    )


DOCUMENTS = (
    ("past", date(2022, 3, 1), [level(year) for year in LEVELS if year < 2022]),
    ("plan", date(2022, 6, 1), [
        goal("2.9 trillion yuan", "gdp", CQ, "2025", 2_900_000_000_000, "CNY"),
        goal("9 trillion yuan", "gdp", CQ, "2024", 9_000_000_000_000, "CNY"),
        goal("1.5 trillion yuan", "gdp", CQ, "2020", 1_500_000_000_000, "CNY"),
        goal("100,000 yuan", "gdp_per_capita", CQ, "2025", 100_000, "CNY"),
        goal("5 percent", "gdp", SC, "2025", 5, "percent"),
    ]),
    ("news", date(2023, 3, 1), [
        level(2022),
        ("At its end 32 million people lived there.", "32 million people", "population_resident", CQ, "2022-12", "count", 32_000_000, "persons"),
    ]),
    ("late", date(2024, 3, 1), [level(2023)]),
)  # fmt: skip


def entry(identity, day, rows, indicators):
    text, passages, facts = "", [], []
    for sentence, printed, indicator, area, period, kind, value, unit in rows:
        start = len(text)
        at = start + sentence.index(printed)
        facts.append(Fact(
            identity, indicators[indicator].names.en, indicator, area, area, period, kind, Decimal(value), unit, None,
            "F" if kind == "target" else "A", start, start + len(sentence), at, at + len(printed), printed,
            Decimal(value) / 80 if kind == "target" else None, "test.rule",
        ))  # fmt: skip
        text += sentence + "\n\n"
        passages.append(Passage(start, start + len(sentence)))
    document = Document(
        identity,
        f"{identity}.txt",
        text,
        identity,
        "Office",
        day,
        "en",
        "",
        tier="official",
        passages=tuple(passages),
    )
    return Entry(document, facts, compile_observations(facts, document, indicators, recorded=RECORDED.date()))


@pytest.fixture(scope="module")
def planned(tmp_path_factory):
    folder = tmp_path_factory.mktemp("planned")
    pack = load_pack("chengdu_chongqing")
    known = {item.code: item for item in pack.indicators}
    config = Config(folder, "chengdu_chongqing", "sqlite:///record.db")
    store = open_store(config.database_url, create=True)
    store.add([entry(*parts, known) for parts in DOCUMENTS], recorded=RECORDED)
    with Workspace(config, pack, store) as opened:
        yield opened


@pytest.fixture(scope="module")
def site(planned):
    return TestClient(create_app(planned), raise_server_exceptions=False)


@pytest.fixture(scope="module")
def fact(planned):
    def find(indicator, area, period):
        views = planned.targets(indicator=indicator, area=area)
        return next(view.target.fact for view in views if view.target.period.text == period)

    return find


def plain(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


@pytest.mark.parametrize(("language", "words"), [("en", "out of reach"), ("zh", "难以实现")])
def test_the_board_says_each_standing_in_words(site, language, words):
    text = site.get(f"/{language}/targets").text
    assert words in text
    assert f'<html lang="{"zh-Hans" if language == "zh" else "en"}">' in text
    assert "style=" not in text


def test_the_board_shows_chance_pace_and_the_way_to_the_sentence(site, fact):
    text = site.get("/en/targets").text
    row = text[text.index(f'/en/targets/{fact("gdp", CQ, "2025")}"') :].split("</tr>")[0]
    assert re.search(r'<span class="n">>?\d+%</span><svg', row.replace("&gt;", ">"))
    assert re.search(r'<rect class="fill" width="\d+\.\d"', row)
    assert "+7" in plain(row)
    assert f'/en/facts/{fact("gdp", CQ, "2025")}"' in row


def test_what_cannot_be_judged_says_why_in_the_reader_s_language(site):
    assert "no annual figure of it has been recorded" in site.get("/en/targets").text
    assert "未收录年度数据" in site.get("/zh/targets").text


@pytest.mark.parametrize(
    ("query", "count"),
    [("", 5), (f"area={SC}", 1), ("standing=reached", 1), ("theme=accounts", 5), ("theme=transport", 0)],
)
def test_the_board_can_be_narrowed(site, query, count):
    text = site.get(f"/en/targets?{query}").text
    assert f"{count} target" in plain(text)
    assert text.count('<th scope="row">') == count


def test_a_standing_that_is_none_is_refused(site):
    assert site.get("/en/targets?standing=<b>").status_code == 400


def test_two_targets_imply_a_population(site):
    text = plain(site.get("/en/targets").text)
    assert "imply a figure of 29" in text
    assert "It was 32" in text


def test_a_target_shows_its_sentence_its_bands_and_its_outturns(site, planned, fact):
    text = site.get(f"/en/targets/{fact('gdp', CQ, '2025')}").text
    assert '<mark class="k-target">2.9 trillion yuan</mark>' in text
    assert "80% band" in text
    for view in planned.series("gdp", area=CQ, kind="level")[0].current:
        assert text.count(f"/en/facts/{view.fact}") >= 3  # both widths of the chart, and the table
    assert "forecast" in text


def test_the_history_names_the_figure_that_moved_the_chance(site, fact):
    text = site.get(f"/en/targets/{fact('gdp', CQ, '2025')}").text
    history = plain(text[text.index('id="history"') : text.index('id="path"')])
    assert "the target was announced" in history
    assert history.index("1 June 2022") < history.index("the target was announced")
    assert f"2022 {Decimal(LEVELS[2022]) / 1000:f} trillion yuan" in history


def test_a_decided_target_shows_its_outturn_and_no_chance(site, fact):
    text = plain(site.get(f"/en/targets/{fact('gdp', CQ, '2020')}").text)
    assert "reached" in text
    assert "How the chance moved" not in text
    assert "Outturn 2.062 trillion yuan" in text


def test_the_as_of_day_goes_back_before_later_figures(site, fact):
    address = f"/en/targets/{fact('gdp', CQ, '2025')}?as_of=2022-12-31"
    assert '<time datetime="2023-03-01">' not in site.get(address).text
    assert site.get("/en/targets?as_of=2022-05-31").text.count('<th scope="row">') == 0
    assert site.get(f"/en/targets/{fact('gdp', CQ, '2025')}?as_of=2022-05-31").status_code == 404


def test_an_id_that_is_no_target_is_not_found(site, planned):
    level_fact = planned.series("gdp", area=CQ, kind="level")[0].current[0].fact
    for identity in ("nothing", level_fact):
        assert site.get(f"/zh/targets/{identity}").status_code == 404


@pytest.mark.parametrize(
    ("value", "shown"), [(0.001, "<1%"), (0.999, ">99%"), (0.666, "66.6%"), (0.5, "50%"), (None, "—")]
)
def test_a_chance_is_never_written_as_certain_nor_against_its_standing(value, shown):
    assert chance(Judgement(None, Standing.AT_RISK, chance=value)) == shown


def test_no_page_holds_a_number_that_is_none(site, planned):
    for view in planned.targets():
        text = plain(site.get(f"/en/targets/{view.target.fact}").text)
        assert not re.search(r"\b(nan|inf|None)\b", text)
