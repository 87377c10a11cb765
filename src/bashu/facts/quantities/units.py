"""Units of measure of any kind: their names and the ways in which English prose writes them.

Units of the metric system take their prefixes by rule. Words are matched whatever their case, in the plural too;
symbols as they are written, so that a megawatt is no milliwatt.
"""

from __future__ import annotations

import re

__all__ = ["SYMBOLS", "WORDS"]

_PREFIXES = {
    "p": "pico", "n": "nano", "\u00b5": "micro", "\u03bc": "micro", "m": "milli", "c": "centi", "d": "deci",
    "h": "hecto", "k": "kilo", "M": "mega", "G": "giga", "T": "tera", "P": "peta", "E": "exa",
}  # fmt: skip
#: Prefixes in use, then the units that take them as name: another name: symbols.
_METRIC = """
pn\u00b5\u03bcmcdk| metre:: m
pn\u00b5\u03bcmk| gram: gramme: g; mole:: mol; sievert:: Sv; gray:: Gy
\u00b5\u03bcmcdhkM| litre:: L l
pn\u00b5\u03bcmkMGT| watt:: W; volt:: V; ampere: amp: A; joule:: J; newton:: N; henry:: H; farad:: F; coulomb:: C
pn\u00b5\u03bcmkMGT| siemens:: S; tesla:: T
mkMGT| watt hour:: Wh; ampere-hour: amp hour: Ah; volt-ampere:: VA; watt-peak:: Wp; electronvolt: electron volt: eV
mkMGT| hertz:: Hz; ohm:: \u03a9; becquerel:: Bq
hkMG| pascal:: Pa
kMGTPE| byte:: B; bit:: bit
pn\u00b5\u03bcm| second:: s
kMG| tonne: ton: t; parsec:: pc
mk| bar:: bar; calorie:: cal; kelvin:: K; newton metre:: Nm; lumen:: lm; candela:: cd; weber:: Wb; radian:: rad
mk| lux:: lx; curie:: Ci
"""
#: Symbols that are a network, a format, a thousand or a common word more often than a unit.
_NO_SYMBOL = frozenset("pm pH cd mad rad mcd kcd G T kT K kK mK H F S N C cal Mcal as at".split())
#: Other units as name: words: symbols. What is made of two units with "per", "square" or "cubic" is read by rule.
_OTHER = """
inch: inches: in in. \u2033 "  foot: feet: ft ft. \u2032  yard:: yd yds  mile:: mi  nautical mile:: nmi
fathom::
light-year:: ly  astronomical unit:: AU  furlong::  angstrom:: \u00c5  micrometre: micron: um
acre::  hectare:: ha  acre-foot: acre feet: ac-ft  square foot:: sqft sqf
gallon: us gallon, imperial gallon: gal  quart: us quart: qt  pint: us pint, imperial pint: pt  cup::
bushel:: bu  barrel:: bbl bbls
tablespoon:: tbsp  teaspoon:: tsp  fluid ounce: fl oz, us fluid ounce, imperial fluid ounce:
cubic centimetre:: cc ccm  barrel of oil equivalent: barrels of oil equivalent: boe
barrel of oil: barrels of oil:  barrel per day:: bpd b/d  gallon per minute:: gpm
cubic foot per second:: cfs
pound-mass: lb, lbs: lb lbs  ounce:: oz oz.  troy ounce::  stone::  carat:: ct  grain::
ton: ton, short ton, long ton:
tonne: metric ton: mt MT  kilogram: kilo: kgs  hundredweight:: cwt  quintal::
second: sec: secs s  minute: min: mins  hour: hr: h hrs  day::  week: wk: wks  month:: mos  year: yr: yrs
fortnight::
decade::  century: centuries:  millennium: millennia:
mile per hour:: mph MPH  kilometre per hour: kmh: kph km/h km/hr kmph KPH Km/h  knot:: kt kts kn  mach::
mile per gallon:: mpg MPG  mile per gallon equivalent:: MPGe mpge  kilometre per litre:: kmpl
celsius: degree celsius, degrees celsius, degree centigrade, degrees centigrade, centigrade, degrees c, deg c: \u00b0C \u2103 C
fahrenheit: degree fahrenheit, degrees fahrenheit, degrees f, deg f: \u00b0F \u2109 F  kelvin: degrees kelvin:
degree:: \u00b0 deg
british thermal unit:: BTU Btu BTUs
mega british thermal unit: million british thermal unit: mmBTU MMBtu MMBTU mmBtu mmbtu  therm::  erg::
calorie:: cal  kilocalorie:: kcal Kcal  kilowatt hour:: kwh KWh KWH kW-h  megawatt hour:: MWH
gigawatt hour:: GWH gwh
milliampere-hour:: mah MAH  horsepower:: hp HP cv CV  brake horsepower:: bhp BHP  metric horsepower:: PS
watt:: w  kilowatt:: kw KW  megawatt:: mw  gigawatt:: gw  newton metre:: N.m N-m N\u00b7m
pound-foot: pound feet, foot pound:
foot pound-force:: ft-lbf lb-ft lb.-ft. lb.ft lbft ft-lb ft.lbs ft-lbs lbs-ft lb\u00b7ft
pound per square inch:: psi PSI  atmosphere:: atm  millibar:: mb  torr::
millimetre of mercury: millimetres of mercury, millimeters of mercury: mmHg
inch of mercury: inches of mercury: inHg
bit:: b  kilobyte: kb: KB  megabyte: meg, mb: Mb  gigabyte: gig, gb: Gb  terabyte: tb: Tb
bit per second:: bps  kilobit per second:: kbps Kbps kbit/s  megabit per second:: Mbps mbps Mb/s Mbit/s
gigabit per second:: Gbps gbps Gb/s Gbit/s
revolutions per minute: revolution per minute: rpm RPM  frame per second:: fps FPS
beat per minute:: bpm BPM
hertz:: HZ hz  kilohertz:: KHz khz  megahertz:: MHZ mhz  gigahertz:: GHZ ghz
pixel:: px  megapixel:: MP mp Mp  pixel per inch:: ppi PPI  dot per inch:: dpi DPI  nit::
decibel:: dB dBA db DB  arcminute: minute of arc: arcmin  arcsecond: second of arc: arcsec
parts-per-million: part per million: ppm PPM  parts-per-billion: part per billion: ppb PPB
international unit:: IU  molar:: mM  roentgen::  rem::  twenty-foot equivalent unit:: TEU TEUs teu
g-force:: Gs  dram::  dyne::  slug::  mil::  gigabyte per second:: GBps  word per minute:: wpm
basis point:: bp bps bips  percentage point: percent point, pct point: ppt ppts pp
permille: per mille: \u2030
percent: per cent, per-cent, pct: % pc
"""
#: Names that are the same in the plural.
_SAME = frozenset("hertz siemens lux horsepower celsius fahrenheit kelvin mach percent permille".split())


