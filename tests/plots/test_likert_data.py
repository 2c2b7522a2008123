from __future__ import annotations

from dataclasses import replace

import numpy as np

from scorecard._text import Lang, LocalText
from scorecard.errors import ChartError, UsageError
from scorecard.instruments import ColumnLayout
from scorecard.plots import prepare_likert
from scorecard.survey import Survey, build_survey
from tests.charts import answer_samples as samples
from tests.refusal import refusal


def small() -> Survey:
    """One item answered 1, 4, 7, 7, the others by nobody."""
    instrument = samples.questionnaire("perception")
    items = len(instrument.items)
    answers: dict[str, list[int | None]] = {f"P{i}": [None] * 5 for i in range(1, items + 1)}
    answers["P1"] = [1, 4, 7, 7, None]
    return build_survey(instrument, ColumnLayout(columns={"perception": "P{number}"}), answers)


def test_shares_rest_on_those_who_answered() -> None:
    data = prepare_likert(small(), privacy_threshold=1)
    row = data.rows[0]
    assert (row.n, row.counts) == (4, (1, 0, 0, 1, 0, 0, 2))
    assert (row.low, row.middle, row.high) == (0.25, 0.25, 0.5)
    assert {other.counts for other in data.rows[1:]} == {None}
    even = replace(row, counts=(1, 0, 1, 2))
    assert (even.low, even.middle, even.high) == (0.25, None, 0.75)


def test_message_names_no_single_item_where_several_are_level() -> None:
    data = prepare_likert(small(), privacy_threshold=1)
    row = data.rows[0]
    # above the middle: A 2 of 4, B 2 of 4, C none of 4, D none of 4
    counts = {
        "A": (1, 0, 0, 1, 0, 0, 2),
        "B": (0, 1, 0, 1, 1, 1, 0),
        "C": (4, 0, 0, 0, 0, 0, 0),
        "D": (0, 0, 0, 4, 0, 0, 0),
    }
    marks = {name: replace(row, id=name, name=LocalText(en=name), counts=found) for name, found in counts.items()}

    def said(names: str, lang: Lang) -> str:
        return replace(data, rows=tuple(marks[name] for name in names)).message(lang)

    assert said("AC", "en") == "A has the largest share above the middle of the scale (50 %), C the smallest (0 %)"
    assert said("ABCD", "en") == (
        "A and 1 more have the largest share above the middle of the scale (50 %), C and 1 more the smallest (0 %)"
    )
    assert said("ACD", "zh") == "“A”在量表中点以上的占比最高（50 %），“C”等 2 个题项最低（0 %）"
    assert said("CD", "en") == "Of each of 2 items 0 % of the answers lie above the middle"
    assert said("CD", "zh") == "2 个题项均有 0 % 的作答高于量表中点"
    assert said("A", "en") == "50 % of the answers to A lie above the middle"


def test_the_foot_begins_with_a_capital_where_the_scale_has_no_words() -> None:
    data = replace(prepare_likert(small()), codes=(1, 2, 3), ends=(None, None))
    assert data.foot("en")[0] == "The middle answer 2 stands apart, so that both sides start at one line"
    assert data.foot("zh")[0] == "中点答案 2 单独列出，使两侧从同一基线开始"


def test_few_answers_are_not_shown() -> None:
    data = prepare_likert(small())
    assert data.rows[0].counts is None
    assert data.message("en") == "No row may be shown"
    assert data.foot("en")[-1].endswith("rows with fewer than 5 answers are not shown (–)")
    assert data.table().records()[0]["low"] is None


def test_words() -> None:
    data = prepare_likert(small(), privacy_threshold=1, subject="Kiosks", period="2026-Q2")
    assert data.what("en") == (
        "Answers on what is perceived, Kiosks, share of the answers to each item, scale 1 to 7, 2026-Q2, "
        "n = 5 respondents, ordered by the share above the middle"
    )
    name = data.rows[0].name
    assert data.message("zh") == f"“{name.zh}”的作答有 50 % 高于量表中点"
    both = replace(data, rows=(data.rows[0], replace(data.rows[1], n=4, counts=(4, 0, 0, 0, 0, 0, 0))))
    assert both.message("en") == (
        f"{name.en} has the largest share above the middle of the scale (50 %), {data.rows[1].name.en} the smallest (0 %)"
    )
    assert f"{name.en}: below the middle 25 %, middle 25 %, above 50 % (1: 25 %, 2: 0 %" in data.alt_text("en", "")
    assert "† reverse-keyed" in replace(data, rows=(replace(data.rows[0], reverse=True),)).foot("en")[-1]


def test_refusals() -> None:
    assert refusal(lambda: prepare_likert(small(), role="importance"), error=UsageError) == [
        "the survey did not ask this question; found 'importance'. Use one of: perception. [role-not-asked]"
    ]
    instrument = small().instrument
    twice = tuple(item.model_copy(update={"id": f"{item.id}_2"}) for item in instrument.items)
    many = instrument.model_copy(update={"items": (*instrument.items, *twice)})
    found = Survey(many, {"perception": np.zeros((3, 48), dtype=np.int8)})
    assert refusal(lambda: prepare_likert(found), error=ChartError) == [
        "the chart of answers shows up to 40 rows; found '48'. Draw fewer items: make a shorter survey. [too-many-rows]"
    ]


def test_a_threshold_below_one_is_refused() -> None:
    assert refusal(lambda: prepare_likert(small(), privacy_threshold=0), error=UsageError) == [
        "the privacy threshold must be 1 or more; found '0'. Use 1 to show every group. [bad-threshold]"
    ]
