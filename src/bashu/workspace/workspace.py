"""The open workspace: what can be asked of the record, and what can be added to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from bashu.model import (
    Fact,
    Review,
    Verdict,
)
from bashu.region import load_pack
from bashu.store import (
    Entry,
    ReviewPage,
    open_store,
)
from bashu.workspace.add import Progress, add_files
from bashu.workspace.config import read_config
from bashu.workspace.pipeline import Pipeline
from bashu.workspace.views import (
    AddReport,
)

if TYPE_CHECKING:
    pass
from bashu.workspace.judging import Judging

__all__ = ["Workspace", "open_workspace"]


def open_workspace(folder: Path) -> Workspace:
    """Open the workspace in ``folder``.

    NotFound where there is none, Conflict where a newer bashu wrote it, Unavailable where its database or
    pack is out of reach.
    """
    config = read_config(Path(folder))
    # The pack's statements are in the record since the workspace was made.
    pack = load_pack(config.pack, statements=False)
    return Workspace(config, pack, open_store(config.database_url))


class Workspace(Judging):
    """An open workspace: it answers as :class:`Reading` and :class:`Judging` do, and takes documents and reviews."""

    def __enter__(self) -> Workspace:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the record."""
        self.store.close()

    @cached_property
    def pipeline(self) -> Pipeline:
        """The reader of this region, built when first needed."""
        return Pipeline(self.pack)

    # -- adding ---------------------------------------------------------------------------------------

    def add(
        self,
        files: Iterable[Path],
        *,
        recorded: datetime | None = None,
        jobs: int | None = None,
        progress: Progress = lambda done: None,
    ) -> AddReport:
        """Read files and record their facts; see :func:`bashu.workspace.add.add_files`."""
        when = recorded or datetime.now(UTC)
        return add_files(self.store, self.pack, files, recorded=when, jobs=jobs, progress=progress)

    def add_bytes(self, content: bytes, *, name: str, recorded: datetime | None = None) -> AddReport:
        """Record one document given as bytes, such as standard input."""
        when = recorded or datetime.now(UTC)
        return self._add_entry(self.pipeline.entry(content, recorded=when.date(), name=name), when)

    def add_address(self, url: str, *, recorded: datetime | None = None) -> AddReport:
        """Fetch one address and record its document; the only thing here that uses the network."""
        from bashu.documents import read_address

        when = recorded or datetime.now(UTC)
        return self._add_entry(self.pipeline.entry_of(read_address(url), recorded=when.date()), when)

    def _add_entry(self, entry: Entry, when: datetime) -> AddReport:
        added = self.store.add([entry], recorded=when)
        return AddReport(added, 1 - len(added), len(entry.facts) if added else 0, (), documents=len(added))

    # -- reviews --------------------------------------------------------------------------------------

    def review(
        self,
        identity: str,
        verdict: Verdict | str,
        *,
        reason: str,
        author: str,
        changes: Mapping[str, str] | None = None,
        time: datetime | None = None,
    ) -> Review:
        """Accept, correct or reject a fact; the record keeps the decision beside it and changes nothing.

        ``changes`` sets fields of a correction from text (:data:`bashu.workspace.CORRECTABLE`; an empty text
        says that the field is not stated). NotFound where there is no such fact; Invalid where the reason or
        the author is empty, a field or its value is none, or a correction changes nothing.
        """
        from bashu.workspace.review import record_review

        return record_review(
            self.store, identity, verdict, reason=reason, author=author, changes=changes,
            time=time or datetime.now(UTC), indicators=self.indicators, areas=self.areas,
        )  # fmt: skip

    def reviews(self, identity: str | None = None, *, limit: int | None = 100, offset: int = 0) -> ReviewPage:
        """Reviews, newest first; of one fact: those about it and the one that made it."""
        if identity is not None:
            self.store.fact(identity)
        return self.store.reviews(fact=identity, limit=limit, offset=offset)

    def verdicts(self, facts: Iterable[Fact]) -> Mapping[str, Verdict]:
        """What reviews say of these facts, by id; facts that nobody reviewed are left out."""
        return self.store.verdicts([fact.id for fact in facts])

    def gold(self) -> tuple[Mapping[str, Any], ...]:
        """Accepted facts and standing corrections as rows of the gold format."""
        from bashu.workspace.gold import export_gold

        return export_gold(self.store)
