"""Tests of card and instrument files."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard._text import LocalText
from scorecard.errors import CardError, ScorecardError
from scorecard.io.cards import read_card, read_instrument
from scorecard.models import Scorecard
from tests.refusal import refusal

HEAD = """\
id: demo
name: {en: Demo, zh: 示范}
calendar: {first: 2026-Q1, last: 2026-Q4}
"""
BODY = """\
perspectives:
  - id: customer
    objectives:
      - id: punctual
        name: Deliver on time
        measures:
          - {id: otif, name: OTIF, worst: 80, target: 98}
"""
CARD = HEAD + BODY


def refused(folder: Path, text: str, *, name: str = "card.yaml") -> list[str]:
    """Return the lines with which a card file is refused, the folder cut off."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CardError) as caught:
        read_card(path)
    headline, *lines = str(caught.value).replace(f"{folder}/", "").split("\n  ")
    assert headline == f"{name} cannot be read."
    return lines


def measure(fields: str) -> str:
    """Return a card with one more measure, which starts in line 11."""
    return f"{CARD}          - {{id: m, name: M, {fields}}}\n"


@pytest.mark.parametrize("ending", [".yaml", ".yml", ".JSON"])
def test_a_card_is_read(tmp_path: Path, ending: str) -> None:
    """YAML and JSON give the same card."""
    path = tmp_path / f"card{ending}"
    data = {
        "id": "demo",
        "name": {"en": "Demo", "zh": "示范"},
        "calendar": {"first": "2026-Q1", "last": "2026-Q4"},
        "perspectives": [
            {
                "id": "customer",
                "objectives": [
                    {
                        "id": "punctual",
                        "name": "Deliver on time",
                        "measures": [{"id": "otif", "name": "OTIF", "worst": 80, "target": 98}],
                    }
                ],
            }
        ],
    }
    path.write_text(json.dumps(data) if ending == ".JSON" else CARD, encoding="utf-8")
    assert read_card(path) == read_card(str(path)) == Scorecard.model_validate(data)


def test_a_card_saved_by_an_old_chinese_editor_is_read(tmp_path: Path) -> None:
    """A card in GB 18030 is recognised like a data file."""
    path = tmp_path / "card.yaml"
    path.write_bytes(CARD.replace("示范", "物流中心客户服务质量评价").encode("gb18030"))
    assert read_card(path).name.text("zh") == "物流中心客户服务质量评价"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            CARD + "total: true\ntotal: false\n",
            [
                "card.yaml:12:1: total: the key stands twice, first in line 11, column 1. Keep one of the two. [duplicate-key]"
            ],
        ),
        (
            measure("wieght: 2"),
            [
                (
                    "card.yaml:11:30: perspectives.0.objectives.0.measures.1.wieght: there is no field 'wieght' here. "
                    "Did you mean 'weight'? [unknown-field]"
                )
            ],
        ),
        (
            measure("worst: 5"),
            [
                (
                    "card.yaml:11:13: perspectives.0.objectives.0.measures.1.target: a measure to maximise needs target beside worst. "
                    "Add target, or remove worst to leave the measure unscored. [reference-missing]"
                )
            ],
        ),
        (
            measure("worst: 5, target: 5.0"),
            [
                (
                    "card.yaml:11:48: perspectives.0.objectives.0.measures.1.target: worst equals target, so that no score can be computed; "
                    "found '5'. Change one of them. [worst-equals-target]"
                )
            ],
        ),
        (
            measure("worst: 5, target: 9, weight: -1"),
            [
                (
                    "card.yaml:11:59: perspectives.0.objectives.0.measures.1.weight: this must be at least 0; found '-1'. "
                    "Change the value. [out-of-range]"
                )
            ],
        ),
        (
            CARD.replace("target: 98", "target: 98, weight: 0"),
            [
                (
                    "card.yaml:10:11: perspectives.0.objectives.0.measures: all weights are zero. "
                    "Give at least one of them a weight above zero. [weights-zero]"
                )
            ],
        ),
        (
            CARD + "bands:\n"
            "  - {id: low, low: 0, high: 50, level: bad, name: low, letter: L}\n"
            "  - {id: top, low: 60, high: 100, level: good, name: top, letter: T}\n",
            [
                (
                    "card.yaml:13:20: bands.1.low: between the bands 'low' and 'top' there is a hole; found '50 to 60'. "
                    "Let each band begin where the one before ends. [band-hole]"
                )
            ],
        ),
        (
            CARD + "bands:\n"
            "  - {id: low, low: 0, high: 70, level: bad, name: low, letter: L}\n"
            "  - {id: top, low: 60, high: 100, level: good, name: top, letter: T}\n",
            [
                (
                    "card.yaml:13:20: bands.1.low: the bands 'low' and 'top' overlap; found '60 to 70'. "
                    "List the bands ascending and let each begin where the one before ends. [band-overlap]"
                )
            ],
        ),
        (
            CARD.replace("      - id: punctual", "      - {id: other, name: Other}\n      - id: punctual")
            + "strategy_map:\n  links:\n    - {cause: other, effect: punctual}\n    - {cause: punctual, effect: other}\n",
            [
                (
                    "card.yaml:14:5: strategy_map.links: the strategy map runs in a circle; "
                    "found 'other → punctual → other'. Remove one of these links. [cyclic-map]"
                )
            ],
        ),
        (
            CARD + "strategy_map: {links: [{cause: punctal, effect: punctual}]}\n",
            [
                (
                    "card.yaml:11:32: strategy_map.links.0.cause: the strategy map names an objective that does not exist; "
                    "found 'punctal'. Did you mean 'punctual'? [unknown-objective]"
                )
            ],
        ),
        (
            measure("source: {survey: custmers}")
            + "surveys: {customers: {instrument: servqual, layout: {columns: {expectation: 'E{number}'}}}}\n",
            [
                (
                    "card.yaml:11:47: perspectives.0.objectives.0.measures.1.source.survey: the card declares no such survey; "
                    "found 'custmers'. Did you mean 'customers'? [unknown-survey]"
                )
            ],
        ),
        (
            measure("source: {survey: customers, statistic: expectation, of: relability}")
            + "surveys: {customers: {instrument: servqual, layout: {columns: {expectation: 'E{number}'}}}}\n",
            [
                (
                    "card.yaml:11:86: perspectives.0.objectives.0.measures.1.source.of: the survey has no such dimension, "
                    "item or whole; found 'relability'. Did you mean 'reliability'? [unknown-source]"
                )
            ],
        ),
        (
            CARD.replace("last: 2026-Q4", "last: 2026-Q9"),
            [
                (
                    "card.yaml:3:34: calendar.last: this names no period; found '2026-Q9'. "
                    "Write 2026, 2026-H1, 2026-Q1, 2026-01 or 2026-W05. [bad-period]"
                )
            ],
        ),
        (HEAD, ["card.yaml:1:1: perspectives: this field is needed. Add it. [missing-field]"]),
    ],
)
def test_a_problem_is_named_with_place_and_cure(tmp_path: Path, text: str, lines: list[str]) -> None:
    """Line, column, path, what stands there, and what to do."""
    assert refused(tmp_path, text) == lines


