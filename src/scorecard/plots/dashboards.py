"""The dashboard: a scorecard on one page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, get_args

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from scorecard._text import Lang
from scorecard.errors import ChartError, Place, UsageError, near
from scorecard.plots.canvas import POINTS, room_of
from scorecard.plots.chart import Chart
from scorecard.plots.dashboard_data import DashboardData, prepare_dashboard
from scorecard.plots.dashboard_given import DecisionAsked
from scorecard.plots.dashboard_panels import DashboardPanels, panels_height
from scorecard.plots.dashboard_rows import LEAST_PITCH, DashboardRows, rows_of
from scorecard.plots.dashboard_tiles import TILES, draw_tiles
from scorecard.plots.sheets import sheet_for
from scorecard.plots.surround import MARGIN
from scorecard.plots.theme import Theme, drawing, worn
from scorecard.plots.wording import Said, said

if TYPE_CHECKING:
    from scorecard.models import Scorecard
    from scorecard.scoring import Evaluation
    from scorecard.survey import GapAnalysis

__all__ = ["DashboardData", "Page", "dashboard", "draw_dashboard", "prepare_dashboard"]

Page = Literal["a4", "letter", "16:9"]
"""A page on its side, or a slide."""

NAME = "dashboard"

_SIZES: dict[Page, tuple[float, float]] = {"a4": (11.69, 8.27), "letter": (11.0, 8.5), "16:9": (13.333, 7.5)}
_LINES: dict[Page, int] = {"a4": 28, "letter": 28, "16:9": 22}
_EDGE = 0.4
_TABLE_SHARE = 0.6
_BETWEEN = 14.0
_BELOW_TILES = 12.0
_HEADING = 14.0


def dashboard(
    card: Scorecard,
    evaluation: Evaluation,
    *,
    previous: Evaluation | None = None,
    gaps: GapAnalysis | None = None,
    decisions: Sequence[DecisionAsked] | None = None,
    confidential: Literal["leave out", "show"] = "leave out",
    page: Page = "a4",
    message: Said = None,
    ax: Axes | None = None,
    theme: Theme | None = None,
    lang: Lang = "en",
) -> Chart:
    """Draw a scorecard on one page: scores, measures, what moved, service gaps, decisions.

    Parameters
    ----------
    card : Scorecard
        The description.
    evaluation : Evaluation
        Its evaluation, of one entity and one period.
    previous : Evaluation, optional
        The evaluation to compare with, of one entity and an earlier period.
    gaps : GapAnalysis, optional
        Service gaps of the period.
    decisions : sequence of DecisionAsked, optional
        Decisions asked of the reader, each with ``what``, ``owner`` and ``due``; an empty sequence says that there
        are none.
    confidential : {"leave out", "show"}
        What becomes of measures that the card marks as confidential. Left out are their names and numbers, what
        holds nothing else, gaps of a survey that gives them their values, and the words of decisions that name
        them; scores that still contain them bear a †.
    page : {"a4", "letter", "16:9"}
        Size of the page, wider than high.
    message, ax, theme, lang : as for every chart
        Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

    Returns
    -------
    Chart
        Total and up to 6 perspectives; the measures, or the objectives where these would take more than 28 lines
        (22 on a slide); the 6 largest changes, the 5 widest gaps, up to 5 decisions. What was not supplied is said
        to be so.

    Raises
    ------
    ChartError
        If the evaluation is of another card, there is more than a page shows, the axes given are too small, or
        the message names a measure that is left out.
    UsageError
        If an evaluation holds several entities or periods, or there is no such page.
    FontError
        If a text has a character that no packaged font has.

    Examples
    --------
    >>> import scorecard as sc
    >>> measure = {"id": "otif", "name": "OTIF", "worst": 80, "target": 100}
    >>> objective = {"id": "deliver", "name": "Deliver well", "measures": [measure]}
    >>> customer = {"id": "customer", "objectives": [objective]}
    >>> card = sc.Scorecard(id="demo", name="Demo", calendar={"first": "2025", "last": "2026"}, perspectives=[customer])
    >>> obs = sc.observe(card, values=[sc.MeasureRecord("otif", "2025", 94), sc.MeasureRecord("otif", "2026", 88)])
    >>> ev = sc.evaluate(card, obs, period="2026")
    >>> chart = dashboard(card, ev)
    >>> chart.message
    '1 of 1 measure off target: OTIF'
    """
    lines = _LINES[_known(page)]
    data = prepare_dashboard(
        card,
        evaluation,
        previous=previous,
        gaps=gaps,
        decisions=decisions,
        lines=lines,
        confidential=confidential,
    )
    return draw_dashboard(data, page=page, message=message, ax=ax, theme=theme, lang=lang)


def draw_dashboard(
    data: DashboardData,
    *,
    page: Page = "a4",
    message: Said = None,
    ax: Axes | None = None,
    theme: Theme | None = None,
    lang: Lang = "en",
) -> Chart:
    """Draw a prepared dashboard.

    Parameters
    ----------
    data : DashboardData
        What it shows.
    page : {"a4", "letter", "16:9"}
        Size of the page, wider than high.
    message, ax, theme, lang : as for every chart
        Sentence above (computed when left out, none when empty), axes to draw in, colours and sizes, language.

    Returns
    -------
    Chart
        The chart.

    Examples
    --------
    >>> import scorecard as sc
    >>> measure = {"id": "otif", "name": "OTIF", "worst": 80, "target": 100}
    >>> objective = {"id": "deliver", "name": "Deliver well", "measures": [measure]}
    >>> customer = {"id": "customer", "objectives": [objective]}
    >>> card = sc.Scorecard(id="demo", name="Demo", calendar={"first": "2025", "last": "2026"}, perspectives=[customer])
    >>> obs = sc.observe(card, values=[sc.MeasureRecord("otif", "2025", 94), sc.MeasureRecord("otif", "2026", 88)])
    >>> ev = sc.evaluate(card, obs, period="2026")
    >>> chart = draw_dashboard(prepare_dashboard(card, ev))
    >>> chart.name, chart.lang
    ('dashboard', 'en')
    """
    if message is not None and data.secrets is not None and data.secrets.names(said(message, lang)):
        raise ChartError.single(
            "dashboard-message",
            "the message names a measure that is left out as confidential",
            place=Place(path="message"),
            cure='Word it without, or show such measures with confidential="show".',
        )
    theme = worn(theme)
    place = _page(page, theme) if ax is None else ax
    names = [row.name.text(lang) for row in data.card.rows]
    with sheet_for(data, name=NAME, texts=names, message=message, ax=place, theme=theme, lang=lang) as sheet:
        wide, high = room_of(place)
        body = high - sheet.top - sheet.bottom
        table = (wide - 2 * MARGIN) * _TABLE_SHARE
        beside = wide - 2 * MARGIN - table - _BETWEEN
        lists = panels_height(data, theme, lang, wide=beside)
        needed = max(_HEADING + LEAST_PITCH * rows_of(data), lists) + TILES + _BELOW_TILES
        if body < needed:
            raise ChartError.single(
                "axes-too-small",
                f"the {NAME} does not fit into the axes given",
                found=f"{wide / POINTS:.1f} × {high / POINTS:.1f} inches",
                cure=f"Give axes at least {(high - body + needed) / POINTS:.1f} inches high, or fewer decisions.",
            )
        canvas = sheet.canvas(sheet.top + body)
        draw_tiles(canvas, data, lang, top=sheet.top)
        below = sheet.top + TILES + _BELOW_TILES
        left = body - TILES - _BELOW_TILES
        DashboardRows(canvas, data, lang, table).draw(below, left)
        DashboardPanels(canvas, data, lang, MARGIN + table + _BETWEEN, beside).draw(below, left)
        return sheet.finish(canvas)


def _known(page: Page) -> Page:
    """Return a page, or refuse one that there is not."""
    if page not in _SIZES:
        known = get_args(Page)
        raise UsageError.single(
            "unknown-option", "page has no such option", found=str(page), cure=near(str(page), known)
        )
    return page


def _page(page: Page, theme: Theme) -> Axes:
    """Return axes that fill a page up to its edges."""
    wide, high = _SIZES[_known(page)]
    x, y = _EDGE / wide, _EDGE / high
    with drawing(theme):
        return Figure(figsize=(wide, high), dpi=theme.dpi).add_axes((x, y, 1 - 2 * x, 1 - 2 * y))
