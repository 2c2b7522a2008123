"""Whatever is handed to a chart is drawn, or refused in words with what makes the right thing."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import cast

import pytest

from scorecard import plots
from scorecard.errors import UsageError
from scorecard.plots.drawn import require_drawn
from tests.charts import samples
from tests.refusal import refusal

MAKERS = sorted(name for name in plots.__all__ if name.startswith("prepare_") and name != "prepare_dashboard")


def test_the_kind_and_its_maker_are_named() -> None:
    survey = samples.small_gaps().instrument
    assert refusal(lambda: plots.prepare_gap_dumbbell(survey), error=UsageError) == [  # type: ignore[arg-type]
        (
            "gaps: this chart draws a result of the kind GapAnalysis; found 'Instrument'. "
            "Give what gap_analysis returns. [not-drawn]"
        )
    ]
    assert refusal(lambda: require_drawn("result", 3, "Uncertainty", "Robustness"), error=UsageError) == [
        (
            "result: this chart draws a result of the kind Uncertainty or Robustness; found 'int'. "
            "Give what uncertainty or robustness returns. [not-drawn]"
        )
    ]
    assert refusal(lambda: require_drawn("causes", None, "FailureCauses"), error=UsageError) == [
        (
            "causes: this chart draws a result of the kind FailureCauses; found 'NoneType'. "
            "Give the failures of what service_performance returns. [not-drawn]"
        )
    ]
    require_drawn("gaps", samples.small_gaps(), "GapAnalysis")


@pytest.mark.parametrize("name", MAKERS)
@pytest.mark.parametrize("wrong", ["survey.csv", None, object()])
def test_every_chart_refuses_what_it_does_not_draw(name: str, wrong: object) -> None:
    prepare = cast("Callable[..., object]", getattr(plots, name))
    needed = [p for p in inspect.signature(prepare).parameters.values() if p.default is p.empty]
    lines = refusal(lambda: prepare(*[wrong] * len(needed)), error=UsageError)
    assert len(MAKERS) == 29
    assert [line.rpartition(" ")[2] for line in lines] == ["[not-drawn]"]
