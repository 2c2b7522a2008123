"""Which column of a complaints file is what."""

from __future__ import annotations

from pydantic import Field, field_validator, model_validator

from scorecard._model import Flaws, Frozen
from scorecard.logistics.date_rules import check_date_formats, known_zone

__all__ = ["COMPLAINT_FIELDS", "ComplaintLayout"]

COMPLAINT_FIELDS = (
    "complaint",
    "customer",
    "order",
    "opened_at",
    "answered_at",
    "solved_at",
    "cause",
    "solved",
    "stayed",
    "compensation",
)
"""What a complaints file may tell; each is a column."""


class ComplaintLayout(Frozen):
    """Which column of a complaints file is what, and how its cells are read.

    A column that is not named is looked for under the name of its field, and may be absent; `complaint` and
    `opened_at` must be there. Columns beside these are left alone.

    Attributes
    ----------
    complaint, customer, order : str
        Columns of the ids.
    opened_at, answered_at, solved_at : str
        Columns of the moments: dates, or dates with time of day.
    cause : str
        Column of the cause.
    solved, stayed : str
        Columns of yes or no: whether the complaint was solved, and whether the customer bought again.
    compensation : str
        Column of what was paid.
    date_formats : tuple of str
        How dates are written, as in an `OrderLayout`, such as ``%d.%m.%Y %H:%M``; ISO dates when empty.
    time_zone : str or None
        Zone into which moments with an offset are brought, such as ``Asia/Shanghai``; moments without one are
        taken as local time there.
    missing : tuple of str
        Words that stand for an empty cell.
    yes, no : tuple of str
        Words for yes and no, in any case.

    Raises
    ------
    CardError
        If two fields name one column, a word is both yes and no, or a date format or the time zone is not known.

    Examples
    --------
    >>> layout = ComplaintLayout(complaint="Ticket", opened_at="Opened", date_formats=("%d.%m.%Y",))
    >>> layout.opened_at, layout.solved_at
    ('Opened', 'solved_at')
    """

    complaint: str = "complaint"
    customer: str = "customer"
    order: str = "order"
    opened_at: str = "opened_at"
    answered_at: str = "answered_at"
    solved_at: str = "solved_at"
    cause: str = "cause"
    solved: str = "solved"
    stayed: str = "stayed"
    compensation: str = "compensation"
    date_formats: tuple[str, ...] = Field(default=(), max_length=20)
    time_zone: str | None = None
    missing: tuple[str, ...] = ("", "NA", "N/A", "-")
    yes: tuple[str, ...] = ("yes", "y", "true", "1", "是")
    no: tuple[str, ...] = ("no", "n", "false", "0", "否")

    @field_validator("time_zone")
    @classmethod
    def _known_zone(cls, value: str | None) -> str | None:
        return known_zone(value)

    @model_validator(mode="after")
    def _check(self) -> ComplaintLayout:
        flaws, taken = Flaws(), dict[str, str]()
        for field in COMPLAINT_FIELDS:
            column: str = getattr(self, field)
            if column in taken:
                flaws.add(
                    "column-twice", f"this column is already {taken[column]}", at=(field,), found=column,
                    cure="Name a column of its own, or leave the field out.",
                )  # fmt: skip
            taken.setdefault(column, field)
        check_date_formats(self.date_formats, flaws)
        both = {w.casefold() for w in self.yes} & {w.casefold() for w in self.no}
        for word in sorted(both):
            flaws.add("word-twice", "a word is both yes and no", at=("no",), found=word, cure="Keep it in one of them.")
        flaws.raise_if_any()
        return self
