"""Tests of results as workbooks: the formulas are computed again here."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pytest

import scorecard as sc
from scorecard._result import Result
from scorecard._table import Column, Table
from scorecard._text import Lang, LocalText
from scorecard.io.results_workbook import write_workbook
from scorecard.models.roll_up import WeakestLink
from scorecard.scoring import Evaluation
from scorecard.templates import template_files
from tests.scoring import cards


@pytest.fixture(scope="module")
def evaluated() -> tuple[Evaluation, sc.GapAnalysis]:
    """The kiosk of the demonstration."""
    card, files = sc.load_template("self_service_kiosk"), template_files("self_service_kiosk")
    gaps = sc.gap_analysis(sc.read_survey(files["survey"], card.surveys["customers"]))
    last = str(card.calendar.last)
    obs = sc.observe(card, surveys={"customers": {last: gaps}}, values=sc.read_observations(files["values"], card=card))
    return sc.evaluate(card, obs, period=last), gaps


def computed(formula: str, sheet: dict[str, object]) -> float:
    """Return what a formula of sums, products, quotients and differences of cells gives."""
    assert re.fullmatch(r"=[-A-Z0-9+*/()]+", formula)
    numbers = {name: sheet[name] for name in re.findall(r"[A-Z]+[0-9]+", formula)}
    return float(eval(formula[1:], {"__builtins__": {}}, numbers))  # noqa: S307  # only cells and signs


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_formulas_give_the_numbers_that_are_stored(
    evaluated: tuple[Evaluation, sc.GapAnalysis], tmp_path: Path, lang: Lang
) -> None:
    """And the stored numbers are those of the tables."""
    ev, gaps = evaluated
    path = tmp_path / "results.xlsx"
    write_workbook(ev, path, evidence=[gaps], lang=lang)
    stored, live = openpyxl.load_workbook(path, data_only=True), openpyxl.load_workbook(path)
    assert stored.sheetnames[0] == ("Scores" if lang == "en" else "得分")
    formulas = 0
    for sheet, table in zip(live.worksheets, (ev.table(), gaps.table()), strict=True):
        values = {cell.coordinate: cell.value for row in stored[sheet.title].iter_rows() for cell in row}
        assert [values[cell.coordinate] for cell in sheet[1]] == list(table.headings(lang))
        for row, cells in zip(sheet.iter_rows(min_row=2), table.rows, strict=False):
            for cell, expected in zip(row, cells, strict=True):
                plain = expected.text(lang) if isinstance(expected, LocalText) else expected
                assert values[cell.coordinate] == plain
                if cell.data_type == "f":
                    formulas += 1
                    assert computed(str(cell.value), values) == pytest.approx(plain, abs=1e-9)
    nodes = sum(ev.card.kind_of(node) != "measure" for node in ev.nodes)
    assert formulas >= nodes + len(gaps.items)


def test_statuses_are_coloured_and_scores_marked(evaluated: tuple[Evaluation, sc.GapAnalysis], tmp_path: Path) -> None:
    """By the bands of the card."""
    path = tmp_path / "results.xlsx"
    write_workbook(evaluated[0], path)
    rules = [
        rule for cells in openpyxl.load_workbook(path).worksheets[0].conditional_formatting for rule in cells.rules
    ]
    assert sorted(rule.type for rule in rules) == ["cellIs", "cellIs", "cellIs", "iconSet"]
    icons = next(rule for rule in rules if rule.type == "iconSet").iconSet
    lows = [band.low for band in evaluated[0].card.bands.bands]
    assert [float(limit.val) for limit in icons.cfvo][1:] == lows[1:]


def looks(ev: Evaluation, path: Path) -> tuple[dict[str, str], int]:
    """Return the colour of each status in a workbook of results, and how many sets of icons it has."""
    write_workbook(ev, path)
    sheet = openpyxl.load_workbook(path).worksheets[0]
    rules = [rule for cells in sheet.conditional_formatting for rule in cells.rules]
    colours = {rule.formula[0].strip('"'): rule.dxf.fill.bgColor.rgb[2:] for rule in rules if rule.type == "cellIs"}
    return colours, sum(rule.type == "iconSet" for rule in rules)


def test_colours_and_icons_say_what_the_status_says(tmp_path: Path) -> None:
    """77 is poor by the bands from the second quarter on, and amber by those before: no icon may call it amber."""
    later = [
        {"id": "poor", "name": "Poor", "low": 0, "high": 80, "level": "bad", "letter": "P"},
        {"id": "fair", "name": "Fair", "low": 80, "high": 95, "level": "watch", "letter": "F"},
        {"id": "top", "name": "Top", "low": 95, "high": 100, "level": "good", "letter": "T"},
    ]
    card = cards.card(cards.measure("a"), changes=[{"since": "2026-Q2", "bands": later}])
    obs = sc.observe(card, values=[*cards.records("2026-Q1", a=77), *cards.records("2026-Q2", a=77)])
    usual = {"off target": "F6C7C3", "watch": "FCE8B2", "on target": "C6E7D0"}
    first, second = (sc.evaluate(card, obs, period=period) for period in ("2026-Q1", "2026-Q2"))
    assert looks(first, tmp_path / "first.xlsx") == (usual, 1)
    assert second["a"].status == "poor"
    assert looks(second, tmp_path / "second.xlsx") == ({**usual, "Poor": "F6C7C3"}, 0)
    guarded = cards.card(cards.measure("a"), guard=3)
    kept = sc.observe(guarded, values=[*cards.records("2026-Q1", a=91), *cards.records("2026-Q2", a=88)])
    held = sc.evaluate(guarded, kept)
    assert held.at(period="2026-Q2")["a"].status == "green"
    assert looks(held, tmp_path / "held.xlsx") == (usual, 0)


def test_text_is_never_a_formula(evaluated: tuple[Evaluation, sc.GapAnalysis], tmp_path: Path) -> None:
    """Nor a link, whatever it begins with."""
    path = tmp_path / "results.xlsx"

    class Odd(Result):
        """A result with hostile words."""

        def table(self) -> Table:
            word = LocalText(en="=HYPERLINK(1)")
            return Table((Column("a", word),), (("=1+1",), ("@x",), (float("nan"),)), title=LocalText(en="../[x]"))

    write_workbook(evaluated[0], path, evidence=[Odd(), Odd()])
    sheets = openpyxl.load_workbook(path)
    assert sheets.sheetnames[1:] == [".. x", ".. x (2)"]
    assert [(c.value, c.data_type) for (c,) in sheets[".. x"].iter_rows()] == [
        ("=HYPERLINK(1)", "s"), ("=1+1", "s"), ("@x", "s"), (None, "n"),
    ]  # fmt: skip


def scored(card: sc.Scorecard) -> Evaluation:
    """Return the scores of the kiosk's values by another card."""
    values = sc.read_observations(template_files("self_service_kiosk")["values"], card=card)
    return sc.evaluate(card, sc.observe(card, values=values), period=str(card.calendar.last))


