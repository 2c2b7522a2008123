"""What the commands read: a card, surveys by period, measure values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from scorecard.errors import Problem, Problems, UsageError, near
from scorecard.io import (
    read_card,
    read_observations,
    read_order_layout,
    read_orders,
    read_service_definitions,
    read_survey,
)
from scorecard.io.tables import is_table_file, is_workbook
from scorecard.logistics import ServicePerformance, service_performance
from scorecard.models import Scorecard, SurveySource
from scorecard.scoring import observe
from scorecard.series import Observations
from scorecard.survey import GapAnalysis, QuestionMeans, Survey, gap_analysis, question_means
from scorecard.templates import TemplateRole


@dataclass(frozen=True, slots=True)
class DataFile:
    """A data file on the command line: ``FILE``, or ``FILE#SHEET`` for a sheet of a workbook."""

    path: Path
    sheet: str | None = None


Perceived = Literal["perception", "satisfaction"]
PERCEIVED: tuple[Perceived, ...] = ("perception", "satisfaction")
"""What stands for the service perceived: the first that was asked."""
_COMPARED = {"expectation", "perception"}
"""The questions whose answers a gap compares."""


@dataclass(frozen=True, slots=True)
class SurveyFile:
    """A survey file on the command line: ``ID@PERIOD=FILE``."""

    survey: str
    period: str | None
    data: DataFile


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything that scoring needs, read."""

    card: Scorecard
    observations: Observations
    surveys: Mapping[str, Mapping[str, Survey]]
    analyses: Mapping[str, Mapping[str, GapAnalysis | QuestionMeans]]
    """Gaps of surveys that asked for both; means of others that measures rest on, or that nothing else tells."""


def parse_file(text: str) -> DataFile:
    """Return the file that some words name, and the sheet behind its ending; the longest name of a file comes first."""
    signs = [at for at, sign in enumerate(text) if sign == "#" and _is_table(text[:at])]
    if not signs or _exists(text):
        return DataFile(Path(text))
    end = next((at for at in reversed(signs) if _exists(text[:at])), signs[0])
    return DataFile(Path(text[:end]), text[end + 1 :])


def _is_table(text: str) -> bool:
    """Return whether words end as the name of a table does; what is no workbook is refused where it is read."""
    return is_workbook(text) or is_table_file(Path(text)) is not None


def _exists(text: str) -> bool:
    """Return whether there is a file of a name."""
    try:
        return Path(text).exists()
    except (OSError, ValueError):
        return False


def parse_survey(text: str) -> SurveyFile:
    """Return the survey, the period and the file that one option names."""
    name, equals, path = text.partition("=")
    survey, at, period = name.partition("@")
    if not equals or not survey or not path or (at and not period.strip()):
        raise UsageError.single(
            "survey-option",
            "a survey is given as ID@PERIOD=FILE",
            found=text,
            cure="Write it as in customers@2026-Q1=answers.csv; @PERIOD may be left out with --period.",
        )
    return SurveyFile(survey, period.strip() or None, parse_file(path))


def read_inputs(
    card_file: Path,
    *,
    surveys: Sequence[str],
    values: Sequence[str | Path],
    period: str | None,
    by: str | None = None,
    decimal: Literal[".", ","] | None = None,
) -> Inputs:
    """Read a card and all that is measured for it."""
    card = read_card(card_file)
    return gather(card, surveys=surveys, values=values, period=period, by=by, decimal=decimal)


def gather(
    card: Scorecard,
    *,
    surveys: Sequence[str],
    values: Sequence[str | Path],
    period: str | None,
    by: str | None = None,
    decimal: Literal[".", ","] | None = None,
) -> Inputs:
    """Read everything that is measured for a card."""
    parsed = [parse_survey(text) for text in surveys]
    problems = Problems()
    for given in parsed:
        if given.survey not in card.surveys:
            problems.take(
                Problem(
                    "unknown-survey",
                    "the card declares no such survey",
                    found=given.survey,
                    cure=near(given.survey, card.surveys),
                )
            )
        elif given.period is None and period is None:
            problems.take(
                Problem(
                    "survey-period",
                    f"the period of the survey {given.survey!r} is open",
                    cure=f"Write {given.survey}@PERIOD=FILE, or give --period.",
                )
            )
    problems.raise_if_any(UsageError, "The surveys cannot be read.")
    scored = {measure.source.survey for measure in card.measures if isinstance(measure.source, SurveySource)}
    answers: dict[str, dict[str, Survey]] = {}
    for given in parsed:
        moment = given.period or period or ""
        of_survey = answers.setdefault(given.survey, {})
        if moment in of_survey:
            raise UsageError.single(
                "survey-twice",
                f"the survey {given.survey!r} is given twice for {moment}",
                found=str(given.data.path),
                cure="Give one file for each survey and period.",
            )
        of_survey[moment] = read_survey(given.data.path, card.surveys[given.survey], sheet=given.data.sheet)
    analyses = {
        name: {period: _analysis(card, name, survey, by=by) for period, survey in waves.items()}
        for name, waves in answers.items()
        if name in scored or not any(_told_otherwise(survey) for survey in waves.values())
    }
    files = [parse_file(str(value)) for value in values]
    read = [read_observations(file.path, card=card, decimal=decimal, sheet=file.sheet) for file in files]
    return Inputs(card, observe(card, surveys=analyses, values=read), answers, analyses)


def perceived_role(survey: Survey) -> Perceived | None:
    """Return the question that asked for the service perceived; None where none did."""
    return next((role for role in PERCEIVED if role in survey.answers), None)


def _told_otherwise(survey: Survey) -> bool:
    """Return whether a zone of tolerance, or importance and performance, tell the answers of a survey without gaps."""
    asked = set(survey.answers)
    if asked >= _COMPARED or perceived_role(survey) is None:
        return False
    return "importance" in asked or asked >= {"minimum", "desired"}


def _analysis(card: Scorecard, name: str, survey: Survey, *, by: str | None) -> GapAnalysis | QuestionMeans:
    """Return the gaps of a survey that asked for expectation and perception, the means of any other."""
    analysed = gap_analysis if set(survey.answers) >= _COMPARED else question_means
    return analysed(survey, by=by or _entity_segment(card, survey), weights=card.surveys[name].weights)


def template_service(files: Mapping[TemplateRole, Path]) -> ServicePerformance | None:
    """Return the service figures of a template's orders by customer class and quarter; None where it has no orders."""
    if "orders" not in files:
        return None
    orders = read_orders(files["orders"], read_order_layout(files["layout"]))
    definitions = read_service_definitions(files["definitions"])
    return service_performance(orders, definitions=definitions, by="value_class", period="quarter")


def _entity_segment(card: Scorecard, survey: Survey) -> str | None:
    """Return the segment that tells a card's entities apart, where it has some."""
    entities = {entity.id for entity in card.entities}
    for name, segment in survey.segments.items():
        if entities and set(segment.labels) <= entities:
            return name
    return None
