"""A finished chart: its figure, its words for those who cannot see it, and its numbers."""

from __future__ import annotations

import base64
import hashlib
import io
import os
import re
from collections.abc import Container, Mapping
from dataclasses import dataclass
from html import escape
from numbers import Real
from pathlib import Path
from typing import Literal, cast, get_args

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from scorecard._given import require_file, require_word
from scorecard._table import Table
from scorecard._text import Lang
from scorecard._writing import write_whole
from scorecard.errors import Place, UsageError, near
from scorecard.plots.theme import drawing

__all__ = ["Chart", "Format", "Kind", "ShownChart"]

Format = Literal["png", "svg", "pdf"]
Kind = Literal["png", "svg", "html"]

_SCREEN_DPI = 144
_MOST_DPI = 2400
_MIMES = {"png": "image/png", "svg": "image/svg+xml", "html": "text/html"}
_ID = re.compile(r'(\bid=")([^"]+)(")')
_REFERENCE = re.compile(r'((?:xlink:)?href="#|url\(#)([^")]+)(["\)])')
_TAG = re.compile(r"<(?!!--)[^>]*>")
_METADATA = re.compile(r"\s*<metadata>.*?</metadata>", re.DOTALL)


@dataclass(frozen=True, slots=True, eq=False)
class Chart:
    """A chart that shows itself in a notebook and saves itself as PNG, SVG or PDF.

    Attributes
    ----------
    figure : Figure
        The matplotlib figure.
    axes : tuple of Axes
        The sheet, measured in points, then the axes with data coordinates.
    alt_text : str
        What the chart shows, in words, from the same numbers.
    data : Table
        The numbers drawn, at full precision.
    message : str
        The sentence above the chart; empty when there is none.
    what : str
        Object, measure, unit, period and n.
    name : str
        Kind of chart.
    lang : {"en", "zh"}
        Language of its words.

    Examples
    --------
    >>> import scorecard as sc
    >>> measure = {"id": "otif", "name": "OTIF", "worst": 80, "target": 100}
    >>> objective = {"id": "deliver", "name": "Deliver well", "measures": [measure]}
    >>> customer = {"id": "customer", "objectives": [objective]}
    >>> card = sc.Scorecard(id="demo", name="Demo", calendar={"first": "2025", "last": "2026"}, perspectives=[customer])
    >>> obs = sc.observe(card, values=[sc.MeasureRecord("otif", "2025", 94), sc.MeasureRecord("otif", "2026", 88)])
    >>> chart = sc.evaluate(card, obs, period="2026").plot.bullets()
    >>> chart.message, chart.data.rows[0][0], chart.data.rows[0][3]
    ('1 of 1 measure off target: OTIF', 'otif', 88.0)
    """

    figure: Figure
    axes: tuple[Axes, ...]
    alt_text: str
    data: Table
    message: str
    what: str
    name: str
    lang: Lang

    def save(self, path: str | os.PathLike[str], *, dpi: int | None = None) -> Path:
        """Write the chart to a file; the same chart gives the same bytes.

        Parameters
        ----------
        path : str or path
            File to write; its ending decides the format: ``.png``, ``.svg`` or ``.pdf``.
        dpi : int, optional
            Dots per inch of a PNG; the figure's own when left out.

        Returns
        -------
        Path
            The file written.

        Raises
        ------
        UsageError
            If the ending names no format, or `dpi` is no number above 0.
        OutputError
            If the file cannot be written; nothing is left half-written.
        """
        require_file(path)
        if dpi is not None and not (isinstance(cast("object", dpi), Real) and 0 < dpi <= _MOST_DPI):
            raise UsageError.single(
                "bad-option",
                f"the option dpi is no number above 0 and up to {_MOST_DPI}",
                found=str(dpi),
                cure="Write dpi=300 for print, or leave it out.",
            )
        target = Path(path)
        kind = target.suffix.lower().removeprefix(".")
        if kind not in get_args(Format):
            raise UsageError.single(
                "unknown-format",
                "a chart is saved as .png, .svg or .pdf",
                place=Place(file=str(path)),
                found=target.suffix,
                cure=near(kind, get_args(Format)),
            )
        write_whole(path, self.render(cast("Format", kind), dpi=dpi))
        return target

    def render(self, kind: Format, *, dpi: int | None = None) -> bytes:
        """Return the chart as the bytes of a file.

        Parameters
        ----------
        kind : {"png", "svg", "pdf"}
            Format of the file.
        dpi : int, optional
            Dots per inch of a PNG; the figure's own when left out.

        Returns
        -------
        bytes
            The same for the same chart.
        """
        if kind == "svg":
            return ('<?xml version="1.0" encoding="utf-8"?>\n' + self.svg()).encode()
        metadata: dict[str, str | None]
        if kind == "png":
            metadata = {"Software": None, "Title": self.what, "Description": self.alt_text}
        else:
            metadata = {"CreationDate": None, "Title": self.what, "Subject": self.alt_text}
        return self._printed(kind, metadata, dpi=dpi)

    def svg(self, *, prefix: str | None = None) -> str:
        """Return the chart as an SVG element whose text stays text.

        Parameters
        ----------
        prefix : str, optional
            Start of every id in it, so that several charts can share a page; made from the
            chart's content when left out.

        Returns
        -------
        str
            From ``<svg`` to ``</svg>``; the fonts are named, not embedded.
        """
        raw = self._printed("svg", {"Date": None}, dpi=72).decode()
        body = _METADATA.sub("", raw[raw.index("<svg") :], count=1)
        start = prefix if prefix is not None else f"{self.name}-{hashlib.sha256(body.encode()).hexdigest()[:8]}-"
        seen: dict[str, int] = {}
        marked = _TAG.sub(lambda tag: _prefixed(tag.group(), start, seen), body)
        label = escape(self.alt_text, quote=True)
        return marked.replace("<svg ", f'<svg role="img" aria-label="{label}" ', 1)

    def _printed(self, kind: Format, metadata: Mapping[str, str | None], *, dpi: int | None) -> bytes:
        """Return what matplotlib prints, under our settings only."""
        buffer = io.BytesIO()
        with drawing():
            self.figure.savefig(
                buffer,
                format=kind,
                dpi="figure" if dpi is None else dpi,
                metadata=cast("dict[str, str]", dict(metadata)),
            )
        return buffer.getvalue()

    def show(self, *, kind: Kind = "png") -> ShownChart:
        """Return what a notebook shows as the last line of a cell, as a picture, a drawing or a picture in a page.

        Parameters
        ----------
        kind : {"png", "svg", "html"}
            A picture, the same everywhere; a drawing that stays sharp at any size, which names its fonts and does
            not carry them, so it is for machines that have them; or HTML with the picture and its alt text in it,
            which stays where programs drop the alt text of pictures, as nbconvert does in its usual HTML.

        Returns
        -------
        ShownChart
            Picture or drawing with its alt text.

        Raises
        ------
        UsageError
            If there is no such kind.
        """
        require_word("kind", kind, get_args(Kind))
        return ShownChart(self, kind)

    def _repr_png_(self) -> bytes:
        """Return the picture for a notebook."""
        return self.render("png", dpi=_SCREEN_DPI)

    def _repr_mimebundle_(
        self, include: Container[str] | None = None, exclude: Container[str] | None = None
    ) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
        """Return the picture for a notebook, with its alt text."""
        return _bundle(self, "png", include, exclude)

    def __repr__(self) -> str:
        """Return the kind of chart and what it shows."""
        return f"<Chart {self.name}: {self.what}>"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class ShownChart:
    """A chart as the last line of a cell, in one format.

    Attributes
    ----------
    chart : Chart
        The chart.
    kind : {"png", "svg", "html"}
        Picture, drawing, or HTML with the picture in it.
    """

    chart: Chart
    kind: Kind

    def __repr__(self) -> str:
        """Return what the chart shows, in words."""
        return self.chart.alt_text

    def _repr_mimebundle_(
        self, include: Container[str] | None = None, exclude: Container[str] | None = None
    ) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
        """Return the chart for a notebook, with its alt text."""
        return _bundle(self.chart, self.kind, include, exclude)


