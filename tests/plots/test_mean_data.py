from __future__ import annotations

import pytest

from scorecard.errors import AnalysisError, ChartError, UsageError
from scorecard.plots import MeanDotsData, prepare_mean_dots
from scorecard.survey import question_means
from tests.charts import answer_samples as samples
from tests.refusal import refusal
from tests.survey.samples import instrument, random_survey, survey


def rated(*rows: list[int | None], role: str = "perception") -> MeanDotsData:
    """One item a dimension, of these answers."""
    questionnaire = instrument((1,) * len(rows[0]), free=0, roles=(role,))  # type: ignore[arg-type]  # a role
    return prepare_mean_dots(question_means(survey(questionnaire, {role: rows})))  # type: ignore[dict-item]  # a role


def test_rows_are_those_of_the_result_the_lowest_first() -> None:
    found = samples.means()
    data = prepare_mean_dots(found, period="2026-Q2")
    assert data.question == "perception"
    named = {row.id: row for row in found.means["perception"]}
    assert [row.mean for row in data.rows] == sorted(named[d.id].mean for d in found.instrument.dimensions)
    assert [row.id for row in data.wholes] == ["overall"]
    for row in (*data.rows, *data.wholes):
        known = named[row.id]
        assert (row.n, row.mean, row.low, row.high) == (known.n, known.mean, known.low, known.high)
    assert data.reference is data.wholes[0]


def test_of_what_is_wanted_the_highest_comes_first() -> None:
    found = samples.means()
    data = prepare_mean_dots(found, question="desired", rows="items")
    means = [row.mean for row in data.rows]
    assert means == sorted(means, reverse=True)
    assert data.message("en").startswith(f"Highest of 24 items: {data.rows[0].name.en} (")
    kept = prepare_mean_dots(found, question="desired", rows="items", order="instrument")
    assert [row.id for row in kept.rows] == [item.id for item in found.instrument.items]
    assert kept.what("en").endswith("in the order of the questionnaire")


def test_words() -> None:
    data = prepare_mean_dots(samples.means(), subject="Kiosks", period="2026-Q2")
    assert data.what("en") == (
        "Perception: means by dimension, Kiosks, mean answer on the scale 1 to 7, 2026-Q2, n = 150 respondents, "
        "the lowest first"
    )
    assert data.what("zh") == "感知：各维度均值，Kiosks，量表 1–7 的平均分，2026-Q2，n = 150 名受访者，由低到高排序"
    assert data.foot("en")[0] == (
        "Dot: mean answer; line: its 95 % t interval over the n respondents of the row; dashed: Overall"
    )


def test_the_sentence_says_how_many_intervals_overlap() -> None:
    """Means 2, 2.5 and 4, each with SD 0.5774 of four answers: half of an interval is 3.1824 · 0.2887 = 0.92."""
    rows = [[1, 2, 4], [2, 3, 4], [2, 3, 4], [3, 2, 4]]
    data = rated(*rows)
    assert data.message("en") == "Lowest of 3 dimensions: Dimension 1 (2.00); 1 other interval overlaps with it"
    assert data.message("zh") == "3 个维度中最低：Dimension 1（2.00）；另有 1 个区间与其重叠"
    apart = rated([1, 5], [1, 5], [2, 4], [1, 5])
    assert apart.message("en") == "Lowest of 2 dimensions: Dimension 1 (1.25); no other interval overlaps with it"


def test_the_sentence_where_means_are_equal_alone_or_missing() -> None:
    assert rated([1, 2, 5], [2, 1, 5]).message("en") == "Lowest of 3 dimensions: Dimension 1 and Dimension 2 (1.50)"
    assert rated([1], [2]).message("en") == "Dimension 1: 1.50"
    assert rated([None], [None]).message("zh") == "没有可显示的项目"
    assert rated([None], [None]).reference is None
    # nobody knows whether an interval that is not there would overlap
    assert rated([1, 5], [2, 5]).message("en") == "Lowest of 2 dimensions: Dimension 1 (1.50)"


def test_what_is_undefined_is_said_and_drawn_without_an_interval() -> None:
    data = rated([4, 3, None], [4, 2, None])
    alike = next(row for row in data.rows if row.id == "d1")
    assert (alike.mean, alike.low, alike.high) == (4.0, None, None)
    assert data.foot("en")[-1] == (
        "No interval: Dimension 1 (all answers are the same), Dimension 3 (nobody answered enough) and Overall (nobody answered enough)"
    )
    assert "Dimension 1（答案全部相同）、" in data.foot("zh")[-1]
    assert "Dimension 3: nobody answered enough, n = 0" in data.alt_text("en", "")


def test_alt_text_and_table_tell_every_number() -> None:
    data = prepare_mean_dots(samples.means())
    row = data.rows[0]
    assert f"{row.name.en}: mean {row.mean:.2f} ({row.low:.2f} to {row.high:.2f}), SD {row.deviation:.2f}" in (
        data.alt_text("en", "")
    )
    assert len(data.table().rows) == 7


def test_a_group_shows_its_own_and_one_too_small_nothing() -> None:
    s = random_survey(instrument((2, 2), roles=("satisfaction",)), 40, groups=2)
    found = question_means(s, by="group", privacy_threshold=1)
    data = prepare_mean_dots(found, segment="g1")
    assert [row.mean for row in data.rows] == sorted(
        found.estimate("satisfaction", d, segment="g1").value for d in ("d1", "d2")
    )
    assert "g1" in data.what("en")
    assert "n beside each row" in data.what("en")
    hidden = prepare_mean_dots(question_means(s, by="group", privacy_threshold=39), segment="g1")
    assert hidden.message("en") == "No row has answers that may be shown"


def test_what_cannot_be_shown_is_refused() -> None:
    found = samples.means()
    with pytest.raises(AnalysisError, match="the survey did not ask for importance"):
        prepare_mean_dots(found, question="importance")
    with pytest.raises(UsageError, match="Give what question_means returns"):
        prepare_mean_dots(samples.zones())  # type: ignore[arg-type]  # what a user may give
    with pytest.raises(UsageError):
        prepare_mean_dots(found, segment="north")
    for option in ({"rows": "dimension"}, {"order": "lowest"}):
        with pytest.raises(UsageError):
            prepare_mean_dots(found, **option)  # type: ignore[arg-type]  # what a user may give
    many = question_means(random_survey(instrument((), free=41, roles=("perception",)), 10))
    assert refusal(lambda: prepare_mean_dots(many, rows="items"), error=ChartError) == [
        "the dot plot of means shows up to 40 rows; found '41'. Use rows='items' or rows='dimensions'. [too-many-rows]"
    ]
    assert refusal(lambda: prepare_mean_dots(many), error=ChartError) == [
        "the dot plot of means has nothing to show; found '0'. Use rows='items' or rows='dimensions'. [no-rows]"
    ]
