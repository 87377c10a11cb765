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

from newsquant_names import unit_name

Values = tuple[float, ...]
Quantity = tuple[Values, str]

_RANGE = re.compile(
    r"\s?(?:[-\u2012-\u2015\u2212]|-?to|or|and)[\s-]?(?:(?:about|around|up to|even|perhaps|maybe) )?",
    re.IGNORECASE,
)
#: What comes before the amount of a change, which is no end of a range.
_CHANGE = re.compile(
    r"\b(?:by|up|down|off|rose|rises?|fell|falls?|gain\w*|lost|los\w+|add\w*|slip\w*|drop\w*|climb\w*|jump\w*|"
    r"declin\w*|surg\w*|shed|advanc\w*|slid\w*|plung\w*|soar\w*|tumbl\w*|increas\w*|decreas\w*|rising|falling|higher|lower)"
    r"(?: about| around| nearly| more than| almost| another)?\s(?:us\s?)?$"
)
#: Ends of a range may be apart: "from 20 miles per gallon in 2008 to 29 mpg".
_FAR = re.compile(
    r"(?: [^,;:()]{1,32}?)? (?:up |down )?to (?:us ?)?(?:about |around |just |nearly |over )?", re.IGNORECASE
)


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


def quantity(fact: Any, text: str) -> Quantity:
    """A fact without the sign of a change; a number in words for a share stays a fraction."""
    printed = text[fact.value_start : fact.value_end]
    form = fact.method.partition(".")[2]
    value = float(fact.value)
    if value < 0 and not re.search(r"minus|negative|(?<!\w)[-\u2212]", printed, re.IGNORECASE):
        value = -value
    unit = fact.unit
    described = re.search(r"\b(top|record)[ -]$", text[: fact.value_start], re.IGNORECASE)
    if form == "count" and described:  # "the top three seeds"
        unit = f"{described.group(1)} {unit}"
    if fact.method.startswith("fraction") and form in ("count", "bare"):
        return (value,), f"% {unit_name(unit, form)}"
    if unit.startswith("penny") and re.search(r"\d ?p\b", printed):  # the sign of pence is that of points
        unit = unit.replace("penny", "point")
    return (value,), unit_name(unit, form)


def quantities(facts: Sequence[Any], text: str) -> list[Quantity]:
    """All quantities of a sentence, ranges joined."""
    found: list[Quantity] = []
    last = None
    for fact in sorted(facts, key=lambda fact: (fact.value_start, fact.value)):
        values, unit = quantity(fact, text)
        if last is not None and len(found[-1][0]) == 1 and is_range(last, fact, text):
            low, low_unit = found[-1]
            found[-1] = (low + values, max(unit, low_unit, key=len))
        else:
            found.append((values, unit))
        last = fact
    return found


def is_range(low: Any, high: Any, text: str) -> bool:
    """Whether two figures are the ends of one range ("5 to 7 per cent", "from $62 to $68", "thousands")."""
    if low.value_start == high.value_start:
        return True
    if low.unit.partition(" per ")[0] != high.unit.partition(" per ")[0]:
        return False
    between = text[low.value_end : high.value_start]
    before = text[: low.value_start].lower()
    bare = re.fullmatch(r"[\d.,]+", text[low.value_start : low.value_end]) is not None
    begun = re.search(r"(?:from|between)\s(?:us\s?)?$", before) is not None
    steep = abs(high.value) > 6 * abs(low.value) > 0
    if not bare and (_CHANGE.search(before) or steep and not begun):  # "rose by $5 to $120"
        return False
    if _RANGE.fullmatch(between):
        return begun or between.strip(" -").lower() != "and"
    return begun and "between" not in before[-9:] and _FAR.fullmatch(between) is not None


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
