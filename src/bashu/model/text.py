"""Names of one thing in several languages, with aliases to recognise it by."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["Names"]


@dataclass(frozen=True, slots=True)
class Names:
    """A name in English and Chinese, and the other ways documents write it."""

    en: str
    zh: str
    aliases_en: tuple[str, ...] = field(default=())
    aliases_zh: tuple[str, ...] = field(default=())

    def in_language(self, language: str) -> str:
        """The name for a page in ``language`` ("en" or "zh"), the other one where it is missing."""
        first, second = (self.zh, self.en) if language.startswith("zh") else (self.en, self.zh)
        return first or second

    def every(self) -> tuple[str, ...]:
        """All names and aliases, without empty ones."""
        return tuple(name for name in (self.en, self.zh, *self.aliases_en, *self.aliases_zh) if name)
