"""Two places by one character each: 川港合作, 浙川两省, 中新金融峰会."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bashu.facts.places.place import Place

__all__ = ["pairs_zh"]

#: Two places by one character each before a word of what they do together: 川港合作, 浙川两省.
_PAIR_ZH = re.compile(
    r"((?:中新)|[渝川蓉沪京津粤浙苏鲁鄂湘黔滇桂陕甘青藏琼闽皖港澳]{2})(?=合作|两地|两省|双方|高层|会晤|经贸|金融|贸易|峰会|论坛|企业|"
    r"协作|东西部|携手|联手|签约|互联|共建|往来|投资|\(|（)"
)


def pairs_zh(text: str, known: Sequence[Place]) -> list[Place]:
    """Both places of a short double name that no other name covers, at each of its mentions with such a word."""
    found = []
    taken = iter(known)
    place = next(taken, None)
    for match in _PAIR_ZH.finditer(text):
        start, end = match.span(1)
        while place is not None and place.end <= start:
            place = next(taken, None)
        inside = place is not None and place.start < end
        name = match.group(1)
        if inside or name[0] == name[1] or _runs_on(text, start):
            continue
        found.append(Place(start, end, name, name, None, "pair"))
    return found


def _runs_on(text: str, start: int) -> bool:
    """Whether a name goes on to the left, as 京津冀 or 成渝 would."""
    return start > 0 and text[start - 1] in "成京津沪粤苏浙冀渝川"
