"""Cause-effect links between objectives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Literal

from pydantic import Field

from scorecard._model import NUMBER, WHOLE, Frozen, Id
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

    Examples
    --------
    >>> link = Link(cause="train_drivers", effect="deliver")
    >>> link.cause, link.effect
    ('train_drivers', 'deliver')
    """

    cause: Id
    effect: Id
    sign: Literal["+", "-"] = "+"
    strength: Annotated[float, Field(ge=0, le=1, allow_inf_nan=False), NUMBER] | None = None
    delay: Annotated[int, Field(ge=0, le=100), WHOLE] | None = None
    note: LocalText | None = None


class StrategyMap(Frozen):
    """Links between objectives, without circles.

    Attributes
    ----------
    links : tuple of Link
        The links.
    name : LocalText or None
        Name in print.

    Examples
    --------
    >>> links = [Link(cause="train", effect="deliver"), Link(cause="deliver", effect="earn")]
    >>> [link.effect for link in StrategyMap(links=links).links]
    ['deliver', 'earn']
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
        return circle(self.links)


def circle(links: Iterable[Link]) -> tuple[str, ...]:
    """Return one circle of objectives, the first one repeated at the end, or nothing."""
    after: dict[str, list[str]] = {}
    for link in links:
        after.setdefault(link.cause, []).append(link.effect)
    done: set[str] = set()
    for start in after:
        path: dict[str, Iterator[str]] = {} if start in done else {start: iter(after[start])}
        while path:
            node = next(reversed(path))
            child = next(path[node], None)
            if child is None:
                done.add(node)
                del path[node]
            elif child in path:
                nodes = list(path)
                return (*nodes[nodes.index(child) :], child)
            elif child not in done:
                path[child] = iter(after.get(child, ()))
    return ()
