"""Observations of new periods, put together from those of several."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace

import numpy as np

from scorecard._model.mapping import FrozenDict
from scorecard.models import Period, Scorecard
from scorecard.series.combining import Combined, Window, combine
from scorecard.series.followed import followed
from scorecard.series.joint_errors import joint_errors
from scorecard.series.observations import USABLE, Cellkey, Observations
from scorecard.series.options import Incomplete
from scorecard.series.rules import rules_of
from scorecard.series.word_scales import check_scales

__all__ = ["put_together"]


def put_together(
    obs: Observations,
    windows: Sequence[Window],
    *,
    card: Scorecard,
    periods: Sequence[Period],
    notes: Mapping[Cellkey, str],
    incomplete: Incomplete,
) -> Observations:
    """Return observations whose values are made of those of windows, with what is known of their errors.

    Parameters
    ----------
    obs : Observations
        The values.
    windows : sequence of sequences of int, one for each new period
        Which periods become one.
    card : Scorecard
        The card with the calendar of the new periods.
    periods : sequence of Period
        The new periods.
    notes : mapping of (int, int, int) to str
        The remarks on the new values.
    incomplete : {"missing", "keep"}
        What becomes of a value some of whose periods have none.

    Returns
    -------
    Observations
        The values; what a single survey or word told of a part is left out.

    Raises
    ------
    AnalysisError
        As `rules_of` raises it, and where a value would be made of words of another scale than its period has.
    """
    rules = rules_of(obs)
    found = combine(obs, windows, rules=rules, incomplete=incomplete)
    check_scales(obs, windows, found, card=card, periods=periods)
    ranges, correlations = followed(obs, found.origin)
    joint = joint_errors(obs, windows, rules=rules, incomplete=incomplete)
    numbers = {f.name: getattr(found, f.name) for f in fields(found) if f.name != "origin"}
    if np.isnan(found.degrees_of_freedom).all():
        numbers["degrees_of_freedom"] = None
    return replace(
        obs,
        card=card,
        periods=tuple(periods),
        facts=FrozenDict({}),
        words=FrozenDict({}),
        notes=notes,
        ranges=ranges,
        correlations=FrozenDict({**correlations, **joint}),
        overlapping=_overlapping(obs, windows, found),
        **numbers,
    )


def _overlapping(obs: Observations, windows: Sequence[Window], found: Combined) -> tuple[str, ...]:
    """Return the measures some of whose neighbouring values rest in part on the same periods."""
    begins = np.array([next((p for p in window if p >= 0), len(obs.periods)) for window in windows])[:, None]
    ends = np.array([window[-1] for window in windows])[:, None]
    first, last = (np.where(found.origin < 0, found_in, found.origin) for found_in in (begins, ends))
    there = found.state == USABLE
    shared = (there[:, :-1] & there[:, 1:] & (first[:, 1:] <= last[:, :-1])).any(axis=(0, 1))
    return tuple(m for m, now in zip(obs.measures, shared.tolist(), strict=True) if now or m in obs.overlapping)
