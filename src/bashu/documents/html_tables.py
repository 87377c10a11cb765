"""Read the tables of a page: data, a document's card, or mere layout."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from bashu.documents.grid import MAX_SPAN, Grid, GridCell

__all__ = ["card_lines", "read_table"]

_SPACE = re.compile(r"[\s\u200b\ufeff]+")
_DIGIT = re.compile(r"\d")
#: What government offices register about a document, under the same names everywhere.
_REGISTERED = re.compile(
    r"(?:索引号|文号|发文字号|发布机构|发文机关|发文机构|发布单位|成文日期|发布日期|生成日期|公开日期|主题分类|体裁分类|信息分类|"
    r"有效性|公开方式|公开形式|公文种类|主题词|名称|标题|关键词)"
)
_BRACKETS = re.compile(r"^[\[【\uff08(〔]|[\]】\uff09)〕:\uff1a]+$")


def card_lines(grid: Grid) -> list[str]:
    """A document's card as lines of label and value, the day of publication first; empty for other tables."""
    lines = []
    for row in grid.rows:
        for label, value in zip(row[::2], row[1::2], strict=False):
            name = _BRACKETS.sub("", "".join(label.text.split())).strip()
            name = _BRACKETS.sub("", name)
            if not _REGISTERED.fullmatch(name):
                continue
            lines.append(f"{name}\uff1a{value.text}")
    if len(lines) < 3:
        return []
    return sorted(lines, key=lambda line: not line.startswith("发布日期"))


def read_table(node: LexborNode) -> Grid | None:
    """A table of data, or None for one that only lays out a page.

    Data tables have two rows and two columns at least, no table within, short cells, and figures or heads.
    """
    if node.css_first("table table, td p + p + p + p") is not None and len(node.css("table")) > 1:
        return None
    rows: list[list[GridCell]] = []
    texts: list[str] = []
    heads = 0
    for line in node.css("tr"):
        row = []
        for cell in line.css("td,th"):
            text = _SPACE.sub(" ", cell.text(separator=" " if _has_lines(cell) else "")).strip()
            head = cell.tag == "th"
            heads += head
            texts.append(text)
            attributes = cell.attributes
            row.append(
                GridCell(text, _span(attributes.get("rowspan")), _span(attributes.get("colspan")), head)
            )
        rows.append(row)
    if len(rows) < 2 or max(map(len, rows), default=0) < 2:
        return None
    filled = [text for text in texts if text]
    short = sum(len(text) <= 60 for text in filled)
    figures = sum(1 for text in filled if _DIGIT.search(text))
    if not filled or short < 0.8 * len(filled) or (not heads and figures < 0.2 * len(filled)):
        return None
    caption = node.css_first("caption") or _figure_caption(node)
    return Grid(rows, caption=_SPACE.sub(" ", caption.text()).strip() if caption is not None else "")


def _figure_caption(node: LexborNode) -> LexborNode | None:
    """The caption of the figure that a table stands in alone."""
    figure = node.parent
    while figure is not None and figure.tag == "div":
        figure = figure.parent
    return figure.css_first("figcaption") if figure is not None and figure.tag == "figure" else None


def _has_lines(cell: LexborNode) -> bool:
    first = cell.first_child
    if first is None or first.next is None:
        return False
    return cell.css_first("br,p,div") is not None


def _span(value: str | None) -> int:
    """How many places a cell says it covers; four digits are enough to reach the cap, and any number may stand there."""
    digits = value.lstrip("0") if value and value.isascii() and value.isdigit() else ""
    return min(MAX_SPAN, int(digits[:4])) if digits else 1
