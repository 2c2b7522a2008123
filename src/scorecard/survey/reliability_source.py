"""Covariances of the scales of a survey, from its respondents or from their counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scorecard.errors import AnalysisError
from scorecard.instruments import Instrument, Role
from scorecard.stats.comoments import CoMoments
from scorecard.stats.consistency import Missing, correlations_of
from scorecard.stats.exact import ExactArray
from scorecard.survey.alpha_tally import AlphaTally
from scorecard.survey.blocks import Rows, blocks, taken
from scorecard.survey.plan import MIRRORED, TallyPlan
from scorecard.survey.reliability_records import ALL_ITEMS, ScaleOf
from scorecard.survey.reliability_rows import Scale
from scorecard.survey.responses import Survey
from scorecard.survey.segments import groups_of
from scorecard.survey.tallied import TalliedSurvey, check_survey, respondents_of, tallied
from scorecard.survey.tally import SurveyTally

__all__ = ["Source", "Sources", "sources"]

FloatArray = NDArray[np.float64]
_PAIR: tuple[Role, Role] = ("expectation", "perception")


@dataclass(frozen=True, slots=True, eq=False)
class _Table:
    """Covariances of some items, with the respondents behind each and the correlations that belong to them."""

    common: ExactArray
    covariance: FloatArray
    correlations: FloatArray

    @classmethod
    def of(cls, moments: CoMoments) -> _Table:
        """Return the covariances of co-moments."""
        covariance = moments.covariance()
        return cls(moments.common, covariance, correlations_of(covariance))

    def part(self, chosen: NDArray[np.intp]) -> _Table:
        """Return those of some of the items."""
        cells = chosen[:, None], chosen
        return _Table(self.common[cells], self.covariance[cells], self.correlations[cells])


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """What the reliability of one group of respondents is derived from.

    Attributes
    ----------
    instrument : Instrument
        The questionnaire.
    plan : TallyPlan
        Values of its codes.
    tallies : mapping of str to AlphaTally
        Co-moments of each question, and of the gaps.
    survey : Survey or None
        The answers, where they are there.
    rows : ndarray of int or None
        Which of its respondents; all when None.
    counts : SurveyTally or None
        The counts, where only they are there.
    """

    instrument: Instrument
    plan: TallyPlan
    tallies: Mapping[ScaleOf, AlphaTally]
    survey: Survey | None = None
    rows: Rows | None = None
    counts: SurveyTally | None = None

    @property
    def sets(self) -> tuple[tuple[int, ...], ...]:
        """Positions of the items of each scale: the dimensions, then all items."""
        return (*self.plan.dimensions, tuple(range(len(self.instrument.items))))

    def scales(self) -> Iterator[Scale]:
        """Yield each scale of each question, and of the gaps."""
        names = (*(d.id for d in self.instrument.dimensions), ALL_ITEMS)
        items = [tuple(self.instrument.items[i] for i in chosen) for chosen in self.sets]
        places = [np.array(chosen, dtype=np.intp) for chosen in self.sets]
        for of, tally in self.tallies.items():
            tables = [_Table.of(table) for table in tally.tables]
            for at, (name, v) in enumerate(zip(names, places, strict=True)):
                table = tables[0].part(v) if tally.missing == "pairwise" else tables[at]
                parts = table.common, table.covariance, table.correlations
                yield Scale(name, of, items[at], tally.units[at], *parts)

    def joint(self, position: int, missing: Missing) -> tuple[CoMoments, tuple[int, ...]]:
        """Return the co-moments of expectations, then perceptions, with the positions of a scale's items in them."""
        chosen = self.sets[position]
        if self.counts is not None:
            return self.counts.gaps.scores.items, chosen
        if self.survey is None:  # never: a source has one or the other
            raise AnalysisError("")
        found = _joint(self.plan, self.survey, chosen, missing=missing, rows=self.rows)
        return found, tuple(range(len(chosen)))

    def answers(self, of: ScaleOf, position: int) -> FloatArray:
        """Return the values of a scale, one respondent a row; NaN where one is missing."""
        if self.survey is None:  # never: counts are refused before
            raise AnalysisError("")
        chosen = list(self.sets[position])
        roles: tuple[Role, ...] = _PAIR if of == "gap" else (of,)
        parts: list[FloatArray] = []
        for role in roles:
            codes = np.ascontiguousarray(self.survey.answers[role].T)
            plan = self.plan if role in MIRRORED else self.plan.straight
            parts.append(np.where(codes == 0, np.nan, plan.values(codes))[chosen].T)
        return parts[0] if len(parts) == 1 else parts[1] - parts[0]


