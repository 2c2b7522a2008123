"""Respondents are left out by stated rules only, and what that changes is shown."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from scorecard.errors import AnalysisError, UsageError
from scorecard.survey import Survey, gap_analysis
from scorecard.survey.exclusion import exclude, exclusion_effect
from scorecard.survey.plan import TallyPlan
from scorecard.survey.quality_flags import QualityRules
from scorecard.survey.tallied import TalliedSurvey
from tests.survey.samples import by_definition, instrument, random_survey, survey

Q = instrument((4, 4), free=0)


def mixed(n: int = 60) -> Survey:
    """Return random answers among which four ticked one column, one of them answering little."""
    s = random_survey(Q, n, missing=0)
    answers = {role: codes.copy(order="F") for role, codes in s.answers.items()}
    for codes in answers.values():
        codes[:4] = 5
    for codes in answers.values():
        codes[3:5, 3:] = 0
    return replace(s, answers=answers)


SAMPLE = mixed()


def test_left_out_are_those_of_the_rule_and_the_survey_says_so() -> None:
    kept = exclude(SAMPLE, ["missing", "straight_lining"])
    assert kept.size == 55
    assert kept.provenance.notes[-1].text("en") == (
        "5 of 60 respondents were left out by rule: Straight-lining (3), Too much missing (2)."
    )
    assert "按规则剔除 60 位受访者中的 5 位" in kept.provenance.notes[-1].text("zh")
    any_rule = QualityRules(straight_in="any", missing_share=0.1)
    both = exclude(SAMPLE, ("straight_lining", "no_difference"), rules=any_rule)
    assert (
        "some by several: Straight-lining (3), Perception equals expectation everywhere (3)."
        in both.provenance.notes[-1].text("en")
    )
    assert exclude(SAMPLE, "missing").size == 58


def test_one_copy_of_each_kind_is_kept() -> None:
    s = random_survey(Q, 30, missing=0)
    twice = s.take(np.concatenate([np.arange(30), np.arange(10)]))
    assert exclude(twice, ["identical"]).size == 30
    assert gap_analysis(exclude(twice, ["identical"])).numbers_json() == gap_analysis(s).numbers_json()


def test_effect_is_the_difference_of_two_analyses() -> None:
    kept = exclude(SAMPLE, ["straight_lining"])
    weights = {"d1": 70, "d2": 30}
    before, after = gap_analysis(SAMPLE, weights=weights), gap_analysis(kept, weights=weights)
    effect = exclusion_effect(before, after)
    assert (effect.n_before, effect.n_after) == (60, 57)
    assert [r.id for r in effect.rows[:5]] == ["overall", "overall_items", "weighted", "d1", "d2"]
    first, second = by_definition(SAMPLE), by_definition(kept)
    for id_ in ("overall", "d1", "q3"):
        row = effect.row(id_)
        assert (row.n_before, row.n_after) == (first[id_][0], second[id_][0])
        assert row.change == pytest.approx(second[id_][3] - first[id_][3])  # type: ignore[operator]  # both there
        error = first[id_][4] / np.sqrt(first[id_][0])  # type: ignore[operator]  # there
        assert row.change_in_errors == pytest.approx(row.change / error)
    text = str(effect)
    assert "3 of 60 respondents were left out by rule: Straight-lining (3)." in text
    assert "剔除受访者的影响" in effect.table().to_text("zh")


def test_weights_of_one_of_two_analyses_change_no_other_row() -> None:
    weighted, plain = gap_analysis(SAMPLE, weights={"d1": 3, "d2": 1}), gap_analysis(SAMPLE)
    rows = exclusion_effect(weighted, plain).rows
    assert {row.change for row in rows} == {0.0}
    assert "weighted" not in {row.id for row in rows}


def test_a_gap_that_is_gone_has_no_change() -> None:
    q = instrument((2,), free=0)
    s = survey(q, {"expectation": [[5, None], [4, None]], "perception": [[3, 3], [2, 2]]})
    before = gap_analysis(s)
    nothing = gap_analysis(replace(s, answers={**s.answers, "perception": np.zeros((2, 2), dtype=np.int8, order="F")}))
    effect = exclusion_effect(before, nothing)
    assert (effect.row("q1").reason, effect.row("q2").reason) == ("undefined_after", "undefined_before")
    assert "no gap after" in str(effect)
    with pytest.raises(UsageError) as caught:
        effect.row("q9")
    assert str(caught.value).endswith("[unknown-row]")


def test_what_cannot_be_done_is_refused() -> None:
    for call, message in (
        (
            lambda: exclude(SAMPLE, []),
            (
                "No sign is named by which respondents are left out.\n"
                "  no sign is named by which respondents are left out. Name one or more of: straight_lining, long_run, "
                "identical, missing, no_difference, speed, repeated, conflicting_id. [no-sign]"
            ),
        ),
        (
            lambda: exclude(SAMPLE, ["straightlining"]),  # type: ignore[list-item]  # that is the point
            (
                "There is no such sign of careless answers.\n"
                "  there is no such sign of careless answers; found 'straightlining'. "
                "Did you mean 'straight_lining'? [unknown-sign]"
            ),
        ),
        (
            lambda: exclude(SAMPLE, ["speed"]),
            (
                "The survey cannot tell the sign speed.\n"
                "  the survey cannot tell the sign speed; found 'no duration'. "
                "Leave it out of the signs, or read the survey with what it needs. [sign-unknowable]"
            ),
        ),
        (
            lambda: exclude(SAMPLE.take(np.arange(3)), ["straight_lining"]),
            (
                "The rules leave nobody.\n"
                "  the rules leave nobody; found 'straight_lining: 3'. "
                "Use fewer signs, or stricter rules for them. [nobody-left]"
            ),
        ),
        (
            lambda: exclusion_effect(
                gap_analysis(SAMPLE),
                gap_analysis(random_survey(instrument((4,), free=0), 9)),
            ),
            (
                "The two analyses are of different questionnaires.\n"
                "  the two analyses are of different questionnaires; found 'sample, sample'. "
                "Analyse the same survey with and without those left out. [other-questionnaire]"
            ),
        ),
        (
            lambda: exclusion_effect(
                gap_analysis(SAMPLE, min_answered="all", weights={"d1": 1, "d2": 1}),
                gap_analysis(SAMPLE, weights={"d1": 3, "d2": 1}),
            ),
            (
                "The two analyses are made with different options, which would change the gaps too.\n"
                "  the two analyses are made with different options, which would change the gaps too; "
                "found 'min_answered: all and half, weights: d1 0.5, d2 0.5 and d1 0.75, d2 0.25'. "
                "Make both with the same weights and min_answered. [other-options]"
            ),
        ),
    ):
        with pytest.raises((UsageError, AnalysisError)) as caught:
            call()
        assert str(caught.value) == message
    with pytest.raises(AnalysisError, match=r"leaving respondents out needs .*\[needs-respondents\]"):
        exclude(TalliedSurvey.of(SAMPLE, plan=TallyPlan.of(Q)), ["missing"])
