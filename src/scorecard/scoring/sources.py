"""Observations of a card, put together from value files and survey results."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from scorecard.errors import ObservationError, Problems, UsageError
from scorecard.models import Scorecard
from scorecard.scoring.grid import Grid
from scorecard.scoring.records import Values, add_values
from scorecard.scoring.survey_values import add_surveys
from scorecard.series import ACTUAL, Observations, scenario_name
from scorecard.survey import SurveyEstimates

__all__ = ["observe"]


def observe(
    card: Scorecard,
    *,
    surveys: Mapping[str, Mapping[str, SurveyEstimates]] | None = None,
    values: Values | None = None,
    scenario: str = ACTUAL,
) -> Observations:
    """Return the observations of a card over all periods of its calendar.

    Parameters
    ----------
    card : Scorecard
        The description that says which measures, entities and periods there are.
    surveys : mapping of str to mapping of str to GapAnalysis or QuestionMeans, optional
        For each survey of the card, by its id, the results by period, such as
        ``{"customers": {"2026-Q1": gaps}}``. Measures that name the survey as their source take
        their value, standard error and n from there; gaps need a `GapAnalysis`, mean answers do
        with the `QuestionMeans` of a survey that did not ask for expectations. If the card has several entities, the
        analysis must be made ``by`` a segment whose labels are the ids of the entities.
    values : ObservationRecords or iterable, optional
        Values from files (`read_observations`) or `MeasureRecord` objects made by hand.
    scenario : str
        Whose values are taken: ``actual``, or the name of a plan or forecast, such as ``plan``.
        Values of other scenarios are left alone; a survey gives actual values only.

    Returns
    -------
    Observations
        Arrays over entity, period and measure. What nobody reported is missing, never zero.

    Raises
    ------
    ObservationError
        With every problem at once: a measure, entity, period or survey that the card does not
        have, a value given twice in one scenario, a value from a file where a survey gives one,
        NaN or infinity, another currency than the measure's, a percentage that could be a
        fraction, a rate that does not equal its numerator and denominator.
    UsageError
        If `surveys` or `values` hold something else than described, or no value belongs to the
        scenario.

    Notes
    -----
    Units: a measure in ``percent`` holds 95 for ``95 %``; a measure in ``fraction`` holds 0.95 for
    it. A bare 0.95 for a measure in percent whose reference values are all above 1.5 is refused,
    because nobody can tell which was meant; so is a bare 95 for a fraction.
    A value given with numerator and denominator is their exact ratio; the printed value must agree
    with it to its last digit.

    Examples
    --------
    >>> from scorecard.models import Scorecard
    >>> from scorecard.series import MeasureRecord
    >>> otif = {"id": "otif", "name": "OTIF", "unit": {"kind": "percent"}, "worst": 80, "target": 98}
    >>> objective = {"id": "punctual", "name": "Deliver on time", "measures": [otif]}
    >>> card = Scorecard(
    ...     id="demo",
    ...     name="Demo",
    ...     calendar={"first": "2026-Q1", "last": "2026-Q2"},
    ...     perspectives=[{"id": "customer", "objectives": [objective]}],
    ... )
    >>> obs = observe(card, values=[MeasureRecord("otif", "2026-Q1", numerator=188, denominator=200)])
    >>> obs.series("otif").tolist()
    [94.0, nan]
    """
    if not isinstance(cast("object", card), Scorecard):
        raise UsageError.single(
            "not-a-card",
            "observations need the card that they belong to",
            found=type(card).__name__,
            cure="Give what read_card returns.",
        )
    if not isinstance(cast("object", scenario), str):
        raise UsageError.single(
            "scenario-kind",
            "a scenario has a name",
            found=type(scenario).__name__,
            cure="Write scenario='actual', or the name of a plan or forecast.",
        )
    grid, problems = Grid(card, scenario=scenario_name(scenario)), Problems()
    if surveys is not None and grid.scenario == ACTUAL:
        add_surveys(grid, surveys, problems)
    if values is not None:
        add_values(grid, values, problems)
    problems.raise_if_any(ObservationError, "The values cannot be used as they are.")
    return grid.observations()
