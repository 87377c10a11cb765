"""A small workspace whose documents are written here with their facts, so that what a page shows is in sight.

``[[printed|indicator|area|period|kind|value|unit]]`` in a text is a figure; status and qualifier may follow.
"""

import re
import shutil
import threading
import time
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from bashu.indicators import compile_observations
from bashu.model import Area, Document, Fact, Indicator, Kind, Names, Pack, Passage, PriceBasis
from bashu.store import Entry, open_store
from bashu.web import create_app
from bashu.workspace import Workspace, open_workspace

RECORDED = datetime(2026, 1, 31, tzinfo=UTC)
HOSTILE = '<script>alert("x")</script> & <img src=x onerror=alert(1)>'

INDICATORS = (
    Indicator(
        "gdp", Names("Gross domestic product", "地区生产总值", ("GDP",)), "CNY", Kind.LEVEL, PriceBasis.NOMINAL,
        theme="accounts", definition_en="What is produced.", definition_zh="生产成果。", headline=1,
    ),
    Indicator("urban_rate", Names("Urbanisation rate", "城镇化率"), "percent", Kind.RATE, theme="population", headline=2),
    Indicator("projects", Names("Joint projects", "共建项目"), "projects", Kind.COUNT, theme="cooperation"),
)  # fmt: skip
AREAS = (
    Area("R", Names("Test circle", "测试经济圈"), "circle"),
    Area("500000", Names("Chongqing", "重庆市"), "municipality"),
    Area("510000", Names("Sichuan", "四川省"), "province"),
)
PACK = Pack("tiny", Names("Test circle", "测试经济圈"), "1", "R", "CC-BY-4.0", AREAS, INDICATORS, ())

DOCUMENTS = (
    ("d2022", "Yearbook 2022", "Statistics Office", date(2022, 3, 1), "en", "official", "https://example.org/2022", """\
The circle in 2021. Its gross domestic product was [[7.4 trillion yuan|gdp|R|2021|level|7400000000000|CNY]], up [[8.5%|gdp|R|2021|growth|8.5|percent]] on the year. Prices were calm.

Chongqing had [[2789.4 billion yuan|gdp|500000|2021|level|2789400000000|CNY]]."""),
    ("d2023", "Yearbook 2023", "Statistics Office", date(2023, 3, 1), "en", "official", "https://example.org/2023", """\
GDP of the circle reached [[7.76 trillion yuan|gdp|R|2022|level|7760000000000|CNY]] in 2022, up [[3.0%|gdp|R|2022|growth|3.0|percent]]. The figure for 2021 was revised to [[7.39 trillion yuan|gdp|R|2021|level|7390000000000|CNY]].

Chongqing had [[2912.9 billion yuan|gdp|500000|2022|level|2912900000000|CNY]] and Sichuan [[5675 billion yuan|gdp|510000|2022|level|5675000000000|CNY]]. In all, [[230 projects|projects|R|2022|count|230|projects]] went ahead."""),
    ("d2024", "二〇二三年公报", "统计局", date(2024, 3, 1), "zh", "official", "https://example.org/2024", """\
全年地区生产总值[[8.2万亿元|gdp|R|2023|level|8200000000000|CNY|P|more than]]，增长[[6.1%|gdp|R|2023|growth|6.1|percent]]。城镇化率为[[66.3%|urban_rate|R|2023|rate|66.3|percent]]，其余从略。

重庆[[30145.8亿元|gdp|500000|2023|level|3014580000000|CNY]]。"""),
    ("dpress", "Region grows", "Daily News", date(2023, 1, 20), "en", "press", "javascript:alert(1)", """\
The circle's GDP was nearly [[7.8 trillion yuan|gdp|R|2022|level|7800000000000|CNY|A|nearly]] last year, officials said."""),
    ("dbad", HOSTILE, HOSTILE, None, "en", "other", "https://example.org/\"onmouseover=alert(1)", f"""\
{HOSTILE} the value was [[<b>9</b>|projects|510000|2021|count|9|projects]] then. Something of [[12 tons|||||12|t]] is unknown to the pack."""),
)  # fmt: skip

