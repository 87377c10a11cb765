"""How fast a large corpus is added: documents and facts a second, memory of the parent and of a worker.

    python benchmarks/corpus.py DIR [--jobs N] [--json]
    python benchmarks/corpus.py --documents N [--jobs N] [--json]

Adds the documents of DIR, or N made-up releases (English and Chinese, text and HTML, 2,300 characters on average,
every tenth carried by a second site in another frame) to a new workspace, twice: the second run knows them all.
Rates are given by the clock and by the processor time of all processes together.
"""

import argparse
import json
import random
import resource
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from bashu.documents import find_documents
from bashu.region import load_pack
from bashu.workspace import create_workspace

PACK = "chengdu_chongqing"
RECORDED = datetime(2026, 1, 1, tzinfo=UTC)
CHARACTERS = 2300
A_FOLDER = 1000

ENGLISH = (
    "In {year}, {area}'s {indicator} reached {level} billion yuan, up {growth} percent year on year.",
    "The {indicator} of {area} grew by {growth} percent in {year}, {points} percentage points faster than in {before}.",
    "{area} reported {count} new enterprises in the first half of {year}, an increase of {growth}% over {before}.",
    "By the end of {year}, {area} had built more than {count} projects with {level} billion yuan of investment.",
    "{area} plans to raise its {indicator} to {level} billion yuan by {target}.",
    "Officials said that work on roads, schools and clinics went ahead and that people on both sides were satisfied.",
)
CHINESE = (
    "{year}年，{area}{indicator}{level}亿元，同比增长{growth}%。",
    "{year}年上半年，{area}{indicator}增长{growth}%，增速比上年同期加快{points}个百分点。",
    "截至{year}年底，{area}累计建成项目{count}个，完成投资{level}亿元。",
    "到{target}年，{area}{indicator}力争突破{level}亿元。",
    "{area}新登记企业{count}户，占全部企业的{growth}%。",
    "会议强调，要推动两地协同发展，持续改善民生，抓好重点任务落实，让群众得到更多实惠。",
)


def make_corpus(folder, documents):
    """Write that many releases below ``folder``, a thousand to a folder; the same ones every time."""
    pack = load_pack(PACK, statements=False)
    for number in range(documents):
        carried = number % 10 == 9
        site = number if not carried else number - 1  # the second site carries the release before it
        suffix, content = _release(pack, random.Random(site), number, framed=carried)
        place = folder / f"{number // A_FOLDER:04}"
        place.mkdir(exist_ok=True)
        (place / f"{number:06}{suffix}").write_text(content, "utf-8")


def _release(pack, chance, number, *, framed):
    chinese = chance.random() < 0.5
    day = f"{chance.randint(2012, 2025)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    length = chance.randint(CHARACTERS // 2, CHARACTERS * 3 // 2)
    lines, written = [], 0
    while written < length:
        line = " ".join(_sentence(pack, chance, chinese, int(day[:4])) for _ in range(4))
        lines.append(line)
        written += len(line)
    title = _sentence(pack, chance, chinese, int(day[:4]))[:60]
    if not framed and chance.random() < 0.5:
        return ".txt", f"{title}\n\n{day}\n\n" + "\n\n".join(lines) + "\n"
    body = "".join(f"<p>{line}</p>\n" for line in lines)
    links = "".join(f"<li><a href='/{item}'>Site {number % 10} section {item}</a></li>" for item in range(8))
    return ".html", (
        f"<!doctype html><html lang='{'zh' if chinese else 'en'}'><head><title>{title}</title>"
        f"<meta name='date' content='{day}'></head><body><nav><ul>{links}</ul></nav>"
        f"<article><h1>{title}</h1>\n{body}</article><footer>Office {number % 10}</footer></body></html>"
    )


def _sentence(pack, chance, chinese, year):
    area, indicator = chance.choice(pack.areas).names, chance.choice(pack.indicators).names
    return chance.choice(CHINESE if chinese else ENGLISH).format(
        area=area.zh if chinese else area.en,
        indicator=indicator.zh if chinese else indicator.en,
        year=year,
        before=year - 1,
        target=year + 3,
        level=f"{chance.uniform(5, 9000):.1f}",
        growth=f"{chance.uniform(0.5, 15):.1f}",
        points=f"{chance.uniform(0.1, 3):.1f}",
        count=chance.randint(12, 900),
    )


def _processor_seconds(who):
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


def _peak_mb(who):
    return round(resource.getrusage(who).ru_maxrss / 1024)


def measure(folder, jobs):
    """Add every document below ``folder`` to a new workspace, twice."""
    files = list(find_documents(folder))
    with (
        tempfile.TemporaryDirectory() as place,
        create_workspace(Path(place) / "work", pack=PACK, recorded=RECORDED) as workspace,
    ):
        runs = []
        for _ in range(2):
            own, others = (
                _processor_seconds(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
            )
            begun = time.monotonic()
            report = workspace.add(files, recorded=RECORDED, jobs=jobs)
            runs.append(
                (
                    report,
                    time.monotonic() - begun,
                    _processor_seconds(resource.RUSAGE_SELF) - own,
                    _processor_seconds(resource.RUSAGE_CHILDREN) - others,
                    _peak_mb(resource.RUSAGE_CHILDREN),
                )
            )
        database = sum(path.stat().st_size for path in (Path(place) / "work").glob("bashu.db*"))
    # Workers of the second run begin as copies of a parent that has worked: the first run's peak is their own.
    (report, seconds, parent, workers, worker_peak), (again, second, second_parent, *_) = runs
    assert again.documents == 0
    return {
        "documents": report.documents,
        "facts": report.facts,
        "refused": report.refusals,
        "seconds": round(seconds, 1),
        "documents_per_second": round(report.documents / seconds, 1),
        "facts_per_second": round(report.facts / seconds),
        "documents_per_processor_second": round(report.documents / (parent + workers), 1),
        "parent_ms_per_document": round(1000 * parent / max(report.documents, 1), 2),
        "workers_ms_per_document": round(1000 * workers / max(report.documents, 1), 2),
        "parent_peak_mb": _peak_mb(resource.RUSAGE_SELF),
        "worker_peak_mb": worker_peak,
        "second_run_seconds": round(second, 1),
        "second_run_processor_seconds": round(second_parent, 1),
        "database_mb": round(database / 1e6),
    }


def main():
    """Print the table, or the same figures as JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("folder", nargs="?", type=Path)
    source.add_argument("--documents", type=int, help="make up that many")
    parser.add_argument("--jobs", type=int)
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    if chosen.folder:
        result = measure(chosen.folder, chosen.jobs)
    else:
        with tempfile.TemporaryDirectory() as made:
            make_corpus(Path(made), chosen.documents)
            result = measure(Path(made), chosen.jobs)
    if chosen.json:
        print(json.dumps(result))
        return
    for name, value in result.items():
        print(f"{name:32} {value:>12,}")


if __name__ == "__main__":
    main()
