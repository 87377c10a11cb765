"""The months of public holidays: of fixed ones by rule, of those of the lunar calendar by table."""

from __future__ import annotations

from datetime import date, timedelta

__all__ = ["holiday_period", "season_holiday"]

#: Holidays of a fixed month, by the words that name them in English (folded) and Chinese (simplified).
_FIXED = {
    1: ("new year's", "new year day", "元旦"),
    4: ("qingming", "tomb", "清明"),
    5: ("may day", "labor day", "labour day", "五一", "劳动节"),
    10: ("national day", "国庆", "十一", "双节"),
}
_SPRING = ("spring festival", "chinese new year", "lunar new year", "春节")
_DRAGON = ("dragon boat", "端午")
_MOON = ("mid-autumn", "中秋")

#: First day of the lunar year, as month and day in the solar calendar, from 2010 on.
_NEW_YEAR = (
    "0214 0203 0123 0210 0131 0219 0208 0128 0216 0205 0125 0212 0201 0122 0210 0129 0217 0206 0126 0213 0203 "
    "0123 0211 0131 0219 0208"
).split()
#: Month of the Dragon Boat and of the Mid-Autumn festival, from 2010 on, a digit a year (0 for October).
_DRAGON_MONTHS = "66666665666666656656666666"
_MOON_MONTHS = "99999990990999909909909999"
_FIRST = 2010


#: The holiday that a text of a month speaks of without its name.
_SEASON = {1: "spring festival", 2: "spring festival", 5: "may day", 10: "national day"}


def season_holiday(year: int | None, month: int | None) -> str | None:
    """The time of the long holiday that a month is known for; None where it has none.

    >>> season_holiday(2023, 10)
    '2023-10'
    """
    name = _SEASON.get(month or 0)
    return holiday_period(name, year) if name and year else None


def holiday_period(name: str, year: int) -> str | None:
    """The month in which a holiday falls, or the two months that it covers; None where that is not known.

    >>> holiday_period("national day", 2018)
    '2018-10'
    >>> holiday_period("春节", 2025)
    '2025-01/2025-02'
    """
    for month, names in _FIXED.items():
        if name.startswith(names):
            return f"{year}-{month:02d}"
    index = year - _FIRST
    if not 0 <= index < len(_NEW_YEAR):
        return None
    if name.startswith(_SPRING):
        day = _NEW_YEAR[index]
        first = date(year, int(day[:2]), int(day[2:]))
        last = first + timedelta(days=6)
        return f"{first:%Y-%m}" + ("" if last.month == first.month else f"/{last:%Y-%m}")
    months = _DRAGON_MONTHS if name.startswith(_DRAGON) else _MOON_MONTHS if name.startswith(_MOON) else ""
    return f"{year}-{int(months[index]) or 10:02d}" if months else None
