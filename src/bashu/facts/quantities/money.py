"""Currencies of any kind: codes, names and signs as English prose writes them."""

from __future__ import annotations

import re

from bashu.facts.quantities.prose import Prose

__all__ = ["AFTER", "CURRENCY_WORDS", "UNSURE", "code_of", "letter_before", "nation_after", "sign_before"]

#: ISO 4217 code: names; signs. A name alone stands for the currency that news most often means by it.
_TABLE = """
USD: dollar, us dollar, u.s. dollar, u.s dollar, american dollar, greenback, buck: $ us$ u.s.$ $us usd$
AUD: australian dollar, aussie dollar: a$ au$ aud$ $a $au  CAD: canadian dollar, loonie: c$ ca$ cad$ $c $ca
HKD: hong kong dollar: hk$ $hk  NZD: new zealand dollar, kiwi dollar: nz$ $nz
SGD: singapore dollar: s$ sg$ $s
TWD: taiwan dollar, new taiwan dollar: nt$  JMD: jamaican dollar: j$  TTD: trinidad and tobago dollar: tt$
EUR: euro: \u20ac  GBP: pound sterling, pounds sterling, sterling, british pound, quid: \u00a3 ps
IEP: irish pound:
CNY: yuan, renminbi, chinese yuan, rmb: rmb cn\u00a5  JPY: yen, japanese yen: \u00a5 y= jp\u00a5
KRW: won, south korean won, korean won: \u20a9
INR: rupee, indian rupee: \u20b9 rs rs.  PKR: pakistani rupee, pakistan rupee: pkr  LKR: sri lankan rupee:
NPR: nepalese rupee, nepali rupee:  MUR: mauritian rupee:  BDT: taka, bangladeshi taka: \u09f3 tk
MYR: ringgit, malaysian ringgit: rm  IDR: rupiah, indonesian rupiah: rp  THB: baht, thai baht: \u0e3f
PHP: philippine peso, filipino peso: \u20b1 php  VND: dong, vietnamese dong: \u20ab
KZT: tenge, kazakhstani tenge: \u20b8
CHF: swiss franc, franc: sfr fr.  SEK: krona, kronor, swedish krona, swedish kronor, swedish crown: sek
DKK: krone, kroner, danish krone, danish kroner, danish crown: dkk
NOK: norwegian krone, norwegian kroner, norwegian crown: nok
ISK: icelandic krona, icelandic kronur:  CZK: koruna, czech koruna, czech crown: k\u010d
PLN: zloty, z\u0142oty, polish zloty: z\u0142
HUF: forint, hungarian forint:  RON: leu, lei, romanian leu:  BGN: lev, leva, bulgarian lev:
HRK: kuna, croatian kuna:  RSD: dinar, serbian dinar:
RUB: rouble, ruble, russian rouble, russian ruble: \u20bd
UAH: hryvnia, ukrainian hryvnia: \u20b4  TRY: lira, turkish lira: \u20ba  GEL: lari, georgian lari: \u20be
ILS: shekel, new israeli shekel, israeli shekel: \u20aa nis
AED: dirham, uae dirham, emirati dirham: dh dhs aed
SAR: riyal, saudi riyal:  QAR: qatari riyal: qr  KWD: kuwaiti dinar: kd  BHD: bahraini dinar:
JOD: jordanian dinar:
IQD: iraqi dinar:  IRR: rial, iranian rial:  OMR: omani rial:  EGP: egyptian pound:  LBP: lebanese pound:
SYP: syrian pound:  MAD: moroccan dirham:  TND: tunisian dinar:  ZAR: rand, south african rand: zar
NGN: naira, nigerian naira: \u20a6  GHS: cedi, ghanaian cedi: gh\u20b5 gh\u00a2
KES: shilling, kenyan shilling: ksh ksh. kshs sh
UGX: ugandan shilling: ush  TZS: tanzanian shilling: tsh  ETB: birr, ethiopian birr:
ZMW: kwacha, zambian kwacha:
BRL: real, reais, brazilian real: r$  MXN: peso, mexican peso: mx$ mex$
ARS: argentine peso, argentinian peso: ar$
CLP: chilean peso:  COP: colombian peso:  UYU: uruguayan peso:  DOP: dominican peso: rd$
PEN: sol, soles, peruvian sol: s/
VES: bolivar, venezuelan bolivar:  CRC: colon, costa rican colon: \u20a1  BOB: boliviano:
sen: sen:  cent: cent, us cent: \u00a2  penny: penny, pence: p  BTC: bitcoin: btc \u20bf  ETH: ether: eth
"""
#: Names that are everyday words unless a large amount stands before them: "1.2 trillion won".
UNSURE = frozenset("real sol won lei leu lev colon ether buck dong".split())
#: Codes that are everyday words or names.
_NO_CODE = frozenset("TRY MAD COP TOP GEL PEN ALL RON BOB".split())


