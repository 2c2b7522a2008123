"""The questionnaire behind the files of this folder, and how a file is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from scorecard.errors import SurveyError
from scorecard.instruments import ColumnLayout, Instrument
from scorecard.io import read_survey
from scorecard.survey import Survey

HERE = Path(__file__).parent
QUESTIONS = Instrument.model_validate(
    {
        "id": "short",
        "name": {"en": "Short form", "zh": "简表"},
        "scale": {"low": 1, "high": 5},
        "items": [
            {"id": "prompt", "text": {"en": "Orders arrive on time", "zh": "订单准时送达"}},
            {"id": "clear", "text": {"en": "Messages are clear", "zh": "信息清楚"}},
            {"id": "fair", "text": {"en": "Claims are settled fairly", "zh": "理赔公平"}},
        ],
    }
)
WORDS = {
    "Strongly disagree": 1,
    "Disagree": 2,
    "Neutral": 3,
    "Agree": 4,
    "Strongly agree": 5,
    "非常不同意": 1,
    "不同意": 2,
    "一般": 3,
    "同意": 4,
    "非常同意": 5,
}


def codes(survey: Survey) -> tuple[list[list[int]], list[list[int]]]:
    """Return expectations and perceptions as lists, 0 where there is none."""
    return survey.answers["expectation"].tolist(), survey.answers["perception"].tolist()


def read(name: str, layout: ColumnLayout) -> Survey:
    """Return the answers of a file of this folder."""
    return read_survey(HERE / name, QUESTIONS, layout=layout)


def refused(name: str, layout: ColumnLayout) -> list[str]:
    """Return the lines with which a file of this folder is refused."""
    with pytest.raises(SurveyError) as caught:
        read(name, layout)
    return str(caught.value).replace(f"{HERE}/", "").split("\n  ")


def notes(survey: Survey) -> list[str]:
    """Return what the reader did, in English."""
    return [note.text("en") for note in survey.provenance.notes]
