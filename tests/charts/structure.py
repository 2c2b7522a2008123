"""Checks that read a finished chart back and hold it against its data.

Each function takes the drawn chart and the numbers it should show; it looks at positions, texts, shapes and colours of
artists found by their gid, never at how they were made. `tests/charts/test_mutations.py` shows that each can fail.
"""

from __future__ import annotations

import re
from itertools import pairwise

import numpy as np
import pytest
from matplotlib.artist import Artist
from matplotlib.colors import same_color, to_hex
from matplotlib.lines import Line2D
from matplotlib.text import Text

from scorecard.plots import Chart
from scorecard.scoring import Evaluation
from scorecard.survey import GapAnalysis, GapRow, ImportancePerformance

GOOD, WATCH, BAD = "#2E7D79", "#F9B233", "#98140F"
SHAPES = {"good": "o", "watch": "^", "bad": "D", None: "s"}
FILLS = {"good": GOOD, "watch": WATCH, "bad": BAD, None: "#FFFFFF"}


def artists(chart: Chart) -> dict[str, Artist]:
    """Return every artist with a gid of its own."""
    found: dict[str, Artist] = {}
    for artist in chart.figure.findobj(lambda a: bool(a.get_gid()) and not a.get_gid().startswith("ground")):
        assert artist.get_gid() not in found, f"{artist.get_gid()} is used twice"
        found[artist.get_gid()] = artist
    return found


def text_of(found: dict[str, Artist], gid: str) -> str:
    """Return a text, its continuation lines joined by a space."""
    parts = [gid, *(f"{gid}:{n}" for n in range(2, 9))]
    lines = [found[part] for part in parts if part in found]
    assert all(isinstance(line, Text) for line in lines)
    return " ".join(line.get_text() for line in lines)


