"""Tests of descriptions written to files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard._model import Frozen
from scorecard.errors import OutputError, UsageError
from scorecard.instruments import layouts, servqual
from scorecard.io.card_writing import write_card, yaml_text
from scorecard.io.cards import read_card, read_column_layout
from scorecard.models import Bands, Scorecard
from scorecard.scoring import lint
from scorecard.templates import load_template


def rich_card(name: str = "NO") -> Scorecard:
    """Return a card that uses what is hard to write: odd texts, unions, dates, an instrument, bands."""
    return Scorecard.model_validate(
        {
            "id": "rich",
            "name": {"en": name, "zh": "# 要点: 时效，质量"},
            "organisation": "1e5",
            "calendar": {"first": "2026-W01", "last": "2026-W20"},
            "cap": "none",
            "total": True,
            "notes": ["12:30:45", "- dash", "null", "0x1F", "'quoted' \"twice\"", "Long " * 60, "😀 {a: b}"],
            "entities": [{"id": "n", "name": "~"}],
            "lint_ignore": [{"code": "x", "reason": "00123"}],
            "bands": [
                {"id": "low", "low": 0, "high": 1e-7, "level": "bad", "name": "low", "letter": "@"},
                {"id": "top", "low": 1e-7, "high": 100, "level": "good", "name": "top", "letter": "%"},
            ],
            "surveys": {
                "customers": {
                    "instrument": servqual(points=5),
                    "layout": {
                        "columns": {"expectation": "E{number}", "perception": r"regex:P (?P<item>\d+).*"},
                        "answers": {"Very good: yes": 5, "12": 1, "null": 2},
                        "missing": ["99", "N/A", "-"],
                        "separator": "\t",
                    },
                    "weights": {d.id: 20.5 for d in servqual().dimensions},
                }
            },
            "perspectives": [
                {
                    "id": "own",
                    "name": "3.14",
                    "objectives": [
                        {
                            "id": "a",
                            "name": "A",
                            "initiatives": [{"id": "i", "name": "I", "start": "2026-01-05"}],
                            "measures": [
                                {"id": "m", "name": "M", "worst": 1e20, "target": -1e-5, "direction": "minimise"},
                                {
                                    "id": "s",
                                    "name": "S",
                                    "source": {"survey": "customers", "of": "reliability"},
                                    "unit": {"kind": "currency", "currency": "NOK"},
                                },
                            ],
                        },
                        {"id": "b", "name": "B"},
                    ],
                }
            ],
            "strategy_map": {"links": [{"cause": "a", "effect": "b", "sign": "-", "strength": 0.1, "delay": 2}]},
        }
    )


@pytest.mark.parametrize("ending", [".yaml", ".json"])
def test_a_written_card_is_read_back_equal(tmp_path: Path, ending: str) -> None:
    """Whatever stands in it, and writing it again gives the same bytes."""
    card = rich_card()
    path = tmp_path / f"card{ending}"
    write_card(card, path)
    assert read_card(path) == card
    first = path.read_bytes()
    write_card(read_card(path), path)
    assert path.read_bytes() == first
    assert first.startswith(b"schema_version: 2\n" if ending == ".yaml" else b'{\n  "schema_version": 2,\n')
    assert "要点" in first.decode()


def stated(part: object) -> object:
    """What a description states, and its parts, however deep."""
    if isinstance(part, Frozen):
        return {name: stated(getattr(part, name)) for name in sorted(part.model_fields_set)}
    if isinstance(part, tuple):
        return [stated(entry) for entry in part]
    return {key: stated(entry) for key, entry in part.items()} if isinstance(part, Mapping) else part


@pytest.mark.parametrize("ending", [".yaml", ".json"])
def test_a_written_card_states_what_it_stated(tmp_path: Path, ending: str) -> None:
    """Defaults that the author wrote stay written, those that he left out stay out; advice is the same."""
    measures = [
        {"id": "a", "name": "A", "worst": 0, "target": 100, "weight": 1, "direction": "maximise", "best": None},
        {"id": "b", "name": "B", "worst": 0, "target": 100},
    ]
    objective = {"id": "o", "name": "O", "measures": measures, "weight": 1.0, "roll_up": "weighted_arithmetic"}
    card = Scorecard.model_validate(
        {
            "id": "c",
            "name": "C",
            "calendar": {"first": "2026-01", "last": "2026-03", "year_starts": 1},
            "perspectives": [{"id": "customer", "objectives": [objective]}],
            "cap": 100,
            "missing": "renormalise",
            "total": False,
            "guard": 0,
        }
    )
    path = tmp_path / f"card{ending}"
    for written in (card, rich_card(), load_template("self_service_kiosk")):
        write_card(written, path)
        again = read_card(path)
        # the version is written in every file
        assert stated(again) == {**stated(written), "schema_version": 2}  # type: ignore[dict-item]
        assert lint(again).findings == lint(written).findings
    write_card(card, path)
    first, second = read_card(path).measures
    assert ("weight" in first.model_fields_set, "weight" in second.model_fields_set) == (True, False)


texts = st.text(alphabet=st.sampled_from("abN0123.:-#&*!|>'\"%@`{}[],? ~eEx_=\\甲😀\u00a0"), min_size=1, max_size=12)


@given(st.lists(texts.filter(lambda text: bool(text.strip())), min_size=1, max_size=8))
def test_any_text_survives_writing(tmp_path_factory: pytest.TempPathFactory, notes: list[str]) -> None:
    """No text is taken for a number, a truth value or YAML."""
    calendar = {"first": "2026", "last": "2026"}
    card = Scorecard.model_validate(
        {"id": "c", "name": "C", "calendar": calendar, "perspectives": [{"id": "customer"}], "notes": notes}
    )
    path = tmp_path_factory.mktemp("cards") / "card.yaml"
    write_card(card, path)
    assert [note.en for note in read_card(path).notes] == [" ".join(text.split()) for text in notes]


def test_writing_refuses_other_endings_and_places(tmp_path: Path) -> None:
    """Nothing is written."""
    with pytest.raises(UsageError) as usage:
        write_card(rich_card(), tmp_path / "card.txt")
    assert str(usage.value.problems[0]) == (
        f"{tmp_path}/card.txt: a card is written as YAML, JSON or Excel; found '.txt'. "
        "Give the file the ending .yaml, .json or .xlsx. [unknown-ending]"
    )
    with pytest.raises(OutputError):
        write_card(rich_card(), tmp_path / "none" / "card.yaml")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", [".yaml", ".json"])
def test_bands_that_are_stated_stay_stated(tmp_path: Path, ending: str) -> None:
    """Bands of convention are a decision where the card writes them down, and none where it does not."""
    objective = {"id": "o", "name": "O", "measures": [{"id": "m", "name": "M"}]}
    plain = {
        "id": "demo",
        "name": "Demo",
        "calendar": {"first": "2026", "last": "2026"},
        "perspectives": [{"id": "customer", "objectives": [objective]}],
    }
    for stated in (True, False):
        card = Scorecard.model_validate(plain | ({"bands": Bands.default()} if stated else {}))
        write_card(card, tmp_path / f"card{ending}")
        found = read_card(tmp_path / f"card{ending}")
        assert found == card
        assert ("bands" in found.model_fields_set) is stated


def test_a_layout_is_read_and_written_as_other_descriptions(tmp_path: Path) -> None:
    path = tmp_path / "layout.yaml"
    layout = layouts.qualtrics({"perception": "Q2_{number}"})
    path.write_text(yaml_text(layout.model_dump(mode="json", exclude_defaults=True)), encoding="utf-8")
    assert read_column_layout(path) == layout
