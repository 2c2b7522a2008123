"""Candidates for a target, held against the past of the measure."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from scorecard._text import LocalText
from scorecard.models import Measure
from scorecard.scoring.target_history import PastValues
from scorecard.scoring.target_records import TargetHistory, TargetOption, TargetReference
from scorecard.scoring.target_request import Outside, TargetRequest
from scorecard.scoring.target_words import NAMES, Basis, TargetReason
from scorecard.stats.control_limits import ControlLimits, nearness

__all__ = ["TargetCandidates"]


@dataclass(frozen=True, slots=True, eq=False)
class TargetCandidates:
    """Makes candidates, with the probability of hitting each.

    Attributes
    ----------
    measure : Measure
        The measure as it is in the period that the target is for.
    past : PastValues
        Its values.
    history : TargetHistory
        What they say about the next one.
    asked : TargetRequest
        The options.
    """

    measure: Measure
    past: PastValues
    history: TargetHistory
    asked: TargetRequest

    def of_card(self) -> tuple[TargetOption, ...]:
        """Return the target or band that is in force."""
        measure = self.measure
        if measure.better == "stay_in_band":
            edges = (measure.band_low, measure.band_high)
            return (self._judged("in_force", "card", None, edges=edges),) if any(e is not None for e in edges) else ()
        return () if measure.target is None else (self._candidate("in_force", "card", measure.target),)

    def of_history(self, limits: ControlLimits | None) -> tuple[TargetOption, ...]:
        """Return what the past itself suggests."""
        names, few = ("centre", "upper_limit", "lower_limit"), self.history.n < self.asked.minimum
        if few:
            lines = [self._none(name, "too_few_values") for name in names]
        elif limits is None:
            centre = float(self.past.values[self.past.known].mean())
            lines = [self._candidate("centre", "history", centre)]
            lines += [self._none(name, "few_for_limits") for name in names[1:]]
        else:
            found = zip(names, (limits.centre, limits.upper, limits.lower), strict=True)
            lines = [self._candidate(name, "history", value) for name, value in found]
        delivered = [self._delivered(share, few=few) for share in self.asked.shares]
        return (*lines, *delivered, self._best_stretch(few=few))

    def of_references(self, references: Mapping[Outside, TargetReference]) -> tuple[TargetOption, ...]:
        """Return benchmark and requirement."""
        return tuple(self._candidate(basis, basis, float(r.value), given=r) for basis, r in references.items())

    def _delivered(self, share: float, *, few: bool) -> TargetOption:
        """Return what the process delivers in a share of the periods."""
        made, name = self.history.prediction, f"delivers_{100 * share:g}"
        words = NAMES["delivers"].fill({"share": f"{100 * share:g}"})
        if made is None or self._higher is None:
            reason: TargetReason = "too_few_values" if few else "no_variation" if made is None else "no_better_side"
            return self._none(name, reason, words=words)
        value = made.delivered(share, higher_is_better=self._higher)
        return self._candidate(name, "history", value, words=words)

    def _best_stretch(self, *, few: bool) -> TargetOption:
        """Return the best mean of successive periods."""
        length, there = self.asked.stretch, ~np.isnan(self.past.values)
        words = NAMES["best_stretch"].fill({"stretch": length})
        starts = [i for i in range(there.size - length + 1) if there[i : i + length].all()]
        if few or self._higher is None or not starts:
            reason: TargetReason = "too_few_values" if few else "no_better_side" if starts else "no_stretch"
            return self._none("best_stretch", reason, words=words)
        means = [self.past.mean_of(np.arange(i, i + length)) for i in starts]
        return self._candidate("best_stretch", "history", max(means) if self._higher else min(means), words=words)

    @property
    def _higher(self) -> bool | None:
        """Whether higher is better; None where neither side is."""
        return {"maximise": True, "minimise": False}.get(self.measure.better)

    def _candidate(
        self,
        name: str,
        basis: Basis,
        value: float,
        *,
        words: LocalText | None = None,
        given: TargetReference | None = None,
    ) -> TargetOption:
        """Return a target with its probabilities."""
        reach = self.asked.tolerance
        edges: tuple[float | None, float | None] | None = None
        if self._higher is not None:
            edges = (value, None) if self._higher else (None, value)
        elif reach is not None:
            edges = (value - reach, value + reach)
        return self._judged(name, basis, value, edges=edges, words=words, given=given)

    def _judged(
        self,
        name: str,
        basis: Basis,
        value: float | None,
        *,
        edges: tuple[float | None, float | None] | None,
        words: LocalText | None = None,
        given: TargetReference | None = None,
    ) -> TargetOption:
        """Return a candidate, hit from edge to edge, with its probabilities or the reason why there are none."""
        made, error = self.history.prediction, 0.0 if given is None else float(given.standard_error)
        reason = self._reason(value, edges)
        low, high = edges or (None, None)
        chance = several = None
        if made is not None and reason is None:
            inside = (-math.inf if low is None else low, math.inf if high is None else high)
            chance = made.chance(*inside, error=error)
            hits, horizon = self.asked.hits, self.asked.horizon
            several = made.chance_of(hits, horizon=horizon, low=inside[0], high=inside[1], error=error)
        return TargetOption(
            id=name,
            name=words or NAMES[name],
            basis=basis,
            value=value,
            low=low,
            high=high,
            n=self.history.n,
            met=None if edges is None else self._met(low, high),
            chance=chance,
            chance_of_hits=several,
            reason=reason,
            source=None if given is None else given.words,
            standard_error=error,
        )

    def _reason(self, value: float | None, edges: object) -> TargetReason | None:
        """Return why a candidate has no probability."""
        if self.history.n < self.asked.minimum:
            return "too_few_values"
        if edges is None:
            return "no_better_side"
        if value is not None and self.past.share and not 0 <= value <= self.past.scale:
            return "outside_scale"
        return "no_variation" if self.history.prediction is None else None

    def _met(self, low: float | None, high: float | None) -> int:
        """Return how many values of the past would have hit a target; one that equals it does."""
        values = self.past.values[self.past.known]
        near = nearness(np.append(values, [edge for edge in (low, high) if edge is not None]))
        inside = np.ones(values.size, dtype=np.bool_)
        inside &= True if low is None else values >= low - near
        inside &= True if high is None else values <= high + near
        return int(inside.sum())

    def _none(self, name: str, reason: TargetReason, *, words: LocalText | None = None) -> TargetOption:
        """Return a candidate of the history that there is not."""
        names = words or NAMES[name]
        return TargetOption(name, names, "history", None, None, None, self.history.n, None, None, None, reason)
