"""A real dirty survey: importance and satisfaction of 23 outcomes, its header says 1 to 5.

``dirty/responses.csv`` is Apache-2.0 (see ``dirty/LICENSE``), from the repository gracevor/opportunity-score-calculator,
commit d8c4f605, as found. It holds 394 missing answers, 150 zeros, 13 sixes and one empty row; the numbers below are
counted by pandas, which knows nothing of our readers.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from scorecard.instruments import ColumnLayout, Instrument
from scorecard.io import read_survey, tally_survey
from scorecard.survey import BadCellsError, importance_performance, question_means, reliability

PATH = Path(__file__).with_name("dirty") / "responses.csv"
OUTCOMES = Instrument.model_validate(
    {
        "id": "outcomes",
        "name": "Outcomes",
        "scale": {"low": 1, "high": 5},
        "roles": ["importance", "satisfaction"],
        "items": [{"id": f"o{i}", "text": f"Outcome {i}"} for i in range(1, 24)],
    }
)
LAYOUT = ColumnLayout(
    columns={"importance": "imp_outcome_{number}", "satisfaction": "sat_outcome_{number}"}, respondent="respondent_id"
)
DECLARED = LAYOUT.model_copy(update={"missing": ("0", "6")})
RAW = pd.read_csv(PATH).drop(columns="respondent_id")
CLEAN = RAW.where(RAW.isin([1, 2, 3, 4, 5]))


@pytest.mark.parametrize("read", [read_survey, tally_survey])
def test_it_is_refused_with_the_table_of_bad_cells(read: object) -> None:
    """Exact counts by column and content, as pandas counts them; at once and in batches."""
    with pytest.raises(BadCellsError) as caught:
        read(PATH, OUTCOMES, layout=LAYOUT)  # type: ignore[operator]  # one of two functions
    error = caught.value
    assert error.counts == {"answer-out-of-scale": 163}
    assert (error.respondents, error.empty) == (177, 1)
    found = {(c.column, c.kind): (c.count, dict(c.contents or ())) for c in error.cells}
    for column in RAW:
        gone, zeros, sixes = int(RAW[column].isna().sum()), int((RAW[column] == 0).sum()), int((RAW[column] == 6).sum())
        assert found.pop((column, "missing"), (0, {})) == (gone, {"": gone} if gone else {})
        contents = {text: n for text, n in (("0.00", zeros), ("6.00", sixes)) if n}
        assert found.pop((column, "answer-out-of-scale"), (0, {})) == (zeros + sixes, contents)
    assert not found
    assert sum(c.count for c in error.cells if c.kind == "missing") == 394
    listed = list(error.problems)
    rows = [p.place.row for p in listed]
    assert len(listed) == 100
    assert rows == sorted(r for r in rows if r is not None)
    first = RAW.stack().pipe(lambda s: s[~s.isin([1, 2, 3, 4, 5])]).index[0]
    assert (rows[0], listed[0].place.field) == (first[0] + 2, first[1])
    assert str(error).endswith("… and 63 more of the kind [answer-out-of-scale]")
    text = error.table().to_text("en")
    assert "'0.00' (4)" in text
    assert "177 respondents, 1 of them without any answer." in text


def test_with_declared_rules_every_row_tells_its_n() -> None:
    """Zeros and sixes declared as missing: n, means and the counts of the provenance."""
    survey = read_survey(PATH, OUTCOMES, layout=DECLARED)
    assert survey.provenance.missing == (("", 394), ("0", 150), ("6", 13))
    result = importance_performance(survey, performance="satisfaction")
    for i, row in enumerate(result.rows, start=1):
        both = CLEAN[[f"imp_outcome_{i}", f"sat_outcome_{i}"]].dropna()
        assert row.n == len(both)
        assert [row.importance, row.performance] == pytest.approx(both.mean().tolist(), abs=1e-12)


def test_the_errors_of_both_questions_go_together_as_the_bootstrap_finds() -> None:
    """The means of all items, from respondents drawn anew 4000 times: within four standard errors of a correlation."""
    found = question_means(read_survey(PATH, OUTCOMES, layout=DECLARED)).correlations(
        [("importance", "overall_items"), ("satisfaction", "overall_items")]
    )
    rng = np.random.default_rng(1)
    n = len(CLEAN)
    times = rng.multinomial(n, np.full(n, 1 / n), size=4000)
    there = CLEAN.notna().to_numpy()
    means = (times @ CLEAN.fillna(0).to_numpy()) / (times @ there)
    important = CLEAN.columns.str.startswith("imp_").tolist()
    drawn = np.corrcoef(means[:, important].mean(axis=1), means[:, np.logical_not(important)].mean(axis=1))[0, 1]
    assert found[0, 1] == pytest.approx(drawn, abs=4 / np.sqrt(4000))


def test_counting_and_the_rule_for_all_bad_cells_give_the_same() -> None:
    """Bit for bit; the rule is told in the provenance, in both languages."""
    declared = read_survey(PATH, OUTCOMES, layout=DECLARED)
    ruled = read_survey(PATH, OUTCOMES, layout=LAYOUT, bad_cells="missing")
    counted = tally_survey(PATH, OUTCOMES, layout=LAYOUT, bad_cells="missing", chunk_rows=10)
    assert [(note.en, note.zh) for note in ruled.provenance.notes[-1:]] == [
        (
            'By bad_cells="missing", 163 cells count as missing: not on the scale.',
            '按 bad_cells="missing" 的规定，163 个单元格作缺失处理：超出量表范围。',
        )
    ]
    assert ruled.provenance == counted.provenance
    assert ruled.provenance.missing == (("", 394),)
    numbers = reliability(declared).numbers_json()
    assert reliability(ruled).numbers_json() == numbers
    assert reliability(counted).numbers_json() == numbers
