"""The review of the packaged kiosk survey, made once and shared by the tests of this folder."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache

import pypdf

from scorecard import (
    Evaluation,
    GapAnalysis,
    ImportancePerformance,
    Reliability,
    Review,
    Scorecard,
    evaluate,
    gap_analysis,
    importance_performance,
    load_template,
    observe,
    read_observations,
    read_survey,
    reliability,
    review,
    template_files,
)
from scorecard._text import Lang

NAME = "self_service_kiosk"
PERIOD = "2019-Q4"


@dataclass(frozen=True)
class Kiosk:
    """Everything that the review is made from."""

    card: Scorecard
    evaluation: Evaluation
    gaps: GapAnalysis
    reliability: Reliability
    importance: ImportancePerformance

    @property
    def review(self) -> Review:
        evidence = (self.gaps, self.reliability, self.importance)
        return review(self.card, self.evaluation, evidence=evidence, confidential="show")


@cache
def kiosk() -> Kiosk:
    """Return the packaged survey and values, analysed."""
    card, files = load_template(NAME), template_files(NAME)
    survey = read_survey(files["survey"], card.surveys["customers"])
    gaps = gap_analysis(survey, weights=card.surveys["customers"].weights)
    values = read_observations(files["values"])
    observations = observe(card, surveys={"customers": {PERIOD: gaps}}, values=values)
    evaluation = evaluate(card, observations, period=PERIOD)
    return Kiosk(card, evaluation, gaps, reliability(survey), importance_performance(survey))


@cache
def pdf(lang: Lang) -> bytes:
    """Return the review as a PDF."""
    return kiosk().review.to_pdf(lang=lang)


def reader(content: bytes) -> pypdf.PdfReader:
    """Return a PDF opened for reading."""
    return pypdf.PdfReader(io.BytesIO(content))


@cache
def pages(lang: Lang) -> tuple[str, ...]:
    """Return the text of each page."""
    return tuple(page.extract_text() for page in reader(pdf(lang)).pages)


def dense(text: str) -> str:
    """Return a text without any white space, so that line breaks do not matter."""
    return "".join(text.split())


@cache
def html(lang: Lang) -> str:
    """Return the review as one HTML file."""
    return kiosk().review.to_html(lang=lang).decode()
