"""The explanation of a node, gathered from an evaluation."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from scorecard._text import LocalText
from scorecard.models import Bands, Calendar, CardSource, Measure, Period, Scorecard, Unit
from scorecard.scoring.explain import Exclusion, Explanation, Measurement, Term, UnitScore
from scorecard.scoring.explain_text import WHOLE_WORDS
from scorecard.scoring.leaves import DEFAULT_CONFIDENCE
from scorecard.scoring.limits import limits_of
from scorecard.scoring.measure_rules import Rule, rule_in
from scorecard.scoring.policy import Policy, policy_of, roll_up_of
from scorecard.scoring.weights import node_weights, weighed_children
from scorecard.scoring.words import has_words, word_of
from scorecard.series import SurveyFact

if TYPE_CHECKING:
    from scorecard.scoring.evaluation import Evaluation

__all__ = ["entity_below", "explain_node", "unit_text"]


def explain_node(ev: Evaluation, node: str) -> Explanation:
    """Return the explanation of a node of an evaluation with one entity and one period."""
    return _explained(ev, node, _Card.of(ev))


@dataclass(frozen=True, slots=True)
class _Card:
    """What a card says for the period of an evaluation."""

    given: Mapping[str, float]
    bands: Mapping[str, Bands]

    @classmethod
    def of(cls, ev: Evaluation) -> _Card:
        """Return what the card of an evaluation says for its period."""
        at = ev.card.calendar.periods.index(ev.periods[0])
        given = node_weights(ev.card).given[:, at].tolist()
        bands = {node: over_time[at] for node, over_time in limits_of(ev.card).bands.items()}
        return cls(dict(zip(ev.card.node_ids, given, strict=True)), bands)


def _explained(ev: Evaluation, node: str, card: _Card) -> Explanation:
    """Return the explanation of a node and of everything below it."""
    found, band = ev[node], ev.band_of(node)
    measure = found.kind == "measure"
    policy = None if measure else policy_of(ev.card, node)
    terms, excluded = ((), ()) if found.reason == "not_held" else _below(ev, node, card, policy)
    rule = None if measure else roll_up_of(ev.card, node)
    return Explanation(
        id=found.id,
        name=found.name,
        kind=found.kind,
        entity=found.entity,
        period=found.period,
        entity_name=next((e.name for e in ev.card.entities if e.id == found.entity), None),
        rule="value_function" if rule is None else rule.kind,
        score=found.score,
        raw=found.raw,
        low=found.low,
        high=found.high,
        status=None if band is None else band.word,
        reason=found.reason,
        coverage=found.coverage,
        bound_low=found.bound_low,
        bound_high=found.bound_high,
        cap=None if ev.card.cap == "none" else float(ev.card.cap),
        terms=terms,
        excluded=excluded,
        measurement=_measurement(ev, node) if measure else None,
        roll_up=rule,
        bands=card.bands[node],
        policy=policy,
        not_due=found.not_due,
        stale=found.stale,
        weight=found.weight,
        absolute_weight=found.absolute_weight,
        period_name=_period_name(ev),
        error_known=found.error_known,
        chances=_chances(ev, node),
    )


def _chances(ev: Evaluation, node: str) -> tuple[tuple[LocalText, float], ...]:
    """Return the bands of a node with their probabilities; none where nothing is known of the error."""
    found = ev[node].probabilities
    return () if found is None else tuple((band.name, found[band.id]) for band in ev.bands_of(node))


def _period_name(ev: Evaluation) -> LocalText:
    """Return the period of an evaluation in words."""
    calendar = ev.card.calendar
    return LocalText(en=calendar.text(ev.periods[0], "en"), zh=calendar.text(ev.periods[0], "zh"))


def _below(
    ev: Evaluation, node: str, card: _Card, policy: Policy | None
) -> tuple[tuple[Term, ...], tuple[Exclusion, ...]]:
    """Return the children that count, and those that do not."""
    counted: list[tuple[float, Explanation, float | None]] = []
    excluded: list[Exclusion] = []
    weighed = {child for child, _ in weighed_children(ev.card, node)}
    for child in ev.card.children_of(node):
        below, weight = _explained(ev, child, card), card.given[child]
        lacking = below.score is None and below.coverage is not None
        if child not in weighed or weight <= 0 or (below.score is None and not lacking):
            excluded.append(Exclusion(weight, below.reason or "no_weight", below))
        elif not lacking:
            counted.append((weight, below, None))
        elif policy is not None and policy.missing == "floor":
            counted.append((weight, below, policy.floor))
        else:
            excluded.append(Exclusion(weight, below.reason or "no_data", below))
    base = math.fsum(weight for weight, _, _ in counted)
    linear = roll_up_of(ev.card, node).kind == "weighted_arithmetic"
    terms: list[Term] = []
    for weight, below, floor in counted:
        score = below.score if floor is None else floor
        points = weight / base * score if linear and score is not None else None
        terms.append(Term(weight, weight / base, points, below, floor))
    return tuple(terms), tuple(excluded)


def _measurement(ev: Evaluation, node: str) -> Measurement:
    """Return what a measure's score rests on."""
    obs, found = ev.observations, ev[node]
    measure = ev.card.measure(node)
    reported = obs.periods.index(ev.periods[0]) - (found.age or 0)
    cell = obs.entities.index(found.entity), reported, obs.measures.index(node)

    def number(array: NDArray[np.float64]) -> float | None:
        value = math.nan if found.reason == "not_held" else float(array[cell])
        return None if math.isnan(value) else value

    rule, fact = rule_in(measure, ev.periods[0], calendar=ev.card.calendar), obs.facts.get(cell)
    if found.reason == "not_held":
        fact = None
    then, function = rule.measure, rule.function
    survey_name, row_name = (None, None) if fact is None else _survey_names(obs.card, fact)
    return Measurement(
        value=found.value,
        unit=unit_text(measure.unit),
        direction=then.better,
        anchors=() if function is None else tuple(zip(function.x, function.y, strict=True)),
        cap=100.0 if then.outside == "clip" else None if ev.card.cap == "none" else float(ev.card.cap),
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
        note=None if found.reason == "not_held" else obs.notes.get(cell),
        rule="reference_values" if then.scoring is None else then.scoring.kind,
        words=_words(rule),
        function=rule.named,
        returned=None if rule.named is None else found.raw,
        plan=rule.plan,
        due=_due(rule),
        since=_since(measure, ev.periods[0], ev.card.calendar),
        age=found.age,
        unit_score=_unit_score(ev, measure, found.entity, reported),
        degrees_of_freedom=None if obs.degrees_of_freedom is None else number(obs.degrees_of_freedom),
    )


