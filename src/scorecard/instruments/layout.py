"""Which column of a survey file holds what."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, field_validator, model_validator

from scorecard._model import WHOLE, Frozen, FrozenMap, Id, Whole, flaw
from scorecard.instruments.instrument import Instrument, Role
from scorecard.instruments.long_rows import LongColumns
from scorecard.instruments.outcome import OutcomeColumn
from scorecard.instruments.patterns import REGEX, check_pattern, filled, has_text, matching, named
from scorecard.instruments.row_rules import DropRule


class ColumnLayout(Frozen):
    """Which column of a survey file holds what, and how its cells are read.

    Attributes
    ----------
    columns : dict of role to str
        Column pattern of each role: a name with ``{number}`` (position of the item, from 1;
        ``{number+4}`` counts from 5), ``{id}`` or ``{text}`` (the statement, in either language),
        such as ``E{number}``; or ``regex:`` and a regular expression that matches the whole name,
        with a group named ``item`` that catches the number, the id or the statement.
    names : dict of role to dict of item id to str
        Columns named one by one; they go before the pattern.
    respondent : str or None
        Column with the respondent's key; never shown in any result.
    segments : dict of str to str
        Column of each segment variable, by segment id.
    labels : dict of str to dict of str to str
        Printed name of each raw label, by segment id, such as {"sex": {"1": "women", "2": "men"}}; a
        label that is not named stays as it is, and labels with one name form one group.
    points : dict of str to str
        Columns of the 100 importance points, by dimension id.
    duration : str or None
        Column with the seconds that each respondent took to answer.
    outcomes : dict of str to OutcomeColumn
        Columns of overall answers, one a respondent, such as satisfaction as a whole.
    answers : dict of str to int
        Answer words and the codes they stand for.
    missing : tuple of str
        Declared codes for a missing answer; an empty cell is always missing.
    header_rows : int
        Rows before the data; the first of them holds the names, unless `name_row` says otherwise.
    name_row : int or "joined"
        Which of the header rows holds the names; "joined" reads all of them, fills cells that were
        merged to the right, and joins what differs with a vertical bar between.
    drop : tuple of DropRule
        Rows that are no answers, such as those of a preview; they are counted in the provenance.
    duplicates : {"keep", "refuse", "first", "last"}
        What happens to further rows of one respondent: "first" and "last" keep the row that was
        submitted first or last, or stands so in the file where no time is declared.
    started, submitted : str or None
        Columns with the moments at which a respondent began and ended; their difference is the
        duration where none is declared. Moments with a time zone count in UTC.
    timestamps : tuple of str
        Formats of these moments, such as ``%m/%d/%Y %H:%M:%S``; years first need none.
    shape : {"wide", "long"}
        One row a respondent, or one row an answer.
    long : LongColumns
        Columns of a file of one row an answer.
    encoding : str or None
        Declared text encoding; detected when None.
    separator : str or None
        Declared separator: comma, semicolon or tab; detected when None.

    Examples
    --------
    >>> from scorecard.instruments import servqual
    >>> layout = ColumnLayout(columns={"expectation": "E{number}", "perception": "P{number}"})
    >>> layout.column_of("perception", 0, instrument=servqual())
    'P1'
    """

    columns: FrozenMap[Role, str] = Field(default_factory=dict, validate_default=True)
    names: FrozenMap[Role, FrozenMap[Id, str]] = Field(default_factory=dict, validate_default=True)
    respondent: str | None = None
    segments: FrozenMap[Id, str] = Field(default_factory=dict, validate_default=True)
    labels: FrozenMap[Id, FrozenMap[str, str]] = Field(default_factory=dict, validate_default=True)
    points: FrozenMap[Id, str] = Field(default_factory=dict, validate_default=True)
    duration: str | None = None
    outcomes: FrozenMap[Id, OutcomeColumn] = Field(default_factory=dict, validate_default=True)
    answers: FrozenMap[str, Whole] = Field(default_factory=dict, validate_default=True)
    missing: tuple[str, ...] = ()
    header_rows: Annotated[int, Field(ge=1, le=20), WHOLE] = 1
    name_row: Annotated[int, Field(ge=1, le=20), WHOLE] | Literal["joined"] = 1
    drop: tuple[DropRule, ...] = ()
    duplicates: Literal["keep", "refuse", "first", "last"] = "keep"
    started: str | None = None
    submitted: str | None = None
    timestamps: tuple[str, ...] = ()
    shape: Literal["wide", "long"] = "wide"
    long: LongColumns = LongColumns()
    encoding: str | None = None
    separator: Literal[",", ";", "\t"] | None = None

    @field_validator("columns")
    @classmethod
    def _patterns(cls, value: Mapping[Role, str]) -> Mapping[Role, str]:
        for role, pattern in value.items():
            check_pattern(role, pattern)
        return value

    @field_validator("labels")
    @classmethod
    def _named(cls, value: Mapping[str, Mapping[str, str]]) -> Mapping[str, Mapping[str, str]]:
        for segment, names in value.items():
            for raw, name in names.items():
                if not name.strip() or not name.isprintable():
                    raise flaw(
                        "label-name",
                        f"the name of a label of {segment} is blank or cannot be printed",
                        found=raw,
                        cure="Write the name, or declare the label under missing.",
                    )
        return value

    @field_validator("encoding")
    @classmethod
    def _known_encoding(cls, value: str | None) -> str | None:
        try:
            "".encode(value or "utf-8")
        except (LookupError, ValueError):
            raise flaw(
                "unknown-encoding",
                "there is no such text encoding",
                found=value,
                cure="Use utf-8, utf-16, gb18030, big5 or cp1252, or leave it out.",
            ) from None
        return value

    @field_validator("separator", mode="before")
    @classmethod
    def _known_separator(cls, value: object) -> object:
        if value not in (None, ",", ";", "\t"):
            raise flaw(
                "unknown-separator",
                "survey files are separated by comma, semicolon or tab",
                found=str(value),
                cure='Write "," or ";" or "\\t" in double quotes, or leave it out.',
            )
        return value

    @model_validator(mode="after")
    def _some(self) -> ColumnLayout:
        if self.shape == "wide" and not self.columns and not self.names:
            raise flaw("layout-empty", "the layout names no answer column", cure="Give columns or names.")
        if self.shape == "long" and (self.columns or self.names):
            raise flaw(
                "long-columns",
                "a file of one row an answer has no columns of items",
                found=", ".join((*self.columns, *self.names)),
                cure="Delete columns and names; name item, role and value under long.",
            )
        if isinstance(self.name_row, int) and self.name_row > self.header_rows:
            raise flaw(
                "name-row",
                "the row of the names is none of the header rows",
                found=f"row {self.name_row} of {self.header_rows}",
                cure="Raise header_rows, or lower name_row.",
            )
        if self.respondent is None and (self.shape == "long" or self.duplicates != "keep"):
            raise flaw(
                "layout-respondent",
                "this layout must name the column of the respondent",
                cure="Give respondent; without it rows of one person cannot be told from those of another.",
            )
        return self

    @property
    def roles(self) -> tuple[Role, ...]:
        """Roles for which the layout names columns."""
        return tuple(dict.fromkeys((*self.columns, *self.names)))

    @property
    def asides(self) -> tuple[str, ...]:
        """Columns that are not read as answers but must be there: those of rules, and of moments."""
        rules = (rule.column for rule in self.drop if not rule.optional)
        moments = (name for name in (self.started, self.submitted) if name is not None)
        return tuple(dict.fromkeys((*rules, *moments)))

    @property
    def shaped(self) -> bool:
        """Whether the rows of a file must be looked at as a whole before their cells are read."""
        moments = self.started is not None or self.submitted is not None
        return bool(self.drop) or moments or self.duplicates != "keep" or self.shape == "long" or self.name_row != 1

    def column_of(self, role: Role, position: int, *, instrument: Instrument) -> str | None:
        """Return the column name of an item, where it does not depend on the file.

        Parameters
        ----------
        role : str
            What was asked.
        position : int
            Position of the item, from 0.
        instrument : Instrument
            The questionnaire.

        Returns
        -------
        str or None
            The name; None when the layout finds it by a regular expression.
        """
        item = instrument.items[position]
        named = self.names.get(role, {}).get(item.id)
        if named is not None:
            return named
        pattern = self.columns.get(role)
        if pattern is None or pattern.startswith(REGEX):
            return None
        return filled(pattern, number=position + 1, item_id=item.id, text=item.text.text("en"))

    def find(self, role: Role, position: int, *, instrument: Instrument, header: tuple[str, ...]) -> tuple[str, ...]:
        """Return the columns of a header that match an item.

        Parameters
        ----------
        role : str
            What was asked.
        position : int
            Position of the item, from 0.
        instrument : Instrument
            The questionnaire.
        header : tuple of str
            Column names of the file.

        Returns
        -------
        tuple of str
            The matching names, once for each time they stand in the header; one when all is well.
        """
        name = self.column_of(role, position, instrument=instrument)
        pattern = self.columns.get(role)
        item = instrument.items[position]
        texts = tuple(dict.fromkeys((item.text.text("en"), item.text.text("zh"))))
        if name is not None:
            if pattern is None or item.id in self.names.get(role, {}) or not has_text(pattern):
                return named(name, header)
            names = [filled(pattern, number=position + 1, item_id=item.id, text=text) for text in texts]
            return tuple(found for name in names for found in named(name, header))
        if pattern is None:
            return ()
        return matching(role, pattern, header, number=position + 1, item_id=item.id, texts=texts)
