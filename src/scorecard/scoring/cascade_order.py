"""Cards whose measures take their values from each other, in an order in which each comes after those below it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from scorecard.errors import Place, Problems, UsageError, near
from scorecard.models import CardSource, Scorecard
from scorecard.series import USABLE, Observations

__all__ = ["CascadeLink", "cascade_order", "links_of"]


@dataclass(frozen=True, slots=True)
class CascadeLink:
    """One measure that takes its value from a node of another card.

    Attributes
    ----------
    card, measure : str
        The measure, and the card that it stands in.
    unit, node : str
        The card below, and its node.
    """

    card: str
    measure: str
    unit: str
    node: str

    @property
    def place(self) -> Place:
        """Where the link is written."""
        return Place(path=f"{self.card}.{self.measure}.source")


def links_of(cards: Mapping[str, Scorecard]) -> tuple[CascadeLink, ...]:
    """Return the links between cards, in the order of the cards."""
    return tuple(
        CascadeLink(name, measure.id, measure.source.card, measure.source.node)
        for name, card in cards.items()
        for measure in card.measures
        if isinstance(measure.source, CardSource)
    )


def cascade_order(cards: Mapping[str, Scorecard], observations: Mapping[str, Observations]) -> tuple[str, ...]:
    """Return the cards in an order in which each comes after the cards that it takes values from.

    Parameters
    ----------
    cards : mapping of str to Scorecard
        The cards by their ids.
    observations : mapping of str to Observations
        The values of each card.

    Returns
    -------
    tuple of str
        Ids of the cards; among those that do not depend on each other, as given.

    Raises
    ------
    UsageError
        With every problem: cards under another name than their id, observations that are missing or not
        asked for, cards and nodes that do not exist, calendars and entities that do not fit, values that
        are given although a card gives them, and circles.
    """
    problems, links = Problems(), links_of(cards)
    _check_cards(cards, observations, problems)
    for link in links:
        _check_link(link, cards, problems)
        if link.card in observations:
            _check_values(link, observations[link.card], problems)
    known = [link for link in links if link.unit in cards]
    order = list(_sorted(cards, known))
    _check_circles([link for link in known if link.card not in order and link.unit not in order], problems)
    problems.raise_if_any(UsageError, "The cards cannot be cascaded.")
    return tuple(order)


def _check_cards(cards: Mapping[str, Scorecard], observations: Mapping[str, Observations], problems: Problems) -> None:
    """Report names that do not fit, and observations that are missing or too many."""
    for name, card in cards.items():
        if name != card.id:
            problems.add(
                "card-name",
                "this card stands under another name than its id",
                place=Place(path=f"cards.{name}"),
                found=card.id,
                cure="Give the cards by their ids.",
            )
        if name not in observations:
            problems.add(
                "card-unobserved",
                "this card has no observations",
                place=Place(path=f"observations.{name}"),
                cure="Give observe(card), even if all its values come from other cards.",
            )
    for name in observations:
        if name not in cards:
            problems.add(
                "unknown-card",
                "there is no such card",
                place=Place(path=f"observations.{name}"),
                found=name,
                cure=near(name, cards),
            )


def _check_link(link: CascadeLink, cards: Mapping[str, Scorecard], problems: Problems) -> None:
    """Report a link to a card or node that does not exist, or whose calendar or entities do not fit."""
    if link.unit not in cards:
        cure = near(link.unit, cards)
        problems.add("unknown-card", "there is no such card", place=link.place, found=link.unit, cure=cure)
        return
    card, unit = cards[link.card], cards[link.unit]
    if link.node not in unit.node_ids:
        what = f"the card {link.unit} has no such node"
        cure = "Write total: true in that card." if link.node == "total" else near(link.node, unit.node_ids)
        problems.add("unknown-node", what, place=link.place, found=link.node, cure=cure)
    if card.calendar != unit.calendar:
        problems.add(
            "cascade-calendar",
            f"the cards {link.card} and {link.unit} report on different periods",
            place=link.place,
            found=f"{_spoken(card)} and {_spoken(unit)}",
            cure="Give both cards the same calendar.",
        )
    if unit.entities:
        wanted = card.measure(link.measure).entities or tuple(e.id for e in card.entities)
        lacking = [e for e in wanted or (card.id,) if e not in [own.id for own in unit.entities]]
        if lacking:
            problems.add(
                "cascade-entities",
                f"the card {link.unit} scores other entities than the measure wants",
                place=link.place,
                found=", ".join(lacking),
                cure="Let both cards score the same entities, or let the card below score none.",
            )


def _check_values(link: CascadeLink, obs: Observations, problems: Problems) -> None:
    """Report values that are given for a measure that takes them from another card."""
    if link.measure not in obs.measures:
        return
    given = np.argwhere(obs.state[:, :, obs.measures.index(link.measure)] == USABLE).tolist()
    for e, p in given:
        problems.add(
            "cascade-value",
            f"a value is given in {obs.periods[p]} for {obs.entities[e]}, and the card {link.unit} gives one too",
            place=link.place,
            cure="Leave the value out, or the source.",
        )


def _sorted(cards: Mapping[str, Scorecard], links: list[CascadeLink]) -> Iterator[str]:
    """Yield cards, each after those that it takes values from; what hangs on a circle is left out."""
    below = {name: {link.unit for link in links if link.card == name} for name in cards}
    done: set[str] = set()
    while ready := [name for name, units in below.items() if name not in done and units <= done]:
        done.update(ready)
        yield from ready


def _check_circles(links: list[CascadeLink], problems: Problems) -> None:
    """Report each circle of cards, with the measures that close it."""
    while links:
        path = [links[0]]
        while (seen := [link.card for link in path]).count(path[-1].unit) == 0:
            following = next((link for link in links if link.card == path[-1].unit), None)
            if following is None:  # leads out of what is left: no circle along here
                break
            path.append(following)
        if path[-1].unit in seen:
            ring = path[seen.index(path[-1].unit) :]
            problems.add(
                "cascade-circle",
                "the cards take their values from each other in a circle",
                place=ring[0].place,
                found=" → ".join([*(link.card for link in ring), ring[0].card]),
                cure="Remove one of these sources.",
            )
            gone = {link.card for link in ring}
            links = [link for link in links if link.card not in gone and link.unit not in gone]
        else:
            links = [link for link in links if link is not path[-1]]


def _spoken(card: Scorecard) -> str:
    """Return the calendar of a card in short."""
    starts = "" if card.calendar.year_starts == 1 else f", years from month {card.calendar.year_starts}"
    return f"{card.calendar.first} to {card.calendar.last}{starts}"
