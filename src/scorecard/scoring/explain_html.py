"""Explanations as HTML that folds."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from scorecard._html import said_html
from scorecard._text import Lang
from scorecard.scoring.explain_text import Block, explanation_block

if TYPE_CHECKING:
    from scorecard.scoring.explain import Explanation

__all__ = ["explanation_html"]


def explanation_html(explanation: Explanation, lang: Lang) -> str:
    """Return an explanation as nested parts that unfold without a script; every text is escaped."""
    block = explanation_block(explanation, lang)
    return f'<div lang="{lang}" class="scorecard-explanation">{_part(block, top=True)}</div>'


def _part(block: Block, *, top: bool = False) -> str:
    """Return a block: its heading, which unfolds its lines and the blocks below it; the topmost is open."""
    heading = f"<strong>{said_html(block.heading, block.status)}</strong>"
    lines = "".join(f"<div>{html.escape(line)}</div>" for line in block.lines)
    inside = lines + "".join(map(_part, block.below))
    opened = " open" if top else ""
    return f'<details{opened}><summary>{heading}</summary><div style="margin-left:1.3em">{inside}</div></details>'
