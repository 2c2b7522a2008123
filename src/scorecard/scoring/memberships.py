"""Memberships in grades, from the counts of raters or from scores in bands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scorecard.errors import UsageError
from scorecard.models.bands import Bands
from scorecard.models.roll_up_fit import widest_overlap
from scorecard.scoring.aggregate.fuzziness import memberships_of

__all__ = ["memberships_from_bands", "memberships_from_counts", "numbers_in"]


def memberships_from_counts(counts: ArrayLike) -> NDArray[np.float64]:
    """Return the share of raters who chose each grade.

    Parameters
    ----------
    counts : array_like of float, shape (c, g)
        How many raters put each of the c children into each of the g grades; counts may be weighted.

    Returns
    -------
    ndarray, shape (c, g)
        Memberships; each row sums to 1, and is NaN where nobody rated.

    Raises
    ------
    UsageError
        If the counts are no table of finite numbers, zero or more.

    Examples
    --------
    >>> memberships_from_counts([[4, 10, 6, 0], [0, 0, 0, 0]]).tolist()
    [[0.2, 0.5, 0.3, 0.0], [nan, nan, nan, nan]]
    """
    found = numbers_in(counts, "counts", dimensions=2)
    if not np.isfinite(found).all() or (found < 0).any() or not np.isfinite(found.sum()):
        raise UsageError.single(
            "counts-unusable",
            "the counts must be finite numbers, zero or more",
            found=str(found.tolist()),
            cure="Give the number of raters of each grade; 0 where nobody chose it.",
        )
    raters = found.sum(axis=1, keepdims=True)
    shares: NDArray[np.float64] = np.divide(found, raters, out=np.full(found.shape, np.nan), where=raters > 0)
    return shares


def memberships_from_bands(scores: ArrayLike, bands: Bands, *, overlap: float = 10.0) -> NDArray[np.float64]:
    """Return how far scores belong to each band.

    Parameters
    ----------
    scores : array_like of float, any shape
        Scores; NaN is missing.
    bands : Bands
        The bands, which are the grades from worst to best.
    overlap : float
        Points of score around each inner edge e in which both neighbours have members: membership
        passes linearly from one to the other between e − overlap/2 and e + overlap/2. With 0 a score
        belongs to its own band alone.

    Returns
    -------
    ndarray, shape (..., k)
        Memberships in the k bands, which sum to 1; NaN where the score is missing.

    Raises
    ------
    UsageError
        If the scores are no numbers, the bands are none, or the overlap is negative or wider than a
        band, so that some band would have no full member.

    Examples
    --------
    >>> from scorecard.models import Bands
    >>> memberships_from_bands([70, 75, 79], Bands.default()).tolist()
    [[1.0, 0.0, 0.0], [0.5, 0.5, 0.0], [0.1, 0.9, 0.0]]
    """
    found = numbers_in(scores, "scores", dimensions=None)
    if not isinstance(bands, Bands):  # pyright: ignore[reportUnnecessaryIsInstance]  # what callers give
        raise UsageError.single(
            "no-bands", "the bands are none", found=type(bands).__name__, cure="Give Bands, such as Bands.default()."
        )
    edges = [bands.bands[0].low, *(band.high for band in bands)]
    widest = widest_overlap(edges)
    number = isinstance(overlap, int | float) and not isinstance(overlap, bool)  # pyright: ignore[reportUnnecessaryIsInstance]
    if not number or not 0 <= overlap <= widest:
        raise UsageError.single(
            "overlap-range",
            "the overlap must lie from 0 to the width of the narrowest band",
            found=str(overlap),
            cure=f"Give {widest:g} points or less.",
        )
    return np.moveaxis(memberships_of(found, edges=edges, overlap=float(overlap)), 0, -1)


def numbers_in(values: object, name: str, *, dimensions: int | None) -> NDArray[np.float64]:
    """Return values as an array of numbers with at least one entry.

    Parameters
    ----------
    values : object
        What was given.
    name : str
        What it is called, for the error.
    dimensions : int or None
        How many dimensions it has; any number when None.

    Returns
    -------
    ndarray
        The numbers.

    Raises
    ------
    UsageError
        If they are not numbers of this shape.
    """
    try:
        raw = np.asarray(values)
        found = raw.astype(np.float64) if raw.dtype.kind in "iuf" or _numeric(raw) else None
    except (TypeError, ValueError, OverflowError):
        found = None
    if found is None or found.size == 0 or (dimensions is not None and found.ndim != dimensions):
        shape = {1: "a list of numbers", 2: "a table of numbers", None: "numbers"}[dimensions]
        raise UsageError.single(
            "no-numbers",
            f"{name} must be {shape}",
            found=str(values),
            cure="Give numbers in rows of equal length." if dimensions == 2 else "Give at least one number.",
        )
    return found


def _numeric(raw: NDArray[np.generic]) -> bool:
    """Return whether a mixed array holds nothing but numbers."""
    entries = cast("Sequence[object]", raw.ravel().tolist())
    return raw.dtype.kind == "O" and all(isinstance(x, int | float) and not isinstance(x, bool) for x in entries)
