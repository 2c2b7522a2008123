"""Properties of card files: any card comes back from a workbook, from JSON and from YAML as it was."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

import scorecard as sc
from scorecard._model import attempt
from scorecard.models import Scorecard
from tests.properties.engine_cards import Drawn, drawn
from tests.properties.test_models import Plain, cards

MOST = settings.default.max_examples
often = settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    max_examples=25 if MOST <= 100 else 250,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # a card of this size is shrunk for hours
)
words = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), min_size=1, max_size=40)
odd = st.sampled_from(
    ["=1+1", "_x000D_", "x005F_x0041_", "#N/A", " a ", "a\r\nb", "a/b", "#0", "~1", "007", "2026", "TRUE", "'", "null"]
)


def stated(card: Scorecard) -> str:
    """Return what a card states, in the order in which it states it; the version is always written."""
    return card.model_dump_json(exclude_unset=True, exclude={"schema_version"})


def survives(card: Scorecard) -> None:
    """Write a card to a file of each kind, and read the same card from it."""
    with TemporaryDirectory() as folder:
        for ending in ("xlsx", "json", "yaml"):
            path = Path(folder) / f"card.{ending}"
            sc.write_card(card, path)
            again = sc.read_card(path)
            assert again == card
            assert stated(again) == stated(card)


@often
@given(drawn())
def test_any_card_with_rules_and_changes_survives(found: Drawn) -> None:
    survives(found.described)


@often
@given(cards(), st.lists(words | odd, unique=True, max_size=5), st.lists(words | odd, max_size=3), st.booleans())
def test_any_card_with_a_survey_and_odd_words_survives(
    written: Plain, answers: list[str], missing: list[str], long: bool
) -> None:
    data = Scorecard.model_validate(written).model_dump(mode="json", exclude_unset=True)
    data["surveys"]["customers"]["layout"] |= {
        "answers": {word: 1 + i for i, word in enumerate(answers)},
        "missing": missing,
        "respondent": "x" * 70_000 if long else "=A1",
    }
    card = attempt(Scorecard, data)
    assume(card is not None)
    assert card is not None
    survives(card)


@pytest.mark.parametrize("name", [info.name for info in sc.templates()])
def test_every_template_survives(name: str) -> None:
    survives(sc.load_template(name))


def test_the_long_run_takes_500_cards_of_both_kinds() -> None:
    """What `make test-all` promises."""
    assert 2 * often.max_examples == (500 if os.environ.get("HYPOTHESIS_PROFILE") == "long" else 50)
