"""The words for codes of the audit: causes, states, severities, outcomes."""

from __future__ import annotations

from bashu.web.words import noted

__all__ = ["CAUSES", "RESULTS", "SEVERITIES", "STATES"]

CAUSES = {
    "factor_of_ten": noted("slip of ten"),
    "factor_of_hundred": noted("slip of a hundred"),
    "factor_of_thousand": noted("slip of a thousand"),
    "factor_of_10000": noted("slip of ten thousand"),
    "factor_of_100000000": noted("slip of a hundred million"),
    "sign": noted("sign turned"),
    "transposed": noted("digits swapped"),
    "territory": noted("another territory"),
    "period": noted("another period"),
    "period_shift": noted("a column shifted in time"),
    "definition": noted("another definition"),
    "vintage": noted("another vintage"),
    "rounding": noted("rounding"),
    "currency": noted("another currency"),
    "price_basis": noted("nominal and real mixed"),
    "bound": noted("a lost “more than”"),
    "list_count": noted("announced number and list differ"),
    "counted_twice": noted("one thing counted in two ways"),
    "unexplained": noted("unexplained"),
}

STATES = {
    "open": noted("open"),
    "explained": noted("explained"),
    "accepted": noted("accepted"),
}

SEVERITIES = {
    "error": noted("error"),
    "warning": noted("warning"),
    "note": noted("note"),
}

RESULTS = {
    "pass": noted("passed"),
    "fail": noted("failed"),
    "missing": noted("a figure is missing"),
    "could-not-evaluate": noted("could not be evaluated"),
}
