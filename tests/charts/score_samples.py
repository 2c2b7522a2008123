"""Scores to draw, of two times: many measures, of which some come, some go, some stay."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import numpy as np

import scorecard as sc
from scorecard import plots
from scorecard._text import LocalText
from scorecard.models import Scorecard
from scorecard.scoring import Contributions, Evaluation
from scorecard.series import MeasureRecord
from tests.charts.samples import longer


def wide_card(n: int, *, long: bool = False, **changed: object) -> Scorecard:
    """A card of so many measures in four perspectives, with weights from 1 to 3."""
    measures = [
        {"id": f"m{i}", "name": _name(i, long=long), "worst": 0, "target": 100, "weight": 1 + i % 3} for i in range(n)
    ]
    perspectives = [
        {
            "id": side,
            "name": name,
            "objectives": [{"id": f"o_{side}", "name": name, "measures": measures[k::4]}],
        }
        for k, (side, name) in enumerate(SIDES.items())
        if measures[k::4]
    ]
    data = {
        "id": "wide",
        "name": {"en": "Logistics service", "zh": "物流服务"},
        "organisation": {"en": "Demo Logistics", "zh": "示例物流"},
        "total": True,
        "calendar": {"first": "2026-Q1", "last": "2026-Q4"},
        "perspectives": perspectives,
    }
    return Scorecard.model_validate({**data, **changed})


SIDES = {
    "financial": {"en": "Financial", "zh": "财务"},
    "customer": {"en": "Customer", "zh": "客户"},
    "internal_process": {"en": "Internal processes", "zh": "内部流程"},
    "learning_growth": {"en": "Learning and growth", "zh": "学习与成长"},
}
WORDS = (("On time", "准时率"), ("In full", "足量率"), ("Damage-free", "完好率"), ("Complaints closed", "投诉结案率"))


def _name(i: int, *, long: bool) -> LocalText:
    en, zh = WORDS[i % len(WORDS)]
    name = LocalText(en=f"{en} {i + 1}", zh=f"{zh}{i + 1}")
    return longer(name) if long else name


@cache
def two_times(n: int = 18, *, long: bool = False, weights: bool = True) -> tuple[Evaluation, Evaluation]:
    """Two quarters: one measure without a value at the end, one without at the start, other weights at the end."""
    random = np.random.default_rng(n)
    first, second = wide_card(n, long=long), wide_card(n, long=long)
    if weights:
        data = second.model_dump(mode="python", exclude_unset=True)
        data["perspectives"][0]["weight"] = 2
        second = Scorecard.model_validate(data)
    rows = []
    for i in range(n):
        a, b = random.uniform(40, 100), random.uniform(40, 110)
        rows += [MeasureRecord(f"m{i}", "2026-Q1", a, n=80, standard_error=2.0)] * (i != 1)
        rows += [MeasureRecord(f"m{i}", "2026-Q2", b, n=90, standard_error=2.0)] * (i != 2)
    before = sc.evaluate(first, sc.observe(first, values=rows), period="2026-Q1")
    after = sc.evaluate(second, sc.observe(second, values=rows), period="2026-Q2")
    return before, after


@cache
def contributions(n: int = 18, *, long: bool = False, level: str = "measure") -> Contributions:
    before, after = two_times(n, long=long)
    found = after.contributions(before, level=level)  # type: ignore[arg-type]
    return replace(found, name=longer(found.name)) if long else found


CHARTS: dict[str, Callable[..., plots.Chart]] = {
    "contributions": lambda long=False, **k: plots.contribution_waterfall(contributions(long=long), **k),
    "all contributions": lambda long=False, **k: plots.contribution_waterfall(
        contributions(23, long=long), most=20, **k
    ),
    "contributions of perspectives": lambda long=False, **k: plots.contribution_waterfall(
        contributions(level="perspective", long=long), **k
    ),
}
PLAIN = ["contributions"]
LONG = ["all contributions", "contributions of perspectives"]
