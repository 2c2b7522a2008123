"""Tests of what every result can do."""

from __future__ import annotations

import datetime
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
import pytest

from scorecard._model import FrozenDict
from scorecard._result import Provenance, Result, plain
from scorecard._table import Column, Table
from scorecard._text import LocalText
from scorecard.models import Period, Unit


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a result."""

    id: str
    n: int
    gap: float | None


@dataclass(frozen=True, slots=True)
class Gaps(Result):
    """A result as the rooms above build them."""

    rows: tuple[Row, ...]
    scores: np.ndarray
    groups: Mapping[str, float]
    when: Period
    provenance: Provenance
    unit: Unit = field(default_factory=Unit)
    ids: frozenset[str] = frozenset()

    def table(self) -> Table:
        columns = (Column("id", LocalText(en="Row", zh="行")), Column("gap", LocalText(en="Gap", zh="差距"), "signed"))
        return Table(columns, tuple((row.id, row.gap) for row in self.rows))


RESULT = Gaps(
    rows=(Row("reliability", 12, -0.1 - 0.2), Row("empathy", 0, None)),
    scores=np.array([[1.5, math.nan], [-0.0, math.inf]]),
    groups=FrozenDict({"b": 2.0, "a": 1.0}),
    when=Period.parse("2026-Q1"),
    provenance=Provenance("a.csv", sha256="00"),
    ids=frozenset({"zeta", "alpha", "mu"}),
)
NUMBERS = (
    '{"groups":{"a":1.0,"b":2.0},"ids":["alpha","mu","zeta"],'
    '"rows":[{"gap":-0.30000000000000004,"id":"reliability","n":12},{"gap":null,"id":"empathy","n":0}],'
    '"scores":[[1.5,null],[0.0,null]],"when":{"frequency":"quarter","index":1,"year":2026}}'
)


def test_numbers_are_bare_sorted_and_at_full_precision() -> None:
    assert RESULT.numbers_json() == NUMBERS


def test_numbers_do_not_depend_on_where_they_come_from() -> None:
    """Neither on the file nor on the order of a mapping nor on the sign of zero."""
    other = replace(
        RESULT,
        provenance=Provenance("b.parquet", rows_read=7),
        unit=Unit(kind="days"),
        groups={"a": 1.0, "b": 2.0},
        scores=np.array([[1.5, math.nan], [0.0, -math.inf]]),
    )
    assert other.numbers_json() == NUMBERS
    assert replace(RESULT, groups={"a": 1.0, "b": 2.0 + 5e-16}).numbers_json() != NUMBERS


@pytest.mark.parametrize(
    ("value", "data"),
    [
        (None, None),
        (True, True),
        (3, 3),
        ("x", "x"),
        (0.1, 0.1),
        (math.nan, None),
        (-0.0, 0.0),
        (np.float64(0.1), 0.1),
        (np.int8(3), 3),
        (np.bool_(True), True),
        (np.array([1, 2], dtype=np.int8), [1, 2]),
        (np.array(["a"]), ["a"]),
        ((1, [2.0, None]), [1, [2.0, None]]),
        ({1: "a", Period.parse("2026"): "b"}, {"1": "a", "2026": "b"}),
        (LocalText(en="a"), {"en": "a", "zh": None}),
        (datetime.date(2026, 1, 31), "2026-01-31"),
        ((Unit(),), [{"kind": "number", "currency": None, "decimals": None, "label": None}]),
        ({"b", "a"}, ["a", "b"]),
    ],
)
def test_plain_data(value: object, data: object) -> None:
    found = plain(value)
    assert json.dumps(found) == json.dumps(data)


def test_texts_stay_readable() -> None:
    assert replace(RESULT, rows=(Row("可靠性", 1, 0.0),)).numbers_json().count("可靠性") == 1


def test_a_reader_that_did_nothing_says_nothing() -> None:
    nothing = Provenance("a.csv")
    assert (nothing.sha256, nothing.encoding, nothing.separator, nothing.missing, nothing.notes) == (
        None,
        None,
        None,
        (),
        (),
    )
    assert (nothing.rows_read, nothing.rows_blank, nothing.digits_normalised, nothing.words_mapped) == (0, 0, 0, 0)


def test_what_is_no_number_is_refused() -> None:
    """An address in memory would make the numbers differ from run to run."""
    with pytest.raises(TypeError, match="a result holds a object, which is no number"):
        plain((object(),))


def test_a_result_shows_its_table() -> None:
    assert str(RESULT) == "Row            Gap\n-----------  -----\nreliability  −0.30\nempathy          –"
    assert RESULT._repr_html_() == RESULT.table().to_html("en")


def test_a_result_shows_itself_in_a_language() -> None:
    shown = RESULT.show(lang="zh")
    assert shown._repr_html_() == RESULT.table().to_html("zh")
    assert repr(shown) == RESULT.table().to_text("zh")
    assert RESULT.show()._repr_html_() == RESULT._repr_html_()


def test_a_result_must_have_a_table() -> None:
    with pytest.raises(TypeError):
        Result()  # type: ignore[abstract]


def test_a_result_becomes_a_frame_at_full_precision() -> None:
    frame = RESULT.to_frame(backend="pyarrow")
    assert frame.to_pylist() == [{"id": "reliability", "gap": -0.1 - 0.2}, {"id": "empathy", "gap": None}]


def test_a_result_in_one_line_tells_how_much_it_holds() -> None:
    """A data class would write out every row; a dictionary of results filled pages of a notebook."""
    assert repr(RESULT) == "Gaps(rows[2], scores[2, 2], groups[2], ids[3])"


def test_a_long_line_is_cut_between_parts_and_a_long_word_within() -> None:
    @dataclass(frozen=True)
    class Long(Result):
        name: LocalText
        share: float
        day: datetime.date
        missing: float | None
        a_part_with_a_rather_long_name: tuple[int, ...] = ()
        another_part_with_a_rather_long_name: tuple[int, ...] = ()
        one_more_part_with_a_rather_long_name: tuple[int, ...] = ()
        rest: int = 7

        def table(self) -> Table:
            raise NotImplementedError

    class Longer(Long):
        pass

    made = Longer(LocalText(en="n" * 60), 1 / 3, datetime.date(2026, 4, 30), None)
    assert repr(made) == (
        f"Longer(name='{'n' * 39}…', share=0.333333, day=2026-04-30, a_part_with_a_rather_long_name[0], "
        "another_part_with_a_rather_long_name[0], …)"
    )


def test_a_result_with_a_line_of_its_own_keeps_it() -> None:
    @dataclass(frozen=True)
    class Own(Result):
        n: int

        def table(self) -> Table:
            raise NotImplementedError

        def __repr__(self) -> str:
            return "mine"

    @dataclass(frozen=True)
    class Heir(Own):
        more: int

    assert (repr(Own(1)), repr(Heir(1, 2))) == ("mine", "mine")
