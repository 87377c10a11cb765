"""Measure quantity extraction: ``python benchmarks/newsquant.py FILE [--json]``.

FILE is a NewsQuant file: a JSON list of {"text", "quantities": [{"value", "unit", "normalized_unit", ...}]}.
Printed are precision, recall and F1 of values (relative 1e-5; a range counts as one value) and of values with
their normalised unit. NewsQuant asks for every quantity of a sentence, in the unit as printed and without the
sign of a change; what the reader gives in base units is put back here, and its units are given NewsQuant's
names.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

Values = tuple[float, ...]
Quantity = tuple[Values, str]

#: NewsQuant's name of a unit <- what is printed.
NAMES = {
    "percentage": "% percent per cent pct pc percent-owned",
    "dollar": "$ us$ usd dollars u.s. us dollars",
    "australian dollar": "a$ $a aud",
    "hong kong dollar": "hk$ hkd",
    "pound sterling": "£ gbp ps sterling",
    "euro": "€ eur euros",
    "japanese yen": "¥ y y= jpy yen",
    "malaysian ringgit": "rm",
    "danish krone": "danish crowns",
    "cent": "cents",
    "point": "p points",
    "year of age": "year-old years-old",
    "month of age": "month-old",
    "mile per hour": "mph",
    "mile per gallon": "mpg",
    "kilometre per hour": "km/h km/hr kph",
    "kilometre": "km kilometer",
    "metre": "m meter meters",
    "millimetre": "mm millimeter",
    "micrometre": "μm",
    "nanometre": "nm nanometer",
    "foot": "ft feet",
    "inch": "inches ″ in",
    "square metre": "m2 sqm",
    "kilogram": "kg",
    "gram": "g",
    "milligram": "mg",
    "millilitre": "ml",
    "litre": "l liter",
    "pound-mass": "lb lbs pounds",
    "watt": "w",
    "kilowatt": "kw",
    "kilowatt hour": "kwh",
    "gigawatt hour": "gwh",
    "hertz": "hz",
    "gigabyte": "gb",
    "milliampere-hour": "mah",
    "horsepower": "hp",
    "brake horsepower": "bhp",
    "newton metre": "nm-torque",
    "minute": "min mins",
    "second": "sec",
    "celsius": "°c c",
    "fahrenheit": "°f f",
    "parts-per-billion": "ppb",
    "revolutions per minute": "rpm",
    "count": "times",
}
NAMED = {printed: name for name, words in NAMES.items() for printed in words.split()} | {
    "per cent": "percentage",
    "us dollars": "dollar",
    "u.s. dollars": "dollar",
    "australian dollars": "australian dollar",
    "danish crowns": "danish krone",
    "miles per hour": "mile per hour",
    "miles per gallon": "mile per gallon",
    "sq m": "square metre",
    "degrees celsius": "celsius",
    "degrees fahrenheit": "fahrenheit",
}
#: Base units that may be printed as another one.
CONVERTED = {"km", "m2", "m3", "t", "Wh", "W"}
MEASURED = {"basis", "square", "cubic", "nautical", "kilowatt", "megawatt", "gigawatt", "terawatt"}
MEASURES = {"yard", "mile", "year", "month", "day", "hour", "point", "foot", "percentage"}
IRREGULAR = {"feet": "foot", "people": "people", "shipmen": "shipman", "children": "child", "women": "woman"}
_NUMBER = re.compile(
    r"(?:minus[- ]?|[-−+~])?\s?(?:\d[\d,]*(?:\.\d+)?|\.\d+)"
    r"(?:[ -]?(?:hundred|thousand|million|billion|trillion|mn|bn|tn|[mbk])(?![a-z]))*",
    re.IGNORECASE,
)
_WORDED = re.compile(
    r"(?:a |an )?(?:(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|half|quarter|third|"
    r"dozens?|hundreds?|thousands?|millions?|billions?|trillions?|and|of|couple)[ -]?)+",
    re.IGNORECASE,
)
_PER = re.compile(
    r"\s?(?:per|an?|/)\s(share|barrel|gallon|gram|ounce|month|year|day|week|hour|square foot|sq m|person|tonne)\b(?! earlier| ago| before)"
)
_COUNTRY = re.compile(r"\b(HK|A)\s?$")
_BETWEEN = re.compile(r"\s?(?:-|–|—|to|and|or)[\s-]?(?:us\s?)?", re.IGNORECASE)


def gold_values(text: str) -> Values:
    """One value, or both ends of "lo-hi"."""
    if "-" in text[1:] and "e" not in text.lower():
        low, _, high = text[1:].partition("-")
        try:
            return float(text[0] + low), float(high)
        except ValueError:
            pass
    return (float(text),)


def close(found: Values, wanted: Values) -> bool:
    """Whether values agree to a relative 1e-5."""
    return len(found) == len(wanted) and all(
        abs(f - w) <= 1e-8 + 1e-5 * abs(w) for f, w in zip(found, wanted, strict=True)
    )


def score(gold: Sequence[Sequence[Quantity]], predicted: Sequence[Sequence[Quantity]]) -> dict[str, Any]:
    """Precision, recall and F1, with and without units; one to one inside a sentence, in order."""
    wanted, found = sum(map(len, gold)), sum(map(len, predicted))
    result = {}
    for name in ("value", "value+unit"):
        hits = sum(hits_of(g, p, unit=name != "value") for g, p in zip(gold, predicted, strict=True))
        precision, recall = hits / max(1, found), hits / max(1, wanted)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        result[name] = {
            "precision": precision, "recall": recall, "f1": f1, "gold": wanted, "predicted": found,
        }  # fmt: skip
    return result


def hits_of(gold: Sequence[Quantity], predicted: Sequence[Quantity], *, unit: bool) -> int:
    """Gold quantities of one sentence that find a partner."""
    free, hits = list(predicted), 0
    for values, name in gold:
        partner = next((q for q in free if close(q[0], values) and (not unit or q[1] == name)), None)
        if partner is not None:
            free.remove(partner)
            hits += 1
    return hits


def gold_quantities(sentence: dict[str, Any]) -> list[Quantity]:
    """The quantities of a NewsQuant sentence."""
    return [(gold_values(str(q["value"])), q["normalized_unit"].lower()) for q in sentence["quantities"]]


def singular(phrase: str) -> str:
    """A noun phrase with its last word in the singular."""
    head, _, word = phrase.rpartition(" ")
    if word in IRREGULAR:
        word = IRREGULAR[word]
    elif word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith(("sses", "ches", "shes", "xes", "uses")):
        word = word[:-2]
    elif word.endswith("men"):
        word = word[:-3] + "man"
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    return f"{head} {word}".strip()


def unit_name(printed: str, before: str, after: str) -> str:
    """NewsQuant's name for a unit as printed; ``before`` and ``after`` are what stands around the figure."""
    words = " ".join(printed.lower().split()).strip(" -()")
    if words == "$" and (country := _COUNTRY.search(before)):
        words = country.group(1).lower() + "$"
    one = singular(words)
    name = NAMED.get(words) or NAMED.get(words.replace(" ", "")) or NAMED.get(one) or one
    adjective, _, noun = name.rpartition(" ")
    if name == one and noun in MEASURES and adjective not in MEASURED:  # "rushing yards" are yards
        name = noun
    per = _PER.match(after)
    if per and name:
        return f"{name} per {NAMED.get(per.group(1), per.group(1))}"
    return name or "-"


