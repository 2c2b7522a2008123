"""An evaluation without the measures that its card marks as confidential."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeVar, cast

from scorecard._model.mapping import FrozenDict
from scorecard._text import LocalText
from scorecard.models import Measure, Objective, Perspective, Scorecard, StrategyMap, SurveySource
from scorecard.scoring.evaluation import Evaluation
from scorecard.scoring.frozen import NUMBERS, WEIGHTS
from scorecard.series import Observations

__all__ = ["SIGN", "Withheld", "secret_measures", "withheld"]

SIGN = " †"
"""What stands behind the name of a node whose score still contains what is left out."""

_Value = TypeVar("_Value")
_Key = TypeVar("_Key", bound=tuple[int, ...])


@dataclass(frozen=True, slots=True)
class Withheld:
    """What may not be told of a card, and who may be told the rest.

    Attributes
    ----------
    whole : Scorecard
        The card with all its measures.
    card : Scorecard
        The card without what is hidden; names of nodes that still contain some of it bear a sign.
    secret : frozenset of str
        The confidential measures.
    hidden : frozenset of str
        These with the objectives and perspectives that hold nothing else.
    told : frozenset of str
        Nodes whose scores still contain them.
    """

    whole: Scorecard
    card: Scorecard
    secret: frozenset[str]
    hidden: frozenset[str]
    told: frozenset[str]

    @property
    def instruments(self) -> frozenset[str]:
        """Questionnaires of the surveys from which hidden measures take their values."""
        card = self.whole
        sources = [m.source for m in card.measures if m.id in self.hidden]
        surveys = [card.surveys[s.survey] for s in sources if isinstance(s, SurveySource) and s.survey in card.surveys]
        return frozenset(survey.instrument.id for survey in surveys)

    def without(self, ev: Evaluation) -> Evaluation:
        """Return an evaluation of the card without what is hidden; all other numbers are as they were.

        Parameters
        ----------
        ev : Evaluation
            Any entities and periods.

        Returns
        -------
        Evaluation
            Of the card without what is hidden.
        """
        keep = [place for place, node in enumerate(ev.nodes) if node not in self.hidden]
        arrays = {name: getattr(ev, name)[..., keep] for name in (*NUMBERS, *WEIGHTS, "status", "reason", "age")}
        return replace(
            ev,
            card=self.card,
            observations=_observations_without(ev.observations, self.card, self.hidden),
            nodes=tuple(ev.nodes[place] for place in keep),
            held=None if ev.held is None else ev.held[..., keep],
            units=FrozenDict({key: unit for key, unit in ev.units.items() if key not in self.hidden}),
            **arrays,
        )

    def names(self, *texts: LocalText | str | None) -> bool:
        """Return whether any of some texts names what is hidden.

        Parameters
        ----------
        *texts : LocalText, str or None
            Texts in either language.

        Returns
        -------
        bool
            Whether a name stands in one of them, in letters of either case, one or many of it; or an id as a word.
        """
        return _any_named(self.whole, self.hidden, *texts)


def withheld(card: Scorecard, *, also: frozenset[str] = frozenset()) -> Withheld | None:
    """Return what may not be told of a card.

    Parameters
    ----------
    card : Scorecard
        The description.
    also : frozenset of str
        Measures that another card marks; those of them that this card has are confidential here too.

    Returns
    -------
    Withheld or None
        None where nothing is confidential.

    Notes
    -----
    A node whose measures are all confidential would tell their scores and is hidden with them.
    """
    secret = secret_measures(card) | (also & {m.id for m in card.measures})
    if not secret:
        return None
    hidden = secret | _nothing_else(card, secret)
    told = frozenset(node for node in _above(card, secret) if node not in hidden)
    return Withheld(card, _card_without(card, hidden, told), secret, hidden, told)


def secret_measures(card: Scorecard) -> frozenset[str]:
    """Return the measures that a card marks as confidential."""
    return frozenset(m.id for m in card.measures if m.confidential)


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

    def quiet(text: LocalText | None) -> LocalText | None:
        return None if text is not None and _any_named(card, hidden, text) else text

    def measure(of: Measure) -> Measure:
        return of.model_copy(update={"definition": quiet(of.definition), "source_note": quiet(of.source_note)})

    def objective(of: Objective) -> Objective:
        fields = {
            "measures": tuple(measure(m) for m in of.measures if m.id not in hidden),
            "initiatives": tuple(
                i.model_copy(update={"note": quiet(i.note)})
                for i in of.initiatives
                if not _any_named(card, hidden, i.name)
            ),
        }
        return of.model_copy(update={**fields, **words(of)})

    def perspective(of: Perspective) -> Perspective:
        objectives = tuple(objective(o) for o in of.objectives if o.id not in hidden)
        return of.model_copy(update={"objectives": objectives, **words(of)})

    def words(of: Objective | Perspective) -> dict[str, object]:
        return {"name": _signed(of.name, of.id in told), "definition": quiet(of.definition)}

    links = tuple(
        x.model_copy(update={"note": quiet(x.note)})
        for x in card.strategy_map.links
        if x.cause not in hidden and x.effect not in hidden
    )
    fields: dict[str, object] = {name: getattr(card, name) for name in type(card).model_fields}
    fields |= {
        "perspectives": tuple(perspective(p) for p in card.perspectives if p.id not in hidden),
        "strategy_map": StrategyMap(links=links, name=card.strategy_map.name),
        "notes": tuple(note for note in card.notes if not _any_named(card, hidden, note)),
        "total": card.total and "total" not in hidden,
    }
    return Scorecard.model_construct(**fields)  # type: ignore[arg-type]  # checked when it was whole


def _any_named(card: Scorecard, hidden: frozenset[str], *texts: LocalText | str | None) -> bool:
    """Return whether any of some texts names any of some nodes."""
    parts: list[str | None] = []
    for text in texts:
        parts += [text.en, text.zh] if isinstance(text, LocalText) else [text]
    said = "\n".join(part for part in parts if part).casefold()
    return bool(said) and any(_named(card, node, said) for node in hidden)


def _named(card: Scorecard, node: str, said: str) -> bool:
    """Return whether a text in small letters holds a node's name, one or many of it, or its id, as a word."""
    name = card.name_of(node)
    words = [f"{re.escape(text.casefold())}(?:e?s)?" for text in (name.en, name.zh) if text]
    names = re.search(rf"(?<![a-z0-9])(?:{'|'.join(words)})(?![a-z0-9])", said) if words else None
    return (
        names is not None or re.search(rf"(?<![\w-]){re.escape(node.casefold())}(?![\w-])", said, re.ASCII) is not None
    )


def _signed(name: LocalText, so: bool) -> LocalText:
    """Return a name with the sign behind it."""
    if not so:
        return name
    return LocalText(en=name.en and name.en + SIGN, zh=name.zh and name.zh + SIGN)


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
        degrees_of_freedom=None if obs.degrees_of_freedom is None else obs.degrees_of_freedom[..., keep],
        facts=_moved(obs.facts, now),
        notes=_moved(obs.notes, now),
        words=_moved(obs.words, now),
        ranges=_moved(obs.ranges, now),
        correlations=_moved(obs.correlations, now),
        overlapping=tuple(measure for measure in obs.overlapping if measure not in hidden),
    )


def _moved(values: Mapping[_Key, _Value], now: Mapping[int, int]) -> Mapping[_Key, _Value]:
    """Return values by position with the positions of measures moved up; what is left out falls away."""
    kept = {key: value for key, value in values.items() if all(place in now for place in key[2:])}
    moved = {(*key[:2], *(now[place] for place in key[2:])): value for key, value in kept.items()}
    return FrozenDict(cast("dict[_Key, _Value]", moved))
