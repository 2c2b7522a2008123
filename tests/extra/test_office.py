"""Workbooks as LibreOffice opens, computes and saves them; skipped where it is not installed."""

from __future__ import annotations

import random
from pathlib import Path

import openpyxl
import pytest

import scorecard as sc
from scorecard.templates import template_files
from tests.extra.office import SOFFICE, saved_again
from tests.properties.engine_cards import ALL, Draw, card_of

pytestmark = pytest.mark.skipif(SOFFICE is None, reason="soffice is not installed")


@pytest.mark.parametrize("name", [info.name for info in sc.templates()])
def test_a_template_reads_back_equal(name: str, tmp_path: Path) -> None:
    card = sc.load_template(name)
    sc.write_card(card, tmp_path / "card.xlsx")
    assert sc.read_card(saved_again(tmp_path / "card.xlsx", tmp_path)) == card


def test_drawn_cards_read_back_equal(tmp_path: Path) -> None:
    for seed in range(3):
        card = card_of(Draw(random.Random(seed)), ALL).described  # noqa: S311  # no secret
        sc.write_card(card, tmp_path / f"card{seed}.xlsx")
        assert sc.read_card(saved_again(tmp_path / f"card{seed}.xlsx", tmp_path)) == card


def test_numbers_keep_all_their_digits(tmp_path: Path) -> None:
    card = sc.load_template("self_service_kiosk")
    data = card.model_dump(mode="json", exclude_unset=True)
    for weight, objective in zip(
        (1 / 3, 0.1 + 0.2, 2 / 7, 1e-9 / 3), data["perspectives"][1]["objectives"], strict=False
    ):
        objective["weight"] = weight
    card = sc.Scorecard.model_validate(data)
    sc.write_card(card, tmp_path / "card.xlsx")
    assert sc.read_card(saved_again(tmp_path / "card.xlsx", tmp_path)) == card


def test_formulas_of_results_are_computed_alike(tmp_path: Path) -> None:
    card, files = sc.load_template("self_service_kiosk"), template_files("self_service_kiosk")
    gaps = sc.gap_analysis(sc.read_survey(files["survey"], card.surveys["customers"]))
    last = str(card.calendar.last)
    obs = sc.observe(card, surveys={"customers": {last: gaps}}, values=sc.read_observations(files["values"], card=card))
    ev = sc.evaluate(card, obs, period=last)
    sc.write_workbook(ev, tmp_path / "results.xlsx", evidence=[gaps])
    made = openpyxl.load_workbook(tmp_path / "results.xlsx")
    made.save(tmp_path / "results.xlsx")  # openpyxl drops the stored values
    saved = openpyxl.load_workbook(saved_again(tmp_path / "results.xlsx", tmp_path), data_only=True)
    for sheet, table in zip(saved.worksheets, (ev.table(), gaps.table()), strict=True):
        for row, cells in zip(sheet.iter_rows(min_row=2), table.rows, strict=False):
            for cell, expected in zip(row, cells, strict=True):
                if isinstance(expected, float):
                    assert cell.value == pytest.approx(expected, abs=1e-9)


def test_answers_in_other_kinds_of_files_are_read_alike(tmp_path: Path) -> None:
    instrument = sc.load_template("self_service_kiosk").surveys["customers"].instrument
    sc.write_questionnaire(instrument, tmp_path / "answers.xlsx", respondents=5)
    made = openpyxl.load_workbook(tmp_path / "answers.xlsx")
    for row in range(3, 6):
        for column in range(1, 2 + len(instrument.roles) * len(instrument.items)):
            made.worksheets[0].cell(row, column).value = 1 + (row + column) % 5
    made.save(tmp_path / "answers.xlsx")
    whole = sc.read_survey(tmp_path / "answers.xlsx", instrument)
    for kind in ("xlsx", "xls", "ods"):
        again = sc.read_survey(saved_again(tmp_path / "answers.xlsx", tmp_path, kind=kind), instrument)
        assert {role: codes.tolist() for role, codes in again.answers.items()} == {
            role: codes.tolist() for role, codes in whole.answers.items()
        }
