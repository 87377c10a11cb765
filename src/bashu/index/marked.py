"""A framework's YAML as plain values and the line of each, so that an error can name one."""

from __future__ import annotations

import re

from bashu.errors import Invalid
from bashu.marked import Broken, Entries, Items, Node, read_marked

__all__ = ["Lines", "parse_marked"]

#: Line of each value by its path: keys and positions from the top.
Lines = dict[tuple[str | int, ...], int]

_WHOLE = re.compile(r"[-+]?\d{1,18}")
_DECIMAL = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?|[-+]?\.inf|\.nan", re.I)
_WORDS = {"": None, "true": True, "yes": True, "false": False, "no": False}


def parse_marked(text: str, *, name: str) -> tuple[object, Lines]:
    """The value that the text holds, and the line of every part of it.

    Texts in quotes stay texts; of the others numbers, true, false, yes and no are read as such. Raises Invalid
    where the text is not YAML, uses anchors or tags, or a mapping names a key twice.
    """
    lines: Lines = {}
    try:
        return _plain(read_marked(text), (), lines), lines
    except Broken as error:
        where = f"{name}, line {error.line}" if error.line else name
        why = f"{error.what}: {error.why}"
        raise Invalid("cannot read the framework", where=where, why=why, next_step=error.next_step) from None


def _plain(node: Node, path: tuple[str | int, ...], lines: Lines) -> object:
    lines.setdefault(path, node.line)
    if isinstance(node, Items):
        return [_plain(item, (*path, at), lines) for at, item in enumerate(node.values)]
    if isinstance(node, Entries):
        lines.update({(*path, key): line for key, line in node.lines.items()})
        return {key: _plain(value, (*path, key), lines) for key, value in node.values.items()}
    return _scalar(node.value) if node.plain else node.value


def _scalar(text: str) -> object:
    if text.lower() in _WORDS:
        return _WORDS[text.lower()]
    if _WHOLE.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return float(text.replace(".inf", "inf").replace(".nan", "nan"))
    return text
