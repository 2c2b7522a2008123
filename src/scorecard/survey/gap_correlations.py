"""Correlations of the sampling errors of the numbers of a survey."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol, cast

import numpy as np
from numpy.typing import NDArray

from scorecard.errors import UsageError
from scorecard.instruments import Instrument

if TYPE_CHECKING:
    from scorecard.survey.gap_covariances import MeanCovariances
    from scorecard.survey.gap_records import Estimate
    from scorecard.survey.gaps import Statistic

__all__ = ["estimate_correlations", "known_correlations"]

FloatArray = NDArray[np.float64]

_PAIR = {"gap": (-1.0, 1.0), "expectation": (1.0, 0.0), "perception": (0.0, 1.0)}
_NOISE = 1e-12


class _Analysed(Protocol):
    """Numbers with their errors, and the covariances of the means behind them."""

    @property
    def covariances(self) -> Mapping[str | None, MeanCovariances]: ...
    @property
    def instrument(self) -> Instrument: ...
    @property
    def weights(self) -> Mapping[str, float] | None: ...
    def estimate(self, statistic: Statistic, of: str, *, segment: str | None = None) -> Estimate: ...


def known_correlations(
    analysis: _Analysed, estimates: Sequence[tuple[Statistic, str]], *, segment: str | None
) -> FloatArray:
    """Return the correlations of the sampling errors of some numbers of an analysis.

    Parameters
    ----------
    analysis : GapAnalysis or QuestionMeans
        The analysis.
    estimates : sequence of (str, str)
        Statistic and row of each number.
    segment : str or None
        Label of the group; everyone when None.

    Returns
    -------
    ndarray, shape (m, m)
        Those of `estimate_correlations`; 0 where the error of one of two is undefined.

    Raises
    ------
    UsageError
        If there is no such row or group, or a number is not named by a statistic and a row.
    AnalysisError
        If the survey did not ask for a statistic.
    """
    for one in estimates:
        if not isinstance(cast("object", one), tuple | list) or len(cast("Sequence[object]", one)) != 2:
            raise UsageError.single(
                "bad-estimate",
                "a number is named by its statistic and its row",
                found=str(cast("object", one)),
                cure='Write ("gap", "overall").',
            )
    known = [analysis.estimate(*one, segment=segment).standard_error is not None for one in estimates]
    covariances = analysis.covariances.get(segment)
    if covariances is None:
        return np.zeros((len(known), len(known)))
    found = estimate_correlations(covariances, estimates, instrument=analysis.instrument, shares=analysis.weights)
    return np.where(np.outer(known, known), found, 0.0)


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
    covariances : MeanCovariances
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
        Correlations; 1 of a number with itself, 0 where one of two does not vary.

    Notes
    -----
    Each number is a'm with the means m and a weight a for each: 1 for an item or a dimension; 1/q for
    each of q items in ``overall_items``; 1/d for each of d dimensions in ``overall``, and its share in ``weighted``,
    both among those who count in all dimensions. A gap is a perception less an expectation. Two of
    them correlate by a'Cb / √(a'Ca · b'Cb), with the covariances C of the means.
    """
    paired = "gap" in covariances.places
    weights = np.zeros((len(estimates), len(covariances.table)))
    for row, (statistic, of) in zip(weights, estimates, strict=True):
        question = "gap" if paired and statistic in _PAIR else statistic
        signs = _PAIR[statistic] if question == "gap" else (1.0,)
        row[covariances.places[question]] = _weights(_parts(of, instrument, shares), signs)
    half = np.einsum("ij,jk->ik", weights, covariances.table)  # in one order, whatever stands beside
    together = np.einsum("ij,kj->ik", half, weights)
    together = (together + together.T) / 2
    noise = _NOISE * (weights**2 * covariances.table.diagonal()).sum(axis=1)
    variance = together.diagonal()
    varies = variance > noise
    scale = np.zeros(len(estimates))
    scale[varies] = 1 / np.sqrt(variance[varies])
    found: FloatArray = np.clip(together * np.outer(scale, scale), -1.0, 1.0)
    np.fill_diagonal(found, np.where(varies, 1.0, 0.0))
    return found


def _weights(parts: Sequence[FloatArray], signs: Sequence[float]) -> FloatArray:
    """Return the weight of each mean in a number: items, dimensions, dimensions of those who count in all."""
    return np.concatenate([np.concatenate([sign * part for sign in signs]) for part in parts])


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
