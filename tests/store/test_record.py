"""What the record keeps, over SQLite and PostgreSQL alike."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bashu.errors import Invalid, NotFound
from bashu.model import Document, Fact, Observation, Passage, SeriesKey, Table, TableCell, preferred
from bashu.store import Counts, DocumentRow, Entry, Store

Make = Callable[..., Entry]
RECORDED = datetime(2025, 6, 1, 12, tzinfo=UTC)
GDP = SeriesKey("gdp", "500000", "A", "level", "CNY", "nominal")


def values(observations: tuple[Observation, ...]) -> dict[str, str]:
    return {item.period: str(item.value) for item in observations}


def test_a_document_comes_back_with_every_field(store: Store) -> None:
    cell = TableCell("亿元", 3, 5, copy=True)
    document = Document(
        "d1", "a.html", "重庆 3.2\n\ud7ff 😀", "Title 标题", "Bureau", date(2025, 1, 20), "zh", "https://example.org/a",
        "text/html", "official", (Passage(0, 2, "title", 1, 5, 9), Passage(3, 6)), ("500000",), ("a doubt",),
        (Table(0, 6, ((cell, cell),), 1, 1, "caption", "unit", ("note",), 2),),
    )  # fmt: skip
    unset = [
        field.name
        for field in dataclasses.fields(Document)
        if getattr(document, field.name) in (field.default, None)
    ]
    assert unset == []
    store.add([Entry(document)], recorded=RECORDED)
    assert store.document("d1") == document


def test_a_fact_comes_back_digit_for_digit(store: Store, entry: Make) -> None:
    given_entry = entry("d1", {"2023": "30145.7900", "2024": "3.21930E+12"}, half_width="0.00005")
    store.add([given_entry], recorded=RECORDED)
    facts = store.facts(doc="d1").rows
    assert facts == given_entry.facts
    assert [str(fact.value) for fact in facts] == ["30145.7900", "3.21930E+12"]
    assert store.fact(facts[0].id) == facts[0]
    assert store.observations() == given_entry.observations


def test_adding_again_adds_nothing(store: Store, entry: Make) -> None:
    first = entry("d1", {"2023": "100"})
    assert store.add([first, first], recorded=RECORDED) == ("d1",)
    assert store.add([first], recorded=RECORDED) == ()
    assert store.counts() == Counts(documents=1, facts=1, observations=1, series=1)


def test_the_same_content_under_another_name_keeps_the_first_and_notes_the_witness(
    store: Store, entry: Make
) -> None:
    store.add([entry("d1"), entry("d1", name="copy.txt")], recorded=RECORDED)
    store.add([entry("d1", name="copy.txt"), entry("d1", name="again.txt")], recorded=RECORDED)
    assert store.document("d1").name == "d1.txt"
    assert store.names("d1") == ("d1.txt", "again.txt", "copy.txt")
    assert store.names("unknown") == ()


def test_has_tells_the_known_ids(store: Store, entry: Make) -> None:
    store.add([entry("d1")], recorded=RECORDED)
    assert store.has(["d1", "d2"]) == frozenset({"d1"})
    assert store.has([]) == frozenset()


@pytest.mark.parametrize("spoil", ["fact of another document", "fact that is absent", "NUL", "surrogate"])
def test_an_entry_that_contradicts_itself_leaves_nothing(store: Store, entry: Make, spoil: str) -> None:
    good, other = entry("d1", {"2023": "100"}), entry("d2", {"2023": "101"})
    bad = {
        "fact of another document": dataclasses.replace(good, facts=other.facts, observations=()),
        "fact that is absent": dataclasses.replace(good, facts=()),
        "NUL": entry("d1", text="a\x00b"),
        "surrogate": entry("d1", text="a\ud800b"),
    }[spoil]
    with pytest.raises(Invalid, match="cannot record the document"):
        store.add([other, bad], recorded=RECORDED)
    assert store.counts() == Counts(0, 0, 0, 0)


def test_a_later_vintage_stands_and_the_earlier_one_stays(store: Store, entry: Make) -> None:
    store.add([entry("d1", {"2022": "90", "2023": "100"}, published=date(2024, 1, 20))], recorded=RECORDED)
    store.add([entry("d2", {"2023": "104"}, published=date(2025, 1, 20))], recorded=RECORDED)
    store.add([entry("d0", {"2023": "99"}, published=date(2023, 12, 1))], recorded=RECORDED)
    assert values(store.current(GDP)) == {"2022": "90", "2023": "104"}
    assert [str(item.value) for item in store.observations(indicator="gdp")] == ["90", "99", "100", "104"]
    assert values(store.latest()) == {"2023": "104"}
    assert values(store.latest(as_of=date(2024, 6, 1))) == {"2023": "100"}
    assert store.latest(as_of=date(2020, 1, 1)) == ()
    [row] = store.series()
    assert (row.periods, row.first, row.last, row.vintages) == (2, "2022", "2023", 3)
    [row] = store.series(as_of=date(2023, 12, 31))
    assert (row.periods, row.first, row.last, row.vintages) == (1, "2023", "2023", 1)
    assert store.series(as_of=date(2020, 1, 1)) == ()


def test_an_expected_figure_never_displaces_an_outturn(store: Store, entry: Make) -> None:
    store.add([entry("d1", {"2023": "100"}, published=date(2024, 1, 20))], recorded=RECORDED)
    store.add([entry("d2", {"2023": "120"}, published=date(2024, 2, 20), status="F")], recorded=RECORDED)
    assert values(store.current(GDP)) == {"2023": "100"}


def test_the_more_trusted_of_two_statements_of_a_day_stands(store: Store, entry: Make) -> None:
    store.add([entry("d1", {"2023": "100"}, rank=2), entry("d2", {"2023": "101"}, rank=0)], recorded=RECORDED)
    store.add([entry("d3", {"2023": "102"}, rank=1)], recorded=RECORDED)
    assert values(store.current(GDP)) == {"2023": "101"}


def test_a_document_without_a_date_has_its_day_of_recording_as_vintage(store: Store, entry: Make) -> None:
    store.add([entry("d1", {"2023": "100"}, published=None)], recorded=RECORDED)
    assert store.documents(as_of=date(2025, 5, 31)).total == 0
    assert store.documents(as_of=date(2025, 6, 1)).total == 1
    assert store.observations(as_of=date(2025, 5, 31)) == ()


def test_series_are_kept_apart_by_every_dimension(store: Store, entry: Make) -> None:
    keys = [
        GDP,
        dataclasses.replace(GDP, indicator="gdp_primary"),
        dataclasses.replace(GDP, area="510000"),
        dataclasses.replace(GDP, kind="growth", unit="percent", price_basis="n/a"),
        dataclasses.replace(GDP, unit="USD"),
        dataclasses.replace(GDP, price_basis="real"),
    ]
    for number, key in enumerate(keys):
        store.add([entry(f"d{number}", {"2023": str(number)}, key=key)], recorded=RECORDED)
    assert [row.key for row in store.series()] == sorted(keys)
    assert [values(store.current(key)) for key in keys] == [{"2023": str(n)} for n in range(len(keys))]
    assert [item.key for item in store.latest()] == sorted(keys)
    assert {item.key.area for item in store.latest(area="510000")} == {"510000"}
    assert len(store.observations(indicator="gdp", kind="level")) == 4
    assert {item.key for item in store.observations(keys=keys[:2])} == set(keys[:2])
    assert store.observations(keys=[]) == ()
    assert store.current(dataclasses.replace(GDP, area="999999")) == ()


def test_year_to_date_and_single_quarters_are_series_of_their_own(store: Store, entry: Make) -> None:
    quarter = dataclasses.replace(GDP, frequency="Q")
    to_date = dataclasses.replace(GDP, frequency="QTD")
    store.add(
        [
            entry("d1", {"2024-Q3": "10"}, key=quarter),
            entry("d2", {"2024-Q1/Q3": "30", "2024-Q2/Q3": "20"}, key=to_date),
        ],
        recorded=RECORDED,
    )
    assert values(store.current(quarter)) == {"2024-Q3": "10"}
    assert values(store.current(to_date)) == {"2024-Q1/Q3": "30", "2024-Q2/Q3": "20"}
    assert [item.period for item in store.latest()] == ["2024-Q3", "2024-Q2/Q3"]
    assert [item.period for item in store.observations(frequency="Q")] == ["2024-Q3"]


def test_facts_are_found_by_what_binds_them(store: Store, entry: Make) -> None:
    growth = dataclasses.replace(GDP, kind="growth", unit="percent")
    store.add(
        [entry("d1", {"2023": "100", "2024": "110"}), entry("d2", {"2024": "6.1"}, key=growth)],
        recorded=RECORDED,
    )
    assert store.facts().total == 3
    assert [str(fact.value) for fact in store.facts(kind="growth").rows] == ["6.1"]
    assert [fact.doc for fact in store.facts(period="2024").rows] == ["d1", "d2"]
    assert store.facts(indicator="gdp", area="500000", doc="d1").total == 2
    assert store.facts(area="510000").total == 0
    assert store.facts(text="chongqing 110").total == 1
    assert store.facts(text="100%").total == 0
    page = store.facts(limit=1, offset=1)
    assert (str(page.rows[0].value), page.total) == ("110", 3)
    assert store.facts(limit=None).total == 3


def test_documents_are_listed_newest_first_in_pages(store: Store, entry: Make) -> None:
    days = [date(2025, 1, 1) + timedelta(days=number) for number in range(5)]
    store.add([entry(f"d{day.day}", {"2023": "1"}, published=day) for day in days], recorded=RECORDED)
    page = store.documents(limit=2, offset=1)
    assert ([row.id for row in page.rows], page.total) == (["d4", "d3"], 5)
    page = store.documents(text="text", limit=2, offset=1, as_of=date(2025, 1, 4))
    assert ([row.id for row in page.rows], page.total) == (["d3", "d2"], 4)
    assert store.document_rows(["d1", "unknown"]) == {
        "d1": DocumentRow("d1", "d1.txt", "", "", date(2025, 1, 1), "en", "", "", 1)
    }


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("成渝", {"zh"}),
        ("渝", {"zh"}),
        ("经济圈", {"zh"}),
        ("双城经济圈", {"zh"}),
        ("尾声", {"zh"}),  # the last two characters of the text
        ("重庆 经济", {"zh"}),
        ("重庆经济", set()),
        ("Growth", {"en"}),
        ("gROWTH of", {"en"}),
        ("rowt", {"en"}),
        ("of", {"en"}),
        ("5%", {"en"}),
        ("_", set()),
        ("a_b", set()),
        ("%", {"en"}),
        ("Bulletin", {"en"}),
        ("统计局", {"zh"}),
        ("zh.txt", {"zh"}),
        ('"quoted"', {"en"}),
        ("growth absent", set()),
        ("", {"en", "zh"}),
        ("  ", {"en", "zh"}),
        ("' OR 1=1 --", set()),
        ("*", set()),
    ],
)
def test_every_word_of_a_search_must_stand_in_the_document(
    store: Store, entry: Make, words: str, found: set[str]
) -> None:
    store.add(
        [
            entry("en", title="Bulletin", text='The growth of GDP was 5% in "quoted" axb places.'),
            entry("zh", publisher="统计局", text="成渝地区双城经济圈包括重庆和四川。尾声"),
        ],
        recorded=RECORDED,
    )
    page = store.documents(text=words)
    assert ({row.id for row in page.rows}, page.total) == (found, len(found))


def test_what_is_unknown_is_not_found(store: Store) -> None:
    with pytest.raises(NotFound, match="no such document: d9"):
        store.document("d9")
    with pytest.raises(NotFound, match="no such fact: f9"):
        store.fact("f9")
    assert store.latest() == store.series() == store.observations() == ()


statements = st.lists(
    st.tuples(
        st.sampled_from(["2021", "2022", "2023"]),
        st.sampled_from(["3", "3.2", "3.19", "3.21", "33"]),
        st.dates(date(2024, 1, 1), date(2024, 1, 6)),
        st.integers(0, 1),
        st.sampled_from(["A", "F"]),
    ),
    max_size=12,
)


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
@given(given_statements=statements, cut=st.integers(0, 12))
def test_current_values_are_those_that_the_vintages_prefer(
    store: Store, entry: Make, given_statements: list[tuple[str, str, date, int, str]], cut: int
) -> None:
    key = dataclasses.replace(GDP, area=f"area{store.counts().documents}")
    made = [
        entry(
            f"{key.area}-{number}", {period: value}, key=key, published=day, rank=rank, status=status,
            half_width=str(Decimal(5).scaleb(int(Decimal(value).as_tuple().exponent) - 1)),
        )
        for number, (period, value, day, rank, status) in enumerate(given_statements)
    ]  # fmt: skip
    store.add(made[:cut], recorded=RECORDED)
    store.add(made[cut:], recorded=RECORDED)
    every = store.observations(keys=[key])
    periods = sorted({item.period for item in every})
    best = tuple(preferred([item for item in every if item.period == period]) for period in periods)
    assert len(every) == len(given_statements)
    assert store.current(key) == best
    assert store.latest(area=key.area) == best[-1:]
    day = date(2024, 1, 3)
    known = [item for item in every if item.vintage <= day]
    newest = max((item.period for item in known), default="")
    expected = tuple({preferred([item for item in known if item.period == newest])} if known else ())
    assert store.latest(area=key.area, as_of=day) == expected


def test_a_fact_without_a_series_is_kept_all_the_same(store: Store) -> None:
    fact = Fact(
        "d1", "some phrase", None, None, None, None, "count", Decimal(7), "workgroups", "about", "A", 0, 9, 0, 5,
        "seven", None, "words",
    )  # fmt: skip
    store.add([Entry(Document("d1", "a.txt", "seven workgroups"), (fact,))], recorded=RECORDED)
    assert store.facts().rows == (fact,)
    assert store.series() == ()
