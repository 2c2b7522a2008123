"""Survey results to draw: made-up answers of the kiosk questionnaire, with three levels, groups, waves."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np

from scorecard.instruments import ColumnLayout, Instrument
from scorecard.survey import (
    HeatMap,
    QuestionMeans,
    Survey,
    ZoneOfTolerance,
    build_survey,
    gap_analysis,
    question_means,
    zone_of_tolerance,
)
from tests.charts import samples

LEVELS = {"minimum": 4.4, "desired": 6.2, "perception": 5.2}


@cache
def questionnaire(*roles: str) -> Instrument:
    plain = samples.kiosk_gaps().instrument
    return plain.model_copy(update={"roles": roles})


@cache
def three_levels() -> Survey:
    """150 respondents; each dimension is perceived otherwise, so that all three positions come up."""
    instrument, random = questionnaire("minimum", "desired", "perception"), np.random.default_rng(5)
    shift = dict(zip((d.id for d in instrument.dimensions), (-1.2, 0.9, -0.4, 1.4, 0.1, -0.6, 0.5), strict=False))
    taste = random.normal(0, 0.6, 150)
    answers: dict[str, list[int | None]] = {}
    for number, item in enumerate(instrument.items, start=1):
        for role, level in LEVELS.items():
            mean = level + (shift.get(item.dimension or "", 0.0) if role == "perception" else 0.0) + taste
            found = np.clip(np.rint(random.normal(mean, 0.9)), 1, 7).astype(int)
            answers[f"{role}{number}"] = [None if random.random() < 0.03 else int(v) for v in found]
    columns = {role: role + "{number}" for role in LEVELS}
    return build_survey(instrument, ColumnLayout(columns=columns), answers)


@cache
def zones(*, long: bool = False) -> ZoneOfTolerance:
    found = zone_of_tolerance(three_levels())
    return replace(found, instrument=samples.long_instrument(found.instrument)) if long else found


@cache
def means(*, long: bool = False) -> QuestionMeans:
    found = question_means(three_levels())
    return replace(found, instrument=samples.long_instrument(found.instrument)) if long else found


GROUPS = {"North": 60, "South": 50, "East": 40, "Central": 30, "West": 3}


@cache
def regions() -> Survey:
    """183 respondents in five groups, one of them too small to be shown."""
    instrument, random = questionnaire("expectation", "perception"), np.random.default_rng(9)
    group = [label for label, size in GROUPS.items() for _ in range(size)]
    level = np.array([{"North": 0.6, "South": 0.1, "East": -0.9, "Central": 0.2, "West": 0.0}[g] for g in group])
    taste = level + random.normal(0, 0.5, len(group))
    answers: dict[str, list[int | str | None]] = {"region": list(group)}
    for number in range(1, len(instrument.items) + 1):
        for role, mean in (("expectation", 5.4), ("perception", 5.2 - 0.05 * number)):
            shift = taste if role == "perception" else 0.0
            found = np.clip(np.rint(random.normal(mean, 0.9, len(group)) + shift), 1, 7).astype(int)
            answers[f"{role}{number}"] = [None if random.random() < 0.03 else int(v) for v in found]
    columns = {role: role + "{number}" for role in ("expectation", "perception")}
    return build_survey(instrument, ColumnLayout(columns=columns, segments={"region": "region"}), answers)


@cache
def heat(*, statistic: str = "gap", rows: str = "dimensions", long: bool = False) -> HeatMap:
    """The five groups."""
    found = gap_analysis(regions(), by="region").heat_map(statistic=statistic, rows=rows)
    return replace(found, instrument=samples.long_instrument(found.instrument)) if long else found


@cache
def answers(*, long: bool = False) -> Survey:
    """The kiosk survey."""
    return longer_answers(samples.survey(), long=long)


def longer_answers(found: Survey, *, long: bool = True) -> Survey:
    """Return a survey whose items have long names."""
    return replace(found, instrument=samples.long_instrument(found.instrument)) if long else found
