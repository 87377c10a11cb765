"""One request's page: its language, its as-of day, its links, and how it is rendered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import quote, urlencode

from fastapi import Depends, Request
from fastapi.responses import HTMLResponse

from bashu.model import UNITS, Names, Observation
from bashu.web import check_words, words
from bashu.web.format import Figure, Scale, figure
from bashu.web.language import DEFAULT, LANGUAGES, TAGS, catalogue, language_of
from bashu.web.navigation import NAVIGATION
from bashu.web.site import Site
from bashu.web.watch import Alarm
from bashu.web.when import day_label, parse_day, period_label

if TYPE_CHECKING:
    from bashu.workspace import Workspace

__all__ = ["Page", "PageOf", "page_of"]


@dataclass(frozen=True)
class Page:
    """What a template needs to know of the request. ``as_of`` goes along on every link."""

    request: Request
    site: Site
    language: str
    as_of: date | None

    @property
    def workspace(self) -> Workspace:
        """The workspace that the site shows."""
        return self.site.workspace

    # -- links ----------------------------------------------------------------------------------------

    @cached_property
    def path(self) -> str:
        """The page's path without its language."""
        path = self.request.url.path
        return (path[len(self.language) + 1 :] or "/") if language_of(path) else "/"

    @cached_property
    def query(self) -> dict[str, str]:
        """The page's query, one value a name."""
        return dict(self.request.query_params)

    def link(self, path: str, **query: object) -> str:
        """An address of the site in the page's language that keeps the as-of day; empty parts are left out."""
        kept = {"as_of": self.as_of} | query
        wanted = {name: str(value) for name, value in kept.items() if value not in (None, "")}
        tail = "?" + urlencode(wanted, safe=",") if wanted else ""
        return f"/{self.language}{quote(path)}{tail}"

    def here(self, **changes: object) -> str:
        """This page with parts of its query changed; None takes a part out."""
        return self.link(self.path, **({**self.query, "as_of": self.as_of} | changes))

    def in_language(self, language: str) -> str:
        """This page in another language, its query kept."""
        tail = f"?{self.request.url.query}" if self.request.url.query else ""
        return f"/{language}{quote(self.path)}{tail}"

    def absolute(self, address: str) -> str:
        """An address of the site as it can be cited."""
        return str(self.request.base_url).rstrip("/") + address

    def asset(self, name: str) -> str:
        """The address of a static file."""
        return self.site.assets[name].address

    # -- words ----------------------------------------------------------------------------------------

    def say(self, text: str) -> str:
        """A text of the code in the page's language; what no catalogue holds stays as it is."""
        return catalogue(self.language).gettext(text) if text else ""

    def word(self, table: Mapping[str, str], code: str | None) -> str:
        """The word for a code of one of the tables in :mod:`bashu.web.words`."""
        return self.say(table.get(code or "", code or ""))

    def qualifier(self, text: str | None) -> str:
        """A qualifier in words; several are joined as they were in the text."""
        parts = [self.word(words.QUALIFIERS, part) for part in (text or "").split("+") if part]
        return (" " if self.language == "en" else "").join(parts)

    @property
    def comma(self) -> str:
        """What stands between the parts of a list."""
        return "，" if self.language == "zh" else ", "

    @property
    def semicolon(self) -> str:
        """What stands between names that may hold commas."""
        return "；" if self.language == "zh" else "; "

    @property
    def stop(self) -> str:
        """What ends a sentence that another follows."""
        return "。" if self.language == "zh" else ". "

    def theme(self, code: str) -> str:
        """The name of a theme; one that the site does not know is shown as the pack writes it."""
        known = words.THEMES.get(code)
        return self.say(known) if known else code.replace("_", " ").capitalize()

    def name(self, names: Names) -> str:
        """A name in the page's language."""
        return names.in_language(self.language)

    def indicator(self, code: str | None) -> str:
        """An indicator's name, or the code where the pack has none."""
        known = self.workspace.indicators.get(code or "")
        return self.name(known.names) if known else code or ""

    def area(self, code: str | None) -> str:
        """An area's name, or the code where the pack has none."""
        known = self.workspace.areas.get(code or "")
        return self.name(known.names) if known else code or ""

    def period(self, text: str | None) -> str:
        """A period in words."""
        return period_label(text, self.language)

    def day(self, day: date | None) -> str:
        """A day in words."""
        return day_label(day, self.language)

    def unit(self, code: str) -> str:
        """A unit's name; a counted noun is its own."""
        return UNITS[code].names.in_language(self.language) if code in UNITS else self.say(code)

    def figure(
        self, value: Decimal | None, unit: str, *, kind: str = "", digits: int | None = None,
        half_width: Decimal | None = None, scale: Scale | None = None,
    ) -> Figure:  # fmt: skip
        """A value in base units as a reader of the page's language writes it."""
        return figure(
            value, unit, language=self.language, kind=kind, digits=digits, half_width=half_width,
            noun=self.say, scale=scale,
        )  # fmt: skip

    def observed(self, item: Observation, *, digits: int | None = None, scale: Scale | None = None) -> Figure:
        """An observation's value."""
        return self.figure(
            item.value,
            item.key.unit,
            kind=item.key.kind,
            digits=digits,
            half_width=item.half_width,
            scale=scale,
        )

    # -- checks ---------------------------------------------------------------------------------------

    def alarm(self, fact: str) -> Alarm | None:
        """The finding that a reader of this figure should know of, where there is one."""
        first = next(iter(self.alarms(fact)), None)
        return first if first and first.calls else None

    def alarms(self, fact: str) -> tuple[Alarm, ...]:
        """Every finding that this figure stands in."""
        return self._watched.get(fact, ())

    @cached_property
    def _watched(self) -> Mapping[str, tuple[Alarm, ...]]:
        return self.site.watch.over(self.as_of)

    # -- the answer -----------------------------------------------------------------------------------

    def render(self, template: str, *, status: int = 200, **context: Any) -> HTMLResponse:
        """The template as a page."""
        made = self.site.environments[self.language].get_template(template)
        html = made.render(
            page=self,
            words=words,
            check_words=check_words,
            navigation=NAVIGATION,
            languages=LANGUAGES,
            tag=TAGS[self.language],
            **context,
        )
        return HTMLResponse(html, status_code=status, headers={"Content-Language": TAGS[self.language]})

    def tag_of(self, language: str) -> str:
        """The ``lang`` attribute for text in another language."""
        return TAGS.get(language, language or TAGS[self.language])


def page_of(request: Request) -> Page:
    """The page that a request asks for; Invalid where its as-of day is none."""
    language = language_of(request.url.path) or DEFAULT
    text = request.query_params.get("as_of", "").strip()
    return Page(request, request.app.state.site, language, parse_day(text) if text else None)


PageOf = Annotated[Page, Depends(page_of)]
