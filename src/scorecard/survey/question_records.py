"""Rows of the means of questions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scorecard.instruments import Role
from scorecard.survey.gap_records import Kind, Reason

__all__ = ["QuestionRow", "SegmentMeans"]


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """The mean answer to one question about an item, a dimension or a whole.

    Attributes
    ----------
    id : str
        Id of the item or dimension, or the name of the whole.
    kind : {"item", "dimension", "overall", "overall_items", "weighted"}
        What the row is about.
    n : int
        Respondents who enter the row.
    mean, standard_deviation, standard_error : float or None
        Of the respondents' scores, and of their mean; the mean of the item means has the deviation that its error
        stands for, error · √n.
    low, high : float or None
        Confidence limits of the mean, by t with n − 1 degrees of freedom.
    reason : str or None
        Why something is undefined: "nobody_answered", "one_respondent", "no_variance", "suppressed",
        "item_unanswered", "no_dimensions", "negative_variance" (the mean of item means only).
    """

    id: str
    kind: Kind
    n: int
    mean: float | None = None
    standard_deviation: float | None = None
    standard_error: float | None = None
    low: float | None = None
    high: float | None = None
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class SegmentMeans:
    """All rows of one group of respondents.

    Attributes
    ----------
    n : int
        Respondents in the group.
    means : mapping of role to tuple of QuestionRow
        For each question items, dimensions, wholes.
    """

    n: int
    means: Mapping[Role, tuple[QuestionRow, ...]]

    @property
    def hidden(self) -> bool:
        """Whether nothing of the group is shown."""
        return all(row.reason == "suppressed" for rows in self.means.values() for row in rows)
