"""Results as an Excel workbook whose sums and gaps stay formulas."""

from __future__ import annotations

import io
import math
import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, cast

from scorecard._given import FILE, Kind, require_kinds, require_names
from scorecard._result import Result
from scorecard._status import Level, StatusWord
from scorecard._table import Cell, Column, Table, format_cell
from scorecard._text import Lang, LocalText
from scorecard._writing import write_whole
from scorecard.io.options import require_choice
from scorecard.io.questionnaire import require_xlsx
from scorecard.io.sheet_grid import address
from scorecard.io.sheet_writing import new_workbook, put, sheet_title
from scorecard.models import Bands
from scorecard.scoring import Evaluation
from scorecard.scoring.policy import roll_up_of

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

__all__ = ["write_workbook"]

_EVALUATION = Kind(Evaluation, "an evaluation", "Give what evaluate or load_evaluation returns.")
_EVIDENCE = Kind(Result, "a result", "Give what an analysis returns.")
_TOP = 1
_CLOSE = 1e-9
_MEAN = "weighted_arithmetic"
_LONGEST = 8_192
_COLOURS = {"good": "#C6E7D0", "watch": "#FCE8B2", "bad": "#F6C7C3"}
_SCORES = LocalText(en="Scores", zh="得分")
_RESULT = LocalText(en="Result", zh="结果")

Formulas = Mapping[tuple[int, int], str]


def write_workbook(
    evaluation: Evaluation,
    path: str | os.PathLike[str],
    *,
    evidence: Sequence[Result] = (),
    lang: Lang = "en",
) -> None:
    """Write the results of an evaluation, and of what stands behind it, to an Excel workbook.

    Parameters
    ----------
    evaluation : Evaluation
        The scores: every node of every entity and period, with coverage and n.
    path : str or path-like
        A file that ends in .xlsx; an existing one is replaced.
    evidence : sequence of Result
        Further results, such as gaps and reliability, one sheet each.
    lang : {"en", "zh"}
        Language of headings and words.

    Raises
    ------
    UsageError
        If the name has another ending.
    OutputError
        If the file cannot be written.
    MissingExtraError
        If XlsxWriter is not installed.

    Notes
    -----
    A score that is the weighted mean of the scores below it, and a gap that is the difference of two
    means of its row, is a formula with its value stored, so that whoever changes a weight sees what
    follows; wherever the formula would give another number (another roll-up, a missing score, the last
    status held) the number itself is written. Numbers have full precision. Text is never a formula.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> import openpyxl
    >>> import scorecard as sc
    >>> measure = {"id": "otif", "name": "OTIF", "worst": 80, "target": 100}
    >>> objective = {"id": "deliver", "name": "Deliver well", "measures": [measure]}
    >>> card = sc.Scorecard(
    ...     id="demo",
    ...     name="Demo",
    ...     calendar={"first": "2026", "last": "2026"},
    ...     perspectives=[{"id": "customer", "objectives": [objective]}],
    ... )
    >>> ev = sc.evaluate(card, sc.observe(card, values=[sc.MeasureRecord("otif", "2026", 88)]))
    >>> with TemporaryDirectory() as folder:
    ...     write_workbook(ev, f"{folder}/2026.xlsx")
    ...     openpyxl.load_workbook(f"{folder}/2026.xlsx").sheetnames
    ['Scores']
    """
    given: list[tuple[str, object, Kind]] = [("evaluation", evaluation, _EVALUATION), ("path", path, FILE)]
    require_names("evidence", evidence)
    given += [(f"evidence.{place}", result, _EVIDENCE) for place, result in enumerate(evidence)]
    require_kinds("A workbook cannot be written like this.", *given)
    require_xlsx(path, "a workbook of results")
    require_choice("lang", lang, ("en", "zh"))
    out = io.BytesIO()
    book = new_workbook(out)
    titles: list[str] = []
    scores = evaluation.table()
    sheet = _write(book, scores, _score_formulas(evaluation, scores), titles, name=_SCORES, lang=lang)
    _colour(book, sheet, evaluation, scores, lang)
    for result in evidence:
        table = result.table()
        _write(book, table, _gap_formulas(table), titles, name=table.title or _RESULT, lang=lang)
    book.close()
    write_whole(path, out.getvalue())


def _write(
    book: Workbook, table: Table, formulas: Formulas, titles: list[str], *, name: LocalText, lang: Lang
) -> Worksheet:
    """Write a table to a sheet of its own."""
    titles.append(sheet_title(name.text(lang), titles))
    sheet = book.add_worksheet(titles[-1])
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#DCE6F1"})
    pens: dict[tuple[str, int], Format] = {}
    for column, heading in enumerate(table.headings(lang)):
        put(sheet, 0, column, heading, head)
    for row, cells in enumerate(table.rows):
        for column, cell in enumerate(cells):
            formula = formulas.get((row, column))
            plain, look = _plain(cell, lang), (table.columns[column].kind, _digits(cell, table.columns[column]))
            if look not in pens:
                pens[look] = _pen(book, *look)
            if formula is not None and isinstance(plain, int | float):
                sheet.write_formula(row + _TOP, column, formula, pens[look], cast("int", plain))
            else:
                put(sheet, row + _TOP, column, plain, pens[look])
    for number, note in enumerate(table.notes, start=len(table.rows) + _TOP + 1):
        put(sheet, number, 0, note.text(lang))
    sheet.set_column(0, len(table.columns) - 1, 14)
    sheet.freeze_panes(_TOP, min(2, len(table.columns)))
    return sheet


