"""The site's languages: their catalogues, and which one a reader gets."""

from __future__ import annotations

import gettext
from functools import cache
from importlib.resources import files
from io import BytesIO

__all__ = ["DEFAULT", "LANGUAGES", "TAGS", "best_language", "catalogue", "language_of"]

#: Code in the address -> the language's own name.
LANGUAGES = {"en": "English", "zh": "中文"}
#: Code in the address -> tag for the ``lang`` attribute.
TAGS = {"en": "en", "zh": "zh-Hans"}
#: For readers of neither.
DEFAULT = "en"


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """The translations into ``language``, compiled in memory from its .po file; English needs none."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    source = files("bashu.web") / "locale" / language / "LC_MESSAGES" / "bashu.po"
    if not source.is_file():
        return gettext.NullTranslations()
    with source.open("rb") as opened:
        messages = read_po(opened, locale=language)
    compiled = BytesIO()
    write_mo(compiled, messages)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def language_of(path: str) -> str | None:
    """The language that an address names, or None.

    >>> language_of("/zh/series"), language_of("/static/x.css")
    ('zh', None)
    """
    first = path.split("/", 2)[1] if path.startswith("/") else ""
    return first if first in LANGUAGES else None


def best_language(header: str) -> str:
    """The language for an Accept-Language header; English where it names none of the site's.

    >>> best_language("fr, zh-TW;q=0.9, en;q=0.5")
    'zh'
    """
    wanted = sorted(map(_weighted, header.split(",")), key=lambda pair: -pair[1])
    for tag, weight in wanted:
        code = tag.split("-")[0]
        if code in LANGUAGES and weight > 0:
            return code
    return DEFAULT


def _weighted(part: str) -> tuple[str, float]:
    tag, _, parameter = part.strip().lower().partition(";")
    name, _, number = parameter.strip().partition("=")
    try:
        return tag.strip(), float(number) if name.strip() == "q" else 1.0
    except ValueError:
        return tag.strip(), 0.0
