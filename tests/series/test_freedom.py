"""Degrees of freedom: stated, of clusters, of n, or none where n is unknown."""

from __future__ import annotations

import math
from dataclasses import replace
from types import MappingProxyType

import numpy as np

from scorecard.series import MeasureRecord, SurveyFact
from scorecard.series.freedom import degrees_of_freedom
from tests.series.grids import grid


def test_where_they_come_from():
    """n − 1; clusters − 1; those that are stated before both."""
    records = [MeasureRecord("m", f"2026-0{i}", 1.0, n=n, standard_error=0.1) for i, n in enumerate((12, 12, 12), 1)]
    obs = grid(*records, MeasureRecord("m", "2026-05", 1.0, standard_error=0.1), last="2026-05", m="mean")
    nested = replace(obs, facts=MappingProxyType({(0, 1, 0): SurveyFact("s", "gap", "d", n=12, clusters=4)}))
    assert degrees_of_freedom(obs)[0, :, 0].tolist() == [11, 11, 11, math.inf, math.inf]
    assert degrees_of_freedom(nested)[0, :, 0].tolist() == [11, 3, 11, math.inf, math.inf]
    stated = replace(nested, degrees_of_freedom=np.array([[[np.nan], [np.nan], [6.5], [np.inf], [2.0]]]))
    assert degrees_of_freedom(stated)[0, :, 0].tolist() == [11, 3, 6.5, math.inf, 2.0]
