"""Whether a status that is said to hold with probability p holds in a share p of the cases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from scorecard.scoring import Evaluation, evaluate
from scorecard.scoring.limits import edges_of
from scorecard.scoring.node_draws import Variation, node_draws
from scorecard.scoring.status import band_index
from scorecard.scoring.uncertainty import drawn_cell
from tools.score_study.cards import MEASURES, NODES, PERIOD, Scale, observed, study_card, true_nodes
from tools.score_study.surveys import MISSING, PAIR, SIZES, Rows, World, batches, joined, rows_of, tilted

Floats = NDArray[np.float64]
Prior = Literal["uniform", "independent", "concentrated"]
Way = Literal["measures", "carried", "drawn"]

PRIORS: tuple[Prior, ...] = ("uniform", "independent", "concentrated")
WAYS: tuple[Way, ...] = ("measures", "carried", "drawn")
RESPONDENTS = (30, 100, 300)
DRAWS = 2048
SCALE = Scale((-3.0, -3.0, 60.0, 0.6, 40.0), (0.5, 0.5, 100.0, 0.1, 20.0))
APART = 10.0
"""How far the true score of a measure lies from the level of its firm at most, where all are drawn together."""
_LEVELS = 351


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """Probabilities that were said, and whether what they were said of is true.

    Attributes
    ----------
    chance : ndarray
        The probabilities.
    true : ndarray of bool
        Whether the true score lies in the band.
    """

    chance: Floats
    true: NDArray[np.bool_]

    def bins(self) -> tuple[NDArray[np.int64], Floats, Floats]:
        """Return of ten bins of probability how many pairs fall in, their mean probability and the share true."""
        at = np.minimum((self.chance * 10).astype(np.int64), 9)
        n = np.bincount(at, minlength=10)
        with np.errstate(invalid="ignore"):
            said = np.bincount(at, weights=self.chance, minlength=10) / n
            found = np.bincount(at, weights=self.true, minlength=10) / n
        return n, said, found


def true_scores(prior: Prior, firms: int, rng: np.random.Generator) -> Floats:
    """Return true scores of the measures, shape (measure, firm).

    ``uniform``: each firm has a level that is uniform from 0 to 100, and each of its measures lies up to
    `APART` from it, folded back at the ends, so that measures are uniform from 0 to 100 and nodes nearly so.
    ``independent``: measures are uniform each for itself, so that nodes crowd about 50. ``concentrated``:
    measures are normal about 82 with a standard deviation of 5.
    """
    if prior == "independent":
        return rng.uniform(0, 100, (len(MEASURES), firms))
    if prior == "concentrated":
        return np.clip(rng.normal(82, 5, (len(MEASURES), firms)), 0, 100)
    level = rng.uniform(0, 200, firms)
    around = (level + rng.uniform(-APART, APART, (len(MEASURES), firms))) % 200
    return np.minimum(around, 200 - around)


def gap_worlds(base: World) -> tuple[World, ...]:
    """Return worlds with mean gaps all over the scale, made of one."""
    return tilted(base, np.linspace(SCALE.worst[0], SCALE.target[0], _LEVELS))


def tried(
    prior: Prior, worlds: tuple[World, ...], *, firms: int, drawn: int, seed: tuple[int, ...]
) -> Mapping[Way, Said]:
    """Return what is said of firms whose true scores are drawn, a third of them with each number of respondents.

    The first `drawn` firms are scored with draws as well.
    """
    rng = np.random.default_rng(seed)
    sizes = np.resize(np.array(RESPONDENTS), firms)
    true = SCALE.values(true_scores(prior, firms, rng))
    means = np.array([world.mean for world in worlds])
    levels = np.abs(means[None, None, :] - true[: len(PAIR), :, None]).argmin(axis=2)
    true[: len(PAIR)] = means[levels]
    survey = _surveys(worlds, levels, sizes, rng)
    card = study_card(SCALE, firms=firms)
    obs = observed(card, survey, true, n=sizes, rng=rng)
    ev = evaluate(card, obs, period=PERIOD)
    scores = SCALE.scores(true)
    truth = dict(zip((*MEASURES, *NODES), [*scores, *true_nodes(card, scores)], strict=True))
    found: dict[Way, Said] = {"measures": _exact(ev, truth, MEASURES), "carried": _exact(ev, truth, NODES)}
    found["drawn"] = _drawn(ev, truth, firms=drawn, seed=seed[0])
    return found


def _surveys(
    worlds: tuple[World, ...], levels: NDArray[np.intp], sizes: NDArray[np.int64], rng: np.random.Generator
) -> Rows:
    """Return a survey of each firm, whose two dimensions have their true means."""
    tables = np.array([world.table for world in worlds])
    starts = np.cumsum((0, *SIZES))
    order: list[NDArray[np.intp]] = []
    parts: list[Rows] = []
    for n in np.unique(sizes).tolist():
        here, done = np.flatnonzero(sizes == n), 0
        order.append(here)
        for steps in batches(n, surveys=len(here), missing=MISSING, rng=rng):
            some = here[done : done + steps.shape[1]]
            done += len(some)
            of_items = np.zeros((steps.shape[0], len(some)), dtype=np.intp)
            for row, dimension in enumerate(PAIR):
                of_items[starts[dimension] : starts[dimension + 1]] = levels[row, some]
            parts.append(rows_of(steps, tables, levels=of_items))
    return joined(parts).chosen(np.argsort(np.concatenate(order)))


def _exact(ev: Evaluation, truth: Mapping[str, Floats], nodes: tuple[str, ...]) -> Said:
    """Return what an evaluation says of nodes without draws."""
    chances: list[float] = []
    true: list[bool] = []
    edges = edges_of(ev.card.bands)
    bands = {node: band_index(truth[node], edges) for node in nodes}
    for firm, entity in enumerate(ev.entities):
        one = ev.at(entity=entity)
        for node in nodes:
            said = one.probabilities(node)
            for band, chance in enumerate(() if said is None else said.values()):
                chances.append(chance)
                true.append(bool(bands[node][firm] == band))
    return Said(np.array(chances), np.array(true, dtype=np.bool_))


def _drawn(ev: Evaluation, truth: Mapping[str, Floats], *, firms: int, seed: int) -> Said:
    """Return what draws say of the nodes of the first firms, as `uncertainty` draws them."""
    chances: list[float] = []
    true: list[bool] = []
    edges = edges_of(ev.card.bands)
    rows = [ev.nodes.index(node) for node in NODES]
    bands = band_index(np.array([truth[node] for node in NODES]), edges)
    for firm, entity in enumerate(ev.entities[:firms]):
        cell = drawn_cell(ev, entity, as_of=None, functions=None)
        draws = band_index(node_draws(cell, Variation(), entity=firm, draws=DRAWS, seed=seed)[rows], edges)
        for row in range(len(NODES)):
            for band in range(len(edges) - 1):
                chances.append(float((draws[row] == band).mean()))
                true.append(bool(bands[row, firm] == band))
    return Said(np.array(chances), np.array(true, dtype=np.bool_))
