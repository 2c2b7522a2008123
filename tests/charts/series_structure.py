"""Checks that read charts of measures over time back and hold them against their results.

`tests/charts/test_series_mutations.py` shows that each can fail.
"""

from __future__ import annotations

import re

import pytest
from matplotlib.colors import same_color
from matplotlib.patches import Rectangle

from scorecard.logistics import FailureCauses
from scorecard.logistics.figure_kinds import failure_name
from scorecard.plots import Chart
from scorecard.scoring import Waterfall
from scorecard.series import ChangeSignals
from tests.charts.structure import BAD, GOOD, artists, place, printed, same_row, text_of

RULE_SHAPES = {
    "outside_limits": "D",
    "seven_point_trend": "^",
    "two_of_three": "v",
    "seven_on_one_side": "s",
    "moving_range": "*",
}
NUMBER = re.compile(r"−?\d[\d\s.]*$")
LOOKS = {"worse": (BAD, BAD), "better": ("#FFFFFF", GOOD), "neither": ("#B5C0CA", "#1F2933")}


def check_process_behaviour(chart: Chart, found: ChangeSignals) -> None:
    """Assert that every value, range, limit and signal stands where it belongs, and nothing else does."""
    shown = artists(chart)
    _, values, ranges = chart.axes
    for at, point in enumerate(found.points):
        for start, number in (("value", point.value), ("range", point.moving_range)):
            if number is None:
                assert f"{start}:{point.period}" not in shown
                continue
            mark = shown[f"{start}:{point.period}"]
            assert (mark.get_xdata()[0], mark.get_ydata()[0]) == (at, number)
            assert mark.axes is (values if start == "value" else ranges)
        if point.value is not None:
            mark = shown[f"value:{point.period}"]
            fill, edge = LOOKS[point.meaning] if point.rules else ("#1F2933" if point.rules == () else "#FFFFFF", None)
            assert mark.get_marker() == (RULE_SHAPES[point.rules[0]] if point.rules else "o")
            assert same_color(mark.get_markerfacecolor(), fill)
            assert edge is None or same_color(mark.get_markeredgecolor(), edge)
        if point.moving_range is not None:
            hollow = same_color(shown[f"range:{point.period}"].get_markerfacecolor(), "#FFFFFF")
            assert hollow == point.range_removed
    _check_levels(chart, found)
    _check_baseline(chart, found)
    periods = [point.period for point in found.points]
    for at, label in zip(ranges.get_xticks(), ranges.get_xticklabels(), strict=True):
        assert label.get_text() == periods[round(at)]


def _check_levels(chart: Chart, found: ChangeSignals) -> None:
    """Assert that limits, means and the target lie at their values, are named so, and look apart."""
    shown, digits = artists(chart), found.decimals
    levels = {
        "limit:upper": found.upper,
        "limit:centre": found.centre,
        "limit:lower": found.lower,
        "target": found.target,
        "range:limit": found.moving_range_limit,
        "range:mean": found.mean_moving_range,
    }
    for gid, value in levels.items():
        assert (gid in shown) == (value is not None), gid
        if value is None:
            continue
        assert list(shown[gid].get_ydata()) == [value, value]
        more = digits if gid == "target" else digits + 1
        text = text_of(shown, f"{gid}:name")
        assert printed(NUMBER.search(text)[0]) == pytest.approx(value, abs=0.5 * 10**-more + 1e-12)
        assert same_color(shown[f"{gid}:name"].get_color(), shown[gid].get_color())
        assert same_color(shown[gid].get_color(), "#1F6F9F") == (gid == "target"), "the target is no limit"
        assert (shown[gid].get_linestyle() == "-") == (gid in ("limit:centre", "range:mean"))
    named = [gid for gid in ("limit:upper", "limit:centre", "limit:lower", "target") if levels[gid] is not None]
    heights = sorted((levels[gid], place(shown[f"{gid}:name"])[1]) for gid in named)
    assert [y for _, y in heights] == sorted(y for _, y in heights), "names stand in the order of their lines"


def _check_baseline(chart: Chart, found: ChangeSignals) -> None:
    """Assert that the band lies behind just the periods that the limits rest on."""
    bands = chart.figure.findobj(lambda a: isinstance(a, Rectangle) and a.get_gid() == "ground:baseline")
    inside = [at for at, point in enumerate(found.points) if point.in_baseline]
    text = text_of(artists(chart), "head:baseline")
    if found.reason is not None:
        assert bands == []
        assert str(found.n) in text
        return
    (band,) = bands
    assert (band.get_x(), band.get_width()) == (inside[0] - 0.5, len(inside))
    assert found.baseline.first in text
    assert found.baseline.last in text


