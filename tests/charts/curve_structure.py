"""Checks that read charts of curves back and hold them against their results.

`tests/charts/test_curve_mutations.py` shows that each can fail.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from matplotlib.artist import Artist

from scorecard.logistics import Concentration, RetentionCurve, ServiceLevelChoice
from scorecard.plots import Chart
from tests.charts.structure import artists, text_of


def _line(shown: dict[str, Artist], name: str, xs: Sequence[float], ys: Sequence[float]) -> None:
    line = shown[f"curve:{name}"]
    assert list(line.get_xdata()) == pytest.approx(list(xs), abs=1e-12)
    assert list(line.get_ydata()) == pytest.approx(list(ys), abs=1e-9)


def _band(chart: Chart, name: str, xs: Sequence[float], low: Sequence[float], high: Sequence[float]) -> None:
    (band,) = chart.figure.findobj(lambda a: a.get_gid() == f"ground:{name}")
    corners = {(round(x, 9), round(y, 7)) for x, y in band.get_paths()[0].vertices}
    for x, a, b in zip(xs, low, high, strict=True):
        assert {(round(x, 9), round(a, 7)), (round(x, 9), round(b, 7))} <= corners


def _names(shown: dict[str, Artist], names: dict[str, tuple[str, str]], lang: str) -> None:
    drawn = {gid.split(":")[1] for gid in shown if gid.startswith("curve:") and gid.count(":") == 1}
    assert drawn == set(names)
    for name, words in names.items():
        text = text_of(shown, f"curve:{name}:name")
        assert "".join(text.split()) == "".join(words[lang == "zh"].split())
    heights = sorted(names, key=lambda n: shown[f"curve:{n}"].get_ydata()[-1])
    places = [-shown[f"curve:{n}:name"].get_position()[1] for n in heights]
    assert places == sorted(places) or len({shown[f"curve:{n}"].get_ydata()[-1] for n in heights}) < len(heights)


def check_concentration(chart: Chart, found: Concentration) -> None:
    """Assert that the curve runs through cumulative shares, and that the top shares lie on it."""
    shown = artists(chart)
    _names(
        shown,
        {
            "lorenz": ("Customers as they are", "实际分布"),
            "equal": ("If all brought the same", "各客户价值相等时"),
        },
        chart.lang,
    )
    line = shown["curve:lorenz"]
    xs, ys = np.asarray(line.get_xdata()), np.asarray(line.get_ydata())
    assert (xs[0], ys[0], xs[-1], ys[-1]) == pytest.approx((0, 0, 1, 1))
    at = np.rint(xs * found.n).astype(int)
    assert len(xs) == min(found.n, 400) + 1
    assert list(ys) == pytest.approx(found.share_value[at].tolist())
    _line(shown, "equal", [0, 1], [0, 1])
    for i, top in enumerate(found.tops):
        mark = shown[f"mark:top{i}"]
        x = 1 - top.n / found.n
        assert (mark.get_xdata()[0], mark.get_ydata()[0]) == pytest.approx((x, 1 - top.share_value))
        assert np.interp(x, found.share_n, found.share_value) == pytest.approx(mark.get_ydata()[0])


def check_retention(chart: Chart, found: RetentionCurve) -> None:
    """Assert that the steps are those of the estimate, with their band, and that half are lost where it says so."""
    shown = artists(chart)
    _names(shown, {"stay": ("Still customers", "仍为客户")}, chart.lang)
    steps = found.steps
    xs = [0, *(s.age for s in steps), steps[-1].age + 0.5]
    _line(shown, "stay", xs, [1, *(s.survival for s in steps), steps[-1].survival])
    assert shown["curve:stay"].get_drawstyle() == "steps-post"
    known = [s for s in steps if s.survival_low is not None]
    _band(chart, "stay", [s.age for s in known], [s.survival_low for s in known], [s.survival_high for s in known])
    half = [s for s in steps if s.survival <= 0.5]
    assert ("mark:half" in shown) == bool(half)
    if half:
        mark = shown["mark:half"]
        assert (mark.get_xdata()[0], mark.get_ydata()[0]) == (half[0].age, half[0].survival)


def check_service_level(chart: Chart, found: ServiceLevelChoice, *, group: str | None = None) -> None:
    """Assert that margin, costs and contribution are those fitted, and that the best level lies where it was found."""
    shown = artists(chart)
    row = found.rows[0] if group is None else found[group]
    curve = row.curve
    _names(
        shown,
        {
            "contribution": ("Contribution", "贡献"),
            "margin": ("Margin on sales", "销售毛利"),
            "costs": ("Costs of service", "服务成本"),
        },
        chart.lang,
    )
    _line(shown, "contribution", curve.levels, curve.contribution)
    _line(shown, "costs", curve.levels, curve.costs)
    margin = np.array(shown["curve:margin"].get_ydata())
    assert list(margin - np.array(curve.costs)) == pytest.approx(list(curve.contribution))
    mark = shown["mark:best"]
    assert (mark.get_xdata()[0], mark.get_ydata()[0]) == (row.level, row.contribution)
    if row.low is None:
        assert "mark:best:interval" not in shown
        return
    assert list(shown["mark:best:interval"].get_xdata()) == [row.low, row.high]
    assert curve.low is not None
    assert curve.high is not None
    _band(chart, "contribution", curve.levels, curve.low, curve.high)
    looks = {name: shown[f"curve:{name}"].get_linestyle() for name in ("contribution", "margin", "costs")}
    assert looks["contribution"] == "-"
    assert "-" not in (looks["margin"], looks["costs"])
