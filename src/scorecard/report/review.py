"""The review: which pages, in which order."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import cast

from scorecard._text import Lang, LocalText
from scorecard.errors import ReportError
from scorecard.io.writing import write_whole
from scorecard.logistics import ServicePerformance
from scorecard.models import Period, Scorecard
from scorecard.report.certainty_page import Certainty, certainty_blocks, certainty_of
from scorecard.report.data_page import data_blocks
from scorecard.report.definitions import definition_blocks
from scorecard.report.document import Block, Document
from scorecard.report.evidence import Evidence, survey_evidence
from scorecard.report.narrative import messages
from scorecard.report.order_page import order_blocks, orders_of
from scorecard.report.printing import period_text
from scorecard.report.scorecard_page import remarks, scorecard_blocks
from scorecard.report.service_page import service_blocks
from scorecard.scoring import Evaluation

__all__ = ["Review", "review"]

_SUBTITLE = LocalText(en="{organisation}, {period}", zh="{organisation}，{period}")
_SUBTITLE_ALONE = LocalText(en="{period}", zh="{period}")
_ENTITY = LocalText(en="{organisation}, {entity}", zh="{organisation}，{entity}")
_DATE = LocalText(en="Report date: {date}.", zh="报告日期：{date}。")


@dataclass(frozen=True, slots=True)
class Review:
    """A management review, ready to be written in either language.

    Attributes
    ----------
    document : Document
        The review as a row of blocks.
    """

    document: Document

    def to_pdf(self, *, lang: Lang = "en") -> bytes:
        """Return the review as a PDF.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language of every text.

        Returns
        -------
        bytes
            A tagged PDF; the same bytes for the same input.

        Raises
        ------
        FontError
            If a text has a character that no font has.
        """
        from scorecard.report.pdf import render_pdf

        return render_pdf(self.document, lang=lang)

    def to_html(self, *, lang: Lang = "en") -> bytes:
        """Return the review as one HTML file that needs no other.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language of every text.

        Returns
        -------
        bytes
            UTF-8 text with charts and fonts inside, no script and a policy that forbids every
            request; the same bytes for the same input.

        Raises
        ------
        FontError
            If a text has a character that no font has.
        """
        from scorecard.report.html import render_html

        return render_html(self.document, langs=(lang,))

    def save(self, path: str | os.PathLike[str], *, lang: Lang = "en") -> Path:
        """Write the review to a PDF or an HTML file.

        Parameters
        ----------
        path : str or path
            The file; its name ends in ``.pdf`` or ``.html``.
        lang : {"en", "zh"}
            Language of every text.

        Returns
        -------
        Path
            The file.

        Raises
        ------
        ReportError
            If the name ends in neither ``.pdf`` nor ``.html``.
        OutputError
            If the file cannot be written; nothing is left half-written.
        """
        target = Path(path)
        ending = target.suffix.lower()
        if ending not in (".pdf", ".html"):
            raise ReportError.single(
                "review-format",
                "a review is written as .pdf or .html",
                found=target.name,
                cure="End the name in .pdf or .html.",
            )
        write_whole(target, self.to_pdf(lang=lang) if ending == ".pdf" else self.to_html(lang=lang))
        return target


def review(
    card: Scorecard,
    evaluation: Evaluation,
    *,
    evidence: Sequence[Evidence | Certainty | ServicePerformance] = (),
    message: LocalText | str | None = None,
    report_date: date | None = None,
) -> Review:
    """Return the management review of one entity and one period.

    Pages: title with the message and the contents, scorecard, strategy map, service quality
    and order service (where there is evidence), how sure the scores are (where that was analysed),
    method and definitions, data and exclusions.

    Parameters
    ----------
    card : Scorecard
        The description.
    evaluation : Evaluation
        Its evaluation, of one entity and one period.
    evidence : sequence of GapAnalysis, Reliability, ImportancePerformance, ServicePerformance, Robustness, LinkEvidence
        Results to print beside the scores, all of the period reviewed; at most one of each kind
        for each survey. A gap analysis made by the entities of the card is printed for the
        entity reviewed. A robustness analysis and the evidence for the links make the page
        "How sure are we?".
    message : LocalText or str, optional
        The message of the first page; computed from the numbers when left out.
    report_date : date, optional
        Date to print; none is printed when left out, so that the same input gives the same pages.

    Returns
    -------
    Review
        The review; nothing is drawn until it is written.

    Raises
    ------
    ReportError
        If the evaluation has more than one entity or period, or is of another card, or if the
        evidence cannot be printed.
    """
    period = _one_period(card, evaluation)
    listed = isinstance(cast("object", evidence), Sequence)
    sure = certainty_of(evidence, evaluation) if listed else ()
    orders = orders_of(evidence, evaluation) if listed else None
    apart = sure or orders is not None
    rest = [r for r in evidence if not isinstance(r, Certainty | ServicePerformance)] if apart else evidence
    surveys = survey_evidence(card, rest, entity=evaluation.entities[0])
    said = messages(card, evaluation, period, surveys=surveys) if message is None else (_as_text(message),)
    blocks: list[Block] = [*scorecard_blocks(card, evaluation)]
    for survey in surveys:
        blocks += service_blocks(survey, period, alone=len(surveys) == 1)
    if orders is not None:
        blocks += order_blocks(orders, evaluation)
    blocks += certainty_blocks(evaluation, sure)
    blocks += definition_blocks(card, surveys)
    told = (result.provenance for result in evidence if not isinstance(result, Certainty))
    sources = (*evaluation.observations.provenances, *told)
    stated = None if report_date is None else _DATE.fill({"date": report_date.isoformat()})
    blocks += data_blocks(card, sources, remarks=remarks(card, evaluation, period), report_date=stated)
    subtitle = _subtitle(card, evaluation, period)
    return Review(Document(card.name, subtitle, said, card.organisation, tuple(blocks), date=stated))


def _as_text(message: LocalText | str) -> LocalText:
    """Return a message given as either kind."""
    return LocalText(en=message) if isinstance(message, str) else message


def _one_period(card: Scorecard, evaluation: Evaluation) -> Period:
    """Return the one period of an evaluation, or refuse it."""
    if evaluation.card != card:
        raise ReportError.single(
            "review-card",
            "the evaluation was made with another card",
            found=evaluation.card.id,
            cure="Evaluate the card that is reviewed.",
        )
    if len(evaluation.periods) != 1 or len(evaluation.entities) != 1:
        raise ReportError.single(
            "review-slice",
            "a review is of one entity and one period",
            found=f"{len(evaluation.entities)} {'entity' if len(evaluation.entities) == 1 else 'entities'}, "
            f"{len(evaluation.periods)} {'period' if len(evaluation.periods) == 1 else 'periods'}",
            cure="Choose them with evaluation.at(entity=…, period=…).",
        )
    return evaluation.periods[0]


def _subtitle(card: Scorecard, evaluation: Evaluation, period: Period) -> LocalText:
    """Return whose review it is, and of when."""
    entity = next((e.name for e in card.entities if e.id == evaluation.entities[0]), None)
    owner = card.organisation if entity is None else entity
    if entity is not None and card.organisation is not None:
        owner = _ENTITY.fill({"organisation": card.organisation, "entity": entity})
    values: dict[str, str | int | LocalText] = {"period": period_text(period, calendar=card.calendar)}
    if owner is None:
        return _SUBTITLE_ALONE.fill(values)
    return _SUBTITLE.fill({**values, "organisation": owner})
