from __future__ import annotations

import pytest

from scorecard._text import LANGS, Lang
from scorecard.plots import answer_coverage, draw_answer_coverage, prepare_answer_coverage
from tests.charts import answer_samples, samples
from tests.charts.gap_structure import check_answers
from tests.charts.layout_lint import lint
from tests.plots.test_answer_coverage_data import four


@pytest.mark.parametrize("lang", LANGS)
def test_bars_are_the_respondents_counted_anew(lang: Lang) -> None:
    for survey in (four(), answer_samples.three_levels(), samples.survey()):
        chart = answer_coverage(survey, lang=lang)
        check_answers(chart, survey)
        assert lint(chart) == []


def test_doors_and_prepared_data() -> None:
    survey = four()
    plain = answer_coverage(survey, subject="Kiosks").svg()
    assert survey.plot.coverage(subject="Kiosks").svg() == plain
    assert draw_answer_coverage(prepare_answer_coverage(survey, subject="Kiosks")).svg() == plain
