"""What a scorecard needs of an analysis of a survey to take its values from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from scorecard._result import Provenance
from scorecard.instruments import Instrument

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from scorecard.survey.gap_records import Estimate
    from scorecard.survey.gaps import Statistic

__all__ = ["SurveyEstimates"]


@runtime_checkable
class SurveyEstimates(Protocol):
    """Numbers of a survey with their errors, and how these go together: `GapAnalysis` or `QuestionMeans`."""

    @property
    def by(self) -> str | None:
        """Segment variable of the groups."""
        ...

    @property
    def segments(self) -> Mapping[str, object]:
        """The groups by label."""
        ...

    @property
    def confidence(self) -> float:
        """Level of the intervals."""
        ...

    @property
    def instrument(self) -> Instrument:
        """The questionnaire."""
        ...

    @property
    def provenance(self) -> Provenance:
        """Where the answers come from."""
        ...

    def estimate(self, statistic: Statistic, of: str, *, segment: str | None = None) -> Estimate:
        """Return one number with its standard error.

        Parameters
        ----------
        statistic : {"gap", "expectation", "perception", "importance", "satisfaction", "minimum", "desired"}
            Which mean.
        of : str
            Id of an item or a dimension, or "overall", "overall_items", "weighted".
        segment : str, optional
            Label of a group; everyone when left out.

        Returns
        -------
        Estimate
            The number.
        """
        ...

    def correlations(
        self, estimates: Sequence[tuple[Statistic, str]], *, segment: str | None = None
    ) -> NDArray[np.float64]:
        """Return how the sampling errors of several numbers go together, pair by pair.

        Parameters
        ----------
        estimates : sequence of (str, str)
            Statistic and row of each, as in `estimate`.
        segment : str, optional
            Label of a group; everyone when left out.

        Returns
        -------
        ndarray, shape (m, m)
            Correlations; 0 where an error is undefined.
        """
        ...
