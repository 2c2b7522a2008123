"""What can be asked of an evaluation: each opens a room of its own."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, cast

from scorecard.models import Period
from scorecard.scoring.own_functions import Functions

if TYPE_CHECKING:
    from scorecard.plots.evaluation import EvaluationPlots
    from scorecard.scoring.contributions_result import Contributions, Level
    from scorecard.scoring.evaluation import Evaluation
    from scorecard.scoring.heat_map import EntityHeatMap
    from scorecard.scoring.ranking import EntityRanking, MeasureChoice
    from scorecard.scoring.waterfall_result import Waterfall

__all__ = ["EvaluationDoors"]


class EvaluationDoors:
    """Rankings, heat maps, charts, splits of a change and the saving of an evaluation."""

    __slots__ = ()

    def ranking(
        self, node: str, *, period: Period | str | None = None, measures: MeasureChoice = "all"
    ) -> EntityRanking:
        """Return the entities in the order of a node's score.

        Parameters
        ----------
        node : str
            Id of the node.
        period : Period or str, optional
            One period; may be left out where the evaluation holds only one.
        measures : {"all", "common"}
            Whether measures that only some entities have count too; without them the scores compare.

        Returns
        -------
        EntityRanking
            Ranks, scores and shares of the best score; entities without a score apart.

        Raises
        ------
        UsageError
            If there is no such node or period, or the period is left open among several.
        """
        from scorecard.scoring.ranking import rank_entities

        return rank_entities(_of(self, period), node, measures=measures)

    def heat_map(self, *, period: Period | str | None = None, nodes: tuple[str, ...] | None = None) -> EntityHeatMap:
        """Return the scores and statuses of all entities at some nodes.

        Parameters
        ----------
        period : Period or str, optional
            One period; may be left out where the evaluation holds only one.
        nodes : tuple of str, optional
            Ids of the nodes; the perspectives, after the total where there is one, when left out.

        Returns
        -------
        EntityHeatMap
            Entity × node.

        Raises
        ------
        UsageError
            If there is no such node or period, or the period is left open among several.
        """
        from scorecard.scoring.heat_map import entity_heat_map

        return entity_heat_map(_of(self, period), nodes)

    @property
    def plot(self) -> EvaluationPlots:
        """Charts of the evaluation."""
        from scorecard.plots.evaluation import EvaluationPlots

        return EvaluationPlots(_of(self))

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the evaluation to one JSON file, with its card, observations and frozen history.

        Parameters
        ----------
        path : str or path-like
            The file; an existing one is replaced. `load_evaluation` reads it.

        Raises
        ------
        OutputError
            If the file cannot be written; nothing is left half written.
        """
        from scorecard.io.evaluations import save_evaluation

        save_evaluation(_of(self), path)

    def contributions(
        self, previous: Evaluation, *, node: str | None = None, level: Level = "measure"
    ) -> Contributions:
        """Return what of a change in score comes from each measure.

        Parameters
        ----------
        previous : Evaluation
            The evaluation to start from, of one entity and one period as this one.
        node : str, optional
            Id of the node; the total when left out.
        level : {"measure", "objective", "perspective"}
            What the rows are; a row above measures is the sum of its measures.

        Returns
        -------
        Contributions
            Points of each row, of coverage and of weights, which sum to the change.

        Raises
        ------
        UsageError
            If there is no such node or level below it, there are several entities or periods, the nodes below
            differ, or a score is not a weighted mean.

        Notes
        -----
        Points of a measure = mean weight × change of its score; see `scorecard.scoring.contributions`.
        """
        from scorecard.scoring.contributions import contributions
        from scorecard.scoring.given import require_start

        require_start(previous, None, kind=type(self))
        return contributions(_of(self).as_kept(), previous.as_kept(), node=node, level=level)

    def waterfall(
        self, previous: Evaluation, *, node: str | None = None, functions: Functions | None = None
    ) -> Waterfall:
        """Return what of a change in score comes from values, weights, targets and coverage.

        Parameters
        ----------
        previous : Evaluation
            The evaluation to start from, of one entity and one period as this one.
        node : str, optional
            Id of the node; the total when left out.
        functions : mapping of str to callable, optional
            The caller's own functions, where a measure below is scored by one; see `evaluate`.

        Returns
        -------
        Waterfall
            Points of each block, which sum to the change.

        Raises
        ------
        UsageError
            If there is no such node, there are several entities or periods, or the nodes below differ.

        Notes
        -----
        Shapley value over four blocks: the mean, over all orders in which the blocks can change, of
        what each adds. 16 combinations of the two evaluations are scored.
        """
        from scorecard.scoring.given import require_start
        from scorecard.scoring.waterfall import waterfall

        require_start(previous, functions, kind=type(self))
        return waterfall(_of(self).as_kept(), previous.as_kept(), node=node, functions=functions)


def _of(doors: EvaluationDoors, period: Period | str | None = None) -> Evaluation:
    """Return the evaluation behind the doors, or one period of it."""
    found = cast("Evaluation", doors)
    return found if period is None else found.at(period=period)
