"""Leaving measures marked confidential out of a review."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar, cast

from scorecard._text import LocalText, join_text
from scorecard.models import Objective, Perspective, Scorecard, StrategyMap, SurveySource
from scorecard.scoring import Evaluation, Robustness, Uncertainty, WeightTornado
from scorecard.scoring.frozen import NUMBERS, WEIGHTS
from scorecard.series import ChangeSignals, LinkEvidence, Observations

if TYPE_CHECKING:
    from scorecard.instruments import Instrument

__all__ = ["LeftOut", "leave_out"]

SIGN = " †"
"""What stands behind the name of a node whose score still contains what is left out."""

_FOOT = LocalText(
    en="† contains {count} measures marked confidential, which are left out of this review.",
    zh="† 含 {count} 项标为保密的指标，本报告未予列出。",
)
_FOOT_ONE = LocalText(
    en="† contains a measure marked confidential, which is left out of this review.",
    zh="† 含一项标为保密的指标，本报告未予列出。",
)
_REMARK = LocalText(
    en="Measures marked confidential that are left out: {count}. Scores that still contain them: {names}.",
    zh="未列出的保密指标：{count} 项。得分中仍包含这些指标的有：{names}。",
)
_NOBODY = LocalText(en="none", zh="无")
_REST = LocalText(
    en="Results left out because they would tell the values of these measures: {count}.",
    zh="因会透露这些指标的数值而未列出的结果：{count} 项。",
)

_Value = TypeVar("_Value")
_Key = TypeVar("_Key", bound=tuple[int, ...])


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What is left to print.

    Attributes
    ----------
    evaluation : Evaluation
        Without the measures and without nodes that hold nothing else; all other numbers as they were. Its
        card is the description without them.
    evidence : tuple of object
        Results that tell nothing of them.
    foot : LocalText or None
        The sentence at the foot of every page; None where nothing was left out.
    remarks : tuple of LocalText
        How many were left out, and which scores still contain them.
    """

    evaluation: Evaluation
    evidence: tuple[object, ...]
    foot: LocalText | None = None
    remarks: tuple[LocalText, ...] = ()


def leave_out(evaluation: Evaluation, evidence: Sequence[object]) -> LeftOut:
    """Return an evaluation and results without the measures that the card marks as confidential.

    Parameters
    ----------
    evaluation : Evaluation
        One entity and one period.
    evidence : sequence of object
        Results to print beside the scores.

    Returns
    -------
    LeftOut
        What is left; everything where no measure is confidential.

    Notes
    -----
    A node whose measures are all confidential would tell their scores and is left out with them. A survey
    from which one of them takes its value is left out, and so are analyses that draw or vary the weights or
    values of all measures: `Robustness`, `Uncertainty`, `WeightTornado`. A total with the other measures
    beside it still lets a reader work back what is left out where that is only one.
    """
    card = evaluation.card
    secret = frozenset(m.id for m in card.measures if m.confidential)
    if not secret:
        return LeftOut(evaluation, tuple(evidence))
    hidden = secret | _nothing_else(card, secret)
    told = frozenset(node for node in _above(card, secret) if node not in hidden)
    bare = _card_without(card, hidden, told)
    left = _evaluation_without(evaluation, bare, hidden)
    kept = tuple(result for result in evidence if not _tells(result, card, hidden))
    names = tuple(card.name_of(node) for node in card.node_ids if node in told)
    values: dict[str, str | int | LocalText] = {
        "count": len(secret),
        "names": join_text(names, en=", ", zh="、") if names else _NOBODY,
    }
    remarks = [_REMARK.fill(values)]
    if len(kept) < len(evidence):
        remarks.append(_REST.fill({"count": len(evidence) - len(kept)}))
    foot = _FOOT_ONE if len(secret) == 1 else _FOOT.fill({"count": len(secret)})
    return LeftOut(left, tuple(_of_card(result, bare, hidden) for result in kept), foot, tuple(remarks))


def _nothing_else(card: Scorecard, secret: frozenset[str]) -> frozenset[str]:
    """Return the objectives and perspectives whose measures are all confidential."""
    objectives = {o.id for o in card.objectives if o.measures and all(m.id in secret for m in o.measures)}
    perspectives = {p.id for p in card.perspectives if p.objectives and all(o.id in objectives for o in p.objectives)}
    whole = {"total"} if card.total and all(p.id in perspectives for p in card.perspectives) else set[str]()
    return frozenset(objectives | perspectives | whole)


def _above(card: Scorecard, secret: frozenset[str]) -> frozenset[str]:
    """Return every node above a confidential measure."""
    found: set[str] = set()
    for measure in secret:
        node = card.parent_of(measure)
        while node is not None:
            found.add(node)
            node = card.parent_of(node)
    return frozenset(found)


