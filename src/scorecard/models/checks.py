"""Cross-references inside a card."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from scorecard.errors import Place, Problems, near
from scorecard.models.calendar import Calendar
from scorecard.models.changes import BandsChange, WeightChange, not_after
from scorecard.models.measure import Measure
from scorecard.models.measure_changes import MeasureChange
from scorecard.models.perspective import Objective, Perspective
from scorecard.models.strategy_map import Link, circle
from scorecard.models.surveys import SurveyDeclaration, SurveySource

RESERVED = frozenset({"total"})
"""Ids of nodes that no one writes."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a card that refer to each other.

    Attributes
    ----------
    perspectives : sequence of Perspective
        The tree; an id that could not be read is empty.
    links : sequence of Link or None
        The strategy map; None where a link could not be read.
    surveys : mapping of str to SurveyDeclaration or None
        The surveys; None where one could not be read.
    entities : sequence of str
        Ids of the entities, in order.
    objectives_known, surveys_known, entities_known : bool
        Whether an id that is not there is surely missing.
    calendar : Calendar or None
        Says when periods begin; None where it could not be read.
    changes : sequence of BandsChange or None
        Changes of the card's bands; None where one could not be read.
    """

    perspectives: Sequence[Perspective]
    links: Sequence[Link | None]
    surveys: Mapping[str, SurveyDeclaration | None]
    entities: Sequence[str]
    objectives_known: bool = True
    surveys_known: bool = True
    entities_known: bool = True
    calendar: Calendar | None = None
    changes: Sequence[BandsChange | None] = ()

    def objectives(self) -> Iterator[tuple[str, Objective]]:
        """Yield every objective with its path."""
        for i, perspective in enumerate(self.perspectives):
            for j, objective in enumerate(perspective.objectives):
                yield f"perspectives.{i}.objectives.{j}", objective

    def measures(self) -> Iterator[tuple[str, Measure]]:
        """Yield every measure with its path."""
        for path, objective in self.objectives():
            for k, measure in enumerate(objective.measures):
                yield f"{path}.measures.{k}", measure


def card_problems(parts: Parts) -> Problems:
    """Return everything in a card that points nowhere, repeats or cannot be weighed."""
    problems = Problems()
    _check_ids(parts, problems)
    _check_weights(parts, problems)
    for path, measure in parts.measures():
        _check_source(measure, f"{path}.source", parts, problems)
        _check_entities(measure, path, parts, problems)
    _check_changes(parts, problems)
    _check_links(parts, problems)
    return problems


def _check_ids(parts: Parts, problems: Problems) -> None:
    seen: dict[str, str] = {}
    for path, node_id in _nodes(parts):
        place = Place(path=f"{path}.id")
        if node_id in RESERVED:
            problems.add(
                "reserved-id", "this id is taken by the library", place=place, found=node_id, cure="Choose another one."
            )
        elif node_id in seen:
            problems.add(
                "duplicate-id",
                f"this id is already used at {seen[node_id]}",
                place=place,
                found=node_id,
                cure="Give every node an id of its own.",
            )
        elif node_id:
            seen[node_id] = path
    initiatives = [(f"{p}.initiatives.{k}", i.id) for p, o in parts.objectives() for k, i in enumerate(o.initiatives)]
    _check_repeats("initiative", initiatives, problems)
    _check_repeats("entity", [(f"entities.{i}", e) for i, e in enumerate(parts.entities)], problems)


def _check_repeats(word: str, entries: Sequence[tuple[str, str]], problems: Problems) -> None:
    """Report ids of one kind that stand twice."""
    seen: dict[str, str] = {}
    for path, entry_id in entries:
        if entry_id and entry_id in seen:
            problems.add(
                "duplicate-id",
                f"this id is already used at {seen[entry_id]}",
                place=Place(path=f"{path}.id"),
                found=entry_id,
                cure=f"Give every {word} an id of its own.",
            )
        seen.setdefault(entry_id, path)


def _nodes(parts: Parts) -> list[tuple[str, str]]:
    """Return every node's path and id, depth first."""
    found: list[tuple[str, str]] = []
    for i, perspective in enumerate(parts.perspectives):
        found.append((f"perspectives.{i}", perspective.id))
        for j, objective in enumerate(perspective.objectives):
            path = f"perspectives.{i}.objectives.{j}"
            found.append((path, objective.id))
            found.extend((f"{path}.measures.{k}", m.id) for k, m in enumerate(objective.measures))
    return found


