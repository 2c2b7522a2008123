"""A reliability analysis as it is looked up and printed."""

from __future__ import annotations

import pytest

from scorecard.errors import UsageError
from scorecard.survey import reliability
from tests.survey.samples import instrument, random_survey, survey


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


def test_item_that_runs_against_the_rest_comes_with_advice() -> None:
    answers = [[1, 2, 5, 1, 1], [2, 2, 4, 1, 2], [3, 3, 2, 3, 4], [4, 5, 3, 4, 4], [5, 4, 1, 5, 5]]
    q = instrument((5,), free=0, roles=("perception",))
    result = reliability(survey(q, {"perception": answers}))
    (advice,) = result.advice
    assert advice.text("en") == (
        "Item q3 (perception) runs against the rest of its scale (r = −0.88, n = 5). Is it reverse-keyed? If a high "
        "answer is bad, set reverse: true for it and its answers are mirrored; if not, look at its wording, or leave "
        "it out of the scale."
    )
    assert "它是反向题吗" in advice.text("zh")
    assert "Is it reverse-keyed?" in str(result)
    assert result.item_table().records()[2]["advice"] == advice
    mirrored = instrument((5,), free=0, roles=("perception",), reverse=(2,))
    assert reliability(survey(mirrored, {"perception": answers})).advice == ()
    turned = [[a, b, 6 - c, d, e] for a, b, c, d, e in answers]
    (twice,) = reliability(survey(mirrored, {"perception": turned})).advice
    assert twice.text("en") == (
        "Item q3 (perception) runs against the rest of its scale (r = −0.88, n = 5) although it is mirrored as "
        "reverse-keyed. Were its answers turned round before they came here? Then take reverse: true away; if not, "
        "look at its wording, or leave it out of the scale."
    )
    straight = instrument((5,), free=0, roles=("importance",))
    (plain,) = reliability(survey(straight, {"importance": answers})).advice
    assert "this question is not mirrored" in plain.text("en")
