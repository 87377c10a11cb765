"""The members of a listed English subject, with what they share restored to each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bashu.facts.bound import Bound, Sentence

__all__ = ["split_english"]


def split_english(low: str, text: str, sentence: Sentence, first: Bound) -> tuple[str, ...]:
    """The members of an English list, shared heads and tails restored."""
    subject = first.subject
    listed = _listed_before(text, low, sentence, first)
    measure = ""
    if listed and listed.lower() != subject.lower() and " and " in listed and " and " not in subject:
        measure, subject = subject, listed
    elif listed.lower().endswith(f", {subject.lower()}"):
        subject = _OWNER.sub("", listed)  # the list was cut at its first comma
    subject = re.sub(r"^(?:total |combined )?(?:numbers?|counts?|values?) of ", "", subject)
    head = ""
    match = re.match(
        r"^(.*?\b(?:of|in|for|between|with)) ((?:[\w'().-]+ ){0,8}[\w'().-]+(?:, (?:[\w'().-]+ ){0,6}[\w'().-]+)*,? and .*)$",
        subject,
    )
    if match:
        head, subject = match.group(1) + " ", match.group(2)
    tail = ""
    cut = re.search(
        r" (?:of|in|for|linked|designated|at|with|under|from) ", subject[subject.rfind(" and ") :]
    )
    if cut:
        at = subject.rfind(" and ") + cut.start()
        subject, tail = subject[:at], subject[at:]
    parts = [
        part.strip() for part in re.split(r", and |,| and ", subject.removeprefix("the ")) if part.strip()
    ]
    if len(parts) < 2:
        return ()
    parts[0] = _INCLUDING.sub("", parts[0])
    parts[-1] = _one_of_all(parts)
    last = parts[-1].split()
    if (
        len(last) > 1
        and last[-1].islower()
        and len(parts[0].split()) == 1
        and not parts[0].lower().endswith("s")
    ):
        parts[:-1] = [f"{part} {' '.join(last[1:])}" for part in parts[:-1]]
    if measure:
        return tuple(f"{measure} of {_lower_first(part)}{tail}" for part in parts)
    return tuple(f"{head}{part}{tail}" for part in parts)


#: "major partners including ASEAN, the EU and Japan": the partners are named, not counted.
_INCLUDING = re.compile(r"^(?:[a-z]+ ){1,4}(?:including|such as|namely) (?:the )?")
_OWNER = re.compile(r"^(?:[A-Z][\w-]* )*[A-Z][\w-]*'s |^(?:the|its|their) ")


_OPENING = re.compile(
    r"^(?:(?:In|By|For|At|During) [^,]{3,30}|However|Meanwhile|Moreover|Furthermore|In addition|Also|Besides), "
)


def _one_of_all(parts: Sequence[str]) -> str:
    """The last member in the singular where its noun is that of all: primary, secondary and tertiary industries."""
    noun = {"industries": "industry", "sectors": "sector"}.get(parts[-1].rpartition(" ")[2])
    if noun is None or any(" " in part for part in parts[:-1]):
        return parts[-1]
    return f"{parts[-1].rpartition(' ')[0]} {noun}".strip()


def _lower_first(part: str) -> str:
    return part[:1].lower() + part[1:] if part[1:2].islower() else part


def _listed_before(text: str, low: str, sentence: Sentence, first: Bound) -> str:
    verb = re.search(
        r"\b(?:had|have|has|posted|recorded|saw|reached|registered|reported|stood|were|grew|rose|fell|increased|came|totaled|totalled|amounted|was)\b",
        low[sentence.start : first.start],
    )
    if not verb:
        return ""
    start = sentence.start
    listed = text[start : start + verb.start()].strip()
    cut = max(listed.rfind(mark) for mark in (": ", "; "))
    return _OPENING.sub("", listed[cut + 1 :].strip())
