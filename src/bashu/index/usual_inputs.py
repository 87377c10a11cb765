"""What is usually uncertain about an index, taken from its framework."""

from __future__ import annotations

from bashu.index.replicate import Alternatives, Input, WeightNoise
from bashu.index.tree import Tree
from bashu.model.framework import Framework, Method

__all__ = ["usual_inputs"]

#: Scales on which every mean can be taken: above zero.
_POSITIVE = (
    (("method", "min_max"), ("low", 1.0), ("high", 100.0)),
    (("method", "z_score"), ("mean", 100.0), ("deviation", 10.0)),
)


def usual_inputs(framework: Framework, *, noise: float = 0.25) -> tuple[Input, ...]:
    """Normalisation (min-max or z-score), aggregation (arithmetic or geometric), and each weight +- ``noise``.

    An index with a base period keeps it, since other scales would not be 100 there. A node with a method of
    its own keeps that; treatment of outliers is on or off where the framework has the step.
    """
    found: list[Input] = []
    normalise, treat = framework.step("normalise"), framework.step("treat")
    if treat is not None and treat.text("method") != "none":
        found.append(Alternatives("treatment", "treat", (treat, Method.of("treat", method="none"))))
    if normalise is not None and normalise.text("method") not in ("base_period", "none"):
        kept = tuple(pair for pair in normalise.options if pair[0] == "over")
        ways = tuple(Method("normalise", (*options, *kept)) for options in _POSITIVE)
        found.append(Alternatives("normalisation", "normalise", ways))
    own = framework.step("aggregate") or Method.of("aggregate", method="arithmetic")
    kept = tuple(pair for pair in own.options if pair[0] == "min_available")
    means = tuple(Method("aggregate", (("method", name), *kept)) for name in ("arithmetic", "geometric"))
    found.append(Alternatives("aggregation", "aggregate", means))
    codes = tuple(
        code for children in Tree(framework).children.values() if len(children) > 1 for code in children
    )
    if codes and noise > 0:
        found.append(WeightNoise("weights", noise, codes))
    return tuple(found)
