"""Find quantities with another library; run by facts.py inside that library's own environment.

Standard input: a JSON list of [name, language, text]. Standard output: the rows found (offsets and values, no
unit, kind or period), CPU seconds and peak memory.
"""

from __future__ import annotations

import json
import resource
import sys
import time


def quantulum3(_language, text):
    """Start, end and value of every quantity; the library reads English only."""
    from quantulum3 import parser

    return [(q.span[0], q.span[1], float(q.value)) for q in parser.parse(text)]


def recognizers_text(language, text):
    """Start, end and value of every percentage, amount, dimension and number, the longest at each place."""
    from recognizers_number import recognize_number, recognize_percentage
    from recognizers_number_with_unit import recognize_currency, recognize_dimension
    from recognizers_text import Culture

    culture = Culture.Chinese if language.startswith("zh") else Culture.English
    models = (recognize_percentage, recognize_currency, recognize_dimension, recognize_number)
    found = []
    for model in models:
        for match in model(text, culture):
            value = str((match.resolution or {}).get("value") or "").rstrip("%")
            try:
                found.append((match.start, match.end + 1, float(value)))
            except ValueError:  # a unit without a number
                continue
    kept = []
    for start, end, value in sorted(found, key=lambda span: span[0] - span[1]):
        if all(end <= other or start >= stop for other, stop, _ in kept):
            kept.append((start, end, value))
    return kept


FINDERS = {"quantulum3": quantulum3, "recognizers-text": recognizers_text}


def main():
    """Read, time, print."""
    find = FINDERS[sys.argv[1]]
    documents = json.load(sys.stdin)
    for language in ("en", "zh"):  # tables and models are loaded before the clock starts
        find(language, "up 5.4 percent to 3 million yuan, 6.3%")
    rows = []
    start = time.process_time()
    for name, language, text in documents:
        for begin, end, value in find(language, text):
            span = {"quote_start": begin, "quote_end": end, "value_start": begin, "value_end": end}
            rows.append({"doc": name, "value": value, **span})
    seconds = time.process_time() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    json.dump({"rows": rows, "seconds": seconds, "memory_mb": memory}, sys.stdout)


if __name__ == "__main__":
    main()
