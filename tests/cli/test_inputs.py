"""Options that name surveys, and what they join."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from scorecard.cli.inputs import DataFile, gather, parse_file, parse_survey
from scorecard.errors import UsageError
from scorecard.models import Measure, Scorecard, SurveySource
from scorecard.survey import GapAnalysis, QuestionMeans
from scorecard.templates import load_template, template_files
from tests.cli.running import FILES
from tests.refusal import refusal


def test_a_survey_option_names_survey_period_and_file() -> None:
    found = parse_survey("customers@2026-Q1=a=b.csv")
    assert (found.survey, found.period, found.data) == ("customers", "2026-Q1", DataFile(Path("a=b.csv")))
    assert parse_survey("customers=a.csv").period is None
    # as it is found among the surveys of the period that is reviewed
    assert parse_survey("customers@ 2026-Q1 =a.csv").period == "2026-Q1"


@pytest.mark.parametrize(
    ("text", "file", "sheet"),
    [
        ("a.csv", "a.csv", None),
        ("book.xlsx", "book.xlsx", None),
        ("book.xlsx#Values", "book.xlsx", "Values"),
        ("my #1 book.XLSX#No. #2 = b.xlsx#c", "my #1 book.XLSX", "No. #2 = b.xlsx#c"),
        ("old.xls#数据", "old.xls", "数据"),
        ("a.csv#Values", "a.csv", "Values"),
        ("book.xlsx#", "book.xlsx", ""),
        ("a.csv#", "a.csv", ""),
        ("x" * 5000 + ".xlsx#A", "x" * 5000 + ".xlsx", "A"),
    ],
)
def test_a_sheet_stands_behind_the_ending_of_a_workbook(text: str, file: str, sheet: str | None) -> None:
    assert parse_file(text) == DataFile(Path(file), sheet)
    assert parse_survey(f"customers={text}").data == DataFile(Path(file), sheet)


def test_a_file_of_that_very_name_comes_first(tmp_path: Path) -> None:
    strange = tmp_path / "book.xlsx#1.xlsx"
    assert parse_file(str(strange)) == DataFile(tmp_path / "book.xlsx", "1.xlsx")
    strange.touch()
    assert parse_file(str(strange)) == DataFile(strange)
    assert parse_file(f"{strange}#Values") == DataFile(strange, "Values")
    (tmp_path / "book.xlsx").touch()
    assert parse_file(f"{strange}#Values") == DataFile(strange, "Values")


@pytest.mark.parametrize(
    "text", ["answers.csv", "=a.csv", "customers@=a.csv", "customers@ =a.csv", "customers@2026-Q1="]
)
def test_a_survey_option_of_another_form_is_refused(text: str) -> None:
    assert refusal(lambda: parse_survey(text), error=UsageError) == [
        (
            f"a survey is given as ID@PERIOD=FILE; found '{text}'. Write it as in customers@2026-Q1=answers.csv; "
            "@PERIOD may be left out with --period. [survey-option]"
        )
    ]


def test_all_surveys_that_cannot_be_read_are_named_at_once() -> None:
    card = load_template("self_service_kiosk")
    lines = refusal(
        lambda: gather(card, surveys=["custmers@2019-Q4=a.csv", "customers=b.csv"], values=[], period=None),
        error=UsageError,
    )
    assert lines == [
        "the card declares no such survey; found 'custmers'. Did you mean 'customers'? [unknown-survey]",
        "the period of the survey 'customers' is open. Write customers@PERIOD=FILE, or give --period. [survey-period]",
    ]


def test_one_survey_twice_in_a_period_is_refused() -> None:
    card, file = load_template("self_service_kiosk"), FILES["survey"]
    twice = [f"customers@2019-Q4={file}", f"customers={file}"]
    assert refusal(lambda: gather(card, surveys=twice, values=[], period="2019-Q4"), error=UsageError) == [
        (
            f"the survey 'customers' is given twice for 2019-Q4; found {str(file)!r}. "
            "Give one file for each survey and period. [survey-twice]"
        )
    ]


def test_entities_are_told_apart_by_the_segment_that_names_them(tmp_path: Path) -> None:
    answers = tmp_path / "answers.csv"
    answers.write_text("site,E1,P1\n" + "north,5,4\n" * 6 + "south,5,2\n" * 6, encoding="utf-8")
    card = Scorecard.model_validate(
        {
            "id": "demo",
            "name": "Demo",
            "calendar": {"first": "2026-Q1", "last": "2026-Q1"},
            "entities": [{"id": "north", "name": "North"}, {"id": "south", "name": "South"}],
            "surveys": {
                "customers": {
                    "instrument": {
                        "id": "one",
                        "name": "One",
                        "scale": {"low": 1, "high": 5},
                        "dimensions": [{"id": "speed", "name": "Speed"}],
                        "items": [{"id": "quick", "text": "Quick", "dimension": "speed"}],
                    },
                    "layout": {
                        "columns": {"expectation": "E{number}", "perception": "P{number}"},
                        "segments": {"site": "site"},
                    },
                }
            },
            "perspectives": [
                {
                    "id": "customer",
                    "objectives": [
                        {
                            "id": "fast",
                            "name": "Fast",
                            "measures": [
                                {
                                    "id": "gap",
                                    "name": "Gap",
                                    "worst": -4,
                                    "target": 0,
                                    "source": {"survey": "customers", "of": "speed"},
                                }
                            ],
                        }
                    ],
                }
            ],
        }
    )
    got = gather(card, surveys=[f"customers@2026-Q1={answers}"], values=[], period=None)
    assert got.observations.series("gap", entity="north").tolist() == [-1.0]
    assert got.observations.series("gap", entity="south").tolist() == [-3.0]


def test_a_survey_without_gaps_has_means_where_a_measure_rests_on_it() -> None:
    """Three columns of a zone of tolerance go into the review as they are; a measure takes their means."""
    files = template_files("customer_service_programme")
    card = load_template("customer_service_programme")
    surveys = [f"customers={files['survey']}", f"wanted={files['wanted']}"]
    got = gather(card, surveys=surveys, values=[], period="2026-Q2")
    assert {name: set(waves) for name, waves in got.surveys.items()} == {
        "customers": {"2026-Q2"},
        "wanted": {"2026-Q2"},
    }
    assert set(got.analyses) == {"customers"}
    assert isinstance(got.analyses["customers"]["2026-Q2"], GapAnalysis)
    assert set(got.surveys["wanted"]["2026-Q2"].answers) == {"minimum", "desired", "perception"}

    def scored(measure: Measure) -> Measure:
        if not isinstance(measure.source, SurveySource):
            return measure
        return measure.model_copy(
            update={"source": SurveySource(survey="wanted", statistic="perception", of="overall")}
        )

    perspectives = [
        p.model_copy(
            update={
                "objectives": tuple(
                    o.model_copy(update={"measures": tuple(map(scored, o.measures))}) for o in p.objectives
                )
            }
        )
        for p in card.perspectives
    ]
    asked = card.model_copy(update={"perspectives": tuple(perspectives)})
    got = gather(asked, surveys=surveys[1:], values=[], period="2026-Q2")
    means = got.analyses["wanted"]["2026-Q2"]
    assert isinstance(means, QuestionMeans)
    assert list(means.means) == ["minimum", "desired", "perception"]
    measure = next(m.id for m in asked.measures if isinstance(m.source, SurveySource))
    answers = got.surveys["wanted"]["2026-Q2"]
    scores = [
        [np.where(codes > 0, codes, np.nan) for codes in answers.answers["perception"].T[places].astype(float)]
        for places in (
            [i for i, item in enumerate(answers.instrument.items) if item.dimension == d.id]
            for d in answers.instrument.dimensions
        )
    ]
    overall = np.mean([np.nanmean(of, axis=0) for of in scores], axis=0)  # nobody left out half of a dimension
    assert got.observations.series(measure)[-1] == pytest.approx(overall.mean())


def test_a_survey_of_which_nothing_else_tells_has_means(tmp_path: Path) -> None:
    """Though no measure rests on it; a zone of tolerance is not told twice."""
    items = [{"id": "fast", "text": "Fast."}]
    scale = {"low": 1, "high": 5}
    asked = {"id": "one", "name": "One", "scale": scale, "items": items}
    card = Scorecard.model_validate(
        {
            "id": "demo",
            "name": "Demo",
            "calendar": {"first": "2026-Q1", "last": "2026-Q1"},
            "surveys": {
                name: {
                    "instrument": {**asked, "id": name, "roles": roles},
                    "layout": {"columns": {role: f"{role}{{number}}" for role in roles}},
                }
                for name, roles in (
                    ("liked", ["perception"]),
                    ("wanted", ["minimum", "desired", "perception"]),
                    ("rated", ["importance", "satisfaction"]),
                )
            },
            "perspectives": [
                {"id": "customer", "objectives": [{"id": "o", "name": "O", "measures": [{"id": "m", "name": "M"}]}]}
            ],
        }
    )
    answers = tmp_path / "answers.csv"
    answers.write_text(
        "perception1,minimum1,desired1,importance1,satisfaction1\n" + "4,2,5,3,4\n" * 6, encoding="utf-8"
    )
    given = [f"{name}@2026-Q1={answers}" for name in ("liked", "wanted", "rated")]
    got = gather(card, surveys=given, values=[], period=None)
    assert {name: type(waves["2026-Q1"]).__name__ for name, waves in got.analyses.items()} == {"liked": "QuestionMeans"}
    assert set(got.surveys) == {"liked", "wanted", "rated"}
