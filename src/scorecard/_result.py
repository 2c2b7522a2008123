"""What every result can do: print itself, become a frame, and hand out its bare numbers."""

from __future__ import annotations

import json
import math
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal, cast, overload

import numpy as np
from pydantic import BaseModel

from scorecard._shown import Shown
from scorecard._table import Table
from scorecard._text import Lang, LocalText

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

Backend = Literal["pandas", "polars", "pyarrow"]

_NO_NUMBERS = frozenset(
    {"provenance", "provenances", "instrument", "card", "tally", "origin", "covariances", "shared_clusters", "_places"}
)

_LINE = 160
"""Most characters in the brackets of a result in one line."""
_WORD = 40
"""Most characters of a text in it."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where data came from and what reading did to it.

    Attributes
    ----------
    source : str
        File name or kind of data frame.
    sha256 : str or None
        Hash of the file's bytes.
    encoding, separator : str or None
        How a text file was read.
    rows_read : int
        Data rows taken in.
    rows_blank : int
        Blank rows left out.
    digits_normalised : int
        Cells with full-width digits or signs that were read as plain ones.
    words_mapped : int
        Cells whose answer word was read as a number.
    missing : tuple of (str, int)
        How many cells were missing, by declared code; the empty cell is ``""``.
    notes : tuple of LocalText
        Anything else the reader did and the user should know.
    """

    source: str
    sha256: str | None = None
    encoding: str | None = None
    separator: str | None = None
    rows_read: int = 0
    rows_blank: int = 0
    digits_normalised: int = 0
    words_mapped: int = 0
    missing: tuple[tuple[str, int], ...] = ()
    notes: tuple[LocalText, ...] = ()


class Result(ABC):
    """A result of an analysis: a table at full precision behind every form it takes."""

    __slots__ = ()

    def __init_subclass__(cls) -> None:
        """Keep the one line for each kind of result: a data class would write out all that it holds."""
        super().__init_subclass__()
        if "__repr__" not in vars(cls):
            cls.__repr__ = cls.__repr__  # type: ignore[method-assign]

    @abstractmethod
    def table(self) -> Table:
        """Return the result as a table."""

    def __repr__(self) -> str:
        """Return in one line what the result is, how it was made and how much it holds."""
        return one_line(self)

    def __str__(self) -> str:
        """Return the table as plain text."""
        return self.table().to_text("en")

    def _repr_html_(self) -> str:
        """Return the table for a notebook."""
        return self.table().to_html("en")

    def show(self, *, lang: Lang = "en") -> Shown:
        """Return what a notebook shows as the last line of a cell, in a language.

        Parameters
        ----------
        lang : {"en", "zh"}
            Language.

        Returns
        -------
        Shown
            The table, in HTML and as text.
        """
        return self.table().show(lang=lang)

    @overload
    def to_frame(self, *, backend: Literal["pandas"] = ...) -> pandas.DataFrame: ...
    @overload
    def to_frame(self, *, backend: Literal["polars"]) -> polars.DataFrame: ...
    @overload
    def to_frame(self, *, backend: Literal["pyarrow"]) -> pyarrow.Table: ...
    def to_frame(self, *, backend: Backend = "pandas") -> pandas.DataFrame | polars.DataFrame | pyarrow.Table:
        """Return the table as a data frame at full precision.

        Parameters
        ----------
        backend : {"pandas", "polars", "pyarrow"}
            Which library's frame.

        Returns
        -------
        pandas.DataFrame, polars.DataFrame or pyarrow.Table
            One row a table row, one column a table column, named by key.

        Raises
        ------
        MissingExtraError
            If the library is not installed.
        """
        from scorecard.io.frames import table_to_frame

        return table_to_frame(self._frame_table(), backend=backend)

    def _frame_table(self) -> Table:
        """Return the table that becomes a frame: that of print, unless a result has more columns than a page."""
        return self.table()

    def numbers_json(self) -> str:
        """Return the numbers alone as JSON: sorted keys, full precision, no provenance.

        Returns
        -------
        str
            Equal for equal numbers, whatever file, chunking or engine they came from.
        """
        return json.dumps(plain(self), ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def one_line(self: object) -> str:
    """Return in one line what a data class is, how it was made and how much it holds."""
    held = fields(self) if is_dataclass(self) else ()
    briefs = (_brief(f.name, cast("object", getattr(self, f.name))) for f in held if f.repr)
    text = ", ".join(filter(None, briefs))
    return f"{type(self).__name__}({text if len(text) <= _LINE else text[:_LINE].rpartition(', ')[0] + ', …'})"


def _brief(name: str, value: object) -> str:
    """Return a part of a result in a few characters: a number or word as it is, else how many there are."""
    if isinstance(value, LocalText):
        value = value.text("en")
    if isinstance(value, str):
        return f"{name}={value if len(value) <= _WORD else value[: _WORD - 1] + '…'!r}"
    if isinstance(value, bool | int | date):
        return f"{name}={value}"
    if isinstance(value, float):
        return f"{name}={value:.6g}"
    if isinstance(value, np.ndarray):
        return f"{name}[{', '.join(map(str, cast('tuple[int, ...]', value.shape)))}]"
    if isinstance(value, tuple | list | Mapping | AbstractSet) and not isinstance(value, Result):
        return f"{name}[{len(cast('Sequence[object]', value))}]"
    return ""


def plain(value: object) -> object:
    """Return a result as plain data, without provenance and descriptions."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float):
        return value + 0.0 if math.isfinite(value) else None  # one zero, not two
    if isinstance(value, LocalText):
        return {"en": value.en, "zh": value.zh}
    if isinstance(value, np.ndarray | np.generic):
        return plain(cast("object", value.tolist()))
    if isinstance(value, tuple | list):
        return [plain(v) for v in cast("Sequence[object]", value)]
    if isinstance(value, Mapping) and not isinstance(value, Result):
        return {str(k): plain(v) for k, v in cast("Mapping[object, object]", value).items()}
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    if isinstance(value, AbstractSet):
        return sorted(map(str, cast("AbstractSet[object]", value)))
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):  # a result that is a mapping too, such as weights
        parts = ((f.name, cast("object", getattr(value, f.name))) for f in fields(value))
        return {name: plain(part) for name, part in parts if name not in _NO_NUMBERS and not _describes(part)}
    raise TypeError(f"a result holds a {type(value).__name__}, which is no number")


def _describes(part: object) -> bool:
    """Return whether a part of a result tells where it comes from instead of what was found."""
    return isinstance(part, Provenance) or (isinstance(part, BaseModel) and not isinstance(part, LocalText))
