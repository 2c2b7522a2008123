"""Signs of careless answers, respondent by respondent, against plain loops."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

import numpy as np
import pytest

from scorecard.errors import UsageError
from scorecard.survey import Survey
from scorecard.survey.quality_flags import FLAGS, Flag, Found, QualityRules, found_flags
from tests.survey.samples import instrument, random_survey, survey

ONE = instrument((8,), free=0, roles=("perception",))


def found(s: Survey, flag: Flag, role: str | None = None, **rules: object) -> Found:
    """Return what was found of one sign."""
    every = found_flags(s, QualityRules(**rules))  # type: ignore[arg-type]  # one keyword at a time
    (one,) = [f for f in every if (f.flag, f.role) == (flag, role)]
    return one


def masked(s: Survey, flag: Flag, role: str | None = None, **rules: object) -> list[int]:
    """Return the positions of those who show a sign."""
    return np.flatnonzero(found(s, flag, role, **rules).mask).tolist()


def test_every_sign_is_looked_for_in_its_order() -> None:
    every = found_flags(random_survey(instrument(), 20), QualityRules())
    assert tuple(f.flag for f in every if f.role is None) == FLAGS
    assert [f.role for f in every if f.flag == "straight_lining"] == [None, "expectation", "perception"]


def test_straight_lining() -> None:
    rows = [[3] * 8, [3] * 7 + [4], [3, None, 3, 3, None, 3, 3, None], [2] * 3 + [None] * 5, [None] * 8]
    s = survey(ONE, {"perception": rows})
    assert masked(s, "straight_lining", "perception") == [0, 2]
    assert found(s, "straight_lining", "perception").judged == 3  # half of the items answered at least
    two = instrument((4,), free=0)
    both = survey(
        two, {"expectation": [[5] * 4, [5] * 4, [1, 2, 3, 4]], "perception": [[4] * 4, [1, 2, 2, 1], [3] * 4]}
    )
    assert masked(both, "straight_lining") == [0]
    assert masked(both, "straight_lining", straight_in="any") == [0, 1, 2]


def test_reverse_keyed_items_are_taken_as_ticked() -> None:
    q = instrument((8,), free=0, roles=("perception",), reverse=(1, 3))
    assert masked(survey(q, {"perception": [[5] * 8, [5, 1, 5, 1, 5, 5, 5, 5]]}), "straight_lining", "perception") == [
        0
    ]


@pytest.mark.parametrize("least", [2, 3, 4])
def test_long_runs_equal_a_plain_loop(least: int) -> None:
    q = instrument((9,), free=0, roles=("perception",))
    s = random_survey(q, 300, seed=2)
    rows = s.answers["perception"].tolist()
    longest = [max((len(list(g)) for code, g in groupby(row) if code), default=0) for row in rows]
    expected = [i for i, run in enumerate(longest) if run >= least]
    assert expected
    assert masked(s, "long_run", "perception", long_run=least) == expected
    assert QualityRules().run_of(22) == 11
    assert QualityRules().run_of(8) == 6


def test_copies_are_counted_without_the_one_they_copy() -> None:
    q = instrument((8,), free=0)
    same, other = [1, 2, 3, 4, 5, 1, 2, 3], [2, 2, 3, 4, 5, 1, 2, 3]
    few = [1, 2, 3, None, None, None, None, None]
    rows = [same, other, same, same, few, few]
    s = survey(q, {"expectation": rows, "perception": rows})
    one = found(s, "identical")
    assert (int(one.mask.sum()), one.groups, one.judged) == (2, 1, 4)
    assert not one.mask[[1, 4, 5]].any()
    assert int(found(s, "identical", least_answers=6).mask.sum()) == 3


def test_which_copy_is_kept_does_not_depend_on_the_order_of_rows() -> None:
    q = instrument((8,), free=0)
    s = random_survey(q, 60, groups=3, missing=0)
    twice = s.take(np.concatenate([np.arange(60), np.arange(0, 60, 4)]))
    codes = twice.segments["group"].codes.copy()
    codes[60:] = (codes[60:] + 2) % 3
    twice = replace(twice, segments={"group": replace(twice.segments["group"], codes=codes)}, duration=np.arange(75.0))
    order = np.random.default_rng(1).permutation(75)
    kept = {tuple(row) for row in known(twice)[~found(twice, "identical").mask].tolist()}
    shuffled = twice.take(order)
    assert {tuple(row) for row in known(shuffled)[~found(shuffled, "identical").mask].tolist()} == kept
    assert len(kept) == 60


def known(s: Survey) -> np.ndarray:
    """Return what is known of each respondent beside his answers."""
    assert s.duration is not None
    return np.stack([s.segments["group"].codes.astype(float), s.duration], axis=1)


def test_too_much_missing() -> None:
    s = survey(ONE, {"perception": [[1] * 4 + [None] * 4, [1] * 3 + [None] * 5, [None] * 8, [1] * 8]})
    assert masked(s, "missing") == [1, 2]
    assert masked(s, "missing", missing_share=0.0) == [0, 1, 2]


def test_no_difference_needs_half_of_the_pairs() -> None:
    q = instrument((6,), free=0)
    e = [[5, 4, 3, 5, 4, 3], [5, 4, 3, 5, 4, 3], [5, 4, 3, None, None, None], [5, 4, None, None, None, None]]
    p = [[5, 4, 3, 5, 4, 3], [5, 4, 3, 5, 4, 2], [5, 4, 3, 1, 1, 1], [5, 4, 1, 1, 1, 1]]
    s = survey(q, {"expectation": e, "perception": p})
    assert masked(s, "no_difference") == [0, 2]
    assert found(s, "no_difference").judged == 3
    assert found(survey(ONE, {"perception": [[1] * 8]}), "no_difference").reason == "role_missing"


def test_speeders_are_below_a_share_of_the_median() -> None:
    s = random_survey(ONE, 6)
    assert found(s, "speed").reason == "no_duration"
    timed = replace(s, duration=np.array([300, 90, 310, 99, np.nan, 320.0]))
    one = found(timed, "speed")
    assert (one.limit, one.judged) == (100, 5)
    assert np.flatnonzero(one.mask).tolist() == [1, 3]
    assert masked(timed, "speed", least_seconds=95.0) == [1]
    assert found(replace(s, duration=np.full(6, np.nan)), "speed").reason == "no_duration"


def test_ids_that_stand_there_twice() -> None:
    a, b = [1, 2, 3, 4, 5, 1, 2, 3], [2, 2, 3, 4, 5, 1, 2, 3]
    s = survey(ONE, {"perception": [a, a, b, a, b, a, b, b]})
    assert found(s, "repeated").reason == "no_ids"
    s = replace(s, respondents=("x", "x", "x", "y", "", "None", "z ", "z"))
    repeated, conflicting = found(s, "repeated"), found(s, "conflicting_id")
    assert (int(repeated.mask.sum()), repeated.groups, repeated.judged) == (2, 2, 6)
    assert np.flatnonzero(conflicting.mask).tolist() == [0, 1, 2]
    assert conflicting.groups == 1
    nobody = replace(s, respondents=("",) * 8)
    assert (found(nobody, "repeated").judged, found(nobody, "conflicting_id").groups) == (0, 0)


def test_short_questionnaires_cannot_be_judged() -> None:
    s = random_survey(instrument((2,), free=0, roles=("perception",)), 5)
    assert found(s, "straight_lining").reason == "too_few_items"
    assert found(s, "long_run", "perception").reason == "too_few_items"


@pytest.mark.parametrize(
    ("rule", "value", "cure"),
    [
        ("straight_in", "some", 'Use "all" or "any".'),
        ("straight_in", ["all"], 'Use "all" or "any".'),
        ("long_run", 1, "Use 2 or more, or None."),
        ("long_run", "6", "Use 2 or more, or None."),
        ("long_run", 6.5, "Use 2 or more, or None."),
        ("least_answers", 0, "Use 1 or more."),
        ("least_answers", None, "Use 1 or more."),
        ("missing_share", 1, "Use a share such as 0.5."),
        ("missing_share", "30 %", "Use a share such as 0.5."),
        ("speed_share", 0, "Use a share such as 0.3."),
        ("speed_share", None, "Use a share such as 0.3."),
        ("least_seconds", float("nan"), "Use seconds above 0, or None."),
        ("least_seconds", "2 min", "Use seconds above 0, or None."),
    ],
)
def test_impossible_rules_are_refused(rule: str, value: object, cure: str) -> None:
    with pytest.raises(UsageError) as caught:
        QualityRules(**{rule: value})  # type: ignore[arg-type]  # that is the point
    found = f"'{value}'" if "'" not in str(value) else f'"{value}"'
    assert str(caught.value) == (
        f"The rule {rule} has an impossible value.\n"
        f"  the rule {rule} has an impossible value; found {found}. {cure} [bad-rule]"
    )
