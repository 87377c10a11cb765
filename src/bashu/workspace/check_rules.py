"""Check what a pack brings for the audit and the index: its edits and its frameworks."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bashu.errors import BashuError
from bashu.region import find_pack, load_pack

__all__ = ["rule_errors"]


def rule_errors(reference: str) -> tuple[BashuError, ...]:
    """What is wrong with the edits and the frameworks of a pack that is sound otherwise, a file each."""
    return tuple(_errors(reference))


def _errors(reference: str) -> Iterator[BashuError]:
    # rules and arrays take a second to import
    from bashu.audit import load_edits
    from bashu.workspace.index import find_framework, framework_names

    pack = load_pack(reference, statements=False)
    indicators = {item.code: item for item in pack.indicators}
    areas = {item.code: item for item in pack.areas}
    tries: list[Callable[[], object]] = [
        lambda: load_edits(find_pack(reference) / "edits", indicators=indicators, areas=areas)
    ]
    tries += [lambda name=name: find_framework(name, reference) for name in framework_names(reference)]  # type: ignore[misc]
    for attempt in tries:
        try:
            attempt()
        except BashuError as error:
            yield error
