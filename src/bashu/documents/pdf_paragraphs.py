"""Paragraphs, headings and the title from the lines of a PDF."""

from __future__ import annotations

from statistics import median

from bashu.documents.draft import Block
from bashu.documents.lines import ends_sentence, is_boilerplate, is_caption, is_heading, is_item
from bashu.documents.pdf_lines import Line

__all__ = ["carries_on", "join_lines", "join_texts", "title_lines"]


def title_lines(lines: list[Line]) -> list[Line]:
    """The lines of a title: those set largest, if they are larger than the text and stand above it in a few lines."""
    placed = [line for line in lines if line.size]
    if len(placed) < 3:
        return []
    usual = median(sorted(line.size for line in placed for _ in line.text))
    largest = max(line.size for line in placed[:12])
    if largest < 1.15 * usual:
        return []
    first = next(index for index, line in enumerate(lines) if line.size == largest)
    title = [lines[first]]
    for line in lines[first + 1 : first + 4]:
        if abs(line.size - largest) > 0.05 * largest or title[-1].bottom - line.top > largest:
            break
        title.append(line)
    return title if sum(len(line.text) for line in title) < 200 else []


def join_lines(lines: list[Line], page: int) -> list[Block]:
    """Paragraphs, headings, items and captions from consecutive lines.

    A line goes on the paragraph before it unless it is indented, set in another size or centred, further down
    than lines of one paragraph are, or the line before it ended early in a sentence mark.
    """
    if not lines:
        return []
    gaps = [before.bottom - after.top for before, after in zip(lines, lines[1:], strict=False)]
    usual = median([gap for gap in gaps if gap > -lines[0].size] or [0.0])
    groups: list[list[Line]] = []
    for index, line in enumerate(lines):
        if groups and _goes_on(groups[-1], line, _column(lines, index - 1), usual):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_block(group, page) for group in groups]


def _column(lines: list[Line], index: int) -> tuple[float, float]:
    """Left and right of the column of a line: of the lines about it in its size that begin near it or stand about
    the same middle. One that reaches further than lines which end alike belongs to no column, as running heads do.
    """
    line = lines[index]
    near = [
        other
        for other in lines[max(0, index - 8) : index + 9]
        if abs(other.size - line.size) <= 0.18 * line.size
        and (abs(other.left - line.left) < 3 * line.size or _same_middle(other, line))
    ]
    rights = sorted((other.right for other in near), reverse=True)
    if len(rights) > 4 and rights[0] - rights[1] > 2 * line.size and rights[1] - rights[4] < line.size:
        rights = rights[1:]
    return min(other.left for other in near), max(rights[0], line.right)


def _same_middle(one: Line, other: Line) -> bool:
    return abs(one.left + one.right - other.left - other.right) < one.size


def _is_centred(line: Line, column: tuple[float, float]) -> bool:
    left, right = line.left - column[0], column[1] - line.right
    indent = max(1.5 * line.size, 0.08 * (column[1] - column[0]))  # an indented line is none
    return min(left, right) > indent and abs(left - right) < line.size


def _goes_on(group: list[Line], line: Line, column: tuple[float, float], usual: float) -> bool:
    last = group[-1]
    if not last.size or not line.size:
        return not ends_sentence(last.text) and not is_item(line.text)
    size = max(last.size, line.size)
    if abs(last.size - line.size) > 0.18 * size or is_item(line.text):
        return False
    if len(last.parts) > 1 and len(line.parts) > 1:  # rows of something
        return False
    gap = last.bottom - line.top
    if gap < -2.5 * size:  # the next column
        text = join_texts([item.text for item in group])
        return column[1] - last.right < 2.5 * size and carries_on(text, line.text)
    if gap > usual + 0.5 * size or _is_centred(last, column) or _is_centred(line, column):
        return False
    blank = column[1] - last.right
    if blank > 2.5 * size and ends_sentence(last.text):
        return False
    # A heading leaves much of its line blank; a ragged margin leaves little.
    if len(group) == 1 and blank > 0.3 * (column[1] - last.left) and is_heading(last.text):
        return False
    body = group[1].left if len(group) > 1 else min(group[0].left, line.left)
    return line.left - body < 0.9 * size or not ends_sentence(last.text)


def carries_on(text: str, following: str) -> bool:
    """Whether a text that a page or column ends in the middle of a sentence goes on in the next one."""
    last, first = text[-1:], following[:1]
    if is_item(following) or not last or not first:
        return False
    if last.islower() or last in ",;\uff1b\xad-":
        return first.islower() or first.isdigit() or _is_wide(first) or (len(text) > 60 and first.isalpha())
    return (
        (last.isdigit() or _is_wide(last))
        and not ends_sentence(text)
        and (first.islower() or _is_wide(first))
    )


def _block(group: list[Line], page: int) -> Block:
    text = join_texts([line.text for line in group])
    if is_caption(text):
        kind = "caption"
    elif is_boilerplate(text):
        kind = "boilerplate"
    elif len(group) <= 2 and is_heading(text):
        kind = "heading"
    else:
        kind = "item" if is_item(text) and text[0] in "-*+•·●■◆▪–①②③④⑤⑥⑦⑧⑨⑩" else "paragraph"
    return Block(kind, text, page)


def join_texts(texts: list[str]) -> str:
    """The text of lines that follow each other in a paragraph."""
    joined = texts[0]
    for text in texts[1:]:
        joined = _joined(joined, text)
    return joined.rstrip("\xad").replace("\xad", "")


def _joined(text: str, following: str) -> str:
    """Two lines of one paragraph: hyphenated words whole, Chinese without a space, the rest with one."""
    if text.endswith("\xad"):
        return text[:-1] + following
    if text.endswith("-") and text[-2:-1].islower() and following[0].islower():
        return text[:-1] + following
    if text[-1] in "\u2013\u2014" and text[-2:-1].isalnum():
        return text + following
    if _is_wide(text[-1]) or _is_wide(following[0]):
        return text + following
    return f"{text} {following}"


def _is_wide(char: str) -> bool:
    return "\u2e80" <= char <= "\u9fff" or "\uff00" <= char <= "\uffef"
