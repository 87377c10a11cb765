"""Check that a framework is a tree whose weights and steps can be used."""

from __future__ import annotations

from collections.abc import Callable

from bashu.errors import Invalid
from bashu.model.framework import Framework

__all__ = ["check_tree"]

#: (path in the file, why, next step) -> the error to raise.
Wrong = Callable[[tuple[str | int, ...], str, str], Invalid]


def check_tree(framework: Framework, wrong: Wrong) -> None:
    """Raise what ``wrong`` makes of the first fault: codes, parents, cycles, weights, steps."""
    _check_codes(framework, wrong)
    _check_parents(framework, wrong)
    _check_reached(framework, wrong)
    _check_weights(framework, wrong)
    _check_steps(framework, wrong)


def _check_codes(framework: Framework, wrong: Wrong) -> None:
    seen: set[str] = set()
    nodes = [("nodes", at, node.code) for at, node in enumerate(framework.nodes)]
    for part, at, code in nodes + [("indicators", at, it.code) for at, it in enumerate(framework.indicators)]:
        if code in seen:
            raise wrong((part, at, "code"), f"the code {code!r} is written twice", "rename one")
        seen.add(code)


def _check_parents(framework: Framework, wrong: Wrong) -> None:
    nodes = {node.code: node for node in framework.nodes}
    roots = [at for at, node in enumerate(framework.nodes) if node.parent is None]
    if len(roots) != 1:
        where: tuple[str | int, ...] = ("nodes", roots[1]) if roots else ("nodes",)
        raise wrong(where, f"{len(roots)} nodes have no parent", "leave exactly one without: the index")
    for at, node in enumerate(framework.nodes):
        if node.parent is not None and node.parent not in nodes:
            raise wrong(("nodes", at, "parent"), f"no node {node.parent!r} is known", "name a node's code")
    for at, item in enumerate(framework.indicators):
        parent = nodes.get(item.parent)
        if parent is None:
            raise wrong(
                ("indicators", at, "parent"), f"no node {item.parent!r} is known", "name a node's code"
            )
        if parent.empty:
            raise wrong(
                ("indicators", at, "parent"), f"{item.parent!r} is marked empty", "take 'empty' off that node"
            )


def _check_reached(framework: Framework, wrong: Wrong) -> None:
    parents = {node.code: node.parent for node in framework.nodes}
    for at, node in enumerate(framework.nodes):
        walked: list[str] = []
        code: str | None = node.code
        while code is not None:
            if code in walked:
                circle = " -> ".join([*walked[walked.index(code) :], code])
                raise wrong(("nodes", at, "parent"), f"the parents go round: {circle}", "break the circle")
            walked.append(code)
            code = parents[code]
        if not node.empty and not framework.children(node.code):
            raise wrong(
                ("nodes", at),
                f"the node {node.code!r} has nothing below it",
                "give it indicators, or 'empty: true'",
            )
        if node.empty and any(child.parent == node.code and not child.empty for child in framework.nodes):
            raise wrong(("nodes", at, "empty"), f"{node.code!r} is marked empty but has parts", "take it off")


def _check_weights(framework: Framework, wrong: Wrong) -> None:
    for at, node in enumerate(framework.nodes):
        if not node.empty and sum(map(framework.weight_of, framework.children(node.code))) <= 0:
            raise wrong(
                ("nodes", at),
                f"the weights below {node.code!r} sum to zero",
                "give at least one of them a weight",
            )


def _check_steps(framework: Framework, wrong: Wrong) -> None:
    names = [step.name for step in framework.steps]
    if names.count("aggregate") != 1 or names[-1] != "aggregate":
        raise wrong(("steps",), "the last step, and only that, is 'aggregate'", "end the steps with it")
    if names.count("weigh") > 1:
        raise wrong(("steps",), "weights are set once", "keep one 'weigh' step")
    if "normalise" not in names:
        raise wrong(
            ("steps",),
            "indicators on different scales cannot be put together",
            "write 'normalise', if only 'none'",
        )
    at = names.index("normalise")
    for late, name in enumerate(names[at + 1 :], at + 1):
        if name in ("denominate", "normalise"):
            raise wrong(("steps", late), f"{name!r} comes too late after 'normalise'", "move it up")
    denominators = any(item.denominator for item in framework.indicators)
    if denominators and "denominate" not in names:
        raise wrong(("steps",), "indicators name denominators but no step divides", "write 'denominate'")
    _check_methods(framework, wrong)


def _check_methods(framework: Framework, wrong: Wrong) -> None:
    own = {step.name: step for step in framework.steps}
    for at, item in enumerate(framework.indicators):
        for step in ("impute", "treat", "normalise"):
            if getattr(item, step) is not None and step not in own:
                raise wrong(("indicators", at, step), f"there is no step {step!r}", f"write '{step}: none'")
        chosen = item.normalise or own["normalise"]
        if (
            chosen.text("method") == "distance_to_target"
            and item.target is None
            and chosen.get("target") is None
        ):
            raise wrong(
                ("indicators", at), f"{item.code!r} has no target to measure against", "write 'target: ...'"
            )
        if chosen.text("method") == "base_period" and not chosen.text("base"):
            raise wrong(("steps",), "base_period needs the period that is 100", "write 'base: ...'")
        low, high = chosen.get("low"), chosen.get("high")
        if low is not None and low == high:
            raise wrong(("indicators", at), f"{item.code!r} is normalised between equal bounds", "change one")
