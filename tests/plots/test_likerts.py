from __future__ import annotations

from dataclasses import replace

import pytest

from scorecard._text import LANGS, Lang
from scorecard.plots import likert, prepare_likert
from scorecard.plots.likerts import draw_likert
from tests.charts import answer_samples as samples
from tests.charts import structure
from tests.charts.answer_structure import check_likert
from tests.charts.layout_lint import lint


@pytest.mark.parametrize("lang", LANGS)
def test_bars_show_the_answers(lang: Lang) -> None:
    check_likert(likert(samples.answers(), lang=lang), samples.answers())


def test_codes_below_0_have_the_sign_that_prints() -> None:
    data = prepare_likert(samples.answers())
    found = structure.artists(draw_likert(replace(data, codes=(-3, -2, -1, 0, 1, 2, 3))))
    assert [found[f"key:{code}"].get_text() for code in (-3, -1, 0, 3)] == ["−3", "−1", "0", "3"]


def test_other_questions_and_unshown_rows() -> None:
    found = samples.three_levels()
    check_likert(likert(found, role="minimum"), found, role="minimum")
    assert lint(likert(samples.regions(), privacy_threshold=179, lang="zh")) == []


@pytest.mark.slow
def test_door_gives_the_same_chart() -> None:
    drawn = draw_likert(prepare_likert(samples.answers()), lang="zh")
    assert samples.answers().plot.likert(lang="zh").svg() == drawn.svg()
