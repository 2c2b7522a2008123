"""Rank acceptability of alternatives over uncertain weights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, cast, get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scorecard._text import LocalText
from scorecard.errors import Problems, UsageError, near
from scorecard.scoring.smaa_result import AcceptedAlternative, LeftOutAlternative, RankAcceptability
from scorecard.stats.acceptability import Acceptability, acceptability, confidence_factors
from scorecard.stats.alternative_values import number_array
from scorecard.stats.draw_blocks import RowSampler
from scorecard.weighting import WeightUncertainty

__all__ = ["Alternatives", "MetaWeights", "Smaa", "rank_acceptability", "ranked_alternatives"]

FloatArray = NDArray[np.float64]

MetaWeights = Literal["centroid", "linear", "inverse"]
"""What rank r of m counts in the holistic index, with rank 1 brought to 1: centroid Σ_{i ≥ r} 1/i; linear m − r;
inverse 1/r."""


@dataclass(frozen=True, slots=True)
class Alternatives:
    """What is ranked.

    Attributes
    ----------
    ids, names : tuple of str, tuple of LocalText
        The alternatives.
    apart : tuple of LeftOutAlternative
        Those left out.
    """

    ids: tuple[str, ...]
    names: tuple[LocalText, ...]
    apart: tuple[LeftOutAlternative, ...] = ()


@dataclass(frozen=True, slots=True)
class Smaa:
    """How alternatives are ranked.

    Attributes
    ----------
    draws, seed : int
        Number of draws, and seed.
    meta_weights : {"centroid", "linear", "inverse"} or tuple of float
        What each rank counts.
    confidence : float
        Share of the scores between low and high.
    threads : int
        Threads.
    """

    draws: int
    seed: int
    meta_weights: MetaWeights | Sequence[float] = "centroid"
    confidence: float = 0.95
    threads: int = 1


def rank_acceptability(
    values: Mapping[str, Sequence[float]] | ArrayLike,
    weights: WeightUncertainty,
    *,
    seed: int,
    draws: int = 100_000,
    alternatives: Sequence[str] | None = None,
    standard_errors: ArrayLike | None = None,
    meta_weights: MetaWeights | Sequence[float] = "centroid",
    confidence: float = 0.95,
    threads: int = 1,
) -> RankAcceptability:
    """Return how often alternatives reach each rank when weights are drawn: SMAA-2.

    Parameters
    ----------
    values : mapping of str to sequence of float, or array_like of shape (m, n) or (s, m, n)
        Scores of each alternative on the criteria, in the order of the weights' ids; more is better. With
        three axes, draws of them, one for each draw of weights.
    weights : WeightUncertainty
        What is known of the weights of the criteria.
    seed : int
        Seed of all draws.
    draws : int
        Number of draws.
    alternatives : sequence of str, optional
        Ids of the rows of an array; their positions "1", "2", … when left out. A mapping has its own.
    standard_errors : array_like of float, shape (m, n), optional
        Standard errors of the scores, which are then drawn from independent normal laws.
    meta_weights : {"centroid", "linear", "inverse"} or sequence of float
        What each rank counts in the holistic index: Σ 1/i from the rank on, m − rank, or 1/rank, over that
        of rank 1; or numbers of your own that do not rise.
    confidence : float
        Share of the scores between low and high.
    threads : int
        Threads among which the draws are shared; the numbers do not depend on it.

    Returns
    -------
    RankAcceptability
        Acceptability of ranks, pairwise winning, holistic index, central weights, confidence factors,
        expected ranks and scores, with standard errors.

    Raises
    ------
    UsageError
        If shapes, ids or options do not fit.
    AnalysisError
        If a value or a standard error is no finite number.

    Notes
    -----
    Score = Σ w v. Standard errors are those of independent draws: √(b (1 − b) / n) for a share b, and
    the standard deviation of the rank (of its meta-weight) over √n for expected rank (holistic index).

    References
    ----------
    Lahdelma, R., Salminen, P. (2001). SMAA-2: stochastic multicriteria acceptability analysis for group
    decision making. Operations Research 49(3), 444-454. https://doi.org/10.1287/opre.49.3.444.11220

    Examples
    --------
    >>> known = WeightUncertainty.ranked({"care": 1, "speed": 2})
    >>> found = rank_acceptability({"north": [60, 90], "south": [80, 50]}, known, seed=1)
    >>> round(found["south"].acceptability[0], 2)
    0.67
    """
    _check_kinds(weights, alternatives)
    if isinstance(values, Mapping):
        given = {str(name): row for name, row in values.items()}
        ids: Sequence[str] = list(given)
        _check_rows(given, weights.ids)
        table: ArrayLike = [list(row) for row in given.values()]
    else:
        table = number_array(values, option="values")
        count = table.shape[-2] if table.ndim > 1 else 0
        ids = [str(i) for i in range(1, count + 1)] if alternatives is None else list(alternatives)
        _check_ids(ids, count)
    named = Alternatives(tuple(ids), tuple(LocalText(en=i) for i in ids))
    how = Smaa(draws, seed, meta_weights, confidence, threads)
    return ranked_alternatives(
        table,
        weights.sampler,
        named=named,
        how=how,
        criteria=weights.ids,
        notes=(weights.note,),
        standard_errors=standard_errors,
    )


def ranked_alternatives(
    values: ArrayLike,
    sampler: RowSampler,
    *,
    named: Alternatives,
    how: Smaa,
    criteria: tuple[str, ...],
    notes: tuple[LocalText, ...],
    standard_errors: ArrayLike | None = None,
) -> RankAcceptability:
    """Return the rank acceptability of alternatives with names."""
    meta = _meta(how.meta_weights, len(named.ids))
    found = acceptability(
        values,
        sampler,
        draws=how.draws,
        seed=how.seed,
        standard_errors=standard_errors,
        confidence=how.confidence,
        threads=how.threads,
    )
    factors = confidence_factors(
        values,
        found.central_weights,
        draws=min(how.draws, _FACTOR_DRAWS),
        seed=how.seed,
        standard_errors=standard_errors,
    )
    uncertain = np.ndim(values) == 3 or (standard_errors is not None and bool(np.any(standard_errors)))
    return RankAcceptability(
        method="smaa_2",
        criteria=criteria,
        rows=tuple(_row(found, named, i, meta, float(factors[i])) for i in range(len(named.ids))),
        apart=named.apart,
        winning=tuple(map(tuple, found.win_shares.tolist())),
        meta_weights=tuple(meta.tolist()),
        weights=notes,
        uncertain_values=uncertain,
        draws=how.draws,
        seed=how.seed,
        confidence=how.confidence,
    )


_FACTOR_DRAWS = 20_000
"""Most draws of values at the central weights of one alternative."""


def _row(found: Acceptability, named: Alternatives, i: int, meta: FloatArray, factor: float) -> AcceptedAlternative:
    """Return the row of one alternative."""
    shares = found.rank_shares[i]
    ranks = np.arange(1, len(shares) + 1)
    central = found.central_weights[i]
    never = bool(np.isnan(central).any())
    holistic, expected = (float(shares @ counts) for counts in (meta, ranks))
    errors = [
        float(np.sqrt(max(float(shares @ (counts - mean) ** 2), 0.0) / found.draws))
        for counts, mean in ((meta, holistic), (ranks, expected))
    ]
    return AcceptedAlternative(
        id=named.ids[i],
        name=named.names[i],
        n=found.draws,
        acceptability=tuple(shares.tolist()),
        standard_errors=tuple(np.sqrt(shares * (1 - shares) / found.draws).tolist()),
        holistic=holistic,
        holistic_error=errors[0],
        expected_rank=expected,
        expected_rank_error=errors[1],
        central_weights=None if never else tuple(central.tolist()),
        confidence_factor=None if never else factor,
        mean=float(found.mean[i]),
        standard_deviation=float(found.standard_deviation[i]),
        low=float(found.low[i]),
        high=float(found.high[i]),
    )


def _meta(given: MetaWeights | Sequence[float], ranks: int) -> FloatArray:
    """Return what each rank counts, or refuse what is no such list."""
    r = np.arange(1, ranks + 1)
    if isinstance(given, str):
        if given not in get_args(MetaWeights):
            raise UsageError.single(
                "unknown-option",
                "meta_weights has no such option",
                found=given,
                cure=near(given, get_args(MetaWeights)),
            )
        raw = {"centroid": np.cumsum(1 / r[::-1])[::-1], "linear": ranks - r, "inverse": 1 / r}[given]
        raw = np.asarray(raw, dtype=np.float64)
        return raw / raw[0] if raw.any() else np.ones(ranks)
    own = number_array(given, option="meta_weights")
    if own.shape != (ranks,) or not np.isfinite(own).all() or (own < 0).any() or (np.diff(own) > 0).any():
        raise UsageError.single(
            "meta-weights-fall",
            f"meta_weights must be {ranks} numbers, one a rank, zero or more, that do not rise",
            found=", ".join(f"{x:g}" for x in own.ravel().tolist()),
            cure="Write meta_weights='centroid', or a number for each rank.",
        )
    return own


def _check_kinds(weights: object, alternatives: object) -> None:
    """Refuse what is known of weights, and ids, that are of another kind."""
    problems = Problems()
    if not isinstance(weights, WeightUncertainty):
        problems.add(
            "weights-kind",
            "what is known of weights is a WeightUncertainty",
            found=type(weights).__name__,
            cure="Write WeightUncertainty.free([…]), .ranked({…}), .bounded({…}) or .around({…}, concentration=…).",
        )
    kind = type(alternatives).__name__
    listed = isinstance(alternatives, Sequence) and not isinstance(alternatives, str | bytes)
    if alternatives is not None and not (
        listed and all(isinstance(i, str) for i in cast("Sequence[object]", alternatives))
    ):
        problems.add(
            "ids-kind",
            "alternatives must be a list of ids",
            found=kind,
            cure="Write alternatives=['north', 'south'], or leave them out.",
        )
    problems.raise_if_any(UsageError, "The alternatives cannot be ranked.")


def _check_rows(values: Mapping[str, Sequence[float]], criteria: tuple[str, ...]) -> None:
    """Refuse alternatives that do not have one value a criterion."""
    problems = Problems()
    for name, row in values.items():
        if len(row) != len(criteria):
            problems.add(
                "row-length",
                f"{name!r} needs one value for each of {len(criteria)} criteria",
                found=f"{len(row)} values",
                cure=f"Give its values in the order {', '.join(criteria)}.",
            )
    problems.raise_if_any(UsageError, "The alternatives cannot be ranked.")


def _check_ids(ids: Sequence[str], count: int) -> None:
    """Refuse ids that are not one for each alternative."""
    if len(ids) != count or len(set(ids)) != len(ids):
        raise UsageError.single(
            "alternatives-ids",
            f"there must be {count} different ids, one for each alternative",
            found=", ".join(ids),
            cure="Give alternatives in the order of the rows, or leave them out.",
        )
