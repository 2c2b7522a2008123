"""Sums of products between variables with missing values, exact and mergeable."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from scorecard.stats.counts import Moments
from scorecard.stats.exact import ExactArray, add, cross_products

__all__ = ["CoMoments"]


@dataclass(frozen=True, slots=True, eq=False)
class CoMoments:
    """Pairwise numbers, sums and sums of products of whole-numbered variables.

    Variables may share their pattern of missing values: variable v is there where the pattern
    ``group[v]`` is.

    Attributes
    ----------
    group : tuple of int
        Pattern of each of the q variables, from 0 to g − 1.
    n : ndarray of int, shape (g, g)
        Rows in which both patterns are there.
    sums : ndarray of int, shape (q, g)
        Sum of variable v over the rows in which it and pattern h are there.
    products : ndarray of int, shape (q, q)
        Sum of the products of two variables over the rows in which both are there.
    """

    group: tuple[int, ...]
    n: ExactArray
    sums: ExactArray
    products: ExactArray

    @classmethod
    def from_values(
        cls,
        values: NDArray[np.integer],
        present: NDArray[np.bool_],
        *,
        group: Sequence[int] | None = None,
    ) -> CoMoments:
        """Return the co-moments of variables given row by row.

        Parameters
        ----------
        values : ndarray of int, shape (q, n)
            One variable a row; what stands where a value is missing does not matter.
        present : ndarray of bool, shape (g, n)
            One pattern a row.
        group : sequence of int, optional
            Pattern of each variable; one of its own for each when left out.

        Returns
        -------
        CoMoments
            The co-moments.

        Examples
        --------
        >>> m = CoMoments.from_values(np.array([[1, 2, 9], [3, 5, 7]]), np.array([[1, 1, 0], [1, 1, 1]], dtype=bool))
        >>> m.n.tolist(), m.sums.tolist(), m.products.tolist()
        ([[2, 2], [2, 3]], [[3, 3], [8, 15]], [[5, 13], [13, 83]])
        """
        owner = tuple(range(len(values))) if group is None else tuple(group)
        q = len(values)
        stacked = np.concatenate([values * present[list(owner)], present.astype(np.int8)])
        total = cross_products(stacked, stacked)
        return cls(owner, total[q:, q:], total[:q, q:], total[:q, :q])

    def __add__(self, other: CoMoments) -> CoMoments:
        """Return the co-moments of both samples together."""
        return CoMoments(
            self.group, add(self.n, other.n), add(self.sums, other.sums), add(self.products, other.products)
        )

    def __eq__(self, other: object) -> bool:
        """Return whether two tables hold the same numbers."""
        if not isinstance(other, CoMoments):
            return NotImplemented
        return (
            self.group == other.group
            and np.array_equal(self.n, other.n)
            and np.array_equal(self.sums, other.sums)
            and np.array_equal(self.products, other.products)
        )

    __hash__: ClassVar[None] = None  # type: ignore[assignment]  # arrays inside

    def select(self, variables: Sequence[int]) -> CoMoments:
        """Return the co-moments of some of the variables, each with a pattern of its own.

        Parameters
        ----------
        variables : sequence of int
            Positions of the variables.

        Returns
        -------
        CoMoments
            The smaller table.
        """
        v = list(variables)
        g = [self.group[i] for i in v]
        return CoMoments(
            tuple(range(len(v))), self.n[np.ix_(g, g)], self.sums[np.ix_(v, g)], self.products[np.ix_(v, v)]
        )

    def difference(self, first: Sequence[int], second: Sequence[int]) -> CoMoments:
        """Return the co-moments of differences, second − first, of variables of one pattern.

        Parameters
        ----------
        first, second : sequence of int
            Positions of the variables; each pair shares its pattern.

        Returns
        -------
        CoMoments
            One variable a pair.
        """
        a, b = list(first), list(second)
        g = [self.group[i] for i in a]
        sums = add(self.sums[np.ix_(b, g)], -self.sums[np.ix_(a, g)])
        p = self.products
        like = add(p[np.ix_(a, a)], p[np.ix_(b, b)])
        unlike = add(p[np.ix_(a, b)], p[np.ix_(b, a)])
        return CoMoments(tuple(range(len(a))), self.n[np.ix_(g, g)], sums, add(like, -unlike))

    def covariance(self) -> NDArray[np.float64]:
        """Return the covariances, each over the rows in which both variables are there.

        Returns
        -------
        ndarray of float, shape (q, q)
            Covariances with n − 1; NaN where fewer than two rows have both.

        Notes
        -----
        c = (n Σxy − Σx Σy) / (n (n − 1)), formed in whole numbers and rounded once.
        """
        g = list(self.group)
        n = self.n[np.ix_(g, g)].astype(np.object_)
        sums = self.sums[:, g].astype(np.object_)
        upper = n * self.products.astype(np.object_) - sums * sums.T
        lower = n * (n - 1)
        q = len(g)
        ratios = [u / d if d else math.nan for u, d in zip(upper.flat, lower.flat, strict=True)]
        return np.array(ratios, dtype=np.float64).reshape(q, q)

    def combination(self, weights: Sequence[Fraction]) -> Moments:
        """Return the moments of Σ w x for variables that share one pattern.

        Parameters
        ----------
        weights : sequence of Fraction
            Weight of each variable.

        Returns
        -------
        Moments
            Exact moments of the weighted sum.
        """
        common = math.lcm(*(w.denominator for w in weights))
        whole = [int(w * common) for w in weights]
        sums, products = self.sums[:, 0].tolist(), self.products.tolist()
        total = sum(w * int(s) for w, s in zip(whole, sums, strict=True))
        rows = (sum(w * int(p) for w, p in zip(whole, row, strict=True)) for row in products)
        squares = sum(w * row for w, row in zip(whole, rows, strict=True))
        return Moments(int(self.n[0, 0]), Fraction(total, common), Fraction(squares, common * common))

    def mean_of_means(self) -> tuple[float, float | None] | None:
        """Return the mean of the variables' means with its standard error.

        Returns
        -------
        tuple of (float, float or None), or None
            The mean and its standard error (None where a variable has fewer than two rows); None if
            a variable has no value.

        Notes
        -----
        The mean of q variables' means m_i is (1/q) Σ S_i / n_i. The covariance of two of them is
        n_ij c_ij / (n_i n_j) with c_ij = Σ (x_i − m_i)(x_j − m_j) / (n_ij − 1) over the n_ij common
        rows, so that the variance is (1/q²) Σ_ij n_ij c_ij / (n_i n_j): the usual SD² / N of the rows'
        means when nothing is missing. A single common row counts with its product itself.
        """
        g = list(self.group)
        own = [int(self.n[i, i]) for i in g]
        if not own or 0 in own:
            return None
        q = len(g)
        means = [Fraction(int(self.sums[v, i]), own[v]) for v, i in enumerate(g)]
        mean = float(sum(means, Fraction(0)) / q)
        if min(own) < 2:
            return mean, None
        upper, lower = self._spread_of_means(own)
        # pairs with few common rows need not fit together: their sum may fall below zero
        return mean, None if upper < 0 else math.sqrt(upper / (lower * q * q))

    def _spread_of_means(self, own: Sequence[int]) -> tuple[int, int]:
        """Return Σ n_ij c_ij / (n_i n_j) over all pairs of variables as a ratio of whole numbers."""
        g = list(self.group)
        i, j = np.triu_indices(len(g))
        m = np.array(own, dtype=np.object_)
        s = np.array([int(self.sums[v, at]) for v, at in enumerate(g)], dtype=np.object_)
        sums = self.sums[:, g].astype(np.object_)
        n = self.n[np.ix_(g, g)][i, j].astype(np.object_)
        cross = m[i] * s[j] * sums[i, j] + m[j] * s[i] * sums[j, i]
        spread = m[i] * m[j] * self.products[i, j].astype(np.object_) - cross + n * s[i] * s[j]
        # on the common denominator (lcm of the own numbers)⁴, the terms of equal common number together
        whole = math.lcm(*own)
        factor = np.array([(whole // one) ** 2 for one in own], dtype=np.object_)
        terms: list[int] = (spread * factor[i] * factor[j] * np.where(i == j, 1, 2)).tolist()
        by_common: dict[int, int] = {}
        for common, term in zip(map(int, n.tolist()), terms, strict=True):
            by_common[common] = by_common.get(common, 0) + term
        # a single common row counts with its product itself
        upper, lower = _sum_of_ratios([(t * c, c - 1) if c > 1 else (t, 1) for c, t in by_common.items()])
        return upper, lower * whole**4


def _sum_of_ratios(ratios: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Return the exact sum of ratios of whole numbers as one ratio, not in lowest terms."""
    if len(ratios) == 1:
        return ratios[0]
    half = len(ratios) // 2
    (a, b), (c, d) = _sum_of_ratios(ratios[:half]), _sum_of_ratios(ratios[half:])
    return a * d + c * b, b * d
