"""The explanation of a node, gathered from an evaluation."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from scorecard._text import LocalText
from scorecard.models import Scorecard, Unit
from scorecard.scoring.explain import Exclusion, Explanation, Measurement, Term
from scorecard.scoring.explain_text import WHOLE_WORDS
from scorecard.scoring.leaves import DEFAULT_CONFIDENCE
from scorecard.scoring.tree import weighed_children
from scorecard.scoring.value_function import value_function_of
from scorecard.series import SurveyFact

if TYPE_CHECKING:
    from scorecard.scoring.evaluation import Evaluation

__all__ = ["explain_node", "unit_text"]


def explain_node(ev: Evaluation, node: str) -> Explanation:
    """Return the explanation of a node of an evaluation with one entity and one period."""
    found, band = ev[node], ev.band_of(node)
    counted: list[tuple[float, Explanation]] = []
    excluded: list[Exclusion] = []
    weighed = {child for child, _ in weighed_children(ev.card, node)}
    for child in ev.card.children_of(node):
        below = explain_node(ev, child)
        weight = ev.card.node(child).weight
        if child in weighed and below.score is not None and weight > 0:
            counted.append((weight, below))
        else:
            excluded.append(Exclusion(weight, below.reason or "no_weight", below))
    base = math.fsum(weight for weight, _ in counted)
    terms = tuple(Term(w, w / base, w / base * (below.score or 0.0), below) for w, below in counted)
    measure = found.kind == "measure"
    return Explanation(
        id=found.id,
        name=found.name,
        kind=found.kind,
        entity=found.entity,
        period=found.period,
        entity_name=next((e.name for e in ev.card.entities if e.id == found.entity), None),
        rule="value_function" if measure else "weighted_arithmetic",
        score=found.score,
        raw=found.raw,
        low=found.low,
        high=found.high,
        status=None if band is None else band.name,
        reason=found.reason,
        coverage=found.coverage,
        bound_low=found.bound_low,
        bound_high=found.bound_high,
        cap=None if ev.card.cap == "none" else float(ev.card.cap),
        terms=terms,
        excluded=tuple(excluded),
        measurement=_measurement(ev, node) if measure else None,
    )


def _measurement(ev: Evaluation, node: str) -> Measurement:
    """Return what a measure's score rests on."""
    obs, found = ev.observations, ev[node]
    measure = ev.card.measure(node)
    cell = obs.entities.index(found.entity), obs.periods.index(ev.periods[0]), obs.measures.index(node)

    def number(array: NDArray[np.float64]) -> float | None:
        value = float(array[cell])
        return None if math.isnan(value) else value

    rule, fact = value_function_of(measure), obs.facts.get(cell)
    survey_name, row_name = (None, None) if fact is None else _survey_names(obs.card, fact)
    return Measurement(
        value=found.value,
        unit=unit_text(measure.unit),
        direction=measure.direction,
        anchors=() if rule is None else tuple(zip(rule.x, rule.y, strict=True)),
        cap=None if ev.card.cap == "none" else float(ev.card.cap),
        n=found.n,
        standard_error=found.standard_error,
        confidence=None if found.value_low is None else number(obs.confidence) or DEFAULT_CONFIDENCE,
        value_low=found.value_low,
        value_high=found.value_high,
        numerator=number(obs.numerator),
        denominator=number(obs.denominator),
        factor=100.0 if measure.unit.kind == "percent" else 1.0,
        survey=fact,
        survey_name=survey_name,
        row_name=row_name,
        source=measure.source_note,
        note=obs.notes.get(cell),
    )


def _survey_names(card: Scorecard, fact: SurveyFact) -> tuple[LocalText, LocalText]:
    """Return the names of a survey and of the row taken from it."""
    declared = card.surveys[fact.survey]
    name = declared.instrument.name if declared.name is None else declared.name
    return name, WHOLE_WORDS[fact.of] if fact.of in WHOLE_WORDS else declared.instrument.name_of(fact.of)


def unit_text(unit: Unit) -> LocalText | None:
    """Return a unit as printed beside a number; a plain number has none."""
    if unit.kind == "number" and unit.label is None:
        return None
    return LocalText(en=unit.symbol("en"), zh=unit.symbol("zh"))
