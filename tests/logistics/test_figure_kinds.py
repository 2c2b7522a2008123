"""Figures are data: each has an id of its own, words in both languages, and a level."""

from __future__ import annotations

from scorecard.logistics.figure_kinds import PERFECT, RateFigure, condition_name, failure_name
from scorecard.logistics.service_definitions import CONDITIONS
from scorecard.logistics.service_figures import FIGURES


def test_every_figure_has_an_id_of_its_own_and_both_languages() -> None:
    assert len({figure.id for figure in FIGURES}) == len(FIGURES)
    assert all(figure.name.complete and figure.meaning.complete for figure in FIGURES)
    assert len({(figure.name.en, figure.name.zh) for figure in FIGURES}) == len(FIGURES)


def test_rates_are_of_orders() -> None:
    assert {figure.level for figure in FIGURES if isinstance(figure, RateFigure)} == {"order"}


def test_conditions_are_those_that_are_counted() -> None:
    assert set(PERFECT) <= set(CONDITIONS)
    assert all(condition_name(condition).complete for condition in CONDITIONS)
    assert condition_name("wrapped").text("zh") == "wrapped"


def test_failures_are_named_as_failures() -> None:
    assert all(failure_name(condition).complete for condition in CONDITIONS)
    assert failure_name("in_full").text("en") == "Not in full"
    assert failure_name("wrapped").text("zh") == "未满足：wrapped"
