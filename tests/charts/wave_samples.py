"""Two waves of a survey to draw: the kiosk questionnaire with made-up answers, asked of the same people or of others."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np

from scorecard.instruments import ColumnLayout
from scorecard.survey import Survey, WaveChanges, build_survey, change_over_waves
from tests.charts import answer_samples, samples

SHIFTS = (0.9, -0.7, 0.05, 0.4, 0.0, -0.05, 0.6)


def wave(seed: int, *, moved: bool, first: int = 0, size: int = 120) -> Survey:
    """Return answers of respondents numbered from one on; in a moved wave some dimensions are perceived otherwise."""
    instrument, random = answer_samples.questionnaire("expectation", "perception"), np.random.default_rng(seed)
    taste = np.random.default_rng(77).normal(0, 0.7, 400)[first : first + size]
    shift = dict(zip((d.id for d in instrument.dimensions), SHIFTS, strict=False))
    answers: dict[str, list[int | str | None]] = {"who": [f"r{first + i}" for i in range(size)]}
    for number, item in enumerate(instrument.items, start=1):
        for role, level in (("expectation", 5.8), ("perception", 4.9)):
            extra = shift.get(item.dimension or "", 0.0) if moved and role == "perception" else 0.0
            found = np.clip(np.rint(random.normal(level + extra + taste - 0.02 * number, 0.8)), 1, 7).astype(int)
            answers[f"{role}{number}"] = [None if random.random() < 0.03 else int(v) for v in found]
    columns = {role: role + "{number}" for role in ("expectation", "perception")}
    return build_survey(instrument, ColumnLayout(columns=columns, respondent="who"), answers)


@cache
def waves(*, first: int = 0, statistic: str = "gap", long: bool = False) -> WaveChanges:
    """Two waves: with `first` 0 of the same people, with 60 of half the same, with 120 of others."""
    found = change_over_waves(
        {"2026-Q1": wave(3, moved=False), "2026-Q2": wave(4, moved=True, first=first)}, statistic=statistic
    )
    return replace(found, instrument=samples.long_instrument(found.instrument)) if long else found
