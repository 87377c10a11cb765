"""Vega-Lite specifications become SVG on the server, once each."""

from __future__ import annotations

import hashlib
import json
import re
import threading
from collections import OrderedDict
from collections.abc import Mapping
from typing import Any

__all__ = ["Drawer"]

#: Relative addresses come out of the renderer under this one.
_BASE = "https://vega.github.io/vega-datasets/"
_LONG_NUMBER = re.compile(r"-?\d+\.\d{3,}")


class Drawer:
    """Draws specifications and keeps up to ``size`` drawings by content. Safe between threads."""

    def __init__(self, *, size: int = 512) -> None:
        self._size = size
        self._lock = threading.Lock()
        self._kept: OrderedDict[str, str] = OrderedDict()

    def svg(self, spec: Mapping[str, Any]) -> str:
        """The drawing of a specification as an SVG element."""
        text = json.dumps(spec, sort_keys=True, ensure_ascii=False)
        key = hashlib.sha256(text.encode()).hexdigest()
        with self._lock:
            if key not in self._kept:
                self._kept[key] = _draw(text)
                while len(self._kept) > self._size:
                    self._kept.popitem(last=False)
            self._kept.move_to_end(key)
            return self._kept[key]


def _draw(spec: str) -> str:
    # imported here: the renderer takes a second to start and the rest of the site does without it
    import vl_convert

    svg: str = vl_convert.vegalite_to_svg(spec)
    svg = svg.replace(f'xlink:href="{_BASE}', 'href="').replace(
        ' xmlns:xlink="http://www.w3.org/1999/xlink"', ""
    )
    return _LONG_NUMBER.sub(lambda match: f"{float(match[0]):.2f}".rstrip("0").rstrip("."), svg)
