from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from scorecard._text import LANGS, Lang, LocalText
from scorecard.plots import draw_process_behaviour, prepare_process_behaviour, process_behaviour
from scorecard.series import change_from_values
from scorecard.stats.control_rules import RULES
from tests.charts import samples
from tests.charts.layout_lint import lint
from tests.charts.series_structure import check_process_behaviour


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("months", "baseline"), [(24, 12), (24, None), (9, None), (1, None)])
def test_values_and_limits_stand_in_their_places(months: int, baseline: int | None, lang: Lang) -> None:
    found = samples.otif_change(months=months, baseline=baseline)
    chart = process_behaviour(found, lang=lang)
    check_process_behaviour(chart, found)
    assert lint(chart) == []


@pytest.mark.parametrize("seed", range(4))
def test_sixty_periods_of_any_size_with_every_rule(seed: int) -> None:
    random = np.random.default_rng(seed)
    size = float(random.choice([1e-3, 1.0, 1e6]))
    values = size * np.r_[random.normal(5, 1, 30), random.normal(8, 1, 30)]
    values[random.random(60) < 0.1] = np.nan
    found = change_from_values(
        values, rules=RULES, start=10, baseline=20, direction=("maximise", None)[seed % 2], target=float(size * 12)
    )
    found = replace(found, name=samples.longer(LocalText(en="Rate", zh="比率")), decimals=3)
    chart = process_behaviour(found, lang=("en", "zh")[seed % 2])
    check_process_behaviour(chart, found)
    assert lint(chart) == []


def test_equal_values_and_long_names_of_periods() -> None:
    names = [f"a period with a long name, number {i}" for i in range(14)]
    found = change_from_values([5.0] * 14, periods=names, target=5.0)
    assert lint(process_behaviour(found)) == []


@pytest.mark.slow
def test_draw_takes_prepared_data() -> None:
    found = samples.otif_change()
    assert draw_process_behaviour(prepare_process_behaviour(found)).svg() == process_behaviour(found).svg()
