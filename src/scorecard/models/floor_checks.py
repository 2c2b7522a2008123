"""Scores that stand for missing ones and lie outside the scale of scores."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from scorecard._model import Flaws
from scorecard.errors import Problems
from scorecard.models.perspective import Perspective

__all__ = ["floor_problems"]


def floor_problems(floor: float, perspectives: Sequence[Perspective], *, cap: float | Literal["none"]) -> Problems:
    """Return the floors that no score can have.

    Parameters
    ----------
    floor : float
        The floor of the card.
    perspectives : sequence of Perspective
        The nodes, with floors of their own.
    cap : float or "none"
        The highest score that enters a roll-up.

    Returns
    -------
    Problems
        Each at its place in the card.
    """
    written: list[tuple[tuple[str | int, ...], float | None]] = [(("floor",), floor)]
    for i, perspective in enumerate(perspectives):
        written.append((("perspectives", i, "floor"), perspective.floor))
        written += [
            (("perspectives", i, "objectives", j, "floor"), objective.floor)
            for j, objective in enumerate(perspective.objectives)
        ]
    flaws = Flaws()
    for at, score in written:
        if score is not None and (score < 0 or (cap != "none" and score > cap)):
            most = "up" if cap == "none" else f"to {cap:g}"
            flaws.add(
                "floor-outside",
                "a floor is a score, and no score that enters a roll-up lies there",
                at=at,
                found=f"{score:g}",
                cure=f"Write a number from 0 {most}.",
            )
    return flaws.problems()
