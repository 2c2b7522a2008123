"""Weights of the dimensions in a weighted gap, checked against the questionnaire."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from fractions import Fraction
from numbers import Real
from typing import Literal, cast

from scorecard._model.mapping import FrozenDict
from scorecard.errors import AnalysisError, Place, Problems, UsageError, near
from scorecard.instruments import Instrument
from scorecard.survey.responses import Survey
from scorecard.survey.tallied import TalliedSurvey
from scorecard.survey.tally import SurveyTally

__all__ = ["DimensionWeights", "combined_gap", "dimension_shares", "shares_for", "shown_weights"]

DimensionWeights = Mapping[str, float] | Literal["own"] | None
"""One weight for each dimension, each respondent's own points, or none."""


def combined_gap(gaps: Mapping[str, float | None], *, weights: Mapping[str, float] | None = None) -> float | None:
    """Return the overall gap of dimension gaps, as a table prints them.

    Parameters
    ----------
    gaps : mapping of str to float or None
        Gap of each dimension.
    weights : mapping of str to float, optional
        Weight of each dimension, zero or more; equal weights when left out.

    Returns
    -------
    float or None
        Σ w · gap with Σ w = 1; None if there is no dimension or one has no gap.

    Raises
    ------
    AnalysisError
        If the weights do not fit the dimensions.

    Notes
    -----
    The weighted sum is the score; it is not divided by the number of dimensions once more.

    Examples
    --------
    >>> combined_gap({"speed": -1.0, "care": -0.5}, weights={"speed": 75, "care": 25})
    -0.875
    """
    known = [gap for gap in gaps.values() if gap is not None]
    if not gaps or len(known) < len(gaps):
        return None
    shares = _exact_shares(dict.fromkeys(gaps, 1.0) if weights is None else weights, list(gaps))
    return float(sum((share * Fraction(gap) for share, gap in zip(shares, known, strict=True)), Fraction(0)))


def dimension_shares(weights: Mapping[str, float], instrument: Instrument) -> tuple[Fraction, ...]:
    """Return the share of each dimension, summing to exactly 1.

    Parameters
    ----------
    weights : mapping of str to float
        Weight of each dimension, zero or more; only their ratios matter.
    instrument : Instrument
        The questionnaire.

    Returns
    -------
    tuple of Fraction
        Shares in the order of the questionnaire's dimensions.

    Raises
    ------
    AnalysisError
        If a weight names no dimension, a dimension has none, one is negative or not finite, or
        all are zero.

    Examples
    --------
    >>> from scorecard.instruments import servqual
    >>> points = {"tangibles": 11, "reliability": 32, "responsiveness": 22, "assurance": 19, "empathy": 16}
    >>> [str(share) for share in dimension_shares(points, servqual())]
    ['11/100', '8/25', '11/50', '19/100', '4/25']
    """
    return _exact_shares(weights, [d.id for d in instrument.dimensions])


def _exact_shares(weights: Mapping[str, float], known: Sequence[str]) -> tuple[Fraction, ...]:
    """Return the shares of the dimensions, or refuse the weights with every problem."""
    problems = Problems()
    for name, weight in weights.items():
        place = Place(path=f"weights.{name}")
        if name not in known:
            problems.add(
                "unknown-dimension",
                "a weight names a dimension that does not exist",
                place=place,
                found=name,
                cure=near(name, known),
            )
        elif not _usable(weight):
            problems.add(
                "weight-unusable",
                "a weight must be a finite number, zero or more",
                place=place,
                found=str(weight),
                cure="Correct the weight.",
            )
    for name in known:
        if name not in weights:
            problems.add(
                "weight-missing",
                f"the dimension {name!r} has no weight",
                place=Place(path="weights"),
                cure="Give every dimension a weight; 0 is allowed.",
            )
    if not problems and not any(weights.values()):
        problems.add(
            "weights-zero",
            "all weights are zero",
            place=Place(path="weights"),
            cure="Give at least one dimension a weight above zero.",
        )
    problems.raise_if_any(AnalysisError, "The weights cannot be used.")
    given = [Fraction(float(weights[name])) for name in known]
    return tuple(w / sum(given) for w in given)


def _usable(weight: object) -> bool:
    """Return whether a weight is a finite number, zero or more."""
    try:
        return isinstance(weight, Real) and math.isfinite(number := float(weight)) and number >= 0
    except OverflowError:
        return False


def shares_for(
    weights: DimensionWeights, survey: Survey | TalliedSurvey
) -> tuple[Fraction, ...] | Literal["own"] | None:
    """Return the weights as exact shares, or refuse what the survey cannot give."""
    given: object = weights
    if weights is None:
        return None
    if isinstance(given, str) and given == "own":
        if not (survey.own if isinstance(survey, TalliedSurvey) else survey.points is not None):
            raise AnalysisError.single(
                "points-missing",
                "the survey has no importance points of its respondents",
                cure="Name their columns under points in the layout, or give one weight for each dimension.",
            )
        return "own"
    if not isinstance(given, Mapping):
        raise UsageError.single(
            "bad-weights",
            "weights must be a mapping from dimension to weight, or the word own",
            found=str(given),
            cure='Use weights="own" or a mapping.',
        )
    return dimension_shares(cast("Mapping[str, float]", weights), survey.instrument)


def shown_weights(
    shares: Sequence[Fraction] | Literal["own"] | None, total: SurveyTally, instrument: Instrument
) -> Mapping[str, float] | None:
    """Return the shares by dimension, as the result shows them."""
    ids = [d.id for d in instrument.dimensions]
    if shares is None:
        return None
    if shares != "own":
        return FrozenDict({id_: float(s) for id_, s in zip(ids, shares, strict=True)})
    counted = [pair.scores for pair in total.pairs.values()] + [role.scores for role in total.roles.values()]
    means = [m.mean for m in next((scores.own_shares for scores in counted if scores.own_shares is not None), ())]
    return FrozenDict({id_: m for id_, m in zip(ids, means, strict=True) if m is not None})