def _digits(cell: Cell, column: Column) -> int:
    """Return how many digits after the point are shown: those of the column, or more where print needs them.

    What is short of its target, or of all, is not shown as reaching it.
    """
    usual = column.decimals if column.decimals is not None else 0 if column.kind == "percent" else 2
    if _number(cell) is None or column.kind == "p_value":
        return usual
    return max(usual, len(format_cell(cell, column, "en", style="plain").partition(".")[2]))


def _pen(book: Workbook, kind: str, digits: int) -> Format:
    """Return how cells of a kind with so many digits after the point look."""
    point = "." + "0" * digits if digits else ""
    forms = {"number": f"0{point}", "signed": f"+0{point};-0{point};0{point}", "percent": f"0{point}%"}
    forms |= {"integer": "0", "p_value": "0.0000"}
    return book.add_format({"num_format": forms.get(kind, "General")})


def _plain(cell: Cell, lang: Lang) -> str | int | float | bool | None:
    """Return a cell as a sheet knows it; a number that is not finite is empty."""
    if isinstance(cell, LocalText):
        return cell.text(lang)
    return None if isinstance(cell, float) and not math.isfinite(cell) else cell


def _score_formulas(ev: Evaluation, table: Table) -> dict[tuple[int, int], str]:
    """Return the scores that are weighted means of the scores below them, as formulas, by row and column."""
    keys = [column.key for column in table.columns]
    score, weight = keys.index("score"), keys.index("weight")
    found: dict[tuple[int, int], str] = {}
    for start in range(0, len(table.rows), len(ev.nodes)):
        rows = {node: start + i for i, node in enumerate(ev.nodes)}
        for node, row in rows.items():
            if ev.card.kind_of(node) == "measure" or roll_up_of(ev.card, node).kind != _MEAN:
                continue
            below = [rows[child] for child in ev.card.children_of(node) if child in rows]
            pairs = [(_number(table.rows[r][weight]), _number(table.rows[r][score])) for r in below]
            own = _number(table.rows[row][score])
            used = [(r, w, s) for r, (w, s) in zip(below, pairs, strict=True) if w is not None and s is not None]
            total = math.fsum(w for _, w, _ in used)
            if own is None or total <= 0:
                continue
            if abs(math.fsum(w * s for _, w, s in used) / total - own) > _CLOSE:
                continue
            weights = [address(r + _TOP + 1, weight + 1) for r, _, _ in used]
            products = [f"{w}*{address(r + _TOP + 1, score + 1)}" for w, (r, _, _) in zip(weights, used, strict=True)]
            formula = f"=({'+'.join(products)})/({'+'.join(weights)})"
            if len(formula) <= _LONGEST:
                found[row, score] = formula
    return found


def _gap_formulas(table: Table) -> dict[tuple[int, int], str]:
    """Return the gaps that are differences of two means of their row, as formulas, by row and column."""
    keys = [column.key for column in table.columns]
    if not {"expectation", "perception", "gap"} <= set(keys):
        return {}
    expected, perceived, gap = (keys.index(key) for key in ("expectation", "perception", "gap"))
    found: dict[tuple[int, int], str] = {}
    for row, cells in enumerate(table.rows):
        e, p, g = (_number(cells[column]) for column in (expected, perceived, gap))
        if e is not None and p is not None and g is not None and abs(p - e - g) <= _CLOSE:
            line = row + _TOP + 1
            found[row, gap] = f"={address(line, perceived + 1)}-{address(line, expected + 1)}"
    return found


def _number(cell: Cell) -> float | None:
    """Return a cell as a number, None if it is none."""
    plain = isinstance(cell, int | float) and not isinstance(cell, bool) and math.isfinite(cell)
    return float(cell) if plain and isinstance(cell, int | float) else None


def _colour(book: Workbook, sheet: Worksheet, ev: Evaluation, table: Table, lang: Lang) -> None:
    """Colour the statuses by what they say, and mark scores with icons where three bands give every status."""
    keys = [column.key for column in table.columns]
    last = len(table.rows) + _TOP - 1
    column = keys.index("status")
    for name, level in _levels(ev, table, lang).items():
        look, word = book.add_format({"bg_color": _COLOURS[level]}), name.replace('"', '""')
        sheet.conditional_format(
            _TOP, column, last, column, {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": look}
        )
    bands = ev.card.bands.bands
    if len(bands) == 3 and _explains(ev.card.bands, table):
        limits = [band.low for band in bands[:0:-1]]
        icons = [{"criteria": ">=", "type": "number", "value": limit} for limit in limits]
        column = keys.index("score")
        sheet.conditional_format(
            _TOP, column, last, column, {"type": "icon_set", "icon_style": "3_traffic_lights", "icons": icons}
        )


def _levels(ev: Evaluation, table: Table, lang: Lang) -> dict[str, Level]:
    """Return what statuses say by name: those of the card and those in the table, where a name says one thing."""
    said: dict[str, set[Level]] = {band.name.text(lang): {band.level} for band in ev.card.bands}
    place = [column.key for column in table.columns].index("status")
    for cell in (row[place] for row in table.rows):
        if isinstance(cell, StatusWord) and cell.level is not None:
            said.setdefault(cell.text(lang), set()).add(cell.level)
    return {name: next(iter(levels)) for name, levels in said.items() if len(levels) == 1}


def _explains(bands: Bands, table: Table) -> bool:
    """Return whether bands give every status of a table: no guard, no other bands, none that changed."""
    keys = [column.key for column in table.columns]
    scores = ((_number(row[keys.index("score")]), row[keys.index("status")]) for row in table.rows)
    return all(bands.of(score).word == status for score, status in scores if score is not None)
