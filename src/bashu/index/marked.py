"""YAML text to plain values that remember their lines, so that an error can name one."""

from __future__ import annotations

from bashu.errors import Invalid

__all__ = ["Lines", "parse_marked"]

#: Line of each value by its path: keys and positions from the top.
Lines = dict[tuple[str | int, ...], int]

#: Parts of one file; anchors that repeat each other could make it endless.
_MOST = 20_000


def parse_marked(text: str, *, name: str) -> tuple[object, Lines]:
    """The value that the text holds, and the line of every part of it.

    Raises Invalid where the text is not YAML, or a mapping names a key twice.
    """
    import yaml

    lines: Lines = {}
    try:
        top = yaml.compose(text, Loader=yaml.SafeLoader)
        if top is None:
            return {}, lines
        return _build(top, (), lines, yaml.SafeLoader(""), name, frozenset()), lines
    except RecursionError:
        raise _unreadable(name, "it is nested too deeply", "flatten it") from None
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        raise _unreadable(
            f"{name}{line}", str(getattr(error, "problem", "") or "it is not YAML"), "mend the YAML"
        ) from None


def _unreadable(where: str, why: str, next_step: str) -> Invalid:
    return Invalid("cannot read the framework", where=where, why=why, next_step=next_step)


def _build(
    node: object, path: tuple[str | int, ...], lines: Lines, loader: object, name: str, above: frozenset[int]
) -> object:
    import yaml

    assert isinstance(node, yaml.Node)
    lines[path] = node.start_mark.line + 1
    if id(node) in above:
        raise _unreadable(f"{name}, line {lines[path]}", "an anchor contains itself", "write the part out")
    if len(lines) > _MOST:
        raise _unreadable(
            f"{name}, line {lines[path]}", f"it has more than {_MOST} parts", "use fewer anchors"
        )
    inside = above | {id(node)}
    if isinstance(node, yaml.SequenceNode):
        return [_build(item, (*path, at), lines, loader, name, inside) for at, item in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        found: dict[str, object] = {}
        for key, value in node.value:
            word = str(key.value)
            if word in found:
                line = key.start_mark.line + 1
                raise _unreadable(
                    f"{name}, line {line}", f"the key {word!r} is written twice", "keep one of the two"
                )
            found[word] = _build(value, (*path, word), lines, loader, name, inside)
            lines[(*path, word)] = key.start_mark.line + 1
        return found
    assert isinstance(loader, yaml.SafeLoader)
    plain: object = loader.construct_object(node)
    return plain
