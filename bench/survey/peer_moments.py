"""Statistics of the workload that follow from moments, shared by the programs that have only these."""

from __future__ import annotations

import numpy as np
from scipy import stats
from workload import DIMENSIONS, VARIABLES, Table, adjusted_families

ROLES = ("expectation", "perception", "gap")


def from_moments(table: Table, row: dict[str, float]) -> None:
    """Add the statistics of one group: n, means and SD by variable are in the row."""
    n, e, p, gap, sd = (
        np.array([row[f"{kind}_{v}"] for v in VARIABLES], dtype=float) for kind in ("n", "e", "p", "m", "s")
    )
    se = sd / np.sqrt(n)
    half = stats.t.ppf(0.975, n - 1) * se
    t = gap / se
    found = {
        "n": n,
        "expectation": e,
        "perception": p,
        "gap": gap,
        "sd": sd,
        "se": se,
        "low": gap - half,
        "high": gap + half,
        "t": t,
        "p": 2 * stats.t.sf(np.abs(t), n - 1),
        "d_z": gap / sd,
    }
    for name, values in found.items():
        table[name].append(values.tolist())


def adjust(table: Table) -> None:
    """Add adjusted p-values of all groups."""
    for source, target in (("p", "p_adjusted"), ("p_wilcoxon", "p_wilcoxon_adjusted")):
        table[target] = [adjusted_families(p) for p in table[source]]


def pairs() -> list[tuple[str, int, int]]:
    """Return role, first and second item of every covariance within a dimension."""
    return [(r, i, j) for r in ROLES for items in DIMENSIONS.values() for i in items for j in items if i <= j]


def alphas_of(rows: list[dict[str, float]]) -> dict[str, list[list[float]]]:
    """Return alpha from covariances named role_i_j, group by group."""
    found: dict[str, list[list[float]]] = {}
    for role in ROLES:
        found[role] = []
        for row in rows:
            alphas = []
            for items in DIMENSIONS.values():
                own = sum(row[f"{role}_{i}_{i}"] for i in items)
                shared = 2 * sum(row[f"{role}_{i}_{j}"] for i in items for j in items if i < j)
                k = len(items)
                alphas.append(k / (k - 1) * (1 - own / (own + shared)))
            found[role].append(alphas)
    return found


def signed_rank(values: np.ndarray, counts: np.ndarray) -> tuple[float, float, float]:
    """Return W, z and p of Wilcoxon's test from how often each difference occurs."""
    keep = values != 0
    size, place = np.unique(np.abs(values[keep]), return_inverse=True)
    number = counts[keep].astype(float)
    ties = np.bincount(place, weights=number, minlength=len(size))
    ranks = np.cumsum(ties) - (ties - 1) / 2
    n = ties.sum()
    plus = float((number * ranks[place])[values[keep] > 0].sum())
    variance = n * (n + 1) * (2 * n + 1) / 24 - float((ties**3 - ties).sum()) / 48
    z = -abs(plus - n * (n + 1) / 4) / np.sqrt(variance)
    return min(plus, n * (n + 1) / 2 - plus), z, 2 * stats.norm.cdf(z)
