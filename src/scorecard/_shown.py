"""What a notebook shows of a result, in a language of choice."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Shown"]


@dataclass(frozen=True, slots=True, repr=False)
class Shown:
    """Something to be the last line of a cell: a page for notebooks, a text for terminals.

    Attributes
    ----------
    html : str
        An HTML fragment; every text of data is escaped, and there is no script in it.
    text : str
        The same as plain text.
    """

    html: str
    text: str

    def __repr__(self) -> str:
        """Return the text."""
        return self.text

    def _repr_html_(self) -> str:
        """Return the page for a notebook."""
        return self.html
