"""Rows of a gap analysis, as they are shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from scorecard.instruments import Role
from scorecard.stats.intervals import IntervalMethod
from scorecard.stats.multiplicity import Adjust
from scorecard.stats.signed_rank import SignedRank

if TYPE_CHECKING:
    from scorecard.stats.equivalence import Equivalence

__all__ = [
    "Adjust",
    "BoxShares",
    "Estimate",
    "Family",
    "GapRow",
    "IntervalKind",
    "Kind",
    "MeanRow",
    "Reason",
    "SegmentGaps",
    "Share",
]

Kind = Literal["item", "dimension", "overall", "overall_items", "weighted"]
Reason = Literal[
    "nobody_answered",
    "one_respondent",
    "no_variance",
    "suppressed",
    "item_unanswered",
    "no_dimensions",
    "one_cluster",
    "negative_variance",
]
Family = Literal["items", "dimensions", "none"]
IntervalKind = IntervalMethod | Literal["cluster_t"]
"""How the interval of a row is formed; by t over clusters where respondents nest in them."""


@dataclass(frozen=True, slots=True)
class Share:
    """A share of respondents with Wilson's interval.

    Attributes
    ----------
    count : int
        How many of them.
    n : int
        Of how many.
    share : float
        count / n.
    low, high : float
        Confidence limits.
    """

    count: int
    n: int
    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class BoxShares:
    """Shares of the highest or of the lowest answers to an item, over the pairs of its gap.

    Attributes
    ----------
    codes : int
        How many answers of the scale are counted together.
    expectation, perception : Share
        Respondents who gave one of them.
    """

    codes: int
    expectation: Share
    perception: Share


@dataclass(frozen=True, slots=True)
class GapRow:
    """The gap of an item, a dimension or a whole.

    Attributes
    ----------
    id : str
        Id of the item or dimension, or the name of the whole.
    kind : {"item", "dimension", "overall", "overall_items", "weighted"}
        What the row is about.
    n : int
        Respondents who enter the row.
    expectation, perception, gap : float or None
        Means over the same respondents and answers; gap = perception − expectation.
    standard_deviation, standard_error : float or None
        Of the respondents' gaps, and of their mean.
    low, high : float or None
        Confidence limits of the mean gap, by `interval_method`.
    statistic, p_value : float or None
        t and its two-sided p-value against a mean gap of 0; over clusters where these are given.
    p_adjusted : float or None
        The p-value adjusted within its family; None where nothing is adjusted.
    family : {"items", "dimensions", "none"}
        Tests it is adjusted with.
    effect_size : float or None
        d_z, the mean gap over the standard deviation of the gaps.
    reason : str or None
        Why something is undefined: "nobody_answered", "one_respondent", "no_variance",
        "suppressed", "item_unanswered", "no_dimensions", "one_cluster", "negative_variance" (the mean of item means
        only, whose variance is the sum of covariances over different respondents).
    interval_method : {"t", "t_hall", "percentile", "bca", "cluster_t"} or None
        How `low` and `high` are formed; "t" where the interval asked for is not defined for the row.
    t_low, t_high : float or None
        Limits of the t interval with n − 1 degrees of freedom, whichever is asked for.
    d_average_sd : float or None
        The mean gap over the root mean square of the standard deviations of expectation and perception.
    effect_size_corrected : float or None
        d_z times Hedges' correction for small samples, n − 1 degrees of freedom.
    wilcoxon : SignedRank or None
        Wilcoxon's test of the respondents' gaps with its rank-biserial correlation; None where a row is no
        mean over respondents ("overall_items"), or their exact gaps were not counted, or clusters are given.
    wilcoxon_p_adjusted : float or None
        Its p-value adjusted within the same family.
    equivalence : Equivalence or None
        Whether the mean gap lies within ± the margin asked for.
    top_box, bottom_box : BoxShares or None
        Shares of the highest and of the lowest answers; items only.
    band_low, band_high : float or None
        Limits that hold for all rows of the family at once.
    clusters : int or None
        Number of clusters behind the row, where respondents nest in them.

    Examples
    --------
    >>> import pyarrow as pa
    >>> import scorecard as sc
    >>> scale, items = sc.Scale.from_points(5), [{"id": "quick", "text": "Quick"}]
    >>> asked = sc.Instrument(id="short", name="Short", scale=scale, items=items)
    >>> columns = {"expectation": "E{number}", "perception": "P{number}"}
    >>> layout = sc.ColumnLayout(columns=columns, segments={"region": "Region"})
    >>> answers = {"E1": [5, 5, 4, 5], "P1": [3, 4, 3, None], "Region": ["N", "N", "S", "S"]}
    >>> survey = sc.read_survey(pa.table(answers), asked, layout=layout)
    >>> row = sc.gap_analysis(survey).row("quick")
    >>> row.n, round(row.gap, 3), round(row.standard_deviation, 3), round(row.standard_error, 3)
    (3, -1.333, 0.577, 0.333)
    """

    id: str
    kind: Kind
    n: int
    expectation: float | None = None
    perception: float | None = None
    gap: float | None = None
    standard_deviation: float | None = None
    standard_error: float | None = None
    low: float | None = None
    high: float | None = None
    statistic: float | None = None
    p_value: float | None = None
    p_adjusted: float | None = None
    family: Family = "none"
    effect_size: float | None = None
    reason: Reason | None = None
    interval_method: IntervalKind | None = None
    t_low: float | None = None
    t_high: float | None = None
    d_average_sd: float | None = None
    effect_size_corrected: float | None = None
    wilcoxon: SignedRank | None = None
    wilcoxon_p_adjusted: float | None = None
    equivalence: Equivalence | None = None
    top_box: BoxShares | None = None
    bottom_box: BoxShares | None = None
    band_low: float | None = None
    band_high: float | None = None
    clusters: int | None = None


@dataclass(frozen=True, slots=True)
class Estimate:
    """One number with its error, as a scorecard takes it.

    Attributes
    ----------
    value, standard_error : float or None
        The number and its standard error; the error is None where respondents do not differ.
    n : int
        Respondents behind it.
    reason : str or None
        Why something is undefined.
    clusters : int or None
        Clusters that the error counts, where respondents nest in them.
    """

    value: float | None
    standard_error: float | None
    n: int
    reason: Reason | None = None
    clusters: int | None = None


@dataclass(frozen=True, slots=True)
class MeanRow:
    """The mean answer of an item, a dimension or a whole for one role.

    Attributes
    ----------
    id : str
        Id of the item or dimension, or the name of the whole.
    kind : {"item", "dimension", "overall", "overall_items", "weighted"}
        What the row is about.
    n : int
        Respondents who enter the row.
    mean, standard_error : float or None
        The mean and its standard error.
    reason : str or None
        Why something is undefined.
    clusters : int or None
        Clusters that the error counts, where respondents nest in them.
    """

    id: str
    kind: Kind
    n: int
    mean: float | None = None
    standard_error: float | None = None
    reason: Reason | None = None
    clusters: int | None = None


@dataclass(frozen=True, slots=True)
class SegmentGaps:
    """All rows of one group of respondents.

    Attributes
    ----------
    n : int
        Respondents in the group.
    items, dimensions : tuple of GapRow
        In the order of the questionnaire.
    overall, overall_items : GapRow
        Mean of the dimension gaps, and mean of the item means.
    weighted : GapRow or None
        Weighted mean of the dimension gaps, where weights are given.
    means : mapping of role to tuple of MeanRow
        Mean answers with their errors: items, dimensions, wholes.
    """

    n: int
    items: tuple[GapRow, ...]
    dimensions: tuple[GapRow, ...]
    overall: GapRow
    overall_items: GapRow
    weighted: GapRow | None
    means: Mapping[Role, tuple[MeanRow, ...]]

    @property
    def rows(self) -> tuple[GapRow, ...]:
        """All rows: items, dimensions, wholes."""
        wholes = (self.overall, self.overall_items, self.weighted)
        return (*self.items, *self.dimensions, *(row for row in wholes if row is not None))

    @property
    def hidden(self) -> bool:
        """Whether nothing of the group is shown."""
        return all(row.reason == "suppressed" for row in self.rows)
