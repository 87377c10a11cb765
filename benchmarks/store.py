"""How fast the record answers at a given size.

Builds a record of made-up figures: each document states 100 indicators of one area and year, every period is
stated in two vintages. Then measures, in CPU time of this process: the rate of adding, the newest value of all
series, one series, the series that match an indicator, a search of two Chinese characters and one of an English
word; and, for comparison, the newest values worked out without the maintained table.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import partial
from itertools import islice
from pathlib import Path

from bashu.model import Document, Fact, Observation, SeriesKey
from bashu.store import Entry, Store, open_store

INDICATORS_A_DOCUMENT = 100
YEARS = 10
VINTAGES = 2
RECORDED = datetime(2026, 1, 1, tzinfo=UTC)
BATCH = 100


def entries(facts: int) -> Iterator[Entry]:
    """Documents until there are that many facts."""
    areas = 100
    groups = max(1, facts // (INDICATORS_A_DOCUMENT * areas * YEARS * VINTAGES))
    made = 0
    for vintage in range(VINTAGES):
        for year in range(2015, 2015 + YEARS):
            for area in range(areas):
                for group in range(groups):
                    if made >= facts:
                        return
                    yield _entry(area, year, vintage, group)
                    made += INDICATORS_A_DOCUMENT


def _entry(area: int, year: int, vintage: int, group: int) -> Entry:
    published = date(year + 1, 1, 20) + timedelta(days=200 * vintage)
    identity = hashlib.sha256(f"{area}/{year}/{vintage}/{group}".encode()).hexdigest()[:16]
    facts, observations, lines, at = [], [], [], 0
    for number in range(group * INDICATORS_A_DOCUMENT, (group + 1) * INDICATORS_A_DOCUMENT):
        value = Decimal((area + 1) * (number + 7) * (year - 2000) * 10 + vintage).scaleb(-1)
        line = f"{year}年第{area}区指标{number}为{value}亿元\n"
        key = SeriesKey(f"indicator_{number}", f"{500000 + area}", "A", "level", "CNY", "nominal")
        fact = Fact(
            identity, f"指标{number}", key.indicator, f"第{area}区", key.area, str(year), "level",
            value.scaleb(8), "CNY", None, "A", at, at + len(line), at + 10, at + len(line) - 1, f"{value}亿元",
            Decimal(5_000_000), "bench",
        )  # fmt: skip
        facts.append(fact)
        observations.append(
            Observation(
                key, str(year), published, fact.value, fact.half_width, None, "A", fact.id, identity, 0
            )
        )
        lines.append(line)
        at += len(line)
    document = Document(
        identity, f"{identity}.txt", "".join(lines), title=f"Release {area} {year}", published=published
    )
    return Entry(document, tuple(facts), tuple(observations))


def build(store: Store, facts: int) -> dict[str, float]:
    """Fill the record; CPU seconds of adding, without making the figures up."""
    spent = 0.0
    count = 0
    made = entries(facts)
    while batch := list(islice(made, BATCH)):
        spent += _timed(partial(store.add, batch, recorded=RECORDED))
        count += len(batch)
    return {
        "add_facts_per_s": round(count * INDICATORS_A_DOCUMENT / spent),
        "add_documents_per_s": round(count / spent),
    }


def _timed(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def median_ms(work: Callable[[], object], repeats: int) -> float:
    """Median CPU milliseconds of a warm call."""
    work()
    return round(1000 * statistics.median(_timed(work) for _ in range(repeats)), 3)


def compare_without_table(path: Path) -> float:
    """CPU seconds of the newest values found by ranking all observations, as a record without `current_value` must."""
    import sqlite3

    query = """
        SELECT * FROM (
            SELECT o.*, row_number() OVER (
                PARTITION BY series ORDER BY period_end DESC, period DESC, vintage DESC, rank
            ) AS place FROM observation AS o
        ) WHERE place = 1
    """
    with sqlite3.connect(path) as connection:
        return _timed(lambda: connection.execute(query).fetchall())


def measure(store: Store, path: Path) -> dict[str, float]:
    """The figures, from a warm record."""
    key = SeriesKey("indicator_42", "500042", "A", "level", "CNY", "nominal")
    counts = store.counts()
    latest_s = median_ms(store.latest, 3) / 1000
    without_s = compare_without_table(path)
    day = date(2020, 12, 31)
    return {
        "facts": counts.facts,
        "series": counts.series,
        "documents": counts.documents,
        "file_mb": round(path.stat().st_size / 1e6),
        "latest_all_s": round(latest_s, 3),
        "latest_all_as_of_s": round(median_ms(lambda: store.latest(as_of=day), 1) / 1000, 3),
        "latest_all_without_table_s": round(without_s, 3),
        "one_series_ms": median_ms(lambda: store.current(key), 200),
        "one_indicator_latest_ms": median_ms(lambda: store.latest(indicator=key.indicator), 20),
        "one_indicator_vintages_ms": median_ms(lambda: store.observations(indicator=key.indicator), 5),
        "facts_page_ms": median_ms(lambda: store.facts(area=key.area, limit=100), 10),
        "search_two_characters_ms": median_ms(lambda: store.documents(text="指标", limit=50), 5),
        "search_rare_ms": median_ms(lambda: store.documents(text="第42区指标99为", limit=50), 5),
    }


def main() -> None:
    """Print the table, or the same figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", help="where the record is built (default: a temporary folder)")
    parser.add_argument("--facts", type=int, default=1_000_000)
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=chosen.folder) as folder:
        path = Path(folder) / "record.db"
        with open_store(f"sqlite:///{path}", create=True) as store:
            rates = build(store, chosen.facts)
        with open_store(f"sqlite:///{path}") as store:
            result = {**measure(store, path), **rates}
    if chosen.json:
        json.dump(result, sys.stdout)
        print()
    else:
        for name, value in result.items():
            print(f"{name:28} {value:>12,}")


if __name__ == "__main__":
    main()
