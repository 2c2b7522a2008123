"""What each row of a gap analysis rests on, derived from counts: numbers, moments and histograms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from scorecard._model.mapping import FrozenDict
from scorecard.instruments import Instrument, Role
from scorecard.stats.comoments import CoMoments
from scorecard.stats.counts import Moments, ScoreHistogram
from scorecard.stats.exact import IntArray, add
from scorecard.stats.pair_summaries import PairSummary, pair_summaries
from scorecard.survey.counting import ScoreTally
from scorecard.survey.gap_records import Kind, Reason
from scorecard.survey.joint_moments import JointMoments
from scorecard.survey.privacy import Parts, masked_rows, score_parts
from scorecard.survey.spreads import Spread, spread_of_means
from scorecard.survey.tally import RoleTally, SurveyTally

__all__ = ["GroupSources", "RowSource", "masked_groups", "rest_of", "sources_of"]

Shares = Sequence[Fraction] | Literal["own"] | None


@dataclass(frozen=True, slots=True, eq=False)
class RowSource:
    """Numbers behind a row.

    Attributes
    ----------
    id : str
        Id of the item or dimension, or the name of the whole.
    kind : {"item", "dimension", "overall", "overall_items", "weighted"}
        What the row is about.
    n : int
        Respondents who enter it.
    spreads : tuple of Spread
        Expectation, perception and gap; or the one question of a role.
    reason : str or None
        Why there is nothing.
    histogram : ScoreHistogram or None
        Exact gaps of the respondents, where they were counted.
    answers : tuple of (ndarray of int, ndarray of int), or None
        How often each value of an item was expected and perceived, lowest first.
    moments : tuple of Moments
        What the spreads were made of, where they are moments of respondents' scores.
    """

    id: str
    kind: Kind
    n: int
    spreads: tuple[Spread, ...] = ()
    reason: Reason | None = None
    histogram: ScoreHistogram | None = None
    answers: tuple[IntArray, IntArray] | None = None
    moments: tuple[Moments, ...] = ()

    def hidden(self) -> RowSource:
        """Return the row without any number but n."""
        return RowSource(self.id, self.kind, self.n, reason="suppressed")


@dataclass(frozen=True, slots=True, eq=False)
class GroupSources:
    """Rows of one group of respondents.

    Attributes
    ----------
    n : int
        Respondents in the group.
    gaps : tuple of RowSource
        Items, dimensions, wholes; nothing where the survey did not ask for both expectation and perception.
    roles : mapping of role to tuple of RowSource
        The same for the other questions.
    scores : ScoreTally
        Counts of expectations and perceptions, for what needs more than one row.
    role_scores : mapping of role to ScoreTally
        Those of the other questions.
    joint : JointMoments or None
        How the means of several questions go together, the gaps' two as one and then the others.
    """

    n: int
    gaps: tuple[RowSource, ...]
    roles: Mapping[Role, tuple[RowSource, ...]]
    scores: ScoreTally
    role_scores: Mapping[Role, ScoreTally]
    joint: JointMoments | None = None

    @property
    def questions(self) -> Mapping[Role, tuple[tuple[RowSource, ...], int]]:
        """Rows that tell the means of each question, and which of their spreads does."""
        found: dict[Role, tuple[tuple[RowSource, ...], int]] = {}
        if self.gaps:
            found.update({"expectation": (self.gaps, 0), "perception": (self.gaps, 1)})
        found.update({role: (rows, 0) for role, rows in self.roles.items()})
        return FrozenDict(found)


def sources_of(
    counts: SurveyTally, instrument: Instrument, *, weights: Shares, same_weights: bool = True
) -> GroupSources:
    """Return what the rows of one group of respondents rest on.

    Parameters
    ----------
    counts : SurveyTally
        Their counts.
    instrument : Instrument
        The questionnaire.
    weights : sequence of Fraction, "own" or None
        Share of each dimension.
    same_weights : bool
        Whether the weighted scores were counted with these weights.

    Returns
    -------
    GroupSources
        Items, dimensions, wholes; for gaps and for every other question.
    """
    tally = counts.gaps
    plan = tally.plan
    summaries = pair_summaries(tally.pairs, plan.item_values)
    parts = zip(instrument.items, summaries, plan.item_values, strict=True)
    rows = [_item(item.id, summary, values) for item, summary, values in parts]
    rows += _scores(tally.scores, instrument, required=plan.required, weights=weights, divisor=plan.divisor)
    if same_weights and tally.scores.weighted is not None and rows[-1].kind == "weighted":
        rows[-1] = replace(rows[-1], histogram=tally.scores.weighted[-1])
    roles: dict[Role, tuple[RowSource, ...]] = {}
    for role, of_role in counts.roles.items():
        roles[role] = _role(of_role, instrument, weights=weights)
    scores: dict[Role, ScoreTally] = {role: of_role.scores for role, of_role in counts.roles.items()}
    return GroupSources(
        tally.scores.respondents,
        tuple(rows),
        FrozenDict(roles),
        tally.scores,
        FrozenDict(scores),
        counts.joint,
    )


def masked_groups(
    groups: Mapping[str, GroupSources],
    total: GroupSources,
    instrument: Instrument,
    *,
    required: Sequence[int],
    shares: Shares,
    hidden: frozenset[str],
    threshold: int,
) -> Mapping[str, GroupSources]:
    """Return groups without the rows that must not be shown.

    Parameters
    ----------
    groups : mapping of str to GroupSources
        All groups.
    total : GroupSources
        Everyone, with those who belong to no group.
    instrument : Instrument
        The questionnaire.
    required : sequence of int
        How many items of each dimension a respondent must have answered.
    shares : sequence of Fraction, "own" or None
        Share of each dimension in the weighted row.
    hidden : frozenset of str
        Groups of which nothing is shown.
    threshold : int
        Least number of respondents behind a number that is shown.

    Returns
    -------
    mapping of str to GroupSources
        The same groups; a hidden row keeps its n only.
    """

    def masks(of: Mapping[str, tuple[RowSource, ...]], rows: tuple[RowSource, ...]) -> Mapping[str, frozenset[int]]:
        ids = [row.id for row in rows]
        scores: Parts = score_parts(instrument, ids, required=required, shares=shares) if rows else {}
        return _masks(of, rows, scores, hidden=hidden, threshold=threshold)

    gaps = masks({label: g.gaps for label, g in groups.items()}, total.gaps)
    roles = {
        role: masks({label: g.roles[role] for label, g in groups.items()}, rows) for role, rows in total.roles.items()
    }
    found: dict[str, GroupSources] = {}
    for label, group in groups.items():
        shown: dict[Role, tuple[RowSource, ...]] = {}
        for role, rows in group.roles.items():
            shown[role] = _masked(rows, roles[role][label])
        found[label] = replace(group, gaps=_masked(group.gaps, gaps[label]), roles=FrozenDict(shown))
    return found


def rest_of(total: GroupSources, group: GroupSources) -> GroupSources:
    """Return everyone but a group.

    Parameters
    ----------
    total : GroupSources
        Everyone.
    group : GroupSources
        Some of them.

    Returns
    -------
    GroupSources
        The others; their counts are exact differences. Rows have no histogram.
    """
    gaps = _rest_rows(total.gaps, group.gaps, total.scores, group.scores)
    roles: dict[Role, tuple[RowSource, ...]] = {}
    for role, rows in total.roles.items():
        roles[role] = _rest_rows(rows, group.roles[role], total.role_scores[role], group.role_scores[role])
    return replace(total, n=total.n - group.n, gaps=gaps, roles=FrozenDict(roles), joint=None)


def _rest_rows(
    total: tuple[RowSource, ...], part: tuple[RowSource, ...], all_scores: ScoreTally, scores: ScoreTally
) -> tuple[RowSource, ...]:
    """Return the rows of everyone but a group."""
    k = sum(row.kind == "item" for row in total)
    rows: list[RowSource] = []
    for whole, of in zip(total, part, strict=True):
        if of.reason == "suppressed":
            rows.append(RowSource(whole.id, whole.kind, whole.n - of.n, reason="suppressed"))
        elif whole.kind == "overall_items":
            rows.append(_mean_of_items(_less(all_scores.items, scores.items), k, whole.n - of.n))
        elif whole.moments and of.moments:
            less = [
                Moments(a.n - b.n, a.total - b.total, a.squares - b.squares)
                for a, b in zip(whole.moments, of.moments, strict=True)
            ]
            rows.append(_of_moments(whole.id, whole.kind, less))
        else:
            rows.append(whole)
    return tuple(rows)


def _less(total: CoMoments, part: CoMoments) -> CoMoments:
    """Return the co-moments of everyone but some."""
    tables = ((total.n, part.n), (total.sums, part.sums), (total.products, part.products))
    n, sums, products = (add(a, -b) for a, b in tables)
    return CoMoments(total.group, n, sums, products)


def _masks(
    groups: Mapping[str, tuple[RowSource, ...]],
    total: tuple[RowSource, ...],
    scores: Parts,
    *,
    hidden: frozenset[str],
    threshold: int,
) -> Mapping[str, frozenset[int]]:
    """Return the positions of the rows of each group that must not be shown."""
    items = [at for at, row in enumerate(total) if row.kind == "item"]
    # the mean of all items less the others is the mean of one
    means = {at: items for at, row in enumerate(total) if row.kind == "overall_items"}
    sizes = {label: [row.n for row in rows] for label, rows in groups.items()}
    totals = [row.n for row in total]
    return masked_rows(sizes, totals, hidden=hidden, threshold=threshold, means=means, scores=scores)


def _masked(rows: tuple[RowSource, ...], mask: frozenset[int]) -> tuple[RowSource, ...]:
    """Return rows, some of them hidden."""
    return tuple(row.hidden() if at in mask else row for at, row in enumerate(rows)) if mask else rows


def _role(tally: RoleTally, instrument: Instrument, *, weights: Shares) -> tuple[RowSource, ...]:
    """Return the rows of the answers to one question per item."""
    plan = tally.plan
    rows = [_counted(item.id, "item", (tally.item(i),)) for i, item in enumerate(instrument.items)]
    return (*rows, *_scores(tally.scores, instrument, required=plan.required, weights=weights, divisor=plan.divisor))


def _item(id_: str, summary: PairSummary, values: tuple[int, ...]) -> RowSource:
    """Return the row of an item."""
    expected, perceived = summary.answers
    # mirrored items count from the other end
    answers = (expected, perceived) if values[0] < values[-1] else (expected[::-1], perceived[::-1])
    return _of_moments(id_, "item", summary.moments, histogram=summary.differences, answers=answers)


def _scores(
    scores: ScoreTally, instrument: Instrument, *, required: tuple[int, ...], weights: Shares, divisor: int
) -> list[RowSource]:
    """Return dimensions and wholes."""
    rows = [
        _counted(d.id, "dimension", tuple(h.at_least(least) for h in channels))
        for d, channels, least in zip(instrument.dimensions, scores.dimensions, required, strict=True)
    ]
    if instrument.dimensions:
        rows.append(_counted("overall", "overall", scores.overall))
    else:
        rows.append(RowSource("overall", "overall", 0, reason="no_dimensions"))
    rows.append(_of_items(scores, len(instrument.items)))
    if weights == "own" and scores.own is not None:
        rows.append(_of_moments("weighted", "weighted", scores.own))
    elif weights is not None and weights != "own":
        rows.append(_of_moments("weighted", "weighted", _of_weights(scores, [w / divisor for w in weights])))
    return rows


def _counted(id_: str, kind: Kind, channels: Sequence[ScoreHistogram]) -> RowSource:
    """Return a row whose respondents' scores are counted channel by channel."""
    moments = [h.moments() for h in channels]
    return _of_moments(id_, kind, moments, histogram=channels[-1])