@dataclass(frozen=True, slots=True, eq=False)
class Sources:
    """What the reliability of everyone and of each group is derived from.

    Attributes
    ----------
    everyone : Source
        All respondents.
    groups : mapping of str to Source
        The groups by label.
    sizes : mapping of str to int
        Respondents of each group.
    unlabelled : int
        Respondents without a label.
    """

    everyone: Source
    groups: Mapping[str, Source]
    sizes: Mapping[str, int]
    unlabelled: int = 0


def sources(survey: Survey | TalliedSurvey, *, by: str | None, missing: Missing) -> Sources:
    """Return what the reliability of everyone and of each group is derived from.

    Parameters
    ----------
    survey : Survey or TalliedSurvey
        Answers, or their counts.
    by : str or None
        Segment variable.
    missing : {"pairwise", "listwise"}
        How missing answers are treated.

    Returns
    -------
    Sources
        Co-moments.

    Raises
    ------
    AnalysisError
        If counts are asked for whole answers.
    UsageError
        If there is no such segment variable.
    """
    check_survey(survey)
    instrument = survey.instrument
    if isinstance(survey, TalliedSurvey):
        if missing == "listwise":
            respondents_of(survey, need="listwise reliability")
        counted = tallied(survey, by=by)
        everyone = _counted(instrument, counted.plan, counted.total)
        if by is None:
            return Sources(everyone, {}, {})
        parts = {label: _counted(instrument, counted.plan, tally) for label, tally in counted.groups.items()}
        return Sources(everyone, parts, counted.sizes, counted.unlabelled)
    plan = TallyPlan.of(instrument, min_answered="all")

    def source(rows: Rows | None) -> Source:
        return Source(instrument, plan, _tallies(plan, survey, missing=missing, rows=rows), survey, rows)

    if by is None:
        return Sources(source(None), {}, {})
    found = groups_of(survey.segment(by))
    sizes = {label: len(rows) for label, rows in found.rows.items()}
    return Sources(
        source(None), {label: source(rows) for label, rows in found.rows.items()}, sizes, len(found.unlabelled)
    )


def _counted(instrument: Instrument, plan: TallyPlan, counts: SurveyTally) -> Source:
    """Return the source of counts."""
    return Source(instrument, plan, counts.scales, counts=counts)


def _tallies(plan: TallyPlan, survey: Survey, *, missing: Missing, rows: Rows | None) -> Mapping[ScaleOf, AlphaTally]:
    """Return the co-moments of each question, and of the gaps."""
    sets = (*plan.dimensions, tuple(range(len(plan.item_values))))
    answers = survey.answers
    channels: dict[ScaleOf, Sequence[NDArray[np.int8]]] = {role: (codes,) for role, codes in answers.items()}
    if all(role in answers for role in _PAIR):
        channels["gap"] = tuple(answers[role] for role in _PAIR)
    return {
        of: AlphaTally.from_batch(
            plan if of in (*MIRRORED, "gap") else plan.straight, codes, sets=sets, missing=missing, rows=rows
        )
        for of, codes in channels.items()
    }


def _joint(
    plan: TallyPlan, survey: Survey, chosen: tuple[int, ...], *, missing: Missing, rows: Rows | None
) -> CoMoments:
    """Return the co-moments of expectations, then perceptions, over the respondents with both."""
    k = len(chosen)
    total: CoMoments | None = None
    for block in blocks(survey.size, rows):
        parts = [taken(survey.answers[role], block) for role in _PAIR]
        both = (parts[0][list(chosen)] != 0) & (parts[1][list(chosen)] != 0)
        values = np.concatenate([plan.values(p)[list(chosen)] for p in parts])
        group = (*range(k), *range(k))
        if missing == "listwise":
            complete = both.all(axis=0)
            values, both = values[:, complete], np.ones((k, int(complete.sum())), dtype=np.bool_)
        part = CoMoments.from_values(values, both, group=group)
        total = part if total is None else total + part
    nothing = np.zeros((2 * k, 0), dtype=np.int64)
    return total or CoMoments.from_values(nothing, np.zeros((k, 0), dtype=np.bool_), group=(*range(k), *range(k)))
