"""Rows of a gap analysis, as they are shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from scorecard.instruments import Role

__all__ = ["Adjust", "Estimate", "Family", "GapRow", "Kind", "MeanRow", "Reason", "SegmentGaps"]

Kind = Literal["item", "dimension", "overall", "overall_items", "weighted"]
Reason = Literal["nobody_answered", "one_respondent", "no_variance", "suppressed", "item_unanswered", "no_dimensions"]
Adjust = Literal["holm", "none"]
Family = Literal["items", "dimensions", "none"]


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
        Confidence limits of the mean gap.
    statistic, p_value : float or None
        t and its two-sided p-value against a mean gap of 0.
    p_adjusted : float or None
        The p-value adjusted within its family; None where nothing is adjusted.
    family : {"items", "dimensions", "none"}
        Tests it is adjusted with.
    effect_size : float or None
        d_z, the mean gap over the standard deviation of the gaps.
    reason : str or None
        Why something is undefined: "nobody_answered", "one_respondent", "no_variance",
        "suppressed", "item_unanswered", "no_dimensions".
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
    """

    value: float | None
    standard_error: float | None
    n: int
    reason: Reason | None = None


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
    """

    id: str
    kind: Kind
    n: int
    mean: float | None = None
    standard_error: float | None = None
    reason: Reason | None = None


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
        """Whether the group is too small to be shown."""
        return self.overall.reason == "suppressed"