def test_another_roll_up_is_no_formula_even_where_it_gives_the_mean(tmp_path: Path) -> None:
    """The weakest link of one score is its mean too, until somebody changes it."""
    path = tmp_path / "results.xlsx"
    card = sc.load_template("self_service_kiosk").model_copy(update={"roll_up": WeakestLink()})
    write_workbook(scored(card), path)
    cells = [cell for row in openpyxl.load_workbook(path).worksheets[0].iter_rows() for cell in row]
    assert any(isinstance(cell.value, float) for cell in cells)
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]


def test_a_formula_that_no_spreadsheet_takes_is_a_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sum of very many products would be longer than a formula may be."""
    monkeypatch.setattr("scorecard.io.results_workbook._LONGEST", 10)
    path = tmp_path / "results.xlsx"
    write_workbook(scored(sc.load_template("self_service_kiosk")), path)
    cells = [cell for row in openpyxl.load_workbook(path).worksheets[0].iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]


def test_no_cell_shows_as_reached_what_is_missed(tmp_path: Path) -> None:
    """A cell has the digits that tables print: 0.9996 is less than all, and 89.97 below the band that begins at 90."""
    described = cards.card(cards.measure("fill"), total=True)
    ev = sc.evaluate(
        described, sc.observe(described, values=[sc.MeasureRecord("fill", "2026-Q1", 89.97)]), period="2026-Q1"
    )
    table = Table(
        (Column("share", LocalText(en="Share"), "percent"), Column("gain", LocalText(en="Gain"), "signed", 1)),
        ((0.9996, 1.25), (1.0, -0.5), (0.5, 0.0), (0.0004, None)),
    )

    class Told(Result):
        """A result with this table."""

        def table(self) -> Table:
            return table

    path = tmp_path / "results.xlsx"
    write_workbook(ev, path, evidence=[Told()])
    scores, other = openpyxl.load_workbook(path).worksheets
    heads = [cell.value for cell in scores[1]]
    shown = {
        row[heads.index("Id")].value: row[heads.index("Score")].number_format for row in scores.iter_rows(min_row=2)
    }
    assert ev["fill"].score == pytest.approx(89.97)
    assert shown["fill"] == shown["total"] == "0.00"
    assert [row[0].number_format for row in other.iter_rows(min_row=2, max_row=5)] == ["0.00%", "0%", "0%", "0.00%"]
    assert {row[1].number_format for row in other.iter_rows(min_row=2, max_row=5)} == {"+0.0;-0.0;0.0"}
