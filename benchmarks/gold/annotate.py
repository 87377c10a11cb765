"""Turn the annotations of a gold set (``dev.facts``) into JSON lines with exact offsets (``dev.jsonl``).

usage: annotate.py NAME...   (reads NAME.facts and the texts in NAME/, writes NAME.jsonl and NAME_ignore.jsonl)

One line a fact below the clause that states it; ``~`` repeats the field of the line above, ``-`` is null:

    ## text.txt
    = the clause, which must occur once in the text (else ``=2`` takes the second occurrence)
    value | number | unit | kind | period | place | qualifier | indicator [| alt]
    ! a doubtful span, counted neither way

Values are looked for inside their clause, each after the one before it. A phrase that is not found, or
found twice, stops the script: an offset is never guessed.
"""

import json
import re
import sys
from pathlib import Path

HERE = Path(__file__).parent
FIELDS = ("unit", "kind", "period", "place", "qualifier", "indicator")


def locate(text, phrase, nth):
    """The offset of the phrase; it must be unique unless the occurrence is named."""
    starts = [m.start() for m in re.finditer(re.escape(phrase), text)]
    if not starts or (nth is None and len(starts) > 1) or (nth or 1) > len(starts):
        raise SystemExit(f"{phrase!r} occurs {len(starts)} times")
    return starts[(nth or 1) - 1]


def clause_of(line, text):
    """Start and end of the clause named by an ``=`` line."""
    number, phrase = re.match(r"=(\d*) (.*)", line).groups()
    start = locate(text, phrase, int(number) if number else None)
    return start, start + len(phrase)


def tier_of(kind, value_text):
    """2 for ranks and for counts in words, which a reader of figures may leave out."""
    worded = not re.search(r"\d", value_text)
    return 2 if kind == "rank" or (worded and kind in ("count", "target")) else 1


def fact_of(line, doc, text, quote, before):
    """One fact; ``before`` is the fact of the line above, for ``~`` and for the order of values."""
    value_text, value, *rest = (part.strip() for part in line.split(" | "))
    alt = rest[len(FIELDS) :] == ["alt"]
    fields = {
        name: before[name] if part == "~" else None if part == "-" else part
        for name, part in zip(FIELDS, rest[: len(FIELDS)], strict=True)
    }
    same_clause = before is not None and (before["doc"], before["quote_start"]) == (doc, quote[0])
    # A figure is never found inside a longer one: 6.9 is not in 36.9.
    whole = re.compile(rf"(?<![\d.]){re.escape(value_text)}(?!\d)")
    found = whole.search(text, before["value_end"] if same_clause else quote[0], quote[1])
    if not found:
        raise SystemExit(f"{doc}: {value_text!r} is not in {text[slice(*quote)]!r}")
    start = found.start()
    return {
        "doc": doc,
        **fields,
        "value": float(value),
        "quote_start": quote[0],
        "quote_end": quote[1],
        "value_start": start,
        "value_end": start + len(value_text),
        "quote": text[slice(*quote)],
        "value_text": value_text,
        "tier": tier_of(fields["kind"], value_text),
        "alt": alt,
    }


def annotate(name):
    """Facts and ignored spans of one set, in the order of the annotations."""
    facts, ignored, fact, quote = [], [], None, None
    for line in (HERE / f"{name}.facts").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            doc, fact = line[3:], None
            text = (HERE / name / doc).read_text(encoding="utf-8")
        elif line.startswith("="):
            quote = clause_of(line, text)
        elif line.startswith("! "):
            start = locate(text, line[2:], None)
            ignored.append(
                {"doc": doc, "value_start": start, "value_end": start + len(line) - 2, "text": line[2:]}
            )
        elif line.strip():
            fact = fact_of(line, doc, text, quote, fact)
            facts.append(fact)
    return facts, ignored


def main(names):
    """Write the JSON lines of every set named."""
    for name in names:
        facts, ignored = annotate(name)
        for suffix, rows in (("", facts), ("_ignore", ignored)):
            lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in rows]
            (HERE / f"{name}{suffix}.jsonl").write_text("".join(lines), encoding="utf-8")
        print(f"{name}: {len(facts)} facts, {len(ignored)} ignored spans")


if __name__ == "__main__":
    main(sys.argv[1:])