def quantity(fact: Any, text: str) -> Quantity:
    """A fact in the unit as printed, without the sign of a change."""
    printed = fact.value_text
    number = _NUMBER.search(printed) or _WORDED.match(printed)
    value = abs(float(fact.value))
    if fact.unit == "percent" and not re.search(r"\d|cent|%", printed):  # a fraction in words
        return (value / 100,), "-"
    if number and re.match(r"(?:minus|[-−])", number.group(), re.IGNORECASE):
        value = -value
    plain = re.fullmatch(r"[\d,]*\.?\d+", number.group().strip()) if number else None
    if plain and fact.unit in CONVERTED:  # metres given as kilometres and the like go back
        value = float(plain.group().replace(",", ""))
    unit = (printed[: number.start()] + " " + printed[number.end() :]) if number else printed
    return (value,), unit_name(unit, text[: fact.value_start], text[fact.value_end :])


def quantities(facts: Sequence[Any], text: str) -> list[Quantity]:
    """All quantities of a sentence, ranges joined."""
    found: list[Quantity] = []
    last = None
    for fact in sorted(facts, key=lambda fact: fact.value_start):
        values, unit = quantity(fact, text)
        if last is not None and len(found[-1][0]) == 1 and is_range(last, fact, text):
            low, low_unit = found[-1]
            found[-1] = (low + values, unit if unit != "-" else low_unit)
        else:
            found.append((values, unit))
        last = fact
    return found


def is_range(low: Any, high: Any, text: str) -> bool:
    """Whether two figures are the ends of one range ("5 to 7 per cent", "from $62 to $68")."""
    between = text[low.value_end : high.value_start]
    if low.unit != high.unit or not _BETWEEN.fullmatch(between):
        return False
    before = text[: low.value_start].lower()
    if re.search(r"\bby\s(?:us\s?)?$", before):  # "rose by 5 to 12"
        return False
    return (
        between.strip(" -").lower() != "and"
        or re.search(r"(?:from|between)\s(?:us\s?)?$", before) is not None
    )


def read_all(sentences: Sequence[dict[str, Any]]) -> list[list[Quantity]]:
    """The reader's quantities of every sentence."""
    from bashu.documents import read_document
    from bashu.facts import Reader
    from bashu.region import load_pack

    pack = load_pack("chengdu_chongqing")
    reader = Reader(pack.indicators, pack.areas, every=True)
    result = []
    for number, sentence in enumerate(sentences):
        document = read_document(sentence["text"].encode(), name=f"{number}.txt")
        result.append(quantities(reader.read(document), document.text))
    return result


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args()
    sentences = json.loads(options.file.read_text(encoding="utf-8"))
    result = score([gold_quantities(s) for s in sentences], read_all(sentences))
    if options.json:
        print(json.dumps(result, indent=1))
        return 0
    for name, row in result.items():
        print(
            f"{name}: P {row['precision']:.3f} R {row['recall']:.3f} F1 {row['f1']:.3f}  "
            f"(gold {row['gold']}, predicted {row['predicted']})"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
