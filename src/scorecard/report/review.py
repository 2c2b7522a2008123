"""The review: which pages, in which order."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from scorecard._result import Provenance
from scorecard._text import Lang, LocalText
from scorecard.errors import ReportError
from scorecard.io.writing import write_whole
from scorecard.models import Period, Scorecard
from scorecard.report.data_page import data_blocks
from scorecard.report.definitions import definition_blocks
from scorecard.report.document import Block, Document
from scorecard.report.narrative import messages, period_text
from scorecard.report.scorecard_page import missing_remarks, scorecard_blocks
from scorecard.report.service_page import service_blocks
from scorecard.scoring import Evaluation
from scorecard.survey import GapAnalysis, ImportancePerformance, Reliability

Evidence = GapAnalysis | Reliability | ImportancePerformance
_E = TypeVar("_E", GapAnalysis, Reliability, ImportancePerformance)

_SUBTITLE = LocalText(en="{organisation}, {period}", zh="{organisation}，{period}")


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

    def save(self, path: str | os.PathLike[str], *, lang: Lang = "en") -> Path:
        """Write the review to a PDF file.

        Parameters
        ----------
        path : str or path
            The file; its name ends in ``.pdf``.
        lang : {"en", "zh"}
            Language of every text.

        Returns
        -------
        Path
            The file.

        Raises
        ------
        ReportError
            If the name does not end in ``.pdf``.
        OutputError
            If the file cannot be written; nothing is left half-written.
        """
        target = Path(path)
        if target.suffix.lower() != ".pdf":
            raise ReportError.single(
                "review-format", "a review is written as .pdf", found=target.name, cure="End the name in .pdf."
            )
        write_whole(target, self.to_pdf(lang=lang))
        return target


def review(
    card: Scorecard,
    evaluation: Evaluation,
    *,
    evidence: Sequence[Evidence] = (),
    message: LocalText | str | None = None,
    report_date: date | None = None,
) -> Review:
    """Return the management review of one entity and one period.

    Pages: title with the message and the contents, scorecard, strategy map, service quality
    (where there is a gap analysis), method and definitions, data and exclusions.

    Parameters
    ----------
    card : Scorecard
        The description.
    evaluation : Evaluation
        Its evaluation, of one entity and one period.
    evidence : sequence of GapAnalysis, Reliability or ImportancePerformance
        Results to print beside the scores; at most one of each kind.
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
        If the evaluation has more than one entity or period, or two results of one kind are given.
    """
    period = _one_period(evaluation)
    gaps = _only(evidence, GapAnalysis)
    reliability, importance = _only(evidence, Reliability), _only(evidence, ImportancePerformance)
    said = messages(card, evaluation, period, gaps=gaps) if message is None else (_as_text(message),)
    subtitle = _SUBTITLE.fill({"organisation": _organisation(card, evaluation), "period": period_text(period)})
    blocks: list[Block] = [*scorecard_blocks(card, evaluation)]
    if gaps is not None:
        blocks += service_blocks(gaps, period, reliability=reliability, importance=importance)
    blocks += definition_blocks(card, gaps, reliability=reliability, importance=importance)
    remarks = missing_remarks(card, evaluation, period)
    sources = (*(_provenances(evaluation)), *(e.provenance for e in evidence if e.provenance is not None))
    stated = None if report_date is None else report_date.isoformat()
    blocks += data_blocks(card, sources, remarks=remarks, report_date=stated)
    return Review(Document(card.name, subtitle, said, card.organisation, tuple(blocks)))


def _as_text(message: LocalText | str) -> LocalText:
    """Return a message given as either kind."""
    return LocalText(en=message) if isinstance(message, str) else message


def _one_period(evaluation: Evaluation) -> Period:
    """Return the one period of an evaluation, or refuse it."""
    if len(evaluation.periods) != 1 or len(evaluation.entities) != 1:
        raise ReportError.single(
            "review-slice",
            "a review is of one entity and one period",
            found=f"{len(evaluation.entities)} entities, {len(evaluation.periods)} periods",
            cure="Choose them with evaluation.at(entity=…, period=…).",
        )
    return evaluation.periods[0]


def _organisation(card: Scorecard, evaluation: Evaluation) -> LocalText:
    """Return whose review it is."""
    for entity in card.entities:
        if entity.id == evaluation.entities[0]:
            return entity.name
    return card.organisation if card.organisation is not None else card.name


def _only(evidence: Sequence[Evidence], kind: type[_E]) -> _E | None:
    """Return the one result of a kind, where there is one."""
    found = [e for e in evidence if isinstance(e, kind)]
    if len(found) > 1:
        raise ReportError.single(
            "review-evidence",
            "the evidence holds two results of one kind",
            found=kind.__name__,
            cure="Give one of each kind.",
        )
    return found[0] if found else None


def _provenances(evaluation: Evaluation) -> tuple[Provenance, ...]:
    """Return where the values of an evaluation come from."""
    return evaluation.observations.provenances
