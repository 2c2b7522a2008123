"""How respondents rate one company, answer by answer or in summary."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scorecard.errors import AnalysisError, Place, Problems
from scorecard.stats.unpaired import SampleMean

__all__ = ["CompanyRatings", "ItemSummary", "RatingSummary", "check_summaries"]

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class ItemSummary:
    """Ratings of one item in summary.

    Attributes
    ----------
    mean : float
        Mean rating.
    standard_deviation : float
        Standard deviation with n − 1.
    n : int
        Ratings.

    Examples
    --------
    >>> ItemSummary(mean=4.1, standard_deviation=1.0, n=100).mean
    4.1
    """

    mean: float
    standard_deviation: float
    n: int


@dataclass(frozen=True, slots=True)
class RatingSummary:
    """Ratings of one company by other people than those who rated the others, in summary.

    Attributes
    ----------
    items : mapping of str to ItemSummary
        The ratings by item.

    Examples
    --------
    >>> own = RatingSummary({"speed": ItemSummary(4.1, 1.0, 100), "care": ItemSummary(5.6, 0.8, 100)})
    >>> own.sample("speed").n, own.sample("speed").standard_error
    (100, 0.1)
    """

    items: Mapping[str, ItemSummary]

    def sample(self, item: str) -> SampleMean:
        """Return the mean of an item with its error.

        Parameters
        ----------
        item : str
            The item.

        Returns
        -------
        SampleMean
            Mean, error and number; without ratings there is no mean.
        """
        found = self.items.get(item)
        if found is None or found.n < 1:
            return SampleMean(0)
        error = found.standard_deviation / found.n**0.5 if found.n > 1 else None
        return SampleMean(found.n, found.mean, error)


def check_summaries(items: Mapping[str, object], path: str, problems: Problems) -> None:
    """Report summaries that no ratings have.

    Parameters
    ----------
    items : mapping of str to object
        What is given by item; anything but an `ItemSummary` is passed over.
    path : str
        Where it is given.
    problems : Problems
        Where problems go.
    """
    for item, given in items.items():
        if not isinstance(given, ItemSummary):
            continue
        mean, deviation, n = given.mean, given.standard_deviation, given.n
        if n < 0 or (n > 0 and not math.isfinite(mean)) or (n > 1 and not 0 <= deviation < math.inf):
            problems.add(
                "bad-summary",
                "ratings have a finite mean, a standard deviation from 0 and a number from 0",
                place=Place(path=f"{path}.{item}"),
                found=f"{mean}, {deviation}, {n}",
                cure="Correct it, or leave the item out.",
            )


@dataclass(frozen=True, slots=True, eq=False)
class CompanyRatings:
    """Ratings of one company, respondent by respondent.

    Attributes
    ----------
    items : tuple of str
        What was rated.
    ratings : (n, k) float array
        One row a respondent, one column an item; NaN where there is no answer.
    respondents : tuple of str or None
        Who answered; those who rated two companies are recognised by it. None: other people than all others.
    """

    items: tuple[str, ...]
    ratings: FloatArray
    respondents: tuple[str, ...] | None

    @classmethod
    def of(
        cls, items: Sequence[str], ratings: ArrayLike, *, respondents: Sequence[str] | None = None
    ) -> CompanyRatings:
        """Return ratings, checked.

        Parameters
        ----------
        items : sequence of str
            What was rated, each once.
        ratings : array_like, shape (n, k)
            The ratings; NaN, or masked, where there is no answer.
        respondents : sequence of str, optional
            Who answered, each once.

        Returns
        -------
        CompanyRatings
            The ratings.

        Raises
        ------
        AnalysisError
            If these are no numbers, the shapes do not fit, a rating is infinite, or an item or a respondent stands
            twice.

        Examples
        --------
        >>> own = CompanyRatings.of(["speed", "care"], [[5, 4], [6, np.nan]])
        >>> own.sample("care").n
        1
        """
        try:
            filled = np.ma.filled(np.ma.asarray(ratings, dtype=np.float64), np.nan)
        except (TypeError, ValueError):
            raise AnalysisError.single(
                "ratings-kind",
                "ratings are a table of numbers, one row a respondent, one column an item",
                cure="Write NaN where there is no answer, and turn words into numbers.",
            ) from None
        values = np.asarray(filled, dtype=np.float64)
        problems = Problems()
        if values.ndim != 2 or values.shape[1] != len(items):
            problems.add(
                "ratings-shape", "ratings need one row a respondent, one column an item", place=Place(path="ratings"),
                found=f"{values.shape} for {len(items)} items", cure="Give an array of this shape.",
            )  # fmt: skip
        elif respondents is not None and len(respondents) != len(values):
            problems.add(
                "ratings-shape", "ratings need one respondent a row", place=Place(path="respondents"),
                found=f"{len(respondents)} for {len(values)} rows", cure="Name every respondent, or none.",
            )  # fmt: skip
        if np.isinf(values).any():
            problems.add(
                "rating-infinite", "a rating is not finite", place=Place(path="ratings"), found="inf",
                cure="Leave it out as NaN.",
            )  # fmt: skip
        for kind, given in (("items", items), ("respondents", respondents or ())):
            for twice in sorted(name for name, times in Counter(given).items() if times > 1):
                problems.add(
                    "name-twice", f"a name of the {kind} stands twice", place=Place(path=kind), found=twice,
                    cure="Name each once.",
                )  # fmt: skip
        problems.raise_if_any(AnalysisError, "The ratings cannot be used.")
        return cls(tuple(items), values, None if respondents is None else tuple(respondents))

    def sample(self, item: str) -> SampleMean:
        """Return the mean of an item with its error.

        Parameters
        ----------
        item : str
            The item.

        Returns
        -------
        SampleMean
            Mean, error and number of the respondents who rated it.
        """
        values = self.column(item)
        values = values[~np.isnan(values)]
        n = len(values)
        if not n:
            return SampleMean(0)
        # sorted, so that the order of respondents does not change a bit
        values = np.sort(values)
        error = float(values.std(ddof=1)) / n**0.5 if n > 1 else None
        return SampleMean(n, float(values.mean()), error)

    def column(self, item: str) -> FloatArray:
        """Return the ratings of an item, NaN where there is none.

        Parameters
        ----------
        item : str
            The item.

        Returns
        -------
        ndarray, shape (n,)
            The ratings.
        """
        if item not in self.items:
            return np.full(len(self.ratings), np.nan)
        return self.ratings[:, self.items.index(item)]
