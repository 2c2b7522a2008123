from __future__ import annotations

from dataclasses import replace

from scorecard.plots import prepare_zone_ladder
from tests.charts import answer_samples as samples


def test_the_reach_belongs_to_the_nearer_end() -> None:
    row = prepare_zone_ladder(samples.zones()).rows[0]
    near = replace(row, minimum=4.0, desired=6.0, msa=0.5, msa_low=0.25, msa_high=0.75, mss=-1.5, mss_low=-2.0)
    assert near.reach == (4.25, 4.75)
    far = replace(near, msa=1.5, mss=-0.5, mss_low=-0.75, mss_high=-0.25)
    assert far.reach == (5.25, 5.75)
    assert replace(far, mss_low=None).reach is None


def test_levels_may_cross() -> None:
    row = prepare_zone_ladder(samples.zones()).rows[0]
    assert not row.crossed
    assert replace(row, minimum=6.0, desired=5.0).crossed
    assert replace(row, minimum=None).reach is None
