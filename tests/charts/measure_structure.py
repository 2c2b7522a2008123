"""Checks that read charts of the measures of a card back and hold them against their evaluation.

`tests/charts/test_measure_mutations.py` shows that each can fail.
"""

from __future__ import annotations

import math

import numpy as np
import pytest
from matplotlib.artist import Artist
from matplotlib.colors import same_color
from matplotlib.patches import Rectangle

from scorecard.plots import Chart
from scorecard.scoring import Evaluation
from scorecard.scoring.common_measures import measures_below
from tests.charts.structure import FILLS, SHAPES, artists, place, printed, same_row, text_of

SIGNS = {"maximise": "≥", "minimise": "≤", "target_is_best": "=", "stay_in_band": "–"}


def measures_of(ev: Evaluation, node: str | None) -> list[str]:
    """Return the ids of the measures at or below a node, in the order of the card."""
    return [m.id for m in ev.card.measures] if node is None else list(measures_below(ev.card, node))


def check_name(found: dict[str, Artist], gid: str, name: str) -> None:
    """Assert that a row has its name, as far as there is room."""
    squeezed = text_of(found, gid).replace(" ", "").rstrip("…†")
    assert squeezed
    assert name.replace(" ", "").startswith(squeezed)


def check_bullets(chart: Chart, ev: Evaluation, *, node: str | None = None) -> None:
    """Assert that every measure has its bar, interval, target, value and status, in the order of the card."""
    found, chosen = artists(chart), measures_of(ev, node)
    heights = [place(found[f"bullet:{measure}:actual"])[1] for measure in chosen]
    assert heights == sorted(heights, reverse=True), "rows stand in the order of the card"
    assert {gid.split(":")[1] for gid in found if gid.startswith("bullet:")} == set(chosen)
    for measure in chosen:
        _check_bullet(chart, ev, measure)
    drawn = {measure: found[f"bullet:{measure}:bar"] for measure in chosen if f"bullet:{measure}:bar" in found}
    assert len({bar.get_x() for bar in drawn.values()}) <= 1, "all bars start at one line"


def _check_bullet(chart: Chart, ev: Evaluation, measure: str) -> None:
    found, gid, result, written = artists(chart), f"bullet:{measure}", ev[measure], ev.card.measure(measure)
    check_name(found, f"{gid}:name", written.name.text(chart.lang))
    digits, band = written.unit.digits, ev.band_of(measure)
    if result.value is None:
        assert text_of(found, f"{gid}:actual") == "–"
    else:
        assert printed(text_of(found, f"{gid}:actual")) == pytest.approx(result.value, abs=0.5 * 10**-digits + 1e-9)
        assert text_of(found, f"{gid}:unit") == written.unit.symbol(chart.lang)
    if written.target is not None:
        shown = text_of(found, f"{gid}:target")
        assert shown[0] == SIGNS[written.direction]
        assert printed(shown[1:]) == pytest.approx(written.target, abs=0.5 * 10**-digits + 1e-9)
    if result.score is None:
        assert f"{gid}:bar" not in found
        assert text_of(found, f"{gid}:reason")
    else:
        _check_bar(found, gid, result.score, (result.low, result.high))
        score = printed(text_of(found, f"{gid}:score"))
        assert ev.bands_of(measure).of(score).id == result.status, "the printed score lies in the band of its status"
    if result.reason not in ("unscored", "not_applicable", "no_weight", "not_started", "not_due"):
        mark, level = found[f"{gid}:status"], None if band is None else band.level
        assert mark.get_marker() == SHAPES[level]
        assert same_color(mark.get_markerfacecolor(), FILLS[level])
        assert text_of(found, f"{gid}:label")
    else:
        assert f"{gid}:status" not in found
    same_row(found, *(f"{gid}:{part}" for part in ("actual", "target", "bar", "hundred", "score", "status", "label")))


def _check_bar(found: dict[str, Artist], gid: str, score: float, interval: tuple[float | None, float | None]) -> None:
    bar, zero = found[f"{gid}:bar"], place(found["axis:0"])[0]
    start, end = bar.get_window_extent().x0, place(found["axis:100"])[0]
    scale = (end - start) / 100
    assert start == pytest.approx(zero, abs=0.5), "a bar starts at zero"
    assert place(found[f"{gid}:hundred"])[0] == pytest.approx(end, abs=0.5), "the mark stands at the target"
    assert bar.get_window_extent().width == pytest.approx(score * scale, abs=0.5)
    assert printed(text_of(found, f"{gid}:score")) == pytest.approx(score, abs=0.5 + 1e-9)
    if interval[0] is None:
        assert f"{gid}:interval" not in found
        return
    line = found[f"{gid}:interval"]
    ends = (line.get_transform().transform(line.get_xydata())[:, 0] - start) / scale
    assert list(ends) == pytest.approx(list(interval), abs=0.5)


