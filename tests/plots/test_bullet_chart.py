from __future__ import annotations

import pytest
from matplotlib.figure import Figure

from scorecard._text import LANGS, Lang
from scorecard.errors import ChartError
from scorecard.plots import bullets, draw_bullets, prepare_bullets
from tests.charts import samples
from tests.charts.layout_lint import lint
from tests.charts.measure_structure import check_bullets
from tests.charts.structure import artists, text_of
from tests.refusal import refusal


@pytest.mark.parametrize("lang", LANGS)
def test_kiosk_bullets_show_the_evaluation(lang: Lang) -> None:
    ev = samples.kiosk_evaluation()
    check_bullets(bullets(ev, lang=lang), ev)


def test_every_kind_of_row_is_shown() -> None:
    ev = samples.small_evaluation()
    chart = bullets(ev)
    check_bullets(chart, ev)
    found = artists(chart)
    assert text_of(found, "bullet:watched:reason") == "not scored"
    assert text_of(found, "bullet:claims:reason") == "no data"
    assert text_of(found, "head:target") == "Target"


@pytest.mark.parametrize("lang", LANGS)
def test_one_node_in_half_a_page(lang: Lang) -> None:
    ev = samples.kiosk_evaluation()
    figure = Figure(figsize=(3.3, 4.0))
    chart = bullets(ev, node="customer", ax=figure.add_axes((0.0, 0.0, 1.0, 1.0)), lang=lang, message="")
    assert lint(chart) == []
    found = artists(chart)
    assert "bullet:security_gap:target" not in found, "a narrow chart leaves the targets out"
    assert "bullet:security_gap:bar" in found


def test_no_room_for_bars_is_refused() -> None:
    figure = Figure(figsize=(1.8, 4.0))
    axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
    assert refusal(lambda: bullets(samples.small_evaluation(), ax=axes), error=ChartError) == [
        (
            "the numbers leave no room for the bullets; found '0.0 inches'. Use a larger unit, fewer decimals, or a wider "
            "chart. [no-room-for-bars]"
        )
    ]


@pytest.mark.slow
def test_draw_takes_prepared_data() -> None:
    ev = samples.small_evaluation()
    assert draw_bullets(prepare_bullets(ev, node="customer")).svg() == bullets(ev, node="customer").svg()
