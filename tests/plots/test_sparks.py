from __future__ import annotations

import pytest
from matplotlib.figure import Figure

import scorecard as sc
from scorecard._text import LANGS, Lang
from scorecard.models import Scorecard
from scorecard.plots import draw_spark_panels, prepare_spark_panels, spark_panels
from scorecard.series import MeasureRecord
from tests.charts import samples
from tests.charts.layout_lint import lint
from tests.charts.measure_structure import check_sparks, grounds
from tests.charts.structure import artists, text_of


@pytest.mark.parametrize("lang", LANGS)
def test_kiosk_panels_show_the_evaluation(lang: Lang) -> None:
    ev = samples.kiosk_evaluation()
    check_sparks(spark_panels(ev, lang=lang), ev)
    check_sparks(
        spark_panels(ev, lang=lang, node="customer", periods=4, scale="own"), ev, node="customer", periods=4, own=True
    )


def test_a_lone_value_is_a_small_dot() -> None:
    ev = samples.small_evaluation()
    chart = spark_panels(ev)
    check_sparks(chart, ev)
    found = artists(chart)
    assert list(found["spark:damage:lone"].get_xdata()) == [0, 2]
    assert "spark:otif:lone" not in found
    assert text_of(found, "spark:claims:value") == "no data"


def test_ends_of_scales_have_their_digits() -> None:
    found = artists(spark_panels(samples.kiosk_evaluation(), scale="own"))
    assert text_of(found, "spark:revenue_per_kiosk:high") == "920\u00a0000"
    assert text_of(found, "spark:availability:low") == "97.8"


@pytest.mark.parametrize("count", [1, 2, 24])
def test_any_number_of_panels(count: int) -> None:
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
        MeasureRecord(f"m{i}", str(p), i + n / 7) for i in range(count) for n, p in enumerate(chosen.calendar.periods)
    ]
    ev = sc.evaluate(chosen, sc.observe(chosen, values=rows), period="2028-12")
    chart = spark_panels(ev, periods=36)
    check_sparks(chart, ev, periods=36)
    assert lint(chart) == []
    assert chart.figure.get_size_inches()[1] <= 9.3


def test_a_band_lies_behind_its_panel() -> None:
    card = {
        "id": "band",
        "name": "Band",
        "calendar": {"first": "2026-Q1", "last": "2026-Q2"},
        "perspectives": [
            {
                "id": "customer",
                "objectives": [
                    {
                        "id": "o",
                        "name": "O",
                        "measures": [
                            {
                                "id": "m",
                                "name": "M",
                                "direction": "stay_in_band",
                                "worst_low": 0,
                                "band_low": 2,
                                "band_high": 4,
                                "worst_high": 8,
                            }
                        ],
                    }
                ],
            }
        ],
    }
    chosen = Scorecard.model_validate(card)
    ev = sc.evaluate(chosen, sc.observe(chosen, values=[MeasureRecord("m", "2026-Q2", 5.0)]), period="2026-Q2")
    chart = spark_panels(ev)
    assert lint(chart) == []
    assert [(r.get_x(), r.get_y(), r.get_height()) for r in grounds(chart, "ground:band")] == [
        (-0.5, 2.0, 2.0),
        (0.5, 2.0, 2.0),
    ]
    assert text_of(artists(chart), "spark:m:aim") == "band 2.0–4.0"


def test_half_a_page() -> None:
    figure = Figure(figsize=(3.3, 7.0))
    chart = spark_panels(
        samples.kiosk_evaluation(), node="customer", ax=figure.add_axes((0.0, 0.0, 1.0, 1.0)), lang="zh"
    )
    assert lint(chart) == []


@pytest.mark.slow
def test_draw_takes_prepared_data() -> None:
    ev = samples.small_evaluation()
    assert draw_spark_panels(prepare_spark_panels(ev, periods=2)).svg() == spark_panels(ev, periods=2).svg()
