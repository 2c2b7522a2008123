"""Rank acceptability of the entities of an evaluation over uncertain weights."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scorecard._text import LocalText
from scorecard.errors import AnalysisError, UsageError
from scorecard.scoring.evaluation import Evaluation
from scorecard.scoring.given import require_evaluation
from scorecard.scoring.one_period import bands_in_force
from scorecard.scoring.smaa import Alternatives, MetaWeights, Smaa, ranked_alternatives
from scorecard.scoring.smaa_result import LeftOutAlternative, RankAcceptability
from scorecard.scoring.weight_tree import measure_weights
from scorecard.series import position
from scorecard.stats.alternative_values import number_array
from scorecard.weighting import WeightUncertainty

__all__ = ["entity_acceptability"]


def entity_acceptability(
    ev: Evaluation,
    node: str,
    *,
    weights: Mapping[str, WeightUncertainty],
    seed: int,
    draws: int = 100_000,
    drawn_scores: ArrayLike | None = None,
    meta_weights: MetaWeights | Sequence[float] = "centroid",
    confidence: float = 0.95,
    threads: int = 1,
) -> RankAcceptability:
    """Return how often entities reach each rank by a node's score when weights are drawn: SMAA-2.

    Parameters
    ----------
    ev : Evaluation
        An evaluation of one period.
    node : str
        Id of the node by whose score they are ranked.
    weights : mapping of str to WeightUncertainty
        What is known of the weights of the children of a node, by the id of the node. Those of other groups
        are taken as the card has them.
    seed : int
        Seed of all draws.
    draws : int
        Number of draws.
    drawn_scores : array_like of float, shape (s, entities, nodes), optional
        Draws of the scores, in the order of the evaluation's entities and nodes; those of the measures are
        used, one for each draw of weights.
    meta_weights : {"centroid", "linear", "inverse"} or sequence of float
        As in `rank_acceptability`.
    confidence : float
        Share of the scores between low and high.
    threads : int
        Threads among which the draws are shared; the numbers do not depend on it.

    Returns
    -------
    RankAcceptability
        The entities whose measures below the node all have a score; the others are named apart.

    Raises
    ------
    UsageError
        If the node does not exist, the evaluation holds several periods, weights do not fit the card, or
        options or shapes do not fit.
    AnalysisError
        If a rule at or below the node is no weighted mean, or fewer than two entities have all scores.

    Notes
    -----
    The score of a node is Σ w s over the measures below it, where w is the product of the weights down the
    tree. Where a score is missing, the weights left would have to be shared out anew for that entity alone,
    so that it would not be ranked by the same weights as the others: it is left out instead.

    Examples
    --------
    >>> from scorecard.models import Scorecard
    >>> from scorecard.scoring import evaluate, observe
    >>> from scorecard.series import MeasureRecord
    >>> measures = [{"id": m, "name": m, "worst": 0, "target": 100} for m in ("speed", "care")]
    >>> card = Scorecard(
    ...     id="demo",
    ...     name="Demo",
    ...     calendar={"first": "2026", "last": "2026"},
    ...     entities=[{"id": "north", "name": "North"}, {"id": "south", "name": "South"}],
    ...     perspectives=[{"id": "customer", "objectives": [{"id": "o", "name": "Serve", "measures": measures}]}],
    ... )
    >>> values = [("north", "speed", 90), ("north", "care", 50), ("south", "speed", 60), ("south", "care", 70)]
    >>> obs = observe(card, values=[MeasureRecord(m, "2026", v, entity=e) for e, m, v in values])
    >>> known = {"o": WeightUncertainty.free(["speed", "care"])}
    >>> found = entity_acceptability(evaluate(card, obs), "customer", weights=known, seed=1)
    >>> round(found["north"].acceptability[0], 2)
    0.6
    """
    require_evaluation(ev, kind=Evaluation)
    position(node, ev.nodes, "node")
    bands_in_force(ev)  # refuses several periods
    law = measure_weights(ev, node, weights=weights, seed=seed)
    rows = [ev.nodes.index(measure) for measure in law.measures]
    scores = ev.score[:, 0, rows]
    whole = [not any(math.isnan(s) for s in row) for row in scores.tolist()]
    kept = [i for i, there in enumerate(whole) if there]
    values = scores[kept] if drawn_scores is None else _drawn(ev, drawn_scores)[:, kept][:, :, rows]
    known = {entity.id: entity.name for entity in ev.card.entities}
    names = [known.get(unit, LocalText(en=unit)) for unit in ev.entities]
    apart = tuple(
        LeftOutAlternative(unit, name, tuple(m for m, s in zip(law.measures, row, strict=True) if math.isnan(s)))
        for unit, name, row, there in zip(ev.entities, names, scores.tolist(), whole, strict=True)
        if not there
    )
    if len(kept) < 2:
        raise AnalysisError.single(
            "too-few-entities",
            f"fewer than two entities have a score for every measure below {node}",
            found=str(len(kept)),
            cure="Ask about a node below it, or complete the values.",
        )
    named = Alternatives(tuple(ev.entities[i] for i in kept), tuple(names[i] for i in kept), apart)
    stated = [weights[group.parent].note for group in law.groups if group.parent in weights]
    return ranked_alternatives(
        values,
        law,
        named=named,
        how=Smaa(draws, seed, meta_weights, confidence, threads),
        criteria=law.measures,
        notes=tuple(stated),
    )


def _drawn(ev: Evaluation, scores: ArrayLike) -> NDArray[np.float64]:
    """Return draws of scores, or refuse those of another shape."""
    found = number_array(scores, option="drawn_scores")
    if found.ndim != 3 or found.shape[1:] != (len(ev.entities), len(ev.nodes)):
        raise UsageError.single(
            "drawn-shape",
            f"drawn_scores must be draws of {len(ev.entities)} entities by {len(ev.nodes)} nodes",
            found=" × ".join(map(str, found.shape)) or "one number",
            cure="Give one table of entities by nodes for each draw.",
        )
    return found
