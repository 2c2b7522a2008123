"""Leaving measures marked confidential out of a review."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from scorecard._text import LocalText, join_text
from scorecard.errors import Place, ReportError
from scorecard.models import ReviewNotes, Scorecard
from scorecard.report.document import Block, Heading, Paragraph, Section
from scorecard.report.notes_pages import NOT_SUPPLIED
from scorecard.scoring import Evaluation, RankAcceptability, Robustness, Uncertainty, Waterfall, WeightTornado
from scorecard.scoring.confidential import Withheld, secret_measures, withheld
from scorecard.series import ChangeSignals, LinkEvidence
from scorecard.survey import HeatMap, ImportancePerformance, Reliability, Survey, ZoneOfTolerance

if TYPE_CHECKING:
    from scorecard.instruments import Instrument

__all__ = ["LEFT_OUT", "LeftOut", "check_message", "leave_out", "said_left_out"]

LEFT_OUT = LocalText(
    en="Left out, since it would tell of measures marked confidential.", zh="涉及标为保密的指标，未予列出。"
)
"""Stands where a part of the review had nothing but what is left out."""

_FOOT: dict[bool, LocalText] = {
    False: LocalText(
        en="† contains {count} measures marked confidential, which are left out of this review.",
        zh="† 含 {count} 项标为保密的指标，本报告未予列出。",
    ),
    True: LocalText(
        en="† and the total contain {count} measures marked confidential, which are left out of this review.",
        zh="† 及总分含 {count} 项标为保密的指标，本报告未予列出。",
    ),
}
"""By whether the total, which bears no sign, contains them too."""
_FOOT_ONE: dict[bool, LocalText] = {
    False: LocalText(
        en="† contains a measure marked confidential, which is left out of this review.",
        zh="† 含一项标为保密的指标，本报告未予列出。",
    ),
    True: LocalText(
        en="† and the total contain a measure marked confidential, which is left out of this review.",
        zh="† 及总分含一项标为保密的指标，本报告未予列出。",
    ),
}
_REMARK = LocalText(
    en="Measures marked confidential that are left out: {count}. Scores that still contain them: {names}.",
    zh="未列出的保密指标：{count} 项。得分中仍包含这些指标的有：{names}。",
)
_NOBODY = LocalText(en="none", zh="无")
_REST = LocalText(
    en="Results left out because they would tell the values of these measures: {count}.",
    zh="因会透露这些指标的数值而未列出的结果：{count} 项。",
)
_NOTES = LocalText(
    en="Notes whose words are left out because they name these measures: {count}.",
    zh="因提及这些指标而略去文字的说明：{count} 条。",
)
_TOPICS: tuple[str, ...] = tuple(name for name in ReviewNotes.model_fields if name not in ("actions", "decisions"))


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What is left to print.

    Attributes
    ----------
    evaluation : Evaluation
        Without the measures and without nodes that hold nothing else; all other numbers as they were. Its
        card is the description without them.
    evidence : tuple of object
        Results that tell nothing of them.
    notes : ReviewNotes
        Notes, with other words in place of those that name them.
    previous : Evaluation or None
        The earlier evaluation, without them.
    foot : LocalText or None
        The sentence at the foot of every page; None where nothing was left out.
    remarks : tuple of LocalText
        How many were left out, and which scores still contain them.
    sections : frozenset of Section
        Parts of the review from which something was left out.
    secrets : Withheld or None
        What may not be told.
    """

    evaluation: Evaluation
    evidence: tuple[object, ...]
    notes: ReviewNotes
    previous: Evaluation | None = None
    foot: LocalText | None = None
    remarks: tuple[LocalText, ...] = ()
    sections: frozenset[Section] = frozenset()
    secrets: Withheld | None = None


def leave_out(
    evaluation: Evaluation,
    evidence: Sequence[object],
    *,
    notes: ReviewNotes | None = None,
    previous: Evaluation | None = None,
    suppliers: Sequence[str] = (),
    also: frozenset[str] = frozenset(),
) -> LeftOut:
    """Return an evaluation, results and notes without the measures that the card marks as confidential.

    Parameters
    ----------
    evaluation : Evaluation
        One entity and one period.
    evidence : sequence of object
        Results to print beside the scores.
    notes : ReviewNotes, optional
        What people wrote.
    previous : Evaluation, optional
        An earlier evaluation.
    suppliers : sequence of str
        Ids of nodes that have a page of their own.
    also : frozenset of str
        Measures that a later card marks.

    Returns
    -------
    LeftOut
        What is left; everything where no measure is confidential.

    Raises
    ------
    ReportError
        If every measure is confidential.

    Notes
    -----
    A node whose measures are all confidential would tell their scores and is left out with them. A survey
    from which one of them takes its value is left out, and so are analyses whose rows are weights or errors
    of all measures: `Robustness`, `WeightTornado`, and a `RankAcceptability` that weighs one of them. A total
    with the other measures beside it still lets a reader work back what is left out where that is only one.
    """
    written = ReviewNotes() if notes is None else notes
    card = evaluation.card
    also |= frozenset[str]() if previous is None else secret_measures(previous.card)
    secrets = withheld(card, also=also)
    if secrets is None:
        return LeftOut(evaluation, tuple(evidence), written, previous)
    if len(secrets.secret) == len(card.measures):
        raise ReportError.single(
            "review-all-confidential",
            "every measure of the card is marked confidential, so nothing would be left",
            found=f"measures: {len(secrets.secret)}",
            cure='Print it with confidential="show", or mark fewer measures.',
        )
    kept = tuple(result for result in evidence if not _tells(result, secrets))
    gone = [result for result in evidence if _tells(result, secrets)]
    bare, dropped = _notes_without(written, secrets)
    sections: set[Section] = {_section_of(result) for result in gone}
    if set(suppliers) and set(suppliers) <= secrets.hidden:
        sections.add("suppliers")
    return LeftOut(
        secrets.without(evaluation),
        tuple(_of_card(result, secrets) for result in kept),
        bare,
        None if previous is None else _earlier(previous, secrets),
        (_FOOT_ONE if len(secrets.secret) == 1 else _FOOT)["total" in secrets.told].fill(
            {"count": len(secrets.secret)}
        ),
        _remarks(card, secrets, results=len(gone), notes=dropped),
        frozenset(sections),
        secrets,
    )


