"""Every number in both reviews equals the result at its printed precision, and every printed number is one."""

from __future__ import annotations

import math
import re
from dataclasses import replace

import pytest

from scorecard._table import format_number
from scorecard._text import LANGS, Lang
from scorecard.report.document import Grid
from scorecard.report.pdf import render_pdf
from tests.report.kiosk import Kiosk, kiosk, reader
from tests.report.printed import (
    ANSWERS,
    ATTENTION,
    CHECKS,
    DATA,
    MAP,
    NUMBER,
    SCORECARD,
    SERVICE,
    Facts,
    Reading,
    alpha,
    gap_tables,
    importance_table,
    num,
    problems,
    score_table,
    sections,
)

NAMES = (
    "first page", "attention", "agenda", "scorecard", "strategy map", "moved", "service quality", "answers", "certainty",
    "method", "data", "questionnaire",
)  # fmt: skip


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("section", range(len(CHECKS)), ids=NAMES)
def test_numbers_equal_the_results(section: int, lang: Lang) -> None:
    assert problems(Facts(kiosk(), lang), section, sections(lang)[section]) == []


# ------------------------------------------------ that these tests would notice


def changed(text: str, at: int) -> str:
    """Return a text with another digit at one place."""
    return f"{text[:at]}{(int(text[at]) + 1) % 10}{text[at + 1 :]}"


TICKS = re.compile(r"[−\d.\s]+")
"""A line of nothing but numbers: the ticks of an axis, or the numbers of points that a key names."""


def places(section: int, text: str) -> list[int]:
    """Return where the last digit of every so many numbers stands, without the contents and the ticks of axes."""
    found: list[int] = []
    start = 0
    for line in text.splitlines(keepends=True):
        if " . . ." not in line and not TICKS.fullmatch(line):
            found += [start + m.start() + len(m.group().rstrip(".,\u00a0")) - 1 for m in NUMBER.finditer(line)]
        start += len(line)
    return found[:: {ATTENTION: 3, SCORECARD: 7, MAP: 3, SERVICE: 23, DATA: 3}.get(section, 1)]


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("section", [s for s in range(len(CHECKS)) if s != ANSWERS])
def test_another_digit_anywhere_is_noticed(section: int, lang: Lang) -> None:
    text, facts = sections(lang)[section], Facts(kiosk(), lang)
    chosen = places(section, text)
    assert len(chosen) >= 12
    blind = [text[max(0, at - 40) : at + 20] for at in chosen if not problems(facts, section, changed(text, at))]
    assert blind == []


TABLES = {"score", "gap", "importance", "alpha"}


def printed_tables(changed_kiosk: Kiosk) -> str:
    """Return the text of the tables of results alone: the rest is not moved, and charts take most of the time."""
    document = changed_kiosk.review.document
    blocks = tuple(b for b in document.blocks if isinstance(b, Grid) and TABLES & {c.key for c in b.table.columns})
    made = render_pdf(replace(document, messages=(), blocks=blocks), lang="en")
    return "\n".join(page.extract_text() for page in reader(made).pages)


def one_cell(kiosk_: Kiosk, name: str, node: str, by: float) -> Kiosk:
    """Return the results with one number of the evaluation moved."""
    array = getattr(kiosk_.evaluation, name).copy()
    array[0, 0, kiosk_.evaluation.nodes.index(node)] += by
    return replace(kiosk_, evaluation=replace(kiosk_.evaluation, **{name: array}))


def one_row(kiosk_: Kiosk, part: str, at: int, **numbers: float) -> Kiosk:
    """Return the results with numbers of one row of a survey result moved."""
    result = getattr(kiosk_, part)
    rows = "items" if part == "gaps" else "rows"
    old = list(getattr(result, rows))
    old[at] = replace(old[at], **{key: getattr(old[at], key) + by for key, by in numbers.items()})
    return replace(kiosk_, **{part: replace(result, **{rows: tuple(old)})})


MOVES = {
    "score": lambda k: one_cell(k, "score", "repair_time", 0.1),
    "interval": lambda k: one_cell(k, "high", "security_gap", 0.1),
    "interval above": lambda k: one_cell(k, "low", "customer", 0.1),
    "probability": lambda k: one_cell(k, "high", "save_time", 9.0),
    "bounds": lambda k: one_cell(k, "bound_low", "learning_growth", 0.1),
    "gap": lambda k: one_row(k, "gaps", 3, gap=0.01),
    "importance": lambda k: one_row(k, "importance", 10, importance=0.01),
    "alpha": lambda k: one_row(k, "reliability", 34, alpha=-0.01),
}


@pytest.mark.slow
@pytest.mark.parametrize("move", MOVES)
def test_one_changed_result_is_noticed(move: str) -> None:
    """The review of results with one number moved in its last printed digit differs from what the true ones explain."""
    assert table_problems(printed_tables(MOVES[move](kiosk())))


def table_problems(text: str) -> list[str]:
    """Return the rows of the tables that the true results do not explain."""
    reading = Reading(text)
    facts = Facts(kiosk(), "en")
    for take in (score_table, gap_tables, importance_table, alpha):
        take(facts, reading)
    return reading.missing


def test_without_a_change_every_table_is_explained() -> None:
    assert table_problems(printed_tables(kiosk())) == []


@pytest.mark.slow
@pytest.mark.parametrize("fault", ["cut", "up", "no sign"])
def test_faulty_formatter_is_noticed(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A printer that cuts digits off, rounds up or loses signs does not pass."""
    kept = format_number

    def faulty(value: float | None, decimals: int = 2, **options: bool) -> str:
        if value is None or decimals == 0:
            return kept(value, decimals, **options)
        unit = 10.0**decimals
        if fault == "cut":
            return kept(math.trunc(value * unit) / unit, decimals, **options)
        if fault == "up":
            return kept(math.ceil(value * unit) / unit, decimals, **options)
        return kept(value, decimals, **options).lstrip("−+")

    for module in ("_table", "report.scorecard_page", "report.printing"):
        monkeypatch.setattr(f"scorecard.{module}.format_number", faulty)
    assert len(table_problems(printed_tables(kiosk()))) > 20


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (2.675, 2, "2.67"),
        (0.125, 2, "0.12"),
        (-0.004, 2, "0.00"),
        (-1234567.5, 0, "−1\u00a0234\u00a0568"),
        (3.0, 1, "3.0"),
    ],
)
def test_expected_numbers_are_rounded_by_hand(value: float, digits: int, text: str) -> None:
    """The independent printer of these tests, checked by hand: the number that is held is rounded, ties to even."""
    assert num(value, digits) == text
