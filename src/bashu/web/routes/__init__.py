"""A page a file; the order matters where one address is the beginning of another."""

from bashu.web.routes import (
    checks,
    composite,
    documents,
    facts,
    overview,
    review,
    search,
    series,
    targets,
)

__all__ = ["EDITING", "ROUTERS"]

ROUTERS = (
    overview.router, documents.router, facts.router, series.router, search.router, targets.router,
    checks.router, composite.router,
)  # fmt: skip
#: Those that change the record.
EDITING = (review.router, checks.editing)
