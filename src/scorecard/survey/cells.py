"""One raw cell of a survey at a time: what it means, or why it cannot be used."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, cast

import numpy as np

from scorecard.instruments import ColumnLayout, Scale
from scorecard.instruments.looks import as_seen

__all__ = ["FAILED", "CellRules", "Flaw", "Meaning", "is_absent", "label_of", "native", "plain_text"]

_WIDE = {ord("０") + i: ord("0") + i for i in range(10)} | {
    ord("＋"): ord("+"),
    ord("－"): ord("-"),
    ord("．"): ord("."),
    ord("\u2212"): ord("-"),
}
_WHOLE = re.compile(r"[+-]?[0-9]{1,18}(?:\.0*)?")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
FAILED = re.compile(r"#(?:N/A|NV|[A-ZÄÖÜ][A-ZÄÖÜ_/0-9]*[!?]|#+)")
"""What a spreadsheet writes where a formula failed, or where a column is too narrow."""

_MOST = 1e15
_NOT_FINITE = {"inf", "+inf", "-inf", "infinity", "+infinity", "-infinity"}

Flaw = Literal["answer-out-of-scale", "answer-not-a-number", "answer-not-finite"]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a raw cell means.

    Attributes
    ----------
    code : int
        Position on the scale from 1; 0 when missing or not usable.
    flaw : str or None
        Why it cannot be used.
    missing : str or None
        The declared code of a missing answer; ``""`` for an empty cell.
    wide : bool
        Whether full-width digits or signs were read as plain ones.
    word : bool
        Whether an answer word was read as its code.
    """

    code: int = 0
    flaw: Flaw | None = None
    missing: str | None = None
    wide: bool = False
    word: bool = False


class CellRules:
    """How the cells of a layout are read on a scale.

    Parameters
    ----------
    scale : Scale
        The answer scale.
    layout : ColumnLayout
        Declared missing codes and answer words.
    """

    def __init__(self, scale: Scale, layout: ColumnLayout) -> None:
        self._codes = {value: code for code, value in enumerate(scale.values, start=1)}
        self._missing = {plain_text(text): text for text in layout.missing}
        self._words = {plain_text(word): code for word, code in layout.answers.items()}

    def meaning(self, cell: object) -> Meaning:
        """Return what a cell means.

        Parameters
        ----------
        cell : object
            Text, a number or None as it stands in the source.

        Returns
        -------
        Meaning
            Its meaning.
        """
        cell = native(cell)
        if is_absent(cell):
            return Meaning(missing="")
        if isinstance(cell, bool) or not isinstance(cell, str | int | float):
            return Meaning(flaw="answer-not-a-number")
        if isinstance(cell, float) and math.isinf(cell):
            return Meaning(flaw="answer-not-finite")
        text = plain_text(cell)
        wide = isinstance(cell, str) and text != _trimmed(cell)
        if not text:
            return Meaning(missing="")
        if text in self._missing:
            return Meaning(missing=self._missing[text], wide=wide)
        if text in self._words:
            return self._on_scale(self._words[text], wide=wide, word=True)
        return self._number(text, wide=wide)

    def _number(self, text: str, *, wide: bool) -> Meaning:
        """Return the meaning of text that is no declared code and no answer word."""
        if text.lower() in _NOT_FINITE:
            return Meaning(flaw="answer-not-finite", wide=wide)
        if _WHOLE.fullmatch(text):
            return self._on_scale(int(text.split(".")[0]), wide=wide)
        if not _NUMBER.fullmatch(text):
            return Meaning(flaw="answer-not-a-number", wide=wide)
        value = float(text)
        whole = abs(value) < _MOST and value.is_integer()
        return self._on_scale(int(value), wide=wide) if whole else Meaning(flaw="answer-out-of-scale", wide=wide)

    def _on_scale(self, value: int, *, wide: bool, word: bool = False) -> Meaning:
        """Return the meaning of a whole number."""
        if value in self._codes:
            return Meaning(self._codes[value], wide=wide, word=word)
        if str(value) in self._missing:
            return Meaning(missing=self._missing[str(value)], wide=wide, word=word)
        return Meaning(flaw="answer-out-of-scale", wide=wide)


def is_absent(cell: object) -> bool:
    """Return whether a cell of a data frame or file holds nothing: None, NaN or a frame's NA."""
    return (
        cell is None or (isinstance(cell, float) and math.isnan(cell)) or type(cell).__name__ in ("NAType", "NaTType")
    )


def plain_text(cell: str | int | float) -> str:
    """Return a cell as trimmed text with plain digits; a whole number has no point."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return _trimmed(cell).translate(_WIDE)


def _trimmed(cell: str | int | float) -> str:
    """Return a cell as text without white space around it and without what cannot be seen."""
    return as_seen(str(cell))


def label_of(cell: object) -> str:
    """Return a cell of a segment column as its label; empty when missing."""
    if is_absent(cell):
        return ""
    whole = isinstance(cell, float) and cell.is_integer()
    return as_seen(str(int(cell)) if whole and isinstance(cell, float) else str(cell))


def native(cell: object) -> object:
    """Return a cell as a plain Python value where it is an array scalar or a decimal."""
    if isinstance(cell, np.generic):
        return cast("object", cell.item())
    return str(cell) if isinstance(cell, Decimal) else cell
