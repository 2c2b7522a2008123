"""The values of a saved evaluation made anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import numpy as np

from scorecard._model.mapping import FrozenDict
from scorecard._result import Provenance
from scorecard._text import LocalText
from scorecard.errors import CardError
from scorecard.models import Scorecard
from scorecard.scoring.explain_text import STATISTIC_WORDS, WHOLE_WORDS
from scorecard.scoring.saved import OBSERVED
from scorecard.scoring.saved_card import card_from
from scorecard.scoring.saved_errors import ERRORS, with_errors
from scorecard.scoring.saved_parts import Taking
from scorecard.series import Observations, SurveyFact
from scorecard.series.observations import STATES

if TYPE_CHECKING:
    from scorecard._document import Plain

__all__ = ["observations_from"]

_NAMES = ("card", "entities", "periods", "measures", "scenario")
_REST = ("completeness", "facts", "notes", "words", "provenances")
_FACT = ("at", "survey", "statistic", "of", "n", "expectation", "perception", "reason")
_COUNTS = ("rows_read", "rows_blank", "digits_normalised", "words_mapped")
_SOURCE = ("source", "sha256", "encoding", "separator", *_COUNTS, "missing", "notes")

Cellkey = tuple[int, int, int]


def observations_from(value: object, card: Scorecard, taking: Taking, path: str) -> Observations | None:
    """Return observations from plain data; None where they cannot be read.

    Parameters
    ----------
    value : object
        The plain data.
    card : Scorecard
        The card of the evaluation, which is theirs unless they name another.
    taking : Taking
        Collects all that is wrong.
    path : str
        Where they stand.

    Returns
    -------
    Observations or None
        The observations.
    """
    errors_there = _errors_in(value)
    part = taking.fields(value, (*_NAMES, *OBSERVED, *_REST, *errors_there), path)
    own = card
    if isinstance(part["card"], dict):
        other = card_from(cast("dict[str, Plain]", part["card"]), taking, f"{path}.card")
        if other is None:
            return None
        own = other
    elif part["card"] is not None:
        taking.fields(part["card"], (), f"{path}.card")
    entities = taking.texts(part["entities"], f"{path}.entities")
    periods = taking.periods(part["periods"], f"{path}.periods")
    measures = taking.texts(part["measures"], f"{path}.measures")
    taking.same(entities, tuple(e.id for e in card.entities) or (card.id,), f"{path}.entities")
    taking.same(tuple(map(str, periods)), tuple(map(str, card.calendar.periods)), f"{path}.periods")
    for known in (card,) if own is card else (card, own):
        taking.same(measures, tuple(m.id for m in known.measures), f"{path}.measures")
    shape = (len(entities), len(periods), len(measures))
    numbers = {name: taking.numbers(part[name], shape, f"{path}.{name}") for name in OBSERVED if name != "state"}
    share = part["completeness"]
    found = Observations(
        card=own,
        entities=entities,
        periods=periods,
        measures=measures,
        scenario=taking.text(part["scenario"], f"{path}.scenario"),
        ranges=FrozenDict({}),
        correlations=FrozenDict({}),
        overlapping=(),
        **numbers,
        state=taking.codes(part["state"], shape, f"{path}.state", low=0, high=len(STATES) - 1).astype(np.int8),
        completeness=None if share is None else taking.numbers(share, shape, f"{path}.completeness"),
        facts=FrozenDict(_facts(part["facts"], own, shape, taking, f"{path}.facts")),
        notes=FrozenDict(_remarks(part["notes"], shape, taking, f"{path}.notes")),
        words=FrozenDict(_remarks(part["words"], shape, taking, f"{path}.words")),
        provenances=tuple(
            _provenance(entry, taking, f"{path}.provenances.{i}")
            for i, entry in enumerate(taking.items(part["provenances"], f"{path}.provenances"))
        ),
    )
    errors = {name: part[name] for name in errors_there}
    return None if taking.problems else with_errors(found, errors, taking, path)


def _errors_in(value: object) -> tuple[str, ...]:
    """Return what is told of the errors of the values."""
    written = cast("dict[str, object]", value) if isinstance(value, dict) else {}
    return tuple(name for name in ERRORS if name in written)


def _cell(value: object, shape: tuple[int, ...], taking: Taking, path: str) -> Cellkey:
    """Return the positions of entity, period and measure."""
    e, p, m = taking.codes(value, (3,), path, low=0, high=max(shape)).tolist()
    if not (e < shape[0] and p < shape[1] and m < shape[2]):
        taking.report("saved-shape", "the position lies outside the values", path, found=f"{e}, {p}, {m}")
    return e, p, m


def _remarks(value: object, shape: tuple[int, ...], taking: Taking, path: str) -> dict[Cellkey, str]:
    """Return texts by position."""
    found: dict[Cellkey, str] = {}
    for i, entry in enumerate(taking.items(value, path)):
        part = taking.fields(entry, ("at", "text"), f"{path}.{i}")
        found[_cell(part["at"], shape, taking, f"{path}.{i}.at")] = taking.text(part["text"], f"{path}.{i}.text")
    return found


def _facts(
    value: object, card: Scorecard, shape: tuple[int, ...], taking: Taking, path: str
) -> dict[Cellkey, SurveyFact]:
    """Return what survey values rest on, by position."""
    found: dict[Cellkey, SurveyFact] = {}
    for i, entry in enumerate(taking.items(value, path)):
        here = f"{path}.{i}"
        nested = _nested(entry)
        part = taking.fields(entry, (*_FACT, "clusters") if nested else _FACT, here)
        fact = SurveyFact(
            survey=taking.text(part["survey"], f"{here}.survey"),
            statistic=taking.text(part["statistic"], f"{here}.statistic"),
            of=taking.text(part["of"], f"{here}.of"),
            n=None if part["n"] is None else taking.whole(part["n"], f"{here}.n"),
            expectation=taking.number_or_none(part["expectation"], f"{here}.expectation"),
            perception=taking.number_or_none(part["perception"], f"{here}.perception"),
            reason=taking.text_or_none(part["reason"], f"{here}.reason"),
            clusters=taking.whole(part["clusters"], f"{here}.clusters") if nested else None,
        )
        _check_fact(fact, card, taking, here)
        found[_cell(part["at"], shape, taking, f"{here}.at")] = fact
    return found


def _nested(entry: object) -> bool:
    """Return whether a fact is about respondents who nest in clusters; only then the field is there."""
    return isinstance(entry, dict) and "clusters" in cast("dict[str, object]", entry)


def _check_fact(fact: SurveyFact, card: Scorecard, taking: Taking, path: str) -> None:
    """Report a fact about a survey, a statistic or a row that is not there."""
    taking.choice(fact.statistic, tuple(STATISTIC_WORDS), f"{path}.statistic")
    if fact.survey not in card.surveys:
        taking.choice(fact.survey, tuple(card.surveys), f"{path}.survey")
    elif fact.of not in WHOLE_WORDS:
        try:
            card.surveys[fact.survey].instrument.name_of(fact.of)
        except CardError:
            taking.report("saved-names", "the survey has no such row", f"{path}.of", found=fact.of)


def _provenance(value: object, taking: Taking, path: str) -> Provenance:
    """Return where data came from."""
    part = taking.fields(value, _SOURCE, path)
    missing: list[tuple[str, int]] = []
    for i, entry in enumerate(taking.items(part["missing"], f"{path}.missing")):
        pair = taking.items(entry, f"{path}.missing.{i}")
        code, count = pair if len(pair) == 2 else (None, None)
        missing.append((taking.text(code, f"{path}.missing.{i}"), taking.whole(count, f"{path}.missing.{i}")))
    notes: list[LocalText] = []
    for i, entry in enumerate(taking.items(part["notes"], f"{path}.notes")):
        note = taking.fields(entry, ("en", "zh"), f"{path}.notes.{i}")
        try:
            notes.append(LocalText.model_validate({name: text for name, text in note.items() if text is not None}))
        except CardError as error:
            for problem in error.problems:
                taking.report(problem.code, problem.what, f"{path}.notes.{i}", found=problem.found, cure=problem.cure)
    return Provenance(
        source=taking.text(part["source"], f"{path}.source"),
        sha256=taking.text_or_none(part["sha256"], f"{path}.sha256"),
        encoding=taking.text_or_none(part["encoding"], f"{path}.encoding"),
        separator=taking.text_or_none(part["separator"], f"{path}.separator"),
        **{name: taking.whole(part[name], f"{path}.{name}") for name in _COUNTS},
        missing=tuple(missing),
        notes=tuple(notes),
    )
