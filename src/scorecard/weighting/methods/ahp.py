"""AHP: weights from judgements of how many times as important one thing is as another."""

from __future__ import annotations

from collections.abc import Sequence

from scorecard.errors import AnalysisError, Problems
from scorecard.weighting.ahp_solving import check_options, solved
from scorecard.weighting.ahp_weights import AhpMethod, AhpWeights, InconsistencyRule
from scorecard.weighting.judgement_forms import Judgements, check_tolerance, checked
from scorecard.weighting.judgements import TOLERANCE
from scorecard.weighting.random_index import RandomIndex

__all__ = ["ahp"]


def ahp(
    judgements: Judgements,
    *,
    labels: Sequence[str] | None = None,
    method: AhpMethod = "eigenvector",
    random_index: RandomIndex = "saaty_1980",
    inconsistency: InconsistencyRule = "least_eigenvalue",
    tolerance: float = TOLERANCE,
) -> AhpWeights:
    """Return weights by the analytic hierarchy process from judgements of pairs.

    Parameters
    ----------
    judgements : sequence of sequences, array, or mapping of (str, str)
        Rows of a square matrix, of which one side of the diagonal is enough; rows of the triangle above
        the diagonal; or judgements by pair. The cell of row i and column j says how many times as
        important i is as j: a number, or text such as "1/3". None, NaN and "" mean that nobody judged.
    labels : sequence of str, optional
        What is compared, n things; the names in the pairs or the positions "1", "2", … when left out.
    method : {"eigenvector", "geometric_mean"}
        Principal eigenvector, or geometric means of the rows.
    random_index : str or mapping of int to float
        Mean consistency index of random judgements, by n: "saaty_1980", "saaty_2005",
        "donegan_dodd_1991", "alonso_lamata_2006", or a table of one's own.
    inconsistency : {"least_eigenvalue", "largest_error"}
        Which judgement counts as the most inconsistent: the one whose replacement lowers λmax most, or
        the one with the largest error \\|ln(a_ij w_j / w_i)\\|.
    tolerance : float
        How far a_ij a_ji may be from 1 where both are given; the larger of the two then counts.

    Returns
    -------
    AhpWeights
        Shares that sum to 1, with largest eigenvalue, consistency index and ratio, the most inconsistent
        judgement with the value that would mend it, and judgements that go round in a circle.

    Raises
    ------
    AnalysisError
        With every problem: rows that make no square, judgements that are not above zero, reciprocals
        that contradict each other, labels that do not fit, things that no judgement connects.
    UsageError
        If an option has an impossible value.

    Notes
    -----
    A w = λmax w, CI = (λmax − n) / (n − 1), CR = CI / RI. Missing judgements get the values with which
    λmax is least; by geometric means the weights then minimise Σ (ln a_ij − ln w_i + ln w_j)² over the
    judgements given. Judgements beyond 1/9 to 9 are used and told.

    References
    ----------
    Saaty, T. L. (1980). The Analytic Hierarchy Process. New York: McGraw-Hill.
    Bozóki, S., Fülöp, J., Rónyai, L. (2010). On optimal completion of incomplete pairwise comparison
    matrices. Mathematical and Computer Modelling 52, 318-333. doi:10.1016/j.mcm.2010.02.047

    Examples
    --------
    >>> w = ahp([[1, "1/2", 4], [2, 1, 7], ["1/4", "1/7", 1]], labels=["price", "speed", "care"])
    >>> [round(share, 4) for share in w.values()], round(w.consistency_ratio, 4)
    ([0.315, 0.6026, 0.0823], 0.0017)
    """
    check_options(method, inconsistency)
    check_tolerance(tolerance)
    problems = Problems()
    found = checked(judgements, labels=labels, problems=problems, tolerance=tolerance)
    problems.raise_if_any(AnalysisError, "The judgements cannot be used.")
    return solved(found, method=method, random_index=random_index, rule=inconsistency)
