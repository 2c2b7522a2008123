from __future__ import annotations

import pytest

from scorecard._text import LANGS, Lang
from scorecard.plots import segment_heat_map
from tests.charts import answer_samples as samples
from tests.charts.answer_structure import check_heat


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("statistic", ["gap", "perception", "expectation"])
def test_map_shows_the_result(lang: Lang, statistic: str) -> None:
    found = samples.heat(statistic=statistic)
    if statistic != "expectation":  # coloured without judging: grey and blue
        check_heat(segment_heat_map(found, lang=lang), found)
    assert segment_heat_map(found, lang=lang).data.rows


def test_items_stand_down() -> None:
    found = samples.heat(rows="items")
    check_heat(segment_heat_map(found), found)


@pytest.mark.slow
def test_door_gives_the_same_chart() -> None:
    assert samples.heat().plot.cells(lang="zh").svg() == segment_heat_map(samples.heat(), lang="zh").svg()
