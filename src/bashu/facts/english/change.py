"""English verbs and nouns of change with their sign, in every form that prose uses."""

from __future__ import annotations

__all__ = ["CHANGE", "CHANGE_NOUNS", "DOWN", "MOVES", "UP"]

_REGULAR_UP = (
    "increase expand climb gain jump surge soar advance improve accelerate quicken lift raise boost add balloon "
    "rocket skyrocket spike rebound strengthen multiply escalate widen swell"
)
_REGULAR_DOWN = (
    "decrease decline contract slip slump plunge plummet tumble dip ease retreat slow reduce lower narrow weaken "
    "diminish dwindle recede ebb subside soften slacken drop shed"
)
_DOUBLED = frozenset(("slip", "dip", "ebb", "drop"))
_OTHER_UP = (
    "grew grow grown growing grows rose rise risen rising rises swollen leap leapt leaped leaping leaps "
    "up higher faster growth expansion increment increments upturn uptick upswing upsurge picked"
)
_OTHER_DOWN = (
    "fell fall fallen falling falls shrank shrink shrinks shrinking shrunk slid slide slides sliding sank sink sinks "
    "sinking sunk lose loses lost losing shedding sheds cut cuts cutting dived dove diving "
    "down slower contraction reduction downturn downswing"
)


def _forms(verbs: str) -> set[str]:
    """The base, third person, past and -ing form of regular verbs."""
    found: set[str] = set()
    for verb in verbs.split():
        stem = verb[:-1] if verb.endswith("e") else verb + verb[-1] if verb in _DOUBLED else verb
        past = f"{verb[:-1]}ied" if verb.endswith("y") else stem + "ed"
        third = f"{verb[:-1]}ies" if verb.endswith("y") else verb + ("es" if verb.endswith("sh") else "s")
        found |= {verb, past, third, stem + "ing"}
    return found


UP = frozenset(_forms(_REGULAR_UP) | set(_OTHER_UP.split())) - {"adds", "faster"}
DOWN = frozenset(_forms(_REGULAR_DOWN) | set(_OTHER_DOWN.split()))
CHANGE = UP | DOWN | frozenset(("changed", "change", "changing"))

#: Nouns of change that take "of" and "in": "a rise of 5 percent in exports".
CHANGE_NOUNS = frozenset(
    "growth increase rise gain jump surge leap rebound expansion upturn uptick upswing upsurge "
    "decline decrease drop fall slide slip slump dip plunge cut downturn contraction reduction".split()
)

#: Verbs of change whose object is the change itself, also where what changed follows with "of".
MOVES = frozenset("lose loses lost losing shed sheds shedding gain gained gaining gains".split())
