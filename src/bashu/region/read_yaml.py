"""Read the YAML of a pack's files, and note what is wrong with it."""

from __future__ import annotations

from bashu.marked import Broken, Entries, Items, Node, Text, read_marked
from bashu.region.problem import Report

__all__ = ["Entries", "Items", "Node", "Text", "read_yaml"]


def read_yaml(text: str, *, file: str, report: Report, first_line: int = 1) -> Node | None:
    """The one YAML document in ``text``; None with a problem noted where it is broken or empty.

    ``first_line`` is the line of the file on which ``text`` starts.
    """
    try:
        return read_marked(text, first_line=first_line)
    except Broken as error:
        report.error(file, error.line, error.what, why=error.why, next_step=error.next_step)
    return None
