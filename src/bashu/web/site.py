"""What all pages share: the workspace, kept answers, drawings, assets and templates."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from bashu.web.assets import Asset, load_assets
from bashu.web.draw import Drawer
from bashu.web.language import LANGUAGES, catalogue
from bashu.web.memo import Memo
from bashu.web.watch import Watch

if TYPE_CHECKING:
    from bashu.workspace import Workspace

__all__ = ["Site"]


@dataclass
class Site:
    """One workspace as a site.

    Where it is open for ``editing``, its forms carry ``token`` and are taken only under the names of
    ``hosts`` (None: any name).
    """

    workspace: Workspace
    editing: bool = False
    hosts: frozenset[str] | None = None

    @cached_property
    def token(self) -> str:
        """What the forms of this run of the site carry."""
        return secrets.token_urlsafe(24)

    @cached_property
    def memo(self) -> Memo:
        """Answers that hold as long as the record stands still."""
        return Memo(lambda: (self.workspace.counts(), len(self.workspace.acceptances())))

    @cached_property
    def watch(self) -> Watch:
        """The figures that stand in findings."""
        return Watch(self.workspace, self.memo.stamp)

    @cached_property
    def drawer(self) -> Drawer:
        """The drawings made so far."""
        return Drawer()

    @cached_property
    def assets(self) -> dict[str, Asset]:
        """Static files by plain name."""
        return load_assets()

    @cached_property
    def environments(self) -> dict[str, Environment]:
        """The templates in each language."""
        return {language: _environment(language) for language in LANGUAGES}


def _environment(language: str) -> Environment:
    made = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_gettext_translations(catalogue(language), newstyle=True)  # type: ignore[attr-defined]
    made.filters["safe_address"] = _safe_address
    return made


def _safe_address(address: str) -> bool:
    """Whether an address of a document may become a link: only the web's own schemes."""
    return address.lower().startswith(("https://", "http://"))
