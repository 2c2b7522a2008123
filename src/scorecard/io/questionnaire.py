"""Questionnaires as workbooks to fill in."""

from __future__ import annotations

import io
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from scorecard._given import Kind, require_file, require_kinds, require_names
from scorecard._text import Lang, LocalText
from scorecard._writing import write_whole
from scorecard.errors import Place, UsageError
from scorecard.instruments import ColumnLayout, Instrument, Role, Scale
from scorecard.io.options import require_choice
from scorecard.io.sheet_writing import new_workbook, offer, put, sheet_title

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

__all__ = ["questionnaire_layout", "require_xlsx", "write_questionnaire"]

_INSTRUMENT = Kind(Instrument, "an instrument", "Give what read_instrument returns, or card.surveys['…'].instrument.")
_MOST = 100_000
_HEAD_ROWS = 2
_SHEET = LocalText(en="Answers", zh="答卷")
_RESPONDENT = LocalText(en="Respondent", zh="受访者编号")
_ONE_OF = LocalText(en="One of: {codes}.", zh="请填：{codes}。")
_HEADING = LocalText(en="{role}: {text}", zh="{role}：{text}")
_ROLES: dict[Role, LocalText] = {
    "expectation": LocalText(en="Expected", zh="期望"),
    "perception": LocalText(en="Perceived", zh="感受"),
    "importance": LocalText(en="Importance", zh="重要性"),
    "satisfaction": LocalText(en="Satisfaction", zh="满意度"),
    "minimum": LocalText(en="Least acceptable", zh="最低可接受"),
    "desired": LocalText(en="Desired", zh="理想"),
}


def questionnaire_layout(instrument: Instrument, *, segments: Sequence[str] = ()) -> ColumnLayout:
    """Return the column layout of the workbooks that `write_questionnaire` writes.

    Parameters
    ----------
    instrument : Instrument
        The questionnaire.
    segments : sequence of str
        Ids of the segment columns, as they were given to `write_questionnaire`.

    Returns
    -------
    ColumnLayout
        The layout.

    Examples
    --------
    >>> from scorecard.instruments import servqual
    >>> questionnaire_layout(servqual()).columns["perception"]
    'perception.{id}'
    """
    require_kinds("There is no layout of what was given.", ("instrument", instrument, _INSTRUMENT))
    require_names("segments", segments)
    return ColumnLayout(
        columns={role: f"{role}.{{id}}" for role in instrument.roles},
        respondent="respondent",
        segments={segment: f"segment.{segment}" for segment in segments},
        header_rows=_HEAD_ROWS,
    )


def write_questionnaire(
    instrument: Instrument,
    path: str | os.PathLike[str],
    *,
    lang: Lang = "en",
    respondents: int = 200,
    segments: Sequence[str] = (),
) -> None:
    """Write a workbook in which the answers to a questionnaire are entered, one row a respondent.

    Parameters
    ----------
    instrument : Instrument
        The questionnaire.
    path : str or path-like
        A file that ends in .xlsx; an existing one is replaced.
    lang : {"en", "zh"}
        Language of the statements.
    respondents : int
        How many rows take answers.
    segments : sequence of str
        Ids of further columns, such as ``region``.

    Raises
    ------
    UsageError
        If the name has another ending, or an option an impossible value.
    OutputError
        If the file cannot be written.
    MissingExtraError
        If XlsxWriter is not installed.

    Notes
    -----
    A cell takes the codes of the scale and nothing else. Row 1 is hidden and holds the codes of the
    columns, so that ``read_survey(path, instrument)`` needs no layout; with segments, hand over
    ``layout=questionnaire_layout(instrument, segments=…)``.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> import openpyxl
    >>> from scorecard.instruments import servqual
    >>> with TemporaryDirectory() as folder:
    ...     write_questionnaire(servqual(points=7), f"{folder}/servqual.xlsx", respondents=20)
    ...     openpyxl.load_workbook(f"{folder}/servqual.xlsx").active.max_column  # the respondent, 22 items asked twice
    45
    """
    require_xlsx(path, "a questionnaire")
    require_choice("lang", lang, ("en", "zh"))
    if (
        isinstance(respondents, bool)
        or not isinstance(cast("object", respondents), int)
        or not 1 <= respondents <= _MOST
    ):
        raise UsageError.single(
            "bad-option",
            f"the option respondents is no whole number from 1 to {_MOST}",
            found=str(respondents),
            cure="Say how many rows take answers.",
        )
    layout = questionnaire_layout(instrument, segments=segments)
    out = io.BytesIO()
    book = new_workbook(out)
    sheet = book.add_worksheet(sheet_title(_SHEET.text(lang)))
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#DCE6F1"})
    heads = [("respondent", _RESPONDENT.text(lang)), *((name, key) for key, name in layout.segments.items())]
    first = len(heads)
    heads += [
        (f"{role}.{item.id}", _HEADING.fill({"role": _ROLES[role], "text": item.text}).text(lang))
        for role in instrument.roles
        for item in instrument.items
    ]
    for column, (code, text) in enumerate(heads):
        put(sheet, 0, column, code)
        put(sheet, 1, column, text, head)
    sheet.set_row(0, None, None, {"hidden": True})
    sheet.set_row(1, 90)
    sheet.set_column(0, len(heads) - 1, 18)
    sheet.freeze_panes(_HEAD_ROWS, 1)
    last = _HEAD_ROWS + respondents - 1
    _limit(sheet, (_HEAD_ROWS, first, last, len(heads) - 1), instrument.scale, lang)
    book.close()
    write_whole(path, out.getvalue())


def _limit(sheet: Worksheet, cells: tuple[int, int, int, int], scale: Scale, lang: Lang) -> None:
    """Let cells take the codes of a scale only, and say what they mean."""
    labels = [
        f"{value}" + (f" {scale.labels[value].text(lang)}" if value in scale.labels else "") for value in scale.values
    ]
    hint = _ONE_OF.fill({"codes": ", ".join(labels)}).text(lang)
    offer(sheet, cells, [str(value) for value in scale.values], hint=hint, title=_SHEET.text(lang))


def require_xlsx(path: str | os.PathLike[str], what: str) -> None:
    """Refuse a name that does not end as a workbook's."""
    require_file(path)
    suffix = Path(path).suffix.lower()
    if suffix != ".xlsx":
        raise UsageError.single(
            "unknown-ending",
            f"{what} is written as an Excel workbook",
            place=Place(file=os.fspath(path)),
            found=suffix,
            cure="Give the file the ending .xlsx.",
        )