def _spellings(name: str) -> set[str]:
    """A name in British and American spelling, with spaces for hyphens, in the singular and the plural."""
    found = set()
    for spelling in {name, name.replace("metre", "meter").replace("litre", "liter")}:
        for form in {spelling, spelling.replace("-", " ")}:
            head, per, base = form.partition(" per ")
            plural = head if head in _SAME or head.endswith("s") else head + "s"
            found |= {
                form,
                plural + per + base,
                (head[:-1] + "ies" if head[-1:] == "y" else head) + per + base,
            }
    return found


def _build() -> tuple[dict[str, str], dict[str, str]]:
    words: dict[str, str] = {}
    symbols: dict[str, str] = {}
    for row in _METRIC.strip().splitlines():
        letters, units = row.split("|")
        for unit in units.split(";"):
            name, others, signs = (part.strip() for part in unit.split(":"))
            for letter in ["", *letters]:
                prefix = _PREFIXES.get(letter, "")
                for other in filter(None, (name, others)):
                    words.update(dict.fromkeys(_spellings(prefix + other), prefix + name))
                marks = [letter + sign for sign in signs.split() if letter + sign not in _NO_SYMBOL]
                symbols.update(dict.fromkeys(marks, prefix + name))
    for entry in re.split(r"\s{2,}|\n", _OTHER.strip()):
        name, others, signs = entry.split(":")
        for other in [name, *filter(None, others.split(", "))]:
            words.update(dict.fromkeys(_spellings(other.strip()), name))
        symbols.update(dict.fromkeys(signs.split(), name))
    return words, symbols


#: A spelling in lower case -> the unit's name; a symbol as written -> the unit's name.
WORDS, SYMBOLS = _build()
