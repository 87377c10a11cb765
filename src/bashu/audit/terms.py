"""The forms that edits are written in, each turned into terms of a bounded sum or product."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from bashu.audit.read_yaml import Entry
from bashu.errors import Invalid
from bashu.model import EditTerm, Indicator, Kind, TermPart

__all__ = ["FORMS", "Reading"]

Built = tuple[tuple[EditTerm, ...], Decimal | None, Decimal | None]

ONE, ZERO = Decimal(1), Decimal(0)
_FIGURE = frozenset({"indicator", "area", "kind", "unit", "shift", "carry", "drift", "times", "as"})


@dataclass(frozen=True, slots=True)
class Reading:
    """An edit being read, with the names it may use."""

    entry: Entry
    indicators: Mapping[str, Indicator]
    areas: frozenset[str]

    def area(self, entry: Entry, key: str, code: object) -> str | None:
        """A known area code, None where none is given."""
        if code is None:
            return None
        if not isinstance(code, str) or code not in self.areas:
            raise entry.refuse(
                key,
                f"unknown area {code!r}",
                why="it is not in the pack's code list",
                next_step="correct the code",
            )
        return code

    def one(self, key: str, **usual: str) -> EditTerm:
        """The figure under ``key``: an indicator's code, or a mapping that says more."""
        return self.figure(key, self.entry.values.get(key), usual)

    def several(self, key: str) -> tuple[EditTerm, ...]:
        """The figures listed under ``key``, at least one."""
        listed = tuple(self.figure(key, item, {}) for item in self.entry.entries(key))
        if not listed:
            raise self.entry.refuse(key, f"no {key}", why="nothing to add up", next_step=f"{key}: [...]")
        return listed

    def figure(self, key: str, value: object, usual: Mapping[str, str]) -> EditTerm:
        """One figure, its kind and unit by default those of its indicator."""
        if not isinstance(value, str | Entry):
            raise self.entry.refuse(
                key, f"no {key}", why="a figure is needed", next_step=f"{key}: indicator code"
            )
        place = value if isinstance(value, Entry) else self.entry
        place_key = "indicator" if isinstance(value, Entry) else key
        if isinstance(value, Entry):
            value.known(_FIGURE, "a figure")
        code = value.text("indicator") if isinstance(value, Entry) else value
        indicator = self.indicators.get(code)
        if indicator is None:
            raise place.refuse(
                place_key,
                f"unknown indicator {code!r}",
                why="it is not among the pack's indicators",
                next_step="correct the code",
            )
        if not isinstance(value, Entry):
            return EditTerm(code, usual.get("kind", indicator.kind), usual.get("unit", indicator.unit))
        return self.detailed(value, indicator, usual)

    def detailed(self, value: Entry, indicator: Indicator, usual: Mapping[str, str]) -> EditTerm:
        """A figure written as a mapping."""
        kind = value.text("kind", usual.get("kind", indicator.kind))
        if kind not in [item.value for item in Kind]:
            raise value.refuse(
                "kind", f"unknown kind {kind!r}", why="see the kinds of facts", next_step="correct it"
            )
        drift, carry = value.number("drift") or ZERO, _whole(value, "carry")
        if drift < 0 or carry < 0 or drift * carry >= 1:
            raise value.refuse(
                "drift",
                "a carried figure that binds nothing",
                why=f"{carry} years at {drift} a year may lose all of it",
                next_step="shorten carry or lower drift",
            )
        part = value.text("as", TermPart.VALUE.value)
        if part not in [item.value for item in TermPart]:
            raise value.refuse(
                "as", f"unknown word {part!r}", why="value, percent or growth", next_step="correct it"
            )
        return EditTerm(
            indicator.code,
            kind,
            value.text("unit", usual.get("unit", indicator.unit)),
            coefficient=_times(value),
            area=self.area(value, "area", value.values.get("area")),
            shift=_whole(value, "shift"),
            part=TermPart(part),
            carry=carry,
            drift=drift,
        )


def _times(entry: Entry) -> Decimal:
    number = entry.number("times")
    if number == 0:
        raise entry.refuse(
            "times", "a figure that counts for nothing", why="times is 0", next_step="leave the figure out"
        )
    return ONE if number is None else number


def _whole(entry: Entry, key: str) -> int:
    number = entry.number(key) or ZERO
    if number != number.to_integral_value() or abs(number) > 100:
        raise entry.refuse(
            key, f"{key} is no number of years", why=f"it reads {number}", next_step="write 1, -1 ..."
        )
    return int(number)


def _with(term: EditTerm, coefficient: Decimal, part: TermPart | None = None) -> EditTerm:
    return replace(term, coefficient=coefficient, part=part or term.part)


