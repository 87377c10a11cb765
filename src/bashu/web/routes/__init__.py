"""A page a file; the order matters where one address is the beginning of another."""

from bashu.web.routes import documents, facts, overview, search, series, targets

__all__ = ["ROUTERS"]

ROUTERS = (overview.router, documents.router, facts.router, series.router, search.router, targets.router)
