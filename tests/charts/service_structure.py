"""Checks that read charts of rivals and of complaints back and hold them against their results.

`tests/charts/test_service_mutations.py` shows that each can fail.
"""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from matplotlib.artist import Artist
from matplotlib.colors import same_color

from scorecard._text import LocalText
from scorecard.logistics import Benchmark, BenchmarkRow, ComplaintIceberg
from scorecard.plots import Chart
from tests.charts.structure import BAD, GOOD, artists, place, printed, same_row, text_of


def _point(shown: dict[str, Artist], gid: str, x: float | None) -> Artist | None:
    assert (gid in shown) == (x is not None)
    if x is None:
        return None
    assert shown[gid].get_xdata()[0] == x
    return shown[gid]


def check_position(chart: Chart, found: Benchmark, *, names: Mapping[str, LocalText]) -> None:
    """Assert that each item shows own, rivals' and the difference where they are, the most important first."""
    shown = artists(chart)
    for row in found.rows:
        _check_item(shown, row, found)
        name = names[row.id].text(chart.lang)
        assert name.startswith(text_of(shown, f"position:{row.id}:name").rstrip("…")[:20])
        small = text_of(shown, f"position:{row.id}:small")
        assert small.endswith(f"n = {row.n} / {row.n_rival}")
        if found.against == "best" and row.rival is not None:
            assert names[row.rival].text(chart.lang)[:6] in small
    ordered = sorted(found.rows, key=lambda row: -place(shown[f"position:{row.id}:own:value"])[1])
    assert [row.importance for row in ordered] == sorted((row.importance for row in found.rows), reverse=True)
    important = [row for row in ordered if row.importance >= found.cut]
    assert ("position:cut" in shown) == (0 < len(important) < len(ordered))
    if "position:cut" in shown:
        line = place(shown["position:cut"])[1]
        above = [place(shown[f"position:{row.id}:own:value"])[1] > line for row in ordered]
        assert above == [row in important for row in ordered]


def _check_item(shown: dict[str, Artist], row: BenchmarkRow, found: Benchmark) -> None:
    gid = f"position:{row.id}"
    own, rival = _point(shown, f"{gid}:own", row.own), _point(shown, f"{gid}:rival", row.other)
    point = _point(shown, f"{gid}:gap", row.gap)
    if own is not None and rival is not None:
        assert not same_color(own.get_markerfacecolor(), "#FFFFFF"), "own is filled"
        assert same_color(rival.get_markerfacecolor(), "#FFFFFF"), "the rival is hollow"
        assert not same_color(rival.get_markeredgecolor(), own.get_markeredgecolor())
    others = {
        one.rival: one.other
        for one in found.comparisons
        if one.id == row.id and one.rival != row.rival and one.other is not None
    }
    drawn = {key.rpartition(":")[2]: a.get_xdata()[0] for key, a in shown.items() if key.startswith(f"{gid}:other:")}
    assert drawn == others
    for key, value in (("own:value", row.own), ("rival:value", row.other), ("importance", row.importance)):
        assert printed(text_of(shown, f"{gid}:{key}")) == pytest.approx(value, abs=0.0051)
    assert printed(text_of(shown, f"{gid}:gap:value")) == pytest.approx(row.gap, abs=0.0051)
    assert (f"{gid}:interval" in shown) == (row.low is not None)
    if row.low is not None:
        assert list(shown[f"{gid}:interval"].get_xdata()) == [row.low, row.high]
    told = row.p_adjusted is not None and row.p_adjusted < 0.05 and row.gap != 0
    if point is not None:
        color = "#FFFFFF" if not told else BAD if row.gap < 0 else GOOD
        assert same_color(point.get_markerfacecolor(), color)
        assert point.get_marker() == ("D" if told and row.gap < 0 else "o")
    words = {"match": "catch 追赶", "lead": "keep 保持领先", "hold": "leave 维持现状", "save": "save 节约投入"}
    if row.cell is not None:
        assert text_of(shown, f"{gid}:cell").split()[0] in words[row.cell].split()
    same_row(shown, *(f"{gid}:{key}" for key in ("own", "rival", "gap", "own:value", "rival:value", "gap:value")))


