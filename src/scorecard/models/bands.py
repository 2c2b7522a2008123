"""Bands of the score that give a status, with half-open edges."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import cast

from pydantic import Field, GetJsonSchemaHandler, SerializeAsAny, model_serializer, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from scorecard._model import Flaws, Frozen, Id, Number
from scorecard._status import Level as Level
from scorecard._status import StatusWord
from scorecard._text import LocalText
from scorecard.errors import AnalysisError

EDGE_TOLERANCE = 1e-9
"""Points by which binary fractions may leave a score below the edge it stands on."""

RESERVED = frozenset({"no_data"})
"""Statuses that are no band."""


class Band(Frozen):
    """One band of the score.

    Attributes
    ----------
    id : str
        Name used in results.
    low, high : float
        Edges: a score s is inside if low <= s < high; the top band includes its high edge.
    level : {"good", "watch", "bad"}
        What the band says.
    name : LocalText
        Name in print.
    letter : LocalText
        Mark printed beside the colour.

    Examples
    --------
    >>> Band(id="red", low=0, high=75, level="bad", name="off target", letter="R").word.text("en")
    'off target'
    """

    id: Id
    low: Number
    high: Number
    level: Level
    name: LocalText
    letter: LocalText

    @property
    def word(self) -> StatusWord:
        """The name, with the level that decides its mark."""
        return StatusWord.of(self.name, self.level)


class Bands(Frozen):
    """Bands that cover the score from 0 to 100 without hole or overlap.

    In a file they are written as a list of bands.

    Attributes
    ----------
    bands : tuple of Band
        Ascending; band *i* is the half-open interval [low, high), the top band is closed. A score
        within 1e-9 points below an edge counts as on it.

    Raises
    ------
    CardError
        If bands overlap, leave a hole, do not run from 0 to 100, or share an id.

    Examples
    --------
    >>> bands = Bands.default()
    >>> [band.id for band in bands]
    ['red', 'amber', 'green']
    >>> bands.of(75.0).id, bands.of(74.999).id, bands.of(100.0).id
    ('amber', 'red', 'green')
    """

    bands: tuple[Band, ...] = Field(min_length=1, max_length=20)

    @classmethod
    def default(cls) -> Bands:
        """Return the conventional bands: [0, 75) red, [75, 90) amber, [90, 100] green.

        Returns
        -------
        Bands
            The default bands. They are a convention: a card should state its own.
        """
        return _DEFAULT

    @model_validator(mode="before")
    @classmethod
    def _from_list(cls, data: object) -> object:
        return {"bands": cast("object", data)} if isinstance(data, list | tuple) else data

    @model_serializer(mode="plain")
    def _to_list(self) -> tuple[SerializeAsAny[Band], ...]:
        return self.bands

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe the list form, which is what files hold."""
        reference = super().__get_pydantic_json_schema__(core_schema, handler)
        whole = handler.resolve_ref_schema(reference)
        listed = {**whole["properties"]["bands"], "description": whole["description"]}
        whole.clear()
        whole.update(listed)
        return reference

    @model_validator(mode="after")
    def _check(self) -> Bands:
        flaws = Flaws()
        ids = [b.id for b in self.bands]
        for i, band in enumerate(self.bands):
            if band.id in RESERVED:
                flaws.add(
                    "reserved-id",
                    "this id is taken by the library",
                    at=("bands", i, "id"),
                    found=band.id,
                    cure="Choose another one.",
                )
            if band.id in ids[:i]:
                flaws.add(
                    "duplicate-id",
                    f"this id is already used at bands.{ids.index(band.id)}",
                    at=("bands", i, "id"),
                    found=band.id,
                    cure="Give every band an id of its own.",
                )
            if band.low >= band.high:
                flaws.add(
                    "band-empty",
                    f"the band {band.id!r} is empty",
                    at=("bands", i),
                    found=f"{band.low:g} to {band.high:g}",
                    cure="Its high edge must lie above its low edge.",
                )
        self._check_edges(flaws)
        flaws.raise_if_any()
        return self

    def _check_edges(self, flaws: Flaws) -> None:
        for i, (lower, upper) in enumerate(zip(self.bands, self.bands[1:], strict=False), 1):
            if upper.low > lower.high:
                flaws.add(
                    "band-hole",
                    f"between the bands {lower.id!r} and {upper.id!r} there is a hole",
                    at=("bands", i, "low"),
                    found=f"{lower.high:g} to {upper.low:g}",
                    cure="Let each band begin where the one before ends.",
                )
            if upper.low < lower.high:
                flaws.add(
                    "band-overlap",
                    f"the bands {lower.id!r} and {upper.id!r} overlap",
                    at=("bands", i, "low"),
                    found=f"{upper.low:g} to {lower.high:g}",
                    cure="List the bands ascending and let each begin where the one before ends.",
                )
        if self.bands[0].low != 0 or self.bands[-1].high != 100:
            flaws.add(
                "band-range",
                "the bands do not run from 0 to 100",
                at=("bands",),
                found=f"{self.bands[0].low:g} to {self.bands[-1].high:g}",
                cure="Begin the first band at 0 and end the last at 100.",
            )

    def __iter__(self) -> Iterator[Band]:  # type: ignore[override]  # iterating over bands is what a reader expects
        """Iterate over the bands, ascending."""
        return iter(self.bands)

    def __len__(self) -> int:
        """Return the number of bands."""
        return len(self.bands)

    @property
    def inner_edges(self) -> tuple[float, ...]:
        """Scores at which one band ends and the next begins, ascending."""
        return tuple(band.low for band in self.bands[1:])

    @property
    def print_edges(self) -> tuple[float, ...]:
        """Scores over which none is rounded in print: between two bands, and 100, at which a target is met."""
        return (*self.inner_edges, 100.0)

    def of(self, score: float) -> Band:
        """Return the band of a score.

        Parameters
        ----------
        score : float
            A score; below 0 counts as the lowest band, above 100 as the top band.

        Returns
        -------
        Band
            The band.

        Raises
        ------
        AnalysisError
            If the score is not a number: no data is a status of its own, not the lowest band.

        Notes
        -----
        A score within 1e-9 points below an edge counts as on it, here and in every status of an
        evaluation: 74.99999999999999 is what binary fractions make of 75.
        """
        if math.isnan(score):
            raise AnalysisError.single(
                "score-missing",
                "a missing score has no band",
                cure="Ask for the band only where there is a score.",
            )
        for band in reversed(self.bands):
            if score + EDGE_TOLERANCE >= band.low:
                return band
        return self.bands[0]


_DEFAULT = Bands(
    bands=(
        Band(
            id="red",
            low=0,
            high=75,
            level="bad",
            name=LocalText(en="off target", zh="未达标"),
            letter=LocalText(en="R", zh="未"),
        ),
        Band(
            id="amber",
            low=75,
            high=90,
            level="watch",
            name=LocalText(en="watch", zh="关注"),
            letter=LocalText(en="A", zh="注"),
        ),
        Band(
            id="green",
            low=90,
            high=100,
            level="good",
            name=LocalText(en="on target", zh="达标"),
            letter=LocalText(en="G", zh="达"),
        ),
    )
)
