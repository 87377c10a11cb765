"""How fast documents are read: processor time, documents and characters a second, memory.

    python benchmarks/documents.py FOLDER [--json] [--mode careful]

FOLDER holds the documents; every file that can be read is read once to warm up and then until two seconds of
processor time are spent on its type. Files that are refused are counted with their reasons.
"""

import argparse
import json
import resource
import time
from collections import Counter, defaultdict
from pathlib import Path

from bashu.documents import find_documents, read_document
from bashu.errors import BashuError

SPEND = 2.0


def processor_seconds():
    """Of this process and of the guarded one that parses office files (which counts once it has ended)."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def measure(folder, mode):
    """Rates by type of document, refusals by reason, peak memory."""
    contents, refused = defaultdict(list), Counter()
    for path in find_documents(folder):
        try:
            document = read_document(path, mode=mode)
        except BashuError as error:
            refused[f"{error.what}: {error.why[:60]}"] += 1
        else:
            contents[document.media_type].append((path, len(document.text)))
    rows = []
    for kind, files in sorted(contents.items()):
        begun, done, characters = processor_seconds(), 0, 0
        while processor_seconds() - begun < SPEND and done < 20_000:
            for path, length in files:
                read_document(path, mode=mode)
                done += 1
                characters += length
            if kind.startswith("application/"):
                from bashu.documents import guard

                guard._state.close()  # so that its processor time counts
        seconds = processor_seconds() - begun
        rows.append(
            {
                "type": kind.rpartition(".")[2],
                "files": len(files),
                "mean_characters": round(sum(length for _, length in files) / len(files)),
                "documents_per_second": round(done / seconds, 1),
                "of_2300_characters_per_second": round(characters / 2300 / seconds, 1),
            }
        )
    return {
        "types": rows,
        "refused": dict(refused),
        "peak_memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
    }


def main():
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--mode", choices=["fast", "careful"], default="fast")
    arguments = parser.parse_args()
    result = measure(arguments.folder, arguments.mode)
    if arguments.json:
        print(json.dumps(result, ensure_ascii=False, indent=1))
        return
    print(f"{'type':<12}{'files':>7}{'characters':>12}{'documents/s':>14}{'of 2,300/s':>12}")
    for row in result["types"]:
        print(
            f"{row['type']:<12}{row['files']:>7}{row['mean_characters']:>12,}"
            f"{row['documents_per_second']:>14,.1f}{row['of_2300_characters_per_second']:>12,.1f}"
        )
    for reason, count in result["refused"].items():
        print(f"refused {count}: {reason}")
    print(f"peak memory {result['peak_memory_mb']} MB")


if __name__ == "__main__":
    main()
