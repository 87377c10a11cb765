"""The shipped pack keeps what it promises."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bashu.model import UNITS, Period
from bashu.region import check_pack, load_pack

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
DISTRICTS = 38  # districts and counties of Chongqing before the merger of November 2025


@pytest.fixture(scope="module")
def pack():
    return load_pack("chengdu_chongqing")


@pytest.fixture(scope="module")
def areas(pack):
    return {area.code: area for area in pack.areas}


@pytest.fixture(scope="module")
def texts(pack):
    return {path.stem: path.read_text(encoding="utf-8") for path in pack.documents}


def test_it_is_clean():
    assert check_pack("chengdu_chongqing") == ()


def test_it_has_history_and_vintages(pack):
    statements = pack.statements
    published = {source.id: source.published for source in pack.sources}
    vintages = defaultdict(set)
    for item in statements:
        vintages[item.indicator, item.area, item.period, item.kind, item.unit].add(published[item.document])
    assert len(statements) >= 1400
    assert len({item.indicator for item in statements}) >= 60
    assert len(pack.indicators) >= 80
    assert sum(len(days) > 1 for days in vintages.values()) >= 100
    gdp = {item.period for item in statements if (item.indicator, item.area) == ("gdp", "500000")}
    assert len({period for period in gdp if re.fullmatch(r"\d{4}", period)}) >= 12


def test_conflicting_sources_stand_side_by_side(pack):
    chongqing_2020 = {
        item.value
        for item in pack.statements
        if (item.indicator, item.area, item.period, item.kind) == ("gdp", "500000", "2020", "level")
    }
    # 25,002.79 at first, 25,041.43 after revision, in 100 million yuan
    assert len(chongqing_2020) >= 2


def test_every_statement_leads_to_one_place_in_one_document(pack, texts):
    for item in pack.statements:
        start = texts[item.document].index(item.quote)
        assert texts[item.document].find(item.quote, start + 1) == -1
        assert item.quote.count(item.as_printed) == 1


def test_every_value_is_the_printed_one_on_its_scale(pack):
    scales = {"万亿": 12, "trillion": 12, "亿": 8, "billion": 9, "million": 6, "万": 4}
    for item in pack.statements:
        printed = Decimal(re.search(r"\d[\d,]*(\.\d+)?", item.as_printed)[0].replace(",", ""))
        scale = next((scales[word] for word in scales if word in item.as_printed), 0)
        assert abs(item.value) == printed.scaleb(scale), item


def test_a_fall_is_negative_and_says_so(pack):
    for item in pack.statements:
        falls = re.search(r"下降|fell|declined|shrank|dropped|down|cut|a fall of|-\d", item.quote)
        assert (item.value >= 0) or falls, item


def test_every_document_has_a_source_with_publisher_and_day(pack, texts):
    sources = {source.id: source for source in pack.sources}
    for stem, text in texts.items():
        source = sources[re.search(r"^source: (\S+)$", text, re.MULTILINE)[1]]
        assert source.title, stem
        assert source.publisher, stem
        assert isinstance(source.published, date), stem


def test_copies_on_other_hosts_show_no_address(pack, texts):
    for source in pack.sources:
        assert (source.tier in ("mirror", "other")) <= (source.url == "")
        assert (source.tier in ("official", "dataset")) <= source.url.startswith("http")
    for text in texts.values():
        assert ("\ntier: mirror\n" in text) <= ("\nurl: " not in text)


def test_figures_come_first_from_the_trusted_tiers(pack):
    tiers = {source.id: source.tier for source in pack.sources}
    share = Counter(tiers[item.document] for item in pack.statements)
    assert share["official"] + share["dataset"] + share["press"] >= 700
    assert share["other"] == 0


def test_units_are_base_units_or_counted_nouns(pack):
    counted = Counter(item.unit for item in pack.statements if item.unit not in UNITS)
    assert set(counted) <= {
        "passengers", "vehicles", "trains", "TEU", "patents", "ports", "countries and regions", "enterprises",
        "projects", "visits", "entities", "corridors", "services", "flights", "stations", "routes", "units",
        "ug/m3",
    }  # fmt: skip


def test_targets_are_forecasts_of_a_year_or_a_plan_term(pack):
    targets = [item for item in pack.statements if item.kind == "target"]
    assert len(targets) >= 80
    assert {item.status for item in targets} == {"F"}
    assert {Period.parse(item.period).frequency for item in targets} <= {"A", "span", "M", "MTD"}


def test_headlines_of_the_circle_have_history(pack):
    order = sorted((item for item in pack.indicators if item.headline), key=lambda item: item.headline)
    periods = defaultdict(set)
    for item in pack.statements:
        if item.area == pack.area and item.kind != "growth":
            periods[item.indicator].add(item.period)
    assert [len(periods[item.code]) >= 2 for item in order[:10]] == [True] * 10


def test_the_circle_is_parts_of_both_sides(areas):
    members = {member.code: member for member in areas["CCEC"].members}
    chongqing = {code for code in members if code.startswith("500")}
    sichuan = {code for code in members if code.startswith("51")}
    assert len(chongqing) == 27 + 2
    assert len(sichuan) == 15
    assert {code for code in members if members[code].part} == {
        "500154", "500235", "510700", "511700", "511800",
    }  # fmt: skip
    assert set(members) == {member.code for part in ("CCEC-CQ", "CCEC-SC") for member in areas[part].members}
    outside = {"500229", "500236", "500237", "500238", "500240", "500241", "500242", "500243", "500156"}
    assert not outside & set(members)
    assert not {"510400", "510800", "511900", "513200", "513300", "513400"} & set(members)


def test_the_circle_is_not_chongqing_and_sichuan(pack, areas):
    assert {member.code for member in areas["CQSC"].members} == {"500000", "510000"}
    circle, both = areas["CCEC"].names, areas["CQSC"].names
    assert not set(circle.every()) & set(both.every())
    level = {
        item.area: item.value
        for item in pack.statements
        if (item.indicator, item.period, item.kind, item.status) == ("gdp", "2023", "level", "P")
        and item.area in ("CCEC", "CQSC")
    }
    assert level["CCEC"] == Decimal("8198670000000")
    assert level.get("CQSC", Decimal("9e12")) > level["CCEC"]


def test_codes_of_the_merged_districts_end_with_the_merger(areas):
    eve, day = date(2025, 11, 5), date(2025, 11, 6)
    for code in ("500105", "500112"):
        assert (areas[code].valid_on(eve), areas[code].valid_on(day)) == (True, False)
        assert areas[code].replaced_by == "CQ-LJ"
    assert (areas["CQ-LJ"].valid_on(eve), areas["CQ-LJ"].valid_on(day)) == (False, True)


def test_every_unit_of_the_two_sides_is_there(areas):
    chongqing = [a for a in areas.values() if a.parent == "500000" and re.fullmatch(r"500\d{3}", a.code)]
    sichuan = [a for a in areas.values() if a.parent == "510000" and re.fullmatch(r"51\d\d00", a.code)]
    assert (len(chongqing), len(sichuan)) == (DISTRICTS, 21)
    assert all(area.names.en and area.names.zh for area in areas.values())


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("成渝地区双城经济圈", "CCEC"),
        ("双城经济圈", "CCEC"),
        ("Chengdu–Chongqing economic circle", "CCEC"),
        ("川渝两省市", "CQSC"),
        ("Sichuan and Chongqing", "CQSC"),
        ("Chengdu and Chongqing", "CDCQ"),
        ("成渝地区", "CYR"),
        ("西部陆海新通道", "LSC"),
        ("全国", "CN"),
        ("万达开", "PL-WDK"),
    ],
)
def test_names_lead_to_one_area(pack, name, code):
    assert [area.code for area in pack.areas if name in area.names.every()] == [code]


def test_documents_are_in_the_language_of_their_originals(texts):
    for stem, text in texts.items():
        body = text.split("---\n", 2)[2]
        chinese = len(re.findall("[\u4e00-\u9fff]", body)) > len(body) / 5
        assert chinese == ("\nlanguage: zh\n" in text), stem


def test_no_sentence_of_the_seeds_is_in_it(texts):
    seeds = sorted((SHARED / "seeds").glob("*.txt"))
    if not seeds:
        pytest.skip("the seed documents are not on this machine")
    ours = set()
    for text in texts.values():
        ours |= _runs(text.split("---\n", 2)[2])
    for seed in seeds:
        assert not _runs(seed.read_text(encoding="utf-8")) & ours, seed.name


def _runs(text: str) -> set[tuple[str, ...]]:
    """Every run of nine words: nine in a row are a sentence taken over, not a chance."""
    words = re.findall(r"\w+", text.casefold())
    return set(zip(*(words[i:] for i in range(9)), strict=False))


def test_growth_of_output_is_real_and_of_money_flows_nominal(pack):
    basis = {item.code: (str(item.price_basis), str(item.growth_basis)) for item in pack.indicators}
    assert {
        basis[code] for code in ("gdp", "gdp_per_capita", "va_industry_designated", "labour_productivity")
    } == {("nominal", "real")}
    assert {basis[code] for code in ("foreign_trade", "retail_sales", "fai", "income")} == {
        ("nominal", "nominal")
    }
    assert basis["auto_output"] == ("n/a", "n/a")


def test_few_sentences_leave_the_usual_prices_and_say_so(pack):
    indicators = {item.code: item for item in pack.indicators}
    unusual = {
        (item.document, item.indicator): item.quote
        for item in pack.statements
        if item.price_basis not in ("n/a", indicators[item.indicator].usual_basis(item.kind, item.unit))
    }
    assert "in nominal terms" in unusual["2026-01-business-upturn", "gdp"]
    assert "实际增长" in unusual["2024-07-national-bureau-of-statistics", "income"]
    assert len(unusual) == 2
