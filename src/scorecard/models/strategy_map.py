"""Cause-effect links between objectives."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from scorecard._model import Frozen, Id
from scorecard._text import LocalText


class Link(Frozen):
    """The hypothesis that one objective drives another.

    Attributes
    ----------
    cause, effect : str
        Ids of two objectives.
    sign : {"+", "-"}
        Whether more of the cause brings more or less of the effect.
    strength : float or None
        How strong the team thinks the effect is, 0 to 1.
    delay : int or None
        Periods until the effect shows.
    note : LocalText or None
        Why the team thinks so.
    """

    cause: Id
    effect: Id
    sign: Literal["+", "-"] = "+"
    strength: float | None = Field(default=None, ge=0, le=1, allow_inf_nan=False)
    delay: int | None = Field(default=None, ge=0, le=100)
    note: LocalText | None = None


class StrategyMap(Frozen):
    """Links between objectives, without circles.

    Attributes
    ----------
    links : tuple of Link
        The links.
    name : LocalText or None
        Name in print.
    """

    links: tuple[Link, ...] = ()
    name: LocalText | None = None

    def cycle(self) -> tuple[str, ...]:
        """Return one circle of objectives, or nothing.

        Returns
        -------
        tuple of str
            Ids along the circle, the first one repeated at the end; empty when there is none.
        """
        after: dict[str, list[str]] = {}
        for link in self.links:
            after.setdefault(link.cause, []).append(link.effect)
        done: set[str] = set()
        for start in after:
            if start in done:
                continue
            path: list[str] = []
            stack: list[tuple[str, int]] = [(start, 0)]
            while stack:
                node, step = stack.pop()
                if step == 0:
                    path.append(node)
                following = after.get(node, [])
                if step < len(following):
                    stack.append((node, step + 1))
                    child = following[step]
                    if child in path:
                        return (*path[path.index(child) :], child)
                    if child not in done:
                        stack.append((child, 0))
                else:
                    done.add(node)
                    path.pop()
        return ()
