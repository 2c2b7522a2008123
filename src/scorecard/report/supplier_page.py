"""The page of suppliers and carriers: the scorecard of what others do for us."""

from __future__ import annotations

from collections.abc import Sequence

from scorecard._text import LocalText
from scorecard.errors import Problems, ReportError, near
from scorecard.models import ReviewNotes, Scorecard
from scorecard.report.document import Block, Heading, Paragraph
from scorecard.report.notes_pages import NOT_SUPPLIED
from scorecard.report.scorecard_page import score_grid, scorecard_figures
from scorecard.scoring import Evaluation

__all__ = ["supplier_blocks", "supplier_nodes"]


def supplier_nodes(card: Scorecard, suppliers: Sequence[str]) -> tuple[str, ...]:
    """Return the nodes that are about suppliers and carriers, each with all that is below it.

    Parameters
    ----------
    card : Scorecard
        The description.
    suppliers : sequence of str
        Ids of perspectives, objectives or measures.

    Returns
    -------
    tuple of str
        Ids in the order of the card.

    Raises
    ------
    ReportError
        With every id that the card does not hold.
    """
    problems = Problems()
    known = [node for node in card.node_ids if node != "total"]
    for name in suppliers:
        if name not in known:
            problems.add("supplier-node", "the card holds no such node", found=name, cure=near(name, known))
    problems.raise_if_any(ReportError, "The page of suppliers cannot be made.")
    wanted: set[str] = set()
    for name in suppliers:
        wanted |= {name, *_below(card, name)}
    return tuple(node for node in card.node_ids if node in wanted)


def _below(card: Scorecard, node: str) -> tuple[str, ...]:
    """Return all nodes below a node."""
    return tuple(each for child in card.children_of(node) for each in (child, *_below(card, child)))


def supplier_blocks(evaluation: Evaluation, nodes: Sequence[str], *, notes: ReviewNotes) -> tuple[Block, ...]:
    """Return how suppliers and carriers perform: the scorecard cut to them, with what people wrote.

    Parameters
    ----------
    evaluation : Evaluation
        One entity and one period.
    nodes : sequence of str
        Their nodes, in the order of the card.
    notes : ReviewNotes
        What people wrote.

    Returns
    -------
    tuple of Block
        Blocks under a heading of level 1.
    """
    said = [Paragraph(text) for text in notes.external_providers]
    heading = Heading(_TITLE, section="suppliers", joined=not nodes, empty=not (nodes or said))
    if not nodes:
        return (heading, *(said or [Paragraph(NOT_SUPPLIED)]))
    figures = scorecard_figures(evaluation, nodes)
    return (heading, *figures, score_grid(evaluation, nodes), *said)


_TITLE = LocalText(en="Suppliers and carriers", zh="供应商与承运商")
