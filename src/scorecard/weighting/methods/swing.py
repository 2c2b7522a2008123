"""Swing weights: what it is worth to go from the worst to the best on each criterion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from scorecard.errors import AnalysisError, Place, Problems
from scorecard.weighting.points import finite, named
from scorecard.weighting.weights import Weights, normalised

__all__ = ["swing"]

_BEST = 100.0


def swing(ratings: Mapping[str, float] | Sequence[float], *, labels: Sequence[str] | None = None) -> Weights:
    """Return weights from ratings of swings, the most valuable one rated 100.

    Parameters
    ----------
    ratings : mapping of str to float, or sequence of float
        What the swing from the worst to the best value of each criterion is worth, where the most
        valuable swing is worth 100: from 0 to 100.
    labels : sequence of str, optional
        What a sequence of ratings belongs to; its positions "1", "2", … when left out.

    Returns
    -------
    Weights
        Shares that sum to 1; the sum of the ratings is kept.

    Raises
    ------
    AnalysisError
        If a rating is no number from 0 to 100, none is 100, or the labels do not fit.

    Notes
    -----
    w_i = r_i / Σ r. A swing depends on the range of values it spans: the weights hold for the worst and
    the target that the ratings had in view, and must be asked for again when those change.

    References
    ----------
    von Winterfeldt, D., Edwards, W. (1986). Decision Analysis and Behavioral Research. Cambridge University Press.
    Goodwin, P., Wright, G. (2014). Decision Analysis for Management Judgment, 5th edition, chapter 3. Wiley.

    Examples
    --------
    >>> swing({"closeness": 100, "image": 70, "parking": 30})["closeness"]
    0.5
    """
    names, given = named(ratings, labels)
    problems = Problems()
    _check_ratings(names, given, problems)
    if problems:
        try:
            normalised(names, given, method="swing")
        except AnalysisError as error:
            problems.extend(error.problems)
        problems.raise_if_any(AnalysisError, "The weights cannot be used.")
    return normalised(names, given, method="swing")


def _check_ratings(names: Sequence[str], ratings: Sequence[float], problems: Problems) -> None:
    """Report ratings above 100, and that none is 100."""
    numbers = [finite(rating) for rating in ratings]
    for name, number in zip(names, numbers, strict=False):
        if number is not None and number > _BEST:
            problems.add(
                "swing-above-best",
                "a swing is rated above 100, which is the most valuable one",
                place=Place(path=f"weights.{name}"),
                found=f"{number:g}",
                cure="Rate the most valuable swing 100 and the others against it.",
            )
    known = [number for number in numbers if number is not None]
    if known and max(known) < _BEST:
        problems.add(
            "swing-without-best",
            "no swing is rated 100",
            found=f"at most {max(known):g}",
            cure="Rate the most valuable swing 100 and the others against it, or give plain points to direct.",
        )