def _card_without(card: Scorecard, hidden: frozenset[str], told: frozenset[str]) -> Scorecard:
    """Return the card without some nodes; those that still contain something of them bear a sign."""

    def objective(of: Objective) -> Objective:
        measures = tuple(m for m in of.measures if m.id not in hidden)
        return of.model_copy(update={"measures": measures, "name": _signed(of.name, of.id in told)})

    def perspective(of: Perspective) -> Perspective:
        objectives = tuple(objective(o) for o in of.objectives if o.id not in hidden)
        return of.model_copy(update={"objectives": objectives, "name": _signed(of.name, of.id in told)})

    links = tuple(x for x in card.strategy_map.links if x.cause not in hidden and x.effect not in hidden)
    texts = [text for node in hidden for text in _words(card, node)]
    fields: dict[str, object] = {name: getattr(card, name) for name in type(card).model_fields}
    fields |= {
        "perspectives": tuple(perspective(p) for p in card.perspectives if p.id not in hidden),
        "strategy_map": StrategyMap(links=links, name=card.strategy_map.name),
        "notes": tuple(n for n in card.notes if not any(t in f"{n.en} {n.zh}" for t in texts)),
        "total": card.total and "total" not in hidden,
    }
    return Scorecard.model_construct(**fields)  # type: ignore[arg-type]  # checked when it was whole


def _words(card: Scorecard, node: str) -> list[str]:
    """Return what a node is called anywhere."""
    name = card.name_of(node)
    return [text for text in (node, name.en, name.zh) if text]


def _signed(name: LocalText, so: bool) -> LocalText:
    """Return a name with the sign behind it."""
    if not so:
        return name
    return LocalText(en=name.en and name.en + SIGN, zh=name.zh and name.zh + SIGN)


def _evaluation_without(ev: Evaluation, card: Scorecard, hidden: frozenset[str]) -> Evaluation:
    """Return the evaluation without some nodes."""
    keep = [place for place, node in enumerate(ev.nodes) if node not in hidden]
    arrays = {name: getattr(ev, name)[..., keep] for name in (*NUMBERS, *WEIGHTS, "status", "reason", "age")}
    return replace(
        ev,
        card=card,
        observations=_observations_without(ev.observations, card, hidden),
        nodes=tuple(ev.nodes[place] for place in keep),
        held=None if ev.held is None else ev.held[..., keep],
        units=MappingProxyType({key: unit for key, unit in ev.units.items() if key not in hidden}),
        **arrays,
    )


def _observations_without(obs: Observations, card: Scorecard, hidden: frozenset[str]) -> Observations:
    """Return the observations without some measures."""
    keep = [place for place, measure in enumerate(obs.measures) if measure not in hidden]
    now = {old: new for new, old in enumerate(keep)}
    return replace(
        obs,
        card=card,
        measures=tuple(obs.measures[place] for place in keep),
        value=obs.value[..., keep],
        standard_error=obs.standard_error[..., keep],
        n=obs.n[..., keep],
        numerator=obs.numerator[..., keep],
        denominator=obs.denominator[..., keep],
        confidence=obs.confidence[..., keep],
        state=obs.state[..., keep],
        completeness=None if obs.completeness is None else obs.completeness[..., keep],
        facts=_moved(obs.facts, now),
        notes=_moved(obs.notes, now),
        words=_moved(obs.words, now),
        ranges=_moved(obs.ranges, now),
        correlations=_moved(obs.correlations, now),
    )


def _moved(values: Mapping[_Key, _Value], now: Mapping[int, int]) -> Mapping[_Key, _Value]:
    """Return values by position with the positions of measures moved up; what is left out falls away."""
    kept = {key: value for key, value in values.items() if all(place in now for place in key[2:])}
    moved = {(*key[:2], *(now[place] for place in key[2:])): value for key, value in kept.items()}
    return MappingProxyType(cast("dict[_Key, _Value]", moved))


def _tells(result: object, card: Scorecard, hidden: frozenset[str]) -> bool:
    """Return whether a result would tell something of what is left out."""
    if isinstance(result, Robustness | Uncertainty | WeightTornado):
        return True
    if isinstance(result, ChangeSignals):
        return result.measure in hidden
    node = cast("str | None", getattr(result, "node", None))
    if node is not None:
        return node in hidden
    asked = cast("Instrument | None", getattr(result, "instrument", None))
    return asked is not None and asked.id in _asked(card, hidden)


def _asked(card: Scorecard, hidden: frozenset[str]) -> frozenset[str]:
    """Return the instruments of surveys from which hidden measures take their values."""
    sources = [m.source for m in card.measures if m.id in hidden]
    surveys = [card.surveys[s.survey] for s in sources if isinstance(s, SurveySource) and s.survey in card.surveys]
    return frozenset(survey.instrument.id for survey in surveys)


def _of_card(result: object, card: Scorecard, hidden: frozenset[str]) -> object:
    """Return the evidence for links without those that rest on what is left out."""
    if not isinstance(result, LinkEvidence):
        return result
    rows = tuple(
        row
        for row in result.rows
        if hidden.isdisjoint({row.source, row.target, row.source_series, row.target_series} - {None})
    )
    return replace(result, card=card, rows=rows)
