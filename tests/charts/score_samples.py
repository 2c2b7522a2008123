"""Scores to draw, of two times: many measures, of which some come, some go, some stay."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

import numpy as np

import scorecard as sc
from scorecard import plots
from scorecard._text import LocalText
from scorecard.models import Scorecard
from scorecard.scoring import Contributions, Evaluation
from scorecard.series import MeasureRecord
from tests.charts.samples import kiosk_evaluation, kiosk_gaps, longer


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


@dataclass(frozen=True)
class Asked:
    """A decision."""

    what: LocalText
    owner: LocalText | None = None
    due: date | None = None


DECISIONS = (
    Asked(
        LocalText(
            en="Add a second shift at the northern depot until the end of the year", zh="北部配送中心增设夜班至年底"
        ),
        LocalText(en="Operations", zh="运营部"),
        date(2026, 9, 30),
    ),
    Asked(LocalText(en="Approve the budget for a new packing line", zh="批准新包装线预算"), None, date(2026, 10, 15)),
    Asked(LocalText(en="Keep the present carrier", zh="继续与现承运商合作"), LocalText(en="Procurement", zh="采购部")),
)


def dashboard(*, long: bool = False, **options: object) -> plots.Chart:
    """Eighteen measures at two times, with service gaps and decisions."""
    before, after = two_times(long=long)
    asked = tuple(replace(d, what=longer(d.what)) for d in DECISIONS) if long else DECISIONS
    gaps = kiosk_gaps(long=long)
    return plots.dashboard(after.card, after, previous=before, gaps=gaps, decisions=asked, **options)  # type: ignore[arg-type]


def wide_dashboard(*, long: bool = False, **options: object) -> plots.Chart:
    """Forty measures: the objectives stand for them."""
    before, after = two_times(40, long=long)
    return plots.dashboard(after.card, after, previous=before, decisions=(), **options)  # type: ignore[arg-type]


CHARTS: dict[str, Callable[..., plots.Chart]] = {
    "contributions": lambda long=False, **k: plots.contribution_waterfall(contributions(long=long), **k),
    "all contributions": lambda long=False, **k: plots.contribution_waterfall(
        contributions(23, long=long), most=20, **k
    ),
    "contributions of perspectives": lambda long=False, **k: plots.contribution_waterfall(
        contributions(level="perspective", long=long), **k
    ),
    "dashboard": lambda long=False, **k: dashboard(long=long, **k),
    "dashboard on a slide": lambda long=False, **k: dashboard(long=long, page="16:9", **k),
    "dashboard of objectives": lambda long=False, **k: wide_dashboard(long=long, **k),
    "dashboard of scores alone": lambda long=False, **k: plots.dashboard(
        kiosk_evaluation(long=long).card, kiosk_evaluation(long=long), page="letter", **k
    ),
}
PLAIN = ["contributions"]
LONG = [name for name in CHARTS if name not in PLAIN]
