"""Making the data of a slope chart from the changes between waves."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from scorecard._text import LocalText
from scorecard.errors import UsageError
from scorecard.plots.answer_layout import check_rows
from scorecard.plots.drawn import require_drawn
from scorecard.plots.gap_words import NO_REASON, REASONS
from scorecard.plots.scales import nice_range
from scorecard.plots.slope_data import JUDGED, SlopeMark, SlopeRows, SlopeVerdict, WaveSlopeData
from scorecard.series.options import require_choice
from scorecard.survey.gap_words import row_name

if TYPE_CHECKING:
    from scorecard.survey import ChangeRow, WaveChanges, WavePair

__all__ = ["SLOPE_MOST", "prepare_wave_slope"]

SLOPE_MOST = 30
"""Most rows of a slope chart."""

_KINDS = {"dimensions": ("dimension", "overall", "weighted"), "items": ("item",)}
_NO_VARIANCE = LocalText(en="all changes equal", zh="变化全部相同")


def prepare_wave_slope(
    waves: WaveChanges,
    *,
    rows: SlopeRows = "dimensions",
    later: str | None = None,
    subject: str | LocalText | None = None,
) -> WaveSlopeData:
    """Return what a slope chart shows, before anything is drawn.

    Parameters
    ----------
    waves : WaveChanges
        The result.
    rows : {"dimensions", "items"}
        What the rows are.
    later : str, optional
        Label of the later wave; the last one when left out.
    subject : str or LocalText, optional
        What is judged; the questionnaire's name when left out.

    Returns
    -------
    WaveSlopeData
        Rows and words.

    Raises
    ------
    UsageError
        If there is no such wave, or an option has a value that it cannot have.
    ChartError
        If no row has a change, or there are more than 30 rows.

    Examples
    --------
    >>> import pyarrow as pa
    >>> import scorecard as sc
    >>> scale, items = sc.Scale.from_points(5), [{"id": "quick", "text": "Quick"}]
    >>> instrument = sc.Instrument(id="short", name="Short", scale=scale, items=items)
    >>> layout = sc.ColumnLayout(columns={"expectation": "E{number}", "perception": "P{number}"})
    >>> first = sc.read_survey(pa.table({"E1": [5, 5, 4, 4], "P1": [3, 4, 3, 2]}), instrument, layout=layout)
    >>> second = sc.read_survey(pa.table({"E1": [5, 5, 4, 4], "P1": [4, 4, 4, 3]}), instrument, layout=layout)
    >>> found = sc.change_over_waves({"2026-Q1": first, "2026-Q2": second})
    >>> data = prepare_wave_slope(found, rows="items")
    >>> [(row.id, row.earlier, row.later, row.change) for row in data.rows]
    [('quick', -1.5, -0.75, 0.75)]
    """
    require_drawn("waves", waves, "WaveChanges")
    require_choice("rows", rows, get_args(SlopeRows))
    pair = _pair(waves, later)
    found = [_mark(row, waves) for row in waves.rows if row.later == pair.later and row.kind in _KINDS[rows]]
    drawn = [mark for mark in found if mark.change is not None]
    check_rows(
        len(drawn),
        most=SLOPE_MOST,
        chart="slope chart",
        cure='Choose rows="dimensions", rows="items", or another wave.',
    )
    drawn.sort(key=lambda mark: (-(mark.later or 0.0), -(mark.earlier or 0.0)))
    means = [mean for mark in drawn for mean in (mark.earlier, mark.later) if mean is not None]
    low, high, _ = nice_range(min(means), max(means), most=5)
    scale, kind = waves.instrument.scale, _KINDS[rows][0]
    tests = [row for row in waves.rows if row.later == pair.later and row.kind == kind and row.p_value is not None]
    return WaveSlopeData(
        tuple(drawn),
        tuple(mark for mark in found if mark.change is None),
        rows,
        pair,
        waves.statistic,
        waves.adjust,
        len(tests),
        waves.confidence,
        (low, high),
        (scale.low, scale.high),
        waves.instrument.name if subject is None else subject,
    )


def _pair(waves: WaveChanges, later: str | None) -> WavePair:
    """Return the two waves that are drawn."""
    if later is None:
        return waves.pairs[-1]
    for pair in waves.pairs:
        if pair.later == later:
            return pair
    raise UsageError.single(
        "unknown-wave",
        "there is no such later wave",
        found=later,
        cure=f"Use one of: {', '.join(pair.later for pair in waves.pairs)}.",
    )


def _mark(row: ChangeRow, waves: WaveChanges) -> SlopeMark:
    """Return one row as it is drawn."""
    p = row.p_value if row.p_adjusted is None else row.p_adjusted
    reason = None
    if row.reason is not None:
        reason = _NO_VARIANCE if row.reason == "no_variance" else REASONS.get(row.reason, NO_REASON)
    return SlopeMark(
        row.id,
        row_name(row.id, waves.instrument),
        row.kind not in ("item", "dimension"),
        row.mean_earlier,
        row.mean_later,
        row.change,
        row.low,
        row.high,
        p,
        row.n_earlier,
        row.n_later,
        row.design == "paired",
        _verdict(row, p, waves),
        reason,
    )


def _verdict(row: ChangeRow, p: float | None, waves: WaveChanges) -> SlopeVerdict:
    """Return whether a change is told apart from none, and what it means."""
    if p is None or row.change is None:
        return "none"
    if p >= round(1 - waves.confidence, 12) or row.change == 0:
        return "unclear"
    if waves.statistic in JUDGED:
        return "better" if row.change > 0 else "worse"
    return "up" if row.change > 0 else "down"
