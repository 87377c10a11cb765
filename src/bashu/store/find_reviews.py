"""Find reviews, with the facts that they put in the place of others."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, func, or_, select

from bashu.model import Review, Verdict
from bashu.store.encode import FACT_FIELDS, fact_from
from bashu.store.rows import ReviewPage
from bashu.store.schema import fact, review

__all__ = ["find_reviews"]

_review = [review.c[name] for name in ("fact", "verdict", "author", "time", "reason")]
_correction = [fact.c[name] for name in FACT_FIELDS]


def find_reviews(connection: Connection, *, of: str | None, limit: int | None, offset: int) -> ReviewPage:
    """A page of reviews, newest first; with ``of`` those of a fact and the one that made it, if it is a correction."""
    wanted = [] if of is None else [or_(review.c.fact == of, review.c.correction == of)]
    query = (
        select(*_review, review.c.correction, *_correction)
        .select_from(review.outerjoin(fact, fact.c.id == review.c.correction))
        .where(*wanted)
        .order_by(review.c.time.desc(), review.c.n.desc())
        .limit(limit)
        .offset(offset)
    )
    rows = tuple(
        Review(
            about, Verdict(said), author, datetime.fromisoformat(time), reason,
            fact_from(corrected) if correction else None,
        )
        for about, said, author, time, reason, correction, *corrected in connection.execute(query)
    )  # fmt: skip
    total = connection.scalar(select(func.count()).select_from(review).where(*wanted))
    return ReviewPage(rows, total or 0)
