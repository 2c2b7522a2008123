"""Correlations of the sampling errors of the numbers of a gap analysis."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from scorecard.instruments import Instrument

if TYPE_CHECKING:
    from scorecard.survey.gap_covariances import MeanCovariances
    from scorecard.survey.gaps import Statistic

__all__ = ["estimate_correlations"]

FloatArray = NDArray[np.float64]

_PAIR = {"gap": (-1.0, 1.0), "expectation": (1.0, 0.0), "perception": (0.0, 1.0)}
_NOISE = 1e-12


def estimate_correlations(
    covariances: MeanCovariances,
    estimates: Sequence[tuple[Statistic, str]],
    *,
    instrument: Instrument,
    shares: Mapping[str, float] | None,
) -> FloatArray:
    """Return the correlations of the sampling errors of some numbers of one group.

    Parameters
    ----------
    covariances : mapping of str to ndarray
        Covariances of the means, from `mean_covariances`.
    estimates : sequence of (str, str)
        Statistic and row of each number.
    instrument : Instrument
        The questionnaire.
    shares : mapping of str to float or None
        Share of each dimension in the weighted row.

    Returns
    -------
    ndarray, shape (m, m)
        Correlations; 1 of a number with itself, 0 where one of two does not vary, or they are answers to
        questions that were not counted together.

    Notes
    -----
    Each number is a'm with the means m and a weight a for each: 1 for an item or a dimension; 1/q for
    each of q items in ``overall_items``; 1/d for each of d dimensions in ``overall``, and its share in ``weighted``,
    both among those who count in all dimensions. A gap is a perception less an expectation. Two of
    them correlate by a'Cb / √(a'Ca · b'Cb), with the covariances C of the means.
    """
    found = np.zeros((len(estimates), len(estimates)))
    questions = ["gap" if statistic in _PAIR else statistic for statistic, _ in estimates]
    for question in dict.fromkeys(questions):
        table = covariances.get(question)
        if table is None:
            continue
        at = [i for i, other in enumerate(questions) if other == question]
        weights = np.array([_weights(*estimates[i], instrument, shares) for i in at])
        half = np.einsum("ij,jk->ik", weights, table)  # in one order, whatever stands beside
        together = np.einsum("ij,kj->ik", half, weights)
        together = (together + together.T) / 2
        noise = _NOISE * (weights**2 * table.diagonal()).sum(axis=1)
        variance = together.diagonal()
        varies = variance > noise
        scale = np.zeros(len(at))
        scale[varies] = 1 / np.sqrt(variance[varies])
        part = np.clip(together * np.outer(scale, scale), -1.0, 1.0)
        np.fill_diagonal(part, np.where(varies, 1.0, 0.0))
        found[np.ix_(at, at)] = part
    return found


def _weights(statistic: Statistic, of: str, instrument: Instrument, shares: Mapping[str, float] | None) -> FloatArray:
    """Return the weight of each mean in a number: items, dimensions, dimensions of those who count in all."""
    signs = _PAIR.get(statistic, (1.0,))
    return np.concatenate([np.concatenate([sign * part for sign in signs]) for part in _parts(of, instrument, shares)])


def _parts(
    of: str, instrument: Instrument, shares: Mapping[str, float] | None
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return the weight of each item, dimension and dimension of those who count in all, in one question."""
    names = [d.id for d in instrument.dimensions]
    items, dimensions, complete = np.zeros(len(instrument.items)), np.zeros(len(names)), np.zeros(len(names))
    if of == "overall_items":
        items[:] = 1 / len(items)
    elif of == "overall" and names:
        complete[:] = 1 / len(names)
    elif of == "weighted" and shares is not None:
        complete[:] = [shares[name] for name in names]
    elif of in names:
        dimensions[names.index(of)] = 1.0
    else:
        items[:] = [float(item.id == of) for item in instrument.items]
    return items, dimensions, complete