def check_sparks(
    chart: Chart, ev: Evaluation, *, node: str | None = None, periods: int = 12, own: bool = False
) -> None:
    """Assert that every measure has its panel with all values, targets and the last one marked."""
    found, chosen = artists(chart), measures_of(ev, node)
    drawn = {axes.get_label().removeprefix("spark:"): axes for axes in chart.axes if axes.get_label()}
    drawn = {name: axes for name, axes in drawn.items() if name in chosen}
    assert list(drawn) == chosen
    corners = [(round(-axes.get_position().y0, 6), round(axes.get_position().x0, 6)) for axes in drawn.values()]
    assert corners == sorted(corners), "panels stand in the order of the card"
    end = ev.observations.periods.index(ev.periods[0]) + 1
    start = max(0, end - periods)
    scales: dict[str, set[tuple[float, float]]] = {}
    for measure, axes in drawn.items():
        written = ev.card.measure(measure)
        series = ev.observations.series(measure, entity=ev.entities[0])[start:end]
        check_name(found, f"spark:{measure}:name", written.name.text(chart.lang))
        assert axes.get_xlim() == (-0.5, len(series) - 0.5), "one time axis"
        _check_panel(found, ev, measure, series)
        low, high = axes.get_ylim()
        assert printed(text_of(found, f"spark:{measure}:low")) == pytest.approx(low)
        assert printed(text_of(found, f"spark:{measure}:high")) == pytest.approx(high)
        inside = [v for v in (*series, written.target, ev[measure].value_low, ev[measure].value_high) if v is not None]
        assert all(low - 1e-9 <= v <= high + 1e-9 for v in inside if not math.isnan(v))
        scales.setdefault(written.unit.symbol(chart.lang), set()).add((low, high))
    assert own or all(len(ends) == 1 for ends in scales.values()), "same unit, same scale"
    labels = {text_of(found, gid) for gid in found if gid.endswith(":last_period")}
    assert labels == {str(ev.periods[0])}


def _check_panel(found: dict[str, Artist], ev: Evaluation, measure: str, series: np.ndarray) -> None:
    gid, written, last = f"spark:{measure}", ev.card.measure(measure), len(series) - 1
    value = None if math.isnan(series[-1]) else float(series[-1])
    if np.isnan(series).all():
        assert f"{gid}:line" not in found
    else:
        line = found[f"{gid}:line"]
        assert list(line.get_xdata()) == list(range(len(series)))
        np.testing.assert_array_equal(line.get_ydata(), series)
    if value is None:
        assert f"{gid}:last" not in found
    else:
        dot = found[f"{gid}:last"]
        assert (dot.get_xdata()[0], dot.get_ydata()[0]) == (last, value)
        digits = written.unit.digits
        number, unit = text_of(found, f"{gid}:value"), written.unit
        if unit.kind != "number" or unit.label is not None:  # a plain number stands alone
            number = number.rpartition(" ")[0]
        assert printed(number) == pytest.approx(value, abs=0.5 * 10**-digits + 1e-9)
    low, high = (None, None) if value is None else (ev[measure].value_low, ev[measure].value_high)
    assert (f"{gid}:interval" in found) == (low is not None)
    if low is not None:
        assert list(found[f"{gid}:interval"].get_ydata()) == [low, high]
        assert list(found[f"{gid}:interval"].get_xdata()) == [last, last]
    if written.target is None:
        assert f"{gid}:target" not in found
    else:
        target = found[f"{gid}:target"]
        assert set(target.get_ydata()) == {written.target}
        assert (min(target.get_xdata()), max(target.get_xdata())) == (-0.5, last + 0.5)
        assert target.get_linestyle() != "-", "a target is dashed, an actual value solid"
        assert f"{gid}:aim" not in found or SIGNS[written.direction] in text_of(found, f"{gid}:aim")


def grounds(chart: Chart, gid: str) -> list[Rectangle]:
    """Return the pale patches of a gid."""
    return chart.figure.findobj(lambda a: isinstance(a, Rectangle) and a.get_gid() == gid)


