"""A questionnaire: its items, its dimensions, its scale, and what is asked of each item."""

from __future__ import annotations

from typing import Literal, get_args

from pydantic import Field, model_validator

from scorecard._model import Frozen, Id, flaw
from scorecard._text import LocalText
from scorecard.errors import near
from scorecard.instruments.scale import Scale

Role = Literal["expectation", "perception", "importance", "satisfaction"]
"""What a respondent was asked about an item."""

ROLES: tuple[Role, ...] = get_args(Role)


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
        A short label for charts.
    dimension : str or None
        Dimension it belongs to; None for an item that is reported on its own.
    reverse : bool
        Whether a high answer is bad; answers are mirrored on the scale before any analysis.
    """

    id: Id
    text: LocalText
    short: LocalText | None = None
    dimension: Id | None = None
    reverse: bool = False

    @property
    def label(self) -> LocalText:
        """Short label, or the statement where there is none."""
        return self.text if self.short is None else self.short


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
    roles : tuple of {"expectation", "perception", "importance", "satisfaction"}
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
        If ids repeat, an item names a dimension that does not exist, or a dimension has
        no item.
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
        ids = [d.id for d in self.dimensions] + [i.id for i in self.items]
        twice = sorted({i for i in ids if ids.count(i) > 1})
        if twice:
            raise flaw(
                "duplicate-id",
                f"the id {twice[0]!r} is used twice in the instrument",
                cure="Give every dimension and item an id of its own.",
            )
        known = {d.id for d in self.dimensions}
        for item in self.items:
            if item.dimension is not None and item.dimension not in known:
                raise flaw(
                    "unknown-dimension",
                    f"item {item.id!r} names a dimension that does not exist",
                    found=item.dimension,
                    cure=near(item.dimension, sorted(known)),
                )
        for dimension in self.dimensions:
            if not self.items_of(dimension.id):
                raise flaw(
                    "empty-dimension",
                    f"the dimension {dimension.id!r} has no item",
                    cure="Give it an item or remove it.",
                )
        if len(set(self.roles)) != len(self.roles):
            raise flaw("duplicate-role", "a role is listed twice", cure="List each role once.")
        return self

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
        KeyError
            If there is no such item.
        """
        for position, item in enumerate(self.items):
            if item.id == item_id:
                return position
        raise KeyError(item_id)

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
        KeyError
            If there is no such dimension.
        """
        for dimension in self.dimensions:
            if dimension.id == dimension_id:
                return dimension
        raise KeyError(dimension_id)

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
        """
        for dimension in self.dimensions:
            if dimension.id == part_id:
                return dimension.name
        return self.item(part_id).label