def _of_moments(
    id_: str,
    kind: Kind,
    moments: Sequence[Moments],
    *,
    histogram: ScoreHistogram | None = None,
    answers: tuple[IntArray, IntArray] | None = None,
) -> RowSource:
    """Return a row from the moments of each channel."""
    spreads = tuple(_spread(m) for m in moments)
    return RowSource(id_, kind, moments[0].n, spreads, histogram=histogram, answers=answers, moments=tuple(moments))


def _spread(moments: Moments) -> Spread:
    """Return mean and standard deviation."""
    return Spread(moments.mean, moments.standard_deviation)


def _of_weights(scores: ScoreTally, weights: list[Fraction]) -> list[Moments]:
    """Return the moments of the weighted mean of the dimension scores, for each channel and their difference."""
    d = len(weights)
    channels = [scores.complete.combination(weights + [Fraction(0)] * (len(scores.complete.group) - d))]
    if len(scores.complete.group) > d:
        none = [Fraction(0)] * d
        channels.append(scores.complete.combination(none + weights))
        channels.append(scores.complete.combination([-w for w in weights] + weights))
    return channels


def _of_items(scores: ScoreTally, k: int) -> RowSource:
    """Return the mean of the item means, for each channel and their difference."""
    return _mean_of_items(scores.items, k, scores.units)


def _mean_of_items(items: CoMoments, k: int, units: int) -> RowSource:
    """Return the mean of the item means over so many respondents with an answer."""
    first, second = range(k), range(k, 2 * k)
    tables = [items.select(first)]
    if len(items.group) > k:
        tables += [items.select(second), items.difference(first, second)]
    spreads: list[Spread] = []
    for table in tables:
        spread = spread_of_means(table, units)
        if spread is None:
            reason: Reason = "item_unanswered" if units else "nobody_answered"
            return RowSource("overall_items", "overall_items", units, reason=reason)
        spreads.append(spread)
    return RowSource("overall_items", "overall_items", units, tuple(spreads))
