"""Units as documents write them: base unit and factor, in English and Chinese.

Base units are those of :mod:`bashu.model.unit`; a unit that has none keeps its own name with factor 1.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

__all__ = ["CURRENCY_SIGNS", "EN_UNITS", "MEASURES", "UnitRead", "ZH_UNITS", "read_zh_unit"]


class UnitRead(NamedTuple):
    """A unit found in the text: code, factor to base units, form (money, percent ...)."""

    code: str
    factor: Decimal
    form: str


def _table(rows: str) -> dict[str, UnitRead]:
    table: dict[str, UnitRead] = {}
    for row in rows.strip().splitlines():
        code, factor, form, names = (part.strip() for part in row.split("|"))
        for name in names.split(","):
            table[name.strip()] = UnitRead(code, Decimal(factor), form)
    return table


EN_UNITS = _table("""
CNY|1|money|yuan,rmb,renminbi,cny,yuan renminbi,chinese yuan,yuan rmb,rmb yuan
USD|1|money|us dollars,u.s. dollars,dollars,dollar,usd,us dollar,u.s. dollar,american dollars,u.s dollars
EUR|1|money|euros,euro,eur
HKD|1|money|hong kong dollars,hkd,hong kong dollar
JPY|1|money|yen,japanese yen,jpy
pounds sterling|1|money|pounds sterling,gbp,british pounds,sterling
AUD|1|money|australian dollars,australian dollar,aud
percent|1|percent|%,percent,per cent,pct,per-cent
permille|1|percent|‰,per mille,per thousand,permille
pp|1|pp|percentage points,percentage point,percent points,pct points,percentage-point,pp,ppts,ppt
basis points|1|pp|basis points,basis point,bps
times|1|times|times,fold,-fold,folds
km|1|physical|km,kilometers,kilometres,kilometer,kilometre,kms
km|0.001|physical|meters,metres,meter,metre
m2|1000000|physical|square kilometers,square kilometres,sq km,square km,square kilometer,square kilometre,sq. km,km2,km²
m2|1|physical|square meters,square metres,square meter,square metre,sq m,sq. m,m2,m²,sqm
m2|10000|physical|hectares,hectare,ha
mu|1|physical|mu
m3|1|physical|cubic meters,cubic metres,cubic meter,cubic metre,m3,m³
t|1|physical|tons,tonnes,ton,tonne,metric tons,metric tonnes
t|0.001|physical|kilograms,kilogram,kg,kgs,kilogrammes
Wh|1000|physical|kwh,kilowatt-hours,kilowatt hours,kilowatt-hour,kilowatt hour
Wh|1000000|physical|mwh,megawatt-hours,megawatt hours
Wh|1000000000|physical|gwh,gigawatt-hours,gigawatt hours
Wh|1000000000000|physical|twh,terawatt-hours,terawatt hours
W|1000|physical|kw,kilowatts,kilowatt
W|1000000|physical|mw,megawatts,megawatt
W|1000000000|physical|gw,gigawatts,gigawatt
t km|1|physical|ton-kilometers,tonne-kilometres,tonne-kilometers,ton-km,tonne-km,ton kilometers
minutes|1|physical|minutes,minute,mins,min
hours|1|physical|hours,hour,hrs
seconds|1|physical|seconds,second,sec
days|1|physical|days,day
working days|1|physical|working days,working day,business days
km/h|1|physical|km/h,kilometers per hour,kilometres per hour,kph,kilometers an hour,kilometres an hour,km per hour
mph|1|physical|mph,miles per hour,miles an hour
miles|1|physical|miles,mile
feet|1|physical|feet,foot,ft
inches|1|physical|inches,inch
yards|1|physical|yards,yard
pounds|1|physical|lbs,lb,pounds,pound
degrees Celsius|1|physical|degrees celsius,°c,degree celsius,celsius
degrees Fahrenheit|1|physical|degrees fahrenheit,°f,fahrenheit
degrees|1|physical|degrees,degree
litres|1|physical|litres,liters,litre,liter
horsepower|1|physical|horsepower,hp,bhp
micrograms per cubic meter|1|physical|micrograms per cubic meter,micrograms per cubic metre
rpm|1|physical|rpm
cents|1|physical|cents,cent
percent|1|percent|pc
pounds sterling|1|money|ps
TEU|1|count|teus,teu,twenty-foot equivalent units,twenty-foot equivalent unit,standard containers
""")

ZH_UNITS = _table("""
CNY|1|money|元,元人民币,块钱,人民币
USD|1|money|美元,美金
EUR|1|money|欧元
HKD|1|money|港元,港币
JPY|1|money|日元
percent|1|percent|%
permille|1|percent|‰
pp|1|pp|个百分点,百分点
times|1|times|倍
km|1|physical|公里,千米,km
km|0.001|physical|米
m2|1000000|physical|平方公里,平方千米
m2|1|physical|平方米
m2|10000|physical|公顷
亩|1|physical|亩
m3|1|physical|立方米,方
t|1|physical|吨
t|0.001|physical|公斤,千克
t|0.0005|physical|斤
吨公里|1|physical|吨公里
人公里|1|physical|人公里
Wh|1000|physical|千瓦时,度电,千瓦小时
W|1000|physical|千瓦
W|1000000|physical|兆瓦
吨标准煤|1|physical|吨标准煤,吨标煤
minutes|1|physical|分钟
hours|1|physical|小时,个小时
岁|1|physical|岁,周岁
天|1|physical|天
工作日|1|physical|个工作日,工作日
个月|1|physical|个月
个季度|1|physical|个季度
年|1|physical|年
场次|1|count|场次
台次|1|count|台次
趟次|1|count|趟次
辆次|1|count|辆次
柜|1|count|柜
标箱|1|count|标箱,标准箱,TEU
乘次|1|count|乘次
人次|1|count|人次
件次|1|count|件次
车次|1|count|车次
班次|1|count|班次
艘次|1|count|艘次
列次|1|count|列次
批次|1|count|批次
例次|1|count|例次
户次|1|count|户次
架次|1|count|架次
人年|1|count|人年
人|1|count|人
微克/立方米|1|physical|微克/立方米,微克每立方米
km/h|1|physical|公里/小时,千米/小时
""")

#: Measure words that stand before or instead of a counted noun.
MEASURES = list(
    "个家项条件座所台辆架艘列班次趟批位户套处只头部份场届种类支片栋幢间张笔宗起例对组层级轮期站"
    "门颗枚株棵本册篇款大眼口匹羽盏块孔幅根节卷顶双名包"
)

CURRENCY_SIGNS = {
    "$": "USD", "us$": "USD", "us $": "USD", "usd": "USD", "rmb": "CNY", "cny": "CNY", "¥": "CNY", "€": "EUR",
    "eur": "EUR", "hk$": "HKD", "hk $": "HKD", "£": "pounds sterling", "ps": "pounds sterling",
    "gbp": "pounds sterling", "y=": "JPY", "rm": "MYR", "a$": "AUD",
    "人民币": "CNY", "新台币": "TWD", "台币": "TWD", "港币": "HKD",
}  # fmt: skip

_ZH = re.compile(
    "|".join(re.escape(name) for name in sorted(ZH_UNITS, key=len, reverse=True))
    + "|"
    + "|".join(sorted(set(MEASURES), key=len, reverse=True))
)


def read_zh_unit(text: str, position: int) -> tuple[str, int] | None:
    """The Chinese unit or measure word that starts at the position, and its end."""
    match = _ZH.match(text, position)
    return (match.group(), match.end()) if match else None