def _check_weights(parts: Parts, problems: Problems) -> None:
    groups: list[tuple[str, Sequence[float]]] = [("perspectives", [p.weight for p in parts.perspectives])]
    groups += [
        (f"perspectives.{i}.objectives", [o.weight for o in p.objectives]) for i, p in enumerate(parts.perspectives)
    ]
    groups += [(f"{path}.measures", [m.weight for m in o.measures if m.scored]) for path, o in parts.objectives()]
    for path, weights in groups:
        if weights and not any(weights):
            problems.add(
                "weights-zero",
                "all weights are zero",
                place=Place(path=path),
                cure="Give at least one of them a weight above zero.",
            )


def _check_source(measure: Measure, path: str, parts: Parts, problems: Problems) -> None:
    source = measure.source
    if not isinstance(source, SurveySource):
        return
    if source.survey not in parts.surveys:
        if parts.surveys_known:
            problems.add(
                "unknown-survey",
                "the card declares no such survey",
                place=Place(path=f"{path}.survey"),
                found=source.survey,
                cure=near(source.survey, parts.surveys),
            )
        return
    survey = parts.surveys[source.survey]
    if survey is None:
        return
    if not survey.has(source.of):
        problems.add(
            "unknown-source",
            "the survey has no such dimension, item or whole",
            place=Place(path=f"{path}.of"),
            found=source.of,
            cure=near(source.of, survey.rows),
        )
    asked = ("expectation", "perception") if source.statistic == "gap" else (source.statistic,)
    lacking = [role for role in asked if role not in survey.roles]
    if lacking:
        problems.add(
            "unknown-role",
            f"the survey has no columns for {' and '.join(lacking)}",
            place=Place(path=f"{path}.statistic"),
            found=source.statistic,
            cure=near("", _statistics(survey)),
        )


def _check_entities(measure: Measure, path: str, parts: Parts, problems: Problems) -> None:
    """Report entities that a measure applies to and the card does not have."""
    if not parts.entities_known:
        return
    for k, entity in enumerate(measure.entities):
        if entity not in parts.entities:
            problems.add(
                "unknown-entity",
                "the card has no such entity" if parts.entities else "the card declares no entities",
                place=Place(path=f"{path}.entities.{k}"),
                found=entity,
                cure=near(entity, parts.entities) if parts.entities else "List entities in the card.",
            )


def _check_changes(parts: Parts, problems: Problems) -> None:
    """Report changes that do not stand in the order of their days, now that the calendar tells the days."""
    if parts.calendar is None:
        return
    listed: list[tuple[str, Sequence[WeightChange | MeasureChange | BandsChange | None]]] = [("", parts.changes)]
    listed += [(f"perspectives.{i}.", p.changes) for i, p in enumerate(parts.perspectives)]
    listed += [(f"{path}.", objective.changes) for path, objective in parts.objectives()]
    listed += [(f"{path}.", measure.changes) for path, measure in parts.measures()]
    for path, changes in listed:
        days = [change.since for change in changes if change is not None]
        if len(days) < len(changes):
            continue
        for i in not_after(days, parts.calendar):
            problems.add(
                "changes-order",
                "this change does not come after the one before",
                place=Place(path=f"{path}changes.{i}.since"),
                found=f"{days[i - 1]}, then {days[i]}",
                cure="List the changes by their days, each day once.",
            )


def _statistics(survey: SurveyDeclaration) -> list[str]:
    """Return what can be taken from a survey."""
    roles = survey.roles
    return (["gap"] if {"expectation", "perception"} <= set(roles) else []) + list(roles)


def _check_links(parts: Parts, problems: Problems) -> None:
    objectives = [objective.id for _, objective in parts.objectives()]
    seen: set[tuple[str, str]] = set()
    for i, link in enumerate(parts.links):
        if link is None:
            continue
        for end, node_id in (("cause", link.cause), ("effect", link.effect)):
            if node_id not in objectives and parts.objectives_known:
                problems.add(
                    "unknown-objective",
                    "the strategy map names an objective that does not exist",
                    place=Place(path=f"strategy_map.links.{i}.{end}"),
                    found=node_id,
                    cure=near(node_id, objectives),
                )
        if (link.cause, link.effect) in seen:
            problems.add(
                "duplicate-link",
                "this link is drawn twice",
                place=Place(path=f"strategy_map.links.{i}"),
                found=f"{link.cause} → {link.effect}",
                cure="Remove one of them.",
            )
        seen.add((link.cause, link.effect))
    _check_circles([link for link in parts.links if link is not None], problems)


def _check_circles(links: list[Link], problems: Problems) -> None:
    """Report one circle after the other, each of other objectives."""
    while found := circle(links):
        problems.add(
            "cyclic-map",
            "the strategy map runs in a circle",
            place=Place(path="strategy_map.links"),
            found=" → ".join(found),
            cure="Remove one of these links.",
        )
        links = [link for link in links if link.cause not in found and link.effect not in found]