def check_message(message: LocalText | str | None, secrets: Withheld | None) -> None:
    """Refuse a message of the user's own that names what is left out.

    Parameters
    ----------
    message : LocalText, str or None
        The message of the first page.
    secrets : Withheld or None
        What may not be told.

    Raises
    ------
    ReportError
        If it names a confidential measure.
    """
    if secrets is not None and secrets.names(message):
        raise ReportError.single(
            "review-message",
            "the message names a measure that is left out as confidential",
            place=Place(path="message"),
            cure='Word it without, or print such measures with confidential="show".',
        )


def said_left_out(blocks: Sequence[Block], sections: Collection[Section]) -> tuple[Block, ...]:
    """Return pages that say what is left out where they said that nothing was supplied.

    Parameters
    ----------
    blocks : sequence of Block
        Pages of a review.
    sections : collection of Section
        Parts from which something was left out.

    Returns
    -------
    tuple of Block
        The same pages otherwise.
    """
    here: Section | None = None
    said: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading) and block.section is not None:
            here = block.section
        hidden = here in sections and block == Paragraph(NOT_SUPPLIED)
        said.append(Paragraph(LEFT_OUT) if hidden else block)
    return tuple(said)


def _tells(result: object, secrets: Withheld) -> bool:
    """Return whether a result would tell something of what is left out."""
    if isinstance(result, Robustness | WeightTornado):
        return True
    if isinstance(result, RankAcceptability):
        missing = (name for other in result.apart for name in other.missing)
        return not secrets.hidden.isdisjoint((*result.criteria, *missing)) or secrets.names(*result.weights)
    if isinstance(result, ChangeSignals):
        return result.measure in secrets.hidden
    if isinstance(result, Waterfall):
        return result.node in secrets.hidden
    asked = cast("Instrument | None", getattr(result, "instrument", None))
    return asked is not None and asked.id in secrets.instruments


def _section_of(result: object) -> Section:
    """Return the part of a review in which a result would stand."""
    match result:
        case Robustness() | WeightTornado() | RankAcceptability():
            return "certainty"
        case ChangeSignals():
            return "behaviour"
        case Waterfall():
            return "variance"
        case Reliability() | ImportancePerformance() | ZoneOfTolerance():
            return "items"
        case HeatMap() | Survey():
            return "answers"
        case _:
            return "gaps"


def _of_card(result: object, secrets: Withheld) -> object:
    """Return a result without the rows that rest on what is left out."""
    if isinstance(result, Uncertainty):
        rows = [row for row in result.rows if row.id not in secrets.hidden]
        named = tuple(replace(row, name=secrets.card.name_of(row.id)) for row in rows)
        return replace(result, evaluation=secrets.without(result.evaluation), rows=named)
    if isinstance(result, Waterfall):
        return replace(result, name=secrets.card.name_of(result.node))
    return result.without(secrets.hidden, card=secrets.card) if isinstance(result, LinkEvidence) else result


def _earlier(previous: Evaluation, secrets: Withheld) -> Evaluation:
    """Return the earlier evaluation without what is left out, though its own card may not mark it."""
    theirs = withheld(previous.card, also=secrets.secret)
    return previous if theirs is None else theirs.without(previous)


def _notes_without(notes: ReviewNotes, secrets: Withheld) -> tuple[ReviewNotes, int]:
    """Return the notes with other words in place of those that name what is left out, and how many do."""
    actions, decisions = notes.actions, notes.decisions
    named_actions = [a for a in actions or () if secrets.names(a.what, a.owner, a.note)]
    named_decisions = [d for d in decisions or () if secrets.names(d.what, d.owner)]
    bare: dict[str, object] = {"what": LEFT_OUT, "owner": None}
    fields: dict[str, object] = {
        "actions": actions
        and tuple(a.model_copy(update={**bare, "note": None}) if a in named_actions else a for a in actions),
        "decisions": decisions and tuple(d.model_copy(update=bare) if d in named_decisions else d for d in decisions),
    }
    count = len(named_actions) + len(named_decisions)
    for name in _TOPICS:
        texts = cast("tuple[LocalText, ...]", getattr(notes, name))
        said = [LEFT_OUT if secrets.names(text) else text for text in texts]
        count += said.count(LEFT_OUT)
        fields[name] = tuple(dict.fromkeys(said))
    return notes.model_copy(update=fields), count


def _remarks(card: Scorecard, secrets: Withheld, *, results: int, notes: int) -> tuple[LocalText, ...]:
    """Return how many measures, results and notes were left out, and which scores still contain the measures."""
    names = tuple(card.name_of(node) for node in card.node_ids if node in secrets.told)
    values: dict[str, str | int | LocalText] = {
        "count": len(secrets.secret),
        "names": join_text(names, en=", ", zh="、") if names else _NOBODY,
    }
    remarks = [_REMARK.fill(values)]
    remarks += [_REST.fill({"count": results})] if results else []
    remarks += [_NOTES.fill({"count": notes})] if notes else []
    return tuple(remarks)
