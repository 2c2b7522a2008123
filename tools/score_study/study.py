"""All that is tried for the page on scores, with a seed for each part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tools.score_study import calibration, nodes
from tools.score_study.calibration import PRIORS, Prior, Said, Way
from tools.score_study.nodes import JUDGED, SETTINGS, Covered, Setting
from tools.score_study.surveys import (
    MISSING,
    ROW_METHODS,
    RowMethod,
    Rows,
    World,
    batches,
    joined,
    named_worlds,
    rows_of,
)

Floats = NDArray[np.float64]
Nodes = dict[tuple[Setting, int, str], tuple[Covered, Covered | None]]
"""By setting, number of respondents and world: carried and drawn intervals."""

SEED = 20_263
SIZES = (30, 100, 300)
ROWS = ("tangibles", "reliability", "responsiveness", "assurance", "empathy", "overall", "weighted")
NAMES = tuple(world.name for world in named_worlds())
"""The worlds that the bar is set for: gaps of two answers, and answers as gaps to an expectation of 7 throughout."""
GAPS = tuple(name for name in NAMES if name.startswith("gaps"))


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much is tried.

    Attributes
    ----------
    samples : int
        Surveys, or firms, of each line.
    drawn : int
        Firms of each line whose scores are drawn.
    firms, drawn_firms : int
        Firms whose statuses are looked at, and how many of them with draws.
    """

    samples: int = 20_000
    drawn: int = 150
    firms: int = 6_000
    drawn_firms: int = 5_400


@dataclass(frozen=True, slots=True)
class Held:
    """How often intervals of the rows hold the true mean gap, and how wide they are.

    Attributes
    ----------
    shares, widths : ndarray, shape (row,)
        Share of the surveys whose interval holds it, no interval holding nothing; mean width.
    """

    shares: Floats
    widths: Floats


@dataclass(frozen=True, slots=True)
class Study:
    """What was found.

    Attributes
    ----------
    rows : mapping of (bool, int, str) to mapping of str to Held
        What became of the rows of a gap analysis by method: whether answers are missing, respondents, world.
    nodes : Nodes
        Coverage of the scores of a card.
    said : mapping of str to mapping of str to Said
        Probabilities of statuses by prior and way.
    """

    rows: Mapping[tuple[bool, int, str], Mapping[RowMethod, Held]]
    nodes: Nodes
    said: Mapping[Prior, Mapping[Way, Said]]


def held(survey: Rows, world: World, *, method: RowMethod = "t_hall") -> Held:
    """Return what becomes of the intervals of surveys, row by row."""
    low, high = survey.limits(method)
    # no interval holds nothing
    shares: Floats = ((low <= world.mean + 1e-9) & (world.mean - 1e-9 <= high)).mean(axis=1)
    return Held(shares, np.nanmean(high - low, axis=1))


def many_surveys(n: int, *, samples: int, missing: float, seed: Sequence[int]) -> dict[str, Rows]:
    """Return surveys of n respondents of every world; all worlds share their random numbers."""
    worlds = named_worlds()
    parts: dict[str, list[Rows]] = {world.name: [] for world in worlds}
    for steps in batches(n, surveys=samples, missing=missing, rng=np.random.default_rng(seed)):
        for world in worlds:
            parts[world.name].append(rows_of(steps, world.table))
    return {name: joined(found) for name, found in parts.items()}


def of_size(n: int, sizes: Sizes, seed: int) -> tuple[dict[tuple[bool, int, str], dict[RowMethod, Held]], Nodes]:
    """Return what is found with n respondents."""
    rows: dict[tuple[bool, int, str], dict[RowMethod, Held]] = {}
    found: Nodes = {}
    worlds = {world.name: world for world in named_worlds()}
    for missing in (False, True):
        share = MISSING if missing else 0.0
        surveys = many_surveys(n, samples=sizes.samples, missing=share, seed=(seed, 1, n, int(missing)))
        for name, world in worlds.items():
            rows[missing, n, name] = {method: held(surveys[name], world, method=method) for method in ROW_METHODS}
    for at, (name, world) in enumerate(worlds.items()):
        for which, setting in enumerate(SETTINGS if name in GAPS else JUDGED):
            drawn = sizes.drawn if setting in JUDGED else sizes.drawn // 2
            key = (seed, 2, n, at, which)
            # other firms are drawn for each world, since all worlds share the random numbers of the surveys
            firms = surveys[name].chosen(np.roll(np.arange(sizes.samples), -at * sizes.drawn))
            found[setting, n, name] = nodes.tried(setting, world, firms, n=n, seed=key, drawn=drawn)
    return rows, found


def of_prior(prior: Prior, sizes: Sizes, seed: int) -> Mapping[Way, Said]:
    """Return what is said of statuses where true scores are drawn in this way."""
    worlds = calibration.gap_worlds(next(world for world in named_worlds() if world.name in GAPS))
    drawn = sizes.drawn_firms if prior == "uniform" else sizes.drawn_firms // 5
    return calibration.tried(prior, worlds, firms=sizes.firms, drawn=drawn, seed=(seed, 3, PRIORS.index(prior)))


def study(sizes: Sizes, *, workers: int = 2, seed: int = SEED) -> Study:
    """Return the whole study; each part has a seed of its own, so that their order is immaterial."""
    with ProcessPoolExecutor(workers) as pool:
        later = [pool.submit(of_prior, prior, sizes, seed) for prior in PRIORS]
        first = [pool.submit(of_size, n, sizes, seed) for n in reversed(SIZES)]
        parts = [future.result() for future in first]
        said = {prior: future.result() for prior, future in zip(PRIORS, later, strict=True)}
    return Study(
        {key: part for rows, _ in parts for key, part in rows.items()},
        {key: part for _, found in parts for key, part in found.items()},
        said,
    )


__all__ = [
    "GAPS",
    "JUDGED",
    "NAMES",
    "ROWS",
    "SEED",
    "SIZES",
    "Held",
    "Nodes",
    "Sizes",
    "Study",
    "held",
    "many_surveys",
    "study",
]