def place(artist: Artist) -> tuple[float, float]:
    """Return the middle of an artist in pixels, y upwards; for a text, the middle of its line."""
    if isinstance(artist, Line2D):
        points = artist.get_transform().transform(artist.get_xydata())
        return float(points[:, 0].mean()), float(points[:, 1].mean())
    if isinstance(artist, Text):
        x, y = artist.get_transform().transform(artist.get_position())
        return float(x), float(y) + 0.365 * artist.get_fontsize() * artist.figure.dpi / 72
    box = artist.get_window_extent()
    return (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2


def printed(text: str) -> float:
    """Return a printed number as a number."""
    return float("".join(text.split()).replace("−", "-").replace("+", "").rstrip("*†"))


def same_row(found: dict[str, Artist], *gids: str) -> None:
    """Assert that artists stand at one height."""
    heights = [place(found[gid])[1] for gid in gids if gid in found]
    assert heights == pytest.approx([heights[0]] * len(heights), abs=1.0), gids


def check_gap_chart(chart: Chart, gaps: GapAnalysis, *, rows: str = "dimensions") -> None:
    """Assert that a gap chart shows the rows of a gap analysis."""
    found = artists(chart)
    shown = list(gaps.dimensions if rows == "dimensions" else gaps.items)
    wholes = [gaps.overall] + ([gaps.weighted] if gaps.weighted is not None else []) if rows == "dimensions" else []
    for row in (*shown, *wholes):
        _check_gap_row(found, row, gaps)
    names = {d.id: d.name for d in gaps.instrument.dimensions} | {i.id: i.label for i in gaps.instrument.items}
    for row in shown:
        name = names[row.id].text(chart.lang)
        assert name.startswith(text_of(found, f"gap:{row.id}:name").rstrip("…")[:20])
    ordered = sorted(shown, key=lambda row: -place(found[f"gap:{row.id}:value"])[1])
    known = [row.gap for row in ordered if row.gap is not None]
    assert known == sorted(known), "largest shortfall first"
    assert [row.gap is None for row in ordered] == sorted(row.gap is None for row in ordered), "rows without a gap last"


def _check_gap_row(found: dict[str, Artist], row: GapRow, gaps: GapAnalysis) -> None:
    gid = f"gap:{row.id}"
    assert text_of(found, f"{gid}:n") == str(row.n)
    if row.gap is None:
        assert text_of(found, f"{gid}:value") == "–"
        assert f"{gid}:point" not in found
        assert text_of(found, f"{gid}:reason")
        return
    for what in ("expectation", "perception"):
        mark, value = found[f"{gid}:{what}"], getattr(row, what)
        assert mark.get_xdata()[0] == value
        assert printed(text_of(found, f"{gid}:{what}:value")) == pytest.approx(value, abs=0.005 + 1e-9)
    assert found[f"{gid}:expectation"].get_markerfacecolor() == "none", "expectation is hollow"
    assert found[f"{gid}:perception"].get_markerfacecolor() != "none", "perception is filled"
    bar = found[f"{gid}:bar"].get_xdata()
    assert sorted(bar) == sorted((row.expectation, row.perception))
    point, value = found[f"{gid}:point"], printed(text_of(found, f"{gid}:value"))
    assert point.get_xdata()[0] == row.gap
    assert value == pytest.approx(row.gap, abs=0.005 + 1e-9)
    assert value == 0 or np.sign(value) == np.sign(row.gap)
    zero = found["gap:zero"].get_transform().transform([(0.0, 0.5)])[0][0]
    assert np.sign(place(point)[0] - zero) == np.sign(row.gap) or abs(row.gap) < 0.01
    if row.low is not None:
        assert tuple(found[f"{gid}:interval"].get_xdata()) == (row.low, row.high)
    else:
        assert f"{gid}:interval" not in found
    p = row.p_value if row.p_adjusted is None else row.p_adjusted
    tested = p is not None and p < 1 - gaps.confidence
    shape, color = ("D", BAD) if tested and row.gap < 0 else ("o", GOOD) if tested else ("o", None)
    assert point.get_marker() == shape
    assert same_color(point.get_markerfacecolor(), color or "#FFFFFF")
    assert same_color(found[f"{gid}:value"].get_color(), color or "#5B6670")
    same_row(
        found, *(f"{gid}:{part}" for part in ("expectation", "perception", "bar", "point", "interval", "value", "n"))
    )


def check_scorecard_table(chart: Chart, ev: Evaluation) -> None:
    """Assert that a scorecard table shows an evaluation, row by row and in the order of the card."""
    found = artists(chart)
    heights = [place(found[f"score:{node}:name"])[1] for node in ev.nodes]
    assert heights == sorted(heights, reverse=True), "rows stand in the order of the card"
    for node in ev.nodes:
        name = ev.card.name_of(node).text(chart.lang)
        assert name.startswith(text_of(found, f"score:{node}:name").removesuffix(" †").rstrip("…")[:20])
        _check_status(found, f"score:{node}", ev, node)
        _check_bullet(found, ev, node)
        if ev.card.kind_of(node) == "measure":
            _check_measure(found, ev, node)


def _check_status(found: dict[str, Artist], gid: str, ev: Evaluation, node: str) -> None:
    result, band = ev[node], ev.band_of(node)
    if result.reason in ("unscored", "not_applicable", "no_weight"):
        assert f"{gid}:status" not in found
        return
    mark, level = found[f"{gid}:status"], None if band is None else band.level
    assert mark.get_marker() == SHAPES[level]
    assert same_color(mark.get_markerfacecolor(), FILLS[level])
    assert text_of(found, f"{gid}:label")
    same_row(found, f"{gid}:status", f"{gid}:label")
    _check_chance(found, gid, ev, node)
    if result.score is not None:
        shown = printed(text_of(found, f"{gid}:score"))
        assert shown == pytest.approx(result.score, abs=0.5 + 1e-9)
        assert ev.card.bands_of(node).of(shown).id == result.status, "the printed score lies in the band of its status"
        same_row(found, f"{gid}:status", f"{gid}:score")


def _check_chance(found: dict[str, Artist], gid: str, ev: Evaluation, node: str) -> None:
    """Assert that a status whose score has an interval has its probability beside or below it, and no other has."""
    result = ev[node]
    below = [text_of(found, f"{gid}:chance")] if f"{gid}:chance" in found else []
    shown = re.search(r"([<>]?)\s?(\d+)\s%$", " ".join([text_of(found, f"{gid}:label"), *below]))
    assert (shown is not None) == (result.low is not None)
    if shown is not None:
        p, n = 100 * result.probabilities[result.status], int(shown[2])
        assert {">": p > n, "<": p < n, "": abs(p - n) <= 0.5}[shown[1]], "the probability is that of the status"


def _check_bullet(found: dict[str, Artist], ev: Evaluation, node: str) -> None:
    gid, result = f"score:{node}", ev[node]
    if result.score is None:
        assert f"{gid}:bar" not in found
        assert text_of(found, f"{gid}:reason")
        return
    bar, hundred = found[f"{gid}:bar"], found[f"{gid}:hundred"].get_xdata()[0]
    start = bar.get_x()
    scale = (hundred - start) / 100
    assert bar.get_width() == pytest.approx(result.score * scale)
    if result.low is not None:
        ends = (np.asarray(found[f"{gid}:interval"].get_xdata()) - start) / scale
        assert list(ends) == pytest.approx([result.low, result.high])
    else:
        assert f"{gid}:interval" not in found


def _check_measure(found: dict[str, Artist], ev: Evaluation, node: str) -> None:
    gid, result, measure = f"score:{node}", ev[node], ev.card.measure(node)
    digits = measure.unit.digits
    if result.value is None:
        assert text_of(found, f"{gid}:actual") == "–"
        assert f"{gid}:last" not in found
    else:
        assert printed(text_of(found, f"{gid}:actual")) == pytest.approx(result.value, abs=0.5 * 10**-digits + 1e-9)
    if measure.target is not None:
        sign = {"maximise": "≥", "minimise": "≤", "target_is_best": "="}[measure.direction]
        shown = text_of(found, f"{gid}:target")
        assert shown.startswith(sign)
        assert printed(shown[1:]) == pytest.approx(measure.target, abs=0.5 * 10**-digits + 1e-9)
        if result.value is not None:
            difference = printed(text_of(found, f"{gid}:difference"))
            assert difference == pytest.approx(result.value - measure.target, abs=0.5 * 10**-digits + 1e-9)
    series = ev.observations.series(node, entity=ev.entities[0])
    end = ev.observations.periods.index(ev.periods[0]) + 1
    _check_spark(found, gid, series[:end])
    before, now = (series[end - 2] if end > 1 else np.nan), series[end - 1]
    if np.isnan(before) or np.isnan(now):
        assert f"{gid}:change" not in found
        return
    change = found[f"{gid}:change"]
    if now == before:
        assert change.get_text() == "="
        return
    foot, _, tip, _ = change.get_xy()
    assert np.sign(foot[1] - tip[1]) == np.sign(now - before), "the arrow goes the way the value went"
    gain = now - before if measure.direction == "maximise" else before - now
    if measure.direction == "target_is_best":
        gain = abs(before - measure.target) - abs(now - measure.target)
    color = to_hex(change.get_facecolor()).upper()
    assert (color == GOOD) == (gain > 0), "filled means better"
    assert (color == "#FFFFFF") == (gain < 0), "hollow means worse"


def _check_spark(found: dict[str, Artist], gid: str, series: np.ndarray) -> None:
    """Assert that the line falls and rises as the values do, and breaks where one is missing."""
    drawn: list[tuple[float, float]] = []
    for name, artist in found.items():
        if re.fullmatch(rf"{gid}:(spark(:\d+)?|last)", name):
            drawn.extend((float(x), float(y)) for x, y in artist.get_xydata())
    drawn = sorted(set(drawn))
    known = series[~np.isnan(series)]
    assert len(drawn) == len(known)
    heights = -np.array([y for _, y in drawn])
    if len(known) > 1 and np.ptp(known) > 0:
        share = (known - known.min()) / np.ptp(known)
        assert list((heights - heights.min()) / np.ptp(heights)) == pytest.approx(list(share))


def check_strategy_map(chart: Chart, ev: Evaluation) -> None:
    """Assert that a strategy map shows every objective in the row of its perspective, and every link."""
    found = artists(chart)
    card = ev.card
    bottoms: list[float] = []
    for perspective in card.perspectives:
        boxes = [found[f"map:{o.id}:box"].get_window_extent() for o in perspective.objectives]
        for objective, box in zip(perspective.objectives, boxes, strict=True):
            gid = f"map:{objective.id}"
            name = objective.name.text(chart.lang)
            assert name.startswith(text_of(found, f"{gid}:name").rstrip("…")[:12])
            _check_status(found, gid, ev, objective.id)
            for part in ("name", "status", "label", "score"):
                if f"{gid}:{part}" in found:
                    x, y = place(found[f"{gid}:{part}"])
                    assert box.x0 <= x <= box.x1
                    assert box.y0 <= y <= box.y1
        if bottoms and boxes:
            assert max(box.y1 for box in boxes) < bottoms[-1], "perspectives stand one above the other"
        bottoms.append(min((box.y0 for box in boxes), default=bottoms[-1] if bottoms else np.inf))
    _check_links(found, ev)


def _check_links(found: dict[str, Artist], ev: Evaluation) -> None:
    boxes = {o.id: found[f"map:{o.id}:box"].get_window_extent() for o in ev.card.objectives}
    heads = [gid for gid in found if gid.startswith("link:") and gid.endswith(":head")]
    assert len(heads) == len(ev.card.strategy_map.links)
    for link in ev.card.strategy_map.links:
        gid = f"link:{link.cause}:{link.effect}"
        path = found[gid].get_transform().transform_path(found[gid].get_path())
        corners = np.vstack(path.to_polygons(closed_only=False))
        points = np.vstack([np.linspace(a, b, 40) for a, b in pairwise(corners)])
        cause, effect = boxes[link.cause], boxes[link.effect]
        start, head = points[0], found[f"{gid}:head"].get_window_extent()
        assert cause.x0 < start[0] < cause.x1
        assert min(abs(start[1] - cause.y0), abs(start[1] - cause.y1)) < 2.0, "a link leaves its cause"
        assert effect.x0 < (head.x0 + head.x1) / 2 < effect.x1
        assert min(abs(head.y1 - effect.y0), abs(head.y0 - effect.y1)) < 4.0, "a link reaches its effect"
        hot = ev.band_of(link.cause) is not None and ev.band_of(link.cause).level == "bad"
        assert same_color(found[gid].get_edgecolor(), BAD) == hot
        assert (found[gid].get_linewidth() > 1.5) == hot
        assert (found[gid].get_linestyle() != "solid" and found[gid].get_linestyle() != "-") == (link.sign == "-")
        for node, box in boxes.items():
            inside = (points > (box.x0 + 1, box.y0 + 1)).all(axis=1) & (points < (box.x1 - 1, box.y1 - 1)).all(axis=1)
            assert not inside.any(), f"the link {gid} crosses the box of {node}"


def check_importance_chart(chart: Chart, ipa: ImportancePerformance) -> None:
    """Assert that every item stands at its means, in its quadrant, with its own label nearest."""
    found = artists(chart)
    marks = {
        "concentrate": ("D", BAD),
        "keep_up": ("o", GOOD),
        "low_priority": ("o", "#FFFFFF"),
        "overkill": ("s", "#FFFFFF"),
    }
    assert found["ipa:line:performance"].get_xdata()[0] == ipa.line_performance
    assert found["ipa:line:importance"].get_ydata()[0] == ipa.line_importance
    shown = printed(re.findall(r"[\d.]+", text_of(found, "ipa:line:performance:name"))[0])
    assert shown == pytest.approx(ipa.line_performance, abs=0.005 + 1e-9)
    names = {item.id: item.label.text(chart.lang) for item in ipa.instrument.items}
    for number, row in enumerate(ipa.rows, start=1):
        if row.quadrant is None:
            assert f"ipa:{row.id}:point" not in found
            continue
        point = found[f"ipa:{row.id}:point"]
        assert (point.get_xdata()[0], point.get_ydata()[0]) == (row.performance, row.importance)
        shape, fill = marks[row.quadrant]
        assert point.get_marker() == shape
        assert same_color(point.get_markerfacecolor(), fill)
        assert (row.importance >= ipa.line_importance - 1e-9) == (row.quadrant in ("concentrate", "keep_up"))
        label = text_of(found, f"ipa:{row.id}:label")
        if f"ipa:{row.id}:number" in found:
            assert label == text_of(found, f"ipa:{row.id}:number") == str(number)
            label = text_of(found, f"ipa:{row.id}:name")
            same_row(found, f"ipa:{row.id}:number", f"ipa:{row.id}:key")
            assert found[f"ipa:{row.id}:key"].get_marker() == shape
        assert _squeezed(names[row.id]).startswith(_squeezed(label.rstrip("…")))


def _squeezed(text: str) -> str:
    """Return a text without spaces, for comparing what was broken into lines."""
    return text.replace(" ", "")