def test_all_problems_come_in_one_error_in_the_order_of_the_file(tmp_path: Path) -> None:
    """Those of the text and those of the card; a broken value is not reported twice."""
    text = (
        CARD.replace("worst: 80", "worst: .nan").replace("target: 98", "target: 95 %").replace("id: demo", "id: d-1")
        + "cap: 5\nentities: [{id: a}, {id: b, name: B}]\nid: again\nbands: [{id: low, low: x}]\n"
    )
    assert refused(tmp_path, text) == [
        (
            "card.yaml:1:5: id: this is no valid id; found 'd-1'. "
            "Use a letter, then letters, digits or underscores, 64 at most. [bad-id]"
        ),
        (
            "card.yaml:10:43: perspectives.0.objectives.0.measures.0.worst: the number is not finite; found '.nan'. "
            "Write a finite number, or leave the field out. [not-finite]"
        ),
        (
            "card.yaml:10:57: perspectives.0.objectives.0.measures.0.target: a number is needed; found '95 %'. "
            "Write it without quotes, unit or percent sign. [wrong-type]"
        ),
        (
            "card.yaml:11:6: cap: the cap must be a number from 100 to 1000, or none; found '5'. "
            "Leave it out to let scores above 100 count as 100. [cap-value]"
        ),
        "card.yaml:12:12: entities.0.name: this field is needed. Add it. [missing-field]",
        "card.yaml:13:1: id: the key stands twice, first in line 1, column 1. Keep one of the two. [duplicate-key]",
        "card.yaml:14:9: bands.0.high: this field is needed. Add it. [missing-field]",
        "card.yaml:14:9: bands.0.level: this field is needed. Add it. [missing-field]",
        "card.yaml:14:9: bands.0.name: this field is needed. Add it. [missing-field]",
        "card.yaml:14:9: bands.0.letter: this field is needed. Add it. [missing-field]",
        (
            "card.yaml:14:24: bands.0.low: a number is needed; found 'x'. "
            "Write it without quotes, unit or percent sign. [wrong-type]"
        ),
    ]


def test_a_part_that_could_not_be_read_is_reported_once(tmp_path: Path) -> None:
    """Not again as a field without a value."""
    assert refused(tmp_path, CARD.replace("name: {en: Demo, zh: 示范}", "name: *title")) == [
        (
            "card.yaml:2:7: an alias (*) refers to another part of the text; found '*title'. "
            "Write the part out in full; put text that starts with * in quotes. [yaml-alias]"
        )
    ]


