"""The words for codes: kinds, statuses, qualifiers, frequencies, tiers, themes, counted nouns.

Keys are codes of the model; values are English, marked for the catalogues. ``SIGNS`` gives each kind a
sign, so that marked figures differ without colour.
"""

from __future__ import annotations

__all__ = [
    "BASES", "FREQUENCIES", "KINDS", "LANGUAGE_NAMES", "NOUNS", "PROBLEMS", "QUALIFIERS", "SIGNS",
    "STATUSES", "THEMES", "TIERS", "VERDICTS",
]  # fmt: skip


def noted(text: str) -> str:
    """Mark a text for extraction into the catalogues."""
    return text


KINDS = {
    "level": noted("level"),
    "count": noted("count"),
    "growth": noted("growth"),
    "change_pp": noted("change in points"),
    "share": noted("share"),
    "rate": noted("rate"),
    "target": noted("target"),
    "cumulative": noted("cumulative"),
    "rank": noted("rank"),
    "index": noted("index"),
}

SIGNS = {
    "level": "=",
    "count": "#",
    "growth": "Δ",
    "change_pp": "±",
    "share": "÷",
    "rate": "%",
    "target": "→",
    "cumulative": "Σ",
    "rank": "№",
    "index": "∷",
}

STATUSES = {
    "A": noted("normal"),
    "B": noted("break in series"),
    "D": noted("definition differs"),
    "E": noted("estimated"),
    "F": noted("forecast"),
    "I": noted("imputed"),
    "O": noted("missing"),
    "P": noted("provisional"),
    "U": noted("low reliability"),
    "V": noted("unvalidated"),
}

QUALIFIERS = {
    "more than": noted("more than"),
    "less than": noted("less than"),
    "nearly": noted("nearly"),
    "about": noted("about"),
    "expected": noted("expected"),
    "at least": noted("at least"),
    "at most": noted("at most"),
}

VERDICTS = {
    "accept": noted("accepted"),
    "correct": noted("corrected"),
    "reject": noted("rejected"),
}

FREQUENCIES = {
    "A": noted("annual"),
    "S": noted("half-yearly"),
    "Q": noted("quarterly"),
    "QTD": noted("quarters, year to date"),
    "M": noted("monthly"),
    "MTD": noted("months, year to date"),
    "D": noted("daily"),
    "span": noted("several years"),
}

BASES = {"nominal": noted("at current prices"), "real": noted("at constant prices"), "n/a": ""}

TIERS = {
    "official": noted("official"),
    "dataset": noted("data set"),
    "press": noted("press"),
    "mirror": noted("mirror"),
    "other": noted("other"),
}

LANGUAGE_NAMES = {"en": noted("English"), "zh": noted("Chinese")}

THEMES = {
    "accounts": noted("National accounts"),
    "industry": noted("Industry"),
    "demand": noted("Consumption and investment"),
    "opening": noted("Trade and opening up"),
    "finance": noted("Public finance and banking"),
    "population": noted("Population and living"),
    "transport": noted("Transport"),
    "innovation": noted("Innovation"),
    "environment": noted("Environment"),
    "tourism": noted("Tourism and culture"),
    "cooperation": noted("Cooperation"),
    "prices": noted("Prices"),
    "employment": noted("Employment"),
    "education": noted("Education"),
    "health": noted("Health"),
    "energy": noted("Energy"),
    "": noted("Other"),
}

#: Units that are counted nouns and common enough to have a Chinese form; others stay as written.
NOUNS = {
    noun: noun
    for noun in (
        noted("persons"), noted("people"), noted("projects"), noted("enterprises"), noted("vehicles"),
        noted("units"), noted("patents"), noted("trains"), noted("trips"), noted("visits"),
        noted("passengers"), noted("households"), noted("jobs"), noted("cities"), noted("districts"),
        noted("counties"), noted("countries and regions"), noted("ports"), noted("stations"),
        noted("routes"), noted("flights"), noted("items"), noted("services"), noted("beds"),
        noted("hospitals"), noted("schools"), noted("entities"), noted("targets"), noted("TEU"),
        noted("corridors"), noted("indicators"), noted("tasks"), noted("ug/m3"), noted("kW"),
        noted("mu"), noted("tonnes"), noted("pieces"), noted("kilograms"),
    )
}  # fmt: skip

#: What the workspace says when it refuses, so that the Chinese page says it in Chinese.
PROBLEMS = (
    noted("no such indicator"),
    noted("no such area"),
    noted("no such document"),
    noted("no such fact"),
    noted("the pack does not define it"),
    noted("not a date"),
    noted("it has not the form YYYY-MM-DD"),
    noted("write the day as 2024-12-31"),
    noted("the record holds none of that id"),
    noted("the reason is empty"),
    noted("the author is empty"),
    noted("who reads the record later must know who decided and why"),
    noted("write it in a few words"),
    noted("the correction changes nothing"),
    noted("the verdict and the changes do not agree"),
    noted("a correction sets fields; to accept or to reject sets none"),
    noted("set a field to correct the fact, or take the changes out"),
    noted("no such verdict"),
    noted("the field is empty"),
    noted("not a value"),
    noted("not a unit"),
    noted("not a period"),
    noted("not a qualifier"),
    noted("the field cannot be read"),
    noted("this correction was withdrawn before"),
)
