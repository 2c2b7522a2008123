"""Charts of the measures of a card, for the tests that hold for every chart."""

from __future__ import annotations

from collections.abc import Callable

from scorecard import plots
from scorecard.plots import Chart
from tests.charts import samples

CHARTS: dict[str, Callable[..., Chart]] = {
    "bullets": lambda long=False, **k: plots.bullets(samples.kiosk_evaluation(long=long), **k),
    "small bullets": lambda long=False, **k: plots.bullets(samples.small_evaluation(), **k),
    "panels": lambda long=False, **k: plots.spark_panels(samples.kiosk_evaluation(long=long), **k),
    "panels on their own scales": lambda long=False, **k: plots.spark_panels(
        samples.kiosk_evaluation(long=long), scale="own", **k
    ),
    "small panels": lambda long=False, **k: plots.spark_panels(samples.small_evaluation(), **k),
}
PLAIN = ["bullets", "panels"]
LONG = ["panels on their own scales"]
