"""A sheet on which texts and marks are put at places given in points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import FancyBboxPatch, PathPatch, Polygon, Rectangle
from matplotlib.path import Path
from matplotlib.text import Text

from scorecard._given import Kind, require_kinds
from scorecard._marks import Mark
from scorecard._table import Table
from scorecard._text import Lang
from scorecard.errors import ChartError
from scorecard.plots.chart import Chart
from scorecard.plots.fonts import require_glyphs
from scorecard.plots.theme import Theme

__all__ = ["BACKGROUND", "Align", "Canvas", "Words"]

BACKGROUND = "ground"
"""Start of the gid of what lies behind text on purpose: pale bands, rules and grid lines."""

POINTS = 72.0
_AXES = Kind(Axes, "axes of Matplotlib", "Give one of those that figure.subplots() returns.")
_CENTRE = 0.365
_FLATTEST = 1.0

Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Words:
    """How a text is set.

    Attributes
    ----------
    size : float
        Font size in points.
    color : str
        Colour.
    bold : bool
        Whether it is bold.
    align : {"left", "center", "right"}
        Which end of the text lies at its place.
    backed : bool
        Whether it stands on white, so that grid lines stop at it.
    """

    size: float
    color: str
    bold: bool = False
    align: Align = "left"
    backed: bool = False


@dataclass(slots=True)
class Canvas:
    """A sheet measured in points, x from the left, y from the top down.

    Its limits are fixed, so what is drawn is added without limits of data, which cost more than the drawing.

    Attributes
    ----------
    axes : Axes
        Invisible axes whose data coordinates are points.
    width, height : float
        Size in points.
    theme : Theme
        Colours and sizes.
    panels : list of Axes
        Axes with data coordinates that were laid on the sheet.
    texts : list of str
        Every text on the sheet.
    """

    axes: Axes
    width: float
    height: float
    theme: Theme
    panels: list[Axes] = field(default_factory=list[Axes])
    texts: list[str] = field(default_factory=list[str])

    @classmethod
    def make(cls, height: float, *, ax: Axes | None, theme: Theme, name: str) -> Canvas:
        """Return a sheet: a figure of its own, or the place that given axes take up."""
        if ax is None:
            figure = Figure(figsize=(theme.width, height / POINTS), dpi=theme.dpi * theme.enlarged)
            FigureCanvasAgg(figure)
            axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
            width = theme.width * POINTS
        else:
            axes = ax
            width, room = room_of(ax)
            if room < height - _FLATTEST:
                raise ChartError.single(
                    "axes-too-small",
                    f"the {name} does not fit into the axes given",
                    found=f"{width / POINTS:.1f} × {room / POINTS:.1f} inches",
                    cure=f"Give axes at least {height / POINTS:.1f} inches high, or let the chart make its own figure.",
                )
            height = room
        axes.set_axis_off()
        axes.set_xlim(0, width)
        axes.set_ylim(height, 0)
        return cls(axes, width, height, theme)

    @property
    def figure(self) -> Figure:
        """The figure that the sheet lies on."""
        figure = self.axes.get_figure()
        while figure is not None and not isinstance(figure, Figure):
            figure = figure.figure
        if figure is None:  # axes always have a figure; removed ones do not
            raise ChartError.single(
                "axes-removed", "the axes given belong to no figure", cure="Give axes that a figure holds."
            )
        return figure

    def text(self, x: float, y: float, text: str, words: Words, *, gid: str, rotation: float = 0.0) -> Text:
        """Put one line of text so that its height is centred on y."""
        self.texts.append(text)
        upright = rotation == 0
        back = {"facecolor": self.theme.ground, "edgecolor": "none", "pad": 0.6} if words.backed else None
        return self.axes.text(
            x,
            y + (_CENTRE * words.size if upright else 0.0),
            text,
            fontsize=words.size,
            color=words.color,
            fontfamily=[*self.theme.families],
            fontweight="bold" if words.bold else "normal",
            ha=words.align if upright else "center",
            va="baseline" if upright else "center",
            rotation=rotation,
            gid=gid,
            zorder=6,
            parse_math=False,
            bbox=back,
        )

    def lines(self, x: float, y: float, lines: Sequence[str], words: Words, *, gid: str, pitch: float) -> float:
        """Put several lines, the first centred on y; return the y of the line after the last."""
        for number, line in enumerate(lines):
            self.text(x, y + number * pitch, line, words, gid=gid if number == 0 else f"{gid}:{number + 1}")
        return y + len(lines) * pitch

    def stroke(
        self,
        xs: Sequence[float],
        ys: Sequence[float],
        *,
        color: str,
        width: float,
        gid: str,
        zorder: float = 3.0,
        dashes: tuple[float, float] | None = None,
    ) -> Line2D:
        """Draw a line through places."""
        line = Line2D(
            xs, ys, color=color, linewidth=width, gid=gid, zorder=zorder, solid_capstyle="butt", dash_capstyle="butt"
        )
        if dashes is not None:
            line.set_dashes(dashes)
        self.axes.add_artist(line)
        return line

    def curve(
        self,
        path: Path,
        *,
        color: str,
        width: float,
        gid: str,
        zorder: float,
        dashes: tuple[float, float] | None = None,
    ) -> PathPatch:
        """Draw a curved line."""
        patch = PathPatch(
            path,
            facecolor="none",
            edgecolor=color,
            linewidth=width,
            gid=gid,
            zorder=zorder,
            linestyle="solid" if dashes is None else (0, dashes),
            capstyle="butt",
        )
        self.axes.add_artist(patch)
        return patch

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: str,
        gid: str,
        edge: str = "none",
        zorder: float = 2.0,
        round_by: float = 0.0,
        hatch: str | None = None,
        line: float = 0.6,
    ) -> Rectangle | FancyBboxPatch:
        """Draw a rectangle, with round corners if wished."""
        patch: Rectangle | FancyBboxPatch
        if round_by:
            patch = FancyBboxPatch((x, y), width, height, boxstyle=f"round,pad=0,rounding_size={round_by}")
        else:
            patch = Rectangle((x, y), width, height)
        patch.set(facecolor=fill, edgecolor=edge, linewidth=0.0 if edge == "none" else line, gid=gid, zorder=zorder)
        if hatch is not None:
            patch.set_hatch(hatch)
        self.axes.add_artist(patch)
        return patch

    def mark(self, x: float, y: float, mark: Mark, *, size: float, gid: str, zorder: float = 4.0) -> Line2D:
        """Draw the mark of a status."""
        fits = {"o": 1.0, "^": 1.05, "D": 0.82, "s": 0.86}[mark.shape]
        line = Line2D(
            [x],
            [y],
            linestyle="none",
            marker=mark.shape,
            markersize=size * fits,
            markerfacecolor=mark.fill,
            markeredgecolor=mark.edge,
            markeredgewidth=0.9,
            gid=gid,
            zorder=zorder,
        )
        self.axes.add_artist(line)
        return line

    def dot(self, x: float, y: float, *, size: float, color: str, gid: str) -> Line2D:
        """Draw a plain round point."""
        return self.mark(x, y, Mark("o", color, color, color, ""), size=size, gid=gid)

    def triangle(self, x: float, y: float, *, up: bool, size: float, fill: str, edge: str, gid: str) -> Polygon:
        """Draw a triangle whose middle lies at a place."""
        half, rise = size / 2, size * 0.45
        tip = y - rise if up else y + rise
        foot = y + rise if up else y - rise
        shape = Polygon([(x - half, foot), (x + half, foot), (x, tip)], closed=True)
        shape.set(facecolor=fill, edgecolor=edge, linewidth=0.9, joinstyle="miter", gid=gid, zorder=4)
        self.axes.add_artist(shape)
        return shape

    def panel(self, x: float, y: float, width: float, height: float, *, label: str) -> Axes:
        """Lay axes with data coordinates on the sheet."""
        place = self.axes.get_position()
        axes = self.axes.figure.add_axes(
            (
                place.x0 + place.width * x / self.width,
                place.y1 - place.height * (y + height) / self.height,
                place.width * width / self.width,
                place.height * height / self.height,
            ),
            label=label,
        )
        axes.patch.set_visible(False)
        axes.set_zorder(self.axes.get_zorder() - 1)  # texts of the sheet lie above
        self.panels.append(axes)
        return axes

    @staticmethod
    def width_for(ax: Axes | None, theme: Theme) -> float:
        """Return the width in points of a sheet that is still to be made."""
        return theme.width * POINTS if ax is None else room_of(ax)[0]

    def finish(self, alt_text: str, data: Table, message: str, what: str, *, name: str, lang: Lang) -> Chart:
        """Return the chart that the sheet has become, after a last look at its characters."""
        require_glyphs(self.texts, where=name, font=self.theme.font)
        return Chart(
            self.figure,
            (self.axes, *self.panels),
            alt_text,
            data,
            message,
            what,
            name.replace(" ", "-").replace("–", "-"),
            lang,
        )


def room_of(ax: Axes) -> tuple[float, float]:
    """Return width and height that axes take up, in points."""
    require_kinds("Nothing can be drawn there.", ("ax", ax, _AXES))
    box = ax.get_window_extent()
    dpi = ax.figure.dpi
    return box.width / dpi * POINTS, box.height / dpi * POINTS
