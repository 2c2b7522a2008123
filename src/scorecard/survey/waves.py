"""Change of a survey's results from wave to wave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast, get_args

from scorecard.errors import AnalysisError, Place, UsageError
from scorecard.stats.intervals import check_confidence
from scorecard.stats.mean_tests import t_test
from scorecard.stats.multiplicity import adjust as adjusted
from scorecard.stats.unpaired import overlapping_t
from scorecard.survey.difference_records import Mean
from scorecard.survey.dimension_weights import DimensionWeights
from scorecard.survey.gap_groups import GapGroups, gap_groups
from scorecard.survey.gap_options import check_choice
from scorecard.survey.gap_records import Adjust, Family, Kind
from scorecard.survey.gap_samples import rows_with, sample_of, spread_of
from scorecard.survey.gap_sources import RowSource
from scorecard.survey.plan import MinAnswered
from scorecard.survey.responses import Survey
from scorecard.survey.segments import PRIVACY_THRESHOLD, check_threshold
from scorecard.survey.tallied import TalliedSurvey, check_survey, respondents_of
from scorecard.survey.wave_matching import Matched, Matcher
from scorecard.survey.wave_records import Because, ChangeRow, Compare, Design, Matching, WaveChanges, WavePair

__all__ = ["change_over_waves"]


@dataclass(frozen=True, slots=True, eq=False)
class _Wave:
    """One wave with its counts."""

    label: str
    survey: Survey | TalliedSurvey
    groups: GapGroups


def change_over_waves(
    waves: Mapping[str, Survey | TalliedSurvey],
    *,
    statistic: Mean = "gap",
    compare: Compare = "successive",
    matching: Matching = "auto",
    weights: DimensionWeights = None,
    min_answered: MinAnswered | None = None,
    confidence: float = 0.95,
    adjust: Adjust = "holm",
    privacy_threshold: int = PRIVACY_THRESHOLD,
) -> WaveChanges:
    """Return the changes between waves of a survey on every row of a gap analysis.

    Parameters
    ----------
    waves : mapping of str to Survey or TalliedSurvey
        Answers by wave, in the order of time, such as ``{"2026-Q1": first, "2026-Q2": second}``.
    statistic : {"gap", "expectation", "perception", "importance", "satisfaction"}
        Which mean is compared: expectations and perceptions over the pairs that gaps rest on, where both were asked.
    compare : {"successive", "first"}
        Every wave with the one before it, or with the first.
    matching : {"auto", "paired", "unpaired", "overlap"}
        "paired" takes the respondents of both waves only, each with his own change; "unpaired" takes all respondents
        as different people; "overlap" takes all respondents and the correlation of those in both. "auto" is paired
        where everybody is in both waves, unpaired where nobody is or nobody can know, and overlap in between.
    weights : mapping of str to float, or "own", optional
        Importance of each dimension, for a weighted row. With "own" respondents are not matched.
    min_answered : {"half", "all", 1}, optional
        How many of its items a respondent must have answered to enter a dimension.
    confidence : float
        Level of the intervals.
    adjust : {"holm", "benjamini_hochberg", "bonferroni", "none"}
        How p-values are adjusted, within each two waves: the items are one family, the dimensions another.
    privacy_threshold : int
        Least number of matched respondents whose own changes are shown.

    Returns
    -------
    WaveChanges
        Later − earlier for every two waves, row by row; each row tells its design and the respondents matched.

    Raises
    ------
    UsageError
        If there are fewer than two waves, or an option has a value that it cannot have.
    AnalysisError
        If the questionnaires differ, the survey lacks what is compared, or respondents cannot be matched and
        `matching` asks for it.

    Notes
    -----
    Respondents are the same where their ids are, letter by letter, and stand once in each wave. A paired row rests
    on the respondents with a value in both waves and is the paired t test. Unpaired rows are Welch's test. A partly
    paired row has the change of all respondents; its variance is SE₁² + SE₂² − 2 c n₁₂ / (n₁ n₂) with the covariance c
    over the n₁₂ respondents in both. Counts (TalliedSurvey) hold no ids: they are compared as different people.
    Paired rows of fewer matched respondents than the threshold are not shown. Who takes a paired row from an analysis
    of the whole wave learns the mean of those who are not matched, however few they are: that no single result can
    prevent.

    References
    ----------
    Derrick, B., Russ, B., Toher, D., White, P. (2017). Journal of Modern Applied Statistical Methods 16(1), 137-157.

    Examples
    --------
    >>> import pyarrow as pa
    >>> import scorecard as sc
    >>> scale, items = sc.Scale.from_points(5), [{"id": "quick", "text": "Quick"}]
    >>> instrument = sc.Instrument(id="short", name="Short", scale=scale, items=items)
    >>> layout = sc.ColumnLayout(columns={"expectation": "E{number}", "perception": "P{number}"})
    >>> first = pa.table({"E1": [5, 5, 4, 4], "P1": [3, 4, 3, 2]})
    >>> second = pa.table({"E1": [5, 5, 4, 4], "P1": [4, 4, 4, 3]})
    >>> waves = {"2026-Q1": first, "2026-Q2": second}
    >>> surveys = {name: sc.read_survey(wave, instrument, layout=layout) for name, wave in waves.items()}
    >>> found = sc.change_over_waves(surveys)
    >>> row = found.row("quick")
    >>> row.mean_earlier, row.mean_later, row.change, row.design
    (-1.5, -0.75, 0.75, 'unpaired')
    """
    check_confidence(confidence)
    check_threshold(privacy_threshold)
    check_choice("statistic", statistic, get_args(Mean))
    check_choice("compare", compare, get_args(Compare))
    check_choice("matching", matching, get_args(Matching))
    check_choice("adjust", adjust, get_args(Adjust))
    _check_waves(waves)
    gaps = statistic == "gap"
    read = [
        _Wave(
            label,
            survey,
            gap_groups(survey, by=None, weights=weights, min_answered=min_answered, threshold=1, gaps=gaps),
        )
        for label, survey in waves.items()
    ]
    _check_read(read, statistic)
    pairs: list[WavePair] = []
    rows: list[ChangeRow] = []
    for at, later in enumerate(read[1:]):
        earlier = read[at if compare == "successive" else 0]
        pair, matcher = _matched(earlier, later, matching, own=weights == "own")
        pairs.append(pair)
        found = _changes(pair, (earlier, later), matcher, statistic=statistic, confidence=confidence)
        rows += _families(found, adjust, privacy_threshold)
    return WaveChanges(
        tuple(rows),
        tuple(pairs),
        statistic,
        compare,
        read[0].groups.counts.plan.min_answered,
        confidence,
        adjust,
        privacy_threshold,
        read[0].survey.instrument,
        tuple(wave.survey.provenance for wave in read),
    )


def _check_waves(waves: Mapping[str, Survey | TalliedSurvey]) -> None:
    """Refuse waves that cannot be compared."""
    if not isinstance(cast("object", waves), Mapping):
        raise UsageError.single(
            "not-waves",
            "the waves must be surveys by label",
            found=type(waves).__name__,
            cure='Give them in the order of time: {"2026-Q1": first, "2026-Q2": second}.',
        )
    for survey in waves.values():
        check_survey(survey)
    if len(waves) < 2:
        raise UsageError.single(
            "too-few-waves",
            "a change needs two waves",
            found=str(len(waves)),
            cure='Give them by label in the order of time: {"2026-Q1": first, "2026-Q2": second}.',
        )
    first, *others = waves.items()
    for label, survey in others:
        if survey.instrument != first[1].instrument:
            raise AnalysisError.single(
                "instruments-differ",
                f"the wave was not asked with the questionnaire of {first[0]!r}",
                place=Place(path=f"waves.{label}"),
                found=survey.instrument.id,
                cure="Compare waves of one questionnaire: same items, dimensions, scale and roles.",
            )


def _check_read(read: Sequence[_Wave], statistic: Mean) -> None:
    """Refuse waves whose rows do not mean the same."""
    rules = {wave.groups.counts.plan.min_answered for wave in read}
    if len(rules) > 1:
        raise UsageError.single(
            "waves-counted-otherwise",
            "the waves were counted with different rules of when a dimension counts",
            found=", ".join(str(wave.groups.counts.plan.min_answered) for wave in read),
            cure="Count all waves with the same min_answered.",
        )
    asked = {wave.label: all(role in wave.survey.roles for role in ("expectation", "perception")) for wave in read}
    if statistic in ("expectation", "perception") and len(set(asked.values())) > 1:
        raise AnalysisError.single(
            "waves-asked-otherwise",
            f"the mean {statistic} rests on pairs of answers in some waves and on single answers in others",
            found=", ".join(f"{label}: {'both asked' if both else 'one asked'}" for label, both in asked.items()),
            cure="Read all waves with the same questions: leave the columns of the other one out of their layouts.",
        )


def _matched(earlier: _Wave, later: _Wave, matching: Matching, *, own: bool) -> tuple[WavePair, Matcher | None]:
    """Return how two waves are compared, with the respondents of both where they are matched."""
    sizes = earlier.groups.counts.size, later.groups.counts.size
    if matching in ("paired", "overlap"):
        both = [respondents_of(w.survey, need="matching respondents of two waves") for w in (earlier, later)]
        matcher = Matcher.of(both[0], both[1])
        if isinstance(matcher, str) or own:
            because: Because = "own_points" if not isinstance(matcher, str) else matcher
            raise _unmatched(because, f"{earlier.label} and {later.label}")
        chosen: Design = "paired" if matching == "paired" else "overlap"
        return WavePair(earlier.label, later.label, *sizes, matcher.size, chosen, "asked"), matcher
    found: Matcher | Because = "counts_only"
    if isinstance(earlier.survey, Survey) and isinstance(later.survey, Survey):
        found = Matcher.of(earlier.survey, later.survey)
    if isinstance(found, str):
        return WavePair(earlier.label, later.label, *sizes, None, "unpaired", _why(matching, found)), None
    design: Design = "overlap"
    why: Because = "some_matched"
    if matching == "unpaired" or own or not found.size:
        design, why = "unpaired", "own_points" if own else _why(matching, "none_matched")
    elif sizes == (found.size, found.size):
        design, why = "paired", "all_matched"
    pair = WavePair(earlier.label, later.label, *sizes, found.size, design, why)
    return pair, None if design == "unpaired" else found


def _why(matching: Matching, because: Because) -> Because:
    """Return why waves are compared as different people."""
    return "asked" if matching == "unpaired" else because


def _unmatched(because: Because, where: str) -> AnalysisError:
    """Return the error for waves whose respondents cannot be matched."""
    what, cure = {
        "no_ids": ("a wave has no ids of its respondents", "Name their column under respondent in the layout"),
        "ids_not_unique": ("ids of respondents stand more than once in a wave", "Remove what was answered twice"),
        "own_points": ("each respondent's own weights cannot be matched", "Give one weight for each dimension"),
    }[because]
    error = AnalysisError.single(
        "no-matching",
        f"respondents cannot be matched: {what}",
        found=where,
        cure=f'{cure}, or use matching="unpaired".',
    )
    return error if isinstance(error, AnalysisError) else AnalysisError("")


def _changes(
    pair: WavePair, waves: tuple[_Wave, _Wave], matcher: Matcher | None, *, statistic: Mean, confidence: float
) -> list[ChangeRow]:
    """Return the change of every row between two waves."""
    earlier, later = (rows_with(wave.groups.total, statistic) for wave in waves)
    shares, plan = waves[0].groups.shares, waves[0].groups.counts.plan
    matched: Mapping[str, Matched] = {}
    if matcher is not None:
        matched = matcher.rows(plan, statistic=statistic, weights=None if shares == "own" else shares)
    found: list[ChangeRow] = []
    for one, two in zip(earlier, later, strict=True):
        same = matched.get(one.id)
        if pair.design == "paired":
            found.append(_paired(pair, one, two, same, confidence=confidence))
        else:
            found.append(_of_all(pair, (one, two), same, statistic=statistic, confidence=confidence))
    return found


def _paired(pair: WavePair, one: RowSource, two: RowSource, same: Matched | None, *, confidence: float) -> ChangeRow:
    """Return the change of the respondents with a value in both waves."""
    n = 0 if same is None else same.n
    row = ChangeRow(one.id, one.kind, pair.earlier, pair.later, "paired", n, n, n)
    if same is None or same.earlier is None or same.later is None:
        return replace(row, reason=one.reason or two.reason or "nobody_answered")
    test = t_test(n, same.later - same.earlier, standard_deviation=same.deviation, confidence=confidence)
    return replace(
        row,
        mean_earlier=same.earlier,
        mean_later=same.later,
        change=test.mean_difference,
        standard_error=test.standard_error,
        degrees_of_freedom=None if test.degrees_of_freedom is None else float(test.degrees_of_freedom),
        low=test.low,
        high=test.high,
        statistic=test.statistic,
        p_value=test.p_value,
        reason=same.reason or test.reason,
    )


def _of_all(
    pair: WavePair, rows: tuple[RowSource, RowSource], same: Matched | None, *, statistic: Mean, confidence: float
) -> ChangeRow:
    """Return the change of all respondents of both waves."""
    one, two = rows
    n = 0 if same is None or same.covariance is None else same.n
    design: Design = "overlap" if n else "unpaired"
    row = ChangeRow(one.id, one.kind, pair.earlier, pair.later, design, one.n, two.n, n)
    reason = one.reason or two.reason or (None if one.n and two.n else "nobody_answered")
    if reason is not None:
        return replace(row, reason=reason)
    first, second = sample_of(one, statistic), sample_of(two, statistic)
    covariance = same.covariance if same is not None and n else None
    test = overlapping_t(second, first, common=n, covariance=covariance, confidence=confidence)
    return replace(
        row,
        mean_earlier=first.mean,
        mean_later=second.mean,
        change=test.difference,
        standard_error=test.standard_error,
        degrees_of_freedom=test.degrees_of_freedom,
        low=test.low,
        high=test.high,
        statistic=test.statistic,
        p_value=test.p_value,
        reason=spread_of(one, statistic).reason or spread_of(two, statistic).reason or test.reason,
    )


def _families(rows: Sequence[ChangeRow], adjust: Adjust, threshold: int) -> list[ChangeRow]:
    """Return the rows of two waves with p-values adjusted, and without changes of too few matched respondents."""
    found = [_hidden(row) if row.design == "paired" and 0 < row.n_matched < threshold else row for row in rows]
    if any(row.kind == "item" and row.reason == "suppressed" for row in found):
        # the mean of all items less the others is that of one
        found = [_hidden(row) if row.kind == "overall_items" else row for row in found]
    families: tuple[tuple[Kind, Family], ...] = (("item", "items"), ("dimension", "dimensions"))
    for kind, family in families if adjust != "none" else ():
        places = [at for at, row in enumerate(found) if row.kind == kind]
        values = adjusted([found[at].p_value for at in places], method=adjust)
        for at, p in zip(places, values, strict=True):
            found[at] = replace(found[at], p_adjusted=p, family=family)
    return found


def _hidden(row: ChangeRow) -> ChangeRow:
    """Return a row without any number but n."""
    counts = (row.design, row.n_earlier, row.n_later, row.n_matched)
    return ChangeRow(row.id, row.kind, row.earlier, row.later, *counts, reason="suppressed")
