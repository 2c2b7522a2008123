"""Survey answers of the customers of a simulated service."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from scorecard.instruments import ColumnLayout, Instrument, Role
from scorecard.logistics.service_truth import VALUE_CLASSES
from scorecard.logistics.simulated_columns import MISSING, SimulatedColumn, SimulatedColumns, names, words
from scorecard.logistics.simulated_plan import OrderPlan
from scorecard.stats.draw_blocks import generator_of

__all__ = ["BLOCK_RESPONDENTS", "ROLE_LETTERS", "answer_chances", "survey_blocks", "survey_layout"]

Floats = NDArray[np.float64]

BLOCK_RESPONDENTS = 4096
"""Respondents that are drawn together from one stream."""

ROLE_LETTERS: dict[Role, str] = {
    "expectation": "E",
    "perception": "P",
    "importance": "I",
    "satisfaction": "S",
    "minimum": "M",
    "desired": "D",
}
"""First letter of the columns of each role; the number of the item follows."""


def survey_layout(instrument: Instrument) -> ColumnLayout:
    """Return which column of simulated answers holds what."""
    return ColumnLayout(
        columns={role: f"{ROLE_LETTERS[role]}{{number}}" for role in instrument.roles},
        respondent="respondent",
        segments={"value_class": "value_class", "region": "region"},
    )


def answer_chances(points: int, level: float, *, together: float) -> Floats:
    """Return the chances of the codes of a scale, the lowest first.

    Parameters
    ----------
    points : int
        Number of codes.
    level : float
        Mean, 0 for the lowest code and 1 for the highest, where codes are equally far apart.
    together : float
        Half of the respondents answer by this much higher, half by as much lower.

    Returns
    -------
    (points,) float array
        The mean of two binomial laws with points − 1 steps.
    """
    return (_binomial(points, level - together) + _binomial(points, level + together)) / 2


def survey_blocks(plan: OrderPlan, instrument: Instrument) -> Iterator[SimulatedColumns]:
    """Yield the answers of the respondents, block by block.

    Parameters
    ----------
    plan : OrderPlan
        The customers, of whom each is asked with the same chance.
    instrument : Instrument
        What is asked.

    Yields
    ------
    dict of str to SimulatedColumn
        One row a respondent. Answers to reversed items are mirrored, as respondents give them.
    """
    truth = plan.truth.survey
    for number in range(-(-truth.respondents // BLOCK_RESPONDENTS)):
        first = number * BLOCK_RESPONDENTS
        n = min(BLOCK_RESPONDENTS, truth.respondents - first)
        rng = generator_of(plan.seed, number, stream="survey")
        customer = rng.integers(0, len(plan.book.classes), n)
        classes, side = plan.book.classes[customer], np.where(rng.random(n) < 0.5, -1.0, 1.0) * truth.together
        columns = {
            "respondent": names("R", np.arange(first + 1, first + n + 1), digits=6),
            "value_class": words(classes, VALUE_CLASSES),
            "region": words(plan.book.regions[customer], plan.truth.regions),
        }
        for role in instrument.roles:
            for position, item in enumerate(instrument.items):
                levels = [truth.level(role, value_class=c, dimension=item.dimension) for c in VALUE_CLASSES]
                chance = np.clip(np.array(levels)[classes] + side, 0, 1)
                steps = (rng.random((instrument.scale.points - 1, n)) < chance).sum(axis=0)
                codes = np.array(instrument.scale.values)[:: -1 if item.reverse else 1][steps]
                answers = np.where(rng.random(n) < truth.missing, MISSING, codes)
                columns[f"{ROLE_LETTERS[role]}{position + 1}"] = SimulatedColumn("answer", answers)
        yield columns


def _binomial(points: int, chance: float) -> Floats:
    """Return the chances of 0 to points − 1 successes."""
    found = np.ones(1)
    for _ in range(points - 1):
        found = np.convolve(found, [1 - chance, chance])
    return found
