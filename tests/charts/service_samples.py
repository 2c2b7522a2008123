"""Comparisons with rivals and complaints to draw."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from scorecard import plots
from scorecard._text import LocalText
from scorecard.logistics import (
    Benchmark,
    ComplaintCounts,
    ComplaintIceberg,
    IcebergParameters,
    ItemSummary,
    Parameter,
    RatingSummary,
    benchmark,
    complaint_iceberg,
)
from tests.charts.samples import longer

NAMES = {
    "speed": LocalText(en="Speed", zh="时效"),
    "care": LocalText(en="Care", zh="完好"),
    "tracing": LocalText(en="Tracing", zh="查询"),
    "price": LocalText(en="Price", zh="价格"),
    "claims": LocalText(en="Claims", zh="理赔"),
    "hill": LocalText(en="Hill Express", zh="山丘快递"),
    "lake": LocalText(en="Lake Post", zh="湖滨邮政"),
}
LONG_NAMES = {key: longer(name) for key, name in NAMES.items()}
OWN = {"speed": (4.1, 100), "care": (5.6, 100), "tracing": (5.0, 90), "price": (4.0, 100), "claims": (3.2, 1)}
HILL = {"speed": (5.0, 80), "care": (5.0, 80), "tracing": (4.9, 80), "price": (4.6, 80), "claims": (3.6, 60)}
LAKE = {"speed": (4.4, 60), "care": (5.2, 60), "tracing": (4.2, 60), "price": (4.1, 60), "claims": (4.0, 60)}
IMPORTANCE = {"speed": 6.2, "care": 5.1, "tracing": 5.6, "price": 5.0, "claims": 4.1}


def _rated(means: dict[str, tuple[float, int]]) -> RatingSummary:
    return RatingSummary({item: ItemSummary(mean, None if n == 1 else 1.0, n) for item, (mean, n) in means.items()})


@cache
def rivals(against: str = "best") -> Benchmark:
    """Five items against two rivals: behind, ahead, not told apart, one rating only."""
    return benchmark(_rated(OWN), {"hill": _rated(HILL), "lake": _rated(LAKE)}, importance=IMPORTANCE, against=against)


@cache
def complaints() -> ComplaintIceberg:
    """Complaints by how they ended, with money."""
    parameters = IcebergParameters(
        share_complaining=Parameter(value=0.3, low=0.2, high=0.5, source="survey"),
        revenue_each=Parameter(value=1200, source="books"),
        profit_each=Parameter(value=90, low=60, high=120, source="books"),
    )
    return complaint_iceberg(ComplaintCounts(unsolved=40, slow=55, prompt=25), parameters=parameters, draws=500, seed=1)


@cache
def one_complaint() -> ComplaintIceberg:
    """The published case: one complaint, every figure exact."""
    exact = {"silent_per_complaint": 6, "told_by_each": 9, "influence": 0.25, "revenue_each": 1000}
    parameters = {name: Parameter(value=value, source="case") for name, value in exact.items()}
    return complaint_iceberg(1, parameters=IcebergParameters.model_validate(parameters), draws=500, seed=1)


CHARTS: dict[str, Callable[..., plots.Chart]] = {
    "position": lambda long=False, **k: plots.competitive_position(rivals(), names=LONG_NAMES if long else NAMES, **k),
    "position against one": lambda long=False, **k: plots.competitive_position(
        rivals("hill"), names=LONG_NAMES if long else NAMES, **k
    ),
    "iceberg": lambda long=False, **k: plots.iceberg(complaints(), **k),
    "one complaint": lambda long=False, **k: plots.iceberg(one_complaint(), **k),
}
PLAIN = ["position", "iceberg"]
LONG = ["position against one", "one complaint"]
