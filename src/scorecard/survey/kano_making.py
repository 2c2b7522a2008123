"""Kano analysis of pairs of answers, of counts or of a survey."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from numbers import Integral, Real
from typing import Literal, cast, get_args

import numpy as np
from numpy.typing import NDArray

from scorecard.errors import Place, Problems, UsageError, near
from scorecard.instruments import Role
from scorecard.stats.intervals import check_confidence
from scorecard.survey.gap_options import check_mapping
from scorecard.survey.grouping import by_group
from scorecard.survey.kano_analysis import Kano
from scorecard.survey.kano_rows import CATEGORIES, KanoCategory, KanoRow, kano_row
from scorecard.survey.plan import TallyPlan
from scorecard.survey.responses import Survey
from scorecard.survey.role_scores import require_roles
from scorecard.survey.segments import PRIVACY_THRESHOLD
from scorecard.survey.tallied import TalliedSurvey, respondents_of

__all__ = ["KanoAnswer", "kano", "kano_category", "kano_from_counts", "kano_from_survey"]

KanoAnswer = Literal["like", "must_be", "neutral", "live_with", "dislike"]
"""Answer to one of the two questions about a feature, from the warmest to the coldest."""

ANSWERS: tuple[KanoAnswer, ...] = get_args(KanoAnswer)

_EVALUATION: tuple[str, ...] = ("QAAAO", "RIIIM", "RIIIM", "RIIIM", "RRRRQ")
"""Category by answer to the functional (row) and the dysfunctional question (column)."""


def kano_category(functional: KanoAnswer, dysfunctional: KanoAnswer) -> KanoCategory:
    """Return the category of a pair of answers, by the usual evaluation table.

    Parameters
    ----------
    functional, dysfunctional : {"like", "must_be", "neutral", "live_with", "dislike"}
        How the customer feels if the feature is there, and if it is not.

    Returns
    -------
    {"M", "O", "A", "I", "R", "Q"}
        Must-be, one-dimensional, attractive, indifferent, reverse, questionable.

    Raises
    ------
    UsageError
        If an answer is none of the five.

    Examples
    --------
    >>> kano_category("like", "dislike"), kano_category("neutral", "dislike"), kano_category("like", "neutral")
    ('O', 'M', 'A')
    """
    for answer in (functional, dysfunctional):
        if not isinstance(cast("object", answer), str) or answer not in ANSWERS:
            raise UsageError.single(
                "kano-answer",
                "this is no answer of Kano's two questions",
                found=str(answer),
                cure=near(str(answer), ANSWERS),
            )
    return cast("KanoCategory", _EVALUATION[ANSWERS.index(functional)][ANSWERS.index(dysfunctional)])


def kano(
    pairs: Mapping[str, Iterable[tuple[KanoAnswer | None, KanoAnswer | None]]],
    *,
    critical: float = 1.65,
    confidence: float = 0.95,
) -> Kano:
    """Return Kano's categories of features from pairs of answers.

    Parameters
    ----------
    pairs : mapping of str to iterable of tuple
        For each feature, every respondent's answers to the functional question (the feature is there)
        and to the dysfunctional one (it is not); a pair with a None is left out.
    critical : float
        Quantile in Fong's test; his 1.65 is a level of 10 %.
    confidence : float
        Level of the intervals of the better and worse coefficients.

    Returns
    -------
    Kano
        Counts, coefficients, strengths and Fong's test of each feature.

    Raises
    ------
    UsageError
        If an answer is none of the five, or an option has a value that it cannot have.

    Notes
    -----
    With the counts M, O, A, I of the four plain categories, better = (A + O) / (A + O + M + I) and
    worse = −(O + M) / (A + O + M + I): how much satisfaction the feature can add, and how much its
    absence takes away. Reverse (R) and questionable (Q) answers are left out of both, and count in
    n. Total strength = (M + O + A) / n; category strength = share of the first category − share of
    the second. Of equal counts the stricter category goes first: M, O, A, I, R, Q.

    Fong's test calls the first two counts a and b different if |a − b| ≥ z √((a + b)(2n − a − b) / (2n)).
    The χ² statistic tests whether the four plain categories are chosen equally often. Wilson's
    intervals of better and worse are those of the two shares.

    References
    ----------
    Kano, N., Seraku, N., Takahashi, F., Tsuji, S. (1984). Journal of the Japanese Society for Quality
    Control 14(2), 39-48.
    Berger, C. et al. (1993). Kano's methods for understanding customer-defined quality. Center for
    Quality Management Journal 2(4), 3-36.
    Fong, D. (1996). Using the self-stated importance questionnaire to interpret Kano questionnaire
    results. Center for Quality Management Journal 5(3), 21-23.

    Examples
    --------
    >>> answers = [("like", "dislike"), ("like", "dislike"), ("neutral", "dislike"), ("like", "neutral")]
    >>> row = kano({"tracking": answers}).row("tracking")
    >>> row.category, row.better, row.worse
    ('O', 0.75, -0.75)
    """
    counts: dict[str, dict[KanoCategory, int]] = {}
    check_mapping("pairs", pairs)
    for name, answers in pairs.items():
        of: dict[KanoCategory, int] = dict.fromkeys(CATEGORIES, 0)
        for answer in _listed(name, answers):
            functional, dysfunctional = _pair(name, answer)
            if functional is not None and dysfunctional is not None:
                of[kano_category(functional, dysfunctional)] += 1
        counts[name] = of
    return kano_from_counts(counts, critical=critical, confidence=confidence)


def kano_from_counts(
    counts: Mapping[str, Mapping[KanoCategory, int]], *, critical: float = 1.65, confidence: float = 0.95
) -> Kano:
    """Return Kano's categories of features from counts.

    Parameters
    ----------
    counts : mapping of str to mapping of category to int
        For each feature, how many respondents fell into each of M, O, A, I, R, Q; a category left
        out was chosen by nobody.
    critical : float
        Quantile in Fong's test; his 1.65 is a level of 10 %.
    confidence : float
        Level of the intervals.

    Returns
    -------
    Kano
        As from `kano`.

    Raises
    ------
    UsageError
        If a category or a count cannot be, or an option has a value that it cannot have.

    Examples
    --------
    >>> row = kano_from_counts({"app": {"M": 95, "O": 123, "A": 45, "I": 33}}).row("app")
    >>> round(row.better, 3), round(row.worse, 3), row.fong_difference, round(row.fong_limit, 1)
    (0.568, -0.736, 28, 19.4)
    """
    check_confidence(confidence)
    if not (isinstance(cast("object", critical), Real) and critical > 0):
        raise UsageError.single(
            "bad-critical", "the quantile of Fong's test must be above 0", found=str(critical), cure="Use 1.65 or 1.96."
        )
    check_mapping("counts", counts)
    problems = Problems()
    for name, of in counts.items():
        check_mapping(str(name), of)
        for category, count in of.items():
            if category not in CATEGORIES:
                cure = f"Use one of: {', '.join(CATEGORIES)}."
                problems.add(
                    "kano-category", "there is no such category", place=Place(path=name), found=str(category), cure=cure
                )
            elif not _whole(count):
                problems.add(
                    "kano-count",
                    f"the count of {category} must be a whole number, zero or more",
                    place=Place(path=name),
                    found=str(count),
                    cure="Count the respondents.",
                )
    problems.raise_if_any(UsageError, "The counts cannot be used.")
    rows = (kano_row(name, of, critical=critical, confidence=confidence) for name, of in counts.items())
    return Kano(tuple(rows), critical, confidence)


def kano_from_survey(
    survey: Survey | TalliedSurvey,
    pairs: Mapping[str, tuple[str, str]],
    *,
    role: Role = "perception",
    like: Literal["low", "high"] = "low",
    by: str | None = None,
    critical: float = 1.65,
    confidence: float = 0.95,
    privacy_threshold: int = PRIVACY_THRESHOLD,
) -> Kano:
    """Return Kano's categories of features from the items of a survey.

    Parameters
    ----------
    survey : Survey
        Answers on a scale of five codes.
    pairs : mapping of str to tuple of (str, str)
        For each feature, the ids of its functional and its dysfunctional item.
    role : str
        Role under which the two questions were asked.
    like : {"low", "high"}
        Whether the lowest code stands for "I like it" (as in 1 = like … 5 = dislike) or the highest.
    by : str, optional
        Segment variable; every group is analysed as well.
    critical : float
        Quantile in Fong's test; his 1.65 is a level of 10 %.
    confidence : float
        Level of the intervals.
    privacy_threshold : int
        Groups with fewer respondents are suppressed, and what would give them away.

    Returns
    -------
    Kano
        As from `kano`; respondents who left out one of the two questions are not counted.

    Raises
    ------
    AnalysisError
        If the survey lacks the role, or holds counts in place of respondents.
    UsageError
        If the scale has not five codes, there is no such segment, or an option has a value that it cannot have.
    CardError
        If there is no such item.

    Examples
    --------
    >>> import pyarrow as pa
    >>> import scorecard as sc
    >>> items = [{"id": "with", "text": "If you can track it?"}, {"id": "without", "text": "If you cannot?"}]
    >>> instrument = sc.Instrument(
    ...     id="short", name="Short", scale=sc.Scale.from_points(5), roles=["perception"], items=items
    ... )
    >>> answers = pa.table({"Q1": [1, 1, 3, 1], "Q2": [5, 5, 5, 3]})
    >>> layout = sc.ColumnLayout(columns={"perception": "Q{number}"})
    >>> survey = sc.read_survey(answers, instrument, layout=layout)
    >>> row = sc.kano_from_survey(survey, {"tracking": ("with", "without")}).row("tracking")
    >>> row.category, row.better, row.worse
    ('O', 0.75, -0.75)
    """
    answers = respondents_of(survey, need="Kano's model")
    require_roles(answers, (role,), what="Kano's model")
    plan = TallyPlan.of(answers.instrument, min_answered="all")
    if plan.levels != len(ANSWERS):
        raise UsageError.single(
            "kano-scale",
            "Kano's questions have five answers",
            found=f"{plan.levels} codes",
            cure="Declare the scale 1 to 5.",
        )
    if not isinstance(cast("object", like), str) or like not in ("low", "high"):
        raise UsageError.single(
            "bad-like", "the option like has an unknown value", found=str(like), cure='Use "low" or "high".'
        )
    order = ANSWERS if like == "low" else ANSWERS[::-1]
    check_mapping("pairs", pairs)
    for name, items in pairs.items():
        _pair(name, items)
    columns = {
        name: tuple(answers.answers[role][:, answers.instrument.item_index(item)] for item in items)
        for name, items in pairs.items()
    }

    def make(rows: NDArray[np.intp] | None) -> tuple[KanoRow, ...]:
        chosen = {name: [c if rows is None else c[rows] for c in both] for name, both in columns.items()}
        return kano_from_counts(_counted(chosen, order), critical=critical, confidence=confidence).rows

    everyone, segments = by_group(
        answers, by, make=make, hide=lambda r: KanoRow(r.id, r.n, (), reason="suppressed"), threshold=privacy_threshold
    )
    return Kano(everyone, critical, confidence, segments, by, privacy_threshold)


def _counted(
    columns: Mapping[str, Sequence[NDArray[np.integer]]], order: Sequence[KanoAnswer]
) -> dict[str, dict[KanoCategory, int]]:
    """Return how many answers of each feature fall into each category."""
    counts: dict[str, dict[KanoCategory, int]] = {}
    for name, (first, second) in columns.items():
        table = np.bincount(first.astype(np.int64) * 6 + second, minlength=36).reshape(6, 6)[1:, 1:]
        of: dict[KanoCategory, int] = dict.fromkeys(CATEGORIES, 0)
        for i, functional in enumerate(order):
            for j, dysfunctional in enumerate(order):
                of[kano_category(functional, dysfunctional)] += int(table[i, j])
        counts[name] = of
    return counts


def _listed(name: str, answers: object) -> Iterable[object]:
    """Return the pairs of a feature, or refuse what is no list."""
    if isinstance(answers, str) or not isinstance(answers, Iterable):
        _pair(name, answers)
    return cast("Iterable[object]", answers)


def _pair(name: str, given: object) -> tuple[KanoAnswer | None, KanoAnswer | None]:
    """Return two answers, or the ids of two items, or refuse what is no pair."""
    shown = str(given)
    if not isinstance(given, tuple | list) or len(cast("list[object]", given)) != 2:
        raise UsageError.single(
            "kano-pair",
            "a feature needs pairs of the functional question with the dysfunctional one",
            place=Place(path=str(name)),
            found=shown,
            cure='Write ("like", "dislike"), or the ids of the two items.',
        )
    return cast("tuple[KanoAnswer | None, KanoAnswer | None]", tuple(cast("list[object]", given)))


def _whole(count: object) -> bool:
    """Return whether a count is a whole number, zero or more."""
    return not isinstance(count, bool) and isinstance(count, Integral) and int(count) >= 0
