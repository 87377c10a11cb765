"""Load a pack's edits, and refuse those that could never be right."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal
from pathlib import Path

from bashu.audit.contradict import refuse_contradictions
from bashu.audit.read_yaml import Entry, read_entries
from bashu.audit.terms import FORMS, Reading
from bashu.errors import Invalid
from bashu.model import Edit, EditForm, Indicator, Names, Severity

__all__ = ["load_edits", "parse_edits"]

#: Larger than any list of edits by hand; a guard, not a goal.
_MAX_BYTES = 4_000_000
_COMMON = frozenset({"name", "label", "form", "severity", "origin", "tolerance", "areas"})


def load_edits(
    folder: Path, *, indicators: Mapping[str, Indicator], areas: Collection[str]
) -> tuple[Edit, ...]:
    """The edits of ``folder``/\\*.yaml in the order of files and lines; none where there is no folder.

    ``indicators`` and ``areas`` are the codes that edits may name. Raises Invalid with file and line for YAML
    that cannot be read, unknown names and keys, an edit that bounds nothing, a division by an interval
    that holds zero, and edits that contradict one another.
    """
    files = sorted(folder.glob("*.yaml")) if folder.is_dir() else []
    texts = []
    for path in files:
        if path.stat().st_size > _MAX_BYTES:
            raise Invalid(
                "the file is too large",
                where=str(path),
                why=f"more than {_MAX_BYTES:,} bytes",
                next_step="split it",
            )
        try:
            texts.append((path.name, path.read_text(encoding="utf-8")))
        except UnicodeDecodeError:
            raise Invalid(
                "the file is not UTF-8",
                where=str(path),
                why="a byte does not decode",
                next_step="save it as UTF-8",
            ) from None
    return parse_edits(texts, indicators=indicators, areas=areas)


def parse_edits(
    texts: Collection[tuple[str, str]], *, indicators: Mapping[str, Indicator], areas: Collection[str]
) -> tuple[Edit, ...]:
    """The edits of (file name, text) pairs; see :func:`load_edits`."""
    found: dict[str, Edit] = {}
    for file, text in texts:
        for entry in read_entries(text, file=file):
            edit = _edit(entry, indicators, areas)
            if edit.name in found:
                raise entry.refuse(
                    "name",
                    f"the edit {edit.name!r} stands twice",
                    why=f"first in {found[edit.name].where}",
                    next_step="rename one",
                )
            found[edit.name] = edit
    edits = tuple(found.values())
    refuse_contradictions(edits)
    return edits


def _edit(entry: Entry, indicators: Mapping[str, Indicator], areas: Collection[str]) -> Edit:
    form = entry.text("form")
    if form not in FORMS:
        raise entry.refuse(
            "form",
            f"unknown form {form!r}",
            why=f"known are {', '.join(sorted(FORMS))}",
            next_step="correct it",
        )
    keys, build = FORMS[form]
    entry.known(_COMMON | keys, f"a {form} edit")
    reading = Reading(entry, indicators, frozenset(areas))
    terms, lower, upper = build(reading)
    return Edit(
        name=entry.text("name"),
        names=_label(entry),
        form=_canonical(form),
        terms=terms,
        lower=lower,
        upper=upper,
        open_lower="above" in entry.values,
        centre=_centre(entry),
        tolerance=_tolerance(entry),
        areas=tuple(reading.area(entry, "areas", code) or "" for code in entry.entries("areas")),
        limit=_limit(entry),
        severity=_severity(entry),
        origin=entry.text("origin", ""),
        where=f"{entry.file}:{entry.line}",
    )


def _canonical(form: str) -> EditForm:
    if form in ("share", "ratio", "growth"):
        return EditForm.PRODUCT
    if form in ("at_most", "range"):
        return EditForm.SUM
    return EditForm(form)


def _label(entry: Entry) -> Names:
    label = entry.values.get("label")
    if not isinstance(label, Entry):
        raise entry.refuse(
            "label", "no label", why="readers see it in two languages", next_step="label: {en: ..., zh: ...}"
        )
    label.known(frozenset({"en", "zh"}), "a label")
    return Names(label.text("en"), label.text("zh"))


def _severity(entry: Entry) -> Severity:
    word = entry.text("severity", Severity.ERROR.value)
    if word not in [item.value for item in Severity]:
        raise entry.refuse(
            "severity",
            f"unknown severity {word!r}",
            why="known are error, warning, note",
            next_step="correct it",
        )
    return Severity(word)


def _tolerance(entry: Entry) -> Decimal:
    tolerance = entry.number("tolerance") or Decimal(0)
    if not 0 <= tolerance < 1:
        raise entry.refuse(
            "tolerance",
            "a tolerance that binds nothing",
            why=f"{tolerance} is not between 0 and 1 (0.01 is one per cent)",
            next_step="write the share of the figure that definitions leave open",
        )
    return tolerance


def _limit(entry: Entry) -> Decimal:
    limit = entry.number("limit")
    if limit is None:
        return Decimal(6)
    if limit <= 0:
        raise entry.refuse(
            "limit", "a limit that nothing keeps", why=f"{limit} is not above 0", next_step="write 4 to 10"
        )
    return limit


def _centre(entry: Entry) -> Decimal | None:
    """One over the middle of a share's rate: what sentences reckon with where the sides leave an interval."""
    rate = entry.numbers("rate")
    return None if rate is None else 1 / (rate[0] * rate[1]).sqrt()
