"""Workbooks in which the values of measures are entered."""

from __future__ import annotations

import io
import os
from collections.abc import Sequence

from scorecard._given import FILE, Kind, require_kinds, require_names
from scorecard._text import LocalText
from scorecard._writing import write_whole
from scorecard.io.questionnaire import require_xlsx
from scorecard.io.sheet_writing import new_workbook, put, sheet_title
from scorecard.models import Scorecard
from scorecard.models.calendar import Period
from scorecard.models.card_source import CardSource
from scorecard.models.surveys import SurveySource
from scorecard.scoring.explain_node import unit_text

__all__ = ["write_observations_template"]

_CARD = Kind(Scorecard, "a scorecard", "Give what read_card returns.")
_SHEET = LocalText(en="Values", zh="数值")
_NAME, _NAME_ZH = LocalText(en="Measure", zh="指标"), LocalText(en="Measure (Chinese)", zh="指标（中文）")
_UNIT, _ENTITY = LocalText(en="Unit", zh="计量单位"), LocalText(en="Entity", zh="单位")


def write_observations_template(
    card: Scorecard, path: str | os.PathLike[str], *, periods: Sequence[Period | str] | None = None
) -> None:
    """Write a workbook in which the values of a card's measures are entered, one column a period.

    Parameters
    ----------
    card : Scorecard
        The card. Measures that a survey or another card gives their values are left out.
    path : str or path-like
        A file that ends in .xlsx; an existing one is replaced.
    periods : sequence of Period or str, optional
        The periods; all of the calendar when left out.

    Raises
    ------
    UsageError
        If the name has another ending, or a period cannot be read.
    OutputError
        If the file cannot be written.
    MissingExtraError
        If XlsxWriter is not installed.

    Notes
    -----
    One row a measure, or a measure and entity. The ids of the measures stand in the hidden column A;
    ``read_observations(path, card=card)`` reads the filled-in workbook. An empty cell is no value.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> import openpyxl
    >>> import scorecard as sc
    >>> with TemporaryDirectory() as folder:
    ...     path, periods = f"{folder}/kpi.xlsx", ["2019-Q3", "2019-Q4"]
    ...     write_observations_template(sc.load_template("self_service_kiosk"), path, periods=periods)
    ...     [cell.value for cell in openpyxl.load_workbook(path).active[1]][-2:]
    ['2019-Q3', '2019-Q4']
    """
    require_kinds("A template of values cannot be written like this.", ("card", card, _CARD), ("path", path, FILE))
    require_xlsx(path, "a template of values")
    if periods is not None:
        require_names("periods", periods)
    chosen = (
        card.calendar.periods if periods is None else [p if isinstance(p, Period) else Period.parse(p) for p in periods]
    )
    entities = [entity.id for entity in card.entities]
    out = io.BytesIO()
    book = new_workbook(out)
    sheet = book.add_worksheet(sheet_title(f"{_SHEET.text('en')} {_SHEET.text('zh')}"))
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#DCE6F1"})
    heads = [("measure", "#"), ("#name", _both(_NAME)), ("#name_zh", _both(_NAME_ZH)), ("#unit", _both(_UNIT))]
    heads += [("entity", _both(_ENTITY))] if entities else []
    fixed = len(heads)
    heads += [
        (str(period), f"{card.calendar.text(period, 'en')}\n{card.calendar.text(period, 'zh')}") for period in chosen
    ]
    for column, (code, text) in enumerate(heads):
        put(sheet, 0, column, code)
        put(sheet, 1, column, text, head)
    row = 2
    for measure in card.measures:
        if isinstance(measure.source, SurveySource | CardSource):
            continue
        scored = [entity for entity in entities if not measure.entities or entity in measure.entities]
        for entity in scored or (None,):
            unit = unit_text(measure.unit)
            words = [measure.id, measure.name.text("en"), measure.name.text("zh"), unit.text("en") if unit else None]
            for column, word in enumerate([*words, entity] if entities else words):
                put(sheet, row, column, word)
            row += 1
    sheet.set_row(0, None, None, {"hidden": True})
    sheet.set_row(1, 36)
    sheet.set_column(0, 0, 12, None, {"hidden": True})
    sheet.set_column(1, fixed - 1, 24)
    sheet.set_column(fixed, len(heads) - 1, 12)
    sheet.freeze_panes(2, fixed)
    book.close()
    write_whole(path, out.getvalue())


def _both(text: LocalText) -> str:
    """Return a heading in both languages."""
    return f"{text.text('en')}\n{text.text('zh')}"
