"""An evaluation as JSON text: the card, the values, the results and the history that it keeps."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from scorecard._result import Provenance
from scorecard.models import Scorecard
from scorecard.series import Observations, SurveyFact

if TYPE_CHECKING:
    from scorecard._document import Plain
    from scorecard.scoring.evaluation import Evaluation

__all__ = [
    "ENDLESS",
    "FORMAT",
    "FORMAT_VERSION",
    "OBSERVED",
    "RESULTS",
    "WEIGHED",
    "card_hash",
    "evaluation_text",
    "meaning_hash",
]

FORMAT = "scorecard evaluation"
"""Name of the format."""
FORMAT_VERSION = 1
"""Version of the format."""

OBSERVED = ("value", "standard_error", "n", "numerator", "denominator", "confidence", "state")
"""Arrays of observations that are always there."""
RESULTS = (
    "value",
    "raw",
    "score",
    "low",
    "high",
    "value_low",
    "value_high",
    "coverage",
    "bound_low",
    "bound_high",
    "not_due",
    "stale",
    "performance",
    "progress",
    "error_known",
    "status",
    "reason",
    "age",
)
"""Arrays of an evaluation over entity, period and node."""
WEIGHED = ("weight", "absolute_weight")
"""Arrays of an evaluation over period and node."""
ENDLESS = {"inf": np.inf, "-inf": -np.inf}
"""Numbers without end, as JSON has no numbers for them."""


def evaluation_text(ev: Evaluation) -> str:
    """Return an evaluation as JSON text.

    Parameters
    ----------
    ev : Evaluation
        The evaluation.

    Returns
    -------
    str
        One line; `evaluation_from_text` makes an equal evaluation of it.
    """
    whole: dict[str, object] = {"format": FORMAT, "format_version": FORMAT_VERSION, **_evaluation(ev)}
    text = _dumped(whole, plain_ascii=False)
    try:
        text.encode()
    except UnicodeEncodeError:  # half a character, as Python's own texts may hold
        text = _dumped(whole, plain_ascii=True)
    return f"{text}\n"


def card_hash(card: Mapping[str, Plain]) -> str:
    """Return the SHA-256 of a card as JSON with sorted keys and no blanks."""
    text = json.dumps(card, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def meaning_hash(card: Scorecard) -> str:
    """Return the SHA-256 of a card without defaults: whether a default is stated changes no number."""
    return card_hash({"schema_version": card.schema_version, **card.model_dump(mode="json", exclude_defaults=True)})


def _dumped(whole: dict[str, object], *, plain_ascii: bool) -> str:
    """Return plain data as compact JSON."""
    return json.dumps(whole, ensure_ascii=plain_ascii, separators=(",", ":"), allow_nan=False)


def _evaluation(ev: Evaluation) -> dict[str, object]:
    """Return an evaluation as plain data, with the evaluations that it keeps inside it."""
    as_of = ev.origin.as_of
    return {
        "library_version": ev.origin.library,
        "formulas": dict(ev.origin.formulas),
        "card": _card(ev.card),
        "card_sha256": meaning_hash(ev.card),
        "as_of": None if as_of is None else as_of.isoformat(),
        "only": ev.origin.only,
        "entities": list(ev.entities),
        "periods": [str(period) for period in ev.periods],
        "nodes": list(ev.nodes),
        "observations": _observations(ev.observations, ev.card),
        "results": {name: _array(getattr(ev, name)) for name in (*RESULTS, *WEIGHED)},
        "held": None if ev.held is None else _array(ev.held),
        "frozen": [_evaluation(kept) for kept in ev.origin.frozen],
        "units": {name: _evaluation(unit) for name, unit in ev.units.items()},
    }


def _card(card: Scorecard) -> dict[str, Plain]:
    """Return a card as plain data, as it is written to a file: what it states, be it a default."""
    return {"schema_version": card.schema_version, **card.model_dump(mode="json", exclude_unset=True)}


def _observations(obs: Observations, card: Scorecard) -> dict[str, object]:
    """Return observations as plain data; their card only where it is another."""
    return {
        "card": None if obs.card == card else _card(obs.card),
        "entities": list(obs.entities),
        "periods": [str(period) for period in obs.periods],
        "measures": list(obs.measures),
        "scenario": obs.scenario,
        **{name: _array(getattr(obs, name)) for name in OBSERVED},
        "completeness": None if obs.completeness is None else _array(obs.completeness),
        "facts": [{"at": list(cell), **_fact(fact)} for cell, fact in obs.facts.items()],
        "notes": [{"at": list(cell), "text": text} for cell, text in obs.notes.items()],
        "words": [{"at": list(cell), "text": text} for cell, text in obs.words.items()],
        "provenances": [_provenance(provenance) for provenance in obs.provenances],
        **{name: entries for name, entries in _errors(obs).items() if entries},
    }


def _errors(obs: Observations) -> dict[str, object]:
    """Return what is known of the errors as plain data; what is empty is left out of the file."""
    return {
        "ranges": [
            {"at": list(cell), "low": float(found.low), "high": float(found.high), "shape": found.shape}
            for cell, found in obs.ranges.items()
        ],
        "correlations": [{"at": list(pair), "value": float(found)} for pair, found in obs.correlations.items()],
        "degrees_of_freedom": None if obs.degrees_of_freedom is None else _array(obs.degrees_of_freedom),
        "overlapping": list(obs.overlapping),
    }


def _fact(fact: SurveyFact) -> dict[str, object]:
    """Return what a survey value rests on as plain data."""
    means = {"expectation": fact.expectation, "perception": fact.perception}
    return {
        "survey": fact.survey,
        "statistic": fact.statistic,
        "of": fact.of,
        "n": fact.n,
        **{name: None if mean is None else float(mean) for name, mean in means.items()},
        "reason": fact.reason,
        **({} if fact.clusters is None else {"clusters": fact.clusters}),
    }


def _provenance(provenance: Provenance) -> dict[str, object]:
    """Return a provenance as plain data."""
    return {
        "source": provenance.source,
        "sha256": provenance.sha256,
        "encoding": provenance.encoding,
        "separator": provenance.separator,
        "rows_read": provenance.rows_read,
        "rows_blank": provenance.rows_blank,
        "digits_normalised": provenance.digits_normalised,
        "words_mapped": provenance.words_mapped,
        "missing": [[code, count] for code, count in provenance.missing],
        "notes": [{"en": note.en, "zh": note.zh} for note in provenance.notes],
    }


def _array(array: NDArray[np.generic]) -> object:
    """Return an array as lists: null for NaN, a word for what has no end."""
    if array.dtype.kind != "f" or np.isfinite(array).all():
        return array.tolist()
    found = array.astype(object)
    found[np.isnan(array)] = None
    for word, number in ENDLESS.items():
        found[array == number] = word
    return found.tolist()