def _sum(reading: Reading) -> Built:
    whole = reading.one("whole")
    parts = (_with(part, -part.coefficient) for part in reading.several("parts"))
    return (whole, *parts), ZERO, ZERO


def _at_most(reading: Reading) -> Built:
    wholes = reading.several("wholes") if "wholes" in reading.entry.values else (reading.one("whole"),)
    return (_with(reading.one("part"), ONE), *(_with(whole, -ONE) for whole in wholes)), None, ZERO


def _range(reading: Reading) -> Built:
    entry = reading.entry
    low, above, high = entry.number("min"), entry.number("above"), entry.number("max")
    lower = above if above is not None else low
    if lower is None and high is None:
        raise entry.refuse(
            "min", "a range without ends", why="it bounds nothing", next_step="give min, above or max"
        )
    if lower is not None and high is not None and lower > high:
        raise entry.refuse(
            "max", "a range that nothing fulfils", why=f"{lower} is above {high}", next_step="swap them"
        )
    return (reading.one("figure"),), lower, high


def _share(reading: Reading) -> Built:
    entry = reading.entry
    relation = entry.text("relation", "equal")
    sides = {"equal": (ONE, ONE), "at_least": (None, ONE), "at_most": (ONE, None)}
    if relation not in sides:
        raise entry.refuse(
            "relation",
            f"unknown relation {relation!r}",
            why="equal, at_least or at_most",
            next_step="correct it",
        )
    # share x rate x whole / part: at most 1 where the part must be at least the share of the whole
    low, high = sides[relation]
    rate = _rate(entry)
    share = _with(reading.one("share", kind="share", unit="percent"), ONE, TermPart.PERCENT)
    terms = (share, _with(reading.one("whole"), ONE), _with(reading.one("part"), -ONE))
    return terms, None if low is None else low / rate[1], None if high is None else high / rate[0]


def _rate(entry: Entry) -> tuple[Decimal, Decimal]:
    rate = entry.numbers("rate") or (ONE, ONE)
    if rate[0] <= 0:
        raise _holds_zero(entry, "rate", f"the rate runs from {rate[0]} to {rate[1]}")
    return rate


def _holds_zero(entry: Entry, key: str, why: str) -> Invalid:
    return entry.refuse(
        key, "division by an interval that holds zero", why=why, next_step="give an interval above 0"
    )


def _ratio(reading: Reading) -> Built:
    entry = reading.entry
    between = entry.numbers("between") or (ONE, ONE)
    if between[0] <= 0:
        raise _holds_zero(entry, "between", f"the ratio runs from {between[0]} to {between[1]}")
    terms = [_with(reading.one("numerator"), ONE), _with(reading.one("denominator"), -ONE)]
    if "quotient" in entry.values:
        terms.insert(0, _with(reading.one("quotient"), -ONE))
    elif "between" not in entry.values:
        raise entry.refuse(
            "between", "a ratio without bounds", why="it bounds nothing", next_step="between: [low, high]"
        )
    return tuple(terms), between[0], between[1]


def _growth(reading: Reading) -> Built:
    entry = reading.entry
    price = entry.numbers("price_change") or (ZERO, ZERO)
    if price[0] <= -1:
        raise _holds_zero(entry, "price_change", f"prices would change by {price[0]}")
    growth = _with(reading.one("growth", kind="growth", unit="percent"), -ONE, TermPart.GROWTH)
    level = reading.one("level")
    before = replace(level, coefficient=-ONE, shift=level.shift - 1)
    return (growth, _with(level, ONE), before), ONE + price[0], ONE + price[1]


def _change(reading: Reading) -> Built:
    return (reading.one("figure"),), None, None


def _same(reading: Reading) -> Built:
    return (), None, None


#: Form -> (its keys, how it is built).
FORMS: Mapping[str, tuple[frozenset[str], Callable[[Reading], Built]]] = {
    "sum": (frozenset({"whole", "parts"}), _sum),
    "at_most": (frozenset({"part", "whole", "wholes"}), _at_most),
    "range": (frozenset({"figure", "min", "above", "max"}), _range),
    "share": (frozenset({"share", "part", "whole", "relation", "rate"}), _share),
    "ratio": (frozenset({"quotient", "numerator", "denominator", "between"}), _ratio),
    "growth": (frozenset({"growth", "level", "price_change"}), _growth),
    "change": (frozenset({"figure", "limit"}), _change),
    "same": (frozenset(), _same),
    "list_count": (frozenset(), _same),
    "counted_twice": (frozenset(), _same),
}
