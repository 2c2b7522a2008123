"""Checks that read the radar, slope and answer coverage charts back and hold them against their results.

`tests/charts/test_gap_mutations.py` shows that each can fail.
"""

from __future__ import annotations

import math

import numpy as np
import pytest
from matplotlib.colors import same_color

from scorecard.plots import Chart
from scorecard.survey import GapAnalysis, Survey, WaveChanges
from scorecard.survey.gap_words import row_name
from tests.charts.measure_structure import check_name
from tests.charts.structure import BAD, GOOD, artists, place, printed, same_row, text_of

GREY = "#8A939C"


def check_radar(chart: Chart, gaps: GapAnalysis) -> None:
    """Assert that both polygons have a corner at each mean, on axes at equal angles from the top, clockwise."""
    found = artists(chart)
    rows = [row for row in gaps.dimensions if row.expectation is not None]
    scale = gaps.instrument.scale
    corners = {role: np.asarray(found[f"radar:{role}"].get_xy())[:-1] for role in ("expectation", "perception")}
    rims = chart.figure.findobj(lambda a: a.get_gid() == f"ground:axis:{rows[0].id}")
    assert len(rims) == 1, "every dimension has its axis"
    middle = np.asarray(rims[0].get_xydata())[0]
    radius = float(np.hypot(*(np.asarray(rims[0].get_xydata())[1] - middle)))
    for role, places in corners.items():
        assert len(places) == len(rows)
        for at, (row, corner) in enumerate(zip(rows, places, strict=True)):
            share = (getattr(row, role) - scale.low) / (scale.high - scale.low)
            angle = 2 * math.pi * at / len(rows)
            expected = middle + share * radius * np.array([math.sin(angle), -math.cos(angle)])
            assert corner == pytest.approx(expected, abs=1e-6)
        assert np.asarray(found[f"radar:{role}:marks"].get_xydata()) == pytest.approx(places)
    assert same_color(found["radar:expectation:marks"].get_markerfacecolor(), "#FFFFFF"), "expectation is hollow"
    assert not same_color(found["radar:perception:marks"].get_markerfacecolor(), "#FFFFFF"), "perception is filled"
    for row in rows:
        check_name(found, f"radar:{row.id}:name", row_name(row.id, gaps.instrument).text(chart.lang))
        texts = text_of(found, f"radar:{row.id}:values").replace("，", ",").split(",")
        values = [printed(text.split()[-1]) for text in texts]
        assert values == pytest.approx([row.expectation, row.perception, row.gap], abs=0.005 + 1e-9)
    foot = " ".join(t.get_text() for t in chart.axes[0].texts if (t.get_gid() or "").startswith("foot"))
    assert ("area" in foot and "dumbbell" in foot) or ("面积" in foot and "哑铃图" in foot)
    assert str(scale.low) in chart.what


def check_slope(
    chart: Chart, waves: WaveChanges, *, kinds: tuple[str, ...] = ("dimension", "overall", "weighted")
) -> None:
    """Assert that each line leads from mean to mean, and the change beside it has its interval and its colour."""
    found, pair = artists(chart), waves.pairs[-1]
    rows = {
        row.id: row for row in waves.rows if row.later == pair.later and row.kind in kinds and row.change is not None
    }
    drawn = [gid.split(":")[1] for gid in found if gid.startswith("slope:") and gid.endswith(":line")]
    assert sorted(drawn) == sorted(rows)
    judged = waves.statistic in ("gap", "perception", "satisfaction")
    for of, row in rows.items():
        gid = f"slope:{of}"
        line, point = found[f"{gid}:line"], found[f"{gid}:point"]
        assert list(line.get_xdata()) == [0, 1]
        assert list(line.get_ydata()) == [row.mean_earlier, row.mean_later]
        assert point.get_xdata()[0] == row.change
        if row.low is not None:
            assert list(found[f"{gid}:interval"].get_xdata()) == [row.low, row.high]
        p = row.p_value if row.p_adjusted is None else row.p_adjusted
        clear = p is not None and p < 1 - waves.confidence
        look = GREY if not clear else "#1F2933" if not judged else GOOD if row.change > 0 else BAD
        assert same_color(line.get_color(), look)
        assert same_color(point.get_markeredgecolor(), look)
        assert point.get_marker() == ("D" if clear and judged and row.change < 0 else "o")
        assert same_color(point.get_markerfacecolor(), "#FFFFFF") == (not clear)
        for part, value in (("earlier", row.mean_earlier), ("later", row.mean_later), ("change", row.change)):
            assert printed(text_of(found, f"{gid}:{part}")) == pytest.approx(value, abs=0.005 + 1e-9)
        counts = text_of(found, f"{gid}:n")
        assert counts == (str(row.n_later) if row.design == "paired" else f"{row.n_earlier} / {row.n_later}")
        check_name(found, f"{gid}:name", row_name(of, waves.instrument).text(chart.lang))
        same_row(found, *(f"{gid}:{part}" for part in ("later", "name", "point", "interval", "change", "n")))
    for part, mean in (("earlier", "mean_earlier"), ("later", "mean_later")):
        ordered = sorted(rows, key=lambda of: -place(found[f"slope:{of}:{part}"])[1])
        means = [getattr(rows[of], mean) for of in ordered]
        assert means == sorted(means, reverse=True), "higher means stand higher"
    design = {
        "paired": ("paired:", "配对比较"),
        "unpaired": ("unpaired:", "独立比较"),
        "overlap": ("partly", "部分配对"),
    }
    assert design[pair.design][chart.lang == "zh"] in chart.what


def check_answers(chart: Chart, survey: Survey) -> None:
    """Assert that the three parts of each bar are the respondents counted anew, and fill the whole."""
    found, items = artists(chart), survey.instrument.items
    heights = [place(found[f"answers:{item.id}:answered"])[1] for item in items]
    assert heights == sorted(heights, reverse=True), "rows stand in the order of the questionnaire"
    units = []
    for at, item in enumerate(items):
        given = [sum(int(codes[who, at] != 0) for codes in survey.answers.values()) for who in range(survey.size)]
        every, none = given.count(len(survey.roles)), given.count(0)
        counts = {"answered": every, "excluded": survey.size - every - none, "missing": none}
        gid, end = f"answers:{item.id}", None
        check_name(found, f"{gid}:name", item.label.text(chart.lang))
        for kind, count in counts.items():
            assert text_of(found, f"{gid}:{kind}") == str(count)
            if not count:
                assert f"{gid}:{kind}:bar" not in found
                continue
            bar = found[f"{gid}:{kind}:bar"]
            assert end is None or bar.get_x() == pytest.approx(end)
            end = bar.get_x() + bar.get_width()
            units.append(bar.get_width() / count)
            assert same_color(bar.get_facecolor(), "#404040") == (kind == "answered")
            assert (bar.get_hatch() is not None) == (kind == "excluded")
            same_row(found, f"{gid}:{kind}:bar", f"{gid}:{kind}")
    assert units == pytest.approx([units[0]] * len(units))
