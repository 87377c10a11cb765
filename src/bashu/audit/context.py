"""What explanations may look up: areas and their relations, indicators, documents and facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bashu.model import Area, Document, Fact, Indicator

__all__ = ["Context"]


@dataclass(frozen=True, slots=True)
class Context:
    """Lookups by code and id; all may be empty, sentences then show codes."""

    indicators: Mapping[str, Indicator] = field(default_factory=dict)
    areas: Mapping[str, Area] = field(default_factory=dict)
    facts: Mapping[str, Fact] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)

    def indicator(self, code: str, language: str) -> str:
        """The name of an indicator."""
        item = self.indicators.get(code)
        return item.names.in_language(language) if item else code.replace("_", " ")

    def area(self, code: str, language: str) -> str:
        """The name of an area."""
        item = self.areas.get(code)
        return item.names.in_language(language) if item else code

    def sentence(self, fact: str) -> str:
        """The clause that states a fact; empty where its document is not at hand."""
        item = self.facts.get(fact)
        document = self.documents.get(item.doc) if item else None
        return document.text[item.quote_start : item.quote_end] if item and document else ""

    def kin(self, code: str) -> frozenset[str]:
        """Areas that a figure may have been taken from by mistake: members, wholes, and those that share
        a member, a parent or a name with this one."""
        own = self.areas.get(code)
        if own is None:
            return frozenset()
        members = {m.code for m in own.members}
        found = set(members) | ({own.parent} if own.parent else set())
        for other in self.areas.values():
            theirs = {m.code for m in other.members}
            related = code in theirs or members & theirs or other.parent == code
            if related or (own.parent and other.parent == own.parent and other.kind == own.kind):
                found.add(other.code)
        return frozenset(found - {code})