def test_more_than_a_hundred_problems_are_counted_exactly(tmp_path: Path) -> None:
    """A hundred are listed, the rest are counted."""
    entities = "".join(f"  - {{id: e{i}, nmae: E}}\n" for i in range(150))
    lines = refused(tmp_path, f"{CARD}entities:\n{entities}")
    assert len(lines) == 202
    assert lines[-2:] == ["… and 50 more of the kind [missing-field]", "… and 50 more of the kind [unknown-field]"]


def test_json_problems_are_placed_too(tmp_path: Path) -> None:
    """Through the same door."""
    assert refused(tmp_path, '{"id": "demo",\n "name": 5,\n "calendar": {"first": "2026"}}', name="card.json") == [
        "card.json:1:1: perspectives: this field is needed. Add it. [missing-field]",
        ("card.json:2:10: name: a text is needed; found '5'. Write it in quotes, or as en: and zh:. [wrong-type]"),
        "card.json:3:14: calendar.last: this field is needed. Add it. [missing-field]",
    ]


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        (
            "card.txt",
            CARD,
            (
                "card.txt: a card is a YAML, JSON or Excel file; found '.txt'. "
                "Give it the ending .yaml, .yml, .json or .xlsx. [unknown-ending]"
            ),
        ),
        (
            "card.yaml",
            "\n# only a remark\n",
            "card.yaml: the file is empty. Write the description, or start from a template. [empty-file]",
        ),
        (
            "card.json",
            " \n",
            "card.json: the file is empty. Write the description, or start from a template. [empty-file]",
        ),
        (
            "card.yaml",
            "- id: demo\n",
            (
                "card.yaml:1:1: the file does not start with named fields. "
                "Begin with 'id: …' on a line of its own. [not-a-map]"
            ),
        ),
        (
            "card.yaml",
            "id: demo\nname: a: b\n",
            (
                "card.yaml:2:8: a colon stands where no key can be. Put text with a colon in quotes, "
                "and give the keys of one level the same indent. [yaml-syntax]"
            ),
        ),
    ],
)
def test_files_that_are_no_card(tmp_path: Path, name: str, text: str, line: str) -> None:
    """Another ending, nothing in it, no map, no YAML."""
    assert refused(tmp_path, text, name=name) == [line]


def test_a_missing_card_names_its_neighbour(tmp_path: Path) -> None:
    """As for data files."""
    (tmp_path / "card.yaml").write_text(CARD, encoding="utf-8")
    with pytest.raises(CardError) as caught:
        read_card(tmp_path / "crad.yaml")
    assert str(caught.value.problems[0]) == (
        f"{tmp_path}/crad.yaml: there is no such file. Did you mean 'card.yaml'? [no-such-file]"
    )


def test_an_instrument_is_read(tmp_path: Path) -> None:
    """From a file of its own, with problems placed."""
    path = tmp_path / "questions.yaml"
    text = "id: q\nname: Q\nscale: {low: 1, high: 5, labels: {1: bad, 5: good}}\nitems:\n  - {id: a, text: Fast}\n"
    path.write_text(text, encoding="utf-8")
    instrument = read_instrument(path)
    assert [item.id for item in instrument.items] == ["a"]
    assert instrument.scale.labels[5] == LocalText(en="good")
    path.write_text(text.replace("text: Fast", "txet: Fast"), encoding="utf-8")
    with pytest.raises(CardError) as caught:
        read_instrument(path)
    assert [str(p).removeprefix(f"{tmp_path}/") for p in caught.value.problems] == [
        "questions.yaml:5:5: items.0.text: this field is needed. Add it. [missing-field]",
        "questions.yaml:5:13: items.0.txet: there is no field 'txet' here. Did you mean 'text'? [unknown-field]",
    ]


@given(st.binary(max_size=120) | st.text("id: nameworstcalendr[]{},\"'-\n 2026Q1", max_size=120).map(str.encode))
def test_any_file_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    """No file leads to another error than ours."""
    folder = tmp_path_factory.mktemp("any")
    for ending in (".yaml", ".json"):
        (folder / f"card{ending}").write_bytes(data)
        with contextlib.suppress(ScorecardError):
            read_card(folder / f"card{ending}")


def test_a_folder_is_called_one(tmp_path: Path) -> None:
    """The cure is to name a file in it, not to give it an ending."""
    line = f"{tmp_path}: this is a folder. Name the file in it. [not-a-file]"
    assert refusal(lambda: read_card(tmp_path), error=CardError) == [line]
    assert refusal(lambda: read_instrument(tmp_path), error=CardError) == [line]
    with pytest.raises(CardError, match="unknown-ending"):
        read_card(tmp_path / ("x" * 300))