def _bundle(
    chart: Chart, kind: Kind, include: Container[str] | None, exclude: Container[str] | None
) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    """Return a chart by MIME type, and its alt text; nothing where its format is not wanted."""
    mime = _MIMES[kind]
    if (include is not None and mime not in include) or (exclude is not None and mime in exclude):
        return {}, {}
    picture = chart.svg() if kind == "svg" else base64.b64encode(chart.render("png", dpi=_SCREEN_DPI)).decode("ascii")
    if kind == "html":
        alt = escape(chart.alt_text, quote=True)
        picture = f'<img lang="{chart.lang}" style="max-width:100%" alt="{alt}" src="data:image/png;base64,{picture}">'
    words = {} if include is not None and "text/plain" not in include else {"text/plain": chart.alt_text}
    return {mime: picture, **words}, {} if kind == "html" else {mime: {"alt": chart.alt_text}}


def _prefixed(tag: str, start: str, seen: dict[str, int]) -> str:
    """Return one tag with its ids and references prefixed, and an id that comes again numbered."""

    def once(match: re.Match[str]) -> str:
        seen[match[2]] = seen.get(match[2], 0) + 1
        again = f"-{seen[match[2]]}" if seen[match[2]] > 1 else ""
        return f"{match[1]}{start}{match[2]}{again}{match[3]}"

    def reference(match: re.Match[str]) -> str:
        return f"{match[1]}{start}{match[2]}{match[3]}"

    return _REFERENCE.sub(reference, _ID.sub(once, tag))
