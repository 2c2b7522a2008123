"""Rows of a survey file that are no answers, by declared rule."""

from __future__ import annotations

from pydantic import model_validator

from scorecard._model import Frozen, flaw
from scorecard._text import LocalText
from scorecard.instruments.looks import as_seen


class DropRule(Frozen):
    """Rows that are left out because of what stands in one column, such as answers of a preview.

    Texts are compared as a reader sees them, without regard to case; an empty cell is ``""``.

    Attributes
    ----------
    column : str
        The column that tells.
    values : tuple of str
        Rows with one of these are left out.
    keep : tuple of str
        Rows with any other than these are left out; instead of `values`.
    optional : bool
        Whether the column may be absent from a file, which then loses no row by this rule.
    reason : LocalText or None
        Why, in print.

    Examples
    --------
    >>> rule = DropRule(column="Status", values=("Survey Preview",))
    >>> rule.drops("survey preview "), rule.drops("IP Address")
    (True, False)
    """

    column: str
    values: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()
    optional: bool = False
    reason: LocalText | None = None

    @model_validator(mode="after")
    def _one_list(self) -> DropRule:
        if bool(self.values) == bool(self.keep):
            raise flaw(
                "drop-rule",
                "a rule for rows to leave out needs either values or keep",
                found=self.column,
                cure='List what is left out under values, or what stays under keep; an empty cell is "".',
            )
        return self

    def drops(self, text: str) -> bool:
        """Return whether a row with this text is left out.

        Parameters
        ----------
        text : str
            What stands in the column; empty for an empty cell.

        Returns
        -------
        bool
            Whether it is left out.
        """
        seen = as_seen(text).casefold()
        if self.values:
            return seen in {as_seen(value).casefold() for value in self.values}
        return seen not in {as_seen(value).casefold() for value in self.keep}
