"""Checks that read charts of uncertainty back and hold them against their results.

`tests/charts/test_spread_mutations.py` shows that each can fail.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from matplotlib.artist import Artist
from matplotlib.colors import same_color

from scorecard.plots import Chart
from scorecard.scoring import Influence, Robustness, ScoreSpread, Uncertainty, WeightTornado
from scorecard.series import LinkEvidence
from tests.charts.structure import FILLS, SHAPES, artists, place, printed, same_row, text_of

INK = "#1F2933"


def _spreads(result: Uncertainty | Robustness, node: str | None) -> dict[str, ScoreSpread]:
    """Return the rows by the id that the chart gives them."""
    if node is not None:
        return {entity: result.row(node, entity=entity) for entity in result.evaluation.entities}
    return {row.id: row for row in result.rows}


def _shown(found: dict[str, Artist], start: str) -> list[str]:
    """Return the ids of the rows drawn, from top to bottom."""
    names = [gid for gid in found if gid.startswith(f"{start}:") and gid.endswith(":name")]
    return [gid.split(":")[1] for gid in sorted(names, key=lambda gid: -place(found[gid])[1])]


def _check_stated(found: dict[str, Artist], gid: str, result: Uncertainty | Robustness, row: ScoreSpread) -> None:
    """Assert that status and probability stand beside the row, by colour, shape and word."""
    band = result.evaluation.at(entity=row.entity).band_of(row.id)
    level = None if band is None else band.level
    assert found[f"{gid}:status"].get_marker() == SHAPES[level]
    assert same_color(found[f"{gid}:status"].get_markerfacecolor(), FILLS[level])
    assert text_of(found, f"{gid}:label")
    same_row(found, f"{gid}:status", f"{gid}:label", f"{gid}:probability")
    if row.score is None:
        assert f"{gid}:probability" not in found
        assert text_of(found, f"{gid}:reason")
        return
    shown = text_of(found, f"{gid}:probability")
    if row.error_known is not None and row.error_known < 1:
        assert shown.endswith("*") == bool(row.standard_deviation)
        if not row.standard_deviation:
            assert shown == "–"
            return
    _check_chance(shown.rstrip("*"), row.status_probability, varies=bool(row.standard_deviation))


def _check_chance(shown: str, chance: float, *, varies: bool) -> None:
    """Assert that a probability is printed as it is, and never as certain where draws differ."""
    if varies and not 0.01 <= chance <= 0.99:
        assert shown == ("> 99 %" if chance > 0.5 else "< 1 %")
    else:
        assert printed(shown.rstrip(" %")) == pytest.approx(100 * chance, abs=0.5 + 1e-9)


def check_forest(chart: Chart, result: Uncertainty | Robustness, *, node: str | None = None) -> None:
    """Assert that a forest shows each score at its place, with its interval and its probability."""
    found, spreads = artists(chart), _spreads(result, node)
    shown = _shown(found, "forest")
    if node is None:
        order = list(result.evaluation.nodes)
        assert [order.index(each) for each in shown] == sorted(order.index(each) for each in shown)
    else:
        scores = [spreads[each].score for each in shown]
        assert scores == sorted(scores, reverse=True), "highest score first"
    for each in shown:
        row, gid = spreads[each], f"forest:{each}"
        assert _squeezed(row_name(result, row, node, chart)).startswith(_squeezed(text_of(found, f"{gid}:name")))
        _check_stated(found, gid, result, row)
        if row.score is None:
            assert f"{gid}:point" not in found
            continue
        point = found[f"{gid}:point"]
        assert point.get_xdata()[0] == row.score
        assert point.get_marker() == found[f"{gid}:status"].get_marker()
        assert printed(text_of(found, f"{gid}:score")) == pytest.approx(row.score, abs=0.5 + 1e-9)
        same_row(found, f"{gid}:point", f"{gid}:interval", f"{gid}:status", f"{gid}:score")
        if row.standard_deviation:
            assert tuple(found[f"{gid}:interval"].get_xdata()) == (row.low, row.high)
            ends = [float(part) for part in text_of(found, f"{gid}:interval:text").split("–")]
            assert ends == pytest.approx([row.low, row.high], abs=0.5 + 1e-9)
        else:
            assert f"{gid}:interval" not in found
            assert text_of(found, f"{gid}:interval:text") == "–"


def row_name(result: Uncertainty | Robustness, row: ScoreSpread, node: str | None, chart: Chart) -> str:
    if node is None:
        return row.name.text(chart.lang)
    return next(e.name for e in result.evaluation.card.entities if e.id == row.entity).text(chart.lang)


def _squeezed(text: str) -> str:
    return text.replace(" ", "").rstrip("…†")


def check_strip(chart: Chart, result: Uncertainty | Robustness, *, node: str | None = None) -> None:
    """Assert that each bar is cut at the probabilities, worst band first, with the stated status framed."""
    found, spreads = artists(chart), _spreads(result, node)
    for each in _shown(found, "strip"):
        row, gid = spreads[each], f"strip:{each}"
        _check_stated(found, gid, result, row)
        unknown = not row.standard_deviation and row.error_known is not None and row.error_known < 1
        if row.score is None or unknown:
            assert text_of(found, f"{gid}:reason")
            continue
        bands = list(result.evaluation.at(entity=row.entity).bands_of(row.id))
        parts = [(band, found[f"{gid}:{band.id}"]) for band in bands if row.probabilities[band.id]]
        start, end = found["head:none"].get_position()[0], found["head:all"].get_position()[0]
        x = start
        for band, part in parts:
            assert part.get_x() == pytest.approx(x)
            assert part.get_width() == pytest.approx(row.probabilities[band.id] * (end - start))
            alone = sum(other.level == band.level for other in bands) == 1
            assert not alone or same_color(part.get_facecolor(), FILLS[band.level])
            x += part.get_width()
            if f"{gid}:{band.id}:label" in found:
                label = text_of(found, f"{gid}:{band.id}:label")
                if "%" in label:
                    told, varies = label.split(" ", 1)[1], bool(row.standard_deviation)
                    _check_chance(told, row.probabilities[band.id], varies=varies)
                same_row(found, f"{gid}:{band.id}", f"{gid}:{band.id}:label", f"{gid}:status")
        assert x == pytest.approx(end)
        assert len({part.get_facecolor() for _, part in parts}) == len(parts), "no two statuses look alike"
        assert sum(f"{gid}:{band.id}" in found for band in bands) == len(parts)
        if row.probabilities[row.status]:
            frame, stated = found[f"{gid}:stated"], found[f"{gid}:{row.status}"]
            assert (frame.get_x(), frame.get_width()) == pytest.approx((stated.get_x(), stated.get_width()))
            assert same_color(frame.get_edgecolor(), INK)


def check_ranks(chart: Chart, result: Robustness) -> None:
    """Assert that each bar is cut at the shares of the ranks, rank 1 first and darkest, by expected rank."""
    found, ranks = artists(chart), result.ranks
    shown = _shown(found, "ranks")
    expected = [ranks.expected[ranks.entities.index(each)] for each in shown]
    assert expected == sorted(expected)
    start, end = found["head:none"].get_position()[0], found["head:all"].get_position()[0]
    for each, mean in zip(shown, expected, strict=True):
        gid = f"ranks:{each}"
        assert printed(text_of(found, f"{gid}:expected")) == pytest.approx(mean, abs=0.05 + 1e-9)
        x = start
        for rank in range(1, len(ranks.entities) + 1):
            share = ranks.share(each, rank=rank)
            if not share:
                assert f"{gid}:{rank}" not in found
                continue
            part = found[f"{gid}:{rank}"]
            assert part.get_x() == pytest.approx(x)
            assert part.get_width() == pytest.approx(share * (end - start))
            if f"key:{rank}" in found:
                assert same_color(part.get_facecolor(), found[f"key:{rank}"].get_facecolor())
            x += part.get_width()
            if f"{gid}:{rank}:label" in found:
                label = text_of(found, f"{gid}:{rank}:label")
                assert label.split(":")[0] == str(rank)
                if "%" in label:
                    assert printed(label.split(": ")[1].rstrip(" %")) == pytest.approx(100 * share, abs=0.5 + 1e-9)
        assert x == pytest.approx(end)
        same_row(found, f"{gid}:frame", f"{gid}:expected")
    keys = sorted(int(gid.split(":")[1]) for gid in found if gid.startswith("key:") and gid.split(":")[1].isdigit())
    light = [sum(found[f"key:{rank}"].get_facecolor()[:3]) for rank in dict.fromkeys(keys)]
    assert all(a < b for a, b in pairwise(light)), "the first rank is the darkest"


def check_tornado(chart: Chart, result: WeightTornado) -> None:
    """Assert that each bar runs from the present score to both ends, hatched when the weight is lowered."""
    found = artists(chart)
    shown = _shown(found, "tornado")
    assert shown == [bar.id for bar in result.bars][: len(shown)]
    assert found["now"].get_xdata()[0] == result.score
    bands = {band.id: band for band in result.evaluation.bands_of(result.node)}
    for bar in result.bars[: len(shown)]:
        gid = f"tornado:{bar.id}"
        ends = {"low": (bar.score_at_low, bar.status_at_low), "high": (bar.score_at_high, bar.status_at_high)}
        for end, (value, status) in ends.items():
            patch = found[f"{gid}:{end}"]
            span = sorted((value, result.score))
            assert [patch.get_x(), patch.get_x() + patch.get_width()] == pytest.approx(span)
            assert bool(patch.get_hatch()) == (end == "low")
            assert same_color(patch.get_facecolor(), "#FFFFFF" if end == "low" else "#404040")
            text = text_of(found, f"{gid}:{end}:value")
            assert printed(text.split(" ")[0]) == pytest.approx(value, abs=0.05 + 1e-9)
            assert (bands[status].letter.text(chart.lang) in text) == (status != result.status)
            x = patch.axes.transData.transform((value, 0))[0]
            left = found[f"{gid}:{end}:value"].get_ha() == "right"
            assert (place(found[f"{gid}:{end}:value"])[0] < x) == left
            assert left or value >= result.score
            same_row(found, f"{gid}:{end}", f"{gid}:{end}:value")
    low, high = chart.axes[1].get_xlim()
    for edge in result.evaluation.bands_of(result.node).inner_edges:
        drawn = [artist for gid, artist in found.items() if gid.startswith(f"limit:{edge:g}") and "name" not in gid]
        assert bool(drawn) == (f"limit:{edge:g}:name" in found)
        assert all(set(line.get_xdata()) == {edge} for line in drawn)
        assert drawn or not min(result.score, low) + 1 < edge < high - 1


def check_influence(chart: Chart, result: Influence) -> None:
    """Assert that each source has a solid bar of its share alone within an outlined one of its total share."""
    found = artists(chart)
    shown = _shown(found, "influence")
    assert len(shown) == min(len(result.rows), 20)
    zero, full = found["axis:0"].get_position()[0], found["axis:1"].get_position()[0]
    for row in result.rows[:20]:
        gid = f"influence:{row.id}"
        for part, value in (("alone", row.first_order), ("total", row.total)):
            bar = found[f"{gid}:{part}"]
            assert bar.get_x() == pytest.approx(zero)
            assert bar.get_width() == pytest.approx(min(value, 1.0) * (full - zero))
            text = text_of(found, f"{gid}:{part}:value")
            if text.startswith("<"):
                assert 0 < value < 0.01
            else:
                assert printed(text.rstrip(" %")) == pytest.approx(100 * value, abs=0.5 + 1e-9)
        assert same_color(found[f"{gid}:alone"].get_facecolor(), "#404040")
        assert same_color(found[f"{gid}:total"].get_facecolor(), "#FFFFFF")
        kept = text_of(found, f"{gid}:kept")
        assert (kept == "–") == (row.halved_status_probability is None)
        same_row(found, *(f"{gid}:{part}" for part in ("alone", "total", "alone:value", "total:value", "kept")))


def check_evidence(chart: Chart, evidence: LinkEvidence) -> None:
    """Assert that each arrow has the line and the mark of its verdict, and the list its numbers."""
    found = artists(chart)
    for row in evidence.rows:
        gid = f"link:{row.source}:{row.target}"
        style = found[gid].get_linestyle()
        pattern = {"not_supported": 3.0, "too_little_data": 0.9}.get(row.verdict)
        dashes = found[gid]._dash_pattern[1]  # the public getter names a dash by a word only
        width = found[gid].get_linewidth()
        assert (pattern is None) == (dashes is None), style
        if pattern is not None:
            assert dashes[0] == pytest.approx(pattern * width)
        assert (f"{gid}:tick" in found) == (row.verdict == "supported")
        assert (f"{gid}:cross" in found) == (row.verdict == "contradicted")
        if f"{gid}:badge" in found:
            path = found[gid].get_transform().transform_path(found[gid].get_path())
            corners = np.vstack(path.to_polygons(closed_only=False))
            points = np.vstack([np.linspace(a, b, 20) for a, b in pairwise(corners)])
            x, y = place(found[f"{gid}:badge"])
            assert np.hypot(points[:, 0] - x, points[:, 1] - y).min() < 2.0, "the mark stands on its own arrow"
        name = f"evidence:{row.source}:{row.target}"
        if f"{name}:name" not in found:
            continue
        assert int(text_of(found, f"{name}:n")) == row.n
        shown = text_of(found, f"{name}:effect")
        if row.reason is None:
            numbers = [printed(part) for part in shown.replace("（", " ").replace("）", "").replace("(", "")
                       .replace(")", "").replace("to", "").replace("至", "").split()]  # fmt: skip
            assert numbers == pytest.approx([row.effect, row.low, row.high], abs=0.005 + 1e-9)
        same_row(found, *(f"{name}:{part}" for part in ("name", "verdict", "effect", "n")))