_FIGURE = re.compile(r"\[\[(.*?)\]\]")


def read(identity, title, publisher, published, language, tier, url, marked):
    """The document and its facts; a fact's clause is its sentence."""
    text, figures, at = "", [], 0
    for match in _FIGURE.finditer(marked):
        text += marked[at : match.start()]
        printed, *rest = match[1].split("|")
        figures.append((len(text), printed, rest))
        text += printed
        at = match.end()
    text += marked[at:]
    passages = tuple(Passage(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text))
    document = Document(
        identity,
        f"{identity}.txt",
        text,
        title,
        publisher,
        published,
        language,
        url,
        tier=tier,
        passages=passages,
    )
    return document, tuple(_fact(document, *figure) for figure in figures)


def _fact(document, start, printed, rest):
    indicator, area, period, kind, value, unit, *more = rest
    status, qualifier = (*more, "A", None)[:2] if len(more) < 2 else more
    begin = max(document.text.rfind(mark, 0, start) for mark in ("\n", ". ", "。")) + 1
    known = next((item for item in INDICATORS if item.code == indicator), None)
    return Fact(
        document.id, known.names.en if known else "something", indicator or None, area or None, area or None,
        period or None, kind or "level", Decimal(value), unit, qualifier, status, begin, start + len(printed),
        start, start + len(printed), printed, None, "test.rule",
    )  # fmt: skip


def entries():
    for parts in DOCUMENTS:
        document, facts = read(*parts)
        known = {item.code: item for item in INDICATORS}
        yield Entry(document, facts, compile_observations(facts, document, known, recorded=RECORDED.date()))


@pytest.fixture(scope="session")
def workspace(tmp_path_factory):
    """Read it, do not add to it."""
    with filled(tmp_path_factory.mktemp("tiny")) as opened:
        yield opened


@pytest.fixture
def own_workspace(tmp_path):
    """One to change."""
    with filled(tmp_path) as opened:
        yield opened


def filled(folder: Path) -> Workspace:
    store = open_store(f"sqlite:///{folder / 'record.db'}", create=True)
    store.add(entries(), recorded=RECORDED)
    return Workspace(None, PACK, store)


@pytest.fixture(scope="session")
def client(workspace):
    return TestClient(create_app(workspace), raise_server_exceptions=False)


@pytest.fixture(scope="session")
def fact_of(workspace):
    """The id of the fact printed so in a document."""

    def find(document, printed):
        return next(f.id for f in workspace.document_facts(document) if f.value_text == printed)

    return find


#: Levels A and AA of the accessibility guidelines.
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture(scope="module")
def address(filled_folder):
    """The site of the shipped pack."""
    import uvicorn

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

    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=chromium, args=["--headless", "--no-sandbox", "--disable-gpu"]
        )
        yield opened
        opened.close()


@pytest.fixture
def opened(browser):
    """Open a page of a width in a colour scheme."""
    pages = []

    def open_it(width, scheme="light"):
        pages.append(browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme))
        return pages[-1]

    yield open_it
    for page in pages:
        page.close()


@pytest.fixture
def complaints():
    """What is wrong with the page that is open: what axe finds at levels A and AA, and what is wider than the screen."""

    def of(page):
        from axe_playwright_python.sync_playwright import Axe

        found = (
            Axe().run(page, options={"runOnly": {"type": "tag", "values": AXE_TAGS}}).response["violations"]
        )
        said = [(item["id"], item["nodes"][0]["html"][:200]) for item in found]
        wide = page.evaluate("document.documentElement.scrollWidth")
        return said + ([("too wide", wide)] if wide > page.viewport_size["width"] else [])

    return of
