"""NewsQuant's names of units: what the reader calls a unit or a counted thing, put in that set's words."""

from __future__ import annotations

import re

__all__ = ["lemma", "unit_name"]

#: The reader's unit -> NewsQuant's; any other unit of measure has one name in both.
UNITS = {
    "percent": "percentage", "times": "count", "metric horsepower": "horsepower",
    "frame per second": "frames per second", "beat per minute": "beats per minute", "dot per inch": "dots per inch",
    "pixel per inch": "pixels per inch", "pound per square inch": "pound-force per square inch",
    "WAR": "win above replacement", "RBI": "run batted in", "ERA": "earned run average", "TD": "touchdown",
    "HR": "home run", "USD": "dollar",
    "AUD": "australian dollar", "CAD": "canadian dollar", "HKD": "hong kong dollar", "NZD": "new zealand dollar",
    "SGD": "singapore dollar", "TWD": "new taiwan dollar", "JMD": "jamaican dollar", "TTD": "trinidad and tobago dollar",
    "EUR": "euro", "GBP": "pound sterling", "CNY": "chinese yuan", "JPY": "japanese yen", "KRW": "south korean won",
    "INR": "indian rupee", "PKR": "pakistani rupee", "LKR": "sri lankan rupee", "NPR": "nepalese rupee",
    "MUR": "mauritian rupee", "BDT": "bangladeshi taka", "MYR": "malaysian ringgit", "IDR": "indonesian rupiah",
    "THB": "thai baht", "PHP": "philippine peso", "VND": "vietnamese dong", "KZT": "kazakhstani tenge",
    "CHF": "swiss franc", "SEK": "swedish krona", "DKK": "danish krone", "NOK": "norwegian krone",
    "ISK": "icelandic krona", "CZK": "czech koruna", "PLN": "polish zloty", "HUF": "hungarian forint",
    "RON": "romanian leu", "BGN": "bulgarian lev", "HRK": "croatian kuna", "RSD": "serbian dinar",
    "RUB": "russian ruble", "UAH": "ukrainian hryvnia", "TRY": "turkish lira", "GEL": "georgian lari", "ILS": "shekel",
    "AED": "united arab emirates dirham", "SAR": "saudi riyal", "QAR": "qatari riyal", "KWD": "kuwaiti dinar",
    "BHD": "bahraini dinar", "JOD": "jordanian dinar", "IQD": "iraqi dinar", "IRR": "iranian rial",
    "OMR": "omani rial", "EGP": "egyptian pound", "LBP": "lebanese pound", "SYP": "syrian pound",
    "MAD": "moroccan dirham", "TND": "tunisian dinar", "ZAR": "south african rand", "NGN": "nigerian naira",
    "GHS": "ghanaian cedi", "KES": "kenyan shilling", "UGX": "ugandan shilling", "TZS": "tanzanian shilling",
    "ETB": "ethiopian birr", "ZMW": "zambian kwacha", "BRL": "brazilian real", "MXN": "mexican peso",
    "ARS": "argentine peso", "CLP": "chilean peso", "COP": "colombian peso", "UYU": "uruguayan peso",
    "DOP": "dominican peso", "PEN": "peruvian sol", "VES": "venezuelan bolivar", "CRC": "costa rican colon",
    "BOB": "boliviano", "BTC": "bitcoin", "ETH": "ether",
}  # fmt: skip
IRREGULAR = {
    "people": "people", "children": "child", "feet": "foot", "teeth": "tooth", "mice": "mouse", "geese": "goose",
    "lives": "life", "wives": "wife", "knives": "knife", "wolves": "wolf", "leaves": "leaf", "halves": "half",
    "shelves": "shelf", "thieves": "thief", "loaves": "loaf", "analyses": "analysis", "crises": "crisis",
    "bases": "base", "theses": "thesis", "criteria": "criterion", "phenomena": "phenomenon", "bacteria": "bacterium",
    "movies": "movie", "cookies": "cookie", "rookies": "rookie", "zombies": "zombie", "calories": "calorie",
    "ties": "tie", "pies": "pie", "series": "series", "species": "species", "caches": "cache", "aches": "ache",
    "shoes": "shoe", "buses": "bus", "gases": "gas", "lenses": "lens", "viruses": "virus", "bonuses": "bonus",
    "campuses": "campus", "choruses": "chorus", "statuses": "status", "heroes": "hero", "potatoes": "potato",
    "tomatoes": "tomato", "vetoes": "veto", "echoes": "echo", "torpedoes": "torpedo", "volcanoes": "volcano",
    "mosquitoes": "mosquito", "quizzes": "quiz", "axes": "axe", "taxes": "tax",
}  # fmt: skip
#: Comparatives and superlatives whose plain form is not their stem; an empty one is dropped.
POSITIVE = {
    "best": "good", "better": "good", "worst": "bad", "worse": "bad", "most": "", "least": "", "more": "",
    "eldest": "old", "older": "old", "younger": "young", "bigger": "big", "larger": "large", "smaller": "small",
    "largest": "large", "latest": "late", "finest": "fine", "safest": "safe", "closest": "close", "rarest": "rare",
    "nicest": "nice", "wisest": "wise", "bravest": "brave", "strangest": "strange", "widest": "wide",
    "simplest": "simple", "purest": "pure", "fiercest": "fierce", "cutest": "cute", "forest": "forest",
    "harvest": "harvest", "interest": "interest", "honest": "honest", "modest": "modest", "protest": "protest",
    "request": "request", "contest": "contest", "conquest": "conquest",
}  # fmt: skip
#: Heads that follow a figure as one measure whatever kind they are of: "rushing yards" are yards.
MEASURES = frozenset("yard mile point foot year month week day hour minute".split())
MEASURED = frozenset("basis square cubic nautical percentage".split())
_DROPPED = frozenset("the a an of its his her their our my your and or to in".split())


def lemma(phrase: str) -> str:
    """A counted phrase with its head in the singular, superlatives as plain adjectives, without small words."""
    if " and " in phrase:
        return " ".join(lemma(part) for part in phrase.split(" and "))
    words = [word for word in phrase.lower().split() if word not in _DROPPED]
    if not words:
        return ""
    return " ".join([*(positive(word) for word in words[:-1] if positive(word)), singular(words[-1])])


def positive(word: str) -> str:
    """An adjective in the positive degree: "largest" is "large", "busiest" "busy".

    >>> positive("proudest"), positive("largest"), positive("biggest"), positive("forest")
    ('proud', 'large', 'big', 'forest')
    """
    if word in POSITIVE:
        return POSITIVE[word]
    stem = word.removesuffix("est")
    if stem == word or len(stem) < 3:
        return word
    if stem.endswith("i"):
        return stem[:-1] + "y"
    return stem[:-1] if stem[-1] == stem[-2] and stem[-1] not in "ls" else stem


def singular(word: str) -> str:
    """A noun in the singular."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes", "xes", "zzes")):
        return word[:-2]
    if word.endswith("men"):
        return word[:-2] + "an"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def unit_name(unit: str, form: str) -> str:
    """NewsQuant's name of the unit of a fact; ``form`` is count for a counted noun as printed."""
    if form == "bare" or unit == "number":
        return "-"
    if unit in UNITS:
        return UNITS[unit]
    head, per, base = re.sub(r" (?:an?|each) (?=\w+$)", " per ", unit).partition(" per ")
    if form != "count":
        return (UNITS.get(head, head) + per + base).lower()
    name = lemma(head)
    adjective, _, noun = name.rpartition(" ")
    if noun in MEASURES and adjective not in MEASURED:
        name = noun
    return name + per + base
