"""Weights of priorities: of each dimension, then of each item."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Literal, cast

from scorecard.errors import AnalysisError, UsageError
from scorecard.instruments import Instrument
from scorecard.survey.dimension_weights import dimension_shares
from scorecard.survey.gap_records import SegmentGaps
from scorecard.survey.gaps import GapAnalysis
from scorecard.survey.priority_records import ItemWeights, WeightSource

__all__ = ["PriorityWeights", "item_weights_of", "weights_of"]

PriorityWeights = Mapping[str, float] | Literal["importance"] | None


def weights_of(
    weights: PriorityWeights, gaps: GapAnalysis, group: SegmentGaps
) -> tuple[dict[str, float], WeightSource]:
    """Return the share of each dimension, and where it comes from.

    Parameters
    ----------
    weights : mapping of str to float, "importance" or None
        What is asked for.
    gaps : GapAnalysis
        The analysis, with weights of its own or none.
    group : SegmentGaps
        The group, with its mean importance.

    Returns
    -------
    tuple of (mapping, str)
        Shares that sum to 1; "given", "analysis", "importance" or "equal".

    Raises
    ------
    AnalysisError
        If they do not fit the questionnaire, or importance was not asked.
    UsageError
        If `weights` is something else.
    """
    ids = [d.id for d in gaps.instrument.dimensions]
    given: object = weights
    source: WeightSource = "given"
    if weights is None:
        source = "equal" if gaps.weights is None else "analysis"
        weights = dict.fromkeys(ids, 1.0) if gaps.weights is None else gaps.weights
    elif isinstance(given, str) and given == "importance":
        means = _importance(group)
        source, weights = "importance", {id_: means[id_] for id_ in ids if id_ in means}
    elif not isinstance(given, Mapping):
        raise UsageError.single(
            "bad-weights",
            "weights must be a mapping from dimension to weight, or the word importance",
            found=str(given),
            cure='Use weights="importance" or a mapping.',
        )
    if not ids:
        return {}, source
    shares = dimension_shares(cast("Mapping[str, float]", weights), gaps.instrument)
    return {id_: float(share) for id_, share in zip(ids, shares, strict=True)}, source


def _importance(group: SegmentGaps) -> dict[str, float]:
    """Return the mean importance of each item and dimension that has one."""
    if "importance" not in group.means:
        raise AnalysisError.single(
            "importance-not-asked",
            "the survey did not ask how important things are",
            cure='Give one weight for each dimension, and item_weights="equal".',
        )
    return {row.id: row.mean for row in group.means["importance"] if row.mean is not None}


def item_weights_of(
    rule: ItemWeights, instrument: Instrument, group: SegmentGaps, shares: Mapping[str, float]
) -> dict[str, float | None]:
    """Return the share of each item; None for one without a dimension, or without an importance that is wanted.

    Parameters
    ----------
    rule : {"equal", "importance"}
        How the items of a dimension share its weight.
    instrument : Instrument
        The questionnaire; without dimensions all items share the whole.
    group : SegmentGaps
        The group, with its mean importance.
    shares : mapping of str to float
        Share of each dimension.

    Returns
    -------
    dict of str to float or None
        Share of each item.

    Raises
    ------
    AnalysisError
        If importance is wanted and not there.
    """
    means = _importance(group) if rule == "importance" else {}
    found: dict[str, float | None] = {}
    if not instrument.dimensions:
        return _split([i.id for i in instrument.items], means, rule=rule, share=1.0)
    found = {item.id: None for item in instrument.items}
    for dimension in instrument.dimensions:
        ids = [item.id for item in instrument.items if item.dimension == dimension.id]
        found.update(_split(ids, means, rule=rule, share=shares[dimension.id]))
    return found


def _split(
    ids: Sequence[str], means: Mapping[str, float], *, rule: ItemWeights, share: float
) -> dict[str, float | None]:
    """Return a share split among items; None for one whose importance is not known, the others share the whole."""
    if rule == "equal":
        return {id_: share / len(ids) for id_ in ids}
    total = sum((Fraction(means[id_]) for id_ in ids if id_ in means), Fraction(0))
    if total <= 0 or any(means.get(id_, 0.0) < 0 for id_ in ids):
        raise AnalysisError.single(
            "importance-unusable",
            "mean importance ratings must be zero or more, and one above zero, to share out a weight",
            found=", ".join(f"{id_}: {means[id_]:g}" for id_ in ids if id_ in means) or "none",
            cure='Use item_weights="equal".',
        )
    return {id_: share * float(Fraction(means[id_]) / total) if id_ in means else None for id_ in ids}