def _unit_score(ev: Evaluation, measure: Measure, entity: str, reported: int) -> UnitScore | None:
    """Return the node of another unit's card whose score is the value, explained where that card is at hand."""
    source = measure.source
    if not isinstance(source, CardSource):
        return None
    unit = ev.units.get(source.card)
    if unit is None:
        return UnitScore(source.card, source.node)
    names, below = (unit.card.name, unit.card.name_of(source.node)), entity_below(unit, entity)
    if below is None:
        return UnitScore(source.card, source.node, *names)
    there = unit.at(entity=below, period=ev.observations.periods[reported])
    return UnitScore(source.card, source.node, *names, there.explain(source.node))


def entity_below(unit: Evaluation, entity: str) -> str | None:
    """Return the entity of a card below that stands for an entity of the card above.

    Parameters
    ----------
    unit : Evaluation
        The card below.
    entity : str
        An entity of the card above.

    Returns
    -------
    str or None
        The same one; of a card that scores no entities its only row; None where it scores others.
    """
    if entity in unit.entities:
        return entity
    return None if unit.card.entities else unit.entities[0]


def _words(rule: Rule) -> tuple[LocalText, ...]:
    """Return what the anchor points of a rule stand for, where its values are words."""
    if rule.function is None or not has_words(rule.measure):
        return ()
    return tuple(word for x in rule.function.x if (word := word_of(rule.measure, x)) is not None)


def _due(rule: Rule) -> float | None:
    """Return the value that is due by now under a plan: where its function gives 100."""
    if rule.plan is None or rule.function is None:
        return None
    return rule.function.x[rule.function.y.index(100.0)]


def _since(measure: Measure, period: Period, calendar: Calendar) -> str | None:
    """Return the day of the last change in force at the beginning of a period."""
    day = calendar.first_day(period)
    days = [start for change in measure.changes if (start := change.starts(calendar)) <= day]
    return str(max(days)) if days else None


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
