"""Evaluations made anew from their JSON text, or refused with everything that is wrong."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Literal, cast

import numpy as np
from numpy.typing import NDArray

from scorecard._model.mapping import FrozenDict
from scorecard.errors import HistoryError, Place
from scorecard.models import Period, Scorecard
from scorecard.scoring.evaluation import Evaluation
from scorecard.scoring.frozen import holder_of
from scorecard.scoring.limits import limits_of
from scorecard.scoring.origin import FORMULAS, Origin
from scorecard.scoring.reasons import REASONS
from scorecard.scoring.saved import FORMAT, FORMAT_VERSION, RESULTS, WEIGHED
from scorecard.scoring.saved_card import saved_card
from scorecard.scoring.saved_observations import observations_from
from scorecard.scoring.saved_parts import Taking
from scorecard.series import Observations

if TYPE_CHECKING:
    from scorecard._document import Plain

__all__ = ["evaluation_from_text"]

_HEAD = ("format", "format_version")
_BODY = (
    "library_version",
    "formulas",
    "card",
    "card_sha256",
    "as_of",
    "only",
    "entities",
    "periods",
    "nodes",
    "observations",
    "results",
    "held",
    "frozen",
    "units",
)
_LARGEST = 1_000_000
"""Most periods that a value is old."""


def evaluation_from_text(text: str, *, source: str = "text") -> Evaluation:
    """Return the evaluation that a JSON text holds.

    Parameters
    ----------
    text : str
        Text from `evaluation_text`.
    source : str
        Its name in messages.

    Returns
    -------
    Evaluation
        Equal to the one that was saved, in every array to the last bit.

    Raises
    ------
    HistoryError
        If it is no JSON, of another format or version, or any part is missing, unknown or wrong: all at
        once.
    """
    taking = Taking(source)
    whole = _parsed(text, taking)
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        found = str(whole.get("format", "no format")) if isinstance(whole, dict) else "no named fields"
        cure = "Load a file that Evaluation.save wrote."
        raise _refusal("saved-format", "this is no saved evaluation", source, path="format", found=found, cure=cure)
    version = whole.get("format_version")
    if version != FORMAT_VERSION or type(version) is not int:
        cure = f"Known is {FORMAT_VERSION}; use the release of scorecard that saved it."
        what = "this version of the format is not known"
        raise _refusal("saved-version", what, source, path="format_version", found=str(version), cure=cure)
    read = _evaluation({k: v for k, v in whole.items() if k not in _HEAD}, taking, "")
    if read is None or taking.problems:
        raise taking.refusal()
    return read


def _parsed(text: str, taking: Taking) -> Plain:
    """Return JSON text as plain data, with names that stand twice and numbers without end reported."""

    def once(pairs: list[tuple[str, Plain]]) -> dict[str, Plain]:
        found = dict(pairs)
        if len(found) < len(pairs):
            names = [name for name, _ in pairs]
            twice = ", ".join(sorted({name for name in names if names.count(name) > 1}))
            taking.report("saved-twice", "a name stands twice in the same place", "", found=twice)
        return found

    def endless(word: str) -> None:
        taking.report("saved-not-finite", "this is no number that JSON knows", "", found=word)

    try:
        return cast("Plain", json.loads(text, object_pairs_hook=once, parse_constant=endless))
    except json.JSONDecodeError as error:
        place = Place(file=taking.source, line=error.lineno, column=error.colno)
        what = f"this is not JSON ({error.msg})"
    except (RecursionError, ValueError):
        place, what = Place(file=taking.source), "this is not JSON that can be read: too deep, or a number too long"
    raise HistoryError.single("saved-json", what, place=place, cure="Load the file as it was saved.")


def _refusal(code: str, what: str, source: str, *, path: str, found: str, cure: str) -> Exception:
    """Return the error for what cannot be read any further."""
    return HistoryError.single(code, what, place=Place(file=source, path=path), found=found, cure=cure)


def _evaluation(value: object, taking: Taking, path: str) -> Evaluation | None:
    """Return an evaluation with the evaluations that it keeps; None where its card or values cannot be read."""
    part = taking.fields(value, _BODY, path)
    below = f"{path}." if path else ""
    card = saved_card(part["card"], part["card_sha256"], taking, below)
    entries = taking.items(part["frozen"], f"{below}frozen")
    kept = [_evaluation(entry, taking, f"{below}frozen.{i}") for i, entry in enumerate(entries)]
    origin = Origin(
        taking.day_or_none(part["as_of"], f"{below}as_of"),
        _only(part["only"], taking, f"{below}only"),
        tuple(found for found in kept if found is not None),
        taking.text(part["library_version"], f"{below}library_version"),
        _formulas(part["formulas"], taking, f"{below}formulas"),
    )
    units = _units(part["units"], taking, f"{below}units")
    if card is None:
        return None
    obs = observations_from(part["observations"], card, taking, f"{below}observations")
    entities = taking.texts(part["entities"], f"{below}entities")
    periods = taking.periods(part["periods"], f"{below}periods")
    nodes = taking.texts(part["nodes"], f"{below}nodes")
    taking.same(nodes, card.node_ids, f"{below}nodes")
    if obs is None:
        return None
    taking.among(entities, obs.entities, f"{below}entities")
    taking.among(tuple(map(str, periods)), tuple(map(str, obs.periods)), f"{below}periods")
    shape = (len(entities), len(periods), len(card.node_ids))
    results = taking.fields(part["results"], (*RESULTS, *WEIGHED), f"{below}results")
    arrays = {
        name: taking.numbers(results[name], shape if name in RESULTS else shape[1:], f"{below}results.{name}")
        for name in (*RESULTS, *WEIGHED)
        if name not in _RANGES
    }
    codes = {
        name: taking.codes(results[name], shape, f"{below}results.{name}", low=low, high=high)
        for name, (low, high) in _RANGES.items()
    }
    given, least, most = part["held"], *_RANGES["status"]
    held = None if given is None else taking.codes(given, shape, f"{below}held", low=least, high=most)
    if taking.problems:
        return None
    named = (entities, periods, nodes)
    found = replace(_put_together(card, obs, named, arrays, codes, origin=origin, units=units), held=held)
    _check_statuses(found, taking, f"{below}results.status")
    return found


def _put_together(
    card: Scorecard,
    obs: Observations,
    named: tuple[tuple[str, ...], tuple[Period, ...], tuple[str, ...]],
    arrays: Mapping[str, NDArray[np.float64]],
    codes: Mapping[str, NDArray[np.int64]],
    *,
    origin: Origin,
    units: Mapping[str, Evaluation],
) -> Evaluation:
    """Return an evaluation of parts that fit."""
    return Evaluation(
        card=card,
        observations=obs,
        entities=named[0],
        periods=named[1],
        nodes=named[2],
        value=arrays["value"],
        raw=arrays["raw"],
        score=arrays["score"],
        low=arrays["low"],
        high=arrays["high"],
        value_low=arrays["value_low"],
        value_high=arrays["value_high"],
        coverage=arrays["coverage"],
        bound_low=arrays["bound_low"],
        bound_high=arrays["bound_high"],
        not_due=arrays["not_due"],
        stale=arrays["stale"],
        performance=arrays["performance"],
        progress=arrays["progress"],
        error_known=arrays["error_known"],
        status=codes["status"],
        reason=codes["reason"].astype(np.int8),
        age=codes["age"],
        weight=arrays["weight"],
        absolute_weight=arrays["absolute_weight"],
        origin=origin,
        units=units,
    )


_RANGES = {"status": (-1, 1000), "reason": (0, len(REASONS) - 1), "age": (-1, _LARGEST)}
"""Arrays of codes, with the least and the greatest that each holds."""


def _units(value: object, taking: Taking, path: str) -> Mapping[str, Evaluation]:
    """Return the evaluations of units that give measures their values, by name."""
    if not isinstance(value, dict):
        taking.fields(value, (), path)
        return FrozenDict({})
    entries = cast("dict[str, object]", value)
    read = {name: _evaluation(entry, taking, f"{path}.{name}") for name, entry in entries.items()}
    return FrozenDict({name: found for name, found in read.items() if found is not None})


def _only(value: object, taking: Taking, path: str) -> Literal["leading", "lagging"] | None:
    """Return the kind of measures that was scored."""
    taking.choice(value, (None, "leading", "lagging"), path)
    return value if value in ("leading", "lagging") else None


def _formulas(value: object, taking: Taking, path: str) -> Mapping[str, int]:
    """Return the versions of the formulas; report those that this release does not know."""
    if not isinstance(value, dict):
        return cast("Mapping[str, int]", taking.fields(value, (), path))
    found: dict[str, int] = {}
    for name, number in cast("dict[str, object]", value).items():
        found[name] = taking.whole(number, f"{path}.{name}")
        if not 1 <= found[name] <= FORMULAS.get(name, 0):
            taking.report(
                "saved-formula",
                "this version of a formula is not known",
                f"{path}.{name}",
                found=str(number),
                cure="Use the release of scorecard that saved it, or a later one.",
            )
    return FrozenDict(found)


def _check_statuses(ev: Evaluation, taking: Taking, path: str) -> None:
    """Report statuses for which the card has no band; a frozen one is checked where it was taken from."""
    bands = limits_of(ev.card).bands
    for p, period in enumerate(ev.periods):
        at = ev.card.calendar.periods.index(period)
        most = np.array([len(bands[node][at]) for node in ev.nodes])
        for e, entity in enumerate(ev.entities):
            if holder_of(ev.origin.frozen, entity, period) is None and (ev.status[e, p] >= most).any():
                taking.report("saved-names", "the card has no such band", path, found=str(int(ev.status[e, p].max())))
                return
