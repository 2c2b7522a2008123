from __future__ import annotations

from dataclasses import replace

import numpy as np

from scorecard.errors import ChartError
from scorecard.instruments import ColumnLayout
from scorecard.plots import prepare_answer_coverage
from scorecard.survey import Survey, build_survey
from tests.charts import answer_samples
from tests.refusal import refusal


def four() -> Survey:
    """Four respondents: the first answers all, the second no perception of the first item, the third nothing of it."""
    instrument = answer_samples.questionnaire("expectation", "perception")
    answers: dict[str, list[int | None]] = {}
    for number in range(1, len(instrument.items) + 1):
        answers[f"expectation{number}"] = [5, 5, None if number == 1 else 5, 5]
        answers[f"perception{number}"] = [5, None if number == 1 else 5, None if number == 1 else 5, 5]
    columns = {role: role + "{number}" for role in ("expectation", "perception")}
    return build_survey(instrument, ColumnLayout(columns=columns), answers)


def test_counts_by_hand() -> None:
    data = prepare_answer_coverage(four())
    first, *others = data.rows
    assert (first.answered, first.excluded, first.missing) == (2, 1, 1)
    assert {(row.answered, row.excluded, row.missing) for row in others} == {(4, 0, 0)}
    assert data.message("en") == f"Items have 2 to 4 of 4 respondents; fewest: {first.name.text('en')}"
    assert data.table().records()[0]["excluded"] == 1
    assert f"{first.name.text('en')}: 2 answered, 1 excluded, 1 missing." in data.alt_text("en", "")


def test_words() -> None:
    data = prepare_answer_coverage(four(), subject="Kiosks", period="2026")
    assert data.what("en") == "Coverage of answers, Kiosks, 2026, share of 4 respondents, 24 items"
    assert data.foot("en") == (
        "Dark: answered; hatched: excluded; white: missing; n = respondents of each kind",
        "Answered: all of expectation and perception; excluded: some of them only, which gives no pair; missing: none",
    )
    same = replace(data, rows=data.rows[1:])
    assert same.message("zh") == "各题项均有 4 名受访者计入（共 4 名）"
    tied = replace(data, rows=(data.rows[0], data.rows[0], data.rows[1]))
    assert tied.message("en") == "Items have 2 to 4 of 4 respondents"
    one = replace(four(), answers={"perception": np.ones((4, 24), dtype=np.int8)})
    assert prepare_answer_coverage(one).foot("zh")[1] == "每个题项仅一问（感知），不存在配对缺失"


def test_nobody_is_refused() -> None:
    nobody = replace(four(), answers={"perception": np.zeros((0, 24), dtype=np.int8)})
    assert refusal(lambda: prepare_answer_coverage(nobody), error=ChartError) == [
        "the coverage of answers has nothing to show; found '0'. Give answers of at least one respondent. [no-rows]"
    ]
