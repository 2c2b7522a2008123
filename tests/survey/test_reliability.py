"""Alpha of the scales of a survey."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.errors import UsageError
from scorecard.stats.consistency import consistency
from scorecard.stats.intervals import feldt_interval
from scorecard.survey import reliability
from tests.survey.samples import PAIR, instrument, random_survey, survey, values_of


@pytest.mark.parametrize("missing", ["pairwise", "listwise"])
def test_rows_equal_alpha_of_the_answers(missing: str) -> None:
    s = random_survey(instrument(reverse=(0, 4)), 100)
    result = reliability(s, missing=missing)  # type: ignore[arg-type]  # parametrised
    e, p = (np.array(values_of(s, role), dtype=float) for role in PAIR)
    for scale_of, data in (("expectation", e), ("perception", p), ("gap", p - e)):
        for id_, columns in (("d1", [0, 1, 2]), ("d2", [3, 4]), ("all_items", list(range(6)))):
            row = result.row(id_, scale_of)  # type: ignore[arg-type]  # each is one
            expected = consistency(data[:, columns], missing=missing)  # type: ignore[arg-type]  # parametrised
            assert (row.n, row.k) == (expected.n, len(columns))
            assert row.alpha == pytest.approx(expected.overall.alpha, rel=1e-10)
            assert row.alpha_standardised == pytest.approx(expected.overall.alpha_standardised, rel=1e-10)
            assert row.mean_inter_item_r == pytest.approx(expected.overall.mean_inter_item_r, rel=1e-10, abs=1e-12)
            assert row.alpha is not None
            assert (row.low, row.high) == pytest.approx(feldt_interval(row.alpha, n=row.n, k=row.k))


def test_reverse_keyed_item_is_mirrored() -> None:
    answers = [[1, 5], [2, 4], [3, 3], [5, 1]]
    q = instrument((2,), free=0, roles=("perception",))
    assert (reliability(survey(q, {"perception": answers})).row("d1", "perception").alpha or 0) < 0.1
    mirrored = instrument((2,), free=0, roles=("perception",), reverse=(1,))
    assert reliability(survey(mirrored, {"perception": answers})).row("d1", "perception").alpha == pytest.approx(1)


def test_importance_of_a_reverse_keyed_item_is_not_mirrored() -> None:
    q = instrument((2,), free=0, roles=("importance",), reverse=(1,))
    same = survey(q, {"importance": [[1, 1], [2, 2], [5, 5]]})
    assert reliability(same).row("d1", "importance").alpha == pytest.approx(1)


def test_undefined_rows_say_why() -> None:
    q = instrument((1, 2, 2), free=0, roles=("perception",))
    s = survey(q, {"perception": [[1, 2, 2, None, None], [4, 2, 2, None, 3], [5, 2, 2, None, 4]]})
    reasons = {(r.id): (r.n, r.alpha, r.reason) for r in reliability(s).rows}
    assert reasons["d1"] == (3, None, "one_item")
    assert reasons["d2"] == (3, None, "no_variance")
    assert reasons["d3"] == (2, None, "one_respondent")
    nobody = survey(instrument((2,), free=0, roles=("perception",)), {"perception": [[None, None]]})
    assert reliability(nobody).row("d1", "perception").reason == "nobody_answered"


def test_rows_come_role_by_role_with_the_gaps_last() -> None:
    q = instrument((2,), free=0, roles=("expectation", "perception", "satisfaction"))
    rows = reliability(random_survey(q, 30)).rows
    assert [(r.scale_of, r.id) for r in rows] == [
        (role, name) for role in ("expectation", "perception", "satisfaction", "gap") for name in ("d1", "all_items")
    ]


def test_table_names_its_method() -> None:
    result = reliability(random_survey(instrument(), 30), confidence=0.9)
    assert "respondents with at least one answer; Feldt's 90 % interval." in str(result)
    assert "成对" in result.table().to_text("zh")
    listwise = str(reliability(random_survey(instrument(), 30), missing="listwise"))
    assert "over the respondents who answered every item of the scale" in listwise


def test_unknown_row_is_refused() -> None:
    with pytest.raises(UsageError) as caught:
        reliability(random_survey(instrument(), 30)).row("d1", "importance")
    assert str(caught.value) == (
        "The analysis has no such row.\n"
        "  the analysis has no such row; found 'd1 of importance'. Did you mean 'd1 of perception'? [unknown-row]"
    )


def test_unknown_rule_is_refused() -> None:
    with pytest.raises(UsageError) as caught:
        reliability(random_survey(instrument(), 30), missing="drop")  # type: ignore[arg-type]  # that is the point
    assert str(caught.value) == (
        "The option missing has an unknown value.\n"
        '  the option missing has an unknown value; found \'drop\'. Use "pairwise" or "listwise". [bad-missing]'
    )
