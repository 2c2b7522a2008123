"""The quality of answers is told in counts and never by respondent."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from scorecard.errors import AnalysisError
from scorecard.survey.plan import TallyPlan
from scorecard.survey.quality_analysis import answer_quality
from scorecard.survey.quality_flags import QualityRules
from scorecard.survey.tallied import TalliedSurvey
from tests.survey.samples import instrument, random_survey, survey

Q = instrument((8,), free=0)
MIXED = [1, 2, 3, 4, 5, 1, 2, 3]
ROWS = {
    "expectation": [[5] * 8, MIXED, [4] * 8, MIXED, [None] * 8],
    "perception": [[3] * 8, MIXED, [1, 2, 1, 2, 1, 2, 1, 2], [5, 4, 3, 2, 1, 5, 4, 3], [1] * 3 + [None] * 5],
}
SAMPLE = replace(survey(Q, ROWS), respondents=("anna", "bert", "cora", "cora", "dora"))  # type: ignore[arg-type]  # test data


def test_counts_by_sign_and_question() -> None:
    quality = answer_quality(SAMPLE)
    assert quality.n == 5
    assert quality.flagged("straight_lining") == 1
    assert quality.flagged("straight_lining", role="expectation") == 2
    assert quality.flagged("missing") == 1
    assert quality.flagged("no_difference") == 1
    assert quality.flagged("conflicting_id") == 2
    assert quality.flagged("speed") is None
    assert quality.flagged("any") == 5
    row = next(r for r in quality.rows if (r.flag, r.role) == ("straight_lining", "expectation"))
    assert (row.n, row.share) == (4, 0.5)
    # only the first shows two signs: one answer throughout is a long run as well
    assert quality.by_count == (0, 4, 1)
    anywhere = answer_quality(SAMPLE, rules=QualityRules(straight_in="any"))
    assert (anywhere.flagged("straight_lining"), anywhere.flagged("long_run")) == (2, 2)


def test_no_id_and_no_answer_is_shown() -> None:
    quality = answer_quality(SAMPLE)
    for text in (str(quality), quality.numbers_json(), quality.table().to_csv("zh"), repr(quality)):
        assert not any(name in text for name in ("anna", "bert", "cora", "dora"))


def test_table_states_every_rule_in_both_languages() -> None:
    timed = replace(SAMPLE, duration=np.array([300.0, 90, 310, 99, 320]))
    table = answer_quality(timed, rules=QualityRules(missing_share=0.4)).table()
    rules = {record["flag"]: record["rule"] for record in table.records()}
    assert rules["missing"].text("en") == "more than 40 % of all answers missing"  # type: ignore[union-attr]  # a text
    assert rules["speed"].text("en") == "less than 100.0 seconds"  # type: ignore[union-attr]  # a text
    assert "连续 6 题" in table.to_text("zh")
    assert "5 respondents; a sign is no proof, and nobody is left out here." in table.to_text("en")
    short = answer_quality(random_survey(instrument((2,), free=0, roles=("perception",)), 5)).table()
    assert "too few items to tell" in short.to_text("en")


def test_order_of_respondents_does_not_matter() -> None:
    s = random_survey(Q, 50, missing=0.3)
    order = np.random.default_rng(3).permutation(50)
    assert answer_quality(s.take(order)).numbers_json() == answer_quality(s).numbers_json()


def test_counts_cannot_tell() -> None:
    with pytest.raises(AnalysisError) as caught:
        answer_quality(TalliedSurvey.of(SAMPLE, plan=TallyPlan.of(Q)))
    assert str(caught.value) == (
        "A look at the quality of answers needs the answers of each respondent, and a tally holds counts only.\n"
        "  a look at the quality of answers needs the answers of each respondent, and a tally holds counts only. "
        "Read the survey with read_survey. [needs-respondents]"
    )
