"""A questionnaire: its items, its dimensions, its scale, and what is asked of each item."""

from __future__ import annotations

import re
from typing import Literal, get_args

from pydantic import Field, model_validator

from scorecard._model import Flaws, Frozen, Id
from scorecard._text import LocalText
from scorecard.errors import CardError, near
from scorecard.instruments.scale import Scale

Role = Literal["expectation", "perception", "importance", "satisfaction", "minimum", "desired"]
"""What a respondent was asked about an item; minimum is the least level of service that still will do, desired
the level hoped for."""

ROLES: tuple[Role, ...] = get_args(Role)

RESERVED = frozenset({"overall", "overall_items", "weighted", "all_items"})
"""Ids of rows that results have beside dimensions and items."""

_FULL_STOP = re.compile(r"(?<=[^\s.。…])(?<!\betc)[.。]$")


class Dimension(Frozen):
    """A group of items that measure one side of service quality.

    Attributes
    ----------
    id : str
        Name used in results.
    name : LocalText
        Name in print.
    definition : LocalText or None
        What it covers.

    Examples
    --------
    >>> Dimension(id="tangibles", name={"en": "Tangibles", "zh": "有形性"}).name.text("zh")
    '有形性'
    """

    id: Id
    name: LocalText
    definition: LocalText | None = None


class Item(Frozen):
    """One statement that respondents rate.

    Attributes
    ----------
    id : str
        Name used in results.
    text : LocalText
        The statement.
    short : LocalText or None
        A short label for charts; where there is none, the statement stands for it, without its full stop.
    dimension : str or None
        Dimension it belongs to; None for an item that is reported on its own.
    reverse : bool
        Whether a high answer is bad; answers are mirrored on the scale before any analysis.

    Examples
    --------
    >>> text = {"en": "Answers are quick.", "zh": "答复迅速。"}
    >>> item = Item(id="quick", text=text, short={"en": "Quick", "zh": "迅速"})
    >>> item.label.text("en"), item.text.text("zh")
    ('Quick', '答复迅速。')
    """

    id: Id
    text: LocalText
    short: LocalText | None = None
    dimension: Id | None = None
    reverse: bool = False

    @property
    def label(self) -> LocalText:
        """Short label, or the statement without its full stop where there is none: it stands within sentences."""
        if self.short is not None:
            return self.short
        return LocalText(en=_unstopped(self.text.en), zh=_unstopped(self.text.zh))


def _unstopped(text: str | None) -> str | None:
    """Return a statement without the full stop at its end; other signs, and the dots of "etc." or "…", stay."""
    found = None if text is None else _FULL_STOP.search(text)
    return text if text is None or found is None else text[: found.start()]


