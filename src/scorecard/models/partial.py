"""The parts of a card that can be read although others cannot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from scorecard._model import Frozen, attempt
from scorecard._text import LocalText
from scorecard.models.calendar import Calendar
from scorecard.models.changes import BandsChange
from scorecard.models.checks import Parts
from scorecard.models.measure import Measure
from scorecard.models.perspective import Initiative, Objective, Perspective
from scorecard.models.strategy_map import Link, StrategyMap
from scorecard.models.surveys import SurveyDeclaration, SurveySource

_NAME = LocalText(en="unread part", zh="未读出的部分")
_SCORED = {"target", "band_low", "scoring", "changes"}
"""Fields by which a measure may have a score."""


def readable_parts(written: object, fields: Sequence[str]) -> Parts:
    """Return what can be read of a card as it was written, so that its cross-references are checked all the same.

    Parameters
    ----------
    written : object
        The card as plain data.
    fields : sequence of str
        The fields of a card; with any other field nothing can be said to be missing.

    Returns
    -------
    Parts
        The parts; what cannot be read has the empty id, the weight 1 and nothing else.
    """
    card = _mapping(written)
    tidy = set(card) <= set(fields)
    branches = _list(card.get("perspectives"))
    perspectives = [_perspective(branch) for branch in branches]
    declared, entities = card.get("surveys", {}), [_id(entity) for entity in _list(card.get("entities"))]
    whole = all(_is_whole(branch) for branch in branches)
    return Parts(
        perspectives=perspectives,
        links=_links(card.get("strategy_map")),
        surveys={str(key): attempt(SurveyDeclaration, value) for key, value in _mapping(declared).items()},
        entities=entities,
        objectives_known=tidy and bool(branches) and whole and all(o.id for p in perspectives for o in p.objectives),
        surveys_known=tidy and isinstance(declared, Mapping),
        entities_known=tidy and all(entities) and _is_list(card.get("entities", ())),
        calendar=attempt(Calendar, card.get("calendar")),
        changes=[attempt(BandsChange, change) for change in _list(card.get("changes"))],
    )


def _perspective(written: object) -> Perspective:
    fields = _mapping(written)
    objectives = tuple(_objective(o) for o in _list(fields.get("objectives")))
    return attempt(Perspective, written) or Perspective.model_construct(
        id=_id(written), name=_NAME, weight=_weight(fields), objectives=objectives
    )


def _objective(written: object) -> Objective:
    fields = _mapping(written)
    measures = tuple(_measure(m) for m in _list(fields.get("measures")))
    initiatives = tuple(Initiative.model_construct(id=_id(i), name=_NAME) for i in _list(fields.get("initiatives")))
    return attempt(Objective, written) or Objective.model_construct(
        id=_id(written), name=_NAME, weight=_weight(fields), measures=measures, initiatives=initiatives
    )


def _measure(written: object) -> Measure:
    fields = _mapping(written)
    return attempt(Measure, written) or Measure.model_construct(
        id=_id(written),
        name=_NAME,
        weight=_weight(fields),
        target=0.0 if _SCORED & set(fields) else None,
        source=attempt(SurveySource, fields.get("source")),
    )


def _links(written: object) -> list[Link | None]:
    if isinstance(written, StrategyMap):
        return list(written.links)
    return [attempt(Link, link) for link in _list(_mapping(written).get("links"))]


def _is_whole(branch: object) -> bool:
    """Return whether all objectives that could be meant to stand in a perspective were read."""
    fields = _mapping(branch)
    if isinstance(branch, Perspective):
        return True
    return "id" in fields and set(fields) <= set(Perspective.model_fields) and _is_list(fields.get("objectives", ()))


def _id(written: object) -> str:
    """Return the id of a part, empty where there is none."""
    found = written.__dict__.get("id") if isinstance(written, Frozen) else _mapping(written).get("id")
    return found if isinstance(found, str) else ""


def _weight(fields: Mapping[str, object]) -> float:
    """Return a weight, 1 where it cannot be read: so that nothing is said about it twice."""
    found = fields.get("weight", 1.0)
    return found if isinstance(found, int | float) and found >= 0 else 1.0


def _mapping(written: object) -> Mapping[str, object]:
    return cast("Mapping[str, object]", written) if isinstance(written, Mapping) else {}


def _list(written: object) -> Sequence[object]:
    return cast("Sequence[object]", written) if _is_list(written) else ()


def _is_list(written: object) -> bool:
    return isinstance(written, list | tuple)
