"""Checks that read charts of scores at two times back and hold them against their results.

`tests/charts/test_score_mutations.py` shows that each can fail.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from matplotlib.artist import Artist
from matplotlib.colors import same_color

from scorecard.plots import Chart
from scorecard.plots.dashboard_given import DecisionAsked
from scorecard.scoring import Contributions, Evaluation
from scorecard.survey import GapAnalysis
from tests.charts import structure
from tests.charts.structure import BAD, GOOD, artists, place, printed, same_row, text_of

TWO_DIGITS = 0.005 + 1e-9


def check_contributions(chart: Chart, found: Contributions, *, most: int = 12) -> None:
    """Assert that the bars lead from score to score by their points, the largest measure first, the rest summed."""
    shown = artists(chart)
    ranked = sorted((row for row in found.rows if row.points is not None), key=lambda row: -abs(row.points))
    single = ranked if len(ranked) <= most + 1 else ranked[:most]
    rest = ranked[len(single) :]
    expected = [(row.id, row.points) for row in single]
    expected += [("part.rest", sum(row.points for row in rest))] if rest else []
    expected += [("part.coverage", found.coverage)] + ([("part.weights", found.weights)] if found.weights else [])
    names = [gid.split(":")[1] for gid in shown if gid.startswith("contribution:") and gid.endswith(":name")]
    assert sorted(names, key=lambda name: -place(shown[f"contribution:{name}:name"])[1]) == [
        "before",
        *(part for part, _ in expected),
        "after",
    ]
    for end, score in (("before", found.before), ("after", found.after)):
        assert list(shown[f"contribution:{end}"].get_xdata()) == [score]
        assert printed(text_of(shown, f"contribution:{end}:score")) == pytest.approx(score, abs=TWO_DIGITS)
        same_row(shown, f"contribution:{end}", f"contribution:{end}:score")
    at = found.before
    for part, points in expected:
        gid, bar = f"contribution:{part}", shown[f"contribution:{part}"]
        assert (bar.get_x(), bar.get_width()) == pytest.approx((at, points), abs=1e-9)
        at += points
        same_row(shown, gid, *(f"{gid}:{key}" for key in ("points", "score", "weight", "change")))
        assert printed(text_of(shown, f"{gid}:points")) == pytest.approx(points, abs=TWO_DIGITS)
        assert printed(text_of(shown, f"{gid}:score")) == pytest.approx(at, abs=TWO_DIGITS)
        color = GOOD if points > 0 else BAD
        assert not points or same_color(bar.get_edgecolor(), color)
        assert not points or same_color(shown[f"{gid}:points"].get_color(), color)
        assert not points or (bar.get_hatch() is None) == (points > 0)
    assert at == pytest.approx(found.after, abs=1e-9), "the bars sum to the change"
    for row in single:
        gid = f"contribution:{row.id}"
        assert_named(row.name.text(chart.lang), text_of(shown, f"{gid}:name"))
        assert printed(text_of(shown, f"{gid}:weight").rstrip(" %")) == pytest.approx(100 * row.weight, abs=0.05 + 1e-9)
        if row.change is not None:
            assert printed(text_of(shown, f"{gid}:change")) == pytest.approx(row.change, abs=TWO_DIGITS)


def assert_named(name: str, shown: str) -> None:
    """Assert that a text is a name, or its beginning where the end is cut; breaks between lines do not count."""
    name, text = "".join(name.split()), "".join(shown.split())
    assert name.startswith(text[:-1]) if text.endswith("…") else name == text


def check_dashboard(
    chart: Chart,
    ev: Evaluation,
    *,
    previous: Evaluation | None = None,
    gaps: GapAnalysis | None = None,
    decisions: Sequence[DecisionAsked] | None = None,
    level: str = "measure",
) -> None:
    """Assert that a dashboard shows an evaluation: tiles, rows, what moved, gaps, decisions."""
    shown = artists(chart)
    tops = [node for node in ev.nodes if ev.card.kind_of(node) in ("total", "perspective")]
    rows = [node for node in ev.nodes if ev.card.kind_of(node) == level]
    for node in tops:
        _check_tile(shown, ev, previous, node)
    assert [place(shown[f"tile:{node}:name"])[0] for node in tops] == sorted(
        place(shown[f"tile:{node}:name"])[0] for node in tops
    )
    assert {gid.split(":")[1] for gid in shown if gid.startswith("row:")} == {
        *rows,
        *(node for node in tops if node != "total"),
    }
    sides = [node for node in tops if node != "total"]
    order = [node for node in ev.nodes if node in (*sides, *rows)]
    heights = [place(shown[f"row:{node}:name"])[1] for node in order]
    assert heights == sorted(heights, reverse=True), "rows stand in the order of the card"
    for node in rows:
        _check_row(shown, ev, node, chart.lang)
    _check_moves(shown, ev, previous, chart.lang)
    _check_gaps(shown, gaps, chart.lang)
    _check_decisions(shown, decisions, chart.lang)


def _check_tile(shown: dict[str, Artist], ev: Evaluation, previous: Evaluation | None, node: str) -> None:
    gid, result = f"tile:{node}", ev[node]
    structure._check_status(shown, gid, ev, node)
    _check_bar(shown, gid, result.score)
    if result.low is not None and result.high is not None:
        low, high = (printed(v) for v in re.findall(r"[\d.]+", text_of(shown, f"{gid}:data"))[:2])
        assert (low, high) == pytest.approx((result.low, result.high), abs=0.05 + 1e-9)
    if previous is None or result.score is None or previous[node].score is None:
        assert not re.search(r"[+−]", text_of(shown, f"{gid}:change")) if f"{gid}:change" in shown else True
        return
    (change,) = re.findall(r"[+−]?\d+\.\d", text_of(shown, f"{gid}:change"))
    assert printed(change) == pytest.approx(result.score - previous[node].score, abs=0.05 + 1e-9)


def _check_bar(shown: dict[str, Artist], gid: str, score: float | None) -> None:
    if score is None:
        assert f"{gid}:bar" not in shown
        return
    bar, hundred = shown[f"{gid}:bar"], shown[f"{gid}:hundred"].get_xdata()[0]
    assert bar.get_width() == pytest.approx(score * (hundred - bar.get_x()) / 100)


def _check_row(shown: dict[str, Artist], ev: Evaluation, node: str, lang: str) -> None:
    gid, result = f"row:{node}", ev[node]
    assert_named(ev.card.name_of(node).text(lang), text_of(shown, f"{gid}:name").removesuffix(" †"))
    structure._check_status(shown, gid, ev, node)
    _check_bar(shown, gid, result.score)
    same_row(shown, f"{gid}:name", f"{gid}:status", f"{gid}:actual", f"{gid}:target", f"{gid}:score", f"{gid}:bar")
    if result.kind != "measure":
        assert printed(text_of(shown, f"{gid}:coverage").rstrip(" %")) == pytest.approx(100 * result.coverage, abs=0.5)
        return
    measure = ev.card.measure(node)
    close = 0.5 * 10**-measure.unit.digits + 1e-9
    if result.value is None:
        assert text_of(shown, f"{gid}:actual") == "–"
    else:
        assert printed(text_of(shown, f"{gid}:actual")) == pytest.approx(result.value, abs=close)
    if measure.target is not None:
        assert printed(text_of(shown, f"{gid}:target")[1:]) == pytest.approx(measure.target, abs=close)
    series = ev.observations.series(node, entity=ev.entities[0])
    structure._check_spark(shown, gid, series[: ev.observations.periods.index(ev.periods[0]) + 1])


def _check_moves(shown: dict[str, Artist], ev: Evaluation, previous: Evaluation | None, lang: str) -> None:
    drawn = [gid.split(":")[1] for gid in shown if gid.startswith("move:") and gid.endswith(":points")]
    if previous is None:
        assert drawn == []
        assert text_of(shown, "moves:absent") == ("not supplied" if lang == "en" else "未提供")
        return
    if "total" in ev.nodes:
        found = ev.contributions(previous)
        points = {row.id: row.points for row in found.rows if row.points}
        points |= {"part.coverage": found.coverage, "part.weights": found.weights}
    else:
        pairs = {m.id: (ev[m.id].score, previous[m.id].score) for m in ev.card.measures}
        points = {m: now - then for m, (now, then) in pairs.items() if now is not None and then is not None}
    ranked = sorted((m for m, p in points.items() if p), key=lambda m: -abs(points[m]))[:6]
    assert sorted(drawn, key=lambda m: -place(shown[f"move:{m}:points"])[1]) == ranked
    if not ranked:
        assert text_of(shown, "moves:absent") == ("nothing moved" if lang == "en" else "无变动")
        return
    zero = shown["moves:zero"].get_xdata()[0]
    scale = {round(shown[f"move:{m}"].get_width() / abs(points[m]), 6) for m in ranked}
    assert len(scale) == 1, "all bars on one scale"
    for m in ranked:
        bar, up = shown[f"move:{m}"], points[m] > 0
        assert (bar.get_x() if up else bar.get_x() + bar.get_width()) == pytest.approx(zero)
        assert printed(text_of(shown, f"move:{m}:points")) == pytest.approx(points[m], abs=0.05 + 1e-9)
        assert same_color(bar.get_edgecolor(), GOOD if up else BAD)
        assert same_color(bar.get_facecolor(), GOOD if up else "#FFFFFF")
        assert same_color(shown[f"move:{m}:points"].get_color(), GOOD if up else BAD)
        if not m.startswith("part."):
            assert_named(ev.card.name_of(m).text(lang), text_of(shown, f"move:{m}:name"))
        same_row(shown, f"move:{m}", f"move:{m}:points", f"move:{m}:name")


def _check_gaps(shown: dict[str, Artist], gaps: GapAnalysis | None, lang: str) -> None:
    drawn = [gid.split(":")[1] for gid in shown if gid.startswith("gap:") and gid.endswith(":value")]
    if gaps is None:
        assert drawn == []
        assert text_of(shown, "gaps:absent") == ("not supplied" if lang == "en" else "未提供")
        return
    rows = sorted(gaps.dimensions, key=lambda row: (row.gap is None, row.gap or 0.0))[:5]
    assert sorted(drawn, key=lambda row: -place(shown[f"gap:{row}:value"])[1]) == [row.id for row in rows]
    zero, names = shown["gaps:zero"].get_xdata()[0], {d.id: d.name for d in gaps.instrument.dimensions}
    scales = set()
    for row in rows:
        gid = f"gap:{row.id}"
        assert_named(names[row.id].text(lang), text_of(shown, f"{gid}:name"))
        assert text_of(shown, f"{gid}:n").endswith(str(row.n))
        if row.gap is None:
            assert f"{gid}:point" not in shown
            continue
        assert printed(text_of(shown, f"{gid}:value")) == pytest.approx(row.gap, abs=TWO_DIGITS)
        point = shown[f"{gid}:point"]
        places = [(point.get_xdata()[0], row.gap)]
        if row.low is not None:
            places += list(zip(shown[f"{gid}:interval"].get_xdata(), (row.low, row.high), strict=True))
        scales |= {round((x - zero) / value, 4) for x, value in places if abs(value) > 1e-3}
        p = row.p_value if row.p_adjusted is None else row.p_adjusted
        told = p is not None and p < 1 - gaps.confidence
        assert point.get_marker() == ("D" if told and row.gap < 0 else "o")
        assert same_color(point.get_markerfacecolor(), (BAD if row.gap < 0 else GOOD) if told else "#FFFFFF")
        same_row(shown, f"{gid}:name", f"{gid}:value", f"{gid}:point", f"{gid}:n")
    assert len(scales) <= 1, "points and intervals on one scale"


def _check_decisions(shown: dict[str, Artist], decisions: Sequence[DecisionAsked] | None, lang: str) -> None:
    drawn = [gid for gid in shown if re.fullmatch(r"decision:\d+:what", gid)]
    assert len(drawn) == len(decisions or ())
    if decisions is None:
        assert text_of(shown, "decisions:absent") == ("not supplied" if lang == "en" else "未提供")
    for i, decision in enumerate(decisions or (), start=1):
        assert_named(decision.what.text(lang), text_of(shown, f"decision:{i}:what"))
        who = text_of(shown, f"decision:{i}:who")
        assert decision.owner is None or who.startswith(decision.owner.text(lang))
        assert decision.due is None or decision.due.isoformat() in who