def check_iceberg(chart: Chart, found: ComplaintIceberg) -> None:
    """Assert that widths are to scale, parts fill their whole, and every figure stands where it belongs."""
    shown = artists(chart)
    steps, known = {s.id: s for s in found.steps}, {p.id: p for p in found.parameters}
    whole = shown["iceberg:dissatisfied"]
    scale = whole.get_width() / steps["dissatisfied"].value
    ends = [key for key in ("prompt", "slow", "unsolved") if key in known]
    counts = {"complaints": known["complaints"].value, **{key: known[key].value for key in ends}}
    counts["silent"] = steps["silent"].value
    x = {"complaints": 0.0, "silent": counts["complaints"]}
    for before, key in enumerate(ends):
        x[key] = sum(counts[k] for k in ends[:before])
    rates = {"prompt": "leave_after_prompt", "slow": "leave_after_solved", "unsolved": "leave_after_unsolved"}
    gone = 0.0
    for key, count in counts.items():
        boxes = [
            shown[gid] for gid in (f"iceberg:{key}", f"iceberg:{key}:stay", f"iceberg:{key}:leave") if gid in shown
        ]
        assert boxes, key
        assert boxes[0].get_x() == pytest.approx(whole.get_x() + x[key] * scale)
        assert sum(box.get_width() for box in boxes) == pytest.approx(count * scale)
        assert printed(text_of(shown, f"iceberg:{key}:count")) == pytest.approx(count, rel=0.01, abs=0.51)
        if len(boxes) == 2:
            assert not boxes[0].get_hatch()
            assert boxes[1].get_hatch()
            assert boxes[1].get_x() == pytest.approx(boxes[0].get_x() + boxes[0].get_width())
            if key in rates:
                assert boxes[1].get_width() == pytest.approx(count * known[rates[key]].value * scale)
            gone += boxes[1].get_width() / scale
        same_row(shown, f"iceberg:{key}:count", f"iceberg:{key}:name", f"iceberg:{key}:stay", f"iceberg:{key}:leave")
    if "leaving" in steps:
        assert gone == pytest.approx(steps["leaving"].value)
    line = place(shown["iceberg:line"])[1]
    names = {key: place(shown[f"iceberg:{key}:name"])[1] for key in counts}
    assert [key for key, y in names.items() if y < line] == ["silent"]
    _check_figures(shown, found, chart)


def _close(text: str, value: float) -> bool:
    """Tell whether a text is the value to the digits it is printed with: none from ten on, else two."""
    return bool(printed(text) == pytest.approx(value, rel=1e-9, abs=0.51 if value > 9.99 else 0.0051))


def _check_figures(shown: dict[str, Artist], found: ComplaintIceberg, chart: Chart) -> None:
    counted = {"complaints", "unsolved", "slow", "prompt"}
    layers = {"silent", "dissatisfied", "leaving_silent"}
    wanted = [*(s for s in found.steps if s.id not in layers), *(p for p in found.parameters if p.id not in counted)]
    drawn = {gid.split(":")[1] for gid in shown if gid.startswith("figure:")}
    assert drawn == {one.id for one in wanted}
    for one in wanted:
        gid = f"figure:{one.id}"
        assert one.label.text(chart.lang).startswith(text_of(shown, f"{gid}:name").rstrip("…"))
        assert _close(text_of(shown, f"{gid}:value"), one.value)
        assert (f"{gid}:range" in shown) == (one.low is not None)
        if one.low is not None:
            low, high = text_of(shown, f"{gid}:range").split("–")
            assert _close(low, one.low)
            assert _close(high, one.high)
        same_row(shown, f"{gid}:name", f"{gid}:value", f"{gid}:range")
