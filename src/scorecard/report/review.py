"""The review: which pages, in which order."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from scorecard._text import Lang, LocalText
from scorecard.errors import ReportError
from scorecard.io.writing import write_whole
from scorecard.models import Period, ReviewNotes, Scorecard
from scorecard.report.agenda_page import agenda_blocks
from scorecard.report.answer_page import answer_blocks
from scorecard.report.attention_page import attention_blocks
from scorecard.report.behaviour_page import behaviour_blocks
from scorecard.report.certainty_page import certainty_blocks
from scorecard.report.data_page import data_blocks, seeds_of
from scorecard.report.definitions import definition_blocks
from scorecard.report.document import Block, Document, Figure, Grid, Heading, Section
from scorecard.report.item_page import item_blocks
from scorecard.report.narrative import messages
from scorecard.report.notes_pages import action_blocks, change_blocks, decision_blocks, topic_blocks
from scorecard.report.order_page import cause_blocks, order_blocks
from scorecard.report.printing import period_text
from scorecard.report.scorecard_page import remarks, scorecard_blocks
from scorecard.report.service_page import service_blocks
from scorecard.report.sorted_evidence import Evidence, SortedEvidence, sorted_evidence
from scorecard.report.supplier_page import supplier_blocks, supplier_nodes
from scorecard.report.variance_page import previous_of, variance_blocks
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
    evidence: Sequence[Evidence] = (),
    notes: ReviewNotes | None = None,
    previous: Evaluation | None = None,
    suppliers: Sequence[str] = (),
    message: LocalText | str | None = None,
    report_date: date | None = None,
) -> Review:
    """Return the management review of one entity and one period, in the order of ISO 9001:2015, clause 9.3.

    Pages: title with the message, the decisions asked and the contents; what needs attention first, with
    the agenda; actions of earlier reviews; changes; scorecard; strategy map; why the score moved; gaps;
    items; answers and feedback; process behaviour; order service; suppliers; further topics; how sure the
    scores are; method and definitions; data and exclusions. A topic of the agenda without numbers and
    words is printed as not supplied.

    Parameters
    ----------
    card : Scorecard
        The description.
    evaluation : Evaluation
        Its evaluation, of one entity and one period.
    evidence : sequence of Evidence
        Results to print beside the scores, all of the period reviewed; the order does not matter. Of a
        survey: `GapAnalysis`, `Reliability`, `ImportancePerformance`, `ZoneOfTolerance`, `HeatMap` and the
        `Survey` itself, one of each kind for each survey; a gap analysis made by the entities of the card
        is printed for the entity reviewed. Of orders: `ServicePerformance`, or `FailureCauses` alone. Of
        time: `ChangeSignals`, one for each measure, and `Waterfall`, one for each node. Of certainty:
        `Uncertainty`, `Robustness`, `RankAcceptability`, `LinkEvidence`, one each, and `WeightTornado`,
        one for each node.
    notes : ReviewNotes, optional
        Actions, decisions and words on topics without numbers (`read_review_notes`).
    previous : Evaluation, optional
        An earlier evaluation of the same entity, to tell why the score moved.
    suppliers : sequence of str
        Ids of the perspectives, objectives and measures that are about suppliers and carriers.
    message : LocalText or str, optional
        The message of the first page; computed from the numbers when left out.
    report_date : date, optional
        Date to print, against which actions are late; none is printed when left out, so that the same
        input gives the same pages.

    Returns
    -------
    Review
        The review; nothing is drawn until it is written.

    Raises
    ------
    ReportError
        If the evaluation has more than one entity or period, or is of another card; if the evidence
        cannot be printed; if the previous evaluation is of another entity or no earlier period; or if
        the card does not hold a node named as a supplier's.

    Notes
    -----
    Findings are ranked by weight × (100 − score) / 100 × probability that the true score is below 100; where
    the error of a value is not known the last factor is left out, and the page says so.
    """
    period = _one_period(card, evaluation)
    found = sorted_evidence(evidence, evaluation)
    before = previous_of(evaluation, previous)
    theirs = supplier_nodes(card, suppliers)
    written = ReviewNotes() if notes is None else notes
    pages = _measured(evaluation, found, written, before=before, suppliers=theirs)
    surveys = found.surveys
    said = messages(card, evaluation, period, surveys=surveys) if message is None else (_as_text(message),)
    blocks: list[Block] = [
        *attention_blocks(card, evaluation),
        *agenda_blocks(written, measured=_with_numbers(pages)),
        *action_blocks(written, report_date),
        *change_blocks(written),
        *pages,
        *certainty_blocks(evaluation, found),
        *definition_blocks(card, surveys),
    ]
    stated = None if report_date is None else _DATE.fill({"date": report_date.isoformat()})
    blocks += data_blocks(
        card,
        (*evaluation.observations.provenances, *found.provenances),
        remarks=remarks(card, evaluation, period),
        report_date=stated,
        seeds=seeds_of(found),
    )
    subtitle = _subtitle(card, evaluation, period)
    opening = decision_blocks(written)
    return Review(Document(card.name, subtitle, said, card.organisation, tuple(blocks), date=stated, opening=opening))


def _measured(
    evaluation: Evaluation,
    found: SortedEvidence,
    notes: ReviewNotes,
    *,
    before: Evaluation | None,
    suppliers: Sequence[str],
) -> list[Block]:
    """Return the pages of what was measured, from the scorecard to the further topics."""
    period, surveys = evaluation.periods[0], found.surveys
    alone = len(surveys) == 1
    blocks: list[Block] = [*scorecard_blocks(evaluation.card, evaluation, links=found.links)]
    blocks += variance_blocks(evaluation, before, waterfalls=found.waterfalls)
    for survey in surveys or (None,):
        blocks += service_blocks(survey, period, alone=alone)
    for survey in surveys:
        blocks += item_blocks(survey, period, alone=alone)
    blocks += answer_blocks(surveys, period, notes=notes)
    blocks += behaviour_blocks(found.changes)
    if found.orders is not None:
        blocks += order_blocks(found.orders, evaluation)
    elif found.causes is not None:
        blocks += cause_blocks(found.causes)
    return [*blocks, *supplier_blocks(evaluation, suppliers, notes=notes), *topic_blocks(notes)]


def _with_numbers(blocks: Sequence[Block]) -> frozenset[Section]:
    """Return the parts of the review that hold a chart or a table, beside those that always do."""
    found: set[Section] = {"summary", "certainty"}
    here: Section | None = None
    for block in blocks:
        if isinstance(block, Heading) and block.section is not None:
            here = block.section
        elif isinstance(block, Figure | Grid) and here is not None:
            found.add(here)
    return frozenset(found)


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