def check_coverage(chart: Chart, ev: Evaluation, *, periods: int = 12) -> None:
    """Assert that each cell tells whether a value is there, by its shape, fill and edge."""
    found, chosen = artists(chart), [m.id for m in ev.card.measures]
    end = ev.observations.periods.index(ev.periods[-1]) + 1
    shown = ev.observations.periods[max(0, end - periods) : end]
    heights = [place(found[f"coverage:{measure}:share"])[1] for measure in chosen]
    assert heights == sorted(heights, reverse=True), "rows stand in the order of the card"
    counts = {str(period): [0, 0] for period in shown}
    for measure in chosen:
        check_name(found, f"coverage:{measure}:name", ev.card.name_of(measure).text(chart.lang))
        series = dict(zip(map(str, ev.observations.periods), ev.observations.series(measure).tolist(), strict=True))
        there = due = 0
        places = []
        for period in map(str, shown):
            cell = found[f"coverage:{measure}:{period}"]
            places.append(place(cell)[0])
            filled = isinstance(cell, Rectangle) and same_color(cell.get_facecolor(), "#404040")
            assert filled == (not math.isnan(series[period]))
            there, due = there + filled, due + isinstance(cell, Rectangle)
            counts[period][0] += filled
            counts[period][1] += isinstance(cell, Rectangle)
            same_row(found, f"coverage:{measure}:{period}", f"coverage:{measure}:share")
        assert places == sorted(places), "time runs to the right"
        assert text_of(found, f"coverage:{measure}:share") == f"{there}/{due}"
    for period, (there, due) in counts.items():
        if f"coverage:n:{period}" in found:
            assert text_of(found, f"coverage:n:{period}") == f"{there}/{due}"
    assert f"coverage:n:{shown[-1]}" in found


def check_variance(chart: Chart, ev: Evaluation, measure: str, held: dict[str, float | None]) -> None:
    """Assert that columns, differences and shares are those of the values, good and bad by the measure's direction."""
    found, written = artists(chart), ev.card.measure(measure)
    periods = [str(p) for p in ev.observations.periods]
    values = dict(zip(periods, ev.observations.series(measure).tolist(), strict=True))
    shown = [gid.split(":")[1] for gid in found if gid.startswith("variance:") and gid.endswith(":period")]
    middles = [place(found[f"variance:{period}:period"])[0] for period in shown]
    assert shown == periods[: periods.index(str(ev.periods[0])) + 1][-12:]
    assert middles == sorted(middles), "time runs to the right"
    for at, period in enumerate(shown):
        gid, value, reference = f"variance:{period}", values[period], held.get(period)
        assert (f"{gid}:actual" in found) == (not math.isnan(value))
        assert (f"{gid}:reference" in found) == (reference is not None)
        if reference is not None:
            bar = found[f"{gid}:reference"]
            assert (bar.get_y(), bar.get_height()) == (0.0, reference)
            assert not same_color(bar.get_facecolor(), "#404040"), "only actual values are dark"
        if math.isnan(value):
            continue
        bar = found[f"{gid}:actual"]
        assert (bar.get_y(), bar.get_height()) == (0.0, value), "columns start at zero"
        assert bar.get_x() + bar.get_width() / 2 == pytest.approx(at)
        assert same_color(bar.get_facecolor(), "#404040")
        assert printed(text_of(found, f"{gid}:actual:text")) == pytest.approx(value, abs=0.5 * 10**-written.unit.digits)
        if reference is not None:
            _check_delta(found, gid, at, value - reference, written.direction, reference)


def _check_delta(found: dict[str, Artist], gid: str, at: int, delta: float, direction: str, reference: float) -> None:
    bar = found[f"{gid}:delta"]
    assert (bar.get_y(), bar.get_height()) == (0.0, pytest.approx(delta))
    assert bar.get_x() + bar.get_width() / 2 == pytest.approx(at)
    text = text_of(found, f"{gid}:delta:text")
    assert printed(text) == pytest.approx(delta, abs=0.5)
    assert printed(text) == 0 or np.sign(printed(text)) == np.sign(delta)
    worse = delta < 0 if direction == "maximise" else delta > 0
    if delta:
        color = "#98140F" if worse else "#2E7D79"
        assert same_color(bar.get_edgecolor(), color)
        assert (bar.get_hatch() is not None) == worse
        assert same_color(found[f"{gid}:delta:text"].get_color(), color)
    if f"{gid}:share" in found:
        head = found[f"{gid}:share:head"]
        assert (head.get_xdata()[0], head.get_ydata()[0]) == (at, pytest.approx(delta / abs(reference)))
        assert printed(text_of(found, f"{gid}:share:text").rstrip(" %")) == pytest.approx(
            100 * delta / abs(reference), abs=0.05 + 1e-9
        )
        assert list(found[f"{gid}:share"].get_ydata()) == [0.0, head.get_ydata()[0]]
