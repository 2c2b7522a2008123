from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

import scorecard as sc
from scorecard._text import LANGS, Lang
from scorecard.models import Scorecard
from scorecard.plots import coverage_strip, draw_coverage_strip, prepare_coverage_strip
from scorecard.series import MeasureRecord
from tests.charts import samples
from tests.charts.layout_lint import lint
from tests.charts.measure_structure import check_coverage
from tests.charts.structure import artists
from tests.plots.test_coverage_data import every_state


@pytest.mark.parametrize("lang", LANGS)
def test_cells_show_the_values(lang: Lang) -> None:
    for ev in (samples.kiosk_evaluation(), samples.small_evaluation()):
        chart = coverage_strip(ev, lang=lang)
        check_coverage(chart, ev)
        assert lint(chart) == []


def test_five_states_look_apart() -> None:
    found = artists(coverage_strip(every_state(as_of=date(2027, 1, 15))))
    there, carried, missing = (found[f"coverage:kept:2026-Q{q}"] for q in (1, 2, 3))
    assert carried.get_hatch()
    assert not there.get_hatch()
    assert not missing.get_hatch()
    assert there.get_facecolor() != missing.get_facecolor()
    assert found["coverage:slow:2026-Q4"].get_marker() == "o"
    data = prepare_coverage_strip(samples.small_evaluation(), periods=1)
    apart = draw_coverage_strip(replace(data, rows=(replace(data.rows[0], states=("excluded",)),)))
    assert artists(apart)["coverage:otif:2026-Q3"].get_marker() == "None"


@pytest.mark.parametrize(("count", "periods"), [(1, 1), pytest.param(40, 36, marks=pytest.mark.slow)])
def test_any_size(count: int, periods: int) -> None:
    measures = [{"id": f"m{i}", "name": f"Measure {i}", "worst": 0, "target": 10} for i in range(count)]
    chosen = Scorecard.model_validate(
        {
            "id": "any",
            "name": "Any",
            "calendar": {"first": "2026-01", "last": "2028-12"},
            "perspectives": [{"id": "customer", "objectives": [{"id": "o", "name": "O", "measures": measures}]}],
        }
    )
    rows = [
        MeasureRecord(f"m{i}", str(p), 1.0) for i in range(count) for p in chosen.calendar.periods if p.index != i % 12
    ]
    ev = sc.evaluate(chosen, sc.observe(chosen, values=rows), period="2028-12")
    chart = coverage_strip(ev, periods=periods)
    check_coverage(chart, ev, periods=periods)
    assert lint(chart) == []
    assert chart.figure.get_size_inches()[1] <= 9.3


@pytest.mark.slow
def test_draw_takes_prepared_data() -> None:
    ev = samples.small_evaluation()
    assert draw_coverage_strip(prepare_coverage_strip(ev)).svg() == coverage_strip(ev).svg()