def _build() -> tuple[dict[str, str], dict[str, str]]:
    words: dict[str, str] = {}
    signs: dict[str, str] = {}
    for entry in re.split(r"\s{2,}|\n", _TABLE.strip()):
        code, names, marks = entry.split(":")
        for name in filter(None, names.strip().split(", ")):
            words[name] = words[name + "s"] = code
        if code.isupper() and code not in _NO_CODE:
            words[code.lower()] = signs[code.lower()] = code
        signs.update(dict.fromkeys(marks.split(), code))
    return words, signs


CURRENCY_WORDS, _SIGNS = _build()
_BEFORE_ONLY = sorted((s for s in _SIGNS if s not in ("p", "\u00a2", "fr.")), key=len, reverse=True)
#: A sign or code before a number; one of letters starts a word.
_BEFORE = re.compile(
    "(?:" + "|".join((r"(?<![\w.])" if sign[0].isalpha() else "") + re.escape(sign) for sign in _BEFORE_ONLY)
    + r"|(?<![\w.])(?:us|hk|au?|u\.s\.|ca?|nz) \$)\s?$"
)  # fmt: skip
#: A sign after a number: "1,200\u20ac", "118.5p", "25\u00a2".
AFTER = re.compile(
    r"\s?([\u20ac\u00a3\u00a5\u20b9\u20aa\u20bd\u20ba]|z\u0142|k\u010d)|\s?([p\u00a2])(?![\w'])(?!\.\w)"
)
#: A nation after an amount with a bare dollar sign: "$75 U.S. per barrel", "$2 million Canadian".
_NATION = re.compile(
    r"\s\(?(?:(u\.s\.|us|usd|american)|(canadian|cad|cdn)|(australian|aud)|(sterling))(?!\w)\)?"
)
_LETTER = re.compile(r"(?<!\w)[RNP]$")
_LETTERS = {"R": "ZAR", "N": "NGN", "P": "PHP"}
_NATIONS = ("USD", "CAD", "AUD", "GBP")


def sign_before(prose: Prose, position: int) -> re.Match[str] | None:
    """The currency sign that ends at a position; in "a $3,500 mortgage" the article is none of it."""
    sign = _BEFORE.search(prose.low, max(prose.start, position - 8), position)
    if sign and " $" in sign.group() and prose.text[sign.start()].islower():
        return _BEFORE.search(prose.low, sign.start() + sign.group().index("$"), position)
    return sign


def letter_before(prose: Prose, position: int) -> re.Match[str] | None:
    """The capital letter that is the sign of a large amount: "R5.2bn", "N500 million"."""
    return _LETTER.search(prose.text, max(prose.start, position - 2), position)


def nation_after(low: str, position: int, end: int) -> tuple[str, int]:
    """The code of an amount in dollars, in view of the nation that may follow it, and where it ends."""
    nation = _NATION.match(low, position, end)
    return (_NATIONS[(nation.lastindex or 1) - 1], nation.end()) if nation else ("USD", position)


def code_of(sign: str) -> str:
    """The code of a sign or code as printed before or after a number, in lower case."""
    sign = sign.strip()
    if sign in _LETTERS:
        return _LETTERS[sign]
    return _SIGNS.get(sign) or _SIGNS[sign.replace(" ", "")]
