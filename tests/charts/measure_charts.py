"""Charts of measures, waves and dimensions, for the tests that hold for every chart."""

from __future__ import annotations

from collections.abc import Callable

from scorecard import plots
from scorecard.plots import Chart
from tests.charts import answer_samples, samples, wave_samples

CHARTS: dict[str, Callable[..., Chart]] = {
    "bullets": lambda long=False, **k: plots.bullets(samples.kiosk_evaluation(long=long), **k),
    "small bullets": lambda long=False, **k: plots.bullets(samples.small_evaluation(), **k),
    "panels": lambda long=False, **k: plots.spark_panels(samples.kiosk_evaluation(long=long), **k),
    "panels on their own scales": lambda long=False, **k: plots.spark_panels(
        samples.kiosk_evaluation(long=long), scale="own", **k
    ),
    "slope": lambda long=False, **k: plots.wave_slope(wave_samples.waves(long=long), **k),
    "slope of items": lambda long=False, **k: plots.wave_slope(
        wave_samples.waves(first=60, long=long), rows="items", **k
    ),
    "slope of others": lambda long=False, **k: plots.wave_slope(
        wave_samples.waves(first=120, statistic="expectation", long=long), **k
    ),
    "radar": lambda long=False, **k: plots.gap_radar(samples.kiosk_gaps(long=long), **k),
    "small radar": lambda long=False, **k: plots.gap_radar(samples.small_gaps(), **k),
    "coverage": lambda long=False, **k: plots.coverage_strip(samples.kiosk_evaluation(long=long), **k),
    "coverage of answers": lambda long=False, **k: plots.answer_coverage(
        answer_samples.longer_answers(answer_samples.three_levels(), long=long), **k
    ),
    "variance": lambda long=False, **k: plots.variance_columns(
        samples.kiosk_evaluation(long=long), "revenue_per_kiosk", **k
    ),
    "variance to last year": lambda long=False, **k: plots.variance_columns(
        samples.kiosk_evaluation(long=long), "repair_time", against="previous_year", **k
    ),
    "small panels": lambda long=False, **k: plots.spark_panels(samples.small_evaluation(), **k),
}
PLAIN = ["bullets", "panels", "slope", "radar", "coverage", "coverage of answers", "variance"]
LONG = ["panels on their own scales", "slope of items", "slope of others", "variance to last year"]
