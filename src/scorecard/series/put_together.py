"""Observations of new periods, put together from those of several."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace

import numpy as np

from scorecard._model.mapping import FrozenDict
from scorecard.models import Period, Scorecard
from scorecard.series.combining import Window, combine
from scorecard.series.followed import followed
from scorecard.series.joint_errors import joint_errors
from scorecard.series.observations import Cellkey, Observations
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
        **numbers,
    )
