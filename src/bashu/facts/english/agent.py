"""What happened to an English counted noun, and by whom: "consumers attracted by the online fair"."""

from __future__ import annotations

import re

from bashu.facts.bound import Bound
from bashu.facts.english.phrases import clean
from bashu.facts.english.subject import Subject

__all__ = ["Agents"]

_REGULAR = [
    "approve", "attract", "award", "collect", "complete", "conduct", "cover", "create", "cultivate",
    "deliver", "develop", "dispatch", "employ", "equip", "establish", "export", "finance", "fund",
    "gather", "generate", "handle", "host", "identify", "implement", "import", "install", "introduce",
    "invite", "issue", "launch", "license", "list", "manage", "name", "open", "operate",
    "organise", "organize", "outline", "plan", "process", "procure", "produce", "publish", "purchase",
    "receive", "recognise", "recognize", "recruit", "register", "release", "renew", "renovate", "repair",
    "resettle", "resolve", "serve", "settle", "staff", "streamline", "supply", "supervise", "support",
    "train", "transfer", "transport", "treat", "upgrade",
]  # fmt: skip
_IRREGULAR = {
    "build": ("built", "built"), "hold": ("held", "held"), "sell": ("sold", "sold"), "buy": ("bought", "bought"),
    "take": ("took", "taken"), "draw": ("drew", "drawn"), "undertake": ("undertook", "undertaken"), "pay": ("paid", "paid"),
    "send": ("sent", "sent"), "carry": ("carried", "carried"), "lay": ("laid", "laid"), "sign": ("signed", "signed"),
    "plan": ("planned", "planned"), "transfer": ("transferred", "transferred"), "spend": ("spent", "spent"),
    "make": ("made", "made"), "pick": ("picked", "picked"),
    "equip": ("equipped", "equipped"), "host": ("hosted", "hosted"),
}  # fmt: skip


def _participles() -> dict[str, str]:
    """Each finite or -ing form of a transitive verb to its participle."""
    found: dict[str, str] = {}
    for verb in {*_REGULAR, *_IRREGULAR}:
        stem = verb[:-1] if verb.endswith("e") else verb
        past, participle = _IRREGULAR.get(verb, (stem + "ed", stem + "ed"))
        doubled = past[:-2] if past.endswith(("nned", "rred", "pped")) else stem
        third = verb[:-1] + "ies" if verb.endswith("y") and verb[-2] not in "aeo" else verb + "s"
        third = verb + "es" if verb.endswith(("sh", "ch", "ss")) else third
        for form in (past, participle, third, doubled + "ing"):
            found[form] = participle
    return found


PARTICIPLE = _participles()

#: Visitors are what is counted itself: who received them adds nothing.
_VISITORS = frozenset(["visits", "passengers", "tourists", "visitors"])

#: Deictic words and kinds of places: the place of the figure, not part of its phrase.
_PLACE_WORD = re.compile(
    r"(?:.*\s)?(?:it|they|we|which|that|who|both|sides?|city|cities|province|provinces|municipality|county|counties|district|districts|"
    r"region|country|circle|zone|park|port|area|town|locations?|base|city proper|nation|provinces and cities)"
)
_ANTECEDENT = re.compile(
    r".*\b(?:[a-z]+ed|held|built|with|in|at|of|through|is|was|are|were) (?P<np>(?:the|an?|its|their) [^,;.]{4,90})$"
)
_INVOLVING = re.compile(r"\b(?:involving|covering|benefiting|affecting)\s*$")
_PLACED_IN = re.compile(r"([a-z-]+s) in\s*$")
_PLACE_NOUNS = frozenset(
    [
        "countries",
        "regions",
        "cities",
        "provinces",
        "districts",
        "counties",
        "towns",
        "townships",
        "villages",
        "markets",
    ]
)
_WITH = re.compile(r"^\W*(?:and |together )?with\s*$|\b(?:has|have|had)\s*$")
_PARTICIPLE_IN = re.compile(
    r"\s(?:[a-z]+ed|built|made|taken|given|sold|sent|paid|drawn|under|led|held|offering|having|including)\b"
)
_BATCH = re.compile(r"^(?:rounds|batches|series|groups) of ")
#: Verbs that tell how far something reaches: what reaches is told even where it is a place.
_REACH = frozenset(["cover", "covers", "covered", "covering", "serve", "serves", "served"])
_AND = re.compile(r"\W*and (?:(?:has|have|had|jointly|also) )*")
_CONJOINED = re.compile(r"\W*(?:(?:and|which|that|has|have|had|jointly|also)\b\W*)*")
_NOT_SUBJECT = re.compile(r"\bthat\b|\bwhich\b|\b(?:to|will|would|should|can|could|may|and)\s*$")
_ADVERBS = re.compile(r"(?:\s(?:has|have|had|also|jointly|mutually|now|already|newly))+\s*$")
_FOLLOWS_PASSIVE = re.compile(r"\b(?:been|being|were|was|are|is|be)\s*$")


