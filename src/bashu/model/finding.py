"""Outcomes of edits, and findings: what fails, which figures to suspect, and why."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bashu.model.edit import Severity
from bashu.model.text import Names

__all__ = ["Cause", "Finding", "Outcome", "Result"]


class Result(StrEnum):
    """What came of an edit. Four things that are never mixed."""

    PASS = "pass"
    FAIL = "fail"
    MISSING = "missing"
    NOT_EVALUATED = "could-not-evaluate"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One edit for one area and period, over particular figures.

    ``facts`` are the facts used, in the order of the edit's terms. ``stated`` and ``implied`` are the first
    term as printed and as the others give it. ``note`` says what is missing or why there is no result.
    For edits over text ``doc``, ``start`` and ``end`` give the sentence (code points, end exclusive).
    """

    edit: str
    area: str
    period: str
    result: Result
    facts: tuple[str, ...] = ()
    stated: Decimal | None = None
    implied: Decimal | None = None
    note: str = ""
    doc: str = ""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Cause:
    """One explanation. ``code`` is a word such as ``factor_of_ten``, ``territory`` or ``vintage``.

    ``plausibility`` is the share of belief among the causes considered (0..1), ``residual`` what stays
    unexplained in orders of e, ``corrected`` the figure under this explanation, ``says`` the sentence
    with its arithmetic.
    """

    code: str
    facts: tuple[str, ...]
    plausibility: float
    residual: float
    corrected: Decimal | None
    says: Names


@dataclass(frozen=True, slots=True)
class Finding:
    """Edits that fail together, explained.

    ``suspects`` are the facts of the suspect figure, ``solutions`` the minimal solutions of its cluster (of
    ``solution_count``, the likeliest first), ``facts`` every fact that takes part, ``docs``
    their documents, that of the suspect first. ``causes`` come likeliest first. ``proven`` is false where the
    search was cut short. For findings in text ``doc``, ``start`` and ``end`` give the place.
    """

    edits: tuple[str, ...]
    severity: Severity
    indicator: str
    area: str
    period: str
    suspects: tuple[str, ...]
    solutions: tuple[tuple[str, ...], ...]
    facts: tuple[str, ...]
    causes: tuple[Cause, ...]
    title: Names
    says: Names
    docs: tuple[str, ...] = ()
    doc: str = ""
    start: int = 0
    end: int = 0
    proven: bool = True
    solution_count: int = 1

    @property
    def cause(self) -> str:
        """The code of the likeliest cause; "unexplained" where there is none."""
        return self.causes[0].code if self.causes else "unexplained"

    @property
    def id(self) -> str:
        """An id from the content: the same figures failing the same edits are the same finding."""
        parts = (*self.edits, "|", *sorted(self.facts), "|", self.doc, str(self.start), str(self.end))
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
