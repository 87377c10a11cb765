"""Measure the audit: ``python benchmarks/audit.py [--facts 100000] [--edits 10000] [--slips 0.002] [--json]``.

Regional accounts are made up from a seed: areas with sectors, sub-sectors, levels of nations and shares over
years, printed to four digits, of which a share is spoilt by slips of ten, a hundred or a sign. A third of the
edits hold for every area, the rest name theirs. Measured in CPU seconds: opening (the index of the figures), a
full audit, and an incremental one after a document of twenty more figures.

``found``: slips whose figure is among the suspects of a finding; ``named``: of these, with the slip as the first
cause; ``false``: findings about no spoilt figure.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from datetime import date
from decimal import Decimal

from bashu.audit import Audit, Context
from bashu.model import Edit, EditForm, EditTerm, Names, Observation, SeriesKey, TermPart

COLUMNS = (
    "facts", "edits", "open_s", "full_s", "incremental_s", "instances", "findings", "slips", "found", "named",
    "false",
)  # fmt: skip
SECTORS, PARTS = 4, 4
SLIPS = {"factor_of_ten": 10, "factor_of_hundred": 100, "sign": -1}


class World:
    """Made-up accounts with their edits."""

    def __init__(self, facts: int, edits: int, slips: float, seed: int) -> None:
        self.random = random.Random(seed)
        self.years = range(2000, 2020)
        per_area = (1 + SECTORS + SECTORS * PARTS + SECTORS) * len(self.years)
        self.areas = [f"a{i}" for i in range(max(2, facts // per_area))]
        self.slips = slips
        self.spoilt: dict[str, str] = {}
        self.observations = [
            o for area in self.areas for year in self.years for o in self.accounts(area, year)
        ]
        self.edits = self.rules(edits)

    def accounts(self, area: str, year: int) -> list[Observation]:
        """The figures of one area and year."""
        size = (1 + int(area[1:]) % 7) * 1.06 ** (year - 2000)
        parts = [[size * self.random.uniform(5e9, 5e10) for _ in range(PARTS)] for _ in range(SECTORS)]
        total = sum(map(sum, parts))
        made = [self.figure("total", area, year, total)]
        for s, items in enumerate(parts):
            made.append(self.figure(f"s{s}", area, year, sum(items)))
            made.append(self.figure(f"share{s}", area, year, 100 * sum(items) / total, kind="share"))
            made += [self.figure(f"s{s}p{k}", area, year, value) for k, value in enumerate(items)]
        return made

    def figure(
        self, indicator: str, area: str, year: int, value: float, *, kind: str = "level"
    ) -> Observation:
        """One observation to four digits, perhaps spoilt."""
        printed = Decimal(f"{value:.4g}")
        half = Decimal(1).scaleb(int(printed.as_tuple().exponent)) / 2
        fact = f"{indicator}.{area}.{year}"
        if self.random.random() < self.slips:
            name = self.random.choice(list(SLIPS))
            factor = Decimal(SLIPS[name]) ** self.random.choice((-1, 1))
            printed, half = printed * factor, half * abs(factor)
            self.spoilt[fact] = name
        key = SeriesKey(indicator, area, "A", kind, "percent" if kind == "share" else "CNY")
        day = date(year + 1, 2, 1)
        return Observation(key, str(year), day, printed, half, None, "A", fact, f"{area}.{year}", 1)

    def rules(self, count: int) -> list[Edit]:
        """Edits for every area, then edits that each name one, up to the count."""
        found = [Edit("same", Names("same", "同"), EditForm.SAME, tolerance=Decimal("0.0005"))]
        found += self.for_area(None)
        for area in self.areas * (1 + count // max(1, len(self.areas))):
            if len(found) >= count:
                break
            found += self.for_area(area, suffix=str(len(found)))
        return found[:count]

    def for_area(self, area: str | None, suffix: str = "") -> list[Edit]:
        """Sums, shares and ranges of one area's accounts (None: every area's)."""
        money = ("level", "CNY")
        sectors = [f"s{s}" for s in range(SECTORS)]
        made = [self.total("total", sectors, area, suffix)]
        made += [self.total(s, [f"{s}p{k}" for k in range(PARTS)], area, suffix) for s in sectors]
        for s, sector in enumerate(sectors):
            terms = (
                EditTerm(f"share{s}", "share", "percent", Decimal(1), area, 0, TermPart.PERCENT),
                EditTerm("total", *money, Decimal(1), area),
                EditTerm(sector, *money, Decimal(-1), area),
            )
            one = Decimal(1)
            names = Names("share", "占比")
            made.append(Edit(f"share.{sector}.{area}{suffix}", names, EditForm.PRODUCT, terms, one, one))
        made += [
            Edit(
                f"range.{s}.{area}{suffix}", Names("range", "范围"), EditForm.SUM,
                (EditTerm(s, *money, Decimal(1), area),), Decimal(0),
            )
            for s in ("total", *sectors)
        ]  # fmt: skip
        return made

    def total(self, whole: str, parts: list[str], area: str | None, suffix: str) -> Edit:
        """A whole and its parts."""
        signed = [(whole, Decimal(1)), *((part, Decimal(-1)) for part in parts)]
        terms = tuple(EditTerm(name, "level", "CNY", c, area) for name, c in signed)
        zero = Decimal(0)
        return Edit(f"sum.{whole}.{area}{suffix}", Names("sum", "合计"), EditForm.SUM, terms, zero, zero)


def measure(facts: int, edits: int, slips: float) -> dict[str, object]:
    """One world, audited in full and then with one more document."""
    world = World(facts, edits, slips, seed=7)
    clock = [time.process_time()]
    audit = Audit(world.observations, world.edits, context=Context())
    clock.append(time.process_time())
    report = audit.run()
    clock.append(time.process_time())
    world.slips = 0.05
    fresh = world.accounts(world.areas[0], 2020)[:20]
    clock.append(time.process_time())
    audit.add(fresh)
    clock.append(time.process_time())
    early = {fact: name for fact, name in world.spoilt.items() if not fact.endswith(".2020")}
    suspects = {fact: f.cause for f in report.findings for fact in f.suspects}
    return {
        "facts": len(world.observations),
        "edits": len(world.edits),
        "open_s": round(clock[1] - clock[0], 3),
        "full_s": round(clock[2] - clock[1], 3),
        "incremental_s": round(clock[4] - clock[3], 4),
        "instances": sum(sum(c.values()) for c in report.counts.values()),
        "findings": len(report.findings),
        "slips": len(early),
        "found": sum(fact in suspects for fact in early),
        "named": sum(suspects.get(fact) == name for fact, name in early.items()),
        "false": sum(not set(f.suspects) & early.keys() for f in report.findings),
    }


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--facts", type=int, default=100_000)
    parser.add_argument("--edits", type=int, default=10_000)
    parser.add_argument("--slips", type=float, default=0.002)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    found = measure(arguments.facts, arguments.edits, arguments.slips)
    if arguments.json:
        print(json.dumps(found, indent=1))
        return
    for key in COLUMNS:
        print(f"{key:>14}  {found[key]}")


if __name__ == "__main__":
    main()
