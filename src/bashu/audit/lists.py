"""Check texts: announced numbers against their lists, parts against a total, and counts against each other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from bashu.audit.announce import Announcement, announcements
from bashu.model import (
    Cause,
    Document,
    Edit,
    EditForm,
    Fact,
    Finding,
    Names,
    Outcome,
    Result,
    Severity,
)

__all__ = ["check_texts", "text_findings"]

#: Numbers are of bounded length: longer runs of digits count nothing, and Python refuses to convert them.
_PARTS = re.compile(
    r"\b(?:of|from) (?:the |a total of |all )*(?P<whole>\d[\d,]{0,14})(?!\d) (?P<what>[a-z][^.,;\d\n]{2,60}), "
    r"(?P<a>\d[\d,]{0,14})(?!\d) [^.;\d\n]{3,60}? and (?P<b>\d[\d,]{0,14})(?!\d)\b",
    re.IGNORECASE,
)
_ADDED = re.compile(
    r"\badd(?:ed|ing) (?P<a>\d[\d,]{0,14})(?!\d) (?P<what>[^.;\d\n]{2,120}?),? bringing the total(?: number)? to (?P<whole>\d[\d,]{0,14})(?!\d)",
    re.IGNORECASE,
)
_PARTS_ZH = re.compile(
    r"(?<!\d)(?P<whole>\d{1,12})(?:个|项|条|座|家)(?P<what>[^,，。;；\d\n]{1,16})中[,，]?[^。;；\d\n]{0,8}(?P<a>\d{1,12})(?:个|项|条|座|家)[^。;；\d\n]{0,16}?[,，、][^。;；\d\n]{0,8}(?P<b>\d{1,12})(?:个|项|条|座|家)"
)
_COUNTED = re.compile(
    r"(?<![\d.,$])\b(?P<n>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,4})\s+"
    r"(?P<what>[a-z]+(?:-[a-z]+)*\s+[a-z]+s)\b(?![ -][a-z]+s\b)",
    re.IGNORECASE,
)
_DOUBT = "the list may be read in two ways"
_LOOSE = "the list may not be meant to be whole"
_BELIEF = {_DOUBT: 0.7, _LOOSE: 0.3}
_SMALL = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBERS = {word: n for n, word in enumerate(_SMALL, start=2)}
#: Measures are no things counted: two sums of money may well differ.
_MEASURES = re.compile(
    r"dollars|yuan|tons|tonnes|kilomet|met(?:er|re)s|hectares|years|months|days|hours|minutes|points|times"
)


def check_texts(edits: Sequence[Edit], documents: Iterable[Document]) -> Iterator[tuple[Outcome, Names]]:
    """Outcomes of the text edits over documents, each with a sentence that says what was counted."""
    lists = [edit for edit in edits if edit.form == EditForm.LIST_COUNT]
    twice = [edit for edit in edits if edit.form == EditForm.COUNTED_TWICE]
    for document in documents:
        for edit in lists:
            for found in announcements(document.text, document.language):
                yield _listed(edit, document, found)
            yield from _parts(edit, document)
        for edit in twice:
            yield from _twice(edit, document)


def text_findings(
    edits: Sequence[Edit], checked: Iterable[tuple[Outcome, Names]], facts: Sequence[Fact]
) -> tuple[Finding, ...]:
    """The failed outcomes of text edits as findings, with the facts that stand in the sentence."""
    by_name = {edit.name: edit for edit in edits}
    by_doc: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        by_doc[fact.doc].append(fact)
    return tuple(
        _finding(by_name[outcome.edit], outcome, says, by_doc[outcome.doc])
        for outcome, says in checked
        if outcome.result == Result.FAIL
    )


def _finding(edit: Edit, outcome: Outcome, says: Names, facts: Sequence[Fact]) -> Finding:
    inside = tuple(
        fact.id
        for fact in facts
        if outcome.start <= fact.value_start < outcome.end and fact.value == outcome.stated
    )
    cause = Cause(edit.form.value, inside, _BELIEF.get(outcome.note, 1.0), 0.0, outcome.implied, says)
    return Finding(
        edits=(edit.name,),
        severity=Severity.NOTE if outcome.note == _LOOSE else edit.severity,
        indicator="",
        area="",
        period="",
        suspects=inside,
        solutions=(inside,) if inside else (),
        facts=inside,
        causes=(cause,),
        title=edit.names,
        says=says,
        docs=(outcome.doc,),
        doc=outcome.doc,
        start=outcome.start,
        end=outcome.end,
    )


def _listed(edit: Edit, document: Document, found: Announcement) -> tuple[Outcome, Names]:
    if found.items is None:
        outcome = Outcome(
            edit.name, "", "", Result.NOT_EVALUATED, stated=Decimal(found.number),
            note="what follows is no plain list", doc=document.id, start=found.start, end=found.end,
        )  # fmt: skip
        return outcome, Names("", "")
    count = len(found.items)
    holds = count == found.number if found.closed else count <= found.number
    doubt = found.loose or found.closed and count < found.number <= count + found.joined
    outcome = Outcome(
        edit.name, "", "", Result.PASS if holds else Result.FAIL, stated=Decimal(found.number),
        implied=Decimal(count), note=_LOOSE if found.loose else _DOUBT if doubt else "", doc=document.id, start=found.start, end=found.end,
    )  # fmt: skip
    english = "; ".join(f"({k}) {item}" for k, item in enumerate(found.items, start=1))
    chinese = "；".join(f"（{k}）{item}" for k, item in enumerate(found.items, start=1))
    return outcome, Names(
        f"{found.number} {found.what} announced, {count} named: {english}."
        + (" An item may stand for two, or the list may not be whole." if doubt else ""),
        f"称有{found.number}项（{found.what}），实列{count}项：{chinese}。"
        + ("其中某项可能含两项，或列举不完整。" if doubt else ""),
    )


def _parts(edit: Edit, document: Document) -> Iterator[tuple[Outcome, Names]]:
    """Parts of a total, or an addition to it, must not exceed the total."""
    patterns = (_PARTS_ZH,) if document.language.startswith("zh") else (_PARTS, _ADDED)
    for pattern in patterns:
        for match in pattern.finditer(document.text):
            groups = match.groupdict()
            whole = _int(groups["whole"])
            parts = [_int(groups[key]) for key in ("a", "b") if groups.get(key)]
            outcome = Outcome(
                edit.name, "", "", Result.PASS if sum(parts) <= whole else Result.FAIL, stated=Decimal(whole),
                implied=Decimal(sum(parts)), doc=document.id, start=match.start(), end=match.end(),
            )  # fmt: skip
            added = " + ".join(map(str, parts))
            yield (
                outcome,
                Names(
                    f"Of {whole} {groups['what'].strip()}, {added} = {sum(parts)} are accounted for.",
                    f"共{whole}，分项之和为{added} = {sum(parts)}。",
                ),
            )


def _int(text: str) -> int:
    return int(text.replace(",", ""))


def _twice(edit: Edit, document: Document) -> Iterator[tuple[Outcome, Names]]:
    """The same noun phrase, of two words at least, counted differently in one document."""
    if document.language.startswith("zh"):
        return
    seen: dict[str, re.Match[str]] = {}
    for match in _COUNTED.finditer(document.text):
        what = " ".join(match["what"].lower().split())
        if _MEASURES.search(what):
            continue
        first = seen.setdefault(what, match)
        if first is match:
            continue
        a, b = (_NUMBERS.get(m["n"].lower()) or _int(m["n"]) for m in (first, match))
        outcome = Outcome(
            edit.name, "", "", Result.PASS if a == b else Result.FAIL, stated=Decimal(b), implied=Decimal(a),
            doc=document.id, start=match.start(), end=match.end(),
        )  # fmt: skip
        yield (
            outcome,
            Names(
                f"{b} {what} here, {a} {what} earlier in the document.",
                f"此处为{b}（{what}），前文为{a}。",
            ),
        )
