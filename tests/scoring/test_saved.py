"""A saved evaluation: what stands in the file."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace

import numpy as np

from scorecard.models import Scorecard
from scorecard.scoring import evaluate, observe
from scorecard.scoring.origin import FORMULAS, library_version
from scorecard.scoring.saved import card_hash, evaluation_text
from tests.scoring.cards import card, measure, records
from tests.scoring.saved_cases import plain, rich


def test_what_stands_in_the_file() -> None:
    described = card(measure("a"), measure("b"))
    ev = evaluate(described, observe(described, values=records(a=40)), period="2026-Q1")
    found = plain(ev)
    assert list(found)[:4] == ["format", "format_version", "library_version", "formulas"]
    assert (found["format"], found["format_version"]) == ("scorecard evaluation", 1)
    assert (found["library_version"], found["formulas"]) == (library_version(), dict(FORMULAS))
    assert (found["entities"], found["periods"], found["as_of"], found["only"]) == (["demo"], ["2026-Q1"], None, None)
    assert found["nodes"] == ["customer", "deliver", "a", "b"]
    assert Scorecard.model_validate(found["card"]) == described
    without_defaults = {"schema_version": 2, **described.model_dump(mode="json", exclude_defaults=True)}
    sorted_text = json.dumps(without_defaults, sort_keys=True, separators=(",", ":"))
    assert found["card_sha256"] == hashlib.sha256(sorted_text.encode()).hexdigest()
    results, obs = found["results"], found["observations"]
    assert isinstance(results, dict)
    assert isinstance(obs, dict)
    assert results["score"] == [[[40.0, 40.0, 40.0, None]]]
    assert results["reason"] == [[[0, 0, 0, 1]]]
    assert results["weight"] == [[1.0, 1.0, 0.5, 0.5]]
    assert obs["value"] == [[[40.0, None], [None, None], [None, None], [None, None]]]
    assert (obs["card"], obs["scenario"], obs["completeness"], found["frozen"]) == (None, "actual", None, [])


def test_the_hash_does_not_depend_on_the_order() -> None:
    assert card_hash({"b": 1, "a": "é"}) == card_hash({"a": "é", "b": 1})
    assert card_hash({"a": "é"}) == hashlib.sha256(b'{"a":"\\u00e9"}').hexdigest()


def test_numbers_without_end_are_words() -> None:
    described = card(measure("a"))
    ev = evaluate(described, observe(described, values=records(a=40)), period="2026-Q1")
    ev = replace(ev, raw=np.array([[[np.inf, -np.inf, np.nan]]]))
    results = plain(ev)["results"]
    assert isinstance(results, dict)
    assert results["raw"] == [[["inf", "-inf", None]]]


def test_text_is_kept_readable_where_it_can_be() -> None:
    described = card(measure("a", name={"en": "A", "zh": "甲"}))
    ev = evaluate(described, observe(described, values=records(a=40)))
    assert '"甲"' in evaluation_text(ev)
    assert evaluation_text(rich()).isascii()  # half a character in a note
    assert evaluation_text(ev) == evaluation_text(ev)
