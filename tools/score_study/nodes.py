"""How often the intervals of the nodes of a card hold the true score."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from scorecard.scoring import Evaluation, evaluate
from scorecard.scoring.node_draws import Variation, node_draws
from scorecard.scoring.uncertainty import drawn_cell
from tools.coverage_study import LEVEL
from tools.score_study.cards import MEASURES, NODES, PERIOD, Scale, observed, study_card, true_nodes
from tools.score_study.surveys import Rows, World

Floats = NDArray[np.float64]

DRAWS = 2048
"""Draws of a drawn interval: one block."""
_BATCH = 2_000
"""Firms that are entities of one card."""
Setting = Literal["inside", "beyond", "beside", "at the cap"]
SETTINGS: tuple[Setting, ...] = ("inside", "beyond", "beside", "at the cap")
JUDGED: tuple[Setting, ...] = ("inside", "beyond")
"""Settings that the bar is set for: in the others true scores lie at the cap, and intervals have one side."""


@dataclass(frozen=True, slots=True)
class Covered:
    """Share of the firms whose interval holds the true score, and of those whose interval lies below or above it.

    Attributes
    ----------
    held, below, above : ndarray, shape (row,)
        Shares; rows are `MEASURES`, then `NODES`.
    """

    held: Floats
    below: Floats
    above: Floats


def setting(name: Setting, world: World) -> tuple[Scale, Floats]:
    """Return reference values and true values, shape (measure, 1).

    ``inside``: true scores 67, 60, 70, 60, 60. ``beyond``: hours lie so far beyond their target that they
    score 100 for sure. ``beside``: punctuality and hours lie a little beyond their targets, within reach of their
    errors. ``at the cap``: every true value is its target.
    """
    gap = world.mean
    worst, true = (gap - 2, gap - 1.5, 60.0, 0.6, 40.0), [gap, gap, 88.0, 0.3, 28.0]
    target = (gap + 1, gap + 1, 100.0, 0.1, 20.0)
    if name == "beyond":
        true[4] = 14.0
    elif name == "beside":
        target = (gap + 1, gap + 1, 95.0, 0.1, 20.0)
        true[2], true[4] = 97.0, 18.0
    elif name == "at the cap":
        target = (gap, gap, 95.0, 0.1, 20.0)
        true = list(target)
    return Scale(worst, target), np.array(true)[:, None]


def tried(
    name: Setting, world: World, survey: Rows, *, n: int, seed: tuple[int, ...], drawn: int
) -> tuple[Covered, Covered | None]:
    """Return the coverage of carried intervals, and of the drawn intervals of the first firms.

    Parameters
    ----------
    name : str
        The setting.
    world : World
        Whom the surveys asked.
    survey : Rows
        The survey of each firm; if more than 2000, a multiple of that.
    n : int
        Orders of each firm that are looked at.
    seed : tuple of int
        Seed.
    drawn : int
        How many firms are scored with draws too.

    Returns
    -------
    tuple of Covered
        Without and with draws.
    """
    # a whole number of batches
    firms = min(_BATCH, survey.n.shape[1])
    scale, true = setting(name, world)
    card = study_card(scale, firms=firms)
    scores, rng = scale.scores(true), np.random.default_rng(seed)
    truth = np.vstack([scores, true_nodes(card, scores)])
    at = [card.node_ids.index(node) for node in (*MEASURES, *NODES)]
    limits: list[tuple[Floats, Floats]] = []
    by_draws: Covered | None = None
    for start in range(0, survey.n.shape[1], firms):
        part = survey.part(slice(start, start + firms))
        obs = observed(card, part, np.repeat(true, firms, axis=1), n=np.full(firms, n), rng=rng)
        ev = evaluate(card, obs, period=PERIOD)
        limits.append((ev.low[:, 0, at].T, ev.high[:, 0, at].T))
        if start == 0 and drawn:
            low, high = drawn_limits(ev, firms=drawn, seed=seed[0])
            by_draws = counted(low[at], high[at], truth)
    low, high = (np.concatenate(sides, axis=1) for sides in zip(*limits, strict=True))
    return counted(low, high, truth), by_draws


def counted(low: Floats, high: Floats, truth: Floats) -> Covered:
    """Return how often intervals hold the truth; no interval holds nothing."""
    below, above = high < truth - 1e-9, low > truth + 1e-9
    there = ~np.isnan(low)
    return Covered((there & ~below & ~above).mean(axis=1), below.mean(axis=1), above.mean(axis=1))


def drawn_limits(ev: Evaluation, *, firms: int, seed: int) -> tuple[Floats, Floats]:
    """Return the drawn intervals of the first firms, shape (node, firm), as `uncertainty` forms them."""
    shape = len(ev.nodes), firms
    low, high = np.full(shape, np.nan), np.full(shape, np.nan)
    for firm, entity in enumerate(ev.entities[:firms]):
        cell = drawn_cell(ev, entity, as_of=None, functions=None)
        draws = node_draws(cell, Variation(), entity=firm, draws=DRAWS, seed=seed)
        there = ~np.isnan(draws).any(axis=1)
        low[there, firm], high[there, firm] = np.quantile(draws[there], [(1 - LEVEL) / 2, (1 + LEVEL) / 2], axis=1)
    return low, high
