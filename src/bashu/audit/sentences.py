"""Findings in sentences of both languages, with the arithmetic that shows them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bashu.audit.bind import Instance
from bashu.audit.book import Reading
from bashu.audit.causes import Hypothesis
from bashu.audit.check import Checked, implied_value
from bashu.audit.context import Context
from bashu.audit.phrase import figure, multiple, subject
from bashu.audit.shift import Shift
from bashu.model import EditForm, Names

__all__ = [
    "arithmetic",
    "cause_sentence",
    "compared",
    "shift_sentence",
    "shift_title",
    "stated_title",
    "title",
    "vintage_sentence",
]

_CAUSES = {
    "factor": ("A slip by a factor of {n}: the figure was probably {new}.", "数量级有误，相差{n}：应为{new}左右。"),
    "sign": ("The sign is lost or turned: the figure was probably {new}.", "正负号有误：应为{new}。"),
    "transposed": ("Two digits are swapped: the figure was probably {new}.", "数字前后颠倒：应为{new}。"),
    "currency": ("The figure seems to be in the other currency: {new}.", "币种似有误：折算后约为{new}。"),
    "rounding": (
        "Coarser rounding than printed would explain the difference.",
        "差异可由比所示更粗的四舍五入解释。",
    ),
    "vintage": (
        "Another vintage: {other}, published {day}, states {value}.",
        "数据修订：{day}发布的{other}为{value}。",
    ),
    "territory": ("It is the figure of another area: {other} is {value}.", "误用其他地区的数字：{other}为{value}。"),
    "period": ("It is the figure of another period: {other} is {value}.", "误用其他时期的数字：{other}为{value}。"),
    "definition": (
        "It is a figure of another definition: {other} is {value}.",
        "口径不同：{other}为{value}。",
    ),
    "price_basis": (
        "Prices of different years, or real beside nominal, would explain it.",
        "价格口径不同（现价与不变价）可以解释这一差异。",
    ),
    "bound": (
        "The figure may be a floor whose \"more than\" was lost: at least {new} would fit.",
        "该数字可能是下限而漏写“超过”：至少应为{new}。",
    ),
    "unexplained": ("No usual slip explains it; {new} would fit.", "常见差错均不能解释；应为{new}左右。"),
}  # fmt: skip
_MIXED = (
    "The figures compared come from different vintages; the older ones may have been revised since.",
    "所比较的数字发布时间不同，较早的可能已经修订。",
)
_ALSO = (" That is then the figure of {other}.", "这一数字与{other}相符。")


def title(reading: Reading, context: Context) -> Names:
    """What a finding is about, in one line."""
    texts = []
    for language, pattern in (
        ("en", "{what}: {value} does not fit"),
        ("zh", "{what}：{value}与其他数字不符"),
    ):
        texts.append(pattern.format(what=_what(reading, context, language), value=_value(reading, language)))
    return Names(texts[0], texts[1])


def stated_title(readings: Sequence[Reading], context: Context) -> Names:
    """Which figure is stated in several ways."""
    first = readings[0]
    return Names(
        f"{_what(first, context, 'en')}: stated in {len(readings)} ways",
        f"{_what(first, context, 'zh')}：有{len(readings)}种表述",
    )


def vintage_sentence(readings: Sequence[Reading]) -> Names:
    """The vintages of a figure, oldest first, and how far the last moved from the first."""
    first, last = readings[0], readings[-1]
    english = "; ".join(f"{_day(r)}: {_value(r, 'en')}" for r in readings)
    chinese = "；".join(f"{_day(r)}：{_value(r, 'zh')}" for r in readings)
    if first.group[2] in ("percent", "pp", "permille") or not first.value:
        moved = f"{last.value - first.value:+.2f}"
        return Names(
            f"Revised between vintages by {moved} points. {english}.", f"修订{moved}个百分点。{chinese}。"
        )
    moved = f"{100 * (last.value / first.value - 1):+.2f}"
    return Names(
        f"Revised between vintages by {moved} %. {english}.", f"不同时点发布，修订{moved}%。{chinese}。"
    )


def _day(reading: Reading) -> str:
    return reading.observation.vintage.isoformat()


def _what(reading: Reading, context: Context, language: str) -> str:
    indicator, kind, _ = reading.group
    return subject(indicator, kind, *reading.slot, context=context, language=language)


def _value(reading: Reading, language: str) -> str:
    return figure(reading.observation.value, reading.group[2], language)


def cause_sentence(
    reading: Reading, hypothesis: Hypothesis, failed: Sequence[Checked], context: Context
) -> Names:
    """The cause and the arithmetic before and after it, in both languages."""
    english, chinese = (_sentence(reading, hypothesis, failed, context, lang) for lang in ("en", "zh"))
    return Names(english, chinese)


def _sentence(
    reading: Reading, hypothesis: Hypothesis, failed: Sequence[Checked], context: Context, language: str
) -> str:
    chinese = language == "zh"
    pattern = _CAUSES["factor" if hypothesis.code.startswith("factor") else hypothesis.code][chinese]
    if "{new}" in pattern and hypothesis.corrected is None:
        pattern = _CAUSES["unexplained"][chinese].split(";" if chinese else ";")[0] + (
            "。" if chinese else "."
        )
    if "{other}" in pattern and hypothesis.source is None:
        pattern = _MIXED[chinese]
    new = (
        ""
        if hypothesis.corrected is None
        else figure(_decimal(hypothesis.corrected), reading.group[2], language)
    )
    other = hypothesis.source
    text = pattern.format(
        n=multiple(max(hypothesis.factor, 1 / hypothesis.factor), language).split(" ")[0]
        if hypothesis.factor > 0
        else "",
        new=new,
        other=_what(other, context, language) if other else "",
        value=_value(other, language) if other else "",
        day=other.observation.vintage.isoformat() if other else "",
    )
    if other and "{other}" not in pattern:
        text += _ALSO[chinese].format(other=_what(other, context, language))
    worst = _telling(reading, failed)
    corrected = hypothesis.corrected if hypothesis.code.startswith(("factor", "sign", "transposed")) else None
    shown = arithmetic(worst, reading, context, language, corrected=corrected) if worst else ""
    return f"{text}{'' if chinese else ' '}{shown}".strip()


def compared(says: Names, reading: Reading, failed: Sequence[Checked], context: Context) -> Names:
    """The sentence of a finding, and the figures that were compared."""
    instance = _telling(reading, failed)
    if instance is None or instance.edit.form == EditForm.SAME:
        return says
    held = [r for r in instance.readings if r is not None]
    english = "; ".join(f"{_what(r, context, 'en')}: {_value(r, 'en')}" for r in held)
    chinese = "；".join(f"{_what(r, context, 'zh')}{_value(r, 'zh')}" for r in held)
    return Names(f"{says.en} Compared: {english}.", f"{says.zh}所比较的数字：{chinese}。")


def _decimal(value: float) -> Decimal:
    return Decimal(repr(value))


def _telling(reading: Reading, failed: Sequence[Checked]) -> Instance | None:
    """The failed instance that shows most: shares before other ratios and sums, bare contradictions last."""
    mine = [c.instance for c in failed if any(r is reading for r in c.instance.readings)]
    order = {EditForm.PRODUCT: 0, EditForm.SUM: 1, EditForm.CHANGE: 2, EditForm.SAME: 3}
    return min(mine, key=lambda i: (order[i.edit.form], i.readings[0] is reading, i.edit.name), default=None)


def arithmetic(
    instance: Instance,
    reading: Reading,
    context: Context,
    language: str,
    *,
    corrected: float | None = None,
) -> str:
    """What the failed edit computes with the figure as printed, and as corrected."""
    chinese = language == "zh"
    first = instance.readings[0]
    assert first is not None
    position = next(k for k, r in enumerate(instance.readings) if r is reading)
    unit = instance.terms[0].unit
    implied = implied_value(instance, 0)
    if implied is None:
        return ""
    stated = figure(first.observation.value, unit, language)
    if instance.edit.form == EditForm.SAME:
        elsewhere = instance.readings[1 - position]
        assert elsewhere is not None
        pattern = ("Printed here: {here}; elsewhere: {there}.", "此处为{here}，他处为{there}。")[chinese]
        return pattern.format(here=_value(reading, language), there=_value(elsewhere, language))
    if position == 0:
        pattern = (
            "{label}: the other figures give {implied}, stated is {stated}.",
            "{label}：由其他数字得{implied}，原文为{stated}。",
        )[chinese]
        return pattern.format(
            label=instance.edit.names.in_language(language),
            implied=figure(implied, unit, language),
            stated=stated,
        )
    before = figure(implied, unit, language)
    value = _value(reading, language)
    what = _what(first, context, language)
    if corrected is None:
        pattern = (
            "{value} would make {what} {before}; stated is {stated}.",
            "若为{value}，则{what}为{before}；原文为{stated}。",
        )[chinese]
        return pattern.format(value=value, what=what, before=before, stated=stated)
    after = implied_value(instance, 0, instead={position: corrected})
    pattern = (
        "{value} would make {what} {before}, {new} gives {after}; stated is {stated}.",
        "若为{value}，则{what}为{before}；若为{new}，则为{after}；原文为{stated}。",
    )[chinese]
    return pattern.format(
        value=value,
        what=what,
        before=before,
        new=figure(_decimal(corrected), reading.group[2], language),
        after=figure(after, unit, language) if after is not None else "?",
        stated=stated,
    )


def shift_title(column: Shift, context: Context) -> Names:
    """What is shifted, in one line."""
    code = column.group[0]
    english, chinese = context.indicator(code, "en"), context.indicator(code, "zh")
    return Names(f"{english}: a whole column stands in the wrong years", f"{chinese}：整列数字年份错位")


def shift_sentence(column: Shift, context: Context) -> Names:
    """By how much a column is shifted, and how much closer it then follows the other sources."""
    years, unit, n = abs(column.years), column.group[2], len(column.readings)
    later = column.years > 0
    shown, step = (unit, 1) if column.plain else ("percent", 100)
    spreads = [
        [figure(_decimal(step * value), shown, language) for value in (column.unshifted, column.spread)]
        for language in ("en", "zh")
    ]
    first = min(column.readings, key=lambda r: (r.slot[1], r.slot[0]))
    return Names(
        f"The {n} figures of this document follow the other sources {years} year{'s' if years > 1 else ''} "
        f"{'later' if later else 'earlier'}: the typical difference falls from {spreads[0][0]} to {spreads[0][1]} "
        f"when they are moved. {_what(first, context, 'en')} is printed as {_value(first, 'en')}.",
        f"该文件的{n}个数字与其他来源相差{years}年（{'应后移' if later else '应前移'}）：移动后典型差距由"
        f"{spreads[1][0]}降至{spreads[1][1]}。例如{_what(first, context, 'zh')}印作{_value(first, 'zh')}。",
    )
