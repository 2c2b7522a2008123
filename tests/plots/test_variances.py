from __future__ import annotations

import pytest

from scorecard._text import LANGS, Lang
from scorecard.plots import draw_variance_columns, prepare_variance_columns, variance_columns
from tests.charts import samples
from tests.charts.layout_lint import lint
from tests.charts.measure_structure import check_variance
from tests.charts.structure import artists


@pytest.mark.parametrize("lang", LANGS)
def test_columns_stand_against_the_target(lang: Lang) -> None:
    ev = samples.kiosk_evaluation()
    held = {str(period): 915000.0 for period in ev.observations.periods}
    check_variance(variance_columns(ev, "revenue_per_kiosk", lang=lang), ev, "revenue_per_kiosk", held)
    ev = samples.small_evaluation()
    chart = variance_columns(ev, "damage", lang=lang)
    check_variance(chart, ev, "damage", {f"2026-Q{q}": 1.0 for q in (1, 2, 3)})
    assert "variance:2026-Q1:share" not in artists(chart)
    assert lint(chart) == []


def test_columns_stand_against_last_year() -> None:
    ev = samples.kiosk_evaluation()
    values = dict(zip(map(str, ev.observations.periods), ev.observations.series("repair_time").tolist(), strict=True))
    held = {period: values.get(f"{int(period[:4]) - 1}{period[4:]}") for period in values}
    chart = variance_columns(ev, "repair_time", against="previous_year")
    check_variance(chart, ev, "repair_time", held)
    found = artists(chart)
    assert list(found["variance:2019-Q4:interval"].get_ydata()) == [
        ev["repair_time"].value_low,
        ev["repair_time"].value_high,
    ]


@pytest.mark.slow
def test_draw_takes_prepared_data() -> None:
    ev = samples.small_evaluation()
    plain = variance_columns(ev, "otif", periods=2).svg()
    assert draw_variance_columns(prepare_variance_columns(ev, "otif", periods=2)).svg() == plain
