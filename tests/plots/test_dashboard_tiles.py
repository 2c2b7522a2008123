from __future__ import annotations

from itertools import pairwise

from scorecard.plots.dashboard_tiles import TILES
from tests.charts import score_samples
from tests.charts.structure import artists, place


def test_tiles_stand_side_by_side_in_equal_widths() -> None:
    found = artists(score_samples.dashboard())
    nodes = ("total", "financial", "customer", "internal_process", "learning_growth")
    places = [place(found[f"tile:{node}:name"]) for node in nodes]
    steps = [b[0] - a[0] for a, b in pairwise(places)]
    assert max(steps) - min(steps) < 0.01
    assert len({round(y, 3) for _, y in places}) == 1
    assert TILES == 78.0
