"""Charts that a result of scoring offers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matplotlib.axes import Axes

from scorecard._text import Lang
from scorecard.plots.bullet_chart import bullets
from scorecard.plots.chart import Chart
from scorecard.plots.coverage_strips import coverage_strip
from scorecard.plots.maps import strategy_map
from scorecard.plots.spark_data import PanelScale
from scorecard.plots.sparks import spark_panels
from scorecard.plots.tables import scorecard_table
from scorecard.plots.theme import Theme
from scorecard.plots.variance_data import Against
from scorecard.plots.variance_making import VARIANCE_MOST
from scorecard.plots.variances import variance_columns
from scorecard.plots.wording import Said

if TYPE_CHECKING:
    from scorecard.scoring import Evaluation
    from scorecard.series import LinkEvidence, Observations

__all__ = ["EvaluationPlots"]


@dataclass(frozen=True, slots=True)
class EvaluationPlots:
    """Charts of an evaluation.

    Attributes
    ----------
    evaluation : Evaluation
        The result drawn, for one entity and one period.

    Examples
    --------
    >>> import scorecard as sc
    >>> measure = {"id": "otif", "name": "OTIF", "worst": 80, "target": 100}
    >>> objective = {"id": "deliver", "name": "Deliver well", "measures": [measure]}
    >>> customer = {"id": "customer", "objectives": [objective]}
    >>> card = sc.Scorecard(id="demo", name="Demo", calendar={"first": "2025", "last": "2026"}, perspectives=[customer])
    >>> obs = sc.observe(card, values=[sc.MeasureRecord("otif", "2025", 94), sc.MeasureRecord("otif", "2026", 88)])
    >>> ev = sc.evaluate(card, obs, period="2026")
    >>> chart = ev.plot.bullets()
    >>> chart.message
    '1 of 1 measure off target: OTIF'
    """

    evaluation: Evaluation

    def scorecard_table(
        self,
        *,
        periods: int = 12,
        message: Said = None,
        ax: Axes | None = None,
        theme: Theme | None = None,
        lang: Lang = "en",
    ) -> Chart:
        """Draw the scorecard as a table; see `scorecard.plots.scorecard_table`.

        Parameters
        ----------
        periods : int
            Most periods of a spark line; it ends at the period evaluated.
        message, ax, theme, lang : as for every chart
            Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

        Returns
        -------
        Chart
            The chart.
        """
        return scorecard_table(self.evaluation, periods=periods, message=message, ax=ax, theme=theme, lang=lang)

    def bullets(
        self,
        *,
        node: str | None = None,
        message: Said = None,
        ax: Axes | None = None,
        theme: Theme | None = None,
        lang: Lang = "en",
    ) -> Chart:
        """Draw the scores of measures as bullets; see `scorecard.plots.bullets`.

        Parameters
        ----------
        node : str, optional
            Id of a node whose measures are shown; all measures of the card when left out.
        message, ax, theme, lang : as for every chart
            Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

        Returns
        -------
        Chart
            The chart.
        """
        return bullets(self.evaluation, node=node, message=message, ax=ax, theme=theme, lang=lang)

    def spark_panels(
        self,
        *,
        node: str | None = None,
        periods: int = 12,
        scale: PanelScale = "unit",
        message: Said = None,
        ax: Axes | None = None,
        theme: Theme | None = None,
        lang: Lang = "en",
    ) -> Chart:
        """Draw measures over time, one small panel each; see `scorecard.plots.spark_panels`.

        Parameters
        ----------
        node : str, optional
            Id of a node whose measures are shown; all measures of the card when left out.
        periods : int
            Most periods of a panel, up to 60; it ends at the period evaluated.
        scale : {"unit", "own"}
            Whether panels with the same unit share one scale.
        message, ax, theme, lang : as for every chart
            Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

        Returns
        -------
        Chart
            The chart.
        """
        return spark_panels(
            self.evaluation, node=node, periods=periods, scale=scale, message=message, ax=ax, theme=theme, lang=lang
        )

    def coverage_strip(
        self,
        *,
        node: str | None = None,
        periods: int = 12,
        message: Said = None,
        ax: Axes | None = None,
        theme: Theme | None = None,
        lang: Lang = "en",
    ) -> Chart:
        """Draw whether values are there; see `scorecard.plots.coverage_strip`.

        Parameters
        ----------
        node : str, optional
            Id of a node whose measures are shown; all measures of the card when left out.
        periods : int
            Most periods, up to 36; the strip ends at the last period evaluated.
        message, ax, theme, lang : as for every chart
            Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

        Returns
        -------
        Chart
            The chart.
        """
        return coverage_strip(
            self.evaluation, node=node, periods=periods, message=message, ax=ax, theme=theme, lang=lang
        )

    def strategy_map(
        self,
        *,
        evidence: LinkEvidence | None = None,
        message: Said = None,
        ax: Axes | None = None,
        theme: Theme | None = None,
        lang: Lang = "en",
    ) -> Chart:
        """Draw the strategy map; see `scorecard.plots.strategy_map`.

        Parameters
        ----------
        evidence : LinkEvidence, optional
            What the data say about the links of the same card; the links are as supposed when left out.
        message, ax, theme, lang : as for every chart
            Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

        Returns
        -------
        Chart
            The chart.
        """
        return strategy_map(self.evaluation, evidence=evidence, message=message, ax=ax, theme=theme, lang=lang)

    def variance_columns(
        self,
        measure: str,
        *,
        against: Against = "target",
        plan: Observations | None = None,
        periods: int = VARIANCE_MOST,
        message: Said = None,
        ax: Axes | None = None,
        theme: Theme | None = None,
        lang: Lang = "en",
    ) -> Chart:
        """Draw a measure against its target, a plan or the previous year; see `scorecard.plots.variance_columns`.

        Parameters
        ----------
        measure : str
            Id of the measure.
        against : {"target", "plan", "previous_year"}
            What each value is held against: the target of its period, the value of a plan, or the value a year before.
        plan : Observations, optional
            Values of a plan, as `observe` returns them for its scenario; needed for a plan, and for nothing else.
        periods : int
            Most periods, up to 12; they end at the period evaluated.
        message, ax, theme, lang : as for every chart
            Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

        Returns
        -------
        Chart
            The chart.
        """
        return variance_columns(
            self.evaluation,
            measure=measure,
            against=against,
            plan=plan,
            periods=periods,
            message=message,
            ax=ax,
            theme=theme,
            lang=lang,
        )