class Instrument(Frozen):
    """A questionnaire.

    Attributes
    ----------
    id : str
        Name of the instrument.
    name : LocalText
        Name in print.
    scale : Scale
        Answer scale of every item.
    roles : tuple of {"expectation", "perception", "importance", "satisfaction", "minimum", "desired"}
        What is asked of each item.
    dimensions : tuple of Dimension
        The dimensions, in order.
    items : tuple of Item
        The items, in the order of the questionnaire.
    source : LocalText or None
        Where the instrument comes from.

    Raises
    ------
    CardError
        If ids repeat or are taken by the library (``overall``, ``overall_items``, ``weighted``,
        ``all_items``), an item names a dimension that does not exist, or a dimension has no item.

    Examples
    --------
    >>> from scorecard.instruments import Scale
    >>> quick = Item(id="quick", text={"en": "Answers are quick.", "zh": "答复迅速。"})
    >>> items = [quick, Item(id="kind", text="Staff are kind.")]
    >>> asked = Instrument(id="short", name="Short", scale=Scale.from_points(7), items=items)
    >>> asked.item_index("kind"), asked.name_of("quick").text("zh"), asked.roles
    (1, '答复迅速', ('expectation', 'perception'))
    """

    id: Id
    name: LocalText
    scale: Scale
    roles: tuple[Role, ...] = Field(default=("expectation", "perception"), min_length=1)
    dimensions: tuple[Dimension, ...] = ()
    items: tuple[Item, ...] = Field(min_length=1, max_length=500)
    source: LocalText | None = None

    @model_validator(mode="after")
    def _check(self) -> Instrument:
        flaws = Flaws()
        self._check_ids(flaws)
        known = [d.id for d in self.dimensions]
        for i, item in enumerate(self.items):
            if item.dimension is not None and item.dimension not in known:
                flaws.add(
                    "unknown-dimension",
                    f"item {item.id!r} names a dimension that does not exist",
                    at=("items", i, "dimension"),
                    found=item.dimension,
                    cure=near(item.dimension, known),
                )
        for i, dimension in enumerate(self.dimensions):
            if not self.items_of(dimension.id):
                flaws.add(
                    "empty-dimension",
                    f"the dimension {dimension.id!r} has no item",
                    at=("dimensions", i),
                    cure="Give it an item or remove it.",
                )
        for i, role in enumerate(self.roles):
            if role in self.roles[:i]:
                flaws.add(
                    "duplicate-role",
                    "this role is listed twice",
                    at=("roles", i),
                    found=role,
                    cure="List each role once.",
                )
        flaws.raise_if_any()
        return self

    def _check_ids(self, flaws: Flaws) -> None:
        parts = [("dimensions", i, d.id) for i, d in enumerate(self.dimensions)]
        parts += [("items", i, item.id) for i, item in enumerate(self.items)]
        seen: dict[str, str] = {}
        for kind, i, part_id in parts:
            if part_id in RESERVED:
                flaws.add(
                    "reserved-id",
                    "this id is taken by the library",
                    at=(kind, i, "id"),
                    found=part_id,
                    cure="Choose another one.",
                )
            elif part_id in seen:
                flaws.add(
                    "duplicate-id",
                    f"this id is already used at {seen[part_id]}",
                    at=(kind, i, "id"),
                    found=part_id,
                    cure="Give every dimension and item an id of its own.",
                )
            seen.setdefault(part_id, f"{kind}.{i}")

    def items_of(self, dimension_id: str) -> tuple[Item, ...]:
        """Return the items of a dimension.

        Parameters
        ----------
        dimension_id : str
            Id of the dimension.

        Returns
        -------
        tuple of Item
            Its items, in the order of the questionnaire.
        """
        return tuple(i for i in self.items if i.dimension == dimension_id)

    def item(self, item_id: str) -> Item:
        """Return an item by its id.

        Parameters
        ----------
        item_id : str
            Id of the item.

        Returns
        -------
        Item
            The item.

        Raises
        ------
        CardError
            If there is no such item.
        """
        return self.items[self.item_index(item_id)]

    def item_index(self, item_id: str) -> int:
        """Return the position of an item, from 0.

        Parameters
        ----------
        item_id : str
            Id of the item.

        Returns
        -------
        int
            Its position in the questionnaire.

        Raises
        ------
        CardError
            If there is no such item.
        """
        for position, item in enumerate(self.items):
            if item.id == item_id:
                return position
        cure = near(item_id, [i.id for i in self.items])
        raise CardError.single("unknown-item", "the instrument has no such item", found=item_id, cure=cure)

    def dimension(self, dimension_id: str) -> Dimension:
        """Return a dimension by its id.

        Parameters
        ----------
        dimension_id : str
            Id of the dimension.

        Returns
        -------
        Dimension
            The dimension.

        Raises
        ------
        CardError
            If there is no such dimension.
        """
        for dimension in self.dimensions:
            if dimension.id == dimension_id:
                return dimension
        cure = near(dimension_id, [d.id for d in self.dimensions])
        raise CardError.single(
            "unknown-dimension", "the instrument has no such dimension", found=dimension_id, cure=cure
        )

    def name_of(self, part_id: str) -> LocalText:
        """Return the printed name of a dimension or the label of an item.

        Parameters
        ----------
        part_id : str
            Id of a dimension or an item.

        Returns
        -------
        LocalText
            The name.

        Raises
        ------
        CardError
            If there is no such dimension or item.
        """
        names = {d.id: d.name for d in self.dimensions} | {i.id: i.label for i in self.items}
        if part_id not in names:
            cure = near(part_id, names)
            raise CardError.single(
                "unknown-part", "the instrument has no such dimension or item", found=part_id, cure=cure
            )
        return names[part_id]