class Agents(Subject):
    """What happened to an English counted noun, and by whom."""

    def _told(self, bound: Bound, noun_end: int) -> None:
        """Add to a counted noun the verb before it and that verb's subject, or what it is of, with or in."""
        low, left = self.low, self.low[self.left_start : self.left_end]
        rest = bound.indicator[noun_end - bound.subject_start :] if bound.subject_start >= 0 else ""
        if (
            rest
            and (len(rest) > 24 or not rest.startswith((" for", " of")))
            or low.startswith("-", self.figure.noun_start - 1)
        ):
            return
        previous = self.previous
        if (
            self.joined
            and previous is not None
            and previous.form == bound.form == "count"
            and self._is_list_gap()
        ):
            bound.told = previous.told
        elif _INVOLVING.search(left) and previous is not None and previous.form == "count":
            bound.told = f" involved in {_BATCH.sub('', _PARTICIPLE_IN.split(previous.indicator)[0])}"
        elif bound.unit in _PLACE_NOUNS and (holder := _PLACED_IN.search(left)):
            bound.told = f" with {holder.group(1)}"
        elif self.verb in PARTICIPLE and not _FOLLOWS_PASSIVE.search(low[self.left_start : self.verb_at]):
            bound.told = self._done_by(self.verb, self.verb_at, bound.unit)
        elif _WITH.search(left):
            if previous is not None and previous.told and previous.form == "count":
                owner = previous.told.partition(" by ")[2]
            else:
                owner = self._agent(self.left_start + left.rfind(left.split()[-1]))
            bound.told = f" of {owner}" if owner and len(left.split()) > 0 else ""
        if bound.told and bound.told.split()[0] not in bound.indicator:
            bound.indicator += bound.told

    def _done_by(self, verb: str, at: int, unit: str = "") -> str:
        """ " attracted by the fair": the participle of the verb at ``at`` and its subject, where that is no place."""
        if unit in _VISITORS:
            return ""
        agent = self._agent(at, places=verb in _REACH)
        return f" {PARTICIPLE[verb]} by {agent}" if agent else f" {PARTICIPLE[verb]}"

    def _agent(self, at: int, *, places: bool = False) -> str:
        """The subject of the verb at ``at``; nothing where that is a place, which the figure has anyway."""
        start = self.clause_start
        if self.previous is not None and _AND.fullmatch(self.low, self.left_start, at):
            return self.previous.told.partition(" by ")[2]
        before = self.low[start:at]
        if _CONJOINED.fullmatch(before):
            return self._antecedent(start) if "which" in before or "that" in before else ""
        if _NOT_SUBJECT.search(before):
            return ""
        a, b = clean(self.low, start, at, self.sentence, places=False)
        adverbs = _ADVERBS.search(self.low, a, b)
        if adverbs:
            b = adverbs.start()
        if not places and any(p.start < b and a < p.end and p.end >= b - 1 for p in self.sentence.places):
            return ""
        phrase = self.low[a:b]
        kind = _PLACE_WORD.fullmatch(phrase) and not places
        return "" if kind or b - a > 70 or "," in phrase or not self._keeps(a, b) else self.text[a:b]

    def _antecedent(self, start: int) -> str:
        """The noun phrase that a relative clause starting at ``start`` is about."""
        found = _ANTECEDENT.match(self.low[self.sentence.start : start].rstrip(" ,"))
        if not found:
            return ""
        a, b = self.sentence.start + found.start("np"), self.sentence.start + found.end("np")
        a, b = clean(self.low, a, b, self.sentence, places=False)
        return self.text[a:b] if self._keeps(a, b) else ""
