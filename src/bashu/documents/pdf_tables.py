"""Tables of a PDF page: those drawn with rules, which pdfplumber finds."""

from __future__ import annotations

import io
import time
from dataclasses import dataclass
from itertools import islice
from typing import Any

from bashu.documents.draft import Block
from bashu.documents.grid import Grid, GridCell, clean_cell
from bashu.documents.pdf_lines import Line

__all__ = ["Box", "TableFinder"]

#: Fewer rules than this each way are no table of two rows and two columns.
_RULES = 3
#: Drawings of more paths than this are judged by these.
_MOST_PATHS = 5000
#: A page of more objects is a map or a chart, on which the search for tables would take all the time there is.
_MOST_OBJECTS = 30_000


@dataclass(frozen=True, slots=True)
class Box:
    """Where a table stands: left, right, bottom, top in points from the lower left corner."""

    left: float
    right: float
    bottom: float
    top: float

    def holds(self, line: Line) -> bool:
        """Whether a line begins inside."""
        middle = (line.bottom + line.top) / 2
        return self.left - 2 <= line.left <= self.right + 2 and self.bottom - 2 <= middle <= self.top + 2


class TableFinder:
    """Finds the tables of one file's pages, for at most ``seconds`` of processor time in all."""

    def __init__(self, content: bytes, *, seconds: float) -> None:
        self._content = content
        self._left = seconds
        self._file: Any = None
        self._passed: list[int] = []
        self._missing = False

    def find(self, page: Any, number: int, lines: list[Line]) -> list[tuple[Box, Block]]:
        """The tables of a page with their places; none where it has no rules or no text."""
        if not lines or not any(line.size for line in lines) or not _has_rules(page):
            return []
        if self._left <= 0 or _count_objects(page) > _MOST_OBJECTS:
            self._passed.append(number)
            return []
        begun = time.process_time()
        try:
            return self._tables(number)
        except ImportError:
            self._missing = True
            self._left = 0.0
            return []
        # pdfminer raises anything on pages that pdfium reads; the page's lines are there all the same.
        except Exception:
            self._passed.append(number)
            return []
        finally:
            self._left -= time.process_time() - begun

    def notes(self) -> list[str]:
        """What was not done."""
        if self._missing:
            return ["tables were read as lines: pdfplumber is not installed"]
        pages = ", ".join(map(str, self._passed[:20])) + (" ..." if len(self._passed) > 20 else "")
        return [f"tables were read as lines on pages {pages}"] if self._passed else []

    def _tables(self, number: int) -> list[tuple[Box, Block]]:
        import pdfplumber

        if self._file is None:
            self._file = pdfplumber.open(io.BytesIO(self._content))
        page = self._file.pages[number - 1]
        found = []
        for table in page.find_tables():
            grid = _grid(table.extract())
            if grid is not None:
                left, top, right, bottom = table.bbox
                box = Box(left, right, float(page.height) - bottom, float(page.height) - top)
                found.append((box, Block("table", page=number, grid=grid)))
        page.close()
        return found


def _count_objects(page: Any) -> int:
    import pypdfium2.raw as raw

    return int(raw.FPDFPage_CountObjects(page))


def _has_rules(page: Any) -> bool:
    """Whether lines are drawn both across and down, or boxes, as often as the smallest table has them."""
    import pypdfium2.raw as raw

    across = down = 0
    for path in islice(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3), _MOST_PATHS):
        left, bottom, right, top = path.get_bounds()
        width, height = right - left, top - bottom
        across += (width > 4 and height < 3) or (width > 4 and height > 4)
        down += (height > 4 and width < 3) or (width > 4 and height > 4)
        if across >= _RULES and down >= _RULES:
            return True
    return False


def _grid(rows: list[list[str | None]]) -> Grid | None:
    """The cells of a table; a place that a merged cell covers is None and widens the one to its left."""
    if len(rows) < 2 or max(map(len, rows), default=0) < 2:
        return None
    grid: list[list[GridCell]] = []
    filled = 0
    for row in rows:
        cells: list[GridCell] = []
        for text in row:
            if text is None and cells:
                last = cells[-1]
                cells[-1] = GridCell(last.text, last.rows, last.columns + 1)
            else:
                clean = clean_cell(text or "")
                filled += bool(clean)
                cells.append(GridCell(clean))
        grid.append(cells)
    return Grid(grid) if filled >= 3 else None
