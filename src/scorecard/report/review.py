"""The review: which pages, in which order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Literal

from scorecard._given import DAY, Kind, require_kinds, require_names
from scorecard._text import LocalText
from scorecard.errors import ReportError, near
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
from scorecard.report.left_out import LeftOut, check_message, leave_out, said_left_out
from scorecard.report.narrative import messages
from scorecard.report.notes_pages import action_blocks, change_blocks, decision_blocks, topic_blocks
from scorecard.report.order_page import cause_blocks, order_blocks
from scorecard.report.printing import period_text
from scorecard.report.questionnaire_page import questionnaire_blocks
from scorecard.report.remarks import remarks
from scorecard.report.scorecard_page import scorecard_blocks
from scorecard.report.sections import chosen_pages
from scorecard.report.service_page import service_blocks
from scorecard.report.sorted_evidence import Evidence, SortedEvidence, sorted_evidence
from scorecard.report.supplier_page import supplier_blocks, supplier_nodes
from scorecard.report.variance_page import changes_of, previous_of, variance_blocks
from scorecard.report.written import Review
from scorecard.scoring import Evaluation, Waterfall
from scorecard.scoring.confidential import secret_measures
from scorecard.scoring.given import CARD, EVALUATION

__all__ = ["review"]

_CONFIDENTIAL = ("leave out", "show")
_NOTES = Kind(ReviewNotes, "notes for a review", "Give what read_review_notes returns, or ReviewNotes(…).")
_MESSAGE = Kind((str, LocalText), "a text", "Write it in quotes, or LocalText(en='…', zh='…').")
_SUBTITLE = LocalText(en="{organisation}, {period}", zh="{organisation}，{period}")
_SUBTITLE_ALONE = LocalText(en="{period}", zh="{period}")
_ENTITY = LocalText(en="{organisation}, {entity}", zh="{organisation}，{entity}")
_DATE = LocalText(en="Report date: {date}.", zh="报告日期：{date}。")
_FROZEN = LocalText(
    en="{period} is frozen: it is printed from the card and the values with which it was reported.",
    zh="{period}已冻结：本报告按当时上报所用的计分卡与数值编制。",
)


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
    sections: Sequence[Section] | None = None,
    confidential: Literal["leave out", "show"] = "leave out",
) -> Review:
    """Return the management review of one entity and one period, in the order of ISO 9001:2015, clause 9.3.

    Pages: title with the message, the decisions asked and the contents; what needs attention first, with
    the agenda; actions of earlier reviews; changes; scorecard; strategy map; why the score moved; gaps;
    items; answers and feedback; process behaviour; order service; suppliers; further topics; how sure the
    scores are; method and definitions; data and exclusions;
    questionnaires. A topic of the agenda without numbers and words is printed as not supplied.

    Parameters
    ----------
    card : Scorecard
        The description.
    evaluation : Evaluation
        Its evaluation, of one entity and one period.
    evidence : sequence of Evidence
        Results to print beside the scores, all of the period reviewed; the order does not matter. Of a
        survey: `GapAnalysis`, `QuestionMeans`, `Reliability`, `ImportancePerformance`, `ZoneOfTolerance`,
        `HeatMap` and the `Survey` itself, one of each kind for each survey; gaps and means made by the entities
        of the card, both where both are given, are printed for the entity reviewed. Of orders:
        `ServicePerformance`, or `FailureCauses` alone. Of time: `ChangeSignals`, one for each measure, and
        `Waterfall`, one for each node. Of certainty:
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
    sections : sequence of str, optional
        Parts to print, in this order, such as ``("scorecard", "gaps")``; all of them when left out. A part
        for which there is nothing to print is passed over.
    confidential : {"leave out", "show"}
        What becomes of measures that the card marks as confidential. Left out are their names and numbers
        wherever they would stand, nodes that hold nothing else, the survey that gives them their values,
        analyses of all weights and errors, and the words of notes that name them; scores that still contain
        them bear a †, and what is left out is said to be. Results on orders are printed as they are.

    Returns
    -------
    Review
        The review; nothing is drawn until it is written.

    Raises
    ------
    ReportError
        If the evaluation has more than one entity or period, or is of another card; if the evidence
        cannot be printed; if the previous evaluation is of another entity or no earlier period; if
        the card does not hold a node named as a supplier's; if there is no such part of a review; if the
        message names a measure that is left out; or if nothing is left where what is confidential is left out.
    UsageError
        If something is of another kind than is wanted, such as a day written as text.

    Notes
    -----
    A period that is frozen is printed as it was reported: from the card and the values of the saved evaluation, without
    what the card marks as confidential by now. Results to print beside it are made from these, too.

    Findings are ranked by weight × (100 − score) / 100 × probability that the true score is below 100; where
    the error of a value is not known the last factor is left out, and the page says so.

    Examples
    --------
    >>> import scorecard as sc
    >>> measure = {"id": "otif", "name": "OTIF", "worst": 80, "target": 100}
    >>> objective = {"id": "deliver", "name": "Deliver well", "measures": [measure]}
    >>> card = sc.Scorecard(
    ...     id="demo",
    ...     name="Demo",
    ...     calendar={"first": "2026", "last": "2026"},
    ...     perspectives=[{"id": "customer", "objectives": [objective]}],
    ... )
    >>> ev = sc.evaluate(card, sc.observe(card, values=[sc.MeasureRecord("otif", "2026", 88)]))
    >>> made = sc.review(card, ev)
    >>> made
    Review(Demo: 2026)
    >>> made.document.title.text("en"), made.document.subtitle.text("zh")
    ('Demo', '2026年')
    """
    _check_kinds(card, evaluation, notes=notes, previous=previous, message=message, report_date=report_date)
    for option, names in (("suppliers", suppliers), ("sections", () if sections is None else sections)):
        require_names(option, names)
    _check_confidential(confidential)
    report_date = report_date.date() if isinstance(report_date, datetime) else report_date
    period, before, also = _one_period(card, evaluation), previous_of(evaluation, previous), secret_measures(card)
    given, evaluation = evaluation, evaluation.as_kept()
    found, theirs = sorted_evidence(evidence, evaluation), supplier_nodes(evaluation.card, suppliers)
    split = changes_of(evaluation, before, given=found.waterfalls)
    left = LeftOut(evaluation, (), ReviewNotes() if notes is None else notes, before)
    if confidential == "leave out":
        rest = [result for result in evidence if not isinstance(result, Waterfall)]
        left = leave_out(evaluation, [*rest, *split], notes=notes, previous=before, suppliers=theirs, also=also)
        check_message(message, left.secrets)
    card, evaluation, written = left.evaluation.card, left.evaluation, left.notes
    if left.secrets is not None:
        found = sorted_evidence(left.evidence, evaluation)
        theirs = tuple(node for node in theirs if node in evaluation.nodes)
    else:
        found = replace(found, waterfalls=split)
    pages = said_left_out(
        [
            *_measured(evaluation, found, written, before=left.previous, suppliers=theirs, sections=sections),
            *certainty_blocks(evaluation, found),
        ],
        left.sections,
    )
    said = messages(card, evaluation, period, surveys=found.surveys) if message is None else (_as_text(message),)
    blocks: list[Block] = [
        *attention_blocks(card, evaluation),
        *agenda_blocks(written, measured=_with_numbers(pages) - _empty(evaluation), left_out=left.sections),
        *action_blocks(written, report_date),
        *change_blocks(written),
        *pages,
        *definition_blocks(card, found.surveys, period=period),
    ]
    stated = None if report_date is None else _DATE.fill({"date": report_date.isoformat()})
    blocks += data_blocks(
        card,
        (*evaluation.observations.provenances, *found.provenances),
        remarks=(*_frozen(given), *remarks(card, evaluation, period), *left.remarks),
        report_date=stated,
        seeds=seeds_of(found),
        secrets=left.secrets,
    )
    blocks += questionnaire_blocks(card, found.surveys)
    opening, parts = chosen_pages(decision_blocks(written), blocks, sections=sections)
    about = card.name, _subtitle(card, evaluation, period), said, card.organisation
    return Review(Document(*about, parts, date=stated, opening=opening, foot=left.foot))


def _check_kinds(
    card: object, evaluation: object, *, notes: object, previous: object, message: object, report_date: object
) -> None:
    """Refuse everything that is of another kind than a review is made from."""
    found = Kind(Evaluation, *EVALUATION)
    may_be: list[tuple[str, object, Kind]] = [
        ("notes", notes, _NOTES),
        ("previous", previous, found),
        ("message", message, _MESSAGE),
        ("report_date", report_date, DAY),
    ]
    given = [("card", card, CARD), ("evaluation", evaluation, found), *(one for one in may_be if one[1] is not None)]
    require_kinds("A review cannot be made of what was given.", *given)


def _check_confidential(confidential: str) -> None:
    """Refuse a slip, which would show what is confidential."""
    if confidential not in _CONFIDENTIAL:
        raise ReportError.single(
            "review-confidential",
            "a review can leave out what is confidential, or show it",
            found=str(confidential),
            cure=near(str(confidential), _CONFIDENTIAL),
        )


def _measured(
    evaluation: Evaluation,
    found: SortedEvidence,
    notes: ReviewNotes,
    *,
    before: Evaluation | None,
    suppliers: Sequence[str],
    sections: Sequence[Section] | None,
) -> list[Block]:
    """Return the pages of what was measured, from the scorecard to the further topics."""
    calendar, surveys = evaluation.card.calendar, found.surveys
    period = period_text(evaluation.periods[0], calendar=calendar)
    alone = len(surveys) == 1
    levels = found.survey_levels if sections is None or not {"gaps", "items"}.isdisjoint(sections) else ()
    blocks: list[Block] = [*scorecard_blocks(evaluation.card, evaluation, links=found.links, survey_levels=levels)]
    blocks += variance_blocks(evaluation, before, waterfalls=found.waterfalls)
    for survey in surveys or (None,):
        blocks += service_blocks(survey, period, alone=alone)
    for survey in surveys:
        blocks += item_blocks(survey, period, alone=alone)
    blocks += answer_blocks(surveys, period, notes=notes)
    blocks += behaviour_blocks(found.changes, calendar=calendar)
    if found.orders is not None:
        blocks += order_blocks(found.orders, evaluation, beside_scores=sections is None or "scorecard" in sections)
    elif found.causes is not None:
        blocks += cause_blocks(found.causes, evaluation)
    blocks += supplier_blocks(evaluation, suppliers, notes=notes)
    return [*blocks, *topic_blocks(notes, measured=_with_numbers(blocks))]


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


def _empty(evaluation: Evaluation) -> frozenset[Section]:
    """Return the first page of numbers where it has none: no measure has a score."""
    scored = any(evaluation[measure.id].score is not None for measure in evaluation.card.measures)
    return frozenset() if scored else frozenset[Section]({"summary"})


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


def _frozen(given: Evaluation) -> tuple[LocalText, ...]:
    """Return that the period is printed as it was reported, where that is so."""
    if given.as_kept() is given:
        return ()
    return (_FROZEN.fill({"period": period_text(given.periods[0], calendar=given.card.calendar)}),)


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
