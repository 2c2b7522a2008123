"""Tests of ready layouts; the files they read are in ``tests/io/survey_tools``."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from scorecard.errors import UsageError
from scorecard.instruments import ColumnLayout, Instrument, layouts
from tests.refusal import refusal

ONE = Instrument.model_validate(
    {
        "id": "one",
        "name": "One",
        "scale": {"low": 1, "high": 5},
        "items": [{"id": "quick", "text": {"en": "Quick", "zh": "送达快"}}, {"id": "kind", "text": "Kind"}],
    }
)


@pytest.mark.parametrize(
    ("layout", "header", "found"),
    [
        (layouts.qualtrics({"perception": "Q2_{number}"}), ("Q1_1", "Q2_1"), ("Q2_1",)),
        (
            layouts.google_forms({"perception": "How (1+1)?"}),
            ("How (1+1)? [Quick]", "How? [Quick]"),
            ("How (1+1)? [Quick]",),
        ),
        (layouts.google_forms({"perception": "如何？"}), ("如何？ [送达快]",), ("如何？ [送达快]",)),
        (layouts.microsoft_forms({"perception": "{text}2"}), ("Quick", "Quick2"), ("Quick2",)),
        (layouts.wenjuanxing({"perception": 6}), ("6(1)", "16(1)", "6(2)", "5(1)"), ("6(1)",)),
        (layouts.wenjuanxing({"perception": 6}), ("6、评价(1)送达快", "5、评价(1)送达快"), ("6、评价(1)送达快",)),
        (layouts.wenjuanxing({"perception": 6}), ("6、评价（单选）—送达快",), ("6、评价（单选）—送达快",)),
        (layouts.wenjuanxing({"perception": 6}), ("6、(总)评(1)快(24时)", "6、评(2)快"), ("6、(总)评(1)快(24时)",)),
        (layouts.limesurvey({"perception": "P"}), ("P[SQ001]", "PP[SQ001]", "P[SQ011]"), ("P[SQ001]",)),
        (layouts.limesurvey({"perception": "P"}), ("P_SQ001", "P[quick]"), ("P_SQ001", "P[quick]")),
        (layouts.surveymonkey({"perception": "How?"}), ("How? | Quick", "Who? | Quick"), ("How? | Quick",)),
    ],
)
def test_columns_of_answers_are_found(layout: ColumnLayout, header: tuple[str, ...], found: tuple[str, ...]) -> None:
    assert layout.find("perception", 0, instrument=ONE, header=header) == found


def test_a_statement_with_brackets_behind_a_dash_is_whole() -> None:
    """As 问卷星 writes it in an export of texts."""
    bracketed = Instrument.model_validate(
        {"id": "q", "name": "Q", "scale": {"low": 1, "high": 5}, "items": [{"id": "a", "text": "送达快(24小时)"}]}
    )
    header = ("6、评价(满分5)—送达快(24小时)", "6、评价(满分5)—送达快")
    layout = layouts.wenjuanxing({"perception": 6})
    assert layout.find("perception", 0, instrument=bracketed, header=header) == header[:1]


def test_words_go_through() -> None:
    """Answers, segments and missing words that are handed over stand in the layout."""
    words = {"Agree": 4}
    built = [
        layouts.qualtrics({"perception": "P{number}"}, answers=words, segments={"zone": "Zone"}, missing=("-",)),
        layouts.google_forms({"perception": "P"}, answers=words, segments={"zone": "Zone"}, missing=("-",)),
        layouts.microsoft_forms({"perception": "{id}"}, answers=words, segments={"zone": "Zone"}, missing=("-",)),
        layouts.wenjuanxing({"perception": 6}, answers=words, segments={"zone": "Zone"}, missing=("-",)),
        layouts.limesurvey({"perception": "P"}, answers=words, segments={"zone": "Zone"}, missing=("-",)),
        layouts.surveymonkey({"perception": "P"}, answers=words, segments={"zone": "Zone"}, missing=("-",)),
    ]
    assert {(tuple(x.answers.items()), tuple(x.segments.items()), x.missing) for x in built} == {
        ((("Agree", 4),), (("zone", "Zone"),), ("-",))
    }


def test_a_layout_survives_json() -> None:
    layout = layouts.surveymonkey({"perception": "How?"})
    assert ColumnLayout.model_validate_json(layout.model_dump_json()) == layout
    assert layouts.limesurvey({"perception": "P"}, unfinished="keep").drop == ()


@pytest.mark.parametrize("make", [layouts.google_forms, layouts.limesurvey, layouts.surveymonkey, layouts.wenjuanxing])
def test_a_question_alone_does_not_say_what_it_asks(make: Callable[..., object]) -> None:
    written = "6} with the number of the question"
    text = "'…'} with the question as the file names it"
    cure = f"Write {{'perception': {written if make is layouts.wenjuanxing else text}."
    assert refusal(lambda: make("How was it?"), error=UsageError) == [
        f"questions: this must be a mapping by question; found 'str'. {cure} [wrong-kind]"
    ]
