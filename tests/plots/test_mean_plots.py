from __future__ import annotations

from dataclasses import replace

import pytest

from scorecard._text import LANGS, Lang
from scorecard.plots import draw_mean_dots, mean_dots, prepare_mean_dots
from scorecard.survey import question_means
from tests.charts import answer_samples as samples
from tests.charts.answer_structure import check_means
from tests.charts.layout_lint import lint
from tests.survey.samples import instrument, survey


@pytest.mark.parametrize("lang", LANGS)
def test_dots_show_the_result(lang: Lang) -> None:
    found = samples.means()
    check_means(mean_dots(found, lang=lang), found, question="perception")
    check_means(mean_dots(found, question="desired", rows="items", lang=lang), found, question="desired", rows="items")


def test_rows_without_numbers_or_without_an_interval() -> None:
    q = instrument((2, 1), free=0, roles=("perception",))
    found = question_means(survey(q, {"perception": [[3, 4, None], [4, 4, None], [2, 4, None]]}))
    chart = mean_dots(found, rows="items")
    check_means(chart, found, question="perception", rows="items")
    assert lint(chart) == []
    assert "Item 2 (all answers are the same)" in chart.alt_text or "all answers are the same" in chart.svg()
    assert "nobody answered" in chart.alt_text


def test_forty_rows_with_long_names_fit_a_page() -> None:
    data = prepare_mean_dots(samples.means(long=True), rows="items")
    rows = tuple(replace(data.rows[i % 24], id=f"r{i}") for i in range(40))
    chart = draw_mean_dots(replace(data, rows=rows), lang="zh")
    assert lint(chart) == []
    assert chart.figure.get_size_inches()[1] <= 9.3


@pytest.mark.slow
def test_door_gives_the_same_chart() -> None:
    assert samples.means().plot.dots(lang="zh").svg() == mean_dots(samples.means(), lang="zh").svg()
