"""Columns of overall answers, one a respondent and question, as numbers."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from scorecard.instruments import ColumnLayout, Scale
from scorecard.survey.coding import Cells, Coder
from scorecard.survey.responses import Outcome

__all__ = ["outcomes_of"]


def outcomes_of(
    layout: ColumnLayout,
    columns: Mapping[str, Cells],
    of_items: Scale,
    *,
    coder: Coder,
) -> dict[str, Outcome]:
    """Return the checked answers of the outcome columns of a layout.

    Parameters
    ----------
    layout : ColumnLayout
        The outcome columns, declared missing codes and answer words.
    columns : mapping of str to sequence
        Raw cells of each column.
    of_items : Scale
        Scale of the items, for an outcome that names none.
    coder : Coder
        Takes up what is counted (missing cells, full-width digits, words) and what is wrong.

    Returns
    -------
    dict of str to Outcome
        The answers by id.

    Notes
    -----
    A declared missing code that is an answer on the scale of an outcome is an answer there: 9 may
    mean "no answer" among items rated 1 to 5 and still be a recommendation of 9 out of 10. Answer
    words belong to the scale of the items, so that an outcome with other codes takes numbers only.
    """
    found: dict[str, Outcome] = {}
    for key, outcome in layout.outcomes.items():
        scale = of_items if outcome.scale is None else outcome.scale
        undeclared = key if outcome.scale is None else None
        own = coder.beside(scale, _readable(layout, scale, of_items), outcome=undeclared)
        codes = own.answers(columns[outcome.column], outcome.column)
        values = np.array([np.nan, *scale.values], dtype=np.float64)[codes]
        values.flags.writeable = False
        found[key] = Outcome(values, scale, outcome.name)
        coder.missing.update(own.missing)
        coder.wide += own.wide
        coder.words += own.words
    return found


def _readable(layout: ColumnLayout, scale: Scale, of_items: Scale) -> ColumnLayout:
    """Return the layout with the missing codes and answer words that hold on this scale."""
    answers = {str(value) for value in scale.values}
    missing = tuple(text for text in layout.missing if text.strip() not in answers)
    words: Mapping[str, int] = layout.answers if scale.values == of_items.values else {}
    return layout.model_copy(update={"missing": missing, "answers": words})
