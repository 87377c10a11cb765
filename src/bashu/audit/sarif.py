"""Findings as SARIF 2.1.0 (OASIS 2020), for code-scanning services and editors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bashu.model import Document, Edit, Fact, Finding, Result

__all__ = ["to_sarif"]

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def to_sarif(
    findings: Sequence[Finding],
    edits: Sequence[Edit],
    *,
    facts: Mapping[str, Fact],
    documents: Mapping[str, Document],
    version: str = "",
    language: str = "en",
) -> dict[str, object]:
    """One run with a rule for every edit and a result for every finding.

    A result points at the suspect figures, in code points of the document's text, and relates to the other
    figures that take part; facts whose document is not at hand are left out.
    """
    order = {edit.name: i for i, edit in enumerate(edits)}
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "bashu",
                        "version": version or "0",
                        "rules": [_rule(e, language) for e in edits],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(f, order, facts, documents, language) for f in findings],
            }
        ],
    }


def _rule(edit: Edit, language: str) -> dict[str, object]:
    return {
        "id": edit.name,
        "shortDescription": {"text": edit.names.in_language(language)},
        "help": {"text": edit.origin or edit.names.in_language(language)},
        "defaultConfiguration": {"level": edit.severity.value},
        "properties": {"form": edit.form.value, "where": edit.where},
    }


def _result(
    finding: Finding,
    order: Mapping[str, int],
    facts: Mapping[str, Fact],
    documents: Mapping[str, Document],
    language: str,
) -> dict[str, object]:
    rule = finding.edits[0]
    places = [_place(fact, facts, documents) for fact in finding.suspects]
    if finding.doc and not any(places):
        places = [_span(finding.doc, finding.start, finding.end, documents)]
    others = [_place(fact, facts, documents) for fact in finding.facts if fact not in finding.suspects]
    result: dict[str, object] = {
        "ruleId": rule,
        "level": finding.severity.value,
        "kind": Result.FAIL.value,
        "message": {"text": f"{finding.title.in_language(language)}. {finding.says.in_language(language)}"},
        "locations": [place for place in places if place],
        "relatedLocations": [place | {"id": i} for i, place in enumerate(p for p in others if p)],
        "partialFingerprints": {"finding/v1": finding.id},
        "properties": {
            "cause": finding.cause,
            "causes": [{"code": c.code, "plausibility": round(c.plausibility, 4)} for c in finding.causes],
            "edits": list(finding.edits),
            "proven": finding.proven,
        },
    }
    if rule in order:
        result["ruleIndex"] = order[rule]
    return result


def _place(
    fact: str, facts: Mapping[str, Fact], documents: Mapping[str, Document]
) -> dict[str, object] | None:
    item = facts.get(fact)
    return _span(item.doc, item.value_start, item.value_end, documents) if item else None


def _span(doc: str, start: int, end: int, documents: Mapping[str, Document]) -> dict[str, object] | None:
    document = documents.get(doc)
    if document is None:
        return None
    line = document.text.count("\n", 0, start) + 1
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": document.url or document.name or document.id},
            "region": {
                "startLine": line,
                "charOffset": start,
                "charLength": end - start,
                "snippet": {"text": document.text[start:end]},
            },
        }
    }
