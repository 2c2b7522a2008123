"""Choosing the parts of a review."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast, get_args

from scorecard.errors import Place, Problems, ReportError, near
from scorecard.report.document import Block, Heading, Section

__all__ = ["chosen", "chosen_pages"]


def chosen_pages(
    opening: Sequence[Block], blocks: Sequence[Block], *, sections: Sequence[Section] | None
) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Return the parts of a review that are asked for: those on the first page, and those after it.

    Parameters
    ----------
    opening : sequence of Block
        What stands on the first page below the message.
    blocks : sequence of Block
        Everything after it.
    sections : sequence of Section or None
        Names of parts; all of them for None.

    Returns
    -------
    opening : tuple of Block
        A part of the first page stays there wherever it is named.
    blocks : tuple of Block
        The other parts, in the order asked for.

    Raises
    ------
    ReportError
        As in `chosen`.
    """
    chosen((*opening, *blocks), sections)
    if sections is None:
        return tuple(opening), tuple(blocks)
    first, rest = _parts(opening), _parts(blocks)
    return (
        tuple(block for section in sections for block in first.get(section, ())),
        tuple(block for section in sections for block in rest.get(section, ())),
    )


def chosen(blocks: Sequence[Block], sections: Sequence[Section] | None) -> tuple[Block, ...]:
    """Return the parts of a review that are asked for, in the order asked for.

    Parameters
    ----------
    blocks : sequence of Block
        The whole review.
    sections : sequence of Section or None
        Names of parts; all of them, in their own order, for None.

    Returns
    -------
    tuple of Block
        The blocks of these parts. One for which this review has no page is passed over; the decisions
        stand on the first page of every review.

    Raises
    ------
    ReportError
        For each name that no part has and each that stands twice; if nothing would be left.
    """
    if sections is None:
        return tuple(blocks)
    problems, known = Problems(), cast("tuple[Section, ...]", get_args(Section))
    for place, section in enumerate(sections):
        where = Place(path=f"sections.{place}")
        if section not in known:
            cure = near(str(section), known)
            problems.add("review-section", "a review has no such part", place=where, found=str(section), cure=cure)
        elif section in sections[:place]:
            problems.add(
                "review-section-twice", "the part is asked for twice", place=where, found=section, cure="Name it once."
            )
    problems.raise_if_any(ReportError, "The parts of the review cannot be chosen.")
    parts = _parts(blocks)
    found = tuple(block for section in sections for block in parts.get(section, ()))
    if not found and "decisions" not in sections:
        held = [str(section) for section in parts if section is not None]
        cure = f"It has: {', '.join(held)}."
        raise ReportError.single(
            "review-empty", "the review has none of these parts", found=", ".join(sections) or "none", cure=cure
        )
    return found


def _parts(blocks: Sequence[Block]) -> dict[Section | None, list[Block]]:
    """Return blocks by the part of the review that they belong to."""
    parts: dict[Section | None, list[Block]] = {}
    here: Section | None = None
    for block in blocks:
        if isinstance(block, Heading) and block.section is not None:
            here = block.section
        parts.setdefault(here, []).append(block)
    return parts