def check_waterfall(chart: Chart, found: Waterfall) -> None:
    """Assert that the bars lead from the first score to the last, each by its points, and say so in words."""
    shown = artists(chart)
    ends = {"before": found.before, "after": found.after}
    for end, score in ends.items():
        assert list(shown[f"waterfall:{end}"].get_xdata()) == [score]
        assert printed(text_of(shown, f"waterfall:{end}:score")) == pytest.approx(score, abs=0.005 + 1e-12)
        same_row(shown, f"waterfall:{end}", f"waterfall:{end}:score")
    names = {str(row["step"]): row["name"] for row in found.table().records()}
    blocks = sorted(("value", "weight", "target", "coverage"), key=lambda block: -place(shown[f"waterfall:{block}"])[1])
    assert [abs(getattr(found, b)) for b in blocks] == sorted((abs(getattr(found, b)) for b in blocks), reverse=True)
    at = found.before
    for block in blocks:
        points, gid = getattr(found, block), f"waterfall:{block}"
        bar = shown[gid]
        assert (bar.get_x(), bar.get_width()) == pytest.approx((at, points), abs=1e-9)
        at += points
        same_row(shown, gid, f"{gid}:points", f"{gid}:score", f"{gid}:name")
        assert text_of(shown, f"{gid}:name") == names[block].text(chart.lang)
        assert printed(text_of(shown, f"{gid}:points")) == pytest.approx(points, abs=0.005 + 1e-12)
        assert printed(text_of(shown, f"{gid}:score")) == pytest.approx(at, abs=0.005 + 1e-9)
        if points:
            color = GOOD if points > 0 else BAD
            assert abs(points) < 0.005 or text_of(shown, f"{gid}:points")[0] == ("+" if points > 0 else "−")
            assert same_color(bar.get_edgecolor(), color)
            assert same_color(shown[f"{gid}:points"].get_color(), color)
            assert (bar.get_hatch() is None) == (points > 0)
    assert at == pytest.approx(found.after, abs=1e-9), "the bars sum to the change"
    order = [place(shown[f"waterfall:{row}"])[1] for row in ("before", *blocks, "after")]
    assert order == sorted(order, reverse=True)


def check_pareto(chart: Chart, found: FailureCauses) -> None:
    """Assert that bars, line and numbers of each cause are those of the result, the most frequent at the top."""
    shown = artists(chart)
    failed = {row.condition: row.failed for row in found.rows if row.failed}
    alone = {row.cause: row.orders for row in found.pareto}
    expected = [*alone, *(cause for cause in failed if cause not in alone)]
    drawn = [gid.split(":")[1] for gid in shown if gid.startswith("pareto:") and gid.endswith(":name")]
    assert sorted(drawn, key=lambda cause: -place(shown[f"pareto:{cause}:name"])[1]) == expected
    line, total = shown["pareto:cumulative"], 0
    assert len(line.get_xdata()) == len(expected)
    for cause, x, y in zip(expected, line.get_xdata(), line.get_ydata(), strict=True):
        gid, orders = f"pareto:{cause}", alone.get(cause, 0)
        bar, total = shown[gid], total + orders
        assert (bar.get_x(), bar.get_width()) == (0, orders)
        assert (x, y) == pytest.approx((total, bar.get_y() + bar.get_height() / 2), abs=1e-9)
        same_row(shown, gid, f"{gid}:name", f"{gid}:orders", f"{gid}:share", f"{gid}:cumulative", f"{gid}:any")
        name = {"several": ("Several causes", "多项原因")}.get(cause, (failure_name(cause).en, failure_name(cause).zh))
        assert text_of(shown, f"{gid}:name") == name[chart.lang == "zh"]
        assert printed(text_of(shown, f"{gid}:orders")) == orders
        assert text_of(shown, f"{gid}:any") == (str(failed[cause]) if cause in failed else "–")
        for key, number in (("share", orders), ("cumulative", total)):
            text = text_of(shown, f"{gid}:{key}").rstrip(" %")
            assert printed(text) == pytest.approx(100 * number / found.failed, abs=0.5 + 1e-9)
        assert same_color(shown[f"{gid}:cumulative"].get_color(), line.get_color())
    assert total == found.failed, "every failed order stands in one bar"
