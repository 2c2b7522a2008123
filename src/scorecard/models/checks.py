"""Cross-references inside a card."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from scorecard.errors import Place, Problems, near
from scorecard.models.measure import Measure
from scorecard.models.perspective import Perspective
from scorecard.models.strategy_map import StrategyMap
from scorecard.models.surveys import SurveyDeclaration

RESERVED = frozenset({"total"})


def card_problems(
    perspectives: Sequence[Perspective],
    strategy_map: StrategyMap,
    surveys: Mapping[str, SurveyDeclaration],
    entities: Sequence[str],
) -> Problems:
    """Return everything in a card that points nowhere, repeats or cannot be weighed."""
    problems = Problems()
    _check_ids(perspectives, entities, problems)
    _check_weights(perspectives, problems)
    _check_sources(perspectives, surveys, problems)
    _check_links(perspectives, strategy_map, problems)
    return problems


def _check_ids(perspectives: Sequence[Perspective], entities: Sequence[str], problems: Problems) -> None:
    seen: dict[str, str] = {}
    for node_id, path in _nodes(perspectives):
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
        else:
            seen[node_id] = path
    for position, node_id in enumerate(entities):
        if node_id in entities[:position]:
            problems.add(
                "duplicate-id",
                "this entity is listed twice",
                place=Place(path=f"entities.{position}.id"),
                found=node_id,
                cure="List each entity once.",
            )


def _nodes(perspectives: Sequence[Perspective]) -> list[tuple[str, str]]:
    """Return every node's id and path."""
    found: list[tuple[str, str]] = []
    for i, perspective in enumerate(perspectives):
        found.append((perspective.id, f"perspectives.{i}"))
        for j, objective in enumerate(perspective.objectives):
            found.append((objective.id, f"perspectives.{i}.objectives.{j}"))
            found.extend(
                (m.id, f"perspectives.{i}.objectives.{j}.measures.{k}") for k, m in enumerate(objective.measures)
            )
    return found


def _check_weights(perspectives: Sequence[Perspective], problems: Problems) -> None:
    groups: list[tuple[str, Sequence[float]]] = [("perspectives", [p.weight for p in perspectives])]
    for i, perspective in enumerate(perspectives):
        groups.append((f"perspectives.{i}.objectives", [o.weight for o in perspective.objectives]))
        for j, objective in enumerate(perspective.objectives):
            groups.append(
                (f"perspectives.{i}.objectives.{j}.measures", [m.weight for m in objective.measures if m.scored])
            )
    for path, weights in groups:
        if weights and not any(weights):
            problems.add(
                "weights-zero",
                "all weights are zero",
                place=Place(path=path),
                cure="Give at least one of them a weight above zero.",
            )


def _check_sources(
    perspectives: Sequence[Perspective], surveys: Mapping[str, SurveyDeclaration], problems: Problems
) -> None:
    for i, perspective in enumerate(perspectives):
        for j, objective in enumerate(perspective.objectives):
            for k, measure in enumerate(objective.measures):
                path = f"perspectives.{i}.objectives.{j}.measures.{k}.source"
                _check_source(measure, path, surveys, problems)


def _check_source(measure: Measure, path: str, surveys: Mapping[str, SurveyDeclaration], problems: Problems) -> None:
    source = measure.source
    if source is None:
        return
    survey = surveys.get(source.survey)
    if survey is None:
        problems.add(
            "unknown-survey",
            "the card declares no such survey",
            place=Place(path=f"{path}.survey"),
            found=source.survey,
            cure=near(source.survey, surveys),
        )
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
    for role in asked:
        if role not in survey.instrument.roles:
            problems.add(
                "unknown-role",
                f"the survey does not ask for {role}",
                place=Place(path=f"{path}.statistic"),
                found=source.statistic,
                cure=near(source.statistic, ("gap", *survey.instrument.roles)),
            )


def _check_links(perspectives: Sequence[Perspective], strategy_map: StrategyMap, problems: Problems) -> None:
    objectives = [o.id for p in perspectives for o in p.objectives]
    seen: set[tuple[str, str]] = set()
    for i, link in enumerate(strategy_map.links):
        for end, node_id in (("cause", link.cause), ("effect", link.effect)):
            if node_id not in objectives:
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
    circle = strategy_map.cycle()
    if circle:
        problems.add(
            "cyclic-map",
            "the strategy map runs in a circle",
            place=Place(path="strategy_map.links"),
            found=" → ".join(circle),
            cure="Remove one of these links.",
        )
