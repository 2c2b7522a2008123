"""What holds for charts of any numbers and names: a clean layout with every name told, or a clear refusal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import Phase, given, reject, settings
from hypothesis import strategies as st

import scorecard as sc
from scorecard import plots
from scorecard._text import LANGS, Lang, LocalText
from scorecard.errors import ChartError, FontError, ObservationError
from scorecard.instruments import ColumnLayout
from scorecard.logistics import CauseRow, ParetoRow
from scorecard.models import Scorecard
from scorecard.plots import Chart
from scorecard.series import MeasureRecord, change_from_values
from scorecard.survey import Survey, build_survey
from tests.charts import answer_samples, samples, wave_samples
from tests.charts.layout_lint import lint

MODEST = settings(max_examples=max(3, settings().max_examples // 8), phases=(Phase.explicit, Phase.generate))
"""Each example draws a chart and measures it; to shrink one takes minutes."""

langs = st.sampled_from(LANGS)
words = st.one_of(
    st.just("x"),
    st.text("差距平均货损率 OTIFabcdef gh，（）-%0123", min_size=1, max_size=80).filter(str.strip),
    st.just("准时足量率 on time in full " * 3),
    st.just("Donaudampfschifffahrtsgesellschaftskapitän" * 2),
)
names = st.builds(lambda en, zh: LocalText(en=en, zh=zh), words, words)
sizes = st.sampled_from([0.0, 1.0, -1.0, 1e-9, 0.005, 99.995, -12345.678, 1e6, 3.2e9, -1e12, 1e15])
numbers = st.one_of(sizes, st.floats(-200, 200).map(lambda v: round(v, 6)))
known = st.one_of(st.none(), numbers)


def held(draw: Callable[[], Chart]) -> None:
    """Assert that a chart has a clean layout and tells every name, or that it is refused as a chart."""
    try:
        chart = draw()
    except FontError:
        raise
    except ChartError:
        return
    assert lint(chart) == []
    for record in chart.data.records():
        name = record["name"]
        assert isinstance(name, LocalText)
        assert name.text(chart.lang) in chart.alt_text


@st.composite
def evaluations(draw: st.DrawFn) -> sc.Evaluation:
    """Draw one to seven measures over three quarters, of any size, direction and name."""
    count = draw(st.integers(1, 7))
    equal = draw(st.booleans())
    one = draw(known)
    measures: list[dict[str, object]] = []
    rows: list[MeasureRecord] = []
    for at in range(count):
        worst, target = draw(st.sampled_from([(0.0, 100.0), (100.0, 0.0), (-1e6, 1e6), (0.0, 1e-6)]))
        direction = "maximise" if target > worst else "minimise"
        unit = {"kind": draw(st.sampled_from(["percent", "number", "count"]))}
        name = draw(names)
        measures.append(
            {"id": f"m{at}", "name": name, "unit": unit, "direction": direction, "worst": worst, "target": target}
        )
        for quarter in (1, 2, 3):
            value = one if equal else draw(known)
            if value is not None:
                error = draw(st.sampled_from([None, 0.0, 3.0]))
                rows.append(MeasureRecord(f"m{at}", f"2026-Q{quarter}", value, standard_error=error))
    objective = {"id": "o", "name": "O", "measures": measures}
    chosen = Scorecard.model_validate(
        {
            "id": "any",
            "name": draw(names),
            "calendar": {"first": "2026-Q1", "last": "2026-Q3"},
            "perspectives": [{"id": "customer", "objectives": [objective]}],
        }
    )
    try:
        observed = sc.observe(chosen, values=rows)
    except ObservationError:  # a percentage that could be a fraction is asked about, never drawn
        reject()
    return sc.evaluate(chosen, observed, period="2026-Q3")


@MODEST
@given(evaluations(), langs)
def test_bullets(ev: sc.Evaluation, lang: Lang) -> None:
    held(lambda: plots.bullets(ev, lang=lang))


@MODEST
@given(evaluations(), langs, st.sampled_from(["unit", "own"]))
def test_panels(ev: sc.Evaluation, lang: Lang, scale: plots.spark_data.PanelScale) -> None:
    held(lambda: plots.spark_panels(ev, lang=lang, scale=scale))


@MODEST
@given(evaluations(), langs)
def test_coverage_strip(ev: sc.Evaluation, lang: Lang) -> None:
    held(lambda: plots.coverage_strip(ev, lang=lang))


@MODEST
@given(evaluations(), langs)
def test_variance_columns(ev: sc.Evaluation, lang: Lang) -> None:
    held(lambda: plots.variance_columns(ev, "m0", lang=lang))


@MODEST
@given(st.lists(st.tuples(names, numbers, numbers, known), min_size=1, max_size=30), langs)
def test_slopes(rows: list[tuple[LocalText, float, float, float | None]], lang: Lang) -> None:
    data = plots.prepare_wave_slope(wave_samples.waves())
    marks = [
        replace(
            data.rows[0],
            id=f"r{at}",
            name=name,
            earlier=first,
            later=second,
            change=second - first,
            low=None if reach is None else second - first - abs(reach),
            high=None if reach is None else second - first + abs(reach),
        )
        for at, (name, first, second, reach) in enumerate(rows)
    ]
    means = [mean for mark in marks for mean in (mark.earlier, mark.later)]
    low, high, _ = plots.scales.nice_range(min(means), max(means))
    held(lambda: plots.draw_wave_slope(replace(data, rows=tuple(marks), ends=(low, high)), lang=lang))


@MODEST
@given(st.lists(st.tuples(names, st.floats(1, 7), st.floats(1, 7)), min_size=3, max_size=12), langs)
def test_radar(rows: list[tuple[LocalText, float, float]], lang: Lang) -> None:
    data = plots.prepare_gap_radar(samples.small_gaps())
    marks = [
        replace(data.rows[0], id=f"d{at}", name=name, expectation=e, perception=p, gap=p - e)
        for at, (name, e, p) in enumerate(rows)
    ]
    held(lambda: plots.draw_gap_radar(replace(data, rows=tuple(marks)), lang=lang))


@st.composite
def surveys(draw: st.DrawFn, *roles: str) -> Survey:
    """Draw answers of a few respondents in up to three groups: of all kinds, all equal, or none."""
    instrument = answer_samples.questionnaire(*roles)
    n = draw(st.sampled_from([1, 2, 6, 24]))
    random = np.random.default_rng(draw(st.integers(0, 9)))
    kind = draw(st.sampled_from(["any", "equal", "none", "few"]))
    answers: dict[str, list[int | str | None]] = {"who": [f"group {'长' * (i % 3 * 12)} {i % 3}" for i in range(n)]}
    for number in range(1, len(instrument.items) + 1):
        for role in roles:
            codes = random.integers(1, 8, n) if kind != "equal" else np.full(n, 4)
            missing = {"any": 0.2, "equal": 0.0, "none": 1.0, "few": 0.9}[kind]
            answers[f"{role}{number}"] = [None if random.random() < missing else int(code) for code in codes]
    columns = {role: role + "{number}" for role in roles}
    found = build_survey(instrument, ColumnLayout(columns=columns, segments={"who": "who"}), answers)
    labels = draw(st.lists(names, min_size=1, max_size=3))
    items = tuple(
        item.model_copy(update={"short": labels[at % len(labels)]}) for at, item in enumerate(found.instrument.items)
    )
    return replace(found, instrument=found.instrument.model_copy(update={"items": items}))


@MODEST
@given(surveys("expectation", "perception"), langs)
def test_answer_coverage(survey: Survey, lang: Lang) -> None:
    held(lambda: plots.answer_coverage(survey, lang=lang))


@MODEST
@given(surveys("perception"), langs)
def test_likert(survey: Survey, lang: Lang) -> None:
    held(lambda: plots.likert(survey, lang=lang))


@MODEST
@given(surveys("minimum", "desired", "perception"), langs, st.sampled_from(["dimensions", "items"]), st.booleans())
def test_zone_ladder(survey: Survey, lang: Lang, rows: plots.zone_data.ZoneRows, grouped: bool) -> None:
    found = sc.zone_of_tolerance(survey, by="who" if grouped else None)
    segment = next(iter(found.segments)) if found.segments else None
    held(lambda: plots.zone_ladder(found, rows=rows, segment=segment, lang=lang))


@MODEST
@given(surveys("perception", "importance"), langs, st.sampled_from(["dimensions", "items"]), st.booleans())
def test_mean_dots(survey: Survey, lang: Lang, rows: plots.mean_data.MeanRows, grouped: bool) -> None:
    found = sc.question_means(survey, by="who" if grouped else None)
    segment = next(iter(found.segments)) if found.segments else None
    held(lambda: plots.mean_dots(found, rows=rows, segment=segment, lang=lang))


@MODEST
@given(surveys("expectation", "perception"), langs, st.sampled_from(["gap", "perception"]))
def test_heat_map(survey: Survey, lang: Lang, statistic: str) -> None:
    found = sc.gap_analysis(survey, by="who").heat_map(statistic=statistic)
    held(lambda: plots.segment_heat_map(found, lang=lang))


@MODEST
@given(st.lists(known, min_size=1, max_size=40), langs, st.one_of(st.none(), numbers), names)
def test_process_behaviour(series: list[float | None], lang: Lang, target: float | None, name: LocalText) -> None:
    found = replace(change_from_values(series, target=target), name=name)
    try:
        chart = plots.process_behaviour(found, lang=lang)
    except FontError:
        raise
    except ChartError:
        return
    assert lint(chart) == []


@MODEST
@given(st.tuples(numbers, numbers, numbers, numbers), numbers, names, langs)
def test_waterfall(points: tuple[float, ...], before: float, name: LocalText, lang: Lang) -> None:
    fields = dict(zip(("value", "weight", "target", "coverage"), points, strict=True))
    after = before + sum(points)
    found = replace(samples.four_blocks(), name=name, before=before, after=after, difference=after - before, **fields)
    held(lambda: plots.waterfall(found, lang=lang))


@MODEST
@given(st.lists(st.integers(1, 10**7), min_size=1, max_size=20), langs, st.sampled_from(["", "_of_all_shops" * 6]))
def test_pareto(counts: list[int], lang: Lang, tail: str) -> None:
    counts = sorted(counts, reverse=True)
    total, upto = sum(counts), np.cumsum(counts).tolist()
    found = replace(
        samples.failed_orders(),
        n=2 * total,
        failed=total,
        rows=tuple(CauseRow(f"c{i}{tail}", c, c, c / total, c / total / 2) for i, c in enumerate(counts)),
        pareto=tuple(ParetoRow(f"c{i}{tail}", c, c / total, upto[i] / total) for i, c in enumerate(counts)),
    )
    held(lambda: plots.pareto(found, lang=lang))


def test_nothing_at_all_is_refused() -> None:
    with pytest.raises(ChartError):
        plots.process_behaviour(change_from_values([None, None]))
