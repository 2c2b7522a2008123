"""What a what-if question assumes, in words."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from scorecard._text import LANGS, LocalText, join_text
from scorecard.models import Measure, Period, Scorecard
from scorecard.scoring.explain_node import unit_text
from scorecard.scoring.explain_numbers import number_text
from scorecard.scoring.weights import node_weights
from scorecard.scoring.what_if_card import measure_in
from scorecard.scoring.what_if_request import Request
from scorecard.scoring.what_if_values import Cell
from scorecard.scoring.words import word_of
from scorecard.series import Observations

__all__ = ["Assumption", "assumptions_of"]

_NAMED = 3
"""How many entities or periods are named one by one."""


@dataclass(frozen=True, slots=True)
class Assumption:
    """One thing that a what-if question assumes.

    Attributes
    ----------
    kind : {"weight", "value", "target"}
        What is assumed.
    node : str
        The node or measure.
    field : str
        Name of the field: ``weight``, ``value`` or a reference value.
    before : float or None
        What it was; None where there was none, or where it differed between entities or periods.
    after : float or None
        What it is assumed to be; None for no value.
    text : LocalText
        The assumption in words.
    """

    kind: Literal["weight", "value", "target"]
    node: str
    field: str
    before: float | None
    after: float | None
    text: LocalText


def assumptions_of(card: Scorecard, obs: Observations, request: Request) -> tuple[Assumption, ...]:
    """Return what is assumed: weights, then reference values, then values, each in words."""
    found = [*_weights(card, request), *_targets(card, request), *_values(card, obs, request)]
    return tuple(found)


def _weights(card: Scorecard, request: Request) -> Iterator[Assumption]:
    """Yield the assumed weights."""
    periods = card.calendar.periods
    given = node_weights(card).given
    for node, after in request.weights.items():
        row = given[card.node_ids.index(node)].tolist()
        old = row if request.period is None else [row[periods.index(request.period)]]
        yield _assumed("weight", node, "weight", old, after, name=card.name_of(node), where=_when(request.period))


def _targets(card: Scorecard, request: Request) -> Iterator[Assumption]:
    """Yield the assumed reference values."""
    periods = card.calendar.periods if request.period is None else (request.period,)
    for measure, fields in request.targets.items():
        states = [measure_in(card, measure, period) for period in periods]
        for field, after in fields.items():
            old = [_reference(state, field) for state in states]
            unit = unit_text(card.measure(measure).unit)
            yield _assumed(
                "target", measure, field, old, after, name=card.name_of(measure), where=_when(request.period), unit=unit
            )


def _values(card: Scorecard, obs: Observations, request: Request) -> Iterator[Assumption]:
    """Yield the assumed values, those of a measure that are equal together."""
    groups: dict[tuple[int, float | None], list[Cell]] = {}
    for cell, value in request.values.items():
        groups.setdefault((cell[2], value), []).append(cell)
    for (m, after), cells in groups.items():
        measure = card.measure(obs.measures[m])
        old = [None if math.isnan(obs.value[cell]) else float(obs.value[cell]) for cell in cells]
        state = measure_in(card, measure.id, obs.periods[cells[0][1]])
        yield _assumed(
            "value",
            measure.id,
            "value",
            old,
            after,
            name=measure.name,
            where=_where(card, obs, cells),
            unit=unit_text(measure.unit),
            words={number: word for number in {after, *old} if number is not None and (word := word_of(state, number))},
        )


def _assumed(
    kind: Literal["weight", "value", "target"],
    node: str,
    field: str,
    before: Sequence[float | None],
    after: float | None,
    *,
    name: LocalText,
    where: LocalText,
    unit: LocalText | None = None,
    words: Mapping[float, LocalText] | None = None,
) -> Assumption:
    """Return an assumption with its words."""
    old = list(dict.fromkeys(before))

    def said(number: float | None) -> LocalText:
        if number is None:
            return _NOTHING
        if words and number in words:
            return words[number]
        plain = number_text(number)
        return LocalText(en=plain, zh=plain) if unit is None else _UNIT.fill({"number": plain, "unit": unit})

    pattern = _CHANGED if len(old) == 1 else _CHANGED_FROM_MANY
    text = pattern.fill(
        {"field": FIELDS[field], "name": name, "where": where, "before": said(old[0]), "after": said(after)}
    )
    return Assumption(kind, node, field, old[0] if len(old) == 1 else None, after, text)


def _reference(measure: Measure, field: str) -> float | None:
    """Return a reference value of a measure, or of its rule."""
    found: object = getattr(measure, field, None) if hasattr(measure, field) else getattr(measure.scoring, field, None)
    return found if isinstance(found, float) else None


def _when(period: Period | None) -> LocalText:
    """Return the period in which something holds."""
    return _ALWAYS if period is None else LocalText(**{lang: period.text(lang) for lang in LANGS})


def _where(card: Scorecard, obs: Observations, cells: Sequence[Cell]) -> LocalText:
    """Return entities and periods in which values hold."""
    names = {e.id: e.name for e in card.entities}
    entities = [names[obs.entities[e]] for e in dict.fromkeys(cell[0] for cell in cells) if names]
    periods = list(dict.fromkeys(cell[1] for cell in cells))
    times = [_when(obs.periods[p]) for p in periods]
    parts = [_listed(entities, _ENTITIES)] if entities else []
    parts.append(_ALWAYS if len(periods) == len(obs.periods) > 1 else _listed(times, _PERIODS))
    return join_text(tuple(parts), en=", ", zh="，")


def _listed(names: Sequence[LocalText], many: LocalText) -> LocalText:
    """Return names, or how many there are."""
    return join_text(tuple(names), en=" and ", zh="、") if len(names) <= _NAMED else many.fill({"number": len(names)})


FIELDS: dict[str, LocalText] = {
    "weight": LocalText(en="weight", zh="权重"),
    "value": LocalText(en="value", zh="数值"),
    "target": LocalText(en="target", zh="目标值"),
    "worst": LocalText(en="worst value", zh="最差值"),
    "worst_low": LocalText(en="lower worst value", zh="下侧最差值"),
    "worst_high": LocalText(en="upper worst value", zh="上侧最差值"),
    "band_low": LocalText(en="lower edge of the band", zh="区间下限"),
    "band_high": LocalText(en="upper edge of the band", zh="区间上限"),
    "best": LocalText(en="best value", zh="最佳值"),
    "baseline": LocalText(en="baseline", zh="基期值"),
    "tolerance": LocalText(en="tolerance", zh="容差"),
    "red_flag": LocalText(en="red flag", zh="警戒值"),
    "goal": LocalText(en="goal", zh="目标线"),
}
"""Names of what may be assumed."""

_CHANGED = LocalText(
    en="{name}, {where}: {field} {after} instead of {before}", zh="{name}，{where}：{field}为 {after}，原为 {before}"
)
_CHANGED_FROM_MANY = LocalText(
    en="{name}, {where}: {field} {after} instead of what it was", zh="{name}，{where}：{field}为 {after}，原值各不相同"
)
_NOTHING = LocalText(en="none", zh="无")
_UNIT = LocalText(en="{number} {unit}", zh="{number} {unit}")
_ALWAYS = LocalText(en="all periods", zh="所有期间")
_ENTITIES = LocalText(en="{number} entities", zh="{number} 个单位")
_PERIODS = LocalText(en="{number} periods", zh="{number} 个期间")
