"""Charts that results about uncertainty offer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matplotlib.axes import Axes

from scorecard._text import Lang
from scorecard.plots.chart import Chart
from scorecard.plots.forests import forest
from scorecard.plots.influences import influence
from scorecard.plots.ranks import rank_acceptability
from scorecard.plots.spread_data import SpreadRows
from scorecard.plots.strips import probability_strip
from scorecard.plots.theme import Theme
from scorecard.plots.tornado_data import TORNADO_MOST
from scorecard.plots.tornados import tornado
from scorecard.plots.wording import Said

if TYPE_CHECKING:
    from scorecard.scoring import Robustness, Uncertainty, WeightTornado

__all__ = ["RobustnessPlots", "UncertaintyPlots", "WeightTornadoPlots"]


@dataclass(frozen=True, slots=True)
class UncertaintyPlots:
    """Charts of what the errors of the values mean.

    Attributes
    ----------
    uncertainty : Uncertainty
        The result drawn.

    Examples
    --------
    >>> import scorecard as sc
    >>> measures = [{"id": name, "name": name.title(), "worst": 0, "target": 100} for name in ("speed", "care")]
    >>> objective = {"id": "deliver", "name": "Deliver well", "measures": measures}
    >>> customer = {"id": "customer", "objectives": [objective]}
    >>> card = sc.Scorecard(id="demo", name="Demo", calendar={"first": "2026", "last": "2026"}, perspectives=[customer])
    >>> values = {"speed": 90, "care": 70}
    >>> obs = sc.observe(card, values=[sc.MeasureRecord(m, "2026", v, standard_error=2) for m, v in values.items()])
    >>> found = sc.uncertainty(card, obs, period="2026", draws=200, seed=1)
    >>> found.plot.strip().name
    'probability-strip'
    """

    uncertainty: Uncertainty

    def forest(
        self,
        *,
        rows: SpreadRows = "all",
        node: str | None = None,
        entity: str | None = None,
        message: Said = None,
        ax: Axes | None = None,
        theme: Theme | None = None,
        lang: Lang = "en",
    ) -> Chart:
        """Draw each score with its interval; see `scorecard.plots.forest`.

        Parameters
        ----------
        rows : {"all", "objectives", "perspectives"}
            Down to which kind of node rows are shown.
        node : str, optional
            Id of a node: the rows are then the entities there.
        entity : str, optional
            The entity whose nodes are the rows; may be left out when there is only one.
        message, ax, theme, lang : as for every chart
            Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

        Returns
        -------
        Chart
            The chart.
        """
        return forest(
            self.uncertainty, rows=rows, node=node, entity=entity, message=message, ax=ax, theme=theme, lang=lang
        )

    def strip(
        self,
        *,
        rows: SpreadRows = "objectives",
        node: str | None = None,
        entity: str | None = None,
        message: Said = None,
        ax: Axes | None = None,
        theme: Theme | None = None,
        lang: Lang = "en",
    ) -> Chart:
        """Draw the probability of each status; see `scorecard.plots.probability_strip`.

        Parameters
        ----------
        rows : {"all", "objectives", "perspectives"}
            Down to which kind of node rows are shown.
        node : str, optional
            Id of a node: the rows are then the entities there.
        entity : str, optional
            The entity whose nodes are the rows; may be left out when there is only one.
        message, ax, theme, lang : as for every chart
            Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

        Returns
        -------
        Chart
            The chart.
        """
        return probability_strip(
            self.uncertainty, rows=rows, node=node, entity=entity, message=message, ax=ax, theme=theme, lang=lang
        )


@dataclass(frozen=True, slots=True)
class RobustnessPlots:
    """Charts of a robustness analysis.

    Attributes
    ----------
    robustness : Robustness
        The result drawn.

    Examples
    --------
    >>> import scorecard as sc
    >>> measures = [{"id": name, "name": name.title(), "worst": 0, "target": 100} for name in ("speed", "care")]
    >>> objective = {"id": "deliver", "name": "Deliver well", "measures": measures}
    >>> customer = {"id": "customer", "objectives": [objective]}
    >>> card = sc.Scorecard(id="demo", name="Demo", calendar={"first": "2026", "last": "2026"}, perspectives=[customer])
    >>> values = {"speed": 90, "care": 70}
    >>> obs = sc.observe(card, values=[sc.MeasureRecord(m, "2026", v, standard_error=2) for m, v in values.items()])
    >>> found = sc.robustness(card, obs, period="2026", node="customer", draws=200, seed=1)
    >>> chart = found.plot.forest()
    >>> chart.what
    'Scores with 95 % intervals, Demo, 2026, score 0–100 (target = 100), 4 rows, in the order of the card'
    """

    robustness: Robustness

    def forest(
        self,
        *,
        rows: SpreadRows = "all",
        node: str | None = None,
        entity: str | None = None,
        message: Said = None,
        ax: Axes | None = None,
        theme: Theme | None = None,
        lang: Lang = "en",
    ) -> Chart:
        """Draw each score with its interval; see `scorecard.plots.forest`.

        Parameters
        ----------
        rows : {"all", "objectives", "perspectives"}
            Down to which kind of node rows are shown.
        node : str, optional
            Id of a node: the rows are then the entities there.
        entity : str, optional
            The entity whose nodes are the rows; may be left out when there is only one.
        message, ax, theme, lang : as for every chart
            Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

        Returns
        -------
        Chart
            The chart.
        """
        return forest(
            self.robustness, rows=rows, node=node, entity=entity, message=message, ax=ax, theme=theme, lang=lang
        )

    def strip(
        self,
        *,
        rows: SpreadRows = "objectives",
        node: str | None = None,
        entity: str | None = None,
        message: Said = None,
        ax: Axes | None = None,
        theme: Theme | None = None,
        lang: Lang = "en",
    ) -> Chart:
        """Draw the share of each status; see `scorecard.plots.probability_strip`.

        Parameters
        ----------
        rows : {"all", "objectives", "perspectives"}
            Down to which kind of node rows are shown.
        node : str, optional
            Id of a node: the rows are then the entities there.
        entity : str, optional
            The entity whose nodes are the rows; may be left out when there is only one.
        message, ax, theme, lang : as for every chart
            Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

        Returns
        -------
        Chart
            The chart.
        """
        return probability_strip(
            self.robustness, rows=rows, node=node, entity=entity, message=message, ax=ax, theme=theme, lang=lang
        )

    def ranks(
        self,
        *,
        page: int | None = None,
        message: Said = None,
        ax: Axes | None = None,
        theme: Theme | None = None,
        lang: Lang = "en",
    ) -> Chart:
        """Draw how often each entity reaches each rank; see `scorecard.plots.rank_acceptability`.

        Parameters
        ----------
        page : int, optional
            Which 25 entities by expected rank, from 1; may be left out when there are no more than 25.
        message, ax, theme, lang : as for every chart
            Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

        Returns
        -------
        Chart
            The chart.
        """
        return rank_acceptability(self.robustness, page=page, message=message, ax=ax, theme=theme, lang=lang)

    def influence(
        self,
        *,
        node: str | None = None,
        entity: str | None = None,
        most: int = TORNADO_MOST,
        message: Said = None,
        ax: Axes | None = None,
        theme: Theme | None = None,
        lang: Lang = "en",
    ) -> Chart:
        """Draw what the variance of a score comes from; see `scorecard.plots.influence`.

        Parameters
        ----------
        node : str, optional
            Id of the node; the one that the analysis was made for when left out.
        entity : str, optional
            The entity; may be left out when there is only one.
        most : int
            Most rows, from 1 to 20; the number of those left out stands in the foot.
        message, ax, theme, lang : as for every chart
            Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

        Returns
        -------
        Chart
            The chart.
        """
        return influence(
            self.robustness, node=node, entity=entity, most=most, message=message, ax=ax, theme=theme, lang=lang
        )


@dataclass(frozen=True, slots=True)
class WeightTornadoPlots:
    """Charts of what each weight does to a score.

    Attributes
    ----------
    result : WeightTornado
        The result drawn.

    Examples
    --------
    >>> import scorecard as sc
    >>> measures = [{"id": name, "name": name.title(), "worst": 0, "target": 100} for name in ("speed", "care")]
    >>> objective = {"id": "deliver", "name": "Deliver well", "measures": measures}
    >>> customer = {"id": "customer", "objectives": [objective]}
    >>> card = sc.Scorecard(id="demo", name="Demo", calendar={"first": "2026", "last": "2026"}, perspectives=[customer])
    >>> values = {"speed": 90, "care": 70}
    >>> obs = sc.observe(card, values=[sc.MeasureRecord(m, "2026", v, standard_error=2) for m, v in values.items()])
    >>> found = sc.weight_tornado(card, obs, period="2026", node="customer")
    >>> chart = found.plot.bars()
    >>> chart.message
    'No weight changed by ±20 % alone turns the status of Customer (watch); Speed and Care move it most'
    """

    result: WeightTornado

    def bars(
        self,
        *,
        most: int = TORNADO_MOST,
        message: Said = None,
        ax: Axes | None = None,
        theme: Theme | None = None,
        lang: Lang = "en",
    ) -> Chart:
        """Draw what each weight does to the score; see `scorecard.plots.tornado`.

        Parameters
        ----------
        most : int
            Most rows, from 1 to 20; the number of those left out stands in the foot.
        message, ax, theme, lang : as for every chart
            Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

        Returns
        -------
        Chart
            The chart.
        """
        return tornado(self.result, most=most, message=message, ax=ax, theme=theme, lang=lang)
